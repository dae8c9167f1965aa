import asyncio
import itertools

import pytest
from loopback_web import Clock, Scripted, answer

from quiethire.crawling.breakers import Breakers
from quiethire.crawling.pace import Pace
from quiethire.domain.errors import CircuitOpen, HostBusy, Unreachable
from quiethire.domain.exchange import Request, Response


def urls(host: str, count: int) -> list[Request]:
    return [Request(f"https://{host}/{number}") for number in range(count)]


def gaps(times: list[float]) -> list[float]:
    return [round(after - before, 6) for before, after in itertools.pairwise(times)]


async def all_of(fetcher: Pace, requests: list[Request]) -> list[Response | BaseException]:
    return await asyncio.gather(*(fetcher.fetch(request) for request in requests), return_exceptions=True)


async def test_requests_to_one_host_are_spaced_and_in_order(clock: Clock) -> None:
    inner = Scripted(answer, clock)
    await all_of(Pace(inner, page_seconds=2, clock=clock, sleep=clock.sleep), urls("acme.example", 5))
    assert gaps(inner.times) == [2, 2, 2, 2]
    assert [request.url[-1] for request in inner.asked] == list("01234")


async def test_hosts_do_not_wait_for_each_other(clock: Clock) -> None:
    inner = Scripted(answer, clock)
    pace = Pace(inner, page_seconds=1, clock=clock, sleep=clock.sleep, concurrency=3)
    await all_of(pace, urls("slow.example", 50) + urls("a.example", 2) + urls("b.example", 2))
    of = {request.url: at - 1000 for request, at in zip(inner.asked, inner.times, strict=True)}
    assert of["https://a.example/1"] == of["https://b.example/1"] == 1
    assert of["https://slow.example/49"] == 49


async def test_the_pace_is_the_requests_own_then_the_apis_then_the_pages(clock: Clock) -> None:
    inner = Scripted(answer, clock)
    pace = Pace(inner, page_seconds=1, api_seconds=0.25, clock=clock, sleep=clock.sleep)
    await all_of(pace, [Request(f"https://api.example/{number}", api=True) for number in range(3)])
    await all_of(pace, [Request(f"https://own.example/{number}", pace_seconds=5) for number in range(2)])
    assert gaps(inner.times[:3]) == [0.25, 0.25]
    assert gaps(inner.times[3:]) == [5]


async def test_crawl_delay_slows_pages_down_but_never_speeds_them_up(clock: Clock) -> None:
    inner = Scripted(answer, clock)
    pace = Pace(inner, page_seconds=2, clock=clock, sleep=clock.sleep)
    pace.crawl_delay("slow.example", 10)
    pace.crawl_delay("quick.example", 0.1)
    await all_of(pace, urls("slow.example", 2))
    await all_of(pace, urls("quick.example", 2))
    assert gaps(inner.times[:2]) == [10]
    assert gaps(inner.times[2:]) == [2]


async def test_mapped_hosts_need_no_pace(clock: Clock) -> None:
    pace = Pace(
        Scripted(answer), page_seconds=9, unpaced=lambda host: host == "ours.example", clock=clock, sleep=clock.sleep
    )
    await all_of(pace, urls("ours.example", 20))
    assert not clock.slept


async def test_few_are_in_flight_to_a_host_and_in_all() -> None:
    now: dict[str, int] = {}
    most: dict[str, int] = {}

    class Slow:
        async def fetch(self, request: Request) -> Response:
            for key in (request.url.split("/")[2], "all"):
                now[key] = now.get(key, 0) + 1
                most[key] = max(most.get(key, 0), now[key])
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            for key in (request.url.split("/")[2], "all"):
                now[key] -= 1
            return answer(request)

    pace = Pace(Slow(), page_seconds=0, per_host=3, concurrency=5)
    await all_of(pace, [request for name in "abcd" for request in urls(f"{name}.example", 10)])
    assert most["a.example"] <= 3
    assert most["all"] == 5
    assert set(now.values()) == {0}


