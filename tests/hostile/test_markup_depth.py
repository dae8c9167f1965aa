"""Markup is parsed in bounded time, and what is no attack is left as it is."""

import random
import time

import pytest
from bounded import within
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from quiethire.parsing import depth
from quiethire.parsing.depth import DEEPEST, FEW, MOST_ATTRIBUTES, shallow

LARGE = 1_500_000
"""Characters: as they are, each shape takes lexbor from seconds to an hour."""


def repeated(unit: str, size: int = LARGE) -> str:
    return unit * (size // len(unit))


def numbered(unit: str, count: int) -> str:
    return "".join(unit % number for number in range(count))


SUPERLINEAR = {
    "nested blocks": lambda: repeated("<div>"),
    "nested and closed": lambda: "<div>" * 300_000 + "</div>" * 300_000,
    "closed by the wrong tag": lambda: repeated("<div></x>"),
    "hidden from their end tags": lambda: repeated("<div><object></div></object>"),
    "formatting opened again by each block": lambda: numbered("<b id=%d><p>", 200_000),
    "fonts opened again by each word": lambda: numbered("<div><font id=%d></div>x", 150_000),
    "formatting across blocks": lambda: repeated("<b>" * 400 + "<div>" + "</b>" * 400),
    "links in links": lambda: numbered("<a id=%d><p>", 200_000),
    "tables in cells": lambda: repeated("<table><tr><td>"),
    "words before rows": lambda: repeated("<table>x"),
    "options": lambda: "<select>" + repeated("<option>"),
    "groups of options": lambda: "<select>" + repeated("<optgroup><option>"),
    "attributes": lambda: "<p " + numbered("a%d=1 ", 250_000) + ">",
    "attributes that never end": lambda: "<p " + numbered("a%d=1 ", 250_000),
    "attributes with the end of a tag in them": lambda: "<p " + numbered('a%d=">" ', 200_000) + ">",
    "attributes of one body": lambda: numbered("<body a%d=1>", 200_000),
    "attributes after a script in a drawing": lambda: (
        "<svg><script><![CDATA[ > <a x=' ]]></script><p " + numbered("a%d=1 ", 250_000) + ">"
    ),
    "end tags under deep blocks": lambda: "<span>" * 2_900 + repeated("</i>"),
    "paragraphs under deep blocks": lambda: "<span>" * 500 + repeated("<p></p>"),
    "entries under deep blocks": lambda: "<li><ul>" + "<span>" * 500 + repeated("</li>"),
    "drawings": lambda: repeated("<svg><foreignObject><div>"),
    "templates": lambda: repeated("<template>"),
    "quotes that are none": lambda: repeated('<p ">'),
}


@pytest.mark.parametrize("name", SUPERLINEAR)
def test_megabytes_are_parsed_in_bounded_time(name: str) -> None:
    markup = SUPERLINEAR[name]()
    within(lambda: LexborHTMLParser(shallow(markup)))


def test_ten_megabytes_of_one_tag_are_parsed_in_bounded_time() -> None:
    markup = "<div>" * 2_000_000
    within(lambda: LexborHTMLParser(shallow(markup)))


@pytest.mark.parametrize("name", ["nested blocks", "hidden from their end tags", "formatting across blocks"])
def test_nothing_nests_deeper_than_browsers_do(name: str) -> None:
    tree = LexborHTMLParser(shallow(SUPERLINEAR[name]()[:300_000]))
    assert _height(tree.root) <= 2 * DEEPEST + 10  # a crossed formatting element may stay open beside its block


def _height(root: LexborNode | None) -> int:
    height, level = 0, [root] if root else []
    while level:
        level = [child for node in level for child in node.iter(include_text=False)]
        height += 1
    return height


def test_ordinary_markup_is_returned_itself() -> None:
    page = (
        "<html><body><ul>" + "<li><a href=/jobs/1>Cook</a><br>" * (FEW // 3 - 10) + "</ul><p data-page='" + "x" * 90_000
    )
    assert shallow(page + "'>") == page + "'>"
    assert shallow("") == ""


def test_few_attributes_too_many_are_left_out() -> None:
    made = shallow("<p class=kept " + numbered("a%d ", 40_000) + ">words")
    node = LexborHTMLParser(made).css_first("p")
    assert node is not None
    assert len(node.attributes) == MOST_ATTRIBUTES
    assert node.attributes["class"] == "kept"
    assert node.text() == "words"


def test_a_long_script_is_not_touched() -> None:
    script = "<script>var a = '<p " + "b " * 200_000 + "'; if (a<b) { c() }</script>"
    assert shallow(f"<p>x{script}") == f"<p>x{script}"


# What sloppy authors write; {0} is where a long page stands, so that it is rewritten.
SLOPPY = (
    "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
    "<p>a<p>b<div>c</div><p>d",
    "<dl><dt>a<dd>b<dt>c<dd>d</dl>",
    "<table><tr><td>a<td>b<tr><td>c<table><tr><td>d</table></table>e",
    "<b>a<i>b</b>c</i>d",
    "<select><option>a<option>b</select>c",
    "<h2>a</h2></div></p><h3>b",
    "<div><span>a</div>b</span>",
    "a < b <3 c<!-- <div> --><!--><p>d<!-- x --!><p>e",
    "<script>if (a<b) x('</div>')</script><style>a<b</style><textarea><div></textarea>f",
    '<a href="/1">a</a><a href="/2">b<p>c</a>d',
    "<form><p>a<input><br>b</form>c",
    "<article><header><h1>a</h1></header><section>b</section></article>",
    "<svg><path d='M0'/><g><rect/></g></svg>c<p>d",
)


@pytest.mark.parametrize("markup", SLOPPY)
def test_rewriting_leaves_the_words_links_and_blocks_of_sloppy_pages(markup: str) -> None:
    long = markup + "<hr>" + "<p>x</p>" * 3 + "<br>" * (FEW + 1)
    made = shallow(long)
    assert made is not long
    before, after = LexborHTMLParser(long), LexborHTMLParser(made)
    for selector in ("li", "p:not(:empty)", "div", "dd", "td", "h1, h2, h3", "a", "script", "option", "section"):
        words = [[" ".join(node.text().split()) for node in tree.css(selector)] for tree in (before, after)]
        assert words[0] == words[1], selector
    assert before.text().split() == after.text().split()


def test_the_end_of_a_long_list_is_still_there() -> None:
    entry = '<tr><td><a href="/jobs/%d">Cook %d</a><td>Berlin<td><b>new<br></tr>'
    page = "<table>" + "".join(entry % (number, number) for number in range(20_000)) + "</table>"
    links = LexborHTMLParser(shallow(page)).css("a")
    assert len(links) == 20_000
    assert links[-1].attributes["href"] == "/jobs/19999"
    assert links[-1].text() == "Cook 19999"


TAGS = (
    "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<b id=2>", "<a href=x>", "</a>", "<table>", "</table>", "<tr>",
    "<td>", "</td>", "<ul>", "</ul>", "<li>", "</li>", "<svg>", "</svg>", "<title>", "</title>", "<script>",
    "</script>", "<!--", "-->", "<select>", "<option>", "</select>", "<object>", "</object>", "<button>", "<i>", "</i>",
    "<template>", "</template>", "<math>", "x", '"', "'>", "<p a='", "<![CDATA[", "]]>", "<br/>", "</x>", "<h1>",
    "<style>", "</style>", "<form>", "</form>", "<nobr>", "<span>", "</span>", "<dd>", "<body>", "<frameset>", "<",
)  # fmt: skip


@given(st.lists(st.sampled_from(TAGS), min_size=1, max_size=8), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_no_unit_of_tags_repeated_takes_long(unit: list[str], spread: int) -> None:
    dice = random.Random(str(unit))
    markup = "".join("".join(dice.choices(unit, k=len(unit) * spread)) for _ in range(3_000))
    markup += "".join(unit) * 3_000
    began = time.process_time()
    tree = LexborHTMLParser(shallow(markup))
    assert time.process_time() - began < 1.5
    assert tree.root is not None


def test_limits_are_far_from_what_pages_have() -> None:
    assert depth.MOST_TAGS >= 500_000
    assert DEEPEST == 512
