"""CareerPageCrawlWorkflow: every posting of one career page or board."""

from dataclasses import replace
from datetime import timedelta

from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError

from quiethire.workflows.contracts import CareerPageCrawlInput, CareerPageCrawlResult, Step, Stored
from quiethire.workflows.policies import HEARTBEAT, LONGEST_HISTORY, LONGEST_WAIT, RETRY, SLOW, WAITS


@workflow.defn(name="CareerPageCrawlWorkflow")
class CareerPageCrawlWorkflow:
    """Crawl a page or sweep a board, read what it leads to, store and index it.

    Steps hand over a key after a bounded time and are called again while they have `more`; a busy host is waited for
    by a durable timer. A crawl that a guard held back is looked at again once, at the end.
    """

    @workflow.run
    async def run(self, given: CareerPageCrawlInput) -> CareerPageCrawlResult:
        """The crawl's counts; `error` when the page itself could not be had."""
        result = CareerPageCrawlResult(boards=list(given.Boards))
        for _ in range(2):
            look_again = await self._crawl(given, result)
            if not look_again:
                break
        return result

    async def _crawl(self, given: CareerPageCrawlInput, result: CareerPageCrawlResult) -> bool:
        """One look at the page; True when a guard asks for a second one."""
        if given.Resume is not None:
            step = Step(state=given.Resume, board=given.Board, more=True)
            given.Resume = None
        else:
            try:
                step = await self._slow("CrawlCareerPage", given)
            except ActivityError as failure:
                result.error = _reason(failure)
                return False
            if step.board is None:
                step = await self._slow("ExtractJobLinks", step.state)
                known = {board.key for board in result.boards}
                result.boards.extend(board for board in step.boards if board.key not in known)
        problem: str | None = None
        if step.board is not None:
            step, problem = await self._sweep(given, step, result)
        while step.pending or step.unread or step.more:
            if step.pending:
                step = await self._slow("CrawlJobPages", step.state)
            step = await self._slow("ParseJobData", step.state)
            self._hand_over(given, step, result)
        stored: Stored = await workflow.execute_activity(
            "StoreJobsInClickHouse",
            step.state,
            result_type=Stored,
            start_to_close_timeout=SLOW,
            heartbeat_timeout=HEARTBEAT,
            retry_policy=RETRY,
        )
        await workflow.execute_activity(
            "IndexJobs", start_to_close_timeout=SLOW, heartbeat_timeout=HEARTBEAT, retry_policy=RETRY
        )
        _add(result, stored, problem)
        return stored.look_again

    async def _sweep(
        self, given: CareerPageCrawlInput, step: Step, result: CareerPageCrawlResult
    ) -> tuple[Step, str | None]:
        """Sweep the board to its end; what it could not get over, if anything.

        A host that says when to come back is waited for a few times. One that just fails was tried three times by the
        crawler already, and is left to the next round.
        """
        waits = 0
        while True:
            step = await self._slow("SweepBoard", step.state)
            if step.error is None:
                if not step.more:
                    return step, None
                self._hand_over(given, step, result)
                continue
            waits += 1
            if waits > WAITS or step.retry_after_seconds is None:
                return replace(step, more=False), step.error
            await workflow.sleep(min(timedelta(seconds=step.retry_after_seconds), LONGEST_WAIT))

    def _hand_over(self, given: CareerPageCrawlInput, step: Step, result: CareerPageCrawlResult) -> None:
        """Continue as new where the history has grown long."""
        if workflow.info().get_current_history_length() > LONGEST_HISTORY:
            workflow.continue_as_new(replace(given, Board=step.board, Resume=step.state, Boards=list(result.boards)))

    async def _slow(self, name: str, given: object) -> Step:
        step: Step = await workflow.execute_activity(
            name,
            given,
            result_type=Step,
            start_to_close_timeout=SLOW,
            heartbeat_timeout=HEARTBEAT,
            retry_policy=RETRY,
        )
        return step


def _add(result: CareerPageCrawlResult, stored: Stored, error: str | None) -> None:
    result.found = stored.found
    result.new += stored.new
    result.changed += stored.changed
    result.unchanged = stored.unchanged
    result.closed += stored.closed
    result.held = stored.held
    result.rejected = stored.rejected
    result.unreadable = stored.unreadable
    result.complete = stored.complete
    result.error = error


def _reason(error: ActivityError) -> str:
    """The stable code of what failed an activity."""
    cause = error.cause
    return cause.type or str(cause) if isinstance(cause, ApplicationError) else type(cause).__name__
