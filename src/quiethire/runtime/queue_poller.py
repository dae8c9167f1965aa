"""Workers poll `crawl_queue` for addresses and crawl them: what users add goes ahead at once."""

import asyncio
import contextlib

import structlog
from temporalio.client import Client, WorkflowFailureError
from temporalio.service import RPCError

from quiethire.domain.errors import EngineError, InputError
from quiethire.domain.identity import url_hash
from quiethire.pipeline.ports import Ports
from quiethire.stores.contract import QueueEntry
from quiethire.workflows.contracts import CareerPageCrawlInput
from quiethire.workflows.schedules import start_crawl

LOG = structlog.get_logger("queue")
IDLE_SECONDS = 2.0
LEASE_SECONDS = 120.0
AT_A_TIME = 8


async def poll_queue(client: Client, ports: Ports) -> None:
    """Claim, crawl, finish; for ever. A worker that dies lets its leases run out, and others take over."""
    running: set[asyncio.Task[None]] = set()
    while True:
        free = AT_A_TIME - len(running)
        entries: list[QueueEntry] = []
        if free:
            try:
                entries = await ports.queue.claim(limit=free, lease_seconds=LEASE_SECONDS)
            except EngineError as error:
                LOG.warning("the crawl queue cannot be read", error=str(error))
        running.update(asyncio.create_task(_crawl(client, ports, entry)) for entry in entries)
        if running:
            done, running = await asyncio.wait(running, timeout=IDLE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        else:
            await asyncio.sleep(IDLE_SECONDS)


async def _crawl(client: Client, ports: Ports, entry: QueueEntry) -> None:
    keeper = asyncio.create_task(_keep(ports, entry))
    try:
        name = url_hash(entry.url)
        company = entry.context.get("company")
        given = CareerPageCrawlInput(URL=entry.url, Company=str(company) if company else None)
        handle = await start_crawl(client, given, name=name)
        result = await handle.result()
        for board in result.boards:  # what the page leads to is what the user asked for
            met = CareerPageCrawlInput(URL="", Company=given.Company, Board=board)
            await (await start_crawl(client, met, name=board.key)).result()
        if result.error is None:
            await ports.queue.finish(entry)
        else:
            await ports.queue.fail(
                entry, result.error, retry=result.error in {"unreachable", "host_busy", "circuit_open"}
            )
    except (WorkflowFailureError, RPCError, EngineError) as error:
        LOG.warning("a queued crawl failed", url=entry.url, error=str(error))
        with contextlib.suppress(EngineError):  # then the lease runs out, which comes to the same
            await ports.queue.fail(entry, str(error)[:300], retry=True)
    except InputError as error:
        await ports.queue.fail(entry, str(error), retry=False)
    finally:
        keeper.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await keeper


async def _keep(ports: Ports, entry: QueueEntry) -> None:
    while True:
        await asyncio.sleep(LEASE_SECONDS / 3)
        with contextlib.suppress(EngineError):  # the next renewal may succeed, and the lease outlasts two misses
            await ports.queue.renew(entry, lease_seconds=LEASE_SECONDS)
