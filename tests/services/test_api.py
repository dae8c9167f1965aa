"""The API as a client sees it."""

import re
from datetime import timedelta
from typing import Any

import httpx
import pytest
from service_postings import CLOSED, HOSTILE, NOW, POSTINGS, stored

from quiethire.cache.memory import MemoryCache
from quiethire.domain.errors import EngineUnavailable
from quiethire.pipeline.browse_postings import BrowsePostings
from quiethire.pipeline.health import Health
from quiethire.pipeline.index_postings import document_of
from quiethire.pipeline.search_postings import SearchPostings
from quiethire.search.tantivy import TantivyIndex
from quiethire.services.api.app import build_app
from quiethire.services.api.queries import PARAMETERS, search_query
from quiethire.stores.clickhouse import ClickHouseJobs

SPECIFIED = {
    "title", "company", "location", "description", "requirements", "salary_min", "salary_max", "remote", "posted_at",
    "application_url", "quality_score",
}  # fmt: skip
ADDED = {"provenance", "quality_reasons", "first_seen_at", "last_seen_at", "closed_at", "url", "id", "salary_currency"}


async def get(client: httpx.AsyncClient, path: str, **parameters: Any) -> dict[str, Any]:
    answer = await client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    body: dict[str, Any] = answer.json()
    return body


async def test_a_search_answers_in_the_specified_words(client: httpx.AsyncClient) -> None:
    page = await get(client, "/api/v1/search", q="lamp enginer", facets="company,workplace")
    assert (page["total"], page["page"], page["per_page"], page["pages"]) == (1, 1, 20, 1)
    assert (page["query"], page["corrected"]) == ("lamp enginer", "lamp engineer")
    (result,) = page["results"]
    assert set(result) >= SPECIFIED | ADDED | {"highlights"}
    assert result["id"] == str(POSTINGS[0].posting.id)
    assert (result["salary_min"], result["salary_max"], result["salary_currency"]) == (70_000, 85_000.5, "EUR")
    assert result["posted_at"] == "2026-03-09T11:03:00Z"
    assert result["first_seen_at"] == "2026-03-09T12:03:00Z"
    assert result["remote"] is None
    assert result["quality_reasons"][0] == {"name": "title", "points": 20}
    assert result["provenance"]["title"]["other"] == ["html: Lamp Engineer (m/w/d)"]
    assert result["highlights"]["title"] == "<mark>Lamp</mark> <mark>Engineer</mark>"
    assert page["facets"] == {
        "company": [{"value": "Umbra GmbH", "count": 1}],
        "workplace": [{"value": "hybrid", "count": 1}],
    }


async def test_highlights_are_escaped_and_whole(client: httpx.AsyncClient) -> None:
    page = await get(client, "/api/v1/search", q="night")
    highlights = page["results"][0]["highlights"]
    assert highlights["title"] == "<mark>Night</mark> &lt;script&gt;alert(1)&lt;/script&gt; Watch"
    assert HOSTILE not in str(highlights)


async def test_filters_combine(client: httpx.AsyncClient) -> None:
    page = await get(client, "/api/v1/search", remote="true")
    assert [one["title"] for one in page["results"]] == ["Python Developer"]
    page = await get(client, "/api/v1/search", q="python", company=["Umbra", "Penumbra"], min_salary=80_000)
    assert [one["title"] for one in page["results"]] == ["Lamp Engineer"]
    for name in ("Wien", "vienna", "Österreich", "AT", "DACH"):
        page = await get(client, "/api/v1/search", q="beekeeper", location=name)
        assert page["total"] == (0 if name == "DACH" else 1), name
    page = await get(client, "/api/v1/search", posted_within="2d", per_page=50)
    assert [one["title"] for one in page["results"]] == ["Lamp Engineer"]
    page = await get(client, "/api/v1/search", exclude_company="Quarry Bank", sort="date", q="")
    assert [one["title"] for one in page["results"]][:3] == ["Lamp Engineer", "Python Developer", "Beekeeper"]


