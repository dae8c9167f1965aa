"""The shape of a language's vocabulary. All sentences are our own."""

from dataclasses import dataclass

DEPARTMENTS = (
    "engineering",
    "data",
    "product",
    "sales",
    "marketing",
    "finance",
    "people",
    "operations",
    "care",
    "workshop",
)
"""Keys of departments, in the order of `Phrases.departments`."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words and sentences of one language. `{company}`, `{city}`, `{team}` are filled in.

    headings: tasks, profile, offer, about. labels: location, employment, pay, department, workplace, posted, apply.
    navigation: home, about us, blog, contact, log in, careers, open positions, next page, life at, talent pool.
    workplaces: onsite, hybrid, remote. employments: FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY, INTERN.
    periods: hour, month, year. departments: in the order of DEPARTMENTS. occupations: (title, department key).
    patterns: how a title is made of an occupation `{t}`. notices: no open positions, page not found, posting closed.
    number: thousands separator; pay_format uses {low}, {high}, {symbol}, {period}.
    """

    code: str
    headings: tuple[str, str, str, str]
    labels: tuple[str, str, str, str, str, str, str]
    navigation: tuple[str, str, str, str, str, str, str, str, str, str]
    workplaces: tuple[str, str, str]
    employments: tuple[str, str, str, str, str]
    periods: tuple[str, str, str]
    departments: tuple[str, ...]
    occupations: tuple[tuple[str, str], ...]
    patterns: tuple[str, ...]
    intros: tuple[str, ...]
    duties: tuple[str, ...]
    requirements: tuple[str, ...]
    benefits: tuple[str, ...]
    closings: tuple[str, ...]
    notices: tuple[str, str, str]
    number: str
    pay_format: str
