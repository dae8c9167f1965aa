"""From a printed location to places, offline. Certain or left open: an ambiguous name stays unresolved unless the rest
of the line, or an overwhelming difference in size, decides it."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from quiethire.domain.place import Place, PlaceText
from quiethire.parsing.places import aliases
from quiethire.parsing.places.gazetteer import City, Region, gazetteer
from quiethire.parsing.places.keys import key
from quiethire.parsing.places.regions import ADMIN1, GROUP_NAMES
from quiethire.parsing.words import fold

_STRONG = re.compile(r"\s*(?:;|\||\n|•|·| // | / )\s*")
_WEAK = re.compile(
    r",? (?:or|and/or|and|oder|und|ou|et|eller|och|lub|czy) |\s*[/&+]\s*|,\s*(?:or|and|oder|und)\s+", re.IGNORECASE
)
_WEAK_SHORT = re.compile(r" (?:o|y|e|en|i) ")
_PIECES = re.compile(r"\s*,\s*|\s+-\s+|\s*[():\[\]]\s*|\s+-(?=\w)|(?<=\w)-\s+|\s*–\s*|\s*>\s*")
_CODED = re.compile(r"([A-Za-z. ]{2,15})[-_]([A-Za-z]{2,3})[-_](.{3,})|([A-Za-z. ]{2,20})[-_](.{3,})")
_DOMINANT = 5
"""How many times larger the largest city of a name must be than the next to be meant without saying so."""
_LEAST_ALONE = 15
"""Thousands of people a city needs to be recognised by its name alone."""
_CODES_PRINTED = frozenset(
    "US UK GB DE FR NL ES PT PL IE CH AT BE SE NO DK FI CZ RO BG HU GR UA IT JP CN KR SG HK AU NZ BR MX ZA AE EE LV LT "
    "LU SK SI HR RS TR PH TH VN MY CY MT IS".split()
)
"""Country codes that are printed alone or after a city that is not in the gazetteer and mean nothing else."""
_COUNTRY_BEFORE_STATE = frozenset({"DE", "IN", "IL"})
_STATES = ("US", "CA", "AU")


@dataclass(slots=True)
class _Token:
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


@dataclass(slots=True)
class _Entry:
    """Tokens that speak of one place."""

    tokens: list[_Token] = field(default_factory=list)
    city: _Token | None = None
    region: Region | None = None
    country: str | None = None
    group: str | None = None
    loose: list[_Token] = field(default_factory=list)


@lru_cache(maxsize=8192)
def resolve(place: PlaceText, *, country_hint: str | None = None) -> tuple[Place, ...]:
    """The places a location names, each with as much as is certain; what cannot be resolved keeps its text only.

    "2 Locations" and the like are no place and give none; "Remote" keeps its text. `country_hint` (ISO alpha-2) is
    the country to prefer where a name is ambiguous. Never raises.
    """
    if place.city or place.region or place.country:
        return _from_parts(place, country_hint)
    display = place.display
    if not display or aliases.NOT_A_PLACE.fullmatch(fold(display)):
        return ()
    found = _resolve_text(display[:600], country_hint)
    if len(found) == 1:
        return (_with_coordinates(replace(found[0], text=display), place),)
    return tuple(found)


def country_code(text: str | None) -> str | None:
    """ISO alpha-2 of a country's name in many languages, its alpha-2 or alpha-3 code, or None."""
    stripped = (text or "").strip()
    if not stripped:
        return None
    known = gazetteer()
    upper = stripped.upper()
    if len(upper) == 2 and upper in known.country_names:
        return upper
    return {"UK": "GB", "EL": "GR"}.get(upper) or known.alpha3.get(upper) or known.country(key(stripped))


def country_name(code: str) -> str | None:
    """English name of a country by its ISO alpha-2 code."""
    return gazetteer().country_names.get(code)


def within(code: str) -> tuple[str, ...]:
    """The ancestors of a country, itself first: ("DE", "DACH", "EU", "EEA", "Europe", "EMEA")."""
    return gazetteer().within.get(code, (code,))


def _with_coordinates(resolved: Place, place: PlaceText) -> Place:
    if place.latitude is None or place.longitude is None:
        return resolved
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180) or place.latitude == place.longitude == 0:
        return resolved
    return replace(resolved, latitude=place.latitude, longitude=place.longitude)


