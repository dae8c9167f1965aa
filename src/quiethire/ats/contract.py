"""What a provider is.

A provider (a family of ATS software) is one file in `ats/providers/`: a small state machine without I/O. It plans
requests (`first`, `detail`), reads responses (`read`, `read_detail`), and recognises its boards by address
(`match_url`) and by embed (`match_page`). Both have a default that works from the class's facts (`hosts`, `urls`,
`markers`, `embeds`), which is enough for most. It may raise BoardGone, Blocked and ShapeChanged and nothing else; the
registry turns KeyError, TypeError and the like into ShapeChanged. Mandatory fields are indexed plainly, optional ones
read tolerantly, and one unreadable entry becomes a Rejection, never the loss of the board. Pay, places and dates stay
in the source's words.
"""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from re import Pattern
from typing import ClassVar

from quiethire.ats.addresses import tenant_token, tidy
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
    page_size: postings in one response of the list, where it comes in pages.
    pace_seconds: least time between two requests to its API host.
    cap: the largest total the provider ever reports, where it caps.
    closed_by_robots: why the vendor's robots.txt closes it to us; then off unless an operator switches it on.
    gone_statuses: statuses on the list that mean "no such board".
    handled_statuses: other statuses outside 2xx that `read` makes sense of itself.
    api_documented: the vendor documents the endpoint as a public API.
    detail_closes: a 404 or 410 of the detail means that the posting is gone.
    """

    lists_all: bool = True
    needs_browser: bool = False
    pace_seconds: float = 0.5
    cap: int | None = None
    closed_by_robots: str | None = None
    gone_statuses: frozenset[int] = frozenset({404, 410})
    handled_statuses: frozenset[int] = frozenset()
    api_documented: bool = False
    detected_only: bool = False
    page_size: int | None = None
    detail_closes: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What one list response gave.

    follow: further list requests needed for completeness. total: the board's own count, where it states one.
    capped: the total is at the provider's cap and the sweep must be split (the follow requests do that).
    unlisted: entries the provider says are not public, or that repeat another entry's posting, skipped on purpose
    (they count towards the total).
    scope: which part of a split board the total speaks of; "" is the whole board.
    partial: the board is known to hold more than can be reached; a sweep with such a reading is never complete.
    A sweep is complete when nothing is left to follow and, in every scope that states a total, drafts + rejected +
    unlisted reach it (`ats.tally.Tally` keeps that account; scope "" counts every distinct draft).
    """

    drafts: tuple[PostingDraft, ...] = ()
    follow: tuple[Request, ...] = ()
    total: int | None = None
    rejected: tuple[Rejection, ...] = ()
    capped: bool = False
    unlisted: int = 0
    scope: str = ""
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A board recognised on a page, with how sure and what was seen."""

    board: BoardRef
    confidence: float
    evidence: str


def marked(page: Page, *markers: str) -> bool:
    """Whether one of the words stands in the page's bytes: cheap, so that most providers pass most pages by."""
    return any(marker.encode() in page.body for marker in markers)


class Provider(ABC):
    """One ATS. Everything is a fact or a pure function."""

    name: ClassVar[str]
    """Equal to the file's name and to the provider's id in the catalogue."""
    aliases: ClassVar[tuple[str, ...]] = ()
    """Other names it is asked for by."""
    title: ClassVar[str]
    """The vendor's name for people."""
    docs: ClassVar[str]
    """Where the format is described."""
    traits: ClassVar[Traits] = Traits()
    hosts: ClassVar[tuple[str, ...]]
    """Zones the vendor serves boards and their API from ("lever.co"); an address outside them is never the provider's.
    Empty for software that lives on its customers' hosts only."""
    urls: ClassVar[tuple[Pattern[str], ...]]
    """Patterns of addresses that name a board: groups `tenant`, and where needed `site`, `host`. They are matched from
    the start of the tidied address: https, lower-case host, no default port (`ats.addresses.tidy`)."""
    cnames: ClassVar[tuple[str, ...]] = ()
    """Zones a customer's own host name may be an alias into."""
    markers: ClassVar[tuple[str, ...]] = ()
    """Words one of which every page with such an `embeds` has: looked for before any pattern is tried."""
    embeds: ClassVar[tuple[Pattern[str], ...]] = ()
    """Patterns of inline configuration that names a board, searched in the page's source; groups as in `urls`."""

    def match_url(self, url: str) -> BoardRef | None:
        """The board an address belongs to: list page, posting page, embed or API address."""
        address = tidy(url)
        if address is None:
            return None
        for pattern in self.urls:
            found = pattern.match(address)
            board = self.board_of(found) if found else None
            if board is not None:
                return board
        return None

    def match_page(self, page: Page) -> list[Match]:
        """Boards the page's inline configuration names. Addresses in iframes, scripts, forms and links are matched
        for all providers together (`ats.detect`), so this is only for what is no address. A mere link to another
        firm's board is not one. Several tenants are returned as several matches; the registry decides."""
        if not self.embeds or not marked(page, *self.markers):
            return []
        found = (hit for pattern in self.embeds for hit in pattern.finditer(page.markup))
        boards = {board: hit.group(0) for hit in found if (board := self.board_of(hit))}
        return [Match(board, 0.95, f"inline configuration {seen[:80]!r}") for board, seen in boards.items()]

    def board_of(self, found: "re.Match[str]") -> BoardRef | None:
        """The board named by a match of `urls` or `embeds`; None when what stands there is no tenant."""
        groups = found.groupdict()
        named = tenant_token(groups.get("tenant"))
        return BoardRef(self.name, named, groups.get("site"), groups.get("host")) if named else None

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
        """The draft completed from the response of `detail`. A posting that is no longer there is `draft` with
        closed=True; BoardGone is never raised here."""
        del board, response
        return draft


@dataclass(frozen=True, slots=True)
class ProviderDetection:
    """The registry's answer for a page or address; `detection` None with `refusal` saying why there is no answer
    ("two tenants on one page: acme, umbrella")."""

    detection: Detection | None
    refusal: str | None = None
    candidates: tuple[Match, ...] = field(default=())
