"""ADP Workforce Now: a public list of twenty a page without descriptions, completed by details."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.listed import asked
from quiethire.ats.reading import (
    count,
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
    witnessed,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText

_STEP = 20
_GUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_ROOT = "https://workforcenow.adp.com/mascsr/default"
_PATHS = {
    "url": "itemID",
    "title": "requisitionTitle",
    "places": "requisitionLocations",
    "employment_text": "workLevelCode.shortName",
    "pay": "payGradeRange",
    "description_html": "requisitionDescription",
    "posted_text": "postDate",
    "external_id": "itemID",
    "requisition_id": "clientRequisitionID",
}


class AdpWfn(Provider):
    """Career centers known by a client's id and, where a client has several, by its number (`site`)."""

    name = "adp_wfn"
    aliases = ("adp_workforce_now",)
    title = "ADP Workforce Now"
    docs = "https://developers.adp.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("workforcenow.adp.com",)
    urls = (
        re.compile(
            r"https://workforcenow\.adp\.com/(?:mascsr/default/mdf/recruitment/recruitment\.html|"
            rf"mascsr/default/careercenter/[\w/.-]*)\?(?=(?:[^#]*&)?cid=(?P<tenant>{_GUID}))"
            r"(?=(?:[^#]*&)?ccId=(?P<site>\d+_\d+))?"
        ),
    )
    markers = ("recruitment-current-openings",)
    embeds = (re.compile(rf"<recruitment-current-openings[^>]{{0,300}}?\bcid=[\"'](?P<tenant>{_GUID})[\"']"),)

    def board_url(self, board: BoardRef) -> str:
        return f"{_ROOT}/mdf/recruitment/recruitment.html?{_account(board)}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, start: int) -> Request:
        return self._ask(f"job-requisitions?{_account(board)}&lang=en_US&locale=en_US&$top={_STEP}&$skip={start}")

    def _ask(self, path: str) -> Request:
        return Request(
            f"{_ROOT}/careercenter/public/events/staffing/v1/{path}",
            headers={"accept": "application/json", "x-requested-with": "XMLHttpRequest"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        entries, where = entries_of(document, "jobRequisitions", one="itemID")
        base = f"{self.board_url(board)}&jobId="
        got = read_entries(entries, lambda entry: _draft(entry, base), source=self.name, where=where, paths=_PATHS)
        total = count(mapping(document.get("meta")).get("totalNumber"))
        if asked(response, "$skip", otherwise=1) != 1 or not entries:
            return Reading(got.drafts, total=total, rejected=got.rejected)
        # The start counts from 1 for some clients and from 0 for others: pages overlap by one, and postings are
        # told apart by their own numbers.
        follow = tuple(self._list(board, start) for start in pages(total, max(1, len(entries) - 1)))
        return Reading(got.drafts, follow, total, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        if draft.description_html:
            return None
        path = f"job-requisitions/{quote(draft.external_id or '')}?{_account(board)}&lang=en_US&locale=en_US"
        return replace(self._ask(path), kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        entry = json_of(response)
        body = text(entry.get("requisitionDescription"))
        if body is None:
            raise ShapeChanged("the posting has no description", path="requisitionDescription")
        read = replace(draft, description_html=body, pay=_pay(mapping(entry)) or draft.pay)
        paths = {"description_html": "requisitionDescription", "pay": "payGradeRange"}
        return witnessed(read, source=self.name, where="$", paths=paths)


def _account(board: BoardRef) -> str:
    return f"cid={board.tenant}" + (f"&ccId={board.site}" if board.site else "")


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    number_of = required(entry["itemID"])
    level = mapping(entry.get("workLevelCode"))
    return PostingDraft(
        url=base + quote(number_of),
        title=required(entry["requisitionTitle"]),
        places=places(*(_place(row) for row in rows(entry.get("requisitionLocations")))),
        employment_text=texts(level.get("shortName") or level.get("longName")),
        pay=_pay(entry),
        description_html=text(entry.get("requisitionDescription")),
        posted_text=text(entry.get("postDate")),
        external_id=number_of,
        requisition_id=text(entry.get("clientRequisitionID")),
    )


def _place(row: Mapping[str, Any]) -> PlaceText:
    address = mapping(row.get("address"))
    return place(
        mapping(row.get("nameCode")).get("shortName") or mapping(row.get("nameCode")).get("longName"),
        city=address.get("cityName"),
        region=mapping(address.get("countrySubdivisionLevel1")).get("codeValue"),
        country=address.get("countryCode"),
    )


def _pay(entry: Mapping[str, Any]) -> PayText | None:
    span = mapping(entry.get("payGradeRange"))
    low, high = mapping(span.get("minimumRate")), mapping(span.get("maximumRate"))
    least, most = number(low.get("amountValue")), number(high.get("amountValue"))
    if not least and not most:
        return None
    kinds = rows(mapping(entry.get("customFieldGroup")).get("codeFields"))
    kind = next((row for row in kinds if mapping(row.get("nameCode")).get("codeValue") == "SalaryType"), None)
    return PayText(
        minimum=least or None,
        maximum=most or None,
        currency=text(low.get("currencyCode")) or text(high.get("currencyCode")),
        period=text(mapping(kind).get("shortName")) or text(mapping(kind).get("codeValue")),
    )
