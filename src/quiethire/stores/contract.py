"""The faces of the stores, as the pipeline sees them. Every write is idempotent: doing it twice is doing it once."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from quiethire.domain.board import BoardRef
from quiethire.domain.company import Company
from quiethire.domain.lifecycle import ClosedBecause, Known, Status
from quiethire.domain.posting import Posting


class CompanyStore(Protocol):
    """`companies`."""

    async def add(self, domain: str, *, name: str | None = None) -> tuple[Company, bool]:
        """The company of a registrable domain, made if new; True when it was. A known name is kept."""
        ...

    async def find(self, domain: str) -> Company | None:
        """The company with the domain."""
        ...

    async def stale(self, *, not_crawled_since: datetime, limit: int, after: str = "") -> list[Company]:
        """Companies never crawled or last crawled before the time, never-crawled first, then oldest; by keyset:
        domains greater than `after` are not required, the caller pages by marking them crawled."""
        ...

    async def mark_crawled(self, domain: str, at: datetime, *, error: str | None = None) -> None:
        """Set last_crawled_at, and the error of that run or None."""
        ...

    async def set_name(self, domain: str, name: str) -> None:
        """Name a company that has none."""
        ...

    async def count(self) -> int:
        """How many there are."""
        ...

    async def all(self, *, limit: int = 100_000) -> list[Company]:
        """Every company, by domain."""
        ...


class DiscoveredStore(Protocol):
    """`discovered_urls`, `discovered_subdomains`, `dork_results`."""

    async def add_urls(self, company: UUID, urls: Sequence[Mapping[str, Any]]) -> int:
        """Add {url, url_type, discovered_via, priority}; known ones are left alone. How many were new."""
        ...

    async def urls(self, company: UUID) -> list[dict[str, Any]]:
        """Addresses known of a company, by priority: url, url_type, discovered_via, priority, crawled."""
        ...

    async def mark_url_crawled(self, company: UUID, url: str) -> None:
        """Set `crawled`."""
        ...

    async def add_subdomains(self, company: UUID, names: Sequence[Mapping[str, Any]]) -> int:
        """Add {subdomain, method, is_job_related}. How many were new."""
        ...

    async def add_dork_results(self, query: str, results: Sequence[Mapping[str, Any]]) -> int:
        """Add {url, title, snippet, rank}. How many were new."""
        ...


@dataclass(frozen=True, slots=True)
class BoardRecord:
    """`boards`: one board, whose it is, and how its sweeps went. `url` is its public address; for plain career pages
    provider is "site" and tenant the host and path."""

    id: UUID
    company_id: UUID | None
    ref: BoardRef
    url: str
    last_swept_at: datetime | None = None
    last_complete_at: datetime | None = None
    recent_counts: tuple[int, ...] = ()
    hold: bool = False
    last_error: str | None = None
    gone_since: datetime | None = None


class BoardStore(Protocol):
    """`boards`."""

    async def admit(self, ref: BoardRef, url: str, *, company: UUID | None, evidence: str) -> tuple[BoardRecord, bool]:
        """The board, made if new; True when it was. A board already admitted for another company keeps it."""
        ...

    async def find(self, ref: BoardRef) -> BoardRecord | None:
        """The board with this provider, tenant and site."""
        ...

    async def get(self, board: UUID) -> BoardRecord:
        """The board with the id. Raises NotFoundError."""
        ...

    async def of_company(self, company: UUID) -> list[BoardRecord]:
        """The boards of a company."""
        ...

    async def record_sweep(
        self,
        board: UUID,
        at: datetime,
        *,
        complete: bool,
        found: int,
        held: bool,
        error: str | None,
        gone: bool = False,
    ) -> None:
        """Note how a sweep went; keeps the last ten complete counts."""
        ...

    async def counts_by_provider(self) -> dict[str, int]:
        """How many boards each provider has."""
        ...


@dataclass(frozen=True, slots=True)
class PostingState:
    """`postings`: what is remembered of one posting. `fingerprint` is a hash of its content; `job_created_at` is
    ClickHouse's created_at and never changes."""

    url_hash: str
    id: UUID
    board_id: UUID
    fingerprint: str
    status: Status
    first_seen_at: datetime
    last_seen_at: datetime
    closed_at: datetime | None = None
    closed_because: ClosedBecause | None = None
    reopened_count: int = 0
    detail_state: str = "complete"  # complete, missing
    detail_due_until: datetime | None = None
    stored: bool = False
    indexed: bool = False
    batch_key: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class StateChange:
    """One posting to be written to `postings`, `batch_key` being where its content can be read again."""

    url_hash: str
    id: UUID
    fingerprint: str
    batch_key: str
    detail_state: str = "complete"
    external_id: str | None = None


