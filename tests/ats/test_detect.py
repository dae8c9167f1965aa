"""Whose board a page shows or uses: the rule of `ats.detect`, one page a case."""

import time

import pytest

from quiethire.ats import registry
from quiethire.ats.hints import hint_on
from quiethire.parsing.page import Page

ACME = "https://www.acme.example/careers"


def _detect(body: str, url: str = ACME):
    return registry.match_page(Page(url, f"<!doctype html><html><body>{body}</body></html>".encode()))


def _board(body: str, url: str = ACME) -> str | None:
    detection = _detect(body, url).detection
    return detection.board.key if detection else None


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ('<iframe src="https://boards.greenhouse.io/embed/job_board?for=acme"></iframe>', "greenhouse/acme"),
        ('<script src="//boards.greenhouse.io/embed/job_board/js?for=acme"></script>', "greenhouse/acme"),
        ('<iframe data-src="https://acme.jobs.personio.de/?iframe=true"></iframe>', "personio/acme"),
        ('<form action="https://jobs.lever.co/acme/apply"></form>', "lever/acme"),
        ('<script>fetch("https://api.lever.co/v0/postings/acme?mode=json")</script>', "lever/acme"),
        ('<script>u="https:\\/\\/api.ashbyhq.com\\/posting-api\\/job-board\\/acme"</script>', "ashby/acme"),
        ('<script src="https://jobs.ashbyhq.com/acme/embed?version=2"></script>', "ashby/acme"),
        ("<script>whr_embed(117028, {detail: 'titles'});</script>", "workable/117028"),
        ("<script>widget({company_code: 'Acme1'})</script>", "smartrecruiters/Acme1"),
        ('<div id="BambooHR" data-domain="acme.bamboohr.com"></div>', "bamboohr/acme"),
        ('<script src="/app.jazz.co/widgets/basic/create/Acme"></script>', "jazzhr/Acme"),
        (
            '<div id="tc-jswidget" data-client-id="0123456789abcdef0123456789abcdef"></div>',
            "talentclue/0123456789abcdef0123456789abcdef",
        ),
        (
            "<script>COMEET.init({token: 'AB', 'company-uid': '3A.00B', 'company-name': 'acme'})</script>",
            "comeet/acme/3A.00B",
        ),
        ('<script>var comeetvar = {"comeet_token":"1A2B","comeet_uid":"3A.00B"};</script>', "comeet/3A.00B/3A.00B"),
        ('<script>window.leverJobsOptions = {includeCss: true, accountName: "acme-gov"};</script>', "lever/acme-gov"),
        ('<div class="jv-careersite" data-careersite="acme-inc" data-force-redirect></div>', "jobvite/acme-inc"),
        ("<script>var jbl_company_id = 3188; var jbl_version = 'v2';</script>", "jobylon/3188/companies"),
        ("<script>var jbl_company_group_id = '77';</script>", "jobylon/77/company-groups"),
        (
            '<iframe src="https://ats.rippling.com/embed/acme/jobs?s=https%3A%2F%2Facme.example"></iframe>',
            "rippling/acme",
        ),
        (
            '<iframe src="https://inrecruiting.intervieweb.it/app.php?module=iframeAnnunci&amp;k=0f1e&amp;LAC=acme"></iframe>',
            "intervieweb/acme",
        ),
        (
            "<script>var b = 'acmeinc'; fetch('https://boards-api.greenhouse.io/v1/boards/' + b + '/jobs')</script>",
            "greenhouse/acmeinc",
        ),
        (
            "<script>const site = 'acme.labs'; fetch(`https://api.lever.co/v0/postings/${site}?mode=json`)</script>",
            "lever/acme.labs",
        ),
    ],
)
def test_an_embed_names_the_board(body: str, key: str):
    detection = _detect(body).detection
    assert detection is not None
    assert detection.board.key == key
    assert detection.confidence == 0.95


