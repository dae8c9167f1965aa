"""Where a listing goes on: further pages, feeds and sitemaps."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from quiethire.parsing.listing.wordlists import phrases
from quiethire.parsing.listing.words import fold
from quiethire.parsing.page import Page

_PAGE_NAMES = frozenset(
    {
        "page",
        "p",
        "pg",
        "paged",
        "pagenumber",
        "page_number",
        "pageno",
        "currentpage",
        "seite",
        "pagina",
        "strona",
        "sida",
    }
)
_OFFSET_NAMES = frozenset({"start", "offset", "from", "startrow", "first", "skip", "pr"})
_PATH_PAGE = re.compile(r"^(.*?)/(?:page|seite|pagina|strona|sida)[/-]?(\d{1,4})/?$", re.IGNORECASE)
_MAY_PAGE = re.compile(r"\?.*\d|(?:page|seite|pagina|strona|sida)[/-]?\d", re.IGNORECASE)
_NEXT_TEXTS = frozenset(
    phrases("""
next|next page|next »|older|older posts|older jobs|more jobs|load more|show more|load more jobs|show more jobs|view more
see more jobs|›|»|→|>|>>|weiter|nachste|nachste seite|mehr laden|mehr anzeigen|mehr jobs|weitere jobs|mehr stellen laden
suivant|page suivante|suivante|voir plus|charger plus|afficher plus|siguiente|pagina siguiente|ver mas|cargar mas
mostrar mas|volgende|volgende pagina|meer laden|toon meer|meer vacatures|proximo|proxima|proxima pagina|carregar mais
ver mais|mostrar mais|avanti|successiva|successivo|pagina successiva|carica altro|mostra altro|nastepna|nastepna strona
pokaz wiecej|zaladuj wiecej|nasta|nasta sida|visa fler|ladda fler|naeste|neste|vis flere
""")
)
_MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class _Place:
    """What list an address shows and which page of it (the first is 1)."""

    host: str
    path: str
    filters: tuple[tuple[str, str], ...]
    number: int

    def same_list(self, other: "_Place") -> bool:
        return (self.host, self.path, self.filters) == (other.host, other.path, other.filters)


def next_pages(page: Page) -> tuple[str, ...]:
    """Other pages of the same listing: `rel=next`, numbered links that differ from this page in the number only, and
    "next" or "load more" with an address. Absolute, in page order, this page left out."""
    own = _place(page.url)
    if own is None:
        return ()
    found: dict[str, None] = {}
    if b"next" in page.body or b"NEXT" in page.body:
        for node in page.tree.css('link[rel~="next"],a[rel~="next"]')[:4]:
            _take(found, page, node.attributes.get("href"), own, told=True)
    for node in page.tree.css("a[href]")[:10_000]:
        href = node.attributes.get("href") or ""
        if not _MAY_PAGE.search(href):
            continue
        text = node.text()[:60]
        told = fold(text).strip(" .") in _NEXT_TEXTS
        if told or text.strip().isdigit() or _has_page(href):
            _take(found, page, href, own, told=told)
        if len(found) >= _MOST_PAGES:
            break
    return tuple(found)


def _has_page(href: str) -> bool:
    lowered = href.lower()
    return "page" in lowered or "seite" in lowered or "start" in lowered or "offset" in lowered


def _take(found: dict[str, None], page: Page, href: str | None, own: _Place, *, told: bool) -> None:
    """Keep an address when it is another page of the list `own` is of. `told`: the page calls it the next one."""
    url = page.absolute(href) if href else None
    place = _place(url) if url else None
    if url is None or place is None or place == own:
        return
    if (own.same_list(place) and (place.number > 1 or own.number > 1)) or (
        told and place.number > 1 and (place.host, place.path) == (own.host, own.path)
    ):
        found.setdefault(url.partition("#")[0])


def _place(url: str) -> _Place | None:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    path = parts.path
    number = 1
    match = _PATH_PAGE.match(path)
    if match:
        path, number = match.group(1), int(match.group(2))
    kept: list[tuple[str, str]] = []
    for name, value in parse_qsl(parts.query[:2000], keep_blank_values=False)[:40]:
        lowered = name.lower()
        short = lowered.rpartition("[")[2].rstrip("]") if "[" in lowered else lowered.rpartition("_")[2]
        counted = value.isascii() and value.isdigit() and len(value) < 7
        if counted and (lowered in _PAGE_NAMES or short in {"page", "paged"}):
            number = int(value)
        elif counted and lowered in _OFFSET_NAMES:
            number = int(value) + 1
        elif not lowered.startswith("utm_"):
            kept.append((lowered, value))
    for index in ("index.html", "index.htm", "index.php"):
        path = path.removesuffix(index)
    return _Place(host, path.rstrip("/"), tuple(sorted(kept)), max(number, 1))


def feeds(page: Page) -> tuple[str, ...]:
    """RSS and Atom addresses of postings that the page names: their address or title speaks of jobs, or they stand
    under the page's own path. Those of comments and of the site's news are left out."""
    if b"rss+xml" not in page.body and b"atom+xml" not in page.body:
        return ()
    own = page.url.partition("?")[0].rstrip("/") + "/"
    found: dict[str, None] = {}
    for node in page.tree.css('link[type="application/rss+xml"],link[type="application/atom+xml"]')[:20]:
        attributes = node.attributes
        url = page.absolute(attributes.get("href") or "")
        title = fold(attributes.get("title") or "")
        if url is None or "alternate" not in (attributes.get("rel") or "alternate").lower():
            continue
        if "comment" in title or "kommentar" in title or "/comments/" in url:
            continue
        under = url.startswith(own) and own.count("/") > 3
        if under or any(word in f"{title} {url.partition('://')[2].partition('/')[2].lower()}" for word in _JOB_WORDS):
            found.setdefault(url)
    return tuple(found)


_JOB_WORDS = (
    "job",
    "career",
    "karriere",
    "stelle",
    "vacan",
    "vacature",
    "vaga",
    "emploi",
    "empleo",
    "position",
    "kariera",
)


def sitemaps(page: Page) -> tuple[str, ...]:
    """Sitemap addresses the page names (`<link rel="sitemap">`)."""
    if b"sitemap" not in page.body:
        return ()
    found: dict[str, None] = {}
    for node in page.tree.css('link[rel~="sitemap"][href]')[:10]:
        url = page.absolute(node.attributes.get("href") or "")
        if url is not None:
            found.setdefault(url)
    return tuple(found)
