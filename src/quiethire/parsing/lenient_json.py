"""JSON as pages carry it: read strictly where it is valid, mended where the damage is common.

Seen in the wild (the catalogue's section on JobPosting mistakes): CDATA and comment guards, the whole block
HTML-escaped, raw line breaks inside strings, trailing commas, missing commas, JavaScript comments, single quotes,
`\\'` and `\\$` escapes, unescaped quotes in prose, several values in one script.
"""

import html
import json
import re
from typing import Any

import json_repair
import orjson

MOST_CHARACTERS = 1_000_000
"""Longer text is only read if it is valid."""
MOST_TO_REPAIR = 20_000
"""The last resort is slow on long text; nothing longer is given to it."""
_MOST_REPAIR_STEPS = 500_000
"""Brackets opened times characters: at the worst it reads the rest of the text for each (0.5 s for this many)."""

_LAX = json.JSONDecoder(strict=False)
_GUARD_BEFORE = re.compile(r"(?:(?://|/\*)?\s{0,20}<!\[CDATA\[\s{0,20}(?:\*/)?|<!--)")
_GUARD_AFTER = re.compile(r"(?:(?://|/\*)?\s{0,20}\]\]>\s{0,20}(?:\*/)?|(?://\s{0,20})?-->)$")
_GUARD_LENGTH = 60
_SPACE = re.compile(r"\s*")
_START = re.compile(r"[\[{]")
# One token of damaged JSON: a comment, white space, a quote, structure, or a bare word.
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|$))|(?P<space>\s+)|(?P<quote>["'])|(?P<mark>[\[\]{}:,])"""
    r"""|(?P<word>[^\s\[\]{}:,"'/]+|/)"""
)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$")
_STRING_STOP = {'"': re.compile(r'[\\"\x00-\x1f]'), "'": re.compile(r"[\\'\"\x00-\x1f]")}
_ESCAPED = {'"', "\\", "/", "b", "f", "n", "r", "t"}
_HEX4 = re.compile(r"[0-9a-fA-F]{4}")
# What follows a quote that really closes a string: a colon, a bracket, the end, or a comma and another value.
_CLOSES = re.compile(
    r"\s*(?::|[}\]]|$|,\s*(?:[\"'\[{}\]\d-]|true|false|null|[A-Za-z_$][\w$]{0,40}\s*:|//|/\*|$)|\"[\w@:]{1,40}\"\s*:|//|/\*)"
)
_KEY_CLOSES = re.compile(r"\s*:")


def loads(text: str, *, most_to_repair: int = MOST_TO_REPAIR) -> list[Any]:
    """The values in the text, in order; empty when nothing can be made of it. Never raises. `most_to_repair`: longer
    text is not given to the last resort, for callers that have many damaged texts."""
    text = text.strip().strip("\ufeff")
    value = strict(text)
    if value is not None:
        return [value]
    text = _unguarded(_unguarded(text)).rstrip(";")
    for attempt in (text, html.unescape(text) if "&quot;" in text or "&#34;" in text else ""):
        values = _in_sequence(attempt)
        if values:
            return values
    if not text or text[0] not in "[{" or len(text) > MOST_CHARACTERS:
        return []
    values = _in_sequence(mend(text))
    if values:
        return values
    return _last_resort(text) if len(text) <= most_to_repair else []


def _unguarded(text: str) -> str:
    """Without one guard of CDATA or comment at each end. Only the ends are looked at, however long the text."""
    text = text.strip()
    before = _GUARD_BEFORE.match(text)
    if before:
        text = text[before.end() :]
    after = _GUARD_AFTER.search(text, max(0, len(text) - _GUARD_LENGTH))
    return (text[: after.start()] if after else text).strip()


def strict(text: str) -> Any:
    """The value of valid JSON, else None."""
    try:
        return orjson.loads(text)
    except ValueError:
        return None


def first_value(text: str, start: int) -> Any:
    """The one JSON value that begins at `start`, whatever follows it; None when there is none."""
    try:
        value, _ = _LAX.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return value


def _in_sequence(text: str) -> list[Any]:
    """Values one after the other, with white space, commas or semicolons between them."""
    values: list[Any] = []
    position = 0
    while position < len(text):
        match = _START.search(text, position)
        if match is None or text[position : match.start()].strip(" \t\r\n,;"):
            return values
        try:
            value, position = _LAX.raw_decode(text, match.start())
        except (ValueError, RecursionError):
            return []
        values.append(value)
    return values


def _last_resort(text: str) -> list[Any]:
    if (text.count("{") + text.count("[")) * len(text) > _MOST_REPAIR_STEPS:
        return []
    try:
        value = json_repair.loads(text, skip_json_loads=True)
    except (ValueError, RecursionError, IndexError, KeyError, TypeError, AttributeError):
        return []
    return [value] if isinstance(value, dict | list) and value else []


WORD = "\x01"
"""Begins a string that was a bare word, where `mend` is asked to mark them."""


def mend(text: str, *, mark_words: bool = False) -> str:
    """The text with common damage repaired. One pass, linear. `mark_words`: bare words become strings that begin with
    WORD, so that a caller can tell a variable from a string."""
    out: list[str] = []
    position = 0
    last = ""  # the last mark or "value"
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            position += 1
            continue
        kind = match.lastgroup
        position = match.end()
        if kind in {"comment", "space"}:
            continue
        if kind == "mark":
            mark = match.group()
            if mark in "}]" and last == ",":
                out.pop()
            elif mark == "," and last in {",", "[", "{"}:
                continue
            elif mark in "[{" and last in {"value", "}", "]"}:
                out.append(",")
            out.append(mark)
            last = mark
            continue
        if last in {"value", "}", "]"}:
            out.append(",")
        if kind == "quote":
            expects_key = last in {"{", ","} and _inside_object(out)
            string, position = _string(text, position, match.group(), expects_key=expects_key)
            out.append(string)
        else:
            word = _word(match.group())
            out.append(word if not mark_words or word[0] != '"' else json.dumps(WORD + match.group()))
        last = "value"
    return "".join(out)


def _inside_object(out: list[str]) -> bool:
    """Whether the nearest open bracket is a brace; looks back a bounded way."""
    depth = 0
    for mark in reversed(out[-400:]):
        if mark in {"}", "]"}:
            depth += 1
        elif mark in {"{", "["}:
            if depth == 0:
                return mark == "{"
            depth -= 1
    return True


def _word(word: str) -> str:
    if word in {"true", "false", "null"} or _NUMBER.match(word):
        return word
    return "null" if word in {"undefined", "NaN", "None"} else json.dumps(word)


def _string(text: str, position: int, quote: str, *, expects_key: bool) -> tuple[str, int]:
    """The JSON spelling of the string that starts after its opening quote, and where it ends."""
    stop = _STRING_STOP[quote]
    closes = _KEY_CLOSES if expects_key else _CLOSES
    out = ['"']
    while True:
        match = stop.search(text, position)
        if match is None:
            out.append(text[position:])
            position = len(text)
            break
        out.append(text[position : match.start()])
        position = match.end()
        found = match.group()
        if found == "\\":
            following = text[position : position + 1]
            if following in _ESCAPED:
                out.append("\\" + following)
                position += 1
            elif following == "u" and _HEX4.match(text, position + 1):
                out.append(text[match.start() : position + 5])
                position += 5
            elif following in {"'", "$", "`", "&", "-", "(", ")"}:
                out.append(following)
                position += 1
            else:
                out.append("\\\\")
        elif found == quote:
            if closes.match(text, position):
                break
            out.append('\\"' if quote == '"' else "'")
        elif found == '"':
            out.append('\\"')
        else:
            out.append(f"\\u{ord(found):04x}")
    out.append('"')
    return "".join(out), position
