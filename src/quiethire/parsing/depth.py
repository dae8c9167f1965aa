"""Markup that a parser reads in bounded time, whatever it is.

Building a tree as the HTML standard says costs, for each tag, a walk over the elements that are open: 120,000 nested
`<div>` (0.6 MB) take half a minute, and unclosed formatting elements, which every later block opens again, are worse.
Options of one select and attributes of one element are compared each with all before them. No page that people read
comes near: browsers themselves stop nesting at 512.

Markup with few tags is returned as it is after counting them, which costs less than a hundredth of reading it. The
rest is rewritten in one linear pass so that every element is closed where the standard would close it, written out;
then what is open is what the pass knows to be open, and no parser can see it otherwise. Dropped on the way, with their
words kept: tags nested deeper than DEEPEST, end tags that close nothing, the insides of drawings (svg, math), and
what is over the limits below. What follows the MOST_TAGS-th tag is not read.
"""

import re

DEEPEST = 512
"""Elements open at once, as in browsers."""
FEW = 3_000
"""Opening tags that cannot cost much, however they are arranged (0.3 s at the worst)."""
LONG = 250_000
"""Characters of a document whose tags are all looked at, however few: they might have attributes without end. Shorter
ones are only searched for a stretch of LONG_TAG characters without the end of a tag."""
LONG_TAG = 16_000
MOST_TAGS = 500_000
"""Start tags, end tags and comments read of one document; ten times what the longest lists of postings have."""
MOST_ATTRIBUTES = 200
MOST_OPTIONS = 400
"""Options of one select."""
_MOST_STEPS = 20_000_000  # over open elements, looking for one to close
_MOST_CROSSED = 500  # formatting elements ended across a block, each of which the parser may keep open
_LONG_ATTRIBUTES = 400  # characters of a tag, below which its attributes are not worth counting

_ATTRIBUTE = (
    r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >\"'][^\t\n\f\r >]*+)?+)?+"
)
_TOKEN = re.compile(
    rf"<(?:(?P<end>/?)(?P<name>[a-zA-Z][^\t\n\f\r />]*+)(?P<attributes>(?:[\t\n\f\r /]++|{_ATTRIBUTE})*+)>"
    r"|(?P<comment>!--)|(?P<other>[!?/])|(?P<unended>[a-zA-Z]))"
)
"""One tag as the standard's tokenizer reads it, linear since nothing is tried twice."""
_PLAIN = re.compile(
    r"(?:[^<]++|<(?![a-zA-Z!?/])|</?(?!script[\t\n\f\r />])[a-zA-Z][^\t\n\f\r />]*+"
    rf"(?:[\t\n\f\r /]*+{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+[\t\n\f\r /]*+>)*+",
    re.IGNORECASE,
)
"""Text and tags of few attributes, up to what has to be looked at: passed over in one go."""
_ATTRIBUTES = rf"(?=[\t\n\f\r />])(?:[\t\n\f\r /]++|{_ATTRIBUTE})*+>"
_PLAIN_DRAWING = re.compile(
    rf"<svg{_ATTRIBUTES}(?:[^<]++|</?(?:circle|clippath|defs|ellipse|g|line|lineargradient|mask|path|polygon|polyline|"
    rf"radialgradient|rect|stop|symbol|use){_ATTRIBUTES})*+</svg>",
    re.IGNORECASE,
)
"""A drawing of nothing but shapes: after it no parser is in it, whatever stood before."""
_DRAWING_BEGINS = re.compile(r"<(?:svg|math)(?=[\t\n\f\r />])", re.IGNORECASE)
_ONE_ATTRIBUTE = re.compile(rf"[\t\n\f\r /]*+({_ATTRIBUTE})")
_COMMENT_END = re.compile(r"-->|--!>")


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_VOID = _names(
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr"
)
_RAW = _names("iframe noembed noframes script style textarea title xmp")
_RAW_END = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in _RAW}
_DRAWING = frozenset({"svg", "math"})
_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
_SCOPE = _names("applet caption marquee object table td template th")
_SPECIAL = _SCOPE | _names(
    "address article aside blockquote button center dd details dir div dl dt fieldset figcaption figure footer form "
    "frameset h1 h2 h3 h4 h5 h6 header hgroup li listing main menu nav noscript ol p plaintext pre search section "
    "select summary tbody tfoot thead tr ul"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS_PARAGRAPH = _HEADINGS | _names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp"
)
_CELLS, _ROWS = frozenset({"td", "th"}), frozenset({"tr"})
_GROUPS = frozenset({"tbody", "thead", "tfoot", "caption", "colgroup"})
_ANY_ENTRY = frozenset({"address", "div", "p"})
# Start tags that end an open element: which ones, and what stops the look for them.
_ENDS: dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]] = {
    **dict.fromkeys(_ENDS_PARAGRAPH, ((frozenset({"p"}), _SCOPE | {"button"}),)),
    **{name: ((_HEADINGS, _SPECIAL - _HEADINGS), (frozenset({"p"}), _SCOPE | {"button"})) for name in _HEADINGS},
    "li": ((frozenset({"li"}), _SPECIAL - _ANY_ENTRY - {"li"}), (frozenset({"p"}), _SCOPE | {"button"})),
    **{
        name: ((frozenset({"dd", "dt"}), _SPECIAL - _ANY_ENTRY - {"dd", "dt"}), (frozenset({"p"}), _SCOPE | {"button"}))
        for name in ("dd", "dt")
    },
    **dict.fromkeys(_CELLS, ((_CELLS, frozenset({"table", "template"})),)),
    "tr": ((_ROWS, frozenset({"table", "template"})),),
    **dict.fromkeys(_GROUPS, ((_GROUPS | _ROWS, frozenset({"table", "template"})),)),
    "option": ((frozenset({"option"}), _SPECIAL),),
    "optgroup": ((frozenset({"option", "optgroup"}), _SPECIAL),),
    **{name: ((frozenset({name}), _SCOPE),) for name in ("a", "nobr", "button")},
    **dict.fromkeys(("rt", "rp", "rb"), ((frozenset({"rt", "rp", "rb"}), _SPECIAL),)),
}


