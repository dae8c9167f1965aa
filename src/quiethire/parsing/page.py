"""One page, parsed once.

Every reader of a page shares this value: the document is decoded once, parsed once and its scripts are listed once,
since parsing is most of the cost of reading. Parts are made when first asked for.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from quiethire.domain.exchange import Response
from quiethire.parsing.depth import shallow
from quiethire.parsing.encoding import decoded


class Script(NamedTuple):
    """A script element: its type in lower case ("" when it states none), its id, whether it names a source of its own,
    and the text in it."""

    kind: str
    identity: str
    external: bool
    text: str


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
        return self._decoded[0]

    @cached_property
    def _decoded(self) -> tuple[str, bool]:
        return decoded(self.body, self.headers.get("content-type"))

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed document. Shared by all readers: nobody changes it (clone a node first). Bytes that are plain
        UTF-8 are given to the parser as they are, which spares it encoding them again. Markup that would take a parser
        long is rewritten first (`depth.shallow`)."""
        markup = shallow(self.markup)
        if markup is not self.markup:
            return LexborHTMLParser(markup)
        return LexborHTMLParser(self.body if self.body.isascii() or self._decoded[1] else markup)

    @cached_property
    def names_a_posting(self) -> bool:
        """Whether the bytes name schema.org's JobPosting at all: three strategies have nothing to do without it."""
        return b"obPosting" in self.body or b"JOBPOSTING" in self.body

    @cached_property
    def _listed(self) -> tuple[LexborNode, ...]:
        """What several readers look for anywhere in the document, listed by one query: each walks all of it."""
        return tuple({node.mem_id: node for node in self.tree.css("script,base[href],[itemtype],[typeof]")}.values())

    @cached_property
    def scripts(self) -> tuple[Script, ...]:
        """Every script of the page, in order."""
        return tuple(_script(node) for node in self._listed if node.tag == "script")

    @cached_property
    def has_items(self) -> bool:
        """Whether elements state a type, as microdata and RDFa do: most pages have none."""
        return any(node.tag not in ("script", "base") for node in self._listed)

    @cached_property
    def ld_scripts(self) -> tuple[str, ...]:
        """The text of every JSON-LD script, in page order."""
        return tuple(script.text for script in self.scripts if "ld+json" in script.kind)

    @cached_property
    def base_url(self) -> str:
        """What relative addresses are relative to: `<base href>` where given, else the page's own address."""
        base = next((node for node in self._listed if node.tag == "base" and "href" in node.attributes), None)
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


def _script(node: LexborNode) -> Script:
    attributes = node.attributes
    child = node.first_child
    # A script holds one text, except in foreign content (`<svg>`), where it may hold elements.
    text = "" if child is None else (child.text_content or "") if child.next is None else node.text()
    return Script((attributes.get("type") or "").lower(), attributes.get("id") or "", "src" in attributes, text)
