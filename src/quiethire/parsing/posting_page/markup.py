"""Blocks of a page as HTML."""

import html
from collections.abc import Sequence

from quiethire.parsing.outline import Block, Outline


def as_html(outline: Outline, numbers: Sequence[int]) -> str:
    """The blocks as HTML: headings, paragraphs and lists, with the inline elements they had. Not yet sanitized."""
    out: list[str] = []
    list_tag = ""
    entry = -1
    for number in numbers:
        block = outline.blocks[number]
        found = list_entry(outline, block.container)
        if found is None:
            if list_tag:
                out.append(f"</li></{list_tag}>")
                list_tag, entry = "", -1
            tag = f"h{block.level}" if block.level else "p"
            out.append(f"<{tag}>{_inner(block)}</{tag}>")
            continue
        tag, container = found
        if not list_tag:
            out.append(f"<{tag}><li>")
            list_tag = tag
        elif container != entry:
            out.append("</li><li>")
        else:
            out.append("<br>")
        entry = container
        out.append(_inner(block))
    if list_tag:
        out.append(f"</li></{list_tag}>")
    return "".join(out)


def list_entry(outline: Outline, container: int) -> tuple[str, int] | None:
    """The list and entry a block stands in: ("ul", number of the `<li>`)."""
    entry = -1
    for steps, around in enumerate(outline.chain(container)):
        tag = outline.containers[around].tag
        if tag == "li" and entry < 0:
            entry = around
        elif tag in ("ul", "ol") and entry >= 0:
            return tag, entry
        if steps > 5:
            return None
    return None


def _inner(block: Block) -> str:
    node = block.node
    if node is not None and (block.linked or len(block.parts) > 1) and not block.icon:
        inner = node.inner_html
        if inner and len(inner) < 4 * len(block.text) + 2_000:
            return inner
    return html.escape(block.text, quote=False).replace("\n", "<br>")
