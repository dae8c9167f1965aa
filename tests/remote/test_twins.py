"""Every twin answers what its part answers at home, and raises what it raises."""

from collections.abc import AsyncIterator

import httpx
import pytest
from recorded_web import NOW

from quiethire.ats.registry import get_provider
from quiethire.crawling.crawler import PoliteCrawler
from quiethire.discovery.discoverer import LocalDiscoverer
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import EngineError, EngineUnavailable, HostBusy, NotFoundError
from quiethire.domain.exchange import Request, SnapshotRef
from quiethire.remote.crawler import RemoteCrawler
from quiethire.remote.discovery import RemoteDiscoverer
from quiethire.remote.parser import RemoteParser
from quiethire.remote.service import RemoteService
from quiethire.runtime.reading import PooledParser

ADDRESSES = (
    "https://umbra.example/careers",
    "https://umbra.example/careers/lamp-engineer",
    "https://umbra.example/gone",
    "https://nowhere.example/",
)
LOST = SnapshotRef(key="pages/none", url="https://umbra.example/", status=200, size=1, fetched_at=NOW)


async def snapshot(crawler: PoliteCrawler, request: Request | str) -> SnapshotRef:
    wanted = Request(request) if isinstance(request, str) else request
    (fetched,) = await crawler.crawl([wanted])
    assert fetched.snapshot is not None, fetched
    return fetched.snapshot


async def test_the_crawler(crawler: PoliteCrawler, remote_crawler: RemoteCrawler) -> None:
    requests = [Request(address) for address in ADDRESSES]
    requests.append(Request("https://umbra.example/careers", method="POST", body=b'{"a": "\xc3\xa9"}'))
    await crawler.crawl(requests)
    home = await crawler.crawl(requests)
    away = await remote_crawler.crawl(requests)
    assert away == home
    assert [one.error for one in away] == [None, None, "gone", "unreachable", "unreachable"]
    assert away[2].gone
    assert await remote_crawler.crawl([]) == []


async def test_the_parser_reads_pages(
    crawler: PoliteCrawler, parser: PooledParser, remote_parser: RemoteParser
) -> None:
    pages = [await snapshot(crawler, address) for address in ADDRESSES[:2]]
    home = await parser.parse_pages(pages, now=NOW)
    away = await remote_parser.parse_pages(pages, now=NOW)
    assert away == home
    assert away[1].postings[0].title == "Lamp Engineer"
    links = await remote_parser.extract_links(pages[0])
    assert links == await parser.extract_links(pages[0])
    assert [link.text for link in links.links] == ["Lamp Engineer", "Wick Trimmer"]
    assert await remote_parser.detect(pages[0]) == await parser.detect(pages[0])


async def test_the_parser_reads_boards_and_details(
    crawler: PoliteCrawler, parser: PooledParser, remote_parser: RemoteParser
) -> None:
    board = BoardRef("smartrecruiters", "VeldtCargo1")
    page = await snapshot(crawler, get_provider("smartrecruiters").first(board))
    home = await parser.read_board(board, page, now=NOW)
    away = await remote_parser.read_board(board, page, now=NOW)
    assert away == home
    assert away.pending
    assert away.follow
    details = [(pending, await snapshot(crawler, pending.request)) for pending in away.pending]
    complete = await remote_parser.read_details(board, details, now=NOW)
    assert complete == await parser.read_details(board, details, now=NOW)
    assert complete[0].posting is not None
    assert await remote_parser.detect(page) == await parser.detect(page)


async def test_a_lost_snapshot_is_the_same_error_at_home_and_away(
    parser: PooledParser, remote_parser: RemoteParser
) -> None:
    with pytest.raises(NotFoundError) as home:
        await parser.extract_links(LOST)
    with pytest.raises(NotFoundError) as away:
        await remote_parser.extract_links(LOST)
    assert str(away.value) == str(home.value)


async def test_discovery(discoverer: LocalDiscoverer, remote_discoverer: RemoteDiscoverer) -> None:
    for domain in ("umbra.example", "nowhere.example"):
        assert await remote_discoverer.career_pages(domain) == await discoverer.career_pages(domain)
    found = await remote_discoverer.career_pages("umbra.example")
    assert "https://umbra.example/careers" in [one.url for one in found.findings]
    assert await remote_discoverer.subdomains("umbra.example") == await discoverer.subdomains("umbra.example")
    urls = ["https://careers.smartrecruiters.com/VeldtCargo1", "https://umbra.example/careers"]
    seen = await remote_discoverer.detect(urls)
    assert seen == await discoverer.detect(urls)
    assert seen[0].board == BoardRef("smartrecruiters", "VeldtCargo1")
    assert seen[1].board is None
    assert await remote_discoverer.detect([]) == []
    for name in ("github", "dork"):
        home, away = getattr(discoverer, name), getattr(remote_discoverer, name)
        assert await away("hiring", 5) == await home("hiring", 5)


@pytest.fixture
async def nobody() -> AsyncIterator[RemoteService]:
    service = RemoteService("parser", "http://127.0.0.1:9", timeout_seconds=2)
    yield service
    await service.close()


async def test_a_service_that_is_not_there_may_be_retried(nobody: RemoteService) -> None:
    with pytest.raises(EngineUnavailable, match=r"the parser at http://127.0.0.1:9 cannot be reached") as caught:
        await RemoteParser(nobody).parse_pages([LOST], now=NOW)
    assert caught.value.retryable
    with pytest.raises(EngineUnavailable):
        await RemoteCrawler(nobody).ping()


@pytest.mark.parametrize(
    ("status", "body", "kind", "said"),
    [
        (502, b"<html>Bad gateway</html>", EngineUnavailable, "answered 502 without saying why"),
        (500, b'{"error": {"code": "error", "message": "boom"}}', EngineError, "boom"),
        (500, b'{"error": {"code": "unheard_of", "message": "boom"}}', EngineError, "boom"),
        (404, b'{"error": {"code": "not_found", "message": "gone for good"}}', NotFoundError, "gone for good"),
        (200, b"[]", EngineError, "answered 0 of 1"),
    ],
)
async def test_strange_answers(status: int, body: bytes, kind: type[Exception], said: str) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(status, content=body))
    service = RemoteService("parser", "http://parser.example", transport=transport)
    with pytest.raises(kind, match=said):
        await RemoteParser(service).parse_pages([LOST], now=NOW)
    await service.close()


async def test_what_a_fetch_error_carries_comes_across() -> None:
    told = {
        "code": "host_busy", "message": "busy", "url": "https://umbra.example/", "status": 429,
        "retry_after_seconds": 7.5,
    }  # fmt: skip
    transport = httpx.MockTransport(lambda _: httpx.Response(502, json={"error": told}))
    service = RemoteService("discovery", "http://discovery.example", transport=transport)
    with pytest.raises(HostBusy, match="busy") as caught:
        await RemoteDiscoverer(service).career_pages("umbra.example")
    assert (caught.value.url, caught.value.status, caught.value.retry_after_seconds) == (told["url"], 429, 7.5)
    await service.close()
