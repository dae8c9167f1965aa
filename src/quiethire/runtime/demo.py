"""The demo: the sandbox as a process of its own, a whole instance, one round over its employers, and a comparison of
what was found with what the sandbox published."""

import asyncio
import contextlib
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import httpx
import psutil
from temporalio.client import WorkflowHandle

from quiethire.crawling.fetchers.browser import find_chromium
from quiethire.domain.errors import ConfigurationError, EngineUnavailable
from quiethire.domain.identity import canonical_url
from quiethire.observability.metrics import CRAWLER_REQUESTS
from quiethire.pipeline.add_employers import add_employers
from quiethire.runtime.engines.leash import die_with_parent
from quiethire.runtime.up import Running, round_input, running
from quiethire.settings import Settings
from quiethire.stores.contract import StoredPosting
from quiethire.workflows.contracts import ContinuousDiscoveryResult
from quiethire.workflows.schedules import start_round

START_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found against what was to be found, by canonical address."""

    found: int
    expected: int
    missing: tuple[str, ...]
    surplus: tuple[str, ...]
    differing: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Found = published: nothing more, nothing less, titles and employers right."""
        return not (self.missing or self.surplus or self.differing)


@dataclass(slots=True)
class Progress:
    """How far the demo has come, for whoever draws it."""

    stage: str = "starting"
    companies: int = 0
    of_companies: int = 0
    failed: int = 0
    postings: int = 0
    indexed: int = 0
    requests: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Outcome:
    """The demo's figures. requests: by outcome. peak_bytes: memory of the whole process tree at its highest."""

    comparison: Comparison
    result: ContinuousDiscoveryResult
    seconds: float
    start_seconds: float
    requests: dict[str, int]
    boards: dict[str, int]
    companies: int
    errors: dict[str, str] = field(default_factory=dict)
    peak_bytes: int = 0


class Sandbox:
    """The sandbox's control host."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._client = httpx.AsyncClient(base_url=self.url, timeout=120.0, trust_env=False)

    async def ask(self, path: str) -> Any:
        """The JSON at a control path."""
        answer = await self._client.get(path)
        answer.raise_for_status()
        return answer.json()

    async def close(self) -> None:
        """Give the connection back."""
        await self._client.aclose()


@contextlib.asynccontextmanager
async def sandbox(
    *, employers: int, postings: int, seed: int, big_workday: bool | None = None
) -> AsyncIterator[Sandbox]:
    """The sandbox in a process of its own, on a free port, as users run it."""
    from quiethire.runtime.http import listen

    with listen("127.0.0.1", 0, setting="") as probe:
        port = probe.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "quiethire", "sandbox", "--employers", str(employers), "--postings", str(postings),
        "--seed", str(seed), "--port", str(port),
        *([] if big_workday is None else ["--big-workday" if big_workday else "--no-big-workday"]),
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is ours to answer
        preexec_fn=die_with_parent,
    )  # fmt: skip
    control = Sandbox(port)
    try:
        await _up(control, process)
        yield control
    finally:
        await control.close()
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def _up(control: Sandbox, process: asyncio.subprocess.Process) -> None:
    deadline = perf_counter() + START_SECONDS
    while True:
        try:
            await control.ask("/_hosts")
        except httpx.HTTPError as error:
            if process.returncode is not None or perf_counter() > deadline:
                raise EngineUnavailable("the sandbox did not start") from error
            await asyncio.sleep(0.05)
        else:
            return


@contextlib.asynccontextmanager
async def demo_instance(settings: Settings, control: Sandbox) -> AsyncIterator[Running]:
    """A whole instance on the sandbox's hosts and no others."""
    crawling = settings.crawling.model_copy(update={"host_map": await control.ask("/_hosts"), "only_mapped": True})
    async with running(settings.model_copy(update={"crawling": crawling}), command="demo", any_port=True) as instance:
        yield instance


