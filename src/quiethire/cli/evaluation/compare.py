"""When a value read counts as right. The rules, field by field:

title: equal after white space and case. company: the same, a legal form at its end apart. location: by place: the
words of one within the words of the other, states and countries by any of their names. remote: the same of true,
false, null. pay: both numbers, currency and period. employment_type: the labelled value among those read.
posted_at: the day. application_url: the absolute address. description: begins with the first words and ends with the
last words (at most SLACK characters before or after, which lets a heading of its own stand; more after it where the
label names a closing section that may be included), and is as long as the page's words between these, SHORTEST to
LONGEST times (not checked where the page does not print both in this order).

A value where the label says null is wrong, unless the label lists it as acceptable or as known from metadata only.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from quiethire.cli.evaluation.corpus import UNKNOWN_URL, Entry
from quiethire.domain.place import PlaceText
from quiethire.parsing.places import resolve

FIELDS = (
    "title", "company", "location", "remote", "pay", "employment_type", "posted_at", "application_url", "description",
)  # fmt: skip
SLACK = 80
SHORTEST, LONGEST = 0.6, 1.6

RIGHT, WRONG, MISSED, SPURIOUS, SILENT = "right", "wrong", "missed", "spurious", "silent"


@dataclass(slots=True)
class Values:
    """What a reader says of one posting. Unknown is None or empty."""

    title: str | None = None
    company: str | None = None
    locations: tuple[str, ...] = ()
    remote: bool | None = None
    pay: tuple[float | None, float | None, str | None, str | None] | None = None
    employment_types: tuple[str, ...] = ()
    posted_at: str | None = None
    application_url: str | None = None
    description: str = ""
    places: tuple[str, ...] = field(default=())


def outcome(entry: Entry, name: str, said: Values | None) -> str:
    """RIGHT, WRONG (said something else), MISSED (said nothing), SPURIOUS (should have been silent) or SILENT."""
    said = said or Values()
    if name == "pay":
        return _pay(entry, said)
    if name == "description":
        return _description(entry, said)
    expected = entry.expected.get(name)
    accepted = [expected, *_listed(entry, name)]
    if name in entry.only_in_metadata:
        accepted.append(entry.only_in_metadata[name])
    silent = None in accepted or (expected is None)
    value = _value(said, name)
    if value in (None, (), ""):
        return SILENT if silent else MISSED
    if any(_equal(entry, name, value, one) for one in accepted if one is not None):
        return RIGHT
    return SPURIOUS if expected is None else WRONG


def _listed(entry: Entry, name: str) -> list[object]:
    listed = entry.also_acceptable.get(name)
    return listed if isinstance(listed, list) else [] if listed is None else [listed]


def _value(said: Values, name: str) -> object:
    return {
        "title": said.title,
        "company": said.company,
        "location": said.locations,
        "remote": said.remote,
        "employment_type": said.employment_types,
        "posted_at": said.posted_at,
        "application_url": said.application_url,
    }[name]


def _equal(entry: Entry, name: str, value: object, expected: object) -> bool:
    if name == "title":
        return plain(str(value)) == plain(str(expected))
    if name == "company":
        return _without_form(str(value)) == _without_form(str(expected))
    if name == "location" and isinstance(value, tuple):
        return same_place(value, str(expected))
    if name == "employment_type" and isinstance(value, tuple):
        return expected in value
    if name == "application_url":
        if "mailto of" in str(expected):
            return str(value).startswith("mailto:")
        return _absolute(entry, str(value)) == _absolute(entry, str(expected))
    if name == "posted_at":
        return str(value)[:10] == str(expected)[:10]
    return value == expected


def _absolute(entry: Entry, href: str) -> str:
    return urljoin(entry.url or UNKNOWN_URL, href.strip()).replace(" ", "%20")


def plain(text: str) -> str:
    """White space collapsed, case folded, dashes and quotes in their plain spelling."""
    text = unicodedata.normalize("NFKC", text).replace("–", "-").replace("—", "-").replace("’", "'")
    return " ".join(text.casefold().split())


_FORM = re.compile(r"[,\s]+(?:inc|llc|ltd|limited|gmbh|ag|corp|corporation|s\.?r\.?l|s\.?l|b\.?v|lda|plc|ад)\.?$")


def _without_form(name: str) -> str:
    return _FORM.sub("", plain(name)).strip(" .,")


_WORD = re.compile(r"[^\W_]+")
_FILLERS = {
    "and",
    "or",
    "the",
    "in",
    "of",
    "remote",
    "e",
    "y",
    "und",
    "office",
    "area",
    "city",
    "greater",
    "eller",
}


def same_place(said: Iterable[str], expected: str) -> bool:
    """Whether the places said are those expected: the same words, or one a part of the other."""
    ours, theirs = _words(" ".join(said)), _words(expected)
    if not theirs or not ours:
        return bool(set(_WORD.findall(plain(" ".join(said)))) & set(_WORD.findall(plain(expected))))
    if ours <= theirs or theirs <= ours:
        return True
    return _codes(said) == _codes([expected]) != frozenset()


def _words(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKD", plain(text))
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return {word for word in _WORD.findall(bare) if word not in _FILLERS}


def _codes(texts: Iterable[str]) -> frozenset[tuple[str | None, str | None]]:
    return frozenset(
        (place.city, place.country)
        for text in texts
        for place in resolve(PlaceText(text=text))
        if place.city and place.country
    )


def _pay(entry: Entry, said: Values) -> str:
    names = ("salary_min", "salary_max", "salary_currency", "salary_period")
    expected = [entry.expected.get(name) for name in names]
    stated = expected[0] is not None or expected[1] is not None
    meta = any(entry.only_in_metadata.get(name) is not None for name in names)
    if said.pay is None or (said.pay[0] is None and said.pay[1] is None):
        return MISSED if stated else SILENT
    if not stated and not meta:
        return SPURIOUS
    for name, want, got in zip(names, expected, said.pay, strict=True):
        accepted = [want, *_listed(entry, name), entry.only_in_metadata.get(name, want)]
        if got in accepted or (name == "salary_max" and want is None and got == said.pay[0]):
            continue
        if isinstance(got, float) and any(isinstance(one, int | float) and abs(one - got) < 0.01 for one in accepted):
            continue
        return WRONG
    return RIGHT


def _description(entry: Entry, said: Values) -> str:
    first = _phrases(entry, "description_first_words")
    last = _phrases(entry, "description_last_words")
    text = words(said.description)
    if not first:
        return SILENT
    if not text:
        return MISSED
    begins = any(0 <= text.find(phrase) <= SLACK for phrase in first)
    slack = SLACK + (
        1_000 if any(str(one).startswith("including") for one in _listed(entry, "description_last_words")) else 0
    )
    ends = any(phrase in text and len(text) - text.rfind(phrase) - len(phrase) <= slack for phrase in last)
    if not (begins and ends):
        return WRONG
    spans = _printed_lengths(entry, first, last) if entry.record is None and slack == SLACK else []
    fits = not spans or any(SHORTEST * span <= len(text) <= LONGEST * span + 2 * SLACK for span in spans)
    return RIGHT if fits else WRONG


def _printed_lengths(entry: Entry, first: list[str], last: list[str]) -> list[int]:
    """Characters from the first to the last labelled words in the text of the page, for each pair of these that it
    prints in this order."""
    page = entry.page()
    tree = LexborHTMLParser(page.markup)
    tree.strip_tags(["script", "style", "noscript", "template"])
    if tree.body is None:
        return []
    text = words(tree.body.text(separator=" "))
    return [
        end + len(closing) - start
        for opening in first
        for closing in last
        if (start := text.find(opening)) >= 0 and (end := text.find(closing, start)) >= 0
    ]


def _phrases(entry: Entry, name: str) -> list[str]:
    values = [entry.expected.get(name), *_listed(entry, name)]
    return [words(str(value)) for value in values if value]


_BULLETS = re.compile(r"(?:^|\s)[•●▪◦‣∙·*–—#-]+(?=\s)|(?<=\s)#|^#")


def words(text: str) -> str:
    """The text on one line, without bullets, marks of lists and white space before punctuation."""
    text = plain(_BULLETS.sub(" ", text.replace("\n", "  ").replace("\u200b", "").replace("\u200d", "")))
    return re.sub(r"\s+(?=[.,;:!?])", "", text)
