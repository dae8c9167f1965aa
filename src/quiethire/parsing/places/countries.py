"""Countries by name and code."""

from quiethire.parsing.places.gazetteer import gazetteer
from quiethire.parsing.places.keys import key


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
