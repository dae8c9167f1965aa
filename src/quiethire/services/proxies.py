"""The proxy manager (port 8003): hands proxies out in turn, hears how they did, rests and removes the bad ones. The
twin is `remote.proxies`. Addresses contain passwords: it is for QuietHire's own services only."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import FastAPI, Query
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response

from quiethire.crawling.proxies import ProxyPool
from quiethire.domain.errors import NotFoundError
from quiethire.pipeline.health import Health
from quiethire.services.bodies import ProxyReport
from quiethire.services.serving import ERROR_ANSWERS, Meter, answer, new_service, read_body, takes

_REPORTS: TypeAdapter[ProxyReport | Sequence[ProxyReport]] = TypeAdapter(ProxyReport | Sequence[ProxyReport])
_PROXY = {"url": "http://user:password@proxy.example:8080", "kind": "datacenter", "healthy": True}


def build_app(pool: ProxyPool, *, health: Health, meter: Meter | None = None) -> FastAPI:
    """The service over one pool."""
    app = new_service("QuietHire proxy manager", summary="Outgoing proxies in turn", health=health, meter=meter)

    @app.get(
        "/proxy",
        tags=["proxies"],
        summary="The next healthy proxy",
        responses={200: {"content": {"application/json": {"example": _PROXY}}}, 404: ERROR_ANSWERS[422]},
    )
    async def next_proxy(
        kind: Annotated[str | None, Query(description="datacenter or residential")] = None,
    ) -> Response:
        proxy = pool.next(kind=kind)
        if proxy is None:
            raise NotFoundError("no proxy is healthy just now" if pool.proxies() else "no proxies are configured")
        return answer(proxy)

    @app.get("/proxy/all", tags=["proxies"], summary="All proxies, for clients that take turns themselves")
    async def all_proxies() -> Response:
        return answer(pool.proxies())

    @app.post(
        "/proxy/health",
        tags=["proxies"],
        summary="Report how requests went",
        responses=ERROR_ANSWERS,
        openapi_extra=takes(_REPORTS),
    )
    async def report_health(request: Request) -> Response:
        """One report, or a list of them. Reports about proxies that are gone change nothing."""
        given = read_body(_REPORTS, await request.body())
        reports = [given] if isinstance(given, ProxyReport) else given
        for report in reports:
            pool.report(report.url, ok=report.ok, seconds=report.seconds)
        return answer({"taken": len(reports)})

    @app.get("/proxy/stats", tags=["proxies"], summary="How the proxies do, without their passwords")
    async def stats() -> Response:
        return answer(pool.stats())

    return app
