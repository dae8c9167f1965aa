"""The parts together, over a small web of mapped hosts."""

import asyncio

from loopback_web import Asked, Web, reply
from polite_stack import polite

from quiethire.crawling.policy import CrawlPolicy
from quiethire.domain.exchange import Kind, Request


def policy(web: Web, **options: object) -> CrawlPolicy:
    return CrawlPolicy(host_map={"*.example": f"127.0.0.1:{web.port}"}, only_mapped=True, browser=False, **options)  # type: ignore[arg-type]


async def test_a_web_with_every_trouble(web: Web) -> None:
    web.page("/robots.txt", "User-agent: QuietHire\nDisallow: /internal\n")
    web.page("/jobs", "<p>open</p>")
    web.page("/loop", b"", 302, location="/loop2")
    web.page("/loop2", b"", 302, location="/loop")
    web.page("/inside", b"", 302, location="http://169.254.169.254/latest/")
    web.page("/moved", b"", 301, location="https://jobs.other.example/jobs")
    web.page("/to-closed", b"", 302, location="/internal/x")
    web.page("/internal/x", "closed")
    web.page("/bad-day", "", 500)
    web.page("/login", "", 403)
    web.page("/huge", bytes(11 * 1024 * 1024))
    busy = iter([429, 429, 200])

    @web.handle("/busy")
    async def sometimes(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await reply(writer, next(busy), {"Retry-After": "0"}, b"at last")

    names = ["jobs", "loop", "inside", "moved", "to-closed", "internal/x", "bad-day", "login", "huge", "busy", "none"]
    async with polite(policy(web)) as stack:
        requests = [Request(f"https://acme.example/{name}") for name in names]
        outcomes = dict(zip(names, await stack.crawler.crawl(requests), strict=True))
        api = await stack.crawler.crawl(
            [
                Request("https://acme.example/none", kind=Kind.LIST),
                Request("https://acme.example/internal/x", api=True),
                Request("https://nobody.invalid/"),
            ]
        )
        moved = outcomes["moved"].snapshot
        assert moved is not None
        kept = await stack.snapshots.get(moved)
    assert {name: outcome.error for name, outcome in outcomes.items()} == {
        "jobs": None, "loop": "too_many_redirects", "inside": "unreachable", "moved": None,
        "to-closed": "robots_forbidden", "internal/x": "robots_forbidden", "bad-day": "server_fault",
        "login": "refused", "huge": "too_large", "busy": None, "none": "gone",
    }  # fmt: skip
    assert (kept.url, kept.requested_url) == ("https://jobs.other.example/jobs", "https://acme.example/moved")
    assert [outcome.status for outcome in api] == [404, 200, None]
    assert web.paths.count("/bad-day") == 3
    assert web.paths.count("/internal/x") == 1
    hosts = {asked.headers["host"] for asked in web.asked if asked.path == "/robots.txt"}
    assert hosts == {"acme.example", "jobs.other.example"}


async def test_an_activity_tried_again_fetches_only_what_is_missing(web: Web) -> None:
    for number in range(20):
        web.page(f"/{number}", str(number))
    async with polite(policy(web, tries=1)) as stack:
        requests = [Request(f"https://acme.example/{number}") for number in range(21)]
        first = await stack.crawler.crawl(requests)
        asked = len(web.asked)
        second = await stack.crawler.crawl(requests)
        assert [outcome.error for outcome in first] == [None] * 20 + ["gone"]
        assert [outcome.reused for outcome in second] == [True] * 20 + [False]
        assert [outcome.snapshot for outcome in second] == [outcome.snapshot for outcome in first]
        assert len(web.asked) == asked + 1


async def test_a_thousand_pages_of_many_hosts(web: Web) -> None:
    web.page("/robots.txt", "User-agent: *\nAllow: /\n")
    for number in range(50):
        web.page(f"/{number}", f"page {number} " * 100)
    async with polite(policy(web)) as stack:
        requests = [
            Request(f"https://host{host}.example/{number}") for host in range(20) for number in range(50)
        ]  # fmt: skip
        outcomes = await stack.crawler.crawl(requests)
    assert all(outcome.error is None for outcome in outcomes)
    assert len(web.asked) == 1020
    assert web.connections <= 50
