"""Pinpoint: one response has the whole board, with descriptions and pay; only the posting date is missing."""

import html
import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.addresses import host_of, in_zone
from quiethire.ats.contract import Provider, Reading
from quiethire.ats.reading import (
    flag,
    json_of,
    mapping,
    number,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_SECTIONS = ("description", "key_responsibilities", "skills_knowledge_expertise", "benefits")
_PATHS = {
    "url": "url",
    "title": "title",
    "places": "location",
    "workplace_text": "workplace_type",
    "employment_text": "employment_type",
    "pay": "compensation",
    "description_html": "+".join(_SECTIONS),
    "department": "job.department.name",
    "valid_through_text": "deadline_at",
    "external_id": "id",
    "requisition_id": "job.requisition_id",
}


class Pinpoint(Provider):
    """Career sites at {company}.pinpointhq.com."""

    name = "pinpoint"
    title = "Pinpoint"
    docs = "https://developers.pinpointhq.com/docs"
    hosts = ("pinpointhq.com",)
    urls = (
        re.compile(
            r"https://(?!(?:www|app|api|developers?|help|status)\.)(?P<tenant>[a-z0-9-]+)\.pinpointhq\.com(?=[/?#]|$)"
        ),
    )
    cnames = ("pinpointhq.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.pinpointhq.com/"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{self.board_url(board)}postings.json", headers={"accept": "application/json"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.requested_url and not in_zone(host_of(response.url), "pinpointhq.com"):
            raise BoardGone(f"Pinpoint has no site {board.tenant}: it leads to {response.url}")
        entries, where = entries_of(json_of(response), "data", "postings", one="employment_type")
        got = read_entries(entries, self._draft, source=self.name, where=where, paths=_PATHS)
        # An empty list comes now and then from a board that is not empty; the guards of the life cycle look again.
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def _draft(self, entry: Mapping[str, Any]) -> PostingDraft:
        entry = {**entry, **mapping(entry.get("attributes"))}
        spots, job = [mapping(entry.get("location")), *rows(entry.get("locations"))], mapping(entry.get("job"))
        return PostingDraft(
            url=required(entry["url"]),
            title=required(entry["title"]),
            places=places(
                *(place(city=spot.get("city") or spot.get("name"), region=spot.get("province")) for spot in spots)
            ),
            workplace_text=text(entry.get("workplace_type")),
            employment_text=texts(entry.get("employment_type")) or texts(entry.get("employment_type_text")),
            pay=_pay(entry),
            description_html=_description(entry),
            department=text(mapping(job.get("department")).get("name")),
            valid_through_text=text(entry.get("deadline_at")),
            external_id=required(entry["id"]),
            requisition_id=text(job.get("requisition_id")),
        )


def _pay(entry: Mapping[str, Any]) -> PayText | None:
    if flag(entry.get("compensation_visible")) is False:
        return None
    low, high = number(entry.get("compensation_minimum")), number(entry.get("compensation_maximum"))
    if not low and not high:
        printed = text(entry.get("compensation"))
        return PayText(text=printed) if printed else None
    currency, period = text(entry.get("compensation_currency")), text(entry.get("compensation_frequency"))
    return PayText(minimum=low, maximum=high, currency=currency, period=period)


def _description(entry: Mapping[str, Any]) -> str | None:
    parts = []
    for name in _SECTIONS:
        body, heading = text(entry.get(name)), text(entry.get(f"{name}_header"))
        if body:
            parts.append(f"<h3>{html.escape(heading)}</h3>{body}" if heading else body)
    return "\n".join(parts) or None
