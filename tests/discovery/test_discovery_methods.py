"""Finding where employers publish: career pages, host names, repositories, search engines, boards."""

import base64

import pytest
from small_world import Field

from quiethire.domain.errors import HostBusy, RobotsForbidden, ServerFault, Unreachable

LISTING = "<h1>Open positions</h1><ul>{}</ul>".format(
    "".join(f"<li><a href='/jobs/lamp-engineer-{n}'>Lamp Engineer {n}</a> Berlin</li>" for n in range(4))
)


async def test_a_homepage_that_names_its_career_page_costs_two_requests(world: Field) -> None:
    world.web.page(
        "https://umbra.example/", "<a href='/karriere'>Karriere</a> <a href='/lamps'>Lamps</a>", title="Umbra – Lamps"
    )
    world.web.page("https://umbra.example/karriere", LISTING)
    outcome = await world.discoverer.career_pages("umbra.example")
    assert [(one.url, one.url_type, one.discovered_via) for one in outcome.findings] == [
        ("https://umbra.example/karriere", "career_page", "osint")
    ]
    assert outcome.unavailable == ()
    assert world.web.urls == ["https://umbra.example/", "https://umbra.example/karriere"]


async def test_a_board_linked_or_embedded_is_found_with_its_tenant(world: Field) -> None:
    world.web.page("https://umbra.example/", "<a href='/careers'>Careers</a>")
    world.web.page(
        "https://umbra.example/careers",
        "<h1>Jobs</h1><script src='https://boards.greenhouse.io/embed/job_board/js?for=umbra'></script>",
    )
    outcome = await world.discoverer.career_pages("umbra.example")
    assert {one.board.key for one in outcome.findings if one.board} == {"greenhouse/umbra"}
    world.web.page("https://nox.example/", "<a href='https://jobs.lever.co/nox'>Join us</a>")
    outcome = await world.discoverer.career_pages("nox.example")
    assert {one.board.key for one in outcome.findings if one.board} == {"lever/nox"}


async def test_common_paths_are_asked_where_nothing_is_linked(world: Field) -> None:
    world.web.page("https://umbra.example/", "<h1>Lamps</h1>")
    world.web.page("https://umbra.example/jobs", LISTING)
    outcome = await world.discoverer.career_pages("umbra.example")
    assert [one.url for one in outcome.findings] == ["https://umbra.example/jobs"]
    assert "https://umbra.example/vacatures" not in world.web.urls  # rare paths only where common ones gave nothing


async def test_a_page_that_answers_everything_alike_is_no_career_page(world: Field) -> None:
    home = "<h1>Lamps</h1><p>We make lamps. Ask for our catalogue.</p>"
    world.web.page("https://umbra.example/", home)
    for path in ("careers", "jobs", "career", "about/jobs", "company/careers", "join-us"):
        world.web.page(f"https://umbra.example/{path}", home)
    outcome = await world.discoverer.career_pages("umbra.example")
    assert outcome.findings == ()


async def test_another_firms_board_in_an_article_is_not_ours(world: Field) -> None:
    world.web.page(
        "https://umbra.example/",
        "<h1>News</h1><article><p>Our friends at Nox are <a href='https://jobs.lever.co/nox'>hiring</a>, and we wish "
        "them well with their search for night watches all over the country.</p></article>",
    )
    outcome = await world.discoverer.career_pages("umbra.example")
    assert [one.board.key for one in outcome.findings if one.board] == []


@pytest.mark.parametrize(
    "failure",
    [Unreachable("no connection"), ServerFault("HTTP 500", status=500), RobotsForbidden("closed")],
    ids=lambda error: error.code,
)
async def test_a_homepage_that_cannot_be_had_is_unavailable_and_not_empty(world: Field, failure: Exception) -> None:
    for url in ("https://umbra.example/", "https://www.umbra.example/", "http://umbra.example/"):
        world.web.answers[url] = failure
    outcome = await world.discoverer.career_pages("umbra.example")
    assert outcome.findings == ()
    [why] = outcome.unavailable
    assert failure.code in why


