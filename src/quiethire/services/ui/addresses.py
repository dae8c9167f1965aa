"""Addresses of the search page with one thing changed: a filter taken away, another page, another order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from quiethire.domain.query import SearchQuery
from quiethire.services.ui.words import choice_words

FILTERS = {
    "company": "Employer",
    "location": "Place",
    "country": "Country",
    "remote": "Remote",
    "workplace": "Workplace",
    "job_type": "Type",
    "seniority": "Level",
    "language": "Language",
    "min_salary": "Pay from",
    "max_salary": "Pay up to",
    "currency": "Currency",
    "posted_within": "Posted within",
    "posted_since": "Posted since",
    "exclude_company": "Not",
    "exclude_words": "Without",
    "min_quality": "Quality from",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use: what it says, and the address without it."""

    says: str
    without: str


class Address:
    """The page as it was asked for. Empty values are forgotten, so addresses stay short."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs: Sequence[tuple[str, str]] = [(name, value) for name, value in pairs if value.strip()]

    def values(self, name: str) -> list[str]:
        """The values given for a name."""
        return [value for other, value in self.pairs if other == name]

    def replaced(self, name: str, value: str | None) -> str:
        """With another value; from the first page on unless it is the page that changes."""
        kept = [pair for pair in self.pairs if pair[0] not in {name, "page"}]
        return self._written([*kept, (name, value)] if value is not None else kept)

    def page(self, number: int) -> str:
        """Another page of the same."""
        kept = [pair for pair in self.pairs if pair[0] != "page"]
        return self._written([*kept, ("page", str(number))] if number > 1 else kept)

    def only_words(self) -> str:
        """The same words without filters."""
        return self._written([pair for pair in self.pairs if pair[0] == "q"])

    def chips(self) -> list[Chip]:
        """The filters in use."""
        return [
            Chip(_says(name, value), self._written([p for p in self.pairs if p != (name, value) and p[0] != "page"]))
            for name, value in self.pairs
            if name in FILTERS
        ]

    @staticmethod
    def _written(pairs: Sequence[tuple[str, str]]) -> str:
        return "/?" + urlencode(pairs) if pairs else "/"


def is_plain(query: SearchQuery, address: Address) -> bool:
    """Nothing was searched or filtered: the front page."""
    return not query.text.strip() and not address.chips() and query.page == 1


def _says(name: str, value: str) -> str:
    if name in {"company", "location", "workplace", "job_type", "remote"}:
        return choice_words(name, value)
    return f"{FILTERS[name]} {value}"
