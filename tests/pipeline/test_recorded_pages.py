"""Recorded files of a board in any mixture: public pages where the provider asks an API, pages without their number."""

import json
from datetime import UTC, datetime

from quiethire.domain.board import BoardRef
from quiethire.pipeline.read_recorded import read_recorded

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def _page(title: str) -> bytes:
    stated = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "datePosted": "2026-10-11",
        "description": f"<p>{title} wanted at the forge.</p>",
        "hiringOrganization": {"@type": "Organization", "name": "Acme Forge"},
    }
    script = json.dumps(stated)
    return f'<!doctype html><html><body><script type="application/ld+json">{script}</script></body></html>'.encode()


def test_a_public_page_stands_for_an_api_s_answer():
    found = read_recorded(BoardRef("ashby", "acme"), [("smith.html", _page("Smith"))], now=NOW)
    assert [(file, posting.title, posting.company) for file, posting in found.postings] == [
        ("smith.html", "Smith", "Acme Forge")
    ]


def test_a_page_without_its_number_completes_the_listed_posting_of_its_title():
    listed = {"result": [{"id": "4101", "jobOpeningName": "Smith"}, {"id": "4102", "jobOpeningName": "Clerk"}]}
    files = [("list.json", json.dumps(listed).encode()), ("clerk.html", _page("Clerk")), ("cook.html", _page("Cook"))]
    found = read_recorded(BoardRef("bamboohr", "acme"), files, now=NOW)
    assert [(posting.title, bool(posting.description_text)) for _, posting in found.postings] == [
        ("Smith", False),
        ("Clerk", True),
        ("Cook", True),
    ]
    assert found.postings[1][1].url == "https://acme.bamboohr.com/careers/4102"


def test_a_page_completes_the_listed_posting_of_its_title_though_that_has_a_text():
    key = "0123456789ABCDEF0123456789ABCDEF"
    rows = [{"jobId": 7701, "jobTitle": "Smith", "description": "Forge iron"}, {"jobId": 7702, "jobTitle": "Clerk"}]
    listed = json.dumps({"jobPostingPreviews": rows}).encode()
    files = [("list.json", listed), ("smith.html", _page("Smith")), ("cook.html", _page("Cook"))]
    found = read_recorded(BoardRef("paycom", key), files, now=NOW)
    assert [(file, posting.title, posting.description_text) for file, posting in found.postings] == [
        ("list.json", "Smith", "Smith wanted at the forge."),
        ("list.json", "Clerk", ""),
        ("cook.html", "Cook", "Cook wanted at the forge."),
    ]


def test_pages_of_one_title_without_a_list_are_several_postings():
    pages = [(f"{one}.html", _page("Smith").replace(b"the forge", f"forge {one}".encode())) for one in (1, 2)]
    found = read_recorded(BoardRef("paycom", "0" * 32), pages, now=NOW)
    assert [posting.description_text for _, posting in found.postings] == [
        "Smith wanted at forge 1.",
        "Smith wanted at forge 2.",
    ]


def test_a_full_posting_keeps_what_only_its_list_entry_says():
    entry = {"id": "7440001", "name": "Smith", "company": {"identifier": "Acme"}, "refNumber": "R7"}
    sections = {"jobDescription": {"text": "<p>Forge.</p>"}}
    full = {"id": "7440001", "name": "Smith", "company": {"identifier": "Acme"}, "jobAd": {"sections": sections}}
    files = [("list.json", json.dumps({"content": [entry]}).encode()), ("smith.json", json.dumps(full).encode())]
    [(file, posting)] = read_recorded(BoardRef("smartrecruiters", "Acme"), files, now=NOW).postings
    assert (file, posting.description_text, posting.requisition_id) == ("smith.json", "Forge.", "R7")


def test_what_holds_no_posting_is_said():
    found = read_recorded(BoardRef("ashby", "acme"), [("x.html", b"<!doctype html><p>Life at Acme</p>")], now=NOW)
    assert found.postings == []
    assert any("x.html" in note for note in found.notes)


def test_a_page_completes_a_listed_posting_of_a_provider_that_asks_for_no_details():
    identity = "0f7b2a10-1111-4222-8333-444455556666"
    row = (
        f'<div class="posting" data-qa-posting-id="{identity}">'
        f'<a class="posting-title" href="https://jobs.lever.co/acme/{identity}"><h5 data-qa="posting-name">Smith</h5>'
        "</a></div>"
    )
    board = f'<!doctype html><html><body><div class="postings-group">{row}</div></body></html>'.encode()
    own = _page("Smith").replace(b"</body>", f'<a href="/acme/{identity}/apply">Apply</a></body>'.encode())
    found = read_recorded(BoardRef("lever", "acme"), [("list.html", board), ("smith.html", own)], now=NOW)
    assert [(file, posting.title, posting.company) for file, posting in found.postings] == [
        ("list.html", "Smith", "Acme Forge")
    ]
    assert found.postings[0][1].description_text == "Smith wanted at the forge."
