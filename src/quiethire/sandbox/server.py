"""The server: one ASGI application that is every host of the world.

It dispatches on the Host header. Answers are kept as ready messages, so that a page asked for twice costs a dictionary
look-up; the store of answers is bounded by bytes.
"""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, MutableMapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import uvicorn

from quiethire.sandbox import sources
from quiethire.sandbox.boards import BOARDS, Emulation
from quiethire.sandbox.control import control_app
from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.ledger import KEPT_PATHS, HostRecord, Ledger, clock
from quiethire.sandbox.sites import site
from quiethire.sandbox.values import Answer, Ask
from quiethire.sandbox.world import World

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

CONTROL_HOSTS = frozenset({"127.0.0.1", "localhost", "sandbox.localhost", "::1", "0.0.0.0"})  # noqa: S104 - names, not a binding
_MISDIRECTED = Answer(
    b"this host is not in the sandbox\n", status=421, content_type="text/plain; charset=utf-8", what="unknown"
)
_BUSY = Answer(
    b"slow down\n",
    status=429,
    content_type="text/plain; charset=utf-8",
    what="fault",
    headers=(("retry-after", "1"),),
    keep=False,
)
_NO_ROBOTS = Answer(b"not found\n", status=404, content_type="text/plain; charset=utf-8", what="robots")
_KEPT_BODY = 2 * 1024 * 1024


@dataclass(slots=True)
class Prepared:
    """An answer as the two messages to send."""

    start: dict[str, Any]
    body: dict[str, Any]
    unchanged: dict[str, Any]
    etag: bytes
    what: str
    delay: float
    size: int


class Sandbox:
    """The ASGI application. `day` is the world's clock; `ledger` counts requests.

    latency_seconds: waited before every answer, so that a client's concurrency can be seen. busy_requests: how many
    requests the busy host refuses with 429 before it answers. cache_bytes: bound of the ready answers.
    """

    def __init__(
        self, world: World, *, latency_seconds: float = 0.0, busy_requests: int = 2, cache_bytes: int = 48 * 1024 * 1024
    ) -> None:
        self.world = world
        self.day = 1
        self.ledger = Ledger()
        self.latency_seconds = latency_seconds
        self.busy_requests = busy_requests
        self._refused: dict[str, int] = {}
        self._cache_bytes = cache_bytes
        self.cached_bytes = 0
        self._cache: OrderedDict[tuple[object, ...], Prepared] = OrderedDict()
        self._exact: dict[str, Emulation] = {
            host: board for board in BOARDS.values() for host in board.hosts if not host.startswith("*")
        }
        self._zones: list[tuple[str, Emulation]] = [
            (host[1:], board) for board in BOARDS.values() for host in board.hosts if host.startswith("*")
        ]
        self._control = control_app(self)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        if scope["type"] != "http":
            return
        host = agent = accept = match = ""
        scheme = scope.get("scheme", "http")
        for name, value in scope["headers"]:
            if name == b"host":
                host = value.decode("latin-1").lower()
            elif name == b"user-agent":
                agent = value.decode("latin-1")[:200]
            elif name == b"accept":
                accept = value.decode("latin-1")
            elif name == b"x-forwarded-proto":
                scheme = value.decode("latin-1")
            elif name == b"if-none-match":
                match = value.decode("latin-1")
        if host.count(":") == 1:
            host = host.partition(":")[0]
        elif host.startswith("["):
            host = host[1:].partition("]")[0]
        if host in CONTROL_HOSTS:
            await self._control(scope, receive, send)
            return
        started = clock()
        record = self.ledger.begin(host)
        body = await _read(receive) if scope["method"] not in {"GET", "HEAD"} else b""
        self._note(host, scope["path"], record)
        prepared = self._prepare(host, scope, scheme, accept, body)
        delay = prepared.delay + self.latency_seconds
        if delay:
            await asyncio.sleep(delay)
        unchanged = bool(match) and match.encode("latin-1") == prepared.etag
        try:
            await send(prepared.unchanged if unchanged else prepared.start)
            await send(_EMPTY if unchanged or scope["method"] == "HEAD" else prepared.body)
        finally:
            self.ledger.end(record, prepared.what, 304 if unchanged else prepared.start["status"], agent, started)

    def set_day(self, day: int) -> None:
        """Move the clock."""
        if day < 1:
            raise ValueError("days are counted from 1")
        self.day = day
        self._cache.clear()
        self.cached_bytes = 0

    def hosts(self) -> list[str]:
        """Host patterns served: exact names and "*.zone". The dead domains are not among them."""
        patterns = [host for board in BOARDS.values() for host in board.hosts]
        patterns += sources.HOSTS
        for employer in self.world.employers:
            patterns += self.world.site_hosts(employer)
        return patterns

    def _note(self, host: str, path: str, record: HostRecord) -> None:
        """Write down a request for a page that robots.txt forbids."""
        employer = self.world.employer_at(host)
        if employer is not None and site.forbidden(employer, path) and len(record.forbidden) < KEPT_PATHS:
            record.forbidden.append(path)

    def _refuses(self, host: str, path: str) -> bool:
        """Whether the busy host has not had enough yet."""
        employer = self.world.employer_at(host)
        if employer is None or BY_NAME[employer.kind].fault != "busy" or path == "/robots.txt":
            return False
        refused = self._refused.get(host, 0)
        self._refused[host] = refused + 1
        return refused < self.busy_requests

    def _prepare(self, host: str, scope: Scope, scheme: str, accept: str, body: bytes) -> Prepared:
        path: str = scope["path"]
        if self._refuses(host, path):
            return _prepared(_BUSY)
        html = host == "api.lever.co" and "html" in accept
        key = (host, scope["raw_path"], scope["query_string"], scope["method"], body, scheme, html)
        kept = self._cache.get(key)
        if kept is not None:
            self._cache.move_to_end(key)
            return kept
        query = scope["query_string"].decode("latin-1")
        raw = scope["raw_path"].decode("latin-1")
        ask = Ask(
            host=host,
            path=path,
            query=dict(parse_qsl(query, keep_blank_values=True)),
            method=scope["method"],
            body=body,
            accept=accept,
            scheme=scheme,
            text=f"{raw}?{query}" if query else raw,
        )
        answer = self.answer(ask)
        prepared = _prepared(answer)
        if answer.keep and prepared.size < _KEPT_BODY:
            self._cache[key] = prepared
            self.cached_bytes += prepared.size
            while self.cached_bytes > self._cache_bytes:
                self.cached_bytes -= self._cache.popitem(last=False)[1].size
        return prepared

    def answer(self, ask: Ask) -> Answer:
        """The response of the world on its day, without a server around it."""
        world = self.world
        board = self._exact.get(ask.host) or next((one for zone, one in self._zones if ask.host.endswith(zone)), None)
        employer = world.employer_at(ask.host)
        if ask.path == "/robots.txt":
            text = board.robots(ask) if board else site.robots(employer) if employer else None
            if text is None:
                return _NO_ROBOTS if board or employer or ask.host in sources.HOSTS else _MISDIRECTED
            return Answer(text.encode(), content_type="text/plain; charset=utf-8", what="robots")
        if board is not None:
            return board.answer(world, ask, self.day)
        if employer is not None:
            return site.answer(world, employer, ask, self.day)
        if ask.host in sources.HOSTS:
            return sources.answer(world, ask)
        return _MISDIRECTED


