"""`crawl_queue`: a table as a queue, the database's row locks as its only coordination.

A claim is a lease: a fresh UUID and a time. Whoever holds the row proves it with the UUID; a worker that died leaves a
lease that runs out, and the row is claimed by the next. Every claim counts as an attempt, so that an address which
kills its workers ends as failed as well.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from quiethire.domain.errors import InputError
from quiethire.stores.contract import QueueEntry
from quiethire.stores.postgres.pool import Postgres, storable

BACKOFF_SECONDS = 30.0
"""Wait before the second attempt; doubled for each further one, give or take a quarter."""
LONGEST_BACKOFF_SECONDS = 6 * 3600.0
ABANDONED_LIMIT = 5
"""An entry whose lease ran out this many attempts into its life is failed, not given out again."""


class PostgresQueue:
    """A `CrawlQueue`."""

    def __init__(self, postgres: Postgres, *, backoff_seconds: float = BACKOFF_SECONDS) -> None:
        self._postgres = postgres
        self._backoff_seconds = backoff_seconds

    async def add(self, urls: Sequence[str], *, priority: int = 5, context: Mapping[str, Any] | None = None) -> int:
        """Queue addresses; one that is pending or processing already is not queued twice. How many were new."""
        addresses = sorted({clean for url in urls if (clean := storable(url))})
        if not addresses:
            return 0
        async with self._postgres.connection() as connection:
            done = await connection.execute(
                "INSERT INTO crawl_queue (url, priority, context) SELECT url, %s, %s FROM unnest(%s::text[]) AS url "
                "ON CONFLICT (md5(url)) WHERE status IN ('pending', 'processing') DO NOTHING",
                (priority, _context(context), addresses),
            )
        return done.rowcount

    async def claim(self, *, limit: int, lease_seconds: float) -> list[QueueEntry]:
        """Claim due entries, best priority first (1 before 9), then oldest; expired leases of dead workers included."""
        lease = uuid4()
        async with self._postgres.transaction() as connection, connection.cursor(row_factory=dict_row) as rows:
            await rows.execute(
                "UPDATE crawl_queue SET status = 'failed', lease = NULL, leased_until = NULL, finished_at = now(), "
                "last_error = coalesce(last_error || '; ', '') || 'its workers died ' || attempts || ' times' "
                "WHERE id IN (SELECT id FROM crawl_queue WHERE status = 'processing' AND leased_until < now() "
                "AND attempts >= %s FOR UPDATE SKIP LOCKED)",
                (ABANDONED_LIMIT,),
            )
            await rows.execute(
                "WITH due AS (SELECT id FROM crawl_queue WHERE status IN ('pending', 'processing') AND "
                "CASE status WHEN 'pending' THEN due_at <= now() ELSE leased_until < now() END "
                "ORDER BY priority, created_at, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED), "
                "held AS (UPDATE crawl_queue q SET status = 'processing', attempts = attempts + 1, "
                "last_attempt_at = now(), lease = %(lease)s, leased_until = now() + make_interval(secs => %(seconds)s) "
                "FROM due WHERE q.id = due.id "
                "RETURNING q.id, q.url, q.priority, q.attempts, q.lease, q.context, q.created_at) "
                "SELECT id, url, priority, attempts, lease, context FROM held ORDER BY priority, created_at, id",
                {"limit": limit, "lease": lease, "seconds": lease_seconds},
            )
            return [QueueEntry(**row) async for row in rows]

    async def renew(self, entry: QueueEntry, *, lease_seconds: float) -> bool:
        """Keep a claim; False when it was lost."""
        return await self._held(
            "UPDATE crawl_queue SET leased_until = now() + make_interval(secs => %(seconds)s) WHERE",
            entry,
            {"seconds": lease_seconds},
        )

    async def finish(self, entry: QueueEntry) -> bool:
        """Completed; False when the claim was lost."""
        return await self._held(
            "UPDATE crawl_queue SET status = 'completed', lease = NULL, leased_until = NULL, finished_at = now(), "
            "last_error = NULL WHERE",
            entry,
            {},
        )

    async def fail(self, entry: QueueEntry, error: str, *, retry: bool, max_attempts: int = 3) -> str:
        """Give back with backoff (`pending`) or end (`failed`); the status that resulted.

        When the claim was lost nothing is written, and the answer is the status somebody else gave it.
        """
        again = retry and entry.attempts < max_attempts
        status = "pending" if again else "failed"
        held = await self._held(
            "UPDATE crawl_queue SET status = %(status)s::text, lease = NULL, leased_until = NULL, "
            "last_error = %(error)s, finished_at = CASE WHEN %(status)s::text = 'failed' THEN now() END, "
            # Jitter, so that what failed together does not come back together.
            "due_at = now() + make_interval(secs => %(seconds)s * (0.75 + random() / 2)) WHERE",
            entry,
            {"status": status, "error": storable(error, 2000), "seconds": self._wait(entry.attempts) if again else 0.0},
        )
        return status if held else await self._status(entry.id)

    async def counts(self) -> dict[str, int]:
        """Entries by status."""
        counts = dict.fromkeys(("pending", "processing", "completed", "failed"), 0)
        async with self._postgres.connection() as connection:
            rows = await connection.execute("SELECT status, count(*) FROM crawl_queue GROUP BY status")
            counts.update({status: count async for status, count in rows})
        return counts

    async def forget_finished(self, *, older_than_seconds: float) -> int:
        """Remove entries completed or failed longer ago than this. How many."""
        async with self._postgres.connection() as connection:
            done = await connection.execute(
                "DELETE FROM crawl_queue WHERE status IN ('completed', 'failed') "
                "AND finished_at < now() - make_interval(secs => %s)",
                (older_than_seconds,),
            )
        return done.rowcount

    def _wait(self, attempts: int) -> float:
        return min(self._backoff_seconds * 2.0 ** min(attempts - 1, 30), LONGEST_BACKOFF_SECONDS)

    async def _held(self, update: str, entry: QueueEntry, values: dict[str, Any]) -> bool:
        async with self._postgres.connection() as connection:
            done = await connection.execute(
                f"{update} id = %(id)s AND lease = %(lease)s".encode(),
                values | {"id": entry.id, "lease": entry.lease},
            )
        return done.rowcount == 1

    async def _status(self, entry: UUID) -> str:
        async with self._postgres.connection() as connection:
            row = await (await connection.execute("SELECT status FROM crawl_queue WHERE id = %s", (entry,))).fetchone()
        return str(row[0]) if row else "failed"


def _context(context: Mapping[str, Any] | None) -> Jsonb:
    try:
        return Jsonb(_storable_json(json.loads(json.dumps(dict(context or {})))))
    except (TypeError, ValueError) as error:
        raise InputError(f"the context of a queue entry must be JSON: {error}") from error


def _storable_json(value: Any) -> Any:
    """JSON without what jsonb refuses (NUL, lone surrogates)."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_storable_json(each) for each in value]
    if isinstance(value, dict):
        return {storable(name): _storable_json(each) for name, each in value.items()}
    return value
