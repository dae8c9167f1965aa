"""Dates as printed, to aware UTC."""

import re
from datetime import UTC, datetime, timedelta

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)


def parse_date(text: str, *, now: datetime, language: str | None = None) -> datetime | None:
    """The moment a date text names, or None."""
    del language
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) in (10, 13):
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return _plausible(datetime.fromtimestamp(seconds, tz=UTC), now)
    match = _ISO.match(text)
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat(match.group(0).replace(" ", "T", 1).replace("Z", "+00:00"))
    except ValueError:
        return None
    return _plausible(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC), now)


def _plausible(moment: datetime, now: datetime) -> datetime | None:
    return moment if _EARLIEST <= moment <= now + timedelta(days=3660) else None
