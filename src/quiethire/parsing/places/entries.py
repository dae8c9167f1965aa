"""Putting the pieces of a location line together: which of them speak of one place."""

from dataclasses import dataclass, field

from quiethire.parsing.places import aliases
from quiethire.parsing.places.gazetteer import City, Region, codes_of_cities, gazetteer
from quiethire.parsing.places.keys import key
from quiethire.parsing.places.regions import ADMIN1
from quiethire.parsing.places.tokens import STATES, Token, is_name

CODES_PRINTED = frozenset(
    """
    US UK GB DE FR NL ES PT PL IE CH AT BE SE NO DK FI CZ RO BG HU GR UA IT JP CN KR SG HK AU NZ BR MX
    ZA AE EE LV LT LU SK SI HR RS TR PH TH VN MY CY MT IS
""".split()  # noqa: SIM905  (a long list reads better as words)
)
"""Country codes that are printed alone or after a city that is not in the gazetteer and mean nothing else."""
_COUNTRY_BEFORE_STATE = frozenset({"DE", "IN", "IL"})
"""Codes of states that mean a country as readily after a city that is not in the gazetteer."""


@dataclass(slots=True)
class Entry:
    """Tokens that speak of one place."""

    tokens: list[Token] = field(default_factory=list)
    city: Token | None = None
    region: Region | None = None
    country: str | None = None
    group: str | None = None
    loose: list[Token] = field(default_factory=list)


def started(token: Token) -> Entry:
    """An entry that begins with a token."""
    entry = Entry([token])
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


def _only_country_of(token: Token) -> bool:
    """The name of a country that is no name of a state or of a city in that country, wherever else it may be one."""
    return (
        token.country is not None
        and not any(city.country == token.country for city in token.cities)
        and all(region.country == token.country for region in token.regions)
    )


def attach(entry: Entry, token: Token) -> bool:
    """Let the token belong to the entry if it can; False when it begins another place."""
    cities = cities_of(entry)
    if not token.known:
        entry.loose.append(token)
        entry.tokens.append(token)
        return True
    if (
        _attach_subdivision(entry, token, cities)
        or _attach_region(entry, token, cities)
        or _attach_country(entry, token, cities)
    ):
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
    if token.is_code and token.text.upper() not in CODES_PRINTED and not token.group:
        entry.loose.append(token)  # "(BO)" is Bologna's province as well as Bolivia's code: it decides nothing
        entry.tokens.append(token)
        return True
    return False


def _attach_subdivision(entry: Entry, token: Token, cities: tuple[City, ...]) -> bool:
    """ "Milano (MI)", "Luzern LU", "Chennai, TN", "Bogotá D.C.": the code of a division of the country where the city
    lies, though states and countries elsewhere have the same code. Those go first where they have such a city."""
    code = token.text.upper().replace(".", "")
    if not token.is_code or entry.country or entry.region or not cities:
        return False
    if any((city.country, city.region) == (r.country, r.code) for city in cities for r in token.regions):
        return False
    if any(city.country == token.country and city.population * 20 >= cities[0].population for city in cities):
        return False
    names = gazetteer().region_names
    for city in cities:
        if (city.country, code) not in names:
            continue
        if city.region == code or (code not in codes_of_cities(city.country) and not _elsewhere(token, cities)):
            entry.country = city.country
            entry.region = Region(names[city.country, code], city.country, code) if city.region == code else None
            return True
    return False


def _elsewhere(token: Token, cities: tuple[City, ...]) -> bool:
    """Whether a country with such a state has a city of the name: "Verona, VA" may be a village there."""
    return any(city.country == region.country for city in cities for region in token.regions)


def _attach_region(entry: Entry, token: Token, cities: tuple[City, ...]) -> bool:
    if entry.region is not None or not token.regions or entry.city is None or entry.city.is_code:
        return False
    if token.is_code and any(region.country == token.country for region in entry.city.regions):
        return False  # "Limburg, NL" is in the Netherlands
    for region in token.regions:
        if entry.country not in (None, region.country):
            continue
        inside = any(city.country == region.country and city.region == region.code for city in cities)
        unmapped = region.code not in codes_of_cities(region.country) and any(
            c.country == region.country for c in cities
        )
        if inside or (unmapped and not any(city.country == region.country for city in token.cities)):
            entry.region = region
            return True
    if cities or not is_name(entry.city.text):
        # A known city that is in none of these regions, unless it is a small one of that name beside larger ones.
        usable = [r for r in token.regions if r.country in STATES and entry.country in (None, r.country)]
        known = entry.city.spelled in aliases.CITY_ALIASES
        if token.is_code and not known and not _may_have_namesake(token, usable, cities):
            return False
        stated = token.is_code or (len(entry.tokens) == 1 and all(city.population < 100 for city in token.cities))
        if not (usable and stated and not (token.country and _in_country(entry, token.country))):
            return False
        entry.region = usable[0]
        entry.city = Token(entry.city.text, entry.city.spelled)
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


def _may_have_namesake(token: Token, regions: list[Region], cities: tuple[City, ...]) -> bool:
    """Whether a state with this code may have a village of a known city's name: not the District of Columbia
    ("Bogotá D.C."), not where the code has points ("Monterrey N.L."), nor under the name of a large city that no place
    of that country has."""
    if "." in token.text or any((region.country, region.code) == ("US", "DC") for region in regions):
        return False
    countries = {region.country for region in regions}
    return not cities or cities[0].population < 300 or any(city.country in countries for city in cities)


def _in_country(entry: Entry, country: str) -> bool:
    return entry.city is not None and any(city.country == country for city in entry.city.cities)


def _attach_country(entry: Entry, token: Token, cities: tuple[City, ...]) -> bool:
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
    if not cities and (not token.is_code or token.text.upper() in CODES_PRINTED or len(token.text) == 3):
        entry.country = token.country
        return True
    if cities and not token.is_code and len(entry.tokens) == 1:
        # A village of that name lies in the country named, though the gazetteer knows larger ones elsewhere only.
        entry.city = Token(entry.city.text, entry.city.spelled)
        entry.country = token.country
        return True
    return False


def _prefer_region(entry: Entry, country: str) -> None:
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


def cities_of(entry: Entry) -> tuple[City, ...]:
    """The cities its name may mean under what else the entry says."""
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
