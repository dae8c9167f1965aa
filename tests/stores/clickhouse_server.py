"""A ClickHouse server for tests where none is installed: its HTTP interface, with its own engine (chdb) behind.

So that the client's way over the network is exercised: native format in both directions, settings, bound parameters,
compression, errors with their code, authentication. `python tests/stores/clickhouse_server.py --port P --dir D`
prints one line of JSON with the port once it listens (port 0 picks a free one).

It answers in the oldest protocol version, as a server behind a proxy that drops `client_protocol_version` does.
"""

import argparse
import asyncio
import base64
import binascii
import contextlib
import gzip
import json
import re
import signal
import socket
import tempfile
import threading
import uuid
import zlib
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import chdb
import lz4.frame
import uvicorn
import zstandard
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

_NOT_SETTINGS = {
    "query",
    "database",
    "default_format",
    "query_id",
    "session_id",
    "session_timeout",
    "session_check",
    "user",
    "password",
    "role",
    "quota_key",
    "compress",
    "decompress",
    "wait_end_of_query",
    "buffer_size",
    "client_protocol_version",
    "enable_http_compression",
    "send_progress_in_http_headers",
    "http_headers_progress_interval_ms",
    "cancel_http_readonly_queries_on_client_close",
}
"""Parameters that mean something to the HTTP interface itself."""
_INSERT = re.compile(rb"\s*(INSERT\s+INTO\s.+?)\s+FORMAT\s+(\w+)\s*?\n", re.IGNORECASE | re.DOTALL)
_FORMAT = re.compile(r"\sFORMAT\s+(\w+)\s*;?\s*$", re.IGNORECASE)
_ANSWERS = re.compile(r"\s*(?:SELECT|SHOW|WITH|DESCRIBE|DESC|EXISTS|EXPLAIN)\b", re.IGNORECASE)
_CODE = re.compile(r"Code: (\d+)\.")
_STATUS = {516: 403, 60: 404, 81: 404, 47: 404, 46: 404, 62: 400, 36: 400, 42: 400, 159: 408, 241: 500}
"""HTTP status of some error codes, as the server chooses them; 500 for the others."""

_COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "lz4": lz4.frame.compress,
    "zstd": lambda body: zstandard.ZstdCompressor().compress(body),
    "gzip": gzip.compress,
    "deflate": zlib.compress,
}


def _frames(decompressor: Callable[[], Any], body: bytes) -> bytes:
    """A body of several compressed frames, as the client sends one per block."""
    parts = []
    while body:
        frame = decompressor()
        parts.append(frame.decompress(body))
        body = frame.unused_data or b""
    return b"".join(parts)


_DECOMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "lz4": lambda body: _frames(lz4.frame.LZ4FrameDecompressor, body),
    "zstd": lambda body: _frames(lambda: zstandard.ZstdDecompressor().decompressobj(), body),
    "gzip": gzip.decompress,
    "deflate": zlib.decompress,
}