async def test_pages_have_everything_once(client: httpx.AsyncClient) -> None:
    seen: list[str] = []
    for number in (1, 2, 3, 4):
        page = await get(client, "/api/v1/search", q="clerk", page=number, per_page=15)
        assert (page["total"], page["pages"]) == (50, 4)
        seen += [one["id"] for one in page["results"]]
    assert len(seen) == len(set(seen)) == 50


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("loction=Berlin", "'loction': did you mean location?"),
        ("x=1", "unknown parameter 'x'"),
        ("remote=maybe", "remote: 'maybe'"),
        ("workplace=moon", "workplace: 'moon' is not one of onsite, hybrid, remote"),
        ("job_type=full-time,slave", "job_type: 'slave'"),
        ("min_salary=lots", "min_salary: 'lots'"),
        ("min_salary=-1", "min_salary: '-1'"),
        ("min_salary=9&max_salary=8", "min_salary 9 is above max_salary 8"),
        ("currency=EURO", "currency: 'EURO'"),
        ("country=Germany", "country: 'GERMANY'"),
        ("posted_since=soon", "posted_since: 'soon'"),
        ("posted_within=0d", "posted_within: '0d'"),
        ("posted_within=1d&posted_since=2026-01-01", "contradict"),
        ("sort=best", "sort: 'best' is not one of relevance, date"),
        ("page=0", "page: '0'"),
        ("page=501&per_page=20", "10,000"),
        ("per_page=101", "per_page: '101'"),
        ("facets=colour", "facets: 'colour'"),
        ("min_quality=101", "min_quality: '101'"),
        ("company=", "company: an empty value"),
        ("page=1&page=2", "page: given 2 times"),
        ("format=xml", "format: 'xml'"),
        ("q=" + "a" * 301, "q: 301 characters"),
    ],
)
async def test_what_cannot_be_applied_is_refused_by_name(client: httpx.AsyncClient, query: str, named: str) -> None:
    answer = await client.get(f"/api/v1/search?{query}")
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "hint"}
    assert error["code"] == "bad_filter"
    assert named in error["message"]
    page = await client.get(f"/?{query}")
    assert page.status_code == (200 if query == "company=" else 422)


async def test_the_cache_is_used_and_never_hides_what_was_just_indexed(
    client: httpx.AsyncClient, index: TantivyIndex, jobs: ClickHouseJobs
) -> None:
    assert (await get(client, "/api/v1/search", q="lighthouse"))["cached"] is False
    assert (await get(client, "/api/v1/search", q="lighthouse"))["cached"] is True
    new = stored(200, "Lighthouse Keeper")
    await jobs.insert([new])
    await index.put([document_of(new)])
    page = await get(client, "/api/v1/search", q="lighthouse")
    assert (page["cached"], page["total"]) == (False, 1)
    await index.remove([new.posting.id])
    assert (await get(client, "/api/v1/search", q="lighthouse"))["total"] == 0
    await jobs.delete([new.posting.url_hash])


async def test_hits_without_an_open_row_are_counted_not_shown(client: httpx.AsyncClient, index: TantivyIndex) -> None:
    await index.put([document_of(CLOSED), document_of(stored(201, "Retired Twice"))])
    page = await get(client, "/api/v1/search", q="retired")
    assert (page["results"], page["total"], page["absent"]) == ([], 2, 2)
    await index.remove([CLOSED.posting.id, stored(201).posting.id])


async def test_jobs_are_listed_newest_first_by_exact_filters(client: httpx.AsyncClient) -> None:
    page = await get(client, "/api/v1/jobs", per_page=3)
    assert [job["title"] for job in page["jobs"]] == ["Lamp Engineer", "Python Developer", "Beekeeper"]
    assert page["total"] == len(POSTINGS)
    page = await get(client, "/api/v1/jobs", company="penumbra, inc.")
    assert [job["title"] for job in page["jobs"]] == ["Python Developer"]
    answer = await client.get("/api/v1/jobs?workplace=remote")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "bad_filter")


async def test_one_job_open_or_closed(client: httpx.AsyncClient) -> None:
    job = await get(client, f"/api/v1/jobs/{CLOSED.posting.id}")
    assert set(job) >= SPECIFIED | ADDED
    assert (job["status"], job["closed_because"], job["closed_at"]) == ("closed", "absent", "2026-03-10T12:03:00Z")
    answer = await client.get("/api/v1/jobs/00000000-0000-0000-0000-000000000000")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    answer = await client.get("/api/v1/jobs/seven")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "bad_input")


async def test_stats(client: httpx.AsyncClient) -> None:
    figures = await get(client, "/api/v1/stats")
    assert figures["open"] >= len(POSTINGS)
    assert figures["companies"] >= 5


async def test_metrics_and_errors_for_what_is_not_there(client: httpx.AsyncClient) -> None:
    answer = await client.get("/metrics")
    assert "quiethire_jobs_total" in answer.text
    answer = await client.get("/api/v1/nothing")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    answer = await client.post("/api/v1/search")
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method_not_allowed")


