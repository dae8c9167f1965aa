"""Where an advertisement that states no place is: the place in its title, else the postal address the site prints.

Small firms with one house say no more than that.
"""

import re
from collections.abc import Sequence

from quiethire.parsing.outline import Outline
from quiethire.parsing.posting_page import labels
from quiethire.parsing.posting_page.chips import is_place
from quiethire.parsing.posting_page.facts import Fact
from quiethire.parsing.posting_page.head import Head
from quiethire.parsing.posting_page.title import Title, names_company
from quiethire.parsing.words import fold

_UPPER = "A-ZÀ-ÖØ-ÞŚŁŻŹĆČŘŠŽŐŰА-Я"
_WORD = rf"[{_UPPER}][\w'’.-]*[\w.]"
_NAME = rf"{_WORD}(?:[ -](?:{_WORD}|am|an|der|im|in|aan|den|de|la|le|les|sur|del|di|da|do|upon|on|ob|bei|a|i)){{0,4}}"
_CODE_FIRST = re.compile(
    rf"(?<![\w.,/-])(?:[A-Z]{{1,2}}-)?(?P<code>\d{{5}}|\d{{4}}(?: ?[A-Z]{{2}}(?=\s))?|\d{{2}}-\d{{3}}|"
    rf"\d{{3}} \d{{2}}|\d{{4}}-\d{{3}}|"
    rf"\d{{5}}-\d{{3}})[ ,]+(?P<city>{_NAME})"
)
_CITY_FIRST = re.compile(
    rf"(?P<city>{_NAME}),? (?:(?P<state>[A-Z]{{2,3}}),? (?:\d{{5}}(?:-\d{{4}})?|\d{{4}}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b"
    rf"|(?P<county>Co\. {_WORD})\b|(?=[A-Z]{{1,2}}\d[\dA-Z]? ?\d[A-Z]{{2}}\b))"
)
_STREET = re.compile(
    r"(?:str\.|stra(?:ß|ss)e|\bweg|weg\b|gasse|platz|allee|\bring|damm|ufer|hof\b|laan|straat|plein|kade|dreef|vej|gade|gata|gatan|"
    r"v[äa]gen|vei\b|veien|\brue\b|\bavenue|\bav\.|\bbd\b|boulevard|chemin|\bplace\b|route|impasse|\bvia\b|viale|piazza|corso|"
    r"calle|c/|avda|avenida|plaza|paseo|carrer|\brua\b|travessa|rodovia|\bul\.|ulica|aleja|rynek|street|\broad\b|\brd\b|\blane\b|\bave\b|"
    r"\bdrive\b|close\b|works\b|park\b|quay|industrie|gewerbe|markt|бул\.|ул\.|gmbh|ag\b|b\.?v\.?\b|\bab\b|s\.?r\.?l|ltd|e\.?k\.)",
    re.IGNORECASE,
)
_NO_CITY = re.compile(
    r"(?:euros?|eur|uhr|mitarbeit\w+|kund\w+|jahre\w*|stunden|tel\w*|fax\w*|copyright|alle|all|mo|mon|employees|people|ab|bis|"
    r"januar|februar|m[äa]rz|april|mai|juni|juli|august|september|oktober|november|dezember|the|we|our|and)\b",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(
    rf"\b(?:in|en|à|a|te|w|i|em|op|på|в|във|за)\s+({_WORD}(?:[ -]{_WORD}){{0,2}})(?=\s*(?:[-–—|,(]|$))"
)
_PIECES = re.compile(r"\s*[,|()·•]\s*|\s+[-–—]\s+")


def place_of_the_site(outline: Outline, head: Head, title: Title, body: Sequence[int]) -> list[Fact]:
    """The place in the titles ("… in Berlin", "…, Berlin"); else that of the one postal address on the page, or of
    the one among several that the text names. Empty where none is certain enough."""
    printed = _cities(outline, head.country)
    known = {text.partition(",")[0] for text in printed}
    for text in (title.text, head.title, head.og_title):
        for match in _IN_TITLE.finditer(text):
            if match.group(1) in known or is_place(match.group(1), head.country, small=True):
                return [Fact(labels.LOCATION, match.group(1), -1, 0.4, "title of the page")]
    for piece in (*_PIECES.split(title.text)[1:], *head.segments[1:]):
        if names_company(piece):
            continue
        if piece in known or (3 < len(piece) < 40 and fold(piece) not in head.host and is_place(piece, head.country)):
            return [Fact(labels.LOCATION, piece, -1, 0.38, "title of the page")]
    for segment in head.segments:
        # "<title>, Hillerstorp | Acme"
        rest = segment[len(title.text) :].strip(" ,-–—|·()") if segment.startswith(title.text) else ""
        if 2 < len(rest) < 40 and is_place(rest, head.country, small=True):
            return [Fact(labels.LOCATION, rest, -1, 0.36, "title of the page")]
    if len(known) > 1:
        words = "\n".join(outline.blocks[number].text for number in body[:40])
        named = {city for city in known if city in words}
        printed = (
            {text: at for text, at in printed.items() if text.partition(",")[0] in named} if len(named) == 1 else {}
        )
    if not printed:
        return []
    text, number = next(iter(printed.items()))
    return [Fact(labels.LOCATION, text, number, 0.3, "address of the site")]


def _cities(outline: Outline, country: str | None) -> dict[str, int]:
    """The places of the postal addresses on the page, each with the block it is printed in."""
    found: dict[str, int] = {}
    for number, block in enumerate(outline.blocks):
        if len(block.text) > 400 or not any(map(str.isdecimal, block.text)):
            continue
        above = outline.blocks[number - 1].text[-60:] if number else ""
        for pattern in (_CODE_FIRST, _CITY_FIRST):
            for match in pattern.finditer(block.text):
                if city := _city(match, f"{above}\n{block.text}", country):
                    found.setdefault(city, number)
    return found


def _city(match: re.Match[str], around: str, country: str | None) -> str | None:
    """The place of an address, with its state or county; None where neither the gazetteer nor a street says it is
    one."""
    city = match.group("city").strip(" .")
    parts = match.groupdict()
    region = parts.get("state") or parts.get("county")
    if (
        _NO_CITY.match(city)
        or len(city) < 3
        or not (region or is_place(city, country, small=True) or _STREET.search(around))
    ):
        return None
    return f"{city}, {region}" if region else city
