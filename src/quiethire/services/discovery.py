"""The discovery service (port 8004): companies, boards and career pages from what is public. The twin is
`remote.discovery`. What could not be looked at stands in `unavailable`, so that it is not taken for "nothing there"."""

from typing import Any

from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.responses import Response

from quiethire.discovery.contract import DetectedBoard, Discoverer, Outcome
from quiethire.domain.errors import InputError
from quiethire.pipeline.health import Health
from quiethire.services.bodies import DetectBody, DomainBody, QueryBody
from quiethire.services.serving import ERROR_ANSWERS, Meter, answer, new_service

_OUTCOME = TypeAdapter(Outcome)
_DETECTED: TypeAdapter[list[DetectedBoard]] = TypeAdapter(list[DetectedBoard])

_FINDING: dict[str, Any] = {
    "url": "https://umbra.example/careers",
    "url_type": "career_page",
    "discovered_via": "osint",
    "priority": 1,
    "confidence": 0.9,
    "evidence": "linked as “Careers” from the front page",
    "title": "Careers at Umbra",
    "board": None,
    "snapshot": None,
}
_FOUND = {"findings": [_FINDING], "subdomains": [], "unavailable": [], "company_name": "Umbra"}
_BOARD = {"provider": "greenhouse", "tenant": "umbra", "site": None, "host": None}
_SEEN = {
    "results": [
        {
            "url": "https://boards.greenhouse.io/umbra",
            "board": _BOARD,
            "provider": "greenhouse",
            "confidence": 1.0,
            "evidence": "address",
            "board_url": "https://boards.greenhouse.io/umbra",
        }
    ]
}


def build_app(discoverer: Discoverer, *, health: Health, meter: Meter | None = None) -> FastAPI:
    """The service over one discoverer."""
    app = new_service("QuietHire discovery", summary="Companies, boards, career pages", health=health, meter=meter)

    @app.post("/api/v1/discover/career-pages", **_says("Find career pages and boards", _FOUND))
    async def career_pages(body: DomainBody) -> Response:
        """Common paths, links of the front page, sitemaps; verified by content."""
        return _outcome(await discoverer.career_pages(body.domain), domain=body.domain)

    @app.post("/api/v1/enumerate/subdomains", **_says("Find host names under a domain", _FOUND))
    async def subdomains(body: DomainBody) -> Response:
        """DNS, certificate logs and pages, side by side."""
        return _outcome(await discoverer.subdomains(body.domain), domain=body.domain)

    @app.post("/api/v1/detect/ats", **_says("Whose board is this?", _SEEN))
    async def detect(body: DetectBody) -> Response:
        """By address, by what the page embeds, by CNAME. `provider` is null where there is no board."""
        urls = [*([body.url] if body.url else []), *body.urls]
        if not urls:
            raise InputError("url: give one address, or several as urls")
        found = await discoverer.detect(urls)
        shapes = _DETECTED.dump_python(found, mode="json")
        results = [shape | {"provider": (shape["board"] or {}).get("provider")} for shape in shapes]
        return answer({"results": results})

    @app.post("/api/v1/discover/github", **_says("Companies from public repositories", _FOUND))
    async def github(body: QueryBody) -> Response:
        return _outcome(await discoverer.github(body.query, body.limit), query=body.query)

    @app.post("/api/v1/discover/dork", **_says("Boards from a search engine's answers", _FOUND))
    async def dork(body: QueryBody) -> Response:
        return _outcome(await discoverer.dork(body.query, body.limit), query=body.query)

    return app


def _says(summary: str, example: Any) -> dict[str, Any]:
    answers = {200: {"content": {"application/json": {"example": example}}}, **ERROR_ANSWERS}
    return {"tags": ["discovery"], "summary": summary, "responses": answers}


def _outcome(outcome: Outcome, **asked: str) -> Response:
    return answer({**asked, **_OUTCOME.dump_python(outcome, mode="json")})
