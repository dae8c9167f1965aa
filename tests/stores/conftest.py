"""ClickHouse twice: its engine in this process, and as a server over HTTP."""

import json
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from quiethire.stores.clickhouse import ClickHouse, ClickHouseJobs, migrate


@dataclass(frozen=True)
class ServerProcess:
    """A test server and where it listens."""

    port: int
    process: subprocess.Popen[str]

    @property
    def dsn(self) -> str:
        return f"http://quiethire:secret@127.0.0.1:{self.port}/quiethire"


def start_clickhouse_server(folder: Path, port: int = 0) -> ServerProcess:
    """Start the test server on a folder; it listens when this returns."""
    process = subprocess.Popen(
        [
            sys.executable,
            str(Path(__file__).with_name("clickhouse_server.py")),
            *("--port", str(port), "--dir", str(folder), "--user", "quiethire", "--password", "secret"),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.stdout.close()
    return ServerProcess(json.loads(line)["port"], process)


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