def shallow(markup: str) -> str:
    """The same markup where it is harmless, else the same document with bounded nesting, attributes and length."""
    size = len(markup)
    if size < 3 * FEW:  # the shortest opening tag has three characters
        return markup
    tags = markup.count("<")
    if tags > FEW:  # else neither are too many opened nor ended
        ended = markup.count("</")
        opened = tags - ended
        if opened > FEW or ended > opened + FEW:
            return _Rewriting(markup).result()
    if _has_many_attributes(markup) if size >= LONG else _has_long_tag(markup):
        return _Rewriting(markup).result()
    return markup


def _has_long_tag(markup: str) -> bool:
    """Whether a tag goes on for LONG_TAG characters without `>` and has more than MOST_ATTRIBUTES in them."""
    at = 0
    while len(markup) - at > LONG_TAG:
        found = markup.rfind(">", at, at + LONG_TAG)
        if found >= 0:
            at = found + 1
            continue
        # What stands between two `>` is one tag from its first `<` on, unless it is no markup at all.
        end = markup.find(">", at + LONG_TAG) + 1 or len(markup)
        tag = _TOKEN.search(markup, markup.rfind(">", 0, at) + 1, end)
        if tag and (tag["unended"] or (tag["attributes"] and _count_attributes(tag) > MOST_ATTRIBUTES)):
            return True
        at = end
    return False


