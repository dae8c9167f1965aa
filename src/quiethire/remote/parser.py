"""Reading behind HTTP (`quiethire serve parser`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from pydantic import TypeAdapter

from quiethire.ats.contract import ProviderDetection
from quiethire.ats.pages import BoardPage, DetailPage, ParsedPage, PendingDetail
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import EngineError
from quiethire.domain.exchange import SnapshotRef
from quiethire.parsing.contract import LinkReading
from quiethire.remote.service import RemoteService

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class PagesBatch:
    """Snapshots of posting pages, and the moment relative dates are read against."""

    pages: Sequence[SnapshotRef]
    now: datetime


@dataclass(frozen=True, slots=True)
class BoardBatch:
    """One list response of a board."""

    board: BoardRef
    page: SnapshotRef
    now: datetime


@dataclass(frozen=True, slots=True)
class DetailsBatch:
    """Drafts of a board with their detail responses."""

    board: BoardRef
    details: Sequence[tuple[PendingDetail, SnapshotRef]]
    now: datetime


_PAGES = TypeAdapter(PagesBatch)
_REF = TypeAdapter(SnapshotRef)
_BOARD = TypeAdapter(BoardBatch)
_DETAILS = TypeAdapter(DetailsBatch)
_PARSED: TypeAdapter[list[ParsedPage]] = TypeAdapter(list[ParsedPage])
_LINKS = TypeAdapter(LinkReading)
_DETECTED = TypeAdapter(ProviderDetection)
_BOARD_PAGE = TypeAdapter(BoardPage)
_DETAIL_PAGES: TypeAdapter[list[DetailPage]] = TypeAdapter(list[DetailPage])


class RemoteParser:
    """A PageParser whose work is done elsewhere, over the same snapshot store."""

    def __init__(self, service: RemoteService) -> None:
        self._service = service

    async def parse_pages(self, pages: Sequence[SnapshotRef], *, now: datetime) -> list[ParsedPage]:
        """See PageParser."""
        body = await self._service.call("POST", "/api/v1/parse", _PAGES.dump_json(PagesBatch(list(pages), now)))
        return _as_many(_PARSED.validate_json(body), len(pages))

    async def extract_links(self, page: SnapshotRef) -> LinkReading:
        """See PageParser."""
        body = await self._service.call("POST", "/api/v1/extract-job-links", _REF.dump_json(page))
        return _LINKS.validate_json(body)

    async def detect(self, page: SnapshotRef) -> ProviderDetection:
        """See PageParser."""
        return _DETECTED.validate_json(await self._service.call("POST", "/api/v1/detect", _REF.dump_json(page)))

    async def read_board(self, board: BoardRef, page: SnapshotRef, *, now: datetime) -> BoardPage:
        """See PageParser."""
        body = await self._service.call("POST", "/api/v1/read-board", _BOARD.dump_json(BoardBatch(board, page, now)))
        return _BOARD_PAGE.validate_json(body)

    async def read_details(
        self, board: BoardRef, details: Sequence[tuple[PendingDetail, SnapshotRef]], *, now: datetime
    ) -> list[DetailPage]:
        """See PageParser."""
        asked = _DETAILS.dump_json(DetailsBatch(board, list(details), now))
        body = await self._service.call("POST", "/api/v1/read-details", asked)
        return _as_many(_DETAIL_PAGES.validate_json(body), len(details))

    async def ping(self) -> None:
        """Raises EngineUnavailable when the service does not answer."""
        await self._service.ping()


def _as_many(answers: list[_Read], asked: int) -> list[_Read]:
    if len(answers) != asked:
        raise EngineError(f"the parser answered {len(answers)} of {asked} pages")
    return answers
