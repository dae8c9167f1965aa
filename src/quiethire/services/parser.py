"""The parser service (port 8001): pages in, postings out.

People send a page (`{html, url}`) and get the specification's output schema. Workers send references to snapshots and
get what `ats.pages.PageParser` answers; the twin is `remote.parser`.
"""

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response as Answer

from quiethire.ats.contract import ProviderDetection
from quiethire.ats.pages import BoardPage, DetailPage, PageParser, ParsedPage
from quiethire.domain.errors import ReadError
from quiethire.domain.exchange import Response, SnapshotRef
from quiethire.parsing.contract import LinkReading
from quiethire.pipeline.health import Health
from quiethire.pipeline.posting_shape import posting_shape
from quiethire.pipeline.read_pages import read_links, read_page
from quiethire.remote.parser import BoardBatch, DetailsBatch, PagesBatch
from quiethire.services.api.schemas import EXAMPLE_JOB
from quiethire.services.bodies import PageBody
from quiethire.services.serving import ERROR_ANSWERS, Meter, answer, fit, new_service, read_body, read_json, takes

MAX_BODY = 128 * 1024 * 1024


_PAGE_OR_BATCH: TypeAdapter[PageBody | PagesBatch] = TypeAdapter(PageBody | PagesBatch)
_PAGE = TypeAdapter(PageBody)
_PAGES = TypeAdapter(PagesBatch)
_REF = TypeAdapter(SnapshotRef)
_BOARD = TypeAdapter(BoardBatch)
_DETAILS = TypeAdapter(DetailsBatch)
_PARSED: TypeAdapter[list[ParsedPage]] = TypeAdapter(list[ParsedPage])
_LINKS = TypeAdapter(LinkReading)
_DETECTED = TypeAdapter(ProviderDetection)
_BOARD_PAGE = TypeAdapter(BoardPage)
_DETAIL_PAGES: TypeAdapter[list[DetailPage]] = TypeAdapter(list[DetailPage])


def build_app(
    parser: PageParser, *, health: Health, clock: Callable[[], datetime], meter: Meter | None = None
) -> FastAPI:
    """The service. `parser` reads snapshots, in worker processes as a rule; single pages are read in a thread."""
    app = new_service(
        "QuietHire parser", summary="Pages in, postings out", health=health, meter=meter, max_body_bytes=MAX_BODY
    )
    _add_for_people(app, parser, clock)
    _add_for_workers(app, parser)
    return app


def _add_for_people(app: FastAPI, parser: PageParser, clock: Callable[[], datetime]) -> None:
    @app.post(
        "/api/v1/parse",
        tags=["pages"],
        summary="Parse a page, or a batch of snapshots",
        responses={200: {"content": {"application/json": {"example": EXAMPLE_JOB}}}, **ERROR_ANSWERS},
        openapi_extra=takes(_PAGE_OR_BATCH),
    )
    async def parse(request: Request) -> Answer:
        """`{html, url}` gives the page's posting in the specification's output schema, with provenance; further
        postings of the same page stand in `more`. `{pages, now}` gives one outcome for each snapshot, in order."""
        values = read_json(await request.body())
        if "pages" in values:
            batch = fit(_PAGES, values)
            return _raw(_PARSED.dump_json(await parser.parse_pages(batch.pages, now=batch.now)))
        page = fit(_PAGE, values)
        parsed = await asyncio.to_thread(read_page, _response(page), now=clock())
        if not parsed.postings:
            why = parsed.message or "; ".join(f"{one.where}: {one.why}" for one in parsed.rejected)
            raise ReadError(f"no posting was found on {page.url}" + (f" ({why})" if why else ""))
        first, *more = (posting_shape(posting) for posting in parsed.postings)
        return answer({**first, "more": more})

    @app.post(
        "/api/v1/extract-job-links",
        tags=["pages"],
        summary="Links to postings on a listing page",
        responses={200: {"content": {"application/json": {"example": _LINKS_EXAMPLE}}}, **ERROR_ANSWERS},
        openapi_extra=takes(_PAGE),
    )
    async def extract_job_links(request: Request) -> Answer:
        """`{html, url}`, or a snapshot reference."""
        values = read_json(await request.body())
        if "key" in values:
            reading = await parser.extract_links(fit(_REF, values))
        else:
            reading = await asyncio.to_thread(read_links, _response(fit(_PAGE, values)))
        return _raw(_LINKS.dump_json(reading))


def _add_for_workers(app: FastAPI, parser: PageParser) -> None:
    @app.post("/api/v1/detect", tags=["snapshots"], summary="Whose board a page is", openapi_extra=takes(_REF))
    async def detect(request: Request) -> Answer:
        return _raw(_DETECTED.dump_json(await parser.detect(read_body(_REF, await request.body()))))

    @app.post("/api/v1/read-board", tags=["snapshots"], summary="Read a list response", openapi_extra=takes(_BOARD))
    async def read_board(request: Request) -> Answer:
        batch = read_body(_BOARD, await request.body())
        return _raw(_BOARD_PAGE.dump_json(await parser.read_board(batch.board, batch.page, now=batch.now)))

    @app.post("/api/v1/read-details", tags=["snapshots"], summary="Complete drafts", openapi_extra=takes(_DETAILS))
    async def read_details(request: Request) -> Answer:
        batch = read_body(_DETAILS, await request.body())
        return _raw(_DETAIL_PAGES.dump_json(await parser.read_details(batch.board, batch.details, now=batch.now)))


_LINKS_EXAMPLE: dict[str, Any] = asdict(LinkReading()) | {
    "links": [{"url": "https://jobs.example/umbra/4711", "text": "Lamp engineer"}]
}


def _response(page: PageBody) -> Response:
    headers = {"content-type": "text/html; charset=utf-8"}
    return Response(url=page.url, status=200, body=page.html.encode("utf-8", "replace"), headers=headers)


def _raw(body: bytes) -> Answer:
    return Answer(body, media_type="application/json")
