"""Atlassian's own career site: one response with all postings."""

import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading
from quiethire.ats.reading import (
    joined,
    json_of,
    list_of,
    mapping,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_SECTIONS = ("overview", "responsibilities", "qualifications")
_PATHS = {
    "url": "id",
    "title": "title",
    "company": "",
    "places": "locations",
    "employment_text": "type",
    "pay": "compensation",
    "description_html": "+".join(_SECTIONS),
    "department": "category",
    "updated_text": "portalJobPost.updatedDate",
    "application_url": "applyUrl",
    "external_id": "id",
}


class Atlassian(Provider):
    """The one board of atlassian.com/company/careers."""

    name = "atlassian"
    title = "Atlassian careers"
    docs = "https://www.atlassian.com/company/careers/all-jobs"
    hosts = ("atlassian.com",)
    urls = (
        re.compile(
            r"https://www\.(?P<tenant>atlassian)\.com/(?:[a-z]{2}(?:-[a-z]{2})?/)?(?:company/careers|endpoint/careers)"
        ),
    )

    def board_url(self, board: BoardRef) -> str:
        del board
        return "https://www.atlassian.com/company/careers/all-jobs"

    def first(self, board: BoardRef) -> Request:
        del board
        return Request(
            "https://www.atlassian.com/endpoint/careers/listings",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        del board
        entries = list_of(json_of(response), "$")
        got = read_entries(entries, _draft, source=self.name, where="$", paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    identity = required(entry["id"])
    pay = text(entry.get("compensation"))
    return PostingDraft(
        url=f"https://www.atlassian.com/company/careers/details/{identity}",
        title=required(entry["title"]),
        company="Atlassian",
        places=places(*(place(" ".join(line.split())) for line in texts(entry.get("locations")))),
        employment_text=texts(entry.get("type")),
        pay=PayText(text=pay) if pay else None,
        description_html=joined(
            *(text(entry.get(name)) for name in ("overview", "responsibilities", "qualifications"))
        ),
        department=text(entry.get("category")),
        updated_text=text(mapping(entry.get("portalJobPost")).get("updatedDate")),
        application_url=text(entry.get("applyUrl")),
        external_id=identity,
    )
