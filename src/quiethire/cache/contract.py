"""The face of the cache. Losing everything in it costs time, never truth."""

from typing import Protocol


class Cache(Protocol):
    """Keys of the specification: temporal:activity:{id}, api:search:{hash}, crawler:state:{workflow_id},
    ratelimit:{ip}:{endpoint}."""

    async def get(self, key: str) -> bytes | None:
        """The value, or None when absent or expired."""
        ...

    async def set(self, key: str, value: bytes, *, ttl_seconds: float) -> None:
        """Keep a value for a time."""
        ...

    async def increment(self, key: str, *, ttl_seconds: float) -> int:
        """Count up from 0; the time starts with the first count."""
        ...

    async def delete(self, key: str) -> None:
        """Forget a key."""
        ...

    async def ping(self) -> None:
        """Raises EngineUnavailable when the cache does not answer."""
        ...

    async def close(self) -> None:
        """Give connections back."""
        ...
