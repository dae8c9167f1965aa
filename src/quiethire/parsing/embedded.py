"""State that scripts left in the page: the JSON values of frameworks, assignments and attributes.

Next.js (`__NEXT_DATA__`, and the "flight" rows of the app router), Nuxt 2 and 3, Remix, Redux-like `window.x = {…}`,
Inertia's `data-page` and other attributes with JSON. Nothing is evaluated: exactly one JSON value is decoded from
where it begins, and what is not JSON is mended or left alone.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

from quiethire.parsing import lenient_json
from quiethire.parsing.page import Page

MOST_CHARACTERS = 6_000_000
"""Of state read per page in all."""
_SHORTEST = 200

_ASSIGNED = re.compile(
    r"(?:window|self|globalThis)(?:\.([A-Za-z_$][\w$]{0,60})(?:\.[A-Za-z_$][\w$]{1,40})?|"
    r"\[[\"']([\w$ -]{2,60})[\"']\])\s*=\s*(?=[\[{(J\"'])"
    r"|(?:var|let|const)\s+([A-Za-z_$][\w$]{2,60})\s*=\s*(?=[\[{])"
)
_PARSED = re.compile(r"JSON\.parse\(\s*(?=[\"'`])(?:decodeURIComponent\()?")
_FLIGHT = re.compile(r"self\.__next_f\.push\(\s*(?=\[)")
_ROW = re.compile(r"^([0-9a-f]{1,6}):(T[0-9a-f]+,|[A-Z]{0,2})", re.MULTILINE)
_NUXT2 = re.compile(r"\(function\(([^()]{0,20000})\)\s*\{\s*return\s*(?=\{)")
_NAMED = re.compile(rb"data-(page|props|state|json|jobs?|initial-state|react-props)\s*=\s*[\"']?\s*[\[{&]")
"""Attributes with an object or a list in them, perhaps escaped."""
JOB_KEYS = tuple(
    """
    employment mployment_type jobType job_type applyUrl apply_url applyLink orkplace jobTitle job_title JobTitle
    ontractType contract_type equisition epartment ocation alary ommitment isRemote is_remote
    ualification esponsibilit
    """.split()  # noqa: SIM905  a paragraph is easier to keep than a column
)
"""Pieces of the names that fields of postings have; state without one of them is not read."""


def embedded_values(page: Page) -> Iterator[tuple[str, Any]]:
    """Each value with where it stands: "script#__NEXT_DATA__", "window.__STATE__", "[data-page]"."""
    body = page.body
    if b"escription" not in body and b'"content"' not in body and b'"body"' not in body:
        return
    budget = MOST_CHARACTERS
    flight: list[str] = []
    for number, (kind, identity, text) in enumerate(_scripts(page)):
        if len(text) > budget:
            continue
        budget -= len(text)
        if "json" in kind:
            yield from _json_script(f"script#{identity or number}", text)
        elif "__next_f" in text:
            flight.extend(_flight_strings(text))
        else:
            yield from _assignments(text)
    if flight:
        yield from _flight_rows("".join(flight))
    yield from _attributes(page, budget)


def _telling(text: str) -> bool:
    """Whether a script can hold a posting at all."""
    if "escription" not in text and '"content' not in text and '"body' not in text:
        return False
    found = 0
    for key in JOB_KEYS:
        if key in text:
            found += 1
            if found == 2:
                return "itle" in text or "name" in text
    return False


def _scripts(page: Page) -> Iterator[tuple[str, str, str]]:
    """Type, id and text of the scripts that can hold a posting."""
    for script in page.scripts:
        kind, text = script.kind, script.text
        if script.external or len(text) < _SHORTEST:
            continue
        if kind and ("ld+json" in kind or not ("json" in kind or "javascript" in kind or kind == "module")):
            continue
        if "__next_f" in text or _telling(text):
            yield kind, script.identity, text


def _json_script(where: str, text: str) -> Iterator[tuple[str, Any]]:
    for value in lenient_json.loads(text):
        if isinstance(value, list) and "__NUXT_DATA__" in where:
            revived = _revived(value)
            if revived is not None:
                yield where, revived
        elif isinstance(value, dict | list):
            yield where, value


def _assignments(text: str) -> Iterator[tuple[str, Any]]:
    found = 0
    end = 0
    for match in _ASSIGNED.finditer(text):
        if match.start() < end:
            continue
        found += 1
        if found > 60:
            return
        name = match.group(1) or match.group(2) or match.group(3)
        start = match.end()
        value: Any = None
        if text.startswith("JSON.parse", start) and (parsed := _PARSED.match(text, start)):
            literal = _string_literal(text, parsed.end())
            value = lenient_json.strict(literal) if literal else None
        elif text[start] in "[{":
            value = lenient_json.first_value(text, start)
            if value is None and _worth_mending(text, start):
                value = next(iter(lenient_json.loads(_balanced(text, start))), None)
        elif text[start] == "(" and (called := _NUXT2.match(text, start)):
            value = _called(text, called)
        elif text[start] in "\"'":
            literal = _string_literal(text, start)
            if literal and literal[:1] in "{[":
                value = lenient_json.strict(literal)
        if isinstance(value, dict | list) and value:
            yield f"window.{name}", value
            end = start + 1


def _worth_mending(text: str, start: int) -> bool:
    """Objects in JavaScript's own spelling, when they seem to hold postings."""
    probe = text[start : start + 200_000].lower()
    return "title" in probe and ("description" in probe or "job" in probe) and len(text) < 1_000_000


