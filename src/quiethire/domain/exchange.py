"""One HTTP exchange as plain values: what to ask for, what came back, and where the bytes are kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


class Kind(StrEnum):
    """What a request is for. Decides the size cap: lists of boards reach 35 MB, pages do not."""

    PAGE = "page"
    LIST = "list"
    DETAIL = "detail"
    ROBOTS = "robots"
    SITEMAP = "sitemap"


CAP_BYTES: Mapping[Kind, int] = MappingProxyType(
    {
        Kind.PAGE: 10 * 1024 * 1024,
        Kind.LIST: 64 * 1024 * 1024,
        Kind.DETAIL: 10 * 1024 * 1024,
        Kind.ROBOTS: 1024 * 1024,
        Kind.SITEMAP: 64 * 1024 * 1024,
    }
)
"""Largest body in bytes by kind, after decompression. One byte more is `TooLarge`."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request, planned and not yet sent.

    `render` asks for a browser. `api` says the address is a vendor-documented public API, used as documented,
    so that the page rules of its robots.txt do not speak of it (see docs/decisions on robots and APIs).
    `pace_seconds` is the least time between two requests to the host, where the provider knows a better one than the
    crawler's own (Traits.pace_seconds).
    """

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    kind: Kind = Kind.PAGE
    render: bool = False
    api: bool = False
    pace_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What came back. Header names are lower-case; `url` is the final address after redirects; `body` is decompressed.

    Any status may stand here: raising on it is the business of `crawling.retrying`, since some providers say
    "no such board" with 404 and some with 200.
    """

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    requested_url: str = ""
    fetched_at: datetime | None = None
    rendered: bool = False

    @property
    def content_type(self) -> str:
        """Media type without parameters, lower-case; empty when not stated."""
        return self.headers.get("content-type", "").split(";", 1)[0].strip().lower()

    @property
    def header_charset(self) -> str | None:
        """Charset named by the Content-Type header, lower-case."""
        match = _CHARSET.search(self.headers.get("content-type", ""))
        return match.group(1).lower() if match else None


@dataclass(frozen=True, slots=True)
class SnapshotRef:
    """Where a fetched body is kept: `key` in the snapshot store, with what is needed to judge it without reading it."""

    key: str
    url: str
    status: int
    size: int
    fetched_at: datetime
    requested_url: str = ""
    content_type: str = ""
    rendered: bool = False
