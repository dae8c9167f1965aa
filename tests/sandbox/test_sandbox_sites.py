"""Employers' own pages, over HTTP."""

import gzip
import html
import re
from collections import defaultdict

import orjson
import pytest
from sandbox_web import Web

from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.names import slug
from quiethire.sandbox.sites.listing import HUGE_BYTES, PER_PAGE
from quiethire.sandbox.values import Employer, PublishedPosting

_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def of_kind(web: Web, kind: str, day: int = 1) -> tuple[Employer, list[PublishedPosting]]:
    employer = next(one for one in web.world.employers if one.kind == kind)
    return employer, [one for one in web.world.published(day) if one.domain == employer.domain]


def links(text: str) -> set[str]:
    return {html.unescape(href).partition("?")[0] for href in re.findall(r'href="([^"]+)"', text)}


async def test_every_home_page_leads_to_the_career_page(web: Web) -> None:
    for employer in web.world.employers:
        if not web.world.site_hosts(employer):
            continue
        home = await web.get(f"https://{employer.domain}/")
        assert home.status_code == 200
        assert (f'href="{employer.career_url}"' in home.text) is not BY_NAME[employer.kind].unlinked
        assert employer.kind == "redirect_loop" or (await web.get(employer.career_url)).status_code == 200
        assert employer.name in home.text
        moved = await web.get(f"https://www.{employer.domain}/about")
        assert (moved.status_code, moved.headers["location"]) == (301, f"https://{employer.domain}/about")
        assert (await web.get(f"https://{employer.domain}/no/such/page")).status_code == 404


@pytest.mark.parametrize(
    "kind",
    [
        "jsonld_clean",
        "jsonld_graph",
        "jsonld_list",
        "jsonld_broken",
        "html_cards",
        "html_table",
        "html_definitions",
        "html_sections",
        "html_plain",
        "subdomain",
        "robots_part",
        "html_cards_it",
        "html_table_pl",
        "html_sections_pt",
    ],
)
@pytest.mark.parametrize("day", [1, 2])
async def test_listings_link_every_posting_of_the_day(web: Web, kind: str, day: int) -> None:
    await web.day(day)
    employer, published = of_kind(web, kind, day)
    page = await web.get(employer.career_url)
    paths = {one.url.removeprefix(f"https://{employer.career_host}") for one in published}
    base = "/jobs" if employer.career_path == "/" else employer.career_path
    found = {one for one in links(page.text) if re.fullmatch(rf"(?:{base}|/internal)/[a-z0-9-]+-\d+", one)}
    assert found == paths


async def test_clean_json_ld_states_the_truth(web: Web) -> None:
    for kind in ("jsonld_clean", "jsonld_graph", "jsonld_list", "subdomain", "slow"):
        _, published = of_kind(web, kind)
        assert published
        for one in published:
            found = [orjson.loads(text) for text in _SCRIPT.findall((await web.get(one.url)).text)]
            parts = [
                part for value in found for part in (value if isinstance(value, list) else value.get("@graph", [value]))
            ]
            postings = [part for part in parts if part["@type"] == "JobPosting"]
            assert len(postings) == 1
            posting = postings[0]
            assert (posting["title"], posting["url"]) == (one.title, one.url)
            assert posting["hiringOrganization"]["name"] == one.company
            assert posting["jobLocation"]["address"]["addressLocality"] == one.city
            assert posting["employmentType"] == one.employment_type
            assert posting["datePosted"] == str(one.posted)
            assert (posting.get("jobLocationType") == "TELECOMMUTE") is (one.remote is True)
            pay = posting.get("baseSalary", {"value": {"minValue": None}})["value"]["minValue"]
            assert pay == one.pay_minimum


