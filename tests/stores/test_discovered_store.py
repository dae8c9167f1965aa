"""`discovered_urls`, `discovered_subdomains`, `dork_results`."""

import asyncio
from uuid import UUID

import pytest

from quiethire.stores.postgres import Postgres, PostgresCompanies, PostgresDiscovered


@pytest.fixture
async def discovered(postgres: Postgres) -> PostgresDiscovered:
    async with postgres.connection() as connection:
        await connection.execute("TRUNCATE companies, dork_results CASCADE")
    return PostgresDiscovered(postgres)


@pytest.fixture
async def company(discovered: PostgresDiscovered, postgres: Postgres) -> UUID:
    made, _ = await PostgresCompanies(postgres).add("acme.example")
    return made.id


async def test_addresses_are_added_once_and_listed_by_priority(discovered: PostgresDiscovered, company: UUID) -> None:
    found = [
        {"url": "https://acme.example/jobs", "url_type": "career_page", "discovered_via": "osint", "priority": 3},
        {"url": "https://boards.greenhouse.io/acme", "url_type": "ats", "discovered_via": "dork", "priority": 1},
        {"url": "https://acme.example/about"},
    ]
    assert await discovered.add_urls(company, found) == 3
    assert await discovered.add_urls(company, [*found, *found]) == 0
    listed = await discovered.urls(company)
    assert [(row["url"], row["priority"], row["crawled"]) for row in listed] == [
        ("https://boards.greenhouse.io/acme", 1, False),
        ("https://acme.example/jobs", 3, False),
        ("https://acme.example/about", 5, False),
    ]
    assert listed[1] == found[0] | {"crawled": False}


async def test_a_known_address_is_left_alone(discovered: PostgresDiscovered, company: UUID) -> None:
    await discovered.add_urls(company, [{"url": "https://acme.example/jobs", "priority": 1}])
    await discovered.mark_url_crawled(company, "https://acme.example/jobs")
    assert await discovered.add_urls(company, [{"url": "https://acme.example/jobs", "priority": 9}]) == 0
    assert [(row["priority"], row["crawled"]) for row in await discovered.urls(company)] == [(1, True)]


async def test_two_companies_may_have_one_address(
    discovered: PostgresDiscovered, company: UUID, postgres: Postgres
) -> None:
    other, _ = await PostgresCompanies(postgres).add("beta.example")
    address = [{"url": "https://group.example/jobs"}]
    assert await discovered.add_urls(company, address) == 1
    assert await discovered.add_urls(other.id, address) == 1
    await discovered.mark_url_crawled(company, address[0]["url"])
    assert [row["crawled"] for row in await discovered.urls(other.id)] == [False]


async def test_words_longer_than_their_columns_are_cut(discovered: PostgresDiscovered, company: UUID) -> None:
    assert await discovered.add_urls(company, [{"url": "u" * 9000, "url_type": "t" * 80}]) == 1
    assert (await discovered.urls(company))[0]["url_type"] == "t" * 50
    assert await discovered.add_subdomains(company, [{"subdomain": "s" * 300, "method": "m" * 80}]) == 1


async def test_subdomains_are_added_once(discovered: PostgresDiscovered, company: UUID) -> None:
    found = [
        {"subdomain": "www.acme.example", "method": "crt", "is_job_related": False},
        {"subdomain": "Jobs.acme.example", "method": "dns", "is_job_related": True},
    ]
    assert await discovered.add_subdomains(company, found) == 2
    assert await discovered.add_subdomains(company, found) == 0
    assert await discovered.subdomains(company) == [
        {"subdomain": "jobs.acme.example", "method": "dns", "is_job_related": True},
        {"subdomain": "www.acme.example", "method": "crt", "is_job_related": False},
    ]


async def test_dork_results_are_added_once_a_query(discovered: PostgresDiscovered, postgres: Postgres) -> None:
    results = [{"url": "https://jobs.lever.co/acme", "title": "Acme\x00", "snippet": "We hire", "rank": 1}]
    assert await discovered.add_dork_results("site:lever.co", results) == 1
    assert await discovered.add_dork_results("site:lever.co", results) == 0
    assert await discovered.add_dork_results("site:lever.co jobs", results) == 1
    async with postgres.connection() as connection:
        rows = await (await connection.execute("SELECT title, snippet, rank FROM dork_results")).fetchall()
    assert rows == [("Acme", "We hire", 1)] * 2


async def test_nothing_to_add(discovered: PostgresDiscovered, company: UUID) -> None:
    assert await discovered.add_urls(company, []) == 0
    assert await discovered.add_subdomains(company, []) == 0
    assert await discovered.add_dork_results("q", []) == 0


async def test_many_adding_the_same_add_it_once(discovered: PostgresDiscovered, company: UUID) -> None:
    forth = [{"url": f"https://acme.example/{number}"} for number in range(200)]
    counts = await asyncio.gather(
        *(discovered.add_urls(company, forth if turn % 2 else forth[::-1]) for turn in range(8))
    )
    assert sum(counts) == 200
