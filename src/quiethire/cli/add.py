"""`quiethire add`: employers by domain, boards and career pages by address."""

from pathlib import Path
from typing import Annotated

import typer

from quiethire.cli.context import DataOption, emit, note, read_file, read_settings, run
from quiethire.domain.errors import InputError
from quiethire.settings import Settings


def command(
    given: Annotated[
        list[str] | None, typer.Argument(metavar="DOMAIN|URL…", help="example.com, or a board or career page.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="A list: a line each, or a CSV with a domain column.")
    ] = None,
    data: DataOption = None,
    crawl: Annotated[bool, typer.Option(help="Discover them at once when an instance runs.")] = True,
    json: Annotated[bool, typer.Option("--json", help="JSON lines on standard output.")] = False,
) -> None:
    """Add employers or boards; discovery takes it from there."""
    from quiethire.pipeline.add_employers import read_list

    entries = list(given or [])
    if file is not None:
        entries += read_list(read_file(str(file)).decode("utf-8-sig", "replace"), name=file.name)
    if not entries:
        raise InputError("give a domain such as example.com, an address, or --file with a list of them")
    run(_add(read_settings(data), entries, crawl=crawl, json=json))


async def _add(settings: Settings, entries: list[str], *, crawl: bool, json: bool) -> None:
    from quiethire.cli.attach import postgres_side
    from quiethire.pipeline.add_employers import add_employers, companies_of
    from quiethire.pipeline.ports import Registers
    from quiethire.stores.postgres import PostgresBoards, PostgresCompanies, PostgresDiscovered, PostgresQueue
    from quiethire.workflows.schedules import start_company

    async with postgres_side(settings, temporal=crawl) as (parts, temporal):
        postgres = await parts.postgres()
        registers = Registers(
            companies=PostgresCompanies(postgres),
            discovered=PostgresDiscovered(postgres),
            boards=PostgresBoards(postgres),
            queue=PostgresQueue(postgres),
            open_providers=frozenset(settings.discovery.closed_providers),
        )
        added, refused = await add_employers(registers, entries)
        started = 0
        if temporal is not None:
            for domain in companies_of(one for one in added if one.what != "career_page"):
                await start_company(temporal, domain)
                started += 1
    if json:
        emit(
            {"given": one.given, "what": one.what, "company": one.company, "new": one.new, "note": one.note}
            for one in added
        )
    for one in added if not json else ():
        typer.echo(
            f"{'added' if one.new else 'known'}  {one.what:<12} {one.given}{f'  ({one.note})' if one.note else ''}"
        )
    for bad in refused:
        note(f"refused: {bad.why}")
    if started:
        note(f"discovering {started} of them now")
    elif added:
        note("the next round discovers them; `quiethire schedule --now` starts one at once")
    if refused:
        raise typer.Exit(1)
