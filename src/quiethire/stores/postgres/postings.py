"""`postings`: keys, clocks, status and fingerprint of every posting, and the outbox of storing and indexing."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, LiteralString
from uuid import UUID

from psycopg import AsyncConnection
from psycopg.rows import TupleRow, dict_row

from quiethire.domain.errors import NotFoundError
from quiethire.domain.lifecycle import ClosedBecause, Known, Status
from quiethire.stores.contract import PostingState, StateChange
from quiethire.stores.postgres.pool import Postgres, storable

DETAIL_DUE = timedelta(days=14)
"""How long a detail that could not be read is asked for again."""

_SELECT: LiteralString = (
    "SELECT url_hash, id, board_id, fingerprint, status, first_seen_at, last_seen_at, closed_at, closed_because, "
    "reopened_count, detail_state, detail_due_until, batch_key, revision, stored_revision = revision AS stored, "
    "indexed_revision = revision AS indexed FROM postings "
)

# A posting belongs to one board. Another board that lists the same address (a career page that repeats an ATS
# posting) only proves that it is there, unless the owner closed it, or the owner is a plain page and the other an ATS.
_WRITE: LiteralString = """
WITH given AS (
    SELECT * FROM unnest(%(url_hashes)s::text[], %(ids)s::uuid[], %(external_ids)s::text[], %(fingerprints)s::text[],
                         %(detail_states)s::text[], %(batch_keys)s::text[])
        AS g (url_hash, id, external_id, fingerprint, detail_state, batch_key)
), owned AS (
    -- Rows of other boards that this board may not take: only their clock moves, further down.
    SELECT p.url_hash FROM postings p JOIN given USING (url_hash)
        JOIN boards owner ON owner.id = p.board_id JOIN boards writer ON writer.id = %(board)s
    WHERE p.board_id <> writer.id AND p.status = 'open' AND NOT (owner.provider = 'site' AND writer.provider <> 'site')
)
INSERT INTO postings AS p (url_hash, id, board_id, external_id, fingerprint, first_seen_at, last_seen_at, detail_state,
                           detail_due_until, batch_key)
SELECT url_hash, id, %(board)s, external_id, fingerprint, %(at)s, %(at)s, detail_state,
       CASE detail_state WHEN 'missing' THEN %(due)s::timestamptz END, batch_key
FROM given WHERE url_hash NOT IN (SELECT url_hash FROM owned) ORDER BY url_hash
ON CONFLICT (url_hash) DO UPDATE SET
    board_id = excluded.board_id,
    external_id = coalesce(excluded.external_id, p.external_id),
    fingerprint = excluded.fingerprint,
    batch_key = excluded.batch_key,
    status = 'open',
    closed_at = NULL,
    closed_because = NULL,
    reopened_count = p.reopened_count + (p.status = 'closed')::integer,
    history = CASE WHEN p.status = 'open' THEN p.history ELSE p.history || jsonb_build_object(
        'closed_at', p.closed_at, 'closed_because', p.closed_because, 'reopened_at', %(at)s::timestamptz) END,
    last_seen_at = greatest(p.last_seen_at, excluded.last_seen_at),
    detail_state = excluded.detail_state,
    detail_due_until = CASE excluded.detail_state WHEN 'missing'
        THEN CASE p.detail_state WHEN 'missing' THEN coalesce(p.detail_due_until, excluded.detail_due_until)
             ELSE excluded.detail_due_until END END,
    -- The same write again (an activity tried twice) is no new revision.
    revision = p.revision + ((p.fingerprint, p.batch_key, p.status, p.detail_state)
        IS DISTINCT FROM (excluded.fingerprint, excluded.batch_key, 'open', excluded.detail_state))::integer
