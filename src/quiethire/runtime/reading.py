"""Reading in worker processes: `pipeline.ports.PageParser` over a pool.

Workers read the bodies themselves from the snapshot store, so only references and results cross between processes.
Parsing holds the interpreter's lock, and two processes read 1.7 times what two threads do.
"""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from multiprocessing import get_context
from typing import TypeVar

from quiethire.ats.contract import ProviderDetection
from quiethire.crawling.snapshots import ObjectSnapshots, open_store
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import EngineError
from quiethire.domain.exchange import Response, SnapshotRef
from quiethire.observability.metrics import PARSER_DURATION
from quiethire.parsing.contract import LinkReading
from quiethire.pipeline.ports import BoardPage, DetailPage, ParsedPage, PendingDetail
from quiethire.pipeline.read_pages import detect_page, read_board_page, read_detail_page, read_links, read_page

T = TypeVar("T")
CHUNK = 10
"""Pages one worker takes at a time: enough to make the hand-over cheap, few enough to share the work out."""
_PARENT_SECONDS = 1.0


class _Room:
    """What a worker process holds: the snapshot store and a loop to reach it by."""

    loop: asyncio.AbstractEventLoop
    snapshots: ObjectSnapshots


def _enter(url: str, parent: int) -> None:
    """Start of a worker process. Ctrl-C is the parent's to answer; when the parent is gone the worker ends itself, so
    that kill -9 leaves no orphan."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Room.loop = asyncio.new_event_loop()
    _Room.snapshots = ObjectSnapshots(open_store(url), threads=1)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_PARENT_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="parent-watch").start()


def _response(ref: SnapshotRef) -> Response:
    return _Room.loop.run_until_complete(_Room.snapshots.get(ref))


def _pages(refs: Sequence[SnapshotRef], now: datetime) -> list[ParsedPage]:
    return [read_page(_response(ref), now=now) for ref in refs]


def _links(ref: SnapshotRef) -> LinkReading:
    return read_links(_response(ref))


def _detect(ref: SnapshotRef) -> ProviderDetection:
    return detect_page(_response(ref))


def _board(board: BoardRef, ref: SnapshotRef, now: datetime) -> BoardPage:
    return read_board_page(board, _response(ref), now=now)


def _details(board: BoardRef, details: Sequence[tuple[PendingDetail, SnapshotRef]], now: datetime) -> list[DetailPage]:
    return [read_detail_page(board, pending, _response(ref), now=now) for pending, ref in details]


def _ready() -> int:
    return os.getpid()


class PooledParser:
    """Reads in `processes` worker processes; a broken pool is made anew once."""

    def __init__(self, snapshots_url: str, *, processes: int) -> None:
        self._url = snapshots_url
        self._processes = processes
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._processes, mp_context=get_context("spawn"), initializer=_enter, initargs=(self._url, os.getpid())
        )

    async def warm(self) -> None:
        """Start the workers now, so that the first page does not wait for them."""
        await asyncio.gather(*(self._run(_ready) for _ in range(self._processes)))

    async def parse_pages(self, pages: Sequence[SnapshotRef], *, now: datetime) -> list[ParsedPage]:
        """Postings of each page, in order."""
        chunks = [pages[start : start + CHUNK] for start in range(0, len(pages), CHUNK)]
        with PARSER_DURATION.labels("pages").time():
            parts = await asyncio.gather(*(self._run(_pages, chunk, now) for chunk in chunks))
        return [page for part in parts for page in part]

    async def extract_links(self, page: SnapshotRef) -> LinkReading:
        """What a listing page leads to."""
        with PARSER_DURATION.labels("links").time():
            return await self._run(_links, page)

    async def detect(self, page: SnapshotRef) -> ProviderDetection:
        """Whose board the page is."""
        return await self._run(_detect, page)

    async def read_board(self, board: BoardRef, page: SnapshotRef, *, now: datetime) -> BoardPage:
        """One list response of a board."""
        with PARSER_DURATION.labels("board").time():
            return await self._run(_board, board, page, now)

    async def read_details(
        self, board: BoardRef, details: Sequence[tuple[PendingDetail, SnapshotRef]], *, now: datetime
    ) -> list[DetailPage]:
        """Complete drafts from their details, in order."""
        chunks = [details[start : start + CHUNK] for start in range(0, len(details), CHUNK)]
        with PARSER_DURATION.labels("details").time():
            parts = await asyncio.gather(*(self._run(_details, board, chunk, now) for chunk in chunks))
        return [page for part in parts for page in part]

    async def ping(self) -> None:
        """Raises EngineError when no worker answers."""
        await self._run(_ready)

    async def close(self) -> None:
        """End the workers; what they are reading is dropped and read again by whoever asked."""
        pool: Executor = self._pool
        await asyncio.to_thread(pool.shutdown, wait=True, cancel_futures=True)

    async def _run(self, work: Callable[..., T], *args: object) -> T:
        for last in (False, True):
            pool = self._pool
            try:
                return await asyncio.get_running_loop().run_in_executor(pool, work, *args)
            except BrokenProcessPool as error:
                if last:
                    raise EngineError("a reading process died twice; the page may be harming it") from error
                if self._pool is pool:
                    self._pool = self._new_pool()
        raise EngineError("no reading process")
