"""`crawl_queue`: claimed once, given back, finished or failed."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiethire.domain.errors import InputError
from quiethire.stores.contract import QueueEntry
from quiethire.stores.postgres import Postgres, PostgresQueue
from quiethire.stores.postgres.queue import ABANDONED_LIMIT


@pytest.fixture
async def queue(postgres: Postgres) -> PostgresQueue:
    async with postgres.connection() as connection:
        await connection.execute("TRUNCATE crawl_queue")
    return PostgresQueue(postgres, backoff_seconds=0)


async def urls(queue: PostgresQueue, limit: int = 100) -> list[str]:
    return [entry.url for entry in await queue.claim(limit=limit, lease_seconds=60)]


async def expire(postgres: Postgres) -> None:
    """Let every lease run out, as an hour would."""
    async with postgres.connection() as connection:
        await connection.execute(
            "UPDATE crawl_queue SET leased_until = now() - interval '1 hour' WHERE lease IS NOT NULL"
        )


async def test_an_address_is_queued_once_while_it_waits(queue: PostgresQueue) -> None:
    assert await queue.add(["https://a.example", "https://b.example", "https://a.example"]) == 2
    assert await queue.add(["https://a.example"]) == 0
    (entry, _) = await queue.claim(limit=10, lease_seconds=60)
    assert await queue.add(["https://a.example"]) == 0
    assert await queue.finish(entry)
    assert await queue.add([entry.url]) == 1
    assert await queue.add([]) == 0


async def test_many_queueing_the_same_queue_it_once(queue: PostgresQueue) -> None:
    forth = [f"https://a.example/{number}" for number in range(100)]
    counts = await asyncio.gather(*(queue.add(forth if turn % 2 else forth[::-1]) for turn in range(10)))
    assert sum(counts) == 100


async def test_the_best_priority_comes_first_then_the_oldest(queue: PostgresQueue) -> None:
    for url, priority in (("c", 5), ("a", 5), ("d", 9), ("b", 1)):
        await queue.add([url], priority=priority)
    assert await urls(queue) == ["b", "c", "a", "d"]


async def test_a_claim_carries_its_context(queue: PostgresQueue) -> None:
    context = {"company": "acme.example", "depth": 2, "labels": ["a\x00b", {"\x00": None}]}
    await queue.add(["https://a.example"], priority=2, context=context)
    (entry,) = await queue.claim(limit=1, lease_seconds=60)
    assert (entry.url, entry.priority, entry.attempts) == ("https://a.example", 2, 1)
    assert entry.context == {"company": "acme.example", "depth": 2, "labels": ["ab", {"": None}]}


async def test_a_context_that_is_not_json_is_refused(queue: PostgresQueue) -> None:
    with pytest.raises(InputError):
        await queue.add(["https://a.example"], context={"at": datetime.now(UTC)})


async def test_addresses_longer_than_an_index_key_are_fine(queue: PostgresQueue) -> None:
    long = ["https://a.example/" + random.Random(number).randbytes(5000).hex() for number in range(2)]
    assert await queue.add(long) == 2
    assert await queue.add(long) == 0


async def test_a_claimed_address_is_nobody_elses(queue: PostgresQueue) -> None:
    await queue.add(["https://a.example"])
    assert len(await urls(queue)) == 1
    assert await urls(queue) == []
    assert await queue.counts() == {"pending": 0, "processing": 1, "completed": 0, "failed": 0}


async def test_many_claimers_never_hold_one_address_twice(queue: PostgresQueue) -> None:
    await queue.add([f"https://a.example/{number}" for number in range(300)])
    held: Counter[str] = Counter()

    async def work() -> None:
        while entries := await queue.claim(limit=random.randint(1, 9), lease_seconds=60):
            held.update(entry.url for entry in entries)
            for entry in entries:
                assert await queue.finish(entry)

    await asyncio.gather(*(work() for _ in range(24)))
    assert len(held) == 300
    assert set(held.values()) == {1}
    assert await queue.counts() == {"pending": 0, "processing": 0, "completed": 300, "failed": 0}


async def test_a_dead_workers_addresses_return(queue: PostgresQueue, postgres: Postgres) -> None:
    await queue.add(["https://a.example"])
    (lost,) = await queue.claim(limit=1, lease_seconds=60)
    await expire(postgres)
    (again,) = await queue.claim(limit=1, lease_seconds=60)
    assert (again.id, again.attempts) == (lost.id, 2)
    assert again.lease != lost.lease
    # The first was not dead but slow: it has no say any more.
    assert not await queue.finish(lost)
    assert not await queue.renew(lost, lease_seconds=60)
    assert await queue.fail(lost, "late", retry=False) == "processing"
    assert await queue.finish(again)
    assert await queue.fail(lost, "later", retry=False) == "completed"


async def test_a_lease_runs_out_by_itself(queue: PostgresQueue) -> None:
    await queue.add(["https://a.example"])
    await queue.claim(limit=1, lease_seconds=0.05)
    deadline = asyncio.get_running_loop().time() + 5
    while not await urls(queue):
        assert asyncio.get_running_loop().time() < deadline
        await asyncio.sleep(0.01)


async def test_a_renewed_lease_holds(queue: PostgresQueue) -> None:
    await queue.add(["https://a.example"])
    (entry,) = await queue.claim(limit=1, lease_seconds=0.2)
    assert await queue.renew(entry, lease_seconds=60)
    await asyncio.sleep(0.3)
    assert await urls(queue) == []


async def test_a_lease_that_ran_out_but_was_not_taken_may_still_finish(
    queue: PostgresQueue, postgres: Postgres
) -> None:
    await queue.add(["https://a.example"])
    (entry,) = await queue.claim(limit=1, lease_seconds=60)
    await expire(postgres)
    assert await queue.finish(entry)


async def test_a_made_up_lease_is_refused(queue: PostgresQueue) -> None:
    await queue.add(["https://a.example"])
    (entry,) = await queue.claim(limit=1, lease_seconds=60)
    assert not await queue.finish(replace(entry, lease=uuid4()))
    assert (await queue.counts())["processing"] == 1


async def test_a_failure_is_tried_again_until_there_were_enough(queue: PostgresQueue, postgres: Postgres) -> None:
    await queue.add(["https://a.example"])
    answers = []
    for _ in range(3):
        (entry,) = await queue.claim(limit=1, lease_seconds=60)
        answers.append(await queue.fail(entry, "host_busy\x00", retry=True, max_attempts=3))
    assert answers == ["pending", "pending", "failed"]
    assert await urls(queue) == []
    async with postgres.connection() as connection:
        row = await (await connection.execute("SELECT attempts, last_error, finished_at FROM crawl_queue")).fetchone()
    assert row is not None
    assert row[:2] == (3, "host_busy")
    assert row[2] is not None


async def test_a_failure_not_to_be_tried_again_ends_it(queue: PostgresQueue) -> None:
    await queue.add(["https://a.example"])
    (entry,) = await queue.claim(limit=1, lease_seconds=60)
    assert await queue.fail(entry, "gone", retry=False) == "failed"
    assert await queue.counts() == {"pending": 0, "processing": 0, "completed": 0, "failed": 1}


async def test_waiting_doubles_with_a_quarter_of_jitter(queue: PostgresQueue, postgres: Postgres) -> None:
    patient = PostgresQueue(postgres, backoff_seconds=30)
    await queue.add([f"https://a.example/{number}" for number in range(40)])
    for attempt, least, most in ((1, 22.5, 37.5), (2, 45, 75), (3, 90, 150)):
        entries = await queue.claim(limit=100, lease_seconds=60)
        for entry in entries:
            assert await patient.fail(entry, "busy", retry=True, max_attempts=10) == "pending"
        assert await urls(queue) == []
        async with postgres.connection() as connection:
            rows = await connection.execute("SELECT extract(epoch FROM due_at - now())::float FROM crawl_queue")
            waits = [wait async for (wait,) in rows]
            await connection.execute("UPDATE crawl_queue SET due_at = now()")
        assert {entry.attempts for entry in entries} == {attempt}
        assert least - 2 < min(waits) < max(waits) <= most
        assert len({round(wait, 3) for wait in waits}) > 30


async def test_waiting_has_an_end(queue: PostgresQueue, postgres: Postgres) -> None:
    patient = PostgresQueue(postgres, backoff_seconds=30)
    await queue.add(["https://a.example"])
    (entry,) = await queue.claim(limit=1, lease_seconds=60)
    assert await patient.fail(replace(entry, attempts=900), "busy", retry=True, max_attempts=1000) == "pending"
    async with postgres.connection() as connection:
        row = await (await connection.execute("SELECT due_at - now() FROM crawl_queue")).fetchone()
    assert row is not None
    assert row[0] < timedelta(hours=8)


async def test_an_address_that_kills_its_workers_ends_as_failed(queue: PostgresQueue, postgres: Postgres) -> None:
    await queue.add(["https://poison.example"])
    for _ in range(ABANDONED_LIMIT):
        assert len(await urls(queue)) == 1
        await expire(postgres)
    assert await urls(queue) == []
    assert await queue.counts() == {"pending": 0, "processing": 0, "completed": 0, "failed": 1}


async def test_finished_entries_are_forgotten_after_a_while(queue: PostgresQueue) -> None:
    await queue.add(["a", "b", "c"])
    first, second, _ = await queue.claim(limit=3, lease_seconds=60)
    await queue.finish(first)
    await queue.fail(second, "gone", retry=False)
    assert await queue.forget_finished(older_than_seconds=3600) == 0
    assert await queue.forget_finished(older_than_seconds=-1) == 2
    assert await queue.counts() == {"pending": 0, "processing": 1, "completed": 0, "failed": 0}


@pytest.fixture(scope="module")
async def model_queue(postgres: Postgres) -> AsyncIterator[PostgresQueue]:
    yield PostgresQueue(postgres, backoff_seconds=0)


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 4), st.integers(1, 9)),
        st.tuples(st.just("claim"), st.integers(1, 3), st.just(0)),
        st.tuples(st.sampled_from(["finish", "retry", "give up", "renew"]), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("workers die"), st.just(0), st.just(0)),
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
async def test_the_queue_behaves_as_its_model(
    model_queue: PostgresQueue, postgres: Postgres, steps: list[tuple[str, int, int]]
) -> None:
    """Beside the table a plain model of it: who holds what, what waits, what is over."""
    queue = model_queue
    async with postgres.connection() as connection:
        await connection.execute("TRUNCATE crawl_queue")
    waiting: dict[str, tuple[int, int]] = {}  # url -> priority, attempts so far
    held: dict[str, QueueEntry] = {}
    every: list[QueueEntry] = []
    over: Counter[str] = Counter()
    abandoned: dict[str, QueueEntry] = {}

    async def settle(entry: QueueEntry, step: str) -> None:
        mine = held.get(entry.url) == entry or abandoned.get(entry.url) == entry
        if step == "renew":
            assert await queue.renew(entry, lease_seconds=60) == mine
            if mine:
                held[entry.url] = entry
                abandoned.pop(entry.url, None)
            return
        if step == "finish":
            assert await queue.finish(entry) == mine
            outcome = "completed"
        else:
            outcome = await queue.fail(entry, "x", retry=step == "retry", max_attempts=3)
            if mine:
                assert outcome == ("pending" if step == "retry" and entry.attempts < 3 else "failed")
        if mine:
            held.pop(entry.url, None)
            abandoned.pop(entry.url, None)
            if outcome == "pending":
                waiting[entry.url] = (entry.priority, entry.attempts)
            else:
                over[outcome] += 1

    for step, number, priority in steps:
        if step == "add":
            url = f"https://a.example/{number}"
            new = url not in waiting and url not in held and url not in abandoned
            assert await queue.add([url], priority=priority) == int(new)
            if new:
                waiting[url] = (priority, 0)
        elif step == "claim":
            for url in [url for url, entry in abandoned.items() if entry.attempts >= ABANDONED_LIMIT]:
                del abandoned[url]
                over["failed"] += 1
            due: dict[str, tuple[int, int]] = waiting | {
                url: (entry.priority, entry.attempts) for url, entry in abandoned.items()
            }
            entries = await queue.claim(limit=number, lease_seconds=60)
            assert len(entries) == min(number, len(due))
            best = sorted(priority for priority, _ in due.values())[: len(entries)]
            assert [entry.priority for entry in entries] == best
            for entry in entries:
                assert entry.url not in held
                assert due[entry.url] == (entry.priority, entry.attempts - 1)
                waiting.pop(entry.url, None)
                abandoned.pop(entry.url, None)
                held[entry.url] = entry
                every.append(entry)
        elif step == "workers die":
            await expire(postgres)
            abandoned |= held
            held.clear()
        elif every:
            await settle(every[number % len(every)], step)
        expected: dict[str, Any] = {
            "pending": len(waiting),
            "processing": len(held) + len(abandoned),
            "completed": over["completed"],
            "failed": over["failed"],
        }
        assert await queue.counts() == expected
