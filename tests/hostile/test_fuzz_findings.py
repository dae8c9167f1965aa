"""What fuzzing found, kept as the smallest input of its kind. Each of these failed, or took seconds, when found."""

import time
from datetime import UTC, datetime

import pytest
from bounded import within

from quiethire.ats import registry
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.parsing import lenient_json
from quiethire.parsing.contract import Rejection
from quiethire.parsing.extract import extract_postings
from quiethire.parsing.html import to_markdown, to_text
from quiethire.parsing.normalize import normalize
from quiethire.parsing.page import Page
from quiethire.parsing.pay import type_pay
from quiethire.parsing.places import resolve

NOW = datetime(2026, 11, 20, tzinfo=UTC)
URL = "https://www.example.com/jobs/cook"


def test_half_a_surrogate_pair_in_a_description_reaches_no_cleaner() -> None:
    script = (
        b'<script type="application/ld+json">{"@type":"JobPosting","title":"Cook","description":"a\\ud800"}</script>'
    )
    reading = extract_postings(Page(URL, script), now=NOW)
    assert [posting.description_text for posting in reading.postings] == ["a\ufffd"]


@pytest.mark.parametrize("field", ["company", "department", "external_id", "employment_text", "places"])
def test_null_characters_stay_outside(field: str) -> None:
    values = {"employment_text": ("x\x00y",), "places": (PlaceText(text="x\x00y"),)}
    posting = normalize(PostingDraft(URL, title="Cook", **{field: values.get(field, "x\x00y")}), now=NOW)
    assert not isinstance(posting, Rejection)
    assert "\x00" not in repr(posting)
    assert "\\x00" not in repr(posting)


@pytest.mark.parametrize("unit", ["<![CDATA[", "http://[", "<!DOCTYPE x ["])
def test_long_titles_take_bounded_time(unit: str) -> None:
    within(lambda: normalize(PostingDraft(URL, title=unit * 4_000), now=NOW), 1)


def test_places_without_end_take_bounded_time() -> None:
    within(lambda: resolve(PlaceText(city="London\ufffd\ufffd" * 5_000, region="x", country="y")), 1)


def test_deep_markup_becomes_its_words_where_markdown_gives_up() -> None:
    assert to_markdown("<blockquote>" * 900 + "words" + "</blockquote>" * 900).strip("> \n") == "words"
    assert to_text("<blockquote>" * 900 + "words") == "words"


@pytest.mark.parametrize(
    "text",
    ["[" + "\u00a0" * 90_000 + "x", "[[<sitemap>" * 9_000, '{"a":"b" "c" :' * 7_000, "{}{}{}{{{{<loc>]]>]]><p>}" * 200],
)
def test_damaged_json_is_mended_or_given_up_in_bounded_time(text: str) -> None:
    within(lambda: lenient_json.loads(text), 1)


@pytest.mark.parametrize("text", ["<!--[1]-->", "//<![CDATA[\n[1]\n//]]>", "/*<![CDATA[*/ [1] /*]]>*/", "<!-- [1] -->"])
def test_guards_of_scripts_are_still_taken_off(text: str) -> None:
    assert lenient_json.loads(text) == [[1]]


def test_scripts_nested_in_a_drawing_are_each_read_once() -> None:
    page = Page(URL, b"<svg>" + b"<script>" * 1_800 + b"{}" * 18_000)
    within(lambda: registry.match_page(page), 1)


@pytest.mark.parametrize("text", ["&" * 300_000, "&amp;" * 200_000])
def test_ampersands_take_bounded_time(text: str) -> None:
    within(lambda: to_text(f"<p>{text}"), 1)


def test_no_currency_makes_no_amount_plausible() -> None:
    assert type_pay(PayText(minimum=4, maximum=1_763_600_000_000, period="hour")) is None


def test_headings_in_deep_boxes_cost_little_more_than_others() -> None:
    heads = "".join(
        f"<div><h3>Part {number}</h3><p>Words of this part, so many of them that no reader could take it for a label "
        "or for a card beside the text.</p></div>"
        for number in range(4_000)
    )

    def cost(opened: str) -> float:
        intro = "<title>Cook</title><h1>Cook</h1><p>We are looking for a cook who likes soup and people.</p>"
        page = Page(URL, f"{intro}{opened}{heads}".encode())
        began = time.process_time()
        extract_postings(page, now=NOW)
        return time.process_time() - began

    cost("")  # what is loaded once
    assert cost("<section><div>" * 140) < 3 * cost("")  # 2.1 times; 4 times when every box was climbed


def test_a_careers_link_on_a_page_whose_address_is_none() -> None:
    page = Page("https://[broken/careers", b"<a href='https://boards.greenhouse.io/acmecorp'>Careers</a>")
    registry.match_page(page)


def test_rows_of_a_board_nested_without_end_take_bounded_time() -> None:
    row = '<li class=list-item data-job-id={0}><h3><a href="/jobs/{0}">Cook</a></h3><ul class=list-meta><li>Full time'
    body = "<span id=job-postings-number>3</span>" + "".join(row.format(number) for number in range(300))
    board = BoardRef("neogov", "saltmarsh")
    answer = Response("https://www.governmentjobs.com/careers/home/index?agency=saltmarsh&page=1", 200, body.encode())
    within(lambda: registry.read(board, answer), 1)


def test_rows_that_hold_rows_are_not_read_with_all_that_follow() -> None:
    inner = "".join(f"<ul><li class=list-item data-job-id={number}>" for number in range(120))
    body = f"<span id=job-postings-number>1</span>{inner}<h3><a href='/jobs/119'>Cook</a></h3>"
    answer = Response("https://www.governmentjobs.com/careers/home/index?agency=saltmarsh&page=1", 200, body.encode())
    reading = registry.read(BoardRef("neogov", "saltmarsh"), answer)
    assert [draft.title for draft in reading.drafts] == ["Cook"]
    assert not reading.rejected