def _from_parts(place: PlaceText, hint: str | None) -> tuple[Place, ...]:
    country = country_code(place.country)
    parts = [part.strip() for part in (place.city, place.region, place.country) if part and part.strip()]
    city = " ".join((place.city or "").split())
    if city and (_STRONG.search(city) or "," in city):
        found = _resolve_text(city, country or hint)
        if any(one.country for one in found) or len(found) > 1:
            if len(found) == 1:
                return (_with_coordinates(replace(found[0], text=place.display), place),)
            return tuple(found)
    text = ", ".join(dict.fromkeys(parts))
    found = _resolve_text(text, country or hint)
    resolved = found[0] if len(found) == 1 else Place(text)
    if country and resolved.country not in (None, country):
        resolved = Place(text)
    resolved = replace(resolved, text=place.display)
    if country and resolved.country is None:
        resolved = replace(resolved, country=country, within=within(country))
    token = _token(city) if city else None
    if token and not token.empty and resolved.city is None and not token.group and _is_name(token.text):
        if not (token.country and token.country == resolved.country and token.country not in aliases.CITY_STATES):
            resolved = replace(resolved, city=token.text)
    if (
        place.region
        and resolved.region is None
        and _is_name(place.region)
        and not aliases.WORKPLACE_WORDS.search(fold(place.region))
    ):
        resolved = replace(resolved, region=" ".join(place.region.split()))
    return (_with_coordinates(resolved, place),)


def _resolve_text(text: str, hint: str | None) -> list[Place]:
    places: list[Place] = []
    for piece in _STRONG.split(text):
        piece = piece.strip(" ,")
        if piece and not aliases.NOT_A_PLACE.fullmatch(fold(piece)):
            places.extend(_resolve_piece(piece, hint or _only_country(places)))
    return list(dict.fromkeys(places)) or [Place(text)]


def _only_country(places: list[Place]) -> str | None:
    countries = {place.country for place in places if place.country}
    return countries.pop() if len(countries) == 1 else None


def _resolve_piece(piece: str, hint: str | None) -> list[Place]:
    whole = _token(piece)
    for separator in () if whole.known else (_WEAK, _WEAK_SHORT):
        parts = [part.strip(" ,") for part in separator.split(piece) if part.strip(" ,")]
        if len(parts) > 1 and all(_says_something(part) for part in parts):
            return [place for part in parts for place in _resolve_list(part, hint)]
    return _resolve_list(piece, hint)


def _says_something(part: str) -> bool:
    return any(token.known or token.empty for token in map(_token, filter(None, _PIECES.split(part))))


def _resolve_list(piece: str, hint: str | None) -> list[Place]:
    tokens = _tokens(piece)
    entries: list[_Entry] = []
    for token in tokens:
        if token.empty:
            continue
        if not entries or not _attach(entries[-1], token):
            entries.append(_started(token))
    entries = [entry for entry in entries if entry.tokens]
    if not entries:
        return [Place(piece)]
    resolved = [_finish(entry, hint) for entry in entries]
    if len(resolved) == 1:
        return [replace(resolved[0], text=piece)]
    if sum(1 for place in resolved if place.country or place.within) < len(resolved):
        # Something between the commas is not understood: keep the line whole rather than cut it wrongly.
        certain = [place for place in resolved if place.country or place.within]
        return [replace(certain[0], text=piece)] if len(certain) == 1 else certain or [Place(piece)]
    return resolved


def _tokens(piece: str) -> list[_Token]:
    tokens: list[_Token] = []
    for part in _PIECES.split(piece):
        if not part or not part.strip():
            continue
        token = _token(part)
        if token.known or token.empty:
            tokens.append(token)
            continue
        split = _split_known_end(part) or _split_codes(part)
        tokens.extend(split or [token])
    return tokens


def _split_known_end(part: str) -> list[_Token] | None:
    """ "Lahore Pakistan" or "SC United States" as two tokens: the last words name a country or a region."""
    words = part.split()
    for cut in range(max(1, len(words) - 3), len(words)):
        last = _token(" ".join(words[cut:]))
        first = _token(" ".join(words[:cut]))
        if (last.country or last.regions) and (first.known or (last.country and not last.is_code)):
            return [first, last]
    return None


def _split_codes(part: str) -> list[_Token] | None:
    """ "US-CA-San Francisco", "Vietnam-Hanoi", "Berlin-Mitte"."""
    match = _CODED.fullmatch(part)
    if match is None:
        return None
    pieces = [_token(piece) for piece in match.groups() if piece]
    if pieces[0].country:
        return pieces
    if len(pieces) == 2 and pieces[0].cities and pieces[0].cities[0].population >= 300:
        return pieces[:1]
    return None


