"""Documents of invented employers for the index."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from quiethire.domain.query import IndexDocument


def make(number: int, title: str = "Engineer", **given: Any) -> IndexDocument:
    values: dict[str, Any] = {
        "company": "Umbra GmbH",
        "location": "Berlin, Germany",
        "description": "We build things people like.",
        "remote": None,
        "workplace": None,
        "job_type": ("full-time",),
        "posted_at": 1_760_000_000 + number,
        "quality_score": 80,
        "countries": ("DE",),
        "places_within": ("Berlin", "DE", "Germany", "EU"),
    }
    return IndexDocument(id=uuid5(NAMESPACE_URL, str(number)), title=title, **(values | given))
