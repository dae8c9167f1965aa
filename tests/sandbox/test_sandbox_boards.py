"""The emulated boards, over HTTP: totals are what is served, and what is served is what was published."""

import html
import re
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from sandbox_web import Web

from quiethire.sandbox.boards import BOARDS
from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.values import Employer, PublishedPosting
from quiethire.sandbox.world import World


def employers(world: World, provider: str) -> list[tuple[Employer, dict[str, PublishedPosting]]]:
    """Employers with a board there that is live on day 1, each with what it published, by external id."""
    published: dict[str, dict[str, PublishedPosting]] = defaultdict(dict)
    for one in world.published(1):
        published[one.domain][str(one.external_id)] = one
    return [
        (one, published[one.domain])
        for one in world.employers
        if BY_NAME[one.kind].provider == provider and world.state(one, 1) == "live"
    ]


async def test_greenhouse_lists_everything_with_its_fields(web: Web) -> None:
    for employer, published in employers(web.world, "greenhouse"):
        base = f"https://boards-api.greenhouse.io/v1/boards/{employer.tenant}"
        bare = await web.json(f"{base}/jobs")
        full = await web.json(f"{base}/jobs?content=true&pay_transparency=true")
        assert bare["meta"]["total"] == len(bare["jobs"]) == len(published) == len(full["jobs"])
        assert "content" not in bare["jobs"][0]
        assert "pay_input_ranges" not in bare["jobs"][0]
        assert (await web.json(base))["name"] == employer.name
        for row in full["jobs"]:
            truth = published[str(row["id"])]
            assert row["absolute_url"] == truth.url
            assert row["title"] == truth.title
            assert row["location"]["name"].strip() == truth.location
            assert row["company_name"].strip() == truth.company
            assert row["requisition_id"] == truth.requisition
            assert row["content"].startswith("&lt;p&gt;")
            assert "<ul>" in html.unescape(row["content"])
            cents = [(one["min_cents"], one["max_cents"], one["currency_type"]) for one in row["pay_input_ranges"]]
            if truth.pay_minimum is None or truth.pay_maximum is None:
                assert cents == []
            else:
                assert cents == [(truth.pay_minimum * 100, truth.pay_maximum * 100, truth.pay_currency)]
        detail = await web.json(f"{base}/jobs/{full['jobs'][0]['id']}?questions=true&pay_transparency=true")
        assert {name: detail[name] for name in full["jobs"][0]} == full["jobs"][0]
        listed = sum(len(one["jobs"]) for one in (await web.json(f"{base}/departments"))["departments"])
        assert listed == len(published)
        assert (await web.json(f"{base}/offices"))["offices"]


async def test_greenhouse_knows_its_hosted_pages_and_embeds(web: Web) -> None:
    employer, published = employers(web.world, "greenhouse")[0]
    url = BOARDS["greenhouse"].board_url(employer)
    page = await web.get(url)
    assert page.text.count('class="opening"') == len(published)
    other = url.replace("job-boards.", "boards.") if "job-boards." in url else url.replace("boards.", "job-boards.")
    moved = await web.get(other)
    assert (moved.status_code, moved.headers["location"]) == (301, url)
    frame = await web.get(f"https://boards.greenhouse.io/embed/job_board?for={employer.tenant}")
    assert frame.text == page.text
    script = await web.get(f"https://boards.greenhouse.io/embed/job_board/js?for={employer.tenant}")
    assert "Grnhse" in script.text
    missing = await web.get("https://boards-api.greenhouse.io/v1/boards/nobody/jobs")
    assert (missing.status_code, missing.json()["status"]) == (404, 404)


