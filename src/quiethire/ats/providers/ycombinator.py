"""Y Combinator's board (Work at a Startup): a company's page holds its postings, completed by posting pages."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import list_page_of, one, page_of, posting_on
from quiethire.ats.reading import filled, list_of, mapping, place, places, read_entries, required, text, texts
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.parsing import lenient_json
from quiethire.parsing.page import Page

_SITE = "https://www.ycombinator.com"
_PATHS = {
    "url": "url",
    "title": "title",
    "company": "companyName",
    "places": "location",
    "employment_text": "type",
    "pay": "salaryRange",
    "department": "prettyRole",
    "posted_text": "createdAt",
    "application_url": "applyUrl",
    "external_id": "id",
}


class YCombinator(Provider):
    """Companies at ycombinator.com/companies and workatastartup.com/companies."""

    name = "ycombinator"
    title = "Y Combinator"
    docs = "https://www.ycombinator.com/jobs"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("ycombinator.com", "workatastartup.com")
    urls = (
        re.compile(r"https://(?:www\.)?ycombinator\.com/companies/(?P<tenant>[\w-]+)/jobs(?=[/?#]|$)"),
        re.compile(r"https://(?:www\.)?workatastartup\.com/companies/(?P<tenant>[\w-]+)"),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"{_SITE}/companies/{board.tenant}/jobs"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers={"accept": "text/html"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        del board
        props = _props(list_page_of(response))
        entries = list_of(props["jobPostings"], "$.props.jobPostings")
        got = read_entries(entries, _draft, source=self.name, where="$.props.jobPostings", paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.url, headers={"accept": "text/html"}, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        stated = posting_on(page_of(response), source=self.name)
        if stated is None:
            raise ShapeChanged("the page states no posting", path="ld+json")
        # The list says "20 days"; the posting's own metadata has the date.
        relative = draft if not stated.posted_text else replace(draft, posted_text=None)
        return filled(relative, stated)


def _props(page: Page) -> Mapping[str, Any]:
    node = one(page, "[data-page]")
    state = lenient_json.strict(node.attributes.get("data-page") or "") if node is not None else None
    if not isinstance(state, Mapping):
        raise ShapeChanged("the page has no state", path="[data-page]")
    return mapping(state["props"])


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    pay, posted = text(entry.get("salaryRange")), text(entry.get("createdAt"))
    lines = re.split(r"\s+/\s+", text(entry.get("location")) or "")
    return PostingDraft(
        url=urljoin(_SITE, required(entry["url"])),
        title=required(entry["title"]),
        company=text(entry.get("companyName")),
        places=places(*(place(line) for line in lines)),
        employment_text=texts(entry.get("type")),
        pay=PayText(text=pay) if pay else None,
        department=text(entry.get("prettyRole")),
        posted_text=f"{posted} ago" if posted else None,
        application_url=text(entry.get("applyUrl")),
        external_id=required(entry["id"]),
    )
