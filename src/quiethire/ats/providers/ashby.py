"""Ashby: one documented response has the whole board, with descriptions and pay."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import page_of, state_of
from quiethire.ats.reading import (
    flag,
    json_of,
    looks_like_html,
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
from quiethire.domain.place import PlaceText

_PATHS = {
    "url": "jobUrl",
    "title": "title",
    "company": "organization.name",
    "places": "location",
    "workplace_text": "workplaceType",
    "remote_flag": "isRemote",
    "employment_text": "employmentType",
    "pay": "compensation",
    "description_html": "descriptionHtml",
    "description_text": "descriptionPlain",
    "department": "department",
    "posted_text": "publishedAt",
    "valid_through_text": "applicationDeadline",
    "application_url": "applyUrl",
    "external_id": "id",
}


class Ashby(Provider):
    """Boards of jobs.ashbyhq.com. A board's name may have capitals, dots and spaces."""

    name = "ashby"
    title = "Ashby"
    docs = "https://developers.ashbyhq.com/docs/public-job-posting-api"
    traits = Traits(api_documented=True)
    hosts = ("ashbyhq.com",)
    urls = (
        re.compile(r"https://jobs\.ashbyhq\.com/(?!api/|_next/)(?P<tenant>[^/?#]+)"),
        re.compile(r"https://api\.ashbyhq\.com/posting-api/job-board/(?P<tenant>[^/?#]+)"),
    )
    markers = ("ashby",)
    embeds = (
        re.compile(r"[\"']?(?:organizationHostedJobsPageName|jobBoardName)[\"']?\s*[:=]\s*[\"'](?P<tenant>[^\"']+)"),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"https://jobs.ashbyhq.com/{quote(board.tenant)}"

    def first(self, board: BoardRef) -> Request:
        return Request(
            f"https://api.ashbyhq.com/posting-api/job-board/{quote(board.tenant)}?includeCompensation=true",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
            api=True,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        whole = looks_like_html(response.body)
        document = state_of(page_of(response).markup, "window.__appData") if whole else json_of(response)
        document = mapping(mapping(document).get("data")) or document
        if found := mapping(mapping(document).get("posting")) or mapping(mapping(document).get("jobPosting")):
            entries, where = [found], "$.posting"
        else:
            entries, where = entries_of(document, "jobs", "jobBoard.jobPostings", "results", one="descriptionHtml")
        company = text(mapping(mapping(document).get("organization")).get("name"))
        got = read_entries(
            entries, lambda entry: self._draft(entry, board, company), source=self.name, where=where, paths=_PATHS
        )
        return Reading(got.drafts, total=len(entries), rejected=got.rejected, unlisted=got.unlisted)

    def _draft(self, entry: Mapping[str, Any], board: BoardRef, company: str | None) -> PostingDraft | None:
        """An entry of the documented list, or of what the hosted page itself reads ("locationName"). The hosted page
        names the employer and the documented list does not."""
        if flag(entry.get("isListed")) is False:
            return None
        identity = required(entry["id"])
        page = text(entry.get("jobUrl")) or text(entry.get("externalLink"))
        return PostingDraft(
            url=page or f"{self.board_url(board)}/{identity}",
            title=required(entry["title"]),
            company=company or text(entry.get("organizationName")),
            places=_places(entry),
            workplace_text=text(entry.get("workplaceType")),
            remote_flag=flag(entry.get("isRemote")),
            employment_text=texts(entry.get("employmentType")),
            pay=_pay(mapping(entry.get("compensation"))) or _summary(entry),
            description_html=text(entry.get("descriptionHtml")),
            description_text=text(entry.get("descriptionPlain")),
            department=_first(entry, "department", "departmentName", "team", "teamName", "teamNames"),
            posted_text=_first(entry, "publishedAt", "publishedDate"),
            valid_through_text=text(entry.get("applicationDeadline")),
            application_url=_first(entry, "applyUrl", "applyLink"),
            external_id=identity,
        )


def _first(entry: Mapping[str, Any], *names: str) -> str | None:
    """The first of the fields that says something."""
    return next((found for name in names for found in texts(entry.get(name))), None)


def _place(row: Mapping[str, Any]) -> PlaceText:
    address = mapping(mapping(row.get("address")).get("postalAddress") or row.get("address"))
    return place(
        row.get("location") or row.get("locationName"),
        city=address.get("addressLocality"),
        region=address.get("addressRegion"),
        country=address.get("addressCountry"),
    )


def _places(entry: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    others = (_place(row) for row in rows(entry.get("secondaryLocations")))
    return places(_place(entry), *others, *(place(line) for line in texts(entry.get("secondaryLocationNames"))))


def _summary(entry: Mapping[str, Any]) -> PayText | None:
    """The hosted page's line: "$90K - $110K • Offers equity"."""
    line = _first(entry, "scrapeableCompensationSalarySummary", "compensationTierSummary")
    return PayText(text=line.split("•")[0].strip()) if line else None


def _pay(compensation: Mapping[str, Any]) -> PayText | None:
    """The salary across the tiers. Equity, bonus and one-off payments ("1 TIME") are none; 0 is a real bound."""
    tiers = [part for tier in rows(compensation.get("compensationTiers")) for part in rows(tier.get("components"))]
    parts = [
        part
        for part in (*rows(compensation.get("summaryComponents")), *tiers)
        if part.get("compensationType") == "Salary" and part.get("interval") != "1 TIME"
    ]
    spans = [
        (number(part.get("minValue")), number(part.get("maxValue")), part.get("currencyCode"), part.get("interval"))
        for part in parts
    ]
    spans = [span for span in spans if span[0] is not None or span[1] is not None]
    printed = text(compensation.get("scrapeableCompensationSalarySummary"))
    if not spans:
        return PayText(text=printed) if printed else None
    currency, interval = spans[0][2:]
    alike = [span for span in spans if span[2:] == (currency, interval)]
    lows = [low for low, *_ in alike if low is not None]
    highs = [high for _, high, *_ in alike if high is not None]
    return PayText(
        text=printed,
        minimum=min(lows, default=None),
        maximum=max(highs, default=None),
        currency=text(currency),
        period=text(interval),
    )
