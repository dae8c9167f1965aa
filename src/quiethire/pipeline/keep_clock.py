"""Which companies are due, and noting that one was crawled."""

from datetime import datetime, timedelta

from quiethire.domain.company import Company
from quiethire.pipeline.ports import Ports


async def stale_companies(ports: Ports, *, stale_days: float, limit: int, at: datetime | None = None) -> list[Company]:
    """Companies never crawled, or not for `stale_days` at the moment `at` (None: now): never-crawled first, then the
    longest ago. A round asks again and again with its own beginning, so that it meets no company twice."""
    since = (at or ports.clock()) - timedelta(days=stale_days)
    return await ports.companies.stale(not_crawled_since=since, limit=limit)


async def mark_crawled(ports: Ports, domain: str, *, error: str | None = None) -> None:
    """Note that a company was crawled now, and what went wrong if anything did."""
    await ports.companies.mark_crawled(domain, ports.clock(), error=error)
