"""`quiethire read-board`: recorded responses of a board, read offline."""

from typing import Annotated, Any

import typer

from quiethire.cli.context import emit, given_now, note, read_file


def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="List pages first, then details; - is stdin.")],
    provider: Annotated[str, typer.Option(help="The provider's name, for example greenhouse.")],
    tenant: Annotated[str, typer.Option(help="The employer's account there.")],
    site: Annotated[str | None, typer.Option(help="The board within the account, where there are several.")] = None,
    host: Annotated[str | None, typer.Option(help="The host the board was on, where it is the employer's own.")] = None,
    at: Annotated[str | None, typer.Option("--now", help="Read relative dates at this moment (ISO 8601).")] = None,
) -> None:
    """Postings of recorded board responses, as JSON lines like those of `parse`."""
    from quiethire.domain.board import BoardRef
    from quiethire.pipeline.posting_shape import posting_shape
    from quiethire.pipeline.read_recorded import read_recorded

    board = BoardRef(provider=provider, tenant=tenant, site=site, host=host.strip().lower() if host else None)
    outcome = read_recorded(board, [(name, read_file(name)) for name in files], now=given_now(at))
    for sentence in outcome.notes:
        note(f"quiethire: {sentence}")
    lines: list[dict[str, Any]] = [{"file": file, **posting_shape(posting)} for file, posting in outcome.postings]
    emit(lines)
    if not lines and outcome.notes:
        raise typer.Exit(1)
