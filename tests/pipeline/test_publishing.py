"""State, store and index: a process killed between any two of them leaves marks, and whoever comes next finishes."""

from dataclasses import replace
from uuid import uuid4

import pytest
from engine_room import HandClock, WrittenWeb, crawl, crawl_to_end, lever_board, uuid_of

from quiethire.ats.registry import get_provider
from quiethire.domain.board import BoardRef
from quiethire.domain.identity import url_hash
from quiethire.domain.lifecycle import Status
from quiethire.pipeline.crawl_state import load_state, save_postings
from quiethire.pipeline.index_postings import document_of
from quiethire.pipeline.ports import Ports
from quiethire.pipeline.publish_postings import index_outbox, publish_outbox, store_postings
from quiethire.pipeline.reconcile_index import rebuild_index, reconcile_index
from quiethire.pipeline.reparse_snapshots import reparse_snapshots
from quiethire.stores.contract import PostingState, StateChange


class Killed(BaseException):
    """What kill -9 is to the code: no handler sees it."""


@pytest.fixture
def tenant() -> str:
    return f"nox-{uuid4().hex[:8]}"


def board(tenant: str) -> str:
    return f"https://jobs.lever.co/{tenant}"


FIVE = {uuid_of(n): f"Night Watch {n}" for n in range(5)}


async def states(ports: Ports, tenant: str, count: int = 5) -> list[PostingState]:
    found = await ports.states.states([url_hash(f"{board(tenant)}/{uuid_of(n)}") for n in range(count)])
    return list(found.values())


async def searchable(ports: Ports, tenant: str) -> int:
    return len({state.id for state in await states(ports, tenant)} & await ports.index.ids())


