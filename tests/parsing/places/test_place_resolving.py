"""Printed locations and what is certain of them."""

import gzip
import json
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.domain.place import PlaceText
from quiethire.parsing.places import country_code, country_name, resolve, within
from quiethire.parsing.places import gazetteer as gazetteer_module

CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS") or Path(__file__).parents[3] / ".." / "shared" / "corpus")

# text -> (city, region, country) of each place
LINES: dict[str, list[tuple[str | None, str | None, str | None]]] = {
    "Berlin": [("Berlin", "Berlin", "DE")],
    "Berlin, Berlin, Germany": [("Berlin", "Berlin", "DE")],
    "10719 Berlin": [("Berlin", "Berlin", "DE")],
    "Kurfürstendamm 203, 10719 Berlin": [("Berlin", "Berlin", "DE")],
    "Muenchen": [("Munich", "Bayern", "DE")],
    "Miami, FL": [("Miami", "Florida", "US")],
    "Tukwila Washington": [("Tukwila", "Washington", "US")],
    "Washington, District of Columbia, United States": [("Washington", "District of Columbia", "US")],
    "NYC": [("New York", "New York", "US")],
    "New York, New York": [("New York", "New York", "US")],
    "Woodland Park, Colorado, United States": [("Woodland Park", "Colorado", "US")],
    "Charleston, SC United States": [("Charleston", "South Carolina", "US")],
    "SF Bay Area, CA": [(None, "California", "US")],
    "Oklahoma (Remote)": [(None, "Oklahoma", "US")],
    "Virginia, USA": [(None, "Virginia", "US")],
    "CA - Sacramento": [("Sacramento", "California", "US")],
    "US-CA-San Francisco": [("San Francisco", "California", "US")],
    "Puyallup, WA": [("Puyallup", "Washington", "US")],
    "Wilmington, DE": [("Wilmington", "Delaware", "US")],
    "Berlin, DE": [("Berlin", "Berlin", "DE")],
    "Bogota, CO": [("Bogotá", None, "CO")],
    "San Jose, CA": [("San Jose", "California", "US")],
    "San Jose, CR": [("San José", None, "CR")],
    "Paris, Ontario": [("Paris", "Ontario", "CA")],
    "Toronto, ON, CA": [("Toronto", "Ontario", "CA")],
    "London, Ontario, Canada": [("London", "Ontario", "CA")],
    "London, UK": [("London", "England", "GB")],
    "Egham, Surrey, United Kingdom": [("Egham", "Surrey", "GB")],
    "Sydney, NSW": [("Sydney", "New South Wales", "AU")],
    "Bangalore, Karnataka, India": [("Bengaluru", "Karnataka", "IN")],
    "Israel, Yokneam": [("Yokneam", None, "IL")],
    "Portugal - Lisbon": [("Lisbon", None, "PT")],
    "Vietnam-Hanoi": [("Hanoi", None, "VN")],
    "Poland, REMOTE, Poland": [(None, None, "PL")],
    "La Unión (El Salvador)": [("La Unión", None, "SV")],
    "Maó, Illes Balears, España": [("Maó", "Illes Balears", "ES")],
    "Katowice (Śląskie)": [("Katowice", "Śląskie", "PL")],
    "Wien, Österreich": [("Vienna", "Wien", "AT")],
    "Leeds, United Kingdom": [("Leeds", "England", "GB")],
    "Manchester, NH": [("Manchester", "New Hampshire", "US")],
    "Birmingham": [("Birmingham", "England", "GB")],
    "Sheffield, South Yorkshire": [("Sheffield", "England", "GB")],
    "Reading, Berkshire": [("Reading", "England", "GB")],
    "Milano (MI)": [("Milan", "Lombardia", "IT")],
    "Milan, MI": [("Milan", "Michigan", "US")],
    "Genova (GE)": [("Genoa", "Liguria", "IT")],
    "Segrate (MI)": [("Segrate", "Lombardia", "IT")],
    "Verona, VA": [("Verona", "Virginia", "US")],
    "Fribourg FR": [("Fribourg", "Fribourg", "CH")],
    "St. Gallen SG": [("Sankt Gallen", "Sankt Gallen", "CH")],
    "Chennai, TN": [("Chennai", "Tamil Nadu", "IN")],
    "Bogotá D.C.": [("Bogotá", None, "CO")],
    "Monterrey, NL": [("Monterrey", None, "MX")],
    "Porto Alegre/RS": [("Porto Alegre", "Rio Grande do Sul", "BR")],
    "Recife (PE)": [("Recife", "Pernambuco", "BR")],
    "Limburg, NL": [(None, "Limburg", "NL")],
    "Frankfurt a.M.": [("Frankfurt am Main", "Hessen", "DE")],
    "København K": [("Copenhagen", None, "DK")],
    "Lyon 3e": [("Lyon", "Auvergne-Rhône-Alpes", "FR")],
    "Skåne": [(None, "Skåne län", "SE")],
    "Bozen": [("Bolzano", "Trentino-Alto Adige", "IT")],
    "гр. Добрич": [("Dobrich", None, "BG")],
    "東京": [("Tokyo", None, "JP")],
    "Москва, Россия": [("Moscow", None, "RU")],
    "Германия": [(None, None, "DE")],
    "South Korea": [(None, None, "KR")],
    "Luxembourg": [(None, None, "LU")],
    "Singapore": [("Singapore", None, "SG")],
    "Trinidad and Tobago": [(None, None, "TT")],
    "Tbilisi, Georgia": [("Tbilisi", None, "GE")],
    "Atlanta, Georgia": [("Atlanta", "Georgia", "US")],
    "Remote (US)": [(None, None, "US")],
    "Remote US": [(None, None, "US")],
    "Hybrid - London": [("London", "England", "GB")],
    "Munich HQ": [("Munich", "Bayern", "DE")],
    "Greater Boston Area": [("Boston", "Massachusetts", "US")],
    # several places
    "Berlin or Munich": [("Berlin", "Berlin", "DE"), ("Munich", "Bayern", "DE")],
    "NYC / SF / Remote": [
        ("New York", "New York", "US"),
        ("San Francisco", "California", "US"),
        (None, None, None),
    ],
    "Paris; London": [("Paris", "Île-de-France", "FR"), ("London", "England", "GB")],
    "London, UK | Dublin": [("London", "England", "GB"), ("Dublin", None, "IE")],
    "San Francisco, CA, New York, NY": [("San Francisco", "California", "US"), ("New York", "New York", "US")],
    "Seattle, Madrid, and remote": [
        ("Seattle", "Washington", "US"),
        ("Madrid", "Comunidad de Madrid", "ES"),
        (None, None, None),
    ],
    "Germany, Austria or Switzerland": [(None, None, "DE"), (None, None, "AT"), (None, None, "CH")],
    "US / Canada": [(None, None, "US"), (None, None, "CA")],
    # left open
    "Georgia": [(None, None, None)],
    "Cambridge": [(None, None, None)],
    "IN": [(None, None, None)],
    "Remote": [(None, None, None)],
    "Bentivoglio (BO)": [(None, None, None)],
    "Washington": [(None, None, "US")],
    "US - Central": [(None, None, "US")],
}


