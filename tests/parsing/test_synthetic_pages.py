"""Posting pages of common site builders in sixteen languages, every field as printed; and pages that are none."""

from datetime import UTC, datetime

import pytest
from synthetic_pages import APPLY, NO_POSTINGS, TEMPLATES, url_of
from synthetic_words import LANGUAGES, Words

from quiethire.domain.posting import Posting
from quiethire.parsing.extract import extract_postings
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page.employer import core_of

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def read(url: str, markup: str) -> tuple[Posting, ...]:
    return extract_postings(Page(url, markup.encode()), now=NOW).postings


def said(posting: Posting, shown: tuple[str, ...]) -> dict[str, object]:
    """What was read of the facts that the template shows."""
    pay = posting.pay
    every: dict[str, object] = {
        "location": [place.text for place in posting.places],
        "employment": [kind.value for kind in posting.employment_types],
        "workplace": posting.remote,
        "pay": pay and (pay.minimum, pay.maximum, pay.currency, pay.period and pay.period.value),
        "posted": posting.posted_at and posting.posted_at.date().isoformat(),
        "deadline": posting.valid_through and posting.valid_through.date().isoformat(),
        "department": posting.department,
    }
    return {name: every[name] for name in shown}


def truth(words: Words, shown: tuple[str, ...]) -> dict[str, object]:
    every: dict[str, object] = {
        "location": [words.values[0]],
        "employment": [words.kind],
        "workplace": words.remote,
        "pay": words.pay,
        "posted": words.posted,
        "deadline": "2026-11-30",
        "department": words.values[6],
    }
    return {name: every[name] for name in shown}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.code)
def test_posting_pages(words: Words, template: str) -> None:
    make, shown = TEMPLATES[template]
    (posting,) = read(url_of(words, template), make(words))
    assert posting.title == words.title
    assert core_of(posting.company or "") == core_of(words.company)
    assert said(posting, shown) == truth(words, shown)
    assert posting.application_url is None or posting.application_url.endswith(APPLY)
    text = " ".join(posting.description_text.split())
    assert text.startswith(words.intro[:60])
    assert text.endswith(words.closing)


@pytest.mark.parametrize("name", NO_POSTINGS)
def test_pages_that_are_no_postings(name: str) -> None:
    address, markup = NO_POSTINGS[name]
    assert [posting.title for posting in read(address, markup)] == []
