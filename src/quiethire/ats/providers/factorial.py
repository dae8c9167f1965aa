"""Factorial: an HTML list, completed by posting pages; no date anywhere."""

import re
from dataclasses import replace

from selectolax.lexbor import LexborNode

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import inner_html, list_page_of, node_text, one, page_of, unnested
from quiethire.ats.reading import flag, place, places, read_entries, required, texts, witnessed
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page
from quiethire.parsing.workplace import workplace_of_label

_NUMBER = re.compile(r"/job_posting/([\w-]+-(\d+))")
_MODE = re.compile(r"([^()]{1,40}?)\s*\(([^()]{1,200})\)")
_DETAIL_PATHS = {
    "title": "h1",
    "places": "li.border-gray-50",
    "workplace_text": "li.border-gray-50",
    "description_html": "div.styledText",
}
_PATHS = {
    "url": "a[href]",
    "title": "a",
    "places": "@data-location-id",
    "remote_flag": "@data-is-remote",
    "employment_text": "@data-contract-type",
    "department": "@data-team-id",
    "external_id": "a[href]",
}


class Factorial(Provider):
    """Career pages at {company}.factorialhr.com and the same under other countries' domains (`host`)."""

    name = "factorial"
    title = "Factorial"
    docs = "https://apidoc.factorialhr.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = (
        "factorialhr.com",
        "factorialhr.com.br",
        "factorialhr.com.mx",
        "factorialhr.es",
        "factorialhr.pt",
        "factorialhr.it",
        "factorialhr.fr",
        "factorialhr.de",
        "factorialhr.co.uk",
        "factorial.it",
        "factorial.fr",
        "factorial.de",
        "factorial.es",
        "factorial.pt",
    )
    urls = (
        re.compile(
            r"https://(?P<host>(?!(?:www|app|api|apidoc|help|blog|marketing|developers?|cdn|assets)\.)(?P<tenant>[\w-]+)\."
            r"factorial(?:hr)?\.(?:com(?:\.br|\.mx)?|it|es|fr|de|pt|co\.uk))(?=[/?#:]|$)"
        ),
    )
    cnames = ("factorialhr.com",)

    def board_of(self, found: re.Match[str]) -> BoardRef | None:
        board = super().board_of(found)
        usual = board is not None and board.host == f"{board.tenant}.factorialhr.com"
        return replace(board, host=None) if board and usual else board

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or board.tenant + '.factorialhr.com'}/"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers={"accept": "text/html"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.requested_url and host_of(response.url) != host_of(self.board_url(board)):
            raise BoardGone(f"Factorial has no company {board.tenant}: it leads to {response.url}")
        page = list_page_of(response)
        entries = unnested(page, 'li[data-controller~="job-postings"]') or _items(page)
        if not entries and "job_posting" not in page.markup and "job-postings" not in page.markup:
            raise ShapeChanged("no career page of Factorial", path="li[data-controller=job-postings]")
        names = {name: _options(page, name) for name in ("location", "team")}
        base = self.board_url(board)
        got = read_entries(entries, lambda node: _draft(node, base, names), source=self.name, where="li", paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.url, headers={"accept": "text/html"}, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        page = page_of(response)
        body = inner_html(one(page, "div.styledText"))
        if body is None:
            raise ShapeChanged("the page has no description", path="div.styledText")
        mode, town = _mode(page)
        read = replace(
            draft,
            title=draft.title or node_text(one(page, "h1")),
            description_html=body,
            workplace_text=draft.workplace_text or mode,
            places=draft.places or places(place(town)),
        )
        new = {name: path for name, path in _DETAIL_PATHS.items() if getattr(read, name) != getattr(draft, name)}
        return witnessed(read, source=self.name, where="", paths=new)


def _mode(page: Page) -> tuple[str | None, str | None]:
    """How and where the work is done. The facts on a posting's page have no labels; of those only one says by itself
    what it is: "Ibrido (Milano, Lombardia)"."""
    for row in unnested(page, "li.border-gray-50"):
        found = _MODE.fullmatch(node_text(row) or "")
        if found and workplace_of_label(found[1]):
            return found[1], found[2]
    return None, None


def _items(page: Page) -> list[LexborNode]:
    return [node for node in unnested(page, "li") if node.css_first('a[href*="/job_posting/"]') is not None]


def _options(page: Page, name: str) -> dict[str, str]:
    """What the numbers in a row mean: the options of the page's filters."""
    found = {}
    for option in page.tree.css(f"select[name*={name}] option[value], select[id*={name}] option[value]"):
        label, value = node_text(option), option.attributes.get("value")
        if label and value:  # the one without a value means all of them
            found[value] = label
    return found


def _draft(node: LexborNode, base: str, names: dict[str, dict[str, str]]) -> PostingDraft:
    link = node.css_first('a[href*="/job_posting/"]')
    if link is None:
        raise LookupError("a[href]")
    found = _NUMBER.search(link.attributes.get("href") or "")
    if found is None:
        raise ValueError("no number in the address of the posting")
    facts = node.attributes
    heading = node.css_first("div.font-bold, div[class*=bold], strong, h3")
    remote = flag(facts.get("data-is-remote"))
    return PostingDraft(
        url=f"{base}job_posting/{found.group(1)}",
        title=required(node_text(heading if heading is not None else link)),
        places=places(place(names["location"].get(facts.get("data-location-id") or ""))),
        remote_flag=remote,
        employment_text=texts(facts.get("data-contract-type")),
        department=names["team"].get(facts.get("data-team-id") or ""),
        application_url=f"{base}apply/{found.group(1)}",
        external_id=found.group(2),
    )
