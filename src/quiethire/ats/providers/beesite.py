"""beesite: a search that takes its question as JSON in the address, a hundred postings at a time."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from quiethire.ats.contract import Reading, Traits
from quiethire.ats.listed import PostingPages
from quiethire.ats.reading import (
    count,
    json_of,
    mapping,
    pages,
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
from quiethire.domain.exchange import Kind, Request, Response

_STEP = 100
_WANTED = (
    "PositionTitle",
    "PositionURI",
    "PositionLocation.CityName",
    "PositionLocation.CountryName",
    "PublicationStartDate",
    "PositionID",
)
_PATHS = {
    "url": "PositionURI",
    "title": "PositionTitle",
    "company": "OrganizationName",
    "places": "PositionLocation",
    "employment_text": "PositionSchedule+PositionOfferingType",
    "description_html": "PositionFormattedDescription.Content",
    "posted_text": "PublicationStartDate",
    "external_id": "MatchedObjectId",
    "requisition_id": "PositionID",
}


class Beesite(PostingPages):
    """Searches at {company}.app.beesite.de."""

    name = "beesite"
    title = "beesite"
    docs = "https://www.milchundzucker.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("beesite.de",)
    urls = (re.compile(r"https://(?!www\.)(?P<tenant>[\w-]+)\.app\.beesite\.de(?=[/?#]|$)"),)
    cnames = ("beesite.de",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.app.beesite.de/search"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, start: int) -> Request:
        question = {
            "LanguageCode": "DE",
            "SearchParameters": {
                "FirstItem": start,
                "CountItem": _STEP,
                "Sort": [{"Criterion": "PublicationStartDate", "Direction": "DESC"}],
                "MatchedObjectDescriptor": list(_WANTED),
            },
            "SearchCriteria": [],
        }
        asked = quote(json.dumps(question, separators=(",", ":")))
        return Request(f"{self.board_url(board)}?data={asked}", headers={"accept": "application/json"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        found = mapping(document).get("SearchResult") or document
        entries, where = entries_of(found, "SearchResultItems")
        got = read_entries(entries, _draft, source=self.name, where=where, paths=_PATHS)
        total = count(found["SearchResultCountAll"])
        if _first_item(response) != 1 or not entries:
            return Reading(got.drafts, total=total, rejected=got.rejected)
        follow = tuple(self._list(board, start) for start in pages(total, len(entries), start=1))
        return Reading(got.drafts, follow, total, got.rejected)


def _first_item(response: Response) -> int:
    asked = parse_qs(urlsplit(response.requested_url).query).get("data", ["{}"])[0]
    return count(mapping(mapping(json.loads(asked)).get("SearchParameters")).get("FirstItem")) or 1


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    found = entry["MatchedObjectDescriptor"]
    located = found.get("PositionLocation")
    spots = (
        place(city=row.get("CityName"), country=row.get("CountryName"))
        for row in ([located] if isinstance(located, Mapping) else rows(located))
    )
    return PostingDraft(
        url=required(found["PositionURI"]),
        title=required(found["PositionTitle"]),
        company=text(found.get("OrganizationName")) or text(found.get("ParentOrganizationName")),
        places=places(*spots),
        employment_text=_names(found.get("PositionSchedule")) + _names(found.get("PositionOfferingType")),
        description_html=text(mapping(found.get("PositionFormattedDescription")).get("Content")),
        posted_text=text(found.get("PublicationStartDate")),
        external_id=required(entry.get("MatchedObjectId") or found["PositionID"]),
        requisition_id=text(found.get("PositionID")),
    )


def _names(value: object) -> tuple[str, ...]:
    """What a coded value is called: a text, a row with a name, or several."""
    several = value if isinstance(value, list) else [value]
    return texts([row.get("Name") if isinstance(row, Mapping) else row for row in several])
