"""Properties written into the markup: microdata (`itemscope`, `itemprop`) and RDFa (`typeof`, `property`), which differ
in the names of their attributes only, as nested mappings like those of JSON-LD."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborNode

from quiethire.parsing.page import Page
from quiethire.parsing.schema_org import is_posting_type

MOST_NODES = 30_000
_HTML_PROPERTIES = frozenset(
    [
        "description",
        "responsibilities",
        "qualifications",
        "skills",
        "jobbenefits",
        "benefits",
        "incentivecompensation",
        "incentives",
        "experiencerequirements",
        "educationrequirements",
    ]
)
"""Properties whose value is kept as HTML."""
_LINKS = {"a": "href", "link": "href", "area": "href", "img": "src", "iframe": "src", "embed": "src", "object": "data"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """Names of the attributes: that of an item's type, and that of a property's name."""

    type: str
    property: str


MICRODATA = Dialect("itemtype", "itemprop")
RDFA = Dialect("typeof", "property")


def posting_items(page: Page, dialect: Dialect, *, most: int = 50) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every JobPosting item with the selector of its place."""
    found = 0
    for number, node in enumerate(page.tree.css(f"[{dialect.type}]")):
        kinds = (node.attributes.get(dialect.type) or "").split()
        if not is_posting_type(kinds) or _inside_other(node, dialect):
            continue
        yield f"[{dialect.type}]:nth({number})", _properties(node, dialect)
        found += 1
        if found >= most:
            return


def _inside_other(node: LexborNode, dialect: Dialect) -> bool:
    """Whether the item is a property of a posting around it."""
    parent = node.parent
    for _ in range(200):
        if parent is None:
            return False
        if is_posting_type((parent.attributes.get(dialect.type) or "").split()):
            return True
        parent = parent.parent
    return False


def _properties(item: LexborNode, dialect: Dialect) -> dict[str, Any]:
    """The properties of an item; items within are values. Visited in order, each element once."""
    top: dict[str, Any] = {}
    stack: list[tuple[LexborNode, dict[str, Any]]] = []
    node, into = item.first_child, top
    seen = 0
    while seen < MOST_NODES:
        while node is None:
            if not stack:
                return top
            parent, into = stack.pop()
            node = parent.next
        seen += 1
        if not node.is_element_node:
            node = node.next
            continue
        attributes = node.attributes
        name = attributes.get(dialect.property)
        inner = into
        if name:
            if dialect.type in attributes or "itemscope" in attributes:
                inner = {"@type": (attributes.get(dialect.type) or "").split() or None}
                _put(into, name, inner)
            else:
                _put(into, name, _value(node, attributes, name))
        child = node.first_child
        if child is not None and len(stack) < 400:
            stack.append((node, into))
            node, into = child, inner
        else:
            node = node.next
    return top


def _put(into: dict[str, Any], names: str, value: Any) -> None:
    for name in names.split():
        key = name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        known = into.get(key)
        if known is None:
            into[key] = value
        elif isinstance(known, list):
            known.append(value)
        elif known != value:
            into[key] = [known, value]


def _value(node: LexborNode, attributes: dict[str, str | None], name: str) -> str | None:
    """content and datetime before links before text, as both specifications have it."""
    for attribute in ("content", "datetime"):
        if attributes.get(attribute):
            return attributes[attribute]
    tag = node.tag or ""
    if (
        tag in _LINKS
        and attributes.get(_LINKS[tag])
        and name.lower().rsplit(":", 1)[-1] in ("url", "sameas", "logo", "image")
    ):
        return attributes[_LINKS[tag]]
    if name.lower().rsplit(":", 1)[-1] in _HTML_PROPERTIES:
        return node.inner_html or None
    return " ".join(node.text(separator=" ").split())[:2_000] or None
