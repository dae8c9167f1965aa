"""How things are said on the pages: ages, pay, workplaces, sources."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import nh3
from babel.core import UnknownLocaleError
from babel.numbers import UnknownCurrencyError, format_currency, format_decimal
from markupsafe import Markup

from quiethire.domain.pay import Pay
from quiethire.domain.posting import Posting
from quiethire.pipeline.highlights import Fragment

FIELD_TITLES = {
    "title": "Title",
    "company": "Employer",
    "places": "Place",
    "workplace_text": "Workplace",
    "remote_flag": "Remote",
    "remote_from": "Remote from",
    "employment_text": "Employment",
    "pay": "Pay",
    "description_html": "Description",
    "description_text": "Description",
    "requirements": "Requirements",
    "department": "Department",
    "posted_text": "Posted",
    "updated_text": "Updated",
    "valid_through_text": "Open until",
    "application_url": "Application",
    "external_id": "Number at the source",
    "requisition_id": "Requisition",
    "language": "Language",
    "closed": "Closed",
    "url": "Address",
}

_BREAK = re.compile(r"\s*\n\s*")
_TAGS = {
    "a", "b", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "li", "ol", "p", "pre", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_DEEPER = (("h4", "h6"), ("h3", "h5"), ("h2", "h4"), ("h1", "h3"))


def description(html: str) -> Markup:
    """A description made harmless once more before it is shown: text structure and links only, headings below the
    page's own. What was stored was sanitized already; a page does not take that for granted."""
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
    for high, low in _DEEPER:
        clean = clean.replace(f"<{high}>", f"<{low}>").replace(f"</{high}>", f"</{low}>")
    return Markup(clean)  # noqa: S704 - made by nh3 in the line above


def age(then: datetime, now: datetime) -> str:
    """How long ago, in one unit."""
    passed = now - then
    if passed < timedelta(hours=1):
        return "just now" if passed > -timedelta(days=1) else f"on {day(then)}"
    for unit, length in (("year", 365), ("month", 30), ("week", 7), ("day", 1)):
        if (count := passed.days // length) >= (2 if unit in {"week", "month"} else 1):
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    hours = int(passed.total_seconds() // 3600)
    return f"{hours} hour{'s' if hours > 1 else ''} ago"


def day(moment: datetime) -> str:
    """14 January 2026."""
    return f"{moment.day} {moment:%B %Y}"


def pay_words(pay: Pay | None) -> str:
    """€70,000 to €85,000 a year; empty when there is none."""
    if pay is None:
        return ""
    low, high = (_amount(bound, pay.currency) for bound in (pay.minimum, pay.maximum))
    said = low if low == high or not high else f"{low} – {high}" if low else f"up to {high}"
    if low and not high:
        said = f"from {low}"
    return f"{said} {'an' if pay.period == 'hour' else 'a'} {pay.period}" if said and pay.period else said


def workplace_words(posting: Posting) -> str:
    """Remote, Hybrid, On site, or nothing when not stated."""
    if posting.workplace is not None:
        return {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On site"}[posting.workplace]
    return "Remote" if posting.remote else ""


def choice_words(name: str, value: str) -> str:
    """A facet's value for people."""
    if name == "remote":
        return "Remote" if value == "true" else "Not remote"
    if name == "workplace":
        return {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On site"}.get(value, value)
    return value[:1].upper() + value[1:] if name in {"job_type", "seniority"} else value


def source_words(source: str) -> str:
    """json_ld is "JSON-LD"; a provider is its name."""
    said = {
        "json_ld": "JSON-LD",
        "html": "the page's text",
        "html_inline": "the listing's text",
        "text": "the description's words",
        "embedded_state": "data in the page",
        "meta": "the page's metadata",
        "rdfa": "RDFa",
        "feed": "the feed",
    }
    return said.get(source) or source.replace("_", " ").capitalize()


def passage(fragments: Iterable[Fragment]) -> list[Fragment]:
    """A passage in one line: where it breaks into paragraphs stands a dot."""
    return [replace(one, text=_BREAK.sub(" · ", one.text)) for one in fragments]


def _amount(value: float | None, currency: str | None) -> str:
    if value is None:
        return ""
    pattern = "#,##0" if value == int(value) else "#,##0.00"
    if currency is None:
        return format_decimal(value, format=pattern, locale="en")
    try:
        return format_currency(value, currency, format=f"¤{pattern}", locale="en", currency_digits=False)
    except (UnknownCurrencyError, UnknownLocaleError):
        return f"{currency} {format_decimal(value, format=pattern, locale='en')}"
