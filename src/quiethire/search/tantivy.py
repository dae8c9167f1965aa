"""The search index on Tantivy, in process and on disk.

One process writes (Tantivy's own lock, an flock, proves it); `put` and `remove` commit before they answer. Searches run
in a small pool of threads, first come first served: Tantivy gives the GIL back while searching, and more threads than
cores are slower.
"""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import lru_cache, partial
from os import cpu_count
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import tantivy

from quiethire.domain.errors import DataDirectoryHeld, EngineError, EngineUnavailable, FilterError
from quiethire.domain.query import FacetCount, IndexDocument, IndexHits, SearchQuery, Sort
from quiethire.search.contract import IndexStatus
from quiethire.search.plan import Planner
from quiethire.search.schema import VERSION, build_schema, lay_out
from quiethire.search.vocabulary import Vocabulary

DEEPEST = 10_000
"""The last result that can be paged to."""
FACET_VALUES = 50
"""Values of a facet that are counted, the most frequent first."""
_COMMITTED = "committed"

_Answer = TypeVar("_Answer")


class TantivyIndex:
    """A SearchIndex under `path`/index-v{VERSION}.

    read_only: search beside the process that writes; writing raises. heap_bytes: memory of the writer, given back on
    close. Raises DataDirectoryHeld when another process writes to it, EngineUnavailable when it cannot be opened.
    Close it, or the lock stays until the process ends.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        threads: int | None = None,
        heap_bytes: int = 64 * 1024 * 1024,
        version: int = VERSION,
    ) -> None:
        self._folder = path / f"index-v{version}"
        self._version = version
        self._folder.mkdir(parents=True, exist_ok=True)
        self._vocabulary = Vocabulary()
        try:
            self._index = tantivy.Index(build_schema(), path=str(self._folder))
            self._index.config_reader(reload_policy="commit" if read_only else "manual")
            self._writer = None if read_only else self._index.writer(heap_size=heap_bytes, num_threads=1)
        except ValueError as error:
            if "LockBusy" in str(error):
                raise DataDirectoryHeld(
                    f"another running process writes to the search index in {self._folder}: stop it, or talk to it"
                ) from error
            raise EngineUnavailable(
                f"the search index in {self._folder} cannot be opened ({error}): remove that folder and index again"
            ) from error
        self._searches = ThreadPoolExecutor(threads or min(2, cpu_count() or 1), thread_name_prefix="search")
        self._writes = ThreadPoolExecutor(1, thread_name_prefix="index")
        self._committed_at = self._read_committed()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._learn()
        if not read_only and self._searcher.num_docs:
            self._drop_older(path)

    async def put(self, documents: Sequence[IndexDocument]) -> int:
        """See SearchIndex."""
        await self._run(self._writes, self._put, tuple(documents))
        return len(documents)

    async def remove(self, ids: Sequence[UUID]) -> None:
        """See SearchIndex."""
        await self._run(self._writes, self._remove, tuple(ids))

    async def search(self, query: SearchQuery) -> IndexHits:
        """See SearchIndex. At most `DEEPEST` results can be paged through."""
        if query.page < 1 or query.per_page < 0:
            raise FilterError("page counts from 1, and per_page is not negative")
        if query.page * query.per_page > DEEPEST:
            raise FilterError(f"results beyond the first {DEEPEST:,} cannot be paged to: narrow the search")
        return await self._run(self._searches, self._search, query)

    async def status(self) -> IndexStatus:
        """See SearchIndex."""
        return IndexStatus(self._current().num_docs, self._version, self._committed_at)

    async def ids(self) -> set[UUID]:
        """See SearchIndex."""
        return await self._run(self._searches, self._ids)

    async def clear(self) -> None:
        """See SearchIndex."""
        await self._run(self._writes, self._clear)

    async def close(self) -> None:
        """Finish what is being written and give the lock back."""
        await asyncio.to_thread(self._close)

    async def _run(self, pool: ThreadPoolExecutor, call: Callable[..., _Answer], *given: Any) -> _Answer:
        return await asyncio.get_running_loop().run_in_executor(pool, partial(call, *given))

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise EngineError("this search index was opened for reading only")
        return self._writer

    def _put(self, documents: Sequence[IndexDocument]) -> None:
        writer = self._writing()
        latest = {document.id: document for document in documents}
        fresh = not self._searcher.num_docs
        try:
            for identity, document in latest.items():
                if not fresh:
                    writer.delete_documents_by_term("id", identity.hex)
                laid, head = lay_out(document, self._index.schema)
                writer.add_document(laid)
                self._vocabulary.add(head)
            self._commit(writer)
        except (ValueError, OverflowError) as error:
            writer.rollback()
            raise EngineError(f"{len(documents)} documents could not be indexed: {error}") from error

    def _remove(self, ids: Sequence[UUID]) -> None:
        writer = self._writing()
        for identity in ids:
            writer.delete_documents_by_term("id", identity.hex)
        self._commit(writer)

    def _clear(self) -> None:
        writer = self._writing()
        writer.delete_all_documents()
        self._commit(writer)
        self._vocabulary.clear()

    def _commit(self, writer: tantivy.IndexWriter) -> None:
        writer.commit()
        (self._folder / _COMMITTED).touch()
        self._committed_at = datetime.now(UTC)
        self._index.reload()
        self._searcher = self._index.searcher()

    def _current(self) -> tantivy.Searcher:
        if self._writer is None:
            self._searcher = self._index.searcher()
            self._committed_at = self._read_committed()
        return self._searcher

    def _search(self, query: SearchQuery) -> IndexHits:
        searcher = self._current()
        frequency = lru_cache(maxsize=None)(searcher.doc_freq)
        planner = Planner(self._index.schema, self._vocabulary, frequency, searcher.num_docs)
        try:
            plan = planner.plan(query)
            by_date = query.sort is Sort.DATE or not query.text.strip()
            found = searcher.search(
                plan.query,
                limit=max(query.per_page, 1),
                offset=(query.page - 1) * query.per_page,
                order_by_field="newest" if by_date else None,
            )
            facets = self._facets(searcher, plan.query, query.facets)
        except ValueError as error:
            raise EngineError(f"the search failed: {error}") from error
        ids = self._identities(searcher, [address for _, address in found.hits[: query.per_page]])
        total = int(found.count)  # type: ignore[attr-defined]  # the stub file leaves it out
        return IndexHits(tuple(ids), total, facets, tuple(plan.terms), plan.corrected)

    @staticmethod
    def _facets(
        searcher: tantivy.Searcher, query: tantivy.Query, names: Sequence[str]
    ) -> dict[str, tuple[FacetCount, ...]]:
        if not names:
            return {}
        wanted = {name: {"terms": {"field": name, "size": FACET_VALUES}} for name in names}
        counted = searcher.aggregate(query, wanted)
        return {
            name: tuple(
                sorted(
                    (FacetCount(bucket["key"], bucket["doc_count"]) for bucket in counted[name]["buckets"]),
                    key=lambda entry: (-entry.count, entry.value),
                )
            )
            for name in names
        }

    @staticmethod
    def _identities(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress]) -> list[UUID]:
        high = searcher.fast_field_values("id_high", addresses)
        low = searcher.fast_field_values("id_low", addresses)
        return [UUID(int=(int(a or 0) << 64) | int(b or 0)) for a, b in zip(high, low, strict=True)]

    def _ids(self) -> set[UUID]:
        searcher = self._current()
        found = searcher.search(tantivy.Query.all_query(), limit=max(searcher.num_docs, 1), count=False)
        return set(self._identities(searcher, [address for _, address in found.hits]))

    def _learn(self) -> None:
        for name in ("title", "company_words", "place_words"):
            self._vocabulary.add(word for word, _ in self._searcher.terms_with_prefix(name, ""))

    def _read_committed(self) -> datetime | None:
        mark = self._folder / _COMMITTED
        return datetime.fromtimestamp(mark.stat().st_mtime, UTC) if mark.exists() else None

    def _drop_older(self, path: Path) -> None:
        """Versions before this one have served their time once this one has documents."""
        for folder in path.glob("index-v*"):
            number = folder.name.removeprefix("index-v")
            if number.isdigit() and int(number) < self._version:
                shutil.rmtree(folder, ignore_errors=True)

    def _close(self) -> None:
        self._writes.shutdown(wait=True)
        self._searches.shutdown(wait=True)
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None
