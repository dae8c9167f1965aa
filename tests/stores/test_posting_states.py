"""`postings`: decisions, clocks, and the outbox."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiethire.domain.board import BoardRef
from quiethire.domain.errors import NotFoundError
from quiethire.domain.identity import posting_id, url_hash
from quiethire.domain.lifecycle import ClosedBecause, Known, Status
from quiethire.stores.contract import PostingState, StateChange
from quiethire.stores.postgres import Postgres, PostgresBoards, PostgresPostings

NOW = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def key(number: int) -> str:
    return url_hash(f"https://acme.example/jobs/{number}")


def change(number: int, content: str = "first", *, detail: str = "complete", batch: str | None = None) -> StateChange:
    return StateChange(key(number), posting_id(key(number)), content, batch or f"batch-{content}", detail, f"A{number}")


@pytest.fixture
async def states(postgres: Postgres) -> PostgresPostings:
    async with postgres.connection() as connection:
        await connection.execute("TRUNCATE companies, boards, postings CASCADE")
    return PostgresPostings(postgres)


@pytest.fixture
async def board(states: PostgresPostings, postgres: Postgres) -> UUID:
    return await admitted(postgres, BoardRef("greenhouse", "acme"))


async def admitted(postgres: Postgres, ref: BoardRef) -> UUID:
    record, _ = await PostgresBoards(postgres).admit(ref, "https://x.example", company=None, evidence="")
    return record.id


async def state_of(states: PostgresPostings, number: int) -> PostingState:
    return (await states.states([key(number)]))[key(number)]


async def write(states: PostgresPostings, board: UUID, at: datetime, changes: Sequence[StateChange]) -> None:
    await states.apply(board, at, write=changes, seen=[], closed={})


async def test_a_new_posting_is_open_and_to_be_stored_and_indexed(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1)])
    assert await state_of(states, 1) == PostingState(
        url_hash=key(1),
        id=posting_id(key(1)),
        board_id=board,
        fingerprint="first",
        status=Status.OPEN,
        first_seen_at=NOW,
        last_seen_at=NOW,
        batch_key="batch-first",
        revision=1,
    )
    assert await states.known(board) == {key(1): Known(key(1), "first", Status.OPEN)}
    assert await states.counts() == {"open": 1, "closed": 0, "unstored": 1, "unindexed": 1}


async def test_a_changed_posting_keeps_its_first_time(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1)])
    await write(states, board, NOW + HOUR, [change(1, "second")])
    state = await state_of(states, 1)
    assert (state.fingerprint, state.batch_key, state.revision) == ("second", "batch-second", 2)
    assert (state.first_seen_at, state.last_seen_at) == (NOW, NOW + HOUR)


async def test_an_unchanged_posting_only_moves_its_clock(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1)])
    await states.mark_stored(await states.unstored(limit=10))
    await states.mark_indexed(await states.unindexed(limit=10))
    await states.apply(board, NOW + HOUR, write=[], seen=[key(1), key(2)], closed={})
    state = await state_of(states, 1)
    assert (state.last_seen_at, state.stored, state.indexed, state.revision) == (NOW + HOUR, True, True, 1)
    assert list(await states.known(board)) == [key(1)]
    await states.apply(board, NOW, write=[], seen=[key(1)], closed={})
    assert (await state_of(states, 1)).last_seen_at == NOW + HOUR


async def test_applying_a_decision_twice_is_applying_it_once(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1), change(2)])
    for _ in range(3):
        await states.apply(
            board,
            NOW + HOUR,
            write=[change(1, "second"), change(3)],
            seen=[key(2)],
            closed={key(2): ClosedBecause.GONE},
        )
        assert [(await state_of(states, number)).revision for number in (1, 2, 3)] == [2, 2, 1]
    closed = await state_of(states, 2)
    assert (closed.status, closed.closed_at, closed.closed_because) == (Status.CLOSED, NOW + HOUR, ClosedBecause.GONE)


async def test_a_posting_twice_in_a_decision_is_written_once_as_the_last(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1, "a"), change(1, "b")])
    assert (await state_of(states, 1)).fingerprint == "b"


async def test_a_posting_that_returns_is_reopened_with_its_history(
    states: PostgresPostings, board: UUID, postgres: Postgres
) -> None:
    await write(states, board, NOW, [change(1)])
    for turn in (1, 3):
        await states.apply(board, NOW + turn * HOUR, write=[], seen=[], closed={key(1): ClosedBecause.ABSENT})
        await write(states, board, NOW + (turn + 1) * HOUR, [change(1)])
    state = await state_of(states, 1)
    assert (state.status, state.closed_at, state.closed_because, state.reopened_count) == (Status.OPEN, None, None, 2)
    assert (state.first_seen_at, state.revision) == (NOW, 5)
    async with postgres.connection() as connection:
        row = await (await connection.execute("SELECT history FROM postings")).fetchone()
    assert row is not None
    assert [datetime.fromisoformat(one["closed_at"]) for one in row[0]] == [NOW + HOUR, NOW + 3 * HOUR]
    assert [datetime.fromisoformat(one["reopened_at"]) for one in row[0]] == [NOW + 2 * HOUR, NOW + 4 * HOUR]
    assert {one["closed_because"] for one in row[0]} == {"absent_from_complete_sweep"}


async def test_rewriting_changes_content_and_nothing_else(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1), change(2)])
    await states.apply(board, NOW + HOUR, write=[], seen=[], closed={key(2): ClosedBecause.GONE})
    await states.mark_stored(await states.unstored(limit=10))
    before = await states.states([key(1), key(2)])
    anew = [change(1, "reparsed"), change(2, "reparsed"), change(3, "unknown")]
    assert await states.rewrite(anew) == 2
    assert await states.rewrite(anew) == 0
    assert await states.rewrite([]) == 0
    for one, state in (await states.states([key(1), key(2), key(3)])).items():
        assert state == replace(
            before[one],
            fingerprint="reparsed",
            batch_key="batch-reparsed",
            revision=before[one].revision + 1,
            stored=False,
        )
    assert len(await states.unstored(limit=10)) == 2


async def test_the_first_reason_of_a_closing_stays(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1)])
    await states.apply(board, NOW, write=[], seen=[], closed={key(1): ClosedBecause.GONE})
    await states.apply(board, NOW + HOUR, write=[], seen=[], closed={key(1): ClosedBecause.BOARD_GONE})
    state = await state_of(states, 1)
    assert (state.closed_at, state.closed_because, state.revision) == (NOW, ClosedBecause.GONE, 2)


async def test_a_decision_for_an_unknown_board_is_an_error(states: PostgresPostings) -> None:
    with pytest.raises(NotFoundError):
        await write(states, uuid4(), NOW, [change(1)])
    assert await states.states([key(1)]) == {}


async def test_a_decision_is_written_whole_or_not_at_all(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1)])
    broken = StateChange(key(2), posting_id(key(2)), "first", "batch", detail_state="no such state")
    with pytest.raises(Exception, match="detail_state"):
        await states.apply(board, NOW + HOUR, write=[broken], seen=[key(1)], closed={key(1): ClosedBecause.GONE})
    state = await state_of(states, 1)
    assert (state.status, state.last_seen_at) == (Status.OPEN, NOW)


async def test_another_board_listing_a_posting_proves_it_is_there_and_no_more(
    states: PostgresPostings, board: UUID, postgres: Postgres
) -> None:
    page = await admitted(postgres, BoardRef("site", "acme.example/jobs"))
    await write(states, board, NOW, [change(1)])
    await write(states, page, NOW + HOUR, [change(1, "the page's words"), change(2)])
    await states.apply(page, NOW + HOUR, write=[], seen=[], closed={key(1): ClosedBecause.ABSENT})
    state = await state_of(states, 1)
    assert (state.board_id, state.fingerprint, state.status) == (board, "first", Status.OPEN)
    assert (state.last_seen_at, state.revision) == (NOW + HOUR, 1)
    assert (await state_of(states, 2)).board_id == page


async def test_an_ats_takes_a_posting_from_a_plain_page(
    states: PostgresPostings, board: UUID, postgres: Postgres
) -> None:
    page = await admitted(postgres, BoardRef("site", "acme.example/jobs"))
    await write(states, page, NOW, [change(1, "the page's words")])
    await write(states, board, NOW + HOUR, [change(1)])
    state = await state_of(states, 1)
    assert (state.board_id, state.fingerprint, state.first_seen_at) == (board, "first", NOW)
    assert await states.known(page) == {}


async def test_a_closed_posting_may_return_on_another_board(
    states: PostgresPostings, board: UUID, postgres: Postgres
) -> None:
    other = await admitted(postgres, BoardRef("lever", "acme"))
    await write(states, board, NOW, [change(1)])
    await states.apply(board, NOW, write=[], seen=[], closed={key(1): ClosedBecause.BOARD_GONE})
    await write(states, other, NOW + HOUR, [change(1)])
    state = await state_of(states, 1)
    assert (state.board_id, state.status, state.reopened_count) == (other, Status.OPEN, 1)


async def test_storing_then_indexing_empties_the_outbox(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(number) for number in range(25)])
    assert await states.unindexed(limit=100) == []
    while waiting := await states.unstored(limit=10):
        await states.mark_stored(waiting)
    after, indexed = "", list[str]()
    while page := await states.unindexed(limit=10, after=after):
        after = page[-1].url_hash
        indexed += [state.url_hash for state in page]
        await states.mark_indexed(page)
    assert indexed == sorted(key(number) for number in range(25))
    assert await states.counts() == {"open": 25, "closed": 0, "unstored": 0, "unindexed": 0}


async def test_a_change_between_reading_and_marking_is_not_lost(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1)])
    read = await states.unstored(limit=10)
    await write(states, board, NOW + HOUR, [change(1, "second")])
    await states.mark_stored(read)
    assert [state.fingerprint for state in await states.unstored(limit=10)] == ["second"]
    assert await states.unindexed(limit=10) == []
    await states.mark_stored(await states.unstored(limit=10))
    read = await states.unindexed(limit=10)
    await states.apply(board, NOW + 2 * HOUR, write=[], seen=[], closed={key(1): ClosedBecause.GONE})
    await states.mark_indexed(read)
    assert [state.status for state in await states.unstored(limit=10)] == [Status.CLOSED]
    await states.mark_stored(await states.unstored(limit=10))
    assert [state.status for state in await states.unindexed(limit=10)] == [Status.CLOSED]


async def test_marking_late_does_not_undo_what_came_after(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1)])
    old = await states.unstored(limit=10)
    await write(states, board, NOW + HOUR, [change(1, "second")])
    await states.mark_stored(await states.unstored(limit=10))
    await states.mark_stored(old)
    assert await states.unstored(limit=10) == []
    await states.mark_stored([])


async def test_everything_open_can_be_indexed_anew(states: PostgresPostings, board: UUID) -> None:
    await write(states, board, NOW, [change(1), change(2)])
    await states.apply(board, NOW, write=[], seen=[], closed={key(2): ClosedBecause.GONE})
    await states.mark_stored(await states.unstored(limit=10))
    await states.mark_indexed(await states.unindexed(limit=10))
    assert await states.mark_all_unindexed() == 1
    assert [state.url_hash for state in await states.unindexed(limit=10)] == [key(1)]


async def test_a_missing_detail_is_due_for_fourteen_days_from_the_first_failure(
    states: PostgresPostings, board: UUID
) -> None:
    now = datetime.now(UTC)
    await write(states, board, now - timedelta(days=13), [change(1, detail="missing"), change(2)])
    await write(states, board, now - timedelta(days=15), [change(3, detail="missing")])
    assert await states.incomplete_details(board) == [key(1)]
    # Failing again does not give it more time; being read ends it.
    await write(states, board, now, [change(1, "again", detail="missing")])
    assert (await state_of(states, 1)).detail_due_until == now + timedelta(days=1)
    await write(states, board, now, [change(1, "read")])
    assert await states.incomplete_details(board) == []
    state = await state_of(states, 1)
    assert (state.detail_state, state.detail_due_until) == ("complete", None)


async def test_pruning_forgets_what_was_closed_long_ago_and_is_known_to_be(
    states: PostgresPostings, board: UUID
) -> None:
    await write(states, board, NOW, [change(number) for number in range(4)])
    await states.apply(board, NOW, write=[], seen=[], closed={key(0): ClosedBecause.GONE, key(1): ClosedBecause.GONE})
    await states.apply(board, NOW + HOUR, write=[], seen=[], closed={key(2): ClosedBecause.GONE})
    assert await states.prune(closed_before=NOW + timedelta(minutes=1)) == 0
    await states.mark_stored([await state_of(states, number) for number in (0, 2, 3)])
    await states.mark_indexed([await state_of(states, number) for number in (0, 2, 3)])
    assert await states.prune(closed_before=NOW + timedelta(minutes=1)) == 1
    assert set(await states.known(board)) == {key(1), key(2), key(3)}


async def test_ten_thousand_clocks_move_in_one_statement(
    states: PostgresPostings, board: UUID, postgres: Postgres
) -> None:
    await write(states, board, NOW, [change(number) for number in range(10_000)])
    await states.apply(board, NOW + HOUR, write=[], seen=[key(number) for number in range(10_000)], closed={})
    async with postgres.connection() as connection:
        row = await (
            await connection.execute("SELECT count(*), min(last_seen_at), max(revision) FROM postings")
        ).fetchone()
    assert row == (10_000, NOW + HOUR, 1)


async def test_decisions_at_the_same_time_neither_block_for_ever_nor_lose_a_write(
    states: PostgresPostings, board: UUID, postgres: Postgres
) -> None:
    boards = [board, *[await admitted(postgres, BoardRef("site", f"p{number}.example")) for number in range(5)]]
    numbers = list(range(60))
    await write(states, board, NOW, [change(number) for number in numbers])

    async def sweep(turn: int) -> None:
        order = numbers if turn % 2 else numbers[::-1]
        changes = [change(number, f"turn {turn}") for number in order]
        await write(states, boards[turn % len(boards)], NOW + turn * HOUR, changes)
        await states.mark_stored(await states.unstored(limit=30))

    await asyncio.gather(*(sweep(turn) for turn in range(18)))
    found = await states.states([key(number) for number in numbers])
    assert {state.board_id for state in found.values()} == {board}
    assert {state.last_seen_at for state in found.values()} == {NOW + 17 * HOUR}
    # The owner wrote at turns 0, 6 and 12, whole each time.
    assert len({state.fingerprint for state in found.values()}) == 1
    assert {state.revision for state in found.values()} == {4}


async def test_boards_that_list_each_others_postings_do_not_wait_in_a_circle(
    states: PostgresPostings, board: UUID, postgres: Postgres
) -> None:
    other = await admitted(postgres, BoardRef("lever", "acme"))
    mine, theirs = list(range(30)), list(range(30, 60))
    await write(states, board, NOW, [change(number) for number in mine])
    await write(states, other, NOW, [change(number) for number in theirs])

    async def sweep(turn: int) -> None:
        owner, own, seen = (board, mine, theirs) if turn % 2 else (other, theirs, mine)
        changes = [change(number, f"turn {turn}") for number in own]
        await states.apply(owner, NOW + turn * HOUR, write=changes, seen=[key(number) for number in seen], closed={})

    await asyncio.gather(*(sweep(turn) for turn in range(40)))
    found = await states.states([key(number) for number in mine + theirs])
    assert {state.last_seen_at for state in found.values()} == {NOW + 39 * HOUR}


_STEP = st.sampled_from(["write", "change", "close", "read", "store", "index"])


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(_STEP, st.integers(0, 3)), max_size=30))
async def test_whatever_the_order_nothing_is_taken_for_published_that_is_not(
    states: PostgresPostings, board: UUID, steps: list[tuple[str, int]]
) -> None:
    """A model of ClickHouse and the index beside the outbox: at the end, working the outbox off makes them agree."""
    numbers = [key(number) for number in range(4)]
    async with states._postgres.connection() as connection:
        await connection.execute("TRUNCATE postings")
    table: dict[str, tuple[str, Status]] = {}
    index: dict[str, tuple[str, Status]] = {}
    read: list[PostingState] = []

    async def store(waiting: list[PostingState]) -> None:
        table.update({state.url_hash: (state.fingerprint, state.status) for state in waiting})
        await states.mark_stored(waiting)

    async def bring(waiting: list[PostingState]) -> None:
        index.update({state.url_hash: table[state.url_hash] for state in waiting})
        await states.mark_indexed(waiting)

    for turn, (step, number) in enumerate(steps):
        at = NOW + turn * HOUR
        match step:
            case "write":
                await write(states, board, at, [change(number)])
            case "change":
                await write(states, board, at, [change(number, f"turn {turn}")])
            case "close":
                await states.apply(board, at, write=[], seen=[], closed={key(number): ClosedBecause.GONE})
            case "read":
                read = await states.unstored(limit=number + 1)
            case "store":
                await store(read)
            case _:
                await bring(await states.unindexed(limit=number + 1))
    while waiting := await states.unstored(limit=3):
        await store(waiting)
    while waiting := await states.unindexed(limit=3):
        await bring(waiting)
    truth = {one: (state.fingerprint, state.status) for one, state in (await states.states(numbers)).items()}
    assert table == truth
    assert index == truth
