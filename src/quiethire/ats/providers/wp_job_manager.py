"""WP Job Manager: a WordPress site's postings by REST, a hundred a page."""

import html
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborNode

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Match, Reading, Traits, marked
from quiethire.ats.listed import PostingPages
from quiethire.ats.markup import node_text, unnested
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
    sequence,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.parsing.page import Page

_STEP = 100  # 101 is refused with HTTP 400
_PATHS = {
    "url": "link",
    "title": "title.rendered",
    "company": "meta._company_name",
    "places": "meta._job_location",
    "remote_flag": "meta._remote_position",
    "employment_text": "_embedded.wp:term",
    "pay": "meta._job_salary",
    "description_html": "content.rendered",
    "posted_text": "date_gmt",
    "updated_text": "modified_gmt",
    "valid_through_text": "meta._job_expires",
    "application_url": "meta._application",
    "external_id": "id",
}
_POST = re.compile(r"\bpost-(\d+)\b")
_ROW_PATHS = {
    "url": "a[href]",
    "title": "h3",
    "company": ".company",
    "places": ".location",
    "employment_text": ".job-type",
    "posted_text": ".date",
    "external_id": "@class",
}


class WPJobManager(PostingPages):
    """Sites on their owners' hosts; the host, with the path WordPress lives under, is the tenant. A site that hides its
    REST interface answers 404, which says nothing about its postings."""

    name = "wp_job_manager"
    title = "WP Job Manager"
    docs = "https://wpjobmanager.com/document/"
    traits = Traits(pace_seconds=1.0, page_size=_STEP, gone_statuses=frozenset({410}))
    hosts = ()
    urls = (re.compile(r"https://(?P<tenant>[\w.-]+(?:/[\w-]+)?)/wp-json/wp/v2/job-listings(?=[/?#]|$)"),)

    def board_of(self, found: re.Match[str]) -> BoardRef:
        return BoardRef(self.name, found["tenant"])

    def match_page(self, page: Page) -> list[Match]:
        if not marked(page, "/plugins/wp-job-manager"):
            return []
        listed = page.tree.css_first("ul.job_listings, div.job_listings, body.single-job_listing")
        host = host_of(page.url)
        return [Match(BoardRef(self.name, host), 0.95, "WP Job Manager's list on the page")] if listed and host else []

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}/wp-json/wp/v2/job-listings"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"{self.board_url(board)}?per_page={_STEP}&page={page}&_embed=1",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        if isinstance(document, Mapping) and isinstance(document.get("html"), str):
            return self._read_piece(document["html"], response)
        entries, where = entries_of(document, "data", one="link")
        got = read_entries(entries, _draft, source=self.name, where=where, paths=_PATHS)
        total = count(response.headers.get("x-wp-total"))
        if parse_qs(urlsplit(response.requested_url).query).get("page", ["1"])[0] != "1":
            return Reading(got.drafts, rejected=got.rejected, unlisted=got.unlisted)
        more = len(pages(total, len(entries))) if entries else 0
        follow = tuple(self._list(board, 2 + page) for page in range(more))
        stated = len(entries) if total is None else total
        return Reading(got.drafts, follow, stated, got.rejected, unlisted=got.unlisted)

    def _read_piece(self, piece: str, response: Response) -> Reading:
        """A piece of the list that the site's own page loads, saved. It has no descriptions."""
        whole = f"<!doctype html><html><body>{piece}</body></html>".encode()
        page = Page(response.url, whole, {"content-type": "text/html; charset=utf-8"})
        listed = unnested(page, ".job_listing")
        got = read_entries(
            listed, lambda row: _draft_of_row(page, row), source=self.name, where=".job_listing", paths=_ROW_PATHS
        )
        return Reading(got.drafts, rejected=got.rejected, partial=True)


def _draft_of_row(page: Page, row: LexborNode) -> PostingDraft:
    link, day = row.css_first("a[href]"), row.css_first("time[datetime]")
    number = _POST.search(row.attributes.get("class") or "")
    address = required(page.absolute((link.attributes.get("href") if link is not None else None) or ""))
    return PostingDraft(
        url=address,
        title=required(node_text(row.css_first("h3, h2") or row.css_first(".position"))),
        company=node_text(row.css_first(".company strong") or row.css_first(".company")),
        places=places(place(node_text(row.css_first(".location")))),
        employment_text=texts([node_text(kind) for kind in row.css(".job-type")]),
        posted_text=day.attributes.get("datetime") if day is not None else node_text(row.css_first(".date")),
        external_id=number.group(1) if number else address,
    )


def _draft(entry: Mapping[str, Any]) -> PostingDraft | None:
    meta = mapping(entry.get("meta"))
    if text(meta.get("_filled")) == "1" or text(entry.get("status")) not in (None, "publish"):
        return None
    posted, modified = text(entry.get("date_gmt")), text(entry.get("modified_gmt"))
    application = text(meta.get("_application"))
    remote = meta.get("_remote_position")
    return PostingDraft(
        url=required(entry["link"]),
        title=html.unescape(required(entry["title"]["rendered"])),
        company=text(meta.get("_company_name")),
        places=places(place(meta.get("_job_location"))),
        remote_flag=True if text(remote) == "1" else flag(remote) or None,
        employment_text=_kinds(entry),
        pay=_pay(meta),
        description_html=text(mapping(entry.get("content")).get("rendered")),
        posted_text=f"{posted}Z" if posted else text(entry.get("date")),
        updated_text=f"{modified}Z" if modified else None,
        valid_through_text=text(meta.get("_job_expires")),
        application_url=application if application and application.startswith("http") else None,
        external_id=required(entry["id"]),
    )


def _kinds(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the embedded terms of the types' taxonomy."""
    groups = sequence(mapping(entry.get("_embedded")).get("wp:term"))
    terms = (row for group in groups for row in rows(group))
    named = texts([row.get("name") for row in terms if row.get("taxonomy") in {"job_listing_type", "job-types"}])
    given = entry.get("class_list")  # a list, or a mapping by number where one was taken out of it
    classes = [one for one in list(mapping(given).values()) or sequence(given) if isinstance(one, str)]
    return named or tuple(one[9:].replace("-", " ") for one in classes if one.startswith("job-type-"))


def _pay(meta: Mapping[str, Any]) -> PayText | None:
    stated = text(meta.get("_job_salary"))
    if stated is None:
        return None
    return PayText(
        text=stated, currency=text(meta.get("_job_salary_currency")), period=text(meta.get("_job_salary_unit"))
    )
