"""Answers in a shape other than the one a sweep asks for: other versions of an API, what a vendor's own page reads,
the second of two requests recorded by itself. Each is read as if it answered the first request of a sweep."""

import json
from pathlib import Path
from typing import Any

import pytest
from damage import mutated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiethire.ats import registry
from quiethire.ats.contract import Reading
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ReadError, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response

UUID = "0f7b2a10-1111-4222-8333-444455556666"


def _read(board: BoardRef, body: object) -> Reading:
    first = registry.get_provider(board.provider).first(board)
    raw = body if isinstance(body, str) else json.dumps(body)
    return registry.read(board, Response(first.url, 200, raw.encode(), requested_url=first.url))


def _shown(draft: PostingDraft, names: list[str]) -> dict[str, Any]:
    shown = {name: getattr(draft, name) for name in names}
    if "places" in shown:
        shown["places"] = [spot.display for spot in draft.places]
    if pay := shown.get("pay"):
        shown["pay"] = pay.text or [pay.minimum, pay.maximum, pay.currency, pay.period]
    if "employment_text" in shown:
        shown["employment_text"] = list(draft.employment_text)
    return shown


ROWS = {
    row["name"]: row
    for row in map(json.loads, (Path(__file__).parent / "other_shapes.jsonl").read_text(encoding="utf-8").splitlines())
}
"""A line each: name, board (provider, tenant, site), body (text, or a document to write as JSON) and the fields of the
one posting in it. Employers are invented."""


@pytest.mark.parametrize("name", ROWS)
def test_another_shape_is_read(name: str):
    row = ROWS[name]
    expected = row["expected"]
    reading = _read(BoardRef(*row["board"]), row["body"])
    assert reading.rejected == ()
    assert len(reading.drafts) == 1
    draft = reading.drafts[0]
    assert draft.title in {"Smith", "Smith & Co", "Smith &amp; Co"}
    assert _shown(draft, list(expected)) == expected
    for field in ("title", "places", "pay", "description_html", "posted_text"):
        assert bool(getattr(draft, field)) <= (field in draft.provenance), field


