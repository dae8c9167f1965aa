"""Statuses become errors here, and what may be tried again is tried again."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from quiethire.crawling.contract import Fetcher
from quiethire.crawling.statuses import raise_for_status
from quiethire.domain.errors import FetchError
from quiethire.domain.exchange import Request, Response


class Retrying:
    """A fetcher whose responses are ones to read (see `statuses.raise_for_status`).

    Errors that may be retried are, up to `tries` requests in all: after the time the host asked for, else after a
    random time up to base x 2^n ("full jitter", so that many clients do not return together). A wait longer than
    `longest_wait_seconds` is not ours to sit out: the error goes to the caller with its retry_after_seconds.
    """

    def __init__(
        self,
        inner: Fetcher,
        *,
        tries: int = 3,
        base_seconds: float = 1.0,
        longest_wait_seconds: float = 30.0,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        rng: random.Random | None = None,
    ) -> None:
        self._inner = inner
        self._tries = tries
        self._base = base_seconds
        self._longest = longest_wait_seconds
        self._sleep = sleep
        self._now = now
        self._rng = rng or random.Random()  # noqa: S311 - jitter, no secret

    async def fetch(self, request: Request) -> Response:
        """Fetch, judge the status, try again where that may help."""
        tried = 0
        while True:
            try:
                return raise_for_status(request, await self._inner.fetch(request), now=self._now())
            except FetchError as error:
                tried += 1
                if not error.retryable or tried >= self._tries:
                    raise
                wait = self._wait(error, tried)
                if wait > self._longest:
                    raise
                await self._sleep(wait)

    def _wait(self, error: FetchError, tried: int) -> float:
        jitter = self._rng.uniform(0, self._base * 2 ** (tried - 1))
        if error.retry_after_seconds is None:
            return jitter
        return error.retry_after_seconds + min(jitter, 1.0)
