"""A discoverer over pages written down, with a DNS written down beside them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from small_world import NOW, Field, Looker, SmallNames, SmallWeb

from quiethire.crawling.crawler import PoliteCrawler
from quiethire.crawling.redirects import Redirects
from quiethire.crawling.retrying import Retrying
from quiethire.crawling.snapshots import ObjectSnapshots, open_store
from quiethire.discovery.discoverer import LocalDiscoverer


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[Field]:
    snapshots = ObjectSnapshots(open_store(f"file://{tmp_path}"))
    web, names = SmallWeb(), SmallNames()
    crawler = PoliteCrawler(Retrying(Redirects(web), tries=1), snapshots, now=lambda: NOW)
    looker = Looker(snapshots)
    yield Field(
        web,
        names,
        LocalDiscoverer(crawler, snapshots, looker, resolver=names, fresh_seconds=0.0, serpapi_key="key&1"),
        LocalDiscoverer(crawler, snapshots, looker, resolver=names, fresh_seconds=0.0),
    )
    await snapshots.close()
