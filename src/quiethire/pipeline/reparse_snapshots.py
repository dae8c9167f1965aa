"""Run the present parsers over kept pages: postings already known are brought up to date, nothing is fetched.

Only content changes: a page read again says nothing about whether its posting is still open, so nothing is opened,
closed or seen. Details of boards are read again with their list entry by the next sweep, not here.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from quiethire.ats.registry import match_url
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import SnapshotRef
from quiethire.domain.posting import Posting
from quiethire.pipeline.crawl_state import save_postings
from quiethire.pipeline.fingerprints import fingerprint
from quiethire.pipeline.ports import Ports, Reporter, no_report
from quiethire.pipeline.publish_postings import index_outbox, publish_outbox
from quiethire.stores.contract import PostingState, StateChange

BATCH = 50


@dataclass(slots=True)
class Reparsed:
    """What reparsing did, in numbers."""

    pages: int = 0
    postings: int = 0
    changed: int = 0
    unreadable: int = 0


async def reparse_snapshots(
    ports: Ports, snapshots: AsyncIterator[SnapshotRef], *, dry_run: bool = False, report: Reporter = no_report
) -> Reparsed:
    """Read the youngest snapshot of every request again and store what reads differently now."""
    done = Reparsed()
    batch: list[SnapshotRef] = []
    async for ref in snapshots:
        batch.append(ref)
        if len(batch) >= BATCH:
            await _read(ports, batch, done, dry_run=dry_run)
            report({"pages": done.pages, "changed": done.changed})
            batch = []
    await _read(ports, batch, done, dry_run=dry_run)
    if not dry_run:
        await publish_outbox(ports, report=report)
        await index_outbox(ports, report=report)
    return done


async def _read(ports: Ports, refs: Sequence[SnapshotRef], done: Reparsed, *, dry_run: bool) -> None:
    readable = [ref for ref in refs if ref.status < 400]
    done.pages += len(readable)
    postings: dict[str, Posting] = {}
    pages: list[SnapshotRef] = []
    for ref in readable:
        board = _board(ref)
        if board is None:
            pages.append(ref)
            continue
        page = await ports.parser.read_board(board, ref, now=ref.fetched_at)
        done.unreadable += page.error is not None
        postings.update({posting.url_hash: posting for posting in page.postings})
    for ref, parsed in zip(pages, await ports.parser.parse_pages(pages, now=ports.clock()), strict=True):
        done.unreadable += parsed.error is not None
        postings.update({posting.url_hash: posting for posting in parsed.postings if ref.status < 400})
    known = await ports.states.states(list(postings))
    done.postings += len(known)
    await _write(ports, postings, known, done, dry_run=dry_run)


async def _write(
    ports: Ports, postings: dict[str, Posting], known: dict[str, PostingState], done: Reparsed, *, dry_run: bool
) -> None:
    changed: list[StateChange] = []
    content: list[Posting] = []
    for url_hash, state in known.items():
        posting = postings[url_hash]
        fresh = fingerprint(posting, state.fingerprint.partition(".")[0])
        if fresh != state.fingerprint and posting.quality_score >= ports.min_quality and not posting.closed:
            content.append(posting)
            changed.append(
                StateChange(url_hash=url_hash, id=posting.id, fingerprint=fresh, batch_key="", external_id=None)
            )
    done.changed += len(changed)
    if changed and not dry_run:
        key = await save_postings(ports.snapshots, content)
        await ports.states.rewrite([replace(change, batch_key=key) for change in changed])


def _board(ref: SnapshotRef) -> BoardRef | None:
    """The board whose list a snapshot is, by the address that was asked for; None for pages."""
    if "json" not in ref.content_type and "xml" not in ref.content_type:
        return None
    detection = match_url(ref.requested_url or ref.url)
    return detection.board if detection else None
