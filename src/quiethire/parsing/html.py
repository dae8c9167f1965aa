"""Descriptions: hostile HTML in, a small safe tag set, plain text or Markdown out.

Three shapes of one description: sanitized HTML (stored and shown), text with its paragraphs and bullets (searched and
read by the other readers of this room), and Markdown (for people's assistants and exports).
"""

import html as entities
import re
from functools import partial
from urllib.parse import urljoin

import nh3

from quiethire.parsing.depth import shallow
from quiethire.parsing.storable import LONGEST_DESCRIPTION, storable
from quiethire.parsing.words import Phrases

_KEPT = {
    *("p", "br", "hr", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "em", "i", "u", "s"),
    *("a", "blockquote", "pre", "code", "sub", "sup", "div", "dl", "dt", "dd"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"),
}
_BLOCKS_RENAMED = {"section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "address"} | {
    *("details", "summary", "center", "fieldset", "legend"),
}
"""Blocks of a page's layout: kept through cleaning so that their words do not run together, then renamed to div."""
_DROPPED = frozenset(
    {
        *(
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "applet",
            "svg",
            "math",
            "canvas",
            "audio",
            "video",
            "noscript",
        ),
        *("template", "head", "title", "button", "select", "option", "textarea", "input", "dialog"),
    }
)
_DROPPED_WITH_FORM = _DROPPED | {"form"}
_TAGS = _KEPT | _BLOCKS_RENAMED
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto", "tel"}

_LOOKS_LIKE_HTML = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*[\s/>]|!--)")
_BLOCK_TAG = re.compile(r"<(?:p|br|div|li|ul|ol|h[1-6]|tr|td|section|article)\b", re.IGNORECASE)
_ESCAPED_TAG = re.compile(
    r"&(?:amp;)?lt;/?(?:p|br|div|li|ul|ol|span|strong|b|em|i|u|a|h[1-6]|table|section)(?:\s|/|&(?:amp;)?gt;)",
    re.IGNORECASE,
)
_RENAMED = re.compile(rf"<(/?)(?:{'|'.join(sorted(_BLOCKS_RENAMED))})>")
_RENAMED_OPENINGS = Phrases(f"<{tag}>" for tag in sorted(_BLOCKS_RENAMED))
_EMPTY = re.compile(r"<(p|h[1-6]|li|ul|ol|div|strong|b|em|i|u|span|a)(?: [^>]*)?>(?:\s|&nbsp;|<br>)*</\1>")
_BREAKS = re.compile(r"(?:<br>\s*){3,}")
_LINE_BULLET = re.compile(r"[ \t]*(?:[•●▪◦‣∙·*–—-]|\d{1,2}[.)])[ \t\u00a0]+")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)(?:\s[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*)?>")
_MANY_BREAKS = re.compile(r"\n{3,}")
_BULLET_THEN_BREAK = re.compile(r"((?:^|\n)(?:•|\d{1,3}\.)) ?\n+(?=[^\n])")

_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table", "hr", "dl"})
_LINES = frozenset({"br", "div", "tr", "dt", "dd", "caption"})


_MOST_ENTITIES = 50_000
"""The cleaner takes the square of their number; a text that has more is no text."""


def sanitize(html: str, *, base_url: str) -> str:
    """The description as safe HTML of a small tag set, whole.

    Links are absolute (http, https, mailto, tel) and marked nofollow; scripts, styles, forms' controls, frames and
    images (tracking pixels among them) are gone with their content. HTML that arrives entity-escaped, once or twice,
    is unescaped; plain text becomes paragraphs and lists. Idempotent up to white space; never raises.
    """
    html = _as_html(storable(html[:LONGEST_DESCRIPTION]))
    if not html:
        return ""
    html = shallow(html)
    if html.count("&") > _MOST_ENTITIES:
        html = html.replace("&", " ")
    if "<form" in html or "<FORM" in html:
        # A form is furniture, unless the whole text stands in one (ASP.NET wraps pages in a form).
        without = _clean(html, base_url, _DROPPED_WITH_FORM)
        whole = _clean(html, base_url, _DROPPED)
        return _tidy(without if 2 * len(text_of_sanitized(without)) > len(text_of_sanitized(whole)) else whole)
    return _tidy(_clean(html, base_url, _DROPPED))


def to_text(html: str) -> str:
    """Plain text of HTML: paragraphs separated by an empty line, list entries on lines of their own after "• ",
    no other line breaks than the author's, no white space at the ends. Any HTML will do; never raises."""
    if "<" not in html:
        return _plain(entities.unescape(storable(html)))
    return text_of_sanitized(sanitize(html, base_url=""))


def text_of_sanitized(html: str) -> str:
    """`to_text` of what `sanitize` returned, without cleaning it again."""
    text = html if "<pre" in html else _single_spaced(html.replace("\n", " "))
    if "<ol" not in text and "<pre" not in text and "</ul></li>" not in text and "</ul> </li>" not in text:
        return _plain(_decoded(_without_nesting(text)))
    numbers: list[int | None] = []

    def spaced(match: re.Match[str]) -> str:
        closing, tag = match.groups()
        if tag == "li":
            if closing:
                return ""
            if numbers and (number := numbers[-1]) is not None:
                numbers[-1] = number + 1
                return f"\n{number}. "
            return "\n• "
        if tag in ("ul", "ol"):
            if closing:
                if numbers:
                    numbers.pop()
                return "" if numbers else "\n\n"
            numbers.append(1 if tag == "ol" else None)
            return "\n\n" if len(numbers) == 1 else ""
        if tag in _PARAGRAPHS:
            return "\n\n" if not numbers else "" if closing else "\n"
        if tag in _LINES:
            return "\n"
        return " " if tag in ("td", "th") and closing else ""

    return _plain(_decoded(_TAG.sub(spaced, text)), numbered="<ol" in text)


_IN_ENTRY = (("<li> ", "<li>"), ("<li><p>", "<li>"), ("</p> </li>", "</li>"), ("</p></li>", "</li>"))
_AS_TEXT = {
    **{mark + tag: "\n" for tag in _LINES for mark in ("", "/")},
    **{mark + tag: "\n\n" for tag in _PARAGRAPHS for mark in ("", "/")},
    "li": "\n• ",
    "/td": " ",
    "/th": " ",
}
"""Sanitized tags have no attributes but a link's, so that one look-up decides what a tag becomes. Descriptions with
numbered or nested lists take the longer way, which counts."""


def _without_nesting(text: str) -> str:
    for tags, shorter in _IN_ENTRY:
        text = text.replace(tags, shorter)
    first, *rest = text.split("<")
    pieces = [first]
    for piece in rest:
        tag, _, words = piece.partition(">")
        pieces.append(_AS_TEXT.get(tag, ""))
        pieces.append(words)
    return "".join(pieces)


def to_markdown(html: str) -> str:
    """Markdown of a description: ATX headings, "-" bullets, inline links. Never raises."""
    from markdownify import markdownify  # noqa: PLC0415  (0.3 s to import, and only exports need it)

    cleaned = sanitize(html, base_url="")
    try:
        markdown: str = markdownify(cleaned, heading_style="ATX", bullets="-", escape_underscores=False)
    except RecursionError:  # nested deeper than any text has parts: its words are what there is to keep
        return text_of_sanitized(cleaned)
    return _MANY_BREAKS.sub("\n\n", "\n".join(line.rstrip() for line in markdown.splitlines())).strip()


def _decoded(text: str) -> str:
    """The four entities that sanitized HTML has."""
    if "&" not in text:
        return text
    return text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _plain(text: str, *, numbered: bool = False) -> str:
    text = _single_spaced(text)
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    if "•\n" in text or numbered:
        text = _BULLET_THEN_BREAK.sub(r"\1 ", text)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip()


def _single_spaced(text: str) -> str:
    """Every run of spaces, tabs and their like as one space; line feeds stay. Plain replacing is several times quicker
    than a pattern that matches between all words."""
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


_SPACES = "\t\r\f\v\x00\u00a0\u2007\u202f\u2009\u200b\ufeff"


_CLEANERS = {
    dropped: nh3.Cleaner(
        tags=_TAGS - dropped,
        clean_content_tags=set(dropped),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener noreferrer",
    )
    for dropped in (_DROPPED, _DROPPED_WITH_FORM)
}
_RELATIVE = re.compile(r'<a href="(?!https?:|mailto:|tel:)([^"]*)"')


def _clean(html: str, base_url: str, dropped: frozenset[str]) -> str:
    cleaned = _CLEANERS[dropped].clean(html)
    return _RELATIVE.sub(partial(_absolute, base_url), cleaned)


def _absolute(base_url: str, link: re.Match[str]) -> str:
    try:
        joined = urljoin(base_url, entities.unescape(link.group(1)).strip())
    except ValueError:
        return "<a"
    return f'<a href="{entities.escape(joined)}"' if joined.startswith(("https://", "http://")) else "<a"


def _tidy(html: str) -> str:
    if _RENAMED_OPENINGS.said_in(html):
        html = _RENAMED.sub(r"<\1div>", html)
    for _ in range(50):  # as deep as anyone nests nothing in nothing
        html, changed = _EMPTY.subn("", html)
        if not changed:
            break
    if html.count("<br>") > 2:
        html = _BREAKS.sub("<br><br>", html)
    return html.strip()


def _as_html(text: str) -> str:
    """HTML of whatever arrived: unescapes escaped HTML, makes paragraphs of plain text."""
    for _ in range(2):
        if "&" in text and not _BLOCK_TAG.search(text) and _ESCAPED_TAG.search(text):
            text = entities.unescape(text)
        else:
            break
    if not text.strip():
        return ""
    if _LOOKS_LIKE_HTML.search(text):
        if "\n" in text.strip() and not _BLOCK_TAG.search(text):
            return re.sub(r"\r?\n", "<br>", text)  # inline tags only: its line breaks are the author's
        return text
    return _paragraphs(entities.unescape(text))


def _paragraphs(text: str) -> str:
    made: list[str] = []
    for block in re.split(r"\n[ \t\r]*\n", text.replace("\r\n", "\n").strip()):
        lines: list[str] = []
        bullets: list[str] = []

        def close_lines(lines: list[str] = lines) -> None:
            if lines:
                made.append(f"<p>{'<br>'.join(lines)}</p>")
                lines.clear()

        def close_bullets(bullets: list[str] = bullets) -> None:
            if bullets:
                made.append(f"<ul>{''.join(f'<li>{entry}</li>' for entry in bullets)}</ul>")
                bullets.clear()

        for line in block.split("\n"):
            bullet = _LINE_BULLET.match(line)
            if bullet:
                close_lines()
                bullets.append(entities.escape(line[bullet.end() :].strip(), quote=False))
            elif line.strip():
                close_bullets()
                lines.append(entities.escape(line.strip(), quote=False))
        close_lines()
        close_bullets()
    return "".join(made)
