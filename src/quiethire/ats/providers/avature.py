"""Avature: paged lists of articles, often six a page, completed by posting pages."""

import re
from collections.abc import Sequence
from dataclasses import replace
from re import Pattern

from quiethire.ats.contract import Match, Traits, marked
from quiethire.ats.listed import HTML, ListedPages, asked
from quiethire.ats.markup import inner_html, node_text, one, page_of, unnested
from quiethire.ats.reading import filled, place, places, texts, witnessed
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_WORDS = r"(?:SearchJobs|JobDetail|FolderDetail|PipelineDetail|ApplicationMethods|SearchJobsData)"
_OWN = re.compile(rf"https://(?P<host>[\w.-]+)(?P<site>(?:/[a-z]{{2}}_[A-Z]{{2}})?/[\w-]+)/{_WORDS}(?=[/?#]|$)")
_FIELD = ".article__content__view__field"
_LABEL = ".article__content__view__field__label"
_VALUE = ".article__content__view__field__value"
_PROSE = 200
"""Characters from which a field without a known label is part of the description."""
_FACTS: dict[str, Pattern[str]] = {
    "places": re.compile(r"(?:job |work |primary )?(?:locations?|city|office)|standort|lieu|ubicación"),
    "employment_text": re.compile(r"(?:employment|contract|job|position) type|working time|time type|work schedule"),
    "workplace_text": re.compile(
        r"work(?:ing)? (?:model|mode|arrangement|place type)|workplace(?: type)?|remote(?: work)?"
    ),
    "department": re.compile(r"department|business (?:area|unit|line)|function|job (?:family|function)|area of work"),
    "posted_text": re.compile(r"(?:date )?posted(?: date| on)?|post(?:ing)? date|date published"),
    "requisition_id": re.compile(r"(?:job|requisition|req|ref(?:erence)?)\.? ?(?:id|#|no\.?|number|code)"),
}


def _named(label: str | None) -> list[str]:
    """The field a label names, in a list of none or one."""
    said = (label or "").strip(" :*").lower()
    return [name for name, pattern in _FACTS.items() if pattern.fullmatch(said)]


class Avature(ListedPages):
    """Portals at {tenant}.avature.net/{portal} or on the employer's host; `site` is the portal's path, with its
    language where it has one."""

    name = "avature"
    title = "Avature"
    docs = "https://www.avature.net/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=6)
    hosts = ("avature.net",)
    urls = (
        re.compile(
            r"https://(?!(?:www|assets|templates-static-assets|cdn|careers)\.)(?P<tenant>[a-z0-9-]+)\.avature\.net/"
            rf"(?P<site>(?:[a-z]{{2}}_[A-Z]{{2}}/)?[\w-]+)/{_WORDS}(?=[/?#]|$)"
        ),
        re.compile(
            r"https://(?!(?:www|assets|templates-static-assets|cdn|careers)\.)(?P<tenant>[a-z0-9-]+)\.avature\.net/"
            r"(?P<site>(?:[a-z]{2}_[A-Z]{2}/)?(?!portal)[A-Za-z][\w-]+)(?=[/?#]|$)"
        ),
        re.compile(
            r"https://(?!(?:www|assets|templates-static-assets|cdn|careers)\.)(?P<tenant>[a-z0-9-]+)\.avature\.net"
            r"/?(?=[?#]|$)"
        ),
    )
    cnames = ("avature.net",)
    row = "article.article--result, li.listSingleColumnItem, tr.jobResultItem"
    link = "a[href*='JobDetail'], a[href*='FolderDetail'], a[href*='PipelineDetail']"
    key = re.compile(r"Detail/(?:[^?#]*/)?(\d+)(?=[/?#]|$)")
    cells = (("title", ".article__header__text__title, h3, h2"), ("places", ".list-item-location, .location"))
    shell = ("avature.portal", "article--result", "SearchJobs")
    total = re.compile(r"\b\d+\s*[-–]\s*\d+\s+(?:of|de|von|sur|di|van)\s+(\d[\d.,]*)")
    body = ".article--details .article__content, .main__content .article__content, .section__content .article__content"

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        """A posting is told in several articles: facts with their labels, and texts. The texts together are the
        description, the facts are fields."""
        read = super().read_detail(board, draft, response)
        page = page_of(response)
        facts = [(node_text(row.css_first(_LABEL)), row.css_first(_VALUE)) for row in unnested(page, _FIELD)]
        told = {name: node_text(value) for label, value in facts for name in _named(label)}
        bodies = [inner_html(value) for label, value in facts if value is not None and not _named(label)]
        long = [body for body in bodies if body and len(body) > _PROSE]
        spots = places(place(told.get("places")))
        found = PostingDraft(
            url=draft.url,
            title=node_text(one(page, "h1, h2")),
            places=spots,
            employment_text=texts(told.get("employment_text")),
            workplace_text=told.get("workplace_text"),
            department=told.get("department"),
            posted_text=told.get("posted_text"),
            requisition_id=told.get("requisition_id"),
        )
        found = witnessed(found, source=self.name, where="", paths=dict.fromkeys(_FACTS, _FIELD))
        if long:
            read = replace(read, description_html="\n".join(long))
            read = witnessed(read, source=self.name, where="", paths={"description_html": _VALUE})
        return filled(read, found)

    def match_page(self, page: Page) -> list[Match]:
        found = _OWN.match(page.url) if marked(page, "avature.portal", "avature.net") else None
        if found is None or found["host"].endswith(".avature.net"):
            return []
        board = BoardRef(self.name, found["host"], found["site"].strip("/"), found["host"])
        return [Match(board, 0.95, "Avature's portal mark on the page")]

    def board_url(self, board: BoardRef) -> str:
        host = board.host or f"{board.tenant}.avature.net"
        return f"https://{host}/{board.site}/SearchJobs" if board.site else f"https://{host}/"

    def first(self, board: BoardRef) -> Request:
        site = board.site or "careers"
        address = self.board_url(BoardRef(board.provider, board.tenant, site, board.host))
        return Request(address, headers=HTML, kind=Kind.LIST)

    def more(self, board: BoardRef, page: Page, response: Response, seen: int, total: int | None) -> Sequence[Request]:
        start = max(asked(response, "jobOffset"), asked(response, "offset"))
        following = one(
            page, "a.paginationNextLink[href], a[rel=next][href], a.list-controls__pagination__item--next[href]"
        )
        href = page.absolute(following.attributes.get("href") or "") if following is not None else None
        if not seen or (href is None and (total is None or start + seen >= total)):
            return ()
        address = href or f"{self.first(board).url}/?jobOffset={start + seen}"
        return [Request(address, headers=HTML, kind=Kind.LIST)]

    def total_on(self, page: Page) -> int | None:
        found = self.total.search(page.tree.text(separator=" ")) if self.total else None
        return int(re.sub(r"\D", "", found.group(1))) if found else None

    def address(self, board: BoardRef, page: Page, href: str, key: str) -> str:
        return (page.absolute(href) or "").split("?", 1)[0]
