"""Only references travel: a board of 500 postings with details, and one beyond Workday's cap."""

from collections.abc import AsyncIterator

import pytest
from engine_room import engine_room, served, settings_for, stored
from event_histories import histories, largest_payload
from temporalio.client import Client

from quiethire.domain.identity import canonical_url
from quiethire.pipeline.ports import Ports
from quiethire.runtime.build import now
from quiethire.sandbox.boards import BOARDS
from quiethire.sandbox.server import build_app
from quiethire.sandbox.world import World
from quiethire.stores.clickhouse import ClickHouse
from quiethire.stores.postgres import Postgres
from quiethire.workflows.contracts import CareerPageCrawlInput, CareerPageCrawlResult
from quiethire.workflows.definitions import career_page_crawl
from quiethire.workflows.schedules import start_crawl
from quiethire.workflows.worker import build_worker

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

LARGEST = 64 * 1024
LONGEST = 2000


@pytest.fixture(scope="module")
def world() -> World:
    return World(seed=3, employers=5, postings=7000)


@pytest.fixture(scope="module")
async def worker(
    temporal: Client,
    world: World,
    postgres: Postgres,
    clickhouse: ClickHouse,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[tuple[Client, Ports]]:
    async with served(build_app(world)) as hosts:
        settings = settings_for(tmp_path_factory.mktemp("large"), hosts, crawling={"fresh_seconds": 3600.0})
        async with (
            engine_room(settings, postgres, clickhouse, now) as ports,
            build_worker(temporal, ports, max_concurrent_activities=8),
        ):
            yield temporal, ports


def board(world: World, provider: str) -> tuple[str, set[str]]:
    """The address of an employer's board, and what it publishes."""
    employer = next(one for one in world.employers if one.kind.startswith(provider))
    wanted = {canonical_url(one.url) for one in world.expected(1) if one.domain == employer.domain}
    return BOARDS[provider].board_url(employer), wanted


async def test_a_board_of_500_postings_stays_under_64_kb_and_2000_events(
    worker: tuple[Client, Ports], world: World
) -> None:
    client, ports = worker
    url, wanted = board(world, "workday")
    assert len(wanted) >= 500
    result = await (await start_crawl(client, CareerPageCrawlInput(URL=url), name="large")).result()
    assert (result.found, result.complete, result.error) == (len(wanted), True, None)
    assert wanted <= set(await stored(ports))
    [history] = await histories(client, "career-page-crawl/large")
    print(
        f"\n{len(wanted)} postings with details: {len(history.events)} events, "
        f"largest payload {largest_payload(history):,} bytes"
    )
    assert largest_payload(history) < LARGEST
    assert len(history.events) < LONGEST


async def test_a_crawl_with_a_long_history_goes_on_as_new_and_finds_the_same(
    worker: tuple[Client, Ports], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _ = worker
    url, wanted = board(world, "smartrecruiters")
    monkeypatch.setattr(career_page_crawl, "LONGEST_HISTORY", 12)
    handle = await start_crawl(client, CareerPageCrawlInput(URL=url), name="long")
    result: CareerPageCrawlResult = await handle.result()
    assert (result.found, result.complete, result.error) == (len(wanted), True, None)
    runs = await histories(client, "career-page-crawl/long")
    assert len(runs) > 1