CRT = "https://crt.sh/?q=%25.umbra.example&output=json&exclude=expired&deduplicate=Y"
SPOTTER = "https://api.certspotter.com/v1/issuances?domain=umbra.example&include_subdomains=true&expand=dns_names"


async def test_host_names_by_certificates_and_by_dns(world: Field) -> None:
    world.names.names = {"careers.umbra.example": ("umbra.teamtailor.com",)}
    world.web.json(
        CRT,
        [
            {"name_value": "www.umbra.example\n*.shop.umbra.example"},
            {"name_value": "jobs.umbra.example\nadmin@umbra.example\nnotumbra.example"},
            {"name_value": "JOBS.umbra.example"},
        ],
    )
    outcome = await world.discoverer.subdomains("umbra.example")
    assert {(one.name, one.method, one.is_job_related) for one in outcome.subdomains} == {
        ("careers.umbra.example", "dns", True),
        ("www.umbra.example", "crt", False),
        ("shop.umbra.example", "crt", False),
        ("jobs.umbra.example", "crt", True),
    }
    assert outcome.unavailable == ()
    assert {one.url for one in outcome.findings} == {"https://careers.umbra.example/", "https://jobs.umbra.example/"}
    assert SPOTTER not in world.web.urls


@pytest.mark.parametrize(
    "failure",
    [
        ServerFault("HTTP 502", status=502),
        HostBusy("HTTP 429", status=429),
        Unreachable("time-out"),
    ],
    ids=str,
)
async def test_certspotter_answers_when_crt_sh_does_not(world: Field, failure: Exception) -> None:
    world.web.answers[CRT] = failure
    world.web.json(SPOTTER, [{"dns_names": ["jobs.umbra.example", "*.umbra.example"]}])
    outcome = await world.discoverer.subdomains("umbra.example")
    assert [one.name for one in outcome.subdomains] == ["jobs.umbra.example"]
    assert outcome.unavailable == ()


async def test_no_source_of_certificates_is_unavailable_and_not_nothing_found(world: Field) -> None:
    world.web.answers[CRT] = ServerFault("HTTP 502", status=502)
    world.web.answers[SPOTTER] = HostBusy("HTTP 429", status=429)
    outcome = await world.discoverer.subdomains("umbra.example")
    assert outcome.subdomains == ()
    assert len(outcome.unavailable) == 2
    world.web.json(CRT, [])
    assert (await world.discoverer.subdomains("umbra.example")).unavailable == ()


async def test_a_page_of_html_in_place_of_json_is_no_answer(world: Field) -> None:
    world.web.page(CRT, "<h1>Be right back</h1>")
    world.web.json(SPOTTER, {"message": "who are you?"})
    outcome = await world.discoverer.subdomains("umbra.example")
    assert len(outcome.unavailable) == 2


async def test_a_domain_that_answers_for_any_name_has_no_names_by_dns(world: Field) -> None:
    world.names.wildcard = True
    world.web.json(CRT, [])
    outcome = await world.discoverer.subdomains("umbra.example")
    assert (outcome.subdomains, outcome.unavailable) == ((), ())


async def test_dns_that_does_not_answer_is_said(world: Field) -> None:
    world.names.down = True
    world.web.json(CRT, [])
    outcome = await world.discoverer.subdomains("umbra.example")
    assert any("DNS did not answer" in why for why in outcome.unavailable)


def repositories(world: Field, *found: tuple[str, str]) -> None:
    url = "https://api.github.com/search/repositories?q=hiring&sort=updated&per_page=100"
    world.web.json(url, {"items": [{"full_name": name, "homepage": homepage} for name, homepage in found]})


def readme(world: Field, name: str, text: str) -> None:
    content = base64.encodebytes(text.encode()).decode()
    world.web.json(f"https://api.github.com/repos/{name}/readme", {"content": content, "encoding": "base64"})


