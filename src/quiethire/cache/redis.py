"""A cache in Redis, Dragonfly or another server of that protocol."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as NoAnswer

from quiethire.domain.errors import ConfigurationError, EngineError, EngineUnavailable

ANSWER_SECONDS = 1.0
"""A cache that takes longer than this costs more than it saves."""
_COUNT_UP = """
local count = redis.call('INCR', KEYS[1])
if count == 1 or redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count
"""
"""Counting and starting the time are one step: a crash between them would leave a counter that never ends."""


class RedisCache:
    """A `Cache`. Raises EngineUnavailable within about `answer_seconds` when the server is away.

    `prefix` goes before every key, for a server shared with others.
    """

    def __init__(
        self, url: str, *, answer_seconds: float = ANSWER_SECONDS, max_connections: int = 50, prefix: str = ""
    ) -> None:
        try:
            # More callers than connections wait for one, instead of failing.
            pool = BlockingConnectionPool.from_url(
                url,
                timeout=answer_seconds,
                socket_connect_timeout=answer_seconds,
                socket_timeout=answer_seconds,
                max_connections=max_connections,
                # One more try at once: a connection the server closed while it was idle is made anew.
                retry=Retry(NoBackoff(), 1),
                health_check_interval=30,
            )
        except ValueError as error:
            raise ConfigurationError(f"the cache URL must be redis://host:port/0: {error}") from error
        self._redis: Redis = Redis.from_pool(pool)
        self._prefix = prefix
        self._count_up = self._redis.register_script(_COUNT_UP)

    async def get(self, key: str) -> bytes | None:
        """The value, or None when absent or expired."""
        async with _translated():
            value = await self._redis.get(self._prefix + key)
        return value.encode() if isinstance(value, str) else value

    async def set(self, key: str, value: bytes, *, ttl_seconds: float) -> None:
        """Keep a value for a time; for none at all when the time is not positive."""
        if ttl_seconds <= 0:
            await self.delete(key)
            return
        async with _translated():
            await self._redis.set(self._prefix + key, value, px=_milliseconds(ttl_seconds))

    async def increment(self, key: str, *, ttl_seconds: float) -> int:
        """Count up from 0; the time starts with the first count."""
        async with _translated():
            return int(await self._count_up(keys=[self._prefix + key], args=[_milliseconds(ttl_seconds)]))

    async def delete(self, key: str) -> None:
        """Forget a key."""
        async with _translated():
            await self._redis.delete(self._prefix + key)

    async def ping(self) -> None:
        """Raises EngineUnavailable when the server does not answer."""
        async with _translated():
            await self._redis.ping()

    async def close(self) -> None:
        """Give connections back."""
        await self._redis.aclose()


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))


@asynccontextmanager
async def _translated() -> AsyncIterator[None]:
    try:
        yield
    except (NoConnection, NoAnswer, OSError) as error:
        raise EngineUnavailable(f"the cache cannot be reached: {error}") from error
    except RedisError as error:
        raise EngineError(f"the cache did not do it: {error}") from error
