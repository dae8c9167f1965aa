"""In-recruiting (Intervieweb): the career page names the address its list is asked from, page by page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin

from quiethire.ats.contract import Reading, Traits
from quiethire.ats.listed import HTML, ListedPages
from quiethire.ats.markup import list_page_of, one
from quiethire.ats.reading import PAGE_LIMIT, is_challenge, looks_like_html
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import Blocked, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_PAGES = re.compile(r"\b(?:Page|Pagina|Seite|Página)\s+(\d+)\s+(?:of|di|von|de)\s+(\d+)", re.IGNORECASE)
_SHARED = r"inrecruiting\.intervieweb\.it"


class Intervieweb(ListedPages):
    """Accounts at {company}.intervieweb.it, where `site` is a portal within one, or in the path of the host that the
    vendor shares among them (`host`). The list's address differs on every visit,
    so the career page is always read first."""

    name = "intervieweb"
    title = "In-recruiting"
    docs = "https://www.in-recruiting.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=10)
    hosts = ("intervieweb.it",)
    urls = (
        re.compile(rf"https://(?P<host>{_SHARED})/(?P<tenant>[\w-]{{3,}})/(?:[a-z]{{2}}/)?(?:career|jobs)(?=[/?#]|$)"),
        re.compile(rf"https://(?P<host>{_SHARED})/app\.php\?(?:[^#]*&)?LAC=(?P<tenant>[\w-]+)"),
        re.compile(
            r"https://(?!(?:www|app|api|static|cdn|inrecruiting)\.)(?P<tenant>[\w-]+)\.intervieweb\.it/"
            r"(?:(?P<site>(?!(?:career|jobs|app)[/?#])[\w-]{3,})/)?(?:[a-z]{2}/)?(?:career|jobs)(?=[/?#]|$)"
        ),
        re.compile(
            r"https://(?!(?:www|app|api|static|cdn|inrecruiting)\.)(?P<tenant>[\w-]+)\.intervieweb\.it"
            r"(?:/app\.php\?(?:[^#]*&)?LAC=|/?(?:[?#]|$))"
        ),
    )
    cnames = ("intervieweb.it",)
    row = "a[href*='/jobs/']"
    key = re.compile(r"/jobs/[^/?#]*?(\d+)(?:/[a-z]{2})?/?(?:[?#]|$)")
    shell = ("vacancyListCareer", "url-for-announces", "researchAnnounces", "/jobs/", "announce")

    def board_url(self, board: BoardRef) -> str:
        if board.host:
            return f"https://{board.host}/{board.tenant}/en/career"
        portal = f"{board.site}/" if board.site else ""
        return f"https://{board.tenant}.intervieweb.it/{portal}en/career"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if not looks_like_html(response.body):  # a piece of the list, as a later request of the page is answered
            if is_challenge(response.body):
                raise Blocked(f"a challenge stands where the list of {board.key} should")
            if not response.body.rstrip().endswith(b">"):
                raise ShapeChanged("the piece of the list has no end", path="</div>")
            whole = b"<!doctype html><html><body>" + response.body + b"</body></html>"
            return super().read(board, replace(response, body=whole))
        field = one(list_page_of(response), "#url-for-announces")
        named = (field.attributes.get("value") or field.text()) if field is not None else ""
        address = urljoin(response.url, (named or "").strip())
        if "act1=" not in address:
            return super().read(board, response)
        return Reading(follow=(self._list(address, 1),))

    def _list(self, address: str, page: int) -> Request:
        bare = re.sub(r"&page=\d+", "", address)
        return Request(
            f"{bare}&page={page}",
            method="POST",
            headers={"x-requested-with": "XMLHttpRequest", "accept": "text/html"},
            body=b"",
            kind=Kind.LIST,
        )

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        stated = _PAGES.search(page.tree.text(separator=" "))
        if stated is None or stated.group(1) != "1" or not seen or int(stated.group(2)) > PAGE_LIMIT:
            return ()
        return [self._list(response.requested_url, number) for number in range(2, int(stated.group(2)) + 1)]

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return (page.absolute(href) or "").split("?", 1)[0]
