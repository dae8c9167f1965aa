"""Traffit: a list paged by request headers, with everything in it."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

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

_STEP = 100
_SECTIONS = ("description", "responsibilities", "requirements", "benefits")
_PATHS = {
    "url": "url",
    "title": "advert.name",
    "places": "advert.values[geolocation]",
    "workplace_text": "options._work_model",
    "remote_flag": "options.remote",
    "employment_text": "options.job_type",
    "pay": "options._Salary_MIN+_Salary_MAX",
    "description_html": "advert.values",
    "department": "options.branches",
    "posted_text": "valid_start",
    "valid_through_text": "valid_end",
    "external_id": "id",
    "requisition_id": "advert.recruitment.nr_ref",
    "language": "advert.language",
}


class Traffit(Provider):
    """Career pages at {company}.traffit.com. The page of the list is asked for in a header; the fragment of the
    address, which is never sent, repeats it, so that a response says what it answers."""

    name = "traffit"
    title = "Traffit"
    docs = "https://api.traffit.com/"
    traits = Traits(page_size=_STEP)
    hosts = ("traffit.com",)
    urls = (
        re.compile(
            r"https://(?:www\.)?(?!(?:www|app|api|help|cdn\d*|static|traffit)\.)(?P<tenant>[\w-]+)\.traffit\.com(?=[/?#]|$)"
        ),
    )
    cnames = ("traffit.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.traffit.com/career/"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"https://{board.tenant}.traffit.com/public/job_posts/published" + (f"#page={page}" if page > 1 else ""),
            headers={
                "accept": "application/json",
                "x-request-page-size": str(_STEP),
                "x-request-current-page": str(page),
            },
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        entries, where = entries_of(json_of(response), "data", "items", one="advert")
        got = read_entries(entries, _draft, source=self.name, where=where, paths=_PATHS)
        if parse_qs(urlsplit(response.requested_url).fragment).get("page"):
            return Reading(got.drafts, rejected=got.rejected)
        total = count(response.headers.get("x-result-total-count"))
        last = count(response.headers.get("x-result-total-pages"))
        last = len(pages(total, _STEP)) + 1 if last is None else last
        follow = tuple(self._list(board, page + 1) for page in pages(last, 1)) if last > 1 else ()
        return Reading(got.drafts, follow, len(entries) if total is None else total, got.rejected)


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    advert, options = mapping(entry["advert"]), mapping(entry.get("options"))
    given = advert.get("values")  # a list, or a mapping by number where one was taken out of it
    values = {text(row.get("fieldId")): row.get("value") for row in rows(list(mapping(given).values()) or given)}
    remote = options.get("remote")
    return PostingDraft(
        url=required(entry["url"]),
        title=required(advert["name"]),
        places=_places(values.get("geolocation")),
        workplace_text=text(options.get("_work_model")),
        remote_flag={"1": True, "0": False}.get(text(remote) or "", flag(remote)),
        employment_text=texts(options.get("job_type")),
        pay=_pay(options),
        description_html=joined(*(text(values.get(name)) for name in _SECTIONS)),
        department=next(iter(texts(options.get("branches"))), None),
        posted_text=text(entry.get("valid_start")),
        valid_through_text=text(entry.get("valid_end")),
        external_id=required(entry["id"]),
        requisition_id=text(mapping(advert.get("recruitment")).get("nr_ref")),
        language=text(advert.get("language")),
    )


def _places(written: object) -> tuple[PlaceText, ...]:
    """The place is JSON within a string; some customers write plain text."""
    try:
        spot = mapping(json.loads(written) if isinstance(written, str) and written else written)
    except (ValueError, RecursionError):
        return places(place(written))
    return places(place(city=spot.get("locality"), region=spot.get("region1"), country=spot.get("country")))


def _pay(options: Mapping[str, Any]) -> PayText | None:
    low, high = (number(re.sub(r"\s", "", text(options.get(f"_Salary_{end}")) or "")) for end in ("MIN", "MAX"))
    if not low and not high:
        return None
    currency, period = text(options.get("_Salary_Currency")), text(options.get("_Salary_Rate")) or "month"
    return PayText(minimum=low, maximum=high, currency=currency, period=period)
