"""The server: hosts, clock, counters and the sources of discovery."""

import asyncio
import base64

import httpx
from sandbox_web import Web

from quiethire.sandbox import sources
from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.server import Sandbox, build_app, running
from quiethire.sandbox.world import World


async def test_the_host_map_names_what_is_served_and_no_dead_domain(web: Web) -> None:
    hosts = (await web.client.get("/_hosts")).json()
    assert set(hosts.values()) == {f"127.0.0.1:{web.port}"}
    assert {
        "boards-api.greenhouse.io",
        "api.lever.co",
        "*.wd5.myworkdayjobs.com",
        "*.recruitee.com",
        "crt.sh",
    } <= hosts.keys()
    for employer in web.world.employers:
        served = BY_NAME[employer.kind].fault != "dead" and BY_NAME[employer.kind].style != "board_only"
        assert (employer.domain in hosts) is served
    for host in hosts:
        answer = await web.get(f"https://{host.replace('*', 'nobody')}/robots.txt")
        assert answer.status_code in {200, 404}
    assert (await web.get("https://elsewhere.example/")).status_code == 421


async def test_published_and_expected_are_served_as_the_world_has_them(web: Web) -> None:
    for day in (1, 2):
        published = (await web.client.get(f"/_published?day={day}")).json()
        assert [(one["url"], one["title"], one["company"]) for one in published] == [
            (one.url, one.title, one.company) for one in web.world.published(day)
        ]
        expected = (await web.client.get(f"/_expected?day={day}&browser=false")).json()
        assert {one["url"] for one in expected} == {one.url for one in web.world.expected(day, browser=False)}
    still = (await web.client.get("/_open?day=2")).json()
    assert {one["url"] for one in still} == web.world.expected_open(2).keys()
    for path in ("/_published", "/_expected", "/_open"):
        assert (await web.client.get(f"{path}?day=0")).status_code == 400
    seeds = (await web.client.get("/_employers")).json()["seeds"]
    assert [one["value"] for one in seeds] == [one.value for one in web.world.seeds()]
    assert (await web.client.get("/_decoys")).json()[0]["reason"]
    overview = await web.client.get("/")
    assert web.world.employers[0].name in overview.text


async def test_the_clock_is_set_and_advanced(web: Web) -> None:
    assert (await web.client.get("/_day")).json() == {"day": 1}
    assert (await web.client.post("/_day", json={"advance": 1})).json() == {"day": 2}
    assert (await web.client.post("/_day", json={"day": 3})).json() == {"day": 3}
    default = (await web.client.get("/_published")).json()
    assert len(default) == len(web.world.published(3))
    for wrong in ({"day": 0}, {"advance": -9}, {}, {"day": "soon"}, []):
        assert (await web.client.post("/_day", json=wrong)).status_code == 400
    assert (await web.client.get("/_day")).json() == {"day": 3}


