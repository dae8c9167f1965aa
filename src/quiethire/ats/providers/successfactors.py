"""SAP SuccessFactors: three generations of career sites behind one name.

Recruiting Marketing sites list postings in pages of HTML, as a table (`/search/`) or as tiles
(`/tile-search-results/`); Career Site Builder lists them by an API under /services/; the legacy host has an XML list.
The first two are completed by posting pages, which state microdata.
"""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

from quiethire.ats.addresses import host_of, in_zone
from quiethire.ats.contract import Match, Reading, Traits
from quiethire.ats.listed import HTML, ListedPages, asked, on_its_host
from quiethire.ats.markup import child_text, list_page_of, xml_of
from quiethire.ats.reading import (
    count,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    pages,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
    unescaped,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_LEGACY = ("successfactors.com", "successfactors.eu", "successfactors.cn", "sapsf.com", "sapsf.eu", "sapsf.cn")
_STEP = 10
_LOCALE = re.compile(r"[?&]locale=([a-z]{2}_[A-Z]{2})|\"?(?:currentLocale|locale)\"?\s*[:=]\s*\"([a-z]{2}_[A-Z]{2})\"")
_FEED_PATHS = {
    "url": "ReqId",
    "title": "JobTitle",
    "description_html": "Job-Description",
    "posted_text": "Posted-Date",
    "external_id": "ReqId",
    "requisition_id": "ReqId",
}
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_ENDING = re.compile(r"\s*\(([^()]*,[^()]*)\)\s*$")
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})/((?:20)?\d{2})")
_RSS_PATHS = {
    "url": "link",
    "title": "title",
    "company": "g:employer",
    "places": "g:location",
    "description_html": "description",
    "posted_text": "pubDate",
    "external_id": "link",
}
_CSB_PATHS = {
    "url": "response.urlTitle",
    "title": "response.unifiedStandardTitle",
    "places": "response.jobLocationShort",
    "posted_text": "response.unifiedStandardStart",
    "external_id": "response.id",
}