def _token(part: str) -> _Token:
    folded, text = _trimmed(fold(part), part)
    if not folded:
        return _Token(part, "", empty=True)
    bare, printed = folded, text
    if len(folded) > 2:
        bare, printed = _without(aliases.WORKPLACE_WORDS, folded, text)
        if bare != folded:
            bare, printed = _without(aliases.LINKING, bare, printed)
    if not bare or aliases.NOT_A_PLACE.fullmatch(bare):
        if key(folded) not in GROUP_NAMES:
            return _Token(text, "", empty=True)
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


def _look_up(text: str, bare: str) -> _Token:
    known = gazetteer()
    spelled = key(bare)
    token = _Token(text, spelled)
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
        token.regions = known.regions(spelled)
    return token


def _look_up_code(token: _Token, upper: str) -> None:
    known = gazetteer()
    regions = tuple(
        Region(known.region_names[country, upper], country, upper)
        for country in _STATES
        if (country, upper) in known.region_names
    )
    code = {"UK": "GB"}.get(upper, upper)
    country = code if code in known.country_names else known.alpha3.get(upper)
    if regions or country:
        token.regions, token.country, token.is_code = regions, country, True


def _started(token: _Token) -> _Entry:
    entry = _Entry([token])
    if token.area:
        entry.country = token.area[0]
        entry.region = Region(gazetteer().region_names[token.area], *token.area)
    elif _only_country_of(token):
        entry.country = token.country
    elif token.cities or not token.known:
        entry.city = token
    elif token.country and all(region.country == token.country for region in token.regions):
        entry.country = token.country
    elif token.group:
        entry.group = token.group
    elif token.regions:
        entry.city = token
    else:
        entry.city = token
    return entry


def _only_country_of(token: _Token) -> bool:
    """The name of a country that is no name of a state or of a city in that country, wherever else it may be one."""
    return (
        token.country is not None
        and not any(city.country == token.country for city in token.cities)
        and all(region.country == token.country for region in token.regions)
    )


def _cities_of(entry: _Entry) -> tuple[City, ...]:
    if entry.city is None:
        return ()
    return tuple(
        city
        for city in entry.city.cities
        if (entry.country is None or city.country == entry.country)
        and (
            entry.region is None or (city.country == entry.region.country and city.region in (None, entry.region.code))
        )
    )


def _attach(entry: _Entry, token: _Token) -> bool:
    """Let the token belong to the entry if it can; False when it begins another place."""
    cities = _cities_of(entry)
    if not token.known:
        entry.loose.append(token)
        entry.tokens.append(token)
        return True
    if _attach_region(entry, token, cities) or _attach_country(entry, token, cities):
        entry.tokens.append(token)
        return True
    if entry.city is None and entry.country and not entry.group:
        inside = tuple(city for city in token.cities if city.country == entry.country)
        if inside:
            entry.city = token
            entry.tokens.append(token)
            return True
        region = next((region for region in token.regions if region.country == entry.country), None)
        if region and entry.region is None:
            entry.region = region
            entry.tokens.append(token)
            return True
    if entry.city is not None and entry.city.is_code and len(entry.tokens) == 1:
        # "CA - Sacramento"
        inside_state = next(
            (r for r in entry.city.regions if any((c.country, c.region) == (r.country, r.code) for c in token.cities)),
            None,
        )
        if inside_state is not None:
            entry.region, entry.city = inside_state, token
            entry.tokens.append(token)
            return True
    if entry.city is not None and not entry.city.known and not entry.country and token.cities and not entry.loose:
        # "Kurfürstendamm 203, Berlin": what stands before the city is a street or a building.
        entry.loose.append(entry.city)
        entry.city = token
        entry.tokens.append(token)
        return True
    if entry.city is not None and token.spelled == entry.city.spelled:
        entry.tokens.append(token)
        return True
    if token.group and not token.cities and (entry.city or entry.country):
        entry.tokens.append(token)
        return True
    if token.is_code and token.text.upper() not in _CODES_PRINTED and not token.group:
        entry.loose.append(token)  # "(BO)" is Bologna's province as well as Bolivia's code: it decides nothing
        entry.tokens.append(token)
        return True
    return False


