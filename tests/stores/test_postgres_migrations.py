"""Migrations of PostgreSQL, and the tables they make."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from dataclasses import replace

import psycopg
import pytest

from quiethire.domain.errors import ConfigurationError, EngineError
from quiethire.runtime.engines.postgres import EmbeddedPostgres
from quiethire.stores.postgres import Postgres, migrate, status
from quiethire.stores.postgres.migrate import Migration, migrations

SPECIFIED_COLUMNS = {
    "companies": "id domain name last_crawled_at created_at updated_at",
    "discovered_urls": "id company_id url url_type discovered_via priority crawled created_at",
    "discovered_subdomains": "id company_id subdomain method is_job_related created_at",
    "dork_results": "id query url title snippet rank discovered_at",
    "crawl_queue": "id url priority status attempts last_attempt_at created_at",
}
SPECIFIED_INDEXES = {
    "idx_companies_domain": "companies USING btree (domain)",
    "idx_companies_last_crawled": "companies USING btree (last_crawled_at)",
    "idx_discovered_urls_company": "discovered_urls USING btree (company_id)",
    "idx_discovered_urls_crawled": "discovered_urls USING btree (crawled)",
    "idx_crawl_queue_status": "crawl_queue USING btree (status, priority)",
}


@pytest.fixture
async def empty(postgres_server: EmbeddedPostgres) -> AsyncIterator[Postgres]:
    """A pool on a database without tables."""
    with psycopg.connect(postgres_server.dsn, autocommit=True) as connection:
        connection.execute("CREATE DATABASE migrating")
    pool = Postgres(psycopg.conninfo.make_conninfo(postgres_server.dsn, dbname="migrating"), max_connections=10)
    await pool.open()
    yield pool
    await pool.close()
    with psycopg.connect(postgres_server.dsn, autocommit=True) as connection:
        connection.execute("DROP DATABASE migrating WITH (FORCE)")


def migration(version: int, sql: str) -> Migration:
    return Migration(version, f"{version:04}_test.sql", sql, hashlib.sha256(sql.encode()).hexdigest())


async def test_every_table_and_index_of_the_specification_is_there(postgres: Postgres) -> None:
    async with postgres.connection() as connection:
        rows = await connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
        )
        columns = {(table, column) async for table, column in rows}
        rows = await connection.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
        indexes = {name: definition async for name, definition in rows}
    for table, names in SPECIFIED_COLUMNS.items():
        assert {(table, name) for name in names.split()} <= columns
    for name, definition in SPECIFIED_INDEXES.items():
        assert indexes[name].endswith(definition)


async def test_migrating_twice_does_nothing_more(empty: Postgres) -> None:
    assert [(one.version, one.applied_at) for one in await status(empty)] == [
        (one.version, None) for one in migrations()
    ]
    assert await migrate(empty) == [one.name for one in migrations()]
    assert await migrate(empty) == []
    assert all(one.applied_at is not None for one in await status(empty))


async def test_two_that_start_together_do_not_race(empty: Postgres) -> None:
    done = await asyncio.gather(*(migrate(empty) for _ in range(5)))
    assert sorted(filter(None, done)) == [[one.name for one in migrations()]]


async def test_an_edited_migration_is_refused(empty: Postgres) -> None:
    known = [migration(1, "CREATE TABLE a (x int)")]
    await migrate(empty, known)
    edited = [replace(known[0], checksum="0" * 64)]
    with pytest.raises(ConfigurationError, match="edited"):
        await migrate(empty, edited)
    with pytest.raises(ConfigurationError, match="edited"):
        await status(empty, edited)


async def test_a_newer_database_is_refused(empty: Postgres) -> None:
    first, second = migration(1, "CREATE TABLE a (x int)"), migration(2, "CREATE TABLE b (x int)")
    await migrate(empty, [first, second])
    with pytest.raises(ConfigurationError, match="0002_test"):
        await migrate(empty, [first])


async def test_a_migration_that_fails_leaves_nothing_of_itself(empty: Postgres) -> None:
    good = migration(1, "CREATE TABLE a (x int)")
    bad = migration(2, "CREATE TABLE b (x int); INSERT INTO a VALUES (1); SELECT nonsense")
    with pytest.raises(EngineError, match="nonsense"):
        await migrate(empty, [good, bad])
    assert [one.applied_at is None for one in await status(empty, [good, bad])] == [False, True]
    mended = migration(2, "CREATE TABLE b (x int)")
    assert await migrate(empty, [good, mended]) == ["0002_test.sql"]
    async with empty.connection() as connection:
        row = await (await connection.execute("SELECT count(*) FROM a")).fetchone()
    assert row == (0,)


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [one.version for one in migrations()] == list(range(1, len(migrations()) + 1))
