"""Umantis: lists of ten in tables of HTML, completed by posting pages."""

import re
from collections.abc import Sequence

from quiethire.ats.contract import Traits
from quiethire.ats.listed import HTML, ListedPages
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_PAGE = re.compile(r"\btc(\d+)=p(\d+)")


class Umantis(ListedPages):
    """Customers known by number, in a region or not ({number}.de)."""

    name = "umantis"
    title = "Umantis"
    docs = "https://www.umantis.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=10)
    hosts = ("umantis.com",)
    urls = (
        re.compile(
            r"https://(?P<host>recruitingapp-(?P<tenant>\d+)(?:\.[a-z]+)?\.umantis\.com)/(?i:Jobs|Vacancies|VacanciesIntraxData)"
            r"(?=[/?#]|$)"
        ),
        re.compile(r"https://(?P<host>recruitingapp-(?P<tenant>\d+)(?:\.[a-z]+)?\.umantis\.com)/?(?=[?#]|$)"),
    )
    cnames = ("umantis.com",)
    row = "tr:has(a.HSTableLinkSubTitle), a.HSTableLinkSubTitle"
    link = "a.HSTableLinkSubTitle[href]"
    key = re.compile(r"/Vacancies/(\d+)(?=[/?#]|$)")
    shell = ("globalUmantisParams", "HSTable", "umantis")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or f'recruitingapp-{board.tenant}.umantis.com'}/Jobs/All"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        now = _PAGE.search(response.requested_url)
        following = int(now.group(2)) + 1 if now else 2
        for table, number in _PAGE.findall(page.markup):
            if seen and int(number) == following:
                return [Request(f"{self.board_url(board)}?tc{table}=p{number}", headers=HTML, kind=Kind.LIST)]
        return ()

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return (page.absolute(href) or "").split("?", 1)[0]