class Failed(Exception):
    """An error of the engine, or of the interface: its code and text."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass
class Statement:
    """One request, taken apart."""

    text: bytes
    database: str
    settings: dict[str, str]
    parameters: dict[str, str]


@dataclass
class Answer:
    """What the engine said."""

    body: bytes
    format: str | None
    summary: dict[str, str] = field(default_factory=dict)


class Engine:
    """chdb in a few threads, each with a connection of its own."""

    def __init__(self, folder: Path, threads: int = 4) -> None:
        self._folder = str(folder.resolve())
        self._threads = ThreadPoolExecutor(threads)
        self._local = threading.local()
        self._connections: list[Any] = []

    async def run(self, statement: Statement) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, statement)

    def close(self) -> None:
        self._threads.shutdown()
        for connection in self._connections:
            connection.close()

    def _connection(self) -> Any:
        if not hasattr(self._local, "connection"):
            self._local.connection = chdb.connect(self._folder)
            self._local.settings = {}
            self._connections.append(self._local.connection)
        return self._local.connection

    def _query(self, sql: str | bytes, form: str, parameters: dict[str, str] | None = None) -> Any:
        try:
            return self._connection().query(sql, form, params=parameters or {})
        except Exception as error:
            text = str(error)
            code = _CODE.search(text)
            raise Failed(int(code[1]) if code else 1002, text) from error

    def _run(self, statement: Statement) -> Answer:
        self._connection()
        self._query("USE `" + statement.database.replace("`", "``") + "`", "TabSeparated")
        for name in set(self._local.settings) - set(statement.settings):
            self._query(f"SET {_name(name)} = DEFAULT", "TabSeparated")
        for name, value in statement.settings.items():
            if self._local.settings.get(name) != value:
                self._query(f"SET {_name(name)} = {_quoted(value)}", "TabSeparated")
        self._local.settings = dict(statement.settings)
        insert = _INSERT.match(statement.text)
        if insert is not None:
            return self._insert(insert[1].decode(), insert[2].decode(), statement.text[insert.end() :])
        sql = statement.text.decode()
        named = _FORMAT.search(sql)
        form = named[1] if named else "TabSeparated"
        result = self._query(sql, form, statement.parameters)
        return Answer(
            result.bytes() or b"",
            form if named or _ANSWERS.match(sql) else None,
            {"read_rows": str(result.rows_read()), "read_bytes": str(result.bytes_read())},
        )

    def _insert(self, into: str, form: str, content: bytes) -> Answer:
        with tempfile.NamedTemporaryFile(suffix=".insert") as file:
            file.write(content)
            file.flush()
            result = self._query(f"{into} FROM INFILE {_quoted(file.name)} FORMAT {form}", "TabSeparated")
        return Answer(b"", None, {"written_rows": str(result.rows_read())})


def _name(setting: str) -> str:
    if not re.fullmatch(r"\w+", setting):
        raise Failed(115, f"Code: 115. DB::Exception: Unknown setting {setting!r}. (UNKNOWN_SETTING)")
    return setting


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


async def _statement(request: Request) -> Statement:
    given = dict(request.query_params)
    body = b""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        async with request.form() as form:
            given |= {name: value for name, value in form.items() if isinstance(value, str)}
    else:
        body = await request.body()
    encoding = request.headers.get("content-encoding")
    if encoding and body:
        if encoding not in _DECOMPRESS:
            raise Failed(89, f"Code: 89. DB::Exception: Unknown compression method {encoding}. (UNKNOWN_COMPRESSION)")
        body = _DECOMPRESS[encoding](body)
    query = given.get("query", "").encode()
    return Statement(
        text=query + b"\n" + body if query and body else query or body,
        database=given.get("database") or "default",
        settings={
            name: value for name, value in given.items() if name not in _NOT_SETTINGS and not name.startswith("param_")
        },
        parameters={name.removeprefix("param_"): value for name, value in given.items() if name.startswith("param_")},
    )


def _authenticate(request: Request, user: str, password: str) -> None:
    given = ("default", "")
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        with contextlib.suppress(binascii.Error, UnicodeDecodeError):
            name, _, secret = base64.b64decode(credentials).decode().partition(":")
            given = (name, secret)
    elif "x-clickhouse-user" in request.headers:
        given = (request.headers["x-clickhouse-user"], request.headers.get("x-clickhouse-key", ""))
    if given != (user, password):
        raise Failed(516, f"Code: 516. DB::Exception: {given[0]}: Authentication failed. (AUTHENTICATION_FAILED)")


def _response(request: Request, status: int, body: bytes, headers: dict[str, str]) -> Response:
    if request.query_params.get("enable_http_compression") == "1" and body:
        for accepted in request.headers.get("accept-encoding", "").split(","):
            encoding = accepted.split(";")[0].strip()
            if encoding in _COMPRESS:
                body = _COMPRESS[encoding](body)
                headers["Content-Encoding"] = encoding
                break
    return Response(body, status, headers)


def application(folder: Path, *, user: str = "default", password: str = "") -> Starlette:
    """The HTTP interface over an engine on the folder."""
    engine = Engine(folder)

    async def ping(request: Request) -> Response:
        return PlainTextResponse("Ok.\n")

    async def query(request: Request) -> Response:
        headers = {
            "X-ClickHouse-Query-Id": request.query_params.get("query_id") or str(uuid.uuid4()),
            "X-ClickHouse-Timezone": "UTC",
            "X-ClickHouse-Server-Display-Name": "test",
        }
        try:
            _authenticate(request, user, password)
            answer = await engine.run(await _statement(request))
        except Failed as failed:
            headers["X-ClickHouse-Exception-Code"] = str(failed.code)
            text = f"{failed} (version {chdb.engine_version})\n".encode()
            return _response(request, _STATUS.get(failed.code, 500), text, headers)
        headers["X-ClickHouse-Summary"] = json.dumps(answer.summary)
        if answer.format is not None:
            headers["X-ClickHouse-Format"] = answer.format
        return _response(request, 200, answer.body, headers)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await asyncio.to_thread(engine.close)

    return Starlette(
        routes=[Route("/ping", ping), Route("/", query, methods=["GET", "POST"])],
        lifespan=lifespan,
    )


def main() -> None:
    """Serve until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--dir", type=Path, required=True)
    parser.add_argument("--user", default="default")
    parser.add_argument("--password", default="")
    options = parser.parse_args()
    options.dir.mkdir(parents=True, exist_ok=True)
    listening = socket.create_server(("127.0.0.1", options.port))
    print(json.dumps({"port": listening.getsockname()[1]}), flush=True)
    server = uvicorn.Server(
        uvicorn.Config(
            application(options.dir, user=options.user, password=options.password),
            log_level="warning",
            timeout_graceful_shutdown=3,
        )
    )
    signal.signal(signal.SIGTERM, server.handle_exit)
    server.run(sockets=[listening])


if __name__ == "__main__":
    main()