def _attach_region(entry: _Entry, token: _Token, cities: tuple[City, ...]) -> bool:
    if entry.region is not None or not token.regions or entry.city is None or entry.city.is_code:
        return False
    for region in token.regions:
        if entry.country not in (None, region.country):
            continue
        inside = any(city.country == region.country and city.region == region.code for city in cities)
        unmapped = region.code not in _mapped(region.country) and any(c.country == region.country for c in cities)
        if inside or (unmapped and not any(city.country == region.country for city in token.cities)):
            entry.region = region
            return True
    if cities or not _is_name(entry.city.text):
        # A known city that is in none of these regions, unless it is a small one of that name beside larger ones.
        usable = [r for r in token.regions if r.country in _STATES and entry.country in (None, r.country)]
        stated = token.is_code or (len(entry.tokens) == 1 and all(city.population < 100 for city in token.cities))
        if not (usable and stated and not (token.country and _in_country(entry, token.country))):
            return False
        entry.region = usable[0]
        entry.city = _Token(entry.city.text, entry.city.spelled)
        return True
    usable = [region for region in token.regions if entry.country in (None, region.country)]
    if len({region.country for region in usable}) > 1 and token.is_code:
        usable = [region for region in usable if region.country == "US"]
    if not usable or (token.is_code and usable[0].code in _COUNTRY_BEFORE_STATE):
        return False
    if len({region.country for region in usable}) > 1:
        return False
    entry.region = usable[0]
    return True


def _mapped(country: str) -> frozenset[str]:
    """Codes of the regions that cities of the gazetteer carry; of others (counties) nothing can be said."""
    codes = ADMIN1.get(country)
    if codes is None:
        return frozenset()
    return frozenset(codes.values() or (code for owner, code in gazetteer().region_names if owner == country))


def _in_country(entry: _Entry, country: str) -> bool:
    return entry.city is not None and any(city.country == country for city in entry.city.cities)


def _attach_country(entry: _Entry, token: _Token, cities: tuple[City, ...]) -> bool:
    if token.country is None:
        return False
    if entry.country is not None:
        return entry.country == token.country
    if entry.region is not None:
        if entry.region.country != token.country:
            return False
        entry.country = token.country
        return True
    if entry.city is None:
        return False
    if any(city.country == token.country for city in cities):
        entry.country = token.country
        _prefer_region(entry, token.country)
        return True
    region = next((region for region in entry.city.regions if region.country == token.country), None)
    if region is not None:
        entry.region, entry.country, entry.city = region, token.country, None
        return True
    if not cities and (not token.is_code or token.text.upper() in _CODES_PRINTED or len(token.text) == 3):
        entry.country = token.country
        return True
    if cities and not token.is_code and len(entry.tokens) == 1:
        # A village of that name lies in the country named, though the gazetteer knows larger ones elsewhere only.
        entry.city = _Token(entry.city.text, entry.city.spelled)
        entry.country = token.country
        return True
    return False


def _prefer_region(entry: _Entry, country: str) -> None:
    """ "Virginia, USA" is the state, though a town in Minnesota has the name."""
    token = entry.city
    if token is None or country not in ADMIN1 or token.spelled in aliases.CITY_ALIASES:
        return
    region = next((region for region in token.regions if region.country == country), None)
    if region is None:
        return
    largest = max((city for city in token.cities if city.country == country), key=lambda city: city.population)
    if (largest.region != region.code or key(largest.name) != token.spelled) and largest.population < 650:
        entry.region, entry.city = region, None


def _finish(entry: _Entry, hint: str | None) -> Place:
    text = ", ".join(dict.fromkeys(token.text for token in entry.tokens))
    if entry.group and entry.country is None:
        wider = () if entry.group == "Worldwide" else (entry.group,)
        return Place(text, within=wider)
    country = entry.country or (entry.region.country if entry.region else None)
    city = _choose(_cities_of(entry), entry, hint) if entry.city and entry.city.cities else None
    if city is not None:
        country = city.country
    elif country is None and entry.city is not None:
        country, entry.region = _without_city(entry, hint)
    if country is None:
        return Place(text)
    region = entry.region.name if entry.region else None
    if region is None and city is not None and city.region:
        region = gazetteer().region_names.get((city.country, city.region))
    name = city.name if city is not None else _printed_city(entry)
    if name is None and country in aliases.CITY_STATES:
        name = country_name(country)
    if name == "New York City":
        name = "New York"
    return Place(
        text,
        city=name,
        region=region,
        country=country,
        latitude=city.latitude if city else None,
        longitude=city.longitude if city else None,
        within=within(country),
    )


