"""Stored postings of invented employers, for the API and the pages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from quiethire.domain.board import BoardRef
from quiethire.domain.identity import posting_id, url_hash
from quiethire.domain.lifecycle import Status
from quiethire.domain.pay import Pay, Period
from quiethire.domain.place import Place, Workplace
from quiethire.domain.posting import EmploymentType, Posting, Reason
from quiethire.domain.provenance import Provenance
from quiethire.stores.contract import StoredPosting

NOW = datetime(2026, 3, 10, 12, 3, 0, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script>"


def stored(number: int, title: str = "Lamp Engineer", *, status: Status = Status.OPEN, **given: Any) -> StoredPosting:
    url = f"https://jobs.example/umbra/{number}"
    mark = url_hash(url)
    whole = Posting(
        id=posting_id(mark),
        url=url,
        url_hash=mark,
        title=title,
        company="Umbra GmbH",
        places=(Place("Berlin, Germany", "Berlin", None, "DE", within=("DE", "Germany", "EU")),),
        workplace=Workplace.HYBRID,
        employment_types=(EmploymentType.FULL_TIME,),
        employment_text="Full-time, permanent",
        pay=Pay(70_000.0, 85_000.5, "EUR", Period.YEAR, "70.000 - 85.000,50 €"),
        description_html="<p>We build <strong>lamps</strong> with Python.</p>",
        description_text="We build lamps with Python.",
        requirements=("Five years of Python",),
        posted_at=NOW - timedelta(days=number, hours=1),
        application_url=url + "/apply",
        board=BoardRef("greenhouse", "umbra"),
        language="en",
        quality_score=92,
        quality_reasons=(Reason("title", 20), Reason("closed", -50)),
        provenance={"title": Provenance("json_ld", "$.title", 0.95, ("html: Lamp Engineer (m/w/d)",))},
    )
    return StoredPosting(
        posting=replace(whole, **given),
        first_seen_at=NOW - timedelta(days=number),
        last_seen_at=NOW - timedelta(hours=2),
        crawled_at=NOW,
        parsed_at=NOW,
        updated_at=NOW,
        status=status,
        closed_at=NOW if status is Status.CLOSED else None,
        closed_because="absent" if status is Status.CLOSED else None,
    )


POSTINGS = [
    stored(1),
    stored(2, "Python Developer", company="Penumbra, Inc.", workplace=Workplace.REMOTE, remote=True, pay=None),
    stored(3, "Beekeeper", company="Orchard & Vale", places=(Place("Wien", "Vienna", None, "AT"),), posted_at=None),
    stored(4, f"Night {HOSTILE} Watch", company=f"Quote\" & {HOSTILE}", application_url="javascript:alert(1)",
           description_html=f"<p onclick='x()'>{HOSTILE}<img src=x onerror=alert(1)><h1>Big</h1>"
                            "<a href='javascript:alert(1)'>x</a><a href='https://ok.example/'>ok</a></p>",
           description_text=f"Night {HOSTILE} shifts"),
    *(stored(number, "Clerk", company="Quarry Bank") for number in range(10, 60)),
]  # fmt: skip
CLOSED = stored(90, "Retired Role", status=Status.CLOSED)
