"""The services of the pipeline, as people call them: examples that work, and sentences for what does not."""

from typing import Any

import httpx
import orjson
import pytest
from recorded_web import CAREERS, posting

from quiethire.crawling.proxies import ProxyPool
from quiethire.domain.errors import QuietHireError
from quiethire.remote.service import RemoteService


async def ask(service: RemoteService, path: str, body: Any, method: str = "POST") -> Any:
    return orjson.loads(await service.call(method, path, orjson.dumps(body)))


async def refused(service: RemoteService, path: str, body: bytes) -> str:
    with pytest.raises(QuietHireError) as caught:
        await service.call("POST", path, body)
    assert type(caught.value).http_status == 422
    return str(caught.value)


async def test_a_page_is_parsed_into_the_specified_words(parser_over_http: RemoteService) -> None:
    page = {"html": posting("Lamp Engineer"), "url": "https://umbra.example/careers/lamp-engineer"}
    parsed = await ask(parser_over_http, "/api/v1/parse", page)
    assert (parsed["title"], parsed["company"], parsed["more"]) == ("Lamp Engineer", "Umbra GmbH", [])
    assert parsed["posted_at"] == "2026-03-01T00:00:00Z"
    assert parsed["provenance"]["title"]["source"] == "json_ld"
    assert parsed["quality_score"] == sum(reason["points"] for reason in parsed["quality_reasons"])


async def test_links_of_a_listing(parser_over_http: RemoteService) -> None:
    page = {"html": CAREERS, "url": "https://umbra.example/careers"}
    reading = await ask(parser_over_http, "/api/v1/extract-job-links", page)
    assert [link["url"] for link in reading["links"]] == [
        "https://umbra.example/careers/lamp-engineer",
        "https://umbra.example/careers/wick-trimmer",
    ]


async def test_what_the_parser_refuses(parser_over_http: RemoteService) -> None:
    assert "html" in await refused(parser_over_http, "/api/v1/parse", b'{"url": "https://umbra.example/"}')
    assert "url" in await refused(parser_over_http, "/api/v1/parse", b'{"html": "<p>", "url": "careers"}')
    assert "colour" in await refused(
        parser_over_http, "/api/v1/parse", b'{"html":"a","url":"https://a.example","colour":1}'
    )
    assert "not JSON" in await refused(parser_over_http, "/api/v1/parse", b"{")
    assert "not a JSON object" in await refused(parser_over_http, "/api/v1/extract-job-links", b"[]")
    said = await refused(
        parser_over_http, "/api/v1/parse", b'{"html": "<p>Hello</p>", "url": "https://umbra.example/"}'
    )
    assert "no posting was found on https://umbra.example/" in said


async def test_a_batch_is_crawled_with_its_pages(crawler_over_http: RemoteService) -> None:
    urls = ["https://umbra.example/careers", "https://umbra.example/gone"]
    results = (await ask(crawler_over_http, "/crawl-batch", {"urls": urls}))["results"]
    assert [(one["url"], one["status"], one["error"]) for one in results] == [
        (urls[0], 200, None),
        (urls[1], 404, "gone"),
    ]
    assert results[0]["html"] == CAREERS
    assert results[0]["snapshot"]["size"] == len(CAREERS)
    assert results[1]["html"] is None
    bare = await ask(crawler_over_http, "/crawl-batch", {"urls": urls, "include_html": False})
    assert bare["results"][0]["html"] is None


async def test_what_the_crawler_refuses(crawler_over_http: RemoteService) -> None:
    assert "urls" in await refused(crawler_over_http, "/crawl-batch", b"{}")
    assert "urls" in await refused(crawler_over_http, "/crawl-batch", b'{"urls": []}')
    assert "urls.0" in await refused(crawler_over_http, "/crawl-batch", b'{"urls": ["ftp://umbra.example/"]}')
    many = orjson.dumps({"requests": [{"url": "https://umbra.example/"}] * 501})
    assert "501" in await refused(crawler_over_http, "/crawl-batch", many)


