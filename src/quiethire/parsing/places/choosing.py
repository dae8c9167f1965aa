"""Choosing the place an entry means, or leaving it open."""

from dataclasses import replace

from quiethire.domain.place import Place
from quiethire.parsing.places import aliases
from quiethire.parsing.places.countries import country_name, within
from quiethire.parsing.places.entries import CODES_PRINTED, Entry, cities_of
from quiethire.parsing.places.gazetteer import City, Region, codes_of_cities, gazetteer, village
from quiethire.parsing.places.keys import key
from quiethire.parsing.places.regions import ADMIN1
from quiethire.parsing.places.tokens import Token, is_name

_DOMINANT = 5
"""How many times larger the largest city of a name must be than the next to be meant without saying so."""
_FAR_LARGER = 20
"""How many times larger a city abroad must be to be meant on a site at home: Paris in Ontario is not Paris."""
_LEAST_ALONE = 15
"""Thousands of people a city needs to be recognised by its name alone."""


def finish(entry: Entry, hint: str | None, *, small: bool = True) -> Place:
    """The place an entry means, with as much as is certain. `small`: villages of the country named or hinted at are
    known too."""
    text = ", ".join(dict.fromkeys(token.text for token in entry.tokens))
    if entry.group and entry.country is None:
        wider = () if entry.group == "Worldwide" else (entry.group,)
        return Place(text, within=wider)
    country = entry.country or (entry.region.country if entry.region else None)
    city = _choose(cities_of(entry), entry, hint) if entry.city and entry.city.cities else None
    if city is None and small and entry.city and not entry.city.known and (inside := country or hint):
        city = village(entry.city.spelled, inside)
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


def _choose(cities: tuple[City, ...], entry: Entry, hint: str | None) -> City | None:
    """The one city meant, or None."""
    if not cities:
        return None
    constrained = entry.country is not None or entry.region is not None
    ranked = _ranked(cities, entry.city.spelled if entry.city else "", constrained)
    if not constrained:
        if entry.city and entry.city.country and entry.city.country not in aliases.CITY_STATES:
            return None  # "Luxembourg", "Panama": the country is certain, the city is not
        at_home = [city for city in ranked if city.country == hint]
        if at_home and at_home[0].population * _FAR_LARGER > ranked[0].population:
            ranked = at_home
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


def _large_region(token: Token, city: City) -> bool:
    """A name that is a state as well as a lesser city elsewhere ("Ontario", "Georgia", "Washington"), or a city's only
    in another spelling ("Oklahoma")."""
    return any(
        _is_state(region)
        and (
            (region.country, region.code) != (city.country, city.region)
            or (key(city.name) != token.spelled and token.spelled not in aliases.CITY_ALIASES and city.country == "US")
        )
        for region in token.regions
    )


def _is_state(region: Region) -> bool:
    """Whether a region is one of those that cities are known to lie in, not a county or province within one."""
    return region.code in codes_of_cities(region.country)


def _without_city(entry: Entry, hint: str | None) -> tuple[str | None, Region | None]:
    """Country and region of a token that names no certain city: a region, or cities all in one country."""
    token = entry.city
    if token is None:
        return None, None
    if token.is_code:
        return _code_alone(token, hint)
    regions = tuple(region for region in token.regions if _is_state(region))
    token = replace(token, regions=regions) if regions else token
    if token.country:
        return (token.country, None) if all(region.country == token.country for region in regions) else (None, None)
    if len({region.country for region in token.regions}) == 1:
        region = token.regions[0]
        least = 200 if region.country in ADMIN1 else 20
        named = [city for city in token.cities if key(city.name) == token.spelled]
        if not any(city.country != region.country and city.population >= least for city in named):
            # The state and a large city elsewhere in the country have the name ("Washington"): the country is certain.
            shared = any(city.population >= 200 and city.region != region.code for city in named)
            return region.country, None if shared or len({r.code for r in token.regions}) > 1 else region
        return None, None
    large = [city for city in token.cities if city.population * _DOMINANT >= token.cities[0].population]
    if large and token.cities[0].population >= 4 * _LEAST_ALONE and len({city.country for city in large}) == 1:
        return (large[0].country, None) if not regions else (None, None)
    return None, None


def _code_alone(token: Token, hint: str | None) -> tuple[str | None, Region | None]:
    upper = token.text.upper().replace(".", "")
    if token.country and (upper in CODES_PRINTED or len(upper) == 3) and not token.regions:
        return token.country, None
    if hint:
        region = next((region for region in token.regions if region.country == hint), None)
        if region:
            return hint, region
    return (
        (token.regions[0].country, token.regions[0]) if len(token.regions) == 1 and not token.country else (None, None)
    )


def _printed_city(entry: Entry) -> str | None:
    """The city as printed where the gazetteer does not have it but its region or country is known."""
    token = entry.city
    if token is None and entry.country and entry.region is None and len(entry.loose) == 1:
        token = entry.loose[0]  # "Israel, Yokneam"
        return token.text if is_name(token.text) and entry.tokens[0].country and not token.known else None
    if token is None or (token.known and not token.cities and not entry.country):
        return None
    if token.text != entry.tokens[0].text:
        return None
    if token.regions or token.country or token.group or token.area or not is_name(token.text):
        return None
    return token.text
