"""Dates as printed, absolute and relative, in many languages."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.parsing.dates import parse_date


def _naive(year: int) -> datetime:
    """Hypothesis wants its bounds without a zone."""
    return datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None)


NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2026-06-04", None, "2026-06-04T00:00"),
        ("2025-06-10T12:00:00-07:00", None, "2025-06-10T19:00"),
        ("2026-07-14T10:00:00.000+0200", None, "2026-07-14T08:00"),
        ("2012-08-27T00:00:00.0000000", None, "2012-08-27T00:00"),
        ("1785283200000", None, "2026-07-29T00:00"),
        ("1785283200", None, "2026-07-29T00:00"),
        ("20260713", None, "2026-07-13T00:00"),
        ("Tue, 04 Jun 2024 09:00:00 +0200", None, "2024-06-04T07:00"),
        ("October 13, 2023", "en", "2023-10-13T00:00"),
        ("Sep 3, 2026", None, "2026-09-03T00:00"),
        ("3-Sep-2026", None, "2026-09-03T00:00"),
        ("06/16/2026 10:30 AM", "en", "2026-06-16T10:30"),
        ("13. Oktober 2023", "de", "2023-10-13T00:00"),
        ("Posted on 12.11.2026", "de", "2026-11-12T00:00"),
        ("1er mars 2026", "fr", "2026-03-01T00:00"),
        ("3 de marzo de 2026", "es", "2026-03-03T00:00"),
        ("12 de setembro de 2018", "pt", "2018-09-12T00:00"),
        ("5 maart 2026", "nl", "2026-03-05T00:00"),
        ("12 marca 2026", "pl", "2026-03-12T00:00"),
        ("7 gennaio 2026", "it", "2026-01-07T00:00"),
        ("14 mars 2026", "sv", "2026-03-14T00:00"),
        ("2026年7月3日", "ja", "2026-07-03T00:00"),
        ("12 March", "en", "2026-03-12T00:00"),
        # relative
        ("Posted Today", None, "2026-11-24T00:00"),
        ("Posted Yesterday", None, "2026-11-23T00:00"),
        ("Posted 3 Days Ago", None, "2026-11-21T00:00"),
        ("5 hours ago", "en", "2026-11-24T10:00"),
        ("a month ago", "en", "2026-10-25T00:00"),
        ("3d", "en", "2026-11-21T00:00"),
        ("vor 2 Wochen", "de", "2026-11-10T00:00"),
        ("gestern", "de", "2026-11-23T00:00"),
        ("il y a 3 jours", "fr", "2026-11-21T00:00"),
        ("hace 5 días", "es", "2026-11-19T00:00"),
        ("há 2 semanas", "pt", "2026-11-10T00:00"),
        ("4 giorni fa", "it", "2026-11-20T00:00"),
        ("3 dagen geleden", "nl", "2026-11-21T00:00"),
        ("2 dni temu", "pl", "2026-11-22T00:00"),
        ("för 3 dagar sedan", "sv", "2026-11-21T00:00"),
    ],
)
def test_read(text: str, language: str | None, expected: str) -> None:
    moment = parse_date(text, now=NOW, language=language)
    assert moment is not None
    assert moment.isoformat().startswith(expected)
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    ["", "sometime", "24/7", "Jan 2026", "5+ years", "Posted 30+ Days Ago", "more than 30 days ago",
     "0001-01-01T00:00:00Z", "9999-12-31", "1970-01-01", "2026-13-45", "32.13.2026", "0", "99999999999999999"],
)  # fmt: skip
def test_not_read(text: str) -> None:
    assert parse_date(text, now=NOW) is None


def test_day_and_month_are_decided_by_evidence() -> None:
    april_third, march_fourth = datetime(2026, 4, 3, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC)
    assert parse_date("03/04/2026", now=NOW, language="de") == april_third
    assert parse_date("03/04/2026", now=NOW, country="US") == march_fourth
    assert parse_date("03/04/2026", now=NOW, language="en", country="GB") == april_third
    assert parse_date("03/04/2026", now=NOW, language="en") is None
    assert parse_date("13/04/2026", now=NOW, language="en") == datetime(2026, 4, 13, tzinfo=UTC)
    assert parse_date("04/13/2026", now=NOW, language="de") == datetime(2026, 4, 13, tzinfo=UTC)
    # 10 December 2026 is still to come, so that a posting of that date is of 12 October.
    assert parse_date("12/10/2026", now=NOW, language="en") == datetime(2026, 10, 12, tzinfo=UTC)


def test_a_deadline_without_a_year_is_the_next_one() -> None:
    assert parse_date("15 May", now=NOW, future=True) == datetime(2027, 5, 15, tzinfo=UTC)
    assert parse_date("15 May", now=NOW) == datetime(2026, 5, 15, tzinfo=UTC)
    assert parse_date("Jan 5", now=NOW) is None


_DAYS = st.datetimes(min_value=_naive(1996), max_value=_naive(2030)).map(
    lambda moment: moment.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)
)


@given(_DAYS, st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d"]))
def test_a_day_printed_is_the_day_read(day: datetime, style: str) -> None:
    assert parse_date(day.strftime(style), now=NOW) == day


@given(st.datetimes(min_value=_naive(2002), max_value=_naive(2030), timezones=st.just(UTC)))
def test_a_moment_written_as_iso_or_epoch_is_read_back(moment: datetime) -> None:
    assert parse_date(moment.isoformat(), now=NOW) == moment
    whole = moment.replace(microsecond=0)
    assert parse_date(str(int(whole.timestamp())), now=NOW) == whole
    assert parse_date(str(int(whole.timestamp() * 1000)), now=NOW) == whole


@given(st.integers(min_value=1, max_value=29))
def test_days_ago(count: int) -> None:
    expected = datetime(2026, 11, 24, tzinfo=UTC) - timedelta(days=count)
    for text in (f"{count} days ago", f"vor {count} Tagen", f"il y a {count} jours", f"{count} dagen geleden"):
        assert parse_date(text, now=NOW) == expected


@given(st.text(max_size=60) | st.text(alphabet="0123456789-/.:TZ+ ", max_size=30))
def test_never_raises(text: str) -> None:
    moment = parse_date(text, now=NOW)
    assert moment is None or moment.tzinfo is UTC


def test_midnight_somewhere_is_that_day() -> None:
    for zone in ("+02:00", "+01:00", "-05:00", "Z"):
        found = parse_date(f"2026-10-21T00:00:00{zone}", now=NOW)
        assert found is not None
        assert (found.date().isoformat(), found.hour) == ("2026-10-21", 0)
    found = parse_date("2026-10-21T00:30:00+02:00", now=NOW)
    assert found is not None
    assert found.isoformat() == "2026-10-20T22:30:00+00:00"
