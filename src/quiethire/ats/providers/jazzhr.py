"""JazzHR: an HTML table of all postings, completed by posting pages (JSON-LD on most)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import inner_html, list_page_of, node_text, one, page_of, posting_on, unnested
from quiethire.ats.reading import (
    filled,
    json_of,
    number,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
    witnessed,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_KEY = re.compile(r"/apply/(?:jobs/details/)?(\w{6,})(?=[/?#]|$)")
_PATHS = {
    "url": "a",
    "title": "a",
    "places": "td:last-child",
    "department": ".resumator_department",
    "external_id": "a",
}
_DETAIL_PATHS = {
    "description_html": "#job-description",
    "employment_text": "#resumator-job-employment",
}
_CARD = "li.list-group-item"
_ICONS = {"places": "map-marker", "department": "sitemap"}
_CARD_PATHS = {
    "url": "a",
    "title": "a",
    "places": "li:has(.fa-map-marker)",
    "department": "li:has(.fa-sitemap)",
    "external_id": "a",
}
_API_PATHS = {
    "url": "board_code",
    "title": "title",
    "places": "city+state",
    "employment_text": "type",
    "pay": "minimum_salary+maximum_salary",
    "description_html": "description",
    "department": "department",
    "posted_text": "original_open_date",
    "external_id": "board_code",
    "requisition_id": "internal_code",
}


class JazzHR(Provider):
    """Accounts at {company}.applytojob.com."""

    name = "jazzhr"
    title = "JazzHR"
    docs = "https://apidoc.jazzhrapis.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("applytojob.com", "jazz.co", "theresumator.com")
    urls = (
        re.compile(r"https://(?P<tenant>[a-z0-9-]+)\.applytojob\.com(?=[/?#]|$)"),
        re.compile(r"https://app\.(?:jazz\.co|theresumator\.com)/widgets/basic/create/(?P<tenant>[\w-]+)"),
        re.compile(
            r"https://(?!(?:app|www|api|help|info|cdn|resources)\.)(?P<tenant>[a-z0-9-]+)\.(?:theresumator\.com|jazz\.co)"
        ),
    )
    cnames = ("applytojob.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.applytojob.com/apply"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{self.board_url(board)}/jobs", headers={"accept": "text/html"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.body.lstrip()[:1] in (b"[", b"{"):  # the vendor's API for its customers, saved
            entries, where = entries_of(json_of(response), "jobs", one="board_code")
            base = self.board_url(board)
            got = read_entries(
                entries, lambda row: _api_draft(row, base), source=self.name, where=where, paths=_API_PATHS
            )
            return Reading(got.drafts, rejected=got.rejected)
        page = list_page_of(response)
        cards = unnested(page, "li.list-group-item:has(a[href*='/apply/'])")
        if cards and one(page, "#jobs_table") is None:  # the career page, where the table is a list of cards
            base = self.board_url(board)
            got = read_entries(cards, lambda card: _card(card, base), source=self.name, where=_CARD, paths=_CARD_PATHS)
            return Reading(got.drafts, total=len(cards), rejected=got.rejected)
        if one(page, "#jobs_table") is None:
            landed = self.match_url(response.url)
            if "Inactive Career Page" in page.markup or (response.requested_url and landed is None):
                raise BoardGone(f"JazzHR has no active career page of {board.tenant}")
            raise ShapeChanged("the page has no table of postings", path="#jobs_table")
        table = unnested(page, 'tr[id^="row_job_"]')  # the mobile markup repeats every row as a div
        base = self.board_url(board)
        got = read_entries(table, lambda row: _draft(row, base), source=self.name, where="#jobs_table tr", paths=_PATHS)
        return Reading(got.drafts, total=len(table), rejected=got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        if draft.description_html:
            return None
        return Request(draft.url, headers={"accept": "text/html"}, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        page = page_of(response)
        if urlsplit(response.url).path.rstrip("/").endswith("/apply") and response.requested_url:
            return replace(draft, closed=True)  # a posting that is gone leads back to the list
        stated = posting_on(page, source=self.name)
        body = inner_html(one(page, "#job-description") or one(page, "#resumator-job-description"))
        if stated is None and body is None:
            raise ShapeChanged("the page has no description", path="#job-description")
        kind = node_text(one(page, "#resumator-job-employment") or one(page, "#resumator-job-type"))
        read = replace(draft, description_html=body, employment_text=texts(kind))
        read = witnessed(read, source=self.name, where="", paths=_DETAIL_PATHS)
        return filled(read, stated) if stated else read


def _card(card: LexborNode, base: str) -> PostingDraft:
    link = card.css_first("a[href*='/apply/']")
    key = _KEY.search((link.attributes.get("href") or "") if link is not None else "")
    if link is None or key is None:
        raise ValueError("no posting key in the card")
    facts = {name: card.css_first(f"li li:has(.fa-{icon})") for name, icon in _ICONS.items()}
    return PostingDraft(
        url=f"{base}/{key.group(1)}",
        title=required(node_text(link)),
        places=places(place(node_text(facts["places"]))),
        department=node_text(facts["department"]),
        external_id=key.group(1),
    )


def _api_draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    key = required(entry.get("board_code") or entry["id"])
    least, most = number(entry.get("minimum_salary")), number(entry.get("maximum_salary"))
    return PostingDraft(
        url=f"{base}/{key}",
        title=required(entry["title"]),
        places=places(place(city=entry.get("city"), region=entry.get("state"), country=entry.get("country"))),
        employment_text=texts(entry.get("type")),
        pay=PayText(minimum=least or None, maximum=most or None) if least or most else None,
        description_html=text(entry.get("description")),
        department=text(entry.get("department")),
        posted_text=text(entry.get("original_open_date")),
        external_id=key,
        requisition_id=text(entry.get("internal_code")),
    )


def _draft(row: LexborNode, base: str) -> PostingDraft:
    link = row.css_first("a[href]")
    if link is None:
        raise LookupError("a[href]")
    key = _KEY.search(link.attributes.get("href") or "")
    if key is None:
        raise ValueError(f"no posting key in {link.attributes.get('href')}")
    cells = row.css("td")
    department = row.css_first("span.resumator_department")
    return PostingDraft(
        url=f"{base}/{key.group(1)}",
        title=required(node_text(link)),
        places=places(place(node_text(cells[-1]))) if len(cells) > 1 else (),
        department=node_text(department),
        external_id=key.group(1),
    )
