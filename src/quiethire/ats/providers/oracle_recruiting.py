"""Oracle Recruiting Cloud: a paged REST list, cut off at 10,000, completed by details."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import (
    count,
    joined,
    json_of,
    list_of,
    mapping,
    pages,
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
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText

CAP = 10_000
"""How far the list can be paged."""
_STEP = 200
_HOST = r"(?P<host>(?P<tenant>[a-z0-9-]+)\.fa\.(?:[a-z0-9-]+\.)?oraclecloud(?:[1-9]\d?)?\.(?:com|eu))"
_WORKPLACE = {"ORA_REMOTE": "remote", "ORA_HYBRID": "hybrid", "ORA_ON_SITE": "on-site"}
_PAID = re.compile(r"\b(?:salary|pay|wage|compensation)\b", re.IGNORECASE)
_PATHS = {
    "url": "Id",
    "title": "Title",
    "places": "PrimaryLocation+secondaryLocations",
    "workplace_text": "WorkplaceTypeCode",
    "employment_text": "JobSchedule+ContractType",
    "posted_text": "PostedDate",
    "external_id": "Id",
    "requisition_id": "Id",
}
_DETAIL_PATHS = {
    "company": "LegalEmployer",
    "employment_text": "JobSchedule+ContractType",
    "title": "Title",
    "places": "PrimaryLocation+secondaryLocations",
    "workplace_text": "WorkplaceTypeCode",
    "pay": "requisitionFlexFields",
    "description_html": "ExternalDescriptionStr+ExternalResponsibilitiesStr+ExternalQualificationsStr",
    "department": "Department",
    "posted_text": "ExternalPostedStartDate",
    "valid_through_text": "ExternalPostedEndDate",
}


class OracleRecruiting(Provider):
    """Candidate Experience sites; the pod's host and the site's number name a board."""

    name = "oracle_recruiting"
    aliases = ("oracle_orc", "oracle")
    title = "Oracle Recruiting Cloud"
    docs = "https://docs.oracle.com/en/cloud/saas/human-resources/farws/api-recruiting-ce-job-requisitions.html"
    traits = Traits(page_size=_STEP, lists_all=False, cap=CAP)
    hosts = tuple(f"oraclecloud{number}.{end}" for number in ("", *range(1, 100)) for end in ("com", "eu"))
    urls = (
        re.compile(rf"https://{_HOST}/hcmUI/CandidateExperience/[A-Za-z-]+/sites/(?P<site>[A-Za-z0-9_-]+)"),
        re.compile(
            rf"https://{_HOST}/hcmRestApi/resources/[^?]+\?(?:.*[;&,])?(?i:siteNumber)=(?P<site>[A-Za-z0-9_-]+)"
        ),
    )
    cnames = ("oraclecloud.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_host(board)}/hcmUI/CandidateExperience/en/sites/{board.site}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 0)

    def _list(self, board: BoardRef, offset: int) -> Request:
        finder = f"findReqs;siteNumber={board.site},limit={_STEP},offset={offset},sortBy=POSTING_DATES_DESC"
        return Request(
            f"https://{_host(board)}/hcmRestApi/resources/latest/recruitingCEJobRequisitions?onlyData=true"
            f"&expand=requisitionList.workLocation,requisitionList.secondaryLocations&finder={finder}",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        found = list_of(document["items"], "$.items")[0] if "items" in document else document
        if "requisitionList" not in found and "ExternalDescriptionStr" in found:  # one posting, saved by itself
            alone = _draft(found, f"{self.board_url(board)}/job")
            alone = witnessed(alone, source=self.name, where="$.items[0]", paths=_PATHS)
            return Reading((self._complete(alone, found),), total=1)
        listed = found["requisitionList"]
        none = listed is None and count(found.get("TotalJobsCount")) == 0
        entries = [] if none else list_of(listed, "$.items[0].requisitionList")
        base = f"{self.board_url(board)}/job"
        got = read_entries(
            entries,
            lambda entry: _draft(entry, base),
            source=self.name,
            where="$.items[0].requisitionList",
            paths=_PATHS,
        )
        asked = re.search(r"offset=(\d+)", urlsplit(response.requested_url).query)
        if asked and asked.group(1) != "0":
            return Reading(got.drafts, rejected=got.rejected)
        total = count(found.get("TotalJobsCount"))
        follow = tuple(
            self._list(board, offset) for offset in pages(min(total or 0, CAP), len(entries) or _STEP) if entries
        )
        beyond = total is not None and total > CAP
        return Reading(got.drafts, follow, total, got.rejected, capped=beyond, partial=beyond)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        if draft.external_id is None:
            return None
        finder = f"ById;Id=%22{quote(draft.external_id)}%22,siteNumber={board.site}"
        return Request(
            f"https://{_host(board)}/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails"
            f"?expand=all&onlyData=true&finder={finder}",
            headers={"accept": "application/json"},
            kind=Kind.DETAIL,
        )

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        items = list_of(json_of(response)["items"], "$.items")
        if not items:
            return replace(draft, closed=True)
        return self._complete(draft, items[0])

    def _complete(self, draft: PostingDraft, entry: Mapping[str, Any]) -> PostingDraft:
        names = ("ExternalDescriptionStr", "ExternalResponsibilitiesStr", "ExternalQualificationsStr")
        read = replace(
            draft,
            title=draft.title or text(entry.get("Title")),
            company=text(entry.get("LegalEmployer")),
            places=draft.places or _places(entry),
            workplace_text=draft.workplace_text or _workplace(entry),
            employment_text=_kinds(entry) or draft.employment_text,
            pay=_pay(entry),
            description_html=joined(*(text(entry.get(name)) for name in names)) or required(None),
            department=text(entry.get("Department")) or text(entry.get("Category")),
            posted_text=text(entry.get("ExternalPostedStartDate")) or draft.posted_text,
            valid_through_text=text(entry.get("ExternalPostedEndDate")),
        )
        return witnessed(read, source=self.name, where="$.items[0]", paths=_DETAIL_PATHS)


def _host(board: BoardRef) -> str:
    return board.host or f"{board.tenant}.fa.oraclecloud.com"


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    number = required(entry["Id"])
    return PostingDraft(
        url=f"{base}/{quote(number)}",
        title=required(entry["Title"]),
        places=_places(entry),
        workplace_text=_workplace(entry),
        employment_text=_kinds(entry),
        posted_text=text(entry.get("PostedDate")),
        external_id=number,
        requisition_id=number,
    )


def _places(entry: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    main = place(entry.get("PrimaryLocation"), country=mapping(entry).get("PrimaryLocationCountry"))
    others = (place(row.get("Name"), country=row.get("CountryCode")) for row in rows(entry.get("secondaryLocations")))
    halls = (
        place(city=row.get("TownOrCity"), region=row.get("Region2") or row.get("Region1"), country=row.get("Country"))
        for row in rows(entry.get("workLocation"))
    )
    return places(main, *others) or places(*halls)


def _workplace(entry: Mapping[str, Any]) -> str | None:
    return _WORKPLACE.get(text(entry.get("WorkplaceTypeCode")) or "") or text(entry.get("WorkplaceType"))


def _kinds(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Schedule and kind of contract, the first of each that is stated."""
    return texts([entry.get("JobSchedule"), entry.get("ContractType") or entry.get("JobType")])


def _pay(entry: Mapping[str, Any]) -> PayText | None:
    """What a field of the employer's own states, where its name speaks of pay: there is no field for it."""
    for row in rows(entry.get("requisitionFlexFields")):
        stated = text(row.get("Value"))
        if stated and _PAID.search(text(row.get("Prompt")) or ""):
            return PayText(text=stated)
    return None
