"""WordPress REST objects as drafts."""

import json
from typing import Any

import pytest

from quiethire.parsing.page import Page
from quiethire.parsing.strategies.wordpress import Wordpress

URL = "https://acme.example/wp-json/wp/v2/job-listings?per_page=100"


def posting(**changes: Any) -> dict[str, Any]:
    return {
        "id": 77,
        "date": "2026-01-02T04:04:05",
        "date_gmt": "2026-01-02T03:04:05",
        "modified_gmt": "2026-01-05T03:04:05",
        "type": "job_listing",
        "status": "publish",
        "link": "https://acme.example/job/nurse/",
        "title": {"rendered": "Nurse &#8211; nights &amp; days"},
        "content": {"rendered": "<p>Text</p>", "protected": False},
    } | changes


def read(value: Any, url: str = URL) -> list[Any]:
    return Wordpress().read(Page(url, json.dumps(value).encode()))


def test_a_list_of_a_plug_in() -> None:
    meta = {"_job_location": "Ulm", "_company_name": "Acme", "_application": "jobs@acme.example", "_remote_position": 1}
    meta |= {
        "_job_salary": "3000",
        "_job_salary_currency": "EUR",
        "_job_salary_unit": "MONTH",
        "_job_expires": "2026-03-01",
    }
    draft = read([posting(meta=meta)])[0]
    assert (draft.url, draft.title) == ("https://acme.example/job/nurse/", "Nurse – nights & days")
    assert (draft.company, draft.places[0].text, draft.remote_flag) == ("Acme", "Ulm", True)
    assert (draft.pay.text, draft.pay.currency, draft.pay.period) == ("3000", "EUR", "MONTH")
    assert (draft.posted_text, draft.updated_text) == ("2026-01-02T03:04:05Z", "2026-01-05T03:04:05Z")
    assert (draft.valid_through_text, draft.application_url) == ("2026-03-01", "mailto:jobs@acme.example")
    assert (draft.external_id, draft.description_html) == ("77", "<p>Text</p>")
    assert draft.provenance["places"].place == "$[0].meta._job_location"


def test_one_object_with_embedded_terms() -> None:
    terms = [[{"taxonomy": "job-location", "name": "Oslo"}], [{"taxonomy": "job-type", "name": "Full time"}]]
    draft = read(posting(type="awsm_job_openings", _embedded={"wp:term": terms}))[0]
    assert draft.places[0].text == "Oslo"
    assert draft.employment_text == ("Full time",)
    assert draft.provenance["title"].place == "$.title.rendered"


def test_terms_as_class_names() -> None:
    draft = read(posting(type="job", region=[7], class_list=["post-77", "type-job", "region-new-york"]))[0]
    assert [place.text for place in draft.places] == ["new york"]


def test_the_site_s_own_time_without_a_gmt_one() -> None:
    assert read(posting(date_gmt=None))[0].posted_text == "2026-01-02T04:04:05"


def test_a_filled_posting_is_closed() -> None:
    assert read(posting(meta={"_filled": "1"}))[0].closed
    assert not read(posting(meta={"_filled": ""}))[0].closed


@pytest.mark.parametrize(
    "value",
    [
        posting(type="post"),
        posting(type="page"),
        posting(status="draft"),
        posting(link=None),
        posting(title={"rendered": ""}),
        {"code": "rest_no_route", "message": "rendered", "data": {"status": 404}},
        [],
        None,
        [[1], "x", None],
        posting(meta=[], acf=False, _embedded=[], class_list="x", content=[]) | {"type": "product"},
    ],
)
def test_other_objects_are_no_postings(value: Any) -> None:
    assert read(value, "https://acme.example/wp-json/wp/v2/posts") == []


@pytest.mark.parametrize("body", [b"", b"[", b'{"rendered": ', b"<html></html>", b'[{"title": {"rendered": 1}}]'])
def test_broken_and_other_documents(body: bytes) -> None:
    assert Wordpress().read(Page(URL, body)) == []
