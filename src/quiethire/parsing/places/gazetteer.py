"""The gazetteer in memory: cities, regions and countries by name. Loaded at the first look-up (0.2 s), then kept."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import zstandard

from quiethire.parsing.places.keys import key, plain_umlauts
from quiethire.parsing.places.regions import ADMIN1, ancestors

_FILE = Path(__file__).with_name("gazetteer.zst")
_VILLAGES = Path(__file__).with_name("villages.zst")


@dataclass(frozen=True, slots=True)
class City:
    """A populated place of 5,000 people or more. `region` is the second half of ISO 3166-2 where it is known;
    `population` is in thousands, at least 1."""

    name: str
    country: str
    region: str | None
    population: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level division of a country; `code` is the second half of its ISO 3166-2 code."""

    name: str
    country: str
    code: str


class Gazetteer:
    """Names to places. Keys are spelled by `keys.key`; several places of one name are in order of population."""

    def __init__(self, text: str) -> None:
        cities, _, rest = text.partition("\n#regions\n")
        regions, _, countries = rest.partition("\n#countries\n")
        self._rows: list[str] = cities.split("\n")[1:]
        self._cities: dict[str, tuple[int, ...]] = {}
        self._regions: dict[str, tuple[Region, ...]] = {}
        self._countries: dict[str, str] = {}
        self.region_names: dict[tuple[str, str], str] = {}
        self.country_names: dict[str, str] = {}
        self.alpha3: dict[str, str] = {}
        self.within: dict[str, tuple[str, ...]] = {}
        self._read_cities()
        self._read_regions(regions)
        self._read_countries(countries)

    def cities(self, spelled: str) -> tuple[City, ...]:
        """Cities of this name, the largest first."""
        rows = self._cities.get(spelled) or self._cities.get(plain_umlauts(spelled), ())
        return tuple(self._city(row) for row in rows)

    def regions(self, spelled: str) -> tuple[Region, ...]:
        """Regions of this name."""
        return self._regions.get(spelled, ())

    def country(self, spelled: str) -> str | None:
        """ISO 3166-1 alpha-2 of a country's name in any of thirty-odd languages."""
        return self._countries.get(spelled)

    def _city(self, row: int) -> City:
        name, _, country, admin1, population, latitude, longitude, _ = self._rows[row].split("\t")
        codes = ADMIN1.get(country)
        region = None if codes is None else codes.get(admin1) if codes else admin1
        return City(name, country, region, int(population), float(latitude), float(longitude))

    def _read_cities(self) -> None:
        index = self._cities
        for number, row in enumerate(self._rows):
            name, spelled, _ = row.split("\t", 2)
            spelled = spelled or name.lower()
            index[spelled] = (*index[spelled], number) if spelled in index else (number,)
            others = row[row.rfind("\t") + 1 :]
            if others:
                for spelled in others.split("|"):
                    index[spelled] = (*index[spelled], number) if spelled in index else (number,)

    def _read_regions(self, lines: str) -> None:
        for line in lines.split("\n"):
            name, country, code, others = line.split("\t")
            region = Region(name, country, code)
            self.region_names[country, code] = name
            for spelled in {key(each) for each in (name, *others.split("|")) if each}:
                self._regions[spelled] = (*self._regions.get(spelled, ()), region)

    def _read_countries(self, lines: str) -> None:
        for line in lines.split("\n"):
            code, alpha3, name, continent, others = line.split("\t")
            self.country_names[code] = name
            self.alpha3[alpha3] = code
            self.within[code] = ancestors(code, continent)
            for each in (name, *others.split("|")):
                self._countries.setdefault(key(each), code)


@cache
def _villages() -> list[str]:
    """Lines of `villages.zst`, sorted by spelled name: searched by halving, which needs no index in memory."""
    return zstandard.ZstdDecompressor().decompress(_VILLAGES.read_bytes()).decode().split("\n")


def village(spelled: str, country: str) -> City | None:
    """The one place of this name with 500 to 5,000 people in a country; None where there are several or none."""
    lines = _villages()
    at = bisect_left(lines, f"{spelled}\t")
    found: City | None = None
    while at < len(lines) and lines[at].startswith(f"{spelled}\t"):
        _, name, owner, admin1, latitude, longitude = lines[at].split("\t")
        if owner == country:
            if found is not None:
                return None
            codes = ADMIN1.get(country)
            region = None if codes is None else codes.get(admin1) if codes else admin1
            found = City(name, country, region, 1, float(latitude), float(longitude))
        at += 1
    return found


@cache
def codes_of_cities(country: str) -> frozenset[str]:
    """Codes of the regions that cities of the gazetteer carry; of others (counties) nothing can be said."""
    codes = ADMIN1.get(country)
    if codes is None:
        return frozenset()
    return frozenset(codes.values() or (code for owner, code in gazetteer().region_names if owner == country))


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process."""
    return Gazetteer(zstandard.ZstdDecompressor().decompress(_FILE.read_bytes()).decode())
