"""Talemetry (Jobvite career sites): paged lists of links, completed by posting pages with JSON-LD."""

import re
from collections.abc import Sequence

from quiethire.ats.addresses import host_of, in_zone
from quiethire.ats.contract import Match, Traits
from quiethire.ats.listed import HTML, ListedPages, asked, on_its_host
from quiethire.ats.reading import pages
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page


class Talemetry(ListedPages):
    """Sites at {company}.ttcportals.com or on the employer's host."""

    name = "talemetry"
    title = "Talemetry"
    docs = "https://www.jobvite.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=25)
    hosts = ("ttcportals.com", "talemetry.com")
    urls = (
        re.compile(r"https://(?P<host>(?!(?:www|static|cdn)\.)(?P<tenant>[\w-]+)\.ttcportals\.com)(?=[/?#]|$)"),
        re.compile(
            r"https://(?P<host>(?!(?:www|apply|static|cdn|app)\.)(?P<tenant>[\w-]+)\.talemetry\.com)(?=[/?#]|$)"
        ),
    )
    cnames = ("ttcportals.com", "talemetry.com")
    row = ".jobs-section__item, .jobs-section__list > li, tr:has(a[href*='/jobs/']), a[href*='/jobs/']"
    link = "a[href*='/jobs/']"
    key = re.compile(r"/jobs/(\d+)-")
    cells = (("title", "h2, h3, .jobs-section__title"), ("places", ".jobs-section__location, .job-location, .location"))
    shell = ("jobs-section", "talemetry", "ttcportals")
    total = re.compile(r"\d+\s*[-–]\s*\d+\s+of\s+(\d[\d,]*)")

    def match_page(self, page: Page) -> list[Match]:
        if any(in_zone(host_of(page.url), zone) for zone in self.hosts):
            return []
        return on_its_host(self, page, "talemetry_careersites", "window.talemetry")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or board.tenant}/jobs/search"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(f"{self.board_url(board)}?page={page}", headers=HTML, kind=Kind.LIST)

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        if not seen or asked(response, "page", otherwise=1) != 1:
            return ()
        return [self._list(board, 2 + number) for number in range(len(pages(total, seen)))]

    def total_on(self, page: Page) -> int | None:
        found = self.total.search(page.tree.text(separator=" ")) if self.total else None
        return int(found.group(1).replace(",", "")) if found else None

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return (page.absolute(href) or "").split("?", 1)[0]
