"""A tolerant reader of XML as the web serves it: feeds and sitemaps, well-formed or not.

It expands the predefined, numeric and HTML entities and no others: declarations of entities are skipped, so no
document can grow while it is read. Namespaces are kept as written ("g:id"). One pass, linear, never raises.
"""

import html
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from quiethire.parsing.encoding import decode

MAX_UNPACKED = 64 * 1024 * 1024
"""Largest document in bytes after gunzip; what is beyond is not read."""
_ATTRIBUTE = re.compile(r"([\w:.-]{1,80})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class Kind(StrEnum):
    """What an event is."""

    START = "start"
    END = "end"
    TEXT = "text"


class Event(NamedTuple):
    """One start tag, end tag or run of text. name: as written, lower-case. attributes: of a start tag, unparsed.
    text: as written; `raw` says that it came from CDATA, where entities are no entities."""

    kind: Kind
    name: str = ""
    text: str = ""
    attributes: str = ""
    raw: bool = False


def unpack(body: bytes) -> bytes:
    """The body, gunzipped where it is gzip by its first bytes (servers send `.xml.gz` with and without a header). At
    most MAX_UNPACKED bytes; a broken archive gives what could be read of it."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        return unpacker.decompress(body, MAX_UNPACKED)
    except zlib.error:
        return b""


def text_of(body: bytes, content_type: str | None = None) -> str:
    """The document as text, gunzipped and decoded."""
    return decode(unpack(body), content_type)


def events(text: str) -> Iterator[Event]:
    """Start tags, end tags and texts in document order; comments, declarations and instructions are skipped."""
    at = 0
    while True:
        opened = text.find("<", at)
        if opened < 0:
            if at < len(text):
                yield Event(Kind.TEXT, text=text[at:])
            return
        if opened > at:
            yield Event(Kind.TEXT, text=text[at:opened])
        if text.startswith("<![CDATA[", opened):
            closed = text.find("]]>", opened)
            yield Event(Kind.TEXT, text=text[opened + 9 : closed if closed >= 0 else len(text)], raw=True)
            at = closed + 3
        else:
            closed, at = _skip(text, opened)
            if closed >= 0 and text[opened + 1 : opened + 2] not in {"!", "?"}:
                yield from _tag(text[opened + 1 : closed])
        if closed < 0:
            return


def _skip(text: str, opened: int) -> tuple[int, int]:
    """Where the markup at `opened` closes and where reading goes on; -1 when it never closes."""
    if text.startswith("<!--", opened):
        closed = text.find("-->", opened + 4)
        return closed, closed + 3
    if text.startswith("<?", opened):
        closed = text.find("?>", opened)
        return closed, closed + 2
    closed = text.find(">", opened)
    if text.startswith("<!", opened) and closed >= 0 and "[" in text[opened:closed]:
        closed = text.find("]>", opened)
        return closed, closed + 2
    return closed, closed + 1


def _tag(inner: str) -> Iterator[Event]:
    if inner.startswith("/"):
        yield Event(Kind.END, inner[1:].strip().lower())
        return
    empty = inner.endswith("/")
    body = inner[:-1] if empty else inner
    parts = body.split(None, 1)
    if not parts:
        return
    name = parts[0].lower()
    yield Event(Kind.START, name, attributes=parts[1] if len(parts) > 1 else "")
    if empty:
        yield Event(Kind.END, name)


def attributes_of(event: Event) -> dict[str, str]:
    """The attributes of a start tag, names lower-case."""
    return {
        match.group(1).lower(): html.unescape(match.group(2) if match.group(2) is not None else match.group(3))
        for match in _ATTRIBUTE.finditer(event.attributes[:4000])
    }


def local(name: str) -> str:
    """The name without its prefix."""
    return name.rpartition(":")[2]


@dataclass(slots=True)
class Gathered:
    """The text of one element while it is read, bounded."""

    limit: int
    parts: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, text: str, *, raw: bool = False) -> None:
        """Add a run of text, up to the limit; entities are read unless it is raw."""
        if self.size < self.limit:
            kept = text[: self.limit - self.size]
            self.parts.append(kept if raw or "&" not in kept else html.unescape(kept))
            self.size += len(text)

    @property
    def text(self) -> str:
        """What was gathered, without white space around it."""
        return "".join(self.parts).strip()
