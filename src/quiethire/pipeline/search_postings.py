"""Search: ids from the index, rows from the store, marks for what matched; answers cached for five minutes.

The key of a cached answer contains the state of the index, so that what was just indexed is never hidden by it.
"""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import monotonic, perf_counter
from typing import Any

from pydantic import TypeAdapter, ValidationError

from quiethire.cache.contract import Cache
from quiethire.domain.errors import EngineError
from quiethire.domain.lifecycle import Status
from quiethire.domain.place import PlaceText
from quiethire.domain.query import FacetCount, SearchQuery
from quiethire.parsing.places import resolve
from quiethire.pipeline.highlights import Fragment, Highlighter
from quiethire.search.contract import SearchIndex
from quiethire.stores.contract import JobsStore, StoredPosting

TTL_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. highlights: "title", "company" and "location" whole where words in them matched, and "description"
    as the passage that fits the query best."""

    stored: StoredPosting
    highlights: Mapping[str, tuple[Fragment, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results.

    total: all postings that match, exactly. corrected: the text that was searched, where typing errors were corrected.
    absent: hits of this page the store no longer has open, left out until the index is repaired.
    """

    hits: tuple[Hit, ...]
    total: int
    page: int
    per_page: int
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    corrected: str | None = None
    absent: int = 0
    took_ms: float = 0.0
    cached: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are, as far as paging goes."""
        return -(-min(self.total, 10_000) // self.per_page) if self.per_page else 0


_PAGE: TypeAdapter[SearchPage] = TypeAdapter(SearchPage)
_QUERY: TypeAdapter[SearchQuery] = TypeAdapter(SearchQuery)


class SearchPostings:
    """The verb. `status_seconds`: how long the index's state is believed before it is asked again (0: ask each time,
    right for an index in process)."""

    def __init__(self, index: SearchIndex, jobs: JobsStore, cache: Cache, *, status_seconds: float = 0.0) -> None:
        self._index = index
        self._jobs = jobs
        self._cache = cache
        self._status_seconds = status_seconds
        self._state = ""
        self._state_at = float("-inf")

    async def search(self, query: SearchQuery, *, alternatives: bool = False, keep: bool = True) -> SearchPage:
        """One page. Raises FilterError for what cannot be applied, EngineError when index or store fail; a cache
        that fails costs time only.

        alternatives: count a facet that is filtered by as if it were not, so that further values can be chosen.
        keep: False where the caller keeps its own form of the answer.
        """
        started = perf_counter()
        key = await self.key((b"page+" if alternatives else b"page=") + _QUERY.dump_json(query)) if keep else ""
        page = await self._kept_page(key) if keep else None
        if page is None:
            if query.location:
                query = replace(query, location=await asyncio.to_thread(_with_other_names, query.location))
            page = await self._ask(query)
            if alternatives:
                page = replace(page, facets={**page.facets, **await self._alternatives(query)})
            if keep and not page.absent:
                await self.keep(key, _PAGE.dump_json(page))
        return replace(page, took_ms=round((perf_counter() - started) * 1000, 2))

    async def key(self, question: bytes) -> str:
        """The cache's key of a question as the index now stands. Taken before asking: an answer that was overtaken by
        a change is then kept where nobody looks."""
        return f"api:search:{hashlib.sha256(await self.state() + question).hexdigest()}"

    async def kept(self, key: str) -> bytes | None:
        """The answer kept under a key."""
        try:
            return await self._cache.get(key)
        except EngineError:
            return None

    async def keep(self, key: str, answer: bytes) -> None:
        """Keep an answer for five minutes."""
        try:
            await self._cache.set(key, answer, ttl_seconds=TTL_SECONDS)
        except EngineError:
            return

    async def state(self) -> bytes:
        """What changes whenever the index does."""
        if monotonic() - self._state_at >= self._status_seconds:
            status = await self._index.status()
            self._state = f"{status.version}/{status.documents}/{status.committed_at}"
            self._state_at = monotonic()
        return self._state.encode()

    async def _ask(self, query: SearchQuery) -> SearchPage:
        found = await self._index.search(query)
        rows = await self._jobs.get(found.ids) if found.ids else {}
        marker = Highlighter(found.terms)
        hits = tuple(
            Hit(rows[one], _highlights(rows[one], marker))
            for one in found.ids
            if one in rows and rows[one].status is Status.OPEN
        )
        return SearchPage(
            hits=hits,
            total=found.total,
            page=query.page,
            per_page=query.per_page,
            facets=found.facets,
            corrected=found.corrected,
            absent=len(found.ids) - len(hits),
        )

    async def _alternatives(self, query: SearchQuery) -> dict[str, tuple[FacetCount, ...]]:
        counted: dict[str, tuple[FacetCount, ...]] = {}
        for name in query.facets:
            if getattr(query, name) in ((), None):
                continue
            free: dict[str, Any] = {name: None if name == "remote" else ()}
            found = await self._index.search(replace(query, page=1, per_page=0, facets=(name,), **free))
            counted[name] = found.facets[name]
        return counted

    async def _kept_page(self, key: str) -> SearchPage | None:
        answer = await self.kept(key)
        try:
            return replace(_PAGE.validate_json(answer), cached=True) if answer is not None else None
        except ValidationError:
            return None


def _with_other_names(locations: Sequence[str]) -> tuple[str, ...]:
    """The places filtered by, and their names in the gazetteer: whoever asks for "Wien" or "Deutschland" means the
    postings that say "Vienna" or "Germany" as well."""
    names = list(locations)
    for location in locations:
        found = resolve(PlaceText(location))
        names.extend(place.city or place.region or place.country or location for place in found)
    return tuple(dict.fromkeys(names))


def _highlights(row: StoredPosting, marker: Highlighter) -> dict[str, tuple[Fragment, ...]]:
    posting = row.posting
    marked = {
        "title": marker.mark(posting.title),
        "company": marker.mark(posting.company or ""),
        "location": marker.mark(posting.location or ""),
        "description": marker.snippet(posting.description_text),
    }
    return {name: fragments for name, fragments in marked.items() if fragments}
