"""A real Temporal server for the session, and a worker over ports on the sandbox."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))

from engine_room import engine_room, served, settings_for
from pydantic import SecretStr
from temporalio.client import Client

from quiethire.pipeline.ports import Ports
from quiethire.runtime.build import now
from quiethire.runtime.engines.temporal import EmbeddedTemporal
from quiethire.sandbox.server import Sandbox, build_app
from quiethire.sandbox.world import World
from quiethire.stores.clickhouse import ClickHouse
from quiethire.stores.postgres import Postgres
from quiethire.workflows.worker import build_worker


@pytest.fixture(scope="session")
async def temporal(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Client]:
    """A client of Temporal's own server."""
    server = EmbeddedTemporal(tmp_path_factory.mktemp("temporal"), binary=None, port=0, ui_port=0, namespace="default")
    await server.start()
    yield await Client.connect(server.address)
    await server.stop()


@pytest.fixture(scope="module")
def sandbox() -> Sandbox:
    """A small world with every kind of employer and every fault."""
    return build_app(World(seed=7, employers=60, postings=300, slow_seconds=0.05), busy_requests=1)


@pytest.fixture(scope="module")
async def ports(
    sandbox: Sandbox, postgres: Postgres, clickhouse: ClickHouse, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Ports]:
    async with served(sandbox) as hosts:
        settings = settings_for(
            tmp_path_factory.mktemp("workflows"), hosts, discovery={"serpapi_key": SecretStr("sandbox")}
        )
        async with engine_room(settings, postgres, clickhouse, now) as made:
            yield made


@pytest.fixture(scope="module")
async def worker(temporal: Client, ports: Ports) -> AsyncIterator[Client]:
    """The client, with a worker at work on the task queue."""
    async with build_worker(temporal, ports, max_concurrent_activities=16):
        yield temporal
