import asyncio
from collections.abc import AsyncIterator

import psutil
import pytest
from loopback_web import Web
from playwright.async_api import Error as PlaywrightError
from polite_stack import Stack, polite

from quiethire.crawling.fetchers.browser import find_chromium
from quiethire.crawling.fetchers.page_requests import with_calls
from quiethire.crawling.policy import CrawlPolicy
from quiethire.domain.errors import ConfigurationError, RobotsForbidden, Unreachable
from quiethire.domain.exchange import Request

needs_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on the PATH"),
]
HOME = "https://acme.example/jobs"


@pytest.fixture
async def stack(web: Web) -> AsyncIterator[Stack]:
    policy = CrawlPolicy(host_map={"*.example": f"127.0.0.1:{web.port}"}, browser_retire_after=2)
    async with polite(policy, render_seconds=10, settle_seconds=4) as running:
        yield running


def page(web: Web, script: str, body: str = '<div id="root"></div>') -> None:
    web.page("/jobs", f"<html><head><title>Jobs</title></head><body>{body}<script>{script}</script></body></html>")


async def rendered(stack: Stack, url: str = HOME) -> str:
    return (await stack.browser.fetch(Request(url))).body.decode()


class TestRendering:
    pytestmark = needs_chromium

    async def test_a_page_made_by_scripts_is_read_and_its_calls_are_kept(self, web: Web, stack: Stack) -> None:
        web.page("/jobs", '<body><div id=root></div><script src="/app.js"></script></body>')
        web.page(
            "/app.js",
            """fetch("/api/jobs?page=1", {method: "POST", body: "{}", headers: {"X-Token": "t"}})
                 .then(r => r.json()).then(d => root.innerHTML = d.map(j => `<a href="/j/${j.id}">${j.title}</a>`)
                 .join(""))""",
            content_type="text/javascript",
        )
        web.page("/api/jobs", '[{"id": 1, "title": "Bäcker</script>"}]', content_type="application/json")
        response = await stack.browser.fetch(Request(HOME))
        text = response.body.decode()
        assert '<a href="/j/1">Bäcker</a>' in text
        assert 'data-quiethire-call="https://acme.example/api/jobs?page=1"' in text
        assert "B\\u00e4cker" in text or 'Bäcker\\u003c/script>"' in text
        assert response.rendered
        assert response.headers["content-type"] == "text/html; charset=utf-8"
        assert "content-length" not in response.headers
        call = next(asked for asked in web.asked if asked.path == "/api/jobs")
        assert (call.method, call.body, call.headers["x-token"]) == ("POST", b"{}", "t")
        assert {asked.headers["user-agent"] for asked in web.asked} == {CrawlPolicy().user_agent}

    async def test_nothing_a_page_tries_gets_past_the_guard(self, web: Web, stack: Stack) -> None:
        web.page("/hop", b"", 302, location=f"http://[::ffff:127.0.0.1]:{web.port}/secret-by-redirect")
        page(
            web,
            f"""
            const tried = [];
            const tell = () => document.getElementById("root").textContent = tried.sort().join(" ");
            for (const url of ["http://127.0.0.1:{web.port}/secret", "http://localhost:{web.port}/secret",
                               "http://169.254.169.254/latest/", "http://[::1]:{web.port}/secret", "/hop"])
              fetch(url, {{mode: "no-cors"}})
                .then(() => tried.push("reached"), () => tried.push("refused")).finally(tell);
            new WebSocket("ws://127.0.0.1:{web.port}/socket-secret");
            navigator.sendBeacon("/beacon", "x");
            new Image().src = "http://127.0.0.1:{web.port}/image-secret";
            navigator.serviceWorker?.register("/worker.js").catch(() => 0);
            new EventSource("/events-secret");
            """,
            body='<div id="root"></div><iframe src="http://127.0.0.1:9/frame-secret"></iframe>',
        )
        text = await rendered(stack)
        assert '<div id="root">refused refused refused refused refused</div>' in text
        assert sorted(set(web.paths)) == ["/hop", "/jobs", "/robots.txt"]

    async def test_the_browser_itself_has_no_network(self, web: Web, stack: Stack) -> None:
        """Were a request ever to escape the interception, it would still reach nobody."""
        web.page("/", "reached")
        async with await stack.browser._start() as chromium:
            bare = await chromium.new_page()
            for url in (web.base + "/", f"http://localhost:{web.port}/", f"http://[::1]:{web.port}/"):
                with pytest.raises(PlaywrightError, match="ERR_"):
                    await bare.goto(url)
        assert not web.asked

    async def test_only_what_makes_the_text_is_loaded(self, web: Web, stack: Stack) -> None:
        body = (
            '<link rel="stylesheet" href="/a.css"><img src="/a.png"><video src="/a.mp4"></video><div id="root"></div>'
            '<style>@font-face{font-family:x;src:url(/a.woff2)} body{font-family:x}</style>'
            '<script src="https://www.googletagmanager.com/gtag.js"></script><link rel="icon" href="/a.ico">'
        )  # fmt: skip
        page(web, "root.textContent = 'done'", body=body)
        assert '<div id="root">done</div>' in await rendered(stack)
        assert sorted(set(web.paths)) == ["/jobs", "/robots.txt"]

    async def test_a_picture_shows_the_page_with_its_looks(self, web: Web, stack: Stack) -> None:
        page(web, "", body='<link rel="stylesheet" href="/a.css"><img src="/a.png"><h1>Jobs</h1>')
        web.page("/a.css", "h1 {color: red}", content_type="text/css")
        response = await stack.fetcher.fetch(Request(HOME))
        assert (await stack.browser.screenshot(response)).startswith(b"\x89PNG\r\n")
        assert {"/a.css", "/a.png"} <= set(web.paths)

    async def test_the_document_itself_is_not_fetched_twice(self, web: Web, stack: Stack) -> None:
        page(web, "document.getElementById('root').innerHTML = '<p>words</p>'.repeat(99)")
        outcome = (await stack.crawler.crawl([Request(HOME)]))[0]
        assert outcome.snapshot is not None
        assert outcome.snapshot.rendered
        assert web.paths == ["/robots.txt", "/jobs"]
        assert b"<p>words</p>" in (await stack.snapshots.get(outcome.snapshot)).body

    async def test_where_a_page_moves_to_by_itself_is_judged_like_any_page(self, web: Web, stack: Stack) -> None:
        web.page("/robots.txt", "User-agent: *\nDisallow: /closed")
        page(web, "location.href = '/closed'")
        web.page("/closed", "<p>closed to robots</p>")
        assert "closed to robots" not in await rendered(stack)
        assert "/closed" not in web.paths
        page(web, "location.href = '/open'")
        web.page("/open", "<p>moved here</p>")
        response = await stack.browser.fetch(Request(HOME))
        assert b"moved here" in response.body
        assert response.url == "https://acme.example/open"

    async def test_robots_hold_for_the_page_itself(self, web: Web, stack: Stack) -> None:
        web.page("/robots.txt", "User-agent: *\nDisallow: /jobs")
        with pytest.raises(RobotsForbidden):
            await stack.browser.fetch(Request(HOME))

    async def test_routes_of_the_page_are_its_address(self, web: Web, stack: Stack) -> None:
        page(web, "history.pushState({}, '', '/jobs/all?x=1')")
        assert (await stack.browser.fetch(Request(HOME))).url == "https://acme.example/jobs/all?x=1"

    async def test_a_page_that_never_rests_is_taken_as_it_is(self, web: Web, stack: Stack) -> None:
        page(web, "setInterval(() => root.append('x'), 50)")
        assert "xxx" in await rendered(stack)

    async def test_a_page_that_hangs_is_given_up_and_the_next_one_works(self, web: Web) -> None:
        page(web, "while (true) {}")
        web.page("/next", "<p>fine</p>")
        async with polite(CrawlPolicy(host_map={"*": f"127.0.0.1:{web.port}"}), render_seconds=3) as stack:
            with pytest.raises(Unreachable, match="too long"):
                await rendered(stack)
            assert "fine" in await rendered(stack, "https://acme.example/next")

    async def test_pages_are_closed_and_browsers_replaced(self, web: Web, stack: Stack) -> None:
        page(web, "")
        seen = []
        for _ in range(5):
            await rendered(stack)
            running = stack.browser._running
            seen.append(running.chromium if running else None)
            assert running is None or not running.chromium.contexts
        assert seen[1] is seen[3] is None
        assert len({id(chromium) for chromium in seen if chromium}) == 3
        assert len(processes()) == 1

    async def test_no_more_pages_at_a_time_than_allowed(self, web: Web, stack: Stack) -> None:
        page(web, "")
        most = 0

        async def watch() -> None:
            nonlocal most
            while True:
                running = stack.browser._running
                most = max(most, len(running.chromium.contexts) if running else 0)
                await asyncio.sleep(0.02)

        watching = asyncio.create_task(watch())
        await asyncio.gather(*(rendered(stack) for _ in range(5)))
        watching.cancel()
        assert 1 <= most <= CrawlPolicy().browser_pages

    async def test_a_crashed_browser_is_replaced(self, web: Web, stack: Stack) -> None:
        page(web, "root.textContent = 'fine'")
        await rendered(stack)
        for process in processes():
            process.kill()
            process.wait(5)
        with_patience = [await attempt(stack) for _ in range(2)]
        assert with_patience[-1] is True

    async def test_closing_leaves_no_process(self, web: Web, stack: Stack) -> None:
        page(web, "")
        await rendered(stack)
        assert processes()
        await stack.browser.close()
        assert not processes()
        assert not [child for child in psutil.Process().children(recursive=True) if "node" in child.name()]


