"""Browse: lists by exact filters, one posting by its id, and the figures of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from quiethire.domain.errors import FilterError, NotFoundError
from quiethire.stores.contract import JobsStore, StoredPosting

DEEPEST = 10_000
"""The last posting that can be paged to."""


@dataclass(frozen=True, slots=True)
class JobsPage:
    """One page of open postings, newest first, and how many there are in all."""

    jobs: tuple[StoredPosting, ...]
    total: int
    page: int
    per_page: int


class BrowsePostings:
    """The verbs that read the store alone."""

    def __init__(self, jobs: JobsStore) -> None:
        self._jobs = jobs

    async def list_jobs(self, filters: Mapping[str, Any], *, page: int = 1, per_page: int = 20) -> JobsPage:
        """Open postings by exact filters. Raises FilterError for one that does not exist, or a page out of reach."""
        if page < 1 or per_page < 1 or page * per_page > DEEPEST:
            raise FilterError(f"page {page} of {per_page} is out of reach: postings 1 to {DEEPEST:,} can be listed")
        rows, total = await self._jobs.list_jobs(filters=filters, page=page, per_page=per_page)
        return JobsPage(tuple(rows), total, page, per_page)

    async def get_job(self, identity: UUID) -> StoredPosting:
        """The posting, open or closed. Raises NotFoundError."""
        found = await self._jobs.get([identity])
        if identity not in found:
            raise NotFoundError(f"there is no posting {identity}")
        return found[identity]

    async def stats(self) -> dict[str, Any]:
        """The figures of JobsStore.stats."""
        return await self._jobs.stats()
