"""Gupy: the board's page holds its postings, completed by posting pages whose JSON-LD is escaped as a whole."""

import html
import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import list_page_of, next_data, page_of, posting_on
from quiethire.ats.reading import (
    count,
    filled,
    flag,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    paragraphs,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
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
_PORTAL_PATHS = {
    "url": "jobUrl",
    "title": "name",
    "company": "careerPageName",
    "places": "city",
    "workplace_text": "workplaceType",
    "remote_flag": "isRemoteWork",
    "employment_text": "type",
    "description_html": "description",
    "posted_text": "publishedDate",
    "valid_through_text": "applicationDeadline",
    "external_id": "id",
}
_KINDS = {"vacancy_type_autonomous": "Autônomo", "vacancy_legal_entity": "PJ"}
"""The vendor's codes that do not speak for themselves, in the words it shows for them."""


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
        site = self.board_url(board)
        if not looks_like_html(response.body):  # the vendor's portal, which lists all its customers, saved
            document = json_of(response)
            entries, where = entries_of(document, "data", "jobs", one="careerPageId")
            got = read_entries(
                entries, lambda entry: _portal_draft(entry, site), source=self.name, where=where, paths=_PORTAL_PATHS
            )
            total = count(mapping(mapping(document).get("pagination")).get("total"))
            return Reading(got.drafts, total=total, rejected=got.rejected)
        props = next_data(list_page_of(response))["props"]["pageProps"]
        entries = list_of(props["jobs"], "$.props.pageProps.jobs")
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
        employment_text=texts(_KINDS.get(text(entry.get("type")) or "", entry.get("type"))),
        department=text(entry.get("department")),
        external_id=identity,
    )


def _portal_draft(entry: Mapping[str, Any], site: str) -> PostingDraft:
    identity = required(entry["id"])
    return PostingDraft(
        url=text(entry.get("jobUrl")) or f"{site}jobs/{identity}",
        title=required(entry.get("name") or entry["title"]),
        company=text(entry.get("careerPageName")),
        places=_places(entry),
        workplace_text=text(entry.get("workplaceType")),
        remote_flag=flag(entry.get("isRemoteWork")),
        employment_text=texts(_KINDS.get(text(entry.get("type")) or "", entry.get("type"))),
        description_html=_markup(entry.get("description")),
        posted_text=text(entry.get("publishedDate")),
        valid_through_text=text(entry.get("applicationDeadline")),
        external_id=identity,
    )


def _markup(value: object) -> str | None:
    """A description, which is HTML or plain lines."""
    found = text(value)
    return found if found and "<" in found else paragraphs(found)


def _places(address: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    region = address.get("stateShortName") or address.get("state")
    return places(place(city=address.get("city"), region=region, country=address.get("country")))