async def attempt(stack: Stack) -> bool:
    try:
        return "fine" in await rendered(stack)
    except Unreachable:
        return False


def processes() -> list[psutil.Process]:
    """The main processes of our browsers."""
    found = []
    for child in psutil.Process().children(recursive=True):
        try:
            line = child.cmdline()
        except psutil.NoSuchProcess:
            continue
        if any("chrom" in part for part in line[:1]) and not any(part.startswith("--type=") for part in line):
            found.append(child)
    return [process for process in found if process.status() != psutil.STATUS_ZOMBIE]


async def test_no_browser_is_said_plainly(web: Web) -> None:
    page(web, "")
    policy = CrawlPolicy(host_map={"*": f"127.0.0.1:{web.port}"}, browser_path="/no/such/chromium")
    async with polite(policy) as stack:
        with pytest.raises(ConfigurationError, match="no browser found"):
            await stack.browser.fetch(Request(HOME))
    assert find_chromium("/no/such/chromium") is None


def test_calls_cannot_break_out_of_their_element() -> None:
    body = with_calls(
        "<html></html>", [('https://x/?a="><b', b'{"t": "</script><!--<script>"}'), ("https://y/", b"no json")]
    )
    text = body.decode()
    assert text.count("<script") == text.count("</script>") == 1
    assert "&quot;&gt;&lt;b" in text
    assert "no json" not in text
