"""What a page says of itself in its head and address: title segments, site names, the words of its path."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from quiethire.parsing.hosts import country_of_host
from quiethire.parsing.page import Page
from quiethire.parsing.words import fold

_META = re.compile(rb"<(?:meta|title)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|–—\-·•:»/]+\s+|\s*[|»·•]\s*|:\s+|\s+::\s+")
_ALNUM = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """title: the text of `<title>`. og_title, site_name, og_type: as metas say. metas: all by lower-case name.
    segments: the title and og:title cut at their separators, in order. slug: folded words of the last telling path
    segment. host: host name without www. language: of `<html lang>`. has_query: the address has parameters.
    country: that of its domain."""

    title: str
    og_title: str
    site_name: str
    og_type: str
    metas: dict[str, str]
    segments: tuple[str, ...]
    slug: tuple[str, ...]
    path: tuple[str, ...]
    host: str
    language: str | None
    has_query: bool = False
    country: str | None = None


def head_of(page: Page) -> Head:
    """Reads metas and title, once for all readers of the page."""
    kept = page.kept.get(__name__)
    if isinstance(kept, Head):
        return kept
    head = _read_head(page)
    page.kept[__name__] = head
    return head


def _read_head(page: Page) -> Head:
    metas: dict[str, str] = {}
    parsed = page.tree.head
    for meta in parsed.css("meta[content]") if parsed is not None else ():
        attributes = meta.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name:
            metas.setdefault(name.lower().strip(), " ".join((attributes.get("content") or "").split()))
    node = page.tree.css_first("head > title") or page.tree.css_first("title")
    title = " ".join(node.text().split()) if node is not None else ""
    og_title = metas.get("og:title") or metas.get("twitter:title") or ""
    segments: dict[str, None] = {}
    for text in (title, og_title):
        if text:
            segments.update(dict.fromkeys(segment for segment in _SEPARATOR.split(text[:400]) if segment.strip()))
    root = page.tree.root
    language = (root.attributes.get("lang") or "").strip().lower()[:8] if root is not None else ""
    path = path_words(page.url)
    return Head(
        title=title[:400],
        og_title=og_title[:400],
        site_name=metas.get("og:site_name") or metas.get("application-name") or "",
        og_type=metas.get("og:type", "").lower(),
        metas=metas,
        segments=tuple(segment.strip() for segment in segments),
        slug=_slug(path),
        path=path,
        host=host_of(page.url),
        language=language or None,
        has_query="?" in page.url,
        country=country_of_host(page.url),
    )


@lru_cache(maxsize=4_096)
def host_of(url: str) -> str:
    """Host name in lower case without "www."; empty when the address has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(maxsize=4_096)
def path_words(url: str) -> tuple[str, ...]:
    """Folded path segments of an address."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ()
    segments = [fold(segment) for segment in path.split("/") if segment]
    if segments and segments[-1].startswith(("index.", "default.")):
        segments.pop()
    return tuple(segments)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(_ALNUM.findall(fold(text)))


def _slug(path: tuple[str, ...]) -> tuple[str, ...]:
    for segment in reversed(path):
        words = [word for word in _ALNUM.findall(re.sub(r"\.(?:html?|php|aspx?)$", "", segment)) if not word.isdigit()]
        telling = [word for word in words if not (len(word) > 6 and any(c.isdigit() for c in word))]
        if telling and segment not in ("index.html", "index.php"):
            return tuple(telling)
    return ()
