"""Clients of ClickHouse, and what becomes of its errors."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from clickhouse_process import ServerProcess, start_clickhouse_server

from quiethire.domain.errors import ConfigurationError, DataDirectoryHeld, EngineUnavailable
from quiethire.stores.clickhouse import ClickHouse, migrate
from quiethire.stores.clickhouse.client import DATABASE


@pytest.mark.parametrize(
    "dsn", ["http://127.0.0.1:9000/quiethire", "clickhouse://127.0.0.1:9440", "postgresql://x", "127.0.0.1", "http://"]
)
def test_an_address_that_cannot_be_is_a_configuration_error(dsn: str) -> None:
    with pytest.raises(ConfigurationError):
        ClickHouse(dsn)


@pytest.mark.parametrize("clients", [0, 51])
def test_more_clients_than_specified_are_refused(clients: int) -> None:
    with pytest.raises(ConfigurationError):
        ClickHouse("http://127.0.0.1:8123", clients=clients)


def test_the_address_may_name_the_database() -> None:
    assert ClickHouse("http://127.0.0.1:8123").database == DATABASE
    assert ClickHouse("http://127.0.0.1:8123/other").database == "other"
    assert ClickHouse("http://127.0.0.1:8123/other", database="third").database == "third"
    assert ClickHouse("chdb:///somewhere").database == DATABASE


async def test_a_server_that_is_not_there_is_unavailable_soon(free_port: Callable[[], int]) -> None:
    clients = ClickHouse(f"http://127.0.0.1:{free_port()}", connect_seconds=1)
    started = time.monotonic()
    with pytest.raises(EngineUnavailable):
        await clients.open()
    assert time.monotonic() - started < 5


async def test_a_wrong_password_is_a_configuration_error(clickhouse_server: ServerProcess) -> None:
    clients = ClickHouse(clickhouse_server.dsn.replace("secret", "guess"))
    with pytest.raises(ConfigurationError, match="516"):
        await clients.open()


async def test_closed_clients_are_unavailable(clickhouse_server: ServerProcess) -> None:
    clients = ClickHouse(clickhouse_server.dsn, database="closing")
    await clients.open()
    await clients.ping()
    await clients.close()
    with pytest.raises(EngineUnavailable):
        await clients.ping()
    await clients.open()
    await clients.ping()
    await clients.close()


async def test_a_server_killed_and_started_again(
    tmp_path_factory: pytest.TempPathFactory, free_port: Callable[[], int]
) -> None:
    folder = tmp_path_factory.mktemp("killed")
    port = free_port()
    server = start_clickhouse_server(folder, port)
    clients = ClickHouse(server.dsn, clients=2)
    try:
        await clients.open()
        await migrate(clients)
        await clients.command("CREATE TABLE kept (x Int32) ENGINE = MergeTree ORDER BY x")
        await clients.insert("kept", {"x": list(range(1000))}, ["Int32"])
        server.process.kill()
        server.process.wait()
        started = time.monotonic()
        with pytest.raises(EngineUnavailable):
            await clients.ping()
        assert time.monotonic() - started < 5
        server = start_clickhouse_server(folder, port)
        assert await clients.rows("SELECT count() FROM kept") == [(1000,)]
    finally:
        await clients.close()
        server.process.kill()
        server.process.wait()


_OWNER = """
import asyncio, os, sys
sys.path.insert(0, sys.argv[2])
from store_postings import stored
from quiethire.domain.errors import DataDirectoryHeld
from quiethire.stores.clickhouse import ClickHouse, ClickHouseJobs, migrate

async def main():
    clients = ClickHouse(f"chdb://{sys.argv[1]}")
    try:
        await clients.open()
    except DataDirectoryHeld:
        print("held", flush=True)
        return
    await migrate(clients)
    jobs = ClickHouseJobs(clients)
    print(len(await jobs.scan(limit=10_000)), flush=True)
    for start in range(0, 500, 100):
        await jobs.insert([stored(number) for number in range(start, start + 100)])
    print("inserted", flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


def owner_of(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _OWNER, str(folder), str(Path(__file__).parent)], stdout=subprocess.PIPE, text=True
    )


async def lines(process: subprocess.Popen[str], count: int) -> list[str]:
    assert process.stdout is not None
    return [(await asyncio.to_thread(process.stdout.readline)).strip() for _ in range(count)]


async def test_an_insert_that_returned_survives_a_kill_and_a_second_owner_is_told(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("kill")
    first = owner_of(folder)
    second = third = None
    try:
        assert await lines(first, 2) == ["0", "inserted"]
        second = owner_of(folder)
        assert await lines(second, 1) == ["held"]
        first.kill()
        first.wait()
        third = owner_of(folder)
        assert await lines(third, 2) == ["500", "inserted"]
    finally:
        for process in (first, second, third):
            if process is not None:
                process.kill()
                process.wait()
                if process.stdout is not None:
                    process.stdout.close()


async def test_one_folder_at_a_time_in_a_process(clickhouse: ClickHouse, tmp_path: Path) -> None:
    await clickhouse.ping()
    other = ClickHouse(f"chdb://{tmp_path}")
    with pytest.raises(DataDirectoryHeld):
        await other.open()


async def test_a_long_read_does_not_hold_up_a_short_one(clickhouse: ClickHouse) -> None:
    long = asyncio.create_task(clickhouse.rows("SELECT sum(cityHash64(number)) FROM numbers(300000000)"))
    await asyncio.sleep(0.01)
    await clickhouse.ping()
    assert not long.done()
    await long