def _has_many_attributes(markup: str) -> bool:
    """Whether some tag has more than MOST_ATTRIBUTES, wherever a parser might see tags: a script that may stand in a
    drawing is looked through as markup too, since there it is, and `a<b` begins a tag."""
    parts = [(0, len(markup), False)]
    drawn = -1
    while parts:
        at, end, in_script = parts.pop()
        script = at
        while plain := _PLAIN.match(markup, at, end):
            token = _TOKEN.search(markup, plain.end())
            if token is None or token.start() >= end:
                break
            at = token.end()
            if in_script and (token["unended"] or len(token["attributes"] or "") >= _LONG_ATTRIBUTES):
                drawn = drawn if drawn >= 0 else _first_unclear_drawing(markup)
                if script <= drawn:
                    break
            if token["name"] is None:
                if markup.startswith("<![CDATA[", token.start()):
                    if not in_script:
                        return True  # whether it is one depends on where it stands
                    at = markup.find("]]>", at, end) + 3 if markup.find("]]>", at, end) >= 0 else end
                elif token["unended"]:
                    return True  # the parser reads its attributes all the same
                else:
                    at = _past(markup, token)
            elif len(token["attributes"]) >= _LONG_ATTRIBUTES and _count_attributes(token) > MOST_ATTRIBUTES:
                return True
            elif not in_script and not token["end"] and token["name"].lower() == "script":
                closed = _RAW_END["script"].search(markup, at)
                closing = closed.start() if closed else end
                parts.append((at, closing, True))
                at = closing
    return False


def _first_unclear_drawing(markup: str) -> int:
    """Where the first drawing begins that may not be over where it seems to be; the document's length if none does."""
    at = 0
    while begins := _DRAWING_BEGINS.search(markup, at):
        plain = _PLAIN_DRAWING.match(markup, begins.start())
        if plain is None:
            return begins.start()
        at = plain.end()
    return len(markup)


def _count_attributes(token: re.Match[str]) -> int:
    return len(_ONE_ATTRIBUTE.findall(token["attributes"]))


def _past(markup: str, token: re.Match[str]) -> int:
    """Where a comment or declaration ends; the end of the document for what never ends."""
    start = token.start()
    if token["comment"]:
        ends = _COMMENT_END.search(markup, start + 2)
        while ends and ends.group() == "--!>" and ends.start() < start + 4:
            ends = _COMMENT_END.search(markup, ends.start() + 1)
        return ends.end() if ends else len(markup)
    closed = markup.find(">", start) if token["other"] else -1
    return closed + 1 if closed >= 0 else len(markup)


