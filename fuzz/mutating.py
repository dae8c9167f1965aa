"""Damage that is more telling than flipped bits: whole tags and JSON parts dropped, repeated, swapped, nested, replaced.

libFuzzer's own mutations follow in half of the cases, with the dictionary of `words.dict`.
"""

import random
import re
from collections.abc import Callable

_PIECES = re.compile(rb"<[^<>]{0,400}>|[^<{}\[\],:\"]+|.", re.DOTALL)
MOST_PIECES = 4_000

WORDS = (
    b"<div>", b"</div>", b"<p>", b"<b>", b"</b>", b"<a href=/jobs/1>", b"</a>", b"<table>", b"<td>", b"<select>",
    b"<option>", b"<svg>", b"<template>", b"<script>", b"</script>", b'<script type="application/ld+json">', b"<!--",
    b"-->", b"<![CDATA[", b"]]>", b"<li>", b"</ul>", b"<h1>", b"<h2>", b"<br>", b"<title>", b"&lt;", b"&amp;lt;",
    b"&#0;", b"&#xD800;", b"\\ud800", b"\\u0000", b"\x00", b"\xff\xfe", b"\xc3", b"\xe2\x80\xae", b"\xef\xbb\xbf",
    b"null", b"true", b"[]", b"{}", b'""', b"-1", b"1e999", b"9" * 400, b"NaN", b'{"a":', b"[[", b"\\", b'"@type"',
    b'"JobPosting"', b'"@graph"', b"<loc>", b"<item>", b"<entry>", b"<link>", b"<!DOCTYPE x [", b"<!ENTITY a 'b'>",
    b"$", b"\xe2\x82\xac", b"100,000", b"1.000,00", b"k", b"-", b" to ", b"per year", b"remote", b"hybrid", b"in ",
    b"2026-02-31", b"31/12/9999", b"0000-00-00", b"days ago", b"https://", b"//", b"http://[", b"%", b"%ff", b"?", b"#",
    b"://:@", b"\xd7\x90", b"\xe0\xb8\x81", b"\xe4\xb8\xad", b"\xf0\x9f\x92\xa9", b"\t", b"\r\n", b"\x1e", b"\xc2\xa0",
)  # fmt: skip


def mutate(data: bytes, most: int, seed: int, plainly: Callable[[bytes, int], bytes]) -> bytes:
    """The input damaged once, at most `most` bytes. `plainly` is libFuzzer's own mutation."""
    dice = random.Random(seed)
    if dice.random() < 0.4:
        return plainly(data, most)
    head, separator, body = data.partition(b"\n")
    pieces = _PIECES.findall(body)[:MOST_PIECES]
    if not pieces:
        return plainly(data, most)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        at = dice.randrange(len(pieces))
        other = min(len(pieces), at + dice.choice((1, 1, 2, 5, 20)))
        match dice.randrange(8):
            case 0:
                pieces[at:other] = [b""]
            case 1:
                pieces[at:other] = pieces[at:other] * dice.choice((2, 2, 3, 10, 100, 1000))
            case 2:
                swapped = dice.randrange(len(pieces))
                pieces[at], pieces[swapped] = pieces[swapped], pieces[at]
            case 3:
                pieces[at] = dice.choice(WORDS)
            case 4:
                pieces.insert(at, dice.choice(WORDS))
            case 5:
                pieces[at] = dice.choice(WORDS) * dice.choice((2, 10, 300, 3000))
            case 6:
                pieces[at] = pieces[dice.randrange(len(pieces))]
            case _:
                pieces = pieces[: at + 1]
        if sum(map(len, pieces)) > 2 * most:
            break
        pieces = pieces[:MOST_PIECES]
    return (head + separator + b"".join(pieces))[:most]