async def test_a_part_that_is_down_is_named_and_the_rest_goes_on(
    search: SearchPostings, jobs: ClickHouseJobs, cache: MemoryCache
) -> None:
    async def down() -> None:
        raise EngineUnavailable("nobody listens on 9999")

    health = Health({"clickhouse": down, "cache": cache.ping})
    app = build_app(search, BrowsePostings(jobs), health=health, cache=cache, clock=lambda: NOW)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api.example") as client:
        report = await get(client, "/health")
        assert (report["status"], report["degraded"]) == ("degraded", ["clickhouse"])
        assert report["parts"]["clickhouse"]["message"] == "nobody listens on 9999"
        assert report["parts"]["cache"]["ok"] is True
        assert (await get(client, "/api/v1/search", q="lamp"))["total"] == 1


class BrokenCache(MemoryCache):
    """A cache whose server is gone."""

    async def get(self, key: str) -> bytes | None:
        raise EngineUnavailable("the cache is gone")

    async def set(self, key: str, value: bytes, *, ttl_seconds: float) -> None:
        raise EngineUnavailable("the cache is gone")

    async def increment(self, key: str, *, ttl_seconds: float) -> int:
        raise EngineUnavailable("the cache is gone")


async def test_without_its_cache_the_api_goes_on(index: TantivyIndex, jobs: ClickHouseJobs) -> None:
    cache = BrokenCache()
    app = build_app(
        SearchPostings(index, jobs, cache), BrowsePostings(jobs), health=Health({}), cache=cache, clock=lambda: NOW,
        rate_limit_per_minute=1,
    )  # fmt: skip
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api.example") as client:
        for _ in range(3):
            assert (await get(client, "/api/v1/search", q="lamp"))["total"] == 1


async def test_the_rate_limit_counts_by_address_and_endpoint(
    search: SearchPostings, jobs: ClickHouseJobs, cache: MemoryCache
) -> None:
    counted: list[tuple[str, int]] = []
    app = build_app(
        search, BrowsePostings(jobs), health=Health({}), cache=cache, clock=lambda: NOW, rate_limit_per_minute=2,
        meter=lambda method, route, status, seconds: counted.append((route, status)),
    )  # fmt: skip

    def caller(address: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app, client=(address, 1))
        return httpx.AsyncClient(transport=transport, base_url="http://api.example")

    async with caller("192.0.2.1") as one, caller("192.0.2.2") as other:
        answers = [(await one.get("/api/v1/search")).status_code for _ in range(3)]
        assert answers == [200, 200, 429]
        refusal = await one.get("/api/v1/search")
        assert refusal.json()["error"]["code"] == "too_many_requests"
        assert refusal.headers["retry-after"] == "60"
        assert (await one.get("/api/v1/stats")).status_code == 200
        assert (await one.get("/health")).status_code == 200
        assert (await other.get("/api/v1/search")).status_code == 200
        assert (await other.get(f"/api/v1/jobs/{CLOSED.posting.id}")).status_code == 200
    assert [status for _, status in counted] == [200, 200, 429, 429, 200, 200, 200, 200]
    assert counted[-1] == ("/api/v1/jobs/{id}", 200)


async def test_other_origins_are_restricted(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/stats", headers={"origin": "https://friend.example"})
    assert answer.headers["access-control-allow-origin"] == "https://friend.example"
    answer = await client.get("/api/v1/stats", headers={"origin": "https://stranger.example"})
    assert "access-control-allow-origin" not in answer.headers


async def test_the_openapi_document_tells_everything(client: httpx.AsyncClient) -> None:
    document = await get(client, "/openapi.json")
    search = document["paths"]["/api/v1/search"]["get"]
    assert {one["name"] for one in search["parameters"]} == {parameter.name for parameter in PARAMETERS}
    assert all("example" in one and one["description"] for one in search["parameters"])
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            assert told["summary"], (method, path)
    for reference in re.findall(r'"\$ref":"#/components/schemas/(\w+)"', (await client.get("/openapi.json")).text):
        assert reference in document["components"]["schemas"]


async def test_relative_times_are_rounded_so_that_equal_searches_are_cached(search: SearchPostings) -> None:
    early = search_query([("posted_within", "7d")], now=NOW)
    later = search_query([("posted_within", "7d")], now=NOW + timedelta(seconds=100))
    assert early == later
    assert early.posted_since is not None
    assert NOW - timedelta(days=7, minutes=5) < early.posted_since <= NOW - timedelta(days=7)
