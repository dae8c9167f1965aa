"""Postings to be stored: invented employers, plain and odd."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from quiethire.domain.board import BoardRef
from quiethire.domain.identity import posting_id, url_hash
from quiethire.domain.lifecycle import Status
from quiethire.domain.pay import Pay, Period
from quiethire.domain.place import Place, Workplace
from quiethire.domain.posting import EmploymentType, Posting, Reason, Sponsorship
from quiethire.domain.provenance import Provenance
from quiethire.stores.contract import StoredPosting

NOON = datetime(2026, 10, 31, 12, 0, 0, 123456, tzinfo=UTC)


def posting(number: int = 0, **fields: Any) -> Posting:
    """The posting with this number, as a whole."""
    url = f"https://jobs.acme.example/postings/{number}"
    mark = url_hash(url)
    whole = Posting(
        id=posting_id(mark),
        url=url,
        url_hash=mark,
        title=f"Engineer {number}",
        company="Acme Machines",
        places=(Place("Berlin, Germany", "Berlin", "Berlin", "DE", 52.52, 13.4, ("DE", "DACH", "EU", "Europe")),),
        workplace=Workplace.HYBRID,
        remote=False,
        employment_types=(EmploymentType.FULL_TIME,),
        employment_text="Vollzeit",
        pay=Pay(60_000.0, 80_000.0, "EUR", Period.YEAR, "60.000-80.000 € im Jahr"),
        description_html="<p>We build <b>machines</b>.</p>",
        description_text="We build machines.",
        requirements=("Five years of Python", "German"),
        posted_at=datetime(2026, 10, 1, tzinfo=UTC),
        external_id=f"A{number}",
        board=BoardRef("greenhouse", "acme"),
        quality_score=85,
        quality_reasons=(Reason("title", 20), Reason("pay", 15)),
        provenance={"title": Provenance("json_ld", "$.title", 0.95, ("html: Engineer (m/w/d)",))},
    )
    return replace(whole, **fields)


def stored(number: int = 0, *, at: datetime = NOON, first: datetime | None = None, **fields: Any) -> StoredPosting:
    """The posting as it is stored when seen at a time; fields of StoredPosting or of the posting."""
    clocks = {name: fields.pop(name) for name in ("status", "closed_at", "closed_because") if name in fields}
    return StoredPosting(
        posting=posting(number, **fields),
        first_seen_at=first or at,
        last_seen_at=at,
        crawled_at=at - timedelta(seconds=5),
        parsed_at=at - timedelta(seconds=2),
        updated_at=at,
        **clocks,
    )


def closed(number: int = 0, *, at: datetime = NOON, **fields: Any) -> StoredPosting:
    """The posting, closed at a time."""
    return stored(
        number, at=at, status=Status.CLOSED, closed_at=at, closed_because="absent_from_complete_sweep", **fields
    )


# Whatever Unicode a page may hold; surrogates alone are no text and cannot get through the JSON of a batch.
_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
_TIME = st.datetimes(datetime(1900, 1, 3), datetime(2299, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001
_AMOUNT = st.none() | st.floats(0, 1e12, allow_nan=False)
_PLACES = st.builds(
    Place, _TEXT, st.none() | _TEXT, st.none() | _TEXT, st.none() | _TEXT, st.none() | st.floats(-90, 90), st.none()
)
_PAY = st.builds(Pay, _AMOUNT, _AMOUNT, st.none() | _TEXT, st.none() | st.sampled_from(Period), _TEXT, st.none())


def postings() -> st.SearchStrategy[Posting]:
    """Postings with any field unknown, empty, long or strange."""
    return st.builds(
        posting,
        number=st.integers(0, 10**9),
        title=_TEXT,
        company=st.none() | _TEXT,
        places=st.lists(_PLACES, max_size=3).map(tuple),
        workplace=st.none() | st.sampled_from(Workplace),
        remote=st.none() | st.booleans(),
        remote_from=st.lists(_TEXT, max_size=2).map(tuple),
        employment_types=st.lists(st.sampled_from(EmploymentType), max_size=2, unique=True).map(tuple),
        employment_text=st.none() | _TEXT,
        pay=st.none() | _PAY,
        description_html=_TEXT,
        description_text=_TEXT,
        requirements=st.lists(_TEXT, max_size=3).map(tuple),
        department=st.none() | _TEXT,
        seniority=st.none() | _TEXT,
        sponsorship=st.none() | st.sampled_from(Sponsorship),
        language=st.none() | st.sampled_from(["de", "en"]),
        posted_at=st.none() | _TIME,
        updated_at=st.none() | _TIME,
        valid_through=st.none() | _TIME,
        application_url=st.none() | _TEXT,
        external_id=st.none() | _TEXT,
        requisition_id=st.none() | _TEXT,
        board=st.none() | st.builds(BoardRef, _TEXT, _TEXT, st.none() | _TEXT, st.none() | _TEXT),
        quality_score=st.integers(0, 100),
        quality_reasons=st.lists(st.builds(Reason, _TEXT, st.integers(-100, 100)), max_size=3).map(tuple),
        warnings=st.lists(_TEXT, max_size=2).map(tuple),
        provenance=st.dictionaries(_TEXT, st.builds(Provenance, _TEXT, _TEXT, st.floats(0, 1)), max_size=2),
    )
