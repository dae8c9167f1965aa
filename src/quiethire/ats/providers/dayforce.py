"""Dayforce: job boards that only a browser is shown, list and postings alike."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from quiethire.ats.contract import Reading, Traits
from quiethire.ats.listed import ListedPages, asked
from quiethire.ats.reading import (
    count,
    flag,
    json_of,
    looks_like_html,
    mapping,
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
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_STEP = 25
_PATHS = {
    "url": "jobPostingId",
    "title": "jobTitle",
    "places": "postingLocations",
    "remote_flag": "hasVirtualLocation",
    "description_html": "jobDescription",
    "posted_text": "postingStartTimestampUTC",
    "valid_through_text": "postingExpiryTimestampUTC",
    "external_id": "jobPostingId",
    "requisition_id": "jobReqId",
}


class Dayforce(ListedPages):
    """Boards known by the client's name space and the portal's code (`site`). The API wants a visitor's session and
    refuses programs, so pages are rendered."""

    name = "dayforce"
    title = "Dayforce"
    docs = "https://developers.dayforce.com/"
    traits = Traits(lists_all=False, needs_browser=True, pace_seconds=2.0, page_size=_STEP)
    hosts = ("dayforcehcm.com",)
    urls = (
        re.compile(
            r"https://jobs\.dayforcehcm\.com/(?:[a-z]{2}-[A-Z]{2}/)?(?!api/|_next/|[a-z]{2}-[A-Z]{2}(?:/|$))"
            r"(?P<tenant>[\w-]+)/(?P<site>(?!jobs(?:/|$))[\w-]+)"
            r"(?=[/?#]|$)"
        ),
        re.compile(
            r"https://[a-z0-9]+\.dayforcehcm\.com/CandidatePortal/[a-z]{2}-[A-Z]{2}/(?P<tenant>[\w-]+)"
            r"(?:/Site/(?P<site>[\w-]+))?(?=[/?#]|$)"
        ),
    )
    row = "li:has(a[href*='/jobs/']), a[href*='/jobs/']"
    link = "a[href*='/jobs/']"
    key = re.compile(r"/jobs/(\d+)(?=[/?#]|$)")
    cells = (("title", "h2, h3"), ("places", "[class*=location], [data-testid*=location]"))
    shell = ("dayforce", "Dayforce")
    total = re.compile(r"\bof\s+(\d[\d,.]*)\s+(?:jobs|results|positions)", re.IGNORECASE)

    def board_url(self, board: BoardRef) -> str:
        return f"https://jobs.dayforcehcm.com/en-US/{board.tenant}/{board.site or 'CANDIDATEPORTAL'}"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), kind=Kind.LIST, render=True)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body):
            return super().read(board, response)
        document = json_of(response)  # what the page itself asks for, saved
        entries, where = entries_of(document, "jobPostings", one="jobPostingId")
        base = f"{self.board_url(board)}/jobs"
        got = read_entries(entries, lambda row: _draft(row, base), source=self.name, where=where, paths=_PATHS)
        return Reading(got.drafts, total=count(mapping(document).get("maxCount")), rejected=got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        return Request(draft.url, kind=Kind.DETAIL, render=True)

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        number = asked(response, "page", otherwise=1)
        if not seen or (number * _STEP >= total if total is not None else seen < _STEP):
            return ()
        return [Request(f"{self.board_url(board)}?page={number + 1}", kind=Kind.LIST, render=True)]


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    number = required(entry["jobPostingId"])
    spots = (
        place(row.get("formattedAddress"), city=row.get("cityName"), country=row.get("isoCountryCode"))
        for row in rows(entry.get("postingLocations"))
    )
    return PostingDraft(
        url=f"{base}/{quote(number)}",
        title=required(entry["jobTitle"]),
        places=places(*spots),
        remote_flag=flag(entry.get("hasVirtualLocation")) or None,  # an office beside it makes no posting on-site only
        description_html=text(entry.get("jobDescription")),
        posted_text=text(entry.get("postingStartTimestampUTC")),
        valid_through_text=text(entry.get("postingExpiryTimestampUTC")),
        external_id=number,
        requisition_id=text(entry.get("jobReqId")),
    )
