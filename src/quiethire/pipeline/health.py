"""How the parts stand: each answers its own ping, side by side; one that fails degrades the whole by its name only."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from time import perf_counter

Ping = Callable[[], Awaitable[object]]
"""Returns when the part works, raises when it does not."""

PATIENCE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class PartHealth:
    """One part: whether it answered, how long that took, and what it said when it did not."""

    ok: bool
    took_ms: float
    message: str = ""


@dataclass(frozen=True, slots=True)
class HealthReport:
    """The whole: `status` is "ok" when every part is, else "degraded"."""

    parts: Mapping[str, PartHealth]

    @property
    def status(self) -> str:
        """In one word."""
        return "degraded" if self.degraded else "ok"

    @property
    def degraded(self) -> tuple[str, ...]:
        """The parts that do not work, by name."""
        return tuple(name for name, part in self.parts.items() if not part.ok)


class Health:
    """Asks every part at once, each for at most `patience_seconds`."""

    def __init__(self, parts: Mapping[str, Ping], *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._parts = dict(parts)
        self._patience_seconds = patience_seconds

    async def check(self) -> HealthReport:
        """The report; never raises for a part that is down, whatever its ping raised."""
        answers = await asyncio.gather(*(self._ask(ping) for ping in self._parts.values()))
        return HealthReport(dict(zip(self._parts, answers, strict=True)))

    async def _ask(self, ping: Ping) -> PartHealth:
        started = perf_counter()
        (failure,) = await asyncio.gather(self._within_patience(ping), return_exceptions=True)
        took_ms = round((perf_counter() - started) * 1000, 1)
        if failure is None:
            return PartHealth(ok=True, took_ms=took_ms)
        if isinstance(failure, TimeoutError):
            return PartHealth(ok=False, took_ms=took_ms, message=f"no answer within {self._patience_seconds:g} s")
        return PartHealth(ok=False, took_ms=took_ms, message=str(failure) or type(failure).__name__)

    async def _within_patience(self, ping: Ping) -> None:
        async with asyncio.timeout(self._patience_seconds):
            await ping()
