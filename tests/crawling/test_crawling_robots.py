import asyncio

import pytest
from loopback_web import Clock, Scripted, answer

from quiethire.crawling.redirects import Redirects
from quiethire.crawling.retrying import Retrying
from quiethire.crawling.robots import Robots
from quiethire.domain.errors import (
    AddressForbidden,
    FetchError,
    HostBusy,
    RobotsForbidden,
    ServerFault,
    TooLarge,
    TooManyRedirects,
    Unreachable,
)
from quiethire.domain.exchange import Kind, Request, Response


class Site:
    """A site with a robots.txt; everything else answers 200."""

    def __init__(self, robots: str | bytes = "", status: int = 200, error: Exception | None = None) -> None:
        self.robots = robots.encode() if isinstance(robots, str) else robots
        self.status = status
        self.error = error
        self.delays: list[tuple[str, float]] = []
        self.inner = Scripted(self.respond)

    def respond(self, request: Request) -> Response | Exception:
        if request.url.endswith("/robots.txt"):
            return self.error or answer(request, self.status, self.robots)
        return answer(request)

    @property
    def asked_for_rules(self) -> int:
        return sum(request.kind is Kind.ROBOTS for request in self.inner.asked)

    def fetcher(self, clock: Clock) -> Robots:
        return Robots(
            self.inner, Retrying(Redirects(self.inner, limit=5), tries=1), clock=clock,
            on_crawl_delay=lambda host, seconds: self.delays.append((host, seconds)),
        )  # fmt: skip


