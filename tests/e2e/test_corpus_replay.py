"""The pipeline over recorded real input: answers of the six first providers, posting pages, listing pages.

Everything goes the whole way: replay, snapshot, reading, judging, PostgreSQL, ClickHouse, index, search.
"""

import json
import os
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from engine_room import HandClock, crawl, engine_room, settings_for

from quiethire.ats.registry import get_provider, match_url
from quiethire.domain.errors import FetchError
from quiethire.domain.exchange import Request, Response
from quiethire.domain.query import SearchQuery
from quiethire.pipeline.crawl_career_page import crawl_career_page, site_board
from quiethire.pipeline.crawl_job_pages import crawl_job_pages
from quiethire.pipeline.crawl_state import CrawlState, save_requests, save_state
from quiethire.pipeline.extract_links import extract_job_links
from quiethire.pipeline.parse_job_data import parse_job_data
from quiethire.pipeline.ports import Ports
from quiethire.pipeline.publish_postings import index_outbox, store_postings
from quiethire.runtime.build import now
from quiethire.stores.clickhouse import ClickHouse
from quiethire.stores.postgres import Postgres

CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
SIX = {"greenhouse", "lever", "ashby", "workday", "smartrecruiters", "recruitee"}
FLOOR = 60
"""Of the labelled plain posting pages, how many must come out of the search with title and employer right."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no recorded corpus at {CORPUS}"),
]


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
async def ports(
    postgres: Postgres, clickhouse: ClickHouse, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Ports]:
    settings = settings_for(
        tmp_path_factory.mktemp("corpus"),
        {},
        crawling={"replay": CORPUS, "only_mapped": False, "fresh_seconds": 3600.0},
    )
    clock = HandClock(datetime(2026, 11, 1, tzinfo=UTC))
    async with engine_room(settings, postgres, clickhouse, clock) as made:
        yield made


async def address(ports: Ports, label: dict[str, Any]) -> str:
    """Where a labelled page is to be had. One whose address nobody noted gets one, and is kept as if just fetched."""
    if label["url"]:
        return str(label["url"])
    url = f"https://recorded.example/{label['file']}"
    body = (CORPUS / label["file"]).read_bytes()
    response = Response(url, 200, body, {"content-type": "text/html"}, requested_url=url, fetched_at=now())
    await ports.snapshots.put(response, request=Request(url=url))  # type: ignore[call-arg]
    return url


def plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()


async def searched(ports: Ports, label: dict[str, Any]) -> str | None:
    """Look a labelled posting up by its title; None when title and employer come out right, else what came out."""
    expected, also = label["expected"], label.get("also_acceptable", {})
    hits = await ports.index.search(SearchQuery(text=expected["title"], per_page=20))
    rows = await ports.jobs.get(hits.ids)
    titles = {plain(one) for one in (expected["title"], *also.get("title", ()))}
    companies = {plain(one) for one in (expected["company"], *also.get("company", ()))}
    found = [row for row in rows.values() if plain(row.posting.title) in titles]
    if any(plain(row.posting.company) in companies for row in found):
        return None
    return "; ".join(sorted(f"{row.posting.title!r} of {row.posting.company!r}" for row in found)) or "not found"


async def test_labelled_postings_of_the_six_providers_are_found(ports: Ports) -> None:
    boards = {}
    for exchange in lines("exchanges.jsonl"):
        detection = match_url(exchange["url"])
        if detection is not None and detection.board.provider in SIX:
            boards[detection.board.key] = detection.board
    assert {board.provider for board in boards.values()} == SIX
    for board in boards.values():
        await crawl(ports, get_provider(board.provider).board_url(board))
    labels = [line for line in lines("gold.jsonl") if line["kind"] == "job" and line.get("ats") in SIX]
    told = [label for label in labels if label["expected"].get("description_first_words")]
    silent = [label for label in labels if label not in told]
    print(f"\n{len(labels)} labelled postings of six providers, {len(silent)} without a description in their label:")
    for label in silent:
        print(f"  {label['file']} {label['record']}: {await searched(ports, label) or 'right'}")
    wrong = {f"{one['file']} {one['record']}": said for one in told if (said := await searched(ports, one))}
    assert wrong == {}
    assert len(told) >= 10


async def test_labelled_plain_pages_are_reported(ports: Ports) -> None:
    labels = [line for line in lines("gold.jsonl") if line["kind"] == "job" and not line.get("ats")]
    url = "https://recorded.example/all"
    record, _ = await ports.boards.admit(site_board(url), url, company=None, evidence="recorded pages")
    state = CrawlState(url, None, None, None, record.id, ports.clock())
    requests = [Request(url=await address(ports, label)) for label in labels]
    for start in range(0, len(requests), 50):
        state.to_fetch.append(await save_requests(ports.snapshots, requests[start : start + 50]))
    step = await crawl_job_pages(ports, await save_state(ports.snapshots, state))
    while step.unread:
        step = await parse_job_data(ports, step.state)
    published = await store_postings(ports, step.state)
    await index_outbox(ports)
    wrong = {label["file"]: said for label in labels if (said := await searched(ports, label))}
    right = len(labels) - len(wrong)
    print(f"\n{right} of {len(labels)} plain posting pages found by search with title and employer right; "
          f"{published.found} postings stored of them, {published.rejected} rejected")  # fmt: skip
    for file, said in wrong.items():
        print(f"  {file}: {said}")
    assert right >= FLOOR


async def test_every_recorded_listing_is_followed_without_harm(ports: Ports) -> None:
    outcomes: Counter[str] = Counter()
    for label in lines("gold.jsonl"):
        if label["kind"] != "listing":
            continue
        try:
            step = await crawl_career_page(ports, await address(ports, label))
        except FetchError as error:
            outcomes[error.code] += 1
            continue
        if step.board is None:
            step = await extract_job_links(ports, step.state)
        outcomes["board" if step.board or step.boards else "links" if step.pending else "nothing"] += 1
        outcomes["postings on the page"] += step.found
    print(f"\nlistings: {dict(outcomes)}")
    assert outcomes["links"] >= 15
