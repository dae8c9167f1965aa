"""RSS 0.9-2.0, RSS 1.0 (RDF) and Atom, as served: escaped or CDATA bodies, Google-Base and job plug-in fields.

Feeds are often cut at 10, 20, 50 or 100 entries: a feed never proves that a posting is gone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from quiethire.parsing.encoding import decode
from quiethire.parsing.xmlscan import Gathered, Kind, attributes_of, events, local, text_of

MAX_ENTRIES = 5_000
"""Entries read of one feed."""
_BODY_LIMIT = 200_000
_ITEM_TAGS = frozenset({"item", "entry"})
_ROOTS = frozenset({"rss", "feed", "rdf"})


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. url: absolute, empty when it has none. html: the longest body given. fields: every other element by
    its name as written ("g:location", "job_listing:company", "category"), texts joined by newlines where repeated."""

    url: str
    title: str
    html: str = ""
    published: str | None = None
    updated: str | None = None
    identity: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed read. valid: it was a feed at all (a switched-off feed answers with an HTML page)."""

    entries: tuple[FeedEntry, ...] = ()
    title: str = ""
    link: str = ""
    next_url: str | None = None
    valid: bool = False


_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html[^<>\[]*>\s*)?<html[\s>]", re.IGNORECASE)
"""How nearly every page begins that is asked whether it is a feed: no need to read it as XML."""


def looks_like_feed(body: bytes) -> bool:
    """Whether the document starts as a feed does (the first 3,000 bytes)."""
    if _HTML.match(body):
        return False
    return _starts_as_feed(decode(body[:3000]))


def _starts_as_feed(text: str) -> bool:
    for event in events(text[:3000]):
        if event.kind is Kind.TEXT and not event.text.strip("\ufeff \t\r\n"):
            continue
        return event.kind is Kind.START and local(event.name) in _ROOTS
    return False


def read_feed(body: bytes, url: str, content_type: str | None = None) -> Feed:
    """Read a feed as served from `url`. Never raises; what is no feed gives an invalid one."""
    text = text_of(body, content_type)
    if not _starts_as_feed(text):
        return Feed()
    reader = _Reader(url)
    for event in events(text):
        if event.kind is Kind.START:
            reader.start(event.name, attributes_of(event) if event.attributes else {})
        elif event.kind is Kind.TEXT:
            reader.text(event.text, raw=event.raw)
        else:
            reader.end(event.name)
        if len(reader.entries) >= MAX_ENTRIES:
            break
    return Feed(tuple(reader.entries), reader.title, reader.link, reader.next_url, valid=True)


class _Reader:
    """Builds entries from events. An element inside a field (Atom's XHTML) belongs to the field's text."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.entries: list[FeedEntry] = []
        self.title = ""
        self.link = ""
        self.next_url: str | None = None
        self._values: dict[str, str] | None = None
        self._name = ""
        self._depth = 0
        self._gathered: Gathered | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._gathered is not None and self._depth:
            self._depth += 1
            self._gathered.add(f"<{local(name)}>")
            return
        if name in _ITEM_TAGS or (local(name) in _ITEM_TAGS and ":" not in name):
            self._values = {}
            self._gathered = None
            about = attributes.get("rdf:about")
            if about:
                self._values["rdf:about"] = about
            return
        if local(name) == "link" and "href" in attributes:
            self._atom_link(name, attributes)
            return
        self._name = name
        self._gathered = Gathered(_BODY_LIMIT)
        self._depth = (
            1 if name in {"content", "summary", "content:encoded"} and attributes.get("type") == "xhtml" else 0
        )

    def text(self, text: str, *, raw: bool) -> None:
        if self._gathered is not None:
            self._gathered.add(text, raw=raw)

    def end(self, name: str) -> None:
        if self._depth:
            if name == self._name:
                self._depth = 0
            else:
                self._depth = max(1, self._depth - 1)
                if self._gathered is not None:
                    self._gathered.add(f"</{local(name)}>")
                return
        if name in _ITEM_TAGS and self._values is not None:
            self.entries.append(_entry(self._values, self._url))
            self._values = None
        elif self._gathered is not None and name == self._name:
            self._keep(name, self._gathered.text)
        self._gathered = None

    def _keep(self, name: str, text: str) -> None:
        if not text:
            return
        if self._values is None:
            if name == "title" and not self.title:
                self.title = text[:300]
            elif name == "link" and not self.link:
                self.link = _absolute(text, self._url)
            return
        known = self._values.get(name)
        self._values[name] = text if known is None else f"{known}\n{text}" if len(known) < 4000 else known

    def _atom_link(self, name: str, attributes: Mapping[str, str]) -> None:
        relation = attributes.get("rel", "alternate")
        if self._values is None:
            if relation == "next":
                self.next_url = _absolute(attributes["href"], self._url) or None
            elif relation == "alternate" and not self.link:
                self.link = _absolute(attributes["href"], self._url)
        elif relation == "alternate" and name == "link":
            self._values.setdefault("link", attributes["href"])


_KNOWN = frozenset({"title", "link", "guid", "id", "description", "content", "content:encoded", "summary", "rdf:about"})


def _entry(values: Mapping[str, str], url: str) -> FeedEntry:
    identity = values.get("guid") or values.get("id") or values.get("rdf:about")
    address = _absolute(values.get("link", "").split("\n", 1)[0], url)
    if not address and identity and identity.startswith(("http://", "https://")):
        address = identity
    bodies = (
        values.get("content:encoded", ""),
        values.get("content", ""),
        values.get("description", ""),
        values.get("summary", ""),
    )
    return FeedEntry(
        url=address,
        title=values.get("title", "").split("\n", 1)[0].strip(),
        html=max(bodies, key=len),
        published=values.get("pubdate") or values.get("published") or values.get("dc:date") or values.get("issued"),
        updated=values.get("updated") or values.get("modified") or values.get("atom:updated"),
        identity=identity,
        fields={name: text for name, text in values.items() if name not in _KNOWN},
    )


def _absolute(href: str, url: str) -> str:
    href = href.strip()
    if href.startswith(("http://", "https://")):
        return href
    try:
        joined = urljoin(url, href) if href else ""
    except ValueError:
        return ""
    return joined if joined.startswith(("http://", "https://")) else ""