async def test_lever_pages_filters_and_fields(web: Web) -> None:
    for employer, published in employers(web.world, "lever"):
        base = f"https://api.lever.co/v0/postings/{employer.tenant}"
        whole = await web.json(f"{base}?mode=json")
        assert len(whole) == len(published)
        paged = [
            row
            for skip in range(0, len(published), 10)
            for row in await web.json(f"{base}?mode=json&limit=10&skip={skip}")
        ]
        assert paged == whole
        for row in whole:
            truth = published[row["id"]]
            assert (row["hostedUrl"], row["text"]) == (truth.url, truth.title)
            assert row["categories"]["location"] == row["categories"]["allLocations"][0]
            assert "; ".join(row["categories"]["allLocations"]) == truth.location
            assert datetime.fromtimestamp(row["createdAt"] / 1000, UTC).date() == truth.posted
            assert row["country"] == truth.country
            assert len(row["lists"]) == 3
            assert row["applyUrl"] == f"{truth.url}/apply"
            pay = row.get("salaryRange", {"min": None, "max": None})
            assert (pay["min"], pay["max"]) == (truth.pay_minimum, truth.pay_maximum)
        teams: dict[str, int] = defaultdict(int)
        for row in whole:
            teams[row["categories"]["team"]] += 1
        for team, count in teams.items():
            assert len(await web.json(f"{base}?mode=json&team={team}")) == count
    missing = await web.get("https://api.lever.co/v0/postings/nobody?mode=json")
    assert (missing.status_code, missing.json()["ok"]) == (404, False)
    assert (await web.get("https://api.eu.lever.co/v0/postings/nobody")).status_code == 404


async def test_lever_answers_a_browser_with_html(web: Web) -> None:
    employer, published = employers(web.world, "lever")[0]
    page = await web.get(f"https://api.lever.co/v0/postings/{employer.tenant}", accept="text/html")
    assert page.headers["content-type"].startswith("text/html")
    rows = await web.get(f"https://api.lever.co/v0/postings/{employer.tenant}", accept="application/json")
    assert len(rows.json()) == len(published)
    hosted = await web.get(f"https://jobs.lever.co/{employer.tenant}")
    assert f"<title>{employer.name}</title>" in hosted.text


async def test_ashby_lists_all_and_one_unlisted(web: Web) -> None:
    for employer, published in employers(web.world, "ashby"):
        base = f"https://api.ashbyhq.com/posting-api/job-board/{employer.tenant}"
        rows = (await web.json(f"{base}?includeCompensation=true"))["jobs"]
        listed = {row["id"]: row for row in rows if row["isListed"]}
        assert len(rows) == len(listed) + 1
        assert listed.keys() == published.keys()
        assert "compensation" not in (await web.json(base))["jobs"][0]
        for key, truth in published.items():
            row = listed[key]
            spots = [row["location"], *(one["location"] for one in row["secondaryLocations"])]
            assert (row["jobUrl"], row["title"], "; ".join(spots)) == (truth.url, truth.title, truth.location)
            assert row["isRemote"] is truth.remote
            found = [
                part
                for tier in row["compensation"]["compensationTiers"]
                for part in tier["components"]
                if part["compensationType"] == "Salary"
            ]
            assert [(one["minValue"], one["maxValue"], one["currencyCode"]) for one in found] == (
                [] if truth.pay_minimum is None else [(truth.pay_minimum, truth.pay_maximum, truth.pay_currency)]
            )
    assert (await web.get("https://api.ashbyhq.com/posting-api/job-board/nobody")).status_code == 404
    shell = await web.get("https://jobs.ashbyhq.com/nobody/anything")
    assert shell.status_code == 200
    assert "window.__appData" in shell.text


