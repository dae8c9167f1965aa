"""Bullhorn: the documented public search of an agency's open orders, 500 at a time."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.listed import asked
from quiethire.ats.reading import (
    count,
    flag,
    json_of,
    list_of,
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
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_STEP = 500
_FIELDS = (
    "id,title,publicDescription,address,dateAdded,dateLastPublished,employmentType,salary,salaryUnit,"
    "publishedCategory,isOpen"
)
_PATHS = {
    "url": "id",
    "title": "title",
    "places": "address",
    "workplace_text": "onSite",
    "remote_flag": "isWorkFromHome",
    "employment_text": "employmentType",
    "pay": "salary",
    "description_html": "publicDescription",
    "department": "publishedCategory.name",
    "posted_text": "dateLastPublished",
    "external_id": "id",
}


class Bullhorn(Provider):
    """Agencies known by a token; `site` is the number of the vendor's host. The agency's own portal is not known from
    here, so a posting's address is that of its record."""

    name = "bullhorn"
    title = "Bullhorn"
    docs = "https://bullhorn.github.io/rest-api-docs/"
    traits = Traits(api_documented=True, page_size=_STEP, gone_statuses=frozenset({400, 404, 410}))
    hosts = ("bullhornstaffing.com",)
    urls = (
        re.compile(
            r"https://public-rest(?P<site>\d+)\.bullhornstaffing\.com(?::\d+)?/rest-services/(?P<tenant>[A-Za-z0-9]+)"
            r"(?=[/?#]|$)"
        ),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"https://public-rest{board.site}.bullhornstaffing.com/rest-services/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 0)

    def _list(self, board: BoardRef, start: int) -> Request:
        query = quote("(isOpen:1 AND isDeleted:0)")
        return Request(
            f"{self.board_url(board)}/search/JobOrder?query={query}&fields={_FIELDS}&count={_STEP}&start={start}"
            "&sort=-dateLastPublished",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
            api=True,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        if isinstance(mapping(document).get("data"), Mapping):  # one order, saved by itself
            document = {"data": [document["data"]]}
        entries = list_of(document["data"], "$.data")
        base = f"{self.board_url(board)}/query/JobBoardPost?where=(id="
        got = read_entries(entries, lambda entry: _draft(entry, base), source=self.name, where="$.data", paths=_PATHS)
        total = count(document.get("total"))  # a query, unlike a search, states none
        first = asked(response, "start") == 0 and bool(entries)
        follow = tuple(self._list(board, start) for start in pages(total, len(entries) or _STEP) if first)
        beyond = total is None and len(entries) >= _STEP
        return Reading(got.drafts, follow, total, got.rejected, partial=beyond)


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    number_of = required(entry["id"])
    address = mapping(entry.get("address"))
    pay = number(entry.get("salary"))
    return PostingDraft(
        url=f"{base}{number_of})&fields=*",
        title=required(entry["title"]),
        places=places(
            place(
                city=address.get("city"),
                region=address.get("state"),
                country=address.get("countryName") or address.get("countryCode"),
            )
        ),
        workplace_text=next(iter(texts(entry.get("onSite"))), None),
        remote_flag=flag(entry.get("isWorkFromHome")),
        employment_text=texts(entry.get("employmentType")),
        pay=PayText(minimum=pay, maximum=pay, period=text(entry.get("salaryUnit"))) if pay else None,
        description_html=text(entry.get("publicDescription")) or text(entry.get("description")),
        department=text(mapping(entry.get("publishedCategory")).get("name")),
        posted_text=text(entry.get("dateLastPublished")) or text(entry.get("dateAdded")),
        external_id=number_of,
    )
