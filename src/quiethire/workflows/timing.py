"""How long workflows take: an interceptor that fills `quiethire_workflow_duration` and logs starts and ends."""

from typing import Any

import structlog
from temporalio import workflow
from temporalio.exceptions import is_cancelled_exception
from temporalio.worker import (
    ExecuteWorkflowInput,
    Interceptor,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
)
from temporalio.workflow import ContinueAsNewError

from quiethire.observability.metrics import WORKFLOW_DURATION

LOG = structlog.get_logger("workflows")


class Timing(Interceptor):
    """Put it among a worker's interceptors."""

    def workflow_interceptor_class(self, input: WorkflowInterceptorClassInput) -> type[WorkflowInboundInterceptor]:  # noqa: A002
        """The class Temporal makes one of for each workflow."""
        del input
        return _Timed


class _Timed(WorkflowInboundInterceptor):
    async def execute_workflow(self, input: ExecuteWorkflowInput) -> Any:  # noqa: A002 - Temporal's name
        """Run the workflow; say how it went, once, and not again when its history is replayed."""
        info = workflow.info()
        self._say(f"Started {info.workflow_type}", "debug")
        outcome = "failed"
        try:
            result = await super().execute_workflow(input)
            outcome = "completed"
        except ContinueAsNewError:
            outcome = "continued"
            raise
        except BaseException as error:
            outcome = "cancelled" if is_cancelled_exception(error) else "failed"
            raise
        else:
            return result
        finally:
            if not workflow.unsafe.is_replaying():
                seconds = (workflow.now() - info.start_time).total_seconds()
                with workflow.unsafe.sandbox_unrestricted():
                    WORKFLOW_DURATION.labels(info.workflow_type, outcome).observe(seconds)
                self._say(f"Ended {info.workflow_type}", "info", outcome=outcome, seconds=round(seconds, 3))

    def _say(self, sentence: str, level: str, **more: object) -> None:
        if workflow.unsafe.is_replaying():
            return
        info = workflow.info()
        with workflow.unsafe.sandbox_unrestricted():
            getattr(LOG, level)(sentence, workflow_id=info.workflow_id, workflow=info.workflow_type, **more)
