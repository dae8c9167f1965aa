"""ContinuousDiscoveryWorkflow over the sandbox: all six inputs, failing companies, what is fresh, continue-as-new."""

from datetime import timedelta

import pytest
from event_histories import attempts, histories
from temporalio.client import Client

from quiethire.domain.identity import canonical_url
from quiethire.pipeline.add_employers import add_employers
from quiethire.pipeline.ports import Ports
from quiethire.runtime.build import now
from quiethire.sandbox.server import Sandbox
from quiethire.stores.postgres import Postgres
from quiethire.workflows.contracts import ContinuousDiscoveryInput
from quiethire.workflows.definitions import continuous_discovery
from quiethire.workflows.schedules import ROUND_ID, start_company, start_round


def domains_of(sandbox: Sandbox, *kinds: str) -> list[str]:
    """One domain for each kind."""
    by_kind = {one.kind: one.domain for one in sandbox.world.employers}
    return [by_kind[kind] for kind in kinds]


async def company(ports: Ports, domain: str):  # type: ignore[no-untyped-def]
    found = await ports.companies.find(domain)
    assert found is not None
    return found


async def open_urls(ports: Ports) -> set[str]:
    rows = await ports.jobs.scan(limit=10_000)
    return {canonical_url(row.posting.url) for row in rows}


async def test_a_round_with_all_six_inputs(worker: Client, ports: Ports, sandbox: Sandbox, postgres: Postgres) -> None:
    good, dead = domains_of(sandbox, "jsonld_clean", "dead")
    await add_employers(ports, [good, dead])
    given = ContinuousDiscoveryInput(
        GitHubQuery="we are hiring in:readme",
        DorkQuery="site:jobs.lever.co hiring",
        StaleThresholdDays=7,
        MaxNewCompanies=2,
        RunGitHubDiscovery=True,
        RunDorkDiscovery=True,
    )
    handle = await start_round(worker, given)
    result = await handle.result()
    assert result.new_companies == 4  # two of each search
    assert result.companies == 6
    assert result.failed == 1
    assert any(dead in sentence for sentence in result.errors)
    assert (await company(ports, dead)).last_error is not None
    assert (await company(ports, good)).last_error is None
    async with postgres.connection() as connection:
        rows = await (await connection.execute("SELECT query, url, rank FROM dork_results")).fetchall()
    assert rows
    urls = await open_urls(ports)
    expected = {canonical_url(one.url) for one in sandbox.world.expected(1) if one.domain == good}
    assert expected and expected <= urls

    # The same again: everything is fresh, and nothing new is found.
    again = await (await start_round(worker, ContinuousDiscoveryInput())).result()
    assert again.companies == 0


async def test_a_failing_company_is_tried_as_its_error_deserves(worker: Client, ports: Ports, sandbox: Sandbox) -> None:
    [forbidden] = domains_of(sandbox, "robots_all")
    await add_employers(ports, [forbidden])
    await (await start_company(worker, forbidden)).result()
    [history] = await histories(worker, f"company-discovery/{forbidden}")
    assert max(attempts(history).values()) == 1  # robots.txt is no error to try again


async def test_a_company_discovered_by_hand_is_not_due_again(worker: Client, ports: Ports, sandbox: Sandbox) -> None:
    [domain] = domains_of(sandbox, "html_table")
    await add_employers(ports, [domain])
    before = now()
    found = await (await start_company(worker, domain)).result()
    assert found.found > 0
    crawled = (await company(ports, domain)).last_crawled_at
    assert crawled is not None
    assert crawled >= before
    due = await ports.companies.stale(not_crawled_since=now() - timedelta(days=7), limit=1000)
    assert domain not in {one.domain for one in due}


async def test_a_long_round_goes_on_as_new_and_meets_no_company_twice(
    worker: Client, ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where every company is due at once, a round ends; its counts are those of all its runs."""
    domains = [f"nowhere-{n}.example" for n in range(5)]
    await add_employers(ports, domains)
    known = await ports.companies.count()
    monkeypatch.setattr(continuous_discovery, "COMPANIES_PER_RUN", 2)
    handle = await start_round(worker, ContinuousDiscoveryInput(StaleThresholdDays=0))
    result = await handle.result()
    assert result.companies == known
    assert result.failed >= len(domains)
    runs = [run for run in await histories(worker, ROUND_ID) if len(run.events) > 3]
    assert len(runs) >= known // 2
