"""The API: search, listings, postings, figures; the search page stands beside it on the same port."""

from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape
from time import perf_counter
from typing import Any

import orjson
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response

from quiethire.cache.contract import Cache
from quiethire.pipeline.browse_postings import BrowsePostings
from quiethire.pipeline.health import Health
from quiethire.pipeline.highlights import Fragment
from quiethire.pipeline.posting_shape import listed_shape, stored_shape
from quiethire.pipeline.search_postings import Hit, SearchPage, SearchPostings
from quiethire.services.api.limits import RateLimit
from quiethire.services.api.queries import LIST_PARAMETERS, list_filters, openapi_parameters, read_id, search_query
from quiethire.services.api.schemas import JobShape, JobsShape, SearchShape, StatsShape
from quiethire.services.serving import ERROR_ANSWERS, Meter, answer, new_service
from quiethire.services.ui.routes import add_pages


def build_app(
    search: SearchPostings,
    browse: BrowsePostings,
    *,
    health: Health,
    cache: Cache,
    clock: Callable[[], datetime],
    cors_origins: Sequence[str] = (),
    rate_limit_per_minute: int = 0,
    meter: Meter | None = None,
) -> FastAPI:
    """The application. cors_origins: origins whose pages may call it ("*" for all); none: same origin only.
    rate_limit_per_minute: requests of one address to one endpoint; 0: no limit."""
    middleware = []
    if cors_origins:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=list(cors_origins), allow_methods=["GET"], max_age=3600)
        )
    if rate_limit_per_minute:
        middleware.append(Middleware(RateLimit, cache=cache, per_minute=rate_limit_per_minute))
    app = new_service(
        "QuietHire", summary="Job postings from their source", health=health, meter=meter, middleware=middleware
    )
    _add_api(app, search, browse, clock)
    add_pages(app, search, browse, clock)
    return app


def _add_api(app: FastAPI, search: SearchPostings, browse: BrowsePostings, clock: Callable[[], datetime]) -> None:
    @app.get(
        "/api/v1/search",
        tags=["jobs"],
        summary="Search postings",
        responses={200: {"model": SearchShape}, **ERROR_ANSWERS},
        openapi_extra={"parameters": openapi_parameters()},
    )
    async def search_jobs(request: Request) -> Response:
        """Typo-tolerant search. Filters of one name are alternatives, filters of different names combine; one that
        cannot be applied is an error, never dropped."""
        started = perf_counter()
        key = await search.key(b"answer?" + request.scope["query_string"])
        body = await search.kept(key)
        kept = body is not None
        if body is None:
            query = search_query(request.query_params.multi_items(), now=clock())
            page = await search.search(query, keep=False)
            body = orjson.dumps(_page_shape(page, query.text))
            if not page.absent:
                await search.keep(key, body)
        last = orjson.dumps({"took_ms": round((perf_counter() - started) * 1000, 2), "cached": kept})
        return Response(body[:-1] + b"," + last[1:], media_type="application/json")

    @app.get(
        "/api/v1/jobs",
        tags=["jobs"],
        summary="List open postings, newest first",
        responses={200: {"model": JobsShape}, **ERROR_ANSWERS},
        openapi_extra={"parameters": openapi_parameters(LIST_PARAMETERS)},
    )
    async def list_jobs(request: Request) -> Response:
        """Exact filters on the store, without the search index."""
        filters, page, per_page = list_filters(request.query_params.multi_items(), now=clock())
        found = await browse.list_jobs(filters, page=page, per_page=per_page)
        jobs = [listed_shape(stored) for stored in found.jobs]
        return answer({"jobs": jobs, "total": found.total, "page": found.page, "per_page": found.per_page})

    @app.get(
        "/api/v1/jobs/{id}",
        tags=["jobs"],
        summary="One posting",
        responses={200: {"model": JobShape}, 404: ERROR_ANSWERS[422], **ERROR_ANSWERS},
        openapi_extra={
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
            ]
        },
    )
    async def get_job(request: Request) -> Response:
        """Open or closed, with every field's provenance."""
        return answer(stored_shape(await browse.get_job(read_id(request.path_params["id"]))))

    @app.get(
        "/api/v1/stats",
        tags=["jobs"],
        summary="Figures of the whole",
        responses={200: {"model": StatsShape}, 503: ERROR_ANSWERS[503]},
    )
    async def read_stats() -> Response:
        return answer(await browse.stats())


def _page_shape(page: SearchPage, text: str) -> dict[str, Any]:
    return {
        "results": [_hit_shape(hit) for hit in page.hits],
        "total": page.total,
        "page": page.page,
        "per_page": page.per_page,
        "pages": page.pages,
        "query": text,
        "corrected": page.corrected,
        "facets": page.facets,
        "absent": page.absent,
    }


def _hit_shape(hit: Hit) -> dict[str, Any]:
    highlights = {name: _marked(fragments) for name, fragments in hit.highlights.items()}
    return {**listed_shape(hit.stored), "highlights": highlights}


def _marked(fragments: Sequence[Fragment]) -> str:
    return "".join(f"<mark>{escape(one.text)}</mark>" if one.matched else escape(one.text) for one in fragments)
