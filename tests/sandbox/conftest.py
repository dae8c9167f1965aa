"""A served world, fetched over real HTTP."""

from collections.abc import AsyncIterator

import httpx
import pytest
from sandbox_web import Web

from quiethire.sandbox.server import build_app, running
from quiethire.sandbox.world import World


@pytest.fixture(scope="module")
def world() -> World:
    return World(seed=11, employers=60, postings=900, slow_seconds=0.05)


@pytest.fixture(scope="module")
async def served(world: World) -> AsyncIterator[Web]:
    app = build_app(world, busy_requests=0)
    async with running(app) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        yield Web(app, port, client)


@pytest.fixture
def web(served: Web) -> Web:
    """The served world on its first day, with nothing counted."""
    served.app.set_day(1)
    served.app.ledger.hosts.clear()
    return served


@pytest.fixture
async def big() -> AsyncIterator[Web]:
    app = build_app(World(seed=5, employers=8, postings=2500, big_workday=True))
    async with running(app) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        yield Web(app, port, client)
