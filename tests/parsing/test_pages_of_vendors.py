"""Pages of many makes are read whole and right; pages that are no postings give none."""

from datetime import UTC, datetime

import pytest
from pages_of_vendors import NOT_POSTINGS, SAMPLES, Sample

from quiethire.parsing.extract import extract_drafts, extract_postings
from quiethire.parsing.html import to_text
from quiethire.parsing.page import Page

NOW = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_reads_every_field(sample: Sample) -> None:
    drafts = extract_drafts(Page(sample.url, sample.html.encode()))
    assert len(drafts) == 1
    draft = drafts[0]
    assert draft.title == sample.title
    assert draft.company == sample.company
    assert [place.display.rstrip(" /") for place in draft.places] == ([sample.location] if sample.location else [])
    if sample.employment:
        assert sample.employment in [text.rstrip(" /") for text in draft.employment_text]
    if sample.workplace:
        assert draft.workplace_text == sample.workplace
    if sample.apply:
        assert draft.application_url == sample.apply
    if sample.posted:
        assert draft.posted_text == sample.posted
    text = " ".join(to_text(draft.description_html or "").split())
    assert text.lstrip("• ").startswith(sample.first)
    assert text.endswith(sample.last)
    for words in sample.absent:
        assert words not in text
    for field, witness in draft.provenance.items():
        assert hasattr(draft, field)
        assert witness.source
        assert witness.place
        assert 0 < witness.confidence <= 1


@pytest.mark.parametrize("name", NOT_POSTINGS)
def test_other_pages_give_no_posting(name: str) -> None:
    url, html = NOT_POSTINGS[name]
    assert extract_drafts(Page(url, html.encode())) == []


def test_the_same_page_twice_is_the_same_posting() -> None:
    sample = SAMPLES["german_table"]
    first = extract_postings(Page(sample.url, sample.html.encode()), now=NOW)
    second = extract_postings(Page(sample.url + "?utm_source=x", sample.html.encode()), now=NOW)
    assert [posting.id for posting in first.postings] == [posting.id for posting in second.postings]
    assert first.postings[0].posted_at == datetime(2026, 3, 12, tzinfo=UTC)
