"""Zoho Recruit: the career page holds all postings in a hidden field; posting pages hold one, escaped twice."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits, marked
from quiethire.ats.listed import HTML
from quiethire.ats.markup import list_page_of, one, page_of, posting_on
from quiethire.ats.reading import (
    filled,
    flag,
    json_of,
    list_of,
    mapping,
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
from quiethire.domain.pay import PayText

_HOST = (
    r"(?P<host>(?!(?:www|help|api|accounts)\.)(?P<tenant>[a-z0-9-]+)\.zohorecruit\.(?:com\.au|com|eu|in|ca|jp|sa|uk))"
)
_COMPANY = re.compile(r"\"company_name\"\s*:\s*\"([^\"\\\\]{1,120})\"")
_PARSED = re.compile(r"\bjobs?\s*=\s*JSON\.parse\(\s*'((?:[^'\\]|\\.)*)'")
_ESCAPED = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_PATHS = {
    "url": "id",
    "title": "Posting_Title",
    "company": "../org_info.company_name",
    "places": "City+State+Country",
    "remote_flag": "Remote_Job",
    "employment_text": "Job_Type",
    "pay": "Salary",
    "description_html": "Job_Description",
    "department": "Industry",
    "posted_text": "Date_Opened",
    "external_id": "id",
}


class ZohoRecruit(Provider):
    """Career sites at {company}.zohorecruit.{data centre}; `site` is the portal's name ("Careers"). The field holds
    some 750 postings at most."""

    name = "zoho_recruit"
    aliases = ("zoho", "zohorecruit")
    title = "Zoho Recruit"
    docs = "https://www.zoho.com/recruit/developer-guide/apiv2/"
    traits = Traits(lists_all=False, pace_seconds=2.0)
    hosts = tuple(f"zohorecruit.{end}" for end in ("com", "eu", "in", "ca", "com.au", "jp", "sa", "uk"))
    urls = (
        re.compile(rf"https://{_HOST}/(?:jobs|careers)/(?P<site>[A-Za-z][\w-]*)(?=[/?#]|$)"),
        re.compile(rf"https://{_HOST}/recruit/v2/public/Job_Openings\?(?:[^#]*&)?pagename=(?P<site>[A-Za-z][\w-]*)"),
        re.compile(rf"https://{_HOST}(?:/(?:jobs|recruit|careers)(?:/[\w.]+)?)?/?(?=[?#]|$)"),
    )
    cnames = (*hosts, "recruit.zoho.com")
    markers = ("rec_embed_js",)
    embeds = (
        re.compile(
            r"rec_embed_js\.load\(\s*\{(?=[^}]{0,600}?page_name[\"']?\s*:\s*[\"'](?P<site>[\w-]+))"
            rf"[^}}]{{0,600}}?site[\"']?\s*:\s*[\"']https?://{_HOST}"
        ),
    )

    def board_url(self, board: BoardRef) -> str:
        host = board.host or f"{board.tenant}.zohorecruit.com"
        return f"https://{host}/jobs/{board.site}" if board.site else f"https://{host}/jobs"

    def first(self, board: BoardRef) -> Request:
        return Request(_portal(self, board), headers=HTML, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if "/html/portal.html" in response.url:
            raise Blocked(f"Zoho Recruit asks {board.key} to be read more slowly")
        base, company, where = _portal(self, board), None, "#jobs"
        if response.body.lstrip()[:1] in (b"{", b"["):  # the public list by API, saved
            entries, where = entries_of(json_of(response), "data", one="Posting_Title")
        else:
            page = list_page_of(response)
            field = one(page, "input#jobs")
            if field is None:
                raise ShapeChanged("the page has no field of postings", path="input#jobs")
            entries = list_of(json.loads(field.attributes.get("value") or ""), "input#jobs")
            named = _COMPANY.search(html.unescape(page.markup)) if marked(page, "company_name") else None
            company = named.group(1).strip() or None if named else None
        got = read_entries(
            entries, lambda entry: _draft(entry, base, company), source=self.name, where=where, paths=_PATHS
        )
        return Reading(got.drafts, total=len(entries), rejected=got.rejected, unlisted=got.unlisted)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return None if draft.description_html else Request(draft.url, headers=HTML, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        page = page_of(response)
        parsed = _PARSED.search(page.markup)
        if parsed is None:
            stated = posting_on(page, source=self.name)
            if stated is None:
                raise ShapeChanged("the page has no posting", path="JSON.parse")
            return filled(draft, stated)
        found = json.loads(_unescaped(parsed.group(1)))
        entry = mapping(next(iter(sequence(found)), None) or found)
        if entry.get("id") and (stated := _draft(entry, _portal(self, board), None)):
            stated = witnessed(stated, source=self.name, where="jobs[0]", paths=_PATHS)
            draft = filled(draft, stated) if draft.title else stated
        read = replace(draft, description_html=required(entry.get("Job_Description")), pay=_pay(entry) or draft.pay)
        paths = {name: _PATHS[name] for name in ("description_html", "pay")}
        return witnessed(read, source=self.name, where="jobs[0]", paths=paths)


def _portal(provider: ZohoRecruit, board: BoardRef) -> str:
    return provider.board_url(replace(board, site=board.site or "Careers"))


def _unescaped(written: str) -> str:
    """A program's text as its value. Its escapes stand for JSON, which has its own: those stay."""
    return _ESCAPED.sub(lambda part: chr(int(part[1][1:], 16)) if len(part[1]) > 1 else part[1], written)


def _draft(entry: Mapping[str, Any], base: str, company: str | None) -> PostingDraft | None:
    if flag(entry.get("Publish")) is False or flag(entry.get("Is_Locked")) is True:
        return None
    number = required(entry["id"])
    return PostingDraft(
        url=f"{base}/{number}",
        title=required(entry.get("Posting_Title") or entry["Job_Opening_Name"]),
        company=company,
        places=places(place(city=entry.get("City"), region=entry.get("State"), country=entry.get("Country"))),
        remote_flag=flag(entry.get("Remote_Job")),
        employment_text=texts(entry.get("Job_Type")),
        pay=_pay(entry),
        description_html=text(entry.get("Job_Description")),
        department=text(entry.get("Department")) or text(entry.get("Industry")),
        posted_text=text(entry.get("Date_Opened")),
        external_id=number,
    )


def _pay(entry: Mapping[str, Any]) -> PayText | None:
    stated = text(entry.get("Salary"))
    return PayText(text=stated, currency=text(entry.get("Currency"))) if stated else None
