"""Counts what was asked for, so that tests can see whether a crawler was polite."""

from collections import Counter
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

KEPT_PATHS = 50


@dataclass(slots=True)
class HostRecord:
    """Requests to one host. Spacing is between the starts of consecutive requests, robots.txt left out."""

    requests: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    agents: Counter[str] = field(default_factory=Counter)
    in_flight: int = 0
    most_in_flight: int = 0
    last_start: float | None = None
    least_spacing: float | None = None
    first: float | None = None
    forbidden: list[str] = field(default_factory=list)

    def view(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "requests": self.requests,
            "kinds": dict(self.kinds),
            "statuses": {str(status): count for status, count in self.statuses.items()},
            "user_agents": dict(self.agents),
            "max_concurrent": self.most_in_flight,
            "least_spacing_seconds": None if self.least_spacing is None else round(self.least_spacing, 4),
            "seconds_between_first_and_last": 0.0
            if self.first is None or self.last_start is None
            else round(self.last_start - self.first, 3),
            "forbidden": self.forbidden,
        }


class Ledger:
    """One record per host."""

    def __init__(self) -> None:
        self.hosts: dict[str, HostRecord] = {}

    def begin(self, host: str) -> HostRecord:
        """A request to the host starts."""
        record = self.hosts.get(host)
        if record is None:
            record = self.hosts[host] = HostRecord()
        record.requests += 1
        record.in_flight += 1
        record.most_in_flight = max(record.most_in_flight, record.in_flight)
        return record

    def end(self, record: HostRecord, what: str, status: int, agent: str, started: float) -> None:
        """The request that started at `started` (monotonic seconds) was answered."""
        record.in_flight -= 1
        record.kinds[what] += 1
        record.statuses[status] += 1
        if agent in record.agents or len(record.agents) < KEPT_PATHS:
            record.agents[agent] += 1
        if what == "robots":
            return
        if record.first is None:
            record.first = started
        if record.last_start is not None:
            spacing = abs(started - record.last_start)
            record.least_spacing = spacing if record.least_spacing is None else min(record.least_spacing, spacing)
        record.last_start = started

    def view(self) -> dict[str, Any]:
        """Everything as JSON: totals and one entry per host."""
        kinds: Counter[str] = Counter()
        statuses: Counter[int] = Counter()
        for record in self.hosts.values():
            kinds.update(record.kinds)
            statuses.update(record.statuses)
        return {
            "total": sum(record.requests for record in self.hosts.values()),
            "kinds": dict(kinds),
            "statuses": {str(status): count for status, count in statuses.items()},
            "forbidden": sum(len(record.forbidden) for record in self.hosts.values()),
            "hosts": {host: record.view() for host, record in sorted(self.hosts.items())},
        }


def clock() -> float:
    """Monotonic seconds."""
    return monotonic()
