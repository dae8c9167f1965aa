"""Recorded listing pages, where the corpus lies beside the repository: links and postings against their labels."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from quiethire.parsing.links import extract_links
from quiethire.parsing.page import Page
from quiethire.parsing.strategies.html_inline import HtmlInline

CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS") or Path(__file__).parents[3] / ".." / "shared" / "corpus")


def labelled() -> list[dict[str, Any]]:
    gold = CORPUS / "gold.jsonl"
    if not gold.exists():
        pytest.skip(f"no corpus at {CORPUS}")
    entries = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return [entry for entry in entries if entry["kind"] == "listing"]


def page_of(entry: dict[str, Any]) -> Page:
    return Page(entry.get("url") or "https://site.example/", (CORPUS / entry["file"]).read_bytes())


def test_links() -> None:
    hits = wrong = missed = 0
    for entry in labelled():
        page = page_of(entry)
        embedded = (entry["expected"].get("jobs_embedded") or {}).get("jobs", [])
        hrefs = [*entry["expected"].get("job_links", []), *(job["url"] for job in embedded if "url" in job)]
        wanted = {page.absolute(href) for href in hrefs}
        found = {link.url for link in extract_links(page).links}
        hits, wrong, missed = hits + len(wanted & found), wrong + len(found - wanted), missed + len(wanted - found)
        tempting = {page.absolute(href) for href in entry["expected"].get("not_job_links", [])}
        assert not found & (tempting - wanted), entry["file"]
    assert 2 * hits / (2 * hits + wrong + missed) >= 0.98


def test_postings_on_the_page_itself() -> None:
    for entry in labelled():
        wanted = sorted(title.casefold() for title in entry["expected"].get("jobs_inline", []))
        page = page_of(entry)
        drafts = HtmlInline().read(page)
        assert sorted((draft.title or "").casefold() for draft in drafts) == wanted, entry["file"]
        assert extract_links(page).inline == len(wanted), entry["file"]
        assert len({draft.url for draft in drafts}) == len(drafts)
