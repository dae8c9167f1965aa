"""Cornerstone: a career site's page lends a key, by which whole postings are listed a page at a time."""

import html
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.listed import HTML
from quiethire.ats.markup import list_page_of, state_of
from quiethire.ats.reading import (
    count,
    json_of,
    looks_like_html,
    mapping,
    pages,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response

_STEP = 25
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_PATHS = {
    "url": "requisitionId",
    "title": "displayJobTitle",
    "places": "locations",
    "description_html": "externalDescription",
    "posted_text": "postingEffectiveDate",
    "valid_through_text": "postingExpirationDate",
    "external_id": "requisitionId",
}


class Cornerstone(Provider):
    """Career sites at {tenant}.csod.com; `site` is the site's number. The key is the page's own and goes along in the
    fragment of the list's address."""

    name = "cornerstone"
    aliases = ("csod",)
    title = "Cornerstone OnDemand"
    docs = "https://csod.dev/"
    traits = Traits(pace_seconds=1.0, page_size=_STEP)
    hosts = ("csod.com",)
    urls = (
        re.compile(
            r"https://(?!(?:www|api)\.)(?P<tenant>[\w-]+)\.csod\.com/ux/ats/careersite/(?P<site>\d+)(?=[/?#]|$)"
        ),
        re.compile(
            r"https://(?!(?:www|api)\.)(?P<tenant>[\w-]+)\.csod\.com/ats/careersite/(?i:search|jobdetails)\.aspx"
            r"\?(?:[^#]*&)?site=(?P<site>\d+)"
        ),
    )
    cnames = ("csod.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.csod.com/ux/ats/careersite/{board.site}/home?c={board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def _list(self, board: BoardRef, address: str, lent: tuple[str, str, str], page: int) -> Request:
        key, culture, language = lent
        asked: dict[str, Any] = {
            "careerSiteId": count(board.site),
            "careerSitePageId": count(board.site),
            "pageNumber": page,
            "pageSize": _STEP,
            "cultureId": count(culture) or 1,
            "cultureName": language,
            "searchText": "",
            "states": [],
            "countryCodes": [],
            "cities": [],
            "placeID": "",
            "radius": None,
            "postingsWithinDays": None,
            "customFieldCheckboxKeys": [],
            "customFieldDropdowns": [],
            "customFieldRadios": [],
        }
        return Request(
            f"{address}#/{page}/{culture}/{language}/{key}",
            method="POST",
            headers={
                "accept": "application/json",
                "content-type": "application/json",
                "authorization": f"Bearer {key}",
                "csod-accept-language": language,
            },
            body=json.dumps(asked).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body):
            return self._bootstrap(board, response)
        document = json_of(response)
        found = mapping(document.get("data")) or document
        entries, where = entries_of(found, "requisitions", one="displayJobTitle")
        asked = urlsplit(response.requested_url)
        _, page, culture, language, key = (*asked.fragment.split("/"), "", "", "", "", "")[:5]
        base = f"https://{board.tenant}.csod.com/ux/ats/careersite/{board.site}/home/requisition"
        got = read_entries(
            entries,
            lambda entry: _draft(entry, base, board.tenant, language),
            source=self.name,
            where=where,
            paths=_PATHS,
        )
        total = count(found.get("totalCount"))
        if page != "1" or not entries:
            return Reading(got.drafts, total=total, rejected=got.rejected)
        rest = range(len(pages(total, len(entries))))
        address, lent = f"https://{asked.netloc}{asked.path}", (key, culture, language)
        follow = tuple(self._list(board, address, lent, 2 + number) for number in rest)
        return Reading(got.drafts, follow, total, got.rejected)

    def _bootstrap(self, board: BoardRef, response: Response) -> Reading:
        page = list_page_of(response)
        if "csod.context" not in page.markup:
            raise BoardGone(f"Cornerstone has no career site {board.key}")
        context = state_of(page.markup, "csod.context")
        key, cloud = required(context["token"]), required(mapping(context["endpoints"])["cloud"])
        if not re.fullmatch(r"https://[\w.-]+\.(?:csod|cornerstoneondemand)\.com/?", cloud):
            raise ShapeChanged(f"the key is not for {cloud}", path="csod.context.endpoints.cloud")
        address = f"{cloud.rstrip('/')}/rec-job-search/external/jobs"
        culture = text(context.get("cultureID")) or "1"
        return Reading(
            follow=(self._list(board, address, (key, culture, text(context.get("cultureName")) or "en-US"), 1),)
        )


def _draft(entry: Mapping[str, Any], base: str, corporation: str, language: str) -> PostingDraft:
    number = required(entry["requisitionId"])
    posted, expires = (_day(entry.get(name), language) for name in ("postingEffectiveDate", "postingExpirationDate"))
    spots = (
        place(city=row.get("city"), region=row.get("state"), country=row.get("country"))
        for row in rows(entry.get("locations"))
    )
    return PostingDraft(
        url=f"{base}/{number}?c={corporation}",
        title=html.unescape(required(entry["displayJobTitle"])),
        places=places(*spots),
        description_html=text(entry.get("externalDescription")),
        posted_text=posted,
        valid_through_text=expires,
        external_id=number,
    )


def _day(value: object, language: str) -> str | None:
    """A date, which is written in the order of the language the list was asked in: month first only in en-US. As
    printed where that language is not known; "-" is none."""
    printed = text(value)
    found = _DATE.fullmatch(printed or "")
    if found is None or not language:
        return printed if printed != "-" else None
    first, second, year = found.groups()
    month, day = (first, second) if language == "en-US" else (second, first)
    return f"{year}-{month:0>2}-{day:0>2}"
