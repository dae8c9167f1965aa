"""Dover: the board's name leads to its number, that to a paged list, and postings are completed by details."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
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
    rows,
    text,
    texts,
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText

_API = "https://app.dover.com/api/v1"
_STEP = 300
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PATHS = {"url": "id", "title": "title", "places": "locations", "workplace_text": "workplace_type", "external_id": "id"}
_DETAIL_PATHS = {
    "company": "client_name",
    "places": "locations",
    "workplace_text": "workplace_type",
    "employment_text": "compensation.employment_type",
    "pay": "compensation",
    "description_html": "user_provided_description",
    "posted_text": "created",
}


class Dover(Provider):
    """Boards of app.dover.com, known by a case-sensitive name or by the number of their careers page."""

    name = "dover"
    title = "Dover"
    docs = "https://help.dover.com/en/articles/6315745"
    traits = Traits(page_size=_STEP, lists_all=False)
    hosts = ("dover.com", "dover.io")
    urls = (
        re.compile(r"https://app\.dover\.(?:com|io)/(?:jobs|dover/careers|apply)/(?P<tenant>[^/?#]+)"),
        re.compile(rf"https://app\.dover\.(?:com|io)/(?!api/|dover/)(?P<tenant>[^/?#]+)/careers/{_UUID.pattern}"),
        re.compile(r"https://app\.dover\.(?:com|io)/api/v1/careers-page(?:-slug)?/(?P<tenant>[^/?#]+)"),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"https://app.dover.com/jobs/{quote(board.tenant)}"

    def first(self, board: BoardRef) -> Request:
        if _UUID.fullmatch(board.tenant):
            return self._list(board.tenant, 0)
        return Request(
            f"{_API}/careers-page-slug/{quote(board.tenant)}", headers={"accept": "application/json"}, kind=Kind.LIST
        )

    def _list(self, page_id: str, offset: int) -> Request:
        return Request(
            f"{_API}/careers-page/{quote(page_id)}/jobs?limit={_STEP}&offset={offset}",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        if "results" not in document and "user_provided_description" in document:  # a detail, saved
            alone = PostingDraft(_address(board, required(document["id"])), external_id=required(document["id"]))
            return Reading((self.read_detail(board, alone, response),))
        if "results" not in document:
            return Reading(follow=(self._list(required(document["id"]), 0),))
        entries = list_of(document["results"], "$.results")
        got = read_entries(
            entries, lambda entry: _draft(entry, board), source=self.name, where="$.results", paths=_PATHS
        )
        total = count(document.get("count"))
        follow: tuple[Request, ...] = ()
        asked = urlsplit(response.requested_url)
        offset = count(parse_qs(asked.query).get("offset", ["0"])[0]) or 0
        if offset == 0 and document.get("next") and entries:
            page_id = asked.path.split("/careers-page/")[-1].split("/")[0]
            follow = tuple(self._list(page_id, start) for start in pages(total, len(entries)))
        total = total if offset == 0 else None
        return Reading(got.drafts, follow, total, got.rejected, unlisted=got.unlisted)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        if draft.external_id is None:
            return None
        return Request(
            f"{_API}/inbound/application-portal-job/{quote(draft.external_id)}",
            headers={"accept": "application/json"},
            kind=Kind.DETAIL,
        )

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        document = json_of(response)
        compensation = mapping(document.get("compensation"))
        read = replace(
            draft,
            title=draft.title or text(document.get("title")),
            company=text(document.get("client_name")),
            places=_places(document) or draft.places,
            workplace_text=_workplace(document) or draft.workplace_text,
            employment_text=texts(compensation.get("employment_type")),
            pay=_pay(compensation),
            description_html=required(document["user_provided_description"]),
            posted_text=text(document.get("date_posted")) or text(document.get("created")),
            application_url=draft.url,
        )
        paths = _DETAIL_PATHS if draft.title else {**_DETAIL_PATHS, "title": "title"}
        return witnessed(read, source=self.name, where="$", paths=paths)


def _address(board: BoardRef, identity: str) -> str:
    return f"https://app.dover.com/apply/{quote(board.tenant)}/{quote(identity)}"


def _draft(entry: Mapping[str, Any], board: BoardRef) -> PostingDraft | None:
    if flag(entry.get("is_published")) is False or flag(entry.get("is_sample")):
        return None
    identity = required(entry["id"])
    return PostingDraft(
        url=_address(board, identity),
        title=required(entry["title"]),
        places=_places(entry),
        workplace_text=_workplace(entry),
        external_id=identity,
    )


def _workplace(entry: Mapping[str, Any]) -> str | None:
    """The posting's own word; without one, what all its places say."""
    kinds = texts([row.get("location_type") for row in rows(entry.get("locations"))])
    return text(entry.get("workplace_type")) or (kinds[0] if len(kinds) == 1 else None)


def _places(entry: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    spots = []
    for row in rows(entry.get("locations")):
        option = mapping(row.get("location_option"))
        line = text(option.get("display_name")) or text(row.get("name"))
        spots.append(place(line, city=option.get("city"), region=option.get("state"), country=option.get("country")))
    return places(*spots)


def _pay(compensation: Mapping[str, Any]) -> PayText | None:
    low, high = number(compensation.get("lower_bound")), number(compensation.get("upper_bound"))
    if not low and not high:
        return None
    currency, period = text(compensation.get("currency_code")), text(compensation.get("salary_range_type"))
    return PayText(minimum=low, maximum=high, currency=currency, period=period)
