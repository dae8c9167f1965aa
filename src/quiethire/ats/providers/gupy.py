"""Gupy: the board's page holds its postings, completed by posting pages whose JSON-LD is escaped as a whole."""

import html
import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import list_page_of, next_data, page_of, posting_on
from quiethire.ats.reading import filled, list_of, mapping, place, places, read_entries, required, text, texts
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText
from quiethire.parsing import lenient_json, schema_org
from quiethire.parsing.page import Page

_PATHS = {
    "url": "id",
    "title": "title",
    "places": "workplace.address",
    "workplace_text": "workplace.workplaceType",
    "employment_text": "type",
    "department": "department",
    "external_id": "id",
}


class Gupy(Provider):
    """Career pages at {company}.gupy.io."""

    name = "gupy"
    title = "Gupy"
    docs = "https://developers.gupy.io/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("gupy.io",)
    urls = (
        re.compile(
            r"https://(?!(?:www|portal|app|api|developers|suporte|login|info)\.)(?P<tenant>[\w-]+)\.gupy\.io(?=[/?#]|$)"
        ),
    )
    cnames = ("gupy.io",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.gupy.io/"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers={"accept": "text/html"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        props = next_data(list_page_of(response))["props"]["pageProps"]
        entries = list_of(props["jobs"], "$.props.pageProps.jobs")
        site = self.board_url(board)
        got = read_entries(
            entries, lambda entry: _draft(entry, site), source=self.name, where="$.props.pageProps.jobs", paths=_PATHS
        )
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.url, headers={"accept": "text/html"}, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        page = page_of(response)
        stated = _escaped(page) or posting_on(page, source=self.name)
        if stated is None:
            raise ShapeChanged("the page states no posting", path="ld+json")
        return filled(draft, stated)


def _escaped(page: Page) -> PostingDraft | None:
    for script in page.ld_scripts:
        for value in lenient_json.loads(html.unescape(script)):
            if isinstance(value, Mapping) and schema_org.is_posting_type(value.get("@type")):
                return schema_org.draft_of(value, page, source="gupy", path="ld+json", confidence=0.95)
    return None


def _draft(entry: Mapping[str, Any], site: str) -> PostingDraft:
    identity = required(entry["id"])
    workplace = mapping(entry.get("workplace"))
    return PostingDraft(
        url=f"{site}jobs/{identity}",
        title=required(entry["title"]),
        places=_places(mapping(workplace.get("address"))),
        workplace_text=text(workplace.get("workplaceType")),
        employment_text=texts(entry.get("type")),
        department=text(entry.get("department")),
        external_id=identity,
    )


def _places(address: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    region = address.get("stateShortName") or address.get("state")
    return places(place(city=address.get("city"), region=region, country=address.get("country")))
