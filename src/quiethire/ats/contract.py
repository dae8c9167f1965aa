"""What a provider is.

A provider (a family of ATS software) is one file in `ats/providers/`: a small state machine without I/O. It plans
requests (`first`, `detail`), reads responses (`read`, `read_detail`), and recognises its boards by address
(`match_url`) and by embed (`match_page`). It may raise BoardGone, Blocked and ShapeChanged and nothing else; the
registry turns KeyError, TypeError and the like into ShapeChanged. Mandatory fields are indexed plainly, optional ones
read tolerantly, and one unreadable entry becomes a Rejection, never the loss of the board. Pay, places and dates stay
in the source's words.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from re import Pattern
from typing import ClassVar

from quiethire.domain.board import BoardRef, Detection
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Request, Response
from quiethire.parsing.contract import Rejection
from quiethire.parsing.page import Page


@dataclass(frozen=True, slots=True)
class Traits:
    """Facts about a provider that others may ask about, so that nobody writes `if provider.name ==`.

    lists_all: the list response holds everything `drafts` need, no detail requests.
    needs_browser: the board cannot be read without one.
    pace_seconds: least time between two requests to its API host.
    cap: the largest total the provider ever reports, where it caps.
    closed_by_robots: why the vendor's robots.txt closes it to us; then off unless an operator switches it on.
    gone_statuses: statuses on the list that mean "no such board".
    api_documented: the vendor documents the endpoint as a public API.
    """

    lists_all: bool = True
    needs_browser: bool = False
    pace_seconds: float = 0.5
    cap: int | None = None
    closed_by_robots: str | None = None
    gone_statuses: frozenset[int] = frozenset({404, 410})
    api_documented: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one list response gave.

    follow: further list requests needed for completeness. total: the board's own count, where it states one.
    capped: the total is at the provider's cap and the sweep must be split (the follow requests do that).
    unlisted: entries the provider says are not public, skipped on purpose (they count towards the total).
    A sweep is complete when nothing is left to follow and drafts + rejected + unlisted reach the total.
    """

    drafts: tuple[PostingDraft, ...] = ()
    follow: tuple[Request, ...] = ()
    total: int | None = None
    rejected: tuple[Rejection, ...] = ()
    capped: bool = False
    unlisted: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A board recognised on a page, with how sure and what was seen."""

    board: BoardRef
    confidence: float
    evidence: str


class Provider(ABC):
    """One ATS. Everything is a fact or a pure function."""

    name: ClassVar[str]
    """Equal to the file's name and to the provider's id in the catalogue."""
    title: ClassVar[str]
    """The vendor's name for people."""
    docs: ClassVar[str]
    """Where the format is described."""
    traits: ClassVar[Traits] = Traits()
    urls: ClassVar[tuple[Pattern[str], ...]]
    """Patterns of addresses that name a board: groups `tenant`, and where needed `site`, `host`."""
    cnames: ClassVar[tuple[str, ...]] = ()
    """Zones a customer's own host name may be an alias into."""

    @abstractmethod
    def match_url(self, url: str) -> BoardRef | None:
        """The board an address belongs to: list page, posting page, embed or API address."""

    @abstractmethod
    def match_page(self, page: Page) -> list[Match]:
        """Boards the page embeds (iframe, script, form, data-*, inline configuration). A mere link to another
        firm's board is not one. Several tenants are returned as several matches; the registry decides."""

    @abstractmethod
    def board_url(self, board: BoardRef) -> str:
        """The board's public address; match_url(board_url(b)) == b."""

    @abstractmethod
    def first(self, board: BoardRef) -> Request:
        """The request a sweep starts with."""

    @abstractmethod
    def read(self, board: BoardRef, response: Response) -> Reading:
        """Read one list response (any page of the list; `response.requested_url` tells which)."""

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        """The request that completes a draft; None when the list says it all."""
        del board, draft
        return None

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        """The draft completed from the response of `detail`. Raises Gone-like BoardGone never; a posting that is no
        longer there is `draft` with closed=True."""
        del board, response
        return draft


@dataclass(frozen=True, slots=True)
class ProviderDetection:
    """The registry's answer for a page or address; `detection` None with `refusal` saying why there is no answer
    ("two tenants on one page: acme, umbrella")."""

    detection: Detection | None
    refusal: str | None = None
    candidates: tuple[Match, ...] = field(default=())
