"""The pages. Every answer carries a content security policy under which nothing but our own two files may run or load,
so that even a description that slipped through sanitizing can do no harm."""

from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from quiethire.domain.errors import EngineError, FilterError, InputError, NotFoundError
from quiethire.domain.query import SearchQuery
from quiethire.pipeline.browse_postings import BrowsePostings
from quiethire.pipeline.search_postings import SearchPage, SearchPostings
from quiethire.services.api.queries import read_id, search_query
from quiethire.services.ui import words
from quiethire.services.ui.addresses import Address, is_plain

FACETS = ("workplace", "job_type", "location", "company")
PER_PAGE = 20
SHOWN_VALUES = 8
WITHIN = (("", "Any time"), ("24h", "24 hours"), ("3d", "3 days"), ("7d", "7 days"), ("30d", "30 days"))
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_STATIC = {"quiethire.css": "text/css", "quiethire.js": "text/javascript", "icon.svg": "image/svg+xml"}


def add_pages(app: FastAPI, search: SearchPostings, browse: BrowsePostings, clock: Callable[[], datetime]) -> None:
    """Add the search page, the posting page and their two static files."""
    pages = _Pages(clock)

    @app.get("/", include_in_schema=False)
    async def search_page(request: Request) -> Response:
        address = Address(request.query_params.multi_items())
        try:
            query = _query(address, clock())
            found = await search.search(query, alternatives=True)
        except FilterError as error:
            return pages.failed(422, "This filter cannot be applied", str(error), address)
        except EngineError as error:
            return pages.failed(503, "The search does not answer just now", str(error), address)
        figures = await _figures(browse) if is_plain(query, address) else None
        return pages.results(query, found, address, figures)

    @app.get("/jobs/{id}", include_in_schema=False)
    async def posting_page(request: Request) -> Response:
        nowhere = Address([])
        try:
            stored = await browse.get_job(read_id(request.path_params["id"]))
        except (InputError, NotFoundError) as error:
            return pages.failed(404, "There is no such posting", str(error), nowhere)
        except EngineError as error:
            return pages.failed(503, "The store does not answer just now", str(error), nowhere)
        return pages.render("posting.html", stored=stored, posting=stored.posting, address=nowhere)

    @app.get("/static/{name}", include_in_schema=False)
    async def static_file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _STATIC:
            return pages.failed(404, "There is no such file", name, Address([]))
        content = files("quiethire.services.ui").joinpath("static", name).read_bytes()
        return Response(content, media_type=_STATIC[name], headers={"cache-control": "max-age=3600"})


class _Pages:
    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._templates = Environment(
            loader=PackageLoader("quiethire.services.ui"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(words=words, field_titles=words.FIELD_TITLES, within=WITHIN)

    def render(self, template: str, *, status: int = 200, **given: Any) -> Response:
        page = self._templates.get_template(template).render(now=self._clock(), **given)
        return HTMLResponse(page, status, headers=HEADERS)

    def results(
        self, query: SearchQuery, found: SearchPage, address: Address, figures: dict[str, Any] | None
    ) -> Response:
        return self.render(
            "results.html",
            query=query,
            found=found,
            address=address,
            figures=figures,
            groups=[_group(name, found, address) for name in FACETS],
        )

    def failed(self, status: int, title: str, message: str, address: Address) -> Response:
        return self.render("failed.html", status=status, title=title, message=message, address=address)


def _query(address: Address, now: datetime) -> SearchQuery:
    pairs = [*address.pairs, ("facets", ",".join(FACETS))]
    if not address.values("per_page"):
        pairs.append(("per_page", str(PER_PAGE)))
    return search_query(pairs, now=now, blanks=True)


def _group(name: str, found: SearchPage, address: Address) -> dict[str, Any]:
    """One group of check boxes: the most frequent values, and chosen ones whatever their number."""
    chosen = {value.lower() for value in address.values(name)}
    counted = {one.value: one.count for one in found.facets.get(name, ())}
    shown = [value for place, value in enumerate(counted) if place < SHOWN_VALUES or value.lower() in chosen]
    missing = [value for value in address.values(name) if value.lower() not in {one.lower() for one in counted}]
    values = [
        {"value": value, "says": words.choice_words(name, value), "count": counted.get(value, 0),
         "chosen": value.lower() in chosen}
        for value in [*shown, *missing]
    ]  # fmt: skip
    return {"name": name, "title": _TITLES[name], "choices": values}


_TITLES = {"workplace": "Workplace", "job_type": "Type of employment", "location": "Place", "company": "Employer"}


async def _figures(browse: BrowsePostings) -> dict[str, Any] | None:
    """The figures of the front page; it goes without them when the store does not answer."""
    try:
        return await browse.stats()
    except EngineError:
        return None
