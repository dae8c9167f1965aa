"""Who is measured: QuietHire, and the baselines people would otherwise use."""

import importlib
import importlib.util
import json
from collections.abc import Callable
from typing import Any

from quiethire.cli.evaluation.compare import Values
from quiethire.cli.evaluation.corpus import CLOCK
from quiethire.domain.posting import Posting
from quiethire.parsing.extract import extract_postings
from quiethire.parsing.page import Page
from quiethire.parsing.schema_org import draft_of, is_posting_type

Reader = Callable[[Page], list[Values]]


def quiethire(page: Page) -> list[Values]:
    """Our own reading of a page."""
    reading = extract_postings(page, now=CLOCK)
    faults = [refused for refused in reading.rejected if refused.where.startswith("strategy ")]
    if faults:
        raise ValueError(f"{faults[0].where} {faults[0].why}")
    return [values_of(posting) for posting in reading.postings]


def values_of(posting: Posting) -> Values:
    """A posting as compared values."""
    pay = posting.pay
    return Values(
        title=posting.title,
        company=posting.company,
        locations=tuple(place.text for place in posting.places),
        remote=posting.remote,
        pay=(pay.minimum, pay.maximum, pay.currency, pay.period.value if pay.period else None) if pay else None,
        employment_types=tuple(kind.value for kind in posting.employment_types),
        posted_at=posting.posted_at.date().isoformat() if posting.posted_at else None,
        application_url=posting.application_url,
        description=posting.description_text,
    )


def _from_schema(node: dict[str, Any], page: Page) -> Values:
    """A JobPosting as found by a generic reader, each property taken as it stands."""
    draft = draft_of(node, page, source="baseline", path="$", confidence=1.0)
    pay = draft.pay
    amounts: list[float | None] = []
    for amount in (pay.minimum, pay.maximum) if pay else ():
        try:
            amounts.append(float(str(amount)) if amount is not None else None)
        except ValueError:
            amounts.append(None)
    return Values(
        title=draft.title,
        company=draft.company,
        locations=tuple(place.display for place in draft.places),
        remote=True if (draft.workplace_text or "").upper() == "TELECOMMUTE" else None,
        pay=(amounts[0], amounts[1], pay.currency, (pay.period or "").lower() or None) if pay and amounts else None,
        employment_types=draft.employment_text,
        posted_at=draft.posted_text[:10] if draft.posted_text else None,
        application_url=draft.application_url,
        description=_text(draft.description_html or ""),
    )


def _text(markup: str) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(markup, "html.parser").get_text(" ")


def extruct(page: Page) -> list[Values]:
    """JSON-LD, microdata and RDFa by extruct, errors ignored as its documentation shows."""
    library = importlib.import_module("extruct")
    found = library.extract(
        page.body.decode("utf-8", errors="replace"),
        base_url=page.url,
        syntaxes=["json-ld", "microdata", "rdfa"],
        uniform=True,
        errors="ignore",
    )
    postings = [
        node
        for syntax in found.values()
        for node in syntax
        if isinstance(node, dict) and is_posting_type(node.get("@type"))
    ]
    return [_from_schema(node, page) for node in postings[:1]]


def trafilatura(page: Page) -> list[Values]:
    """Main text and metadata by trafilatura. It knows no pay, place or apply link."""
    library = importlib.import_module("trafilatura")
    raw = library.extract(page.body, url=page.url, output_format="json", with_metadata=True, favor_recall=True)
    if not raw:
        return []
    found = json.loads(raw)
    return [
        Values(
            title=found.get("title"),
            company=found.get("sitename") or found.get("source-hostname"),
            posted_at=found.get("date"),
            description=found.get("text") or "",
        )
    ]


def beautifulsoup(page: Page) -> list[Values]:
    """JSON-LD, then CSS selectors, as the specification's parser does it."""
    from quiethire.cli.evaluation.soup import read

    return read(page)


READERS: dict[str, tuple[str, Reader]] = {
    "quiethire": ("", quiethire),
    "extruct": ("extruct", extruct),
    "trafilatura": ("trafilatura", trafilatura),
    "beautifulsoup": ("bs4", beautifulsoup),
}
"""Name to the package it needs ("" for none) and the function."""


def installed(name: str) -> bool:
    """Whether the package a reader needs is there."""
    package, _ = READERS[name]
    return not package or importlib.util.find_spec(package) is not None
