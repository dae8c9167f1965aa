"""`quiethire migrate`: bring both databases up to date."""

from typing import Annotated

import typer

from quiethire.cli.context import DataOption, read_settings, run
from quiethire.settings import Settings


def command(
    data: DataOption = None,
    status: Annotated[bool, typer.Option("--status", help="Show only, change nothing.")] = False,
) -> None:
    """Apply the migrations of PostgreSQL and ClickHouse that are missing."""
    run(_migrate(read_settings(data), only_status=status))


async def _migrate(settings: Settings, *, only_status: bool) -> None:
    from quiethire.cli.attach import postgres_side
    from quiethire.runtime.build import Addresses
    from quiethire.runtime.instance import find_instance
    from quiethire.stores import clickhouse, postgres

    async with postgres_side(settings) as (parts, _):
        pool = postgres.Postgres(parts.addresses.postgres, max_connections=2)
        await pool.open()
        try:
            if not only_status:
                await postgres.migrate(pool)
            for line in await postgres.status(pool):
                typer.echo(f"postgres    {line.version:04} {line.name:<30} {line.applied_at or 'missing'}")
        finally:
            await pool.close()
        if settings.clickhouse.dsn is None and find_instance(settings.data) is not None and not only_status:
            typer.echo("clickhouse  in process: the running instance has brought it up to date when it started")
            return
        store = clickhouse.ClickHouse(Addresses.of(settings).clickhouse, clients=1)
        await store.open()
        try:
            if not only_status:
                await clickhouse.migrate(store)
            for row in await clickhouse.status(store):
                typer.echo(f"clickhouse  {row.version:04} {row.name:<30} {row.applied_at or 'missing'}")
        finally:
            await store.close()
