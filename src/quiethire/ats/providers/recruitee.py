"""Recruitee (Tellent): one documented response has the whole board, with descriptions."""

import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Match, Provider, Reading, Traits, marked
from quiethire.ats.reading import (
    flag,
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
from quiethire.domain.place import PlaceText
from quiethire.parsing.page import Page

_PATHS = {
    "url": "careers_url",
    "title": "title",
    "company": "company_name",
    "places": "locations",
    "workplace_text": "remote, hybrid, on_site",
    "remote_flag": "remote",
    "employment_text": "employment_type_code",
    "pay": "salary",
    "description_html": "description+requirements",
    "department": "department",
    "posted_text": "published_at",
    "updated_text": "updated_at",
    "valid_through_text": "close_at",
    "application_url": "careers_apply_url",
    "external_id": "id",
}


class Recruitee(Provider):
    """Boards at {company}.recruitee.com or at the company's own host, which serves the same API."""

    name = "recruitee"
    title = "Recruitee"
    docs = "https://docs.recruitee.com/reference/intro-to-careers-site-api"
    traits = Traits(api_documented=True)
    hosts = ("recruitee.com",)
    urls = (re.compile(r"https://(?P<tenant>[\w-]+)\.recruitee\.com(?=[/?#]|$)"),)
    cnames = ("recruitee.com", "ainterviews.com")
    markers = ("recruiteecdn.com", "recruitee.com")
    embeds = (re.compile(r"https?://(?P<tenant>[\w-]+)\.recruitee\.com/api/offers"),)

    def match_page(self, page: Page) -> list[Match]:
        found = super().match_page(page)
        host = host_of(page.url)
        hosted = marked(page, "recruiteecdn.com") and page.tree.css_first('a[href*="/o/"]') is not None
        if found or not hosted or not host:
            return found
        # A board on the company's own host names its account nowhere: the host stands for it.
        return [Match(BoardRef(self.name, host, host=host), 0.95, "Recruitee's assets and posting paths on the page")]

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or board.tenant + '.recruitee.com'}/"

    def first(self, board: BoardRef) -> Request:
        return Request(
            f"{self.board_url(board)}api/offers/", headers={"accept": "application/json"}, kind=Kind.LIST, api=True
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        one = mapping(document).get("offer")
        entries, where = ([one], "$") if one is not None else entries_of(document, "offers", one="careers_url")
        got = read_entries(entries, self._draft, source=self.name, where=where, paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected, unlisted=got.unlisted)

    def _draft(self, entry: Mapping[str, Any]) -> PostingDraft | None:
        if text(entry.get("status")) not in (None, "published"):
            return None
        return PostingDraft(
            url=required(entry["careers_url"]),
            title=required(entry["title"]),
            company=text(entry.get("company_name")),
            places=_places(entry),
            workplace_text=_workplace(entry),
            remote_flag=flag(entry.get("remote")),
            employment_text=texts(entry.get("employment_type_code")),
            pay=_pay(mapping(entry.get("salary"))),
            description_html=joined(text(entry.get("description")), text(entry.get("requirements"))),
            department=text(entry.get("department")),
            posted_text=text(entry.get("published_at")),
            updated_text=text(entry.get("updated_at")),
            valid_through_text=text(entry.get("close_at")),
            application_url=text(entry.get("careers_apply_url")),
            external_id=required(entry["id"]),
        )


def _places(entry: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    """`location` may be a mere marker ("Remote job"), so the parts go first."""
    several = [
        place(city=row.get("city") or row.get("name"), region=row.get("state"), country=row.get("country"))
        for row in rows(entry.get("locations"))
    ]
    alone = place(city=entry.get("city"), region=entry.get("state_name"), country=entry.get("country"))
    return places(*several) or places(alone) or places(place(entry.get("location")))


def _workplace(entry: Mapping[str, Any]) -> str | None:
    stated = [
        word for word, key in (("remote", "remote"), ("hybrid", "hybrid"), ("on-site", "on_site")) if entry.get(key)
    ]
    return ", ".join(stated) or None


def _pay(salary: Mapping[str, Any]) -> PayText | None:
    low, high = number(salary.get("min")), number(salary.get("max"))
    if not low and not high:
        return None
    return PayText(
        minimum=low or None,
        maximum=high or None,
        currency=text(salary.get("currency")),
        period=text(salary.get("period")),
    )
