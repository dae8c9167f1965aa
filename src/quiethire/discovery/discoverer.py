"""Discovery in process: the methods over one crawler. `contract.Discoverer`."""

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import replace

from quiethire.crawling.contract import Crawler, SnapshotStore
from quiethire.discovery.contract import DetectedBoard, Finding, HostAnswer, Outcome, PageLooker, Resolver
from quiethire.discovery.fetching import PageSource
from quiethire.discovery.methods.career_pages import find_career_pages
from quiethire.discovery.methods.detection import detect_boards
from quiethire.discovery.methods.dork import find_by_dork
from quiethire.discovery.methods.github import find_on_github
from quiethire.discovery.methods.subdomains import find_subdomains


async def system_resolver(host: str) -> HostAnswer | None:
    """The operating system's answer. The canonical name tells an alias where the system gives one."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, 443, type=socket.SOCK_STREAM, flags=socket.AI_CANONNAME)
    except socket.gaierror as error:
        if error.errno in {socket.EAI_NONAME, socket.EAI_NODATA}:
            return None
        raise
    canonical = next((str(entry[3]).rstrip(".").lower() for entry in found if entry[3]), host)
    return HostAnswer(host, (canonical,) if canonical != host.lower() else ())


class LocalDiscoverer:
    """Runs the methods here. Keys are optional: a method without its key says it is unavailable."""

    def __init__(
        self,
        crawler: Crawler,
        snapshots: SnapshotStore,
        looker: PageLooker,
        *,
        resolver: Resolver = system_resolver,
        fresh_seconds: float = 3600.0,
        github_token: str | None = None,
        serpapi_key: str | None = None,
    ) -> None:
        self._source = PageSource(crawler, snapshots, fresh_seconds=fresh_seconds)
        self._looker = looker
        self._resolver = resolver
        self._github_token = github_token
        self._serpapi_key = serpapi_key

    async def career_pages(self, domain: str) -> Outcome:
        """Career pages and boards of a company."""
        return await find_career_pages(self._source, self._looker, domain)

    async def subdomains(self, domain: str) -> Outcome:
        """Host names under the domain; those that speak of jobs are findings as well."""
        outcome = await find_subdomains(self._source, self._resolver, domain)
        findings = tuple(
            Finding(
                url=f"https://{one.name}/",
                url_type="career_page",
                discovered_via="subdomain",
                priority=2,
                evidence=f"host name found by {one.method}",
            )
            for one in outcome.subdomains
            if one.is_job_related
        )
        return replace(outcome, findings=findings)

    async def detect(self, urls: Sequence[str]) -> list[DetectedBoard]:
        """Whose board each address is."""
        return await detect_boards(self._source, self._looker, self._resolver, urls)

    async def github(self, query: str, limit: int) -> Outcome:
        """Companies from public repositories."""
        return await find_on_github(self._source, query, limit, token=self._github_token)

    async def dork(self, query: str, limit: int) -> Outcome:
        """Boards and career pages from a search engine."""
        return await find_by_dork(self._source, query, limit, key=self._serpapi_key)
