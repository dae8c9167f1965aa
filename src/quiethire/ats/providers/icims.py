"""iCIMS: paged lists of cards made for an iframe, completed by posting pages with JSON-LD."""

import re
from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborNode

from quiethire.ats.contract import Traits
from quiethire.ats.listed import HTML, ListedPages, asked
from quiethire.ats.reading import PAGE_LIMIT, count, place, places
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText
from quiethire.parsing.page import Page

_PAGES = re.compile(r"Page\s+\d+\s+of\s+(\d+)", re.IGNORECASE)
_CODED = re.compile(r"([A-Z]{2})-([A-Z]{2,3})-(.+)")


class ICIMS(ListedPages):
    """Classic portals at {portal}.icims.com. Without in_iframe=1 a page is only a frame around the list."""

    name = "icims"
    title = "iCIMS"
    docs = "https://developer.icims.com/"
    traits = Traits(
        lists_all=False,
        pace_seconds=2.0,
        page_size=20,
        closed_by_robots="robots.txt of the portals at icims.com disallows everything to everybody",
    )
    hosts = ("icims.com",)
    urls = (
        re.compile(
            r"https://(?!(?:www|api|developer|developers|community|login|marketplace|career\.page|cdn\d*|media|go)\.)"
            r"(?P<tenant>[a-z0-9-]+)\.icims\.com(?:/(?:jobs|icims2|sitemap\.xml)(?=[/?#]|$)|/?(?:[?#]|$))"
        ),
    )
    cnames = ("icims.com",)
    row = ".iCIMS_JobCardItem, .iCIMS_JobsTable > .row"
    link = "a.iCIMS_Anchor[href]"
    key = re.compile(r"/jobs/(\d+)/")
    cells = (("title", "h3, h2"), ("places", ".header.left span:not(.field-label)"))
    shell = ("iCIMS_ListingsPage", "iCIMS_JobsTable")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.icims.com/jobs/search"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 0)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(f"{self.board_url(board)}?ss=1&in_iframe=1&pr={page}", headers=HTML, kind=Kind.LIST)

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        stated = _PAGES.search(page.tree.text(separator=" "))
        last = count(stated.group(1)) if stated else None
        if not last or asked(response, "pr") or not seen:
            return ()
        if last > PAGE_LIMIT:
            raise ShapeChanged(f"{last} pages cannot be right", path="Page 1 of")
        return [self._list(board, number) for number in range(1, last)]

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return (page.absolute(href) or "").split("?", 1)[0]

    def posting(self, board: BoardRef, page: Page, row: LexborNode) -> PostingDraft:
        draft = super().posting(board, page, row)
        return replace(draft, places=places(*(_place(part) for spot in draft.places for part in _split(spot.text))))

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        return Request(f"{draft.url}?in_iframe=1", headers=HTML, kind=Kind.DETAIL)


def _split(line: str | None) -> list[str]:
    return [part.strip() for part in (line or "").split("|")]


def _place(line: str) -> PlaceText:
    """ "US-TX-Austin" in its parts; anything else as printed."""
    coded = _CODED.fullmatch(line)
    return place(city=coded[3], region=coded[2], country=coded[1]) if coded else place(line)
