"""Pace: how often a host is asked, and how many requests are under way, to it and in all.

Waiting is first come, first served for each host, and only the head of a host's line competes for a place among the
requests in flight, so a host with a long line holds nobody else up, and nobody rushes when it reopens.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from quiethire.crawling.addresses import host_of
from quiethire.crawling.contract import Fetcher
from quiethire.crawling.statuses import retry_after_seconds
from quiethire.domain.errors import CircuitOpen, HostBusy
from quiethire.domain.exchange import Request, Response

_HOSTS = 20_000
_SLOWEST = 16.0
_RECOVERY = 0.8


@dataclass(slots=True)
class _Host:
    """One host's line. Times are of the clock; `slowness` multiplies the pace after the host said "too many"."""

    places: asyncio.Semaphore
    line: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_at: float = 0.0
    held_until: float = 0.0
    crawl_delay: float = 0.0
    slowness: float = 1.0
    waiting: int = 0


class Pace:
    """A fetcher that keeps the pace. A 429 or 503 with Retry-After holds the host's whole line for that time; when
    that is longer than `longest_hold_seconds` those waiting get HostBusy at once instead."""

    def __init__(
        self,
        inner: Fetcher,
        *,
        page_seconds: float = 1.0,
        api_seconds: float = 0.5,
        per_host: int = 4,
        concurrency: int = 50,
        longest_hold_seconds: float = 30.0,
        unpaced: Callable[[str], bool] = lambda host: False,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._inner = inner
        self._page_seconds = page_seconds
        self._api_seconds = api_seconds
        self._per_host = per_host
        self._in_flight = asyncio.Semaphore(concurrency)
        self._longest_hold = longest_hold_seconds
        self._unpaced = unpaced
        self._clock = clock
        self._sleep = sleep
        self._now = now
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    def crawl_delay(self, host: str, seconds: float) -> None:
        """What the host's robots.txt asks for; the pace is never faster."""
        self._host(host).crawl_delay = seconds

    async def fetch(self, request: Request) -> Response:
        """Wait for the turn, then send."""
        name = host_of(request.url)
        if self._unpaced(name):
            async with self._in_flight:
                return await self._inner.fetch(request)
        host = self._host(name)
        host.waiting += 1
        try:
            async with host.places:
                before = await self._turn(host, request)
                try:
                    response = await self._inner.fetch(request)
                except CircuitOpen:
                    host.next_at = before  # nothing was sent, so the turn is given back
                    raise
                finally:
                    self._in_flight.release()
                self._listen(host, response)
                return response
        finally:
            host.waiting -= 1

    async def _turn(self, host: _Host, request: Request) -> float:
        """Wait at the head of the line; when it returns, a place among the requests in flight is taken. Returns the
        time the turn was due."""
        async with host.line:
            while True:
                now = self._clock()
                held = host.held_until - now
                if held > self._longest_hold:
                    raise HostBusy("the host asked us to come back later", url=request.url, retry_after_seconds=held)
                wait = max(host.next_at - now, held)
                if wait <= 0:
                    break
                await self._sleep(wait)
            await self._in_flight.acquire()
            before = host.next_at
            host.next_at = self._clock() + self._spacing(request, host)
            return before

    def _spacing(self, request: Request, host: _Host) -> float:
        pace = request.pace_seconds
        if pace is None:
            pace = self._api_seconds if request.api else self._page_seconds
        return max(pace * host.slowness, 0.0 if request.api else host.crawl_delay)

    def _listen(self, host: _Host, response: Response) -> None:
        if response.status in (429, 503):
            host.slowness = min(host.slowness * 2, _SLOWEST)
            asked = retry_after_seconds(response, now=self._now())
            if asked:
                host.held_until = max(host.held_until, self._clock() + asked)
        elif response.status < 500:
            host.slowness = max(1.0, host.slowness * _RECOVERY)

    def _host(self, name: str) -> _Host:
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = _Host(places=asyncio.Semaphore(self._per_host))
            if len(self._hosts) > _HOSTS:
                self._forget()
        return host

    def _forget(self) -> None:
        """Drop the oldest hosts nobody waits for and that are due."""
        now = self._clock()
        idle = [
            name
            for name, host in self._hosts.items()
            if not host.waiting and max(host.next_at, host.held_until) <= now and not host.crawl_delay
        ]
        for name in idle[: _HOSTS // 10]:
            del self._hosts[name]
