"""The pieces of a location line, and everything each of them may mean."""

import re
from dataclasses import dataclass

from quiethire.parsing.places import aliases
from quiethire.parsing.places.gazetteer import City, Region, codes_of_cities, gazetteer
from quiethire.parsing.places.keys import key
from quiethire.parsing.places.regions import GROUP_NAMES
from quiethire.parsing.words import fold

PIECES = re.compile(r"\s*,\s*|\s+-\s+|\s*[():\[\]]\s*|\s+-(?=\w)|(?<=\w)-\s+|\s*–\s*|\s*>\s*")
"""What stands between the pieces of one line."""
STATES = ("US", "CA", "AU")
"""Countries whose states are printed as codes."""
_CODED = re.compile(r"([A-Za-z. ]{2,15})[-_]([A-Za-z]{2,3})[-_](.{3,})|([A-Za-z. ]{2,20})[-_](.{3,})")


_QUARTER = re.compile(
    r"\s+(?:[A-ZØ]{1,2}|(?:I|V|X){1,5}|\d{1,2}(?:er|ère|e|ème|eme|º|ª|\.)?(?:\s+arr(?:ondissement|\.)?)?|"
    r"(?:Nord|Süd|Syd|Sud|Ost|Øst|Öst|Est|West|Vest|Väst|Ouest|Mitte|Centrum|Centro|Centre|Center|City|Zentrum))$"
)
_LEAST_WITH_QUARTERS = 100
"""Thousands of people."""


@dataclass(slots=True)
class Token:
    """One piece of a location line and everything it may mean."""

    text: str
    spelled: str
    cities: tuple[City, ...] = ()
    regions: tuple[Region, ...] = ()
    country: str | None = None
    group: str | None = None
    area: tuple[str, str] | None = None
    is_code: bool = False
    empty: bool = False

    @property
    def known(self) -> bool:
        return bool(self.cities or self.regions or self.country or self.group or self.area)


def tokens_of(piece: str) -> list[Token]:
    """The pieces of one line, read."""
    tokens: list[Token] = []
    for part in PIECES.split(piece):
        if not part or not part.strip():
            continue
        token = read_token(part)
        if token.known or token.empty:
            tokens.append(token)
            continue
        split = _split_known_end(part) or _split_codes(part) or _without_quarter(part)
        tokens.extend(split or [token])
    return tokens


def _split_known_end(part: str) -> list[Token] | None:
    """ "Lahore Pakistan" or "SC United States" as two tokens: the last words name a country or a region."""
    words = part.split()
    for cut in range(max(1, len(words) - 3), len(words)):
        last = read_token(" ".join(words[cut:]))
        first = read_token(" ".join(words[:cut]))
        if (last.country or last.regions) and (first.known or (last.country and not last.is_code)):
            return [first, last]
    return None


def _split_codes(part: str) -> list[Token] | None:
    """ "US-CA-San Francisco", "Vietnam-Hanoi", "Berlin-Mitte"."""
    match = _CODED.fullmatch(part)
    if match is None:
        return None
    pieces = [read_token(piece) for piece in match.groups() if piece]
    if pieces[0].country:
        return pieces
    if len(pieces) == 2 and pieces[0].cities and pieces[0].cities[0].population >= 300:
        return pieces[:1]
    return None


def _without_quarter(part: str) -> list[Token] | None:
    """ "København K", "Lyon 3e", "Paris 15ème arrondissement": a large city with its quarter."""
    quarter = _QUARTER.search(part)
    if quarter is None:
        return None
    token = read_token(part[: quarter.start()])
    return [token] if token.cities and token.cities[0].population >= _LEAST_WITH_QUARTERS else None


