"""`discovered_urls`, `discovered_subdomains`, `dork_results`."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from psycopg.rows import dict_row

from quiethire.domain.identity import record_id
from quiethire.stores.postgres.pool import Postgres, storable

_WORD = 50
_NAME = 255


class PostgresDiscovered:
    """A `DiscoveredStore`. Ids are made from what names a finding, so finding it again adds nothing."""

    def __init__(self, postgres: Postgres) -> None:
        self._postgres = postgres

    async def add_urls(self, company: UUID, urls: Sequence[Mapping[str, Any]]) -> int:
        """Add {url, url_type, discovered_via, priority}; known ones are left alone. How many were new."""
        rows = [
            (
                record_id("discovered_url", str(company), url := _text(found["url"])),
                company,
                url,
                storable(found.get("url_type"), _WORD),
                storable(found.get("discovered_via"), _WORD),
                int(found.get("priority") or 5),
            )
            for found in urls
        ]
        return await self._insert(
            "INSERT INTO discovered_urls (id, company_id, url, url_type, discovered_via, priority) "
            "SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::text[], %s::integer[]) "
            "ON CONFLICT (id) DO NOTHING",
            rows,
        )

    async def urls(self, company: UUID) -> list[dict[str, Any]]:
        """Addresses known of a company, by priority: url, url_type, discovered_via, priority, crawled."""
        async with self._postgres.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
            await rows.execute(
                "SELECT url, url_type, discovered_via, priority, crawled FROM discovered_urls WHERE company_id = %s "
                "ORDER BY priority, created_at, url",
                (company,),
            )
            return await rows.fetchall()

    async def mark_url_crawled(self, company: UUID, url: str) -> None:
        """Set `crawled`."""
        async with self._postgres.connection() as connection:
            await connection.execute(
                "UPDATE discovered_urls SET crawled = TRUE WHERE id = %s",
                (record_id("discovered_url", str(company), _text(url)),),
            )

    async def add_subdomains(self, company: UUID, names: Sequence[Mapping[str, Any]]) -> int:
        """Add {subdomain, method, is_job_related}. How many were new."""
        rows = [
            (
                record_id("discovered_subdomain", str(company), name := _text(found["subdomain"])[:_NAME].lower()),
                company,
                name,
                storable(found.get("method"), _WORD),
                bool(found.get("is_job_related")),
            )
            for found in names
        ]
        return await self._insert(
            "INSERT INTO discovered_subdomains (id, company_id, subdomain, method, is_job_related) "
            "SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::boolean[]) "
            "ON CONFLICT (id) DO NOTHING",
            rows,
        )

    async def subdomains(self, company: UUID) -> list[dict[str, Any]]:
        """Names known of a company, job-related first: subdomain, method, is_job_related."""
        async with self._postgres.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
            await rows.execute(
                "SELECT subdomain, method, is_job_related FROM discovered_subdomains WHERE company_id = %s "
                "ORDER BY is_job_related DESC, subdomain",
                (company,),
            )
            return await rows.fetchall()

    async def add_dork_results(self, query: str, results: Sequence[Mapping[str, Any]]) -> int:
        """Add {url, title, snippet, rank}. How many were new."""
        asked = _text(query)
        rows = [
            (
                record_id("dork_result", asked, url := _text(found["url"])),
                asked,
                url,
                storable(found.get("title")),
                storable(found.get("snippet")),
                found.get("rank"),
            )
            for found in results
        ]
        return await self._insert(
            "INSERT INTO dork_results (id, query, url, title, snippet, rank) "
            "SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::integer[]) "
            "ON CONFLICT (id) DO NOTHING",
            rows,
        )

    async def _insert(self, statement: str, rows: list[tuple[Any, ...]]) -> int:
        if not rows:
            return 0
        # By id: two writers of overlapping findings then wait for each other in one order and never in a circle.
        columns = [list(column) for column in zip(*sorted(rows, key=lambda row: row[0]), strict=True)]
        async with self._postgres.connection() as connection:
            done = await connection.execute(statement.encode(), columns)
        return max(done.rowcount, 0)


def _text(value: object) -> str:
    return storable(str(value)) or ""
