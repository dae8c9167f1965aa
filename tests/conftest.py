"""What every test stands on: no network, a clean environment, and the real engines.

Engines are started once a session and shared; a module gets a database of its own in them.
"""

import ipaddress
import os
import shutil
import socket
import subprocess
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from quiethire.runtime.engines.postgres import EmbeddedPostgres
from quiethire.stores import clickhouse as clickhouse_store
from quiethire.stores import postgres as postgres_store
from quiethire.stores.clickhouse import ClickHouse
from quiethire.stores.postgres import Postgres


class NetworkForbidden(RuntimeError):
    """A test wanted to leave this machine. No OSError, so that nothing takes it for an ordinary failure."""


def _stays_here(host: str | bytes | None) -> bool:
    """Whether a name or address is this machine, so that nothing is asked of the network."""
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if not text or text == "localhost" or text.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    return bool(mapped.is_loopback or mapped.is_unspecified)


def _is_address(host: str | bytes | None) -> bool:
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else host or ""
    try:
        ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    return True


def _named(real: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(host: str | bytes | None, *arguments: Any, **named: Any) -> Any:
        if not _stays_here(host) and not _is_address(host):
            raise NetworkForbidden(f"a test looked up {host!r}")
        return real(host, *arguments, **named)

    return guarded


def _connecting(real: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _stays_here(address[0]):
            raise NetworkForbidden(f"a test connected to {address!r}")
        return real(self, address)

    return guarded


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
            patch.setattr(socket, name, _named(getattr(socket, name)))
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _connecting(getattr(socket.socket, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def _clean_environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("QUIETHIRE_", "PG", "CLICKHOUSE_", "REDIS_")):
                patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    """A running PostgreSQL. Without fsync: a test that ends the machine is none of ours."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("postgres") / "data", durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def postgres_dsn(postgres_server: EmbeddedPostgres) -> Iterator[str]:
    """The address of an empty database, for this module only."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgres_server.dsn, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield psycopg.conninfo.make_conninfo(postgres_server.dsn, dbname=name)
    with psycopg.connect(postgres_server.dsn, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
async def postgres(postgres_dsn: str) -> AsyncIterator[Postgres]:
    """A pool on this module's database, with the tables in it."""
    pool = Postgres(postgres_dsn, max_connections=30)
    await pool.open()
    await postgres_store.migrate(pool)
    yield pool
    await pool.close()


@pytest.fixture(scope="session")
def clickhouse_dsn(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of ClickHouse's engine in this process: one per process while any client of it is open, so every
    test that needs the engine here uses this one, with a database of its own."""
    return f"chdb://{tmp_path_factory.mktemp('clickhouse')}"


@pytest.fixture(scope="module")
async def clickhouse(clickhouse_dsn: str) -> AsyncIterator[ClickHouse]:
    """Clients on a database of this module's own, with the tables in it."""
    clients = ClickHouse(clickhouse_dsn, database=f"test_{uuid.uuid4().hex[:12]}", clients=2)
    await clients.open()
    await clickhouse_store.migrate(clients)
    yield clients
    await clients.command(f"DROP DATABASE {clients.database}")
    await clients.close()


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    """Finds a TCP port of loopback nobody listens on."""

    def find() -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    return find


@pytest.fixture(scope="session")
def redis_url(free_port: Callable[[], int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running Redis server, kept in memory only."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed")
    port = free_port()
    server = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        cwd=tmp_path_factory.mktemp("redis"),
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, server)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of recorded data beside the repository. Skips where there is none."""
    folder = Path(os.environ.get("CORPUS_FOLDER") or Path(__file__).parents[1].parent / "shared" / "corpus")
    if not folder.exists():
        pytest.skip(f"no recorded data at {folder}")
    return folder
