"""d.vinci: a documented list with everything, one publication per language."""

import html
import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import (
    joined,
    json_of,
    mapping,
    number,
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

_SECTIONS = ("introduction", "tasks", "profile", "weOffer", "closingText")
_PATHS = {
    "url": "jobPublicationURL",
    "title": "position",
    "places": "jobOpening.locations",
    "employment_text": "jobOpening.workingTimes",
    "pay": "jobOpening.salary",
    "description_html": "+".join(_SECTIONS),
    "department": "jobOpening.department",
    "posted_text": "jobOpening.createdDate",
    "external_id": "id",
    "requisition_id": "jobOpening.reference",
    "language": "language",
}


class Dvinci(Provider):
    """Career pages at {company}.dvinci-hr.com and, for the smaller product, {company}.dvinci-easy.com (`host`)."""

    name = "dvinci"
    title = "d.vinci"
    docs = "https://static.dvinci-easy.com/files/d.vinci%20rest-api.html"
    traits = Traits(api_documented=True)
    hosts = ("dvinci-hr.com", "dvinci-easy.com")
    urls = (
        re.compile(r"https://(?!(?:www|static|api|cdn)\.)(?P<tenant>[\w-]+)\.dvinci-hr\.com(?=[/?#]|$)"),
        re.compile(r"https://(?P<host>(?!(?:www|static|api|cdn)\.)(?P<tenant>[\w-]+)\.dvinci-easy\.com)(?=[/?#]|$)"),
    )
    cnames = ("dvinci-hr.com", "dvinci-easy.com")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or board.tenant + '.dvinci-hr.com'}/"

    def first(self, board: BoardRef) -> Request:
        return Request(
            f"{self.board_url(board)}jobPublication/list.json",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
            api=True,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        del board
        entries, where = entries_of(json_of(response), "jobPublications", "items", one="jobOpening")
        got = read_entries(entries, _draft, source=self.name, where=where, paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    opening = mapping(entry.get("jobOpening"))
    located = rows(opening.get("locations"))
    spots = (place(row.get("name"), country=mapping(row.get("country")).get("isoA2")) for row in located)
    kinds = [row.get("internalName") or row.get("name") for row in rows(opening.get("workingTimes"))]
    kinds.append(mapping(opening.get("contractPeriod")).get("internalName"))
    return PostingDraft(
        url=required(entry["jobPublicationURL"]),
        title=html.unescape(required(entry["position"])),
        places=places(*spots),
        employment_text=texts(kinds),
        pay=_pay(mapping(opening.get("salary"))),
        description_html=joined(*(text(entry.get(name)) for name in _SECTIONS)),
        department=text(opening.get("department")) or text(mapping(opening.get("department")).get("name")),
        posted_text=text(opening.get("createdDate")),
        external_id=required(entry["id"]),
        requisition_id=text(opening.get("reference")),
        language=text(entry.get("language")),
    )


def _pay(salary: Mapping[str, Any]) -> PayText | None:
    value = mapping(salary.get("value"))
    low, high = number(value.get("minValue")), number(value.get("maxValue"))
    if not low and not high:
        return None
    currency, period = text(salary.get("currency")), text(value.get("unitText"))
    return PayText(minimum=low or None, maximum=high or None, currency=currency, period=period)
