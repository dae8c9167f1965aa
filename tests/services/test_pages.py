"""The search page and the posting page, as HTML and in a browser."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
import uvicorn
from playwright.async_api import async_playwright
from selectolax.lexbor import LexborHTMLParser
from service_postings import CLOSED, HOSTILE, NOW, POSTINGS

from quiethire.cache.memory import MemoryCache
from quiethire.domain.errors import EngineUnavailable
from quiethire.domain.pay import Pay, Period
from quiethire.domain.query import IndexHits, SearchQuery
from quiethire.pipeline.browse_postings import BrowsePostings
from quiethire.pipeline.health import Health
from quiethire.pipeline.search_postings import SearchPostings
from quiethire.search.tantivy import TantivyIndex
from quiethire.services.api.app import build_app
from quiethire.services.ui import words
from quiethire.stores.clickhouse import ClickHouseJobs


async def page(client: httpx.AsyncClient, path: str, status: int = 200) -> LexborHTMLParser:
    answer = await client.get(path)
    assert answer.status_code == status, answer.text[:500]
    assert answer.headers["content-type"].startswith("text/html")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    tree = LexborHTMLParser(answer.text)
    for node in tree.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name == "style"], node.html
    for script in tree.css("script"):
        assert script.attributes.get("src") == "/static/quiethire.js"
    assert len(tree.css("h1")) == 1
    assert tree.css_first("html").attributes["lang"] == "en"
    for box in tree.css("input:not([type=hidden]), select"):
        named = box.attributes.get("id")
        assert (named and tree.css_first(f'label[for="{named}"]')) or box.parent.tag == "label", box.html
    return tree


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(selector)]


async def test_the_front_page_shows_the_newest_and_the_figures(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/")
    assert texts(tree, ".card h2")[:2] == ["Lamp Engineer", "Python Developer"]
    assert "open postings" in texts(tree, ".figures")[0]
    first = tree.css_first(".card")
    assert "Umbra GmbH" in first.text()
    assert "Berlin, Germany" in first.text()
    assert "€70,000 – €85,000.50 a year" in first.text()
    assert texts(tree, ".card .badge")[:2] == ["Hybrid", "Remote"]
    assert texts(tree, ".card time")[:3] == ["1 day ago", "2 days ago", "seen 3 days ago"]


async def test_results_are_marked_corrected_and_filtered(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/?q=lmap&workplace=hybrid&min_salary=&posted_within=")
    assert texts(tree, ".total") == ["1 posting"]
    assert "lamp" in texts(tree, ".corrected")[0]
    assert texts(tree, ".card mark")[0] == "Lamp"
    assert texts(tree, ".chips a")[0] == "Hybrid ×"
    assert tree.css_first(".chips a").attributes["href"] == "/?q=lmap"
    assert tree.css_first("#q").attributes["value"] == "lmap"
    assert [box.attributes["value"] for box in tree.css("input[type=checkbox][checked]")] == ["hybrid"]


async def test_a_chosen_facet_leaves_the_others_to_choose(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/?company=Umbra+GmbH&company=Nobody")
    counts = {
        box.attributes["value"]: " ".join(box.parent.css_first(".count").text().split())
        for box in tree.css("input[name=company]")
    }
    assert counts["Umbra GmbH"] == "1"
    assert counts["Quarry Bank"] == "50"
    assert counts["Nobody"] == "0"
    assert texts(tree, ".total") == ["1 posting"]


async def test_pages_and_order_keep_the_rest_of_the_address(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/?q=clerk&company=Quarry+Bank&page=2&sort=date")
    links = {link.attributes["rel"]: link.attributes["href"] for link in tree.css(".pages a")}
    assert dict(parse_qsl(urlsplit(links["prev"]).query)) == {"q": "clerk", "company": "Quarry Bank", "sort": "date"}
    assert dict(parse_qsl(urlsplit(links["next"]).query))["page"] == "3"
    assert texts(tree, ".sort [aria-current]") == ["Newest"]
    assert [(box.attributes["name"], box.attributes["value"]) for box in tree.css("input[type=hidden]")] == [
        ("sort", "date")
    ]
    tree = await page(client, "/?q=clerk&page=9")
    assert "There is no page 9" in texts(tree, ".empty h2")[0]


async def test_nothing_found_says_what_to_do(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/?q=zzzzzz&company=Umbra")
    assert texts(tree, ".empty h2") == ["Nothing matches “zzzzzz” with these filters"]
    assert tree.css_first(".empty a").attributes["href"] == "/?q=zzzzzz"


async def test_a_filter_that_cannot_be_applied_is_said(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/?q=lamp&min_salary=lots", 422)
    assert "min_salary: 'lots'" in texts(tree, "[role=alert]")[0]


async def test_the_posting_page_tells_where_every_field_is_from(client: httpx.AsyncClient) -> None:
    tree = await page(client, f"/jobs/{POSTINGS[0].posting.id}")
    assert texts(tree, "h1") == ["Lamp Engineer"]
    assert tree.css_first("a.button").attributes["href"] == "https://jobs.example/umbra/1/apply"
    assert tree.css_first("a.quiet").attributes["href"] == "https://jobs.example/umbra/1"
    assert tree.css_first(".description strong").text() == "lamps"
    side = tree.css_first(".side").text()
    for said in ("Quality 92 of 100", "+20", "-50", "First seen", "Last seen", "JSON-LD", "$.title", "95 %"):
        assert said in side, said
    assert "html: Lamp Engineer (m/w/d)" in side


async def test_hostile_text_is_only_text(client: httpx.AsyncClient) -> None:
    for path in ("/?q=night", f"/jobs/{POSTINGS[3].posting.id}"):
        answer = await client.get(path)
        assert HOSTILE not in answer.text
        tree = await page(client, path)
        assert not tree.css("main img, main script, main iframe, .description h1, .description h2")
        assert not [link for link in tree.css("a") if "javascript" in (link.attributes.get("href") or "")]
    assert "<script>alert(1)</script>" in tree.css_first("h1").text()
    assert texts(tree, ".description h3") == ["Big"]
    assert [link.attributes["rel"] for link in tree.css(".description a[href]")] == ["nofollow noopener noreferrer"]
    assert not tree.css("a.button")


async def test_a_closed_posting_says_so_and_is_not_applied_to(client: httpx.AsyncClient) -> None:
    tree = await page(client, f"/jobs/{CLOSED.posting.id}")
    assert texts(tree, ".closed") == ["Closed on 10 March 2026: no longer on the employer's board."]
    assert not tree.css("a.button")


@pytest.mark.parametrize("path", ["/jobs/00000000-0000-0000-0000-000000000000", "/jobs/x", "/static/../routes.py"])
async def test_what_is_not_there_is_a_page_or_an_error(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_static_files_are_small_and_typed(client: httpx.AsyncClient) -> None:
    for name, kind, most in (("quiethire.css", "text/css", 13_000), ("quiethire.js", "text/javascript", 2_000)):
        answer = await client.get(f"/static/{name}")
        assert answer.headers["content-type"].startswith(kind)
        assert 0 < len(answer.content) < most


class DownIndex(TantivyIndex):
    """An index whose server is gone."""

    async def search(self, query: SearchQuery) -> IndexHits:
        raise EngineUnavailable("the index at http://index.example cannot be reached")


async def test_a_search_that_is_down_is_a_calm_page(
    tmp_path_factory: pytest.TempPathFactory, jobs: ClickHouseJobs, cache: MemoryCache
) -> None:
    index = DownIndex(tmp_path_factory.mktemp("down"))
    app = build_app(
        SearchPostings(index, jobs, cache), BrowsePostings(jobs), health=Health({}), cache=cache, clock=lambda: NOW
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api.example") as client:
        tree = await page(client, "/?q=lamp", 503)
        assert "does not answer just now" in texts(tree, "h1")[0]
        answer = await client.get("/api/v1/search?q=lamp")
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "engine_unavailable")
    await index.close()


def test_ages_and_amounts_in_words() -> None:
    assert [words.age(NOW - timedelta(days=days), NOW) for days in (0, 1, 6, 13, 14, 59, 60, 364, 365, 800)] == [
        "just now", "1 day ago", "6 days ago", "13 days ago", "2 weeks ago", "8 weeks ago", "2 months ago",
        "12 months ago", "1 year ago", "2 years ago",
    ]  # fmt: skip
    assert words.age(NOW + timedelta(days=3), NOW) == "on 13 March 2026"
    assert words.pay_words(Pay(31.5, None, "USD", Period.HOUR)) == "from $31.50 an hour"
    assert words.pay_words(Pay(None, 9000, None, Period.MONTH)) == "up to 9,000 a month"
    assert words.pay_words(Pay(50_000, 50_000, "CHF", None)) == "CHF50,000"
    assert words.pay_words(Pay(None, None, "EUR", Period.YEAR)) == ""


@pytest.fixture
async def served(client: httpx.AsyncClient) -> AsyncIterator[str]:
    transport = client._transport
    assert isinstance(transport, httpx.ASGITransport)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(transport.app, log_config=None, lifespan="off"))  # type: ignore[arg-type]
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    await task


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_in_a_browser(served: str, width: int, scheme: str) -> None:
    """Nothing overflows or is refused by the policy; the keyboard reaches the box; filters apply by themselves."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium is installed")
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        view = await browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        view.on("console", lambda message: complaints.append(message.text))
        view.on("pageerror", lambda error: complaints.append(str(error)))
        for path in ("/", "/?q=night", f"/jobs/{POSTINGS[3].posting.id}", "/?q=zzzzzz"):
            await view.goto(served + path)
            assert await view.evaluate("document.documentElement.scrollWidth") <= width, path
        await view.goto(f"{served}/?q=lamp")
        await view.keyboard.press("/")
        assert await view.evaluate("document.activeElement.id") == "q"
        assert await view.input_value("#q") == "lamp"
        picture = await view.screenshot()
        assert len(picture) > 5_000
        if width < 800:
            await view.click(".open-filters")
        await view.check("input[name=workplace][value=hybrid]")
        await view.wait_for_url("**workplace=hybrid**")
        assert urlsplit(view.url).query == "q=lamp&workplace=hybrid"
        await browser.close()
    assert complaints == []
