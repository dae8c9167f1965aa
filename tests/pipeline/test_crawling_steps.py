"""One board, one career page, crawled again and again over the real engines: what opens, changes, closes, returns."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from engine_room import HandClock, WrittenWeb, crawl, jobposting, lever_board, stored, uuid_of

from quiethire.domain.errors import Refused, ServerFault, Unreachable
from quiethire.domain.identity import url_hash
from quiethire.domain.lifecycle import Status
from quiethire.pipeline.ports import Ports
from quiethire.stores.contract import StoredPosting


@pytest.fixture
def tenant() -> str:
    """A board nobody else uses."""
    return f"lamps-{uuid4().hex[:8]}"


def board(tenant: str) -> str:
    return f"https://jobs.lever.co/{tenant}"


async def of(ports: Ports, tenant: str, *, only_open: bool = True) -> dict[str, StoredPosting]:
    """Stored postings whose address names the tenant, by title."""
    rows = await stored(ports, only_open=only_open)
    return {row.posting.title: row for url, row in rows.items() if tenant in url}


TEN = {uuid_of(n): f"Lamp Engineer {n}" for n in range(10)}


async def test_a_board_is_stored_and_searchable_with_its_clocks(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    lever_board(web, tenant, TEN)
    published = await crawl(ports, board(tenant))
    assert (published.found, published.new, published.complete) == (10, 10, True)
    rows = await of(ports, tenant)
    assert set(rows) == set(TEN.values())
    assert {row.first_seen_at for row in rows.values()} == {clock.now}
    assert {row.posting.id for row in rows.values()} <= await ports.index.ids()


async def test_the_same_posting_crawled_ten_times_across_a_month_is_one_row_in_every_read(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    clock.now = max(clock.now, datetime(2026, 4, 26, 9, 0, tzinfo=UTC))
    began = clock.now
    for day in range(10):  # 26 April to 5 May
        lever_board(web, tenant, {uuid_of(1): "Lamp Engineer"}, additional=f"<p>Note of day {day}.</p>")
        published = await crawl(ports, board(tenant))
        assert (published.new, published.changed) == ((1, 0) if day == 0 else (0, 1))
        if day < 9:
            clock.pass_by(days=1)
    [row] = (await of(ports, tenant)).values()
    assert (row.first_seen_at, row.last_seen_at) == (began, clock.now)
    assert "Note of day 9." in row.posting.description_text
    again = (await ports.jobs.get([row.posting.id]))[row.posting.id]
    assert again == row
    listed, total = await ports.jobs.list_jobs(
        filters={"company": (row.posting.company,)} if row.posting.company else {}, page=1, per_page=100
    )
    assert [one.posting.id for one in listed].count(row.posting.id) == 1
    assert total == len({one.posting.id for one in listed})
    assert (await ports.index.ids() & {row.posting.id}) == {row.posting.id}


async def test_an_unchanged_posting_only_moves_last_seen(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    lever_board(web, tenant, TEN)
    await crawl(ports, board(tenant))
    before = await ports.states.states([url_hash(f"{board(tenant)}/{uuid_of(1)}")])
    clock.pass_by(hours=6)
    published = await crawl(ports, board(tenant))
    assert (published.new, published.changed, published.unchanged) == (0, 0, 10)
    after = await ports.states.states(list(before))
    for key, state in after.items():
        assert state.last_seen_at == clock.now
        assert state.first_seen_at == before[key].first_seen_at
        assert (state.revision, state.indexed) == (before[key].revision, True)  # nothing to index again


async def test_what_a_complete_sweep_lacks_is_closed_and_what_returns_is_opened_again(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    lever_board(web, tenant, TEN)
    await crawl(ports, board(tenant))
    first = clock.now
    clock.pass_by(days=1)
    lever_board(web, tenant, dict(list(TEN.items())[2:]))
    published = await crawl(ports, board(tenant))
    assert (published.closed, published.held) == (2, 0)
    everything = await of(ports, tenant, only_open=False)
    gone = everything["Lamp Engineer 0"]
    assert (gone.status, gone.closed_at, gone.closed_because) == (
        Status.CLOSED, clock.now, "absent_from_complete_sweep"
    )  # fmt: skip
    assert gone.posting.id not in await ports.index.ids()
    clock.pass_by(days=1)
    lever_board(web, tenant, TEN)
    published = await crawl(ports, board(tenant))
    assert published.reopened == 2
    back = (await of(ports, tenant))["Lamp Engineer 0"]
    assert (back.status, back.closed_at, back.closed_because, back.first_seen_at) == (Status.OPEN, None, None, first)
    assert back.posting.id in await ports.index.ids()


async def test_more_than_half_closing_at_once_waits_for_a_second_look(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    lever_board(web, tenant, TEN)
    await crawl(ports, board(tenant))
    clock.pass_by(days=1)
    lever_board(web, tenant, dict(list(TEN.items())[7:]))
    held = await crawl(ports, board(tenant))
    assert (held.closed, held.held, held.look_again) == (0, 7, True)
    assert held.held_why
    assert len(await of(ports, tenant)) == 10
    confirmed = await crawl(ports, board(tenant))
    assert (confirmed.closed, confirmed.held) == (7, 0)
    assert set(await of(ports, tenant)) == {"Lamp Engineer 7", "Lamp Engineer 8", "Lamp Engineer 9"}


async def test_a_second_look_that_finds_them_again_closes_nothing(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    lever_board(web, tenant, TEN)
    await crawl(ports, board(tenant))
    clock.pass_by(days=1)
    lever_board(web, tenant, dict(list(TEN.items())[7:]))
    assert (await crawl(ports, board(tenant))).look_again
    lever_board(web, tenant, TEN)
    again = await crawl(ports, board(tenant))
    assert (again.closed, again.held, again.unchanged) == (0, 0, 10)
    lever_board(web, tenant, dict(list(TEN.items())[7:]))  # the next loss is a first look once more
    assert (await crawl(ports, board(tenant))).closed == 0


async def test_a_second_look_asks_the_host_and_not_the_snapshots(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    """A list that was short by accident is whole a moment later; within the hour its snapshot would say otherwise."""
    usual = replace(ports, fresh_seconds=3600.0)
    lever_board(web, tenant, TEN)
    await crawl(usual, board(tenant))
    clock.pass_by(days=1)
    lever_board(web, tenant, dict(list(TEN.items())[7:]))
    assert (await crawl(usual, board(tenant))).held == 7
    lever_board(web, tenant, TEN)
    again = await crawl(usual, board(tenant))
    assert (again.closed, again.held, again.unchanged) == (0, 0, 10)

    host = f"{tenant}.example"
    career_page(web, host, range(10))
    await crawl(usual, f"https://{host}/careers")
    clock.pass_by(days=1)
    career_page(web, host, range(3))
    assert (await crawl(usual, f"https://{host}/careers")).held == 7
    career_page(web, host, range(10))
    again = await crawl(usual, f"https://{host}/careers")
    assert (again.closed, again.held, again.unchanged) == (0, 0, 10)


async def test_a_board_gone_in_both_regions_closes_after_a_second_look(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    lever_board(web, tenant, TEN)
    await crawl(ports, board(tenant))
    clock.pass_by(days=1)
    for host in ("api.lever.co", "api.eu.lever.co"):
        web.json(
            f"https://{host}/v0/postings/{tenant}?mode=json", {"ok": False, "error": "Document not found"}, status=404
        )
    first = await crawl(ports, board(tenant))
    assert (first.closed, first.held, first.look_again) == (0, 10, True)
    second = await crawl(ports, board(tenant))
    assert second.closed == 10
    rows = await of(ports, tenant, only_open=False)
    assert {row.closed_because for row in rows.values()} == {"board_gone"}


@pytest.mark.parametrize(
    "failure",
    [
        Unreachable("no connection", url="x"),
        ServerFault("HTTP 500", url="x", status=500),
        Refused("HTTP 403", url="x", status=403),
    ],
    ids=lambda error: error.code,
)
async def test_a_failing_board_closes_nothing(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str, failure: Exception
) -> None:
    lever_board(web, tenant, TEN)
    await crawl(ports, board(tenant))
    clock.pass_by(days=1)
    web.fail(f"https://api.lever.co/v0/postings/{tenant}?mode=json", failure)
    for _ in range(2):
        published = await crawl(ports, board(tenant))
        assert (published.complete, published.closed) == (False, 0)
    assert len(await of(ports, tenant)) == 10


def career_page(web: WrittenWeb, host: str, numbers: range) -> None:
    links = "".join(f"<li><a href='/jobs/lamp-engineer-{n}'>Lamp Engineer {n}</a> Berlin</li>" for n in numbers)
    web.page(
        f"https://{host}/careers",
        f"<head><title>Careers</title></head><body><h1>Open positions</h1><ul>{links}</ul></body>",
    )
    for n in numbers:
        web.page(f"https://{host}/jobs/lamp-engineer-{n}", jobposting(f"Lamp Engineer {n}", "Umbra GmbH"))


async def test_an_unreadable_page_of_a_career_site_is_never_taken_for_gone(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    host = f"{tenant}.example"
    career_page(web, host, range(6))
    assert (await crawl(ports, f"https://{host}/careers")).new == 6
    clock.pass_by(days=1)
    web.fail(f"https://{host}/jobs/lamp-engineer-3", ServerFault("HTTP 500", status=500))
    web.page(f"https://{host}/jobs/lamp-engineer-4", "<body><p>Please switch on JavaScript.</p></body>")
    published = await crawl(ports, f"https://{host}/careers")
    assert (published.closed, published.unchanged) == (0, 4)
    assert len(await of(ports, host)) == 6


async def test_a_dead_link_closes_its_posting_and_does_not_keep_the_others_open(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    host = f"{tenant}.example"
    career_page(web, host, range(8))
    await crawl(ports, f"https://{host}/careers")
    clock.pass_by(days=1)
    career_page(web, host, range(7))  # 7 is not linked any more
    web.answers.pop(f"https://{host}/jobs/lamp-engineer-2")  # linked, and gone
    published = await crawl(ports, f"https://{host}/careers")
    assert (published.complete, published.closed) == (True, 2)
    rows = await of(ports, host, only_open=False)
    assert rows["Lamp Engineer 2"].closed_because == "page_gone"
    assert rows["Lamp Engineer 7"].closed_because == "absent_from_complete_sweep"


async def test_a_career_page_that_reads_as_empty_closes_nothing(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    host = f"{tenant}.example"
    career_page(web, host, range(6))
    await crawl(ports, f"https://{host}/careers")
    clock.pass_by(days=1)
    web.page(f"https://{host}/careers", "<head><title>Careers</title></head><body><div id='root'></div></body>")
    for _ in range(2):
        published = await crawl(ports, f"https://{host}/careers")
        assert (published.complete, published.closed) == (False, 0)
    assert len(await of(ports, host)) == 6
