"""Descriptions: hostile HTML in, a safe small set of tags, text and Markdown out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from quiethire.parsing.html import sanitize, text_of_sanitized, to_markdown, to_text

BASE = "https://jobs.example/board/7"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p onclick=x>a<script>alert(1)</script><b>c</b></p>", "<p>a<b>c</b></p>"),
        ("<style>p{}</style><p>a</p><iframe src=x></iframe>", "<p>a</p>"),
        ('<p>a<img src="https://t.example/pixel.gif">b</p>', "<p>ab</p>"),
        ("<section>a</section><section>b</section>", "<div>a</div><div>b</div>"),
        ("<p>a</p><p>&nbsp;</p><p></p><p>b</p>", "<p>a</p><p>b</p>"),
        ("<p>a<button>Apply</button><select><option>x</option></select></p>", "<p>a</p>"),
        ("&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;", "<p>Fish &amp; chips</p>"),
        ("&amp;lt;p&amp;gt;twice&amp;lt;/p&amp;gt;", "<p>twice</p>"),
        ("Plain & simple\n\n- one\n- two", "<p>Plain &amp; simple</p><ul><li>one</li><li>two</li></ul>"),
        ("a <b>bold</b>\nnew line", "a <b>bold</b><br>new line"),
        ("", ""),
        ("   \n ", ""),
    ],
)
def test_sanitized(html: str, expected: str) -> None:
    assert sanitize(html, base_url=BASE) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/apply?a=1&amp;b=2", 'href="https://jobs.example/apply?a=1&amp;b=2"'),
        ("apply", 'href="https://jobs.example/board/apply"'),
        ("//cdn.example/x", 'href="https://cdn.example/x"'),
        ("https://a.example/x", 'href="https://a.example/x"'),
        ("mailto:jobs@a.example", 'href="mailto:jobs@a.example"'),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("http://[broken", None),
    ],
)
def test_links_are_absolute_or_gone(href: str, expected: str | None) -> None:
    cleaned = sanitize(f'<p><a href="{href}">x</a></p>', base_url=BASE)
    assert "x</a>" in cleaned
    assert (expected in cleaned) if expected else ("href" not in cleaned)
    assert 'rel="nofollow noopener noreferrer"' in cleaned


def test_a_form_is_furniture_unless_everything_stands_in_it() -> None:
    furniture = f"<p>{'The work. ' * 40}</p><form><label>Your name</label></form>"
    assert "Your name" not in sanitize(furniture, base_url=BASE)
    wrapped = f"<form id=aspnet><p>{'The work. ' * 40}</p></form>"
    assert "The work." in sanitize(wrapped, base_url=BASE)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a &amp; b<br>c</p><p>d</p>", "a & b\nc\n\nd"),
        ("<h3>You</h3><ul><li>x</li><li><p>y</p></li></ul><p>z</p>", "You\n\n• x\n• y\n\nz"),
        ("<ol><li>x</li><li>y</li></ol>", "1. x\n2. y"),
        ("<ul><li>x<ul><li>deep</li></ul></li><li>y</li></ul>", "• x\n• deep\n• y"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("<div>a</div><div>b</div>", "a\n\nb"),
        ("one\u00a0two\u200b  three", "one two three"),
        ("<p>fish<strong>er</strong>man</p>", "fisherman"),
    ],
)
def test_text(html: str, text: str) -> None:
    assert to_text(html) == text


def test_markdown() -> None:
    html = '<h2>You</h2><p>are <strong>kind</strong></p><ul><li>x</li></ul><p><a href="https://a.example/">go</a></p>'
    assert to_markdown(html) == "## You\n\nare **kind**\n\n- x\n\n[go](https://a.example/)"


def test_nothing_is_lost_of_a_long_description() -> None:
    words = [f"word{number}" for number in range(20_000)]
    assert to_text("".join(f"<p>{word}</p>" for word in words)).split() == words


_MARKUP = st.lists(
    st.sampled_from(["<p>", "</p>", "<ul>", "<li>", "</li>", "<b>", "<br>", "<script>", "&lt;", "&amp;", "<!--", "x",
                     " ", "\n", "<a href='", "'>", "<form>", "<svg onload=x>", "\x00", "<ol>", "</ol>", "<pre>", "•"]),
    max_size=40,
).map("".join)  # fmt: skip


@given(_MARKUP | st.text(max_size=200))
def test_whatever_comes_is_safe_and_cleaning_it_again_changes_nothing(html: str) -> None:
    once = sanitize(html, base_url=BASE)
    nodes = LexborHTMLParser(once).css("*")  # as a browser takes it apart: words within an address are no attributes
    assert not {"script", "svg", "form"} & {node.tag for node in nodes}
    assert not [name for node in nodes for name in node.attributes if name.startswith("on")]
    assert text_of_sanitized(sanitize(once, base_url=BASE)) == text_of_sanitized(once)


@given(_MARKUP)
def test_text_and_markdown_never_raise(html: str) -> None:
    assert "\n\n\n" not in to_text(html)
    to_markdown(html)
