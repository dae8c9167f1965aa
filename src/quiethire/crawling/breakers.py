"""Circuit breakers: a host that failed several times in a row is left alone for a while."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from quiethire.crawling.addresses import host_of
from quiethire.crawling.contract import Fetcher
from quiethire.domain.errors import CircuitOpen, Unreachable
from quiethire.domain.exchange import Request, Response

_HOSTS = 20_000


@dataclass(slots=True)
class _Circuit:
    failures: int = 0
    open_until: float = 0.0
    pause: float = 0.0
    probing: bool = False


class Breakers:
    """A fetcher that raises CircuitOpen for a host with `threshold` failures in a row (unreachable, or 5xx but 503).

    After `pause_seconds` one request is let through to try: a success closes the circuit, a failure opens it for
    twice as long, up to `longest_pause_seconds`.
    """

    def __init__(
        self,
        inner: Fetcher,
        *,
        threshold: int = 5,
        pause_seconds: float = 60.0,
        longest_pause_seconds: float = 900.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._inner = inner
        self._threshold = threshold
        self._pause = pause_seconds
        self._longest = longest_pause_seconds
        self._clock = clock
        self._circuits: OrderedDict[str, _Circuit] = OrderedDict()

    async def fetch(self, request: Request) -> Response:
        """Send, unless the host's circuit is open."""
        name = host_of(request.url)
        circuit = self._circuits.get(name)
        probe = circuit is not None and self._check(circuit, request.url)
        try:
            response = await self._inner.fetch(request)
        except Unreachable:
            self._failed(name)
            raise
        else:
            if response.status >= 500 and response.status != 503:
                self._failed(name)
            else:
                self._circuits.pop(name, None)
            return response
        finally:
            if probe and circuit is not None:
                circuit.probing = False

    def _check(self, circuit: _Circuit, url: str) -> bool:
        """True when this request is the one let through to try. Raises CircuitOpen."""
        if circuit.failures < self._threshold:
            return False
        left = circuit.open_until - self._clock()
        if left > 0 or circuit.probing:
            raise CircuitOpen(
                f"the host failed {circuit.failures} times in a row and is left alone",
                url=url,
                retry_after_seconds=max(left, 1.0),
            )
        circuit.probing = True
        return True

    def _failed(self, name: str) -> None:
        circuit = self._circuits.setdefault(name, _Circuit())
        self._circuits.move_to_end(name)
        circuit.failures += 1
        # requests that were already under way when it opened do not lengthen the pause
        if circuit.failures >= self._threshold and circuit.open_until <= self._clock():
            circuit.pause = min(circuit.pause * 2 or self._pause, self._longest)
            circuit.open_until = self._clock() + circuit.pause
        if len(self._circuits) > _HOSTS:
            self._circuits.popitem(last=False)
