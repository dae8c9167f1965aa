"""The worker: workflows and activities on `quiethire-task-queue`."""

from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from quiethire import __version__
from quiethire.pipeline.ports import Ports
from quiethire.workflows.activities import Activities
from quiethire.workflows.contracts import TASK_QUEUE
from quiethire.workflows.definitions.career_page_crawl import CareerPageCrawlWorkflow
from quiethire.workflows.definitions.company_discovery import CompanyDiscoveryWorkflow
from quiethire.workflows.definitions.continuous_discovery import ContinuousDiscoveryWorkflow
from quiethire.workflows.timing import Timing

WORKFLOWS = (ContinuousDiscoveryWorkflow, CompanyDiscoveryWorkflow, CareerPageCrawlWorkflow)
"""The three workflows of the specification."""


def build_worker(
    client: Client, ports: Ports, *, max_concurrent_activities: int, task_queue: str = TASK_QUEUE
) -> Worker:
    """A worker over the ports; `run()` it, `shutdown()` lets running activities hand over."""
    return Worker(
        client,
        task_queue=task_queue,
        workflows=list(WORKFLOWS),
        activities=Activities(ports).all(),
        max_concurrent_activities=max_concurrent_activities,
        build_id=f"quiethire-{__version__}",  # the default is a hash over every loaded module: seconds of work
        graceful_shutdown_timeout=timedelta(seconds=2),
        interceptors=[Timing()],
        workflow_runner=workflow_runner(),
    )


def workflow_runner() -> SandboxedWorkflowRunner:
    """What runs workflow code: Temporal's sandbox, which catches what would not replay."""
    return SandboxedWorkflowRunner(
        restrictions=SandboxRestrictions.default.with_passthrough_modules(
            "quiethire.workflows", "quiethire.observability", "prometheus_client", "structlog"
        )
    )
