"""Kula: the page's own state holds all postings, descriptions included."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.listed import HTML
from quiethire.ats.markup import list_page_of
from quiethire.ats.reading import flag, mapping, place, places, read_entries, required, rows, text
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.embedded import embedded_values

_DEEP = 12
_PATHS = {
    "url": "id",
    "title": "title",
    "places": "ats_job.offices",
    "description_html": "ats_job.job_description",
    "department": "ats_job.department",
    "posted_text": "launch_at",
    "external_id": "id",
}


class Kula(Provider):
    """Boards at careers.kula.ai/{company}."""

    name = "kula"
    title = "Kula"
    docs = "https://help.kula.ai/"
    traits = Traits(pace_seconds=2.0)
    hosts = ("kula.ai",)
    urls = (re.compile(r"https://careers\.kula\.ai/(?!_next/|api/)(?P<tenant>[\w-]+)(?=[/?#]|$)"),)
    cnames = ("kula.ai",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://careers.kula.ai/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        page = list_page_of(response)
        found = next((jobs for _, value in embedded_values(page) for jobs in _lists(value, 0)), None)
        if found is None:
            raise ShapeChanged("the page's state has no postings", path="jobs")
        base = self.board_url(board)
        got = read_entries(found, lambda entry: _draft(entry, base), source=self.name, where="jobs", paths=_PATHS)
        return Reading(got.drafts, total=len(found), rejected=got.rejected, unlisted=got.unlisted)


def _lists(value: Any, depth: int) -> Iterator[list[Any]]:
    """Lists called "jobs", at any depth of the state."""
    if depth > _DEEP:
        return
    if isinstance(value, dict):
        jobs = value.get("jobs")
        if isinstance(jobs, list) and all(isinstance(job, dict) and "ats_job" in job for job in jobs):
            yield jobs
        for part in value.values():
            yield from _lists(part, depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _lists(part, depth + 1)


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft | None:
    kind = text(entry.get("kind"))
    hidden = flag(entry.get("listed")) is False or flag(entry.get("is_confidential")) is True
    if hidden or kind not in (None, "external", "internal_and_external"):
        return None
    number = required(entry["id"])
    posting = entry["ats_job"]
    department = posting.get("department")
    return PostingDraft(
        url=f"{base}/{number}",
        title=required(entry["title"]),
        places=places(*(place(text(row.get("location")) or row.get("name")) for row in rows(posting.get("offices")))),
        description_html=text(posting.get("job_description")),
        department=text(department) or text(mapping(department).get("name")),
        posted_text=text(entry.get("launch_at")),
        external_id=number,
    )
