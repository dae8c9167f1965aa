"""Trakstar Hire (Recruiterbox): lists of a hundred cards a page, completed by posting pages."""

import re
from collections.abc import Sequence

from quiethire.ats.contract import Traits
from quiethire.ats.listed import HTML, ListedPages, asked
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_STEP = 100


class Trakstar(ListedPages):
    """Accounts at {company}.hire.trakstar.com; the older {company}.recruiterbox.com leads there."""

    name = "trakstar"
    aliases = ("recruiterbox",)
    title = "Trakstar Hire"
    docs = "https://www.trakstar.com/solutions/hire/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("hire.trakstar.com", "recruiterbox.com")
    urls = (
        re.compile(
            r"https://(?!(?:www|app|api|jsapi|help|developers|static)\.)(?P<tenant>[\w-]+)\.(?:hire\.trakstar|recruiterbox)\.com"
            r"(?=[/?#]|$)"
        ),
        re.compile(r"https://jsapi\.recruiterbox\.com/v1/openings\?(?:[^#]*&)?client_name=(?P<tenant>[\w-]+)"),
    )
    cnames = ("hire.trakstar.com", "recruiterbox.com")
    row = ".js-careers-page-job-list-item, .js-card, div:has(> a .js-job-list-opening-name)"
    link = "a[href*='/jobs/']"
    key = re.compile(r"/jobs/(\w+)/?(?=[?#]|$)")
    cells = (
        ("title", ".js-job-list-opening-name"),
        ("places", ".js-job-list-opening-loc"),
        ("employment_text", ".js-job-list-opening-meta span"),
        ("department", ".rb-text-4"),
    )
    shell = ("js-careers-page", "js-job-list", "recruiterbox", "trakstar")
    gone = ("account is inactive", "This account is no longer active")
    body = ".jobdesciption"

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.hire.trakstar.com/"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(f"{self.board_url(board)}?limit={_STEP}&page={page}", headers=HTML, kind=Kind.LIST)

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        return [self._list(board, asked(response, "page", otherwise=1) + 1)] if seen >= _STEP else ()

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return f"{self.board_url(board)}jobs/{key}/"
