"""HireHive: a paged list with descriptions, followed while it says there is more."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import (
    count,
    flag,
    json_of,
    mapping,
    number,
    paragraphs,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_PATHS = {
    "url": "hosted_url",
    "title": "title",
    "places": "location",
    "employment_text": "type",
    "pay": "salary",
    "description_html": "description.html",
    "department": "category.name",
    "posted_text": "published_date",
    "external_id": "id",
}


class HireHive(Provider):
    """Career sites at {company}.hirehive.com."""

    name = "hirehive"
    title = "HireHive"
    docs = "https://developers.hirehive.com/"
    traits = Traits(page_size=100)
    hosts = ("hirehive.com",)
    urls = (
        re.compile(r"https://(?!(?:www|app|api|my|developers|help)\.)(?P<tenant>[\w-]+)\.hirehive\.com(?=[/?#]|$)"),
    )
    cnames = ("hirehive.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.hirehive.com/"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"{self.board_url(board)}api/v2/jobs?page={page}&page_size=100",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        entries, where = entries_of(document, "items", "jobs", one="hosted_url")
        got = read_entries(entries, _draft, source=self.name, where=where, paths=_PATHS)
        document = mapping(document)
        page = count(parse_qs(urlsplit(response.requested_url).query).get("page", ["1"])[0]) or 1
        meta = mapping(document.get("meta"))
        follow = (self._list(board, page + 1),) if flag(meta.get("has_next_page")) and entries else ()
        total = count(meta.get("total_count")) if page == 1 else None
        return Reading(got.drafts, follow, total, got.rejected)


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    country, kind, spot = entry.get("country"), entry.get("type"), entry.get("location")
    described = entry.get("description")
    return PostingDraft(
        url=required(entry["hosted_url"]),
        title=required(entry["title"]),
        places=places(
            place(
                city=mapping(spot).get("city") or mapping(spot).get("name") or spot,
                region=mapping(spot).get("state"),
                country=mapping(country).get("name") or country,
            )
        ),
        employment_text=texts(mapping(kind).get("name") or mapping(kind).get("type") or kind),
        pay=_pay(entry.get("salary")),
        description_html=text(described)
        or text(mapping(described).get("html"))
        or paragraphs(mapping(described).get("text")),
        department=text(mapping(entry.get("category")).get("name")),
        posted_text=text(entry.get("published_date")),
        external_id=required(entry["id"]),
    )


def _pay(salary: object) -> PayText | None:
    """A text, or bounds with their currency."""
    printed, span = text(salary), mapping(salary)
    low, high = number(span.get("min")), number(span.get("max"))
    if printed or not (low or high):
        return PayText(text=printed) if printed else None
    return PayText(minimum=low, maximum=high, currency=text(span.get("currency")), period=text(span.get("period")))
