"""Does a page need a browser? Judged by evidence on the page, and remembered for each host.

A shell is a page whose HTML holds scripts and an empty place for them to fill, and hardly any text of its own. Pages
that carry their content as data (JSON-LD postings, Next.js data and the like) need no browser: the reader reads that.
"""

from collections import OrderedDict

from selectolax.lexbor import LexborHTMLParser

from quiethire.crawling.addresses import host_of
from quiethire.domain.exchange import Response
from quiethire.parsing.depth import shallow
from quiethire.parsing.encoding import decode

_LARGEST = 600_000
_LITTLE_TEXT = 400
_HARDLY_ANY_TEXT = 50
_CONTENT_TAGS = (b"<a ", b"<li", b"<p>", b"<p ", b"<h2", b"<h3", b"<td")
_MUCH_CONTENT = 30
_MOST_TAGS = 5_000
_NO_TEXT = "script,style,noscript,template,svg,iframe"
_ROOTS = ",".join(
    [f"#{name}" for name in ("root", "app", "__next", "__nuxt", "___gatsby", "svelte", "q-app", "main-app", "app-root")]
    + ["#react-root", "#ember-app", "#application", "app-root", "router-outlet", "vue-app", "[ng-app]", "[ng-version]"]
)
_PLEA = ("enable javascript", "requires javascript", "javascript is required", "javascript is disabled",
         "javascript aktivier", "activer javascript", "habilitar javascript", "javascript inschakel")  # fmt: skip
_DATA = (b"application/ld+json", b"__NEXT_DATA__", b"__NUXT__", b"__remixContext", b"window.pageData", b"data-page=")
_HOSTS = 10_000
_REMEMBERED_FAILURES = 3


def is_shell(body: bytes, content_type: str) -> bool:
    """True when the page, read as it is, says next to nothing and scripts are to fill it.

    Counting tags settles it for most pages; only those with little on them are parsed.
    """
    if (content_type and "html" not in content_type) or len(body) > _LARGEST:
        return False
    if b"<script" not in body and b"<SCRIPT" not in body:
        return False
    content = 0
    for tag in _CONTENT_TAGS:
        content += body.count(tag)
        if content > _MUCH_CONTENT:
            return False
    # the parser's time grows with the square of the depth, and an empty shell has few tags
    if body.count(b"<") > _MOST_TAGS or any(mark in body for mark in _DATA):
        return False
    tree = LexborHTMLParser(shallow(decode(body, content_type)))
    pleas = " ".join(node.text() for node in tree.css("noscript")).lower()
    empty_place = tree.css_first(_ROOTS) is not None
    for node in tree.css(_NO_TEXT):
        node.decompose()
    text = " ".join(tree.body.text(separator=" ").split()) if tree.body else ""
    if len(text) > _LITTLE_TEXT:
        return False
    return empty_place or len(text) < _HARDLY_ANY_TEXT or any(plea in pleas or plea in text.lower() for plea in _PLEA)


class ShellMemory:
    """`is_shell` with a memory: a host whose pages gained nothing from a browser several times is not rendered again
    until this memory is gone."""

    def __init__(self) -> None:
        self._in_vain: OrderedDict[str, int] = OrderedDict()

    def is_shell(self, response: Response) -> bool:
        """Judge a page that was fetched plainly."""
        if self._in_vain.get(host_of(response.url), 0) >= _REMEMBERED_FAILURES:
            return False
        return is_shell(response.body, response.content_type)

    def learn(self, before: Response, after: Response) -> None:
        """What rendering changed."""
        host = host_of(before.url)
        if len(after.body) > len(before.body) + _LITTLE_TEXT:
            self._in_vain.pop(host, None)
            return
        self._in_vain[host] = self._in_vain.get(host, 0) + 1
        self._in_vain.move_to_end(host)
        if len(self._in_vain) > _HOSTS:
            self._in_vain.popitem(last=False)
