"""What an own page prints of an advertisement, and where that page is."""

from datetime import date

from quiethire.sandbox import writing
from quiethire.sandbox.boards.contract import Print
from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.names import slug
from quiethire.sandbox.values import Advert, Employer

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def style(employer: Employer) -> str:
    """How the employer's own pages are built."""
    return BY_NAME[employer.kind].style


def is_internal(employer: Employer, advert: Advert) -> bool:
    """Whether the posting stands under /internal/, which that employer's robots.txt forbids."""
    return BY_NAME[employer.kind].fault == "robots_part" and advert.number % 3 == 0


def posting_path(employer: Employer, advert: Advert) -> str:
    """Path of the posting's page on the career host; does not move when the title changes."""
    if is_internal(employer, advert):
        return f"/internal/{advert.slug}"
    base = "/jobs" if employer.career_path == "/" else employer.career_path
    return f"{base}/{advert.slug}"


def posting_url(employer: Employer, advert: Advert) -> str:
    """Absolute address of the posting's page. An inline posting has none: the address of its page with the title as a
    client-side route ("…/careers#!/data-analyst") tells it from the others, as QuietHire does."""
    if style(employer) == "inline":
        return f"{employer.career_url}#!/{slug(advert.title)}"
    return f"https://{employer.career_host}{posting_path(employer, advert)}"


def location(advert: Advert) -> str:
    """The place as the page prints it: the country in the page's language."""
    return f"{advert.city.name}, {advert.city.country if advert.language == 'en' else advert.city.native}"


def _structured_location(advert: Advert) -> str:
    """The parts of a JSON-LD address on one line, without repeats."""
    return ", ".join(dict.fromkeys((advert.city.name, advert.city.region, advert.city.code)))


def print_posting(employer: Employer, advert: Advert) -> Print:
    """What the employer's own page states."""
    structured = style(employer).startswith("jsonld")
    remote: bool | None = advert.workplace == "remote"
    return Print(
        url=posting_url(employer, advert),
        location=_structured_location(advert) if structured else location(advert),
        external_id=None,
        requisition=advert.requisition if structured else None,
        remote=remote if not structured or remote else None,
        workplace=advert.workplace if not structured or remote else None,
        employment=advert.employment,
        department=None if structured else writing.department(advert),
        pay_stated=advert.pay is not None,
        posted=advert.posted,
    )


def printed_date(day: date, language: str) -> str:
    """A date as the language prints it."""
    if language == "en":
        return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
    separator = {"de": ".", "pl": ".", "nl": "-"}.get(language, "/")
    return f"{day.day:02}{separator}{day.month:02}{separator}{day.year}"


def labelled(advert: Advert) -> list[tuple[str, str]]:
    """The facts with their labels, in the advertisement's language."""
    phrases = LANGUAGES[advert.language]
    place, employment, pay, department, workplace, posted, _ = phrases.labels
    rows = [
        (place, location(advert)),
        (employment, writing.employment(advert)),
        (workplace, writing.workplace(advert)),
        (department, writing.department(advert)),
    ]
    if advert.pay:
        rows.append((pay, writing.pay_text(advert.pay, phrases)))
    rows.append((posted, printed_date(advert.posted, advert.language)))
    return rows