async def _all_rows(web: Web, tenant: str, **body: Any) -> tuple[int, list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    total = 0
    offset = 0
    while True:
        answer = (await web.workday(tenant, offset=offset, **body)).json()
        total = answer["total"] if offset == 0 else total
        rows += answer["jobPostings"]
        offset += 20
        if offset >= total:
            return total, rows


async def test_workday_pages_and_details_agree(web: Web) -> None:
    for employer, published in employers(web.world, "workday"):
        total, rows = await _all_rows(web, employer.tenant)
        assert total == len(rows) == len(published)
        host = f"https://{employer.tenant}.wd5.myworkdayjobs.com"
        for row in rows:
            detail = await web.json(f"{host}/wday/cxs/{employer.tenant}/External_Careers{row['externalPath']}")
            posting = detail["jobPostingInfo"]
            truth = published[posting["jobPostingId"]]
            assert posting["externalUrl"] == truth.url == f"{host}/External_Careers{row['externalPath']}"
            assert row["title"] == posting["title"] == truth.title
            spots = [posting["location"], *posting.get("additionalLocations", [])]
            assert "; ".join(spots) == truth.location
            assert row["locationsText"] == (spots[0] if len(spots) == 1 else "2 Locations")
            assert row["postedOn"] == posting["postedOn"]
            assert posting["startDate"] == str(truth.posted)
            assert row["bulletFields"] == [posting["jobReqId"]] == [truth.requisition]
            assert detail["hiringOrganization"]["name"] == truth.company
        sitemap = await web.get(f"{host}/External_Careers/siteMap.xml")
        assert sitemap.text.count("<loc>") == total
        robots = await web.get(f"{host}/robots.txt")
        assert f"Sitemap: {host}/External_Careers/siteMap.xml" in robots.text
        page = await web.get(f"{host}/External_Careers")
        assert f'"tenant":"{employer.tenant}"' in page.text
    tenant = employers(web.world, "workday")[0][0].tenant
    assert (await web.workday(tenant, limit=21)).status_code == 400
    assert (await web.workday(tenant, site="Wrong")).status_code == 422
    assert (await web.workday("nobody")).status_code == 404
    broken = await web.request(
        "POST", f"https://{tenant}.wd5.myworkdayjobs.com/wday/cxs/{tenant}/External_Careers/jobs", content=b"{"
    )
    assert broken.status_code == 400


async def test_workday_dates_are_relative_to_the_day_of_the_world(web: Web) -> None:
    employer, _ = employers(web.world, "workday")[0]
    seen = {row["postedOn"] for row in (await _all_rows(web, employer.tenant))[1]}
    assert all(re.fullmatch(r"Posted (Today|Yesterday|\d+ Days Ago|30\+ Days Ago)", text) for text in seen)
    await web.day(2)
    fresh = [row for row in (await _all_rows(web, employer.tenant))[1] if row["postedOn"] == "Posted Today"]
    assert fresh


async def test_workday_over_the_cap_wraps_and_can_be_split_by_facets(big: Web) -> None:
    employer, published = employers(big.world, "workday")[0]
    assert len(published) > 2000
    first = (await big.workday(employer.tenant)).json()
    assert first["total"] == 2000
    assert (await big.workday(employer.tenant, offset=20)).json()["total"] == 0
    assert (await big.workday(employer.tenant, offset=2000)).json()["jobPostings"] == first["jobPostings"]
    facets = {one["facetParameter"]: one["values"] for one in first["facets"]}
    assert facets["locationMainGroup"][0]["facetParameter"] == "locations"
    paths: set[str] = set()
    for value in facets["jobFamilyGroup"]:
        total, rows = await _all_rows(big, employer.tenant, appliedFacets={"jobFamilyGroup": [value["id"]]})
        assert total == value["count"] == len(rows) < 2000
        paths |= {row["externalPath"] for row in rows}
    assert len(paths) == len(published)
    assert sum(one["count"] for one in facets["locationMainGroup"][0]["values"]) == len(published)


async def test_smartrecruiters_lists_and_details_agree(web: Web) -> None:
    for employer, published in employers(web.world, "smartrecruiters"):
        base = f"https://api.smartrecruiters.com/v1/companies/{employer.tenant}/postings"
        rows, offset = [], 0
        while True:
            page = await web.json(f"{base}?limit=10&offset={offset}")
            assert page["totalFound"] == len(published)
            rows += page["content"]
            offset += 10
            if offset >= page["totalFound"]:
                break
        assert {row["id"] for row in rows} == published.keys()
        assert "jobAd" not in rows[0]
        for row in rows:
            truth = published[row["id"]]
            detail = await web.json(f"{base}/{row['id']}")
            assert row["name"] == detail["name"] == truth.title
            assert row["location"]["fullLocation"] == truth.location
            assert row["location"]["country"] == truth.country.lower()
            assert row["location"]["remote"] is truth.remote
            assert detail["postingUrl"].startswith(truth.url)
            assert set(detail["jobAd"]["sections"]) == {
                "companyDescription",
                "jobDescription",
                "qualifications",
                "additionalInformation",
            }
            pay = detail.get("compensation", {"min": None, "max": None})
            assert (pay["min"], pay["max"]) == (truth.pay_minimum, truth.pay_maximum)
        same = await web.json(f"https://api.smartrecruiters.com/v1/companies/{employer.tenant.upper()}/postings")
        assert same["totalFound"] == len(published)
        assert (await web.get(f"https://careers.smartrecruiters.com/{employer.tenant}")).text.count(
            "opening-job"
        ) == len(published)
    nobody = await web.json("https://api.smartrecruiters.com/v1/companies/Nobody/postings")
    assert (nobody["totalFound"], nobody["content"]) == (0, [])
    robots = await web.get("https://api.smartrecruiters.com/robots.txt")
    assert "LinkedInBot" in robots.text


async def test_recruitee_lists_everything_on_its_own_and_the_customers_host(web: Web) -> None:
    for employer, published in employers(web.world, "recruitee"):
        own = await web.json(f"https://{employer.tenant}.recruitee.com/api/offers/")
        assert {str(row["id"]) for row in own["offers"]} == published.keys()
        for row in own["offers"]:
            truth = published[str(row["id"])]
            assert (row["careers_url"], row["title"], row["company_name"]) == (truth.url, truth.title, truth.company)
            assert (row["remote"], row["location"]) == (truth.remote, truth.location)
            assert "<ul>" in row["description"]
            assert "<ul>" in row["requirements"]
            expected = None if truth.pay_minimum is None else str(truth.pay_minimum)
            assert row["salary"]["min"] == expected
        one = own["offers"][0]
        detail = await web.json(f"https://{employer.tenant}.recruitee.com/api/offers/{one['slug']}")
        assert detail["offer"] == one
        if employer.kind == "recruitee_own":
            assert await web.json(f"https://{employer.career_host}/api/offers/") == own
            assert f"https://{employer.career_host}/o/" in one["careers_url"]
    assert (await web.get("https://nobody.recruitee.com/api/offers/")).status_code == 404


@pytest.mark.parametrize("day", [1, 2, 3])
async def test_every_published_posting_answers_on_its_day_and_the_vanished_do_not(web: Web, day: int) -> None:
    await web.day(day)
    published = web.world.published(day)
    for one in published:
        answer = await web.get(one.url)
        assert answer.status_code == 200, one.url
        assert (
            html.escape(one.title, quote=False) in answer.text
            or html.escape(one.title) in answer.text
            or one.provider in {"ashby", "workday"}
        )
    if day > 1:
        today = {one.url for one in published}
        for one in web.world.published(day - 1):
            if one.url not in today and not one.inline:
                answer = await web.get(one.url)
                assert answer.status_code in {404, 410} or (one.provider == "ashby" and one.title not in answer.text), (
                    one.url
                )


async def test_hosted_pages_carry_the_posting_as_json_ld(web: Web) -> None:
    seen = set()
    for one in web.world.published(1):
        if one.provider in seen or one.provider == "site":
            continue
        seen.add(one.provider)
        found = re.search(
            r'<script type="application/ld\+json">(.*?)</script>', (await web.get(one.url)).text, re.DOTALL
        )
        assert found, one.url
        posting = orjson.loads(found.group(1))
        assert (posting["@type"], posting["title"], posting["url"]) == ("JobPosting", one.title, one.url)
    assert seen == set(BOARDS)


async def test_boards_fail_on_their_days(web: Web) -> None:
    named = {one.kind: one for one in web.world.employers}
    greenhouse = "https://boards-api.greenhouse.io/v1/boards/{}/jobs"
    lever = "https://api.lever.co/v0/postings/{}?mode=json"
    ashby = "https://api.ashbyhq.com/posting-api/job-board/{}"
    statuses: dict[str, list[int]] = defaultdict(list)
    for day in (1, 2, 3):
        await web.day(day)
        for kind, pattern in (
            ("api_fault", greenhouse),
            ("board_leaves", lever),
            ("board_returns", ashby),
            ("api_fault_first", ashby),
            ("truncated", greenhouse),
        ):
            answer = await web.get(pattern.format(named[kind].tenant))
            statuses[kind].append(answer.status_code)
            if kind == "truncated":
                short = len(answer.json()["jobs"]) < answer.json()["meta"]["total"]
                assert short is (day == 2)
    assert statuses == {
        "api_fault": [200, 500, 200],
        "board_leaves": [200, 404, 404],
        "board_returns": [404, 200, 200],
        "api_fault_first": [500, 200, 200],
        "truncated": [200, 200, 200],
    }
    notice = await web.get(f"https://jobs.lever.co/{named['gone_notice'].tenant}")
    assert notice.status_code == 200
    assert "no longer active" in notice.text