@pytest.mark.parametrize("text", LINES)
def test_line(text: str) -> None:
    assert [(place.city, place.region, place.country) for place in resolve(PlaceText(text=text))] == LINES[text]


@pytest.mark.parametrize(
    "text", ["2 Locations", "Multiple Locations", "N/A", "TBD", "verschiedene Standorte", "", "  "]
)
def test_what_is_no_place_gives_none(text: str) -> None:
    assert resolve(PlaceText(text=text)) == ()


@pytest.mark.parametrize(
    ("text", "group"), [("EMEA", "EMEA"), ("Remote - EU", "EU"), ("Remote within Europe", "Europe")]
)
def test_groups(text: str, group: str) -> None:
    (place,) = resolve(PlaceText(text=text))
    assert place.within == (group,)
    assert place.country is None
    assert place.text == text


def test_ancestors() -> None:
    (berlin,) = resolve(PlaceText(text="Berlin"))
    assert berlin.within == ("DE", "DACH", "EU", "EEA", "Europe", "EMEA")
    assert within("US") == ("US", "North America", "Americas")
    assert "LATAM" in within("BR") and "LATAM" in within("MX")
    assert {"Middle East", "MENA", "EMEA"} <= set(within("AE"))


def test_the_words_of_the_source_are_kept() -> None:
    (place,) = resolve(PlaceText(text="  Köln,   Germany "))
    assert place.text == "Köln, Germany"
    assert [place.text for place in resolve(PlaceText(text="Berlin or Munich"))] == ["Berlin", "Munich"]


