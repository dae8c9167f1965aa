"""One page, parsed once.

Every reader of a page shares this value: the document is decoded once, parsed once and its scripts are listed once,
since parsing is most of the cost of reading. Parts are made when first asked for.
"""

from collections.abc import Mapping
from functools import cached_property
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from quiethire.domain.exchange import Response
from quiethire.parsing.encoding import decode

_LONG = 100_000
_KEPT = 50_000
_UNCLOSED = 20_000


def _too_deep(body: bytes) -> bool:
    """Whether far more elements are opened than closed. Parsing costs the square of the depth (HTML's scope rules walk
    the open elements), browsers stop at 512, and no page people read is built so: only its beginning is parsed."""
    unclosed = body.count(b"<") - 2 * body.count(b"</")
    if unclosed < _UNCLOSED:
        return False
    harmless = sum(
        body.count(tag) for tag in (b"<p", b"<li", b"<br", b"<img", b"<input", b"<td", b"<tr", b"<option", b"<!")
    )
    return unclosed - harmless > _UNCLOSED


class Page:
    """A fetched page. `url` is its final absolute address; `body` its bytes; `headers` have lower-case names."""

    def __init__(
        self, url: str, body: bytes, headers: Mapping[str, str] | None = None, *, rendered: bool = False
    ) -> None:
        self.url = url
        self.body = body
        self.headers: Mapping[str, str] = headers or {}
        self.rendered = rendered
        self.kept: dict[str, object] = {}
        """Work on this page that its readers share (its outline); keyed by the module that made it."""

    @classmethod
    def of(cls, response: Response) -> "Page":
        """The page of a response."""
        return cls(response.url, response.body, response.headers, rendered=response.rendered)

    @cached_property
    def markup(self) -> str:
        """The document as text: byte order mark, then header, then meta, then detection decide the encoding."""
        return decode(self.body, self.headers.get("content-type"))

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed document. Shared by all readers: nobody changes it (clone a node first). Bytes that are plain
        UTF-8 are given to the parser as they are, which spares it encoding them again."""
        text = self.markup
        if len(self.body) > _LONG and _too_deep(self.body):
            return LexborHTMLParser(text[:_KEPT])
        plain = self.body.isascii() or text.encode() == self.body
        return LexborHTMLParser(self.body if plain else text)

    @cached_property
    def names_a_posting(self) -> bool:
        """Whether the bytes name schema.org's JobPosting at all: three strategies have nothing to do without it."""
        return b"JobPosting" in self.body or b"jobPosting" in self.body or b"JOBPOSTING" in self.body

    @cached_property
    def ld_scripts(self) -> tuple[str, ...]:
        """The text of every JSON-LD script, in page order. The bytes are searched first: most pages have none."""
        if b"ld+json" not in self.body and b"LD+JSON" not in self.body:
            return ()
        return tuple(
            script.text()
            for script in self.tree.css("script[type]")
            if "ld+json" in (script.attributes.get("type") or "").lower()
        )

    @cached_property
    def base_url(self) -> str:
        """What relative addresses are relative to: `<base href>` where given, else the page's own address."""
        if b"<base" not in self.body and b"<BASE" not in self.body:
            return self.url
        base = self.tree.css_first("base[href]")
        href = (base.attributes.get("href") or "").strip() if base else ""
        try:
            return urljoin(self.url, href) if href else self.url
        except ValueError:
            return self.url

    def absolute(self, href: str) -> str | None:
        """The absolute http(s) address of a reference found on the page; None for anything else."""
        href = href.strip()
        if href.startswith(("https://", "http://")):
            return href
        try:
            joined = urljoin(self.base_url, href)
        except ValueError:
            return None
        return joined if joined.startswith(("https://", "http://")) else None
