"""The schedule of ContinuousDiscoveryWorkflow, and starting rounds and crawls by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
    ScheduleState,
    ScheduleUpdate,
    ScheduleUpdateInput,
    WorkflowHandle,
)
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.service import RPCError, RPCStatusCode

from quiethire.workflows.contracts import (
    TASK_QUEUE,
    CareerPageCrawlInput,
    CareerPageCrawlResult,
    CompanyDiscoveryInput,
    CompanyDiscoveryResult,
    ContinuousDiscoveryInput,
    ContinuousDiscoveryResult,
)
from quiethire.workflows.definitions.career_page_crawl import CareerPageCrawlWorkflow
from quiethire.workflows.definitions.company_discovery import CompanyDiscoveryWorkflow
from quiethire.workflows.definitions.continuous_discovery import ContinuousDiscoveryWorkflow
from quiethire.workflows.policies import ROUND

SCHEDULE_ID = "continuous-discovery"
ROUND_ID = "continuous-discovery-now"


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """How the schedule stands. `every` is its interval; `next_at` up to three coming starts."""

    every: timedelta
    paused: bool
    note: str | None
    next_at: tuple[datetime, ...]
    given: ContinuousDiscoveryInput


async def ensure_schedule(client: Client, given: ContinuousDiscoveryInput, *, every: timedelta) -> bool:
    """Create the schedule if there is none; True when it was created. A schedule changed by hand is left alone."""
    try:
        await client.create_schedule(SCHEDULE_ID, _schedule(given, every))
    except ScheduleAlreadyRunningError:
        return False
    return True


async def change_schedule(
    client: Client,
    *,
    every: timedelta | None = None,
    paused: bool | None = None,
    given: ContinuousDiscoveryInput | None = None,
) -> None:
    """Change what is given and keep the rest."""
    view = await show_schedule(client)
    if view is None:
        await ensure_schedule(client, given or ContinuousDiscoveryInput(), every=every or timedelta(hours=6))
        view = await show_schedule(client)
    if view is None:
        return
    changed = _schedule(given or view.given, every or view.every)
    changed.state = ScheduleState(paused=view.paused if paused is None else paused)

    async def update(_: ScheduleUpdateInput) -> ScheduleUpdate:
        return ScheduleUpdate(schedule=changed)

    await client.get_schedule_handle(SCHEDULE_ID).update(update)


async def show_schedule(client: Client) -> ScheduleView | None:
    """The schedule, or None when there is none."""
    try:
        description = await client.get_schedule_handle(SCHEDULE_ID).describe()
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            return None
        raise
    schedule = description.schedule
    action = schedule.action
    given = ContinuousDiscoveryInput()
    if isinstance(action, ScheduleActionStartWorkflow) and action.args:
        decoded = await client.data_converter.decode(list(action.args), [ContinuousDiscoveryInput])
        given = decoded[0]
    return ScheduleView(
        every=schedule.spec.intervals[0].every if schedule.spec.intervals else timedelta(hours=6),
        paused=schedule.state.paused,
        note=schedule.state.note,
        next_at=tuple(description.info.next_action_times[:3]),
        given=given,
    )


async def start_round(
    client: Client, given: ContinuousDiscoveryInput
) -> WorkflowHandle[ContinuousDiscoveryWorkflow, ContinuousDiscoveryResult]:
    """Start a round now, or join the one that runs."""
    return await client.start_workflow(
        ContinuousDiscoveryWorkflow.run,
        given,
        id=ROUND_ID,
        task_queue=TASK_QUEUE,
        execution_timeout=ROUND,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
    )


async def start_company(
    client: Client, domain: str
) -> WorkflowHandle[CompanyDiscoveryWorkflow, CompanyDiscoveryResult]:
    """Discover one company now, or join the discovery of it that runs."""
    return await client.start_workflow(
        CompanyDiscoveryWorkflow.run,
        CompanyDiscoveryInput(Domain=domain),
        id=f"company-discovery/{domain}",
        task_queue=TASK_QUEUE,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
    )


async def start_crawl(
    client: Client, given: CareerPageCrawlInput, *, name: str
) -> WorkflowHandle[CareerPageCrawlWorkflow, CareerPageCrawlResult]:
    """Crawl one career page or board now, or join the crawl of it that runs."""
    return await client.start_workflow(
        CareerPageCrawlWorkflow.run,
        given,
        id=f"career-page-crawl/{name}",
        task_queue=TASK_QUEUE,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
    )


def _schedule(given: ContinuousDiscoveryInput, every: timedelta) -> Schedule:
    return Schedule(
        action=ScheduleActionStartWorkflow(
            ContinuousDiscoveryWorkflow.run,
            given,
            id="continuous-discovery-scheduled",
            task_queue=TASK_QUEUE,
            execution_timeout=ROUND,
        ),
        spec=ScheduleSpec(intervals=[ScheduleIntervalSpec(every=every)]),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP),
    )
