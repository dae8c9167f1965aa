"""UKG Pro Recruiting (UltiPro): a list in pages of a hundred, completed by the data in posting pages."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.listed import HTML
from quiethire.ats.markup import page_of
from quiethire.ats.reading import (
    count,
    filled,
    flag,
    json_of,
    list_of,
    mapping,
    pages,
    paragraphs,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
    texts,
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance
from quiethire.parsing import lenient_json

_STEP = 100
_GUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_WORKPLACE = {"0": "hybrid", "1": "on-site", "2": "remote"}
_OPPORTUNITY = re.compile(r"new\s+US\.Opportunity\.CandidateOpportunityDetail\(\s*(?=\{)")
_SUMMARY = Provenance("ukg", "BriefDescription (first lines)", 0.3)
_PATHS = {
    "url": "Id",
    "title": "Title",
    "places": "Locations",
    "workplace_text": "JobLocationType",
    "employment_text": "FullTime",
    "department": "JobCategoryName",
    "posted_text": "PostedDate",
    "external_id": "Id",
    "requisition_id": "RequisitionNumber",
}


class UKG(Provider):
    """Boards known by the tenant's code and the board's id (`site`), on one of the vendor's numbered hosts (`host`)."""

    name = "ukg"
    aliases = ("ultipro", "ukg_pro")
    title = "UKG Pro Recruiting"
    docs = "https://developer.ukg.com/hcm/reference/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("ultipro.com", "ultipro.ca", "rec.pro.ukg.net")
    urls = (
        re.compile(
            r"https://(?P<host>(?:recruiting\d*\.ultipro\.(?:com|ca)|[a-z0-9-]+\.rec\.pro\.ukg\.net))/"
            rf"(?P<tenant>[A-Za-z0-9]{{3,64}})/JobBoard/(?P<site>{_GUID})(?=[/?#]|$)"
        ),
    )
    cnames = ("ultipro.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or 'recruiting.ultipro.com'}/{board.tenant}/JobBoard/{board.site}/"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 0)

    def _list(self, board: BoardRef, start: int) -> Request:
        search = {"Top": _STEP, "Skip": start, "QueryString": "", "OrderBy": [], "Filters": []}
        return Request(
            f"{self.board_url(board)}JobBoardView/LoadSearchResults#/{start}",
            method="POST",
            headers={"accept": "application/json", "content-type": "application/json"},
            body=json.dumps({"opportunitySearch": search}).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        entries = list_of(document["opportunities"], "$.opportunities")
        base = f"{self.board_url(board)}OpportunityDetail?opportunityId="
        got = read_entries(
            entries, lambda entry: _draft(entry, base), source=self.name, where="$.opportunities", paths=_PATHS
        )
        if urlsplit(response.requested_url).fragment.strip("/") not in ("", "0"):
            return Reading(got.drafts, rejected=got.rejected)
        total = count(document.get("totalCount"))
        follow = tuple(self._list(board, start) for start in pages(total, len(entries) or _STEP) if entries)
        return Reading(got.drafts, follow, total, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.url, headers=HTML, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        source = page_of(response).markup
        start = _OPPORTUNITY.search(source)
        entry = mapping(lenient_json.first_value(source, start.end()) if start else None)
        body = text(entry.get("Description"))
        if body is None:
            raise ShapeChanged("the page has no description", path="CandidateOpportunityDetail.Description")
        if entry.get("Id") and entry.get("Title"):
            stated = _draft(entry, f"{self.board_url(board)}OpportunityDetail?opportunityId=")
            stated = witnessed(stated, source=self.name, where="CandidateOpportunityDetail", paths=_PATHS)
            draft = filled(draft, stated) if draft.title else stated
        read = replace(draft, description_html=body, updated_text=text(entry.get("UpdatedDate")))
        paths = {"description_html": "Description", "updated_text": "UpdatedDate"}
        return witnessed(read, source=self.name, where="CandidateOpportunityDetail", paths=paths)


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    identity = required(entry["Id"])
    full, summary = flag(entry.get("FullTime")), paragraphs(entry.get("BriefDescription"))
    return PostingDraft(
        url=base + identity,
        title=required(entry["Title"]),
        places=places(*(_place(row) for row in rows(entry.get("Locations")))),
        workplace_text=_WORKPLACE.get(text(entry.get("JobLocationType")) or ""),
        employment_text=() if full is None else texts("Full time" if full else "Part time"),
        department=text(entry.get("JobCategoryName")),
        posted_text=text(entry.get("PostedDate")),
        description_html=summary,
        external_id=identity,
        requisition_id=text(entry.get("RequisitionNumber")),
        provenance={"description_html": _SUMMARY} if summary else {},
    )


def _place(row: Mapping[str, Any]) -> PlaceText:
    address = mapping(row.get("Address"))
    region, country = mapping(address.get("State")), mapping(address.get("Country"))
    city = text(address.get("City"))
    return place(
        None if city else text(row.get("LocalizedName")) or text(row.get("LocalizedDescription")),
        city=city,
        region=text(region.get("Code")) or text(region.get("Name")),
        country=text(country.get("Name")) or text(country.get("Code")),
    )
