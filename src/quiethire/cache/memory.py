"""A cache in this process."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MAX_BYTES = 128 * 1024 * 1024
_ENTRY_BYTES = 200
"""What an entry costs beside its key and value, roughly."""


@dataclass(slots=True)
class _Entry:
    value: bytes
    expires_at: float


class MemoryCache:
    """A `Cache`. Over `max_bytes` the entries longest unused go first; expired ones go when met, or then.

    For one event loop: no method awaits anything, so each is atomic.
    """

    def __init__(self, *, max_bytes: int = MAX_BYTES, clock: Callable[[], float] = time.monotonic) -> None:
        self._max_bytes = max_bytes
        self._clock = clock
        self._entries: OrderedDict[str, _Entry] = OrderedDict()
        self._bytes = 0

    async def get(self, key: str) -> bytes | None:
        """The value, or None when absent or expired."""
        entry = self._fresh(key)
        return None if entry is None else entry.value

    async def set(self, key: str, value: bytes, *, ttl_seconds: float) -> None:
        """Keep a value for a time; for none at all when the time is not positive."""
        self._drop(key)
        if ttl_seconds > 0:
            self._keep(key, _Entry(value, self._clock() + ttl_seconds))

    async def increment(self, key: str, *, ttl_seconds: float) -> int:
        """Count up from 0; the time starts with the first count."""
        entry = self._fresh(key)
        count = 1 if entry is None else int(entry.value) + 1
        expires_at = self._clock() + ttl_seconds if entry is None else entry.expires_at
        self._drop(key)
        self._keep(key, _Entry(b"%d" % count, expires_at))
        return count

    async def delete(self, key: str) -> None:
        """Forget a key."""
        self._drop(key)

    async def ping(self) -> None:
        """Always there."""

    async def close(self) -> None:
        """Forget everything."""
        self._entries.clear()
        self._bytes = 0

    @property
    def size_bytes(self) -> int:
        """About how much memory the entries take."""
        return self._bytes

    def _fresh(self, key: str) -> _Entry | None:
        entry = self._entries.get(key)
        if entry is None:
            return None
        if entry.expires_at <= self._clock():
            self._drop(key)
            return None
        self._entries.move_to_end(key)
        return entry

    def _keep(self, key: str, entry: _Entry) -> None:
        self._entries[key] = entry
        self._bytes += self._cost(key, entry)
        while self._bytes > self._max_bytes and self._entries:
            self._drop(next(iter(self._entries)))

    def _drop(self, key: str) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._bytes -= self._cost(key, entry)

    @staticmethod
    def _cost(key: str, entry: _Entry) -> int:
        return len(key) + len(entry.value) + _ENTRY_BYTES
