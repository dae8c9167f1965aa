"""Rippling ATS: a list with one row per place of a posting, completed by details."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import next_data, page_of
from quiethire.ats.reading import (
    count,
    folded,
    joined,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    number,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
    texts,
    witnessed,
)
from quiethire.ats.wrapped import nodes_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText

_API = "https://api.rippling.com/platform/api/ats/v1/board"
_PATHS = {
    "url": "url",
    "title": "name",
    "places": "workLocation",
    "workplace_text": "workLocation",
    "department": "department",
    "external_id": "uuid",
    "language": "language",
}
_DETAIL_PATHS = {
    "company": "companyName",
    "places": "workLocations",
    "workplace_text": "workLocations",
    "employment_text": "employmentType.label",
    "pay": "payRangeDetails",
    "description_html": "description",
    "posted_text": "createdOn",
}


class Rippling(Provider):
    """Boards of ats.rippling.com."""

    name = "rippling"
    title = "Rippling ATS"
    docs = "https://developer.rippling.com/documentation/job-board-api"
    traits = Traits(lists_all=False)
    hosts = ("rippling.com",)
    urls = (
        re.compile(r"https://ats\.(?:\w+\.)?rippling\.com/api/v\d/board/(?P<tenant>[\w-]+)"),
        re.compile(
            r"https://ats\.(?:\w+\.)?rippling\.com/(?!(?:api|_next|job-boards)/)(?:[a-z]{2}-[A-Z]{2}/)?(?:embed/)?"
            r"(?P<tenant>[\w-]+)(?=[/?#]|$)"
        ),
        re.compile(r"https://api\.rippling\.com/platform/api/ats/v\d/board/(?P<tenant>[\w-]+)"),
    )
    cnames = ("rippling.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://ats.rippling.com/{board.tenant}/jobs"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{_API}/{board.tenant}/jobs", headers={"accept": "application/json"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = _on_page(response) if looks_like_html(response.body) else json_of(response)
        if isinstance(document, Mapping) and "description" in document:  # one posting, saved by itself
            draft = witnessed(_draft(document, board), source=self.name, where="$", paths=_PATHS)
            return Reading((self._complete(draft, document),), total=1)
        paged = isinstance(document, Mapping)  # the second version of the API; its pages are not planned by us
        where = "$.items" if paged else "$"
        entries = list_of(document["items"] if paged else document, where)
        got = folded(
            read_entries(entries, lambda entry: _draft(entry, board), source=self.name, where=where, paths=_PATHS)
        )
        total = count(document.get("totalItems")) if paged else len(entries)
        return Reading(got.drafts, total=total, rejected=got.rejected, unlisted=got.unlisted)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        if draft.external_id is None:
            return None
        return Request(
            f"{_API}/{board.tenant}/jobs/{quote(draft.external_id)}",
            headers={"accept": "application/json"},
            kind=Kind.DETAIL,
        )

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        return self._complete(draft, json_of(response))

    def _complete(self, draft: PostingDraft, document: Mapping[str, Any]) -> PostingDraft:
        stated = document["description"]
        description = mapping(stated) or {"role": stated}
        labels = texts(document.get("workLocations"))
        spots = places(*(place(line) for line in labels))
        completed = replace(
            draft,
            company=text(document.get("companyName")) or draft.company,
            places=spots or draft.places,
            workplace_text=draft.workplace_text or next((one for one in labels if "remote" in one.lower()), None),
            employment_text=texts(mapping(document.get("employmentType")).get("label")),
            pay=_pay(document),
            description_html=joined(text(description.get("company")), text(description.get("role"))),
            posted_text=text(document.get("createdOn")),
        )
        return witnessed(completed, source=self.name, where="$", paths=_DETAIL_PATHS)


def _on_page(response: Response) -> Any:
    """The answer of the API that a hosted page has in its state: one posting, or the list."""
    state = next_data(page_of(response))
    for posting in nodes_of(state, "uuid", "name", "description"):
        return posting
    lists = [node for node in nodes_of(state, "items") if isinstance(node["items"], list)]
    fits = [node for node in lists if all({"id", "name"} <= mapping(one).keys() for one in node["items"])]
    if not fits:
        raise ShapeChanged("the page's state has no postings", path="__NEXT_DATA__")
    return max(fits, key=lambda node: len(node["items"]))


def _draft(entry: Mapping[str, Any], board: BoardRef) -> PostingDraft:
    identity = text(entry.get("uuid")) or required(entry["id"])
    department = mapping(entry.get("department"))
    spots, workplace = _places(entry)
    return PostingDraft(
        url=text(entry.get("url")) or f"https://ats.rippling.com/{board.tenant}/jobs/{quote(identity)}",
        title=required(entry["name"]),
        places=spots,
        workplace_text=workplace,
        department=text(department.get("label")) or text(department.get("name")),
        external_id=identity,
        language=text(entry.get("language")),
    )


def _places(entry: Mapping[str, Any]) -> tuple[tuple[PlaceText, ...], str | None]:
    label = text(mapping(entry.get("workLocation")).get("label"))
    if label:
        return places(place(label)), label if "remote" in label.lower() else None
    several = list(rows(entry.get("locations")))
    spots = [
        place(row.get("name"), city=row.get("city"), region=row.get("state"), country=row.get("country"))
        for row in several
    ]
    return places(*spots), text(several[0].get("workplaceType")) if several else None


def _pay(document: Mapping[str, Any]) -> PayText | None:
    """The first band: bands may have different currencies and are not pooled."""
    for band in rows(document.get("payRangeDetails")):
        low, high = number(band.get("rangeStart")), number(band.get("rangeEnd"))
        if low or high:
            currency, period = text(band.get("currency")), text(band.get("frequency"))
            return PayText(minimum=low, maximum=high, currency=currency, period=period)
    return None
