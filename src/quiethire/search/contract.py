"""The face of a search index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from quiethire.domain.query import IndexDocument, IndexHits, SearchQuery


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """How the index stands: documents searchable, version of its schema, when it last took something in."""

    documents: int
    version: int
    committed_at: datetime | None


class SearchIndex(Protocol):
    """Searchable when the call returns: `put` and `remove` commit before answering."""

    async def put(self, documents: Sequence[IndexDocument]) -> int:
        """Add or replace by id. How many were taken; fewer than given raises EngineError."""
        ...

    async def remove(self, ids: Sequence[UUID]) -> None:
        """Take documents out; unknown ids are fine."""
        ...

    async def search(self, query: SearchQuery) -> IndexHits:
        """Ids in order with the exact total. Raises FilterError for a filter that cannot be applied."""
        ...

    async def status(self) -> IndexStatus:
        """How the index stands."""
        ...

    async def ids(self) -> set[UUID]:
        """Every id in the index, for reconciling with the store."""
        ...

    async def clear(self) -> None:
        """Empty it, before a rebuild."""
        ...
