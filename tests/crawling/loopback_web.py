"""A small real web server on loopback, scripted by each test, and a clock that never waits."""

import asyncio
import heapq
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

from quiethire.domain.exchange import Request, Response

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass
class Asked:
    """One request the server saw."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes = b""


Handler = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Web:
    """A server whose answers are registered by path; it keeps what it was asked."""

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    routes: dict[str, Handler] = field(default_factory=dict)
    connections: int = 0
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def page(self, path: str, body: bytes | str = b"ok", status: int = 200, **headers: str) -> None:
        content = body.encode() if isinstance(body, str) else body
        head = {"content-type": "text/html; charset=utf-8", **{k.replace("_", "-"): v for k, v in headers.items()}}

        async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
            await reply(writer, status, head, content)

        self.routes[path] = answer

    def handle(self, path: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self.routes[path] = handler
            return handler

        return register

    def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.create_task(self.serve(reader, writer))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                asked = await self._read(reader)
                if asked is None:
                    return
                self.asked.append(asked)
                handler = self.routes.get(asked.path)
                if handler is None:
                    await reply(writer, 404, {}, b"no such page")
                else:
                    await handler(asked, writer)
                if writer.is_closing() or asked.headers.get("connection") == "close":
                    return
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> Asked | None:
        line = await reader.readline()
        if not line:
            return None
        method, target, _ = line.decode().split()
        headers: dict[str, str] = {}
        while (header := (await reader.readline()).decode("latin-1").strip()) != "":
            name, _, value = header.partition(":")
            headers[name.lower()] = value.strip()
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        parts = urlsplit(target)
        return Asked(method, parts.path, dict(parse_qsl(parts.query)), headers, body)


async def reply(writer: asyncio.StreamWriter, status: int, headers: dict[str, str], body: bytes) -> None:
    lines = [f"HTTP/1.1 {status} Status", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    writer.write("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
    await writer.drain()


@asynccontextmanager
async def serving() -> AsyncIterator[Web]:
    web = Web()
    server = await asyncio.start_server(web.connected, "127.0.0.1", 0)
    web.port = server.sockets[0].getsockname()[1]
    try:
        yield web
    finally:
        server.close()
        for task in list(web.tasks):
            task.cancel()
        await asyncio.gather(*web.tasks, return_exceptions=True)


class Clock:
    """Virtual time: `sleep` returns when everybody else sleeps or waits and the time has been moved on to it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0
        self._mover: asyncio.Task[None] | None = None

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._count += 1
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, self._count, future))
        if self._mover is None or self._mover.done():
            self._mover = asyncio.create_task(self._move())
        await future

    async def _move(self) -> None:
        while self._sleepers:
            for _ in range(20):  # let everything that can run without time run first
                await asyncio.sleep(0)
            at, _, future = heapq.heappop(self._sleepers)
            self.now = max(self.now, at)
            if not future.done():
                future.set_result(None)
            await asyncio.sleep(0)


class Scripted:
    """A fetcher whose answers are a function of the request; it keeps what it was asked, and when."""

    def __init__(self, answer: Callable[[Request], Response | Exception], clock: Clock | None = None) -> None:
        self._answer = answer
        self._clock = clock
        self.asked: list[Request] = []
        self.times: list[float] = []

    async def fetch(self, request: Request) -> Response:
        self.asked.append(request)
        if self._clock is not None:
            self.times.append(self._clock.now)
        answer = self._answer(request)
        if isinstance(answer, Exception):
            raise answer
        return answer


def answer(request: Request, status: int = 200, body: bytes = b"ok", **headers: str) -> Response:
    return Response(
        url=request.url,
        status=status,
        body=body,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        requested_url=request.url,
        fetched_at=NOON,
    )