async def run_round(instance: Running, control: Sandbox, progress: Progress, *, began: float) -> Outcome:
    """Add the sandbox's employers, run ContinuousDiscoveryWorkflow to its end, and compare."""
    start_seconds = perf_counter() - began
    progress.stage = "adding employers"
    seeds = [seed["value"] for seed in (await control.ask("/_employers"))["seeds"]]
    added, refused = await add_employers(instance.ports, seeds)
    if refused:
        raise ConfigurationError(f"the sandbox named an employer that cannot be added: {refused[0].why}")
    progress.of_companies = len({one.company for one in added})
    progress.stage = "crawling"
    started = perf_counter()
    handle = await start_round(instance.temporal, round_input(instance.settings))
    watch = asyncio.create_task(_watch(instance, handle, progress, started))
    try:
        result = await handle.result()
    finally:
        watch.cancel()
    seconds = perf_counter() - started
    progress.stage = "comparing"
    return Outcome(
        comparison=await compare(instance, await control.ask(f"/_expected?browser={str(_browser(instance)).lower()}")),
        result=result,
        seconds=seconds,
        start_seconds=start_seconds,
        requests=CRAWLER_REQUESTS.counts(),
        boards=await instance.ports.boards.counts_by_provider(),
        companies=len(seeds),
        errors={one.domain: one.last_error for one in await instance.ports.companies.all() if one.last_error},
        peak_bytes=0,
    )


def _browser(instance: Running) -> bool:
    """Whether pages drawn by scripts can be read here; without a browser they are not expected."""
    crawling = instance.settings.crawling
    executable = crawling.browser_executable
    return crawling.browser and find_chromium(str(executable) if executable else None) is not None


async def compare(instance: Running, expected: list[dict[str, Any]]) -> Comparison:
    """Everything searchable against the sandbox's list."""
    wanted = {canonical_url(one["url"]): one for one in expected}
    found: dict[str, StoredPosting] = {}
    after = ""
    while rows := await instance.ports.jobs.scan(after=after, limit=1000):
        found.update({canonical_url(row.posting.url): row for row in rows})
        after = rows[-1].posting.url_hash
    searchable = await instance.ports.index.ids()
    found = {url: row for url, row in found.items() if row.posting.id in searchable}
    differing = [
        f"{url}: {row.posting.title!r} of {row.posting.company!r}, published {one['title']!r} of {one['company']!r}"
        for url, row in found.items()
        if (one := wanted.get(url)) and (row.posting.title, row.posting.company) != (one["title"], one["company"])
    ]
    return Comparison(
        found=len(found),
        expected=len(wanted),
        missing=tuple(sorted(wanted.keys() - found.keys())),
        surplus=tuple(sorted(found.keys() - wanted.keys())),
        differing=tuple(differing),
    )


async def _watch(
    instance: Running,
    handle: WorkflowHandle[Any, ContinuousDiscoveryResult],
    progress: Progress,
    started: float,
) -> None:
    while True:
        await asyncio.sleep(1.0)
        counts = await instance.ports.states.counts()
        progress.postings = counts["open"]
        progress.indexed = counts["open"] - counts["unindexed"]
        progress.requests = sum(CRAWLER_REQUESTS.counts().values())
        progress.seconds = perf_counter() - started
        done: ContinuousDiscoveryResult = await handle.query("progress", result_type=ContinuousDiscoveryResult)
        progress.companies, progress.failed = done.companies, done.failed


async def watch_memory(outcome: dict[str, int]) -> None:
    """Keep the highest memory of this process and its children in `outcome["peak"]`; ends when cancelled."""
    me = psutil.Process()
    while True:
        total = 0
        for process in (me, *me.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += _memory(process)
        outcome["peak"] = max(outcome.get("peak", 0), total)
        await asyncio.sleep(2.0)


def _memory(process: psutil.Process) -> int:
    """Bytes of a process. Shared pages are shared out among those who share them, where the system can tell."""
    if psutil.LINUX:
        return int(process.memory_full_info().pss)
    return int(process.memory_info().rss)


def reasons(errors: dict[str, str]) -> Counter[str]:
    """Why companies could not be read, by the error's code."""
    codes = ("robots_forbidden", "unreachable", "too_large", "too_many_redirects", "host_busy", "server_fault", "gone")
    return Counter(next((code for code in codes if code in error), "other") for error in errors.values())
