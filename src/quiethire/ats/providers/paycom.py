"""Paycom: a portal page lends a key, by which postings are listed a hundred at a time; their pages need a browser."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.listed import HTML
from quiethire.ats.markup import list_page_of, page_of, posting_on
from quiethire.ats.reading import (
    count,
    filled,
    json_of,
    list_of,
    looks_like_html,
    pages,
    paragraphs,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.provenance import Provenance

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
        entries = list_of(document["jobPostingPreviews"], "$.jobPostingPreviews")
        base = f"{_PORTAL}/{board.tenant}/jobs/"
        got = read_entries(
            entries, lambda entry: _draft(entry, base), source=self.name, where="$.jobPostingPreviews", paths=_PATHS
        )
        total = count(document["jobPostingPreviewsCount"])
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
        del board
        stated = posting_on(page_of(response), source=self.name)
        if stated is None:
            raise ShapeChanged("the page states no posting", path="ld+json")
        return filled(draft, stated)


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