@pytest.mark.parametrize(
    "code",
    [
        "fetch('https://boards-api.greenhouse.io/v1/boards/' + board + '/jobs')",
        "if (uk) { b = 'acmeuk' } else { b = 'acmeus' } fetch('https://boards-api.greenhouse.io/v1/boards/' + b)",
        "page.board = 'acme'; fetch(`https://boards-api.greenhouse.io/v1/boards/${board}/jobs`)",
    ],
)
def test_a_name_without_one_text_completes_no_address(code: str):
    assert _board(f"<script>{code}</script>") is None


def test_a_site_known_by_its_key_and_by_its_tenant_is_one_board():
    body = (
        '<script>var comeetvar = {"comeet_uid":"3A.00B"};</script>'
        '<iframe src="https://www.comeet.com/jobs/acme/3A.00B"></iframe>'
    )
    assert _board(body) == "comeet/acme/3A.00B"


@pytest.mark.parametrize(
    ("body", "provider"),
    [
        ('<script src="https://scripts.teamtailor-cdn.com/widgets/production/jobs.js"></script>', "teamtailor"),
        ("<script>s.src = 'https://jobs-widget.recruiteecdn.com/widget.js'</script>", "recruitee"),
        ('<script src="https://join.com/api/widget/bundle/eyJh.eyJz.x1"></script>', "join"),
        ("<pre>&lt;script src='https://scripts.teamtailor-cdn.com/widgets/production/jobs.js'&gt;</pre>", None),
        (
            (
                '<script src="https://scripts.teamtailor-cdn.com/widgets/x.js"></script>'
                '<script src="https://join.com/api/widget/bundle/eyJh.eyJz.x1"></script>'
            ),
            None,
        ),
        ('<a href="https://join.com/api/widget/bundle/eyJh.eyJz.x1">x</a>', None),
    ],
)
def test_a_widget_with_an_opaque_key_tells_the_vendor_only(body: str, provider: str | None):
    page = Page(ACME, f"<!doctype html><html><body>{body}</body></html>".encode())
    assert registry.match_page(page).detection is None
    hint = hint_on(page)
    assert (hint.provider if hint else None) == provider
    assert hint is None or hint.tenant is None


def test_a_hosted_page_is_its_own_board_whatever_it_links_to():
    body = '<a href="https://jobs.lever.co/umbrella">Careers</a><iframe src="https://jobs.ashbyhq.com/other"></iframe>'
    assert _board(body, "https://boards.greenhouse.io/acme/jobs/1") == "greenhouse/acme"


def test_a_canonical_address_names_the_board():
    body = '<link rel="canonical" href="https://jobs.lever.co/acme/1">'
    assert _board(body, "https://cache.example/x") == "lever/acme"


@pytest.mark.parametrize(
    "body",
    [
        '<footer><a href="https://conglomerate.wd5.myworkdayjobs.com/MNG">Work With Us</a></footer>',
        '<ul><li><a href="https://conglomerate.wd5.myworkdayjobs.com/MNG">Careers</a></li></ul>',
        '<nav><a href="https://conglomerate.wd5.myworkdayjobs.com/en-US/MNG"><span>Jobs</span></a></nav>',
    ],
)
def test_a_link_called_careers_among_the_furniture_is_where_the_site_sends_applicants(body: str):
    assert _board(body, "https://www.acme.example/news/some-story") == "workday/conglomerate/MNG"


@pytest.mark.parametrize("tenant", ["acme", "acme-gmbh", "acmecareers", "acmehq"])
def test_a_link_to_the_sites_namesake_counts_anywhere(tenant: str):
    body = f'<article><p>We grow. <a href="https://jobs.lever.co/{tenant}">See more</a></p></article>'
    assert _board(body, "https://blog.acme.example/2026/growing") == f"lever/{tenant}"


