"""`quiethire work`: workflows, activities and the crawl queue in a process of their own."""

import asyncio
import contextlib
from datetime import timedelta
from functools import partial

import structlog

from quiethire.domain.errors import ConfigurationError
from quiethire.observability.logs import set_up_logs
from quiethire.runtime import faces
from quiethire.runtime.build import Addresses, Parts
from quiethire.runtime.http import listen, serving
from quiethire.runtime.queue_poller import poll_queue
from quiethire.runtime.up import cancel, connect_temporal, keep_figures, keep_going, round_input, stop_signal
from quiethire.settings import Settings
from quiethire.workflows.schedules import ensure_schedule
from quiethire.workflows.worker import build_worker

LOG = structlog.get_logger("work")


async def work(settings: Settings) -> None:
    """Work until SIGTERM; running activities hand over within two seconds."""
    set_up_logs("worker", level=settings.logging.level, console=settings.logging.format == "console")
    if settings.temporal.address is None:
        raise ConfigurationError("a worker needs QUIETHIRE_TEMPORAL__ADDRESS; `quiethire up` brings everything itself")
    stop = stop_signal()
    async with contextlib.AsyncExitStack() as stack:
        listener = listen(
            settings.services.host, settings.services.worker_port, setting="--port or QUIETHIRE_SERVICES__WORKER_PORT"
        )
        stack.callback(listener.close)
        parts = await stack.enter_async_context(Parts(settings, Addresses.of(settings)))
        ports, client = await asyncio.gather(
            parts.ports(), connect_temporal(settings.temporal.address, settings.temporal.namespace)
        )
        parts.pings["temporal"] = client.service_client.check_health
        worker = build_worker(client, ports, max_concurrent_activities=settings.temporal.max_concurrent_activities)
        await stack.enter_async_context(worker)
        every = timedelta(hours=settings.discovery.interval_hours)
        await ensure_schedule(client, round_input(settings), every=every)
        for chore in (partial(poll_queue, client, ports), partial(keep_figures, ports)):
            stack.push_async_callback(cancel, asyncio.create_task(keep_going(chore)))
        address = await stack.enter_async_context(serving(faces.bare("worker", parts), listener))
        LOG.info("ready", metrics=f"{address}/metrics")
        await stop.wait()
