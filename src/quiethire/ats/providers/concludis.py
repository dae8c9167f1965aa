"""concludis: lists of 25 a page, whose titles open by a program; posting pages are addressed by the row's number."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from quiethire.ats.contract import Traits
from quiethire.ats.listed import HTML, ListedPages, asked
from quiethire.ats.reading import PAGE_LIMIT, count
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_STEP = 25


class Concludis(ListedPages):
    """Accounts at {company}.concludis.de. The address of the list, to which the account's root leads, has a hash of its
    own."""

    name = "concludis"
    title = "concludis"
    docs = "https://www.concludis.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("concludis.de",)
    urls = (
        re.compile(
            r"https://(?!(?:www|api|static|cdn|support)\.)(?P<tenant>[\w-]+)\.concludis\.de/(?:prj/(?:lst|shw)/|bewerber/|\?|$)"
        ),
    )
    cnames = ("concludis.de",)
    row = "tr[id^=line_], div[id^=line_], a[href*='/prj/shw/']"
    link = "a[href*='/prj/shw/']"
    key = re.compile(r"/prj/shw/[^/]+/(\d+)(?=[/?#]|$)")
    cells = (("title", ".stellenlink, .headerlink"), ("places", ".standort, .ort"))
    shell = ("concludis", "cJobboard", "stellenlink", "Stellen")
    total = re.compile(r"(\d+)(?:</\w+>|\s|&nbsp;)*Stellen(?:angebote)?\s+gefunden")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.concludis.de/"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        if asked(response, "page", otherwise=1) != 1 or not seen or (count(total) or 0) > PAGE_LIMIT * _STEP:
            return ()
        path = urlsplit(response.url).path
        base = f"https://{board.tenant}.concludis.de{path if path.startswith('/prj/') else '/'}"
        last = -(-(total or 0) // seen)
        return [Request(f"{base}?page={number}", headers=HTML, kind=Kind.LIST) for number in range(2, last + 1)]

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return (page.absolute(href) or "").split("?", 1)[0]
