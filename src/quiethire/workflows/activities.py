"""The activities: unpack, call a verb of the pipeline, pack.

Names are the specification's ten and those the design adds in the same manner. An error of ours becomes Temporal's
ApplicationError with the error's code as its type; only retryable ones are tried again.
"""

import asyncio
import contextlib
import functools
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import ParamSpec, TypeVar

import structlog
from pydantic import TypeAdapter
from temporalio import activity
from temporalio.exceptions import ApplicationError

from quiethire.discovery.contract import DetectedBoard, Outcome
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import QuietHireError
from quiethire.observability.metrics import ERRORS, POSTINGS
from quiethire.pipeline.crawl_career_page import CrawlStep, crawl_career_page
from quiethire.pipeline.crawl_job_pages import crawl_job_pages
from quiethire.pipeline.discover_company import (
    detect_ats,
    discover_career_pages,
    enumerate_subdomains,
    store_discovered,
)
from quiethire.pipeline.discover_new import discover_from_dorks, discover_from_github
from quiethire.pipeline.extract_links import extract_job_links
from quiethire.pipeline.keep_clock import mark_crawled, stale_companies
from quiethire.pipeline.parse_job_data import parse_job_data
from quiethire.pipeline.ports import Ports
from quiethire.pipeline.publish_postings import index_outbox, publish_outbox, store_postings
from quiethire.pipeline.sweep_board import sweep_board
from quiethire.workflows.contracts import (
    BoardName,
    CareerPageCrawlInput,
    CrawledInput,
    Findings,
    SearchInput,
    SearchOutcome,
    StaleInput,
    Step,
    Stored,
    StoreInput,
    Target,
)

P = ParamSpec("P")
R = TypeVar("R")

_OUTCOME: TypeAdapter[Outcome] = TypeAdapter(Outcome)
_DETECTED: TypeAdapter[list[DetectedBoard]] = TypeAdapter(list[DetectedBoard])
LOG = structlog.get_logger("activities")
MOST_URLS, LONGEST_URL = 100, 500
"""Of one company: what crosses Temporal stays under 64 KB whatever a site links to."""
BEAT_SECONDS = 10.0
_PROGRESS: ContextVar[dict[str, object]] = ContextVar("progress")
LONGEST_PAUSE_SECONDS = 60.0
"""A host that asks to be left alone for longer is left to a later round."""


