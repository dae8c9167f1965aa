"""Browse: lists by exact filters, one posting by its id, and the figures of the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol
from uuid import UUID

from quiethire.domain.errors import EngineError, FilterError, NotFoundError
from quiethire.stores.contract import JobsStore, PostingState, StoredPosting

DEEPEST = 10_000
"""The last posting that can be paged to."""


@dataclass(frozen=True, slots=True)
class JobsPage:
    """One page of open postings, newest first, and how many there are in all."""

    jobs: tuple[StoredPosting, ...]
    total: int
    page: int
    per_page: int


class Clocks(Protocol):
    """Knows when postings were last seen: an unchanged posting moves this clock alone, and is not stored again."""

    async def states(self, url_hashes: Sequence[str]) -> Mapping[str, PostingState]:
        """The states by url_hash."""
        ...


class BrowsePostings:
    """The verbs that read the store. With `clocks`, postings carry the true time they were last seen."""

    def __init__(self, jobs: JobsStore, clocks: Clocks | None = None) -> None:
        self._jobs = jobs
        self._clocks = clocks

    async def list_jobs(self, filters: Mapping[str, Any], *, page: int = 1, per_page: int = 20) -> JobsPage:
        """Open postings by exact filters. Raises FilterError for one that does not exist, or a page out of reach."""
        if page < 1 or per_page < 1 or page * per_page > DEEPEST:
            raise FilterError(f"page {page} of {per_page} is out of reach: postings 1 to {DEEPEST:,} can be listed")
        rows, total = await self._jobs.list_jobs(filters=filters, page=page, per_page=per_page)
        return JobsPage(tuple(await self._seen(rows)), total, page, per_page)

    async def get_job(self, identity: UUID) -> StoredPosting:
        """The posting, open or closed. Raises NotFoundError."""
        found = await self._jobs.get([identity])
        if identity not in found:
            raise NotFoundError(f"there is no posting {identity}")
        return (await self._seen([found[identity]]))[0]

    async def stats(self) -> dict[str, Any]:
        """The figures of JobsStore.stats."""
        return await self._jobs.stats()

    async def _seen(self, rows: Sequence[StoredPosting]) -> list[StoredPosting]:
        """The rows with their clocks put right; as stored where the clocks cannot be asked."""
        if self._clocks is None or not rows:
            return list(rows)
        try:
            states = await self._clocks.states([row.posting.url_hash for row in rows])
        except EngineError:
            return list(rows)
        return [
            replace(row, last_seen_at=max(row.last_seen_at, state.last_seen_at))
            if (state := states.get(row.posting.url_hash))
            else row
            for row in rows
        ]
