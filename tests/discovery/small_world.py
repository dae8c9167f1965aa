"""Pages and a DNS written down, for a discoverer to look at."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from quiethire.ats.contract import ProviderDetection
from quiethire.crawling.snapshots import ObjectSnapshots
from quiethire.discovery.contract import HostAnswer
from quiethire.discovery.discoverer import LocalDiscoverer
from quiethire.domain.errors import Unreachable
from quiethire.domain.exchange import Request, Response, SnapshotRef
from quiethire.parsing.contract import LinkReading
from quiethire.pipeline.read_pages import detect_page, read_links

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@dataclass
class SmallWeb:
    """Answers by address; a host nothing was written for does not exist."""

    answers: dict[str, Response | Exception] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    async def fetch(self, request: Request) -> Response:
        """The answer written for the address."""
        self.asked.append(request)
        answer = self.answers.get(request.url)
        if answer is None:
            host = request.url.split("/")[2]
            if not any(url.split("/")[2] == host for url in self.answers):
                raise Unreachable(f"no host {host}", url=request.url)
            answer = Response(request.url, 404, b"<html><body>not here</body></html>", {"content-type": "text/html"})
        if isinstance(answer, Exception):
            raise answer
        return replace(answer, requested_url=request.url, fetched_at=NOW)

    def page(self, url: str, body: str, *, title: str = "Umbra", status: int = 200, **headers: str) -> None:
        """Write a page."""
        html = f"<!doctype html><html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"
        self.answers[url] = Response(url, status, html.encode(), {"content-type": "text/html", **headers})

    def json(self, url: str, document: Any, *, status: int = 200) -> None:
        """Write a JSON answer."""
        self.answers[url] = Response(url, status, json.dumps(document).encode(), {"content-type": "application/json"})

    @property
    def urls(self) -> list[str]:
        """Addresses asked for, in order."""
        return [request.url for request in self.asked]


@dataclass
class SmallNames:
    """DNS: names with the names they are aliases of; `down` when it does not answer."""

    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wildcard: bool = False
    down: bool = False

    async def __call__(self, host: str) -> HostAnswer | None:
        if self.down:
            raise OSError("no answer from DNS")
        if self.wildcard:
            return HostAnswer(host)
        return HostAnswer(host, self.names[host]) if host in self.names else None


class Looker:
    """Reads pages here, without worker processes."""

    def __init__(self, snapshots: ObjectSnapshots) -> None:
        self._snapshots = snapshots

    async def detect(self, page: SnapshotRef) -> ProviderDetection:
        """Whose board the page is."""
        return detect_page(await self._snapshots.get(page))

    async def extract_links(self, page: SnapshotRef) -> LinkReading:
        """What it leads to."""
        return read_links(await self._snapshots.get(page))


@dataclass(frozen=True)
class Field:
    """A discoverer and the world it looks at."""

    web: SmallWeb
    names: SmallNames
    discoverer: LocalDiscoverer
    keyless: LocalDiscoverer
