from datetime import UTC, datetime

import pytest
from loopback_web import NOON, Clock, Scripted, answer

from quiethire.crawling.retrying import Retrying
from quiethire.crawling.statuses import raise_for_status, retry_after_seconds
from quiethire.domain.errors import (
    CircuitOpen,
    FetchError,
    Gone,
    HostBusy,
    Refused,
    RobotsForbidden,
    ServerFault,
    TooLarge,
    Unreachable,
)
from quiethire.domain.exchange import Kind, Request, Response

PAGE = Request("https://acme.example/jobs")


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (404, Gone), (410, Gone), (401, Refused), (403, Refused), (400, Refused), (406, Refused), (451, Refused),
        (302, Refused), (304, Refused), (429, HostBusy), (503, HostBusy), (500, ServerFault), (502, ServerFault),
        (504, ServerFault), (520, ServerFault),
    ],
)  # fmt: skip
def test_statuses_of_pages(status: int, error: type[FetchError]) -> None:
    with pytest.raises(error) as caught:
        raise_for_status(PAGE, answer(PAGE, status), now=NOON)
    assert type(caught.value) is error
    assert (caught.value.status, caught.value.url) == (status, PAGE.url)


def test_a_missing_robots_file_is_an_answer() -> None:
    request = Request("https://acme.example/robots.txt", kind=Kind.ROBOTS)
    for status in (200, 301, 401, 403, 404, 410):
        assert raise_for_status(request, answer(request, status), now=NOON).status == status
    for status in (429, 500, 503):
        with pytest.raises((HostBusy, ServerFault)):
            raise_for_status(request, answer(request, status), now=NOON)


@pytest.mark.parametrize("kind", [Kind.LIST, Kind.DETAIL])
def test_providers_judge_their_own_statuses(kind: Kind) -> None:
    request = Request("https://api.vendor.example/x", kind=kind)
    for status in (200, 204, 302, 400, 404, 410, 422):
        assert raise_for_status(request, answer(request, status), now=NOON).status == status
    for status, error in ((401, Refused), (403, Refused), (429, HostBusy), (500, ServerFault), (503, HostBusy)):
        with pytest.raises(error):
            raise_for_status(request, answer(request, status), now=NOON)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0), (" 0 ", 0.0), ("1.5", 1.5), ("-5", 0.0), ("Fri, 20 Nov 2026 12:01:00 GMT", 60.0),
        ("Fri, 20 Nov 2026 11:00:00 GMT", 0.0), ("Friday, 20-Nov-26 12:00:30 GMT", 30.0), ("soon", None), ("", None),
        ("nan", None), ("inf", 2592000.0), ("99999999999", 2592000.0),
    ],
)  # fmt: skip
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after_seconds(answer(PAGE, 429, retry_after=value), now=NOON) == seconds


def retrying(inner: Scripted, clock: Clock, **options: float) -> Retrying:
    return Retrying(inner, sleep=clock.sleep, now=lambda: datetime(2026, 11, 20, 12, tzinfo=UTC), **options)  # type: ignore[arg-type]


async def test_what_may_be_tried_again_is_and_then_succeeds(clock: Clock) -> None:
    answers: list[Response | Exception] = [Unreachable("no"), answer(PAGE, 500), answer(PAGE)]
    inner = Scripted(lambda request: answers.pop(0))
    assert (await retrying(inner, clock).fetch(PAGE)).status == 200
    assert len(inner.asked) == 3
    assert 0 <= clock.slept[0] <= 1
    assert 0 <= clock.slept[1] <= 2


async def test_three_tries_and_no_more(clock: Clock) -> None:
    inner = Scripted(lambda request: answer(request, 502))
    with pytest.raises(ServerFault):
        await retrying(inner, clock).fetch(PAGE)
    assert len(inner.asked) == 3


@pytest.mark.parametrize("error", [RobotsForbidden("x"), TooLarge("x"), Gone("x")])
async def test_what_will_not_change_is_not_tried_again(clock: Clock, error: FetchError) -> None:
    inner = Scripted(lambda request: error)
    with pytest.raises(type(error)):
        await retrying(inner, clock).fetch(PAGE)
    assert len(inner.asked) == 1


async def test_the_hosts_own_time_is_kept(clock: Clock) -> None:
    answers = [answer(PAGE, 429, retry_after="7"), answer(PAGE)]
    await retrying(Scripted(lambda request: answers.pop(0)), clock).fetch(PAGE)
    assert 7 <= clock.slept[0] <= 8


async def test_a_long_wait_goes_to_the_caller(clock: Clock) -> None:
    inner = Scripted(lambda request: answer(request, 503, retry_after="3600"))
    with pytest.raises(HostBusy) as caught:
        await retrying(inner, clock).fetch(PAGE)
    assert caught.value.retry_after_seconds == 3600
    assert not clock.slept
    opened = Scripted(lambda request: CircuitOpen("open", retry_after_seconds=60))
    with pytest.raises(CircuitOpen):
        await retrying(opened, clock).fetch(PAGE)
    assert len(opened.asked) == 1


async def test_jitter_is_spread_over_the_whole_time(clock: Clock) -> None:
    for _ in range(50):
        answers = [answer(PAGE, 500), answer(PAGE)]
        await retrying(Scripted(lambda request, answers=answers: answers.pop(0)), clock).fetch(PAGE)  # type: ignore[misc]
    assert min(clock.slept) < 0.3
    assert max(clock.slept) > 0.7
