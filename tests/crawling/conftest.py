from collections.abc import AsyncIterator

import pytest
from loopback_web import Clock, Web, serving

from quiethire.crawling.addresses import AllowList
from quiethire.crawling.fetchers.http import HttpFetcher
from quiethire.crawling.guard import Guard
from quiethire.crawling.policy import CrawlPolicy


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    async with serving() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def wire() -> AsyncIterator[HttpFetcher]:
    """One exchange over the network, loopback allowed."""
    policy = CrawlPolicy(connect_timeout_seconds=1, total_timeout_seconds=0.5, long_timeout_seconds=20)
    fetcher = HttpFetcher(Guard(allow=AllowList(["127.0.0.1"])), policy=policy)
    yield fetcher
    await fetcher.close()
