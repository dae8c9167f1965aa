"""How far one crawl has come. Kept as a blob in the snapshot store, so that only its key travels through Temporal.

A crawl is a sweep of a provider's board or a reading of a site's own career page. Each step reads the state, works for
a bounded time, writes the next state and hands its key on; a step tried again starts from the same state and finds
its pages among the snapshots.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter

from quiethire.crawling.contract import SnapshotStore
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import InputError
from quiethire.domain.exchange import Request, SnapshotRef
from quiethire.domain.identity import url_hash
from quiethire.domain.posting import Posting
from quiethire.parsing.contract import Rejection
from quiethire.parsing.wire import dump_postings, load_postings
from quiethire.pipeline.ports import PendingDetail

EXAMPLES = 20
"""How many refused entries are kept word for word; all are counted."""


@dataclass(slots=True)
class PartCount:
    """What one part of a split board promised and gave (`ats.contract.Reading.scope`)."""

    total: int | None = None
    found: set[str] = field(default_factory=set)
    refused: int = 0


@dataclass(slots=True)
class CrawlState:
    """State of one crawl.

    board: the provider's board; None for a site's own pages. board_id: row in `boards`.
    follow: list requests still to send; followed: identities of those sent, to recognise endless lists.
    to_fetch: blobs of posting requests or pending details still to do. pages: fetched ones still to be read, each the
    blob of the requests and the blob of the answers.
    chunks: blobs of postings read and good enough. seen_hashes: list hash by url_hash, for providers with details.
    kept: url hashes carried over unchanged without a detail request. unreadable, gone: see `domain.lifecycle.Sweep`.
    unnamed: entries that could not be read far enough to say whose they are: any absent posting may be one of them.
    total: the board's own count; listed: distinct entries its lists gave, and the rejected and unlisted ones.
    parts: the same for each part of a board that had to be split. partial: the board is known to hold more than can be
    reached. repeated: a list gave the same page twice. All as `ats.tally.Tally` counts them.
    again: this is the second look after a guard held closings back, which asks the host and not the snapshots.
    """

    url: str
    company: str | None
    company_id: UUID | None
    board: BoardRef | None
    board_id: UUID
    started_at: datetime
    page: SnapshotRef | None = None
    follow: list[Request] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    to_fetch: list[str] = field(default_factory=list)
    pages: list[tuple[str, str]] = field(default_factory=list)
    chunks: list[str] = field(default_factory=list)
    seen_hashes: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    total: int | None = None
    listed: int = 0
    unnamed: int = 0
    found: int = 0
    pages_fetched: int = 0
    board_gone: bool = False
    parts: dict[str, PartCount] = field(default_factory=dict)
    partial: bool = False
    repeated: bool = False
    list_errors: list[str] = field(default_factory=list)
    errors: dict[str, int] = field(default_factory=dict)
    rejected: dict[str, int] = field(default_factory=dict)
    rejected_examples: list[Rejection] = field(default_factory=list)
    boards_met: list[BoardRef] = field(default_factory=list)
    again: bool = False

    def fresh_seconds(self, now: datetime, usual: float) -> float:
        """How young a snapshot must be to be used by this crawl: as usual, or for a second look no older than it."""
        return (now - self.started_at).total_seconds() if self.again else usual

    @property
    def complete(self) -> bool:
        """Nothing is left to follow, nothing on the way failed, and the count agrees with the board's own."""
        if self.follow or self.list_errors or self.partial:
            return False
        if self.board is None:
            return self.found + len(self.kept) > 0
        if self.total is None:
            return not self.repeated
        return self.listed >= self.total and all(
            part.total is None or len(part.found) + part.refused >= part.total for part in self.parts.values()
        )

    def count(self, hashes: Sequence[str], *, refused: int, total: int | None, scope: str) -> bool:
        """Take one list response into account, before its entries are noted in `seen_hashes`. False when all of its
        entries had been seen in this part of the board."""
        fresh = {one for one in hashes if one not in self.seen_hashes}
        self.listed += len(fresh) + refused
        if not scope:
            if total is not None:
                self.total = max(total, self.total or 0)
            return bool(fresh)
        part = self.parts.setdefault(scope, PartCount())
        if total is not None:
            part.total = max(total, part.total or 0)
        before = len(part.found)
        part.found.update(hashes)
        part.refused += refused
        return len(part.found) > before

    def reject(self, rejections: Sequence[Rejection]) -> None:
        """Count refused entries by reason, and keep the first ones."""
        for rejection in rejections:
            self.rejected[rejection.why] = self.rejected.get(rejection.why, 0) + 1
        self.rejected_examples.extend(rejections[: max(0, EXAMPLES - len(self.rejected_examples))])

    def fail(self, error: str) -> None:
        """Count one failed page by error code."""
        self.errors[error] = self.errors.get(error, 0) + 1


_STATE: TypeAdapter[CrawlState] = TypeAdapter(CrawlState)
_PENDING: TypeAdapter[list[PendingDetail]] = TypeAdapter(list[PendingDetail])
_REQUESTS: TypeAdapter[list[Request]] = TypeAdapter(list[Request])
_REFS: TypeAdapter[list[tuple[int, SnapshotRef]]] = TypeAdapter(list[tuple[int, SnapshotRef]])


def hashes_of(*urls: str) -> list[str]:
    """Hashes of those among the texts that are addresses: what a page or an entry is known by."""
    hashes: list[str] = []
    for url in urls:
        try:
            hashes.append(url_hash(url))
        except InputError:
            continue
    return hashes


async def save_state(snapshots: SnapshotStore, state: CrawlState) -> str:
    """Keep the state; its key."""
    return await snapshots.put_blob("crawl-state", _STATE.dump_json(state))


async def load_state(snapshots: SnapshotStore, key: str) -> CrawlState:
    """The state kept under the key. Raises NotFoundError."""
    return _STATE.validate_json(await snapshots.get_blob(key))


async def save_pending(snapshots: SnapshotStore, pending: Sequence[PendingDetail]) -> str:
    """Keep drafts waiting for their details; the key."""
    return await snapshots.put_blob("pending", _PENDING.dump_json(list(pending)))


async def load_pending(snapshots: SnapshotStore, key: str) -> list[PendingDetail]:
    """The drafts of `save_pending`."""
    return _PENDING.validate_json(await snapshots.get_blob(key))


async def save_requests(snapshots: SnapshotStore, requests: Sequence[Request]) -> str:
    """Keep requests of posting pages; the key."""
    return await snapshots.put_blob("requests", _REQUESTS.dump_json(list(requests)))


async def load_requests(snapshots: SnapshotStore, key: str) -> list[Request]:
    """The requests of `save_requests`."""
    return _REQUESTS.validate_json(await snapshots.get_blob(key))


async def save_refs(snapshots: SnapshotStore, refs: Sequence[tuple[int, SnapshotRef]]) -> str:
    """Keep numbered snapshot references; the number is the place in the batch of requests they answer."""
    return await snapshots.put_blob("pages", _REFS.dump_json(list(refs)))


async def load_refs(snapshots: SnapshotStore, key: str) -> list[tuple[int, SnapshotRef]]:
    """The references of `save_refs`."""
    return _REFS.validate_json(await snapshots.get_blob(key))


async def save_postings(snapshots: SnapshotStore, postings: Sequence[Posting]) -> str:
    """Keep a batch of postings; the key."""
    return await snapshots.put_blob("postings", dump_postings(postings))


async def load_postings_at(snapshots: SnapshotStore, key: str) -> list[Posting]:
    """The batch of `save_postings`."""
    return load_postings(await snapshots.get_blob(key))