async def test_unchanged_pages_answer_304_and_changed_ones_do_not(web: Web) -> None:
    changed = next(one for one in web.world.expected(2) if one.version and one.provider == "site" and not one.inline)
    first = await web.get(changed.url)
    etag = first.headers["etag"]
    again = await web.get(changed.url, **{"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    await web.day(2)
    assert (await web.get(changed.url, **{"if-none-match": etag})).status_code == 200
    head = await web.request("HEAD", changed.url)
    assert (head.status_code, head.content) == (200, b"")


async def test_counters_see_robots_forbidden_pages_agents_and_spacing(web: Web) -> None:
    employer = next(one for one in web.world.employers if one.kind == "robots_all")
    await web.get(f"https://{employer.domain}/robots.txt", **{"user-agent": "TestBot/1"})
    await web.get(f"https://{employer.domain}/")
    await asyncio.sleep(0.05)
    await web.get(employer.career_url)
    seen = (await web.client.get("/_requests")).json()
    host = seen["hosts"][employer.domain]
    assert host["requests"] == seen["total"] == 3
    assert host["kinds"] == {"robots": 1, "home": 1, "listing": 1}
    assert host["forbidden"] == [employer.career_path]
    assert host["user_agents"]["TestBot/1"] == 1
    assert host["least_spacing_seconds"] >= 0.05
    assert host["max_concurrent"] == 1
    assert seen["forbidden"] == 1
    assert (await web.client.delete("/_requests")).json()["total"] == 0


async def test_counters_see_concurrency_and_the_busy_host_gives_in() -> None:
    world = World(seed=4, employers=60, postings=600, slow_seconds=0.0)
    app = build_app(world, latency_seconds=0.05, busy_requests=2)
    async with running(app) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        web = Web(app, port, client)
        busy = next(one for one in world.employers if one.kind == "busy")
        await asyncio.gather(*(web.get(f"https://{world.employers[0].domain}/about") for _ in range(4)))
        assert (await web.get(f"https://{busy.domain}/robots.txt")).status_code in {200, 404}
        answers = [await web.get(busy.career_url) for _ in range(3)]
        assert [one.status_code for one in answers] == [429, 429, 200]
        assert answers[0].headers["retry-after"] == "1"
        seen = (await client.get("/_requests")).json()["hosts"]
        assert seen[world.employers[0].domain]["max_concurrent"] == 4
        assert seen[busy.domain]["max_concurrent"] == 1


async def test_ready_answers_are_bounded_by_bytes(world: World) -> None:
    app = Sandbox(world, cache_bytes=200_000)
    async with running(app) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        web = Web(app, port, client)
        sample = [one.url for one in world.expected(1) if not one.inline][:120]
        texts = [(await web.get(url)).text for url in sample]
        assert app.cached_bytes <= 200_000
        assert [(await web.get(url)).text for url in sample] == texts


async def test_redirects_keep_the_scheme_the_client_used(web: Web) -> None:
    employer = web.world.employers[0]
    plain = await web.get(f"http://www.{employer.domain}/about")
    assert plain.headers["location"] == f"http://{employer.domain}/about"
    slash = await web.get(f"https://{employer.domain}/about/")
    assert (slash.status_code, slash.headers["location"]) == (301, f"https://{employer.domain}/about")


async def test_certificate_logs_name_career_hosts_and_one_fails(web: Web) -> None:
    employer = next(one for one in web.world.employers if one.kind == "subdomain")
    rows = await web.json(f"https://crt.sh/?q=%25.{employer.domain}&output=json")
    names = {name for row in rows for name in row["name_value"].split("\n")}
    assert employer.career_host in names
    issued = await web.json(
        f"https://api.certspotter.com/v1/issuances?domain={employer.domain}&include_subdomains=true&expand=dns_names"
    )
    assert employer.career_host in issued[0]["dns_names"]
    failing = sources.domain_with_bad_gateway(web.world)
    assert (await web.get(f"https://crt.sh/?q=%25.{failing}&output=json")).status_code == 502
    assert (await web.json(f"https://api.certspotter.com/v1/issuances?domain={failing}"))[0]["dns_names"]
    assert await web.json("https://crt.sh/?q=%25.unknown.example&output=json") == []


async def test_github_leads_to_employers_domains(web: Web) -> None:
    found = await web.json("https://api.github.com/search/repositories?q=hiring&per_page=100")
    assert found["total_count"] == len(found["items"]) >= 2
    domains = {one.domain for one in web.world.employers}
    for row in found["items"]:
        assert row["homepage"].removeprefix("https://") in domains
        readme = await web.json(f"https://api.github.com/repos/{row['full_name']}/readme")
        text = base64.b64decode(readme["content"]).decode()
        assert row["homepage"] in text
    assert (await web.get("https://api.github.com/search/repositories?q=")).status_code == 422
    assert (await web.get("https://api.github.com/repos/nobody/nothing/readme")).status_code == 404


async def test_the_search_engine_pages_through_boards(web: Web) -> None:
    base = "https://serpapi.com/search.json?engine=google&api_key=k"
    links: list[str] = []
    start = 0
    while True:
        found = await web.json(f"{base}&q=site:greenhouse.io hiring&start={start}")
        links += [row["link"] for row in found["organic_results"]]
        if "next" not in found["serpapi_pagination"]:
            break
        start += 10
    live = [one for one in web.world.employers if BY_NAME[one.kind].provider == "greenhouse"]
    assert len(links) == len(set(links)) == len(live) == found["search_information"]["total_results"]
    assert all("greenhouse.io/" in link for link in links)
    nothing = await web.json(f"{base}&q=zzz")
    assert nothing["error"].startswith("Google hasn't returned")
    assert (await web.get("https://serpapi.com/search.json?q=x")).status_code == 401
