"""Makes the outline of a page in one walk over its document.

Bounded: at most MOST_NODES nodes are visited, and nothing deeper than DEEPEST is looked at.
"""

import re
from itertools import pairwise

from selectolax.lexbor import LexborNode

from quiethire.parsing.outline import FURNITURE, Anchor, Block, Container, Outline, Zone, zone_of
from quiethire.parsing.page import Page

MOST_NODES = 250_000
DEEPEST = 300
MOST_BLOCK_CHARACTERS = 50_000

_SKIP = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "noscript",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "math",
        "head",
        "map",
        "select",
        "textarea",
        "datalist",
        "option",
        "progress",
        "meter",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "picture",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    ]
)
_BOXES = frozenset({"span", "a", "time", "button", "label", "small"})
"""Inline elements that are often boxes of their own on the screen: their words must not run together."""
_VOID = frozenset({"img", "input", "wbr", "source", "track", "link", "meta", "base", "col", "area", "param"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_ICON_FONT = re.compile(r"material-(?:icons|symbols)|google-symbols")
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


_TEXT, _BREAK, _VOID_KIND, _SKIPPED, _INLINE_KIND = range(1, 6)
_KINDS = {
    "-text": _TEXT,
    "br": _BREAK,
    "hr": _BREAK,
    **dict.fromkeys(_VOID, _VOID_KIND),
    **dict.fromkeys(_SKIP, _SKIPPED),
    **dict.fromkeys(_INLINE, _INLINE_KIND),
}
_LEFT_OUT = Zone.NAV | Zone.COOKIE | Zone.HIDDEN
"""Furniture nobody reads: not even walked through, unless it is large enough to be the page under a misleading name."""
_LARGE = {Zone.NAV: 3_000, Zone.COOKIE: 20_000, Zone.HIDDEN: 400}
"""Characters."""

_Frame = tuple[LexborNode, str, int, Anchor | None]
"""An inline element being visited: its node and tag, where its text starts in the block being gathered, its anchor."""


def outline_of(page: Page) -> Outline:
    """The page's outline, made once. A page without a body has no blocks."""
    kept = page.kept.get(__name__)
    if isinstance(kept, Outline):
        return kept
    body = page.tree.body
    if body is None:
        outline = Outline([], [], [])
    else:
        walk = _Walk()
        walk.visit(body)
        outline = walk.finished()
    page.kept[__name__] = outline
    return outline


class _Walk:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = []
        self.anchors: list[Anchor] = []
        self.container = -1
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.icons: list[str] = []
        self.marks: list[str] = []
        self.times: list[str] = []
        self.size = self.bold = self.linked = 0
        self.after_box = False
        self.blank = False
        """White space was met where no text was gathered: it is not kept, but it ends what stood before."""
        self.bold_depth = self.link_depth = self.inline_depth = 0

    def visit(self, body: LexborNode) -> None:
        """Visit every node under the body, in order."""
        stack: list[_Frame | LexborNode] = []
        node = body.first_child
        left = MOST_NODES
        kinds = _KINDS
        while True:
            while node is None:
                if not stack:
                    self._close(None)
                    return
                node = self._leave(stack.pop())
            left -= 1
            if left < 0:
                while stack:
                    self._leave(stack.pop())
                self._close(None)
                return
            tag = node.tag or "-"
            kind = kinds.get(tag)
            if kind == _TEXT:
                self._text(node)
            elif kind == _INLINE_KIND:
                entered = self._inline(node, tag)
                if entered is not None:
                    stack.append(entered)
                    node = node.first_child if len(stack) < DEEPEST else None
                    continue
            elif kind == _BREAK:
                self.texts.append("\n")
            elif kind == _VOID_KIND:
                self._void(node, tag)
            elif kind is None and tag[0] != "-":
                left_out = self._block(node, tag)
                stack.append(node)
                node = None if left_out or len(stack) > DEEPEST else node.first_child
                continue
            node = node.next

    def _text(self, node: LexborNode) -> None:
        text = "" if node.is_empty_text_node else node.text_content or ""  # two thirds are white space
        stripped = len(text.strip())
        if not stripped:
            if self.texts:
                self.texts.append(" ")
            else:
                self.blank = True
            return
        if self.size > MOST_BLOCK_CHARACTERS:
            return
        self.size += stripped
        if self.bold_depth:
            self.bold += stripped
        if self.link_depth:
            self.linked += stripped
        if not self.inline_depth:
            self.starts.append(len(self.texts))
        self.after_box = False
        self.texts.append(text.replace("\n", " ") if "\n" in text else text)

    def _void(self, node: LexborNode, tag: str) -> None:
        if tag == "img":
            attributes = node.attributes
            self.icons.append(f"{attributes.get('class') or ''} {(attributes.get('src') or '')[-60:]}")
        elif tag == "input":
            attributes = node.attributes
            if (attributes.get("type") or "").lower() in ("submit", "button"):
                text = " ".join((attributes.get("value") or "").split())
                self.anchors.append(Anchor(None, text, attributes.get("class") or "", len(self.blocks), self.container))

    def _block(self, node: LexborNode, tag: str) -> bool:
        """Enter a block element; True when what is inside is to be left out."""
        attributes = node.attributes
        hint = ""
        if attributes:
            hint = _hint(attributes)
            own = zone_of(tag, hint, (attributes.get("role") or "").lower())
            style = attributes.get("style")
            if "hidden" in attributes or (style and _HIDING_STYLE.search(style)):
                own |= Zone.HIDDEN
        else:
            own = zone_of(tag, "", "")
        if self.texts or self.icons:
            self._close(None)
        elif self.blank:
            self._forget()
        containers = self.containers
        parent = self.container
        self.container = len(containers)
        depth = containers[parent].depth + 1 if parent >= 0 else 0
        containers.append(Container(tag, hint, parent, depth, own, len(self.blocks)))
        if own & _LEFT_OUT and tag != "main":
            limit = max(large for zone, large in _LARGE.items() if own & zone)
            return len(node.text(strip=True)) < limit
        return False

    def _inline(self, node: LexborNode, tag: str) -> _Frame | None:
        attributes = node.attributes
        hint = ""
        if attributes:
            hint = _hint(attributes)
            style = attributes.get("style")
            if "hidden" in attributes or (style and _HIDING_STYLE.search(style)):
                return None
            if hint:
                if "material-" in hint and _ICON_FONT.search(hint):
                    self.icons.append(f"{hint} {node.text()[:40]}")
                    return None
                if node.first_child is None:
                    self.icons.append(hint)
                    return None
                if zone_of("span", hint, "") & Zone.HIDDEN:
                    return None
                self.marks.append(hint)
        if not self.inline_depth:
            if self.after_box and tag in _BOXES and self.texts:
                self.texts.append(" ")
            self.starts.append(len(self.texts))
        anchor = None
        if tag in {"a", "button"}:
            href = attributes.get("href") if tag == "a" else None
            if href and href[0] == "#" and len(node.text(strip=True)) < 2:
                return None  # the mark beside a heading that links to it
            label = attributes.get("aria-label") or attributes.get("title") or ""
            anchor = Anchor(href, label, hint, len(self.blocks), self.container)
            self.anchors.append(anchor)
            self.link_depth += 1
        elif tag in {"b", "strong"}:
            self.bold_depth += 1
        elif tag == "time" and attributes.get("datetime"):
            self.times.append((attributes["datetime"] or "")[:60])
        self.inline_depth += 1
        return node, tag, len(self.texts), anchor

    def _leave(self, frame: _Frame | LexborNode) -> LexborNode | None:
        """The end of an element; gives the node after it."""
        if isinstance(frame, tuple):
            self._leave_inline(frame)
            return frame[0].next
        container = self.containers[self.container]
        if self.texts or self.icons:
            self._close(frame if container.first == len(self.blocks) else None)
        elif self.blank:
            self._forget()
        container.last = len(self.blocks) - 1
        self.container = container.parent
        return frame.next

    def _leave_inline(self, frame: _Frame) -> None:
        _, tag, start, anchor = frame
        self.inline_depth -= 1
        if anchor is not None:
            self.link_depth -= 1
            # A link around whole blocks has closed its gathering already: its text is then that of the blocks.
            if anchor.block == len(self.blocks):
                text = "".join(self.texts[start:])
            else:
                text = " ".join(block.text for block in self.blocks[anchor.block : anchor.block + 20])
            anchor.text = " ".join(text.split())[:300] or " ".join(anchor.text.split())
        elif tag in {"b", "strong"}:
            self.bold_depth -= 1
        if not self.inline_depth:
            self.after_box = tag in _BOXES
            self.starts.append(len(self.texts))

    def _forget(self) -> None:
        """White space between two elements ends what empty ones before it left behind: mostly nothing."""
        self.blank = False
        if self.marks or self.starts:
            self._close(None)

    def _close(self, node: LexborNode | None) -> None:
        """End the block being gathered; nothing is made of white space. `node` is the element that is all of it."""
        self.blank = False
        texts = self.texts
        if self.size:
            joined = "".join(texts)
            text = _clean(joined)
            if text and texts.count("\n") > 1 and (paragraphs := _paragraphs(joined)):
                linked = self.linked / self.size
                for paragraph in paragraphs:
                    self.starts = []
                    self.linked = int(len(paragraph) * linked) if linked > 0.9 else 0
                    self._add(paragraph, None)
            elif text:
                self._add(text, node)
            self.times = []
            self.marks = []
            self.size = self.bold = self.linked = 0
        else:
            if self.icons and self.container >= 0:
                # An icon in a box of its own speaks of the next block.
                self.containers[self.container].icon = " ".join(self.icons)[:200]
            if self.marks:
                self.marks = []
        if texts:
            self.texts = []
        if self.starts:
            self.starts = []
        if self.icons:
            self.icons = []
        self.after_box = False

    def _add(self, text: str, node: LexborNode | None) -> None:
        tag = self.containers[self.container].tag if self.container >= 0 else "body"
        parts: list[str] = []
        if len(self.starts) > 1:
            edges = [*dict.fromkeys(self.starts), len(self.texts)]
            for start, end in pairwise(edges):
                if part := _clean("".join(self.texts[start:end])):
                    parts.append(part)
        self.blocks.append(
            Block(
                tag,
                text,
                self.container,
                parts or [text],
                " ".join(self.icons)[:200] if self.icons else "",
                node,
                _level(self.containers, self.container),
                self.linked,
                self.bold >= self.size * 0.9,
                0,
                self.times,
                self.marks,
            )
        )

    def _content(self) -> int:
        """Characters outside navigation, footers and cookie notices."""
        site = Zone.NAV | Zone.FOOTER | Zone.COOKIE
        inherited: list[int] = []
        for container in self.containers:
            inherited.append(container.own | (inherited[container.parent] if container.parent >= 0 else 0))
        return sum(
            len(block.text) for block in self.blocks if block.container < 0 or not inherited[block.container] & site
        )

    def finished(self) -> Outline:
        """The outline, with furniture marked. What holds most of the page's words is no furniture, whatever it is
        called: whole pages stand in `<form>` (ASP.NET) or in a box named "sidebar-layout"."""
        for block in self.blocks:
            if block.container >= 0:
                self.containers[block.container].characters += len(block.text)
        for container in reversed(self.containers):
            if container.parent >= 0:
                self.containers[container.parent].characters += container.characters
        total = self._content()
        zones: list[int] = []
        for container in self.containers:
            own = container.own
            share = 0.75 if own & Zone.FORM else 0.5
            fixed = container.tag in ("nav", "footer") or own & Zone.COOKIE
            if own and not fixed and container.characters > share * total:
                own = 0
            zones.append(own | (zones[container.parent] if container.parent >= 0 else 0))
        kept = 0
        for block in self.blocks:
            if block.container >= 0:
                block.zone = zones[block.container]
            if not block.zone & FURNITURE:
                kept += len(block.text)
        for anchor in self.anchors:
            if anchor.container >= 0:
                anchor.zone = zones[anchor.container]
        return Outline(self.blocks, self.containers, self.anchors, characters=kept)


def _hint(attributes: dict[str, str | None]) -> str:
    """The class and id words of an element."""
    names, identity = attributes.get("class"), attributes.get("id")
    if names:
        return (f"{names} {identity}" if identity else names)[:300]
    return identity[:300] if identity else ""


def _level(containers: list[Container], at: int) -> int:
    """Heading level of a block in this container: headings often hold a `<div>` or `<span>` of their own."""
    for _ in range(3):
        if at < 0:
            return 0
        if level := _HEADINGS.get(containers[at].tag):
            return level
        at = containers[at].parent
    return 0


_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text set with empty lines (`<br><br>`); empty when it is only one."""
    pieces = [cleaned for piece in _EMPTY_LINE.split(text) if (cleaned := _clean(piece))]
    return pieces if len(pieces) > 1 else []


def _clean(text: str) -> str:
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    if "\n" not in text:
        return " ".join(text.split())
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)
