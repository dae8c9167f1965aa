"""Places: from a printed location to city, region, country and their ancestors, offline."""

from quiethire.parsing.places.countries import country_code, country_name, within
from quiethire.parsing.places.resolve import resolve

__all__ = ["country_code", "country_name", "resolve", "within"]
