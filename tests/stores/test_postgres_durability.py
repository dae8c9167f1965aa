"""A decision that was committed survives the end of everything."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiethire.domain.board import BoardRef
from quiethire.domain.lifecycle import Status
from quiethire.runtime.engines.postgres import EmbeddedPostgres
from quiethire.stores.postgres import Postgres, PostgresBoards, PostgresPostings, PostgresQueue

_OWNER = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from quiethire.domain.board import BoardRef
from quiethire.domain.identity import posting_id
from quiethire.domain.lifecycle import ClosedBecause
from quiethire.runtime.engines.postgres import EmbeddedPostgres
from quiethire.stores.contract import StateChange
from quiethire.stores.postgres import *

async def main():
    server = EmbeddedPostgres(Path(sys.argv[1]))
    pool = Postgres(server.start())
    await pool.open()
    await migrate(pool)
    ref = BoardRef("lever", "acme")
    board, _ = await PostgresBoards(pool).admit(ref, "https://x.example", company=None, evidence="")
    states, queue = PostgresPostings(pool), PostgresQueue(pool)
    keys = [f"{number:064x}" for number in range(200)]
    at = datetime(2026, 11, 2, tzinfo=UTC)
    changes = [StateChange(key, posting_id(key), "f", "b") for key in keys]
    await states.apply(board.id, at, write=changes, seen=[], closed={})
    await states.apply(board.id, at, write=[], seen=[], closed={key: ClosedBecause.GONE for key in keys[:50]})
    await states.mark_stored(await states.unstored(limit=30))
    await queue.add(["https://a.example", "https://b.example"])
    await queue.claim(limit=1, lease_seconds=0.01)
    async with pool.transaction() as connection:
        await connection.execute("UPDATE postings SET fingerprint = 'never committed'")
        print(server.pid, flush=True)
        await asyncio.sleep(600)

asyncio.run(main())
"""


@pytest.mark.parametrize("killed", ["owner", "owner and server"])
async def test_what_was_committed_is_there_after_a_kill(tmp_path: Path, killed: str) -> None:
    owner = subprocess.Popen([sys.executable, "-c", _OWNER, str(tmp_path / "pg")], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    server_pid = int(owner.stdout.readline())
    owner.stdout.close()
    if killed == "owner and server":
        os.kill(server_pid, signal.SIGKILL)
    owner.kill()
    owner.wait()
    server = EmbeddedPostgres(tmp_path / "pg")
    pool = Postgres(server.start())
    try:
        await pool.open()
        board = await PostgresBoards(pool).find(BoardRef("lever", "acme"))
        assert board is not None
        states = PostgresPostings(pool)
        assert await states.counts() == {"open": 150, "closed": 50, "unstored": 170, "unindexed": 200}
        known = await states.known(board.id)
        assert {one.fingerprint for one in known.values()} == {"f"}
        (closed,) = (await states.states(["0" * 64])).values()
        assert (closed.status, closed.closed_at) == (Status.CLOSED, datetime(2026, 11, 2, tzinfo=UTC))
        assert len(await PostgresQueue(pool).claim(limit=10, lease_seconds=60)) == 2
    finally:
        await pool.close()
        server.stop()
