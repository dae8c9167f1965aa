"""Paradox (Olivia): career sites whose pages hold their state, with descriptions."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Match, Provider, Reading, Traits, marked
from quiethire.ats.markup import list_page_of, state_of
from quiethire.ats.reading import (
    count,
    flag,
    json_of,
    list_of,
    looks_like_html,
    number,
    pages,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
    texts,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText
from quiethire.parsing.page import Page

_FEED_NAME = re.compile(r"^paradox-api\.[\w.]+-|\s+SAP$")
_PATHS = {
    "url": "originalURL",
    "title": "title",
    "company": "companyName",
    "places": "locations",
    "remote_flag": "isRemote",
    "employment_text": "employmentType",
    "description_html": "description",
    "application_url": "applyURL",
    "external_id": "uniqueID",
    "requisition_id": "requisitionID",
    "language": "lang",
}


class Paradox(Provider):
    """Career sites on their customers' own hosts and at {company}.mchire.com; the host names the board."""

    name = "paradox"
    title = "Paradox"
    docs = "https://www.paradox.ai/products/career-sites"
    traits = Traits(page_size=10, pace_seconds=1.0)
    hosts = ("mchire.com",)
    urls = (re.compile(r"https://(?P<host>(?P<tenant>jobs)\.mchire\.com)(?=[/?#]|$)"),)

    def board_of(self, found: re.Match[str]) -> BoardRef | None:
        host = found["host"]
        return BoardRef(self.name, host, host=host)

    def match_page(self, page: Page) -> list[Match]:
        host = host_of(page.url)
        if not host or not marked(page, "__PRELOAD_STATE__") or not marked(page, '"jobSearch"'):
            return []
        if not marked(page, "paradox", "originalURL"):
            return []
        return [Match(BoardRef(self.name, host, host=host), 0.95, "the page's state is a Paradox job search")]

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or board.tenant}/jobs"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers={"accept": "text/html"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        html = looks_like_html(response.body)
        document = state_of(list_page_of(response).markup, "__PRELOAD_STATE__") if html else json_of(response)
        search = document.get("jobSearch", document)
        entries = list_of(search["jobs"], "$.jobs")
        base = self.board_url(board) if board.host or "." in board.tenant else None
        got = read_entries(entries, lambda entry: _draft(entry, base), source=self.name, where="$.jobs", paths=_PATHS)
        if urlsplit(response.requested_url).path.startswith("/jobs/page/"):
            return Reading(got.drafts, rejected=got.rejected, unlisted=got.unlisted)
        total = count(search.get("totalJob"))
        more = len(pages(total, len(entries))) if entries and base else 0
        follow = tuple(
            Request(f"{base}/page/{2 + page}", headers={"accept": "text/html"}, kind=Kind.LIST) for page in range(more)
        )
        return Reading(got.drafts, follow, total, got.rejected, unlisted=got.unlisted)


def _draft(entry: Mapping[str, Any], base: str | None) -> PostingDraft | None:
    if flag(entry.get("isInternal")):
        return None
    path, apply = text(entry.get("originalURL")), text(entry.get("applyURL"))
    return PostingDraft(
        url=urljoin(base, "/" + path.lstrip("/")) if base and path else required(apply),
        title=required(entry["title"]),
        company=_company(entry),
        places=places(*(_place(row) for row in rows(entry.get("locations")))),
        remote_flag=flag(entry.get("isRemote")),
        employment_text=texts(entry.get("employmentType")),
        description_html=text(entry.get("description")),
        application_url=apply,
        external_id=required(entry["uniqueID"]),
        requisition_id=text(entry.get("requisitionID")) or text(entry.get("reference")),
        language=text(entry.get("lang")),
    )


def _place(row: Mapping[str, Any]) -> PlaceText:
    country = text(row.get("country")) or text(row.get("countryAbbr"))
    spot = place(row.get("cityState"), city=row.get("city"), region=row.get("state"), country=country)
    return replace(spot, latitude=number(row.get("latitude")), longitude=number(row.get("longitude")))


def _company(entry: Mapping[str, Any]) -> str | None:
    """The name is that of a feed ("paradox-api.mchire.com-Acme", "Acme - Austria SAP"): without the feed's marks."""
    name = text(entry.get("companyName"))
    return _FEED_NAME.sub("", name).replace(" - ", " ").strip() or None if name else None
