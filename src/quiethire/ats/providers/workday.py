"""Workday: lists of 20 by POST, a total capped at 2,000, and postings completed by details.

The state of a list request (offset, facets) is repeated in the fragment of its address, which no client sends:
a response says by `requested_url` what it answers, and two pages of one list have two addresses.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import (
    Entries,
    count,
    flag,
    json_of,
    list_of,
    mapping,
    pages,
    place,
    places,
    read_entries,
    required,
    rows,
    sequence,
    text,
    texts,
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone
from quiethire.domain.exchange import Kind, Request, Response

CAP = 2_000
"""The largest total ever reported; offsets beyond it give the first page again."""
DEPTH = 3
"""Most facets applied at once while splitting a capped list."""
_STEP = 20  # a larger limit is refused with HTTP 400
_SEVERAL = re.compile(r"\d+\s+\S+")  # "2 Locations", in any language: no place
_PATHS = {
    "url": "externalPath",
    "title": "title",
    "places": "locationsText",
    "workplace_text": "remoteType",
    "employment_text": "timeType",
    "posted_text": "postedOn",
    "external_id": "externalPath",
    "requisition_id": "bulletFields[0]",
}
_DETAIL_PATHS = {
    "title": "jobPostingInfo.title",
    "company": "hiringOrganization.name",
    "places": "jobPostingInfo.location+additionalLocations",
    "workplace_text": "jobPostingInfo.remoteType",
    "employment_text": "jobPostingInfo.timeType",
    "description_html": "jobPostingInfo.jobDescription",
    "posted_text": "jobPostingInfo.startDate",
    "valid_through_text": "jobPostingInfo.endDate",
    "application_url": "jobPostingInfo.externalUrl",
    "requisition_id": "jobPostingInfo.jobReqId",
}
_LOCALE = r"(?:[a-z]{2}-[A-Za-z]{2}/)?"
_SITE = r"(?P<site>(?!wday(?:/|$)|robots\.txt|sitemap|[a-z]{2}-[A-Za-z]{2}(?:/|$|\?))[^/?#]+)"


class Workday(Provider):
    """Sites of myworkdayjobs.com and myworkdaysite.com; tenant, data centre (in the host) and site name a board."""

    name = "workday"
    title = "Workday"
    docs = "https://community.workday.com/sites/default/files/file-hosting/productionapi/"
    # Some sites answer 404 to every detail of postings that are listed and live, so that a 404 there closes nothing.
    traits = Traits(
        page_size=_STEP,
        lists_all=False,
        cap=CAP,
        pace_seconds=0.3,
        gone_statuses=frozenset({404, 410, 422}),
        detail_closes=False,
    )
    hosts = ("myworkdayjobs.com", "myworkdaysite.com")
    urls = (
        re.compile(
            r"https://(?P<host>[\w-]+\.wd\d{1,3}\.myworkdayjobs\.com)/wday/cxs/(?P<tenant>[\w-]+)/(?P<site>[^/?#]+)"
        ),
        re.compile(rf"https://(?P<host>(?P<tenant>[\w-]+)\.wd\d{{1,3}}\.myworkdayjobs\.com)/{_LOCALE}{_SITE}"),
        re.compile(r"https://(?P<host>wd\d{1,3}\.myworkdaysite\.com)/wday/cxs/(?P<tenant>[\w-]+)/(?P<site>[^/?#]+)"),
        re.compile(
            rf"https://(?P<host>wd\d{{1,3}}\.myworkdaysite\.com)/{_LOCALE}recruiting/(?P<tenant>[\w-]+)/{_SITE}"
        ),
    )
    cnames = ("myworkdayjobs.com", "myworkdaysite.com", "myworkdaycdn.com")

    def board_url(self, board: BoardRef) -> str:
        return self._site(board)

    def _site(self, board: BoardRef) -> str:
        host, site = _host(board), quote(board.site or "")
        shared = host.endswith("myworkdaysite.com")
        return f"https://{host}/recruiting/{board.tenant}/{site}" if shared else f"https://{host}/{site}"

    def _api(self, board: BoardRef) -> str:
        return f"https://{_host(board)}/wday/cxs/{board.tenant}/{quote(board.site or '')}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, _State())

    def _list(self, board: BoardRef, state: "_State") -> Request:
        body = {
            "appliedFacets": {name: [value] for name, value in state.facets},
            "limit": _STEP,
            "offset": state.offset,
            "searchText": "",
        }
        return Request(
            f"{self._api(board)}/jobs{state.fragment}",
            method="POST",
            headers={"accept": "application/json", "content-type": "application/json"},
            body=json.dumps(body, separators=(",", ":")).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        state = _State.of(response)
        document = json_of(response)
        if "jobPostingInfo" in document:  # one posting where a list was asked for, as when a saved detail is read
            return Reading((self._of_detail(document),), total=1)
        if "jobPostings" not in document and text(document.get("errorCode")):
            raise BoardGone(f"Workday: {text(document.get('message')) or document['errorCode']} ({board.key})")
        entries = list_of(document["jobPostings"], "$.jobPostings")
        site = self._site(board)
        got = read_entries(
            entries, lambda entry: _draft(entry, site), source=self.name, where="$.jobPostings", paths=_PATHS
        )
        total = count(document.get("total"))
        if state.offset > 0:  # the total may read 0 on later pages
            return Reading(got.drafts, rejected=got.rejected, scope=state.scope)
        if total is not None and total >= CAP:
            return self._split(board, state, document, got)
        follow = tuple(self._list(board, replace(state, offset=offset)) for offset in pages(total, _STEP))
        return Reading(got.drafts, follow, total, got.rejected, scope=state.scope)

    def _split(self, board: BoardRef, state: "_State", document: Mapping[str, Any], got: "Entries") -> Reading:
        """A list at the cap is read in parts, one per value of the facet that divides it best."""
        parts = _best_facet(document, state) if len(state.facets) < DEPTH else ()
        follow = tuple(self._list(board, _State(facets=(*state.facets, part))) for part in parts) or tuple(
            self._list(board, replace(state, offset=offset)) for offset in pages(CAP, _STEP)
        )
        # The whole board holds at least CAP postings; how many a part at the cap holds is not known.
        total = None if state.facets else CAP
        return Reading(got.drafts, follow, total, got.rejected, capped=True, scope=state.scope, partial=not parts)

    def _of_detail(self, document: Mapping[str, Any]) -> PostingDraft:
        posting = document["jobPostingInfo"]
        url = required(posting["externalUrl"])
        return self._complete(PostingDraft(url=url, external_id=url.rsplit("/", 1)[-1]), document)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        path = draft.url.removeprefix(self._site(board))
        if not path.startswith("/"):
            return None
        return Request(f"{self._api(board)}{path}", headers={"accept": "application/json"}, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        return self._complete(draft, json_of(response))

    def _complete(self, draft: PostingDraft, document: Mapping[str, Any]) -> PostingDraft:
        posting = mapping(document["jobPostingInfo"])
        hall = mapping(posting.get("jobRequisitionLocation"))
        first_country = mapping(hall.get("country") or posting.get("country")).get("descriptor")
        spots = [place(posting.get("location"), country=first_country)]
        spots += [place(line) for line in sequence(posting.get("additionalLocations"))]
        completed = replace(
            draft,
            title=text(posting.get("title")) or draft.title,
            company=text(mapping(document.get("hiringOrganization")).get("name")) or draft.company,
            places=places(*spots) or draft.places,
            workplace_text=text(posting.get("remoteType")) or draft.workplace_text,
            employment_text=texts(posting.get("timeType")) or draft.employment_text,
            description_html=required(posting["jobDescription"]),
            posted_text=text(posting.get("startDate")) or draft.posted_text,
            valid_through_text=text(posting.get("endDate")),
            application_url=text(posting.get("externalUrl")),
            requisition_id=text(posting.get("jobReqId")) or draft.requisition_id,
            closed=flag(posting.get("posted")) is False,
        )
        return witnessed(completed, source=self.name, where="$", paths=_DETAIL_PATHS)


@dataclass(frozen=True, slots=True)
class _State:
    """Which page of which part of the list a request asks for."""

    offset: int = 0
    facets: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, response: Response) -> "_State":
        pairs = parse_qsl(urlsplit(response.requested_url).fragment)
        offset = next((count(value) or 0 for name, value in pairs if name == "offset"), 0)
        return cls(offset, tuple((name[6:], value) for name, value in pairs if name.startswith("facet.")))

    @property
    def scope(self) -> str:
        return urlencode(self.facets)

    @property
    def fragment(self) -> str:
        pairs = [(f"facet.{name}", value) for name, value in self.facets]
        if self.offset:
            pairs.append(("offset", str(self.offset)))
        return f"#{urlencode(pairs)}" if pairs else ""


def _host(board: BoardRef) -> str:
    return board.host or f"{board.tenant}.wd1.myworkdayjobs.com"


def _draft(entry: Mapping[str, Any], site: str) -> PostingDraft:
    path = required(entry["externalPath"])
    line = text(entry.get("locationsText"))
    bullets = texts(entry.get("bulletFields"))  # which fields these are is the tenant's choice
    slug = path.rsplit("/", 1)[-1]
    return PostingDraft(
        url=f"{site}/{path.lstrip('/')}",
        title=text(entry.get("title")),
        places=() if line and _SEVERAL.fullmatch(line) else places(place(line)),
        workplace_text=text(entry.get("remoteType")),
        employment_text=texts(entry.get("timeType")),
        posted_text=text(entry.get("postedOn")),
        external_id=slug,
        requisition_id=next((bullet for bullet in bullets if bullet in slug), None),
    )


def _flat_facets(value: object, depth: int = 0) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Facets with their values and counts; Workday nests some in groups."""
    for facet in rows(value):
        name = text(facet.get("facetParameter"))
        values = [
            (required(row["id"]), count(row.get("count")) or 0)
            for row in rows(facet.get("values"))
            if text(row.get("id")) and not row.get("facetParameter")
        ]
        if name and values:
            yield name, values
        if depth < DEPTH:
            yield from _flat_facets(facet.get("values"), depth + 1)


def _best_facet(document: Mapping[str, Any], state: _State) -> tuple[tuple[str, str], ...]:
    """The unused facet whose largest value is smallest among those that cover the capped list; none when no facet
    divides it."""
    used = {name for name, _ in state.facets}
    fits = [
        (max(number for _, number in values), name, values)
        for name, values in _flat_facets(document.get("facets"))
        if name not in used and len(values) > 1 and sum(number for _, number in values) >= CAP
    ]
    if not fits:
        return ()
    _, name, values = min(fits, key=lambda fit: fit[:2])
    return tuple((name, value) for value, _ in values)
