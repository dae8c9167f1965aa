"""BambooHR: a list without descriptions or dates, completed by details."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from selectolax.lexbor import LexborNode

from quiethire.ats.addresses import host_of, in_zone
from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import node_text, page_of
from quiethire.ats.reading import (
    count,
    flag,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText

_WORKPLACE = {"0": "on-site", "1": "remote", "2": "hybrid"}
_NUMBER = re.compile(r"/(?:careers|jobs)/(?:view\.php\?id=)?(\d+)")
_ITEM = ".BambooHR-ATS-Jobs-Item"
_LINKED_PATHS = {"url": "a", "title": "a", "places": ".BambooHR-ATS-Location", "external_id": "a"}
_PATHS = {
    "url": "id",
    "remote_flag": "isRemote",
    "title": "jobOpeningName",
    "places": "location",
    "workplace_text": "locationType",
    "employment_text": "employmentStatusLabel",
    "department": "departmentLabel",
    "external_id": "id",
}
_DETAIL_PATHS = {
    "title": "jobOpeningName",
    "places": "location",
    "workplace_text": "locationType",
    "employment_text": "employmentStatusLabel",
    "department": "departmentLabel",
    "pay": "compensation",
    "description_html": "description",
    "posted_text": "datePosted",
    "application_url": "jobOpeningShareUrl",
}


class BambooHR(Provider):
    """Career pages at {company}.bamboohr.com/careers."""

    name = "bamboohr"
    title = "BambooHR"
    docs = "https://documentation.bamboohr.com/docs"
    traits = Traits(lists_all=False)
    hosts = ("bamboohr.com", "bamboohr.co.uk")
    urls = (
        re.compile(
            r"https://(?P<tenant>[a-z0-9-]+)\.bamboohr\.(?:com|co\.uk)/"
            r"(?:careers|jobs|js/(?:embed|jobs2?)\.(?:js|php)|hiring|api/v\d/applicant_tracking)(?=[/?#]|$)"
        ),
        re.compile(r"https://api\.bamboohr\.com/api/gateway\.php/(?P<tenant>[a-z0-9-]+)/"),
    )
    cnames = ("bamboohr.com",)
    markers = ("BambooHR",)
    embeds = (
        re.compile(r"id=[\"']BambooHR[\"'][^>]{0,200}data-domain=[\"'](?P<tenant>[a-z0-9-]+)\.bamboohr\.com"),
        re.compile(r"data-domain=[\"'](?P<tenant>[a-z0-9-]+)\.bamboohr\.com[^>]{0,200}id=[\"']BambooHR[\"']"),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"{_site(board)}/careers"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{_site(board)}/careers/list", headers={"accept": "application/json"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.requested_url and not in_zone(host_of(response.url), host_of(_site(board))):
            raise BoardGone(f"BambooHR has no company {board.tenant}: it leads to {response.url}")
        if looks_like_html(response.body) or b"BambooHR-ATS" in response.body:
            return self._read_widget(board, response)
        document = json_of(response)
        if "result" not in document:
            return self._read_openings(board, document)
        if isinstance(document["result"], Mapping):  # a saved detail
            return Reading((self._complete(None, board, document["result"]["jobOpening"], "$.result.jobOpening"),))
        entries = list_of(document["result"], "$.result")
        got = read_entries(
            entries, lambda entry: _draft(entry, board), source=self.name, where="$.result", paths=_PATHS
        )
        total = count(mapping(document.get("meta")).get("totalCount"))
        return Reading(got.drafts, total=len(entries) if total is None else total, rejected=got.rejected)

    def _read_widget(self, board: BoardRef, response: Response) -> Reading:
        """The piece of a page that customers embed, saved: it names titles, places and departments."""
        page = page_of(response)
        if b"BambooHR-ATS-board" not in response.body:
            json_of(response)  # says what stands there instead
        links = page.tree.css('.BambooHR-ATS-Jobs-Item a[href*="/careers/"], .BambooHR-ATS-Jobs-Item a[href*="/jobs/"]')
        got = read_entries(links, lambda link: _linked(link, board), source=self.name, where=_ITEM, paths=_LINKED_PATHS)
        return Reading(got.drafts, rejected=got.rejected)

    def _read_openings(self, board: BoardRef, document: Mapping[str, Any]) -> Reading:
        """Saved details, by any key."""
        openings = {key: value for key, value in document.items() if "jobOpeningName" in mapping(value)}
        if not openings:
            raise KeyError("result")
        return Reading(tuple(self._complete(None, board, row, f"$[{key!r}]") for key, row in openings.items()))

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        if draft.external_id is None:
            return None
        return Request(
            f"{_site(board)}/careers/{quote(draft.external_id)}/detail",
            headers={"accept": "application/json"},
            kind=Kind.DETAIL,
        )

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        opening = json_of(response)["result"]["jobOpening"]
        return self._complete(draft, board, opening, "$.result.jobOpening")

    def _complete(
        self, draft: PostingDraft | None, board: BoardRef, opening: Mapping[str, Any], where: str
    ) -> PostingDraft:
        shared = text(opening.get("jobOpeningShareUrl"))
        if draft is None:
            url = required(shared)
            draft = PostingDraft(url=url, external_id=url.rstrip("/").rsplit("/", 1)[-1])
        pay = text(opening.get("compensation"))
        completed = replace(
            draft,
            title=text(opening.get("jobOpeningName")) or draft.title,
            places=_places(opening) or draft.places,
            workplace_text=_WORKPLACE.get(text(opening.get("locationType")) or "") or draft.workplace_text,
            remote_flag=draft.remote_flag if draft.remote_flag is not None else _remote(opening),
            employment_text=texts(opening.get("employmentStatusLabel")) or draft.employment_text,
            department=text(opening.get("departmentLabel")) or draft.department,
            pay=PayText(text=pay) if pay else None,
            description_html=required(opening["description"]),
            posted_text=text(opening.get("datePosted")),
            application_url=shared,
            closed=(text(opening.get("jobOpeningStatus")) or "Open").lower() in {"closed", "filled", "canceled"},
        )
        return witnessed(completed, source=self.name, where=where, paths=_DETAIL_PATHS)


def _site(board: BoardRef) -> str:
    return f"https://{board.tenant}.bamboohr.com"


def _linked(link: LexborNode, board: BoardRef) -> PostingDraft:
    found = _NUMBER.search(link.attributes.get("href") or "")
    if found is None:
        raise ValueError("no number in the address of the posting")
    row = link.parent
    return PostingDraft(
        url=f"{_site(board)}/careers/{found.group(1)}",
        title=required(node_text(link)),
        places=places(place(node_text(row.css_first(".BambooHR-ATS-Location")) if row is not None else None)),
        external_id=found.group(1),
    )


def _remote(entry: Mapping[str, Any]) -> bool | None:
    """The older flag, which is true, 1 or null; the kind of place says more where there is one."""
    stated = entry.get("isRemote")
    if text(entry.get("locationType")) in _WORKPLACE:
        return None
    return flag(stated) or (True if text(stated) == "1" else None)


def _draft(entry: Mapping[str, Any], board: BoardRef) -> PostingDraft:
    number = required(entry["id"])
    return PostingDraft(
        url=f"{_site(board)}/careers/{quote(number)}",
        title=required(entry["jobOpeningName"]),
        places=_places(entry),
        workplace_text=_WORKPLACE.get(text(entry.get("locationType")) or ""),
        remote_flag=_remote(entry),
        employment_text=texts(entry.get("employmentStatusLabel")),
        department=text(entry.get("departmentLabel")),
        external_id=number,
    )


def _places(entry: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    """The office, or where there is none the place the applicant tracking side states."""
    office, stated = mapping(entry.get("location")), mapping(entry.get("atsLocation"))
    return places(
        place(city=office.get("city"), region=office.get("state"), country=office.get("addressCountry"))
    ) or places(
        place(
            city=stated.get("city"), region=stated.get("state") or stated.get("province"), country=stated.get("country")
        )
    )
