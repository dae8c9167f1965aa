"""A small recorded web, and each part of the pipeline at home and behind HTTP over it."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from recorded_web import NOW, write_web

from quiethire.cache.memory import MemoryCache
from quiethire.crawling.crawler import PoliteCrawler
from quiethire.crawling.fetchers.replay import Replay
from quiethire.crawling.proxies import ProxyPool
from quiethire.crawling.redirects import Redirects
from quiethire.crawling.retrying import Retrying
from quiethire.crawling.snapshots import ObjectSnapshots, open_store
from quiethire.discovery.contract import HostAnswer
from quiethire.discovery.discoverer import LocalDiscoverer
from quiethire.pipeline.health import Health
from quiethire.remote.crawler import RemoteCrawler
from quiethire.remote.discovery import RemoteDiscoverer
from quiethire.remote.parser import RemoteParser
from quiethire.remote.service import RemoteService
from quiethire.runtime.reading import PooledParser
from quiethire.services import crawler as crawler_service
from quiethire.services import discovery as discovery_service
from quiethire.services import parser as parser_service
from quiethire.services import proxies as proxies_service


@pytest.fixture(scope="session")
def store_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"file://{tmp_path_factory.mktemp('snapshots')}"


@pytest.fixture(scope="session")
async def snapshots(store_url: str) -> AsyncIterator[ObjectSnapshots]:
    store = ObjectSnapshots(open_store(store_url))
    yield store
    await store.close()


@pytest.fixture(scope="session")
def crawler(snapshots: ObjectSnapshots, tmp_path_factory: pytest.TempPathFactory) -> PoliteCrawler:
    web: Path = tmp_path_factory.mktemp("web")
    write_web(web)
    return PoliteCrawler(Retrying(Redirects(Replay(web, now=lambda: NOW))), snapshots, now=lambda: NOW)


@pytest.fixture(scope="session")
async def parser(store_url: str) -> AsyncIterator[PooledParser]:
    pool = PooledParser(store_url, processes=1)
    yield pool
    await pool.close()


@pytest.fixture(scope="session")
def discoverer(crawler: PoliteCrawler, snapshots: ObjectSnapshots, parser: PooledParser) -> LocalDiscoverer:
    async def resolve(host: str) -> HostAnswer | None:
        return HostAnswer(host) if host in {"umbra.example", "careers.umbra.example"} else None

    return LocalDiscoverer(crawler, snapshots, parser, resolver=resolve)


def service(app: object, name: str) -> RemoteService:
    return RemoteService(name, f"http://{name}.example", transport=httpx.ASGITransport(app))  # type: ignore[arg-type]


@pytest.fixture
async def crawler_over_http(crawler: PoliteCrawler, snapshots: ObjectSnapshots) -> AsyncIterator[RemoteService]:
    remote = service(crawler_service.build_app(crawler, snapshots, health=Health({})), "crawler")
    yield remote
    await remote.close()


@pytest.fixture
async def parser_over_http(parser: PooledParser) -> AsyncIterator[RemoteService]:
    remote = service(parser_service.build_app(parser, health=Health({}), clock=lambda: NOW), "parser")
    yield remote
    await remote.close()


@pytest.fixture
async def discovery_over_http(discoverer: LocalDiscoverer) -> AsyncIterator[RemoteService]:
    remote = service(discovery_service.build_app(discoverer, health=Health({})), "discovery")
    yield remote
    await remote.close()


@pytest.fixture
def pool() -> ProxyPool:
    return ProxyPool()


@pytest.fixture
async def proxies_over_http(pool: ProxyPool) -> AsyncIterator[RemoteService]:
    remote = service(proxies_service.build_app(pool, health=Health({"cache": MemoryCache().ping})), "proxies")
    yield remote
    await remote.close()


@pytest.fixture
def remote_crawler(crawler_over_http: RemoteService) -> RemoteCrawler:
    return RemoteCrawler(crawler_over_http)


@pytest.fixture
def remote_parser(parser_over_http: RemoteService) -> RemoteParser:
    return RemoteParser(parser_over_http)


@pytest.fixture
def remote_discoverer(discovery_over_http: RemoteService) -> RemoteDiscoverer:
    return RemoteDiscoverer(discovery_over_http)
