"""onlyfy (Prescreen): one page of rows; a posting's whole text is a page of its own."""

import re
from dataclasses import replace
from urllib.parse import quote

from quiethire.ats.contract import Traits, marked
from quiethire.ats.listed import HTML, ListedPages
from quiethire.ats.markup import inner_html, one, page_of, posting_on
from quiethire.ats.reading import filled, witnessed
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page


class Onlyfy(ListedPages):
    """Handles at onlyfy.jobs; the older hosts lead there. Posting pages state only the first 200 characters as data,
    so the page with the whole text is asked for."""

    name = "onlyfy"
    aliases = ("prescreen",)
    title = "onlyfy"
    docs = "https://onlyfy.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("onlyfy.jobs", "jobbase.io", "prescreenapp.io")
    urls = (
        re.compile(
            r"https://(?!(?:www|app|api|static|cdn)\.)(?P<tenant>[\w-]+)\.(?:onlyfy\.jobs|jobbase\.io|prescreenapp\.io)"
            r"(?=[/?#]|$)"
        ),
    )
    cnames = hosts
    row = "#jobList .row-table, #jobList tr, #jobList li, #jobList > div"
    link = ".job-title a[href*='/job/'], a[href*='/job/']"
    key = re.compile(r"/job/(\w{6,})(?=[/?#]|$)")
    cells = (("title", ".job-title"), ("places", ".inner, .job-location"))
    shell = ("jobList", "onlyfy", "prescreen")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.onlyfy.jobs/"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return f"{self.board_url(board)}job/{key}"

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        whole = f"{self.board_url(board)}job/show/{quote(draft.external_id or '')}/full?lang=en&mode=candidate"
        return Request(whole, headers=HTML, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        page = page_of(response)
        stated = posting_on(page, source=self.name)
        # The page with the whole text is that text; a posting's own page has a frame around it.
        body = stated.description_html if marked(page, '"JobPosting"') and stated else inner_html(one(page, "body"))
        if stated is None and not body:
            raise ShapeChanged("the page has no text", path="body")
        texts = (draft.description_html, stated.description_html if stated else None, body)
        kept = max((text for text in texts if text), key=len)
        read = witnessed(
            replace(draft, description_html=kept), source=self.name, where="", paths={"description_html": "body"}
        )
        return filled(read, stated) if stated else read
