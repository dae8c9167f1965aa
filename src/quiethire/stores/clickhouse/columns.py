"""A posting as a row of `jobs`, and a row as the posting again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter

from quiethire.domain.lifecycle import Status
from quiethire.domain.pay import Pay
from quiethire.domain.place import Place
from quiethire.domain.posting import Posting
from quiethire.stores.contract import StoredPosting

_POSTING: TypeAdapter[Posting] = TypeAdapter(Posting)
_OWN_COLUMNS = {"description_html", "description_text"}
_EARLIEST, _LATEST = datetime(1900, 1, 2, tzinfo=UTC), datetime(2299, 12, 30, tzinfo=UTC)
_LARGEST = 2**63 - 1
_INT16 = 2**15 - 1


def _stated(at: datetime | None) -> datetime | None:
    """A date somebody else wrote, when the column can hold it; the posting's JSON has it in any case."""
    return at if at is not None and _EARLIEST <= at <= _LATEST else None


def _amount(amount: float | None) -> int | None:
    return None if amount is None or not abs(amount) < _LARGEST else round(amount)


def _pay(row: StoredPosting, value: Callable[[Pay], Any]) -> Any:
    return None if row.posting.pay is None else value(row.posting.pay)


def _location_names(row: StoredPosting) -> list[str]:
    """What a location filter may be equal to, lower-case."""
    names: dict[str, None] = {}
    for place in row.posting.places:
        for name in (place.text, place.city, place.region, place.country, *place.within):
            if name:
                names[name.casefold()] = None
    if row.posting.location:
        names[row.posting.location.casefold()] = None
    return list(names)


def _countries(row: StoredPosting) -> list[str]:
    return list(dict.fromkeys(place.country for place in row.posting.places if place.country))


def _place_line(place: Place) -> str:
    return place.text or ", ".join(filter(None, (place.city, place.region, place.country)))


def _json(row: StoredPosting) -> str:
    return _POSTING.dump_json(row.posting, exclude=_OWN_COLUMNS).decode()


_CLOCK = "DateTime64(6, 'UTC')"
_DATE = "Nullable(DateTime64(3, 'UTC'))"
_WORD = "LowCardinality(String)"
_WORDS = "Array(LowCardinality(String))"
_WORD_OR_NULL = "LowCardinality(Nullable(String))"
_COUNT_OR_NULL = "Nullable(Int64)"

COLUMNS: dict[str, tuple[str, Callable[[StoredPosting], Any]]] = {
    "id": ("UUID", lambda r: r.posting.id),
    "url": ("String", lambda r: r.posting.url),
    "url_hash": ("String", lambda r: r.posting.url_hash),
    "title": ("String", lambda r: r.posting.title),
    "company_name": ("String", lambda r: r.posting.company or ""),
    "location": ("String", lambda r: r.posting.location or ""),
    "description": ("String", lambda r: r.posting.description_text),
    "requirements": ("Array(String)", lambda r: list(r.posting.requirements)),
    "salary_min": (_COUNT_OR_NULL, lambda r: _pay(r, lambda pay: _amount(pay.minimum))),
    "salary_max": (_COUNT_OR_NULL, lambda r: _pay(r, lambda pay: _amount(pay.maximum))),
    "salary_currency": ("Nullable(String)", lambda r: _pay(r, lambda pay: pay.currency)),
    "remote": ("Bool", lambda r: bool(r.posting.remote)),
    "job_type": (_WORD, lambda r: r.posting.job_type or ""),
    "posted_at": (_DATE, lambda r: _stated(r.posting.posted_at)),
    "application_url": ("String", lambda r: r.posting.application_url or ""),
    "quality_score": ("Int8", lambda r: r.posting.quality_score),
    "parsed_at": (_CLOCK, lambda r: r.parsed_at),
    "crawled_at": (_CLOCK, lambda r: r.crawled_at),
    "created_at": (_CLOCK, lambda r: r.first_seen_at),
    "updated_at": (_CLOCK, lambda r: r.updated_at),
    "company_key": ("String", lambda r: (r.posting.company or "").casefold().strip()),
    "remote_known": ("Bool", lambda r: r.posting.remote is not None),
    "status": (_WORD, lambda r: r.status.value),
    "first_seen_at": (_CLOCK, lambda r: r.first_seen_at),
    "last_seen_at": (_CLOCK, lambda r: r.last_seen_at),
    "closed_at": (f"Nullable({_CLOCK})", lambda r: r.closed_at),
    "closed_because": (_WORD_OR_NULL, lambda r: r.closed_because),
    "valid_through": (_DATE, lambda r: _stated(r.posting.valid_through)),
    "provider": (_WORD, lambda r: r.posting.board.provider if r.posting.board else ""),
    "tenant": ("String", lambda r: r.posting.board.tenant if r.posting.board else ""),
    "site": ("String", lambda r: (r.posting.board.site or "") if r.posting.board else ""),
    "external_id": ("String", lambda r: r.posting.external_id or ""),
    "requisition_id": ("String", lambda r: r.posting.requisition_id or ""),
    "workplace": (_WORD_OR_NULL, lambda r: r.posting.workplace.value if r.posting.workplace else None),
    "remote_from": (_WORDS, lambda r: list(r.posting.remote_from)),
    "places": ("Array(String)", lambda r: [_place_line(place) for place in r.posting.places]),
    "countries": (_WORDS, _countries),
    "location_names": (_WORDS, _location_names),
    "salary_period": (_WORD_OR_NULL, lambda r: _pay(r, lambda pay: pay.period.value if pay.period else None)),
    "salary_annual_min": (_COUNT_OR_NULL, lambda r: _pay(r, lambda pay: _amount(pay.annual_minimum))),
    "salary_annual_max": (_COUNT_OR_NULL, lambda r: _pay(r, lambda pay: _amount(pay.annual_maximum))),
    "employment_types": (_WORDS, lambda r: [kind.value for kind in r.posting.employment_types]),
    "department": ("String", lambda r: r.posting.department or ""),
    "seniority": (_WORD_OR_NULL, lambda r: r.posting.seniority),
    "sponsorship": (_WORD_OR_NULL, lambda r: r.posting.sponsorship.value if r.posting.sponsorship else None),
    "language": (_WORD_OR_NULL, lambda r: r.posting.language),
    "quality_reasons": (
        "Map(LowCardinality(String), Int16)",
        lambda r: {x.name: max(-_INT16, min(_INT16, x.points)) for x in r.posting.quality_reasons},
    ),
    "description_html": ("String", lambda r: r.posting.description_html),
    "posting": ("String", _json),
}
"""Every column of `jobs` that is written: its ClickHouse type, and its value for a posting."""

SELECT = (
    "SELECT posting, description, description_html, first_seen_at, last_seen_at, crawled_at, parsed_at, updated_at, "
    "status, closed_at, closed_because FROM jobs FINAL "
)
"""Reads what `stored_posting` makes the posting of."""


def stored_posting(row: tuple[Any, ...]) -> StoredPosting:
    """A row of SELECT as what had been written."""
    posting, text, html, first_seen, last_seen, crawled, parsed, updated, status, closed_at, closed_because = row
    return StoredPosting(
        posting=replace(_POSTING.validate_json(posting), description_text=text, description_html=html),
        first_seen_at=first_seen,
        last_seen_at=last_seen,
        crawled_at=crawled,
        parsed_at=parsed,
        updated_at=updated,
        status=Status(status),
        closed_at=closed_at,
        closed_because=closed_because,
    )
