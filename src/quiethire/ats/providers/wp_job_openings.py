"""WP Job Openings (HireZoot): a WordPress site's postings by REST, completed by posting pages with JSON-LD."""

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Match, Reading, Traits, marked
from quiethire.ats.listed import HTML, PostingPages, asked
from quiethire.ats.reading import count, json_of, mapping, pages, place, places, read_entries, required, sequence, text
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.provenance import Provenance
from quiethire.parsing.page import Page

_STEP = 100
_GUESSED = Provenance("wp_job_openings", "class_list (words of the address)", 0.3)
_PATHS = {
    "url": "link",
    "title": "title.rendered",
    "description_html": "content.rendered",
    "department": "class_list",
    "employment_text": "class_list",
    "posted_text": "date_gmt",
    "external_id": "id",
}


class WPJobOpenings(PostingPages):
    """Sites on their owners' hosts; the host is the tenant. Places and kinds of employment stand on posting pages."""

    name = "wp_job_openings"
    title = "WP Job Openings"
    docs = "https://docs.wpjobopenings.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP, gone_statuses=frozenset({410}))
    hosts = ()
    urls = (
        re.compile(
            r"https://(?P<tenant>[\w.-]+(?:/[\w-]+)?)/(?:index\.php)?\?(?:[^#]*&)?rest_route=(?:/|%2F)wp(?:/|%2F)v2"
            r"(?:/|%2F)awsm_job_openings"
        ),
        re.compile(r"https://(?P<tenant>[\w.-]+(?:/[\w-]+)?)/wp-json/wp/v2/awsm_job_openings(?=[/?#]|$)"),
    )

    def board_of(self, found: re.Match[str]) -> BoardRef:
        return BoardRef(self.name, found["tenant"])

    def match_page(self, page: Page) -> list[Match]:
        if not marked(page, "/plugins/wp-job-openings"):
            return []
        listed = page.tree.css_first(".awsm-job-listings, .awsm-job-single-wrap, .awsm-job-wrap")
        host = host_of(page.url)
        return [Match(BoardRef(self.name, host), 0.95, "WP Job Openings' list on the page")] if listed and host else []

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}/?rest_route=/wp/v2/awsm_job_openings"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        wanted = "id,link,title,content,date_gmt,class_list"
        query = f"per_page={_STEP}&page={page}&orderby=id&order=asc&_fields={wanted}"
        return Request(f"{self.board_url(board)}&{query}", headers={"accept": "application/json"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        entries, where = entries_of(json_of(response), "data", one="link")
        got = read_entries(entries, _draft, source=self.name, where=where, paths=_PATHS)
        if asked(response, "page", otherwise=1) != 1:
            return Reading(got.drafts, rejected=got.rejected)
        total = count(response.headers.get("x-wp-total"))
        more = len(pages(total, len(entries))) if entries else 0
        follow = tuple(self._list(board, 2 + page) for page in range(more))
        return Reading(got.drafts, follow, len(entries) if total is None else total, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.url, headers=HTML, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        read = super().read_detail(board, draft, response)
        return replace(read, description_html=draft.description_html or read.description_html)


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    posted = text(entry.get("date_gmt"))
    spots = places(*(place(name.title()) for name in _named(entry, "job-location-")))
    return PostingDraft(
        url=required(entry["link"]),
        title=html.unescape(required(entry["title"]["rendered"])),
        places=spots,
        department=next(iter(_named(entry, "job-category-")), None),
        employment_text=_named(entry, "job-type-"),
        description_html=text(mapping(entry.get("content")).get("rendered")),
        posted_text=f"{posted}Z" if posted else text(entry.get("date")),
        external_id=required(entry["id"]),
        provenance={"places": _GUESSED} if spots else {},
    )


def _named(entry: Mapping[str, Any], start: str) -> tuple[str, ...]:
    """Terms by the classes a posting's markup has: "job-type-full-time" is "full time"."""
    given = entry.get("class_list")  # a list, or a mapping by number where one was taken out of it
    classes = (one for one in list(mapping(given).values()) or sequence(given) if isinstance(one, str))
    return tuple(one.removeprefix(start).replace("-", " ") for one in classes if one.startswith(start))
