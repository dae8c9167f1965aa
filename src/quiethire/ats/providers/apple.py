"""Apple's own career site: server-rendered pages of 20 with their state, completed by posting pages."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import list_page_of, page_of, state_of
from quiethire.ats.reading import (
    count,
    flag,
    joined,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    pages,
    paragraphs,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText
from quiethire.parsing.page import Page

_SITE = "https://jobs.apple.com/en-us"
_PATHS = {
    "url": "positionId",
    "title": "postingTitle",
    "company": "",
    "places": "locations",
    "remote_flag": "homeOffice",
    "department": "team.teamName",
    "posted_text": "postDateInGMT",
    "external_id": "positionId",
}
_DETAIL_PATHS = {"description_html": "description", "places": "locations"}


class Apple(Provider):
    """The one board of jobs.apple.com."""

    name = "apple"
    title = "Apple careers"
    docs = "https://jobs.apple.com/en-us/search"
    traits = Traits(page_size=20, lists_all=False, pace_seconds=1.0)
    hosts = ("jobs.apple.com",)
    urls = (re.compile(r"https://jobs\.(?P<tenant>apple)\.com(?=[/?#]|$)"),)

    def board_url(self, board: BoardRef) -> str:
        del board
        return f"{_SITE}/search"

    def first(self, board: BoardRef) -> Request:
        del board
        return self._list(1)

    def _list(self, page: int) -> Request:
        return Request(f"{_SITE}/search?sort=newest&page={page}", headers={"accept": "text/html"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        del board
        state = _state(list_page_of(response)) if looks_like_html(response.body) else _answered(json_of(response))
        if "jobDetails" in state:  # a saved posting page
            entry = state["jobDetails"]["jobsData"]
            alone = witnessed(_draft(entry), source=self.name, where="$.jobDetails.jobsData", paths=_PATHS)
            return Reading((self._complete(alone, entry),), total=1)
        search = state["search"]
        entries = list_of(search["searchResults"], "$.search.searchResults")
        got = read_entries(entries, _draft, source=self.name, where="$.search.searchResults", paths=_PATHS)
        if parse_qs(urlsplit(response.requested_url).query).get("page", ["1"])[0] != "1":
            return Reading(got.drafts, rejected=got.rejected)
        total = count(search.get("totalRecords"))
        more = len(pages(total, len(entries))) if entries else 0
        return Reading(got.drafts, tuple(self._list(2 + number) for number in range(more)), total, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.url, headers={"accept": "text/html"}, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        return self._complete(draft, _state(page_of(response))["jobDetails"]["jobsData"])

    def _complete(self, draft: PostingDraft, entry: Mapping[str, Any]) -> PostingDraft:
        read = replace(draft, description_html=_description(entry), places=_places(entry) or draft.places)
        return witnessed(read, source=self.name, where="$.jobDetails.jobsData", paths=_DETAIL_PATHS)


def _state(page: Page) -> Mapping[str, Any]:
    """The page's state: JSON within a JavaScript string within the page."""
    written = re.search(r"__staticRouterHydrationData\s*=\s*JSON\.parse\(\s*(?=\")", page.markup)
    inner = state_of("x=" + page.markup[written.end() :], "x") if written else None
    loaded = json.loads(required(inner))
    state = loaded["loaderData"]
    if not isinstance(state, Mapping):
        raise TypeError("loaderData")
    return state


def _answered(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the site's API answers, in the shape of a page's state."""
    found = mapping(document.get("res")) or document
    return {"search": found} if "searchResults" in found else {"jobDetails": {"jobsData": found}}


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    identity = required(entry["positionId"])
    title = text(entry.get("transformedPostingTitle"))
    return PostingDraft(
        url=f"{_SITE}/details/{quote(identity)}" + (f"/{quote(title)}" if title else ""),
        title=required(entry["postingTitle"]),
        company="Apple",
        places=_places(entry),
        remote_flag=flag(entry.get("homeOffice")),
        department=text(mapping(entry.get("team")).get("teamName")),
        posted_text=text(entry.get("postDateInGMT")) or text(entry.get("postingDate")),
        external_id=identity,
    )


def _places(entry: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    spots = (
        place(city=row.get("city") or row.get("name"), region=row.get("stateProvince"), country=row.get("countryName"))
        for row in rows(entry.get("locations"))
    )
    return places(*spots)


def _description(entry: Mapping[str, Any]) -> str | None:
    """Description, qualifications and the footers of its places; some parts are HTML and some plain lines."""
    headed = (
        (None, entry.get("jobSummary")),
        (None, entry.get("description")),
        ("Responsibilities", entry.get("responsibilities")),
        ("Minimum Qualifications", entry.get("minimumQualifications")),
        ("Preferred Qualifications", entry.get("preferredQualifications")),
    )
    parts = [_section(heading, body) for heading, body in headed]
    for footer in list(rows(entry.get("postingFooters")))[:1]:
        for texts_of_language in list(mapping(footer.get("localizations")).values())[:1]:
            parts.extend(_section(text(row.get("label")), row.get("content")) for row in rows(texts_of_language))
    return joined(*parts)


def _section(heading: str | None, body: object) -> str | None:
    found = text(body)
    if not found:
        return None
    markup = found if found.startswith("<") else paragraphs(found)
    return f"<h3>{html.escape(heading)}</h3>{markup}" if heading else markup
