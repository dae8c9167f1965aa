"""USAJOBS: the documented search API of the United States' federal employer, and its older HR-XML."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree as ET

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import child_text, xml_of
from quiethire.ats.reading import (
    count,
    flag,
    joined,
    json_of,
    mapping,
    number,
    pages,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_STEP = 500
_ANY = "{*}"
_PERIOD = {"PA": "year", "PH": "hour", "PD": "day", "PM": "month", "BW": "two weeks"}
_PATHS = {
    "url": "PositionURI",
    "title": "PositionTitle",
    "company": "OrganizationName",
    "places": "PositionLocation",
    "workplace_text": "UserArea.Details.TeleworkEligible",
    "remote_flag": "UserArea.Details.RemoteIndicator",
    "employment_text": "PositionSchedule+PositionOfferingType",
    "pay": "PositionRemuneration",
    "description_html": "UserArea.Details",
    "department": "DepartmentName",
    "posted_text": "PublicationStartDate",
    "valid_through_text": "ApplicationCloseDate",
    "application_url": "ApplyURI",
    "external_id": "../MatchedObjectId",
    "requisition_id": "PositionID",
}
_XML_PATHS = {
    "url": "DocumentID",
    "title": "PositionProfile/PositionTitle",
    "company": "PositionProfile/PositionOrganization",
    "places": "PositionProfile/PositionLocation",
    "employment_text": "PositionProfile/PositionScheduleTypeCode",
    "pay": "PositionProfile/OfferedRemunerationPackage",
    "description_html": "PositionProfile/UserArea/GOVT_XMLJobBody",
    "posted_text": "PositionProfile/PositionPeriod/StartDate",
    "valid_through_text": "PositionProfile/PositionPeriod/EndDate",
    "external_id": "DocumentID",
    "requisition_id": "PositionProfile/PositionID",
}


class UsaJobs(Provider):
    """Organizations of the federal government by their code ("AF09"). The API answers 401 without a free key
    (header Authorization-Key), which an operator adds for data.usajobs.gov."""

    name = "usajobs"
    title = "USAJOBS"
    docs = "https://developer.usajobs.gov/api-reference/get-api-search"
    traits = Traits(page_size=_STEP, api_documented=True, cap=10_000)
    hosts = ("usajobs.gov",)
    urls = (
        re.compile(
            r"https://(?:www\.usajobs\.gov/search(?:/results)?/?|data\.usajobs\.gov/api/search)\?(?:.*&)?"
            r"(?:a|organization)=(?P<tenant>[A-Z]{2}[A-Z0-9]{0,4})\b",
            re.IGNORECASE,
        ),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"https://www.usajobs.gov/search/results/?a={board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"https://data.usajobs.gov/api/search?Organization={board.tenant}&ResultsPerPage={_STEP}&Fields=Full&Page={page}",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
            api=True,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.body.lstrip()[:1] == b"<":
            return self._read_xml(response)
        document = json_of(response)
        entries, where = entries_of(document, "SearchResult.SearchResultItems", one="MatchedObjectDescriptor")
        result = mapping(mapping(document).get("SearchResult"))
        got = read_entries(entries, _draft, source=self.name, where=where, paths=_PATHS)
        if parse_qs(urlsplit(response.requested_url).query).get("Page", ["1"])[0] != "1":
            return Reading(got.drafts, rejected=got.rejected)
        total = count(result.get("SearchResultCountAll"))
        more = len(pages(total, len(entries))) if entries else 0
        return Reading(got.drafts, tuple(self._list(board, 2 + page) for page in range(more)), total, got.rejected)

    def _read_xml(self, response: Response) -> Reading:
        root = xml_of(response)
        entries = root.findall(f".//{_ANY}PositionOpening")
        stated = root.find(f".//{_ANY}Show")
        total = count(stated.get("recordSetCount")) if stated is not None else None
        got = read_entries(entries, _draft_of_opening, source=self.name, where="//PositionOpening", paths=_XML_PATHS)
        return Reading(got.drafts, total=total, rejected=got.rejected)


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    posting = mapping(entry["MatchedObjectDescriptor"])
    details = mapping(mapping(posting.get("UserArea")).get("Details"))
    spots = (
        place(
            row.get("LocationName"),
            city=row.get("CityName"),
            region=row.get("CountrySubDivisionCode"),
            country=row.get("CountryCode"),
        )
        for row in rows(posting.get("PositionLocation"))
    )
    kinds = [
        row.get("Name") for part in ("PositionSchedule", "PositionOfferingType") for row in rows(posting.get(part))
    ]
    duties = "".join(f"<p>{duty}</p>" for duty in texts(details.get("MajorDuties")))
    return PostingDraft(
        url=required(posting["PositionURI"]).replace(":443", ""),
        title=required(posting["PositionTitle"]),
        company=text(posting.get("OrganizationName")),
        places=places(*spots),
        workplace_text="telework eligible" if flag(details.get("TeleworkEligible")) else None,
        remote_flag=flag(details.get("RemoteIndicator")),
        employment_text=texts(kinds),
        pay=_pay(posting),
        description_html=joined(
            text(details.get("JobSummary")), duties or None, text(posting.get("QualificationSummary"))
        ),
        department=text(posting.get("DepartmentName")),
        posted_text=text(posting.get("PublicationStartDate")),
        valid_through_text=text(posting.get("ApplicationCloseDate")),
        application_url=next(iter(texts(posting.get("ApplyURI"))), None),
        external_id=required(entry["MatchedObjectId"]),
        requisition_id=text(posting.get("PositionID")),
    )


def _pay(posting: Mapping[str, Any]) -> PayText | None:
    for span in rows(posting.get("PositionRemuneration")):
        low, high = number(span.get("MinimumRange")), number(span.get("MaximumRange"))
        if low or high:
            code = text(span.get("RateIntervalCode")) or ""
            period = _PERIOD.get(code) or text(span.get("Description")) or code or None
            return PayText(minimum=low, maximum=high, currency="USD", period=period)
    return None


def _draft_of_opening(opening: ET.Element) -> PostingDraft:
    def stated(path: str) -> str | None:
        return child_text(opening, "/".join(f"{_ANY}{part}" for part in path.split("/")))

    number_ = required(stated("DocumentID"))
    package = opening.find(f".//{_ANY}RemunerationRange")
    body = opening.find(f".//{_ANY}GOVT_XMLJobBody")
    names = ["".join(name.itertext()).strip() for name in opening.iterfind(f".//{_ANY}LocationName")]
    kinds = [
        _uncoded(stated(f"PositionProfile/{part}")) for part in ("PositionScheduleTypeCode", "PositionOfferingTypeCode")
    ]
    return PostingDraft(
        url=f"https://www.usajobs.gov/job/{quote(number_)}",
        title=required(stated("PositionProfile/PositionTitle")),
        company=child_text(opening, f".//{_ANY}OrganizationName"),
        places=places(*(place(name) for name in names)),
        employment_text=texts(kinds),
        pay=_pay_of(package) if package is not None else None,
        description_html=_sections(body) if body is not None else None,
        posted_text=stated("PositionProfile/PositionPeriod/StartDate/FormattedDateTime"),
        valid_through_text=stated("PositionProfile/PositionPeriod/EndDate/FormattedDateTime"),
        external_id=number_,
        requisition_id=stated("PositionProfile/PositionID"),
        closed=(stated("PositionOpeningStatusCode") or "Active").lower() in {"closed", "canceled", "cancelled"},
    )


def _uncoded(coded: str | None) -> str | None:
    """ "1-Full-Time" is "Full-Time"."""
    return re.sub(r"^\d+-", "", coded) if coded else None


def _pay_of(package: ET.Element) -> PayText | None:
    low = number(child_text(package, f"{_ANY}RemunerationMinimumAmount"))
    high = number(child_text(package, f"{_ANY}RemunerationMaximumAmount"))
    if not low and not high:
        return None
    amount = package.find(f"{_ANY}RemunerationMinimumAmount")
    code = child_text(package, f"{_ANY}RemunerationRateIntervalCode") or ""
    currency = amount.get("currencyID") if amount is not None else None
    return PayText(minimum=low, maximum=high, currency=currency, period=_PERIOD.get(code, code or None))


def _sections(body: ET.Element) -> str | None:
    """The texts of the advertisement's sections; they hold HTML."""
    return joined(*(part.text.strip() for part in body.iter() if part.text and len(part.text.strip()) > 1))