async def test_retry_after_holds_the_whole_line_and_slows_it(clock: Clock) -> None:
    inner = Scripted(
        lambda request: answer(request, 429, retry_after="20") if request.url.endswith("/0") else answer(request), clock
    )
    await all_of(Pace(inner, page_seconds=1, clock=clock, sleep=clock.sleep), urls("acme.example", 4))
    assert gaps(inner.times) == [20, 2, 1.6]


async def test_a_long_hold_is_told_at_once_to_all_who_wait(clock: Clock) -> None:
    inner = Scripted(lambda request: answer(request, 503, retry_after="3600"), clock)
    results = await all_of(Pace(inner, clock=clock, sleep=clock.sleep), urls("acme.example", 3))
    assert isinstance(results[0], Response)
    assert [type(result) for result in results[1:]] == [HostBusy, HostBusy]
    assert isinstance(results[1], HostBusy)
    assert results[1].retry_after_seconds is not None
    assert 3590 < results[1].retry_after_seconds <= 3600
    assert len(inner.asked) == 1


async def test_a_cancelled_wait_holds_nobody_up(clock: Clock) -> None:
    inner = Scripted(answer, clock)
    pace = Pace(inner, page_seconds=1, per_host=2, clock=clock, sleep=clock.sleep)
    await pace.fetch(Request("https://acme.example/first"))
    waiting = [asyncio.create_task(pace.fetch(request)) for request in urls("acme.example", 4)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    waiting[2].cancel()
    done = await asyncio.gather(*waiting, return_exceptions=True)
    assert [isinstance(result, Response) for result in done] == [False, True, False, True]


async def test_a_dead_host_is_left_alone_without_using_up_its_turns(clock: Clock) -> None:
    inner = Scripted(lambda request: Unreachable("dead"), clock)
    pace = Pace(Breakers(inner, threshold=3, clock=clock), page_seconds=1, clock=clock, sleep=clock.sleep)
    results = await all_of(pace, urls("dead.example", 100))
    assert [type(result) for result in results].count(CircuitOpen) == 97
    assert len(inner.asked) == 3
    assert clock.now - 1000 < 5


async def test_a_breaker_tries_once_after_its_pause_and_pauses_longer(clock: Clock) -> None:
    alive = False
    inner = Scripted(lambda request: answer(request) if alive else answer(request, 500))
    breakers = Breakers(inner, threshold=2, pause_seconds=60, longest_pause_seconds=200, clock=clock)
    request = Request("https://acme.example/")

    async def status() -> int:
        return (await breakers.fetch(request)).status

    assert [await status(), await status()] == [500, 500]
    for pause in (60, 120, 200, 200):
        with pytest.raises(CircuitOpen) as caught:
            await status()
        assert caught.value.retry_after_seconds == pause
        clock.now += pause
        assert await status() == 500
    alive = True
    with pytest.raises(CircuitOpen):
        await status()
    clock.now += 200
    assert [await status(), await status()] == [200, 200]


async def test_other_answers_open_no_circuit(clock: Clock) -> None:
    for status in (404, 403, 429, 503):
        breakers = Breakers(Scripted(lambda request, status=status: answer(request, status)), threshold=2, clock=clock)  # type: ignore[misc]
        for _ in range(5):
            assert (await breakers.fetch(Request("https://acme.example/"))).status == status


async def test_only_one_request_tries_whether_the_host_is_back(clock: Clock) -> None:
    release = asyncio.Event()
    asked = 0

    class Dead:
        async def fetch(self, request: Request) -> Response:
            nonlocal asked
            asked += 1
            await release.wait()
            raise Unreachable("dead")

    release.set()
    breakers = Breakers(Dead(), threshold=1, clock=clock)
    request = Request("https://acme.example/")
    with pytest.raises(Unreachable):
        await breakers.fetch(request)
    clock.now += 61
    release.clear()
    probing = asyncio.create_task(breakers.fetch(request))
    await asyncio.sleep(0)
    with pytest.raises(CircuitOpen):
        await breakers.fetch(request)
    release.set()
    with pytest.raises(Unreachable):
        await probing
    assert asked == 2
