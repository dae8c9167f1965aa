"""Places: from a printed location to city, region, country and their ancestors, offline."""

from quiethire.parsing.places.resolve import country_code, country_name, resolve, within

__all__ = ["country_code", "country_name", "resolve", "within"]