async def test_discovery_endpoints(discovery_over_http: RemoteService) -> None:
    found = await ask(discovery_over_http, "/api/v1/discover/career-pages", {"domain": "Umbra.example"})
    assert found["domain"] == "umbra.example"
    assert "https://umbra.example/careers" in [one["url"] for one in found["findings"]]
    seen = await ask(discovery_over_http, "/api/v1/detect/ats", {"url": "https://jobs.lever.co/umbra"})
    assert (seen["results"][0]["provider"], seen["results"][0]["board"]["tenant"]) == ("lever", "umbra")
    hosts = await ask(discovery_over_http, "/api/v1/enumerate/subdomains", {"domain": "umbra.example"})
    assert "careers.umbra.example" in [one["name"] for one in hosts["subdomains"]]
    dorks = await ask(discovery_over_http, "/api/v1/discover/dork", {"query": "hiring", "limit": 3})
    assert dorks["unavailable"]


async def test_what_discovery_refuses(discovery_over_http: RemoteService) -> None:
    path = "/api/v1/discover/career-pages"
    assert "not a domain such as example.com" in await refused(discovery_over_http, path, b'{"domain": "not a domain"}')
    assert "domain" in await refused(discovery_over_http, path, b'{"domian": "umbra.example"}')
    assert "url" in await refused(discovery_over_http, "/api/v1/detect/ats", b"{}")
    assert "limit" in await refused(discovery_over_http, "/api/v1/discover/github", b'{"query": "x", "limit": 0}')


async def test_proxies_take_turns_and_rest(proxies_over_http: RemoteService, pool: ProxyPool) -> None:
    with pytest.raises(QuietHireError, match="no proxies are configured"):
        await proxies_over_http.call("GET", "/proxy")
    addresses = [f"http://user:secret@proxy{number}.example:8080" for number in (1, 2)]
    for address in addresses:
        pool.add(address)
    given = [(await ask(proxies_over_http, "/proxy", None, "GET"))["url"] for _ in range(4)]
    assert sorted(given) == sorted(addresses * 2)
    bad = {"url": addresses[0], "ok": False}
    assert (await ask(proxies_over_http, "/proxy/health", [bad, bad]))["taken"] == 2
    assert (await ask(proxies_over_http, "/proxy/health", bad))["taken"] == 1
    stats = await ask(proxies_over_http, "/proxy/stats", None, "GET")
    assert (stats["total"], stats["healthy"]) == (2, 1)
    assert "secret" not in str(stats)
    assert {(await ask(proxies_over_http, "/proxy", None, "GET"))["url"] for _ in range(3)} == {addresses[1]}
    assert "ok" in await refused(proxies_over_http, "/proxy/health", b'{"url": "x"}')


async def test_every_service_has_health_metrics_and_a_document(
    parser_over_http: RemoteService,
    crawler_over_http: RemoteService,
    discovery_over_http: RemoteService,
    proxies_over_http: RemoteService,
) -> None:
    for service in (parser_over_http, crawler_over_http, discovery_over_http, proxies_over_http):
        assert (await ask(service, "/health", None, "GET"))["status"] == "ok"
        assert b"process_cpu_seconds" in await service.call("GET", "/metrics")
        text = (await service.call("GET", "/openapi.json")).decode()
        document = orjson.loads(text)
        assert "$defs" not in text
        for methods in document["paths"].values():
            for told in methods.values():
                assert told["summary"]


async def test_bodies_over_the_limit_are_refused(crawler_over_http: RemoteService) -> None:
    client = crawler_over_http._client

    async def endless() -> Any:
        for _ in range(20):
            yield b"x" * 1024 * 1024

    for content in (b"x" * 17 * 1024 * 1024, endless()):
        answer: httpx.Response = await client.post("/crawl-batch", content=content)
        assert answer.status_code == 413, answer.text
        assert "16,777,216 bytes" in answer.json()["error"]["message"]