def _choose(cities: tuple[City, ...], entry: _Entry, hint: str | None) -> City | None:
    """The one city meant, or None."""
    if not cities:
        return None
    constrained = entry.country is not None or entry.region is not None
    ranked = _ranked(cities, entry.city.spelled if entry.city else "", constrained)
    if not constrained:
        if entry.city and entry.city.country and entry.city.country not in aliases.CITY_STATES:
            return None  # "Luxembourg", "Panama": the country is certain, the city is not
        if hint and any(city.country == hint for city in ranked):
            ranked = [city for city in ranked if city.country == hint]
        elif ranked[0].population < _LEAST_ALONE:
            return None
        if entry.city and _large_region(entry.city, ranked[0]):
            return None  # left to `_without_city`
    if len(ranked) == 1 or ranked[0].population >= _DOMINANT * ranked[1].population:
        return ranked[0]
    first = ranked[0]
    same = [city for city in ranked if (city.country, city.region) == (first.country, first.region)]
    if constrained and len(same) == len(ranked):
        return first
    near = [
        city for city in ranked if abs(city.latitude - first.latitude) + abs(city.longitude - first.longitude) < 0.7
    ]
    if len(near) == len(ranked) or (constrained and ranked[0].population >= 3 * ranked[1].population):
        return first
    return None


def _ranked(cities: tuple[City, ...], spelled: str, constrained: bool) -> list[City]:
    """The largest first; cities that only once had the name (Amman was Philadelphia) after those that have it now,
    unless they are far larger (Köln is Cologne to the world)."""
    ranked = sorted(cities, key=lambda city: -city.population)
    named = [city for city in ranked if key(city.name) == spelled]
    if named and constrained:
        return named
    if named and named[0].population * _DOMINANT > ranked[0].population:
        return named
    return ranked


def _large_region(token: _Token, city: City) -> bool:
    """A name that is a state as well as a lesser city elsewhere ("Ontario", "Georgia", "Washington"), or a city's only
    in another spelling ("Oklahoma")."""
    return any(
        region.country in ADMIN1
        and (
            (region.country, region.code) != (city.country, city.region)
            or (key(city.name) != token.spelled and token.spelled not in aliases.CITY_ALIASES and city.country == "US")
        )
        for region in token.regions
    )


def _without_city(entry: _Entry, hint: str | None) -> tuple[str | None, Region | None]:
    """Country and region of a token that names no certain city: a region, or cities all in one country."""
    token = entry.city
    if token is None:
        return None, None
    if token.is_code:
        return _code_alone(token, hint)
    regions = tuple(region for region in token.regions if region.country in ADMIN1)
    token = replace(token, regions=regions) if regions else token
    if token.country:
        return (token.country, None) if all(region.country == token.country for region in regions) else (None, None)
    if len({region.country for region in token.regions}) == 1:
        region = token.regions[0]
        least = 200 if region.country in ADMIN1 else 20
        named = [city for city in token.cities if key(city.name) == token.spelled]
        if not any(city.country != region.country and city.population >= least for city in named):
            # The state and a large city elsewhere in the country have the name ("Washington"): the country is certain.
            shared = any(city.population >= 200 and city.region != region.code for city in token.cities)
            return region.country, None if shared or len({r.code for r in token.regions}) > 1 else region
        return None, None
    large = [city for city in token.cities if city.population * _DOMINANT >= token.cities[0].population]
    if large and token.cities[0].population >= 4 * _LEAST_ALONE and len({city.country for city in large}) == 1:
        return (large[0].country, None) if not regions else (None, None)
    return None, None


def _code_alone(token: _Token, hint: str | None) -> tuple[str | None, Region | None]:
    upper = token.text.upper().replace(".", "")
    if token.country and (upper in _CODES_PRINTED or len(upper) == 3) and not token.regions:
        return token.country, None
    if hint:
        region = next((region for region in token.regions if region.country == hint), None)
        if region:
            return hint, region
    return (
        (token.regions[0].country, token.regions[0]) if len(token.regions) == 1 and not token.country else (None, None)
    )


def _printed_city(entry: _Entry) -> str | None:
    """The city as printed where the gazetteer does not have it but its region or country is known."""
    token = entry.city
    if token is None and entry.country and entry.region is None and len(entry.loose) == 1:
        token = entry.loose[0]  # "Israel, Yokneam"
        return token.text if _is_name(token.text) and entry.tokens[0].country and not token.known else None
    if token is None or (token.known and not token.cities and not entry.country):
        return None
    if token.text != entry.tokens[0].text:
        return None
    if token.regions or token.country or token.group or token.area or not _is_name(token.text):
        return None
    return token.text


_NAME = re.compile(r"[^\W\d_][^\d_@#!?%*=<>\"]{1,38}")
_NO_NAME = re.compile(
    r"\b(?:street|str|strasse|road|avenue|ave|blvd|floor|building|suite|office|headquarters|hq|remote|home|field|team|department|"
    r"division|various|multiple|nationwide|region|area|district|corporate|global|usa?|time|zone|est|pst|cet|customer|client|work|any|location|locations)\b"
)


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text.strip()) is not None and len(text.split()) <= 4 and not _NO_NAME.search(fold(text))
