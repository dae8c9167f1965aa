"""Teamtailor: a JSON Feed of 100 postings a page, each with its JobPosting."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Match, Provider, Reading, Traits, marked
from quiethire.ats.markup import child_text, xml_of
from quiethire.ats.reading import (
    count,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    place,
    places,
    read_entries,
    required,
    text,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing import schema_org
from quiethire.parsing.page import Page

_STEP = 100
_NUMBER = re.compile(r"/jobs/(\d+)")
_PATHS = {
    "url": "url",
    "title": "title",
    "company": "_jobposting.hiringOrganization",
    "places": "_jobposting.jobLocation",
    "employment_text": "_jobposting.employmentType",
    "pay": "_jobposting.baseSalary",
    "description_html": "content_html",
    "posted_text": "date_published",
    "updated_text": "date_modified",
    "external_id": "url",
}
_FEED_PATHS = {
    "url": "link",
    "title": "title",
    "company": "../title",
    "places": "tt:locations",
    "workplace_text": "remoteStatus",
    "description_html": "description",
    "department": "tt:department",
    "posted_text": "pubDate",
    "external_id": "link",
}


class Teamtailor(Provider):
    """Career sites at {company}.teamtailor.com, in regional pods ({company}.na) or on the company's own host, all of
    which serve the same feed."""

    name = "teamtailor"
    title = "Teamtailor"
    docs = "https://docs.teamtailor.com/"
    traits = Traits(page_size=_STEP, pace_seconds=1.0)
    hosts = ("teamtailor.com",)
    urls = (
        re.compile(
            r"https://(?!(?:www|app|api|docs|support|career|partner|status|tt|get|ext|images?)\.)"
            r"(?P<tenant>[\w-]+(?:\.[a-z]{2})?)\.teamtailor\.com(?=[/?#]|$)"
        ),
    )
    cnames = ("teamtailor.com",)

    def match_page(self, page: Page) -> list[Match]:
        if not marked(page, "Teamtailor"):
            return []
        host = host_of(page.url)
        made = page.tree.css_first("meta[name=generator][content=Teamtailor]")
        if made is None or not host:
            return []
        # On its own host a site names its account nowhere: the host stands for it.
        return [Match(BoardRef(self.name, host, host=host), 0.95, "Teamtailor's generator mark on the page")]

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_host(board)}/"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"https://{_host(board)}/jobs.json?page={page}", headers={"accept": "application/json"}, kind=Kind.LIST
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.body.lstrip()[:1] == b"<" and not looks_like_html(response.body):
            return self._read_feed(response)
        document = json_of(response)
        entries = list_of(document["items"], "$.items")
        company = text(document.get("title"))
        got = read_entries(
            entries, lambda entry: _draft(entry, company), source=self.name, where="$.items", paths=_PATHS
        )
        # The feed states no total: a full page, or one that names its successor, is followed by another.
        more = len(entries) >= _STEP or bool(text(document.get("next_url")))
        follow = (self._list(board, _page(response) + 1),) if more and entries else ()
        return Reading(got.drafts, follow, rejected=got.rejected)

    def _read_feed(self, response: Response) -> Reading:
        """The RSS twin of the feed, saved: it states departments and the workplace, but stops at 100."""
        root = xml_of(response)
        company = child_text(root, "channel/title")
        entries = root.findall("channel/item")
        got = read_entries(
            entries,
            lambda item: _draft_of_item(item, company),
            source=self.name,
            where="/rss/channel/item",
            paths=_FEED_PATHS,
        )
        return Reading(got.drafts, rejected=got.rejected, partial=len(entries) >= _STEP)


def _host(board: BoardRef) -> str:
    return board.host or f"{board.tenant}.teamtailor.com"


def _page(response: Response) -> int:
    asked = parse_qs(urlsplit(response.requested_url).query).get("page", ["1"])[0]
    return count(asked) or 1


def _draft_of_item(item: ET.Element, company: str | None) -> PostingDraft:
    url = required(child_text(item, "link"))
    number = _NUMBER.search(url)
    spots = (
        place(
            city=child_text(spot, "{*}city") or child_text(spot, "{*}name"),
            country=child_text(spot, "{*}country"),
        )
        for spot in item.findall("{*}locations/{*}location")
    )
    status = child_text(item, "{*}remoteStatus")
    return PostingDraft(
        url=url,
        title=required(child_text(item, "title")),
        company=child_text(item, "{*}company_name") or company,
        places=places(*spots),
        workplace_text={"none": "on-site", "fully": "remote"}.get(status or "", status),
        description_html=child_text(item, "description"),
        department=child_text(item, "{*}department"),
        posted_text=child_text(item, "pubDate"),
        external_id=number.group(1) if number else child_text(item, "guid") or url,
    )


def _draft(entry: Mapping[str, Any], company: str | None) -> PostingDraft:
    url = required(entry["url"])
    posting = mapping(entry.get("_jobposting"))
    stated = schema_org.draft_of(posting, Page(url, b""), source="teamtailor", path="_jobposting", confidence=1.0)
    number = _NUMBER.search(url)
    return replace(
        stated,
        url=url,
        title=required(entry["title"]),
        company=stated.company or company,
        # The region is the customer's own grouping of its offices ("Europe"), not a part of the address.
        places=places(*(replace(spot, region=None) for spot in stated.places)),
        description_html=text(entry.get("content_html")) or stated.description_html,
        posted_text=text(entry.get("date_published")) or stated.posted_text,
        updated_text=text(entry.get("date_modified")) or stated.updated_text,
        external_id=number.group(1) if number else required(entry["id"]),
        requisition_id=None,
    )
