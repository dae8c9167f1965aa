"""The quality score is the sum of stated reasons, and 70 is where a posting is worth storing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quiethire.domain.identity import posting_id, url_hash
from quiethire.domain.pay import Pay, Period
from quiethire.domain.place import Place, Workplace
from quiethire.domain.posting import EmploymentType, Posting
from quiethire.domain.quality import THRESHOLD, is_section_title, score

URL = "https://jobs.example/1"
FULL = Posting(
    id=posting_id(url_hash(URL)),
    url=URL,
    url_hash=url_hash(URL),
    title="Umbrella Engineer",
    company="Umbrella Works",
    places=(Place("Lisbon"),),
    workplace=Workplace.HYBRID,
    employment_types=(EmploymentType.FULL_TIME,),
    pay=Pay(1.0, 2.0, "EUR", Period.YEAR),
    description_text="x" * 700,
    language="en",
    posted_at=datetime(2026, 11, 1, tzinfo=UTC),
    application_url=URL,
)


def points(posting: Posting) -> int:
    total, reasons = score(posting)
    assert total == max(0, min(100, sum(reason.points for reason in reasons)))
    return total


def test_everything_stated_is_a_hundred() -> None:
    assert points(FULL) == 100


def test_a_board_s_posting_without_pay_date_or_type_passes() -> None:
    assert (
        points(replace(FULL, pay=None, posted_at=None, employment_types=(), workplace=None, language=None)) >= THRESHOLD
    )


def test_a_small_firm_s_page_without_a_location_passes() -> None:
    bare = replace(FULL, pay=None, posted_at=None, employment_types=(), workplace=None, places=())
    assert points(bare) >= THRESHOLD


@pytest.mark.parametrize(
    "lacking",
    [
        replace(FULL, description_text="Apply now."),
        replace(FULL, description_text=""),
        replace(FULL, closed=True),
        replace(FULL, title="Open positions"),
        replace(FULL, title="Karriere"),
        replace(FULL, company=None, application_url=None, places=()),
    ],
)
def test_what_lacks_an_essential_does_not_pass(lacking: Posting) -> None:
    assert points(lacking) < THRESHOLD


def test_dense_scripts_say_as_much_in_fewer_characters() -> None:
    assert points(replace(FULL, description_text="字" * 120, language="ja")) >= THRESHOLD


@pytest.mark.parametrize(
    "title", ["Careers", "Open Positions", "Current openings", "Join us!", "Offene Stellen", "Nos offres", "Vacatures",
              "Todas las vacantes", "Oferty pracy", "Lavora con noi", "Page not found"],
)  # fmt: skip
def test_section_titles(title: str) -> None:
    assert is_section_title(title)


@pytest.mark.parametrize(
    "title",
    ["Careers Advisor", "Job Coach", "News Editor", "Head of Search", "Blog Editor", "Engineer", "Position Lead"],
)
def test_titles_of_work(title: str) -> None:
    assert not is_section_title(title)
