"""Migrations of ClickHouse, in process and over HTTP."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from quiethire.domain.errors import ConfigurationError, EngineError
from quiethire.stores.clickhouse import ClickHouse, migrate, status
from quiethire.stores.clickhouse.migrate import migration, migrations


@pytest.fixture
async def empty(any_clickhouse: ClickHouse) -> AsyncIterator[ClickHouse]:
    """The clients, on a database without tables."""
    for (table,) in await any_clickhouse.rows("SELECT name FROM system.tables WHERE database = currentDatabase()"):
        await any_clickhouse.command(f"DROP TABLE {table} SYNC")
    yield any_clickhouse


async def test_migrating_twice_does_nothing_more(empty: ClickHouse) -> None:
    assert [one.applied_at for one in await status(empty)] == [None] * len(migrations())
    assert await migrate(empty) == [one.name for one in migrations()]
    assert await migrate(empty) == []
    assert all(one.applied_at is not None for one in await status(empty))


async def test_two_that_start_together_end_the_same(empty: ClickHouse) -> None:
    await asyncio.gather(*(migrate(empty) for _ in range(3)))
    assert len(await status(empty)) == len(migrations())
    assert await empty.rows("SELECT count() FROM jobs") == [(0,)]


async def test_a_migration_cut_short_is_finished(empty: ClickHouse) -> None:
    await empty.command(migrations()[0].statements[0])
    assert await migrate(empty) == [one.name for one in migrations()]


async def test_an_edited_migration_is_refused(empty: ClickHouse) -> None:
    await migrate(empty, [migration(1, "0001_a.sql", "CREATE TABLE a (x Int8) ENGINE = Memory;")])
    with pytest.raises(ConfigurationError, match="edited"):
        await migrate(empty, [migration(1, "0001_a.sql", "CREATE TABLE a (x Int16) ENGINE = Memory;")])


async def test_a_newer_database_is_refused(empty: ClickHouse) -> None:
    known = [migration(version, f"000{version}_a.sql", "SELECT 1;") for version in (1, 2)]
    await migrate(empty, known)
    with pytest.raises(ConfigurationError, match="0002_a"):
        await status(empty, known[:1])


async def test_a_migration_that_fails_is_not_recorded(empty: ClickHouse) -> None:
    with pytest.raises(EngineError):
        await migrate(empty, [migration(1, "0001_a.sql", "SELECT nonsense;")])
    assert await migrate(empty, [migration(1, "0001_a.sql", "SELECT 1;")]) == ["0001_a.sql"]


def test_a_file_is_taken_apart_at_semicolons_that_end_a_line() -> None:
    text = "-- first; second;\nCREATE TABLE a (x String DEFAULT ';x') ENGINE = Memory;\n\n  -- more\nSELECT 1;\n"
    assert migration(1, "0001_a.sql", text).statements == (
        "CREATE TABLE a (x String DEFAULT ';x') ENGINE = Memory",
        "SELECT 1",
    )
