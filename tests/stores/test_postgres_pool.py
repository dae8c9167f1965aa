"""Connections, and what becomes of PostgreSQL's errors."""

import asyncio
import time
from collections.abc import Callable

import psycopg
import pytest

from quiethire.domain.errors import ConfigurationError, EngineError, EngineUnavailable, InputError
from quiethire.runtime.engines.postgres import EmbeddedPostgres
from quiethire.stores.postgres import Postgres, PostgresCompanies
from quiethire.stores.postgres.pool import storable


async def test_a_server_that_is_not_there_is_unavailable_soon(free_port: Callable[[], int]) -> None:
    pool = Postgres(f"postgresql://quiethire@127.0.0.1:{free_port()}/quiethire", wait_seconds=0.5)
    started = time.monotonic()
    with pytest.raises(EngineUnavailable):
        await pool.open()
    assert time.monotonic() - started < 3


async def test_an_address_that_cannot_be_read_is_a_configuration_error() -> None:
    with pytest.raises(ConfigurationError):
        await Postgres("postgresql://[::1/x").open()


async def test_a_closed_pool_is_unavailable(postgres_dsn: str) -> None:
    pool = Postgres(postgres_dsn)
    await pool.open()
    await pool.ping()
    await pool.close()
    with pytest.raises(EngineUnavailable):
        await pool.ping()


async def test_connections_cut_by_the_server_are_replaced(postgres_dsn: str) -> None:
    pool = Postgres(postgres_dsn, max_connections=3)
    await pool.open()
    await pool.ping()
    with psycopg.connect(postgres_dsn, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'quiethire' AND pid <> pg_backend_pid() AND datname = current_database()"
        )
    await pool.ping()
    await pool.close()


async def test_a_connection_cut_in_use_is_unavailable_and_the_pool_goes_on(postgres: Postgres) -> None:
    async def cut_off() -> None:
        async with postgres.connection() as connection:
            await connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(EngineUnavailable):
        await cut_off()
    await postgres.ping()


async def test_a_statement_that_takes_too_long_is_given_up(postgres_dsn: str) -> None:
    pool = Postgres(postgres_dsn, statement_seconds=0.1)
    await pool.open()

    async def slow() -> None:
        async with pool.connection() as connection:
            await connection.execute("SELECT pg_sleep(20)")

    with pytest.raises(EngineError, match="timeout"):
        await slow()
    await pool.close()


async def test_a_value_the_database_does_not_take_is_bad_input(postgres: Postgres) -> None:
    async def insert() -> None:
        async with postgres.connection() as connection:
            await connection.execute("SELECT %s::integer", ("many",))

    with pytest.raises(InputError):
        await insert()


async def test_more_callers_than_connections_wait_their_turn(postgres_dsn: str, postgres: Postgres) -> None:
    assert (await PostgresCompanies(postgres).count()) >= 0
    pool = Postgres(postgres_dsn, max_connections=2)
    await pool.open()
    await asyncio.gather(*(PostgresCompanies(pool).count() for _ in range(50)))
    assert pool.stats["pool_size"] <= 2
    await pool.close()


async def test_a_server_started_again_is_used_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    server = EmbeddedPostgres(tmp_path_factory.mktemp("again") / "pg", durable=False)
    pool = Postgres(server.start(), wait_seconds=3)
    try:
        await pool.open()
        await pool.ping()
        server.stop()
        with pytest.raises(EngineUnavailable):
            await pool.ping()
        server.start()
        await pool.ping()
    finally:
        await pool.close()
        server.stop()


def test_storable_text_has_neither_nul_nor_lone_surrogates() -> None:
    assert storable("a\x00b\ud800c😀") == "ab?c😀"
    assert storable(None) is None
    assert storable("abc", 2) == "ab"
