"""The search index behind HTTP (`quiethire serve index`)."""

from collections.abc import Sequence
from uuid import UUID

import orjson
from pydantic import TypeAdapter

from quiethire.domain.errors import EngineError
from quiethire.domain.query import IndexDocument, IndexHits, SearchQuery
from quiethire.remote.service import RemoteService
from quiethire.search.contract import IndexStatus

_DOCUMENTS = TypeAdapter(list[IndexDocument])
_QUERY = TypeAdapter(SearchQuery)
_HITS = TypeAdapter(IndexHits)
_STATUS = TypeAdapter(IndexStatus)
_IDS = TypeAdapter(list[UUID])

BATCH = 500
"""Documents sent in one request, to stay far below the service's body limit."""


class RemoteIndex:
    """A SearchIndex whose work is done elsewhere."""

    def __init__(self, service: RemoteService) -> None:
        self._service = service

    async def put(self, documents: Sequence[IndexDocument]) -> int:
        """See SearchIndex."""
        taken = 0
        for start in range(0, len(documents), BATCH):
            body = _DOCUMENTS.dump_json(list(documents[start : start + BATCH]))
            taken += int(orjson.loads(await self._service.call("PUT", "/documents", body))["taken"])
        if taken < len(documents):
            raise EngineError(f"the index took {taken} of {len(documents)} documents")
        return taken

    async def remove(self, ids: Sequence[UUID]) -> None:
        """See SearchIndex."""
        await self._service.call("POST", "/documents/remove", _IDS.dump_json(list(ids)))

    async def search(self, query: SearchQuery) -> IndexHits:
        """See SearchIndex."""
        return _HITS.validate_json(await self._service.call("POST", "/search", _QUERY.dump_json(query)))

    async def status(self) -> IndexStatus:
        """See SearchIndex."""
        return _STATUS.validate_json(await self._service.call("GET", "/status"))

    async def ids(self) -> set[UUID]:
        """See SearchIndex."""
        return set(_IDS.validate_json(await self._service.call("GET", "/ids")))

    async def clear(self) -> None:
        """See SearchIndex."""
        await self._service.call("POST", "/clear")

    async def ping(self) -> None:
        """Raises EngineUnavailable when the service does not answer."""
        await self._service.ping()

    async def close(self) -> None:
        """Give connections back."""
        await self._service.close()
