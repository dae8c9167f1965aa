"""Build the parts a process needs from its settings. Read top to bottom; closing is the reverse order.

`Parts` opens each part when it is first asked for and hands out the same one afterwards, so that an API process opens
no browser and a crawler opens no database.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from quiethire.cache.contract import Cache
from quiethire.cache.memory import MemoryCache
from quiethire.cache.redis import RedisCache
from quiethire.crawling.addresses import AllowList
from quiethire.crawling.breakers import Breakers
from quiethire.crawling.contract import Crawler, Fetcher, Renderer
from quiethire.crawling.crawler import PoliteCrawler
from quiethire.crawling.fetchers.browser import Browser
from quiethire.crawling.fetchers.http import HttpFetcher, ProxySource
from quiethire.crawling.fetchers.replay import Replay
from quiethire.crawling.guard import Guard
from quiethire.crawling.hostmap import HostMap
from quiethire.crawling.pace import Pace
from quiethire.crawling.policy import CrawlPolicy
from quiethire.crawling.proxies import ProxyPool
from quiethire.crawling.redirects import Redirects
from quiethire.crawling.retrying import Retrying
from quiethire.crawling.robots import Robots
from quiethire.crawling.snapshots import ObjectSnapshots, open_store
from quiethire.discovery.contract import Discoverer, HostAnswer, Resolver
from quiethire.discovery.discoverer import LocalDiscoverer, system_resolver
from quiethire.domain.errors import ConfigurationError
from quiethire.pipeline.ports import PageParser, Ports
from quiethire.remote.index import RemoteIndex
from quiethire.remote.service import RemoteService
from quiethire.runtime.metering import MeteredCrawler
from quiethire.runtime.reading import PooledParser
from quiethire.search.contract import SearchIndex
from quiethire.search.tantivy import TantivyIndex
from quiethire.settings import Settings
from quiethire.stores.clickhouse import ClickHouse, ClickHouseJobs
from quiethire.stores.clickhouse import migrate as migrate_clickhouse
from quiethire.stores.postgres import (
    Postgres,
    PostgresBoards,
    PostgresCompanies,
    PostgresDiscovered,
    PostgresPostings,
    PostgresQueue,
)
from quiethire.stores.postgres import migrate as migrate_postgres

T = TypeVar("T")


def now() -> datetime:
    """The present moment, aware UTC."""
    return datetime.now(UTC)


def crawl_policy(settings: Settings) -> CrawlPolicy:
    """The operator's limits and manners, for the crawling room."""
    crawling = settings.crawling
    return CrawlPolicy(
        contact=crawling.contact,
        pace_seconds=crawling.pace_seconds,
        api_pace_seconds=crawling.api_pace_seconds,
        concurrency=crawling.concurrency,
        per_host=crawling.per_host,
        connect_timeout_seconds=crawling.connect_timeout_seconds,
        total_timeout_seconds=crawling.timeout_seconds,
        max_redirects=crawling.max_redirects,
        allow_hosts=crawling.allow_addresses,
        host_map=crawling.host_map,
        only_mapped=crawling.only_mapped,
        obey_robots=crawling.obey_robots,
        browser=crawling.browser,
        browser_path=str(crawling.browser_executable) if crawling.browser_executable else None,
        browser_pages=crawling.browser_pages,
    )


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the engines are: those of the settings, or of the embedded ones that were started."""

    postgres: str
    clickhouse: str
    temporal: str
    snapshots: str

    @classmethod
    def of(cls, settings: Settings, *, postgres: str = "", temporal: str = "") -> "Addresses":
        """Addresses from settings; `postgres` and `temporal` are those of embedded servers."""
        return cls(
            postgres=settings.postgres.dsn or postgres,
            clickhouse=settings.clickhouse.dsn or f"chdb://{settings.data / 'clickhouse'}",
            temporal=settings.temporal.address or temporal,
            snapshots=settings.snapshots.url or f"file://{settings.data / 'snapshots'}",
        )


class Parts:
    """The parts of one process. `async with Parts(settings, addresses) as parts: ports = await parts.ports()`."""

    def __init__(self, settings: Settings, addresses: Addresses) -> None:
        self.settings = settings
        self.addresses = addresses
        self.pings: dict[str, Callable[[], Awaitable[Any]]] = {}
        self._stack = AsyncExitStack()
        self._made: dict[str, Any] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def ports(self) -> Ports:
        """Everything the verbs may use."""
        settings = self.settings
        postgres, jobs, index, parser = await asyncio.gather(self.postgres(), self.jobs(), self.index(), self.parser())
        snapshots = await self.snapshots()
        return Ports(
            crawler=await self.crawler(),
            parser=parser,
            discoverer=await self.discoverer(),
            snapshots=snapshots,
            companies=PostgresCompanies(postgres),
            discovered=PostgresDiscovered(postgres),
            boards=PostgresBoards(postgres),
            states=PostgresPostings(postgres),
            queue=PostgresQueue(postgres),
            jobs=jobs,
            index=index,
            cache=await self.cache(),
            clock=now,
            min_quality=settings.parsing.min_quality,
            open_providers=frozenset(settings.discovery.closed_providers),
            fresh_seconds=settings.crawling.fresh_seconds,
        )

    async def postgres(self) -> Postgres:
        """The pool of connections; the schema is brought up to date."""

        async def make() -> Postgres:
            if not self.addresses.postgres:
                raise ConfigurationError("set QUIETHIRE_POSTGRES__DSN, or run `quiethire up`, which brings its own")
            postgres = Postgres(self.addresses.postgres, max_connections=self.settings.postgres.max_connections)
            await postgres.open()
            self._stack.push_async_callback(postgres.close)
            await migrate_postgres(postgres)
            self.pings["postgres"] = postgres.ping
            return postgres

        return await self._once("postgres", make)

    async def clickhouse(self) -> ClickHouse:
        """The clients; the schema is brought up to date."""

        async def make() -> ClickHouse:
            if self.addresses.clickhouse.startswith("chdb://"):
                folder = Path(self.addresses.clickhouse.removeprefix("chdb://"))
                await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
            clickhouse = ClickHouse(self.addresses.clickhouse, clients=min(self.settings.clickhouse.max_connections, 8))
            await clickhouse.open()
            self._stack.push_async_callback(clickhouse.close)
            await migrate_clickhouse(clickhouse)
            self.pings["clickhouse"] = clickhouse.ping
            return clickhouse

        return await self._once("clickhouse", make)

    async def jobs(self) -> ClickHouseJobs:
        """The postings."""
        return ClickHouseJobs(await self.clickhouse())

    async def snapshots(self) -> ObjectSnapshots:
        """The snapshot store."""

        async def make() -> ObjectSnapshots:
            snapshots = ObjectSnapshots(open_store(self.addresses.snapshots))
            self._stack.push_async_callback(snapshots.close)
            self.pings["snapshots"] = snapshots.ping
            return snapshots

        return await self._once("snapshots", make)

    async def cache(self) -> Cache:
        """The cache."""

        async def make() -> Cache:
            url = self.settings.cache.url
            cache: Cache = RedisCache(url) if url else MemoryCache()
            self._stack.push_async_callback(cache.close)
            self.pings["cache"] = cache.ping
            return cache

        return await self._once("cache", make)

    async def index(self) -> SearchIndex:
        """The search index: in process, or behind the index service."""

        async def make() -> SearchIndex:
            url = self.settings.search.url
            if url is None:
                return await self.local_index()
            if url.startswith("typesense://"):
                raise ConfigurationError(
                    "the Typesense adapter is not part of this version; set QUIETHIRE_SEARCH__URL to the address of "
                    "`quiethire serve index`"
                )
            remote = RemoteIndex(self._remote("index", url))
            self.pings["search"] = remote.ping
            return remote

        return await self._once("index", make)

    async def local_index(self) -> TantivyIndex:
        """The search index of this process, in the data directory."""

        async def make() -> TantivyIndex:
            local = TantivyIndex(self.settings.data / "search")
            self._stack.push_async_callback(local.close)
            self.pings["search"] = local.status
            return local

        return await self._once("local_index", make)

    async def parser(self) -> PageParser:
        """Reading: in worker processes, or behind the parser service."""

        async def make() -> PageParser:
            url = self.settings.services.parser_url
            if url:
                from quiethire.remote.parser import RemoteParser

                remote = RemoteParser(self._remote("parser", url, timeout_seconds=110.0))
                self.pings["parser"] = remote.ping
                return remote
            return await self.local_parser()

        return await self._once("parser", make)

    async def local_parser(self) -> PooledParser:
        """Reading in worker processes of ours."""

        async def make() -> PooledParser:
            count = self.settings.parsing.processes or min(os.cpu_count() or 1, 4)
            parser = PooledParser(self.addresses.snapshots, processes=count)
            self._stack.push_async_callback(parser.close)
            await parser.warm()
            self.pings["parser"] = parser.ping
            return parser

        return await self._once("local_parser", make)

    async def crawler(self) -> Crawler:
        """Fetching: here, or behind the crawler service."""

        async def make() -> Crawler:
            url = self.settings.services.crawler_url
            if url:
                from quiethire.remote.crawler import RemoteCrawler

                remote = RemoteCrawler(self._remote("crawler", url, timeout_seconds=115.0))
                self.pings["crawler"] = remote.ping
                return remote
            return await self.local_crawler()

        return await self._once("crawler", make)

    async def local_crawler(self) -> MeteredCrawler:
        """Fetching from this process, as `crawling`'s docstring puts it together."""

        async def make() -> MeteredCrawler:
            policy = crawl_policy(self.settings)
            fetcher, renderer = await self._fetchers(policy)
            snapshots = await self.snapshots()
            return MeteredCrawler(
                PoliteCrawler(fetcher, snapshots, renderer=renderer, concurrency=policy.concurrency, now=now)
            )

        return await self._once("local_crawler", make)

    async def _fetchers(self, policy: CrawlPolicy) -> tuple[Fetcher, Renderer | None]:
        replay = self.settings.crawling.replay
        if replay is not None:
            return Retrying(Redirects(Replay(replay), limit=policy.max_redirects)), None
        allow = AllowList(policy.allow_hosts)
        guard = Guard(allow=allow, ports=policy.allow_ports)
        hosts = HostMap(policy.host_map, None if policy.only_mapped else guard)
        wire = HttpFetcher(hosts, policy=policy, proxies=await self.proxies())
        self._stack.push_async_callback(wire.close)
        pace = Pace(
            Breakers(wire),
            page_seconds=policy.pace_seconds,
            api_seconds=policy.api_pace_seconds,
            per_host=policy.per_host,
            concurrency=policy.concurrency,
            longest_hold_seconds=policy.longest_wait_seconds,
            unpaced=lambda host: not policy.pace_mapped and hosts.find(host) is not None,
        )
        robots: Fetcher = pace
        if policy.obey_robots:
            files = Retrying(Redirects(pace, limit=5), tries=2)
            robots = Robots(pace, files, on_crawl_delay=pace.crawl_delay)
        pages = Redirects(robots, limit=policy.max_redirects)
        fetcher = Retrying(pages, tries=policy.tries, longest_wait_seconds=policy.longest_wait_seconds)
        if not policy.browser:
            return fetcher, None
        browser = Browser(Redirects(wire), fetcher, policy=policy)
        self._stack.push_async_callback(browser.close)
        return fetcher, browser

    async def proxies(self) -> ProxySource | None:
        """Outgoing proxies: the proxy manager's, the settings', or none."""
        url = self.settings.services.proxies_url
        if url:
            from quiethire.remote.proxies import RemoteProxies

            remote = RemoteProxies(self._remote("proxies", url))
            self.pings["proxies"] = remote.ping
            return cast("ProxySource", remote)
        pool = self.proxy_pool()
        return pool if pool.proxies() else None

    def proxy_pool(self) -> ProxyPool:
        """The pool of the settings' proxies."""
        pool: ProxyPool | None = self._made.get("proxy_pool")
        if pool is None:
            pool = self._made["proxy_pool"] = ProxyPool()
            for address in self.settings.crawling.proxies:
                pool.add(address)
        return pool

    async def discoverer(self) -> Discoverer:
        """Discovery: here, or behind the discovery service."""

        async def make() -> Discoverer:
            url = self.settings.services.discovery_url
            if url:
                from quiethire.remote.discovery import RemoteDiscoverer

                remote = RemoteDiscoverer(self._remote("discovery", url, timeout_seconds=115.0))
                self.pings["discovery"] = remote.ping
                return remote
            return await self.local_discoverer()

        return await self._once("discoverer", make)

    async def local_discoverer(self) -> LocalDiscoverer:
        """Discovery from this process."""

        async def make() -> LocalDiscoverer:
            discovery = self.settings.discovery
            return LocalDiscoverer(
                await self.crawler(),
                await self.snapshots(),
                await self.parser(),
                resolver=self._resolver(),
                fresh_seconds=self.settings.crawling.fresh_seconds,
                github_token=discovery.github_token.get_secret_value() if discovery.github_token else None,
                serpapi_key=discovery.serpapi_key.get_secret_value() if discovery.serpapi_key else None,
            )

        return await self._once("local_discoverer", make)

    def _resolver(self) -> Resolver:
        """DNS, with the hosts of the map in front: what is mapped exists."""
        crawling = self.settings.crawling
        hosts = HostMap(crawling.host_map, None)

        async def resolve(host: str) -> HostAnswer | None:
            if hosts.find(host.lower()) is not None:
                return HostAnswer(host)
            return None if crawling.only_mapped or crawling.replay else await system_resolver(host)

        return resolve

    def _remote(self, name: str, url: str, *, timeout_seconds: float = 30.0) -> RemoteService:
        service = RemoteService(name, url, timeout_seconds=timeout_seconds)
        self._stack.push_async_callback(service.close)
        return service

    async def _once(self, name: str, make: Callable[[], Awaitable[T]]) -> T:
        """Make a part the first time, and hand it out from then on; two that ask at once get the same one."""
        lock: asyncio.Lock = self._made.setdefault(f"lock:{name}", asyncio.Lock())
        async with lock:
            if name not in self._made:
                self._made[name] = await make()
            return cast("T", self._made[name])
