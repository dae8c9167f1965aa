"""The ports the verbs need that no single room below owns.

Reading (`PageParser` and its values) stands in `ats.pages`, so that its HTTP twin can answer with the same values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from quiethire.ats.pages import BoardPage, DetailPage, PageParser, ParsedPage, PendingDetail
from quiethire.cache.contract import Cache
from quiethire.crawling.contract import Crawler, SnapshotStore
from quiethire.discovery.contract import Discoverer
from quiethire.domain.board import BoardRef
from quiethire.domain.company import Company
from quiethire.domain.lifecycle import Known
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
    "Admitting", "BoardPage", "Clock", "CrawlPorts", "Crawling", "DetailPage", "HasSwitches", "PageParser",
    "ParsedPage", "PendingDetail", "Ports", "Registers", "Reporter", "no_report",
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


class HasSwitches(Protocol):
    """Says what an operator switched on."""

    @property
    def open_providers(self) -> frozenset[str]:
        """Providers switched on although robots.txt closes them."""
        ...


class Admitting(Protocol):
    """The ports of whoever takes in employers and boards: a part of `Ports`, and `Registers` alone."""

    @property
    def companies(self) -> CompanyStore:
        """`companies`."""
        ...

    @property
    def discovered(self) -> DiscoveredStore:
        """`discovered_urls` and its siblings."""
        ...

    @property
    def boards(self) -> BoardStore:
        """`boards`."""
        ...

    @property
    def queue(self) -> CrawlQueue:
        """`crawl_queue`."""
        ...

    @property
    def open_providers(self) -> frozenset[str]:
        """Providers switched on although robots.txt closes them."""
        ...


@dataclass(frozen=True, slots=True)
class Registers:
    """What is needed to add employers, and nothing that only one process may open."""

    companies: CompanyStore
    discovered: DiscoveredStore
    boards: BoardStore
    queue: CrawlQueue
    open_providers: frozenset[str] = frozenset()


class FindsCompanies(Protocol):
    """Looks a company up."""

    async def find(self, domain: str) -> Company | None:
        """The company with the domain."""
        ...


class AdmittedBoard(Protocol):
    """What a crawl has to know of its board."""

    @property
    def id(self) -> UUID:
        """The id."""
        ...

    @property
    def hold(self) -> bool:
        """Closings of the last sweep were held back: the next one is the second look."""
        ...


class AdmitsBoards(Protocol):
    """Names a board."""

    async def admit(
        self, ref: BoardRef, url: str, *, company: UUID | None, evidence: str
    ) -> tuple[AdmittedBoard, bool]:
        """The board, made if new; True when it was."""
        ...


class KnowsPostings(Protocol):
    """Remembers postings of a board."""

    async def known(self, board: UUID) -> dict[str, Known]:
        """Every posting of the board by url_hash."""
        ...


class Crawling(Protocol):
    """The ports of the steps of a crawl: a part of `Ports`, and `CrawlPorts` alone."""

    @property
    def crawler(self) -> Crawler:
        """Fetches."""
        ...

    @property
    def parser(self) -> PageParser:
        """Reads."""
        ...

    @property
    def snapshots(self) -> SnapshotStore:
        """Keeps bodies and states."""
        ...

    @property
    def companies(self) -> FindsCompanies:
        """Whose crawl it is."""
        ...

    @property
    def boards(self) -> AdmitsBoards:
        """Which board it is."""
        ...

    @property
    def states(self) -> KnowsPostings:
        """What is known of it."""
        ...

    @property
    def clock(self) -> Clock:
        """The present."""
        ...

    @property
    def min_quality(self) -> int:
        """The gate."""
        ...

    @property
    def open_providers(self) -> frozenset[str]:
        """Providers switched on although robots.txt closes them."""
        ...

    @property
    def fresh_seconds(self) -> float:
        """How young a snapshot must be to be used again."""
        ...


@dataclass(frozen=True, slots=True)
class CrawlPorts:
    """What a crawl needs when nothing of it is to be stored."""

    crawler: Crawler
    parser: PageParser
    snapshots: SnapshotStore
    companies: FindsCompanies
    boards: AdmitsBoards
    states: KnowsPostings
    clock: Clock
    min_quality: int = 70
    open_providers: frozenset[str] = frozenset()
    fresh_seconds: float = 3600.0


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