@pytest.mark.parametrize("name", ROWS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_one_gives_a_reading_or_a_read_error(name: str, data):
    row = ROWS[name]
    body = row["body"] if isinstance(row["body"], str) else json.dumps(row["body"])
    damaged = data.draw(mutated(body.encode())).decode(errors="replace")
    try:
        _read(BoardRef(*row["board"]), damaged)
    except ReadError:
        return


@pytest.mark.parametrize(
    ("board", "document"),
    [
        (BoardRef("adp_recruiting", "acme"), {"message": "down"}),
        (BoardRef("adp_wfn", UUID), {"meta": {}}),
        (BoardRef("ashby", "acme"), {"jobs": None}),
        (BoardRef("brassring", "1", "2"), {"JobsCount": 3, "Jobs": None}),
        (BoardRef("brassring", "1", "2"), {"Jobs": None}),
        (BoardRef("deel", "acme"), {"error": "x"}),
        (BoardRef("digitalrecruiters", "acme"), {"error": "x"}),
        (BoardRef("eightfold", "acme"), {"data": None}),
        (BoardRef("gem", "acme"), {"data": {"oatsExternalJobPostings": None}}),
        (BoardRef("hibob", "acme"), {"jobAdDetails": None}),
        (BoardRef("jazzhr", "acme"), {"error": "x"}),
        (BoardRef("jibe", "acme"), {"jobs": None, "totalCount": 0}),
        (BoardRef("jobylon", "1234", "companies"), {"detail": "x"}),
        (BoardRef("join", "acme"), {"error": "x"}),
        (BoardRef("keka", "acme"), {"error": "x"}),
        (BoardRef("manatal", "acme"), {"results": None}),
        (BoardRef("nicoka", "acme"), {"data": None, "total": 0}),
        (BoardRef("lever", "acme"), "<!doctype html><html><body>Not found</body></html>"),
        (BoardRef("kula", "acme"), "<!doctype html><html><body>Not found</body></html>"),
        (BoardRef("oracle_recruiting", "acme", "CX"), {"items": [{"requisitionList": None, "TotalJobsCount": 3}]}),
        (BoardRef("paycom", "0" * 32), {"message": "x"}),
        (BoardRef("paylocity", UUID), {"jobs": None}),
        (BoardRef("phenom", "jobs.acme.example"), {"refineSearch": {"totalHits": 0, "data": None}}),
        (BoardRef("pinpoint", "acme"), {"data": None}),
        (BoardRef("polymer", "acme"), {"error": "x"}),
        (BoardRef("recruitee", "acme"), {"offer": None}),
        (BoardRef("rippling", "acme"), {"items": None}),
        (BoardRef("smartrecruiters", "Acme"), {"content": None, "totalFound": 0}),
        (BoardRef("successfactors", "jobs.acme.example"), {"jobSearchResult": None}),
        (BoardRef("talentlyft", "acme"), "<!doctype html><html><body>Not found</body></html>"),
        (BoardRef("traffit", "acme"), {"error": "x"}),
        (BoardRef("usajobs", "AF09"), {"SearchResult": None}),
        (BoardRef("workable", "acme"), {"error": "x"}),
        (BoardRef("wp_job_manager", "acme.example"), {"code": "rest_no_route"}),
        (BoardRef("wp_job_openings", "acme.example"), {"code": "rest_no_route"}),
        (BoardRef("wttj", "acme"), {"error": "x"}),
        (BoardRef("zoho_recruit", "acme"), {"code": "x"}),
    ],
    ids=lambda value: getattr(value, "provider", ""),
)
def test_what_holds_no_postings_is_no_empty_board(board: BoardRef, document: object):
    with pytest.raises(ReadError):
        _read(board, document)


def test_brassring_without_a_hit_is_an_empty_board():
    reading = _read(BoardRef("brassring", "1", "2"), {"JobsCount": 0, "Jobs": None})
    assert (reading.drafts, reading.total) == ((), 0)


def test_bullhorn_without_a_total_and_with_a_full_page_is_not_whole():
    rows = [{"id": number, "title": "Smith"} for number in range(500)]
    assert _read(BoardRef("bullhorn", "abc", "33"), {"data": rows}).partial


@pytest.mark.parametrize(("language", "day"), [("en-US", "2026-10-03"), ("nl-BE", "2026-03-10")])
def test_cornerstone_writes_dates_in_the_language_it_is_asked_in(language: str, day: str):
    row = {"requisitionId": 1, "displayJobTitle": "Smith", "postingEffectiveDate": "10/3/2026"}
    asked = f"https://eu-fra.api.csod.com/rec-job-search/external/jobs#/1/1/{language}/k"
    body = json.dumps({"data": {"totalCount": 1, "requisitions": [row]}}).encode()
    reading = registry.read(BoardRef("cornerstone", "acme", "4"), Response(asked, 200, body, requested_url=asked))
    assert reading.drafts[0].posted_text == day


def test_the_clearcompany_page_is_fetched_though_the_feed_has_a_beginning():
    draft = PostingDraft("https://acme.hrmdirect.com/employment/job-opening.php?req=7", description_html="<p>x")
    asked = registry.get_provider("clearcompany").detail(BoardRef("clearcompany", "acme"), draft)
    assert asked == Request(draft.url, headers={"accept": "text/html"}, kind=Kind.DETAIL)


def test_an_avature_posting_told_in_several_articles_is_read_whole():
    def field(label: str, value: str) -> str:
        return (
            '<div class="article__content__view__field"><div class="article__content__view__field__label">'
            f'{label}</div><div class="article__content__view__field__value">{value}</div></div>'
        )

    def article(*fields: str) -> str:
        return (
            f'<article class="article article--details"><div class="article__content">{"".join(fields)}</div></article>'
        )

    first, last = "Forge iron. " * 30, "Bring a hammer. " * 30
    facts = (field("Location", "Leeds, UK"), field("Contract type", "Full-time"), field("Reference #", "R7"))
    page = (
        "<!doctype html><html><body><h2>Smith</h2><div class='main__content'>"
        + article(*facts, field("Posted", "11-Oct-2026"))
        + article(field("", f"<p>{first}</p>"))
        + article(field("What you bring", f"<p>{last}</p>"))
        + "</div></body></html>"
    )
    draft = PostingDraft("https://acme.avature.net/careers/JobDetail/Smith/501", title="Smith", external_id="501")
    read = registry.read_detail(BoardRef("avature", "acme", "careers"), draft, Response(draft.url, 200, page.encode()))
    assert read.description_html == f"<p>{first}</p>\n<p>{last}</p>"
    assert [spot.display for spot in read.places] == ["Leeds, UK"]
    assert (read.employment_text, read.requisition_id, read.posted_text) == (("Full-time",), "R7", "11-Oct-2026")


def test_factorial_says_how_and_where_without_labels():
    page = (
        b"<!doctype html><html><body><h1>Smith</h1><ul><li class='border-gray-50'>Tempo pieno</li>"
        b"<li class='border-gray-50'>Ibrido (Milano, Lombardia)</li><li class='border-gray-50'>Fucina (Nord)</li></ul>"
        b"<div class='styledText'><p>x</p></div></body></html>"
    )
    alone = PostingDraft("https://acme.factorialhr.it/job_posting/smith-9")
    read = registry.read_detail(BoardRef("factorial", "acme"), alone, Response(alone.url, 200, page))
    assert (read.title, read.workplace_text, read.places[0].display) == ("Smith", "Ibrido", "Milano, Lombardia")


def test_factorial_s_choice_of_all_places_is_no_place():
    page = (
        b"<!doctype html><html><body><select name='location_filter'><option value=''>Todas</option></select>"
        b"<ul><li data-controller='job-postings'><a href='/job_posting/smith-9'>Smith</a></li></ul></body></html>"
    )
    first = registry.get_provider("factorial").first(BoardRef("factorial", "acme"))
    reading = registry.read(BoardRef("factorial", "acme"), Response(first.url, 200, page, requested_url=first.url))
    assert reading.drafts[0].places == ()


def test_entries_stand_below_a_name_or_alone():
    assert entries_of([1], "a") == ([1], "$")
    assert entries_of({"a": {"b": [1]}}, "x", "a.b") == ([1], "$.a.b")
    assert entries_of({"id": 1}, "a", one="id") == ([{"id": 1}], "$")
    for other in ({"a": None}, {"a": {}}, None, "a"):
        with pytest.raises(KeyError):
            entries_of(other, "a", one="id")


def test_a_page_instead_of_json_is_no_board():
    with pytest.raises(ShapeChanged):
        _read(BoardRef("greenhouse", "acme"), "<!doctype html><html><body>Nothing here</body></html>")
