"""`quiethire reparse`: new parsers over old pages, without fetching."""

from typing import Annotated

import typer

from quiethire.cli.attach import need_alone, postgres_side
from quiethire.cli.context import DataOption, read_settings, run
from quiethire.settings import Settings


def command(
    data: DataOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count only, change nothing.")] = False,
) -> None:
    """Read every kept snapshot again with the present parsers and store what changed. Stop the instance first."""
    run(_reparse(read_settings(data), dry_run=dry_run))


async def _reparse(settings: Settings, *, dry_run: bool) -> None:
    from rich.console import Console

    from quiethire.pipeline.reparse_snapshots import reparse_snapshots

    need_alone(settings)
    async with postgres_side(settings) as (parts, _):
        ports = await parts.ports()
        snapshots = await parts.snapshots()
        with Console(stderr=True).status("reading") as status:
            done = await reparse_snapshots(
                ports, snapshots.latest(), dry_run=dry_run, report=lambda progress: status.update(str(dict(progress)))
            )
    typer.echo(
        f"{done.pages} pages read, {done.postings} known postings found in them, {done.changed} changed"
        f"{' (nothing was written)' if dry_run else ''}, {done.unreadable} pages unreadable"
    )
