"""Processes of QuietHire for the end-to-end tests: started on free ports, waited for by their health, ended in order.

Nothing here knows how a part works inside: commands as users run them, HTTP and Temporal as clients see them.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import psutil
from temporalio.client import Client

from quiethire.domain.identity import canonical_url
from quiethire.workflows.contracts import ContinuousDiscoveryInput, ContinuousDiscoveryResult
from quiethire.workflows.schedules import start_round

START_SECONDS = 90.0
"""How long a part may take to come up on a machine that does other things as well."""
POLL_SECONDS = 0.1


def free_port() -> int:
    """A TCP port of loopback nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(holds: Callable[[], bool], what: str, *, seconds: float = START_SECONDS) -> None:
    """Ask again and again until it holds. Fails with `what` when it does not in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"{what}: not within {seconds:g} s"
        time.sleep(POLL_SECONDS)


@dataclass
class Child:
    """One process of ours, what it writes, and where it answers."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    url: str = ""

    @property
    def output(self) -> str:
        """What it has said so far."""
        return self.log.read_text("utf-8", "replace")

    def family(self) -> list[psutil.Process]:
        """The process and everything under it, now."""
        with suppress(psutil.NoSuchProcess):
            me = psutil.Process(self.process.pid)
            return [me, *me.children(recursive=True)]
        return []

    def kill(self) -> None:
        """As the kernel would: no farewell."""
        self.process.kill()
        self.process.wait()

    def stop(self, seconds: float = 15.0) -> int:
        """Ask it to end, as Ctrl-C does; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
        return self.process.wait()


@dataclass
class Processes:
    """Starts processes and ends all of them at the end, the last first, with whatever they left."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)
    _families: dict[int, psutil.Process] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self.children:
            self._families.update({one.pid: one for one in child.family()})
        for child in reversed(self.children):
            child.stop()
        _, left = psutil.wait_procs(self._families.values(), timeout=5)
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        if error is not None:
            for child in self.children:
                print(f"--- {child.name} ({child.process.returncode})\n{child.output[-3000:]}")

    def quiethire(
        self, name: str, *arguments: str, url: str = "", environment: Mapping[str, str] | None = None
    ) -> Child:
        """`quiethire …` as a process; with `url`, waited for until that answers."""
        return self.start(name, [sys.executable, "-m", "quiethire", *arguments], url=url, environment=environment)

    def start(
        self, name: str, command: Sequence[str], *, url: str = "", environment: Mapping[str, str] | None = None
    ) -> Child:
        """Any command as a process."""
        log = self.folder / f"{name}-{len(self.children)}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=self.folder,
                env=os.environ | self.environment | (environment or {}),
            )
        child = Child(name, process, log, url)
        self.children.append(child)
        if url:
            self.ready(child)
        return child

    def ready(self, *children: Child, path: str = "/health") -> None:
        """Wait until each answers; one that ends instead fails the test with what it said."""

        def answers(child: Child) -> bool:
            assert child.process.poll() is None, f"{child.name} ended: {child.output[-3000:]}"
            try:
                return httpx.get(child.url + path, timeout=30.0, trust_env=False).status_code < 500
            except httpx.TransportError:
                return False

        for child in children:
            wait_until(lambda child=child: answers(child), f"{child.name} at {child.url}")

    def run(self, *arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """`quiethire …` to its end."""
        return subprocess.run(
            [sys.executable, "-m", "quiethire", *arguments],
            env=os.environ | self.environment | (environment or {}),
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


class SandboxControl:
    """The sandbox's control host, and the settings that send a crawler there."""

    def __init__(self, url: str) -> None:
        self.url = url

    def ask(self, path: str) -> Any:
        """The JSON at a control path."""
        answer = httpx.get(self.url + path, timeout=60.0, trust_env=False)
        answer.raise_for_status()
        return answer.json()

    def go_to_day(self, day: int) -> None:
        """Move the sandbox's clock."""
        httpx.post(self.url + "/_day", json={"day": day}, timeout=30.0, trust_env=False).raise_for_status()

    def seeds(self) -> list[str]:
        """What to add."""
        return [seed["value"] for seed in self.ask("/_employers")["seeds"]]

    def settings(self) -> dict[str, str]:
        """Environment that sends every host of the sandbox to it, and none elsewhere."""
        return {
            "QUIETHIRE_CRAWLING__HOST_MAP": json.dumps(self.ask("/_hosts")),
            "QUIETHIRE_CRAWLING__ONLY_MAPPED": "true",
        }


def start_sandbox(processes: Processes, *, employers: int = 60, postings: int = 600, seed: int = 7) -> SandboxControl:
    """The sandbox as users run it."""
    port = free_port()
    child = processes.quiethire(
        "sandbox", "sandbox", "--employers", str(employers), "--postings", str(postings), "--seed", str(seed),
        "--port", str(port),
    )  # fmt: skip
    child.url = f"http://127.0.0.1:{port}"
    processes.ready(child, path="/_day")
    return SandboxControl(child.url)


@dataclass(frozen=True)
class Up:
    """A running `quiethire up`."""

    child: Child
    data: Path
    api: str
    temporal: str
    postgres: str


def start_up(processes: Processes, data: Path, *, environment: Mapping[str, str] | None = None) -> Up:
    """`quiethire up` on a data directory, ready."""
    instance = data / "instance.json"
    instance.unlink(missing_ok=True)
    free = {
        "QUIETHIRE_SERVICES__API_PORT": "0",
        "QUIETHIRE_TEMPORAL__PORT": "0",
        "QUIETHIRE_TEMPORAL__UI_PORT": "0",
    }
    child = processes.quiethire("up", "up", "--data", str(data), environment=free | dict(environment or {}))

    def announced() -> bool:
        assert child.process.poll() is None, f"up ended: {child.output[-3000:]}"
        return instance.exists()

    wait_until(announced, "quiethire up")
    where = json.loads(instance.read_text())
    child.url = where["api"]
    return Up(child, data, where["api"], where["temporal"], where["postgres"])


def jobs(api: str) -> dict[str, dict[str, Any]]:
    """Every open posting by canonical address, as the API lists them."""
    return {canonical_url(one["url"]): one for one in _pages(api, "/api/v1/jobs", "jobs")}


def searchable(api: str) -> dict[str, dict[str, Any]]:
    """Every posting the search finds, by canonical address."""
    return {canonical_url(one["url"]): one for one in _pages(api, "/api/v1/search", "results")}


def _pages(api: str, path: str, name: str) -> Iterator[dict[str, Any]]:
    page = 1
    with httpx.Client(base_url=api, timeout=60.0, trust_env=False) as client:
        while True:
            answer = client.get(path, params={"page": page, "per_page": 100})
            answer.raise_for_status()
            found = answer.json()
            yield from found[name]
            if page * 100 >= found["total"]:
                return
            page += 1


def assert_same(found: Mapping[str, Mapping[str, Any]], expected: Sequence[Mapping[str, Any]]) -> None:
    """Found = expected: nothing more, nothing less, titles and employers right."""
    wanted = {canonical_url(one["url"]): (one["title"], one["company"]) for one in expected}
    had = {url: (one["title"], one["company"]) for url, one in found.items()}
    missing, surplus = sorted(wanted.keys() - had.keys()), sorted(had.keys() - wanted.keys())
    assert not missing, f"{len(missing)} of {len(wanted)} were not found: {missing[:10]}"
    assert not surplus, f"{len(surplus)} were found that are none: {surplus[:10]}"
    wrong = {url: (had[url], wanted[url]) for url in wanted if had[url] != wanted[url]}
    assert not wrong, f"{len(wrong)} differ: {list(wrong.items())[:5]}"


async def run_round(temporal: str, *, stale_days: float = 7) -> ContinuousDiscoveryResult:
    """One round of ContinuousDiscoveryWorkflow to its end."""
    client = await Client.connect(temporal)
    handle = await start_round(client, ContinuousDiscoveryInput(StaleThresholdDays=stale_days))
    return await asyncio.wait_for(handle.result(), 240)
