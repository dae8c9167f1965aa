"""Comeet (Spark Hire Recruit): the hosted page holds the key to the company's documented list."""

import html
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import list_page_of, state_of
from quiethire.ats.reading import (
    flag,
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
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response

_UID = r"[0-9A-Z]{1,3}\.[0-9A-Z]{3,4}"
_KEY = re.compile(r"[\"']?token[\"']?\s*[:=]\s*[\"']([0-9A-F]{8,})[\"']")
_ONE = re.compile(r"\bPOSITION_DATA\s*=\s*\{")
_PATHS = {
    "url": "url_active_page",
    "title": "name",
    "company": "company_name",
    "places": "location",
    "workplace_text": "workplace_type",
    "remote_flag": "location.is_remote",
    "employment_text": "employment_type",
    "description_html": "details",
    "department": "department",
    "updated_text": "time_updated",
    "external_id": "uid",
    "requisition_id": "internal_use_custom_id",
}


class Comeet(Provider):
    """Companies at comeet.com/jobs/{company}/{uid}; `site` is the uid, by which the API knows them. The API wants a
    public key that stands in the hosted page, so that page is asked for first."""

    name = "comeet"
    title = "Comeet"
    docs = "https://developers.comeet.com/reference/careers-api-overview"
    traits = Traits(api_documented=True)
    hosts = ("comeet.com", "comeet.co")
    urls = (
        re.compile(rf"https://(?:www\.)?comeet\.com?/jobs/(?P<tenant>[^/?#]+)/(?P<site>{_UID})(?=[/?#]|$)"),
        re.compile(rf"https://(?:www\.)?comeet\.com?/careers-api/2\.0/company/(?P<tenant>(?P<site>{_UID}))(?=[/?#]|$)"),
    )
    cnames = ("comeet.co",)
    markers = ("COMEET.init", "company-uid", "comeet_uid")
    embeds = (
        re.compile(
            rf"company-uid[\"']?\s*:\s*[\"'](?P<site>{_UID})[\"'](?:[^}}]{{0,300}}?"
            r"company-name[\"']?\s*:\s*[\"'](?P<tenant>[^\"']+))?"
        ),
        re.compile(rf"[\"']comeet_uid[\"']\s*:\s*[\"'](?P<site>{_UID})[\"']"),  # the vendor's plug-in for WordPress
    )

    def board_of(self, found: re.Match[str]) -> BoardRef | None:
        board = super().board_of(found)
        site = found.groupdict().get("site")
        return board or (BoardRef(self.name, site, site) if site else None)

    def board_url(self, board: BoardRef) -> str:
        return f"https://www.comeet.com/jobs/{quote(board.tenant)}/{board.site}"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers={"accept": "text/html"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body):
            return self._read_page(board, response)
        document = json_of(response)
        entries, where = entries_of(document, "positions", one="uid")
        return self._read_positions(entries, where)

    def _read_page(self, board: BoardRef, response: Response) -> Reading:
        page = list_page_of(response)
        key = _KEY.search(page.markup)
        if "POSITION_DATA" in page.markup and _ONE.search(page.markup):  # a posting's own page, saved
            return self._read_positions([state_of(page.markup, "POSITION_DATA")], "POSITION_DATA")
        if key is None:  # without the key the page's own list, which has no descriptions, is all there is
            return self._read_positions(state_of(page.markup, "COMPANY_POSITIONS_DATA"), "COMPANY_POSITIONS_DATA")
        positions = Request(
            f"https://www.comeet.co/careers-api/2.0/company/{board.site}/positions?token={key.group(1)}&details=true",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
            api=True,
        )
        return Reading(follow=(positions,))

    def _read_positions(self, value: object, where: str) -> Reading:
        entries = list_of(value, where)
        got = read_entries(entries, _draft, source=self.name, where=where, paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    spot = mapping(entry.get("location"))
    pages = ("url_active_page", "url_comeet_hosted_page", "url_recruit_hosted_page", "url_detected_page")
    return PostingDraft(
        url=required(next((entry[name] for name in pages if entry.get(name)), None)),
        title=required(entry["name"]),
        company=text(entry.get("company_name")),
        places=places(
            place(spot.get("name"), city=spot.get("city"), region=spot.get("state"), country=spot.get("country"))
        ),
        workplace_text=text(entry.get("workplace_type")),
        remote_flag=flag(spot.get("is_remote")),
        employment_text=texts(entry.get("employment_type")),
        description_html=_description(entry.get("details") or mapping(entry.get("custom_fields")).get("details")),
        department=text(entry.get("department")),
        updated_text=text(entry.get("time_updated")),
        external_id=required(entry["uid"]),
        requisition_id=text(entry.get("internal_use_custom_id")),
    )


def _description(details: object) -> str | None:
    ordered = sorted(rows(details), key=lambda row: number(row.get("order")) or 0)
    parts = []
    for row in ordered:
        heading, body = text(row.get("name")), text(row.get("value"))
        if body:
            parts.append(f"<h3>{html.escape(heading)}</h3>{body}" if heading else body)
    return "\n".join(parts) or None
