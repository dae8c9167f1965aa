# ruff: noqa: E501  (markup is kept in one piece)
"""Any bytes give a result in bounded time: deep nesting, one tag for ever, bad encodings, null bytes, mutated pages."""

import random
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages_of_vendors import NOT_POSTINGS, SAMPLES

from quiethire.parsing.extract import extract_drafts, extract_postings
from quiethire.parsing.page import Page

NOW = datetime(2026, 4, 1, tzinfo=UTC)
URL = "https://jobs.example.example/jobs/cook"
HEAD = b"<html><head><title>Cook - Example Kitchen</title></head><body><h1>Cook</h1>"
PAGES = [sample.html for sample in SAMPLES.values()] + [html for _, html in NOT_POSTINGS.values()]

HOSTILE = {
    "deep divs": HEAD + b"<div>" * 100_000 + b"text",
    "deep lists": HEAD + b"<ul><li>" * 50_000 + b"text",
    "deep spans": HEAD + b"<span>" * 100_000 + b"text",
    "one tag": HEAD + b"<p>" * 1_000_000,
    "unclosed attribute": HEAD + b'<a href="' * 100_000,
    "many attributes": HEAD + b"<p " + b" ".join(b"a%d=1" % n for n in range(10_000)) + b">x</p>",
    "one long word": HEAD + b"<p>" + b"a" * 2_000_000 + b"</p>",
    "spaces": HEAD + b"<p>" + b" \n\t" * 700_000 + b"</p>",
    "colons": HEAD + b"<p>" + b"location: " * 100_000 + b"</p>",
    "breaks": HEAD + b"<p>" + b"Location: x<br>" * 50_000 + b"</p>",
    "links": HEAD + b"<a href=/jobs/engineer-1>Engineer</a>" * 20_000,
    "json-ld": HEAD
    + b'<script type="application/ld+json">{"@type":"JobPosting","title":"'
    + b'\\"' * 300_000
    + b"</script>",
    "nested json-ld": HEAD + b'<script type="application/ld+json">' + b'{"@graph":[' * 50_000 + b"</script>",
    "state": HEAD + b'<script>window.x = {"description":"employment location title' + b"{[" * 200_000 + b"</script>",
    "entities": HEAD + b"<p>" + b"&amp;lt;" * 200_000 + b"</p>",
    "nulls": HEAD.replace(b"o", b"\x00o") + b"\x00" * 100_000,
    "utf-16": b"\xff\xfe" + ("<html><h1>Cook</h1><p>" + "text " * 100).encode("utf-16-le"),
    "wrong charset": b"<meta charset=utf-16><h1>Caf\xe9</h1>" + b"<p>text</p>" * 50,
    "unknown charset": b"<meta charset=x-none><h1>Caf\xe9</h1>" + b"<p>text</p>" * 50,
    "right-to-left": HEAD + "\u202e\u2066kooC\u2069 \u200f".encode() * 5_000,
    "comments": HEAD + b"<!--" * 200_000,
    "empty": b"",
    "not html": bytes(range(256)) * 2_000,
    "microdata": HEAD + b'<div itemscope itemtype="https://schema.org/JobPosting"><b itemprop=title>x</b>' * 2_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_take_bounded_time(name: str) -> None:
    started = time.process_time()
    reading = extract_postings(Page(URL, HOSTILE[name]), now=NOW)
    assert time.process_time() - started < 8
    assert not [refused for refused in reading.rejected if refused.where.startswith("strategy")]


@given(st.binary(max_size=2_000))
@settings(max_examples=100, deadline=None)
def test_any_bytes(body: bytes) -> None:
    reading = extract_postings(Page(URL, body), now=NOW)
    assert not [refused for refused in reading.rejected if refused.where.startswith("strategy")]


@given(st.sampled_from(PAGES), st.integers(0, 2**32), st.sampled_from(["drop", "repeat", "swap", "cut", "noise"]))
@settings(max_examples=150, deadline=None)
def test_mutated_pages(html: str, seed: int, kind: str) -> None:
    random_ = random.Random(seed)
    pieces = html.replace("<", "\x00<").split("\x00")
    for _ in range(1 + seed % 6):
        at = random_.randrange(len(pieces))
        if kind == "drop":
            pieces[at] = ""
        elif kind == "repeat":
            pieces[at] *= random_.randrange(2, 30)
        elif kind == "swap":
            other = random_.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
        elif kind == "cut":
            pieces = pieces[: at + 1]
        else:
            pieces[at] = "".join(random_.choice("<>&\"' :\n\u00a0é/=-") for _ in range(12)) + pieces[at]
    reading = extract_postings(Page(URL, "".join(pieces).encode()), now=NOW)
    assert not [refused for refused in reading.rejected if refused.where.startswith("strategy")]
    for posting in reading.postings:
        assert posting.title.strip()
        assert posting.url.startswith("https://")


def test_cost_grows_about_linearly() -> None:
    entry = "<li>Plan and run the kitchen with a small team, every day of the week</li>"

    def cost(count: int) -> float:
        body = f"<html><title>Cook - Example</title><body><h1>Cook</h1><h2>Requirements</h2><ul>{entry * count}</ul>".encode()
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            extract_drafts(Page(URL, body))
            best = min(best, time.process_time() - started)
        return best

    assert cost(16_000) < 8 * 3 * max(cost(2_000), 0.005)
