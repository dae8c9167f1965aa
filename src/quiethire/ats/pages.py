"""Reading fetched bodies, wherever it runs: in worker processes or behind the parser service.

Snapshot references go in, values come out; bodies are read where the parsing happens. The values stand here, below
`remote` and `pipeline`, because both the reading and its HTTP twin answer with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from quiethire.ats.contract import ProviderDetection
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Request, SnapshotRef
from quiethire.domain.posting import Posting
from quiethire.parsing.contract import LinkReading, Rejection


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """What one posting page gave. `error` is a QuietHireError.code when the page could not be read at all."""

    url: str
    postings: tuple[Posting, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    error: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class BoardPage:
    """What one list response of a board gave.

    postings: complete ones. pending: drafts that need a detail request first, each with that request and the hash of
    its list entry. follow: further list requests. The counts are those of `ats.contract.Reading`.
    """

    postings: tuple[Posting, ...] = ()
    pending: tuple["PendingDetail", ...] = ()
    follow: tuple[Request, ...] = ()
    total: int | None = None
    rejected: tuple[Rejection, ...] = ()
    unlisted: int = 0
    capped: bool = False
    scope: str = ""
    partial: bool = False
    error: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class PendingDetail:
    """A draft whose detail is to be fetched. `list_hash` is the hash of the list entry: unchanged, no detail again."""

    draft: PostingDraft
    request: Request
    list_hash: str
    url_hash: str


@dataclass(frozen=True, slots=True)
class DetailPage:
    """What one detail response gave: the posting, a rejection, or an error code."""

    url_hash: str
    posting: Posting | None = None
    rejected: Rejection | None = None
    error: str | None = None
    message: str = ""


class PageParser(Protocol):
    """Reading, wherever it runs. Never raises for one page: errors are values, so that a batch is never lost."""

    async def parse_pages(self, pages: Sequence[SnapshotRef], *, now: datetime) -> list[ParsedPage]:
        """Postings of each page, in order."""
        ...

    async def extract_links(self, page: SnapshotRef) -> LinkReading:
        """What a listing page leads to. Raises ReadError when it cannot be read."""
        ...

    async def detect(self, page: SnapshotRef) -> ProviderDetection:
        """Whose board the page is or embeds."""
        ...

    async def read_board(self, board: BoardRef, page: SnapshotRef, *, now: datetime) -> BoardPage:
        """Read one list response of a board."""
        ...

    async def read_details(
        self, board: BoardRef, details: Sequence[tuple[PendingDetail, SnapshotRef]], *, now: datetime
    ) -> list[DetailPage]:
        """Complete drafts from their detail responses, in order."""
        ...