def _balanced(text: str, start: int) -> str:
    """The text from an opening bracket to its closing one; strings are skipped."""
    depth = 0
    position = start
    quote = ""
    for match in re.finditer(r"\\.|[\"'`\[\]{}]", text[start:]):
        mark = match.group()
        if quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'`":
            quote = mark
        elif mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
            if depth == 0:
                position = start + match.end()
                break
    return text[start:position]


def _string_literal(text: str, start: int) -> str | None:
    """The value of the JavaScript string that starts here."""
    quote = text[start : start + 1]
    match = re.compile(r"(?:[^\\" + re.escape(quote or '"') + r"]|\\.)*", re.DOTALL).match(text, start + 1)
    if not quote or match is None:
        return None
    raw = match.group()
    if quote != '"':
        raw = raw.replace("\\" + quote, quote).replace('"', '\\"').replace('\\\\"', '\\"')
    raw = re.sub(r"\\x([0-9a-fA-F]{2})", r"\\u00\1", raw)
    value = lenient_json.first_value(f'"{raw}"', 0)
    return value if isinstance(value, str) else None


def _called(text: str, match: re.Match[str]) -> Any:
    """Nuxt 2: the object a function returns, its parameters replaced by the arguments it is called with."""
    names = [name.strip() for name in match.group(1).split(",")]
    body = _balanced(text, match.end())
    rest = text.find("(", match.end() + len(body))
    if not body or rest < 0 or len(body) > 1_500_000:
        return None
    values = lenient_json.loads(lenient_json.mend(body, mark_words=True))
    arguments = lenient_json.loads(lenient_json.mend("[" + _arguments(text, rest) + "]", mark_words=True))
    if not values or not arguments or not isinstance(arguments[0], list):
        return None
    known = dict(zip(names, arguments[0], strict=False))

    def filled(value: Any, depth: int) -> Any:
        if isinstance(value, str) and value.startswith(lenient_json.WORD):
            return known.get(value[1:])
        if depth > 60:
            return None
        if isinstance(value, dict):
            return {key.removeprefix(lenient_json.WORD): filled(child, depth + 1) for key, child in value.items()}
        if isinstance(value, list):
            return [filled(child, depth + 1) for child in value]
        return value

    return filled(values[0], 0)


def _arguments(text: str, start: int) -> str:
    depth = 0
    quote = ""
    for match in re.finditer(r"\\.|[\"'`()]", text[start:]):
        mark = match.group()
        if quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'`":
            quote = mark
        elif mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
            if depth == 0:
                return text[start + 1 : start + match.start()]
    return ""


def _flight_strings(text: str) -> Iterator[str]:
    for match in _FLIGHT.finditer(text):
        value = lenient_json.first_value(text, match.end())
        if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str):
            yield value[1]


def _flight_rows(text: str) -> Iterator[tuple[str, Any]]:
    """The JSON rows of a flight stream; references to text rows ("$2a") are replaced by the text."""
    rows = list(_ROW.finditer(text))
    texts: dict[str, str] = {}
    values: list[tuple[str, Any]] = []
    skip_to = 0
    for row in rows:
        if row.start() < skip_to:
            continue
        identity, kind = row.groups()
        if kind.startswith("T"):
            size = int(kind[1:-1], 16)
            content = text[row.end() :].encode()[:size].decode("utf-8", errors="ignore") if size < 2_000_000 else ""
            texts[identity] = content
            skip_to = row.end() + len(content)
        elif not kind and text[row.end() : row.end() + 1] in ("[", "{"):
            value = lenient_json.first_value(text, row.end())
            if value is not None:
                values.append((identity, value))
    for identity, value in values:
        yield f"flight row {identity}", _with_texts(value, texts, 0)


def _with_texts(value: Any, texts: dict[str, str], depth: int) -> Any:
    if isinstance(value, str):
        return texts.get(value[1:], value) if value.startswith("$") and len(value) < 8 else value
    if depth > 80:
        return None
    if isinstance(value, dict):
        return {key: _with_texts(child, texts, depth + 1) for key, child in value.items()}
    if isinstance(value, list):
        return [_with_texts(child, texts, depth + 1) for child in value]
    return value


def _revived(flat: list[Any]) -> Any:
    """Nuxt 3 keeps its state as a flat list in which numbers are places of other entries."""
    budget = [60_000]

    def value_at(place: Any, depth: int) -> Any:
        if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(flat) or depth > 40:
            return None
        budget[0] -= 1
        if budget[0] < 0:
            return None
        entry = flat[place]
        if isinstance(entry, dict):
            return {key: value_at(child, depth + 1) for key, child in entry.items()}
        if isinstance(entry, list):
            if entry and isinstance(entry[0], str):
                return value_at(entry[1], depth + 1) if len(entry) > 1 else None
            return [value_at(child, depth + 1) for child in entry]
        return entry

    return value_at(0, 0) if flat else None


def _attributes(page: Page, budget: int) -> Iterator[tuple[str, Any]]:
    held: dict[str, list[str]] = {f"data-{name.decode()}": [] for name in dict.fromkeys(_NAMED.findall(page.body))}
    if not held:
        return
    # One query, since each walks the whole document; it gives a node once for each of its attributes.
    for node in {node.mem_id: node for node in page.tree.css(",".join(f"[{name}]" for name in held))}.values():
        attributes = node.attributes
        for name, texts in held.items():
            if name in attributes and len(texts) < 40:
                texts.append(attributes[name] or "")
    for name, texts in held.items():
        for text in texts:
            if _SHORTEST < len(text) < budget and text.lstrip()[:1] in "{[&":
                value = lenient_json.strict(text) or lenient_json.strict(html.unescape(text))
                if isinstance(value, dict | list):
                    yield f"[{name}]", value
