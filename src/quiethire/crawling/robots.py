"""robots.txt (RFC 9309), obeyed.

Rules are kept for a day for each scheme, host and port. A missing file (4xx) allows everything; a file that cannot be
had (5xx, 429, no connection) forbids everything for a few minutes, and the error says so rather than pretending the
site had closed itself. Matching (longest rule wins, allow wins a tie, `*` and `$`) is protego's.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from quiethire.crawling.addresses import Target, target_of
from quiethire.crawling.contract import Fetcher
from quiethire.crawling.policy import ROBOTS_TOKEN
from quiethire.domain.errors import FetchError, RobotsForbidden, ServerFault, TooLarge, TooManyRedirects
from quiethire.domain.exchange import Kind, Request, Response

_DAY_SECONDS = 24 * 3600.0
_FAILED_SECONDS = 120.0
_FILES = 10_000
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site for us. `parsed` is None when everything is allowed; `error` when the file could not be
    read; `until` is the time of the clock they hold to."""

    until: float
    parsed: Protego | None = None
    error: FetchError | None = None


class Robots:
    """A fetcher that raises RobotsForbidden for closed addresses.

    files: the fetcher robots.txt itself is got with (paced, following redirects, trying again; not this one).
    Requests with `api` are documented public APIs used as documented, of which robots.txt, written for pages and
    their links, does not speak; they pass.
    on_crawl_delay: told host and seconds when a file states Crawl-delay (clamped to a minute).
    """

    def __init__(
        self,
        inner: Fetcher,
        files: Fetcher,
        *,
        token: str = ROBOTS_TOKEN,
        on_crawl_delay: Callable[[str, float], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._inner = inner
        self._files = files
        self._token = token
        self._on_crawl_delay = on_crawl_delay
        self._clock = clock
        self._known: OrderedDict[str, Rules] = OrderedDict()
        self._asking: dict[str, asyncio.Lock] = {}

    async def fetch(self, request: Request) -> Response:
        """Fetch what is open to us."""
        if not request.api and request.kind is not Kind.ROBOTS:
            await self.check(request.url)
        return await self._inner.fetch(request)

    async def check(self, url: str) -> None:
        """Raises RobotsForbidden for a closed address, and the error of the attempt when the file cannot be had."""
        target = target_of(url)
        rules = await self._rules(target)
        if rules.error is not None:
            raise _again(rules.error, url, left=rules.until - self._clock())
        if rules.parsed is not None and not rules.parsed.can_fetch(target.url, self._token):
            raise RobotsForbidden("robots.txt closes this address to us", url=url)

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Addresses of sitemaps the site of an address names in its robots.txt; none when it cannot be had."""
        rules = await self._rules(target_of(url))
        return tuple(dict.fromkeys(rules.parsed.sitemaps)) if rules.parsed is not None else ()

    async def _rules(self, target: Target) -> Rules:
        origin = target.origin
        known = self._known.get(origin)
        if known is not None and known.until > self._clock():
            return known
        lock = self._asking.setdefault(origin, asyncio.Lock())
        try:
            async with lock:  # one question for all who want to know
                known = self._known.get(origin)
                if known is None or known.until <= self._clock():
                    known = self._known[origin] = await self._ask(target)
                    self._known.move_to_end(origin)
                    if len(self._known) > _FILES:
                        self._known.popitem(last=False)
                return known
        finally:
            if not lock.locked():
                self._asking.pop(origin, None)

    async def _ask(self, target: Target) -> Rules:
        url = f"{target.origin}/robots.txt"
        try:
            response = await self._files.fetch(Request(url, kind=Kind.ROBOTS))
        except TooManyRedirects:
            return Rules(until=self._clock() + _DAY_SECONDS)  # RFC 9309, 2.3.1.2: may be treated as not there
        except TooLarge:
            closed = Protego.parse("User-agent: *\nDisallow: /")
            return Rules(until=self._clock() + _DAY_SECONDS, parsed=closed)
        except FetchError as error:
            return Rules(until=self._clock() + _FAILED_SECONDS, error=error)
        if response.status == 429 or response.status >= 500:
            fault = ServerFault(f"robots.txt answered {response.status}", url=url, status=response.status)
            return Rules(until=self._clock() + _FAILED_SECONDS, error=fault)
        if not 200 <= response.status < 300:
            return Rules(until=self._clock() + _DAY_SECONDS)
        parsed = Protego.parse(response.body.decode("utf-8-sig", errors="replace"))
        delay = parsed.crawl_delay(self._token)
        if delay and self._on_crawl_delay is not None:
            self._on_crawl_delay(target.host, min(max(float(delay), 0.0), _LONGEST_DELAY))
        return Rules(until=self._clock() + _DAY_SECONDS, parsed=parsed)


def _again(error: FetchError, url: str, *, left: float) -> FetchError:
    """The error of the robots file, as the error of an address behind it; retrying sooner would ask nobody."""
    return type(error)(
        f"robots.txt could not be read: {error}",
        url=url,
        status=error.status,
        retry_after_seconds=max(left, error.retry_after_seconds or 0.0) if error.retryable else None,
    )
