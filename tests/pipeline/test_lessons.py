"""Failures other systems had in public, replayed. The numbers are those of the list they were collected in.

Elsewhere: 8 to 10 and 12 to 14 belong to search and alerts; 17 is in tests/discovery; 18 in tests/crawling.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from engine_room import (
    HandClock,
    WrittenWeb,
    crawl,
    crawl_to_end,
    engine_room,
    jobposting,
    served,
    settings_for,
    stored,
)

from quiethire.ats.registry import get_provider
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import ServerFault, TooLarge
from quiethire.domain.exchange import CAP_BYTES, Kind, Response
from quiethire.domain.identity import canonical_url
from quiethire.pipeline.add_employers import add_employers
from quiethire.pipeline.crawl_career_page import crawl_career_page
from quiethire.pipeline.crawl_state import load_state
from quiethire.pipeline.discover_company import discover_career_pages
from quiethire.pipeline.ports import Ports
from quiethire.pipeline.read_pages import read_page
from quiethire.pipeline.sweep_board import sweep_board
from quiethire.sandbox.boards import BOARDS
from quiethire.sandbox.server import build_app
from quiethire.sandbox.world import World
from quiethire.stores.clickhouse import ClickHouse
from quiethire.stores.contract import StoredPosting
from quiethire.stores.postgres import Postgres


@pytest.fixture
def tenant() -> str:
    return f"sol{uuid4().hex[:8]}"


async def of(ports: Ports, tenant: str, *, only_open: bool = True) -> dict[str, StoredPosting]:
    rows = await stored(ports, only_open=only_open)
    return {row.posting.title: row for url, row in rows.items() if tenant in url.lower()}


TEXT = "<p>" + "You make lamps that turn themselves off when nobody looks at them. " * 12 + "</p>"


def greenhouse(web: WrittenWeb, tenant: str, numbers: range, *, total: int | None = None) -> None:
    """A Greenhouse board; its own count may differ from what it lists."""
    jobs = [
        {
            "id": 1000 + n,
            "title": f"Lamp Engineer {n}",
            "absolute_url": f"https://job-boards.greenhouse.io/{tenant}/jobs/{1000 + n}",
            "company_name": "Sol GmbH",
            "location": {"name": "Berlin, Germany"},
            "content": TEXT.replace("<", "&lt;").replace(">", "&gt;"),
            "first_published": "2026-03-01T10:00:00-05:00",
            "updated_at": "2026-03-01T10:00:00-05:00",
            "metadata": [],
            "departments": [],
            "offices": [],
        }
        for n in numbers
    ]
    url = get_provider("greenhouse").first(BoardRef("greenhouse", tenant)).url
    web.json(url, {"jobs": jobs, "meta": {"total": len(jobs) if total is None else total}})


class SmartRecruitersBoard:
    """A board of lists and details."""

    def __init__(self, web: WrittenWeb, tenant: str) -> None:
        self.web, self.board = web, BoardRef("smartrecruiters", tenant)
        self.provider = get_provider("smartrecruiters")
        self.url = self.provider.board_url(self.board)

    def entry(self, n: int, title: str) -> dict[str, Any]:
        return {
            "id": f"7440000{n:06d}",
            "name": title,
            "company": {"identifier": self.board.tenant, "name": "Sol GmbH"},
            "location": {"city": "Berlin", "country": "de", "remote": False, "fullLocation": "Berlin, Germany"},
            "releasedDate": "2026-03-01T10:00:00.000Z",
            "typeOfEmployment": {"label": "Full-time"},
        }

    def detail_url(self, n: int) -> str:
        return f"https://api.smartrecruiters.com/v1/companies/{self.board.tenant}/postings/7440000{n:06d}"

    def list(self, titles: Mapping[int, str], *, broken: set[int] | None = None) -> None:
        """Write the list and the details; those `broken` fail with 500."""
        entries = [self.entry(n, title) for n, title in titles.items()]
        first = self.provider.first(self.board).url
        self.web.json(first, {"offset": 0, "limit": 100, "totalFound": len(entries), "content": entries})
        for n, title in titles.items():
            if n in (broken or ()):
                self.web.fail(self.detail_url(n), ServerFault("HTTP 500", status=500))
                continue
            ad = {"sections": {"jobDescription": {"title": "Job", "text": TEXT}}}
            document = {**self.entry(n, title), "jobAd": ad, "applyUrl": f"{self.url}/{n}/apply", "active": True}
            self.web.json(self.detail_url(n), document)


async def test_1_the_first_page_of_a_longer_list_closes_nothing(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    url = f"https://job-boards.greenhouse.io/{tenant}"
    greenhouse(web, tenant, range(14))
    assert (await crawl(ports, url)).new == 14
    clock.pass_by(days=1)
    greenhouse(web, tenant, range(12), total=14)  # enough for every guard, and not what the board says it has
    for _ in range(2):
        published = await crawl(ports, url)
        assert (published.complete, published.closed) == (False, 0)
    assert len(await of(ports, tenant)) == 14


async def test_2_a_capped_list_is_split_and_every_posting_found(
    postgres: Postgres, clickhouse: ClickHouse, clock: HandClock, tmp_path: Path
) -> None:
    """Workday says 2,000 and wraps round; there are 2,350."""
    world = World(seed=5, employers=8, postings=2500, big_workday=True)
    employer = next(one for one in world.employers if one.kind == "workday_big")
    wanted = {canonical_url(one.url) for one in world.expected(1) if one.domain == employer.domain}
    async with (
        served(build_app(world)) as hosts,
        engine_room(settings_for(tmp_path, hosts), postgres, clickhouse, clock) as ports,
    ):
        step = await crawl_career_page(ports, BOARDS["workday"].board_url(employer))
        step = await sweep_board(ports, step.state)
        while step.more and step.error is None:
            step = await sweep_board(ports, step.state)
        state = await load_state(ports.snapshots, step.state)
    assert step.error is None
    assert len(state.seen_hashes) == len(wanted) == 2350
    assert state.complete
    assert not state.repeated


async def test_2_a_list_that_stays_capped_is_never_complete(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    """No facet to split by: as much as can be reached is read, and nothing is closed by it."""
    board = BoardRef("workday", tenant, "External", f"{tenant}.wd5.myworkdayjobs.com")
    entries = [
        {"title": f"Lamp Engineer {n}", "externalPath": f"/job/Berlin/Lamp-Engineer_{n}", "locationsText": "Berlin"}
        for n in range(20)
    ]
    first = get_provider("workday").first(board)
    web.json(first.url.split("#")[0], {"total": 2000, "jobPostings": entries, "facets": []})
    step = await crawl_career_page(ports, get_provider("workday").board_url(board))
    step = await sweep_board(ports, step.state)
    state = await load_state(ports.snapshots, step.state)
    assert len(state.seen_hashes) == 20
    assert state.partial
    assert state.repeated  # every further page was the first one again
    assert not state.complete


async def test_3_a_failed_detail_loses_no_posting(ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str) -> None:
    board = SmartRecruitersBoard(web, tenant)
    board.list({n: f"Lamp Engineer {n}" for n in range(6)})
    assert (await crawl(ports, board.url)).new == 6
    for day in range(3):  # healthy board, one posting changed and its detail fails for days
        clock.pass_by(days=1)
        board.list({n: f"Lamp Engineer {n}" if n else f"Lamp Engineer Zero {day}" for n in range(6)}, broken={0})
        published = await crawl(ports, board.url)
        assert (published.complete, published.closed, published.unreadable) == (True, 0, 1)
    rows = await of(ports, tenant)
    assert len(rows) == 6
    assert "Lamp Engineer 0" in rows


async def test_4_no_such_board_is_told_apart_from_an_empty_one(
    postgres: Postgres, clickhouse: ClickHouse, clock: HandClock, tmp_path: Path
) -> None:
    """The vendor says it with HTTP 200, in the sandbox as on the web."""
    world = World(seed=7, employers=60, postings=300)
    employer = next(one for one in world.employers if one.kind == "gone_notice")
    async with (
        served(build_app(world)) as hosts,
        engine_room(settings_for(tmp_path, hosts), postgres, clickhouse, clock) as ports,
    ):
        key = await crawl_to_end(ports, BOARDS["lever"].board_url(employer))
        state = await load_state(ports.snapshots, key)
    assert state.board_gone
    assert not state.list_errors


async def test_5_a_list_over_the_cap_is_an_error_of_its_own(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    assert CAP_BYTES[Kind.LIST] >= 64 * 1024 * 1024  # real lists reach 36 MB
    url = f"https://job-boards.greenhouse.io/{tenant}"
    greenhouse(web, tenant, range(8))
    await crawl(ports, url)
    clock.pass_by(days=1)
    first = get_provider("greenhouse").first(BoardRef("greenhouse", tenant)).url
    web.fail(first, TooLarge("64 MB and more", url=first))
    key = await crawl_to_end(ports, url)
    state = await load_state(ports.snapshots, key)
    assert not state.complete
    step = await sweep_board(ports, key)
    assert step.error == "too_large"
    assert (await crawl(ports, url)).closed == 0
    assert len(await of(ports, tenant)) == 8


async def test_6_a_posting_seen_without_its_detail_is_asked_for_again(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    board = SmartRecruitersBoard(web, tenant)
    titles = {n: f"Lamp Engineer {n}" for n in range(4)}
    board.list(titles, broken={2})
    assert (await crawl(ports, board.url)).new == 3
    assert len(await of(ports, tenant)) == 3
    clock.pass_by(hours=6)
    board.list(titles)
    before = len(web.asked)
    published = await crawl(ports, board.url)
    assert (published.closed, published.unchanged) == (0, 3)
    assert [url for url in web.asked[before:] if "/postings/7440" in url] == [board.detail_url(2)]  # and no other
    rows = await of(ports, tenant)
    assert rows["Lamp Engineer 2"].posting.description_text


async def test_11_a_list_that_breaks_off_closes_nothing(
    ports: Ports, web: WrittenWeb, clock: HandClock, tenant: str
) -> None:
    host = f"{tenant}.example"

    def listing(page: int, numbers: range, *, more: bool) -> None:
        links = "".join(f"<li><a href='/jobs/lamp-engineer-{n}'>Lamp Engineer {n}</a> Berlin</li>" for n in numbers)
        following = f"<a rel='next' href='/careers?page={page + 1}'>Next</a>" if more else ""
        url = f"https://{host}/careers" + (f"?page={page}" if page > 1 else "")
        web.page(url, f"<head><title>Careers</title></head><body><h1>Jobs</h1><ul>{links}</ul>{following}</body>")

    listing(1, range(8), more=True)
    listing(2, range(8, 10), more=False)
    for n in range(10):
        web.page(f"https://{host}/jobs/lamp-engineer-{n}", jobposting(f"Lamp Engineer {n}", "Sol GmbH"))
    assert (await crawl(ports, f"https://{host}/careers")).new == 10
    clock.pass_by(days=1)
    web.fail(f"https://{host}/careers?page=2", ServerFault("HTTP 500", status=500))
    for _ in range(2):
        published = await crawl(ports, f"https://{host}/careers")
        assert (published.complete, published.closed) == (False, 0)
    assert len(await of(ports, host)) == 10


async def test_15_a_board_of_another_firm_is_not_admitted(ports: Ports, web: WrittenWeb, tenant: str) -> None:
    """Nobody guesses a board from a name, and an article's link to a friend's board makes it nobody else's."""
    host = f"{tenant}.example"
    web.page(
        f"https://{host}/",
        "<head><title>Sol</title></head><body><h1>Sol</h1><article><p>Our friends at Nox are "
        "<a href='https://jobs.lever.co/nox'>hiring</a>; we wish them well.</p></article></body>",
    )
    asked = len(web.asked)
    await add_employers(ports, [host])
    outcome = await discover_career_pages(ports, host)
    assert [one for one in outcome.findings if one.board] == []
    assert not any(tenant in url and host not in url for url in web.asked[asked:])  # no vendor was asked for the name


def test_16_one_malformed_script_loses_no_other() -> None:
    page = jobposting("Lamp Engineer", "Sol GmbH").replace(
        "<head>", '<head><script type=\'application/ld+json\'>{"@type": "Organization", "name": "So</script>'
    )
    response = Response("https://sol.example/jobs/1", 200, page.encode(), {"content-type": "text/html"})
    read = read_page(response, now=datetime(2026, 3, 10, tzinfo=UTC))
    assert [(one.title, one.company) for one in read.postings] == [("Lamp Engineer", "Sol GmbH")]
    assert read.postings[0].provenance["title"].source == "json_ld"
