"""Polymer: a paged list without descriptions, completed by details."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import (
    count,
    json_of,
    mapping,
    pages,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
    witnessed,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_API = "https://api.polymer.co/v1/hire/organizations"
_STEP = 50
_PATHS = {
    "url": "job_post_url",
    "title": "title",
    "company": "organization_name",
    "places": "display_location",
    "workplace_text": "remoteness_pretty",
    "remote_from": "remote_restriction_country_list",
    "employment_text": "kind_pretty",
    "pay": "salary_pretty",
    "description_html": "description",
    "department": "job_category_name",
    "posted_text": "published_at",
    "external_id": "id",
}


class Polymer(Provider):
    """Organizations of jobs.polymer.co."""

    name = "polymer"
    title = "Polymer"
    docs = "https://developers.polymer.co/"
    traits = Traits(page_size=_STEP, lists_all=False)
    hosts = ("polymer.co",)
    urls = (
        re.compile(r"https://(?:jobs|embed)\.polymer\.co/(?P<tenant>[\w-]+)"),
        re.compile(r"https://api\.polymer\.co/v1/hire/organizations/(?P<tenant>[\w-]+)"),
    )
    cnames = ("polymer.co",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://jobs.polymer.co/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"{_API}/{board.tenant}/jobs?page={page}&per_page={_STEP}",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        entries, where = entries_of(document, "items", "jobs", one="title")
        document = mapping(document)
        got = read_entries(entries, lambda entry: _draft(entry, board), source=self.name, where=where, paths=_PATHS)
        if parse_qs(urlsplit(response.requested_url).query).get("page", ["1"])[0] != "1":
            return Reading(got.drafts, rejected=got.rejected)
        total = count(mapping(document.get("meta")).get("total"))
        more = len(pages(total, len(entries))) if entries else 0
        return Reading(got.drafts, tuple(self._list(board, 2 + page) for page in range(more)), total, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        if draft.external_id is None or draft.description_html:
            return None
        return Request(
            f"{_API}/{board.tenant}/jobs/{quote(draft.external_id)}",
            headers={"accept": "application/json"},
            kind=Kind.DETAIL,
        )

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        document = json_of(response)
        read = replace(
            draft,
            description_html=required(document["description"]),
            department=text(document.get("department")) or draft.department,
        )
        paths = {"description_html": "description", "department": "department"}
        return witnessed(read, source=self.name, where="$", paths=paths)


def _draft(entry: Mapping[str, Any], board: BoardRef) -> PostingDraft:
    pay = text(entry.get("salary_pretty"))
    return PostingDraft(
        url=text(entry.get("job_post_url")) or f"https://jobs.polymer.co/{board.tenant}/{required(entry['id'])}",
        title=required(entry["title"]),
        company=text(entry.get("organization_name")),
        places=places(
            place(
                entry.get("display_location"),
                city=entry.get("city"),
                region=entry.get("state_region"),
                country=entry.get("country"),
            )
        ),
        workplace_text=text(entry.get("remoteness_pretty")),
        remote_from=texts(entry.get("remote_restriction_country_list")),
        employment_text=texts(entry.get("kind_pretty")),
        pay=PayText(text=pay) if pay else None,
        description_html=text(entry.get("description")),
        department=text(entry.get("job_category_name")),
        posted_text=text(entry.get("published_at")),
        external_id=required(entry["id"]),
    )
