"""A posting as it is shown to the outside: the names of `quiethire parse`, the parser service and the API.

The specification's output schema comes first; what the design adds (typed pay, workplace, provenance, clocks) follows.
Changed only with a changelog line.
"""

from datetime import UTC, datetime
from typing import Any

from quiethire.domain.posting import Posting
from quiethire.stores.contract import StoredPosting


def posting_shape(posting: Posting) -> dict[str, Any]:
    """JSON-ready values; unknown is None. Salaries are as stated, for `salary_period`, not made annual."""
    pay = posting.pay
    return {
        "url": posting.url,
        "title": posting.title,
        "company": posting.company,
        "location": posting.location,
        "locations": [place.text for place in posting.places],
        "remote": posting.remote,
        "workplace": posting.workplace,
        "remote_from": list(posting.remote_from),
        "description": posting.description_html,
        "description_text": posting.description_text,
        "requirements": list(posting.requirements),
        "salary_min": _amount(pay.minimum if pay else None),
        "salary_max": _amount(pay.maximum if pay else None),
        "salary_currency": pay.currency if pay else None,
        "salary_period": pay.period if pay else None,
        "employment_type": _employment(posting),
        "job_type": posting.job_type,
        "department": posting.department,
        "seniority": posting.seniority,
        "experience_years": posting.experience_years,
        "sponsorship": posting.sponsorship,
        "language": posting.language,
        "posted_at": _time(posting.posted_at),
        "valid_through": _time(posting.valid_through),
        "application_url": posting.application_url,
        "external_id": posting.external_id,
        "requisition_id": posting.requisition_id,
        "quality_score": posting.quality_score,
        "quality_reasons": [{"name": reason.name, "points": reason.points} for reason in posting.quality_reasons],
        "provenance": {
            name: {"source": one.source, "place": one.place, "confidence": one.confidence, "other": list(one.other)}
            for name, one in posting.provenance.items()
        },
        "warnings": list(posting.warnings),
    }


def stored_shape(stored: StoredPosting) -> dict[str, Any]:
    """The posting with its id, board, status and clocks."""
    board = stored.posting.board
    return {
        "id": str(stored.posting.id),
        **posting_shape(stored.posting),
        "provider": board.provider if board else None,
        "board": board.key if board else None,
        "status": stored.status,
        "first_seen_at": _time(stored.first_seen_at),
        "last_seen_at": _time(stored.last_seen_at),
        "closed_at": _time(stored.closed_at),
        "closed_because": stored.closed_because,
    }


def listed_shape(stored: StoredPosting) -> dict[str, Any]:
    """The same for lists of postings, without the plain text of the description, which would double them."""
    shape = stored_shape(stored)
    del shape["description_text"]
    return shape


def _employment(posting: Posting) -> str | list[str] | None:
    """As schema.org JobPosting has it: one value is a text, several are a list."""
    kinds = [str(kind) for kind in posting.employment_types]
    return kinds[0] if len(kinds) == 1 else kinds or None


def _amount(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value


def _time(value: datetime | None) -> str | None:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z" if value else None