async def allowed(rules: str | bytes, path: str, clock: Clock) -> bool:
    try:
        await Site(rules).fetcher(clock).fetch(Request("https://acme.example" + path))
    except RobotsForbidden:
        return False
    return True


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: other\nDisallow: /", "/x", True),
        # our own group alone counts, in any case and order, and groups of one name are one (RFC 9309, 2.2.1)
        ("User-agent: *\nDisallow: /\n\nUser-agent: QuietHire\nDisallow: /private", "/x", True),
        ("User-agent: quiethire\nAllow: /\n\nUser-agent: *\nDisallow: /", "/x", True),
        ("User-agent: QUIETHIRE\nDisallow: /a\n\nUser-agent: *\n\nUser-agent: quiethire\nDisallow: /b", "/b", False),
        ("User-agent: a\nUser-agent: quiethire\nDisallow: /x", "/x", False),
        # the longest match wins, and allow wins a tie (2.2.2)
        ("User-agent: *\nDisallow: /jobs\nAllow: /jobs/public", "/jobs/public/1", True),
        ("User-agent: *\nAllow: /jobs/public\nDisallow: /jobs", "/jobs/secret", False),
        ("User-agent: *\nDisallow: /page\nAllow: /page", "/page", True),
        ("User-agent: *\nAllow: /\nDisallow: /jobs/", "/jobs", True),
        # * and $ (2.2.3)
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /*?sort=", "/jobs?sort=date", False),
        ("User-agent: *\nDisallow: /*?sort=", "/jobs?page=2", True),
        ("User-agent: *\nDisallow: *", "/x", False),
        # encodings are compared as octets
        ("User-agent: *\nDisallow: /köln", "/k%C3%B6ln", False),
        ("User-agent: *\nDisallow: /k%c3%b6ln", "/köln", False),
        # what real files look like
        ("\ufeffUser-agent: *\r\nDisallow: /x # closed\r\n", "/x", False),
        ("user-agent : *\ndisallow : /x", "/x", False),
        ("User-agent: *\rDisallow: /x", "/x", False),
        ("Disallow: /x", "/x", True),
        ("<html><body>not a robots file</body></html>", "/x", True),
        (b"User-agent: *\nDisallow: /\xff\xfe\nDisallow: /x", "/x", False),
        ("User-agent: *\nDisallow: /\n", "/robots.txt", True),
        ("User-agent: *\nDisallow: /jobs", "/JOBS", True),
    ],
)  # fmt: skip
async def test_rules(rules: str | bytes, path: str, expected: bool, clock: Clock) -> None:
    assert await allowed(rules, path, clock) is expected


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
async def test_a_file_that_is_not_there_allows_everything(status: int, clock: Clock) -> None:
    site = Site("User-agent: *\nDisallow: /", status)
    assert (await site.fetcher(clock).fetch(Request("https://acme.example/x"))).status == 200


@pytest.mark.parametrize(
    ("site", "error"),
    [
        (Site("", 500), ServerFault), (Site("", 503), HostBusy), (Site("", 429), HostBusy),
        (Site(error=Unreachable("no such host")), Unreachable),
        (Site(error=AddressForbidden("private")), AddressForbidden),
    ],
)  # fmt: skip
async def test_a_file_that_cannot_be_had_forbids_for_a_while_and_says_so(
    site: Site, error: type[FetchError], clock: Clock
) -> None:
    robots = site.fetcher(clock)
    for _ in range(3):
        with pytest.raises(error, match=r"robots\.txt could not be read"):
            await robots.fetch(Request("https://acme.example/x"))
    assert len(site.inner.asked) == 1
    clock.now += 121
    site.error, site.status = None, 200
    assert (await robots.fetch(Request("https://acme.example/x"))).status == 200


async def test_a_file_over_its_cap_forbids(clock: Clock) -> None:
    with pytest.raises(RobotsForbidden):
        await Site(error=TooLarge("too large")).fetcher(clock).fetch(Request("https://acme.example/x"))


async def test_redirects_of_the_file_are_followed_and_a_maze_counts_as_none(clock: Clock) -> None:
    def moved(request: Request) -> Response:
        if request.url == "https://acme.example/robots.txt":
            return answer(request, 301, location="https://www.acme.example/robots.txt")
        return answer(request, body=b"User-agent: *\nDisallow: /x")

    inner = Scripted(moved)
    robots = Robots(inner, Redirects(inner), clock=clock)
    with pytest.raises(RobotsForbidden):
        await robots.fetch(Request("https://acme.example/x"))
    maze = Site(error=TooManyRedirects("round and round"))
    assert (await maze.fetcher(clock).fetch(Request("https://acme.example/x"))).status == 200


async def test_rules_are_kept_for_a_day_for_each_scheme_host_and_port(clock: Clock) -> None:
    site = Site("User-agent: *\nDisallow: /x")
    robots = site.fetcher(clock)
    for url in ("https://acme.example/1", "https://acme.example:443/2", "https://ACME.example/3"):
        await robots.fetch(Request(url))
    assert site.asked_for_rules == 1
    for url in ("http://acme.example/", "https://acme.example:8443/", "https://jobs.acme.example/"):
        await robots.fetch(Request(url))
    assert site.asked_for_rules == 4
    clock.now += 24 * 3600 - 1
    await robots.fetch(Request("https://acme.example/1"))
    assert site.asked_for_rules == 4
    clock.now += 2
    await robots.fetch(Request("https://acme.example/1"))
    assert site.asked_for_rules == 5


async def test_many_ask_and_the_file_is_got_once(clock: Clock) -> None:
    site = Site("User-agent: *\nDisallow: /x")
    robots = site.fetcher(clock)
    await asyncio.gather(*(robots.fetch(Request(f"https://acme.example/{number}")) for number in range(50)))
    assert site.asked_for_rules == 1


async def test_documented_apis_are_not_pages(clock: Clock) -> None:
    site = Site("User-agent: *\nDisallow: /")
    robots = site.fetcher(clock)
    await robots.fetch(Request("https://api.vendor.example/v1/jobs", api=True))
    assert site.asked_for_rules == 0
    with pytest.raises(RobotsForbidden):
        await robots.fetch(Request("https://api.vendor.example/v1/jobs"))


async def test_crawl_delay_is_passed_on_within_reason(clock: Clock) -> None:
    for text, seconds in (("5", 5.0), ("0.5", 0.5), ("86400", 60.0)):
        site = Site(f"User-agent: *\nCrawl-delay: {text}")
        await site.fetcher(clock).fetch(Request("https://acme.example/"))
        assert site.delays == [("acme.example", seconds)]
    for text in ("-1", "soon", "0"):
        site = Site(f"User-agent: *\nCrawl-delay: {text}")
        await site.fetcher(clock).fetch(Request("https://acme.example/"))
        assert not site.delays


async def test_sitemaps_are_named(clock: Clock) -> None:
    site = Site(
        "Sitemap: https://acme.example/a.xml\nUser-agent: *\nDisallow: /\nsitemap: https://acme.example/b.xml.gz\n"
    )
    robots = site.fetcher(clock)
    assert await robots.sitemaps("https://acme.example/jobs") == (
        "https://acme.example/a.xml", "https://acme.example/b.xml.gz",
    )  # fmt: skip
    assert await Site("", 404).fetcher(clock).sitemaps("https://acme.example/") == ()
    assert await Site(error=Unreachable("dead")).fetcher(clock).sitemaps("https://acme.example/") == ()


async def test_every_hop_of_a_redirect_is_checked(clock: Clock) -> None:
    def respond(request: Request) -> Response:
        if request.url.endswith("/robots.txt"):
            closed = b"User-agent: *\nDisallow: /" if "closed" in request.url else b""
            return answer(request, body=closed)
        return answer(request, 302, location="https://closed.example/jobs")

    inner = Scripted(respond)
    pages = Redirects(Robots(inner, inner, clock=clock))
    with pytest.raises(RobotsForbidden) as caught:
        await pages.fetch(Request("https://open.example/jobs"))
    assert caught.value.url == "https://closed.example/jobs"
