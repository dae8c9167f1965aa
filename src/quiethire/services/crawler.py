"""The crawler service (port 8002): addresses in, pages and references to their snapshots out.

People send `{urls}`; workers send whole requests (`{requests}`), and the twin is `remote.crawler`.
"""

from typing import Any

from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.requests import Request as Asked
from starlette.responses import Response as Answer

from quiethire.crawling.contract import Crawler, Fetched, SnapshotStore
from quiethire.domain.errors import InputError, NotFoundError
from quiethire.domain.exchange import Request
from quiethire.parsing.encoding import decode
from quiethire.pipeline.health import Health
from quiethire.remote.crawler import RequestBatch
from quiethire.services.bodies import MAX_URLS, CrawlBody
from quiethire.services.serving import ERROR_ANSWERS, Meter, answer, fit, new_service, read_json, takes

_EXAMPLE: dict[str, Any] = {
    "results": [
        {
            "url": "https://umbra.example/careers",
            "snapshot": {
                "key": "pages/2f/2f0c…",
                "url": "https://umbra.example/careers",
                "status": 200,
                "size": 41_200,
                "fetched_at": "2026-01-14T08:12:00Z",
            },
            "error": None,
            "message": "",
            "status": 200,
            "retry_after_seconds": None,
            "reused": False,
            "html": "<!doctype html>…",
        }
    ]
}


_BATCH = TypeAdapter(RequestBatch)
_URLS = TypeAdapter(CrawlBody)
_FETCHED: TypeAdapter[list[Fetched]] = TypeAdapter(list[Fetched])


def build_app(crawler: Crawler, snapshots: SnapshotStore, *, health: Health, meter: Meter | None = None) -> FastAPI:
    """The service over one crawler."""
    app = new_service("QuietHire crawler", summary="Addresses in, pages out", health=health, meter=meter)

    @app.post(
        "/crawl-batch",
        tags=["crawling"],
        summary="Fetch many addresses",
        responses={200: {"content": {"application/json": {"example": _EXAMPLE}}}, **ERROR_ANSWERS},
        openapi_extra=takes(_URLS),
    )
    async def crawl_batch(asked: Asked) -> Answer:
        """One outcome for each address, in order. A page that cannot be got is an outcome with an `error`, not an
        error of the whole; robots.txt and the pace of each host are kept."""
        values = read_json(await asked.body())
        if "requests" in values:
            batch = fit(_BATCH, values)
            if len(batch.requests) > MAX_URLS:
                raise InputError(f"requests: {len(batch.requests)} are too many, at most {MAX_URLS} at a time")
            fetched = await crawler.crawl(batch.requests, fresh_seconds=batch.fresh_seconds)
            return Answer(_FETCHED.dump_json(fetched), media_type="application/json")
        wanted = fit(_URLS, values)
        requests = [Request(url, render=wanted.render) for url in wanted.urls]
        fetched = await crawler.crawl(requests, fresh_seconds=wanted.fresh_seconds)
        pages = [await _html(snapshots, one) if wanted.include_html else None for one in fetched]
        shapes = _FETCHED.dump_python(fetched, mode="json")
        return answer({"results": [shape | {"html": page} for shape, page in zip(shapes, pages, strict=True)]})

    return app


async def _html(snapshots: SnapshotStore, fetched: Fetched) -> str | None:
    if fetched.snapshot is None:
        return None
    try:
        response = await snapshots.get(fetched.snapshot)
    except NotFoundError:
        return None
    return decode(response.body, response.headers.get("content-type"))
