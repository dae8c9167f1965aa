"""From a stored posting to what the index holds of it."""

from quiethire.domain.pay import Pay
from quiethire.domain.posting import JOB_TYPES
from quiethire.domain.query import IndexDocument
from quiethire.parsing.places import country_name
from quiethire.stores.contract import StoredPosting


def document_of(row: StoredPosting) -> IndexDocument:
    """The index document of an open posting. Salaries are a year's; unknown stays unknown."""
    posting = row.posting
    pay = posting.pay
    minimum, maximum = _annual(pay)
    within: list[str] = []
    for place in posting.places:
        named = country_name(place.country) if place.country else None
        within.extend(part for part in (place.city, place.region, place.country, named, *place.within) if part)
    return IndexDocument(
        id=posting.id,
        title=posting.title,
        company=posting.company or "",
        location=posting.location or "",
        description=posting.description_text,
        remote=posting.remote,
        workplace=posting.workplace,
        job_type=tuple(JOB_TYPES[kind] for kind in posting.employment_types),
        posted_at=int((posting.posted_at or row.first_seen_at).timestamp()),
        quality_score=posting.quality_score,
        countries=tuple(dict.fromkeys(place.country for place in posting.places if place.country)),
        places_within=tuple(dict.fromkeys(within)),
        salary_min=minimum,
        salary_max=maximum,
        salary_currency=pay.currency if pay else None,
        seniority=posting.seniority,
        language=posting.language,
    )


def _annual(pay: Pay | None) -> tuple[int | None, int | None]:
    """The range a year. A single bound stands for both, so that either filter can meet it."""
    if pay is None:
        return None, None
    bounds = [bound for bound in (pay.annual_minimum, pay.annual_maximum) if bound is not None]
    return (round(bounds[0]), round(bounds[-1])) if bounds else (None, None)
