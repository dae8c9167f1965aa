"""softgarden: one page lists every posting; posting pages have JSON-LD. The API is closed, the pages are open."""

import re

from quiethire.ats.contract import Traits
from quiethire.ats.listed import HTML, ListedPages
from quiethire.ats.reading import Entries, read_entries
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request
from quiethire.parsing.page import Page

_IDS = re.compile(r"complete_job_id_list\s*=\s*(?:\w+\s*=\s*)?\[([\d\s,\"']*)\]")


class Softgarden(ListedPages):
    """Career sites at {company}.softgarden.io. robots.txt closes /api/, /rest/ and the widgets, not the list and the
    postings, which are read."""

    name = "softgarden"
    title = "softgarden"
    docs = "https://dev.softgarden.de/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("softgarden.io", "softgarden.de")
    urls = (
        re.compile(
            r"https://(?!(?:www|app|api|static|certificate|dev)\.)(?P<tenant>[\w-]+)\.softgarden\.io(?=[/?#]|$)"
        ),
        re.compile(r"https://(?P<tenant>[\w-]+)\.career\.softgarden\.de(?=[/?#]|$)"),
    )
    cnames = ("softgarden.io", "softgarden.de")
    row = ".matchElement"
    link = ".title a[href], a[href*='job/']"
    key = re.compile(r"job/(\d+)")
    cells = (
        ("title", ".title"),
        ("places", ".location-view-item"),
        ("department", ".audience"),
        ("posted_text", ".date"),
    )
    shell = ("complete_job_id_list", "matchElement", "softgarden")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.softgarden.io/"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{self.board_url(board)}de/vacancies", headers=HTML, kind=Kind.LIST)

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return f"{self.board_url(board)}job/{key}"

    def entries(self, board: BoardRef, page: Page) -> Entries:
        """The rows; where the page lists numbers only (a template of its own), those: their pages say the rest."""
        got = super().entries(board, page)
        stated = _IDS.search(page.markup)
        if got.drafts or got.rejected or stated is None:
            return got
        base = f"{self.board_url(board)}job/"
        numbers = dict.fromkeys(re.findall(r"\d+", stated.group(1)))
        return read_entries(
            numbers,
            lambda number: PostingDraft(url=base + number, external_id=number),
            source=self.name,
            where="complete_job_id_list",
            paths={"url": "", "external_id": ""},
        )

    def total_on(self, page: Page) -> int | None:
        stated = _IDS.search(page.markup)
        return len(re.findall(r"\d+", stated.group(1))) if stated else None
