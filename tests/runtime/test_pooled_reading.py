"""Reading in worker processes: as at home, and no harm from a process that dies."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest

from quiethire.crawling.snapshots import ObjectSnapshots, open_store
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Response, SnapshotRef
from quiethire.pipeline.read_pages import read_links, read_page
from quiethire.runtime.reading import PooledParser

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
PAGE = (
    b"<html lang='en'><head><title>Lamp Engineer</title><script type='application/ld+json'>"
    b'{"@context":"https://schema.org","@type":"JobPosting","title":"Lamp Engineer","hiringOrganization":'
    b'{"@type":"Organization","name":"Umbra GmbH"},"jobLocation":{"@type":"Place","address":"Berlin"},'
    b'"description":"<p>We build lamps that turn themselves off when nobody looks at them.</p>"}'
    b"</script></head><body><h1>Lamp Engineer</h1></body></html>"
)
LISTING = b"<html><body><h1>Jobs</h1><ul><li><a href='/jobs/lamp-engineer'>Lamp Engineer</a></li></ul></body></html>"


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    return f"file://{tmp_path}"


@pytest.fixture
async def snapshots(store_url: str) -> AsyncIterator[ObjectSnapshots]:
    store = ObjectSnapshots(open_store(store_url))
    yield store
    await store.close()


@pytest.fixture
async def pool(store_url: str) -> AsyncIterator[PooledParser]:
    parser = PooledParser(store_url, processes=2)
    await parser.warm()
    yield parser
    await parser.close()


async def put(snapshots: ObjectSnapshots, url: str, body: bytes) -> tuple[Response, SnapshotRef]:
    response = Response(url, 200, body, {"content-type": "text/html"}, requested_url=url, fetched_at=NOW)
    return response, await snapshots.put(response)


def readers() -> list[psutil.Process]:
    """The worker processes of pools of this process."""
    return [one for one in psutil.Process().children() if "spawn_main" in " ".join(one.cmdline())]


async def test_it_reads_what_is_read_at_home(snapshots: ObjectSnapshots, pool: PooledParser) -> None:
    kept = [await put(snapshots, f"https://umbra.example/jobs/{n}", PAGE) for n in range(25)]
    pages = await pool.parse_pages([ref for _, ref in kept], now=NOW)
    assert pages == [read_page(response, now=NOW) for response, _ in kept]
    assert pages[0].postings[0].title == "Lamp Engineer"
    response, ref = await put(snapshots, "https://umbra.example/jobs", LISTING)
    assert await pool.extract_links(ref) == read_links(response)
    assert (await pool.detect(ref)).detection is None
    board = BoardRef("lever", "umbra")
    assert (await pool.read_board(board, ref, now=NOW)).error in {"shape_changed", "blocked", "unreadable"}


async def test_a_killed_reader_is_replaced_and_its_work_done_again(
    snapshots: ObjectSnapshots, pool: PooledParser
) -> None:
    kept = [await put(snapshots, f"https://umbra.example/jobs/{n}", PAGE) for n in range(40)]
    refs = [ref for _, ref in kept]
    before = readers()
    assert len(before) >= 2
    working = asyncio.create_task(pool.parse_pages(refs, now=NOW))
    os.kill(before[0].pid, signal.SIGKILL)
    pages = await working
    assert len(pages) == 40
    assert all(page.postings for page in pages)
    assert before[0].pid not in {one.pid for one in readers()}
    await pool.ping()


async def test_closing_leaves_no_process(store_url: str) -> None:
    before = {one.pid for one in readers()}
    parser = PooledParser(store_url, processes=2)
    await parser.warm()
    mine = [one for one in readers() if one.pid not in before]
    assert len(mine) == 2
    await parser.close()
    _, left = psutil.wait_procs(mine, timeout=10)
    assert left == []
