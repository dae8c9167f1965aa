"""PageUp: one long page of links, completed by posting pages."""

import re
from collections.abc import Sequence

from quiethire.ats.contract import Traits
from quiethire.ats.listed import HTML, ListedPages, asked
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_STEP = 500


class PageUp(ListedPages):
    """Instances known by number; `site` is the source and the language ("cw/en")."""

    name = "pageup"
    title = "PageUp"
    docs = "https://developers.pageuppeople.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("pageuppeople.com",)
    urls = (
        re.compile(
            r"https://careers\.pageuppeople\.com/(?P<tenant>\d+)/(?P<site>[A-Za-z0-9-]+/[a-z-]+)"
            r"(?:/(?:listing|job|filter|search|rss|subscribe))?(?=[/?#]|$)"
        ),
    )
    cnames = ("pageuppeople.com", "career-pages.com")
    row = "tr:has(a.job-link), li:has(a.job-link), div.list-item:has(a.job-link), a.job-link"
    link = "a.job-link[href]"
    key = re.compile(r"/job/(\d+)(?=[/?#]|$)")
    cells = (("places", "span.location, .location"),)
    shell = ("PU.Jobs", "job-link", "recent-jobs", "pageuppeople.com")
    body = "#job-details"

    def board_url(self, board: BoardRef) -> str:
        return f"https://careers.pageuppeople.com/{board.tenant}/{board.site}/listing/"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(f"{self.board_url(board)}?page={page}&page-items={_STEP}", headers=HTML, kind=Kind.LIST)

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        link = page.tree.css_first("a.more-link[href]")
        return [self._list(board, asked(response, "page", otherwise=1) + 1)] if seen and link is not None else ()

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return (page.absolute(href) or "").split("?", 1)[0]
