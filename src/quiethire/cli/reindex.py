"""`quiethire reindex`: build the search index anew from the store."""

from typing import Annotated

import typer

from quiethire.cli.attach import need_alone, postgres_side
from quiethire.cli.context import DataOption, read_settings, run
from quiethire.settings import Settings


def command(
    data: DataOption = None,
    repair: Annotated[bool, typer.Option("--repair", help="Only put right what index and store disagree on.")] = False,
) -> None:
    """Rebuild the search index from the store, or repair it. Stop the instance first when the index is embedded."""
    run(_reindex(read_settings(data), repair=repair))


async def _reindex(settings: Settings, *, repair: bool) -> None:
    from quiethire.pipeline.reconcile_index import rebuild_index, reconcile_index

    need_alone(settings)
    async with postgres_side(settings) as (parts, _):
        ports = await parts.ports()
        if repair:
            found = await reconcile_index(ports)
            typer.echo(f"{found.missing} were missing and are indexed, {found.surplus} were surplus and are gone")
        else:
            typer.echo(f"{await rebuild_index(ports)} postings indexed")
