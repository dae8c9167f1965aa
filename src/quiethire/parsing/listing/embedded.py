"""Postings named only in a page's scripts and attributes: JSON-LD lists, application state, JSON in `data-*`.

Addresses are taken as stated (`url`, `absolute_url`, `href` …). Where objects state only a slug, the address is the
page's own with the slug after it, and only on a page that is a place for postings.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from quiethire.parsing import lenient_json
from quiethire.parsing.contract import Link
from quiethire.parsing.listing.addresses import Base, judge, page_key, without_fragment
from quiethire.parsing.listing.wordlists import phrases, split
from quiethire.parsing.listing.words import clean, is_barred, title_strength
from quiethire.parsing.page import Page

_TITLE_KEYS = split("title jobtitle job_title name positiontitle position_title postingtitle text headline jobname")
_URL_KEYS = phrases("""
url|absolute_url|absoluteurl|hostedurl|joburl|job_url|detailurl|detail_url|permalink|href|link
path|externalpath|canonicalurl|canonical_url|jobposturl|positionurl|careers_url|applyurl|apply_url
applicationurl|application_url
""")
_SLUG_KEYS = ("slug", "urlslug", "url_slug", "handle", "friendlyurl")
_JOB_ARRAYS = split("""
jobs alljobs joblist joblistings joblisting jobpostings jobopenings jobs_list positions allpositions openpositions
openings vacancies postings roles openroles opportunities careers stellen stellenangebote offres vacatures vagas empleos
requisitions requisitionlist jobrequisitions offers
""")
_ARRAY_START = re.compile(
    r"\\?\"(?:jobs|allJobs|jobList|jobListings|jobPostings|jobOpenings|positions|openPositions|openings|vacancies|"
    r"postings|roles|openRoles|opportunities|careers|Jobs|offers|requisitionList)\\?\"\s*:\s*(?=\[)"
)
_ASSIGNED = re.compile(r"(?:^|[;\s(,])(?:(?:window|self|globalThis)\s*\.\s*)?[\w.$]{1,60}\s*=\s*(?=[\[{])")
_ATTRIBUTES = (
    "data-page",
    "data-props",
    "data-jobs",
    "data-state",
    "data-initial-state",
    "data-positions",
    "data-vacancies",
)
_MARKS = (b"itle", b"name")
_MOST_NODES = 100_000
_MOST_CHARACTERS = 8_000_000
_MOST_LINKS = 5_000


def embedded_links(page: Page, *, listing: bool) -> list[Link]:
    """Links to postings stated in scripts and attributes, in order, without repeats."""
    base = Base.of(page.url)
    own = page_key(without_fragment(page.url))
    found: dict[str, Link] = {}
    for value in _values(page):
        for key, entries in _arrays(value):
            if len(found) >= _MOST_LINKS:
                break
            for url, title in _entries(key, entries, page, base, listing=listing):
                if page_key(url) != own:
                    found.setdefault(url, Link(url, title))
    return list(found.values())


def item_list_links(page: Page) -> list[Link]:
    """Links of JSON-LD `ItemList`s whose items are postings or addresses of postings."""
    base = Base.of(page.url)
    own = page_key(without_fragment(page.url))
    found: dict[str, Link] = {}
    for text in page.ld_scripts:
        if "temListElement" not in text:
            continue
        for value in lenient_json.loads(text):
            for key, entries in _arrays(value):
                if key != "itemlistelement":
                    continue
                for entry in entries:
                    link = _list_item(entry, page, base)
                    if link is not None and page_key(link.url) != own:
                        found.setdefault(link.url, link)
    return list(found.values())


def _list_item(entry: dict[str, Any], page: Page, base: Base) -> Link | None:
    inner = entry.get("item")
    item: dict[str, Any] = inner if isinstance(inner, dict) else entry
    stated = item.get("url") or item.get("@id") or entry.get("url") or (inner if isinstance(inner, str) else None)
    url = page.absolute(stated) if isinstance(stated, str) else None
    if url is None:
        return None
    title = item.get("title") or item.get("name") or entry.get("name") or ""
    title = clean(title) if isinstance(title, str) else ""
    address = judge(without_fragment(url), base)
    if "JobPosting" in str(item.get("@type", "")):
        return Link(address.url, title)
    if address.barred or is_barred(title):
        return None
    enough = address.strong or address.score + (0, 0.5, 2.5, 4.0)[title_strength(title)] >= 4.0
    return Link(address.url, title) if enough else None


def _values(page: Page) -> Iterator[Any]:
    """JSON values of the page's scripts and attributes."""
    if not any(mark in page.body for mark in _MARKS):
        return
    budget = _MOST_CHARACTERS
    for name in _ATTRIBUTES:
        if name.encode() not in page.body:
            continue
        for node in page.tree.css(f"[{name}]")[:20]:
            text = node.attributes.get(name) or ""
            budget -= len(text)
            if budget > 0 and text[:1] in {"{", "["}:
                value = lenient_json.strict(text)
                if value is not None:
                    yield value
    for script in page.tree.css("script:not([src])"):
        kind = (script.attributes.get("type") or "").lower()
        if "ld+json" in kind:
            continue
        text = script.text().strip()
        budget -= len(text)
        if budget <= 0:
            return
        if len(text) < 40 or ("itle" not in text and "name" not in text):
            continue
        yield from _script_values(text)


