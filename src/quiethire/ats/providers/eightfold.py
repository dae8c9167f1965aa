"""Eightfold: one of two list APIs, ten postings a page, completed by details."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from quiethire.ats.contract import Match, Provider, Reading, Traits, marked
from quiethire.ats.listed import asked
from quiethire.ats.markup import one, page_of
from quiethire.ats.reading import (
    count,
    json_of,
    looks_like_html,
    mapping,
    pages,
    place,
    places,
    read_entries,
    required,
    sequence,
    text,
    texts,
    witnessed,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import Blocked, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_STEP = 10
_DOMAIN = re.compile(r"[\"']?domain[\"']?\s*[:=]\s*[\"']([\w-]+(?:\.[\w-]+)+)[\"']")
_PATHS = {
    "url": "id",
    "title": "name",
    "places": "locations",
    "workplace_text": "work_location_option",
    "description_html": "job_description",
    "department": "department",
    "posted_text": "t_create",
    "updated_text": "t_update",
    "application_url": "canonicalPositionUrl",
    "external_id": "id",
    "requisition_id": "display_job_id",
}


class Eightfold(Provider):
    """Career sites at {tenant}.eightfold.ai or on the employer's host. Every request names the employer's own domain
    (`site`); where an address does not, the domain of the tenant's name is taken, as the vendor's own pages do."""

    name = "eightfold"
    title = "Eightfold"
    docs = "https://apidocs.eightfold.ai/"
    traits = Traits(lists_all=False, pace_seconds=3.0, page_size=_STEP, handled_statuses=frozenset({403}))
    hosts = ("eightfold.ai",)
    urls = (
        re.compile(
            r"https://(?!(?:www|app|api|static|docs|apidocs|help|support|go|info)\.)(?P<tenant>[a-z0-9-]+)\.eightfold\.ai"
            r"/(?:careers|api/(?:apply|pcsx))(?:[/\w-]*)(?:\?(?:[^#]*&)?domain=(?P<site>[\w-]+(?:\.[\w-]+)+))?"
        ),
        re.compile(
            r"https://(?!(?:www|app|api|static|docs|apidocs|help|support|go|info)\.)(?P<tenant>[a-z0-9-]+)\.eightfold\.ai"
            r"/(?:careers|api/(?:apply|pcsx))(?=[/?#]|$)"
        ),
        re.compile(  # a host that customers share: the domain alone names them
            r"https://(?P<host>app\.eightfold\.ai)/(?:careers|api/(?:apply|pcsx))[/\w-]*\?(?:[^#]*&)?"
            r"domain=(?P<site>(?P<tenant>[\w-]+)(?:\.[\w-]+)+)"
        ),
    )
    cnames = ("eightfold.ai",)

    def match_page(self, page: Page) -> list[Match]:
        if not marked(page, "pcs-body-container", "window.EF_", "static.vscdn.net"):
            return []
        named = _DOMAIN.search(page.markup)
        host = urlsplit(page.url).hostname
        if named is None or host is None or "/careers" not in page.url:
            return []
        return [Match(BoardRef(self.name, host, named.group(1), host), 0.95, f"Eightfold's page for {named.group(1)}")]

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_host(board)}/careers" + (f"?domain={board.site}" if board.site else "")

    def first(self, board: BoardRef) -> Request:
        return self._list(board, "pcsx/search", 0)

    def _list(self, board: BoardRef, path: str, start: int) -> Request:
        query = "query=&location=" if path == "pcsx/search" else f"num={_STEP}&sort_by=timestamp"
        return Request(
            f"https://{_host(board)}/api/{path}?domain={_domain(board)}&{query}&start={start}",
            headers={"accept": "application/json", "referer": self.board_url(board)},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        newer = "/api/pcsx/" in response.requested_url
        if looks_like_html(response.body) and (field := one(page_of(response), "#smartApplyData")) is not None:
            # a saved page of the site, which holds the first answer; the node's text is JSON
            response = replace(response, body=field.text(deep=True).encode())
        if response.status == 403:
            said = json_of(response) if response.body.lstrip()[:1] == b"{" else None
            if newer and said and b"PCSX" in response.body:  # an older site, which says so
                return Reading(follow=(self._list(board, "apply/v2/jobs", 0),))
            raise Blocked(f"Eightfold answered 403 for {board.key}")
        document = json_of(response)
        newer = "data" in document
        found = mapping(document["data"]) if newer else document
        entries, where = entries_of(found, "positions", one="name")
        base = f"https://{_host(board)}/careers/job"
        got = read_entries(entries, lambda entry: _draft(entry, base), source=self.name, where=where, paths=_PATHS)
        if "positions" not in found:  # a detail, saved
            return Reading(got.drafts, rejected=got.rejected)
        total = count(found["count"])
        if asked(response, "start") or not entries:
            return Reading(got.drafts, total=total, rejected=got.rejected)
        path = "pcsx/search" if newer else "apply/v2/jobs"
        follow = tuple(self._list(board, path, start) for start in pages(total, len(entries)))
        return Reading(got.drafts, follow, total, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        if draft.description_html or draft.external_id is None:
            return None
        return Request(
            f"https://{_host(board)}/api/apply/v2/jobs/{quote(draft.external_id)}?domain={_domain(board)}",
            headers={"accept": "application/json"},
            kind=Kind.DETAIL,
        )

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        document = json_of(response)
        entry = mapping(document.get("data")) or document
        body = text(entry.get("job_description")) or text(entry.get("jobDescription"))
        if body is None:
            raise ShapeChanged("the posting has no description", path="job_description")
        read = replace(draft, description_html=body)
        return witnessed(read, source=self.name, where="$", paths={"description_html": "job_description"})


def _host(board: BoardRef) -> str:
    return board.host or f"{board.tenant}.eightfold.ai"


def _domain(board: BoardRef) -> str:
    return board.site or f"{board.tenant}.com"


def _page(entry: Mapping[str, Any]) -> str | None:
    """The posting's page on the employer's own site; an address within the site says nothing new."""
    named = text(entry.get("canonicalPositionUrl")) or text(entry.get("publicUrl")) or text(entry.get("positionUrl"))
    return named if named and named.startswith("https://") else None


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    number = required(entry["id"])
    named = texts(list(sequence(entry.get("locations")))) or texts(entry.get("location"))
    workplace = text(entry.get("work_location_option")) or text(entry.get("workLocationOption"))
    return PostingDraft(
        url=f"{base}/{number}",
        title=required(entry.get("name") or entry["posting_name"]),
        places=places(*(place(line) for line in named)),
        workplace_text=workplace.replace("_", " ") if workplace else None,
        description_html=text(entry.get("job_description")) or text(entry.get("jobDescription")),
        department=text(entry.get("department")),
        posted_text=text(entry.get("t_create")) or text(entry.get("postedTs")),
        updated_text=text(entry.get("t_update")),
        application_url=_page(entry),
        external_id=number,
        requisition_id=text(entry.get("display_job_id")) or text(entry.get("displayJobId")),
    )