def read_token(part: str) -> Token:
    """One piece with everything it may mean; words of the workplace, postal codes and "Office" are looked past."""
    folded, text = _trimmed(fold(part), part)
    if not folded:
        return Token(part, "", empty=True)
    bare, printed = folded, text
    if len(folded) > 2:
        bare, printed = _without(aliases.WORKPLACE_WORDS, folded, text)
        if bare != folded:
            bare, printed = _without(aliases.LINKING, bare, printed)
    if not bare or aliases.NOT_A_PLACE.fullmatch(bare):
        if key(folded) not in GROUP_NAMES:
            return Token(text, "", empty=True)
        bare, printed = folded, text
    token = _look_up(printed, bare)
    if token.known or token.empty:
        return token
    shorter, printed = _without(aliases.POSTAL, bare, printed)
    for _ in range(2):
        shorter, printed = _without(aliases.LINKING, shorter, printed)
        shorter, printed = _without(aliases.AFFIXES, shorter, printed)
    if not shorter or shorter == bare:
        return token
    found = _look_up(printed, shorter)
    return found if found.known or len(shorter.split()) <= 2 else token


def _without(pattern: re.Pattern[str], folded: str, text: str) -> tuple[str, str]:
    """Both spellings without what the pattern finds in the folded one; they have the same length throughout."""
    spans = [match.span() for match in pattern.finditer(folded)]
    for start, end in spans:
        blank = " " * (end - start)
        folded = folded[:start] + blank + folded[end:]
        text = text[:start] + blank + text[end:]
    return _trimmed(folded, text) if spans else (folded, text)


def _trimmed(folded: str, text: str) -> tuple[str, str]:
    kept = folded.strip(_EDGES)
    start = folded.find(kept) if kept else 0
    return kept, text[start : start + len(kept)]


_EDGES = " .,-/:*&\t"


def _look_up(text: str, bare: str) -> Token:
    known = gazetteer()
    spelled = key(bare)
    token = Token(text, spelled)
    if not spelled:
        token.empty = True
        return token
    if spelled in aliases.DIRECTIONS:
        return token
    token.group = GROUP_NAMES.get(spelled)
    token.area = aliases.AREAS.get(spelled)
    upper = text.replace(".", "").strip()
    if upper.isupper() and upper.isascii() and upper.isalpha() and len(upper) in (2, 3):
        _look_up_code(token, upper)
    if len(spelled) <= 3 and spelled.isascii() and spelled not in aliases.CITY_ALIASES and not token.is_code:
        token.country = known.country(spelled) if len(spelled) == 3 or upper.isupper() else None
        if len(spelled) == 3 and not upper.isupper():
            token.cities = known.cities(spelled)
        return token
    if not token.is_code or token.country is None:
        token.country = token.country or known.country(spelled)
    alias = aliases.CITY_ALIASES.get(spelled)
    if alias:
        token.cities = tuple(city for city in known.cities(alias[0]) if city.country == alias[1])
        if spelled in ("new york", "washington", "freiburg"):
            token.cities = (*token.cities, *known.cities(spelled))
    elif not token.is_code:
        token.cities = known.cities(spelled)
    if not token.is_code:
        token.regions = tuple(region for region in known.regions(spelled) if not _is_city(region, token.cities))
    return token


def _is_city(region: Region, cities: tuple[City, ...]) -> bool:
    """Whether a region is a district that has its city's name: "Leeds" is the city, whoever administers it."""
    return region.code not in codes_of_cities(region.country) and any(city.country == region.country for city in cities)


def _look_up_code(token: Token, upper: str) -> None:
    known = gazetteer()
    regions = tuple(
        Region(known.region_names[country, upper], country, upper)
        for country in STATES
        if (country, upper) in known.region_names
    )
    code = {"UK": "GB"}.get(upper, upper)
    country = code if code in known.country_names else known.alpha3.get(upper)
    if regions or country:
        token.regions, token.country, token.is_code = regions, country, True


_NAME = re.compile(r"[^\W\d_][^\d_@#!?%*=<>\"]{1,38}")
_NO_NAME = re.compile(
    r"\b(?:street|str|strasse|road|avenue|ave|blvd|floor|building|suite|office|headquarters|hq|remote|home|field|"
    r"team|department|"
    r"division|various|multiple|nationwide|region|area|district|corporate|global|usa?|time|zone|est|pst|cet|customer|"
    r"client|work|any|location|locations)\b"
)


def is_name(text: str) -> bool:
    """Whether a text that no table knows looks like the name of a place."""
    folded = fold(text.strip())
    if folded in aliases.DIRECTIONS or _NO_NAME.search(folded):
        return False
    return _NAME.fullmatch(text.strip()) is not None and len(text.split()) <= 4
