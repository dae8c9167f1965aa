"""The filters of `list_jobs` as conditions. Every filter given is applied, or FilterError says why it cannot be."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from quiethire.domain.errors import FilterError
from quiethire.domain.posting import JOB_TYPES

Condition = tuple[str, Any]
"""SQL with one parameter named {value}, and its value."""


def _words(name: str, value: Any) -> list[str]:
    values = [value] if isinstance(value, str) else list(value) if isinstance(value, Iterable) else [value]
    if not all(isinstance(one, str) for one in values):
        raise FilterError(f"{name} must be text or several texts, not {value!r}")
    return [one.strip().casefold() for one in values if one.strip()]


def _company(name: str, value: Any) -> Condition:
    return "company_key IN {value:Array(String)}", _words(name, value)


def _location(name: str, value: Any) -> Condition:
    return "hasAny(location_names, {value:Array(String)})", _words(name, value)


def _job_type(name: str, value: Any) -> Condition:
    words = _words(name, value)
    unknown = sorted(set(words) - set(JOB_TYPES.values()))
    if unknown:
        raise FilterError(f"{name} {unknown[0]!r} is not one of {', '.join(JOB_TYPES.values())}")
    kinds = [kind.value for kind, word in JOB_TYPES.items() if word in words]
    return "hasAny(employment_types, {value:Array(String)})", kinds


def _remote(name: str, value: Any) -> Condition:
    if not isinstance(value, bool):
        raise FilterError(f"{name} must be true or false, not {value!r}")
    # Not remote means stated so: unknown is neither.
    return "remote_known AND remote = {value:Bool}", value


def _min_quality(name: str, value: Any) -> Condition:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100:
        raise FilterError(f"{name} must be a whole number from 0 to 100, not {value!r}")
    return "quality_score >= {value:Int16}", value


def _posted_since(name: str, value: Any) -> Condition:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError as error:
            raise FilterError(f"{name} must be a date or time as in 2026-01-31, not {value!r}") from error
    if not isinstance(value, datetime):
        raise FilterError(f"{name} must be a time, not {value!r}")
    since = (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
    return "coalesce(posted_at, first_seen_at) >= {value:DateTime64(3, 'UTC')}", since


_FILTERS: dict[str, Callable[[str, Any], Condition]] = {
    "company": _company,
    "location": _location,
    "job_type": _job_type,
    "remote": _remote,
    "min_quality": _min_quality,
    "posted_since": _posted_since,
}


def conditions(filters: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """FROM and WHERE for the open postings asked for, and the parameters. None as a value means: not given.

    company: the name, whatever its case. location: a place as printed, its city, region, country code, or a region
    that contains it. Several values of one filter are alternatives. posted_since: of postings without a stated date,
    the time they were first seen.
    """
    sql, values = ["status = 'open'"], dict[str, Any]()
    for name, value in filters.items():
        if name not in _FILTERS:
            raise FilterError(f"there is no filter {name!r}; there are {', '.join(sorted(_FILTERS))}")
        if value is not None:
            condition, values[name] = _FILTERS[name](name, value)
            sql.append(condition.replace("{value:", "{" + name + ":"))
    return "FROM jobs FINAL WHERE " + " AND ".join(f"({one})" for one in sql) + " ", values
