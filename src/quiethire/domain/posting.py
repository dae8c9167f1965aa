"""A posting: one advertisement at one canonical URL on one board, typed and judged.

Values that cross between processes by the thousand have no slots: frozen dataclasses with slots are pickled by a Python
function per value, those without by C code, ten times as fast.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from quiethire.domain.board import BoardRef
from quiethire.domain.pay import Pay
from quiethire.domain.place import Place, Workplace
from quiethire.domain.provenance import Provenance


class EmploymentType(StrEnum):
    """schema.org values of JobPosting.employmentType, as Google documents them."""

    FULL_TIME = "FULL_TIME"
    PART_TIME = "PART_TIME"
    CONTRACTOR = "CONTRACTOR"
    TEMPORARY = "TEMPORARY"
    INTERN = "INTERN"
    VOLUNTEER = "VOLUNTEER"
    PER_DIEM = "PER_DIEM"
    OTHER = "OTHER"


JOB_TYPES: dict[EmploymentType, str] = {
    EmploymentType.FULL_TIME: "full-time",
    EmploymentType.PART_TIME: "part-time",
    EmploymentType.CONTRACTOR: "contract",
    EmploymentType.TEMPORARY: "temporary",
    EmploymentType.INTERN: "internship",
    EmploymentType.VOLUNTEER: "volunteer",
    EmploymentType.PER_DIEM: "per-diem",
    EmploymentType.OTHER: "other",
}
"""The words of the `job_type` column."""


class Sponsorship(StrEnum):
    """Visa sponsorship as stated; unknown is None."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class Reason:
    """One addend of a quality score."""

    name: str
    points: int


@dataclass(frozen=True)
class Posting:
    """What is stored and served. Unknown is None or empty, never a default.

    id: UUIDv5 of url_hash; url_hash: SHA-256 hex of the canonical URL (see domain.identity).
    description_html is sanitized; description_text is its plain text, paragraphs separated by newlines.
    posted_at, valid_through: aware UTC; date-only statements are midnight UTC.
    quality_score: 0 to 100, the sum of quality_reasons, clamped.
    """

    id: UUID
    url: str
    url_hash: str
    title: str
    company: str | None
    places: tuple[Place, ...] = ()
    workplace: Workplace | None = None
    remote: bool | None = None
    remote_from: tuple[str, ...] = ()
    employment_types: tuple[EmploymentType, ...] = ()
    employment_text: str | None = None
    pay: Pay | None = None
    description_html: str = ""
    description_text: str = ""
    requirements: tuple[str, ...] = ()
    department: str | None = None
    seniority: str | None = None
    experience_years: int | None = None
    sponsorship: Sponsorship | None = None
    language: str | None = None
    posted_at: datetime | None = None
    updated_at: datetime | None = None
    valid_through: datetime | None = None
    application_url: str | None = None
    external_id: str | None = None
    requisition_id: str | None = None
    board: BoardRef | None = None
    closed: bool = False
    quality_score: int = 0
    quality_reasons: tuple[Reason, ...] = ()
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def location(self) -> str | None:
        """One display string: the places as printed, joined with "; "."""
        return "; ".join(dict.fromkeys(place.text for place in self.places if place.text)) or None

    @property
    def job_type(self) -> str | None:
        """The specification's word for the first employment type."""
        return JOB_TYPES[self.employment_types[0]] if self.employment_types else None
