"""`companies`."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from quiethire.domain.errors import InputError, NotFoundError
from quiethire.domain.identity import company_id
from quiethire.stores.contract import CompanyStore
from quiethire.stores.postgres import Postgres, PostgresCompanies

NOW = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
async def companies(postgres: Postgres) -> PostgresCompanies:
    async with postgres.connection() as connection:
        await connection.execute("TRUNCATE companies CASCADE")
    return PostgresCompanies(postgres)


async def test_a_company_is_made_once(companies: CompanyStore) -> None:
    made, new = await companies.add("Acme.Example", name="Acme")
    again, new_again = await companies.add("acme.example.")
    assert (new, new_again) == (True, False)
    assert made == again
    assert made.id == company_id("acme.example")
    assert (made.domain, made.name, made.last_crawled_at) == ("acme.example", "Acme", None)
    assert made.created_at is not None
    assert made.created_at.tzinfo is not None
    assert await companies.count() == 1


async def test_many_adding_one_company_make_it_once(companies: CompanyStore) -> None:
    answers = await asyncio.gather(*(companies.add("acme.example") for _ in range(20)))
    assert sum(new for _, new in answers) == 1


async def test_a_known_name_is_kept_and_a_missing_one_filled(companies: CompanyStore) -> None:
    await companies.add("acme.example")
    named, new = await companies.add("acme.example", name="Acme")
    assert (named.name, new) == ("Acme", False)
    renamed, _ = await companies.add("acme.example", name="Other")
    assert renamed.name == "Acme"
    await companies.set_name("acme.example", "Third")
    assert (await companies.find("ACME.example")) == renamed
    await companies.add("beta.example")
    await companies.set_name("beta.example", "Beta\x00")
    beta = await companies.find("beta.example")
    assert beta is not None
    assert beta.name == "Beta"


async def test_a_name_too_long_for_the_column_is_cut(companies: CompanyStore) -> None:
    company, _ = await companies.add("acme.example", name="ü" * 300)
    assert company.name == "ü" * 255


@pytest.mark.parametrize("domain", ["", " ", "a b.example", "https://acme.example/", "x" * 256, "nul\x00.example"])
async def test_what_cannot_be_a_domain_is_refused(companies: CompanyStore, domain: str) -> None:
    with pytest.raises(InputError):
        await companies.add(domain)


async def test_an_unknown_company_is_none(companies: CompanyStore) -> None:
    assert await companies.find("nobody.example") is None
    assert await companies.find("nul\x00.example") is None


async def test_stale_companies_come_never_crawled_first_then_oldest(companies: CompanyStore) -> None:
    for number, age in enumerate([None, 10, 3, None, 20]):
        domain = f"c{number}.example"
        await companies.add(domain)
        if age is not None:
            await companies.mark_crawled(domain, NOW - timedelta(days=age))
    stale = await companies.stale(not_crawled_since=NOW - timedelta(days=7), limit=10)
    assert [company.domain for company in stale] == ["c0.example", "c3.example", "c4.example", "c1.example"]
    assert len(await companies.stale(not_crawled_since=NOW - timedelta(days=7), limit=2)) == 2


async def test_marking_companies_crawled_works_them_off(companies: CompanyStore) -> None:
    for number in range(25):
        await companies.add(f"c{number}.example")
    visited: list[str] = []
    while stale := await companies.stale(not_crawled_since=NOW, limit=10):
        for company in stale:
            visited.append(company.domain)
            await companies.mark_crawled(company.domain, NOW)
    assert len(visited) == len(set(visited)) == 25


async def test_the_error_of_the_last_run_is_kept_until_a_run_without(companies: CompanyStore) -> None:
    await companies.add("acme.example")
    await companies.mark_crawled("acme.example", NOW, error="unreachable\x00")
    failed = await companies.find("acme.example")
    assert failed is not None
    assert (failed.last_error, failed.last_crawled_at) == ("unreachable", NOW)
    await companies.mark_crawled("acme.example", NOW + timedelta(hours=1))
    fine = await companies.find("acme.example")
    assert fine is not None
    assert (fine.last_error, fine.last_crawled_at) == (None, NOW + timedelta(hours=1))


async def test_the_clock_of_crawling_does_not_go_back(companies: CompanyStore) -> None:
    await companies.add("acme.example")
    await companies.mark_crawled("acme.example", NOW)
    await companies.mark_crawled("acme.example", NOW - timedelta(days=1))
    company = await companies.find("acme.example")
    assert company is not None
    assert company.last_crawled_at == NOW


async def test_marking_an_unknown_company_is_an_error(companies: CompanyStore) -> None:
    with pytest.raises(NotFoundError):
        await companies.mark_crawled("nobody.example", NOW)


async def test_all_are_listed_by_domain(companies: PostgresCompanies) -> None:
    for domain in ("b.example", "a.example", "c.example"):
        await companies.add(domain)
    everyone = await companies.all()
    assert [company.domain for company in everyone] == ["a.example", "b.example", "c.example"]
    assert await companies.all(limit=1) == everyone[:1]
    assert await companies.get(everyone[1].id) == everyone[1]
    with pytest.raises(NotFoundError):
        await companies.get(company_id("nobody.example"))
