"""Answers people save that are not the list a sweep asks for: one posting by itself, another page of the vendor's."""

import json

import pytest

from quiethire.ats import registry
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Response

UUID = "0f7b2a10-1111-4222-8333-444455556666"
SAVED = [
    (
        BoardRef("greenhouse", "acme"),
        {
            "id": 1,
            "title": "Smith",
            "absolute_url": "https://boards.greenhouse.io/acme/jobs/1",
            "content": "&lt;p&gt;x",
        },
        "https://boards.greenhouse.io/acme/jobs/1",
    ),
    (
        BoardRef("lever", "acme"),
        {"id": UUID, "text": "Smith", "hostedUrl": f"https://jobs.lever.co/acme/{UUID}", "description": "<p>x</p>"},
        f"https://jobs.lever.co/acme/{UUID}",
    ),
    (
        BoardRef("recruitee", "acme"),
        {"offer": {"id": 1, "title": "Smith", "careers_url": "https://acme.recruitee.com/o/smith", "description": "x"}},
        "https://acme.recruitee.com/o/smith",
    ),
    (
        BoardRef("smartrecruiters", "acme"),
        {
            "id": "7",
            "name": "Smith",
            "company": {"identifier": "Acme", "name": "Acme"},
            "jobAd": {"sections": {"jobDescription": {"title": "Job", "text": "<p>x</p>"}}},
        },
        "https://jobs.smartrecruiters.com/Acme/7",
    ),
    (
        BoardRef("rippling", "acme"),
        {"uuid": UUID, "name": "Smith", "companyName": "Acme", "description": {"role": "<p>x</p>"}},
        f"https://ats.rippling.com/acme/jobs/{UUID}",
    ),
    (
        BoardRef("workable", "acme"),
        {"total": 9, "results": [{"shortcode": "AB12", "title": "Smith", "description": "<p>x</p>"}]},
        "https://apply.workable.com/acme/j/AB12",
    ),
    (
        BoardRef("workable", "acme"),
        {"shortcode": "AB12", "title": "Smith", "description": "<p>x</p>", "requirements": "<p>y</p>"},
        "https://apply.workable.com/acme/j/AB12",
    ),
    (
        BoardRef("personio", "acme"),
        [{"id": 5, "name": "Smith", "office": "Köln", "description": "<p>x</p>"}],
        "https://acme.jobs.personio.de/job/5",
    ),
    (
        BoardRef("oracle_recruiting", "acme", "CX", "acme.fa.us2.oraclecloud.com"),
        {"items": [{"Id": "5", "Title": "Smith", "ExternalDescriptionStr": "<p>x</p>"}]},
        "https://acme.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX/job/5",
    ),
    (
        BoardRef("bamboohr", "acme"),
        {
            "result": {
                "jobOpening": {
                    "jobOpeningName": "Smith",
                    "jobOpeningShareUrl": "https://acme.bamboohr.com/careers/5",
                    "description": "<p>x</p>",
                }
            }
        },
        "https://acme.bamboohr.com/careers/5",
    ),
]


@pytest.mark.parametrize(("board", "document", "url"), SAVED, ids=lambda value: getattr(value, "provider", ""))
def test_a_saved_answer_is_read(board: BoardRef, document: object, url: str):
    reading = registry.read(board, Response("https://saved.example/", 200, json.dumps(document).encode()))
    assert [(draft.url, draft.title) for draft in reading.drafts] == [(url, "Smith")]
    assert reading.drafts[0].description_html
    assert reading.rejected == ()


def test_a_graphql_batch_of_gem_is_unwrapped():
    batch = [{"data": {"oatsExternalJobPostings": {"jobPostings": [{"extId": "abc", "title": "Smith"}]}}}]
    reading = registry.read(BoardRef("gem", "acme"), Response("https://x.example/", 200, json.dumps(batch).encode()))
    assert [draft.url for draft in reading.drafts] == ["https://jobs.gem.com/acme/abc"]


def test_a_missing_detail_closes_a_posting_but_not_one_of_workday():
    draft = PostingDraft(url="https://jobs.smartrecruiters.com/Acme/7", external_id="7")
    gone = Response("https://x.example/", 404, b"")
    assert registry.read_detail(BoardRef("smartrecruiters", "Acme"), draft, gone).closed
    workday = BoardRef("workday", "acme", "Acme", "acme.wd5.myworkdayjobs.com")
    with pytest.raises(ShapeChanged):
        registry.read_detail(workday, draft, gone)


def test_the_rss_twin_of_a_teamtailor_board_is_read():
    feed = b"""<?xml version="1.0"?><rss xmlns:tt="https://teamtailor.com/locations"><channel><title>Acme</title><item>
    <title>Smith</title><link>https://acme.teamtailor.com/jobs/7100001-smith</link>
    <pubDate>Fri, 02 Oct 2026 09:00:00 +0200</pubDate>
    <description>&lt;p&gt;Forge.&lt;/p&gt;</description><remoteStatus>hybrid</remoteStatus>
    <tt:locations><tt:location><tt:name>HQ</tt:name><tt:city>Lund</tt:city><tt:country>Sweden</tt:country></tt:location>
    </tt:locations>
    <tt:department>Forge</tt:department></item></channel></rss>"""
    (draft,) = registry.read(BoardRef("teamtailor", "acme"), Response("https://x.example/", 200, feed)).drafts
    assert (draft.title, draft.company, draft.external_id) == ("Smith", "Acme", "7100001")
    assert (draft.workplace_text, draft.department, draft.places[0].display) == ("hybrid", "Forge", "Lund, Sweden")
    assert draft.description_html == "<p>Forge.</p>"
