"""Boards whose list is a page for people: rows that link to postings, each read from its own page.

Most systems without a public API are of this kind. A provider states where rows, links and cells stand and how the
list goes on; the postings' pages are read by `parsing`'s own readers.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from re import Pattern
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborNode

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Match, Provider, Reading, Traits, marked
from quiethire.ats.markup import inner_html, list_page_of, node_text, one, page_of, posting_on
from quiethire.ats.reading import Entries, count, filled, place, places, read_entries, required, texts, witnessed
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

HTML: Mapping[str, str] = {"accept": "text/html"}


class PostingPages(Provider):
    """Postings that are completed from their own pages: by JSON-LD, the vendor's own block, or as any page is read.

    body: selector of the description on the posting's page, where it is better than what the page states as data.
    over: words on a page that say its posting is closed.
    """

    traits = Traits(lists_all=False, pace_seconds=1.0)
    body: ClassVar[str] = ""
    over: ClassVar[tuple[str, ...]] = ()

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return None if draft.description_html else Request(draft.url, headers=HTML, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        page = page_of(response)
        if marked(page, *self.over):
            return replace(draft, closed=True)
        stated = posting_on(page, source=self.name)
        body = inner_html(one(page, self.body)) if self.body else None
        if stated is None and body is None:
            raise ShapeChanged("the page states no posting", path=self.body or "ld+json")
        read = replace(draft, description_html=body) if body else draft
        read = witnessed(read, source=self.name, where="", paths={"description_html": self.body} if body else {})
        return filled(read, stated) if stated else read


class ListedPages(PostingPages):
    """A list of rows, in pages or whole.

    row: selector of one posting's row. link: selector of its link in the row; empty when the row is the link.
    key: pattern of the posting's number or token in the link's address, group 1.
    cells: selectors within a row by field of the draft (title, places, department, employment_text, workplace_text,
    posted_text); without a title the link's text is it.
    shell: words one of which every list page of the vendor has, empty ones too; without them it is another page.
    gone: words that say there is no such board. total: pattern of the board's own count in the list's source, group 1.
    """

    row: ClassVar[str]
    link: ClassVar[str] = ""
    key: ClassVar[Pattern[str]]
    cells: ClassVar[tuple[tuple[str, str], ...]] = ()
    shell: ClassVar[tuple[str, ...]]
    gone: ClassVar[tuple[str, ...]] = ()
    total: ClassVar[Pattern[str] | None] = None

    def read(self, board: BoardRef, response: Response) -> Reading:
        page = list_page_of(response)
        if self.gone and marked(page, *self.gone):
            raise BoardGone(f"{self.title} has no board {board.key}")
        if not marked(page, *self.shell):
            raise ShapeChanged(f"no list of {self.title}", path=self.shell[0])
        got, total = self.entries(board, page), self.total_on(page)
        seen = len(got.drafts) + len(got.rejected) + got.unlisted
        return Reading(
            got.drafts, tuple(self.more(board, page, response, seen, total)), total, got.rejected, unlisted=got.unlisted
        )

    def entries(self, board: BoardRef, page: Page) -> Entries:
        """The rows of a page, each posting once."""
        rows: dict[str, LexborNode] = {}
        for row in page.tree.css(self.row):
            key = self.key_of(row)
            if key and (key not in rows or not node_text(rows[key])):
                rows[key] = row
        paths = {"url": self.link, "external_id": self.link, "title": self.link, **dict(self.cells)}
        paths = {name: path or self.row for name, path in paths.items()}
        return read_entries(
            rows.values(), lambda row: self.posting(board, page, row), source=self.name, where=self.row, paths=paths
        )

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        """Further list requests, from one page of it. `seen` counts the page's rows."""
        del board, page, response, seen, total
        return ()

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        """The posting's own address."""
        del board, key
        return required(page.absolute(href))

    def posting(self, board: BoardRef, page: Page, row: LexborNode) -> PostingDraft:
        """The draft of a row."""
        link = self.link_of(row)
        if link is None:
            raise LookupError(self.link)
        href, key = link.attributes.get("href") or "", required(self.key_of(row))
        cell = {name: node_text(row.css_first(path)) for name, path in self.cells}
        return PostingDraft(
            url=self.address(board, page, href, key),
            title=required(cell.get("title") or node_text(link)),
            places=places(place(cell.get("places"))),
            department=cell.get("department"),
            employment_text=texts(cell.get("employment_text")),
            workplace_text=cell.get("workplace_text"),
            posted_text=cell.get("posted_text"),
            external_id=key,
        )

    def link_of(self, row: LexborNode) -> LexborNode | None:
        """The link of a row."""
        return row.css_first(self.link) if self.link else row

    def key_of(self, row: LexborNode) -> str | None:
        """The posting's number in the link of a row; None for a link to something else."""
        link = self.link_of(row)
        found = self.key.search((link.attributes.get("href") or "") if link is not None else "")
        return found.group(1) if found else None

    def total_on(self, page: Page) -> int | None:
        """The board's own count, where the page states it."""
        found = self.total.search(page.markup) if self.total else None
        return count(re.sub(r"\D", "", found.group(1))) if found else None


def asked(response: Response, name: str, *, otherwise: int = 0) -> int:
    """The number a query parameter had in the request."""
    value = count(parse_qs(urlsplit(response.requested_url or response.url).query).get(name, [""])[0])
    return otherwise if value is None else value


def on_its_host(provider: Provider, page: Page, *marks: str) -> list[Match]:
    """The board of a page on a customer's own host that bears a vendor's marks. Such a site names its account nowhere:
    the host stands for it."""
    host = host_of(page.url)
    seen = next((mark for mark in marks if mark.encode() in page.body), None)
    return [Match(BoardRef(provider.name, host, host=host), 0.95, f"{seen} on the page")] if seen and host else []
