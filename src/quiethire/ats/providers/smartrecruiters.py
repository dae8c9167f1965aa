"""SmartRecruiters: a documented list with an exact total; descriptions only in details."""

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Provider, Reading, Traits
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
    text,
    texts,
    witnessed,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText

_STEP = 100
_CAREERS = "careers.smartrecruiters.com"
_REF = re.compile(r"/companies/([\w-]+)/postings/")
_PATHS = {
    "url": "id",
    "title": "name",
    "company": "company.name",
    "places": "location",
    "workplace_text": "location",
    "remote_flag": "location.remote",
    "employment_text": "typeOfEmployment.label",
    "department": "department.label",
    "posted_text": "releasedDate",
    "external_id": "id",
    "requisition_id": "refNumber",
    "language": "language.code",
}
_DETAIL_PATHS = {
    "description_html": "jobAd.sections",
    "pay": "compensation",
    "application_url": "applyUrl",
}


class SmartRecruiters(Provider):
    """Companies of the Posting API. An unknown company answers like an empty one, so an empty list is followed by a
    look at the company's careers page, which an unknown company has not."""

    name = "smartrecruiters"
    title = "SmartRecruiters"
    docs = "https://developers.smartrecruiters.com/docs/posting-api"
    traits = Traits(
        page_size=_STEP,
        lists_all=False,
        api_documented=True,
        gone_statuses=frozenset(),
        handled_statuses=frozenset({404, 410}),
    )
    hosts = ("smartrecruiters.com",)
    urls = (
        re.compile(r"https://(?:careers|jobs)\.smartrecruiters\.com/oneclick-ui/company/(?P<tenant>[\w-]+)/"),
        re.compile(
            r"https://(?:careers|jobs)\.smartrecruiters\.com/(?:ni/)?(?!oneclick-ui\b|sr-jobs\b|my-applications\b|ni/)"
            r"(?P<tenant>[\w-]+)"
        ),
        re.compile(r"https://api\.smartrecruiters\.com/v1/companies/(?P<tenant>[\w-]+)"),
        re.compile(r"https://www\.smartrecruiters\.com/(?P<tenant>[\w-]+)/\d+"),
    )
    cnames = ("smartrecruiters.com",)
    markers = ("company_code",)
    embeds = (re.compile(r"[\"']?company_code[\"']?\s*:\s*[\"'](?P<tenant>[\w-]+)[\"']"),)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_CAREERS}/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 0)

    def _list(self, board: BoardRef, offset: int) -> Request:
        return Request(
            f"https://api.smartrecruiters.com/v1/companies/{board.tenant}/postings?limit={_STEP}&offset={offset}",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
            api=True,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.status in self.traits.handled_statuses:
            raise BoardGone(f"SmartRecruiters has no company {board.tenant} (HTTP {response.status})")
        if host_of(response.requested_url) == _CAREERS:
            return self._read_careers(board, response)
        document = json_of(response)
        if isinstance(document, Mapping) and "jobAd" in document:  # one posting, saved by itself
            draft = witnessed(self._draft(document), source=self.name, where="$", paths=_PATHS)
            return Reading((self._complete(draft, document),), total=1)
        entries, where = entries_of(document, "content")
        document = mapping(document)
        got = read_entries(entries, self._draft, source=self.name, where=where, paths=_PATHS)
        if _offset(response) > 0:
            return Reading(got.drafts, rejected=got.rejected)
        total = count(document.get("totalFound"))
        if not entries and not total:
            return Reading(total=total, follow=(Request(self.board_url(board), kind=Kind.LIST),))
        step = count(document.get("limit")) or _STEP  # what was granted, which may be less than what was asked for
        follow = tuple(self._list(board, offset) for offset in pages(total, step))
        return Reading(got.drafts, follow, total, got.rejected)

    def _read_careers(self, board: BoardRef, response: Response) -> Reading:
        landed = self.match_url(response.url)
        if landed is None or landed.tenant.casefold() != board.tenant.casefold():
            raise BoardGone(f"SmartRecruiters has no company {board.tenant}: its careers page leads to {response.url}")
        return Reading()

    def _draft(self, entry: Mapping[str, Any]) -> PostingDraft:
        company = mapping(entry.get("company"))
        spelled = _REF.search(text(entry.get("ref")) or "")
        tenant = spelled.group(1) if spelled else required(company["identifier"])
        spot, kind = mapping(entry.get("location")), mapping(entry.get("typeOfEmployment"))
        return PostingDraft(
            url=f"https://jobs.smartrecruiters.com/{tenant}/{quote(required(entry['id']))}",
            title=required(entry["name"]),
            company=text(company.get("name")),
            places=places(_place(spot)),
            workplace_text=_workplace(spot),
            remote_flag=flag(spot.get("remote")),
            employment_text=texts(kind.get("label") or kind.get("id")),
            department=text(mapping(entry.get("department")).get("label")),
            posted_text=text(entry.get("releasedDate")),
            external_id=required(entry["id"]),
            requisition_id=text(entry.get("refNumber")),
            language=text(mapping(entry.get("language")).get("code")),
        )

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        if draft.external_id is None:
            return None
        return Request(
            f"https://api.smartrecruiters.com/v1/companies/{board.tenant}/postings/{quote(draft.external_id)}",
            headers={"accept": "application/json"},
            kind=Kind.DETAIL,
            api=True,
        )

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        return self._complete(draft, json_of(response))

    def _complete(self, draft: PostingDraft, document: Mapping[str, Any]) -> PostingDraft:
        sections = mapping(mapping(document["jobAd"]).get("sections"))
        names = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
        completed = replace(
            draft,
            description_html=joined(*(_section(mapping(sections.get(name))) for name in names)),
            pay=_pay(mapping(document.get("compensation"))),
            application_url=text(document.get("applyUrl")),
            closed=flag(document.get("active")) is False,
        )
        return witnessed(completed, source=self.name, where="$", paths=_DETAIL_PATHS)


def _offset(response: Response) -> int:
    asked = parse_qs(urlsplit(response.requested_url).query).get("offset", ["0"])[0]
    return count(asked) or 0


def _place(spot: Mapping[str, Any]) -> PlaceText:
    """`fullLocation` may have empty parts between its commas."""
    line = text(spot.get("fullLocation"))
    tidy = ", ".join(part.strip() for part in line.split(",") if part.strip()) if line else None
    found = place(tidy, city=spot.get("city"), region=spot.get("region"), country=spot.get("country"))
    latitude, longitude = number(spot.get("latitude")), number(spot.get("longitude"))
    return replace(found, latitude=latitude, longitude=longitude)


def _workplace(spot: Mapping[str, Any]) -> str | None:
    if flag(spot.get("hybrid")):
        return "hybrid"
    return "remote" if flag(spot.get("remote")) else None


def _section(section: Mapping[str, Any]) -> str | None:
    heading, body = text(section.get("title")), text(section.get("text"))
    return (f"<h3>{html.escape(heading)}</h3>{body}" if heading else body) if body else None


def _pay(compensation: Mapping[str, Any]) -> PayText | None:
    span = mapping(compensation.get("salary")) or compensation
    low, high = number(span.get("min")), number(span.get("max"))
    if not low and not high:
        return None
    return PayText(minimum=low, maximum=high, currency=text(span.get("currency")), period=text(span.get("period")))
