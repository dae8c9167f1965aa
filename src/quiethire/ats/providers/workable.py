"""Workable: the public widget's response has the whole account, one row per place of a posting."""

import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import (
    count,
    flag,
    folded,
    joined,
    json_of,
    list_of,
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

_KIND = {"full": "full-time", "part": "part-time"}
_PATHS = {
    "url": "url",
    "title": "title",
    "company": "",
    "places": "locations",
    "remote_flag": "telecommuting",
    "employment_text": "employment_type",
    "pay": "salary",
    "description_html": "description",
    "department": "department",
    "posted_text": "published_on",
    "application_url": "application_url",
    "external_id": "shortcode",
    "requisition_id": "code",
}


class Workable(Provider):
    """Accounts of apply.workable.com. Old widgets name an account by its number. jobs.workable.com is the vendor's
    own job site over all accounts and names no board."""

    name = "workable"
    title = "Workable"
    docs = "https://help.workable.com/hc/en-us/articles/115012771647"
    traits = Traits(pace_seconds=1.0)
    hosts = ("workable.com",)
    urls = (
        re.compile(r"https://(?:www|apply)\.workable\.com/api/(?:v\d/)?(?:widget/)?accounts/(?P<tenant>[\w-]+)"),
        re.compile(r"https://apply\.workable\.com/(?!api/|j/|j$)(?P<tenant>[\w-]+)"),
        re.compile(
            r"https://(?!(?:www|apply|jobs|help|resources|get|id|blog|university|newsroom|developers?)\.)"
            r"(?P<tenant>[\w-]+)\.workable\.com(?=[/?#]|$)"
        ),
    )
    cnames = ("workable.com",)
    markers = ("whr_embed",)
    embeds = (re.compile(r"whr_embed\(\s*[\"']?(?P<tenant>[\w-]+)"),)

    def board_url(self, board: BoardRef) -> str:
        return f"https://apply.workable.com/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        base = "www.workable.com/api" if board.tenant.isdigit() else "apply.workable.com/api/v1/widget"
        return Request(
            f"https://{base}/accounts/{board.tenant}?details=true",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        if "results" in document:  # a page of the account's own list
            return self._read_results(board, list_of(document["results"], "$.results"), count(document.get("total")))
        if "shortcode" in document:  # one posting, saved by itself
            return self._read_results(board, [document], 1)
        entries, where = entries_of(document, "jobs")
        company = text(mapping(document).get("name"))
        got = folded(
            read_entries(entries, lambda entry: _draft(entry, company), source=self.name, where=where, paths=_PATHS)
        )
        return Reading(got.drafts, total=len(entries), rejected=got.rejected, unlisted=got.unlisted)

    def _read_results(self, board: BoardRef, entries: list[Any], total: int | None) -> Reading:
        got = read_entries(
            entries, lambda entry: _draft_of_result(entry, board), source=self.name, where="$.results", paths=_PATHS
        )
        return Reading(got.drafts, total=total, rejected=got.rejected)


def _draft_of_result(entry: Mapping[str, Any], board: BoardRef) -> PostingDraft:
    code = required(entry["shortcode"])
    spots = [*rows(entry.get("locations")), mapping(entry.get("location"))]
    url = f"https://apply.workable.com/{board.tenant}/j/{code}"
    return PostingDraft(
        url=url,
        title=required(entry["title"]),
        places=places(
            *(place(city=row.get("city"), region=row.get("region"), country=row.get("country")) for row in spots)
        ),
        workplace_text=text(entry.get("workplace")),
        remote_flag=flag(entry.get("remote")),
        employment_text=texts(_KIND.get(text(entry.get("type")) or "", text(entry.get("type")))),
        description_html=joined(*(text(entry.get(name)) for name in ("description", "requirements", "benefits"))),
        department=next(iter(texts(entry.get("department"))), None),
        posted_text=text(entry.get("published")),
        application_url=f"{url}/apply",
        external_id=code,
        requisition_id=text(entry.get("code")),
    )


def _draft(entry: Mapping[str, Any], company: str | None) -> PostingDraft | None:
    """A row of the widget, or of the API with a key, where `state` is a status and the place an object."""
    spot = mapping(entry.get("location"))
    if spot and text(entry.get("state")) not in (None, "published"):
        return None
    return PostingDraft(
        url=required(entry["url"]),
        title=required(entry["title"]),
        company=company,
        places=_places(entry),
        workplace_text=text(entry.get("workplace_type")) or text(spot.get("workplace_type")),
        remote_flag=flag(entry.get("telecommuting", spot.get("telecommuting"))),
        employment_text=texts(entry.get("employment_type")),
        pay=_pay(entry),
        description_html=joined(*(text(entry.get(name)) for name in ("description", "requirements", "benefits"))),
        department=next(iter(texts(entry.get("department"))), None),
        posted_text=text(entry.get("published_on")) or text(entry.get("created_at")),
        application_url=text(entry.get("application_url")),
        external_id=required(entry["shortcode"]),
        requisition_id=text(entry.get("code")),
    )


def _places(entry: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    """`state` is a region, not a status; places marked hidden are not shown to applicants."""
    shown = [row for row in rows(entry.get("locations")) if not row.get("hidden")]
    several = [place(city=row.get("city"), region=row.get("region"), country=row.get("country")) for row in shown]
    if spot := mapping(entry.get("location")):
        alone = place(city=spot.get("city"), region=spot.get("region"), country=spot.get("country"))
        return places(*several) or places(alone) or places(place(spot.get("location_str")))
    alone = place(city=entry.get("city"), region=entry.get("state"), country=entry.get("country"))
    return places(*several) or places(alone)


def _pay(entry: Mapping[str, Any]) -> PayText | None:
    span = mapping(entry.get("salary"))
    low, high = number(span.get("salary_from")), number(span.get("salary_to"))
    if not low and not high:
        return None
    currency = (text(span.get("salary_currency")) or "").upper() or None
    return PayText(minimum=low or None, maximum=high or None, currency=currency)