async def test_damaged_json_ld_is_damaged_in_three_ways_beside_a_sound_script(web: Web) -> None:
    _, published = of_kind(web, "jsonld_broken")
    ways = set()
    for one in published:
        sound, damaged = _SCRIPT.findall((await web.get(one.url)).text)
        assert orjson.loads(sound)["@type"] == "Organization"
        with pytest.raises(orjson.JSONDecodeError):
            orjson.loads(damaged)
        assert f'"title": "{one.title}"' in damaged
        ways.add(
            "comments" if "// posting data" in damaged else "comma" if damaged.rstrip().endswith(",\n}") else "control"
        )
    assert ways == {"comments", "comma", "control"}


async def test_plain_pages_print_every_fact_in_their_language(web: Web) -> None:
    seen = defaultdict(set)
    for one in web.world.expected(1):
        if one.provider != "site" or one.inline:
            continue
        text = html.unescape((await web.get(one.url)).text)
        assert one.title in text
        assert one.city in text
        assert one.company in text
        assert f'<html lang="{one.language}">' in text
        assert 'class="button apply"' in text
        if one.kind.startswith("html_"):
            assert one.location in text
            seen[one.kind].add(one.language)
    assert len(seen) == 8
    assert {language for languages in seen.values() for language in languages} == {
        "en",
        "de",
        "fr",
        "nl",
        "es",
        "it",
        "pl",
        "pt",
    }


