"""Every reader gives an answer or a named error for anything, in bounded time."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bounded import within

from quiethire.ats import registry
from quiethire.crawling.needs_browser import is_shell
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ReadError
from quiethire.domain.exchange import Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.parsing import lenient_json
from quiethire.parsing.contract import Rejection
from quiethire.parsing.dates import parse_date
from quiethire.parsing.encoding import decode
from quiethire.parsing.extract import extract_postings
from quiethire.parsing.feeds import read_feed
from quiethire.parsing.html import sanitize, to_markdown, to_text
from quiethire.parsing.links import extract_links
from quiethire.parsing.normalize import normalize
from quiethire.parsing.page import Page
from quiethire.parsing.pay import find_pay, parse_pay, type_pay
from quiethire.parsing.places import resolve
from quiethire.parsing.sitemaps import read_sitemap, robots_sitemaps
from quiethire.parsing.wire import dump_drafts, dump_postings, load_drafts, load_postings

sys.path.insert(0, str(Path(__file__).parents[1] / "ats"))
from board_replay import exchanges
from rows import ROWS, Row

NOW = datetime(2026, 11, 20, tzinfo=UTC)
URL = "https://www.example.com/careers"
HEAD = b"<html><head><title>Careers - Example Kitchen</title></head><body><h1>Cook</h1>"
LD = b'<script type="application/ld+json">'
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(12))
    + b"]><rss><channel><item><title>&m;</title><link>https://www.example.com/1</link></item></channel></rss>"
)


def _repeated(unit: bytes, size: int) -> bytes:
    return unit * (size // len(unit))


PAGES: dict[str, Callable[[], bytes]] = {
    "one tag": lambda: HEAD + _repeated(b"<p>", 700_000),
    "nesting": lambda: HEAD + _repeated(b"<div>", 500_000) + b"text",
    "links": lambda: HEAD + b"".join(b"<a href=/jobs/%d>Cook</a>" % at for at in range(30_000)),
    "one link, ten megabytes": lambda: HEAD + b"<a href='/jobs/" + b"1" * 10_000_000 + b"'>Cook</a>",
    "headings": lambda: HEAD + _repeated(b"<h2>Cook</h2><p>We seek a cook. Apply now.</p>", 600_000),
    "rows": lambda: HEAD + b"<table>" + _repeated(b"<tr><td>Cook<td>Berlin", 600_000),
    "options": lambda: HEAD + b"<select>" + _repeated(b"<option>Berlin", 600_000),
    "text under deep blocks": lambda: HEAD + b"<div>" * 500 + _repeated(b"we pay $100 a year ", 5_000_000),
    "100,000 JSON-LD scripts": lambda: HEAD + (LD + b"{}</script>") * 100_000,
    "100,000 broken JSON-LD scripts": lambda: HEAD + (LD + b'{"@type":"JobPosting" "title"</script>') * 100_000,
    "JSON-LD nested 100,000 deep": lambda: HEAD + LD + b'{"@type":"JobPosting","a":' + b"[" * 100_000 + b"</script>",
    "closed JSON-LD nested 100,000 deep": lambda: (
        HEAD + LD + b'{"@type":"JobPosting","a":' + b"[" * 100_000 + b"]" * 100_000 + b"}</script>"
    ),
    "a number of 10,000 digits": lambda: (
        HEAD + LD + b'{"@type":"JobPosting","title":"Cook","baseSalary":' + b"9" * 10_000 + b"}</script>"
    ),
    "state that never ends": lambda: HEAD + b"<script>window.jobs={" + _repeated(b'"title":{', 1_000_000),
    "scripts in a drawing": lambda: HEAD + b"<svg>" + _repeated(b"<script>{}", 100_000),
    "comments": lambda: HEAD + _repeated(b"<!--", 3_000_000),
    "entities": lambda: HEAD + b"<p>" + _repeated(b"&amp;&#0;&#xD800;&notin", 1_000_000),
    "right-to-left": lambda: HEAD + "<h2>\u202ekooC\u2066</h2>".encode() * 10_000,
    "null characters": lambda: HEAD.replace(b"o", b"\x00o") + b"\x00" * 1_000_000,
    "UTF-16 without a mark": lambda: (HEAD.decode() + "<p>Köchin gesucht</p>" * 1_000).encode("utf-16-le"),
    "UTF-16 announced, UTF-8 sent": lambda: b"<meta charset=utf-16>" + HEAD + "<p>Köchin</p>".encode() * 1_000,
    "truncated characters": lambda: HEAD + ("Köchin" * 1_000).encode()[:-3] + b"\xe2\x82 <p>\xf0\x9f\x92",
    "an encoding that is none": lambda: b"<meta charset=hex>" + HEAD + b"\xff\xfe\x00",
    "entity bomb": lambda: BOMB,
    "feed of one tag": lambda: b"<rss><channel>" + _repeated(b"<item>", 600_000),
    "sitemap of one tag": lambda: b"<urlset>" + _repeated(b"<url><loc>", 1_000_000),
    "attributes in a feed": lambda: b"<rss><channel><item " + _repeated(b"a='", 1_000_000),
    "all bytes": lambda: bytes(range(256)) * 4_000,
    "spaces in JSON": lambda: b"[" + _repeated(b" \xc2\xa0", 1_000_000) + b"-->",
    "surrogates": lambda: HEAD + LD + b'{"@type":"JobPosting","title":"Co\\ud800ok\\u0000","url":"\\udc00"}</script>',
}
READERS: dict[str, Callable[[Page], object]] = {
    "postings": lambda page: extract_postings(page, now=NOW),
    "links": extract_links,
    "board": registry.match_page,
    "feed": lambda page: read_feed(page.body, URL),
    "sitemap": lambda page: read_sitemap(page.body, URL),
    "robots": lambda page: robots_sitemaps(decode(page.body), URL),
    "json": lambda page: lenient_json.loads(page.markup),
    "shell": lambda page: is_shell(page.body, "text/html"),
}


@pytest.mark.parametrize("made", PAGES)
def test_readers_of_pages_take_bounded_time(made: str) -> None:
    page = Page(URL, PAGES[made]())
    for name, reader in READERS.items():
        answer = within(lambda: reader(page))  # noqa: B023 - called at once
        if name == "postings":
            assert not [one for one in answer.rejected if one.where.startswith("strategy")]
            assert load_postings(dump_postings(answer.postings)) == list(answer.postings)
        elif name == "links":
            for link in answer.links:
                link.url.encode()


def test_entities_are_not_expanded() -> None:
    entry = read_feed(BOMB, URL).entries[0]
    assert len(entry.title) < 100


@pytest.mark.parametrize("charset", ["hex", "zlib", "idna", "undefined", "unicode_escape", "base64", "rot13", "utf-7"])
def test_only_encodings_of_the_web_are_believed(charset: str) -> None:
    assert decode(b"caf\xe9 \\ud800", f"text/html; charset={charset}") == "café \\ud800"
    assert decode(f"<meta charset={charset}>".encode() + b"caf\xe9").endswith("café")


def test_what_no_store_takes_is_not_handed_on() -> None:
    script = b'{"@type":"JobPosting","title":"Co\\ud800ok\\u0000","description":"\\udfff We cook."}'
    reading = extract_postings(Page("https://www.example.com/jobs/cook", HEAD + LD + script + b"</script>"), now=NOW)
    assert [posting.title for posting in reading.postings] == ["Co\ufffdok"]
    assert "\ufffd We cook." in reading.postings[0].description_text


UNITS = (
    " ", "\n", "a", "1 ", "1.", "1,", "1 000", "$1", "€1-", "1k-", "a-", "((", "<", "<p>", "&", "&lt;", "remote ",
    "not remote ", "5 years ", "1 day ", "12/12/", "visa ", "berlin, ", "a|", "{", "http://[", "<![CDATA[", "• a\n",
    "<b>x</b>", "<a href=x>y", "<ul><li>", "<div>", "<form>", "\u202e", "中", "\ud800", "\x00", "pay $1k a year ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_readers_of_texts_take_bounded_time(unit: str) -> None:
    text = unit * (150_000 // len(unit))
    lines = PostingDraft(
        url="https://www.example.com/1",
        title=text,
        company=text,
        places=(PlaceText(text=text), PlaceText(city=text, region=text, country=text)),
        workplace_text=text,
        remote_from=(text,),
        employment_text=(text,),
        pay=PayText(text=text, minimum=text, maximum=text, currency=text, period=text),
        description_html=text,
        requirements=(text,),
        posted_text=text,
        valid_through_text=text,
        application_url=text,
        language=text,
    )
    outcome = within(lambda: normalize(lines, now=NOW))
    if not isinstance(outcome, Rejection):
        assert load_postings(dump_postings([outcome])) == [outcome]
    within(lambda: (find_pay(text), parse_pay(text), resolve(PlaceText(text=text)), parse_date(text, now=NOW)))
    within(lambda: (sanitize(text, base_url=URL), to_text(text), to_markdown(text[:20_000])))


def test_numbers_of_any_length_are_no_pay() -> None:
    for amount in ("9" * 10_000, 10**400, float("inf"), float("nan"), "1e999", "-" * 10_000):
        pay = type_pay(PayText(minimum=amount, maximum=amount, currency="EUR", period="year"))
        assert pay is None or pay.minimum is None
    draft = PostingDraft("https://www.example.com/1", title="Cook", pay=PayText(minimum=10**9_000, text="$10 an hour"))
    assert not isinstance(normalize(draft, now=NOW), Rejection)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda body: body[: len(body) // 2],
    "nested": lambda _: b"[" * 100_000,
    "nested and closed": lambda _: b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "one tag": lambda _: b"<html><body>" + b"<div>" * 20_000 + b"</html>",
    "a large number": lambda _: b'{"jobs":[{"id":' + b"9" * 10_000 + b"}]}",
    "surrogates": lambda body: body.replace(b'":"', b'":"\\ud800\\u0000').replace(b'": "', b'": "\\ud800\\u0000'),
    "entity bomb": lambda _: BOMB,
    "wide": lambda body: body.decode(errors="replace").encode("utf-16"),
    "nulls": lambda body: body.replace(b"e", b"\x00e"),
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.board.provider)
def test_damaged_answers_are_read_or_refused_by_name(row: Row) -> None:
    exchange = exchanges(row.board.provider)[0]
    for damage in DAMAGE.values():
        response = Response(exchange.url, 200, damage(exchange.body), exchange.headers, requested_url=exchange.url)
        draft = PostingDraft(url=exchange.url, external_id="1")
        for read in (
            lambda: registry.read(row.board, response).drafts,  # noqa: B023 - called at once
            lambda: (registry.read_detail(row.board, draft, response),),  # noqa: B023
        ):
            try:
                drafts = within(read)
            except ReadError:
                continue
            assert load_drafts(dump_drafts(drafts)) == list(drafts)
            for one in drafts:
                normalize(one, now=NOW, board=row.board)


def test_damage_reaches_the_drafts() -> None:
    body = json.dumps({"jobs": [{"id": 1, "title": "Cook"}]}).encode()
    assert b"\\ud800" in DAMAGE["surrogates"](body)
