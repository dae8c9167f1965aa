"""What a strategy is, and what reading a page gives.

A strategy looks at one page and returns drafts with their provenance; it knows no other strategy. The registry finds
every module of `parsing.strategies`; `extract` runs them in order of confidence and merges their drafts; `normalize`
types the merged draft. Adding one: one file in `strategies/`, one fixture, one row in the test table.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from quiethire.domain.draft import PostingDraft
from quiethire.domain.posting import Posting
from quiethire.parsing.page import Page


class Strategy(ABC):
    """One way of reading postings out of a page."""

    name: ClassVar[str]
    """Equal to the file's name."""
    confidence: ClassVar[float]
    """0.0 to 1.0: how far its fields are to be believed where strategies disagree."""

    @abstractmethod
    def read(self, page: Page) -> list[PostingDraft]:
        """Postings stated on the page. Total: malformed input gives fewer drafts, never an exception."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A draft or entry that became no posting: where it stood and why, in words."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """Postings found on one page, and what was seen and refused."""

    postings: tuple[Posting, ...] = ()
    rejected: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a posting: absolute address and the text a reader sees (may be empty)."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkReading:
    """What a listing page leads to.

    links: every posting linked, on-site and off-site, in page order, without repeats.
    next_pages: further pages of the same listing (pagination, "load more" with an address), absolute.
    feeds: RSS/Atom addresses of postings; sitemaps: where the page or its site names them.
    inline: how many postings stand on the page itself without a link of their own (read them with `extract`).
    """

    links: tuple[Link, ...] = ()
    next_pages: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    inline: int = 0
