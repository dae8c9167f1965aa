"""Fetch what a listing or board leads to, a batch of at most 50 at a time."""

from quiethire.domain.errors import Gone, RobotsForbidden
from quiethire.domain.exchange import Request
from quiethire.domain.identity import url_hash
from quiethire.pipeline.budget import Budget
from quiethire.pipeline.crawl_career_page import CrawlStep, step_of
from quiethire.pipeline.crawl_state import (
    CrawlState,
    load_pending,
    load_requests,
    load_state,
    save_refs,
    save_state,
)
from quiethire.pipeline.ports import Crawling, Reporter, no_report

BATCHES = 10
"""Batches one step fetches at the most, so that reading and fetching take turns."""


async def crawl_job_pages(
    ports: Crawling, key: str, *, budget: Budget | None = None, report: Reporter = no_report
) -> CrawlStep:
    """Fetch the next batches of posting pages or details.

    Every page has one of three answers: present (a snapshot to read), gone (404 or 410 of the page itself), or
    unreadable, which is never taken for gone.
    """
    budget = budget or Budget()
    state = await load_state(ports.snapshots, key)
    done = 0
    while state.to_fetch and done < BATCHES and not budget.spent:
        batch_key = state.to_fetch.pop(0)
        hashes, requests = await _requests(ports, state, batch_key)
        fresh = state.fresh_seconds(ports.clock(), ports.fresh_seconds)
        outcomes = await ports.crawler.crawl(requests, fresh_seconds=fresh)
        refs = []
        for place, outcome in enumerate(outcomes):
            if outcome.snapshot is not None:
                refs.append((place, outcome.snapshot))
            elif outcome.error == Gone.code:
                state.gone.append(hashes[place])
            else:
                state.unreadable.append(hashes[place])
            if outcome.error is not None:
                state.fail(outcome.error)
                if state.board is None and outcome.error not in {RobotsForbidden.code, Gone.code}:
                    state.list_errors.append(f"{outcome.error}: {outcome.url}")
        state.pages_fetched += len(refs)
        state.pages.append((batch_key, await save_refs(ports.snapshots, refs)))
        done += 1
        report({"url": state.url, "fetched": state.pages_fetched, "batches_left": len(state.to_fetch)})
    return step_of(await save_state(ports.snapshots, state), state, more=bool(state.to_fetch))


async def _requests(ports: Crawling, state: CrawlState, batch_key: str) -> tuple[list[str], list[Request]]:
    """The url hashes and requests of a batch: details of a board, or pages of a site."""
    if state.board is None:
        requests = await load_requests(ports.snapshots, batch_key)
        return [url_hash(request.url) for request in requests], requests
    pending = await load_pending(ports.snapshots, batch_key)
    return [one.url_hash for one in pending], [one.request for one in pending]