def _edge(body: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """Translate our errors into Temporal's, and beat the heart while the verb works."""

    @functools.wraps(body)
    async def run(*args: P.args, **kwargs: P.kwargs) -> R:
        info = activity.info()
        structlog.contextvars.bind_contextvars(workflow_id=info.workflow_id, activity=info.activity_type)
        progress = _PROGRESS.set({})
        heart = asyncio.create_task(_beat())
        try:
            return await body(*args, **kwargs)
        except QuietHireError as error:
            ERRORS.add("worker", error.code)
            LOG.warning("an activity failed", error=str(error), code=error.code, attempt=info.attempt)
            pause = getattr(error, "retry_after_seconds", None)
            raise ApplicationError(
                str(error),
                type=error.code,
                non_retryable=not error.retryable,
                next_retry_delay=timedelta(seconds=min(pause, LONGEST_PAUSE_SECONDS)) if pause else None,
            ) from error
        finally:
            heart.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await heart
            _PROGRESS.reset(progress)
            structlog.contextvars.unbind_contextvars("workflow_id", "activity")

    return run


async def _beat() -> None:
    """Tell the server how far the verb has come. The first time only after a while: most activities are done by then,
    and every heartbeat is a call to the server."""
    while True:
        await asyncio.sleep(BEAT_SECONDS)
        activity.heartbeat(dict(_PROGRESS.get()))


def _report(progress: Mapping[str, object]) -> None:
    _PROGRESS.get().update(progress)


class Activities:
    """All activities of the task queue, over one set of ports."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def all(self) -> list[Callable[..., Awaitable[object]]]:
        """Every activity, for the worker."""
        return [
            getattr(self, name)
            for name in dir(type(self))
            if hasattr(getattr(type(self), name), "__temporal_activity_definition")
        ]

    @activity.defn(name="GetStaleCompanies")
    @_edge
    async def get_stale_companies(self, given: StaleInput) -> list[str]:
        """Domains of companies that are due."""
        at = datetime.fromisoformat(given.at) if given.at else None
        due = await stale_companies(self._ports, stale_days=given.days, limit=given.limit, at=at)
        return [one.domain for one in due]

    @activity.defn(name="UpdateCompanyLastCrawled")
    @_edge
    async def update_company_last_crawled(self, given: CrawledInput) -> None:
        """Note that a company was crawled."""
        await mark_crawled(self._ports, given.domain, error=given.error)

    @activity.defn(name="DiscoverCareerPages")
    @_edge
    async def discover_career_pages(self, domain: str) -> Findings:
        """Career pages and boards of a company; kept as a blob."""
        return await self._keep(await discover_career_pages(self._ports, domain))

    @activity.defn(name="EnumerateSubdomains")
    @_edge
    async def enumerate_subdomains(self, domain: str) -> Findings:
        """Host names under the domain; kept as a blob."""
        return await self._keep(await enumerate_subdomains(self._ports, domain))

    @activity.defn(name="DetectATS")
    @_edge
    async def detect_ats(self, urls: list[str]) -> Findings:
        """Whose boards the addresses are; kept as a blob."""
        detected = await detect_ats(self._ports, urls)
        return Findings(await self._ports.snapshots.put_blob("detections", _DETECTED.dump_json(detected)))

    @activity.defn(name="StoreDiscoveredURLs")
    @_edge
    async def store_discovered_urls(self, given: StoreInput) -> list[Target]:
        """Keep what was found and say what to crawl."""
        snapshots = self._ports.snapshots
        outcome = _OUTCOME.validate_json(await snapshots.get_blob(given.findings))
        findings = list(outcome.findings)
        if given.subdomains:
            findings.extend(_OUTCOME.validate_json(await snapshots.get_blob(given.subdomains)).findings)
        detected: list[DetectedBoard] = []
        if given.detections:
            detected = _DETECTED.validate_json(await snapshots.get_blob(given.detections))
        by_url = {one.url: one for one in detected}
        targets = await store_discovered(self._ports, given.domain, findings, by_url, outcome.company_name)
        return [Target(one.url, _board(one.board)) for one in targets if len(one.url) <= LONGEST_URL][:MOST_URLS]

    @activity.defn(name="CrawlCareerPage")
    @_edge
    async def crawl_career_page(self, given: CareerPageCrawlInput) -> Step:
        """Fetch the page, or open the sweep of a board."""
        board = BoardRef(**asdict(given.Board)) if given.Board else None
        return _step(await crawl_career_page(self._ports, given.URL, company=given.Company, board=board))

    @activity.defn(name="ExtractJobLinks")
    @_edge
    async def extract_job_links(self, state: str) -> Step:
        """Follow a listing to its end."""
        return _step(await extract_job_links(self._ports, state, report=_report))

    @activity.defn(name="SweepBoard")
    @_edge
    async def sweep_board(self, state: str) -> Step:
        """Send a board's list requests."""
        return _step(await sweep_board(self._ports, state, report=_report))

    @activity.defn(name="CrawlJobPages")
    @_edge
    async def crawl_job_pages(self, state: str) -> Step:
        """Fetch posting pages in batches of 50."""
        return _step(await crawl_job_pages(self._ports, state, report=_report))

    @activity.defn(name="ParseJobData")
    @_edge
    async def parse_job_data(self, state: str) -> Step:
        """Read fetched pages into postings."""
        return _step(await parse_job_data(self._ports, state, report=_report))

    @activity.defn(name="StoreJobsInClickHouse")
    @_edge
    async def store_jobs(self, state: str) -> Stored:
        """Decide what the crawl means and store it."""
        done = await store_postings(self._ports, state, report=_report)
        for outcome in ("new", "changed", "unchanged", "reopened", "closed", "held", "rejected", "unreadable"):
            POSTINGS.add(outcome, amount=getattr(done, outcome))
        return Stored(
            found=done.found,
            new=done.new,
            changed=done.changed + done.reopened,
            unchanged=done.unchanged,
            closed=done.closed,
            held=done.held,
            rejected=done.rejected,
            unreadable=done.unreadable,
            complete=done.complete,
            look_again=done.look_again,
        )

    @activity.defn(name="IndexJobs")
    @_edge
    async def index_jobs(self) -> int:
        """Bring the index up to the store."""
        return await index_outbox(self._ports, report=_report)

    @activity.defn(name="RepairPublishing")
    @_edge
    async def repair_publishing(self) -> int:
        """Finish whatever a killed process left between state, store and index."""
        return await publish_outbox(self._ports, report=_report) + await index_outbox(self._ports, report=_report)

    @activity.defn(name="DiscoverFromGitHub")
    @_edge
    async def discover_from_github(self, given: SearchInput) -> SearchOutcome:
        """Add companies found on GitHub."""
        added, unavailable = await discover_from_github(self._ports, given.query, limit=given.limit)
        return SearchOutcome(added, unavailable)

    @activity.defn(name="DiscoverFromDorks")
    @_edge
    async def discover_from_dorks(self, given: SearchInput) -> SearchOutcome:
        """Add companies and boards found by a search engine."""
        added, unavailable = await discover_from_dorks(self._ports, given.query, limit=given.limit)
        return SearchOutcome(added, unavailable)

    async def _keep(self, outcome: Outcome) -> Findings:
        key = await self._ports.snapshots.put_blob("findings", _OUTCOME.dump_json(outcome))
        urls = [one.url for one in outcome.findings if one.board is None and len(one.url) <= LONGEST_URL]
        return Findings(key=key, urls=urls[:MOST_URLS], unavailable=[one[:300] for one in outcome.unavailable[:20]])


def _board(board: BoardRef | None) -> BoardName | None:
    return BoardName(board.provider, board.tenant, board.site, board.host) if board else None


def _step(step: CrawlStep) -> Step:
    return Step(
        state=step.state,
        board=_board(step.board),
        more=step.more,
        found=step.found,
        pending=step.pending,
        unread=step.unread,
        error=step.error,
        message=step.message[:500],
        retry_after_seconds=step.retry_after_seconds,
        boards=[board for one in step.boards if (board := _board(one)) is not None],
    )
