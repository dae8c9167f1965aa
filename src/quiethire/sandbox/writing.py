"""The text of an advertisement, in its language, and its HTML."""

from dataclasses import dataclass
from html import escape
from random import Random

from quiethire.sandbox.languages import DEPARTMENTS, LANGUAGES, Phrases
from quiethire.sandbox.values import Advert, Employer, PayRange

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF", "PLN": "PLN", "CAD": "CA$", "AUD": "AU$", "SGD": "S$"}
_EMPLOYMENT_ORDER = ("FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN")


@dataclass(frozen=True, slots=True)
class Text:
    """The parts of a description. `pay` is a line about pay, for boards that have no field for it."""

    intro: tuple[str, ...]
    duties: tuple[str, ...]
    requirements: tuple[str, ...]
    benefits: tuple[str, ...]
    closing: tuple[str, ...]
    pay: str | None


def write(seed: int, employer: Employer, advert: Advert) -> Text:
    """The text of the advertisement: 1.5 to 4 KB, the same on every call."""
    phrases = LANGUAGES[advert.language]
    random = Random(f"{seed}/text/{advert.key}")  # noqa: S311 - a reproducible world, nothing secret
    words = {"company": employer.name, "city": advert.city.name, "team": department(advert)}
    closing = random.sample(phrases.closings, 2)
    if advert.version:
        closing.append(next(line for line in phrases.closings if line not in closing))
    return Text(
        intro=_fill(random.sample(phrases.intros, random.randint(2, 4)), words),
        duties=_fill(random.sample(phrases.duties, random.randint(5, 8)), words),
        requirements=_fill(random.sample(phrases.requirements, random.randint(5, 8)), words),
        benefits=_fill(random.sample(phrases.benefits, random.randint(4, 6)), words),
        closing=_fill(closing, words),
        pay=f"{phrases.labels[2]}: {pay_text(advert.pay, phrases)}" if advert.pay else None,
    )


def _fill(lines: list[str], words: dict[str, str]) -> tuple[str, ...]:
    return tuple(line.format(**words) for line in lines)


def department(advert: Advert) -> str:
    """The department's name in the advertisement's language."""
    return LANGUAGES[advert.language].departments[DEPARTMENTS.index(advert.department)]


def employment(advert: Advert, language: str | None = None) -> str:
    """The kind of employment in words of the language (the advertisement's own by default)."""
    return LANGUAGES[language or advert.language].employments[_EMPLOYMENT_ORDER.index(advert.employment)]


def workplace(advert: Advert, language: str | None = None) -> str:
    """The workplace in words of the language (the advertisement's own by default)."""
    return LANGUAGES[language or advert.language].workplaces[("onsite", "hybrid", "remote").index(advert.workplace)]


def pay_text(pay: PayRange, phrases: Phrases) -> str:
    """Pay as the language prints it: "60.000 € – 75.000 € pro Jahr"."""

    def amount(value: int) -> str:
        return f"{value:,}".replace(",", phrases.number)

    period = phrases.periods[("hour", "month", "year").index(pay.period)]
    symbol = _SYMBOLS[pay.currency]
    if len(symbol) == 3 and symbol.isalpha() and phrases.pay_format.startswith("{symbol}"):
        symbol += " "
    line = phrases.pay_format.format(low=amount(pay.minimum), high=amount(pay.maximum), symbol=symbol, period=period)
    return " ".join(line.split(" "))


def html(text: Text, language: str, *, heading: str = "h3", with_pay: bool = False) -> str:
    """The whole description as HTML."""
    tasks, profile, offer, _ = LANGUAGES[language].headings
    parts = [paragraphs(text.intro)]
    for title, lines in ((tasks, text.duties), (profile, text.requirements), (offer, text.benefits)):
        parts.append(f"<{heading}>{safe(title)}</{heading}>\n{bullets(lines)}")
    if with_pay and text.pay:
        parts.append(paragraphs((text.pay,)))
    parts.append(paragraphs(text.closing))
    return "\n".join(parts)


def plain(text: Text, language: str) -> str:
    """The whole description as plain text."""
    tasks, profile, offer, _ = LANGUAGES[language].headings
    blocks = ["\n\n".join(text.intro)]
    for title, lines in ((tasks, text.duties), (profile, text.requirements), (offer, text.benefits)):
        blocks.append(title + "\n" + "\n".join(f"- {line}" for line in lines))
    blocks.append("\n\n".join(text.closing))
    return "\n\n".join(blocks)


def safe(text: str) -> str:
    """Text as HTML, quotes left as they are, as people write it."""
    return escape(text, quote=False)


def paragraphs(lines: tuple[str, ...]) -> str:
    """One <p> per line."""
    return "\n".join(f"<p>{safe(line)}</p>" for line in lines)


def bullets(lines: tuple[str, ...]) -> str:
    """A <ul>."""
    return "<ul>\n" + "\n".join(f"<li>{safe(line)}</li>" for line in lines) + "\n</ul>"
