"""Gem ATS: one response has the whole board, in a format after Greenhouse's."""

import html
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from quiethire.ats.contract import Provider, Reading
from quiethire.ats.reading import (
    flag,
    json_of,
    list_of,
    mapping,
    paragraphs,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
    texts,
    unescaped,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText

_PATHS = {
    "url": "absolute_url",
    "title": "title",
    "places": "location.name",
    "workplace_text": "location_type",
    "employment_text": "employment_type",
    "pay": "compensation_html",
    "description_html": "content",
    "department": "departments[0].name",
    "posted_text": "first_published_at",
    "updated_text": "updated_at",
    "application_url": "absolute_url",
    "external_id": "id",
    "requisition_id": "requisition_id",
}
_GRAPH_PATHS = {
    "url": "extId",
    "title": "title",
    "places": "locations",
    "workplace_text": "job.locationType",
    "employment_text": "job.employmentType",
    "pay": "compensationHtml",
    "description_html": "descriptionHtml",
    "posted_text": "firstPublishedTsSec",
    "department": "job.department.name",
    "external_id": "extId",
}


class Gem(Provider):
    """Boards of jobs.gem.com."""

    name = "gem"
    title = "Gem ATS"
    docs = "https://api.gem.com/job_board/v0/reference"
    hosts = ("gem.com",)
    urls = (
        re.compile(r"https://jobs\.gem\.com/(?!api/|_next/)(?P<tenant>[\w-]+)"),
        re.compile(r"https://api\.gem\.com/job_board/v0/(?P<tenant>[\w-]+)(?=[/?#]|$)"),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"https://jobs.gem.com/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return Request(
            f"https://api.gem.com/job_board/v0/{board.tenant}/job_posts/",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = _unwrapped(json_of(response))
        if isinstance(document, Mapping) and "absolute_url" in document:  # one posting, saved by itself
            document = [document]
        if isinstance(document, Mapping):  # what the board's own page asks for, saved
            entries, _ = entries_of(document, "jobPostings", one="extId")
            got = read_entries(
                entries,
                lambda entry: _graph_draft(entry, board),
                source=self.name,
                where="$.jobPostings",
                paths=_GRAPH_PATHS,
            )
        else:
            entries = list_of(document, "$")
            got = read_entries(entries, lambda row: _draft(row, board), source=self.name, where="$", paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _unwrapped(document: Any) -> Any:
    """What a GraphQL answer, alone or in a batch, holds."""
    batch = document if isinstance(document, list) else [document]
    answers = [value for part in batch for value in mapping(mapping(part).get("data")).values()]
    return next((mapping(one) for one in answers if {"jobPostings", "extId"} & set(mapping(one))), document)


def _draft(entry: Mapping[str, Any], board: BoardRef) -> PostingDraft:
    url = (
        text(entry.get("absolute_url")) or f"https://jobs.gem.com/{board.tenant}/{quote(required(entry.get('extId')))}"
    )
    departments = list(rows(entry.get("departments")))
    content = text(entry.get("content"))
    escaped = content is not None and content.startswith("&lt;")
    return PostingDraft(
        url=url,
        title=required(entry["title"]),
        places=_places(entry),
        workplace_text=text(entry.get("location_type")),
        employment_text=texts(entry.get("employment_type")),
        pay=_pay(entry.get("compensation_html")),
        description_html=(unescaped(content) if escaped else content) or paragraphs(entry.get("content_plain")),
        department=text(departments[0].get("name")) if departments else None,
        posted_text=text(entry.get("first_published_at")),
        updated_text=text(entry.get("updated_at")),
        application_url=url,
        external_id=required(entry["id"]),
        requisition_id=text(entry.get("requisition_id")),
    )


def _places(entry: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    offices = [
        place(mapping(office.get("location")).get("name") or office.get("name"))
        for office in rows(entry.get("offices"))
    ]
    return places(*offices) or places(place(mapping(entry.get("location")).get("name")))


def _graph_draft(entry: Mapping[str, Any], board: BoardRef) -> PostingDraft:
    job = mapping(entry.get("job"))
    identity = required(entry["extId"])
    spots = [
        place(row.get("name"), city=row.get("city"), country=row.get("isoCountry"))
        for row in rows(entry.get("locations"))
    ]
    return PostingDraft(
        url=f"https://jobs.gem.com/{board.tenant}/{quote(identity)}",
        title=required(entry["title"]),
        places=places(*spots),
        workplace_text=text(job.get("locationType")),
        remote_flag=flag(job.get("isRemote")),
        employment_text=texts(job.get("employmentType")),
        pay=_pay(entry.get("compensationHtml")),
        description_html=text(entry.get("descriptionHtml")),
        department=text(mapping(job.get("department")).get("name")),
        posted_text=text(entry.get("firstPublishedTsSec")),
        external_id=identity,
    )


def _pay(markup: object) -> PayText | None:
    """Pay is a piece of HTML."""
    printed = " ".join(re.sub(r"<[^<>]*>", " ", html.unescape(text(markup) or "")).split())
    return PayText(text=printed) if printed else None
