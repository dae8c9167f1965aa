"""Paycom: a portal page lends a key, by which postings are listed a hundred at a time; their pages need a browser."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.listed import HTML
from quiethire.ats.markup import list_page_of, page_of, posting_on
from quiethire.ats.reading import (
    count,
    filled,
    joined,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    pages,
    paragraphs,
    place,
    places,
    read_entries,
    required,
    sequence,
    text,
    texts,
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.provenance import Provenance
from quiethire.parsing import lenient_json, schema_org
from quiethire.parsing.page import Page

_STEP = 100
_PORTAL = "https://www.paycomonline.net/v4/ats/web.php/portal"
_KEY = re.compile(r"[\"']sessionJWT[\"']\s*:\s*[\"']([\w.-]+)[\"']")
_SERVICE = re.compile(r"https:(?:\\?/){2}(portal-applicant-tracking(?:\.[\w-]+)*\.paycomonline\.net)(?=[\\/\"'])")
_NONE = {
    "distanceFrom": 0,
    "workEnvironments": [],
    "positionTypes": [],
    "educationLevels": [],
    "categories": [],
    "travelTypes": [],
    "shiftTypes": [],
    "otherFilters": [],
    "keywordSearchText": "",
    "location": "",
    "sortOption": "",
}
_PATHS = {
    "url": "jobId",
    "title": "jobTitle",
    "places": "locations",
    "workplace_text": "remoteType",
    "employment_text": "positionType",
    "posted_text": "postedOn",
    "external_id": "jobId",
}
_DETAIL_PATHS = {
    **{name: _PATHS[name] for name in ("url", "title", "workplace_text", "employment_text", "external_id")},
    "places": "location+secondaryLocations",
    "pay": "salaryRange",
    "description_html": "description+qualifications",
    "department": "jobCategory",
    "posted_text": "startDate",
}


class Paycom(Provider):
    """Portals known by a key of 32 hexadecimal digits. The list has the first lines of descriptions, which stand until
    the posting's page, a program's work, was read."""

    name = "paycom"
    title = "Paycom"
    docs = "https://www.paycom.com/software/applicant-tracking/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("paycomonline.net",)
    urls = (
        re.compile(
            r"https://(?:www\.)?paycomonline\.net/v4/ats/web\.php/portal/(?P<tenant>[0-9A-Fa-f]{32})(?=[/?#]|$)"
        ),
        re.compile(
            r"https://(?:www\.)?paycomonline\.net/v4/ats/(?:web|at-app)\.php/[\w/-]*\?(?:[^#]*&)?clientkey="
            r"(?P<tenant>[0-9A-Fa-f]{32})"
        ),
    )

    def board_of(self, found: re.Match[str]) -> BoardRef:
        return BoardRef(self.name, found["tenant"].upper())

    def board_url(self, board: BoardRef) -> str:
        return f"{_PORTAL}/{board.tenant}/career-page"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def _list(self, service: str, key: str, start: int) -> Request:
        asked = {"skip": start, "take": _STEP, "filtersForQuery": _NONE}
        return Request(
            f"https://{service}/api/ats/job-posting-previews/search#/{start}/{key}",
            method="POST",
            headers={
                "accept": "application/json",
                "content-type": "application/json",
                "authorization": key,  # lent by the public page for a short time
                "locale": "en-US",
            },
            body=json.dumps(asked).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body):
            source = list_page_of(response).markup
            if "Job board does not exist" in source:
                raise BoardGone(f"Paycom has no portal {board.tenant}")
            key, service = _KEY.search(source), _SERVICE.search(source)
            if key is None or service is None:
                raise ShapeChanged("the page lends no key", path="sessionJWT")
            return Reading(follow=(self._list(service.group(1), key.group(1), 0),))
        document = json_of(response)
        if "jobPostingPreviews" not in document and (mapping(document.get("jobPosting")) or document).get("jobTitle"):
            return Reading((_of_detail(document, self.board_url(board)),), total=1)  # one posting, saved by itself
        entries = list_of(document["jobPostingPreviews"], "$.jobPostingPreviews")
        base = f"{_PORTAL}/{board.tenant}/jobs/"
        got = read_entries(
            entries, lambda entry: _draft(entry, base), source=self.name, where="$.jobPostingPreviews", paths=_PATHS
        )
        total = count(document.get("jobPostingPreviewsCount"))
        asked = urlsplit(response.requested_url)
        _, start, key_used = (*asked.fragment.split("/"), "", "", "")[:3]
        if start != "0" or not entries:
            return Reading(got.drafts, total=total, rejected=got.rejected)
        follow = tuple(self._list(asked.netloc, key_used, further) for further in pages(total, len(entries)))
        return Reading(got.drafts, follow, total, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.url, headers=HTML, kind=Kind.DETAIL, render=True)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        if not looks_like_html(response.body):
            return filled(draft, _of_detail(json_of(response), self.board_url(board)))
        stated = posting_on(page_of(response), source=self.name)
        if stated is None:
            raise ShapeChanged("the page states no posting", path="ld+json")
        return filled(draft, stated)


def _of_detail(document: Mapping[str, Any], site: str) -> PostingDraft:
    """A posting as the portal's own page reads it. Its JobPosting, JSON within a string, fills what it leaves open."""
    entry = mapping(document.get("jobPosting")) or document
    number = required(entry.get("jobId") or document.get("jobId"))
    base = f"{site.removesuffix('career-page')}jobs/"
    pay = text(entry.get("salaryRange"))
    draft = PostingDraft(
        url=base + number,
        title=required(entry["jobTitle"]),
        places=places(*(place(line) for line in _lines(entry.get("location"), entry.get("secondaryLocations")))),
        workplace_text=text(entry.get("remoteType")),
        employment_text=texts(entry.get("positionType")),
        pay=PayText(text=pay) if pay else None,
        description_html=joined(text(entry.get("description")), text(entry.get("qualifications"))),
        department=text(entry.get("jobCategory")),
        posted_text=text(entry.get("startDate")),
        external_id=number,
    )
    draft = witnessed(draft, source="paycom", where="$.jobPosting", paths=_DETAIL_PATHS)
    written = text(entry.get("googleJobJson")) or text(document.get("googleJobJson")) or ""
    node = mapping(lenient_json.strict(written)) if written else {}
    if not node:
        return draft
    page = Page(draft.url, b"")
    return filled(draft, schema_org.draft_of(node, page, source="paycom", path="googleJobJson", confidence=0.95))


def _lines(*values: object) -> Iterator[str]:
    """Places as printed: a text, a list of texts, or of mappings with a name."""
    for value in values:
        for row in sequence(value) or [value]:
            spot = mapping(row)
            line = joined(*(text(spot.get(name)) for name in ("city", "state", "country")), by=", ")
            yield text(row) or text(spot.get("name")) or text(spot.get("description")) or line or ""


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    number = required(entry["jobId"])
    draft = PostingDraft(
        url=base + number,
        title=required(entry["jobTitle"]),
        places=places(*(place(line) for line in texts(entry.get("locations")))),
        workplace_text=text(entry.get("remoteType")),
        employment_text=texts(entry.get("positionType")),
        description_html=paragraphs(entry.get("description")),
        posted_text=text(entry.get("postedOn")),
        external_id=number,
    )
    if draft.description_html is None:
        return draft
    return replace(draft, provenance={"description_html": Provenance("paycom", "description (first lines)", 0.3)})
