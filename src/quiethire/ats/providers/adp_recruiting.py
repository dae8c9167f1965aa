"""ADP Recruiting Management: a career site's public settings name the account, whose list is read fifty at a time."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.listed import HTML, asked
from quiethire.ats.markup import page_of, posting_on
from quiethire.ats.reading import (
    count,
    filled,
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
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText

_STEP = 50
_ROOT = "https://my.adp.com/myadp_prefix/mycareer/public/staffing/v1/job-requisitions"
_FIELDS = (
    "reqId,jobTitle,publishedJobTitle,jobDescription,jobQualifications,requisitionLocations,workLevelCode,postingDate"
)
"""The list has descriptions only when they are asked for."""
_PATHS = {
    "url": "reqId",
    "title": "publishedJobTitle",
    "company": "clientName",
    "places": "requisitionLocations",
    "employment_text": "workLevelCode",
    "description_html": "jobDescription+jobQualifications",
    "posted_text": "postingDate",
    "external_id": "reqId",
}


class AdpRecruiting(Provider):
    """Career sites at myjobs.adp.com/{site}. The account's number goes along in the fragment of the list's address,
    since every later request needs it as a header."""

    name = "adp_recruiting"
    title = "ADP Recruiting Management"
    docs = "https://developers.adp.com/"
    traits = Traits(pace_seconds=1.0, page_size=_STEP)
    hosts = ("myjobs.adp.com",)
    urls = (
        re.compile(r"https://myjobs\.adp\.com/public/staffing/v1/career-site/(?P<tenant>[\w-]+)"),
        re.compile(r"https://myjobs\.adp\.com/(?!public/|assets/|static/)(?P<tenant>[\w-]+)(?=[/?#]|$)"),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"https://myjobs.adp.com/{board.tenant}/cx/job-listing"

    def first(self, board: BoardRef) -> Request:
        return Request(
            f"https://myjobs.adp.com/public/staffing/v1/career-site/{board.tenant}",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def _list(self, account: str, client: str, start: int) -> Request:
        return Request(
            f"{_ROOT}?$select={_FIELDS}&$top={_STEP}&$skip={start}#/{account}/{quote(client, safe='')}",
            headers={
                "accept": "application/json",
                "orgoid": account,
                "origin": "https://myjobs.adp.com",
                "referer": "https://myjobs.adp.com/",
            },
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        if "jobRequisitions" not in document:
            account = text(document.get("orgoid"))
            if account is None and "/career-site/" not in response.requested_url:
                raise KeyError("jobRequisitions")
            if account is None:
                raise BoardGone(f"ADP has no usable career site {board.tenant}")
            return Reading(follow=(self._list(account, text(document.get("clientName")) or "", 0),))
        entries = list_of(document["jobRequisitions"], "$.jobRequisitions")
        _, account, client = (*urlsplit(response.requested_url).fragment.split("/"), "", "", "")[:3]
        base = f"https://myjobs.adp.com/{board.tenant}/cx/job-details?reqId="
        company = text(unquote(client))
        got = read_entries(
            entries,
            lambda entry: replace(_draft(entry, base), company=company),
            source=self.name,
            where="$.jobRequisitions",
            paths=_PATHS,
        )
        total = count(document.get("count"))
        first = asked(response, "$skip") == 0 and bool(entries)
        follow = tuple(
            self._list(account, unquote(client), start) for start in pages(total, len(entries) or _STEP) if first
        )
        return Reading(got.drafts, follow, total, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        if draft.description_html:
            return None
        return Request(draft.url, headers=HTML, kind=Kind.DETAIL, render=True)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        stated = posting_on(page_of(response), source=self.name)
        if stated is None:
            raise ShapeChanged("the page states no posting", path="ld+json")
        return filled(draft, stated)


def _body(entry: Mapping[str, Any]) -> str | None:
    return joined(text(entry.get("jobDescription")), text(entry.get("jobQualifications")))


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    number = required(entry["reqId"])
    level = entry.get("workLevelCode")
    return PostingDraft(
        url=base + quote(number),
        title=required(entry.get("publishedJobTitle") or entry["jobTitle"]),
        places=places(*(_place(row) for row in rows(entry.get("requisitionLocations")))),
        employment_text=texts(text(level) or mapping(level).get("shortName") or mapping(level).get("longName")),
        description_html=_body(entry),
        posted_text=text(entry.get("postingDate")),
        external_id=number,
    )


def _place(row: Mapping[str, Any]) -> PlaceText:
    address = mapping(row.get("address"))
    country = mapping(address.get("country"))
    name = mapping(row.get("nameCode"))
    return place(
        None if address.get("cityName") else name.get("longName") or name.get("shortName"),
        city=address.get("cityName"),
        region=mapping(address.get("countrySubdivisionLevel1")).get("longName"),
        country=country.get("longName") or country.get("codeValue"),
    )
