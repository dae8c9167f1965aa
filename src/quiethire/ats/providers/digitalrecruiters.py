"""DigitalRecruiters: a careers site's settings name its language, by which offers are listed and completed."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from quiethire.ats.addresses import host_of, in_zone
from quiethire.ats.contract import Match, Provider, Reading, Traits
from quiethire.ats.listed import asked, on_its_host
from quiethire.ats.reading import (
    count,
    joined,
    json_of,
    mapping,
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
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText
from quiethire.parsing.page import Page

_STEP = 50
_API = "https://api.digitalrecruiters.com"
_PATHS = {
    "url": "url",
    "title": "title",
    "company": "brand_name",
    "places": "location",
    "employment_text": "contract+working_time",
    "description_html": "description+profile",
    "posted_text": "republished_at",
    "external_id": "job_ad_id",
}
_DETAIL_PATHS = {"description_html": "description+profile", "posted_text": "republished_at"}


class DigitalRecruiters(Provider):
    """Sites at {company}.digitalrecruiters.com or on the employer's host; the host names the site to the API."""

    name = "digitalrecruiters"
    title = "DigitalRecruiters"
    docs = "https://developers.digitalrecruiters.com/"
    traits = Traits(lists_all=False, pace_seconds=0.5, page_size=_STEP)
    hosts = ("digitalrecruiters.com",)
    urls = (
        re.compile(
            r"https://(?P<host>(?!(?:www|api|app|cdn|static|developers|support|help)\.)(?P<tenant>[\w-]+)"
            r"\.digitalrecruiters\.com)(?=[/?#]|$)"
        ),
    )
    cnames = ("digitalrecruiters.com",)

    def match_page(self, page: Page) -> list[Match]:
        if in_zone(host_of(page.url), "digitalrecruiters.com"):
            return []
        return on_its_host(self, page, "api.digitalrecruiters.com")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_host(board)}/"

    def first(self, board: BoardRef) -> Request:
        return Request(
            f"{_API}/careers/v1/careers-sites/{_host(board)}", headers={"accept": "application/json"}, kind=Kind.LIST
        )

    def _list(self, board: BoardRef, locale: str, page: int) -> Request:
        query = f"domainName={_host(board)}&limit={_STEP}&page={page}&locale={locale}"
        return Request(
            f"{_API}/public/v1/careers-site/job-ads?{query}#/{locale}",
            method="POST",
            headers={"accept": "application/json", "content-type": "application/json"},
            body=json.dumps({"filters": {}}).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        if "items" not in document and "job_ad_id" not in document:
            required(document["uuid"])
            locale = text(document.get("locale")) or text(document.get("default_locale")) or "fr_FR"
            return Reading(follow=(self._list(board, locale, 1),))
        entries, where = entries_of(document, "items", one="job_ad_id")
        locale = urlsplit(response.requested_url).fragment.strip("/") or "fr_FR"
        base = f"https://{_host(board)}/{locale[:2]}/annonce"
        got = read_entries(
            entries, lambda entry: _draft(entry, base, locale), source=self.name, where=where, paths=_PATHS
        )
        total = count(document.get("count"))
        if asked(response, "page", otherwise=1) != 1 or not entries:
            return Reading(got.drafts, total=total, rejected=got.rejected)
        rest = range(len(pages(total, len(entries))))
        return Reading(got.drafts, tuple(self._list(board, locale, 2 + number) for number in rest), total, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        locale = (draft.language or "fr-FR").replace("-", "_")
        query = f"domainName={_host(board)}&locale={locale}&withJsonld=1"
        return Request(
            f"{_API}/public/v1/careers-site/job-ads/{quote(draft.external_id or '')}?{query}",
            headers={"accept": "application/json"},
            kind=Kind.DETAIL,
        )

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        entry = json_of(response)
        body = _body(entry)
        if body is None:
            raise ShapeChanged("the offer has no description", path="description")
        read = replace(draft, description_html=body, posted_text=_posted(entry) or draft.posted_text)
        return witnessed(read, source=self.name, where="$", paths=_DETAIL_PATHS)


def _host(board: BoardRef) -> str:
    return board.host or f"{board.tenant}.digitalrecruiters.com"


def _body(entry: Mapping[str, Any]) -> str | None:
    return joined(text(entry.get("description")), text(entry.get("profile")))


def _posted(entry: Mapping[str, Any]) -> str | None:
    return text(entry.get("republished_at")) or text(mapping(entry.get("jsonld")).get("datePosted"))


def _draft(entry: Mapping[str, Any], base: str, locale: str) -> PostingDraft:
    number = required(entry["job_ad_id"])
    slug = entry.get("url") or (number if _body(entry) else None)  # a detail may lack its own address
    return PostingDraft(
        url=f"{base}/{quote(required(slug).lstrip('/'))}",
        title=required(entry["title"]),
        company=text(entry.get("brand_name")),
        places=places(_place(entry.get("location") or entry.get("address"))),
        employment_text=texts([_label(entry.get("contract")), _label(entry.get("working_time"))]),
        description_html=_body(entry),
        posted_text=_posted(entry),
        external_id=number,
        language=locale.replace("_", "-"),
    )


def _label(value: object) -> object:
    row = mapping(value)
    return row.get("label") or row.get("name") if row else value


def _place(spot: object) -> PlaceText:
    parts = mapping(spot)
    if not parts:
        return place(spot)
    return place(
        None if parts.get("city") else parts.get("formatted_address"),
        city=parts.get("city"),
        region=parts.get("region"),
        country=parts.get("country"),
    )
