"""The proxy manager behind HTTP (`quiethire serve proxies`).

A fetcher asks for a proxy in the middle of a request and cannot wait, so the twin keeps the manager's list and takes
turns by itself; the list is read again, and reports are sent, in the background.
"""

import asyncio
from collections import deque
from time import monotonic

import httpx
import orjson
from pydantic import TypeAdapter

from quiethire.crawling.contract import Proxy
from quiethire.domain.errors import EngineError, EngineUnavailable
from quiethire.remote.service import RemoteService

REFRESH_SECONDS = 10.0
MAX_REPORTS = 10_000

_PROXIES: TypeAdapter[list[Proxy]] = TypeAdapter(list[Proxy])


class RemoteProxies:
    """A ProxySource over the manager's pool. The very first call waits for the manager; without its answer it raises
    EngineUnavailable rather than go out without a proxy."""

    def __init__(self, service: RemoteService, *, refresh_seconds: float = REFRESH_SECONDS) -> None:
        self._service = service
        self._refresh_seconds = refresh_seconds
        self._turn: deque[Proxy] = deque()
        self._read_at: float | None = None
        self._reports: deque[dict[str, object]] = deque(maxlen=MAX_REPORTS)
        self._task: asyncio.Task[None] | None = None

    def next(self) -> Proxy | None:
        """The proxy for the next request; None when the manager has no healthy one."""
        if self._read_at is None:
            self._take(self._read_now())
        elif monotonic() - self._read_at >= self._refresh_seconds:
            self._in_background()
        if not self._turn:
            return None
        self._turn.rotate(-1)
        return self._turn[-1]

    def report(self, url: str, *, ok: bool, seconds: float = 0.0) -> None:
        """How a request over the proxy went; told to the manager in the background."""
        self._reports.append({"url": url, "ok": ok, "seconds": seconds})
        self._in_background()

    async def refresh(self) -> None:
        """Send what is to be reported and read the list again. Raises EngineUnavailable."""
        while self._reports:
            sent = list(self._reports)
            await self._service.call("POST", "/proxy/health", orjson.dumps(sent))
            for _ in sent:
                self._reports.popleft()
        self._take(await self._service.call("GET", "/proxy/all"))

    async def ping(self) -> None:
        """Raises EngineUnavailable when the service does not answer."""
        await self._service.ping()

    def _in_background(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._quietly())

    async def _quietly(self) -> None:
        """Refresh; a manager that is down leaves the list as it is until the next try."""
        try:
            await self.refresh()
        except EngineError:
            self._read_at = monotonic()

    def _read_now(self) -> bytes:
        address = f"{self._service.url}/proxy/all"
        try:
            return httpx.get(address, timeout=3.0, trust_env=False).raise_for_status().content
        except httpx.HTTPError as error:
            raise EngineUnavailable(f"the proxy manager at {self._service.url} cannot be reached: {error}") from error

    def _take(self, body: bytes) -> None:
        self._turn = deque(proxy for proxy in _PROXIES.validate_json(body) if proxy.healthy)
        self._read_at = monotonic()
