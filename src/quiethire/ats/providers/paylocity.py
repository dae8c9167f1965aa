"""Paylocity Recruiting: the board's page holds its postings, completed by posting pages."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import list_page_of, page_of, posting_on, state_of
from quiethire.ats.reading import (
    filled,
    flag,
    json_of,
    list_of,
    mapping,
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
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText
from quiethire.parsing.schema_org import lowered

_SITE = "https://recruiting.paylocity.com/recruiting/jobs"
_GUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_ACCOUNT = re.compile(r"\s*\[\d+\]$")  # some boards print the account's number after the name
_PATHS = {
    "url": "JobId",
    "title": "JobTitle",
    "company": "../ModuleTitle",
    "places": "JobLocation",
    "workplace_text": "LocationName",
    "remote_flag": "IsRemote",
    "department": "HiringDepartment",
    "posted_text": "PublishedDate",
    "external_id": "JobId",
}
_FEED_PATHS = {
    "url": "jobId",
    "title": "title",
    "company": "companyName",
    "places": "jobLocation",
    "employment_text": "employmentType",
    "description_html": "description",
    "department": "department",
    "posted_text": "publishedDate",
    "application_url": "applyUrl",
    "external_id": "jobId",
}


class Paylocity(Provider):
    """Boards of recruiting.paylocity.com, known by a GUID."""

    name = "paylocity"
    title = "Paylocity"
    docs = "https://developer.paylocity.com/integrations/docs/recruiting"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("paylocity.com",)
    urls = (
        re.compile(
            rf"https://(?:\w+)?recruiting\.paylocity\.com/recruiting/jobs/(?:All|List)/(?P<tenant>{_GUID})",
            re.IGNORECASE,
        ),
        re.compile(
            rf"https://(?:\w+)?recruiting\.paylocity\.com/recruiting/jobs/Details/\d+/(?P<tenant>{_GUID})",
            re.IGNORECASE,
        ),
        re.compile(
            rf"https://(?:\w+)?recruiting\.paylocity\.com/recruiting/(?:v\d/)?api/feed/jobs/(?P<tenant>{_GUID})",
            re.IGNORECASE,
        ),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"{_SITE}/All/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers={"accept": "text/html"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.body.lstrip()[:1] in (b"{", b"["):
            return self._read_feed(board, response)
        page = list_page_of(response)
        if "pageData" not in page.markup:
            raise BoardGone(f"Paylocity has no board {board.tenant}: the page has no list")
        state = state_of(page.markup, "pageData")
        entries = list_of(state["Jobs"], "$.Jobs")
        company = _ACCOUNT.sub("", text(state.get("ModuleTitle")) or "") or None
        got = read_entries(
            entries, lambda entry: _draft(entry, company, board), source=self.name, where="$.Jobs", paths=_PATHS
        )
        return Reading(got.drafts, total=len(entries), rejected=got.rejected, unlisted=got.unlisted)

    def _read_feed(self, board: BoardRef, response: Response) -> Reading:
        """The feed for other job sites, saved. Of most boards it has nothing or a part, so it never is the board."""
        document = json_of(response)
        document = lowered(document) if isinstance(document, Mapping) else document
        entries, where = entries_of(document, "jobs")
        company = text(mapping(document).get("displayname")) or text(mapping(document).get("organization"))
        got = read_entries(
            entries,
            lambda entry: _draft_of_item(entry, company, board),
            source=self.name,
            where=where,
            paths=_FEED_PATHS,
        )
        return Reading(got.drafts, rejected=got.rejected, partial=True)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.url, headers={"accept": "text/html"}, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        if "JobNotFound" in response.url:
            return replace(draft, closed=True)
        stated = posting_on(page_of(response), source=self.name)
        if stated is None:
            raise ShapeChanged("the page states no posting", path="ld+json")
        return filled(draft, stated)


def _draft(entry: Mapping[str, Any], company: str | None, board: BoardRef) -> PostingDraft | None:
    if flag(entry.get("IsInternal")):
        return None
    number = required(entry["JobId"])
    label = text(entry.get("LocationName"))
    return PostingDraft(
        url=f"{_SITE}/Details/{quote(number)}/{board.tenant}",
        title=required(entry["JobTitle"]),
        company=company,
        places=_places(entry, label),
        workplace_text=label if label and re.search(r"hybrid|remote", label, re.IGNORECASE) else None,
        remote_flag=flag(entry.get("IsRemote")),
        department=text(entry.get("HiringDepartment")),
        posted_text=text(entry.get("PublishedDate")),
        external_id=number,
    )


def _draft_of_item(item: Mapping[str, Any], company: str | None, board: BoardRef) -> PostingDraft:
    entry = lowered(item)  # one version of the feed writes its names in capitals
    number, spot = required(entry["jobid"]), lowered(mapping(entry.get("joblocation")))
    return PostingDraft(
        url=f"{_SITE}/Details/{quote(number)}/{board.tenant}",
        title=required(entry.get("title") or entry["jobtitle"]),
        company=text(entry.get("companyname")) or company,
        places=places(
            place(spot.get("name"), city=spot.get("city"), region=spot.get("state"), country=spot.get("country"))
        ),
        employment_text=texts(entry.get("employmenttype")),
        description_html=text(entry.get("description")),
        department=text(entry.get("department")),
        posted_text=text(entry.get("publisheddate")),
        application_url=text(entry.get("applyurl")),
        external_id=number,
    )


def _places(entry: Mapping[str, Any], label: str | None) -> tuple[PlaceText, ...]:
    spot = mapping(entry.get("JobLocation"))
    return places(place(city=spot.get("City"), region=spot.get("State"), country=spot.get("Country"))) or places(
        place(label)
    )
