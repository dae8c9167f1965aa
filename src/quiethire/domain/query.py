"""What can be asked of the search index, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Sort(StrEnum):
    """Order of results."""

    RELEVANCE = "relevance"
    DATE = "date"


FACETS = ("company", "location", "remote", "job_type", "workplace", "country", "seniority", "language")
"""Facets that can be asked for and filtered by."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A query with its filters. Every filter given is applied or the query fails; none is dropped silently.

    Filters of one name are alternatives ("company in (a, b)"), filters of different names combine.
    min_salary / max_salary: a year, in `currency` where given. Postings without stated pay do not match a pay filter.
    posted_since: postings whose posted_at (or, unstated, first_seen_at) is not earlier.
    """

    text: str = ""
    company: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    remote: bool | None = None
    workplace: tuple[str, ...] = ()
    job_type: tuple[str, ...] = ()
    seniority: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    min_salary: int | None = None
    max_salary: int | None = None
    currency: str | None = None
    posted_since: datetime | None = None
    exclude_company: tuple[str, ...] = ()
    exclude_words: tuple[str, ...] = ()
    min_quality: int | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 20
    facets: tuple[str, ...] = ()
    include_closed: bool = False


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value of a facet with how many results have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class IndexHits:
    """What an index answers: ids in order, the exact total, facets asked for, and the words that matched (after
    correction of typing errors), for highlighting."""

    ids: tuple[UUID, ...]
    total: int
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """What the index holds of one open posting: searchable words and filter values. Nothing shown is read from it.

    salary_* are annual amounts. posted_at is epoch seconds of posted_at, else of first_seen_at.
    places_within: names a location filter may use: city, region, country code and name, groups ("EU", "DACH").
    """

    id: UUID
    title: str
    company: str
    location: str
    description: str
    remote: bool | None
    workplace: str | None
    job_type: tuple[str, ...]
    posted_at: int
    quality_score: int
    countries: tuple[str, ...] = ()
    places_within: tuple[str, ...] = ()
    salary_min: int | None = None
    salary_max: int | None = None
    salary_currency: str | None = None
    seniority: str | None = None
    language: str | None = None
