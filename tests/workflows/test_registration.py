"""Names and policies are the specification's."""

import asyncio
from datetime import timedelta

from event_histories import histories, scheduled
from temporalio import activity, workflow
from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest
from temporalio.client import Client

from quiethire.pipeline.add_employers import add_employers
from quiethire.pipeline.ports import Ports
from quiethire.sandbox.server import Sandbox
from quiethire.workflows.activities import Activities
from quiethire.workflows.contracts import TASK_QUEUE, ContinuousDiscoveryInput
from quiethire.workflows.policies import RETRY
from quiethire.workflows.schedules import ROUND_ID, start_round
from quiethire.workflows.worker import WORKFLOWS

SPECIFIED = {
    "GetStaleCompanies", "UpdateCompanyLastCrawled", "DiscoverCareerPages", "EnumerateSubdomains", "DetectATS",
    "CrawlCareerPage", "ExtractJobLinks", "CrawlJobPages", "ParseJobData", "StoreJobsInClickHouse",
}  # fmt: skip
ADDED = {
    "StoreDiscoveredURLs",
    "SweepBoard",
    "IndexJobs",
    "RepairPublishing",
    "DiscoverFromGitHub",
    "DiscoverFromDorks",
}
TEN_SECONDS, THIRTY_SECONDS, TWO_MINUTES = timedelta(seconds=10), timedelta(seconds=30), timedelta(minutes=2)
FAST = {"GetStaleCompanies", "UpdateCompanyLastCrawled"}
MEDIUM = {"StoreDiscoveredURLs"}


def test_the_three_workflows_and_the_ten_activities_have_the_names_of_the_specification(ports: Ports) -> None:
    assert [workflow._Definition.must_from_class(one).name for one in WORKFLOWS] == [
        "ContinuousDiscoveryWorkflow", "CompanyDiscoveryWorkflow", "CareerPageCrawlWorkflow",
    ]  # fmt: skip
    names = {activity._Definition.must_from_callable(one).name for one in Activities(ports).all()}
    assert names == SPECIFIED | ADDED
    assert TASK_QUEUE == "quiethire-task-queue"


def test_the_retry_policy_is_the_specifications() -> None:
    assert (RETRY.initial_interval, RETRY.backoff_coefficient, RETRY.maximum_interval, RETRY.maximum_attempts) == (
        timedelta(seconds=1), 2.0, timedelta(seconds=60), 3,
    )  # fmt: skip


async def test_a_worker_polls_the_queue_of_the_specification(worker: Client) -> None:
    asked = DescribeTaskQueueRequest(
        namespace=worker.namespace,
        task_queue=TaskQueue(name="quiethire-task-queue"),
        task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
    )
    async with asyncio.timeout(30):
        while not (await worker.workflow_service.describe_task_queue(asked)).pollers:
            await asyncio.sleep(0.1)


async def test_time_outs_and_retries_as_they_stand_in_a_real_history(
    worker: Client, ports: Ports, sandbox: Sandbox
) -> None:
    kinds = {"html_cards", "greenhouse_links"}
    domains = [one.domain for one in sandbox.world.employers if one.kind in kinds][:2]
    await add_employers(ports, domains)
    handle = await start_round(worker, ContinuousDiscoveryInput())
    result = await handle.result()
    assert (result.companies, result.failed) == (2, 0)
    ids = [ROUND_ID, *(f"company-discovery/{domain}" for domain in domains)]
    ids += [one.id async for one in worker.list_workflows("WorkflowType = 'CareerPageCrawlWorkflow'")]
    met = set()
    for one in ids:
        for history in await histories(worker, one):
            for asked in scheduled(history):
                name = asked.activity_type.name
                met.add(name)
                limit = TEN_SECONDS if name in FAST else THIRTY_SECONDS if name in MEDIUM else TWO_MINUTES
                assert asked.start_to_close_timeout.ToTimedelta() == limit, name
                policy = asked.retry_policy
                assert policy.initial_interval.ToTimedelta() == timedelta(seconds=1)
                assert policy.maximum_interval.ToTimedelta() == timedelta(seconds=60)
                assert (policy.backoff_coefficient, policy.maximum_attempts) == (2.0, 3)
                assert asked.task_queue.name == "quiethire-task-queue"
    assert met >= SPECIFIED
