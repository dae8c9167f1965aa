"""The faces of crawling. A fetcher has one method; what wraps a fetcher (retrying, pace, robots) is one too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from quiethire.domain.exchange import Request, Response, SnapshotRef


class Fetcher(Protocol):
    """Sends one request. Raises a FetchError; a response of any status may come back (see `retrying`)."""

    async def fetch(self, request: Request) -> Response:
        """The response to one request."""
        ...


class SnapshotStore(Protocol):
    """Keeps bytes by content. Nothing in it is ever changed; writing the same bytes twice is one object."""

    async def put(self, response: Response) -> SnapshotRef:
        """Keep a response; its reference can always be read back to an equal Response."""
        ...

    async def get(self, ref: SnapshotRef) -> Response:
        """The response kept under the reference. Raises NotFoundError."""
        ...

    async def put_blob(self, name: str, content: bytes) -> str:
        """Keep a blob (a batch of postings, a list of links) under a key made from `name` and its content's hash."""
        ...

    async def get_blob(self, key: str) -> bytes:
        """The blob. Raises NotFoundError."""
        ...


class SnapshotIndex(SnapshotStore, Protocol):
    """A snapshot store that also knows the youngest snapshot of a request, durably."""

    async def put(self, response: Response, *, request: Request | None = None) -> SnapshotRef:
        """Keep a response, and where the request is given, as the youngest answer to it."""
        ...

    async def find(self, request: Request) -> SnapshotRef | None:
        """The youngest snapshot of the same request (method, address, headers, body, render)."""
        ...


class Renderer(Protocol):
    """A browser."""

    async def render(self, response: Response) -> Response:
        """The page as it stands after its scripts ran. Raises a FetchError."""
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """The outcome of one request of a batch: a snapshot, or why there is none (`error` is a QuietHireError.code)."""

    url: str
    snapshot: SnapshotRef | None = None
    error: str | None = None
    message: str = ""
    status: int | None = None
    retry_after_seconds: float | None = None
    reused: bool = False

    @property
    def gone(self) -> bool:
        """The host itself says the page is not there (404, 410)."""
        return self.error == "gone"


class Crawler(Protocol):
    """Fetches batches politely and keeps every body. One outcome per request, in order; never raises for one page."""

    async def crawl(self, requests: Sequence[Request], *, fresh_seconds: float = 3600.0) -> list[Fetched]:
        """Fetch, or reuse a snapshot of the same request that is younger than `fresh_seconds` (idempotent retries)."""
        ...


@dataclass(frozen=True, slots=True)
class Proxy:
    """One outgoing proxy. `url` is scheme://[user:password@]host:port."""

    url: str
    kind: str = "datacenter"
    successes: int = 0
    failures: int = 0
    healthy: bool = True
