"""The schedule of rounds, and the queue that lets what users add go ahead."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from engine_room import stored
from temporalio.client import Client, ScheduleOverlapPolicy

from quiethire.domain.identity import canonical_url
from quiethire.pipeline.add_employers import add_employers
from quiethire.pipeline.ports import Ports
from quiethire.runtime.queue_poller import poll_queue
from quiethire.runtime.up import cancel
from quiethire.sandbox.server import Sandbox
from quiethire.workflows.contracts import ContinuousDiscoveryInput
from quiethire.workflows.schedules import SCHEDULE_ID, change_schedule, ensure_schedule, show_schedule


async def test_the_schedule_is_made_once_and_changed_by_hand(temporal: Client) -> None:
    assert await show_schedule(temporal) is None
    given = ContinuousDiscoveryInput(StaleThresholdDays=3, RunGitHubDiscovery=True)
    assert await ensure_schedule(temporal, given, every=timedelta(hours=6))
    view = await show_schedule(temporal)
    assert view is not None
    assert (view.every, view.paused, view.given) == (timedelta(hours=6), False, given)
    assert len(view.next_at) == 3
    assert view.next_at[1] - view.next_at[0] == timedelta(hours=6)

    await change_schedule(temporal, every=timedelta(hours=12), paused=True)
    view = await show_schedule(temporal)
    assert view is not None
    assert (view.every, view.paused, view.given) == (timedelta(hours=12), True, given)
    assert not await ensure_schedule(temporal, ContinuousDiscoveryInput(), every=timedelta(hours=6))
    await change_schedule(temporal, paused=False)
    view = await show_schedule(temporal)
    assert view is not None
    assert (view.every, view.paused) == (timedelta(hours=12), False)
    described = await temporal.get_schedule_handle(SCHEDULE_ID).describe()
    assert described.schedule.policy.overlap is ScheduleOverlapPolicy.SKIP  # a long round is not met by the next
    await temporal.get_schedule_handle(SCHEDULE_ID).delete()


@asynccontextmanager
async def polling(client: Client, ports: Ports) -> AsyncIterator[None]:
    task = asyncio.create_task(poll_queue(client, ports))
    try:
        yield
    finally:
        await cancel(task)


async def test_a_page_a_user_added_is_crawled_and_one_that_fails_is_said(
    worker: Client, ports: Ports, sandbox: Sandbox
) -> None:
    employer = next(one for one in sandbox.world.employers if one.kind == "html_cards")
    lost = f"https://{employer.domain}/no-such-page"
    await add_employers(ports, [employer.career_url, lost])
    async with polling(worker, ports), asyncio.timeout(60):
        while (counts := await ports.queue.counts()).get("pending", 0) + counts.get("processing", 0):
            await asyncio.sleep(0.1)
    assert (counts.get("completed"), counts.get("failed")) == (1, 1)
    wanted = {canonical_url(one.url) for one in sandbox.world.expected(1) if one.domain == employer.domain}
    assert wanted
    assert wanted <= set(await stored(ports))
