"""Taleo Business Edition: paged lists of ten, completed by posting pages with JSON-LD."""

import re
from collections.abc import Sequence

from quiethire.ats.contract import Traits
from quiethire.ats.listed import HTML, ListedPages, asked
from quiethire.ats.markup import one
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_HOST = r"https://(?P<host>(?:[a-z]{3}\.)?tbe\.taleo\.net/[A-Za-z]{2,3}\d{2})/ats/"
_QUERY = r"\?(?=(?:[^#]*&)?org=(?P<tenant>[A-Z0-9_-]+))(?=(?:[^#]*&)?cws=(?P<site>\d+))"


class TaleoBE(ListedPages):
    """Boards known by organization and career web site (`site`); `host` is the cluster with its partition, since the
    address of every page has both."""

    name = "taleo_be"
    title = "Taleo Business Edition"
    docs = "https://docs.oracle.com/en/cloud/saas/taleo-business/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=10)
    hosts = ("tbe.taleo.net",)
    urls = (
        re.compile(rf"{_HOST}careers/v2/(?:searchResults|viewRequisition|jobSearch|applyRequisition){_QUERY}"),
        re.compile(rf"{_HOST}careers/(?:jobSearch|requisition|searchResults)\.jsp{_QUERY}"),
        re.compile(rf"{_HOST}servlet/Rss{_QUERY}"),
    )
    row = "a[href*='viewRequisition'], a[href*='requisition.jsp']"
    key = re.compile(r"[?&]rid=(\d+)")
    shell = ("oracletaleocwsv2", "/ats/careers/v2/")
    gone = ("This career site is no longer active", "career website is inactive")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host}/ats/careers/v2/searchResults?org={board.tenant}&cws={board.site}"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        named = self.match_url(page.absolute(href) or "") or board  # the cluster is known from the link, too
        host = board.host or named.host
        return f"https://{host}/ats/careers/v2/viewRequisition?org={board.tenant}&cws={board.site}&rid={key}"

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        if not seen or one(page, "a.jscroll-next[href], a[href*='rowFrom=']") is None:
            return ()
        start = asked(response, "rowFrom") + seen
        return [Request(f"{self.board_url(board)}&rowFrom={start}", headers=HTML, kind=Kind.LIST)]
