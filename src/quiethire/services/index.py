"""`quiethire serve index`: a search index as a small HTTP service, for several processes that share one Tantivy.

The bodies are the dataclasses of `domain.query` as JSON; the twin is `remote.index`. No caller but QuietHire's own
services is meant to reach it.
"""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from fastapi import FastAPI
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from quiethire.domain.errors import InputError
from quiethire.domain.query import IndexDocument, SearchQuery
from quiethire.pipeline.health import Health
from quiethire.search.contract import SearchIndex
from quiethire.services.serving import ERROR_ANSWERS, Meter, answer, new_service, sentence

_DOCUMENTS: TypeAdapter[Sequence[IndexDocument]] = TypeAdapter(Sequence[IndexDocument])
_QUERY = TypeAdapter(SearchQuery)
_IDS: TypeAdapter[Sequence[UUID]] = TypeAdapter(Sequence[UUID])

MAX_BODY = 128 * 1024 * 1024

_Body = TypeVar("_Body")


def build_app(index: SearchIndex, *, health: Health, meter: Meter | None = None) -> FastAPI:
    """The service over one index."""
    app = new_service(
        "QuietHire index", summary="A search index over HTTP", health=health, meter=meter, max_body_bytes=MAX_BODY
    )

    @app.put("/documents", responses=ERROR_ANSWERS, openapi_extra=_takes(_DOCUMENTS), summary="Add or replace")
    async def put(request: Request) -> Response:
        return answer({"taken": await index.put(_read(_DOCUMENTS, await request.body()))})

    @app.post("/documents/remove", responses=ERROR_ANSWERS, openapi_extra=_takes(_IDS), summary="Take out by id")
    async def remove(request: Request) -> Response:
        await index.remove(_read(_IDS, await request.body()))
        return answer({})

    @app.post("/search", responses=ERROR_ANSWERS, openapi_extra=_takes(_QUERY), summary="Ids in order, total, facets")
    async def search(request: Request) -> Response:
        return answer(await index.search(_read(_QUERY, await request.body())))

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


def _read(adapter: TypeAdapter[_Body], body: bytes) -> _Body:
    try:
        return adapter.validate_json(body)
    except ValidationError as error:
        raise InputError(sentence(error.errors())) from error


def _takes(adapter: TypeAdapter[_Body]) -> dict[str, object]:
    schema = adapter.json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
