"""The shapes of the API's answers, for its OpenAPI document. Answers themselves are written as bytes by orjson."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

EXAMPLE_JOB: dict[str, Any] = {
    "id": "6d2a3f4e-5a0c-5f6f-9d5e-0c4d1a2b3c4d",
    "url": "https://jobs.example/umbra/4711",
    "title": "Senior Software Engineer",
    "company": "Umbra GmbH",
    "location": "Berlin, Germany",
    "remote": True,
    "description": "<p>We build lamps.</p>",
    "requirements": ["5+ years of experience"],
    "salary_min": 70000,
    "salary_max": 85000,
    "salary_currency": "EUR",
    "salary_period": "year",
    "posted_at": "2026-01-14T00:00:00Z",
    "application_url": "https://jobs.example/umbra/4711/apply",
    "quality_score": 95,
    "first_seen_at": "2026-01-14T08:12:00Z",
    "last_seen_at": "2026-02-01T08:12:00Z",
}


class ReasonShape(BaseModel):
    """One addend of the quality score."""

    name: str
    points: int


class ProvenanceShape(BaseModel):
    """Where a field was read, and what less trusted sources said instead."""

    source: str
    place: str
    confidence: float
    other: list[str] = []


class JobShape(BaseModel):
    """A posting. Unknown is null, never a default."""

    id: str
    url: str
    title: str
    company: str | None
    location: str | None = Field(description="One line: the places as printed, joined by semicolons")
    locations: list[str] = []
    remote: bool | None = Field(description="True or false where stated, null where not")
    workplace: str | None = None
    remote_from: list[str] = Field([], description="From where remote work is possible, as printed")
    description: str = Field(description="Sanitized HTML; escape it or show it under a strict content security policy")
    description_text: str | None = Field(None, description="Its plain text; of single postings only, not in lists")
    requirements: list[str] = []
    salary_min: float | None = Field(None, description="As stated, for salary_period")
    salary_max: float | None = None
    salary_currency: str | None = None
    salary_period: str | None = None
    employment_type: str | list[str] | None = None
    job_type: str | None = None
    department: str | None = None
    seniority: str | None = None
    experience_years: int | None = None
    sponsorship: str | None = None
    language: str | None = None
    posted_at: str | None = Field(None, description="What the employer says")
    valid_through: str | None = None
    application_url: str | None = None
    external_id: str | None = None
    requisition_id: str | None = None
    quality_score: int = Field(description="The sum of quality_reasons, 0 to 100")
    quality_reasons: list[ReasonShape] = []
    provenance: dict[str, ProvenanceShape] = {}
    warnings: list[str] = []
    provider: str | None = None
    board: str | None = None
    status: str = "open"
    first_seen_at: str = Field(description="When we first saw it: this cannot be faked")
    last_seen_at: str
    closed_at: str | None = None
    closed_because: str | None = None

    model_config = ConfigDict(json_schema_extra={"example": EXAMPLE_JOB})


class ResultShape(JobShape):
    """A posting found by a search."""

    highlights: dict[str, str] = Field({}, description="HTML-escaped text with <mark> around the words that matched")


class FacetShape(BaseModel):
    """One value of a facet and how many results have it."""

    value: str
    count: int


class SearchShape(BaseModel):
    """One page of results."""

    results: list[ResultShape]
    total: int = Field(description="All that match, exactly")
    page: int
    per_page: int
    pages: int
    query: str
    corrected: str | None = Field(None, description="The text searched instead, where typing errors were corrected")
    facets: dict[str, list[FacetShape]] = {}
    absent: int = Field(0, description="Results of this page that the store no longer has open")
    took_ms: float
    cached: bool = False


class JobsShape(BaseModel):
    """One page of a listing, newest first."""

    jobs: list[JobShape]
    total: int
    page: int
    per_page: int


class StatsShape(BaseModel):
    """The figures of the whole."""

    total: int
    open: int
    companies: int
    remote: int
    with_pay: int
    newest_at: str | None = None

    model_config = ConfigDict(extra="allow")
