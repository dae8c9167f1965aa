"""The layout of the Tantivy index, and how a document is laid into it.

`body` holds every word of a posting and decides what matches; `title`, `company_words` and `place_words` only rank;
`begin` holds the beginnings of their words, for searching while typing. Nothing is stored: a hit is read as the two
halves of its id, and shown from the store. Raise VERSION with every change here: a new version is built beside the old.
"""

import re
from typing import Any

from tantivy import Document, Schema, SchemaBuilder

from quiethire.domain.query import IndexDocument
from quiethire.search import words

VERSION = 2

_HALF = (1 << 64) - 1
_TIE_BITS = 20
_PARTS = re.compile(r"[;,/|()]| - ")
_RAW_FACETS = ("company", "location", "remote", "job_type", "workplace", "country", "seniority", "language")


def build_schema() -> Schema:
    """The schema of VERSION."""
    builder = SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("id_high", fast=True)
    builder.add_unsigned_field("id_low", fast=True)
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("company_words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("place_words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("begin", tokenizer_name="whitespace", index_option="basic")
    for name in (*_RAW_FACETS, "currency"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=name != "currency")
    builder.add_text_field("title_key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("company_key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("place_key", tokenizer_name="raw", index_option="basic")
    for name in ("posted_at", "quality", "pay_low", "pay_high"):
        builder.add_integer_field(name, fast=True)
    builder.add_unsigned_field("newest", fast=True)
    return builder.build()


def lay_out(document: IndexDocument, schema: Schema) -> tuple[Document, set[str]]:
    """The document for the index, and the words of its title, company and places for the vocabulary."""
    places = [part.strip() for part in document.location.split(";") if part.strip()]
    title = words.words(document.title)
    company = words.words(document.company)
    place = words.words(" ".join([*places, *document.places_within, "remote" if document.remote else ""]))
    head = {*title, *company, *place}
    number = document.id.int
    fields: dict[str, Any] = {
        "id": document.id.hex,
        "id_high": number >> 64,
        "id_low": number & _HALF,
        "body": " ".join([*title, *company, *place, *words.words(document.description)]),
        "title": " ".join(title),
        "title_key": " ".join(title),
        "company_words": " ".join(company),
        "place_words": " ".join(place),
        "begin": " ".join({start for word in head for start in words.prefixes(word)}),
        "company": document.company or None,
        "company_key": list(words.company_keys(document.company)) if company else None,
        "location": list(dict.fromkeys(places)),
        "place_key": sorted(_place_keys(places, document)),
        "remote": None if document.remote is None else str(document.remote).lower(),
        "job_type": list(document.job_type),
        "workplace": document.workplace,
        "country": list(document.countries),
        "seniority": document.seniority,
        "language": document.language,
        "currency": document.salary_currency,
        "pay_low": document.salary_min if document.salary_min is not None else document.salary_max,
        "pay_high": document.salary_max if document.salary_max is not None else document.salary_min,
        "posted_at": document.posted_at,
        "quality": document.quality_score,
        # One number orders by date and then by id, so that paging never depends on how segments were merged.
        "newest": (max(document.posted_at, 0) << _TIE_BITS) | (number & ((1 << _TIE_BITS) - 1)),
    }
    given = {name: value for name, value in fields.items() if value not in (None, [], "")}
    return Document.from_dict(given, schema), head


def _place_keys(places: list[str], document: IndexDocument) -> set[str]:
    """Names a location filter may use: each place whole and by its parts, its ancestors, its countries."""
    names = {*places, *document.places_within, *document.countries}
    names |= {part for place in places for part in _PARTS.split(place)}
    return {key for name in names if (key := words.key(name))}
