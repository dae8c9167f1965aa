"""Manatal (careers-page.com): a paged list with descriptions; no dates."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from quiethire.ats.contract import Provider, Reading
from quiethire.ats.reading import (
    count,
    flag,
    json_of,
    mapping,
    number,
    pages,
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
from quiethire.domain.place import PlaceText

_PATHS = {
    "url": "hash",
    "title": "position_name",
    "company": "organization_name",
    "places": "location_display",
    "remote_flag": "is_remote",
    "employment_text": "contract_details",
    "pay": "salary_min+salary_max",
    "description_html": "description",
    "external_id": "hash",
}


class Manatal(Provider):
    """Career pages at careers-page.com/{company}."""

    name = "manatal"
    title = "Manatal"
    docs = "https://developers.manatal.com/reference/career-page"
    hosts = ("careers-page.com", "api.manatal.com")
    urls = (
        re.compile(r"https://(?:www\.)?careers-page\.com/api/v[\d.]+/c/(?P<tenant>[\w-]+)"),
        re.compile(r"https://api\.manatal\.com/open/v\d/career-page/(?P<tenant>[\w-]+)"),
        re.compile(r"https://(?:www\.)?careers-page\.com/(?!api/|static/|_next/|media/)(?P<tenant>[\w-]+)"),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"https://www.careers-page.com/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"https://www.careers-page.com/api/v1.0/c/{board.tenant}/jobs/?page={page}",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        entries, where = entries_of(document, "results", one="position_name")
        got = read_entries(entries, lambda entry: _draft(entry, board), source=self.name, where=where, paths=_PATHS)
        if parse_qs(urlsplit(response.requested_url).query).get("page", ["1"])[0] != "1":
            return Reading(got.drafts, rejected=got.rejected)
        total = count(mapping(document).get("count"))
        more = len(pages(total, len(entries))) if entries else 0
        return Reading(got.drafts, tuple(self._list(board, 2 + page) for page in range(more)), total, got.rejected)


def _draft(entry: Mapping[str, Any], board: BoardRef) -> PostingDraft:
    key = required(entry["hash"])
    return PostingDraft(
        url=f"https://www.careers-page.com/{board.tenant}/job/{quote(key)}",
        title=required(entry["position_name"]),
        company=text(entry.get("organization_name")),
        places=_places(entry),
        remote_flag=flag(entry.get("is_remote")) or None,  # false is what a form left as it was says, too
        employment_text=texts(entry.get("contract_details")),
        pay=_pay(entry),
        description_html=text(entry.get("description")),
        external_id=key,
    )


def _pay(entry: Mapping[str, Any]) -> PayText | None:
    low, high = number(entry.get("salary_min")), number(entry.get("salary_max"))
    if flag(entry.get("is_salary_visible")) is not True or not (low or high):
        return None
    return PayText(minimum=low or None, maximum=high or None, currency=text(entry.get("currency")))


def _places(entry: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    return places(
        place(
            entry.get("location_display"),
            city=entry.get("city"),
            region=entry.get("state"),
            country=entry.get("country"),
        )
    )
