"""From a printed location to places, offline. Certain or left open: an ambiguous name stays unresolved unless the rest
of the line, or an overwhelming difference in size, decides it."""

import re
from dataclasses import replace
from functools import lru_cache

from quiethire.domain.place import Place, PlaceText
from quiethire.parsing.places import aliases
from quiethire.parsing.places.choosing import finish
from quiethire.parsing.places.countries import country_code, within
from quiethire.parsing.places.entries import Entry, attach, started
from quiethire.parsing.places.tokens import PIECES, is_name, read_token, tokens_of
from quiethire.parsing.words import fold

_STRONG = re.compile(r";|\||\n|•|·| // | / ")
_WEAK = re.compile(
    r",? (?:or|and/or|and|oder|und|ou|et|eller|och|lub|czy) |\s*[/&+]\s*|,\s*(?:or|and|oder|und)\s+", re.IGNORECASE
)
_WEAK_SHORT = re.compile(r" (?:o|y|e|en|i) ")


_SLASHED_CODE = re.compile(r"([^/,]{3,60}?)\s*/\s*([A-Z]{2})")
""" "Porto Alegre/RS": a city with its state, as Brazilians write it."""
_LONGEST = 600
"""Characters of a place, or of a part of one, that are read."""


@lru_cache(maxsize=8192)
def resolve(place: PlaceText, *, country_hint: str | None = None, small: bool = True) -> tuple[Place, ...]:
    """The places a location names, each with as much as is certain; what cannot be resolved keeps its text only.

    "2 Locations" and the like are no place and give none; "Remote" keeps its text. `country_hint` (ISO alpha-2) is
    the country to prefer where a name is ambiguous. `small`: villages of that country are known too. Never raises.
    """
    display = place.display
    if not display:
        return ()
    if place.city or place.region or place.country:
        return _from_parts(place, country_hint, small=small)
    if aliases.NOT_A_PLACE.fullmatch(fold(display)):
        return ()
    found = _resolve_text(display[:_LONGEST], country_hint, small=small)
    if len(found) == 1:
        return (_with_coordinates(replace(found[0], text=display), place),)
    return tuple(found)


def _with_coordinates(resolved: Place, place: PlaceText) -> Place:
    if place.latitude is None or place.longitude is None:
        return resolved
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180) or place.latitude == place.longitude == 0:
        return resolved
    return replace(resolved, latitude=place.latitude, longitude=place.longitude)


def _from_parts(place: PlaceText, hint: str | None, *, small: bool) -> tuple[Place, ...]:
    if any(len(part or "") > _LONGEST for part in (place.text, place.city, place.region, place.country)):
        text, city, region, last = (
            (part or "")[:_LONGEST] for part in (place.text, place.city, place.region, place.country)
        )
        place = PlaceText(text, city, region, last, place.latitude, place.longitude)
    country = country_code(place.country)
    parts = [part.strip() for part in (place.city, place.region, place.country) if part and part.strip()]
    city = " ".join((place.city or "").split())
    if city and (_STRONG.search(city) or "," in city):
        found = _resolve_text(city, country or hint, small=small)
        if any(one.country for one in found) or len(found) > 1:
            if len(found) == 1:
                return (_with_coordinates(replace(found[0], text=place.display), place),)
            return tuple(found)
    text = ", ".join(dict.fromkeys(parts))
    found = _resolve_text(text, country or hint, small=small)
    resolved = found[0] if len(found) == 1 else Place(text)
    if country and resolved.country not in (None, country):
        resolved = Place(text)
    resolved = replace(resolved, text=place.display)
    if country and resolved.country is None:
        resolved = replace(resolved, country=country, within=within(country))
    token = read_token(city) if city else None
    if (
        token
        and not token.empty
        and resolved.city is None
        and not token.group
        and is_name(token.text)
        and not (token.country and token.country == resolved.country and token.country not in aliases.CITY_STATES)
    ):
        resolved = replace(resolved, city=token.text)
    if (
        place.region
        and resolved.region is None
        and is_name(place.region)
        and not aliases.WORKPLACE_WORDS.search(fold(place.region))
    ):
        resolved = replace(resolved, region=" ".join(place.region.split()))
    return (_with_coordinates(resolved, place),)


def _resolve_text(text: str, hint: str | None, *, small: bool) -> list[Place]:
    places: list[Place] = []
    for piece in _STRONG.split(text):
        stripped = piece.strip(" ,")
        if stripped and not aliases.NOT_A_PLACE.fullmatch(fold(stripped)):
            places.extend(_resolve_piece(stripped, hint or _only_country(places), small=small))
    return list(dict.fromkeys(places)) or [Place(text)]


def _only_country(places: list[Place]) -> str | None:
    countries = {place.country for place in places if place.country}
    return countries.pop() if len(countries) == 1 else None


def _resolve_piece(piece: str, hint: str | None, *, small: bool) -> list[Place]:
    if with_code := _SLASHED_CODE.fullmatch(piece):
        piece = ", ".join(with_code.groups())
    whole = read_token(piece)
    for separator in () if whole.known else (_WEAK, _WEAK_SHORT):
        parts = [part.strip(" ,") for part in separator.split(piece) if part.strip(" ,")]
        if len(parts) > 1 and all(_says_something(part) for part in parts):
            return [place for part in parts for place in _resolve_list(part, hint, small=small)]
    return _resolve_list(piece, hint, small=small)


def _says_something(part: str) -> bool:
    return any(token.known or token.empty for token in map(read_token, filter(None, PIECES.split(part))))


def _resolve_list(piece: str, hint: str | None, *, small: bool) -> list[Place]:
    tokens = tokens_of(piece)
    entries: list[Entry] = []
    for token in tokens:
        if token.empty:
            continue
        if not entries or not attach(entries[-1], token):
            entries.append(started(token))
    entries = [entry for entry in entries if entry.tokens]
    if not entries:
        return [Place(piece)]
    resolved = [finish(entry, hint, small=small) for entry in entries]
    if len(resolved) == 1:
        return [replace(resolved[0], text=piece)]
    if sum(1 for place in resolved if place.country or place.within) < len(resolved):
        # Something between the commas is not understood: keep the line whole rather than cut it wrongly.
        certain = [place for place in resolved if place.country or place.within]
        return [replace(certain[0], text=piece)] if len(certain) == 1 else certain or [Place(piece)]
    return resolved
