"""HiBob: one response has all advertisements of a company."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from quiethire.ats.contract import Provider, Reading
from quiethire.ats.reading import (
    joined,
    json_of,
    number,
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
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_SECTIONS = ("description", "responsibilities", "requirements", "benefits")
_PATHS = {
    "url": "id",
    "title": "title",
    "places": "site",
    "workplace_text": "workspaceType",
    "employment_text": "employmentType",
    "pay": "payTransparencyMinSalary+payTransparencyMaxSalary",
    "description_html": "+".join(_SECTIONS),
    "department": "department",
    "posted_text": "publishedAt",
    "application_url": "id",
    "external_id": "id",
    "language": "language",
}


class HiBob(Provider):
    """Career sites at {company}.careers.hibob.com. The list answers 401 without the site as referrer."""

    name = "hibob"
    title = "HiBob"
    docs = "https://apidocs.hibob.com/reference/hiring"
    hosts = ("careers.hibob.com",)
    urls = (re.compile(r"https://(?P<tenant>[\w-]+)\.careers\.hibob\.com(?=[/?#]|$)"),)
    cnames = ("careers.hibob.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.careers.hibob.com/"

    def first(self, board: BoardRef) -> Request:
        site = self.board_url(board)
        return Request(f"{site}api/job-ad", headers={"accept": "application/json", "referer": site}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        entries, where = entries_of(json_of(response), "jobAdDetails", "data.jobAdDetails", one="workspaceType")
        site = self.board_url(board)
        got = read_entries(entries, lambda entry: _draft(entry, site), source=self.name, where=where, paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: Mapping[str, Any], site: str) -> PostingDraft:
    identity = required(entry["id"])
    url = f"{site}jobs/{quote(identity)}"
    return PostingDraft(
        url=url,
        title=required(entry["title"]),
        places=places(place(city=entry.get("site"), country=entry.get("country"))),
        workplace_text=text(entry.get("workspaceType")) or text(entry.get("workspaceTypeId")),
        employment_text=texts(entry.get("employmentType")) or texts(entry.get("employmentTypeId")),
        pay=_pay(entry),
        description_html=joined(*(text(entry.get(name)) for name in _SECTIONS)),
        department=text(entry.get("department")),
        posted_text=text(entry.get("publishedAt")),
        application_url=f"{url}/apply",
        external_id=identity,
        language=text(entry.get("language")),
    )


def _pay(entry: Mapping[str, Any]) -> PayText | None:
    low, high = number(entry.get("payTransparencyMinSalary")), number(entry.get("payTransparencyMaxSalary"))
    if not low and not high:
        return None
    currency = text(entry.get("payTransparencySalaryCurrency")) or text(entry.get("payTransparencyCurrency"))
    return PayText(
        minimum=low, maximum=high, currency=currency, period=text(entry.get("payTransparencySalaryPayPeriod"))
    )
