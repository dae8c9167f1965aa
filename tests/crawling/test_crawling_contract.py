"""What every fetcher must do, run over each of them, alone and wrapped, against one and the same site."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from loopback_web import Web
from polite_stack import polite

from quiethire.crawling.breakers import Breakers
from quiethire.crawling.contract import Fetcher
from quiethire.crawling.fetchers.browser import find_chromium
from quiethire.crawling.fetchers.http import HttpFetcher
from quiethire.crawling.fetchers.replay import Replay
from quiethire.crawling.hostmap import HostMap
from quiethire.crawling.pace import Pace
from quiethire.crawling.policy import CrawlPolicy
from quiethire.crawling.redirects import Redirects
from quiethire.crawling.robots import Robots
from quiethire.domain.errors import FetchError, TooLarge, Unreachable
from quiethire.domain.exchange import Request

HOME = "https://acme.example/jobs"
HTML = "<html><head></head><body><p>Wir suchen Köche</p></body></html>"
BIG = b"<p>" + bytes(11 * 1024 * 1024)
Opened = Callable[[Web, Path], AbstractAsyncContextManager[Fetcher]]


def wrapped(wrap: Callable[[Fetcher], Fetcher]) -> Opened:
    @asynccontextmanager
    async def opened(web: Web, folder: Path) -> AsyncIterator[Fetcher]:
        wire = HttpFetcher(HostMap({"acme.example": f"127.0.0.1:{web.port}"}, None))
        yield wrap(wire)
        await wire.close()

    return opened


@asynccontextmanager
async def replay(web: Web, folder: Path) -> AsyncIterator[Fetcher]:
    (folder / "home.html").write_text(HTML)
    (folder / "big.html").write_bytes(BIG)
    lines = [("/jobs", "home.html"), ("/big", "big.html")]
    (folder / "exchanges.jsonl").write_text(
        "\n".join(
            json.dumps({
                "method": "GET", "url": "https://acme.example" + path, "status": 200, "body_file": name,
                "headers": {"Content-Type": "text/html; charset=utf-8", "X-Odd": "1"},
            })
            for path, name in lines
        )
    )  # fmt: skip
    yield Replay(folder)


@asynccontextmanager
async def polite_fetcher(web: Web, folder: Path) -> AsyncIterator[Fetcher]:
    async with polite(CrawlPolicy(host_map={"acme.example": f"127.0.0.1:{web.port}"}, only_mapped=True)) as stack:
        yield stack.fetcher


@asynccontextmanager
async def browser(web: Web, folder: Path) -> AsyncIterator[Fetcher]:
    async with polite(CrawlPolicy(host_map={"acme.example": f"127.0.0.1:{web.port}"}, only_mapped=True)) as stack:
        yield stack.browser


FETCHERS: dict[str, Opened] = {
    "http": wrapped(lambda wire: wire),
    "redirects": wrapped(Redirects),
    "breakers": wrapped(Breakers),
    "pace": wrapped(lambda wire: Pace(wire, page_seconds=0)),
    "robots": wrapped(lambda wire: Robots(wire, wire)),
    "replay": replay,
    "polite": polite_fetcher,
    "browser": browser,
}
MARKS = {
    "browser": [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason="no Chromium on the PATH")],
}


@pytest.fixture(params=[pytest.param(name, marks=MARKS.get(name, [])) for name in FETCHERS])
async def fetcher(request: pytest.FixtureRequest, web: Web, tmp_path: Path) -> AsyncIterator[Fetcher]:
    web.page("/jobs", HTML, X_Odd="1")
    web.page("/big", BIG)
    async with FETCHERS[request.param](web, tmp_path) as opened:
        yield opened


async def test_a_page(fetcher: Fetcher) -> None:
    response = await fetcher.fetch(Request(HOME))
    assert (response.status, response.url, response.requested_url) == (200, HOME, HOME)
    assert "Wir suchen Köche" in response.body.decode()
    assert (response.content_type, response.header_charset) == ("text/html", "utf-8")
    assert response.headers["x-odd"] == "1"
    assert all(name == name.lower() for name in response.headers)
    assert response.fetched_at is not None
    assert response.fetched_at.utcoffset() is not None


async def test_many_at_once(fetcher: Fetcher) -> None:
    responses = await asyncio.gather(*(fetcher.fetch(Request(f"{HOME}?page={number}")) for number in range(4)))
    assert [response.requested_url for response in responses] == [f"{HOME}?page={number}" for number in range(4)]


async def test_a_host_that_is_not_there(fetcher: Fetcher) -> None:
    with pytest.raises(Unreachable) as caught:
        await fetcher.fetch(Request("https://nobody.example/x"))
    assert caught.value.url == "https://nobody.example/x"


@pytest.mark.parametrize(
    "url", ["", "mailto:jobs@acme.example", "http://[broken", "ftp://acme.example/", "//acme.example"]
)
async def test_what_is_no_address_of_the_web(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(FetchError):
        await fetcher.fetch(Request(url))


async def test_a_body_over_its_cap(fetcher: Fetcher) -> None:
    with pytest.raises(TooLarge):
        await fetcher.fetch(Request("https://acme.example/big"))
