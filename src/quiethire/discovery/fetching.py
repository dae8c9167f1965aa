"""What every method needs: one page, or the reason there is none."""

from collections.abc import Sequence

from quiethire.crawling.contract import Crawler, Fetched, SnapshotStore
from quiethire.domain.exchange import Kind, Request, Response, SnapshotRef


class PageSource:
    """Fetches pages for the methods and hands out their bodies. One per discoverer."""

    def __init__(self, crawler: Crawler, snapshots: SnapshotStore, *, fresh_seconds: float) -> None:
        self._crawler = crawler
        self._snapshots = snapshots
        self._fresh_seconds = fresh_seconds

    async def outcomes(self, urls: Sequence[str], *, kind: Kind = Kind.PAGE) -> list[Fetched]:
        """One outcome for each address, in order."""
        requests = [Request(url=url, kind=kind) for url in urls]
        return await self._crawler.crawl(requests, fresh_seconds=self._fresh_seconds) if requests else []

    async def ask(self, request: Request) -> Fetched:
        """The outcome of one request."""
        return (await self._crawler.crawl([request], fresh_seconds=self._fresh_seconds))[0]

    async def body(self, ref: SnapshotRef) -> Response:
        """The response kept under a reference."""
        return await self._snapshots.get(ref)


def why(outcome: Fetched) -> str:
    """One sentence on why there is no page."""
    return f"{outcome.url}: {outcome.error}: {outcome.message}"[:300]
