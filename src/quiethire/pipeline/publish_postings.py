"""Decide what a crawl means, write it down, and publish it: state first, then ClickHouse, then the index.

The state in PostgreSQL is an outbox: a decision marks its postings "not stored, not indexed" in one transaction, and
publishing works off what is so marked. A process killed between any two steps leaves marks, and whoever publishes
next finishes the work.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quiethire.domain.errors import NotFoundError
from quiethire.domain.identity import posting_id
from quiethire.domain.lifecycle import Decision, Known, Seen, Status, Sweep, decide
from quiethire.domain.posting import Posting
from quiethire.pipeline.crawl_state import CrawlState, load_postings_at, load_state, save_postings
from quiethire.pipeline.fingerprints import fingerprint
from quiethire.pipeline.index_postings import document_of
from quiethire.pipeline.ports import Ports, Reporter, no_report
from quiethire.stores.contract import PostingState, StateChange, StoredPosting

PAGE = 500
"""Postings published in one go."""


@dataclass(frozen=True, slots=True)
class Published:
    """What came of a crawl, in numbers. `held_why` says why closings were held back, None when none were."""

    found: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    reopened: int = 0
    closed: int = 0
    held: int = 0
    held_why: str | None = None
    rejected: int = 0
    unreadable: int = 0
    complete: bool = False
    look_again: bool = False


async def store_postings(ports: Ports, key: str, *, report: Reporter = no_report) -> Published:
    """Decide and store a finished crawl. Running it twice writes the same."""
    state = await load_state(ports.snapshots, key)
    record = await ports.boards.get(state.board_id)
    postings = await _postings(ports, state)
    known = await ports.states.known(state.board_id)
    seen = _seen(state, postings, known)
    decision = decide(
        Sweep(
            complete=state.complete and not state.unnamed,
            seen=seen,
            unreadable=set(state.unreadable),
            gone=set(state.gone),
            previous_counts=record.recent_counts,
            confirmed=state.again and (state.complete or state.board_gone),
            board_gone=state.board_gone,
        ),
        known,
    )
    elsewhere = await ports.states.states(decision.new)  # listed by another board as well: known, and its own there
    writing = [*decision.new, *decision.changed, *decision.reopened]
    batch = await _batch_key(ports, [postings[one] for one in writing if one in postings])
    missing = _missing(state, postings, known)
    await ports.states.apply(
        state.board_id,
        state.started_at,
        write=[
            *(_change(postings[one], state, batch) for one in writing if one in postings),
            *missing,
        ],
        seen=[*decision.unchanged, *(one for one in state.unreadable if one in known)],
        closed=decision.closings,
    )
    await ports.boards.record_sweep(
        state.board_id,
        state.started_at,
        complete=state.complete,
        found=len(seen),
        held=bool(decision.held) and (state.complete or state.board_gone),
        error="; ".join(state.list_errors[:3]) or None,
        gone=state.board_gone,
    )
    await publish_outbox(ports, report=report)
    return _summary(state, replace(decision, new=tuple(one for one in decision.new if one not in elsewhere)), seen)


async def publish_outbox(ports: Ports, *, report: Reporter = no_report) -> int:
    """Write to ClickHouse whatever the state says is not there yet. How many postings were written."""
    done = 0
    async with ports.states.publishing("store"):
        while waiting := await ports.states.unstored(limit=PAGE):
            rows = await _rows(ports, waiting)
            if rows:
                await ports.jobs.insert(rows)
            await ports.states.mark_stored(waiting)
            done += len(waiting)
            report({"stored": done})
    return done


async def index_outbox(ports: Ports, *, report: Reporter = no_report) -> int:
    """Bring to the index whatever is stored and not there yet; take closed postings out. How many were done."""
    done = 0
    async with ports.states.publishing("index"):
        while waiting := await ports.states.unindexed(limit=PAGE):
            await _index(ports, waiting)
            done += len(waiting)
            report({"indexed": done})
    return done


async def _index(ports: Ports, waiting: Sequence[PostingState]) -> None:
    rows = await ports.jobs.get([state.id for state in waiting])
    documents = [
        document_of(rows[state.id])
        for state in waiting
        if state.status is Status.OPEN and state.id in rows and rows[state.id].status is Status.OPEN
    ]
    wanted = {document.id for document in documents}
    if documents:
        await ports.index.put(documents)
    if out := [state.id for state in waiting if state.id not in wanted]:
        await ports.index.remove(out)
    await ports.states.mark_indexed(waiting)


async def _postings(ports: Ports, state: CrawlState) -> dict[str, Posting]:
    postings: dict[str, Posting] = {}
    for chunk in state.chunks:
        for posting in await load_postings_at(ports.snapshots, chunk):
            postings.setdefault(posting.url_hash, posting)
    return postings


def _seen(state: CrawlState, postings: Mapping[str, Posting], known: Mapping[str, Known]) -> list[Seen]:
    seen = [
        Seen(one, fingerprint(posting, state.seen_hashes.get(one, "")), closed=posting.closed)
        for one, posting in postings.items()
    ]
    seen.extend(Seen(one, known[one].fingerprint) for one in state.kept if one in known and one not in postings)
    return seen


def _missing(state: CrawlState, postings: Mapping[str, Posting], known: Mapping[str, Known]) -> list[StateChange]:
    """Postings a board lists whose detail could not be read: remembered, so that the next sweep asks again."""
    if state.board is None:
        return []
    return [
        StateChange(
            url_hash=one,
            id=posting_id(one),
            fingerprint=fingerprint(None, state.seen_hashes[one]),
            batch_key="",
            detail_state="missing",
        )
        for one in dict.fromkeys(state.unreadable)
        if one in state.seen_hashes and one not in known and one not in postings
    ]


def _change(posting: Posting, state: CrawlState, batch_key: str) -> StateChange:
    return StateChange(
        url_hash=posting.url_hash,
        id=posting.id,
        fingerprint=fingerprint(posting, state.seen_hashes.get(posting.url_hash, "")),
        batch_key=batch_key,
        external_id=posting.external_id,
    )


async def _batch_key(ports: Ports, postings: list[Posting]) -> str:
    return await save_postings(ports.snapshots, postings) if postings else ""


async def _rows(ports: Ports, waiting: Iterable[PostingState]) -> list[StoredPosting]:
    """The rows of postings as their state now is; content from the batch the state names."""
    by_batch: dict[str, list[PostingState]] = defaultdict(list)
    for state in waiting:
        if state.batch_key:
            by_batch[state.batch_key].append(state)
    now = ports.clock()
    rows: list[StoredPosting] = []
    for key, states in by_batch.items():
        content = {posting.url_hash: posting for posting in await load_postings_at(ports.snapshots, key)}
        for state in states:
            if state.url_hash not in content:
                raise NotFoundError(f"the batch {key} does not hold posting {state.id}")
            rows.append(_row(content[state.url_hash], state, now))
    return rows


def _row(posting: Posting, state: PostingState, now: datetime) -> StoredPosting:
    return StoredPosting(
        posting=replace(posting, id=state.id),
        first_seen_at=state.first_seen_at,
        last_seen_at=state.last_seen_at,
        crawled_at=state.last_seen_at,
        parsed_at=now,
        updated_at=now,
        status=state.status,
        closed_at=state.closed_at,
        closed_because=str(state.closed_because) if state.closed_because else None,
    )


def _summary(state: CrawlState, decision: Decision, seen: list[Seen]) -> Published:
    return Published(
        found=len(seen),
        new=len(decision.new),
        changed=len(decision.changed),
        unchanged=len(decision.unchanged),
        reopened=len(decision.reopened),
        closed=len(decision.closings),
        held=len(decision.held),
        held_why=decision.held_why,
        rejected=sum(state.rejected.values()),
        unreadable=len(set(state.unreadable)),
        complete=state.complete,
        look_again=bool(decision.held) and (state.complete or state.board_gone),
    )