async def test_killed_after_the_decision_was_written(
    ports: Ports, web: WrittenWeb, tenant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lever_board(web, tenant, FIVE)
    key = await crawl_to_end(ports, board(tenant))
    with monkeypatch.context() as patch:
        patch.setattr(type(ports.jobs), "insert", _killed)
        with pytest.raises(Killed):
            await store_postings(ports, key)
    written = await states(ports, tenant)
    assert len(written) == 5
    assert not any(state.stored for state in written)
    assert await ports.jobs.get([state.id for state in written]) == {}
    assert await publish_outbox(ports) == 5  # the next one to come
    assert await index_outbox(ports) == 5
    assert len(await ports.jobs.get([state.id for state in written])) == 5
    assert await searchable(ports, tenant) == 5


async def test_killed_after_the_store_and_before_its_mark(
    ports: Ports, web: WrittenWeb, tenant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lever_board(web, tenant, FIVE)
    key = await crawl_to_end(ports, board(tenant))
    with monkeypatch.context() as patch:
        patch.setattr(type(ports.states), "mark_stored", _killed)
        with pytest.raises(Killed):
            await store_postings(ports, key)
    again = await store_postings(ports, key)  # Temporal tries the activity again
    assert (again.new, again.unchanged) == (0, 5)
    await index_outbox(ports)
    rows = await ports.jobs.get([state.id for state in await states(ports, tenant)])
    assert len(rows) == 5
    listed = [row for row in await ports.jobs.scan(limit=10_000) if row.posting.id in rows]
    assert len(listed) == 5
    assert await searchable(ports, tenant) == 5


async def test_killed_after_the_index_and_before_its_mark(
    ports: Ports, web: WrittenWeb, tenant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lever_board(web, tenant, FIVE)
    await store_postings(ports, await crawl_to_end(ports, board(tenant)))
    with monkeypatch.context() as patch:
        patch.setattr(type(ports.states), "mark_indexed", _killed)
        with pytest.raises(Killed):
            await index_outbox(ports)
    assert all(state.stored and not state.indexed for state in await states(ports, tenant))
    await index_outbox(ports)
    assert all(state.indexed for state in await states(ports, tenant))
    assert await searchable(ports, tenant) == 5


async def test_a_closing_reaches_the_index_after_a_kill(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lever_board(web, tenant, FIVE)
    await crawl(ports, board(tenant))
    clock.pass_by(days=1)
    lever_board(web, tenant, dict(list(FIVE.items())[1:]))
    await store_postings(ports, await crawl_to_end(ports, board(tenant)))
    with monkeypatch.context() as patch:
        patch.setattr(type(ports.index), "remove", _killed)
        with pytest.raises(Killed):
            await index_outbox(ports)
    assert await searchable(ports, tenant) == 5
    await index_outbox(ports)
    assert await searchable(ports, tenant) == 4


async def test_storing_twice_writes_the_same(ports: Ports, web: WrittenWeb, tenant: str) -> None:
    lever_board(web, tenant, FIVE)
    key = await crawl_to_end(ports, board(tenant))
    first = await store_postings(ports, key)
    before = await states(ports, tenant)
    second = await store_postings(ports, key)
    assert (first.new, second.new, second.unchanged, second.closed) == (5, 0, 5, 0)
    after = {state.url_hash: state for state in await states(ports, tenant)}
    assert all(after[state.url_hash].revision == state.revision for state in before)


async def test_a_step_tried_again_is_no_second_look(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    lever_board(web, tenant, FIVE)
    await crawl(ports, board(tenant))
    clock.pass_by(days=1)
    lever_board(web, tenant, dict(list(FIVE.items())[4:]))
    key = await crawl_to_end(ports, board(tenant))
    assert (await store_postings(ports, key)).look_again
    again = await store_postings(ports, key)  # as when the worker died after the sweep was noted
    assert (again.closed, again.held, again.look_again) == (0, 4, True)


async def test_the_gate_counts_and_remembers_what_it_refuses(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    lever_board(web, tenant, FIVE)
    await crawl(ports, board(tenant))
    clock.pass_by(days=1)
    lever_board(web, tenant, FIVE, description="<p>Soon.</p>", descriptionPlain="Soon.", lists=[])
    key = await crawl_to_end(ports, board(tenant))
    published = await store_postings(ports, key)
    assert (published.rejected, published.unreadable) == (5, 5)
    assert (published.closed, published.held) == (0, 0)  # reads badly today: no evidence that it is gone
    state = await load_state(ports.snapshots, key)
    assert state.rejected == {"quality below the limit": 5}
    assert any("description" in one.why for one in state.rejected_examples)
    assert all(one.status is Status.OPEN for one in await states(ports, tenant))


async def test_the_index_is_put_right_by_the_store(ports: Ports, web: WrittenWeb, tenant: str) -> None:
    lever_board(web, tenant, FIVE)
    await crawl(ports, board(tenant))
    ids = [state.id for state in await states(ports, tenant)]
    [row] = (await ports.jobs.get(ids[:1])).values()

    stray = uuid4()

    await ports.index.put([replace(document_of(row), id=stray)])
    await ports.index.remove(ids[:2])  # an index that lost some and kept some it should not
    done = await reconcile_index(ports)
    assert (done.missing, done.surplus) == (2, 1)
    indexed = await ports.index.ids()
    assert set(ids) <= indexed
    assert stray not in indexed
    assert (await reconcile_index(ports)).missing == 0


async def test_the_index_can_be_thrown_away(ports: Ports, web: WrittenWeb, tenant: str) -> None:
    lever_board(web, tenant, FIVE)
    await crawl(ports, board(tenant))
    before = await ports.index.ids()
    await ports.index.clear()
    assert await rebuild_index(ports) == len(before)
    assert await ports.index.ids() == before


async def test_new_parsers_over_old_pages_change_content_and_no_clock(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    """As if an older parser had read the titles badly: the states say so, and the kept snapshots say better."""
    lever_board(web, tenant, FIVE)
    await crawl(ports, board(tenant))
    before = {state.url_hash: state for state in await states(ports, tenant)}
    await _as_an_older_parser_read(ports, before)
    asked = len(web.asked)
    clock.pass_by(days=2)
    looked = await reparse_snapshots(ports, _latest(ports), dry_run=True)
    assert looked.changed == 5
    rows = await ports.jobs.get([state.id for state in before.values()])
    assert {row.posting.title for row in rows.values()} == {"Misread"}  # dry: nothing was written
    done = await reparse_snapshots(ports, _latest(ports))
    assert done.changed == 5
    assert len(web.asked) == asked  # nothing was fetched
    rows = await ports.jobs.get([state.id for state in before.values()])
    assert {row.posting.title for row in rows.values()} == set(FIVE.values())
    for state in await states(ports, tenant):
        old = before[state.url_hash]
        assert (state.first_seen_at, state.last_seen_at, state.status) == (
            old.first_seen_at, old.last_seen_at, old.status,
        )  # fmt: skip
        assert state.stored
        assert state.indexed
    assert (await reparse_snapshots(ports, _latest(ports))).changed == 0


async def test_reparsing_opens_nothing_that_is_closed(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    lever_board(web, tenant, FIVE)
    await crawl(ports, board(tenant))
    clock.pass_by(days=1)
    lever_board(web, tenant, dict(list(FIVE.items())[1:]))
    assert (await crawl(ports, board(tenant))).closed == 1
    lever_board(web, tenant, FIVE)
    await ports.crawler.crawl([_list_request(tenant)], fresh_seconds=0.0)  # kept, and not swept
    await reparse_snapshots(ports, _latest(ports))
    assert await searchable(ports, tenant) == 4


def _list_request(tenant: str):  # type: ignore[no-untyped-def]

    return get_provider("lever").first(BoardRef("lever", tenant))


def _latest(ports: Ports):  # type: ignore[no-untyped-def]
    return ports.snapshots.latest()  # type: ignore[attr-defined]


async def _as_an_older_parser_read(ports: Ports, known: dict[str, PostingState]) -> None:

    rows = await ports.jobs.get([state.id for state in known.values()])
    misread = [replace(row.posting, title="Misread") for row in rows.values()]
    key = await save_postings(ports.snapshots, misread)
    changes = [StateChange(url_hash=one.url_hash, id=one.id, fingerprint=".old", batch_key=key) for one in misread]
    assert await ports.states.rewrite(changes) == 5
    assert await publish_outbox(ports) == 5
    await index_outbox(ports)


async def _killed(*_: object, **__: object) -> None:
    raise Killed
