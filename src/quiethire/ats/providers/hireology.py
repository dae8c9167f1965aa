"""Hireology: a paged list with descriptions."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import (
    count,
    flag,
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

_STEP = 500
_PATHS = {
    "url": "career_site_url",
    "title": "name",
    "company": "organization.name",
    "places": "locations",
    "remote_flag": "remote",
    "employment_text": "employment_status",
    "description_html": "job_description",
    "department": "job_family.name",
    "posted_text": "created_at",
    "external_id": "id",
}


class Hireology(Provider):
    """Career sites at careers.hireology.com/{company} or {company}.hireology.careers."""

    name = "hireology"
    title = "Hireology"
    docs = "https://developer.hireology.com/"
    traits = Traits(page_size=_STEP)
    hosts = ("hireology.com", "hireology.careers")
    urls = (
        re.compile(r"https://careers\.hireology\.com/(?P<tenant>[\w-]+)"),
        re.compile(r"https://(?P<tenant>[\w-]+)\.hireology\.careers(?=[/?#]|$)"),
        re.compile(r"https://api\.hireology\.com/v\d/public/careers/(?P<tenant>[\w-]+)"),
    )
    cnames = ("hireology.careers", "hireology.com")

    def board_url(self, board: BoardRef) -> str:
        return f"https://careers.hireology.com/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"https://api.hireology.com/v2/public/careers/{board.tenant}?page_size={_STEP}&page={page}",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        entries, where = entries_of(document, "data", one="career_site_url")
        got = read_entries(entries, _draft, source=self.name, where=where, paths=_PATHS)
        document = mapping(document)
        if parse_qs(urlsplit(response.requested_url).query).get("page", ["1"])[0] != "1":
            return Reading(got.drafts, rejected=got.rejected, unlisted=got.unlisted)
        total = count(document.get("count"))
        step = count(document.get("page_size")) or _STEP
        more = len(pages(total, step)) if entries else 0
        follow = tuple(self._list(board, 2 + page) for page in range(more))
        return Reading(got.drafts, follow, total, got.rejected, unlisted=got.unlisted)


def _draft(entry: Mapping[str, Any]) -> PostingDraft | None:
    if (text(entry.get("status")) or "open").lower() != "open":
        return None
    spots = (
        place(city=row.get("city"), region=row.get("state"), country=row.get("country"))
        for row in rows(entry.get("locations"))
    )
    return PostingDraft(
        url=required(entry["career_site_url"]),
        title=required(entry["name"]),
        company=text(mapping(entry.get("organization")).get("name")),
        places=places(*spots),
        remote_flag=flag(entry.get("remote")),
        employment_text=texts(entry.get("employment_status")),
        description_html=text(entry.get("job_description")),
        department=text(mapping(entry.get("job_family")).get("name")),
        posted_text=text(entry.get("created_at")),
        external_id=required(entry["id"]),
    )