class _Rewriting:
    """One pass over one document."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._out: list[str] = []
        self._kept = 0
        """Where the part begins that has not been written yet."""
        self._open: list[str] = []
        self._how_many: dict[str, int] = {}
        """How many elements of a name are open."""
        self._too_deep: dict[str, int] = {}
        """Tags dropped for their depth, by name: their end tags are dropped too."""
        self._tags = 0
        self._options = 0
        self._crossed = 0
        self._steps = 0
        self._seen: set[str] = set()
        self._drawing = False

    def result(self) -> str:
        """The document rewritten."""
        markup = self._markup
        at = 0
        while token := _TOKEN.search(markup, at):
            start, at = token.span()
            if token["name"] is None:
                at = self._other(token)
            elif token["end"]:
                self._end(token["name"].lower(), start, at)
            else:
                at = self._start(token["name"].lower(), token)
            self._tags += 1
            if self._tags >= MOST_TAGS or self._steps > _MOST_STEPS:
                self._drop(at, len(markup))
                break
        self._out.append(markup[self._kept :])
        return "".join(self._out)

    def _other(self, token: re.Match[str]) -> int:
        """Comments and declarations stay; a tag that never ends takes the rest of the document with it."""
        ends = _past(self._markup, token)
        if token["unended"]:
            self._drop(token.start(), ends)
        return ends

    def _start(self, name: str, token: re.Match[str]) -> int:
        start, end = token.span()
        if self._drawing:
            if name not in _ENDS and name not in _FORMATTING and name not in _VOID and name not in _SPECIAL:
                self._drop(start, end)
                return self._raw(name, end, keep=False) if name in {"script", "style"} else end
            self._drawing = False
        if name in _DRAWING:
            self._drawing = not token["attributes"].endswith("/")
            self._drop(start, end)
            return end
        if name in ("html", "head", "body"):
            if name in self._seen:  # the parser would add its attributes to the first
                self._drop(start, end)
            else:
                self._seen.add(name)
                self._few_attributes(token)
            return end
        for ended, barrier in _ENDS.get(name, ()):
            self._end_open(ended, barrier, start)
        if name == "select":
            self._options = 0
        elif name == "option":
            self._options += 1
            if self._options > MOST_OPTIONS:
                self._drop(start, end)
                return end
        if name in _RAW:
            self._few_attributes(token)
            return self._raw(name, end, keep=True)
        if name == "plaintext":
            self._drop(start, end)
            return end
        if name not in _VOID:
            if len(self._open) >= DEEPEST:
                self._too_deep[name] = self._too_deep.get(name, 0) + 1
                self._drop(start, end)
                return end
            self._open.append(name)
            self._how_many[name] = self._how_many.get(name, 0) + 1
        self._few_attributes(token)
        return end

    def _end(self, name: str, start: int, end: int) -> None:
        if name in ("html", "head", "body"):
            return
        if name in _DRAWING:
            self._drawing = False
        if self._too_deep.get(name):
            self._too_deep[name] -= 1
        elif self._how_many.get(name):
            cell = name in _CELLS or name in _ROWS or name in _GROUPS or name == "table"
            barrier = frozenset({"table", "template"}) - {name} if cell else _SCOPE if name in _SPECIAL else _SPECIAL
            if name in _FORMATTING and self._end_formatting(name):
                return
            self._end_open(frozenset({name}), barrier - {name}, start)
        self._drop(start, end)

    def _end_open(self, ended: frozenset[str], barrier: frozenset[str], at: int) -> None:
        """Close the innermost open element of these names, and what is open in it, unless a barrier stands before."""
        if not any(self._how_many.get(name) for name in ended):
            return
        opened = self._open
        depth = len(opened) - 1
        while depth >= 0 and opened[depth] not in ended:
            if opened[depth] in barrier:
                self._steps += len(opened) - depth
                return
            depth -= 1
        self._steps += len(opened) - depth
        if depth < 0:
            return
        closing = opened[depth:]
        del opened[depth:]
        for name in closing:
            self._how_many[name] -= 1
        self._too_deep.clear()
        self._drop(at, at)
        self._out.append("".join(f"</{name}>" for name in reversed(closing)))

    def _end_formatting(self, name: str) -> bool:
        """`<b><div></b>`: the parser ends the one and keeps the other; the end tag stays as it is."""
        crosses = False
        for depth in range(len(self._open) - 1, -1, -1):
            opened = self._open[depth]
            self._steps += 1
            if opened == name and crosses and self._crossed < _MOST_CROSSED:
                del self._open[depth]
                self._how_many[name] -= 1
                self._crossed += 1
                self._too_deep.clear()
                return True
            if opened == name or opened in _SCOPE:
                return False
            crosses = crosses or opened in _SPECIAL
        return False

    def _raw(self, name: str, at: int, *, keep: bool) -> int:
        """Past the text of an element that holds no markup, and past its end tag. Comments in scripts are opened up:
        in them an end tag is none."""
        found = _RAW_END[name].search(self._markup, at)
        ends = found.start() if found else len(self._markup)
        closed = self._markup.find(">", ends) + 1 or len(self._markup)
        if not keep:
            self._drop(at, closed)
            return closed
        if name == "script" and self._markup.find("<!--", at, ends) >= 0:
            self._drop(at, ends)
            self._out.append(self._markup[at:ends].replace("<!--", ""))
        self._drop(ends, closed)
        self._out.append(f"</{name}>")
        return closed

    def _few_attributes(self, token: re.Match[str]) -> None:
        attributes = token["attributes"]
        if len(attributes) < _LONG_ATTRIBUTES:
            return
        found: list[str] = _ONE_ATTRIBUTE.findall(attributes)
        if len(found) > MOST_ATTRIBUTES:
            self._drop(*token.span("attributes"))
            self._out.append(" " + " ".join(found[:MOST_ATTRIBUTES]))

    def _drop(self, start: int, end: int) -> None:
        """Leave out a part of the document; what stands before it is written."""
        if start > self._kept:
            self._out.append(self._markup[self._kept : start])
        self._kept = max(end, self._kept)
