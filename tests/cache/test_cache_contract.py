"""One suite for every cache."""

import asyncio
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Callable

import pytest
from redis.asyncio import Redis

from quiethire.cache import Cache, MemoryCache, RedisCache
from quiethire.domain.errors import ConfigurationError, EngineUnavailable


@pytest.fixture(params=["memory", "redis"])
async def cache(request: pytest.FixtureRequest) -> AsyncIterator[Cache]:
    if request.param == "memory":
        made: Cache = MemoryCache()
    else:
        url = request.getfixturevalue("redis_url")
        async with Redis.from_url(url) as client:
            await client.flushdb()
        made = RedisCache(url, prefix="qh:")
    yield made
    await made.close()


async def test_an_unknown_key_is_none(cache: Cache) -> None:
    assert await cache.get("api:search:unknown") is None


async def test_a_value_comes_back_as_it_was_set(cache: Cache) -> None:
    value = bytes(range(256))
    await cache.set("api:search:a", value, ttl_seconds=60)
    assert await cache.get("api:search:a") == value
    await cache.set("api:search:a", b"other", ttl_seconds=60)
    assert await cache.get("api:search:a") == b"other"


async def test_an_empty_value_is_a_value(cache: Cache) -> None:
    await cache.set("empty", b"", ttl_seconds=60)
    assert await cache.get("empty") == b""


async def test_a_value_is_gone_after_its_time(cache: Cache) -> None:
    await cache.set("short", b"x", ttl_seconds=0.05)
    deadline = time.monotonic() + 5
    while await cache.get("short") is not None:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


async def test_a_value_for_no_time_is_not_kept_and_replaces(cache: Cache) -> None:
    await cache.set("none", b"old", ttl_seconds=60)
    await cache.set("none", b"new", ttl_seconds=0)
    assert await cache.get("none") is None


async def test_setting_again_starts_the_time_again(cache: Cache) -> None:
    await cache.set("again", b"1", ttl_seconds=0.05)
    await cache.set("again", b"2", ttl_seconds=60)
    await asyncio.sleep(0.1)
    assert await cache.get("again") == b"2"


async def test_a_deleted_key_is_gone(cache: Cache) -> None:
    await cache.set("key", b"x", ttl_seconds=60)
    await cache.delete("key")
    await cache.delete("key")
    assert await cache.get("key") is None


async def test_counting_starts_at_one(cache: Cache) -> None:
    counted = [await cache.increment("ratelimit:192.0.2.1:search", ttl_seconds=60) for _ in range(3)]
    assert counted == [1, 2, 3]


async def test_counts_of_many_at_once_are_all_different(cache: Cache) -> None:
    counted = await asyncio.gather(*(cache.increment("many", ttl_seconds=60) for _ in range(200)))
    assert sorted(counted) == list(range(1, 201))


async def test_a_count_ends_with_the_time_of_the_first(cache: Cache) -> None:
    assert await cache.increment("window", ttl_seconds=0.2) == 1
    deadline = time.monotonic() + 5
    # Each further count asks for a long time, and does not get it.
    while await cache.increment("window", ttl_seconds=60) != 1:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


async def test_ping_answers(cache: Cache) -> None:
    await cache.ping()


async def test_memory_forgets_the_longest_unused_over_its_limit() -> None:
    cache = MemoryCache(max_bytes=50_000)
    for number in range(100):
        await cache.set(f"{number}", bytes(1000), ttl_seconds=60)
        await cache.get("0")
    assert cache.size_bytes <= 50_000
    assert await cache.get("0") is not None
    assert await cache.get("1") is None
    assert await cache.get("99") is not None


async def test_memory_does_not_keep_what_is_over_its_limit_alone() -> None:
    cache = MemoryCache(max_bytes=1000)
    await cache.set("small", b"x", ttl_seconds=60)
    await cache.set("large", bytes(2000), ttl_seconds=60)
    assert await cache.get("large") is None
    assert cache.size_bytes <= 1000


async def test_redis_keys_carry_the_prefix(redis_url: str) -> None:
    cache = RedisCache(redis_url, prefix="mine:")
    await cache.set("key", b"x", ttl_seconds=60)
    async with Redis.from_url(redis_url) as client:
        assert await client.get("mine:key") == b"x"
        assert 0 < await client.pttl("mine:key") <= 60_000
    await cache.close()


async def test_a_redis_that_is_away_is_unavailable_at_once(free_port: Callable[[], int]) -> None:
    cache = RedisCache(f"redis://127.0.0.1:{free_port()}/0", answer_seconds=0.5)
    started = time.monotonic()
    with pytest.raises(EngineUnavailable):
        await cache.get("key")
    with pytest.raises(EngineUnavailable):
        await cache.ping()
    assert time.monotonic() - started < 2
    await cache.close()


async def test_a_redis_that_does_not_answer_is_unavailable_soon() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    cache = RedisCache(f"redis://127.0.0.1:{port}/0", answer_seconds=0.2)
    started = time.monotonic()
    with pytest.raises(EngineUnavailable):
        await cache.set("key", b"x", ttl_seconds=60)
    assert time.monotonic() - started < 2
    await cache.close()
    server.close()


async def test_a_redis_started_again_is_used_again(
    free_port: Callable[[], int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed")
    port = free_port()
    folder = tmp_path_factory.mktemp("redis")
    cache = RedisCache(f"redis://127.0.0.1:{port}/0", answer_seconds=0.5)
    for _ in range(2):
        server = subprocess.Popen(
            [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""], cwd=folder, stdout=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 10
        while True:
            try:
                await cache.set("key", b"x", ttl_seconds=60)
            except EngineUnavailable:
                assert time.monotonic() < deadline
                await asyncio.sleep(0.02)
            else:
                break
        assert await cache.get("key") == b"x"
        server.kill()
        server.wait()
        with pytest.raises(EngineUnavailable):
            await cache.get("key")
    await cache.close()


def test_an_unreadable_address_is_a_configuration_error() -> None:
    with pytest.raises(ConfigurationError):
        RedisCache("http://127.0.0.1")
