"""What a discovery method is, and what it answers. Methods know nothing of each other; the registry finds them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from quiethire.ats.contract import ProviderDetection
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import SnapshotRef
from quiethire.parsing.contract import LinkReading


@dataclass(frozen=True, slots=True)
class Finding:
    """An address that leads to postings, or may.

    url_type: career_page, job_board or ats. discovered_via: osint, github, dork, subdomain. priority: 1 (first) to 9.
    board: set when the address is a board of a known provider. snapshot: the page, where the method fetched it.
    """

    url: str
    url_type: str
    discovered_via: str
    priority: int = 5
    confidence: float = 1.0
    evidence: str = ""
    title: str | None = None
    board: BoardRef | None = None
    snapshot: SnapshotRef | None = None


@dataclass(frozen=True, slots=True)
class Subdomain:
    """A host name under a company's domain. method: dns, crt or harvester."""

    name: str
    method: str
    is_job_related: bool = False
    cname: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a discovery gave. `unavailable` names sources that did not answer and why, so that "nothing found" and
    "could not look" stay apart; `blocked` likewise for robots.txt."""

    findings: tuple[Finding, ...] = ()
    subdomains: tuple[Subdomain, ...] = ()
    unavailable: tuple[str, ...] = ()
    company_name: str | None = None


@dataclass(frozen=True, slots=True)
class DetectedBoard:
    """The answer of detection for one address: a board or None, how sure, and what was seen."""

    url: str
    board: BoardRef | None
    confidence: float
    evidence: str
    board_url: str | None = None


class Discoverer(Protocol):
    """Discovery as the pipeline sees it; in process or behind HTTP."""

    async def career_pages(self, domain: str) -> Outcome:
        """Career pages and boards of a company: common paths, homepage links, sitemaps; verified by content."""
        ...

    async def subdomains(self, domain: str) -> Outcome:
        """Host names under the domain, by three methods side by side."""
        ...

    async def detect(self, urls: Sequence[str]) -> list[DetectedBoard]:
        """Which provider and tenant each address belongs to: by address, by page content, by CNAME."""
        ...

    async def github(self, query: str, limit: int) -> Outcome:
        """Company domains from public repositories."""
        ...

    async def dork(self, query: str, limit: int) -> Outcome:
        """Boards and career pages from a search engine's answers."""
        ...


class PageLooker(Protocol):
    """Looks at fetched pages, wherever reading runs (worker processes, the parser service)."""

    async def detect(self, page: SnapshotRef) -> ProviderDetection:
        """Whose board the page is or embeds."""
        ...

    async def extract_links(self, page: SnapshotRef) -> LinkReading:
        """What a listing page leads to. Raises ReadError."""
        ...


Resolver = Callable[[str], Awaitable["HostAnswer | None"]]
"""Asks DNS for a host name; None when there is no such name. Raises OSError when DNS does not answer."""


@dataclass(frozen=True, slots=True)
class HostAnswer:
    """What DNS says of a host name: the names it is an alias of, outermost first."""

    name: str
    aliases: tuple[str, ...] = ()
