"""Taleo Enterprise: the search page names a portal, whose REST list comes in pages; posting pages hold coded lists."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, unquote

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.listed import HTML
from quiethire.ats.markup import list_page_of, node_text, one, page_of
from quiethire.ats.reading import (
    count,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    pages,
    place,
    places,
    read_entries,
    required,
    sequence,
    text,
    texts,
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText
from quiethire.parsing.page import Page

_STEP = 25
_PORTAL = re.compile(r"(?:portal(?:No)?[\"']?\s*[:=]\s*[\"']?)(\d{6,})")
_FILTERS = ("POSTING_DATE", "LOCATION", "JOB_FIELD", "JOB_TYPE", "JOB_SCHEDULE", "JOB_LEVEL")
_ADVANCED = (
    "ORGANIZATION",
    "LOCATION",
    "JOB_FIELD",
    "URGENT_JOB",
    "EMPLOYEE_STATUS",
    "STUDY_LEVEL",
    "WILL_TRAVEL",
    "JOB_SHIFT",
    "JOB_NUMBER",
)
_FILLED = re.compile(r"api\.fillList\(\s*'requisitionDescriptionInterface'\s*,\s*'descRequisition'\s*,\s*\[")
_LABELS = re.compile(r"descRequisition\b.{0,2000}?_hlid[\"']?\s*:\s*\[([^\]]*)\]", re.DOTALL)
_CODED = re.compile(r"%[0-9A-Fa-f]{2}")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|([\],])")
_PATHS = {
    "url": "contestNo",
    "title": "column[linkedColumn]",
    "places": "column[locationsColumns]",
    "external_id": "contestNo",
    "requisition_id": "contestNo",
}
_DETAIL_PATHS = {
    "title": "reqlistitem.title",
    "places": "reqlistitem.primarylocation+otherlocations",
    "description_html": "descRequisition",
    "department": "reqlistitem.jobfield",
    "employment_text": "reqlistitem.jobschedule",
    "posted_text": "reqlistitem.postingdate",
}


class TaleoEnterprise(Provider):
    """Career sections at {zone}.taleo.net; `site` is the section. The reported total is a little too high, so that
    completeness rests on every page having been read."""

    name = "taleo_enterprise"
    aliases = ("taleo",)
    title = "Taleo Enterprise"
    docs = "https://docs.oracle.com/en/cloud/saas/taleo-enterprise/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("taleo.net",)
    urls = (
        re.compile(
            r"https://(?P<tenant>[a-z0-9-]+)\.taleo\.net/careersection/(?!rest/|theme/|js/|iam/)(?P<site>[^/?#]+)/"
            r"(?:jobsearch|jobdetail|moresearch|joblist|mysearches|jobapply)\.ftl"
        ),
        re.compile(
            r"https://(?P<tenant>[a-z0-9-]+)\.taleo\.net/careersection/application\.jss\?(?:[^#]*&)?csNo=(?P<site>\d+)"
        ),
    )
    cnames = ("taleo.net",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.taleo.net/careersection/{board.site}/jobsearch.ftl"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{self.board_url(board)}?lang=en", headers=HTML, kind=Kind.LIST)

    def _list(self, board: BoardRef, portal: str, page: int) -> Request:
        chosen = [{"id": name, "selectedValues": []} for name in _FILTERS]
        further = [{"id": name, "selectedValues": []} for name in _ADVANCED]
        asked = {
            "multilineEnabled": False,
            "sortingSelection": {"ascendingSortingOrder": "false", "sortBySelectionParam": "3"},
            "fieldData": {"fields": {"KEYWORD": "", "LOCATION": "", "JOB_TITLE": ""}, "valid": True},
            "filterSelectionParam": {"searchFilterSelections": chosen},
            "advancedSearchFiltersSelectionParam": {"searchFilterSelections": further},
            "pageNo": page,
        }
        return Request(
            f"https://{board.tenant}.taleo.net/careersection/rest/jobboard/searchjobs?lang=en&portal={portal}",
            method="POST",
            headers={
                "accept": "application/json",
                "content-type": "application/json",
                "x-requested-with": "XMLHttpRequest",
                "tz": "GMT+00:00",
                "referer": self.board_url(board),
            },
            body=json.dumps(asked).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body):
            page = list_page_of(response)
            portal = _PORTAL.search(page.markup)
            if portal is None:
                raise BoardGone(f"Taleo has no career section {board.key}")
            return Reading(follow=(self._list(board, portal.group(1), 1),))
        document = json_of(response)
        entries = list_of(document["requisitionList"], "$.requisitionList")
        base = f"https://{board.tenant}.taleo.net/careersection/{board.site}/jobdetail.ftl"
        got = read_entries(
            entries, lambda entry: _draft(entry, base), source=self.name, where="$.requisitionList", paths=_PATHS
        )
        paging = mapping(document.get("pagingData"))
        portal = _PORTAL.search(response.requested_url)
        if count(paging.get("currentPageNo")) != 1 or not entries or portal is None:
            return Reading(got.drafts, rejected=got.rejected)
        rest = range(len(pages(count(paging.get("totalCount")), count(paging.get("pageSize")) or len(entries))))
        return Reading(
            got.drafts, tuple(self._list(board, portal.group(1), 2 + number) for number in rest), rejected=got.rejected
        )

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(f"{draft.url}&lang=en", headers=HTML, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        page = page_of(response)
        source = page.markup
        start = _FILLED.search(source)
        values = _strings(source, start.end()) if start else []
        bodies = [unquote(value.removeprefix("!*!")) for value in values if value.startswith("!*!")]
        if not bodies:
            raise ShapeChanged("the page fills in no description", path="descRequisition")
        labels = _LABELS.search(source)
        names = re.findall(r"'([^']*)'", labels.group(1)) if labels else []
        stated = dict(zip(names, map(_decoded, values), strict=True)) if len(names) == len(values) else {}
        number = text(stated.get("reqlistitem.contestnumber")) or text(stated.get("reqlistitem.no"))
        alone = draft.title is None and number is not None
        spots = (
            stated.get("reqlistitem.primarylocation"),
            *(stated.get("reqlistitem.otherlocations") or "").split(", "),
        )
        read = replace(
            draft,
            url=f"{self.board_url(board).replace('jobsearch.ftl', 'jobdetail.ftl')}?job={number}"
            if alone
            else draft.url,
            title=draft.title or text(stated.get("reqlistitem.title")) or _titled(page),
            places=draft.places or places(*(place(spot) for spot in spots)),
            external_id=draft.external_id or number,
            description_html="\n".join(bodies),
            department=text(stated.get("reqlistitem.jobfield")),
            employment_text=texts(stated.get("reqlistitem.jobschedule")),
            posted_text=text(stated.get("reqlistitem.postingdate")),
        )
        return witnessed(read, source=self.name, where="", paths=_DETAIL_PATHS)


def _decoded(value: str) -> str:
    """Values with signs of their own are written as in addresses."""
    return unquote(value.removeprefix("!*!")) if _CODED.search(value) else value


def _titled(page: Page) -> str | None:
    """The title of the posting's page, without what the system adds: "Job Description - Smith (1900012)"."""
    printed = node_text(one(page, "title")) or ""
    return re.sub(r"^Job Description\s*-\s*|\s*\([\w-]+\)\s*$", "", printed).strip() or None


def _strings(source: str, start: int) -> list[str]:
    """The quoted strings of a list in the page's program, which is read and never run."""
    found: list[str] = []
    for part in _QUOTED.finditer(source, start):
        if part.group(2) == "]":
            break
        if part.group(1) is not None:
            found.append(re.sub(r"\\(.)", r"\1", part.group(1)))
    return found


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    number = required(entry.get("contestNo") or entry["jobId"])
    columns = list_of(entry["column"], "column")
    return PostingDraft(
        url=f"{base}?job={quote(number)}",
        title=required(columns[count(entry.get("linkedColumn")) or 0]),
        places=_places(entry, columns),
        external_id=number,
        requisition_id=number,
    )


def _places(entry: Mapping[str, Any], columns: list[Any]) -> tuple[PlaceText, ...]:
    named: list[str] = []
    for index in sequence(mapping(entry).get("locationsColumns")):
        written = text(columns[index]) if isinstance(index, int) and 0 <= index < len(columns) else None
        try:  # a list of names written as JSON in one text
            lines = json.loads(written or "[]")
        except ValueError:
            lines = [written]
        named.extend(texts(lines))
    return places(*(place(line) for line in named))