async def test_paged_listings_are_followed_to_the_end(web: Web) -> None:
    for employer in (one for one in web.world.employers if one.kind == "paged"):
        published = {one.url for one in web.world.published(1) if one.domain == employer.domain}
        found: set[str] = set()
        url, pages = employer.career_url, 0
        while url:
            text = (await web.get(url)).text
            pages += 1
            found |= {
                f"https://{employer.career_host}{path}" for path in re.findall(r'<h3><a href="([^"]+-\d+)"', text)
            }
            following = re.search(r'<link rel="next" href="([^"]+)"', text)
            assert bool(following) == ('<a rel="next"' in text)
            url = f"https://{employer.career_host}{following.group(1)}" if following else ""
        assert found == published
        assert pages == -(-len(published) // PER_PAGE) > 1
        assert (await web.get(f"{employer.career_url}?page={pages + 1}")).status_code == 404


async def test_sitemap_only_employers_name_their_postings_nowhere_else(web: Web) -> None:
    for employer in (one for one in web.world.employers if one.kind == "sitemap_only"):
        published = [one for one in web.world.published(1) if one.domain == employer.domain]
        page = await web.get(employer.career_url)
        assert not [one for one in published if one.url.rsplit("/", 1)[1] in page.text]
        robots = await web.get(f"https://{employer.career_host}/robots.txt")
        index = re.search(r"Sitemap: (\S+)", robots.text)
        assert index
        (child,) = re.findall(r"<loc>(.*?)</loc>", (await web.get(index.group(1))).text)
        body = (await web.get(child)).content
        assert child.endswith(".gz") is bool(employer.index % 2)
        text = (gzip.decompress(body) if child.endswith(".gz") else body).decode()
        places = set(re.findall(r"<loc>(.*?)</loc>", text))
        assert {one.url for one in published} <= places
        assert len(places) == len(published) + 3


async def test_scripted_listings_have_no_links_without_the_script(web: Web) -> None:
    employer, published = of_kind(web, "scripted")
    page = await web.get(employer.career_url)
    assert 'fetch("/api/jobs.json")' in page.text
    assert not [one for one in published if one.url.rsplit("/", 1)[1] in page.text]
    answer = await web.json(f"https://{employer.career_host}/api/jobs.json")
    assert {f"https://{employer.career_host}{row['url']}" for row in answer["jobs"]} == {one.url for one in published}
    assert answer["total"] == len(published)


async def test_inline_postings_stand_on_one_page(web: Web) -> None:
    employer, published = of_kind(web, "inline")
    assert len(published) >= 3
    page = await web.get(employer.career_url)
    for one in published:
        assert one.inline
        assert one.page == employer.career_url
        assert one.url == f"{one.page}#!/{slug(one.title)}"
        assert html.escape(one.title, quote=False) in page.text
    assert page.text.count('class="job"') == len(published)


async def test_robots_forbid_what_the_world_says_is_forbidden(web: Web) -> None:
    for employer in web.world.employers:
        forbidden = [one for one in web.world.forbidden(1) if one.domain == employer.domain]
        if not forbidden:
            continue
        rules = re.findall(
            r"Disallow: (\S+)", (await web.get(f"https://{employer.domain}/robots.txt")).text.partition("\n\n")[0]
        )
        for one in web.world.published(1):
            if one.domain == employer.domain:
                path = one.url.removeprefix(f"https://{employer.career_host}")
                assert any(path.startswith(rule) for rule in rules) is one.forbidden
    assert {one.kind for one in web.world.forbidden(1)} == {"robots_all", "robots_part"}


async def test_loops_huge_pages_and_slow_ones(web: Web) -> None:
    loop, _ = of_kind(web, "redirect_loop")
    places, url = [], loop.career_url
    for _ in range(4):
        answer = await web.get(url)
        assert answer.status_code == 302
        url = answer.headers["location"]
        places.append(url)
    assert places[0] == places[2] != places[1] == places[3]
    huge, _ = of_kind(web, "huge")
    assert len((await web.get(huge.career_url)).content) > HUGE_BYTES
    slow, _ = of_kind(web, "slow")
    answer = await web.get(slow.career_url)
    assert answer.elapsed.total_seconds() >= web.world.slow_seconds
    assert (await web.get(f"https://{slow.domain}/")).elapsed.total_seconds() < web.world.slow_seconds


async def test_firms_without_openings_say_so_and_may_mention_another(web: Web) -> None:
    for kind in ("no_openings", "mention"):
        employer, published = of_kind(web, kind)
        assert published == []
        page = await web.get(employer.career_url)
        assert page.status_code == 200
        other = web.world.neighbour(employer)
        assert other is not None
        assert (other.name in page.text) is (kind == "mention")


async def test_decoys_are_there_and_are_no_postings(web: Web) -> None:
    urls = {one.url for one in web.world.published(1)}
    decoys = web.world.decoys()
    assert {one.reason for one in decoys} >= {
        "a general talent pool, no position",
        "an empty template",
        "a blog article",
    }
    for one in decoys:
        assert one.url not in urls
        answer = await web.get(one.url)
        assert answer.status_code == 200, one.url
        assert "JobPosting" not in answer.text


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("greenhouse_script", "boards.greenhouse.io/embed/job_board/js?for={tenant}"),
        ("greenhouse_iframe", 'src="https://boards.greenhouse.io/embed/job_board?for={tenant}"'),
        ("greenhouse_config", "boards-api.greenhouse.io/v1/boards/{tenant}/jobs"),
        ("lever_config", "api.lever.co/v0/postings/{tenant}?mode=json"),
        ("ashby_script", "jobs.ashbyhq.com/{tenant}/embed"),
        ("smartrecruiters_widget", '"company_code": "{tenant}"'),
        ("recruitee_widget", "{tenant}.recruitee.com"),
        ("workday_button", "https://{tenant}.wd5.myworkdayjobs.com/External_Careers"),
    ],
)
async def test_career_pages_embed_their_boards(web: Web, kind: str, mark: str) -> None:
    employer, _ = of_kind(web, kind)
    assert mark.format(tenant=employer.tenant) in (await web.get(employer.career_url)).text


@pytest.mark.parametrize(
    "kind",
    [
        "greenhouse_links",
        "lever_links",
        "ashby_links",
        "workday_links",
        "smartrecruiters_links",
        "recruitee_links",
        "greenhouse_own",
    ],
)
async def test_career_pages_link_every_posting_of_their_boards(web: Web, kind: str) -> None:
    employer, published = of_kind(web, kind)
    text = html.unescape((await web.get(employer.career_url)).text)
    assert published
    assert all(f'href="{one.url}' in text for one in published)