class PostingStateStore(Protocol):
    """`postings`: keys, clocks, status, fingerprint and provenance; the outbox of storing and indexing.

    A decision is written in one transaction; rows are marked not stored and not indexed by it, and marked so after
    each of the two has happened, so that a crash between them is seen and repaired.
    """

    async def known(self, board: UUID) -> dict[str, Known]:
        """Every posting of the board by url_hash."""
        ...

    async def apply(
        self,
        board: UUID,
        at: datetime,
        *,
        write: Sequence[StateChange],
        seen: Sequence[str],
        closed: Mapping[str, ClosedBecause],
    ) -> None:
        """Write new, changed and reopened postings (`write`), move last_seen_at of all of `seen`, close `closed`."""
        ...

    async def rewrite(self, write: Sequence[StateChange]) -> int:
        """Give known postings new content (fingerprint, batch_key) without touching status or clocks: for reparsing.
        How many were changed."""
        ...

    async def states(self, url_hashes: Sequence[str]) -> dict[str, PostingState]:
        """The states by url_hash."""
        ...

    def publishing(self, stage: str) -> AbstractAsyncContextManager[None]:
        """One publisher at a time for each stage ("store", "index"), whatever the number of processes: two at once
        could write an older state over a newer one. Released when its holder dies."""
        ...

    async def unstored(self, *, limit: int) -> list[PostingState]:
        """Postings whose latest state is not in ClickHouse yet."""
        ...

    async def mark_stored(self, states: Sequence[PostingState]) -> None:
        """They are in ClickHouse as of the given revision; one changed since then stays unstored."""
        ...

    async def unindexed(self, *, limit: int, after: str = "") -> list[PostingState]:
        """Stored postings whose latest state is not in the index yet, by url_hash, greater than `after`."""
        ...

    async def mark_indexed(self, states: Sequence[PostingState]) -> None:
        """They are in the index (or, when closed, out of it) as of the given revision."""
        ...

    async def mark_all_unindexed(self) -> int:
        """For a rebuild of the index. How many."""
        ...

    async def incomplete_details(self, board: UUID) -> list[str]:
        """url hashes whose detail is missing and still due."""
        ...

    async def counts(self) -> dict[str, int]:
        """open, closed, unstored, unindexed."""
        ...

    async def prune(self, *, closed_before: datetime) -> int:
        """Forget postings closed before the time. How many."""
        ...


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """`crawl_queue`: one claimed address. `lease` proves the claim; finishing with an old lease is refused."""

    id: UUID
    url: str
    priority: int
    attempts: int
    lease: UUID
    context: Mapping[str, Any] = field(default_factory=dict)


class CrawlQueue(Protocol):
    """`crawl_queue`: claimed with FOR UPDATE SKIP LOCKED under a lease."""

    async def add(self, urls: Sequence[str], *, priority: int = 5, context: Mapping[str, Any] | None = None) -> int:
        """Queue addresses; one that is pending or processing already is not queued twice. How many were new."""
        ...

    async def claim(self, *, limit: int, lease_seconds: float) -> list[QueueEntry]:
        """Claim due entries, best priority first (1 before 9), then oldest; expired leases of dead workers included."""
        ...

    async def renew(self, entry: QueueEntry, *, lease_seconds: float) -> bool:
        """Keep a claim; False when it was lost."""
        ...

    async def finish(self, entry: QueueEntry) -> bool:
        """Completed; False when the claim was lost."""
        ...

    async def fail(self, entry: QueueEntry, error: str, *, retry: bool, max_attempts: int = 3) -> str:
        """Give back with backoff (`pending`) or end (`failed`); the status that resulted."""
        ...

    async def counts(self) -> dict[str, int]:
        """Entries by status."""
        ...


@dataclass(frozen=True, slots=True)
class StoredPosting:
    """A posting with its clocks, as written to and read from ClickHouse's `jobs`."""

    posting: Posting
    first_seen_at: datetime
    last_seen_at: datetime
    crawled_at: datetime
    parsed_at: datetime
    updated_at: datetime
    status: Status = Status.OPEN
    closed_at: datetime | None = None
    closed_because: str | None = None


class JobsStore(Protocol):
    """ClickHouse's `jobs`: one row per posting in every read."""

    async def insert(self, rows: Sequence[StoredPosting]) -> None:
        """Insert or replace by url_hash; the row with the latest updated_at wins."""
        ...

    async def get(self, ids: Sequence[UUID]) -> dict[UUID, StoredPosting]:
        """Postings by id; unknown ones are left out."""
        ...

    async def scan(self, *, after: str = "", limit: int = 1000, only_open: bool = True) -> list[StoredPosting]:
        """Postings in order of url_hash, greater than `after`."""
        ...

    async def list_jobs(
        self, *, filters: Mapping[str, Any], page: int, per_page: int
    ) -> tuple[list[StoredPosting], int]:
        """Open postings by exact filters (company, location, remote, job_type, min_quality, posted_since), newest
        first, and how many there are. An unknown filter raises FilterError."""
        ...

    async def stats(self) -> dict[str, Any]:
        """total, open, companies, new_per_day (last 30), top_companies, by_provider, with_pay, remote, newest_at."""
        ...

    async def delete(self, url_hashes: Sequence[str]) -> None:
        """Remove rows for good."""
        ...
