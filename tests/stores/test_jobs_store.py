"""`jobs`, in process and over HTTP: one suite for both."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_postings import NOON, closed, posting, postings, stored

from quiethire.domain.board import BoardRef
from quiethire.domain.errors import EngineError, FilterError
from quiethire.domain.identity import posting_id
from quiethire.domain.lifecycle import Status
from quiethire.domain.pay import Pay, Period
from quiethire.domain.place import Place
from quiethire.domain.posting import EmploymentType
from quiethire.stores.clickhouse import ClickHouse, ClickHouseJobs
from quiethire.stores.contract import JobsStore, StoredPosting

SPECIFIED = {
    "id": "UUID",
    "url": "String",
    "url_hash": "String",
    "title": "String",
    "company_name": "String",
    "location": "String",
    "description": "String",
    "requirements": "Array(String)",
    "salary_min": "Nullable(Int64)",
    "salary_max": "Nullable(Int64)",
    "salary_currency": "Nullable(String)",
    "remote": "Bool",
    "job_type": "LowCardinality(String)",
    "posted_at": "Nullable(DateTime64(3, 'UTC'))",
    "application_url": "String",
    "quality_score": "Int8",
    "parsed_at": "DateTime64(6, 'UTC')",
    "crawled_at": "DateTime64(6, 'UTC')",
    "created_at": "DateTime64(6, 'UTC')",
    "updated_at": "DateTime64(6, 'UTC')",
}


async def ids_of(store: JobsStore, **filters: Any) -> list[str]:
    found, total = await store.list_jobs(filters=filters, page=1, per_page=100)
    assert total == len(found)
    return [one.posting.external_id or "" for one in found]


async def test_the_table_has_every_column_of_the_specification(any_clickhouse: ClickHouse) -> None:
    columns = dict(
        await any_clickhouse.rows(
            "SELECT name, type FROM system.columns WHERE database = {name:String} AND table = 'jobs'",
            {"name": any_clickhouse.database},
        )
    )
    assert {name: columns.get(name) for name in SPECIFIED} == SPECIFIED
    ((engine,),) = await any_clickhouse.rows(
        "SELECT engine_full FROM system.tables WHERE database = {name:String} AND name = 'jobs'",
        {"name": any_clickhouse.database},
    )
    assert engine.startswith("ReplacingMergeTree(updated_at)")


@pytest.mark.parametrize("merged", [False, True], ids=["as inserted", "merged"])
@pytest.mark.parametrize("first_seen_moves", [False, True], ids=["created once", "created anew"])
async def test_a_posting_crawled_ten_times_over_a_month_boundary_is_one_row_in_every_read(
    jobs: ClickHouseJobs, any_clickhouse: ClickHouse, *, merged: bool, first_seen_moves: bool
) -> None:
    # From 27 October to 5 November, every day; the employer's name changes on the way, as names do.
    first = datetime(2026, 10, 27, 23, 59, 59, tzinfo=UTC)
    for day in range(10):
        at = first + timedelta(days=day)
        await jobs.insert(
            [
                stored(
                    number,
                    at=at,
                    first=at if first_seen_moves else first,
                    company="Acme" if day < 5 else "Acme Machines",
                    title=f"Engineer, day {day}",
                )
                for number in range(3)
            ]
        )
    if merged:
        await any_clickhouse.command("OPTIMIZE TABLE jobs FINAL")
    last = "Engineer, day 9"
    got = await jobs.get([posting(number).id for number in range(3)])
    assert [one.posting.title for one in got.values()] == [last] * 3
    assert [one.posting.title for one in await jobs.scan(only_open=False)] == [last] * 3
    assert [one.posting.title for one in await jobs.scan()] == [last] * 3
    paged = await jobs.scan(limit=2)
    paged += await jobs.scan(after=paged[-1].posting.url_hash, limit=2)
    assert sorted(one.posting.url for one in paged) == sorted(posting(number).url for number in range(3))
    for filters in ({}, {"company": "acme machines"}, {"location": "Berlin"}, {"min_quality": 10}):
        listed, total = await jobs.list_jobs(filters=filters, page=1, per_page=10)
        assert ([one.posting.title for one in listed], total) == ([last] * 3, 3), filters
    assert await jobs.list_jobs(filters={"company": "Acme"}, page=1, per_page=10) == ([], 0)
    stats = await jobs.stats()
    assert (stats["total"], stats["open"], stats["companies"]) == (3, 3, 1)
    assert stats["top_companies"] == [{"company": "Acme Machines", "count": 3}]
    assert stats["by_provider"] == {"greenhouse": 3}
    for statement in ("SELECT title FROM jobs FINAL", "SELECT title FROM jobs_current"):
        assert await any_clickhouse.rows(statement) == [(last,)] * 3
    assert await any_clickhouse.rows("SELECT count() FROM jobs FINAL") == [(3,)]
    if merged:
        assert await any_clickhouse.rows("SELECT count() FROM jobs") == [(3,)]


async def test_the_latest_updated_at_wins_whatever_came_last(jobs: ClickHouseJobs) -> None:
    moments = [timedelta(milliseconds=ms) for ms in (0, 300, 100, 200)]
    for moment in moments:
        await jobs.insert([stored(at=NOON + moment, title=str(moment))])
    got = await jobs.get([posting().id])
    assert got[posting().id].posting.title == str(timedelta(milliseconds=300))


async def test_inserting_twice_is_inserting_once(jobs: ClickHouseJobs) -> None:
    rows = [stored(number) for number in range(5)]
    await jobs.insert(rows)
    await jobs.insert(rows)
    assert (await jobs.stats())["total"] == 5


async def test_several_versions_in_one_block_are_one_row(jobs: ClickHouseJobs) -> None:
    await jobs.insert([stored(at=NOON + timedelta(days=day), title=f"day {day}") for day in (0, 3, 1)])
    assert [one.posting.title for one in await jobs.scan()] == ["day 3"]


async def test_a_posting_is_read_as_it_was_written(jobs: ClickHouseJobs) -> None:
    row = closed(7, remote=None, pay=Pay(25.5, None, None, None, "25.50 an hour or so"))
    await jobs.insert([row])
    assert await jobs.get([row.posting.id]) == {row.posting.id: row}
    assert await jobs.scan(only_open=False) == [row]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batch=st.lists(postings(), min_size=1, max_size=20, unique_by=lambda one: one.id))
async def test_any_posting_is_read_as_it_was_written(jobs: ClickHouseJobs, batch: list[Any]) -> None:
    rows = {one.id: replace(stored(), posting=one) for one in batch}
    await jobs.delete([one.url_hash for one in batch])
    await jobs.insert(list(rows.values()))
    assert await jobs.get(list(rows)) == rows


async def test_dates_a_column_cannot_hold_are_kept_in_the_posting(
    jobs: ClickHouseJobs, any_clickhouse: ClickHouse
) -> None:
    early = datetime(1, 1, 1, tzinfo=UTC)
    await jobs.insert([stored(posted_at=early, valid_through=datetime(9999, 12, 31, tzinfo=UTC))])
    assert await any_clickhouse.rows("SELECT posted_at, valid_through FROM jobs FINAL") == [(None, None)]
    assert (await jobs.scan())[0].posting.posted_at == early


async def test_what_is_unknown_is_null_where_the_column_can_say_so(
    jobs: ClickHouseJobs, any_clickhouse: ClickHouse
) -> None:
    await jobs.insert([stored(pay=None, remote=None, posted_at=None, company=None, employment_types=(), places=())])
    rows = await any_clickhouse.rows(
        "SELECT salary_min, salary_max, salary_currency, posted_at, remote, remote_known, company_name, job_type, "
        "location FROM jobs FINAL"
    )
    assert rows == [(None, None, None, None, False, False, "", "", "")]


async def test_columns_for_analysis_say_what_the_posting_says(jobs: ClickHouseJobs, any_clickhouse: ClickHouse) -> None:
    await jobs.insert([stored(remote=True, pay=Pay(20.0, 25.5, "EUR", Period.HOUR))])
    rows = await any_clickhouse.rows(
        "SELECT salary_min, salary_max, salary_period, salary_annual_min, remote, remote_known, job_type, countries, "
        "places, quality_score, created_at, provider, requirements, quality_reasons, "
        "JSONExtractString(provenance, 'title', 'source') FROM jobs FINAL"
    )
    assert rows == [
        (
            *(20, 26, "hour", 41_600, True, True, "full-time", ["DE"], ["Berlin, Germany"], 85, NOON, "greenhouse"),
            *(["Five years of Python", "German"], {"title": 20, "pay": 15}, "json_ld"),
        )
    ]


async def test_unknown_ids_are_left_out(jobs: ClickHouseJobs) -> None:
    await jobs.insert([stored(1)])
    assert list(await jobs.get([posting(1).id, posting_id("0" * 64), posting(1).id])) == [posting(1).id]
    assert await jobs.get([]) == {}


async def test_get_keeps_the_order_asked_for_and_takes_many(jobs: ClickHouseJobs) -> None:
    await jobs.insert([stored(number) for number in range(1200)])
    wanted = [posting(number).id for number in range(1199, -1, -1)]
    assert list(await jobs.get(wanted)) == wanted


async def test_scanning_pages_has_every_posting_once(jobs: ClickHouseJobs) -> None:
    await jobs.insert([stored(number) if number % 3 else closed(number) for number in range(50)])
    for only_open, expected in ((True, 33), (False, 50)):
        seen: list[str] = []
        while page := await jobs.scan(after=seen[-1] if seen else "", limit=7, only_open=only_open):
            seen += [one.posting.url_hash for one in page]
        assert len(seen) == len(set(seen)) == expected


async def test_listing_is_newest_first_and_pages_do_not_overlap(jobs: ClickHouseJobs) -> None:
    await jobs.insert(
        [stored(number, posted_at=datetime(2026, 10, 1 + number % 5, tzinfo=UTC)) for number in range(23)]
    )
    seen: list[StoredPosting] = []
    for page in range(1, 5):
        found, total = await jobs.list_jobs(filters={}, page=page, per_page=10)
        assert total == 23
        seen += found
    assert len({one.posting.id for one in seen}) == len(seen) == 23
    dates = [one.posting.posted_at for one in seen]
    assert dates == sorted(dates, reverse=True)


async def test_a_posting_without_a_stated_date_is_listed_by_when_it_was_first_seen(jobs: ClickHouseJobs) -> None:
    await jobs.insert([stored(1), stored(2, posted_at=None), stored(3, posted_at=NOON + timedelta(days=1))])
    assert await ids_of(jobs) == ["A3", "A2", "A1"]
    assert await ids_of(jobs, posted_since=NOON) == ["A3", "A2"]
    assert await ids_of(jobs, posted_since="2026-10-31") == ["A3", "A2"]


async def test_closed_postings_are_not_listed(jobs: ClickHouseJobs) -> None:
    await jobs.insert([stored(1), stored(2)])
    await jobs.insert([closed(2, at=NOON + timedelta(days=1))])
    assert await ids_of(jobs) == ["A1"]
    assert (await jobs.get([posting(2).id]))[posting(2).id].status is Status.CLOSED


async def test_every_filter_applies_and_filters_combine(jobs: ClickHouseJobs) -> None:
    paris = (Place("Paris", "Paris", None, "FR", None, None, ("FR", "EU")),)
    await jobs.insert(
        [
            stored(1, company="ACME Ünïted", remote=True, quality_score=90),
            stored(2, company="Beta", places=paris, remote=None, employment_types=(EmploymentType.CONTRACTOR,)),
            stored(3, company="beta", places=(), quality_score=70, employment_types=(EmploymentType.INTERN,)),
        ]
    )
    assert set(await ids_of(jobs, company="acme ünïted")) == {"A1"}
    assert set(await ids_of(jobs, company="Beta")) == {"A2", "A3"}
    assert set(await ids_of(jobs, company=["BETA", "Acme Ünïted"])) == {"A1", "A2", "A3"}
    assert set(await ids_of(jobs, location="paris")) == {"A2"}
    assert set(await ids_of(jobs, location="EU")) == {"A1", "A2"}
    assert set(await ids_of(jobs, location=["DE", "fr"])) == {"A1", "A2"}
    assert set(await ids_of(jobs, remote=True)) == {"A1"}
    assert set(await ids_of(jobs, remote=False)) == {"A3"}
    assert set(await ids_of(jobs, job_type="contract")) == {"A2"}
    assert set(await ids_of(jobs, job_type=["contract", "internship"])) == {"A2", "A3"}
    assert set(await ids_of(jobs, min_quality=85)) == {"A1", "A2"}
    assert set(await ids_of(jobs, company="beta", min_quality=85, location="eu")) == {"A2"}
    assert set(await ids_of(jobs, company=None, min_quality=None)) == {"A1", "A2", "A3"}
    assert await ids_of(jobs, company="Bet") == []


@pytest.mark.parametrize("name", ["Weiß GmbH", "WEISS GMBH", "İstanbul A.Ş.", "ΣΊΣΥΦΟΣ", "  Spaces  ", "ﬁn Ltd"])
async def test_a_company_is_found_by_its_name_whatever_its_case(jobs: ClickHouseJobs, name: str) -> None:
    await jobs.insert([stored(1, company=name), stored(2)])
    for spelling in (name, name.upper(), name.lower(), name.strip()):
        assert await ids_of(jobs, company=spelling) == ["A1"], spelling


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("salary", 1),
        ("company", 3),
        ("company", [1]),
        ("remote", "yes"),
        ("job_type", "fulltime"),
        ("min_quality", "80"),
        ("min_quality", 101),
        ("min_quality", True),
        ("posted_since", "yesterday"),
        ("posted_since", 5),
    ],
)
async def test_a_filter_that_cannot_be_applied_is_an_error(jobs: ClickHouseJobs, name: str, value: object) -> None:
    with pytest.raises(FilterError, match=name):
        await jobs.list_jobs(filters={name: value}, page=1, per_page=10)


@pytest.mark.parametrize("hostile", ["' OR 1=1 --", "\\'; DROP TABLE jobs", "a\tb\nc", "{x:String}", "%", "\x00"])
async def test_a_filter_is_only_ever_a_value(jobs: ClickHouseJobs, hostile: str) -> None:
    await jobs.insert([stored(1), stored(2, company=hostile)])
    assert await ids_of(jobs, company=hostile) == ["A2"]
    assert await ids_of(jobs, location=hostile) == []


async def test_statistics_count_what_is_there(jobs: ClickHouseJobs) -> None:
    now = datetime.now(UTC)
    await jobs.insert(
        [
            stored(1, at=now),
            stored(2, at=now - timedelta(days=1), company="Beta", pay=None, remote=True, board=BoardRef("lever", "b")),
            stored(3, at=now - timedelta(days=400), company="Beta", board=None),
            closed(4, at=now - timedelta(days=2), company="Gone"),
        ]
    )
    stats = await jobs.stats()
    days = {day["day"]: day["count"] for day in stats.pop("new_per_day")}
    assert len(days) == 30
    assert [days[(now - timedelta(days=ago)).date().isoformat()] for ago in range(4)] == [1, 1, 1, 0]
    assert stats.pop("newest_at") == now
    assert stats == {
        "total": 4,
        "open": 3,
        "companies": 2,
        "top_companies": [{"company": "Beta", "count": 2}, {"company": "Acme Machines", "count": 1}],
        "by_provider": {"greenhouse": 1, "lever": 1},
        "with_pay": 2,
        "remote": 1,
    }


async def test_statistics_of_nothing(jobs: ClickHouseJobs) -> None:
    stats = await jobs.stats()
    assert (stats["total"], stats["newest_at"], stats["top_companies"], stats["by_provider"]) == (0, None, [], {})


async def test_a_deleted_posting_is_gone_and_may_come_back(jobs: ClickHouseJobs) -> None:
    await jobs.insert([stored(number) for number in range(4)])
    await jobs.delete([posting(1).url_hash, posting(2).url_hash, "0" * 64])
    await jobs.delete([])
    assert {one.posting.external_id for one in await jobs.scan()} == {"A0", "A3"}
    assert (await jobs.stats())["total"] == 2
    await jobs.insert([stored(1)])
    assert set(await jobs.get([posting(1).id])) == {posting(1).id}


async def test_a_batch_is_one_block(jobs: ClickHouseJobs, any_clickhouse: ClickHouse) -> None:
    await jobs.insert([stored(number) for number in range(3000)])
    ((parts, rows),) = await any_clickhouse.rows(
        "SELECT count(), sum(rows) FROM system.parts WHERE active AND table = 'jobs' AND database = {name:String}",
        {"name": any_clickhouse.database},
    )
    assert (parts, rows) == (1, 3000)


async def test_many_at_once(jobs: ClickHouseJobs) -> None:
    await asyncio.gather(*(jobs.insert([stored(number)]) for number in range(20)))
    answers = await asyncio.gather(*(jobs.get([posting(number).id]) for number in range(20)))
    assert all(len(answer) == 1 for answer in answers)


async def test_a_statement_that_fails_is_an_engine_error(any_clickhouse: ClickHouse) -> None:
    with pytest.raises(EngineError, match="UNKNOWN_IDENTIFIER"):
        await any_clickhouse.rows("SELECT nonsense FROM jobs")
    # And the client is good for the next.
    await any_clickhouse.ping()
