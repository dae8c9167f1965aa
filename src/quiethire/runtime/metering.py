"""Counting what the crawler does. Wraps a crawler and is one."""

from collections.abc import Sequence

from quiethire.crawling.contract import Crawler, Fetched
from quiethire.domain.exchange import Request
from quiethire.observability.metrics import CRAWLER_REQUESTS


class MeteredCrawler:
    """Counts every outcome in `quiethire_crawler_requests`: ok, reused, or the error's code."""

    def __init__(self, inner: Crawler) -> None:
        self._inner = inner

    async def crawl(self, requests: Sequence[Request], *, fresh_seconds: float = 3600.0) -> list[Fetched]:
        """See Crawler."""
        outcomes = await self._inner.crawl(requests, fresh_seconds=fresh_seconds)
        for outcome in outcomes:
            CRAWLER_REQUESTS.add(outcome.error or ("reused" if outcome.reused else "ok"))
        return outcomes
