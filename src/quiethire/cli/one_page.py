"""One page for `parse`, `links` and `detect`: from a file, or fetched as the crawler would."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quiethire.cli.context import inputs, is_address, note, read_file, run
from quiethire.domain.errors import QuietHireError
from quiethire.domain.exchange import Request, Response


def responses(files: list[str], url: str | None, manifest: Path | None) -> Iterator[tuple[str, str, Response]]:
    """(what was given, its address, the response). What cannot be had is said on standard error and left out, and
    ends the command with exit code 1 after the others."""
    failures = 0
    for given, address in inputs(files, url, manifest):
        try:
            yield given, *_response(given, address)
        except QuietHireError as error:
            failures += 1
            note(f"quiethire: {given}: {error}")
    if failures:
        raise SystemExit(1)


def _response(given: str, address: str | None) -> tuple[str, Response]:
    if is_address(given):
        response = run(fetch(given))
        return response.url, response
    body = read_file(given)
    kind, _ = mimetypes.guess_type(given)
    headers = {"content-type": kind} if kind and ("xml" in kind or "json" in kind) else {}
    page = address or Path(given).resolve().as_uri()
    return page, Response(url=page, status=200, body=body, headers=headers, requested_url=page)


async def fetch(url: str, **options: Any) -> Response:
    """Fetch one page politely, in a throw-away place. Raises FetchError."""
    from tempfile import TemporaryDirectory

    from quiethire.cli.context import read_settings
    from quiethire.crawling.outcomes import error_of
    from quiethire.runtime.build import Addresses, Parts

    with TemporaryDirectory(prefix="quiethire-") as folder:
        settings = read_settings(Path(folder))
        async with Parts(settings, Addresses.of(settings)) as parts:
            crawler, snapshots = await parts.local_crawler(), await parts.snapshots()
            outcome = (await crawler.crawl([Request(url=url, **options)], fresh_seconds=0.0))[0]
            if outcome.snapshot is None:
                raise error_of(outcome)
            return await snapshots.get(outcome.snapshot)
