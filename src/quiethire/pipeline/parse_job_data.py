"""Read fetched pages into postings."""

from quiethire.domain.board import BoardRef
from quiethire.domain.posting import Posting
from quiethire.pipeline.budget import Budget
from quiethire.pipeline.crawl_career_page import CrawlStep, step_of
from quiethire.pipeline.crawl_state import (
    CrawlState,
    hashes_of,
    load_pending,
    load_refs,
    load_state,
    save_postings,
    save_state,
)
from quiethire.pipeline.judge import keep_good
from quiethire.pipeline.ports import Crawling, Reporter, no_report


async def parse_job_data(
    ports: Crawling, key: str, *, budget: Budget | None = None, report: Reporter = no_report
) -> CrawlStep:
    """Read the fetched batches. A page that cannot be read, or says nothing, is unreadable and not gone."""
    budget = budget or Budget()
    state = await load_state(ports.snapshots, key)
    found: list[Posting] = []
    while state.pages and not budget.spent:
        batch_key, refs_key = state.pages.pop(0)
        if state.board is None:
            read = await _read_pages(ports, state, refs_key)
        else:
            read = await _read_details(ports, state, state.board, batch_key, refs_key)
        good = keep_good(state, read, min_quality=ports.min_quality)
        state.found += len(good)
        found.extend(good)
        report({"url": state.url, "found": state.found, "batches_left": len(state.pages)})
    if found:
        state.chunks.append(await save_postings(ports.snapshots, found))
    return step_of(await save_state(ports.snapshots, state), state, more=bool(state.pages))


async def _read_pages(ports: Crawling, state: CrawlState, refs_key: str) -> list[Posting]:
    refs = [ref for _, ref in await load_refs(ports.snapshots, refs_key)]
    postings: list[Posting] = []
    for ref, page in zip(refs, await ports.parser.parse_pages(refs, now=state.started_at), strict=True):
        state.reject(page.rejected)
        if page.error is not None:
            state.fail(page.error)
        if not page.postings:
            state.unreadable.extend(hashes_of(ref.requested_url, ref.url))
        for posting in page.postings:
            if posting.url_hash not in state.seen_hashes:
                state.seen_hashes[posting.url_hash] = ""
                postings.append(posting)
    return postings


async def _read_details(
    ports: Crawling, state: CrawlState, board: BoardRef, batch_key: str, refs_key: str
) -> list[Posting]:
    pending = await load_pending(ports.snapshots, batch_key)
    pairs = [(pending[place], ref) for place, ref in await load_refs(ports.snapshots, refs_key)]
    postings: list[Posting] = []
    for detail in await ports.parser.read_details(board, pairs, now=state.started_at):
        if detail.posting is not None:
            postings.append(detail.posting)
        elif detail.error == "gone":
            state.gone.append(detail.url_hash)
        else:
            state.unreadable.append(detail.url_hash)
            state.fail(detail.error or "unreadable")
            if detail.rejected is not None:
                state.reject([detail.rejected])
    return postings
