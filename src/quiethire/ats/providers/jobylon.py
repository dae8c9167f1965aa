"""Jobylon: an embed holds all postings as a program's value, completed by posting pages with JSON-LD."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from quiethire.ats.contract import Reading, Traits
from quiethire.ats.listed import PostingPages
from quiethire.ats.markup import page_of
from quiethire.ats.reading import (
    joined,
    json_of,
    list_of,
    mapping,
    place,
    places,
    read_entries,
    required,
    rows,
    sequence,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing import lenient_json

_JOBS = re.compile(r"JBL\.embed_v2\[[\"']jobs[\"']\]\s*=\s*(?=\[)|JBL\.embed_v2\.jobs\s*=\s*(?=\[)")
_END = re.compile(r"\]\s*;")
_FEED_PATHS = {
    "url": "urls.ad",
    "title": "title",
    "company": "company.name",
    "places": "locations",
    "workplace_text": "workspace",
    "employment_text": "employment_type",
    "description_html": "descr+skills",
    "department": "departments",
    "posted_text": "from_date",
    "valid_through_text": "to_date",
    "application_url": "urls.apply",
    "external_id": "id",
}
_PATHS = {
    "url": "url",
    "title": "title",
    "company": "company",
    "places": "locations",
    "workplace_text": "workspace",
    "employment_text": "employment_type",
    "department": "departments",
    "posted_text": "published_date",
    "valid_through_text": "to_date",
    "external_id": "id",
}


class Jobylon(PostingPages):
    """Companies and groups of them (`site`), known by number."""

    name = "jobylon"
    title = "Jobylon"
    docs = "https://developer.jobylon.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("jobylon.com",)
    urls = (
        re.compile(
            r"https://cdn\.jobylon\.com/jobs/(?P<site>companies|company-groups)/(?P<tenant>\d+)/embed(?=[/?#]|$)"
        ),
        re.compile(
            r"https://emp\.jobylon\.com/(?P<site>companies|company-groups)/(?P<tenant>\d+)(?:-[^/?#]*)?(?=[/?#]|$)"
        ),
    )

    markers = ("jbl_company",)
    embeds = (re.compile(r"\bjbl_company(?P<group>_group)?_id\s*=\s*[\"']?(?P<tenant>\d+)\b"),)

    def board_of(self, found: re.Match[str]) -> BoardRef | None:
        """The script customers embed names the company's number in a variable, and the kind by the variable's name."""
        board = super().board_of(found)
        if board is None or board.site:
            return board
        return BoardRef(self.name, board.tenant, "company-groups" if found.groupdict().get("group") else "companies")

    def board_url(self, board: BoardRef) -> str:
        return f"https://cdn.jobylon.com/jobs/{board.site or 'companies'}/{board.tenant}/embed/v2/"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers={"accept": "*/*"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        del board
        if response.body.lstrip()[:1] in (b"[", b"{"):  # the feed made for customers' own sites
            entries, where = entries_of(json_of(response), "results", "jobs", one="urls")
            got = read_entries(entries, _feed_draft, source=self.name, where=where, paths=_FEED_PATHS)
            return Reading(got.drafts, total=len(entries), rejected=got.rejected)
        source = page_of(response).markup
        start = _JOBS.search(source)
        end = _END.search(source, start.end()) if start else None
        if start is None or end is None:
            raise ShapeChanged("the embed holds no postings", path="JBL.embed_v2.jobs")
        found = lenient_json.loads(source[start.end() : end.start() + 1])
        entries = list_of(found[0], "JBL.embed_v2.jobs")
        got = read_entries(entries, _draft, source=self.name, where="JBL.embed_v2.jobs", paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    named = [row if isinstance(row, str) else mapping(row).get("text") for row in sequence(entry.get("locations"))]
    lines = texts(named) or texts(entry.get("locations_text"))
    company, units = entry.get("company"), sequence(entry.get("departments"))
    return PostingDraft(
        url=urljoin("https://emp.jobylon.com/", required(entry["url"])),
        title=required(entry["title"]),
        company=text(company) or text(mapping(company).get("name")),
        places=places(*(place(line) for line in lines)),
        workplace_text=text(entry.get("workspace")),
        employment_text=texts(entry.get("employment_type")),
        department=next(
            iter(texts([row if isinstance(row, str) else mapping(row).get("name") for row in units])), None
        ),
        posted_text=text(entry.get("published_date")),
        valid_through_text=text(entry.get("to_date")),
        external_id=required(entry["id"]),
    )


def _feed_draft(entry: Mapping[str, Any]) -> PostingDraft:
    """An entry of the feed: rows about places and departments hold the value below a name of its own."""
    identity, urls = required(entry["id"]), mapping(entry.get("urls"))
    spots = [mapping(row.get("location")) or row for row in rows(entry.get("locations"))]
    units = [mapping(row.get("department")) or row for row in rows(entry.get("departments"))]
    return PostingDraft(
        url=text(urls.get("ad")) or f"https://emp.jobylon.com/jobs/{identity}/",
        title=required(entry["title"]),
        company=text(mapping(entry.get("company")).get("name")) or text(entry.get("company")),
        places=places(*(place(row.get("text"), city=row.get("city"), country=row.get("country")) for row in spots)),
        workplace_text=text(entry.get("workspace")),
        employment_text=texts(entry.get("employment_type")),
        description_html=joined(text(entry.get("descr")), text(entry.get("skills"))),
        department=next(iter(texts([row.get("name") for row in units])), None),
        posted_text=text(entry.get("from_date")),
        valid_through_text=text(entry.get("to_date")),
        application_url=text(urls.get("apply")),
        external_id=identity,
    )
