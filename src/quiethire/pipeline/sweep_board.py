"""Sweep a provider's board: send its list requests, take complete postings, and set aside drafts that need details."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from quiethire.ats.registry import get_provider
from quiethire.crawling.contract import Fetched
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import BoardGone
from quiethire.domain.exchange import Request
from quiethire.domain.lifecycle import Known, Status
from quiethire.domain.posting import Posting
from quiethire.pipeline.budget import Budget
from quiethire.pipeline.crawl_career_page import CrawlStep, step_of
from quiethire.pipeline.crawl_state import (
    CrawlState,
    hashes_of,
    load_state,
    save_pending,
    save_postings,
    save_state,
)
from quiethire.pipeline.fingerprints import list_part
from quiethire.pipeline.judge import keep_good
from quiethire.pipeline.ports import BoardPage, Crawling, PendingDetail, Reporter, no_report

BATCH = 50
"""Details in one batch of requests (specification: 50 concurrent)."""
AT_A_TIME = 4
"""List requests handed to the crawler together; the pace per host is the crawler's business."""
ENDLESS = 20_000
"""List requests after which a board is taken to be endless."""


async def sweep_board(
    ports: Crawling, key: str, *, budget: Budget | None = None, report: Reporter = no_report
) -> CrawlStep:
    """Work on the list requests of a crawl for a bounded time.

    A list request that fails ends the step with its error and stays in the state, so that a later step goes on from
    there. A provider's notice that there is no such board ends the sweep.
    """
    budget = budget or Budget()
    state = await load_state(ports.snapshots, key)
    if state.board is None:
        return step_of(key, state)
    sweep = _Sweep(ports, state, state.board, await ports.states.known(state.board_id))
    failure: Fetched | None = None
    while state.follow and failure is None and not budget.spent:
        failure = await sweep.advance()
        report({"board": state.board.key, "found": state.found, "left": len(state.follow)})
    await sweep.save()
    step = step_of(await save_state(ports.snapshots, state), state, more=bool(state.follow))
    if failure is None:
        return step
    return replace(step, error=failure.error, message=failure.message, retry_after_seconds=failure.retry_after_seconds)


@dataclass(slots=True)
class _Sweep:
    """One step of a sweep: the state, and what it adds to it."""

    ports: Crawling
    state: CrawlState
    board: BoardRef
    known: Mapping[str, Known]
    found: list[Posting] = field(default_factory=list)
    waiting: list[PendingDetail] = field(default_factory=list)

    async def advance(self) -> Fetched | None:
        """Send the next few list requests; the first that brought nothing, if any."""
        state = self.state
        batch, state.follow = state.follow[:AT_A_TIME], state.follow[AT_A_TIME:]
        pace = get_provider(self.board.provider).traits.pace_seconds
        paced = [replace(request, pace_seconds=pace) for request in batch]
        fresh = state.fresh_seconds(self.ports.clock(), self.ports.fresh_seconds)
        outcomes = await self.ports.crawler.crawl(paced, fresh_seconds=fresh)
        failure: Fetched | None = None
        for request, outcome in zip(batch, outcomes, strict=True):
            if outcome.gone and not state.followed:
                self._board_gone()
                return None
            if outcome.snapshot is None:
                state.follow.append(request)
                failure = failure or outcome
                continue
            state.pages_fetched += 1
            page = await self.ports.parser.read_board(self.board, outcome.snapshot, now=state.started_at)
            if page.error == BoardGone.code and not state.listed:  # some are asked in two regions, one after the other
                self._board_gone()
                return None
            state.followed.append(_name(request))
            if page.error is not None:
                state.list_errors.append(f"{page.error}: {page.message}")
                state.fail(page.error)
            else:
                self._take(page)
        if len(state.followed) > ENDLESS:
            state.list_errors.append(f"endless list: more than {ENDLESS} requests")
            state.follow.clear()
        return failure

    async def save(self) -> None:
        """Keep what this step found."""
        snapshots = self.ports.snapshots
        if self.found:
            self.state.chunks.append(await save_postings(snapshots, self.found))
        for start in range(0, len(self.waiting), BATCH):
            self.state.to_fetch.append(await save_pending(snapshots, self.waiting[start : start + BATCH]))

    def _board_gone(self) -> None:
        self.state.board_gone = True
        self.state.follow.clear()

    def _take(self, page: BoardPage) -> None:
        """Add one list response to the state. A page that brings only entries seen before is the list wrapping round
        (Workday beyond 2,000): it does not lead on."""
        state = self.state
        hashes = [*(one.url_hash for one in page.postings), *(one.url_hash for one in page.pending)]
        refused = len(page.rejected) + page.unlisted
        fresh = state.count(hashes, refused=refused, total=page.total, scope=page.scope)
        postings = [posting for posting in page.postings if self._new(posting.url_hash, "")]
        pending = [one for one in page.pending if self._new(one.url_hash, one.list_hash)]
        state.partial = state.partial or page.partial
        if hashes and not fresh and not page.capped:
            state.repeated = True
            return
        state.reject(page.rejected)
        for rejection in page.rejected:  # listed, if not understood: no evidence that a posting is gone
            named = hashes_of(rejection.where)
            state.unreadable.extend(named)
            state.unnamed += not named
        known_requests = {*state.followed, *map(_name, state.follow)}
        for request in page.follow:
            if _name(request) not in known_requests:
                known_requests.add(_name(request))
                state.follow.append(request)
        good = keep_good(state, postings, min_quality=self.ports.min_quality)
        state.found += len(good)
        self.found.extend(good)
        for one in pending:
            before = self.known.get(one.url_hash)
            unchanged = before is not None and before.status is Status.OPEN
            if unchanged and before is not None and list_part(before.fingerprint) == one.list_hash:
                state.kept.append(one.url_hash)
            else:
                pace = get_provider(self.board.provider).traits.pace_seconds
                self.waiting.append(replace(one, request=replace(one.request, pace_seconds=pace)))

    def _new(self, url_hash: str, list_hash: str) -> bool:
        if url_hash in self.state.seen_hashes:
            return False
        self.state.seen_hashes[url_hash] = list_hash
        return True


def _name(request: Request) -> str:
    """A short stable name of a request: lists page by parameters and by bodies."""
    text = b"\x1f".join((request.method.encode(), request.url.encode(), request.body or b""))
    return hashlib.sha256(text).hexdigest()[:24]