async def test_companies_from_repositories(world: Field) -> None:
    repositories(
        world,
        ("umbra/lamps", "https://www.umbra.example"),
        ("nox/night", "https://github.com/nox"),
        ("x/y", "x.github.io/y"),
    )
    readme(world, "nox/night", "We are hiring: https://jobs.lever.co/nox and (https://sol.example/careers). More later")
    outcome = await world.discoverer.github("hiring", 10)
    assert {(one.board.key if one.board else one.url) for one in outcome.findings} == {
        "https://www.umbra.example", "lever/nox", "https://sol.example/careers",
    }  # fmt: skip
    assert outcome.unavailable == ()
    assert len((await world.discoverer.github("hiring", 1)).findings) == 1


async def test_a_rate_limit_of_github_is_unavailable(world: Field) -> None:
    url = "https://api.github.com/search/repositories?q=hiring&sort=updated&per_page=100"
    world.web.answers[url] = HostBusy("HTTP 429", status=429, retry_after_seconds=60)
    outcome = await world.discoverer.github("hiring", 10)
    assert outcome.findings == ()
    assert "host_busy" in outcome.unavailable[0]
    world.web.json(url, {"message": "API rate limit exceeded"}, status=200)
    assert "unexpected shape" in (await world.discoverer.github("hiring", 10)).unavailable[0]


def results(world: Field, start: int, *links: str) -> None:
    url = f"https://serpapi.com/search.json?engine=google&q=site%3Alever.co&start={start}&api_key=key%261"
    world.web.json(url, {"organic_results": [{"link": link, "title": "T", "snippet": "S"} for link in links]})


async def test_boards_and_career_pages_from_a_search_engine(world: Field) -> None:
    many = [f"https://jobs.lever.co/firm-{n}" for n in range(8)]
    results(world, 0, *many, "https://umbra.example/blog/how-we-hire", "https://umbra.example/careers")
    results(world, 10, "https://jobs.lever.co/firm-1/abc", "https://jobs.lever.co/firm-9")
    outcome = await world.discoverer.dork("site:lever.co", 50)
    boards = [one.board.key for one in outcome.findings if one.board]
    assert boards == [*(f"lever/firm-{n}" for n in range(8)), "lever/firm-9"]
    assert [one.url for one in outcome.findings if not one.board] == ["https://umbra.example/careers"]
    assert len((await world.discoverer.dork("site:lever.co", 3)).findings) == 3


async def test_without_a_key_the_search_engine_is_unavailable(world: Field) -> None:
    outcome = await world.keyless.dork("site:lever.co", 50)
    assert outcome.findings == ()
    assert "QUIETHIRE_DISCOVERY__SERPAPI_KEY" in outcome.unavailable[0]
    assert world.web.asked == []


async def test_a_key_is_never_told(world: Field) -> None:
    url = "https://serpapi.com/search.json?engine=google&q=site%3Alever.co&start=0&api_key=key%261"
    world.web.answers[url] = Unreachable(f"no connection to {url}", url=url)
    outcome = await world.discoverer.dork("site:lever.co", 50)
    assert outcome.unavailable
    assert not any("key&1" in why or "key%261" in why for why in outcome.unavailable)


async def test_whose_board_each_address_is(world: Field) -> None:
    world.web.page(
        "https://umbra.example/careers",
        "<h1>Jobs</h1><script src='https://boards.greenhouse.io/embed/job_board/js?for=umbra'></script>",
    )
    world.web.page("https://nox.example/jobs", LISTING)
    world.names.names = {"nox.example": ("nox.teamtailor.com",)}
    urls = [
        "https://nox.example/jobs", "https://jobs.lever.co/sol", "https://umbra.example/careers",
        "https://nowhere.example/jobs", "https://nox.example/jobs",
    ]  # fmt: skip
    answers = await world.discoverer.detect(urls)
    assert [one.url for one in answers] == urls
    assert [one.board.key if one.board else None for one in answers] == [
        None, "lever/sol", "greenhouse/umbra", None, None,
    ]  # fmt: skip
    assert "teamtailor" in answers[0].evidence  # an alias is said, and no tenant guessed from it
    assert "unreachable" in answers[3].evidence
    assert world.web.urls.count("https://nox.example/jobs") == 1
    assert answers[1].board_url == "https://jobs.lever.co/sol"
