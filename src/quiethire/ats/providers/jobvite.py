"""Jobvite: paged HTML lists completed by posting pages; and the XML feed of accounts known by their code."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborNode

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import child_text, inner_html, list_page_of, node_text, one, page_of, posting_on, xml_of
from quiethire.ats.reading import (
    count,
    filled,
    json_of,
    mapping,
    place,
    places,
    read_entries,
    required,
    texts,
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing import schema_org
from quiethire.parsing.page import Page

_FEED = "app.jobvite.com"
_FEED_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|result|jobs)\b")
_POSTING = re.compile(r"/job/([A-Za-z0-9]{6,})(?=[/?#]|$)")
_PATHS = {"url": "a", "title": "a", "external_id": "a", "places": ".jv-job-list-location"}
_FEED_PATHS = {
    "url": "detail-url",
    "title": "title",
    "places": "location",
    "employment_text": "jobtype",
    "description_html": "description",
    "department": "category",
    "posted_text": "date",
    "application_url": "apply-url",
    "external_id": "id",
    "requisition_id": "requisitionid",
}


class Jobvite(Provider):
    """Career sites at jobs.jobvite.com/{company}. Old addresses name an account by an opaque code (`host` is then
    app.jobvite.com), which only the XML feed knows."""

    name = "jobvite"
    title = "Jobvite"
    docs = "https://help.jobvite.com/hc/en-us/articles/8870636608925"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("jobvite.com",)
    urls = (
        re.compile(
            r"https://jobs\.jobvite\.com/(?:careers/)?(?!careers(?:[/?#]|$)|__assets__|support)(?P<tenant>[\w-]+)"
        ),
        re.compile(
            r"https://(?:app|hire)\.jobvite\.com/(?:CompanyJobs|Jobvite)/\w+\.aspx\?(?:.*&)?c=(?P<tenant>[A-Za-z0-9]+)",
            re.IGNORECASE,
        ),
    )
    cnames = ("jobvite.com",)
    markers = ("jv-careersite",)
    embeds = (
        re.compile(r"class=[\"']jv-careersite[\"'][^>]{0,200}?data-careersite=[\"'](?P<tenant>[\w-]+)[\"']"),
        re.compile(r"data-careersite=[\"'](?P<tenant>[\w-]+)[\"'][^>]{0,200}?class=[\"']jv-careersite[\"']"),
    )

    def board_of(self, found: re.Match[str]) -> BoardRef | None:
        board = super().board_of(found)
        coded = board is not None and ".aspx?" in found.group(0)
        return BoardRef(self.name, board.tenant, host=_FEED) if board and coded else board

    def board_url(self, board: BoardRef) -> str:
        if board.host == _FEED:
            return f"https://{_FEED}/CompanyJobs/Careers.aspx?c={board.tenant}"
        return f"https://jobs.jobvite.com/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        if board.host == _FEED:
            return Request(f"https://{_FEED}/CompanyJobs/Xml.aspx?c={board.tenant}", kind=Kind.LIST)
        return self._list(board, 0)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"https://jobs.jobvite.com/{board.tenant}/search?p={page}", headers={"accept": "text/html"}, kind=Kind.LIST
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if host_of(response.url) == "search.jobvite.com" or "invalid=1" in urlsplit(response.url).query:
            raise BoardGone(f"Jobvite has no career site {board.tenant}")
        start = response.body.lstrip()[:1]
        if start == b"{":
            return Reading((_saved(json_of(response), board),))
        if board.host == _FEED or _FEED_START.match(response.body):
            return self._read_feed(response)
        return self._read_page(board, response)

    def _read_page(self, board: BoardRef, response: Response) -> Reading:
        page = list_page_of(response)
        if "jv-" not in page.markup and "jobvite" not in page.markup.lower():
            raise ShapeChanged("no career site of Jobvite", path="$")
        own = re.compile(rf"/{re.escape(board.tenant)}/job/", re.IGNORECASE)
        # The rows have five templates: only the addresses are alike. A posting may stand in two rows.
        links = [link for link in page.tree.css('a[href*="/job/"]') if own.search(link.attributes.get("href") or "")]
        unique = list({_key(link): link for link in reversed(links)}.values())[::-1]
        got = read_entries(
            unique, lambda link: _draft(link, board), source=self.name, where="a[href*='/job/']", paths=_PATHS
        )
        more = one(page, "a.jv-pagination-next[href]") is not None
        asked = count(parse_qs(urlsplit(response.requested_url).query).get("p", ["0"])[0]) or 0
        return Reading(got.drafts, (self._list(board, asked + 1),) if more and links else (), rejected=got.rejected)

    def _read_feed(self, response: Response) -> Reading:
        root = xml_of(response)
        entries = root.findall(".//job")
        if not entries and root.tag not in {"result", "jobs"}:
            raise ShapeChanged(f"expected jobs, found {root.tag}", path="/")
        got = read_entries(entries, _draft_of_job, source=self.name, where="/result/job", paths=_FEED_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return None if draft.description_html else Request(draft.url, headers={"accept": "text/html"}, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        page = page_of(response)
        stated = posting_on(page, source=self.name)
        if stated is None:
            body = inner_html(one(page, ".jv-job-detail-description"))
            if body is None:
                raise ShapeChanged("the page has no description", path=".jv-job-detail-description")
            read = PostingDraft(url=draft.url, title=node_text(one(page, ".jv-header")), description_html=body)
            paths = {"description_html": ".jv-job-detail-description", "title": ".jv-header"}
            stated = witnessed(read, source=self.name, where="", paths=paths)
        return filled(draft, stated)


def _key(link: LexborNode) -> str:
    found = _POSTING.search(link.attributes.get("href") or "")
    return found.group(1) if found else link.attributes.get("href") or ""


def _draft(link: LexborNode, board: BoardRef) -> PostingDraft:
    key = _POSTING.search(link.attributes.get("href") or "")
    if key is None:
        raise ValueError(f"no posting id in {link.attributes.get('href')}")
    title = link.css_first(".jv-job-list-name")
    location = _beside(link, ".jv-job-list-location")
    return PostingDraft(
        url=f"https://jobs.jobvite.com/{board.tenant}/job/{key.group(1)}",
        title=required(node_text(title if title is not None else link)),
        places=places(place(location)),
        external_id=key.group(1),
    )


def _beside(link: LexborNode, selector: str) -> str | None:
    """The text of a node in the link, its cell or its row."""
    node: LexborNode | None = link
    for _ in range(3):
        if node is None or node.tag in {"table", "ul", "body"}:
            return None
        found = node.css_first(selector)
        if found is not None:
            return node_text(found)
        node = node.parent
    return None


def _draft_of_job(job: ET.Element) -> PostingDraft:
    identity = required(child_text(job, "id"))
    return PostingDraft(
        url=child_text(job, "detail-url") or required(child_text(job, "apply-url")),
        title=required(child_text(job, "title")),
        places=places(place(child_text(job, "location"))),
        employment_text=texts(child_text(job, "jobtype")),
        description_html=child_text(job, "description"),
        department=child_text(job, "category"),
        posted_text=child_text(job, "date"),
        application_url=child_text(job, "apply-url"),
        external_id=identity,
        requisition_id=child_text(job, "requisitionid"),
    )


def _saved(document: Mapping[str, Any], board: BoardRef) -> PostingDraft:
    """The JobPosting of one posting page, saved by itself."""
    if document.get("@type") != "JobPosting":
        raise KeyError("@type")
    named = document["identifier"]
    identity = required(mapping(named).get("value") if isinstance(named, Mapping) else named)
    url = f"https://jobs.jobvite.com/{board.tenant}/job/{identity}"
    draft = schema_org.draft_of(document, Page(url, b""), source="jobvite", path="$", confidence=1.0)
    return replace(draft, url=url, external_id=identity, requisition_id=None)
