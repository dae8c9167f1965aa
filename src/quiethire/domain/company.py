"""A company: our record of an employer, by registrable domain."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Company:
    """`domain` is registrable ("example.com", "example.co.uk"), lower-case. Times are aware UTC.

    A board given without a company (`quiethire add https://boards.greenhouse.io/acme`) makes a company whose domain
    is the board's key under the reserved suffix ".board" ("greenhouse-acme.board") until its domain is known.
    """

    id: UUID
    domain: str
    name: str | None = None
    last_crawled_at: datetime | None = None
    created_at: datetime | None = None
    last_error: str | None = None