@pytest.mark.parametrize(
    ("body", "url"),
    [
        (
            '<article><p>Umbrella is <a href="https://jobs.lever.co/umbrella">hiring</a>.</p></article>',
            "https://news.example/2026/umbrella",
        ),
        (
            '<p>Apply <a href="https://boards.greenhouse.io/umbrella/jobs/1">here</a></p>',
            "https://blog.example/posts/1",
        ),
        (
            '<div class="sponsor-box"><a href="https://jobs.lever.co/umbrella">Careers</a></div>',
            "https://news.example/",
        ),
        ('<li><a rel="sponsored" href="https://jobs.lever.co/umbrella">Jobs</a></li>', "https://news.example/"),
        ('<li><a href="https://jobs.lever.co/umbrella">Jobs at Umbrella</a></li>', "https://list.example/"),
        ('<li><a href="https://umbrella.jobs.net/x"><img src="x.png"></a></li>', "https://news.example/"),
        ("<p>greenhouse emissions, a workable lever</p>", "https://news.example/"),
        ('<a href="https://www.greenhouse.io/">Powered by Greenhouse</a>', ACME),
        ('<a href="https://jobs.lever.co/">Lever</a>', ACME),
        ('<script>track("https://jobs.lever.co/umbrella")</script>', "https://news.example/"),
        ("", ACME),
    ],
)
def test_a_mere_mention_is_not_the_sites_board(body: str, url: str):
    answer = _detect(body, url)
    assert answer.detection is None
    assert answer.refusal is None


def test_a_careers_page_that_sends_all_its_applicants_to_one_board():
    body = "".join(f'<p><a href="https://jobs.lever.co/parentfirm/{n}">Engineer {n}</a></p>' for n in range(3))
    answer = _detect(body)
    assert answer.detection is not None
    assert (answer.detection.board.key, answer.detection.confidence) == ("lever/parentfirm", 0.7)


@pytest.mark.parametrize(
    "body",
    [
        '<meta http-equiv="refresh" content="0; url=https://jobs.lever.co/parentfirm">',
        '<script>window.location.href = "https://jobs.lever.co/parentfirm";</script>',
        '<script>location.replace("https://jobs.lever.co/parentfirm")</script>',
    ],
)
def test_a_page_that_sends_its_visitors_on_to_a_board(body: str):
    detection = _detect(body).detection
    assert detection is not None
    assert (detection.board.key, detection.confidence) == ("lever/parentfirm", 0.95)


def test_addresses_in_page_state_count_like_links():
    state = '{"jobs":[{"u":"https:\\/\\/jobs.lever.co\\/%s\\/1"},{"u":"https:\\/\\/jobs.lever.co\\/%s\\/2"}]}'
    script = '<script type="application/json">' + state + "</script>"
    assert _board(script.replace("%s", "acme")) == "lever/acme"
    assert _board(script.replace("%s", "parentfirm")) == "lever/parentfirm"
    assert _board(script.replace("%s", "parentfirm"), "https://www.acme.example/news/1") is None


@pytest.mark.parametrize("path", ["/", "/about", "/en/", "/company/about-us"])
def test_a_home_page_may_invite_in_its_text(path: str):
    body = '<section><p>Like what you see? <a href="https://jobs.lever.co/parentfirm">Join our team</a></p></section>'
    assert _board(body, f"https://www.acme.example{path}") == "lever/parentfirm"
    assert _board(f"<article>{body}</article>", f"https://www.acme.example{path}") is None


def test_two_tenants_on_one_page_give_no_answer():
    body = (
        '<iframe src="https://boards.greenhouse.io/embed/job_board?for=acme"></iframe>'
        '<iframe src="https://boards.greenhouse.io/embed/job_board?for=umbrella"></iframe>'
    )
    answer = _detect(body)
    assert answer.detection is None
    assert answer.refusal == "two tenants on one page: greenhouse/acme, greenhouse/umbrella"
    assert len(answer.candidates) == 2


