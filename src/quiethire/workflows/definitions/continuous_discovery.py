"""ContinuousDiscoveryWorkflow: the main loop, every six hours."""

import asyncio
from typing import TypeVar

from temporalio import workflow
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import ActivityError, ChildWorkflowError, WorkflowAlreadyStartedError

from quiethire.workflows.contracts import (
    CompanyDiscoveryInput,
    CompanyDiscoveryResult,
    ContinuousDiscoveryInput,
    ContinuousDiscoveryResult,
    CrawledInput,
    SearchInput,
    SearchOutcome,
    StaleInput,
)
from quiethire.workflows.policies import COMPANIES_PER_RUN, FAST, HEARTBEAT, RETRY, SLOW
from quiethire.workflows.reasons import reason_of

T = TypeVar("T")

ERRORS = 10
"""How many errors are told; all are counted."""


@workflow.defn(name="ContinuousDiscoveryWorkflow")
class ContinuousDiscoveryWorkflow:
    """Search for new companies where asked, then discover every company that is due, some at a time.

    A company that fails is recorded with its error and the others go on. After `COMPANIES_PER_RUN` companies the
    workflow continues as new, so that its history stays short whatever the number of companies.
    """

    @workflow.init
    def __init__(self, given: ContinuousDiscoveryInput) -> None:
        self._result = ContinuousDiscoveryResult(companies=given.done, failed=given.failed)

    @workflow.run
    async def run(self, given: ContinuousDiscoveryInput) -> ContinuousDiscoveryResult:
        """The counts of the whole round."""
        began = given.began or workflow.now().isoformat()
        if not given.searched:
            await self._search_for_companies(given)
        await workflow.execute_activity(
            "RepairPublishing", start_to_close_timeout=SLOW, heartbeat_timeout=HEARTBEAT, retry_policy=RETRY
        )
        domains = await workflow.execute_activity(
            "GetStaleCompanies",
            StaleInput(days=given.StaleThresholdDays, limit=COMPANIES_PER_RUN, at=began),
            result_type=list[str],
            start_to_close_timeout=FAST,
            retry_policy=RETRY,
        )
        window = asyncio.Semaphore(max(1, given.parallel))
        await asyncio.gather(*(self._discover(domain, window) for domain in domains))
        if len(domains) == COMPANIES_PER_RUN:
            workflow.continue_as_new(self._next(given, began))
        return self._result

    @workflow.query(name="progress")
    def progress(self) -> ContinuousDiscoveryResult:
        """How far the round has come."""
        return self._result

    def _next(self, given: ContinuousDiscoveryInput, began: str) -> ContinuousDiscoveryInput:
        return ContinuousDiscoveryInput(
            GitHubQuery=given.GitHubQuery,
            DorkQuery=given.DorkQuery,
            StaleThresholdDays=given.StaleThresholdDays,
            MaxNewCompanies=given.MaxNewCompanies,
            RunGitHubDiscovery=given.RunGitHubDiscovery,
            RunDorkDiscovery=given.RunDorkDiscovery,
            parallel=given.parallel,
            done=self._result.companies,
            failed=self._result.failed,
            searched=True,
            began=began,
        )

    async def _search_for_companies(self, given: ContinuousDiscoveryInput) -> None:
        searches = (
            (given.RunGitHubDiscovery, "DiscoverFromGitHub", given.GitHubQuery),
            (given.RunDorkDiscovery, "DiscoverFromDorks", given.DorkQuery),
        )
        for wanted, name, query in searches:
            if not wanted:
                continue
            try:
                outcome = await self._activity(name, SearchInput(query, given.MaxNewCompanies), SearchOutcome)
            except ActivityError as error:
                self._error(f"{name}: {reason_of(error)}")
                continue
            self._result.new_companies += outcome.added
            for sentence in outcome.unavailable:
                self._error(sentence)

    async def _discover(self, domain: str, window: asyncio.Semaphore) -> None:
        async with window:
            problem = await self._discover_one(domain)
            await workflow.execute_activity(
                "UpdateCompanyLastCrawled",
                CrawledInput(domain, problem),
                start_to_close_timeout=FAST,
                retry_policy=RETRY,
            )
            self._result.companies += 1
            if problem is not None:
                self._result.failed += 1
                self._error(f"{domain}: {problem}")

    async def _discover_one(self, domain: str) -> str | None:
        """Discover a company; what went wrong, None when nothing did."""
        try:
            outcome = await workflow.execute_child_workflow(
                "CompanyDiscoveryWorkflow",
                CompanyDiscoveryInput(Domain=domain),
                id=f"company-discovery/{domain}",
                result_type=CompanyDiscoveryResult,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            )
        except WorkflowAlreadyStartedError:
            return None
        except ChildWorkflowError as error:
            return reason_of(error)
        return "; ".join(outcome.errors[:3])[:300] or None

    async def _activity(self, name: str, given: object, result: type[T]) -> T:
        outcome: T = await workflow.execute_activity(
            name,
            given,
            result_type=result,
            start_to_close_timeout=SLOW,
            heartbeat_timeout=HEARTBEAT,
            retry_policy=RETRY,
        )
        return outcome

    def _error(self, sentence: str) -> None:
        if len(self._result.errors) < ERRORS:
            self._result.errors.append(sentence[:300])