_EMPTY: dict[str, Any] = {"type": "http.response.body", "body": b""}


def _prepared(answer: Answer) -> Prepared:
    etag = b'"' + hashlib.md5(answer.body, usedforsecurity=False).hexdigest().encode() + b'"'
    headers = [(b"content-type", answer.content_type.encode()), (b"content-length", str(len(answer.body)).encode())]
    headers += [(name.encode(), value.encode()) for name, value in answer.headers]
    if answer.status == 200:
        headers.append((b"etag", etag))
    return Prepared(
        start={"type": "http.response.start", "status": answer.status, "headers": headers},
        body={"type": "http.response.body", "body": answer.body},
        unchanged={"type": "http.response.start", "status": 304, "headers": [(b"etag", etag)]},
        etag=etag if answer.status == 200 else b"",
        what=answer.what,
        delay=answer.delay_seconds,
        size=len(answer.body) + 600,
    )


async def _read(receive: Receive) -> bytes:
    chunks = []
    while True:
        message = await receive()
        chunks.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(chunks)


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def build_app(world: World, *, latency_seconds: float = 0.0, busy_requests: int = 2) -> Sandbox:
    """The ASGI application of a world."""
    return Sandbox(world, latency_seconds=latency_seconds, busy_requests=busy_requests)


def serve(world: World, host: str = "127.0.0.1", port: int = 8010, *, latency_seconds: float = 0.0) -> None:
    """Serve until interrupted."""
    uvicorn.run(
        build_app(world, latency_seconds=latency_seconds), host=host, port=port, log_level="warning", access_log=False
    )


class _Quiet(uvicorn.Server):
    """A server that leaves the process's signals to whoever runs it."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


@asynccontextmanager
async def running(app: Sandbox, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[int]:
    """Serve in the running event loop; gives the port (a free one by default) and stops at the end."""
    server = _Quiet(uvicorn.Config(app, host=host, port=port, log_level="warning", access_log=False, lifespan="off"))
    task = asyncio.create_task(server.serve())
    while not server.started:
        if task.done():
            await task
            raise RuntimeError("the sandbox did not start")
        await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await task
