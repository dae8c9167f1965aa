"""`quiethire parse`: the postings on one page, field by field with where each came from."""

from typing import Annotated

import typer

from quiethire.cli.context import ManifestOption, UrlOption, emit, given_now, note
from quiethire.cli.one_page import responses


def command(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE|URL…", help="Pages; - is standard input.")] = None,
    url: UrlOption = None,
    manifest: ManifestOption = None,
    at: Annotated[str | None, typer.Option("--now", help="Read relative dates at this moment (ISO 8601).")] = None,
) -> None:
    """Postings found on pages, as JSON lines with provenance; none found: no line."""
    from quiethire.pipeline.posting_shape import posting_shape
    from quiethire.pipeline.read_pages import read_page

    now = given_now(at)
    for given, _, response in responses(files or [], url, manifest):
        page = read_page(response, now=now)
        if page.error is not None:
            note(f"quiethire: {given}: {page.error}: {page.message}")
        for rejection in page.rejected:
            note(f"quiethire: {given}: not taken, {rejection.where}: {rejection.why}")
        emit({"file": given, **posting_shape(posting)} for posting in page.postings)
