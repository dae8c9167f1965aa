"""Getro: boards of investors' portfolios. Each posting leads to the employer's own board."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Match, Reading, Traits, marked
from quiethire.ats.listed import HTML, PostingPages
from quiethire.ats.markup import list_page_of, next_data
from quiethire.ats.reading import (
    count,
    json_of,
    looks_like_html,
    mapping,
    number,
    pages,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.parsing.page import Page

_STEP = 20
_PATHS = {
    "url": "slug",
    "title": "title",
    "company": "organization.name",
    "places": "locations",
    "workplace_text": "work_mode",
    "pay": "compensation_amount_min_cents",
    "posted_text": "created_at",
    "application_url": "url",
    "external_id": "id",
}


class Getro(PostingPages):
    """Boards at {name}.getro.com or on the investor's host; the page names the collection the API lists.

    A posting's address is its page here, and the employer's board is where one applies: what this board drops says
    nothing about that one.
    """

    name = "getro"
    title = "Getro"
    docs = "https://www.getro.com/"
    traits = Traits(lists_all=False, pace_seconds=0.5, page_size=_STEP)
    hosts = ("getro.com",)
    urls = (
        re.compile(
            r"https://(?P<host>(?!(?:www|api|cdn|an|app|help|support)\.)(?P<tenant>[\w-]+)\.getro\.com)(?=[/?#]|$)"
        ),
    )
    cnames = ("getro.com",)

    def match_page(self, page: Page) -> list[Match]:
        host = host_of(page.url)
        if not marked(page, "an.getro.com", "cdn.getro.com") or not host or host.endswith(".getro.com"):
            return []
        return [Match(BoardRef(self.name, host, host=host), 0.95, "Getro's assets on the page")]

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or board.tenant}/jobs"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def _list(self, board: BoardRef, collection: str, page: int) -> Request:
        question = {"hitsPerPage": _STEP, "page": page, "filters": {"page": page}, "query": ""}
        return Request(
            f"https://api.getro.com/api/v2/collections/{collection}/search/jobs#/{page}/{collection}",
            method="POST",
            headers={
                "accept": "application/json",
                "content-type": "application/json",
                "referer": self.board_url(board),  # without it the answer is 406
            },
            body=json.dumps(question).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body):
            state = next_data(list_page_of(response))
            collection = required(state["props"]["pageProps"]["network"]["id"])
            return Reading(follow=(self._list(board, collection, 0),))
        document = json_of(response)
        found = mapping(document.get("results")) or document
        entries, where = entries_of(found, "jobs", one="organization")
        base = f"https://{board.host or board.tenant}/companies"
        got = read_entries(entries, lambda entry: _draft(entry, base), source=self.name, where=where, paths=_PATHS)
        total = count(found.get("count"))
        _, page, collection = (*urlsplit(response.requested_url).fragment.split("/"), "", "", "")[:3]
        rest = range(1, 1 + len(pages(total, len(entries)))) if page == "0" and entries else ()
        return Reading(got.drafts, tuple(self._list(board, collection, number) for number in rest), total, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.application_url or draft.url, headers=HTML, kind=Kind.DETAIL)


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    employer = mapping(entry.get("organization"))
    token = required(entry.get("slug") or entry["id"])
    owner = text(employer.get("slug")) or text(employer.get("name"))
    return PostingDraft(
        url=f"{base}/{quote(owner)}/jobs/{quote(token)}" if owner else required(entry["url"]),
        title=required(entry["title"]),
        company=text(employer.get("name")),
        places=places(*(place(line) for line in texts(entry.get("locations")))),
        workplace_text=text(entry.get("work_mode")),
        pay=_pay(entry),
        posted_text=text(entry.get("created_at")),
        application_url=text(entry.get("url")),
        external_id=required(entry["id"]),
    )


def _pay(entry: Mapping[str, Any]) -> PayText | None:
    low, high = number(entry.get("compensation_amount_min_cents")), number(entry.get("compensation_amount_max_cents"))
    if not low and not high:
        return None
    return PayText(
        minimum=low / 100 if low else None,
        maximum=high / 100 if high else None,
        currency=text(entry.get("compensation_currency")),
        period=text(entry.get("compensation_period")),
    )
