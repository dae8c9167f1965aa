"""Keka: the career page names a key, by which one response has all postings."""

import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import list_page_of
from quiethire.ats.reading import (
    json_of,
    looks_like_html,
    mapping,
    number,
    place,
    places,
    read_entries,
    required,
    sequence,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText

_GUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_KEY = re.compile(rf"(?:embedjobs/[\w-]+/active/|identifier[\"']?\s*[:=]\s*[\"'])({_GUID})")
_KIND = {"1": "part time", "2": "full time"}
_PERIOD = {"1": "hour", "3": "month", "4": "year"}
_PATHS = {
    "url": "id",
    "title": "title",
    "places": "jobLocations",
    "employment_text": "jobType",
    "pay": "salaryRange",
    "description_html": "description",
    "department": "departmentName",
    "posted_text": "publishedOn",
    "external_id": "id",
    "requisition_id": "jobNumber",
}


class Keka(Provider):
    """Career pages at {company}.keka.com/careers; `site` is a portal within it."""

    name = "keka"
    title = "Keka"
    docs = "https://developers.keka.com/"
    traits = Traits(pace_seconds=1.0)
    hosts = ("keka.com",)
    urls = (
        re.compile(
            r"https://(?!(?:www|app|api|help|developers)\.)(?P<tenant>[\w-]+)\.keka\.com/careers/api/embedjobs/"
            r"(?:default|(?P<site>[\w-]+))/"
        ),
        re.compile(
            r"https://(?!(?:www|app|api|help|developers)\.)(?P<tenant>[\w-]+)\.keka\.com/careers"
            r"(?:/(?!jobdetails|applyjob|api|default)(?P<site>[\w-]+))?(?=[/?#]|$)"
        ),
    )
    cnames = ("keka.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.keka.com/careers" + (f"/{board.site}" if board.site else "")

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers={"accept": "text/html"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        site = f"https://{board.tenant}.keka.com/careers"
        if looks_like_html(response.body):
            key = _KEY.search(list_page_of(response).markup)
            if key is None:
                raise ShapeChanged("the page names no identifier", path="identifier")
            listed = Request(
                f"{site}/api/embedjobs/{board.site or 'default'}/active/{key.group(1)}",
                headers={"accept": "application/json"},
                kind=Kind.LIST,
            )
            return Reading(follow=(listed,))
        entries, where = entries_of(json_of(response), "data", "jobs", one="jobLocations")
        got = read_entries(entries, lambda entry: _draft(entry, site), source=self.name, where=where, paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: Mapping[str, Any], site: str) -> PostingDraft:
    identity = required(entry["id"])
    kind = text(entry.get("jobType"))
    return PostingDraft(
        url=f"{site}/jobdetails/{identity}",
        title=required(entry["title"]),
        places=places(*(_place(spot) for spot in sequence(entry.get("jobLocations")))),
        employment_text=texts(_KIND.get(kind or "", None if kind and kind.isdigit() else kind)),
        pay=_pay(mapping(entry.get("salaryRange"))),
        description_html=text(entry.get("description")),
        department=text(entry.get("departmentName")),
        posted_text=text(entry.get("publishedOn")),
        external_id=identity,
        requisition_id=text(entry.get("jobNumber")),
    )


def _place(spot: object) -> PlaceText:
    row = mapping(spot)
    city = text(row.get("city")) or text(row.get("name")) or text(spot)
    return place(city=city, region=row.get("state"), country=row.get("countryName"))


def _pay(span: Mapping[str, Any]) -> PayText | None:
    low, high = number(span.get("minimum")), number(span.get("maximum"))
    if not low and not high:
        return None
    period = _PERIOD.get(text(span.get("salaryPeriod")) or "")
    return PayText(minimum=low or None, maximum=high or None, currency=text(span.get("currency")), period=period)
