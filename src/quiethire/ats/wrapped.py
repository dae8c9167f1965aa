"""Where the entries of an answer stand, whichever of a vendor's wrappers they came in.

The same list is served bare by one version of an API, below a name by another, and one posting by itself by the
address of a detail. What is asked for in a sweep has one of these shapes; what people save has any.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from quiethire.ats.reading import mapping


def entries_of(document: object, *names: str, one: str = "") -> tuple[list[Any], str]:
    """The entries and their path: the document if it is a list, else the first list below one of the (dotted) names.

    one: a field every entry has. A document that has it and none of the lists is taken for an entry by itself.
    Raises KeyError with the first name when there is nothing of the kind: a null is no empty board.
    """
    if isinstance(document, list):
        return document, "$"
    for name in names:
        holder, last = _holder(document, name)
        if isinstance(holder.get(last), list):
            return holder[last], f"$.{name}"
    if one and one in mapping(document):
        return [document], "$"
    raise KeyError(names[0] if names else one)


def nodes_of(value: object, *names: str, depth: int = 14) -> Iterator[Mapping[str, Any]]:
    """The mappings that have all of the names, anywhere in a page's state, outermost first."""
    if isinstance(value, Mapping) and all(name in value for name in names):
        yield value
    if depth and isinstance(value, Mapping | list):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from nodes_of(part, *names, depth=depth - 1)


def _holder(document: object, path: str) -> tuple[Mapping[str, Any], str]:
    *above, last = path.split(".")
    node = mapping(document)
    for name in above:
        node = mapping(node.get(name))
    return node, last
