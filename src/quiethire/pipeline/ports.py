"""The ports the verbs need that no single room below owns.

Reading (`PageParser` and its values) stands in `ats.pages`, so that its HTTP twin can answer with the same values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from quiethire.ats.pages import BoardPage, DetailPage, PageParser, ParsedPage, PendingDetail
from quiethire.cache.contract import Cache
from quiethire.crawling.contract import Crawler, SnapshotStore
from quiethire.discovery.contract import Discoverer
from quiethire.search.contract import SearchIndex
from quiethire.stores.contract import (
    BoardStore,
    CompanyStore,
    CrawlQueue,
    DiscoveredStore,
    JobsStore,
    PostingStateStore,
)

__all__ = [
    "BoardPage", "Clock", "DetailPage", "PageParser", "ParsedPage", "PendingDetail", "Ports", "Reporter", "no_report",
]  # fmt: skip

Clock = Callable[[], datetime]
"""Says the present moment, aware UTC."""


class Reporter(Protocol):
    """Where a verb says how far it has come: Temporal's heartbeat in an activity, nothing elsewhere."""

    def __call__(self, progress: Mapping[str, object]) -> None:
        """Note progress; cheap, may be called often."""
        ...


def no_report(progress: Mapping[str, object]) -> None:
    """The reporter of callers nobody waits for."""
    del progress


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything a verb may use. Built once by `runtime.build`.

    min_quality: postings below are not stored. open_providers: providers switched on although their vendor's
    robots.txt closes them. fresh_seconds: a snapshot younger than this is used instead of fetching.
    """

    crawler: Crawler
    parser: PageParser
    discoverer: Discoverer
    snapshots: SnapshotStore
    companies: CompanyStore
    discovered: DiscoveredStore
    boards: BoardStore
    states: PostingStateStore
    queue: CrawlQueue
    jobs: JobsStore
    index: SearchIndex
    cache: Cache
    clock: Clock
    min_quality: int = 70
    open_providers: frozenset[str] = frozenset()
    fresh_seconds: float = 3600.0
