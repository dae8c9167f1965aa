"""From a query string to a SearchQuery, strictly: what is not known or cannot be applied is an error that names it.

Names and meanings are in `PARAMETERS`, from which the OpenAPI document is made too. The search page uses the same
names, so that an address of the page with `/api/v1/search` put before its question mark gives the same results.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from quiethire.domain.errors import FilterError, InputError
from quiethire.domain.place import Workplace
from quiethire.domain.posting import JOB_TYPES
from quiethire.domain.query import FACETS, SearchQuery, Sort

MAX_PER_PAGE = 100
MAX_TEXT = 300
MAX_VALUES = 50
STEP = timedelta(minutes=5)
"""Relative times are rounded down to this, so that equal searches have equal cache keys."""

SENIORITIES = ("intern", "junior", "mid", "senior", "lead", "director", "executive")

_TRUE, _FALSE = {"true", "1", "yes"}, {"false", "0", "no"}
_WITHIN = re.compile(r"(\d{1,4})\s*([hdwm]?)", re.IGNORECASE)
_UNIT = {"h": timedelta(hours=1), "": timedelta(days=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_UNIT["m"] = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `choices`: all allowed values; lists of those may be joined by commas, names are repeated."""

    name: str
    says: str
    example: str
    repeated: bool = False
    choices: tuple[str, ...] = ()
    kind: str = "string"


PARAMETERS = (
    Parameter(
        "q", 'Words; "quoted" for a phrase, -word to leave out. Typing errors are corrected.', "python developer"
    ),
    Parameter("company", "Employer, with or without its legal form.", "Umbra", repeated=True),
    Parameter("location", "City, region, country or group of countries (EU, DACH).", "Berlin", repeated=True),
    Parameter("country", "Country, ISO 3166-1 alpha-2.", "DE", repeated=True),
    Parameter("remote", "Stated as remote, or stated as not.", "true", kind="boolean"),
    Parameter("workplace", "Where the work is done.", "hybrid", repeated=True, choices=tuple(Workplace)),
    Parameter("job_type", "Kind of employment.", "full-time", repeated=True, choices=tuple(JOB_TYPES.values())),
    Parameter("seniority", "Level stated in the title.", "senior", repeated=True, choices=SENIORITIES),
    Parameter("language", "Language of the posting, ISO 639-1.", "en", repeated=True),
    Parameter("min_salary", "The stated pay reaches this, a year.", "60000", kind="integer"),
    Parameter("max_salary", "The stated pay starts no higher than this, a year.", "90000", kind="integer"),
    Parameter("currency", "The pay is stated in this currency, ISO 4217.", "EUR"),
    Parameter("posted_within", "Posted within hours (h), days (d), weeks (w) or months (m) of now.", "7d"),
    Parameter("posted_since", "Posted at or after this date or time, ISO 8601.", "2026-01-31"),
    Parameter("exclude_company", "Not this employer.", "Penumbra", repeated=True),
    Parameter("exclude_words", "Not with this word or phrase anywhere.", "unpaid", repeated=True),
    Parameter("min_quality", "Quality score at least, 0 to 100.", "80", kind="integer"),
    Parameter("sort", "Order of results.", "date", choices=tuple(Sort)),
    Parameter("page", "Page, from 1.", "1", kind="integer"),
    Parameter("per_page", f"Results on a page, at most {MAX_PER_PAGE}.", "20", kind="integer"),
    Parameter("facets", "Count these among the results.", "company,remote", repeated=True, choices=FACETS),
    Parameter("format", "Form of the answer.", "json", choices=("json",)),
)
_BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}


class Given:
    """The parameters of one request, read by name. Raises FilterError at once for a name that is not in `allowed`."""

    def __init__(self, pairs: Iterable[tuple[str, str]], allowed: Sequence[str], *, blanks: bool = False) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            if name not in allowed:
                raise FilterError(_unknown(name, allowed))
            if value.strip():
                self._values.setdefault(name, []).append(value if name == "q" else value.strip())
            elif not blanks and name != "q":
                raise FilterError(f"{name}: an empty value cannot be applied; leave the parameter out instead")

    def one(self, name: str) -> str | None:
        """The value of a parameter that is given at most once."""
        values = self._values.get(name, [])
        if len(set(values)) > 1:
            raise FilterError(f"{name}: given {len(values)} times with different values")
        value = values[0] if values else None
        choices = _BY_NAME[name].choices
        if value is not None and choices:
            value = value.lower()
            if value not in choices:
                raise FilterError(f"{name}: {value!r} is not one of {', '.join(choices)}")
        return value

    def many(self, name: str) -> tuple[str, ...]:
        """The values of a parameter that may be repeated; of a fixed set also joined by commas."""
        values = self._values.get(name, [])
        choices = _BY_NAME[name].choices
        if choices:
            values = [part.strip().lower() for value in values for part in value.split(",") if part.strip()]
            for value in values:
                if value not in choices:
                    raise FilterError(f"{name}: {value!r} is not one of {', '.join(choices)}")
        if len(values) > MAX_VALUES:
            raise FilterError(f"{name}: {len(values)} values are too many, at most {MAX_VALUES} can be given")
        return tuple(dict.fromkeys(values))

    def codes(self, name: str, size: int) -> tuple[str, ...]:
        """Codes of so many letters, in capitals, possibly joined by commas."""
        values = [part.strip().upper() for value in self._values.get(name, []) for part in value.split(",")]
        for value in values:
            if len(value) != size or not (value.isascii() and value.isalpha()):
                raise FilterError(f"{name}: {value!r} is not a code of {size} letters")
        return tuple(dict.fromkeys(values))

    def number(self, name: str, *, low: int = 0, high: int = 10**9) -> int | None:
        """A whole number within bounds."""
        value = self.one(name)
        if value is None:
            return None
        if not re.fullmatch(r"-?\d{1,12}", value) or not low <= int(value) <= high:
            raise FilterError(f"{name}: {value!r} is not a whole number from {low} to {high:,}")
        return int(value)

    def truth(self, name: str) -> bool | None:
        """true or false."""
        value = self.one(name)
        if value is None:
            return None
        if value.lower() not in _TRUE | _FALSE:
            raise FilterError(f"{name}: {value!r} is neither true nor false")
        return value.lower() in _TRUE

    def since(self, now: datetime) -> datetime | None:
        """The earlier bound of posted_since and posted_within, of which one may be given."""
        stated, within = self.one("posted_since"), self.one("posted_within")
        if stated and within:
            raise FilterError("posted_since and posted_within contradict each other: give one of them")
        if within:
            match = _WITHIN.fullmatch(within)
            if match is None or int(match[1]) == 0:
                raise FilterError(f"posted_within: {within!r} is not a time such as 24h, 7d, 2w or 1m")
            moment = now - int(match[1]) * _UNIT[match[2].lower()]
            return datetime.min.replace(tzinfo=UTC) + (moment - datetime.min.replace(tzinfo=UTC)) // STEP * STEP
        if stated:
            try:
                moment = datetime.fromisoformat(stated.replace(" ", "+"))
            except ValueError:
                raise FilterError(f"posted_since: {stated!r} is not a date or time such as 2026-01-31") from None
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return None


