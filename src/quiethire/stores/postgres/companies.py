"""`companies`."""

from datetime import datetime
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from quiethire.domain.company import Company
from quiethire.domain.errors import InputError, NotFoundError
from quiethire.domain.identity import company_id
from quiethire.stores.postgres.pool import Postgres, storable

_SELECT: LiteralString = "SELECT id, domain, name, last_crawled_at, created_at, last_error FROM companies "
_LONGEST = 255


class PostgresCompanies:
    """A `CompanyStore`."""

    def __init__(self, postgres: Postgres) -> None:
        self._postgres = postgres

    async def add(self, domain: str, *, name: str | None = None) -> tuple[Company, bool]:
        """The company of a registrable domain, made if new; True when it was. A known name is kept.

        Raises InputError for what cannot be a domain.
        """
        key = domain.strip().rstrip(".").lower()
        if not key or len(key) > _LONGEST or "\x00" in key or "/" in key or key.split() != [key]:
            raise InputError(f"not a domain: {domain[:100]!r}")
        async with self._postgres.connection() as connection, connection.cursor(row_factory=class_row(Company)) as rows:
            # xmax is 0 in a row that was inserted, and not in one that was there.
            inserted = await connection.execute(
                "INSERT INTO companies (id, domain, name) VALUES (%(id)s, %(domain)s, %(name)s) ON CONFLICT (domain) "
                "DO UPDATE SET name = coalesce(companies.name, excluded.name), updated_at = "
                "CASE WHEN companies.name IS NULL AND excluded.name IS NOT NULL THEN now() "
                "ELSE companies.updated_at END "
                "RETURNING xmax = 0",
                {"id": company_id(key), "domain": key, "name": storable(name, _LONGEST)},
            )
            made = await inserted.fetchone()
            await rows.execute(_SELECT + "WHERE domain = %s", (key,))
            company = await rows.fetchone()
        if company is None or made is None:
            raise NotFoundError(f"company {key} was removed while it was added")
        return company, bool(made[0])

    async def find(self, domain: str) -> Company | None:
        """The company with the domain."""
        async with self._postgres.connection() as connection, connection.cursor(row_factory=class_row(Company)) as rows:
            await rows.execute(_SELECT + "WHERE domain = %s", (storable(domain.lower()),))
            return await rows.fetchone()

    async def get(self, company: UUID) -> Company:
        """The company with the id. Raises NotFoundError."""
        async with self._postgres.connection() as connection, connection.cursor(row_factory=class_row(Company)) as rows:
            await rows.execute(_SELECT + "WHERE id = %s", (company,))
            found = await rows.fetchone()
        if found is None:
            raise NotFoundError(f"there is no company {company}")
        return found

    async def stale(self, *, not_crawled_since: datetime, limit: int, after: str = "") -> list[Company]:
        """Companies never crawled or last crawled before the time, never-crawled first, then oldest, then by domain.

        `after` is accepted for callers that page by domain; pages advance by marking companies crawled.
        """
        del after
        async with self._postgres.connection() as connection, connection.cursor(row_factory=class_row(Company)) as rows:
            await rows.execute(
                _SELECT + "WHERE last_crawled_at IS NULL OR last_crawled_at < %s "
                "ORDER BY last_crawled_at NULLS FIRST, domain LIMIT %s",
                (not_crawled_since, limit),
            )
            return await rows.fetchall()

    async def mark_crawled(self, domain: str, at: datetime, *, error: str | None = None) -> None:
        """Set last_crawled_at, and the error of that run or None. Raises NotFoundError."""
        async with self._postgres.connection() as connection:
            done = await connection.execute(
                "UPDATE companies SET last_crawled_at = greatest(last_crawled_at, %s), last_error = %s, "
                "updated_at = now() WHERE domain = %s",
                (at, storable(error), storable(domain.lower())),
            )
        if done.rowcount == 0:
            raise NotFoundError(f"there is no company {domain}")

    async def set_name(self, domain: str, name: str) -> None:
        """Name a company that has none."""
        async with self._postgres.connection() as connection:
            await connection.execute(
                "UPDATE companies SET name = %s, updated_at = now() WHERE domain = %s AND name IS NULL",
                (storable(name, _LONGEST), storable(domain.lower())),
            )

    async def count(self) -> int:
        """How many there are."""
        async with self._postgres.connection() as connection:
            row = await (await connection.execute("SELECT count(*) FROM companies")).fetchone()
        return int(row[0]) if row else 0

    async def all(self, *, limit: int = 100_000) -> list[Company]:
        """Every company, by domain."""
        async with self._postgres.connection() as connection, connection.cursor(row_factory=class_row(Company)) as rows:
            await rows.execute(_SELECT + "ORDER BY domain LIMIT %s", (limit,))
            return await rows.fetchall()
