"""Does a page need a browser? Judged by evidence on the page, and remembered for each host.

A shell is a page whose HTML holds scripts and an empty place for them to fill, and hardly any text of its own. Pages
that carry their content as data (JSON-LD postings, Next.js data and the like) need no browser: the reader reads that.
"""

import re
from collections import OrderedDict

from quiethire.crawling.addresses import host_of
from quiethire.domain.exchange import Response

_LARGEST = 400_000
_LITTLE_TEXT = 400
_SCRIPT = re.compile(rb"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_SPACE = re.compile(rb"\s+")
_ROOT = re.compile(
    rb"""<(?:div|main|section|body)\b[^>]*\bid\s*=\s*["']?(?:root|app|__next|__nuxt|___gatsby|svelte|q-app|"""
    rb"""main-app|app-root|react-root|ember-app|application)["'\s>]"""
    rb"""|<(?:app-root|ng-app|router-outlet|vue-app)\b|\bng-app\b|\bng-version\b|\bdata-reactroot\b""",
    re.IGNORECASE,
)
_PLEA = re.compile(rb"enable\s+javascript|requires?\s+javascript|javascript\s+(?:is\s+)?(?:required|disabled)|"
                   rb"JavaScript\s+aktivier|activer\s+javascript|habilit\w*\s+javascript", re.IGNORECASE)  # fmt: skip
_DATA = re.compile(
    rb"""application/ld\+json|id=["']__NEXT_DATA__|__NUXT__|__remixContext|window\.pageData|data-page=["']""",
    re.IGNORECASE,
)
_HOSTS = 10_000
_REMEMBERED_FAILURES = 3


def is_shell(body: bytes, content_type: str) -> bool:
    """True when the page, read as it is, says next to nothing and scripts are to fill it."""
    if content_type and "html" not in content_type:
        return False
    if len(body) > _LARGEST or b"<script" not in body.lower() or _DATA.search(body):
        return False
    text = _SPACE.sub(b" ", _TAG.sub(b" ", _SCRIPT.sub(b" ", _body_of(body)))).strip()
    if len(text) > _LITTLE_TEXT:
        return False
    return bool(_ROOT.search(body) or _PLEA.search(body)) or len(text) < _LITTLE_TEXT // 8


def _body_of(body: bytes) -> bytes:
    start = body.lower().find(b"<body")
    return body[start:] if start >= 0 else body


class ShellMemory:
    """`is_shell` with a memory: a host whose pages gained nothing from a browser several times is not rendered again
    until a page of it did."""

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
