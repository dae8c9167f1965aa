"""rexx systems: one page of offers, completed by posting pages with JSON-LD."""

import re

from quiethire.ats.addresses import host_of, in_zone
from quiethire.ats.contract import Match, Traits
from quiethire.ats.listed import HTML, ListedPages, on_its_host
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Kind, Request
from quiethire.parsing.page import Page


class Rexx(ListedPages):
    """Portals at {company}.rexx-systems.com or rexx-recruitment.com, or on the employer's host."""

    name = "rexx"
    title = "rexx systems"
    docs = "https://www.rexx-systems.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("rexx-systems.com", "rexx-recruitment.com")
    urls = (
        re.compile(
            r"https://(?P<host>(?!(?:www|static|cdn|portal|support|academy|blog)\.)(?P<tenant>[\w-]+)"
            r"\.rexx-(?:systems|recruitment)\.com)(?=[/?#]|$)"
        ),
    )
    cnames = hosts
    row = "article.joboffer_container, tr:has(.joboffer_title_text), .joboffer_container"
    link = ".joboffer_title_text a[href], a[href*='-j']"
    key = re.compile(r"-[jfp](\d+)\.html")
    cells = (("places", ".job_standort, .joboffer_informations"), ("workplace_text", ".job_location"))
    shell = ("joboffer_table_container", "joboffer_container", "joboffer")
    total = re.compile(r"data-all-count=[\"'](\d+)")

    def match_page(self, page: Page) -> list[Match]:
        if any(in_zone(host_of(page.url), zone) for zone in self.hosts):
            return []
        return on_its_host(self, page, "joboffer_table_container")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or board.tenant}/stellenangebote.html"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return re.sub(r"[?&]sid=[^&#]*", "", page.absolute(href) or "").split("#", 1)[0]