def test_coordinates_come_from_the_source_before_the_gazetteer() -> None:
    (place,) = resolve(PlaceText(city="Lisboa", country="PT", latitude=38.5, longitude=-9.25))
    assert (place.city, place.latitude, place.longitude) == ("Lisbon", 38.5, -9.25)
    (place,) = resolve(PlaceText(text="Lisbon, Portugal"))
    assert place.latitude == pytest.approx(38.72, abs=0.1)
    (place,) = resolve(PlaceText(text="Lisbon, Portugal", latitude=0.0, longitude=0.0))
    assert place.latitude == pytest.approx(38.72, abs=0.1)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (PlaceText(city="Springfield", region="IL", country="US"), ("Springfield", "Illinois", "US")),
        (PlaceText(city="Zürich", region="ZH", country="CH"), ("Zürich", "Zürich", "CH")),
        (PlaceText(city="London", region="London", country="United Kingdom"), ("London", "England", "GB")),
        (PlaceText(city="Kleinkleckersdorf", country="DE"), ("Kleinkleckersdorf", None, "DE")),
        (PlaceText(city="Remote", country="US"), (None, None, "US")),
        (PlaceText(country="Deutschland"), (None, None, "DE")),
        (PlaceText(region="Texas", country="USA"), (None, "Texas", "US")),
        (PlaceText(city="Toronto", region="ON", country="CAN"), ("Toronto", "Ontario", "CA")),
    ],
)
def test_parts(parts: PlaceText, expected: tuple[str | None, str | None, str | None]) -> None:
    (place,) = resolve(parts)
    assert (place.city, place.region, place.country) == expected


def test_a_hint_decides_between_cities_of_one_name() -> None:
    assert resolve(PlaceText(text="Cambridge"), country_hint="GB")[0].country == "GB"
    assert resolve(PlaceText(text="London; Cambridge"))[1].country == "GB"


def test_countries() -> None:
    assert [country_code(text) for text in ("UK", "DEU", "Österreich", "brasil", "Atlantis", "", None)] == [
        *("GB", "DE", "AT", "BR"),
        *(None, None, None),
    ]
    assert country_name("DE") == "Germany"
    assert country_name("ZZ") is None


_ANY = st.none() | st.text(max_size=80)


@given(
    st.builds(
        PlaceText,
        text=_ANY,
        city=_ANY,
        region=st.none() | st.text(max_size=20),
        country=st.none() | st.text(max_size=20),
        latitude=st.none() | st.floats(allow_nan=True),
        longitude=st.none() | st.floats(allow_nan=True),
    )
)
def test_never_raises(place: PlaceText) -> None:
    for found in resolve(place):
        assert found.text
        assert found.country is None or len(found.country) == 2


@given(st.lists(st.sampled_from(["Berlin", "US", "Remote", "CA", "or", ",", "/", "-", "(", ")", "Paris", "EU", "12"])))
def test_never_raises_on_what_looks_like_places(words: list[str]) -> None:
    resolve(PlaceText(text=" ".join(words)))


@pytest.mark.skipif(not (CORPUS / "bulk").is_dir(), reason="the recorded corpus is not beside the repository")
def test_most_recorded_locations_have_a_country() -> None:
    entries = json.loads(gzip.decompress((CORPUS / "bulk" / "greenhouse_titles.json.gz").read_bytes()))
    lines = Counter((entry.get("location") or "").strip() for entry in entries[::12])
    named = sum(
        count for line, count in lines.items() if any(p.country or p.within for p in resolve(PlaceText(text=line)))
    )
    assert named / sum(lines.values()) >= 0.91


def test_the_gazetteer_is_small_and_whole() -> None:
    file = Path(gazetteer_module.__file__).with_name("gazetteer.zst")
    assert file.stat().st_size < 1_500_000
    known = gazetteer_module.gazetteer()
    assert len(known.country_names) >= 245
    assert known.region_names["US", "CA"] == "California"
    assert {city.country for city in known.cities("paris")} >= {"FR", "US", "CA"}


def test_villages_are_known_where_their_country_is() -> None:
    assert [place.city for place in resolve(PlaceText(text="Mattsee"))] == [None]
    assert [place.city for place in resolve(PlaceText(text="Mattsee"), country_hint="AT")] == ["Mattsee"]
    assert [place.city for place in resolve(PlaceText(text="Mattsee"), country_hint="DE")] == [None]
    assert [place.city for place in resolve(PlaceText(text="Mattsee"), country_hint="AT", small=False)] == [None]
    assert [place.region for place in resolve(PlaceText(text="Mattsee, Österreich"))] == ["Salzburg"]


def test_a_site_at_home_means_the_town_at_home_but_paris_is_paris() -> None:
    assert [place.country for place in resolve(PlaceText(text="Cambridge"), country_hint="GB")] == ["GB"]
    assert [place.country for place in resolve(PlaceText(text="Paris"), country_hint="CA")] == ["FR"]
