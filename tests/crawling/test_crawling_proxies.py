import asyncio

import pytest
from loopback_web import Asked, Clock, Web, reply, serving

from quiethire.crawling.addresses import AllowList
from quiethire.crawling.contract import Proxy
from quiethire.crawling.fetchers.http import HttpFetcher
from quiethire.crawling.guard import Guard
from quiethire.crawling.proxies import ProxyPool
from quiethire.domain.errors import InputError, NotFoundError, Unreachable
from quiethire.domain.exchange import Request

ONE, TWO, THREE = (f"http://user:secret@proxy{number}.example:8080" for number in (1, 2, 3))


def pool(clock: Clock, *urls: str) -> ProxyPool:
    return ProxyPool([Proxy(url) for url in urls], clock=clock)


def taken(proxies: ProxyPool, count: int) -> list[str]:
    return [proxy.url for _ in range(count) if (proxy := proxies.next())]


def test_they_take_turns(clock: Clock) -> None:
    proxies = pool(clock, ONE, TWO, THREE)
    urls = taken(proxies, 9)
    assert sorted(urls[:3]) == sorted(urls[3:6]) == [ONE, TWO, THREE]


def test_one_that_fails_rests_and_returns(clock: Clock) -> None:
    proxies = pool(clock, ONE, TWO)
    for _ in range(3):
        proxies.report(ONE, ok=False)
    assert set(taken(proxies, 10)) == {TWO}
    assert proxies.stats()["healthy"] == 1
    clock.now += 61
    assert ONE in taken(proxies, 12)
    proxies.report(ONE, ok=True, seconds=0.2)
    assert proxies.stats()["healthy"] == 2


def test_one_that_never_recovers_is_removed(clock: Clock) -> None:
    proxies = pool(clock, ONE, TWO)
    for _ in range(4):
        for _ in range(3):
            proxies.report(ONE, ok=False)
        clock.now += 3600
    assert [proxy.url for proxy in proxies.proxies()] == [TWO]
    assert proxies.stats()["removed"] == 1
    proxies.report(ONE, ok=True)
    assert proxies.stats()["total"] == 1


def test_a_newcomer_is_not_rushed(clock: Clock) -> None:
    proxies = pool(clock, ONE, TWO)
    taken(proxies, 100)
    proxies.add(THREE)
    assert taken(proxies, 9).count(THREE) <= 4


def test_an_empty_pool_means_a_direct_connection(clock: Clock) -> None:
    assert pool(clock).next() is None


def test_kinds(clock: Clock) -> None:
    proxies = ProxyPool([Proxy(ONE, kind="residential"), Proxy(TWO)], clock=clock)
    assert {proxy.url for _ in range(4) if (proxy := proxies.next(kind="residential"))} == {ONE}
    assert proxies.next(kind="mobile") is None


def test_statistics_tell_no_password(clock: Clock) -> None:
    proxies = pool(clock, ONE)
    proxies.report(ONE, ok=True, seconds=1.0)
    proxies.report(ONE, ok=True, seconds=2.0)
    proxies.report(ONE, ok=False)
    stats = proxies.stats()
    assert "secret" not in str(stats)
    (one,) = stats["proxies"]
    assert (one["successes"], one["failures"]) == (2, 1)
    assert one["success_rate"] == pytest.approx(2 / 3)
    assert one["seconds"] == pytest.approx(1.2)


@pytest.mark.parametrize(
    "url", ["", "proxy.example:8080", "ftp://x:1", "http://proxy.example", "http://:80", "http://x:99999"]
)
def test_what_is_no_proxy_is_refused(clock: Clock, url: str) -> None:
    with pytest.raises(InputError):
        pool(clock).add(url)


def test_removing_what_is_not_there(clock: Clock) -> None:
    with pytest.raises(NotFoundError):
        pool(clock).remove(ONE)


async def test_requests_go_over_the_proxy_and_the_pool_hears_of_it(web: Web, clock: Clock) -> None:
    async with serving() as proxy:

        @proxy.handle("/jobs")
        async def forward(asked: Asked, writer: asyncio.StreamWriter) -> None:
            await reply(writer, 200, {}, b"through the proxy")

        proxies = pool(clock, f"http://127.0.0.1:{proxy.port}", "http://127.0.0.1:1")
        wire = HttpFetcher(Guard(allow=AllowList(["127.0.0.1"])), proxies=proxies)
        outcomes = []
        for _ in range(2):
            try:
                outcomes.append((await wire.fetch(Request(web.base + "/jobs"))).body)
            except Unreachable:
                outcomes.append(b"unreachable")
        await wire.close()
    assert sorted(outcomes) == [b"through the proxy", b"unreachable"]
    assert not web.asked
    by_url = {entry["url"]: entry for entry in proxies.stats()["proxies"]}
    assert by_url[f"http://127.0.0.1:{proxy.port}"]["successes"] == 1
    assert by_url["http://127.0.0.1:1"]["failures"] == 1
