"""ClickHouse's `jobs`: one row per posting in every read."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from quiethire.domain.identity import posting_id
from quiethire.stores.clickhouse.client import ClickHouse
from quiethire.stores.clickhouse.columns import COLUMNS, SELECT, stored_posting
from quiethire.stores.clickhouse.filters import conditions
from quiethire.stores.contract import StoredPosting

_GET_AT_ONCE = 500
_TYPES = tuple(kind for kind, _ in COLUMNS.values())


class ClickHouseJobs:
    """A `JobsStore`. Every read says FINAL, which merges the versions of a row while reading."""

    def __init__(self, clickhouse: ClickHouse) -> None:
        self._clickhouse = clickhouse

    async def insert(self, rows: Sequence[StoredPosting]) -> None:
        """Insert or replace by url_hash, in one block; the row with the latest updated_at wins."""
        if rows:
            # Some 50 ms for a thousand rows: too long to hold up everything else.
            await self._clickhouse.insert("jobs", await asyncio.to_thread(_columns, rows), _TYPES)

    async def get(self, ids: Sequence[UUID]) -> dict[UUID, StoredPosting]:
        """Postings by id; unknown ones are left out."""
        found: dict[UUID, StoredPosting] = {}
        wanted = [str(one) for one in dict.fromkeys(ids)]
        for start in range(0, len(wanted), _GET_AT_ONCE):
            rows = await self._clickhouse.rows(
                SELECT + "WHERE id IN {ids:Array(UUID)}",
                {"ids": wanted[start : start + _GET_AT_ONCE]},
            )
            found |= {one.posting.id: one for one in map(stored_posting, rows)}
        return {one: found[one] for one in ids if one in found}

    async def scan(self, *, after: str = "", limit: int = 1000, only_open: bool = True) -> list[StoredPosting]:
        """Postings in a fixed order; `after` is the url_hash of the last one had.

        The order is that of the ids, which are made from the hashes: it is the order of the table.
        """
        rows = await self._clickhouse.rows(
            SELECT
            + "WHERE 1 "
            + ("AND id > {after:UUID} " if after else "")
            + ("AND status = 'open' " if only_open else "")
            + "ORDER BY id LIMIT {limit:UInt32}",
            {"limit": limit} | ({"after": str(posting_id(after))} if after else {}),
        )
        return [stored_posting(row) for row in rows]

    async def list_jobs(
        self, *, filters: Mapping[str, Any], page: int, per_page: int
    ) -> tuple[list[StoredPosting], int]:
        """Open postings by exact filters, newest first, and how many there are; see `filters`.

        Raises FilterError for a filter that is unknown or cannot be read.
        """
        source, values = conditions(filters)
        rows = await self._clickhouse.rows(
            f"SELECT id, count() OVER () {source}"
            "ORDER BY coalesce(posted_at, first_seen_at) DESC, id LIMIT {limit:UInt32} OFFSET {offset:UInt64}",
            values | {"limit": per_page, "offset": (max(page, 1) - 1) * per_page},
        )
        if not rows:
            return [], await self._count(source, values)
        found = await self.get([one for one, _ in rows])
        return [found[one] for one, _ in rows if one in found], rows[0][1]

    async def stats(self) -> dict[str, Any]:
        """total, open, companies, new_per_day (last 30), top_companies, by_provider, with_pay, remote, newest_at.

        Of open postings, but for `total` and `new_per_day`. Days without a new posting are listed with 0.
        """
        ((total, is_open, companies, with_pay, remote, newest),) = await self._clickhouse.rows(
            "SELECT count(), countIf(status = 'open'), "
            "uniqExactIf(company_name, status = 'open' AND company_name != ''), "
            "countIf(status = 'open' AND (salary_min IS NOT NULL OR salary_max IS NOT NULL)), "
            "countIf(status = 'open' AND remote), maxOrNull(first_seen_at) FROM jobs FINAL"
        )
        days = await self._clickhouse.rows(
            "SELECT toDate(first_seen_at) AS day, count() FROM jobs FINAL "
            "WHERE first_seen_at >= today() - 29 AND first_seen_at < today() + 1 GROUP BY day "
            "ORDER BY day WITH FILL FROM today() - 29 TO today() + 1"
        )
        top = await self._clickhouse.rows(
            "SELECT company_name, count() AS postings FROM jobs FINAL WHERE status = 'open' AND company_name != '' "
            "GROUP BY company_name ORDER BY postings DESC, company_name LIMIT 20"
        )
        providers = await self._clickhouse.rows(
            "SELECT provider, count() AS postings FROM jobs FINAL WHERE status = 'open' AND provider != '' "
            "GROUP BY provider ORDER BY postings DESC, provider"
        )
        return {
            "total": total,
            "open": is_open,
            "companies": companies,
            "new_per_day": [{"day": _day(day), "count": count} for day, count in days],
            "top_companies": [{"company": name, "count": count} for name, count in top],
            "by_provider": dict(providers),
            "with_pay": with_pay,
            "remote": remote,
            "newest_at": newest,
        }

    async def delete(self, url_hashes: Sequence[str]) -> None:
        """Remove rows for good."""
        if url_hashes:
            await self._clickhouse.command(
                "DELETE FROM jobs WHERE id IN {ids:Array(UUID)}", {"ids": [str(posting_id(one)) for one in url_hashes]}
            )

    async def _count(self, source: str, values: Mapping[str, Any]) -> int:
        ((count,),) = await self._clickhouse.rows(f"SELECT count() {source}", values)
        return int(count)


def _columns(rows: Sequence[StoredPosting]) -> dict[str, list[Any]]:
    return {name: [value(row) for row in rows] for name, (_, value) in COLUMNS.items()}


def _day(day: date) -> str:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).date().isoformat()
