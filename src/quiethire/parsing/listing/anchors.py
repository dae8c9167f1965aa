"""The links of a page with what stands around each: zone, card, headings, classes. One pass, linear in page size."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborNode

from quiethire.parsing.listing.addresses import Address, Base, judge, page_key, without_fragment
from quiethire.parsing.listing.words import class_kind, clean, heading_kind, is_barred, is_facet_class, title_strength
from quiethire.parsing.page import Page

_SELECTOR = "a[href],h1,h2,h3,h4,h5,h6,[data-href],[data-url],[data-link],[onclick]"
_ONCLICK = re.compile(
    r"(?:location(?:\.href)?\s*=\s*|(?:window\.)?open\(|location\.(?:assign|replace)\()\s*[\"']([^\"']{1,500})[\"']"
)
_AWAY_TAGS = frozenset({"nav"})
_AWAY_ROLES = frozenset({"navigation", "menu", "menubar", "contentinfo"})
_ROOTS = frozenset({"html", "body", "main", "-document"})
_HOLDERS = frozenset({"article", "li", "section", "td"})
_PLACEHOLDER = re.compile(r"\{\{|\{%|<%|\$\{|\[\[")
MAX_ANCHORS = 10_000
"""Links looked at on one page; more than any listing has, so that hostile pages stay cheap."""
MAX_NODES = 30_000
"""Links and headings looked at on one page."""


class Spot:
    """An element above a link, shared by all links under it."""

    __slots__ = ("away", "facet", "held", "job", "key", "many", "node", "parent", "tag", "url")
    away: bool
    facet: bool
    held: bool

    def __init__(self, node: LexborNode, parent: "Spot | None") -> None:
        self.node = node
        self.parent = parent
        self.tag = node.tag or ""
        self.url: str | None = None
        self.many = False
        attributes = node.attributes
        root = self.tag in _ROOTS
        kind, self.key = 0, self.tag
        role = None
        facet = self.tag == "fieldset"
        if attributes:
            role = attributes.get("role")
            names, name = attributes.get("class") or "", attributes.get("id") or ""
            if names or name:
                kind, filters, key = _of_class(names, name)
                if root:
                    kind = 0
                else:
                    facet = facet or filters
                self.key = f"{self.tag}.{key}"
            label = attributes.get("aria-label")
            if label and kind == 0 and heading_kind(label) == 1:
                kind = 1
        self.job = kind == 1
        if parent is None:
            away = above = False
        else:
            away, above, facet = parent.away, parent.held, facet or parent.facet
        self.facet = facet
        self.held = True if self.tag in _HOLDERS else False if root else above
        if self.tag in _AWAY_TAGS or role in _AWAY_ROLES:
            away = True
        elif self.tag in {"header", "footer"}:
            away = away or not above
        elif kind == -1:
            away = True
        self.away = away


_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]{0,30}:", re.IGNORECASE)
"""mailto:, javascript:, tel: and the like; a colon further in ("/what:job/jobID:8123/") is part of a path."""
_STATE = re.compile(r"\d|active|current|first|last|odd|even|open|collapsed")


@lru_cache(maxsize=8192)
def _of_class(names: str, name: str) -> tuple[int, bool, str]:
    """What a class and an id attribute say: of postings or furniture, whether of filters, and the class's lasting
    words."""
    both = f"{names} {name}"
    key = " ".join(word for word in names.split()[:6] if not _STATE.search(word))
    return class_kind(both), is_facet_class(both), key


@dataclass(slots=True)
class Anchor:
    """One link: its address, where it stands, and what the nearest section heading says.

    open: 1 under a heading over postings, -1 under a heading over something else, 0 not said.
    order: place in the document, comparable with headings. section: the order of the heading that `open` speaks of.
    """

    address: Address
    node: LexborNode
    spot: Spot
    order: int
    open: int
    section: int


@dataclass(slots=True)
class Heading:
    """A heading in document order."""

    level: int
    text: str
    spot: Spot
    order: int
    kind: int


@dataclass(slots=True)
class Survey:
    """All links and headings of a page."""

    base: Base
    anchors: list[Anchor] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    open_headings: int = 0


class _Spots:
    """Elements by identity, made when first met."""

    def __init__(self) -> None:
        self._known: dict[int, Spot] = {}

    def of(self, node: LexborNode) -> Spot:
        chain: list[LexborNode] = []
        current: LexborNode | None = node
        spot: Spot | None = None
        while current is not None:
            spot = self._known.get(current.mem_id)
            if spot is not None:
                break
            chain.append(current)
            current = current.parent
        for element in reversed(chain):
            spot = Spot(element, spot)
            self._known[element.mem_id] = spot
        assert spot is not None  # noqa: S101 - the chain holds at least the node itself
        return spot


def survey(page: Page) -> Survey:
    """Read the links and headings of a page."""
    base = Base.of(page.url)
    found = Survey(base)
    own = page_key(without_fragment(page.url))
    spots = _Spots()
    addresses: dict[str, Address | None] = {}
    open_level = 0
    open_kind = 0
    section = -1
    origin = _origin(page.base_url)
    for order, node in enumerate(page.tree.css(_SELECTOR)[:MAX_NODES]):
        tag = node.tag or ""
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            text = clean(node.text(separator=" ")[:600])
            if not text:
                continue
            kind = heading_kind(text)
            if kind == 1 and not is_barred(text) and text.count(" ") > 1 and _linked(node):
                kind = 0  # the title of a teaser ("We are looking for no heroes"), not of a section
            heading = Heading(int(tag[1]), text, spots.of(node), order, kind)
            found.headings.append(heading)
            if heading.kind and not heading.spot.away and not (heading.kind < 0 and _linked(node)):
                open_level, open_kind, section = heading.level, heading.kind, order
                found.open_headings += heading.kind == 1
            elif (
                open_kind
                and heading.level <= open_level
                and not title_strength(text)
                and (open_kind < 0 or heading.level < open_level or not _linked(node))
            ):
                open_kind = 0
            continue
        href = _href(node, tag)
        if href is None:
            continue
        if href not in addresses:
            addresses[href] = _address(page, href, base, own, origin)
        address = addresses[href]
        if address is None:
            continue
        spot = spots.of(node)
        anchor = Anchor(address, node, spot, order, open_kind, section)
        found.anchors.append(anchor)
        if not address.barred:
            _claim(spot, address.url)
        if len(found.anchors) >= MAX_ANCHORS:
            break
    return found


def _linked(heading: LexborNode) -> bool:
    """Whether a heading holds a link or stands in one: then it is a card's, not a section's."""
    if heading.css_first("a[href]") is not None:
        return True
    parent = heading.parent
    for _ in range(4):
        if parent is None:
            return False
        if parent.tag == "a":
            return True
        parent = parent.parent
    return False


def _origin(url: str) -> str:
    scheme, mark, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0].partition('?')[0].partition('#')[0]}" if mark else ""


def _href(node: LexborNode, tag: str) -> str | None:
    attributes = node.attributes
    href = attributes.get("href") if tag == "a" else None
    if href is None or href in {"", "#"} or href.startswith("javascript:"):
        href = attributes.get("data-href") or attributes.get("data-url") or attributes.get("data-link") or None
        if href is None and (onclick := attributes.get("onclick")):
            match = _ONCLICK.search(onclick[:2000])
            href = match.group(1) if match else None
    if not href:
        return None
    href = href.strip()
    if not href or (href[0] == "#" and not href.startswith(("#/", "#!"))):
        return None
    return None if _PLACEHOLDER.search(href) else href


def _address(page: Page, href: str, base: Base, own: str, origin: str) -> Address | None:
    if _OTHER_SCHEME.match(href):
        return None
    plain = href[0] == "/" and href[1:2] != "/" and origin and "/." not in href and "\\" not in href
    absolute = origin + href if plain else page.absolute(href)
    if absolute is None:
        return None
    url = without_fragment(absolute)
    return None if page_key(url) == own else judge(url, base)


def _claim(spot: Spot | None, url: str) -> None:
    """Note at every element above that this address is under it; stops where others were noted already, so that the
    whole survey stays linear."""
    while spot is not None and spot.url is None:
        spot.url = url
        spot = spot.parent
    if spot is None or spot.url == url:
        return
    while spot is not None and not spot.many:
        spot.many = True
        spot = spot.parent
