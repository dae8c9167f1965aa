"""The composition root: one part of each kind, opened when asked for, from settings alone."""

import asyncio
from pathlib import Path

import pytest

from quiethire.cache.memory import MemoryCache
from quiethire.cache.redis import RedisCache
from quiethire.crawling.fetchers.replay import Replay
from quiethire.domain.errors import ConfigurationError
from quiethire.remote.crawler import RemoteCrawler
from quiethire.remote.discovery import RemoteDiscoverer
from quiethire.remote.index import RemoteIndex
from quiethire.remote.parser import RemoteParser
from quiethire.runtime.build import Addresses, Parts, crawl_policy
from quiethire.search.tantivy import TantivyIndex
from quiethire.settings import Settings


def settings(data: Path, **groups: dict[str, object]) -> Settings:
    made = Settings(data=data)
    updates = {name: getattr(made, name).model_copy(update=values) for name, values in groups.items()}
    return made.model_copy(update=updates)


def parts(made: Settings) -> Parts:
    return Parts(made, Addresses.of(made))


def test_addresses_are_those_of_servers_else_of_the_data_directory(tmp_path: Path) -> None:
    embedded = Addresses.of(settings(tmp_path), postgres="postgresql://here", temporal="127.0.0.1:1")
    assert embedded == Addresses(
        postgres="postgresql://here",
        clickhouse=f"chdb://{tmp_path / 'clickhouse'}",
        temporal="127.0.0.1:1",
        snapshots=f"file://{tmp_path / 'snapshots'}",
    )
    named = settings(
        tmp_path,
        postgres={"dsn": "postgresql://there"},
        clickhouse={"dsn": "http://there:8123"},
        temporal={"address": "there:7233"},
        snapshots={"url": "s3://bucket"},
    )
    assert Addresses.of(named, postgres="postgresql://here", temporal="127.0.0.1:1") == Addresses(
        "postgresql://there", "http://there:8123", "there:7233", "s3://bucket"
    )


async def test_a_part_is_made_once_even_when_two_ask_at_the_same_time(tmp_path: Path) -> None:
    async with parts(settings(tmp_path)) as made:
        first, second = await asyncio.gather(made.index(), made.index())
        assert first is second
        assert isinstance(first, TantivyIndex)
        assert await made.local_index() is first
        assert set(made.pings) == {"search"}  # and nothing else was opened
        assert (await made.snapshots()) is (await made.snapshots())


async def test_services_named_by_settings_take_the_place_of_parts(tmp_path: Path) -> None:
    made = settings(
        tmp_path,
        services={
            "crawler_url": "http://crawler:8002", "parser_url": "http://parser:8001",
            "discovery_url": "http://discovery:8004", "proxies_url": "http://proxies:8003",
        },
        search={"url": "http://index:8005"},
        cache={"url": "redis://cache:6380/0"},
    )  # fmt: skip
    async with parts(made) as remote:
        assert isinstance(await remote.crawler(), RemoteCrawler)
        assert isinstance(await remote.parser(), RemoteParser)
        assert isinstance(await remote.discoverer(), RemoteDiscoverer)
        assert isinstance(await remote.index(), RemoteIndex)
        assert isinstance(await remote.cache(), RedisCache)
        assert set(remote.pings) >= {"crawler", "parser", "discovery", "search", "cache"}


async def test_the_index_service_holds_its_own_index_whatever_the_settings_name(tmp_path: Path) -> None:
    """All services of a cluster may share one environment, the index service's own address included."""
    async with parts(settings(tmp_path, search={"url": "http://index:8005"})) as made:
        assert isinstance(await made.local_index(), TantivyIndex)


async def test_without_settings_the_cache_is_in_memory(tmp_path: Path) -> None:
    async with parts(settings(tmp_path)) as made:
        assert isinstance(await made.cache(), MemoryCache)


async def test_what_is_missing_or_not_there_yet_is_one_sentence(tmp_path: Path) -> None:
    async with parts(settings(tmp_path, search={"url": "typesense://key@host:8108"})) as made:
        with pytest.raises(ConfigurationError, match="quiethire serve index"):
            await made.index()
        with pytest.raises(ConfigurationError, match="QUIETHIRE_POSTGRES__DSN"):
            await made.postgres()
    async with parts(settings(tmp_path, crawling={"replay": tmp_path / "nowhere"})) as made:
        with pytest.raises(ConfigurationError, match="no recorded exchanges"):
            await made.crawler()
    assert Replay.__doc__


def test_the_operators_manners_reach_the_crawler(tmp_path: Path) -> None:
    made = settings(
        tmp_path,
        crawling={"pace_seconds": 3.0, "api_pace_seconds": 0.7, "per_host": 1, "contact": "mailto:me@umbra.example",
                  "obey_robots": True, "only_mapped": True, "host_map": {"*.example": "127.0.0.1:9"}},
    )  # fmt: skip
    policy = crawl_policy(made)
    assert (policy.pace_seconds, policy.api_pace_seconds, policy.per_host) == (3.0, 0.7, 1)
    assert policy.contact == "mailto:me@umbra.example"
    assert (policy.obey_robots, policy.only_mapped, policy.host_map) == (True, True, {"*.example": "127.0.0.1:9"})
