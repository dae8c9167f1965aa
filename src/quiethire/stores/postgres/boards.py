"""`boards`."""

from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import dict_row

from quiethire.domain.board import BoardRef
from quiethire.domain.errors import NotFoundError
from quiethire.domain.identity import record_id
from quiethire.stores.contract import BoardRecord
from quiethire.stores.postgres.pool import Postgres, storable

KEPT_COUNTS = 10
_SELECT: LiteralString = (
    "SELECT id, company_id, provider, tenant, site, host, url, last_swept_at, last_complete_at, recent_counts, hold, "
    "last_error, gone_since FROM boards "
)


def board_id(ref: BoardRef) -> UUID:
    """The id of a board: of its provider, tenant and site. The host may change under it."""
    return record_id("board", ref.provider, ref.tenant, ref.site or "")


class PostgresBoards:
    """A `BoardStore`."""

    def __init__(self, postgres: Postgres) -> None:
        self._postgres = postgres

    async def admit(self, ref: BoardRef, url: str, *, company: UUID | None, evidence: str) -> tuple[BoardRecord, bool]:
        """The board, made if new; True when it was. A board already admitted for another company keeps it.

        Admitted again by its own company (or by the first to claim it), it takes the address and host given now:
        boards move between hosts of their vendor.
        """
        async with self._postgres.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
            await rows.execute(
                "INSERT INTO boards AS b (id, company_id, provider, tenant, site, host, url, evidence) VALUES "
                "(%(id)s, %(company)s, %(provider)s, %(tenant)s, %(site)s, %(host)s, %(url)s, %(evidence)s) "
                "ON CONFLICT (id) DO UPDATE SET company_id = coalesce(b.company_id, excluded.company_id), "
                "url = CASE WHEN b.company_id IS NULL OR b.company_id = excluded.company_id "
                "THEN excluded.url ELSE b.url END, "
                "host = CASE WHEN b.company_id IS NULL OR b.company_id = excluded.company_id "
                "THEN coalesce(excluded.host, b.host) ELSE b.host END "
                "RETURNING xmax = 0 AS made",
                {
                    "id": board_id(ref),
                    "company": company,
                    "provider": ref.provider,
                    "tenant": ref.tenant,
                    "site": ref.site,
                    "host": ref.host,
                    "url": storable(url),
                    "evidence": storable(evidence, 2000),
                },
            )
            row = await rows.fetchone()
        return await self.get(board_id(ref)), bool(row and row["made"])

    async def find(self, ref: BoardRef) -> BoardRecord | None:
        """The board with this provider, tenant and site."""
        return await self._find(board_id(ref))

    async def get(self, board: UUID) -> BoardRecord:
        """The board with the id. Raises NotFoundError."""
        found = await self._find(board)
        if found is None:
            raise NotFoundError(f"there is no board {board}")
        return found

    async def of_company(self, company: UUID) -> list[BoardRecord]:
        """The boards of a company."""
        async with self._postgres.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
            await rows.execute(
                _SELECT + "WHERE company_id = %s ORDER BY provider, tenant, site NULLS FIRST",
                (company,),
            )
            return [_record(row) async for row in rows]

    async def all(self, *, limit: int = 100_000) -> list[BoardRecord]:
        """Every board, by provider and tenant."""
        async with self._postgres.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
            await rows.execute(_SELECT + "ORDER BY provider, tenant, site NULLS FIRST LIMIT %s", (limit,))
            return [_record(row) async for row in rows]

    async def record_sweep(
        self,
        board: UUID,
        at: datetime,
        *,
        complete: bool,
        found: int,
        held: bool,
        error: str | None,
        gone: bool = False,
    ) -> None:
        """Note how a sweep went; keeps the last ten complete counts. The same sweep noted twice counts once.

        `gone_since` is set by the first sweep that found the board gone, and cleared by one that did not.
        Raises NotFoundError.
        """
        async with self._postgres.connection() as connection:
            done = await connection.execute(
                "UPDATE boards SET "
                "recent_counts = CASE WHEN %(complete)s AND last_complete_at IS DISTINCT FROM %(at)s THEN "
                "  (recent_counts || %(found)s::integer)"
                "  [greatest(1, cardinality(recent_counts) + 2 - %(kept)s) : cardinality(recent_counts) + 1] "
                "  ELSE recent_counts END, "
                "last_complete_at = CASE WHEN %(complete)s THEN greatest(last_complete_at, %(at)s) "
                "  ELSE last_complete_at END, "
                "last_swept_at = greatest(last_swept_at, %(at)s), hold = %(held)s, last_error = %(error)s, "
                "gone_since = CASE WHEN %(gone)s THEN coalesce(gone_since, %(at)s) "
                "  WHEN %(complete)s THEN NULL ELSE gone_since END "
                "WHERE id = %(board)s",
                {
                    "board": board,
                    "at": at,
                    "complete": complete,
                    "found": found,
                    "held": held,
                    "error": storable(error),
                    "gone": gone,
                    "kept": KEPT_COUNTS,
                },
            )
        if done.rowcount == 0:
            raise NotFoundError(f"there is no board {board}")

    async def counts_by_provider(self) -> dict[str, int]:
        """How many boards each provider has."""
        async with self._postgres.connection() as connection:
            rows = await connection.execute(
                "SELECT provider, count(*) FROM boards GROUP BY provider ORDER BY 2 DESC, 1"
            )
            return {provider: count async for provider, count in rows}

    async def _find(self, board: UUID) -> BoardRecord | None:
        async with self._postgres.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
            await rows.execute(_SELECT + "WHERE id = %s", (board,))
            row = await rows.fetchone()
        return None if row is None else _record(row)


def _record(row: dict[str, Any]) -> BoardRecord:
    return BoardRecord(
        id=row["id"],
        company_id=row["company_id"],
        ref=BoardRef(row["provider"], row["tenant"], row["site"], row["host"]),
        url=row["url"],
        last_swept_at=row["last_swept_at"],
        last_complete_at=row["last_complete_at"],
        recent_counts=tuple(row["recent_counts"]),
        hold=row["hold"],
        last_error=row["last_error"],
        gone_since=row["gone_since"],
    )
