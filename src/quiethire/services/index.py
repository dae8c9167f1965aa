"""`quiethire serve index`: a search index as a small HTTP service, for several processes that share one Tantivy.

The bodies are the dataclasses of `domain.query` as JSON; the twin is `remote.index`. No caller but QuietHire's own
services is meant to reach it.
"""

from collections.abc import Sequence
from uuid import UUID

from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response

from quiethire.domain.query import IndexDocument, SearchQuery
from quiethire.pipeline.health import Health
from quiethire.search.contract import SearchIndex
from quiethire.services.serving import ERROR_ANSWERS, Meter, answer, new_service, read_body, takes

_DOCUMENTS: TypeAdapter[Sequence[IndexDocument]] = TypeAdapter(Sequence[IndexDocument])
_QUERY = TypeAdapter(SearchQuery)
_IDS: TypeAdapter[Sequence[UUID]] = TypeAdapter(Sequence[UUID])

MAX_BODY = 128 * 1024 * 1024


def build_app(index: SearchIndex, *, health: Health, meter: Meter | None = None) -> FastAPI:
    """The service over one index."""
    app = new_service(
        "QuietHire index", summary="A search index over HTTP", health=health, meter=meter, max_body_bytes=MAX_BODY
    )

    @app.put("/documents", responses=ERROR_ANSWERS, openapi_extra=takes(_DOCUMENTS), summary="Add or replace")
    async def put(request: Request) -> Response:
        return answer({"taken": await index.put(read_body(_DOCUMENTS, await request.body()))})

    @app.post("/documents/remove", responses=ERROR_ANSWERS, openapi_extra=takes(_IDS), summary="Take out by id")
    async def remove(request: Request) -> Response:
        await index.remove(read_body(_IDS, await request.body()))
        return answer({})

    @app.post("/search", responses=ERROR_ANSWERS, openapi_extra=takes(_QUERY), summary="Ids in order, total, facets")
    async def search(request: Request) -> Response:
        return answer(await index.search(read_body(_QUERY, await request.body())))

    @app.get("/status", summary="Documents, schema version, last commit")
    async def status() -> Response:
        return answer(await index.status())

    @app.get("/ids", summary="Every id, for reconciling")
    async def ids() -> Response:
        return answer(sorted(await index.ids()))

    @app.post("/clear", summary="Empty it, before a rebuild")
    async def clear() -> Response:
        await index.clear()
        return answer({})

    return app
