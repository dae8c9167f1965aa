"""Radancy TalentBrew: career sites whose search answers with pieces of HTML, completed by posting pages."""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from quiethire.ats.addresses import host_of, in_zone
from quiethire.ats.contract import Match, Reading, Traits, marked
from quiethire.ats.listed import ListedPages, asked
from quiethire.ats.reading import json_of, looks_like_html, pages
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_STEP = 100
_LANGUAGE = re.compile(r"/([a-z]{2}(?:-[a-z]{2})?)/(?:search-jobs|job|location|category|employment)(?=[/?#]|$)")


class Radancy(ListedPages):
    """Sites on the employer's own host, which is the tenant; `site` is the language its addresses begin with."""

    name = "radancy"
    aliases = ("talentbrew",)
    title = "Radancy TalentBrew"
    docs = "https://www.radancy.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("talentbrew.com",)
    urls = (
        re.compile(r"https://(?P<host>(?!(?:www|tbcdn|services)\.)(?P<tenant>[\w-]+)\.talentbrew\.com)(?=[/?#]|$)"),
    )
    cnames = ("talentbrew.com", "radancy.com")
    row = "li:has(a[data-job-id]), tr:has(a[data-job-id]), a[data-job-id]"
    link = "a[data-job-id][href]"
    key = re.compile(r"/(\d+)/?(?:[?#]|$)")
    cells = (
        ("title", "h2, h3, .job-title, .section29__search-results-job-title"),
        ("places", ".job-location, [class*=job-info--location], [class*=job-location]"),
        ("posted_text", ".job-date-posted"),
    )
    shell = ("search-results",)
    body = ".ats-description"
    total = re.compile(r"data-total-(?:job-)?results=\\?[\"']?(\d+)")

    def match_page(self, page: Page) -> list[Match]:
        host = host_of(page.url)
        own = marked(page, "tbcdn.talentbrew.com", "services.tmpwebeng.com", "gtm_tbcn_")
        if not own or not host or any(in_zone(host, zone) for zone in self.hosts):
            return []
        language = _LANGUAGE.match(urlsplit(page.url).path)
        board = BoardRef(self.name, host, language.group(1) if language else None, host)
        return [Match(board, 0.95, "TalentBrew's assets on the page")]

    def board_url(self, board: BoardRef) -> str:
        return f"{_root(board)}/search-jobs"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        # Without the module's name the answer is empty, and with the filters' each page is megabytes long.
        query = f"CurrentPage={page}&RecordsPerPage={_STEP}&SearchResultsModuleName=Search+Results"
        headers = {"accept": "application/json", "x-requested-with": "XMLHttpRequest"}
        return Request(f"{self.board_url(board)}/results?{query}", headers=headers, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body):
            return super().read(board, response)  # the search's own page, saved
        document = json_of(response)
        piece = document["results"]
        if not isinstance(piece, str):
            raise ShapeChanged("the answer has no results", path="$.results")
        whole = f"<!doctype html><html><body>{piece}</body></html>".encode()
        if not piece and document.get("hasJobs") is False:
            return Reading(total=0)
        return super().read(board, replace(response, body=whole, headers={"content-type": "text/html; charset=utf-8"}))

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        if not seen or asked(response, "CurrentPage", otherwise=1) != 1:
            return ()
        return [self._list(board, 2 + number) for number in range(len(pages(total, seen)))]

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return page.absolute(href) or ""


def _root(board: BoardRef) -> str:
    return f"https://{board.host or board.tenant}" + (f"/{board.site}" if board.site else "")