class SuccessFactors(ListedPages):
    """Sites on the employer's own host (the host is the tenant), at jobs2web.com or hr.cloud.sap, and companies of the
    legacy hosts (`host`)."""

    name = "successfactors"
    title = "SAP SuccessFactors"
    docs = "https://help.sap.com/docs/successfactors-recruiting"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=25)
    hosts = (*_LEGACY, "jobs2web.com", "jobs.hr.cloud.sap")
    urls = (
        re.compile(
            r"https://(?P<host>(?:career\d{0,3}|performancemanager\d{0,3})\.(?:successfactors|sapsf)\.(?:com|eu|cn))"
            r"/(?:career|careers|portalcareer|sfcareer/jobreqcareer(?:pvt)?)\?(?:[^#]*&)?(?:company|career_company)=(?P<tenant>[^&#]+)"
        ),
        re.compile(r"https://(?P<host>(?!www\.)(?P<tenant>[a-z0-9-]+)\.jobs2web\.com)(?=[/?#]|$)"),
        re.compile(r"https://(?P<host>(?P<tenant>[a-z0-9-]+)\.jobs\.hr\.cloud\.sap)(?=[/?#]|$)"),
    )
    cnames = (*_LEGACY, "jobs2web.com", "hr.cloud.sap")
    markers = ("rmkcdn.successfactors", "data-careersite-propertyid", "jobs2web")
    row = "tr.data-row, li.job-tile, div.job-tile"
    link = "a.jobTitle-link[href], a[href*='/job/']"
    key = re.compile(r"/job/[^?#]*?/(\d+)(?:-[A-Za-z_]+)?/?(?:[?#]|$)")
    cells = (("title", ".jobTitle-link"), ("places", ".jobLocation"), ("posted_text", ".jobDate"))
    shell = markers
    body = ".jobdescription, .joqReqDescription"
    total = re.compile(r"paginationLabel[^>]*>[^<]*(?:<b>)?[^<]*(?:</b>)?[^<\d]*<b>([\d.,\s]+)</b>")

    def match_page(self, page: Page) -> list[Match]:
        if any(in_zone(host_of(page.url), zone) for zone in self.hosts):
            return []
        return on_its_host(self, page, "rmkcdn.successfactors", "data-careersite-propertyid", "jobs2web.com/")

    def board_url(self, board: BoardRef) -> str:
        if _is_legacy(board):
            return f"https://{board.host}/career?company={quote(board.tenant)}"
        return f"https://{_host(board)}/search/"

    def first(self, board: BoardRef) -> Request:
        if _is_legacy(board):
            feed = f"{self.board_url(board)}&career_ns=job_listing_summary&resultType=XML"
            return Request(feed, headers={"accept": "text/xml"}, kind=Kind.LIST)
        return self._list(board, "search", 0)

    def _list(self, board: BoardRef, kind: str, start: int) -> Request:
        return Request(f"https://{_host(board)}/{kind}/?startrow={start}", headers=HTML, kind=Kind.LIST)

    def _built(self, board: BoardRef, locale: str, page: int) -> Request:
        asked_for = {"keywords": "", "locale": locale, "location": "", "pageNumber": page, "sortBy": "recent"}
        return Request(
            f"https://{_host(board)}/services/recruiting/v1/jobs#/{locale}",
            method="POST",
            headers={"accept": "application/json", "content-type": "application/json"},
            body=json.dumps(asked_for).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if in_zone(host_of(response.url), "sap.com"):
            raise BoardGone(f"SuccessFactors has no site {board.key}: it leads to {response.url}")
        start = response.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        if _is_legacy(board) or (start == b"<" and not looks_like_html(response.body)):
            return self._read_xml(board, response)
        if start in (b"{", b"["):
            return self._read_built(board, response)
        page = list_page_of(response)
        reading = super().read(board, response)
        path = urlsplit(response.requested_url).path.strip("/")
        if reading.drafts or path != "search" or asked(response, "startrow"):
            return reading
        if "searchResultsUnify" in page.markup or "data-careersite-propertyid" in page.markup:
            locales = dict.fromkeys(one or other for one, other in _LOCALE.findall(page.markup)) or {"en_US": None}
            return Reading(follow=tuple(self._built(board, locale, 0) for locale in locales))
        if "tile-search-results" in page.markup:
            return Reading(follow=(self._list(board, "tile-search-results", 0),))
        return reading

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> list[Request]:
        start = asked(response, "startrow")
        if not seen or (total is not None and start + seen >= total):
            return []
        kind = urlsplit(response.requested_url).path.strip("/") or "search"
        return [self._list(board, kind, start + seen)]  # pages have 10 to 100 rows, by tenant

    def _read_xml(self, board: BoardRef, response: Response) -> Reading:
        root = xml_of(response)
        if root.tag == "rss":  # the sitemap or the feed for Google, saved
            return self._read_rss(root)
        if root.tag != "Job-Listing":
            raise ShapeChanged(f"expected Job-Listing, found {root.tag}", path="/")
        entries = root.findall("Job")
        base = self.board_url(board)
        got = read_entries(
            entries, lambda entry: _of_feed(entry, base), source=self.name, where="/Job-Listing/Job", paths=_FEED_PATHS
        )
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def _read_rss(self, root: ET.Element) -> Reading:
        entries = root.findall("channel/item")
        got = read_entries(entries, _of_item, source=self.name, where="/rss/channel/item", paths=_RSS_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def _read_built(self, board: BoardRef, response: Response) -> Reading:
        """The API answers for one language; a posting in two stands in both lists under one number."""
        document = json_of(response)
        entries = list_of(document["jobSearchResult"], "$.jobSearchResult")
        locale = urlsplit(response.requested_url).fragment.strip("/")
        base = f"https://{_host(board)}/job"
        got = read_entries(
            entries,
            lambda entry: _of_built(entry, base, locale),
            source=self.name,
            where="$.jobSearchResult",
            paths=_CSB_PATHS,
        )
        total = count(document.get("totalJobs"))
        rest = range(1, 1 + len(pages(total, _STEP))) if entries else ()
        follow = tuple(self._built(board, locale, number) for number in rest)
        return Reading(got.drafts, follow, total, got.rejected, scope=locale)


def _is_legacy(board: BoardRef) -> bool:
    return any(in_zone(board.host or "", zone) for zone in _LEGACY)


def _host(board: BoardRef) -> str:
    return board.host or board.tenant


def _of_feed(entry: ET.Element, base: str) -> PostingDraft:
    number = required(child_text(entry, "ReqId"))
    return PostingDraft(
        url=f"{base}&career_ns=job_listing&career_job_req_id={number}",
        title=required(child_text(entry, "JobTitle")),
        description_html=child_text(entry, "Job-Description"),
        posted_text=child_text(entry, "Posted-Date"),
        external_id=number,
        requisition_id=number,
    )


def _of_item(item: ET.Element) -> PostingDraft:
    """The title of the sitemap's items ends in the place: "Smith (Leeds, GB, LS1)"."""
    url, printed = required(child_text(item, "link")), required(child_text(item, "title"))
    key, spot = SuccessFactors.key.search(url), child_text(item, "{*}location")
    ending = _ENDING.search(printed)
    location = spot or (ending.group(1) if ending else None)
    body = child_text(item, "description") or ""
    named = child_text(item, "{*}employer")
    return PostingDraft(
        url=url.split("?", 1)[0],
        title=printed[: ending.start()].strip() if ending and printed[: ending.start()].strip() else printed,
        company=None if named and named.lower() in {"careers", "jobs"} else named,
        places=places(place(location)),
        description_html=(body if "<" in body else unescaped(body)) if body != printed else None,
        posted_text=child_text(item, "pubDate"),
        external_id=key.group(1) if key else child_text(item, "{*}id") or url,
    )


def _day(value: object, locale: str) -> str | None:
    """A short date in the order of the language asked for: with slashes, month first in American only."""
    printed = text(value)
    found = _SHORT.fullmatch(printed or "")
    if found is None or not locale:
        return printed
    first, second, year = found.groups()
    month, day = (first, second) if locale == "en_US" else (second, first)
    return f"20{year[-2:]}-{month:0>2}-{day:0>2}"


def _of_built(entry: Mapping[str, Any], base: str, locale: str) -> PostingDraft:
    posting = mapping(entry.get("response")) or entry
    number = required(posting["id"])
    slug = text(posting.get("urlTitle")) or text(posting.get("unifiedUrlTitle")) or number
    return PostingDraft(
        url=f"{base}/{slug}/{number}-{locale}" if locale else f"{base}/{slug}/{number}",
        title=required(posting["unifiedStandardTitle"]),
        places=places(*(place(_BREAK.sub(" ", line)) for line in texts(posting.get("jobLocationShort")))),
        posted_text=_day(posting.get("unifiedStandardStart"), locale),
        external_id=number,
        language=locale[:2] or None,
    )
