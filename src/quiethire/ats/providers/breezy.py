"""Breezy HR: one response has the whole portal, with descriptions when asked for verbosely."""

import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading
from quiethire.ats.reading import (
    flag,
    json_of,
    list_of,
    mapping,
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
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText

_PATHS = {
    "url": "url",
    "title": "name",
    "company": "company.name",
    "places": "locations",
    "workplace_text": "location.remote_details.value",
    "remote_flag": "location.is_remote",
    "employment_text": "type.id",
    "pay": "salary",
    "description_html": "description",
    "department": "department",
    "posted_text": "published_date",
    "external_id": "id",
}


class Breezy(Provider):
    """Portals at {company}.breezy.hr."""

    name = "breezy"
    title = "Breezy HR"
    docs = "https://developer.breezy.hr/reference/overview"
    hosts = ("breezy.hr",)
    urls = (
        re.compile(r"https://(?!(?:marketing|assets-cdn|attachments-cdn)\.)(?P<tenant>[\w-]+)\.breezy\.hr(?=[/?#]|$)"),
    )
    cnames = ("breezy.hr",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.breezy.hr/"

    def first(self, board: BoardRef) -> Request:
        return Request(
            f"https://{board.tenant}.breezy.hr/json?verbose=true",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        entries = list_of(json_of(response), "$")
        got = read_entries(entries, self._draft, source=self.name, where="$", paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def _draft(self, entry: Mapping[str, Any]) -> PostingDraft:
        main = mapping(entry.get("location"))
        kind = mapping(entry.get("type"))
        pay = text(entry.get("salary"))
        return PostingDraft(
            url=required(entry["url"]),
            title=required(entry["name"]),
            company=text(mapping(entry.get("company")).get("name")),
            places=places(*(_place(row) for row in rows(entry.get("locations")))) or places(_place(main)),
            workplace_text=text(mapping(main.get("remote_details")).get("value")),
            remote_flag=flag(main.get("is_remote")),
            employment_text=texts(kind.get("id")) or texts(kind.get("name")),  # the name is localised
            pay=PayText(text=pay) if pay else None,
            description_html=text(entry.get("description")),
            department=text(entry.get("department")),
            posted_text=text(entry.get("published_date")),
            external_id=required(entry["id"]),
        )


def _place(row: Mapping[str, Any]) -> PlaceText:
    state, country = mapping(row.get("state")), mapping(row.get("country"))
    return place(row.get("name"), city=row.get("city"), region=state.get("name"), country=country.get("name"))
