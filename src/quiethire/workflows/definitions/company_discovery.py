"""CompanyDiscoveryWorkflow: where one company publishes its postings, and all of them."""

import asyncio

from temporalio import workflow
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import ActivityError, ChildWorkflowError, WorkflowAlreadyStartedError

from quiethire.workflows.contracts import (
    BoardName,
    CareerPageCrawlInput,
    CareerPageCrawlResult,
    CompanyDiscoveryInput,
    CompanyDiscoveryResult,
    CrawledInput,
    Findings,
    StoreInput,
    Target,
)
from quiethire.workflows.policies import FAST, HEARTBEAT, MEDIUM, RETRY, SLOW
from quiethire.workflows.reasons import reason_of

ERRORS = 10
"""How many errors are told; all are counted."""


@workflow.defn(name="CompanyDiscoveryWorkflow")
class CompanyDiscoveryWorkflow:
    """Discover, detect, keep, and crawl each board and career page once."""

    @workflow.run
    async def run(self, given: CompanyDiscoveryInput) -> CompanyDiscoveryResult:
        """The company's counts. Fails only when nothing could be discovered at all."""
        found, subdomains = await asyncio.gather(
            self._findings("DiscoverCareerPages", given.Domain), self._subdomains(given.Domain)
        )
        detections = await self._findings("DetectATS", found.urls) if found.urls else None
        targets = await workflow.execute_activity(
            "StoreDiscoveredURLs",
            StoreInput(given.Domain, found.key, subdomains, detections.key if detections else None),
            result_type=list[Target],
            start_to_close_timeout=MEDIUM,
            retry_policy=RETRY,
        )
        result = CompanyDiscoveryResult(errors=list(found.unavailable[:ERRORS]))
        crawled: set[str] = set()
        while targets:
            crawled.update(target.board.key if target.board else target.url for target in targets)
            outcomes = await asyncio.gather(*(self._crawl(given.Domain, target, result) for target in targets))
            met = {board.key: board for boards in outcomes for board in boards if board.key not in crawled}
            targets = [Target(url="", board=board) for board in met.values()]
        if workflow.info().parent is None:  # started by hand; a round keeps the clock itself
            await workflow.execute_activity(
                "UpdateCompanyLastCrawled",
                CrawledInput(given.Domain, "; ".join(result.errors[:3])[:300] or None),
                start_to_close_timeout=FAST,
                retry_policy=RETRY,
            )
        return result

    async def _findings(self, name: str, given: object) -> Findings:
        findings: Findings = await workflow.execute_activity(
            name,
            given,
            result_type=Findings,
            start_to_close_timeout=SLOW,
            heartbeat_timeout=HEARTBEAT,
            retry_policy=RETRY,
        )
        return findings

    async def _subdomains(self, domain: str) -> str | None:
        """Subdomains are a bonus: without them the discovery goes on."""
        try:
            return (await self._findings("EnumerateSubdomains", domain)).key
        except ActivityError:
            return None

    async def _crawl(self, domain: str, target: Target, result: CompanyDiscoveryResult) -> list[BoardName]:
        """Crawl one target; boards it met. A crawl that fails is counted and the others go on."""
        name = target.board.key if target.board else target.url
        if target.board is None:
            result.pages += 1
        else:
            result.boards += 1
        try:
            crawl: CareerPageCrawlResult = await workflow.execute_child_workflow(
                "CareerPageCrawlWorkflow",
                CareerPageCrawlInput(URL=target.url, Company=domain, Board=target.board),
                id=f"career-page-crawl/{name}",
                result_type=CareerPageCrawlResult,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            )
        except WorkflowAlreadyStartedError:
            return []
        except ChildWorkflowError as error:
            _fail(result, f"{name}: {reason_of(error)}")
            return []
        result.found += crawl.found
        result.new += crawl.new
        result.changed += crawl.changed
        result.closed += crawl.closed
        if crawl.error is not None:
            _fail(result, f"{name}: {crawl.error}")
        return crawl.boards


def _fail(result: CompanyDiscoveryResult, sentence: str) -> None:
    result.failed_crawls += 1
    if len(result.errors) < ERRORS:
        result.errors.append(sentence[:300])
