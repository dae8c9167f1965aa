"""Clients of ClickHouse, each in a thread of its own, and its errors in our words.

The same library and SQL serve a server (`http://user:password@host:8123/quiethire`, `https://…`, `clickhouse://…`)
and the engine in this process (`chdb:///folder`). In process there is one folder at a time, and no other process can
open it.
"""

import asyncio
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import SplitResult, unquote, urlsplit

import clickhouse_connect
from clickhouse_connect.driver import options
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError, Error, OperationalError

from quiethire.domain.errors import ConfigurationError, DataDirectoryHeld, EngineError, EngineUnavailable

# The library imports pandas at the first insert, only to see whether it was given a data frame; we never give one, and
# the import costs half a second and 60 MB in every process.
vars(options).setdefault("pd", None)
vars(options).setdefault("pd_time_test", None)

T = TypeVar("T")

MAX_CONNECTIONS = 50
"""The specification's "Max Connections"."""
DATABASE = "quiethire"
HTTP_PORT = 8123
_NATIVE_PORTS = {9000, 9440}
_SETTINGS = {
    # An insert that has returned is stored, and is one block: nothing waits in a buffer that a crash would empty.
    "async_insert": 0,
    # A condition on the sorting key is the same before and after FINAL: read other columns for matching rows only.
    "optimize_move_to_prewhere_if_final": 1,
    "max_execution_time": 60,
    "session_timezone": "UTC",
}
_UNREACHABLE_CODES = {209, 210, 279}  # SOCKET_TIMEOUT, NETWORK_ERROR, ALL_CONNECTION_TRIES_FAILED
_DENIED_CODES = {192, 193, 194, 497, 516}  # unknown user, wrong or missing password, no grant, not authenticated


class ClickHouse:
    """A few clients, one a thread. Open it before use, close it after.

    Raises EngineUnavailable when nobody answers, EngineError when a statement fails, DataDirectoryHeld when another
    process has the folder, ConfigurationError when the address or password is wrong.
    """

    def __init__(
        self,
        dsn: str,
        *,
        database: str | None = None,
        clients: int = 2,
        connect_seconds: float = 5.0,
        answer_seconds: float = 65.0,
    ) -> None:
        if not 1 <= clients <= MAX_CONNECTIONS:
            raise ConfigurationError(f"ClickHouse clients must be 1 to {MAX_CONNECTIONS}, not {clients}")
        self._arguments, named = _arguments(dsn, connect_seconds, answer_seconds)
        self.embedded = "dsn" in self._arguments
        self.database = database or named or DATABASE
        self._clients = clients
        self._local = threading.local()
        self._open_clients: list[Client] = []
        self._threads: ThreadPoolExecutor | None = None

    async def open(self) -> None:
        """Connect, and make the database if it is not there."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._clients, thread_name_prefix="clickhouse")
        try:
            await self._submit(self._make_database)
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Wait for what is running, then close the clients. In process this closes the engine."""
        threads, self._threads = self._threads, None
        if threads is not None:
            await asyncio.to_thread(threads.shutdown)
            for client in self._open_clients:
                await asyncio.to_thread(client.close)
            self._open_clients.clear()
            self._local = threading.local()

    async def ping(self) -> None:
        """Raises EngineUnavailable when it does not answer."""
        await self.rows("SELECT 1")

    async def rows(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a SELECT; parameters are bound by the server as {name:Type}."""
        return await self._submit(
            lambda: [tuple(row) for row in self._client().query(query, parameters=dict(parameters or {})).result_rows]
        )

    async def command(self, statement: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Run a statement that answers nothing."""

        def run() -> None:
            self._client().command(statement, parameters=dict(parameters or {}))

        await self._submit(run)

    async def insert(self, table: str, columns: Mapping[str, Sequence[Any]], types: Sequence[str]) -> None:
        """Insert whole columns as one block; `types` are ClickHouse's, in the order of the columns.

        Raises EngineError when fewer rows were written than given.
        """
        given = len(next(iter(columns.values())))

        def run() -> int:
            return (
                self._client()
                .insert(
                    table,
                    list(columns.values()),
                    column_names=list(columns),
                    column_type_names=list(types),
                    column_oriented=True,
                    database=self.database,
                )
                .written_rows
            )

        written = await self._submit(run)
        if written < given:
            raise EngineError(f"ClickHouse wrote {written} of {given} rows into {table}")

    async def _submit(self, work: Callable[[], T]) -> T:
        if self._threads is None:
            raise EngineUnavailable("ClickHouse is closed")
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        except ClickHouseError as error:
            raise _translated(error, embedded=self.embedded) from error

    def _client(self) -> Client:
        client = getattr(self._local, "client", None)
        if not isinstance(client, Client):
            client = self._connect(self.database)
            self._local.client = client
            self._open_clients.append(client)
        return client

    def _connect(self, database: str | None) -> Client:
        return clickhouse_connect.get_client(
            **self._arguments, database=database, settings=dict(_SETTINGS), tz_mode="aware"
        )

    def _make_database(self) -> None:
        # The client that makes the database is opened without one.
        client = self._connect("default")
        try:
            client.command(f"CREATE DATABASE IF NOT EXISTS `{self.database}`")
            self._client()
        finally:
            client.close()


def _arguments(dsn: str, connect_seconds: float, answer_seconds: float) -> tuple[dict[str, Any], str | None]:
    """What `get_client` takes for the address, and the database it names."""
    parts = urlsplit(dsn)
    if parts.scheme == "chdb":
        return {"dsn": dsn}, None
    if parts.scheme not in {"http", "https", "clickhouse", "clickhouses"} or not parts.hostname:
        raise ConfigurationError(
            "the ClickHouse DSN must be http://host:8123/quiethire, https://… or chdb:///folder; got "
            f"{parts.scheme or 'no scheme'}"
        )
    secure = parts.scheme in {"https", "clickhouses"}
    return {
        "interface": "https" if secure else "http",
        "host": parts.hostname,
        "port": _port(parts, secure=secure),
        "username": unquote(parts.username) if parts.username else None,
        "password": unquote(parts.password or ""),
        "connect_timeout": connect_seconds,
        "send_receive_timeout": answer_seconds,
        "compress": True,
        # Clients of one process share nothing on the server that a session would hold.
        "autogenerate_session_id": False,
    }, unquote(parts.path.strip("/")) or None


def _port(parts: SplitResult, *, secure: bool) -> int:
    if parts.port in _NATIVE_PORTS:
        raise ConfigurationError(
            f"port {parts.port} is ClickHouse's native protocol; give its HTTP port, usually {HTTP_PORT}"
        )
    return parts.port or (8443 if secure else HTTP_PORT)


def _translated(error: ClickHouseError, *, embedded: bool) -> EngineError | ConfigurationError:
    text = str(error)
    if embedded and "Unable to open the chdb engine" in text:
        return DataDirectoryHeld(
            f"ClickHouse's engine cannot open its folder, another process may have it: {text[:300]}"
        )
    code = error.code if isinstance(error, Error) else None
    if code in _DENIED_CODES:
        return ConfigurationError(f"ClickHouse does not let us in: {text[:300]}")
    if isinstance(error, OperationalError) or code in _UNREACHABLE_CODES:
        return EngineUnavailable(f"ClickHouse cannot be reached: {text[:300]}")
    return EngineError(f"ClickHouse did not do it: {text[:500]}")
