"""Sitemaps (sitemaps.org): lists of addresses, lists of lists, plain text, and what pretends to be one.

Limits of the protocol: 50,000 addresses and 50 MB unpacked a file. Local names are matched, since the namespace is
served with http, with https and not at all. `lastmod` is often the time of the request: it is no posting's date.
"""

import html
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from quiethire.parsing.xmlscan import text_of

MAX_ENTRIES = 50_000
"""Addresses read of one file, the protocol's limit."""
_JOB_PARTS = (
    "job", "career", "posting", "position", "vacanc", "opening", "stellen", "emploi", "offre", "vacature", "empleo",
    "vaga", "karriere", "kariera", "lavoro", "requisition",
)  # fmt: skip
_PLACES = (
    "/sitemap.xml", "/sitemap_index.xml", "/sitemaps/sitemapIndex", "/sitemap/sitemap.xml", "/sitemaps/sitemap.xml",
    "/wp-sitemap.xml", "/sitemap-jobs.xml", "/job-sitemap.xml", "/jobs/sitemap.xml",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One address, absolute, and when the site says it changed (W3C date as printed)."""

    loc: str
    lastmod: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap read. is_index: the entries are sitemaps. valid: it was a sitemap at all (an HTML page served in its
    place is not). truncated: it held more than MAX_ENTRIES, so absence proves nothing."""

    entries: tuple[SitemapEntry, ...] = ()
    is_index: bool = False
    valid: bool = False
    truncated: bool = False


def read_sitemap(body: bytes, url: str, content_type: str | None = None) -> Sitemap:
    """Read a sitemap as served from `url`: XML (list or index), plain text, either gzipped. Never raises."""
    text = text_of(body, content_type)
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    if not head.startswith("<"):
        return _plain(text, url)
    if "<urlset" in head or "<sitemapindex" in head or ":urlset" in head or ":sitemapindex" in head:
        return _structured(text, url)
    if "<loc" in text[:20_000].lower() and "<html" not in head:
        return _structured(text, url)
    return Sitemap()


_ELEMENT = re.compile(
    r"<(?:(?P<prefix>[\w-]{1,40}):)?(?P<name>loc|lastmod|url|sitemap|sitemapindex)(?:\s[^<>]{0,500})?>\s*"
    r"(?:<!\[CDATA\[(?P<data>[^\]]{0,3000})\]\]>|(?P<text>[^<]{0,3000})(?=<))",
    re.IGNORECASE,
)
"""The start of an element with its text. Every part is bounded, so that reading stays linear."""
_MEDIA = frozenset({"image", "video", "news"})


def _structured(text: str, url: str) -> Sitemap:
    """Entries in order; what stands in comments is read too, since a pattern is all that 50 MB allow."""
    lastmods: dict[str, str | None] = {}
    is_index = False
    current: str | None = None
    for match in _ELEMENT.finditer(text):
        name = match["name"].lower()
        if name == "loc":
            if (match["prefix"] or "").lower() in _MEDIA or current is not None:
                continue
            current = _absolute(html.unescape(match["data"] or match["text"] or ""), url)
            if current is not None:
                lastmods.setdefault(current, None)
        elif name == "lastmod":
            if current is not None and lastmods[current] is None:
                lastmods[current] = (match["data"] or match["text"] or "").strip() or None
        elif name == "sitemapindex":
            is_index = True
        else:
            current = None
        if len(lastmods) > MAX_ENTRIES:
            break
    entries = tuple(SitemapEntry(loc, lastmod) for loc, lastmod in lastmods.items())
    return Sitemap(entries[:MAX_ENTRIES], is_index, valid=True, truncated=len(entries) > MAX_ENTRIES)


def _plain(text: str, url: str) -> Sitemap:
    """One absolute address a line; anything else on a line means that this is no sitemap."""
    entries: dict[str, SitemapEntry] = {}
    for line in text.splitlines():
        address = line.strip().lstrip("\ufeff")
        if not address:
            continue
        if not address.startswith(("http://", "https://")) or " " in address:
            return Sitemap()
        entries.setdefault(address, SitemapEntry(address))
        if len(entries) > MAX_ENTRIES:
            break
    kept = tuple(entries.values())
    return Sitemap(kept[:MAX_ENTRIES], valid=bool(kept), truncated=len(kept) > MAX_ENTRIES)


def _absolute(loc: str, url: str) -> str | None:
    """The address of a `loc`; host-relative ones occur and are read as the site means them."""
    loc = "".join(loc.split())
    if loc.startswith(("http://", "https://")):
        return loc
    try:
        joined = urljoin(url, loc) if loc else ""
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def job_children(entries: tuple[SitemapEntry, ...]) -> tuple[SitemapEntry, ...]:
    """The children of an index to read for postings: those whose address speaks of jobs, or all when none does.

    A child that cannot be read makes the run partial, never shorter: that is for the caller to keep.
    """
    chosen = tuple(entry for entry in entries if speaks_of_jobs(entry.loc))
    return chosen or entries


def speaks_of_jobs(address: str) -> bool:
    """Whether the path of an address has a word for jobs in it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    path = f"{parts.path}?{parts.query}".lower()
    return any(part in path for part in _JOB_PARTS)


def robots_sitemaps(robots: str, url: str) -> tuple[str, ...]:
    """The addresses of `Sitemap:` lines of a robots.txt served from `url`; they stand outside groups, in any number."""
    found: dict[str, None] = {}
    for line in robots.splitlines()[:20_000]:
        name, separator, value = line.partition(":")
        if separator and name.strip().lstrip("\ufeff").lower() == "sitemap":
            address = _absolute(value.partition("#")[0].strip(), url)
            if address:
                found.setdefault(address)
    return tuple(found)


def usual_places(url: str) -> tuple[str, ...]:
    """Where sitemaps usually are, for a site or board at `url`: at each parent path, then at the usual names."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ()
    root = f"{parts.scheme}://{parts.netloc}"
    segments = [segment for segment in parts.path.split("/") if segment][:4]
    parents = ["/" + "/".join(segments[:count]) for count in range(len(segments), 0, -1)]
    places = [f"{root}{parent}/sitemap.xml" for parent in parents if "." not in parent.rpartition("/")[2]]
    return tuple(dict.fromkeys([*places, *(root + place for place in _PLACES)]))