def search_query(pairs: Iterable[tuple[str, str]], *, now: datetime, blanks: bool = False) -> SearchQuery:
    """The query of a request. blanks: leave empty values out, as forms send them, instead of refusing them."""
    given = Given(pairs, list(_BY_NAME), blanks=blanks)
    given.one("format")
    text = given.one("q") or ""
    if len(text) > MAX_TEXT:
        raise FilterError(f"q: {len(text)} characters are too many, at most {MAX_TEXT} can be searched")
    currency = given.codes("currency", 3)
    if len(currency) > 1:
        raise FilterError("currency: one currency at a time")
    return SearchQuery(
        text=text,
        company=given.many("company"),
        location=given.many("location"),
        country=given.codes("country", 2),
        remote=given.truth("remote"),
        workplace=given.many("workplace"),
        job_type=given.many("job_type"),
        seniority=given.many("seniority"),
        language=tuple(code.lower() for code in given.codes("language", 2)),
        min_salary=given.number("min_salary"),
        max_salary=given.number("max_salary"),
        currency=currency[0] if currency else None,
        posted_since=given.since(now),
        exclude_company=given.many("exclude_company"),
        exclude_words=given.many("exclude_words"),
        min_quality=given.number("min_quality", high=100),
        sort=Sort(given.one("sort") or Sort.RELEVANCE),
        page=given.number("page", low=1) or 1,
        per_page=given.number("per_page", low=1, high=MAX_PER_PAGE) or 20,
        facets=given.many("facets"),
    )


LIST_PARAMETERS = (
    "company", "location", "remote", "job_type", "min_quality", "posted_since", "posted_within", "page", "per_page",
)  # fmt: skip


def list_filters(pairs: Iterable[tuple[str, str]], *, now: datetime) -> tuple[dict[str, Any], int, int]:
    """The filters of a listing, its page and how many are on one."""
    given = Given(pairs, LIST_PARAMETERS)
    filters: Mapping[str, Any] = {
        "company": given.many("company") or None,
        "location": given.many("location") or None,
        "remote": given.truth("remote"),
        "job_type": given.many("job_type") or None,
        "min_quality": given.number("min_quality", high=100),
        "posted_since": given.since(now),
    }
    page = given.number("page", low=1) or 1
    per_page = given.number("per_page", low=1, high=MAX_PER_PAGE) or 20
    return {name: value for name, value in filters.items() if value is not None}, page, per_page


def read_id(text: str) -> UUID:
    """The id in a path. Raises InputError."""
    try:
        return UUID(text)
    except ValueError:
        raise InputError(f"{text[:60]!r} is not an id: ids look like 6d2a3f4e-5a0c-5f6f-9d5e-0c4d1a2b3c4d") from None


def openapi_parameters(names: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """The parameters for an OpenAPI document."""
    return [_described(_BY_NAME[name]) for name in (names if names is not None else _BY_NAME)]


def _described(parameter: Parameter) -> dict[str, Any]:
    one: dict[str, Any] = {"type": parameter.kind}
    if parameter.choices:
        one["enum"] = [str(choice) for choice in parameter.choices]
    schema = {"type": "array", "items": one} if parameter.repeated else one
    example: Any = parameter.example.split(",") if parameter.repeated else parameter.example
    if parameter.kind == "integer":
        example = int(parameter.example)
    elif parameter.kind == "boolean":
        example = parameter.example == "true"
    return {"name": parameter.name, "in": "query", "description": parameter.says, "schema": schema, "example": example}


def _unknown(name: str, allowed: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, allowed, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(allowed)}"
    return f"unknown parameter {name[:60]!r}: {hint}"