def _script_values(text: str) -> Iterator[Any]:
    if text[0] in "{[":
        value = lenient_json.strict(text)
        if value is not None:
            yield value
            return
    work = 4 * len(text) + 100_000
    if "__next_f" in text and '\\"' in text:
        text = text.replace('\\"', '"').replace("\\\\", "\\")
    seen_to = -1
    for pattern in (_ASSIGNED, _ARRAY_START):
        for match in pattern.finditer(text):
            if match.end() < seen_to:
                continue
            work -= len(text) - match.end()
            if work < 0:
                return
            value = lenient_json.first_value(text, match.end())
            if value:
                seen_to = match.end() + 1
                yield {"jobs": value} if pattern is _ARRAY_START and isinstance(value, list) else value


def _arrays(value: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every list of objects in the value, with the key it stands under, lower-case. Bounded, without recursion."""
    stack: list[tuple[str, Any]] = [("", value)]
    visited = 0
    while stack:
        key, node = stack.pop()
        visited += 1
        if visited > _MOST_NODES:
            return
        if isinstance(node, dict):
            stack.extend((str(name).lower(), child) for name, child in node.items() if isinstance(child, dict | list))
        elif isinstance(node, list):
            objects = [child for child in node if isinstance(child, dict)]
            if objects:
                yield key, objects
            stack.extend((key, child) for child in node if isinstance(child, dict | list))


def _entries(
    key: str, entries: list[dict[str, Any]], page: Page, base: Base, *, listing: bool
) -> Iterator[tuple[str, str]]:
    """Address and title of each object of an array of postings; nothing for other arrays (facets, menus, people)."""
    named = key.replace("-", "").replace("_", "") in _JOB_ARRAYS
    read: list[tuple[str, str]] = []
    strong = 0
    for entry in entries[:_MOST_LINKS]:
        lowered = {str(name).lower(): value for name, value in entry.items()}
        title = _text(lowered, _TITLE_KEYS)
        if not title or is_barred(title):
            continue
        url = _address(lowered, page, base, slugs=named and listing)
        if url is None:
            continue
        address = judge(url, base)
        if address.barred and not (named and address.score >= 1):
            continue
        strong += address.strong or (title_strength(title) >= 2 and (named or address.score >= 1.0))
        read.append((address.url, title))
    if read and strong * 2 >= len(read) and len(read) * 2 >= len(entries[:_MOST_LINKS]):
        yield from read


def _text(lowered: dict[str, Any], keys: frozenset[str]) -> str:
    for name, value in lowered.items():
        if name in keys and isinstance(value, str) and 2 < len(value) <= 200:
            return clean(value)
    return ""


def _address(lowered: dict[str, Any], page: Page, base: Base, *, slugs: bool) -> str | None:
    for name in _URL_KEYS:
        value = lowered.get(name)
        if not isinstance(value, str) or not 1 < len(value) < 2000 or value[0] in "#{" or " " in value.strip():
            continue
        if name in {"path", "link"} and not value.startswith(("http://", "https://", "/")):
            continue
        url = page.absolute(value)
        if url is not None:
            return without_fragment(url)
    if slugs and base.is_listing:
        for name in _SLUG_KEYS:
            value = lowered.get(name)
            if isinstance(value, str) and 1 < len(value) < 200:
                return (
                    page.url.partition("?")[0].partition("#")[0].rstrip("/")
                    + "/"
                    + quote(value.strip("/"), safe="/-._~")
                )
    return None