def test_a_portfolio_page_with_many_firms_gives_no_answer():
    body = "".join(f'<li><a href="https://jobs.lever.co/firm{n}">Careers</a></li>' for n in range(5))
    answer = _detect(body, "https://fund.example/jobs")
    assert answer.detection is None
    assert "5 tenants" in (answer.refusal or "")


def test_an_embed_outweighs_links_to_others():
    body = (
        '<iframe src="https://jobs.ashbyhq.com/acme-labs"></iframe>'
        '<footer><a href="https://jobs.lever.co/umbrella">Careers</a></footer>'
    )
    assert _board(body) == "ashby/acme-labs"


def test_the_same_board_seen_twice_is_one_board():
    body = (
        '<iframe src="https://job-boards.eu.greenhouse.io/embed/job_board?for=Acme"></iframe>'
        '<script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>'
    )
    assert (_board(body) or "").casefold() == "greenhouse/acme"


def test_own_hosts_are_known_by_the_vendors_marks():
    teamtailor = '<meta name="generator" content="Teamtailor">'
    assert _board(teamtailor, "https://careers.acme.example/jobs") == "teamtailor/careers.acme.example"
    recruitee = '<script src="https://careers.recruiteecdn.com/x.js"></script><a href="/o/miller">Miller</a>'
    assert _board(recruitee, "https://jobs.acme.example/") == "recruitee/jobs.acme.example"


@pytest.mark.parametrize(
    ("name", "provider"),
    [
        ("acme.teamtailor.com", "teamtailor"),
        ("abc.ext.teamtailor.com.", "teamtailor"),
        ("ACME.recruitee.com", "recruitee"),
        ("acme.careers.hibob.com", "hibob"),
        ("notrecruitee.com", None),
        ("cdn.example", None),
    ],
)
def test_a_cname_into_a_vendors_zone(name: str, provider: str | None):
    assert registry.match_cname(name) == provider


@pytest.mark.parametrize("body", [b"", b"\x00\xff\xfe", b"<a href=", b"<a href='http://[::1'>x</a>" * 50])
def test_any_bytes_give_an_answer(body: bytes):
    assert registry.match_page(Page("https://acme.example/careers", body)).detection is None


@pytest.mark.parametrize(
    "unit",
    [
        "<a href='https://jobs.lever.co/acme'>careers ",
        "<script>location.href = ",
        "<script>//x/ https:\\/\\/",
        "<div class=' ads ad ads'><p>",
        '<div id="BambooHR" ',
        "company-uid': 'AA.BBB', ",
        "whr_embed(( ",
        "boardToken : : ",
        "<meta http-equiv=refresh content='//url= url= '>",
        "https://boards.greenhouse.io/embed/job_board?a&a&a&",
        "<script>fetch('https://boards-api.greenhouse.io/v1/boards/' + b + '/'); b = 'x';</script>",
        "<script>a = 'x' b = ",
        "leverJobsOptions = { a",
        "class='jv-careersite' ",
        "jbl_company_id ",
    ],
)
def test_no_page_takes_long(unit: str):
    body = (unit * (500_000 // len(unit))).encode()
    start = time.process_time()
    registry.match_page(Page("https://www.acme.example/careers", body))
    assert time.process_time() - start < 5


def test_an_endless_address_is_no_address():
    assert registry.match_url("https://boards.greenhouse.io/embed/job_board?" + "a&" * 100_000) is None


@pytest.mark.parametrize(
    "url", ["", "not a url", "http://", "https://[::1", "javascript:alert(1)", "https://localhost/x"]
)
def test_any_address_gives_an_answer(url: str):
    assert registry.match_url(url) is None


def test_scheme_less_and_shouted_addresses_are_understood():
    for url in (
        "jobs.lever.co/acme",
        "//jobs.lever.co/acme",
        "HTTP://JOBS.LEVER.CO:80/acme",
        " https://jobs.lever.co/acme ",
    ):
        detection = registry.match_url(url)
        assert detection is not None
        assert detection.board.key == "lever/acme"
