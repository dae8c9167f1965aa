"""A pool of outgoing proxies: rotation, health, speed. Off unless an operator gives addresses."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from quiethire.crawling.contract import Proxy
from quiethire.domain.errors import InputError, NotFoundError

_SCHEMES = frozenset({"http", "https", "socks4", "socks5", "socks5h"})
_SMOOTHING = 0.2


@dataclass(slots=True)
class _Entry:
    url: str
    kind: str
    successes: int = 0
    failures: int = 0
    in_a_row: int = 0
    seconds: float | None = None
    resting_until: float = 0.0
    rests: int = 0
    handed_out: int = 0


class ProxyPool:
    """Hands out the proxy that was handed out least among the healthy ones, so that load is even and a proxy that
    returns is used again; unreliable ones come later.

    A proxy that fails `rest_after` times in a row rests, twice as long each time; after `remove_after` rests without a
    success between them it is removed.
    """

    def __init__(
        self,
        proxies: Iterable[Proxy] = (),
        *,
        rest_after: int = 3,
        rest_seconds: float = 60.0,
        remove_after: int = 4,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._entries: dict[str, _Entry] = {}
        self._removed = 0
        self._rest_after = rest_after
        self._rest_seconds = rest_seconds
        self._remove_after = remove_after
        self._clock = clock
        for proxy in proxies:
            self.add(proxy.url, kind=proxy.kind)

    def add(self, url: str, *, kind: str = "datacenter") -> Proxy:
        """Add one; a known one is kept as it is. Raises InputError for what is no proxy address."""
        try:
            parts = urlsplit(url)
            usable = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port is not None
        except ValueError:
            usable = False
        if not usable:
            raise InputError("a proxy is scheme://[user:password@]host:port, the scheme http, https or socks5")
        fewest = min((entry.handed_out for entry in self._entries.values()), default=0)
        return self._proxy(self._entries.setdefault(url, _Entry(url, kind, handed_out=fewest)))

    def next(self, *, kind: str | None = None) -> Proxy | None:
        """The next healthy proxy; None when there is none."""
        now = self._clock()
        healthy = [
            entry
            for entry in self._entries.values()
            if entry.resting_until <= now and (kind is None or entry.kind == kind)
        ]
        if not healthy:
            return None
        entry = min(healthy, key=lambda entry: (entry.handed_out + entry.in_a_row * 2, entry.seconds or 0.0))
        entry.handed_out += 1
        return self._proxy(entry)

    def report(self, url: str, *, ok: bool, seconds: float = 0.0) -> None:
        """Note how a request over it went. Reports about removed proxies change nothing."""
        entry = self._entries.get(url)
        if entry is None:
            return
        if ok:
            entry.successes += 1
            entry.in_a_row = entry.rests = 0
            entry.resting_until = 0.0
            known = entry.seconds
            entry.seconds = seconds if known is None else known + _SMOOTHING * (seconds - known)
            return
        entry.failures += 1
        entry.in_a_row += 1
        if entry.in_a_row % self._rest_after:
            return
        entry.rests += 1
        if entry.rests >= self._remove_after:
            self.remove(url)
        else:
            entry.resting_until = self._clock() + self._rest_seconds * 2 ** (entry.rests - 1)

    def remove(self, url: str) -> None:
        """Take one out. Raises NotFoundError."""
        if self._entries.pop(url, None) is None:
            raise NotFoundError("no such proxy in the pool")
        self._removed += 1

    def proxies(self) -> list[Proxy]:
        """All of them."""
        return [self._proxy(entry) for entry in self._entries.values()]

    def stats(self) -> dict[str, Any]:
        """total, healthy, removed, and for each proxy (without its password) how it does; seconds are smoothed."""
        now = self._clock()
        entries = list(self._entries.values())
        return {
            "total": len(entries),
            "healthy": sum(entry.resting_until <= now for entry in entries),
            "removed": self._removed,
            "proxies": [
                {
                    "url": _without_password(entry.url),
                    "kind": entry.kind,
                    "healthy": entry.resting_until <= now,
                    "successes": entry.successes,
                    "failures": entry.failures,
                    "success_rate": _rate(entry),
                    "seconds": entry.seconds,
                }
                for entry in entries
            ],
        }

    def _proxy(self, entry: _Entry) -> Proxy:
        return Proxy(
            url=entry.url,
            kind=entry.kind,
            successes=entry.successes,
            failures=entry.failures,
            healthy=entry.resting_until <= self._clock(),
        )


def _rate(entry: _Entry) -> float | None:
    tries = entry.successes + entry.failures
    return entry.successes / tries if tries else None


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{'…@' if parts.username else ''}{parts.hostname}:{parts.port}"
