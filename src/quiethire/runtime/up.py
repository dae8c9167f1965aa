"""`quiethire up`: everything in one process with its engines beside it."""

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import structlog
from temporalio.client import Client

from quiethire.domain.errors import EngineUnavailable, QuietHireError
from quiethire.observability.metrics import ERRORS, INDEX_AGE, JOBS_TOTAL, OUTBOX, QUEUE
from quiethire.pipeline.ports import Ports
from quiethire.pipeline.publish_postings import index_outbox, publish_outbox
from quiethire.runtime import faces
from quiethire.runtime.build import Addresses, Parts, now
from quiethire.runtime.engines.embedded import engines
from quiethire.runtime.http import listen, serving
from quiethire.runtime.instance import Instance, hold
from quiethire.runtime.queue_poller import poll_queue
from quiethire.settings import Settings
from quiethire.workflows.contracts import ContinuousDiscoveryInput
from quiethire.workflows.schedules import ensure_schedule
from quiethire.workflows.worker import build_worker

LOG = structlog.get_logger("up")
FIGURES_SECONDS = 10.0
IMPATIENT = 3
"""Signals after which nobody waits for a clean stop."""


@dataclass(frozen=True, slots=True)
class Running:
    """What a running instance offers to whoever started it."""

    instance: Instance
    settings: Settings
    ports: Ports
    temporal: Client


def round_input(settings: Settings) -> ContinuousDiscoveryInput:
    """The input of a scheduled round."""
    discovery = settings.discovery
    return ContinuousDiscoveryInput(
        GitHubQuery=discovery.github_query,
        DorkQuery=discovery.dork_query,
        StaleThresholdDays=discovery.stale_days,
        MaxNewCompanies=discovery.max_new_companies,
        RunGitHubDiscovery=discovery.run_github,
        RunDorkDiscovery=discovery.run_dork,
        parallel=discovery.parallel_companies,
    )


async def connect_temporal(address: str, namespace: str) -> Client:
    """A client of the workflow server. Raises EngineUnavailable."""
    try:
        return await Client.connect(address, namespace=namespace)
    except RuntimeError as error:
        raise EngineUnavailable(f"Temporal at {address} cannot be reached") from error


@contextlib.asynccontextmanager
async def running(settings: Settings, *, command: str = "up", any_port: bool = False) -> AsyncIterator[Running]:
    """A whole instance while the block runs: engines, worker, queue, API and page; stopped in the reverse order."""
    with hold(settings.data, command=command) as held:
        async with contextlib.AsyncExitStack() as stack:
            services = settings.services
            listener = listen(
                services.host, services.api_port, setting="QUIETHIRE_SERVICES__API_PORT", fall_back=any_port
            )
            stack.callback(listener.close)
            embedded = await stack.enter_async_context(engines(settings, any_port=any_port))
            addresses = Addresses.of(settings, postgres=embedded.postgres_dsn, temporal=embedded.temporal_address)
            parts = await stack.enter_async_context(Parts(settings, addresses))
            ports, client = await asyncio.gather(
                parts.ports(), connect_temporal(addresses.temporal, settings.temporal.namespace)
            )
            parts.pings["temporal"] = client.service_client.check_health
            await publish_outbox(ports)
            await index_outbox(ports)
            worker = build_worker(client, ports, max_concurrent_activities=settings.temporal.max_concurrent_activities)
            await stack.enter_async_context(worker)
            await ensure_schedule(
                client, round_input(settings), every=timedelta(hours=settings.discovery.interval_hours)
            )
            for chore in (partial(poll_queue, client, ports), partial(keep_figures, ports)):
                stack.push_async_callback(cancel, asyncio.create_task(keep_going(chore)))
            api = await stack.enter_async_context(serving(await faces.api(parts), listener))
            instance = held.announce(
                api=api,
                temporal_ui=embedded.temporal.ui_url if embedded.temporal else "",
                postgres=addresses.postgres,
                temporal=addresses.temporal,
            )
            LOG.info("ready", api=api, data=str(settings.data))
            yield Running(instance, settings, ports, client)


async def keep_going(chore: Callable[[], Awaitable[None]]) -> None:
    """Run a chore for ever. One that fails says so and is started again: nobody awaits it, and a queue that silently
    is polled no more would look like an empty one."""
    while True:
        try:
            await chore()
        except Exception as error:
            ERRORS.add("chores", type(error).__name__)
            LOG.exception("a chore failed and is started again")
        await asyncio.sleep(FIGURES_SECONDS)


async def keep_figures(ports: Ports) -> None:
    """Keep the gauges true; for ever."""
    while True:
        try:
            status = await ports.index.status()
            JOBS_TOTAL.set(status.documents)
            if status.committed_at is not None:
                INDEX_AGE.set((now() - status.committed_at).total_seconds())
            counts = await ports.states.counts()
            for stage in ("unstored", "unindexed"):
                OUTBOX.labels(stage).set(counts[stage])
            for name, count in (await ports.queue.counts()).items():
                QUEUE.labels(name).set(count)
        except QuietHireError as error:
            LOG.warning("the gauges cannot be kept", error=str(error))
        await asyncio.sleep(FIGURES_SECONDS)


def stop_signal() -> asyncio.Event:
    """Set on the first SIGINT or SIGTERM. A second one changes nothing (stopping takes seconds, and a terminal and a
    wrapper often send one each); a third one ends the process at once, and the next start takes over what is left."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    received = 0

    def react() -> None:
        nonlocal received
        received += 1
        stop.set()
        if received >= IMPATIENT:
            os._exit(130)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, react)
    return stop


async def cancel(task: asyncio.Task[None]) -> None:
    """End a chore and wait until it has."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
