"""Short cuts of reading say what the long ways say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.domain.draft import PostingDraft
from quiethire.domain.pay import PayText
from quiethire.domain.provenance import Provenance
from quiethire.parsing import depth, feeds
from quiethire.parsing.encoding import decode, decoded
from quiethire.parsing.listing.hosts import names_public_board
from quiethire.parsing.outlining import outline_of
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page import phrases
from quiethire.parsing.storable import storable_draft
from quiethire.parsing.words import fold

URL = "https://works.example/jobs/1"


@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_a_body_is_called_utf8_only_where_its_text_is_that(body: bytes) -> None:
    text, plain = decoded(body)
    assert text == decode(body)
    assert not plain or text.encode() == body


def test_scripts_items_and_base_are_listed_together() -> None:
    page = Page(
        URL,
        b'<base href="/a/"><div itemtype="x"></div><SCRIPT TYPE="Application/LD+JSON" itemtype="y">{"a":1}</SCRIPT>'
        b'<script src="/x.js"></script><script id=s>var a</script>',
    )
    assert [(one.kind, one.identity, one.external, one.text) for one in page.scripts] == [
        ("application/ld+json", "", False, '{"a":1}'),
        ("", "", True, ""),
        ("", "s", False, "var a"),
    ]
    assert page.ld_scripts == ('{"a":1}',)
    assert page.has_items
    assert page.base_url == "https://works.example/a/"
    assert not Page(URL, b"<base href=/a/><script>1</script><p>text").has_items


@pytest.mark.parametrize(
    "flawed",
    [
        {"title": "a\x00b"},
        {"title": "\ud800"},
        {"title": "x" * 5_000},
        {"description_html": "<p>\ud800</p>"},
        {"description_text": "a\x00"},
        {"requirements": ("",) * 1_500},
        {"pay": PayText(minimum=10**16)},
        {"provenance": {"title": Provenance("html", "h1\x00")}},
        {"provenance": {"title": Provenance("html", "h1", 0.5, ("meta: \ud800",))}},
    ],
)
def test_no_flaw_of_a_draft_is_passed_over(flawed: dict[str, object]) -> None:
    draft = PostingDraft(url=URL, **flawed)  # type: ignore[arg-type]
    assert storable_draft(draft) != draft


def test_a_usual_draft_is_returned_as_it_is() -> None:
    draft = PostingDraft(url=URL, title="Ingénieur", provenance={"title": Provenance("html", "h1")})
    assert storable_draft(draft) is draft


@given(st.lists(st.sampled_from([*phrases.HIRING_WORDS.pieces[::3], "we", "you will", "vous", "and then"]), max_size=8))
def test_hiring_words_are_counted_as_if_one_by_one(said: list[str]) -> None:
    text = " ".join(said)
    words = phrases.HIRING_WORDS
    assert words.how_many(text) == sum(phrase in text for phrase in words.pieces)
    assert words.said_in(text) == any(phrase in text for phrase in words.pieces)


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://de.linkedin.com/jobs/view/123", True),
        ("https://WWW.LinkedIn.com/jobs/view/123", True),
        ("https://www.linkedin.com/company/works", False),
        ("window.open('https://www.stepstone.de/stellenangebote--Koch--1.html')", True),
        ("https://www.xing.com/x?job=12", True),
        ("https://works.example/jobs/view/1", False),
    ],
)
def test_addresses_of_public_boards_are_noticed(address: str, is_one: bool) -> None:
    assert names_public_board(address) is is_one


@pytest.mark.parametrize(
    ("start", "is_feed"),
    [
        (b"<!DOCTYPE html><html lang=en>", False),
        (b"\xef\xbb\xbf\n<!doctype HTML >\n<html>", False),
        (b"<html xmlns='x'>", False),
        (b"<!DOCTYPE html><rss>", True),
        (b"<?xml version='1.0'?><!-- a --><feed>", True),
        (b"<htmlx><rss>", False),
    ],
)
def test_a_feed_is_told_by_its_start(start: bytes, is_feed: bool) -> None:
    assert feeds.looks_like_feed(start) is is_feed


def _filled(start: str, end: str = "") -> str:
    return start + f"<p class=a>{'x' * 1_000}</p>" * (depth.LONG // 1_000) + end


_LONG_COMPARISON = "<script>if (a<b " + " ".join(f"c{n}" for n in range(300)) + ")>0</script>"


@pytest.mark.parametrize(
    "tag",
    [
        "<a " + " ".join(f"a{n}='>'" for n in range(300)) + ">",
        *(
            drawing + _LONG_COMPARISON
            for drawing in (
                "<svg>",
                "<SVG/a>",
                "<math>",
                "<svg><path d='</svg>'>",
                "<svg><!-- </svg> -->",
                "<svg><svg></svg>",
                "<svg><g title='<svg></svg>'>",
                "<svg><title><textarea></svg></textarea></title>",
                "<svg></svg ><svg>",
                "<svg><desc></svg>",
                "<p a='<svg></svg>'><svg b>",
            )
        ),
        "<p title='",
        "<![CDATA[ x ]]>",
    ],
)
def test_long_documents_with_a_suspect_tag_are_rewritten(tag: str) -> None:
    markup = _filled("", tag)
    assert depth.shallow(markup) is not markup


@pytest.mark.parametrize(
    "tag",
    [
        "<!-- <a " + "b " * 300 + "> -->",
        "<script>//<![CDATA[\na<b && c>d\n//]]></script>",
        "a < b",
        "<a b=c>",
        _LONG_COMPARISON,
        "<svg viewBox='0 0 1 1'><g><path d='M0 0'/></g></svg>" + _LONG_COMPARISON,
    ],
)
def test_long_documents_without_are_left_as_they_are(tag: str) -> None:
    markup = _filled(tag)
    assert depth.shallow(markup) is markup


def test_white_space_between_elements_makes_no_block_and_joins_no_words() -> None:
    page = Page(URL, "<div> <span class=a></span> \n<p> One <b>two</b>\n</p>\u00a0<p>\u3000</p> three </div>".encode())
    outline = outline_of(page)
    assert [(block.text, block.marks) for block in outline.blocks] == [("One two", []), ("three", [])]


@given(st.text(max_size=250))
def test_folding_keeps_the_length_and_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert len(folded) == len(text.lower())
