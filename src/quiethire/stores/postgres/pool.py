"""Connections to PostgreSQL, and its errors in our words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
from psycopg import AsyncConnection
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool, PoolClosed, PoolTimeout, TooManyRequests

from quiethire.domain.errors import ConfigurationError, EngineError, EngineUnavailable, InputError

MAX_CONNECTIONS = 100
"""The specification's "Max Connections"."""
_CONNECT_SECONDS = 5


class Postgres:
    """A pool of connections. Open it before use, close it after; the stores of this room share one."""

    def __init__(
        self,
        dsn: str,
        *,
        max_connections: int = MAX_CONNECTIONS,
        wait_seconds: float = 10.0,
        statement_seconds: float = 60.0,
    ) -> None:
        self._pool: AsyncConnectionPool[AsyncConnection[TupleRow]] = AsyncConnectionPool(
            dsn,
            min_size=1,
            max_size=max_connections,
            max_idle=60.0,
            timeout=wait_seconds,
            reconnect_timeout=wait_seconds,
            open=False,
            # A connection that died while idle (server restarted) is replaced before it is given out.
            check=AsyncConnectionPool.check_connection,
            kwargs={
                "autocommit": True,
                "connect_timeout": _CONNECT_SECONDS,
                "application_name": "quiethire",
                "options": f"-c timezone=UTC -c statement_timeout={int(statement_seconds * 1000)}",
            },
        )

    async def open(self) -> None:
        """Connect. Raises EngineUnavailable when nobody answers, ConfigurationError when the DSN cannot be read."""
        try:
            psycopg.conninfo.conninfo_to_dict(self._pool.conninfo if isinstance(self._pool.conninfo, str) else "")
        except psycopg.ProgrammingError as error:
            raise ConfigurationError(f"the PostgreSQL DSN cannot be read: {error}") from error
        try:
            await self._pool.open(wait=True, timeout=self._pool.timeout)
        except PoolTimeout as error:
            await self._pool.close()
            raise EngineUnavailable("PostgreSQL cannot be reached") from error

    async def close(self) -> None:
        """Give the connections back."""
        await self._pool.close()

    async def ping(self) -> None:
        """Raises EngineUnavailable when the server does not answer."""
        async with self.connection() as connection:
            await connection.execute("SELECT 1")

    @property
    def stats(self) -> dict[str, int]:
        """Figures of the pool, for metrics."""
        return self._pool.get_stats()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[AsyncConnection[TupleRow]]:
        """A connection that commits each statement. Errors of the engine come out as ours."""
        async with _translated(), self._pool.connection() as connection:
            yield connection

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection[TupleRow]]:
        """A connection inside a transaction: all of it happens or none."""
        async with self.connection() as connection, connection.transaction():
            yield connection


@asynccontextmanager
async def _translated() -> AsyncIterator[None]:
    try:
        yield
    except (PoolTimeout, PoolClosed, TooManyRequests) as error:
        raise EngineUnavailable(f"PostgreSQL cannot be reached: {error}") from error
    except (psycopg.errors.QueryCanceled, psycopg.errors.TransactionRollback) as error:
        raise EngineError(f"PostgreSQL gave up: {error}") from error
    except psycopg.DataError as error:
        raise InputError(f"PostgreSQL does not take this value: {error}") from error
    except psycopg.OperationalError as error:
        raise EngineUnavailable(f"PostgreSQL cannot be reached: {error}") from error
    except psycopg.Error as error:
        raise EngineError(f"PostgreSQL did not do it: {error}") from error


def storable(text: str | None, limit: int | None = None) -> str | None:
    """Text as PostgreSQL takes it: without NUL and lone surrogates, cut at a number of characters."""
    if text is None:
        return None
    clean = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    return clean if limit is None else clean[:limit]
