"""Kula: the page's own state holds all postings, descriptions included; without it, its links lead to them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from quiethire.ats.contract import Reading, Traits, marked
from quiethire.ats.listed import HTML, PostingPages
from quiethire.ats.markup import list_page_of, node_text, page_of
from quiethire.ats.reading import (
    filled,
    flag,
    mapping,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
    texts,
    witnessed,
)
from quiethire.ats.wrapped import nodes_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.embedded import embedded_values
from quiethire.parsing.page import Page

_PATHS = {
    "url": "id",
    "title": "title",
    "places": "ats_job.offices",
    "employment_text": "ats_job.employment_type",
    "description_html": "ats_job.job_description",
    "department": "ats_job.department",
    "posted_text": "launch_at",
    "external_id": "id",
}


class Kula(PostingPages):
    """Boards at careers.kula.ai/{company}. A page whose state cannot be read still has links to its postings."""

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
        page, base = list_page_of(response), self.board_url(board)
        found = _stated(page)
        if found is None and not marked(page, '"JobPosting"'):
            return self._read_links(page, base)
        if found is None:
            raise ShapeChanged("the page is a posting's", path="jobs")
        got = read_entries(found, lambda entry: _draft(entry, base), source=self.name, where="jobs", paths=_PATHS)
        return Reading(got.drafts, total=len(found), rejected=got.rejected, unlisted=got.unlisted)

    def _read_links(self, page: Page, base: str) -> Reading:
        leads = re.compile(rf"/{re.escape(base.rsplit('/', 1)[-1])}/(?:jobs/)?(\d+)/?(?:[?#]|$)")
        links = {
            key.group(1): link
            for link in page.tree.css("a[href]")
            if (key := leads.search(link.attributes.get("href") or "")) and node_text(link)
        }
        if not links:
            raise ShapeChanged("the page has neither a state with postings nor links to them", path="jobs")
        got = read_entries(
            links.items(),
            lambda found: PostingDraft(
                url=f"{base}/{found[0]}",
                title=node_text(found[1].css_first("h1, h2, h3, h4, [class*=title]")) or node_text(found[1]),
                external_id=found[0],
            ),
            source=self.name,
            where="a[href]",
            paths={"url": "", "title": "", "external_id": ""},
        )
        return Reading(got.drafts, total=len(links), rejected=got.rejected)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        page = page_of(response)
        for entry in _stated(page) or ():
            if text(entry.get("id")) == draft.external_id and (stated := _draft(entry, self.board_url(board))):
                return filled(draft, witnessed(stated, source=self.name, where="job", paths=_PATHS))
        return super().read_detail(board, draft, response)


def _stated(page: Page) -> Sequence[Any] | None:
    """The list called "jobs" in the page's state: one with postings in it before an empty one."""
    states = [value for _, value in embedded_values(page)]
    lists = [node["jobs"] for value in states for node in nodes_of(value, "jobs") if isinstance(node["jobs"], list)]
    lists = [jobs for jobs in lists if all(isinstance(job, Mapping) and "ats_job" in job for job in jobs)]
    alone = [[node] for value in states for node in nodes_of(value, "ats_job", "title", "id")]
    return max(lists, key=len, default=None) or next(iter(alone), None) or next(iter(lists), None)


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft | None:
    kind = text(entry.get("kind"))
    hidden = flag(entry.get("listed")) is False or flag(entry.get("is_confidential")) is True
    if hidden or kind not in (None, "external", "internal_and_external"):
        return None
    number = required(entry["id"])
    posting = mapping(entry["ats_job"])
    department = posting.get("department")
    offices = [*rows(posting.get("offices")), *({"name": line} for line in texts(posting.get("offices")))]
    return PostingDraft(
        url=f"{base}/{number}",
        title=required(entry["title"]),
        places=places(*(place(text(row.get("location")) or row.get("name")) for row in offices)),
        employment_text=texts(posting.get("employment_type")),
        description_html=text(posting.get("job_description")),
        department=text(department) or text(mapping(department).get("name")),
        posted_text=text(entry.get("launch_at")),
        external_id=number,
    )
