"""The API over real engines: ClickHouse's in this process, Tantivy, the cache in memory."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from service_postings import CLOSED, NOW, POSTINGS

from quiethire.cache.memory import MemoryCache
from quiethire.pipeline.browse_postings import BrowsePostings
from quiethire.pipeline.health import Health
from quiethire.pipeline.index_postings import document_of
from quiethire.pipeline.search_postings import SearchPostings
from quiethire.search.tantivy import TantivyIndex
from quiethire.services.api.app import build_app
from quiethire.stores.clickhouse import ClickHouse, ClickHouseJobs


@pytest.fixture(scope="module")
async def jobs(clickhouse: ClickHouse) -> ClickHouseJobs:
    store = ClickHouseJobs(clickhouse)
    await store.insert([*POSTINGS, CLOSED])
    return store


@pytest.fixture(scope="module")
async def index(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[TantivyIndex]:
    folder: Path = tmp_path_factory.mktemp("search")
    index = TantivyIndex(folder)
    await index.put([document_of(row) for row in POSTINGS])
    yield index
    await index.close()


@pytest.fixture
def cache() -> MemoryCache:
    return MemoryCache()


@pytest.fixture
def search(index: TantivyIndex, jobs: ClickHouseJobs, cache: MemoryCache) -> SearchPostings:
    return SearchPostings(index, jobs, cache)


@pytest.fixture
async def client(
    search: SearchPostings, index: TantivyIndex, jobs: ClickHouseJobs, cache: MemoryCache
) -> AsyncIterator[httpx.AsyncClient]:
    app = build_app(
        search,
        BrowsePostings(jobs),
        health=Health({"search": index.status, "cache": cache.ping}),
        cache=cache,
        clock=lambda: NOW,
        cors_origins=("https://friend.example",),
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api.example") as client:
        yield client
