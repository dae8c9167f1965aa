"""Both kinds of index over one contract."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from quiethire.pipeline.health import Health
from quiethire.remote.index import RemoteIndex
from quiethire.remote.service import RemoteService
from quiethire.search.contract import SearchIndex
from quiethire.search.tantivy import TantivyIndex
from quiethire.services.index import build_app


@pytest.fixture
async def tantivy_index(tmp_path: Path) -> AsyncIterator[TantivyIndex]:
    index = TantivyIndex(tmp_path)
    yield index
    await index.close()


@pytest.fixture(params=["in process", "over http"])
async def index(request: pytest.FixtureRequest, tantivy_index: TantivyIndex) -> AsyncIterator[SearchIndex]:
    """Every contract test runs over both topologies."""
    if request.param == "in process":
        yield tantivy_index
        return
    app = build_app(tantivy_index, health=Health({"index": tantivy_index.status}))
    remote = RemoteIndex(RemoteService("index", "http://index.example", transport=httpx.ASGITransport(app)))
    yield remote
    await remote.close()
