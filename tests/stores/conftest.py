"""ClickHouse twice: its engine in this process, and as a server over HTTP."""

import uuid
from collections.abc import AsyncIterator, Iterator

import pytest
from clickhouse_process import ServerProcess, start_clickhouse_server

from quiethire.stores.clickhouse import ClickHouse, ClickHouseJobs, migrate


@pytest.fixture(scope="session")
def clickhouse_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """ClickHouse's HTTP interface, in a process of its own."""
    server = start_clickhouse_server(tmp_path_factory.mktemp("clickhouse_server"))
    yield server
    server.process.terminate()
    server.process.wait(15)


@pytest.fixture(scope="module", params=["embedded", "server"])
async def any_clickhouse(request: pytest.FixtureRequest) -> AsyncIterator[ClickHouse]:
    """Clients on a database of the module's own, in either kind of ClickHouse."""
    if request.param == "embedded":
        dsn = request.getfixturevalue("clickhouse_dsn")
    else:
        dsn = request.getfixturevalue("clickhouse_server").dsn
    clients = ClickHouse(dsn, database=f"test_{uuid.uuid4().hex[:12]}", clients=3)
    await clients.open()
    await migrate(clients)
    yield clients
    await clients.command(f"DROP DATABASE {clients.database}")
    await clients.close()


@pytest.fixture
async def jobs(any_clickhouse: ClickHouse) -> ClickHouseJobs:
    """An empty `jobs`."""
    await any_clickhouse.command("TRUNCATE TABLE jobs")
    return ClickHouseJobs(any_clickhouse)
