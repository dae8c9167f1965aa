"""Phenom: career sites whose widgets answer with up to 500 postings, completed by a second widget."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Match, Provider, Reading, Traits, marked
from quiethire.ats.markup import list_page_of, state_of
from quiethire.ats.reading import (
    count,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    pages,
    place,
    places,
    read_entries,
    required,
    sequence,
    text,
    texts,
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

CAP = 10_000
_STEP = 500
_PREFIX = re.compile(r"/([a-z]{2,7})/([a-z]{2}(?:-[a-z]+)?)(?=/|$)")
_PATHS = {
    "url": "jobId",
    "title": "title",
    "company": "companyName",
    "places": "multi_location",
    "employment_text": "type",
    "department": "category",
    "posted_text": "postedDate",
    "application_url": "applyUrl",
    "external_id": "jobId",
    "requisition_id": "reqId",
}


class Phenom(Provider):
    """Sites on the employer's own host, which is the tenant; `site` is the country and language its addresses begin
    with ("us/en"). Offsets end before 10,000, where the total becomes 0."""

    name = "phenom"
    title = "Phenom"
    docs = "https://developer.phenom.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, cap=CAP, page_size=_STEP)
    hosts = ("phenompeople.com", "phenompro.com")
    urls = (
        re.compile(
            r"https://(?P<host>(?!(?:www|cdn|content(?:-[a-z]+)?|assets|api|help|status|developer)\.)(?P<tenant>[a-z0-9-]+)"
            r"\.phenom(?:people|pro)\.com)(?:/(?P<site>[a-z]{2,7}/[a-z]{2}(?:-[a-z]+)?))?(?=[/?#]|$)"
        ),
    )
    cnames = ("phenompeople.com", "phenompeople.net")

    def match_page(self, page: Page) -> list[Match]:
        if not marked(page, "phApp.ddo", "cdn.phenompeople.com", "content.phenompeople.com"):
            return []
        host = host_of(page.url)
        prefix = _PREFIX.match(urlsplit(page.url).path)
        site = f"{prefix[1]}/{prefix[2]}" if prefix else None
        return [Match(BoardRef(self.name, host, site, host), 0.95, "Phenom's application on the page")] if host else []

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_host(board)}/{board.site}/search-results" if board.site else f"https://{_host(board)}/"

    def first(self, board: BoardRef) -> Request:
        return self._ask(board, {"ddoKey": "refineSearch", **_question(board), "from": 0, "size": _STEP}, 0)

    def _ask(self, board: BoardRef, question: Mapping[str, Any], start: int) -> Request:
        return Request(
            f"https://{_host(board)}/widgets#/{start}",  # the offset is in the body only: the fragment tells it again
            method="POST",
            headers={"accept": "application/json", "content-type": "application/json"},
            body=json.dumps(question).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = _document(response)
        base = f"https://{_host(board)}/{board.site or 'us/en'}/job"
        found = mapping(document.get("refineSearch") or document.get("eagerLoadRefineSearch"))
        if not found and "jobDetail" in document:  # one posting, saved by itself
            entry = _detailed(document)
            draft = witnessed(_draft(entry, base), source=self.name, where="$.jobDetail.data.job", paths=_PATHS)
            return Reading((self._complete(draft, entry),), total=1)
        entries = list_of(found["data"]["jobs"], "$.refineSearch.data.jobs")
        got = read_entries(
            entries,
            lambda entry: _draft(entry, base),
            source=self.name,
            where="$.refineSearch.data.jobs",
            paths=_PATHS,
        )
        if urlsplit(response.requested_url).fragment.strip("/") not in ("", "0"):
            return Reading(got.drafts, rejected=got.rejected)
        total = count(found.get("totalHits"))
        asked_for = {"ddoKey": "refineSearch", **_question(board)}
        follow = tuple(
            self._ask(board, {**asked_for, "from": start, "size": min(_STEP, CAP - 1 - start)}, start)
            for start in pages(min(total or 0, CAP - 1), len(entries) or _STEP)
            if entries
        )
        beyond = total is not None and total >= CAP
        return Reading(got.drafts, follow, total, got.rejected, capped=beyond, partial=beyond)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        number = draft.requisition_id or draft.external_id
        question = {"ddoKey": "jobDetail", **_question(board), "pageName": "job-details", "jobId": number}
        question["jobSeqNo"] = draft.external_id
        asked_for = self._ask(board, question, 0)
        return replace(asked_for, url=f"https://{_host(board)}/widgets#/{draft.external_id}", kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        return self._complete(draft, _detailed(_document(response)))

    def _complete(self, draft: PostingDraft, entry: Mapping[str, Any]) -> PostingDraft:
        body = text(entry.get("description")) or text(mapping(entry.get("structureData")).get("description"))
        if body is None:
            raise ShapeChanged("the posting has no description", path="jobDetail.data.job.description")
        read = replace(draft, description_html=body)
        paths = {"description_html": "description"}
        return witnessed(read, source=self.name, where="$.jobDetail.data.job", paths=paths)


def _document(response: Response) -> Mapping[str, Any]:
    """The widgets' answer, or what a page of the site has of it in its state."""
    if looks_like_html(response.body):
        return mapping(state_of(list_page_of(response).markup, "phApp.ddo"))
    return mapping(json_of(response))


def _detailed(document: Mapping[str, Any]) -> Mapping[str, Any]:
    found = mapping(mapping(document["jobDetail"]).get("data"))
    return mapping(found.get("job")) or mapping(next(iter(sequence(found.get("jobs"))), None))


def _host(board: BoardRef) -> str:
    return board.host or board.tenant


def _question(board: BoardRef) -> dict[str, Any]:
    country, _, language = (board.site or "us/en").partition("/")
    tongue = f"{language}_{country}" if len(country) == 2 else language
    return {
        "lang": tongue.replace("-", "_"),
        "deviceType": "desktop",
        "country": country,
        "pageName": "search-results",
        "jobs": True,
        "counts": True,
        "all_fields": [],
        "siteType": "external",
        "keywords": "",
        "global": True,
        "selected_fields": {},
        "locationData": {},
        "sortBy": "",
        "subsearch": "",
    }


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    number = required(entry.get("jobSeqNo") or entry["jobId"])
    several = texts(list(sequence(entry.get("multi_location"))))
    one = place(
        entry.get("cityStateCountry") or entry.get("location"),
        city=entry.get("city"),
        region=entry.get("state"),
        country=entry.get("country"),
    )
    return PostingDraft(
        url=f"{base}/{quote(number)}",
        title=html.unescape(required(entry["title"])),
        company=text(entry.get("companyName")),
        places=places(*(place(line) for line in several)) if several else places(one),
        employment_text=texts(entry.get("type")),
        department=text(entry.get("category")),
        posted_text=text(entry.get("postedDate")) or text(entry.get("dateCreated")),
        application_url=text(entry.get("applyUrl")),
        external_id=number,
        requisition_id=text(entry.get("reqId")),
    )