"""


class PostgresPostings:
    """A `PostingStateStore`."""

    def __init__(self, postgres: Postgres) -> None:
        self._postgres = postgres
        self._stages: dict[str, asyncio.Lock] = {}

    async def known(self, board: UUID) -> dict[str, Known]:
        """Every posting of the board by url_hash."""
        async with self._postgres.connection() as connection:
            rows = await connection.execute(
                "SELECT url_hash, fingerprint, status FROM postings WHERE board_id = %s", (board,)
            )
            return {url_hash: Known(url_hash, mark, Status(status)) async for url_hash, mark, status in rows}

    async def apply(
        self,
        board: UUID,
        at: datetime,
        *,
        write: Sequence[StateChange],
        seen: Sequence[str],
        closed: Mapping[str, ClosedBecause],
    ) -> None:
        """Write new, changed and reopened postings (`write`), move last_seen_at of all of `seen`, close `closed`.

        One transaction; decisions on one board wait for each other. Raises NotFoundError for an unknown board.
        """
        async with self._postgres.transaction() as connection:
            row = await (await connection.execute("SELECT 1 FROM boards WHERE id = %s FOR UPDATE", (board,))).fetchone()
            if row is None:
                raise NotFoundError(f"there is no board {board}")
            await _lock(connection, (*(change.url_hash for change in write), *seen, *closed))
            await _write(connection, board, at, write)
            await _see(connection, at, (*seen, *(change.url_hash for change in write)))
            await _close(connection, board, at, closed)

    async def rewrite(self, write: Sequence[StateChange]) -> int:
        """Give known postings new content without touching status or clocks: for reparsing. How many were changed."""
        async with self._postgres.transaction() as connection:
            await _lock(connection, tuple(change.url_hash for change in write))
            done = await connection.execute(
                "UPDATE postings p SET fingerprint = new.fingerprint, batch_key = new.batch_key, "
                "revision = p.revision + 1 "
                "FROM unnest(%s::text[], %s::text[], %s::text[]) AS new (url_hash, fingerprint, batch_key) "
                "WHERE p.url_hash = new.url_hash AND p.fingerprint IS DISTINCT FROM new.fingerprint",
                (
                    [change.url_hash for change in write],
                    [change.fingerprint for change in write],
                    [change.batch_key for change in write],
                ),
            )
            return done.rowcount

    async def states(self, url_hashes: Sequence[str]) -> dict[str, PostingState]:
        """The states by url_hash."""
        found = await self._select("WHERE url_hash = ANY(%(url_hashes)s)", {"url_hashes": list(url_hashes)})
        return {state.url_hash: state for state in found}

    @asynccontextmanager
    async def publishing(self, stage: str) -> AsyncIterator[None]:
        """One publisher at a time for each stage, by an advisory lock of its own connection.

        Within a process they wait for each other first, so that waiting takes one connection of the pool, not all.
        """
        async with self._stages.setdefault(stage, asyncio.Lock()), self._postgres.connection() as connection:
            await connection.execute("SET statement_timeout = 0")
            await connection.execute("SELECT pg_advisory_lock(hashtext(%s))", (f"quiethire.publish.{stage}",))
            try:
                yield
            finally:
                await connection.execute("SELECT pg_advisory_unlock(hashtext(%s))", (f"quiethire.publish.{stage}",))
                await connection.execute("RESET statement_timeout")

    async def unstored(self, *, limit: int) -> list[PostingState]:
        """Postings whose latest state is not in ClickHouse yet."""
        return await self._select(
            "WHERE stored_revision < revision ORDER BY url_hash LIMIT %(limit)s", {"limit": limit}
        )

    async def mark_stored(self, states: Sequence[PostingState]) -> None:
        """They are in ClickHouse as of the given revision; one changed since then stays unstored."""
        await self._mark(
            "UPDATE postings p SET stored_revision = least(done.revision, p.revision) "
            "FROM unnest(%s::text[], %s::bigint[]) AS done (url_hash, revision) "
            "WHERE p.url_hash = done.url_hash AND p.stored_revision < least(done.revision, p.revision)",
            states,
        )

    async def unindexed(self, *, limit: int, after: str = "") -> list[PostingState]:
        """Stored postings whose latest state is not in the index yet, by url_hash, greater than `after`."""
        return await self._select(
            "WHERE indexed_revision < revision AND stored_revision = revision AND url_hash > %(after)s "
            "ORDER BY url_hash LIMIT %(limit)s",
            {"limit": limit, "after": after},
        )

    async def mark_indexed(self, states: Sequence[PostingState]) -> None:
        """They are in the index (or, when closed, out of it) as of the given revision."""
        await self._mark(
            "UPDATE postings p SET indexed_revision = least(done.revision, p.revision) "
            "FROM unnest(%s::text[], %s::bigint[]) AS done (url_hash, revision) "
            "WHERE p.url_hash = done.url_hash AND p.indexed_revision < least(done.revision, p.revision)",
            states,
        )

    async def mark_all_unindexed(self) -> int:
        """For a rebuild of the index: every open posting is to be indexed again. How many."""
        async with self._postgres.connection() as connection:
            done = await connection.execute("UPDATE postings SET indexed_revision = 0 WHERE status = 'open'")
        return done.rowcount

    async def incomplete_details(self, board: UUID) -> list[str]:
        """url hashes whose detail is missing and still due."""
        async with self._postgres.connection() as connection:
            rows = await connection.execute(
                "SELECT url_hash FROM postings WHERE board_id = %s AND detail_state = 'missing' AND status = 'open' "
                "AND detail_due_until > now() ORDER BY url_hash",
                (board,),
            )
            return [url_hash async for (url_hash,) in rows]

    async def counts(self) -> dict[str, int]:
        """open, closed, unstored, unindexed."""
        async with self._postgres.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
            await rows.execute(
                "SELECT count(*) FILTER (WHERE status = 'open') AS open, "
                "count(*) FILTER (WHERE status = 'closed') AS closed, "
                "count(*) FILTER (WHERE stored_revision < revision) AS unstored, "
                "count(*) FILTER (WHERE indexed_revision < revision) AS unindexed FROM postings"
            )
            row = await rows.fetchone()
        return dict(row) if row else {}

    async def prune(self, *, closed_before: datetime) -> int:
        """Forget postings closed before the time. How many. What ClickHouse or the index has yet to learn stays."""
        async with self._postgres.connection() as connection:
            done = await connection.execute(
                "DELETE FROM postings WHERE status = 'closed' AND closed_at < %s "
                "AND stored_revision = revision AND indexed_revision = revision",
                (closed_before,),
            )
        return done.rowcount

    async def _select(self, where: LiteralString, values: dict[str, Any]) -> list[PostingState]:
        async with self._postgres.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
            await rows.execute(_SELECT + where, values)
            return [_state(row) async for row in rows]

    async def _mark(self, update: LiteralString, states: Sequence[PostingState]) -> None:
        revisions = {state.url_hash: state.revision for state in states}
        if not revisions:
            return
        keys = sorted(revisions)
        async with self._postgres.transaction() as connection:
            await _lock(connection, keys)
            await connection.execute(update, (keys, [revisions[key] for key in keys]))


async def _lock(connection: AsyncConnection[TupleRow], url_hashes: Iterable[str]) -> None:
    """Lock the rows in the order of their key, so that no two writers wait for each other in a circle."""
    await connection.execute(
        "SELECT 1 FROM postings WHERE url_hash = ANY(%s) ORDER BY url_hash FOR NO KEY UPDATE",
        (sorted(set(url_hashes)),),
    )


async def _write(
    connection: AsyncConnection[TupleRow], board: UUID, at: datetime, write: Sequence[StateChange]
) -> None:
    changes = list({change.url_hash: change for change in write}.values())
    if not changes:
        return
    await connection.execute(
        _WRITE,
        {
            "board": board,
            "at": at,
            "due": at + DETAIL_DUE,
            "url_hashes": [change.url_hash for change in changes],
            "ids": [change.id for change in changes],
            "external_ids": [storable(change.external_id) for change in changes],
            "fingerprints": [change.fingerprint for change in changes],
            "detail_states": [change.detail_state for change in changes],
            "batch_keys": [change.batch_key for change in changes],
        },
    )


async def _see(connection: AsyncConnection[TupleRow], at: datetime, seen: Iterable[str]) -> None:
    keys = sorted(set(seen))
    if keys:
        await connection.execute(
            "UPDATE postings SET last_seen_at = %s WHERE url_hash = ANY(%s) AND last_seen_at < %s", (at, keys, at)
        )


async def _close(
    connection: AsyncConnection[TupleRow], board: UUID, at: datetime, closed: Mapping[str, ClosedBecause]
) -> None:
    if not closed:
        return
    keys = sorted(closed)
    await connection.execute(
        "UPDATE postings p SET status = 'closed', closed_at = %s, closed_because = gone.because, "
        "revision = revision + 1 FROM unnest(%s::text[], %s::text[]) AS gone (url_hash, because) "
        "WHERE p.url_hash = gone.url_hash AND p.board_id = %s AND p.status = 'open'",
        (at, keys, [closed[key].value for key in keys], board),
    )


def _state(row: dict[str, Any]) -> PostingState:
    because = row["closed_because"]
    return PostingState(
        **row | {"status": Status(row["status"]), "closed_because": None if because is None else ClosedBecause(because)}
    )
