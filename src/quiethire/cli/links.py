"""`quiethire links`: the postings a listing page leads to."""

from typing import Annotated

import typer

from quiethire.cli.context import ManifestOption, UrlOption, emit
from quiethire.cli.one_page import responses


def command(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE|URL…", help="Pages; - is standard input.")] = None,
    url: UrlOption = None,
    manifest: ManifestOption = None,
) -> None:
    """Links to postings, as JSON lines of file, url and text; none found: no line."""
    from quiethire.pipeline.read_pages import read_links

    for given, _, response in responses(files or [], url, manifest):
        emit({"file": given, "url": link.url, "text": link.text} for link in read_links(response).links)
