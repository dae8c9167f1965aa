"""Ports over the real engines, for tests of the verbs: a clock that is moved by hand, and a web that is written down or
the sandbox."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from quiethire.cache.memory import MemoryCache
from quiethire.crawling.contract import Crawler, Fetcher
from quiethire.crawling.crawler import PoliteCrawler
from quiethire.crawling.redirects import Redirects
from quiethire.crawling.retrying import Retrying
from quiethire.discovery.contract import HostAnswer
from quiethire.discovery.discoverer import LocalDiscoverer
from quiethire.domain.exchange import Request, Response
from quiethire.domain.identity import canonical_url
from quiethire.pipeline.crawl_career_page import crawl_career_page
from quiethire.pipeline.crawl_job_pages import crawl_job_pages
from quiethire.pipeline.extract_links import extract_job_links
from quiethire.pipeline.parse_job_data import parse_job_data
from quiethire.pipeline.ports import Ports
from quiethire.pipeline.publish_postings import Published, index_outbox, store_postings
from quiethire.pipeline.sweep_board import sweep_board
from quiethire.runtime.build import Addresses, Parts
from quiethire.sandbox.server import Sandbox, running
from quiethire.search.tantivy import TantivyIndex
from quiethire.settings import Settings
from quiethire.stores.clickhouse import ClickHouse, ClickHouseJobs
from quiethire.stores.contract import StoredPosting
from quiethire.stores.postgres import (
    Postgres,
    PostgresBoards,
    PostgresCompanies,
    PostgresDiscovered,
    PostgresPostings,
    PostgresQueue,
)

BEGINNING = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@dataclass
class HandClock:
    """Says the time it was set to."""

    now: datetime = BEGINNING

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **duration: float) -> None:
        """Let time go by: `pass_by(days=1)`."""
        self.now += timedelta(**duration)


@dataclass
class WrittenWeb:
    """A fetcher over answers written down: by address, a response, or an error to raise. What is not there is 404."""

    clock: Callable[[], datetime]
    answers: dict[str, Response | Exception] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def fetch(self, request: Request) -> Response:
        """The answer written for the address."""
        self.asked.append(request.url)
        sent = request.url.split("#")[0]  # what a server sees of it
        answer = self.answers.get(request.url) or self.answers.get(sent) or Response(request.url, 404, b"not found")
        if isinstance(answer, Exception):
            raise answer
        return replace(answer, requested_url=request.url, fetched_at=self.clock())

    def page(self, url: str, html: str, *, status: int = 200) -> None:
        """Write a page."""
        body = f"<!doctype html><html lang='en'>{html}</html>".encode()
        self.answers[url] = Response(url, status, body, {"content-type": "text/html; charset=utf-8"})

    def json(self, url: str, document: Any, *, status: int = 200) -> None:
        """Write a JSON answer."""
        body = json.dumps(document).encode()
        self.answers[url] = Response(url, status, body, {"content-type": "application/json"})

    def fail(self, url: str, error: Exception) -> None:
        """Let the address fail."""
        self.answers[url] = error


def settings_for(data: Path, hosts: Mapping[str, str], **groups: Any) -> Settings:
    """Settings of a process that sees the given hosts only, at once and without waiting."""
    settings = Settings(data=data)
    crawling = settings.crawling.model_copy(
        update={"host_map": dict(hosts), "only_mapped": True, "browser": False, "fresh_seconds": 0.0}
        | groups.pop("crawling", {})
    )
    parsing = settings.parsing.model_copy(update={"processes": 1})
    updates = {name: getattr(settings, name).model_copy(update=values) for name, values in groups.items()}
    return settings.model_copy(update={"crawling": crawling, "parsing": parsing, **updates})


@asynccontextmanager
async def engine_room(
    settings: Settings,
    postgres: Postgres,
    clickhouse: ClickHouse,
    clock: Callable[[], datetime],
    *,
    web: Fetcher | None = None,
) -> AsyncIterator[Ports]:
    """Ports over the test session's engines. Crawling is that of the settings, as `runtime.build` makes it, or over a
    written web."""
    index = TantivyIndex(settings.data / "search")
    try:
        async with Parts(settings, Addresses("", "", "", f"file://{settings.data / 'snapshots'}")) as parts:
            snapshots, parser = await parts.snapshots(), await parts.local_parser()
            if web is None:
                crawler: Crawler = await parts.local_crawler()
                discoverer = await parts.local_discoverer()
            else:
                crawler = PoliteCrawler(Retrying(Redirects(web), tries=1), snapshots, now=clock)
                discoverer = LocalDiscoverer(crawler, snapshots, parser, resolver=_no_host, fresh_seconds=0.0)
            yield Ports(
                crawler=crawler,
                parser=parser,
                discoverer=discoverer,
                snapshots=snapshots,
                companies=PostgresCompanies(postgres),
                discovered=PostgresDiscovered(postgres),
                boards=PostgresBoards(postgres),
                states=PostgresPostings(postgres),
                queue=PostgresQueue(postgres),
                jobs=ClickHouseJobs(clickhouse),
                index=index,
                cache=MemoryCache(),
                clock=clock,
                fresh_seconds=settings.crawling.fresh_seconds,
            )
    finally:
        await index.close()


async def _no_host(host: str) -> HostAnswer | None:
    """DNS of a written web: there is none."""
    del host
    return None


@asynccontextmanager
async def served(app: Sandbox) -> AsyncIterator[dict[str, str]]:
    """The sandbox in this event loop; its host map."""
    async with running(app) as port:
        yield dict.fromkeys(app.hosts(), f"127.0.0.1:{port}")


async def crawl(ports: Ports, url: str, *, company: str | None = None) -> Published:
    """One crawl from beginning to end, the steps of CareerPageCrawlWorkflow one after the other, and its publishing."""
    key = await crawl_to_end(ports, url, company=company)
    published = await store_postings(ports, key)
    await index_outbox(ports)
    return published


async def crawl_to_end(ports: Ports, url: str, *, company: str | None = None) -> str:
    """The crawl without its publishing; the key of its state."""
    step = await crawl_career_page(ports, url, company=company)
    if step.board is None:
        step = await extract_job_links(ports, step.state)
    else:
        step = await sweep_board(ports, step.state)
        while step.more and step.error is None:
            step = await sweep_board(ports, step.state)
    while step.pending or step.unread:
        if step.pending:
            step = await crawl_job_pages(ports, step.state)
        step = await parse_job_data(ports, step.state)
    return step.state


async def stored(ports: Ports, *, only_open: bool = True) -> dict[str, StoredPosting]:
    """What ClickHouse holds, by canonical address."""
    found: dict[str, StoredPosting] = {}
    after = ""
    while rows := await ports.jobs.scan(after=after, limit=1000, only_open=only_open):
        found |= {canonical_url(row.posting.url): row for row in rows}
        after = rows[-1].posting.url_hash
    return found


def lever_board(web: WrittenWeb, tenant: str, titles: Mapping[str, str], **changes: Any) -> None:
    """Write a Lever board: external id to title, all details in the list."""
    entries = [
        {
            "id": identity,
            "text": title,
            "categories": {"commitment": "Full-time", "location": "Berlin, Germany", "team": "Engineering"},
            "country": "DE",
            "createdAt": 1772000000000,
            "description": f"<p>{'As ' + title + ' you keep lamps burning. ' * 20}</p>",
            "descriptionPlain": f"As {title} you keep lamps burning. " * 20,
            "lists": [{"text": "You have", "content": "<li>patience</li><li>a steady hand</li>"}],
            "additional": "",
            "additionalPlain": "",
            "hostedUrl": f"https://jobs.lever.co/{tenant}/{identity}",
            "applyUrl": f"https://jobs.lever.co/{tenant}/{identity}/apply",
            "workplaceType": "onsite",
            **changes,
        }
        for identity, title in titles.items()
    ]
    web.json(f"https://api.lever.co/v0/postings/{tenant}?mode=json", entries)


def uuid_of(number: int) -> str:
    """An external id as Lever makes them."""
    return f"00000000-0000-4000-8000-{number:012d}"


def jobposting(title: str, company: str, **stated: Any) -> str:
    """A posting page's head with JSON-LD, and a body that says the same."""
    text = "We build lamps that turn themselves off when nobody looks. " * 12
    document = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "hiringOrganization": {"@type": "Organization", "name": company},
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Berlin", "addressCountry": "DE"}},
        "description": f"<p>{text}</p>",
        "datePosted": "2026-03-01",
        "employmentType": "FULL_TIME",
        **stated,
    }
    return (
        f"<head><title>{title}</title><script type='application/ld+json'>{json.dumps(document)}</script></head>"
        f"<body><h1>{title}</h1><p>{text}</p><a href='mailto:jobs@lamps.example'>Apply</a></body>"
    )
