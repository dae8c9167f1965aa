"""Deel: an organization's settings name its board, whose postings come whole."""

import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import (
    flag,
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

_API = "https://api-prod.letsdeel.com/guest/ats/organizations"
_PATHS = {
    "url": "id",
    "title": "title",
    "places": "job.jobLocations",
    "employment_text": "job.jobEmploymentTypes",
    "pay": "job.currentCompensation",
    "description_html": "richtextDescription",
    "department": "job.jobDepartments",
    "posted_text": "createdAt",
    "external_id": "id",
}


class Deel(Provider):
    """Boards at jobs.deel.com/{organization}."""

    name = "deel"
    title = "Deel"
    docs = "https://developer.deel.com/"
    traits = Traits(pace_seconds=1.0)
    hosts = ("deel.com", "letsdeel.com")
    urls = (
        re.compile(
            r"https://jobs\.deel\.com/(?:job-boards/)?(?!_next/|job-boards(?:/|$))(?P<tenant>[\w-]+)(?=[/?#]|$)"
        ),
        re.compile(
            r"https://api-prod\.letsdeel\.com/guest/ats/organizations/(?P<tenant>[\w-]+)/career_page_settings(?=[/?#]|$)"
        ),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"https://jobs.deel.com/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return self._ask(f"{board.tenant}/career_page_settings")

    def _ask(self, path: str) -> Request:
        return Request(f"{_API}/{path}", headers={"accept": "application/json"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        if "organizationId" in document and "jobBoard" in document:
            organization, own = required(document["organizationId"]), required(document["jobBoard"]["id"])
            return Reading(follow=(self._ask(f"{organization}/job_boards/{own}/job_postings"),))
        entries, where = entries_of(document, "jobPostings", "data", one="richtextDescription")
        base = f"{self.board_url(board)}/job-details"
        got = read_entries(entries, lambda entry: _draft(entry, base), source=self.name, where=where, paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    number_of = required(entry["id"])
    job = mapping(entry.get("job"))
    return PostingDraft(
        url=f"{base}/{number_of}/overview",
        title=required(entry["title"]),
        places=places(*(place(name) for name in _names(job, "jobLocations", "location"))),
        employment_text=_names(job, "jobEmploymentTypes", "employmentType"),
        pay=_pay(job),
        description_html=text(entry.get("richtextDescription")),
        department=next(iter(_names(job, "jobDepartments", "department")), None),
        posted_text=text(entry.get("createdAt")),
        external_id=number_of,
    )


def _names(job: Mapping[str, Any], several: str, one: str) -> tuple[str, ...]:
    return texts([mapping(row.get(one)).get("name") for row in rows(job.get(several))])


def _pay(job: Mapping[str, Any]) -> PayText | None:
    stated = mapping(job.get("currentCompensation"))
    low, high = number(stated.get("minAmount")), number(stated.get("maxAmount"))
    shown = flag(job.get("isCompensationVisible")) or flag(stated.get("isCompensationVisible"))
    if not shown or not (low or high):
        return None
    period = text(stated.get("period")) or text(stated.get("frequency"))
    return PayText(minimum=low, maximum=high, currency=text(stated.get("currencyIsoCode")), period=period)
