"""Crawl one address from beginning to end, storing nothing but snapshots: what `quiethire crawl` does.

The steps are those of CareerPageCrawlWorkflow, run one after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from quiethire.crawling.contract import Crawler, SnapshotStore
from quiethire.domain.board import BoardRef
from quiethire.domain.identity import record_id
from quiethire.domain.lifecycle import Known
from quiethire.domain.posting import Posting
from quiethire.pipeline.crawl_career_page import crawl_career_page
from quiethire.pipeline.crawl_job_pages import crawl_job_pages
from quiethire.pipeline.crawl_state import CrawlState, load_postings_at, load_state
from quiethire.pipeline.extract_links import extract_job_links
from quiethire.pipeline.parse_job_data import parse_job_data
from quiethire.pipeline.ports import CrawlPorts, PageParser, Reporter, no_report
from quiethire.pipeline.sweep_board import sweep_board


@dataclass(frozen=True, slots=True)
class CrawledNow:
    """Postings found, whether nothing was missed, and one sentence for people."""

    postings: Sequence[Posting]
    complete: bool
    summary: str


class _NoCompanies:
    """Nothing is known of companies here."""

    async def find(self, domain: str) -> None:
        """None."""
        del domain


@dataclass(frozen=True, slots=True)
class _Board:
    id: UUID
    hold: bool = False


class _Boards:
    """Boards are named and not kept."""

    async def admit(self, ref: BoardRef, url: str, *, company: UUID | None, evidence: str) -> tuple[_Board, bool]:
        """A board with its id."""
        del url, company, evidence
        return _Board(record_id("board", ref.key)), True


class _States:
    """No posting is known before."""

    async def known(self, board: UUID) -> dict[str, Known]:
        """Nothing."""
        del board
        return {}


async def crawl_now(
    crawler: Crawler,
    parser: PageParser,
    snapshots: SnapshotStore,
    url: str,
    *,
    now: datetime,
    min_quality: int = 70,
    open_providers: frozenset[str] = frozenset(),
    report: Reporter = no_report,
) -> CrawledNow:
    """Crawl `url`. Raises the FetchError of the page itself; what fails further on makes the crawl incomplete."""
    ports = CrawlPorts(
        crawler=crawler,
        parser=parser,
        snapshots=snapshots,
        companies=_NoCompanies(),
        boards=_Boards(),
        states=_States(),
        clock=lambda: now,
        min_quality=min_quality,
        open_providers=open_providers,
    )
    postings: dict[str, Posting] = {}
    problems: list[str] = []
    complete = True
    opened = await crawl_career_page(ports, url)
    waiting = [opened.state]
    seen: set[str] = set()
    while waiting:
        state = await _finish(ports, waiting.pop(), report)
        for chunk in state.chunks:
            for posting in await load_postings_at(snapshots, chunk):
                postings.setdefault(posting.url_hash, posting)
        for board in state.boards_met:
            if board.key not in seen:
                seen.add(board.key)
                waiting.append((await crawl_career_page(ports, url, board=board)).state)
        complete = complete and not state.board_gone and (state.complete or bool(state.boards_met))
        problems.extend(_problems(state))
    open_ones = [posting for posting in postings.values() if not posting.closed]
    summary = f"{url}: {len(open_ones)} postings" + (f"; {'; '.join(problems)}" if problems else "")
    return CrawledNow(open_ones, complete, summary)


async def _finish(ports: CrawlPorts, key: str, report: Reporter) -> CrawlState:
    state = await load_state(ports.snapshots, key)
    if state.board is None:
        key = (await extract_job_links(ports, key, report=report)).state
    else:
        step = await sweep_board(ports, key, report=report)
        while step.more and step.error is None:
            step = await sweep_board(ports, step.state, report=report)
        key = step.state
    step = await parse_job_data(ports, key, report=report)
    while step.pending or step.unread:
        step = await crawl_job_pages(ports, step.state, report=report)
        step = await parse_job_data(ports, step.state, report=report)
    return await load_state(ports.snapshots, step.state)


def _problems(state: CrawlState) -> list[str]:
    problems = [f"{count} × {code}" for code, count in state.errors.items()]
    problems += [f"{count} not taken: {why}" for why, count in state.rejected.items()]
    if state.board_gone and state.board is not None:
        problems.append(f"there is no board {state.board.key}")
    if state.total is not None and state.listed < state.total:
        problems.append(f"{state.listed} of {state.total} listed postings were seen")
    return problems
