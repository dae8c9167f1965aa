"""The same postings from separate processes: servers, services over HTTP, two workers, one of them killed half-way."""

import asyncio
import sys
from pathlib import Path

import httpx
import pytest
from processes import Child, Processes, assert_same, free_port, jobs, searchable, start_sandbox, wait_until
from temporalio.client import Client

from quiethire.runtime.engines.postgres import EmbeddedPostgres
from quiethire.runtime.engines.temporal import EmbeddedTemporal
from quiethire.workflows.contracts import ContinuousDiscoveryInput
from quiethire.workflows.schedules import start_round

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

CLICKHOUSE = Path(__file__).parents[1] / "stores" / "clickhouse_server.py"
SERVICES = ("parser", "proxies", "index", "crawler", "discovery", "api")


def start_clickhouse(processes: Processes) -> str:
    """ClickHouse's engine behind its own HTTP interface."""
    port = free_port()
    child = processes.start(
        "clickhouse",
        [sys.executable, str(CLICKHOUSE), "--port", str(port), "--dir", str(processes.folder / "clickhouse"),
         "--user", "quiethire", "--password", "secret"],
    )  # fmt: skip
    child.url = f"http://127.0.0.1:{port}"
    processes.ready(child, path="/ping")
    return f"http://quiethire:secret@127.0.0.1:{port}/quiethire"


def start_services(processes: Processes, urls: dict[str, str]) -> dict[str, Child]:
    """Every service on its port, ready; each with a data folder of its own."""
    made: dict[str, Child] = {}
    for name in SERVICES:
        made[name] = processes.quiethire(
            name, "serve", name, "--port", urls[name].rsplit(":", 1)[1], "--data", str(processes.folder / name)
        )
        made[name].url = urls[name]
    processes.ready(*made.values())
    return made


def start_worker(processes: Processes, name: str) -> Child:
    """A worker, ready."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    return processes.quiethire(name, "work", "--port", str(port), "--data", str(processes.folder / name), url=url)


async def test_separate_processes_find_the_same_postings(tmp_path: Path, redis_url: str) -> None:
    postgres = EmbeddedPostgres(tmp_path / "postgres", port=free_port(), durable=False)
    temporal = EmbeddedTemporal(tmp_path / "temporal", binary=None, port=0, ui_port=0, namespace="default")
    urls = {name: f"http://127.0.0.1:{free_port()}" for name in SERVICES}
    try:
        dsn = await asyncio.to_thread(postgres.start)
        address = await temporal.start()
        with Processes(tmp_path) as processes:
            sandbox = await asyncio.to_thread(start_sandbox, processes)
            processes.environment = sandbox.settings() | {
                "QUIETHIRE_POSTGRES__DSN": dsn,
                "QUIETHIRE_CLICKHOUSE__DSN": await asyncio.to_thread(start_clickhouse, processes),
                "QUIETHIRE_TEMPORAL__ADDRESS": address,
                "QUIETHIRE_CACHE__URL": redis_url,
                "QUIETHIRE_SNAPSHOTS__URL": f"file://{tmp_path / 'snapshots'}",
                "QUIETHIRE_SEARCH__URL": urls["index"],
                "QUIETHIRE_SERVICES__CRAWLER_URL": urls["crawler"],
                "QUIETHIRE_SERVICES__PARSER_URL": urls["parser"],
                "QUIETHIRE_SERVICES__DISCOVERY_URL": urls["discovery"],
                "QUIETHIRE_SERVICES__PROXIES_URL": urls["proxies"],
                "QUIETHIRE_CRAWLING__BROWSER": "false",
                "QUIETHIRE_PARSING__PROCESSES": "2",
            }
            migrated = await asyncio.to_thread(processes.run, "migrate", "--data", str(tmp_path / "cli"))
            assert migrated.returncode == 0, migrated.stderr
            await asyncio.to_thread(start_services, processes, urls)
            first = await asyncio.to_thread(start_worker, processes, "worker-1")
            await asyncio.to_thread(start_worker, processes, "worker-2")
            await _whole_round(processes, sandbox, urls["api"], address, first)
    finally:
        await temporal.stop()
        await asyncio.to_thread(postgres.stop)


async def _whole_round(processes, sandbox, api: str, address: str, worker: Child) -> None:  # type: ignore[no-untyped-def]
    """Add, start a round, kill a worker half-way, and compare."""
    seeds = processes.folder / "employers.csv"
    seeds.write_text("domain\n" + "\n".join(sandbox.seeds()))
    added = await asyncio.to_thread(
        processes.run, "add", "--no-crawl", "--file", str(seeds), "--data", str(processes.folder / "cli")
    )
    assert added.returncode == 0, added.stderr
    expected = sandbox.ask("/_expected?browser=false")
    client = await Client.connect(address)
    handle = await start_round(client, ContinuousDiscoveryInput())
    await asyncio.to_thread(wait_until, lambda: len(jobs(api)) > len(expected) // 10, "a part", seconds=120)
    worker.kill()
    had = len(jobs(api))
    result = await asyncio.wait_for(handle.result(), 400)
    print(f"\na worker killed at {had} of {len(expected)} postings; {result.companies} companies at the end")
    assert result.companies == len(sandbox.seeds())
    assert_same(jobs(api), expected)
    assert_same(searchable(api), expected)
    health = httpx.get(f"{api}/health", trust_env=False, timeout=30).json()
    assert health["status"] == "ok", health
    requests = sandbox.ask("/_requests")
    assert requests["forbidden"] == 0
