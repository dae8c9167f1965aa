"""Systems that are recognised and not read: their boards are crawled as any career page is.

One line of the table each: name, title, the vendor's page, and templates of the addresses its boards have. A template
is both a pattern and, the first of them, the board's public address: `{tenant}` stands for a host label or a path or
query token, `{site}` for a board within a tenant, `{host}` for a whole host that the tenant does not determine, each
with a pattern of its own after a colon where the usual one is too wide.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar, cast

from quiethire.ats.addresses import tenant_token
from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.recognised_table import TABLE
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response

_FIELD = re.compile(r"\{(\w+)(?::((?:[^{}]|\{[\d,]+\})+))?\}")
_QUERY = re.compile(r"(?P<address>(?:\{(?:[^{}]|\{[\d,]+\})+\}|[^?{])*)(?:\?(?P<query>.+))?")
OWN_WORDS = re.compile(
    r"(?:my|m|portal|accounts?|dashboard|hire|recruit|recruiter|hr|partners?|marketplace|mail|email|click|links?|track|"
    r"trust|legal|about|about-us|contact|pricing|products?|clients?|hire-r\d|features|solutions?|resources|customers?|terms|privacy|"
    r"request-a-demo|sign-?in|sign-?up|register|learn|community|forum|news|press|events|integrations?|shop|store|beta|"
    r"dev|sandbox|staging\d*|test\d*|old|new|us|eu|uk|ww\d|index|home|search-jobs|job-?seekers?|employers?|candidates?|"
    r"plans|team|company|companies|downloads?|apps?|security|faq|guides?|webinars?|case-studies|ebooks?|reviews|"
    r"why-\w+|sso|oauth|id|auth\d*|api-\w+|\w+-api|static\w*|img|media|files|assets\d*)"
)
"""Host labels and path tokens that are the vendors' own pages rather than a customer."""


class Recognised(Provider):
    """One line of the table. It plans the board's page and reads none: `traits.detected_only` says so."""

    traits = Traits(lists_all=False, detected_only=True)
    address: ClassVar[str]
    """The template of the board's public address."""

    def board_of(self, found: re.Match[str]) -> BoardRef | None:
        groups = found.groupdict()
        tenant = tenant_token(groups.get("tenant"))
        if tenant is None or OWN_WORDS.fullmatch(tenant.lower()):
            return None
        return BoardRef(self.name, tenant, groups.get("site"), groups.get("host"))

    def board_url(self, board: BoardRef) -> str:
        named = {"tenant": board.tenant, "site": board.site or "", "host": board.host or ""}
        address = _FIELD.sub(lambda field: named[field.group(1)], self.address)
        return f"https://{address}" if "/" in address else f"https://{address}/"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), kind=Kind.PAGE)

    def read(self, board: BoardRef, response: Response) -> Reading:
        del response
        raise ShapeChanged(f"{self.title} is recognised and not read: crawl {self.board_url(board)} as a page")


@cache
def recognised() -> tuple[Provider, ...]:
    """The whole table, in its order."""
    return tuple(_made(*line) for line in TABLE)


def _made(name: str, title: str, docs: str, *templates: str) -> Provider:
    zones = tuple(dict.fromkeys(_zone(template) for template in templates))
    facts = {
        "name": name,
        "title": title,
        "docs": docs,
        "hosts": zones,
        "cnames": zones if templates[0].startswith("{tenant}") else (),
        "urls": tuple(re.compile(pattern_of(template)) for template in templates),
        "address": templates[0],
    }
    return cast("Provider", type(f"Recognised_{name}", (Recognised,), facts)())


def pattern_of(template: str) -> str:
    """The pattern of a template's addresses, matched from the start of the tidied address."""
    parted = _QUERY.fullmatch(template)
    if parted is None:
        raise ValueError(f"not a template of addresses: {template}")
    host, slash, path = parted["address"].partition("/")
    parts = ["https://", "".join(_parts(host, "[a-z0-9-]+"))]
    parts += ["/", f"(?i:{''.join(_parts(path, '[^/?#]+'))})"] if slash else []
    parts += [r"/?\?(?:[^#]*&)?", "(?i:", *_parts(parted["query"], "[^&#]+"), ")"] if parted["query"] else []
    return "".join(parts) + r"(?=[/?#&]|$)"


def _parts(text: str, usual: str) -> Iterator[str]:
    start = 0
    for field in _FIELD.finditer(text):
        yield re.escape(text[start : field.start()])
        yield f"(?P<{field.group(1)}>{field.group(2) or usual})"
        start = field.end()
    yield re.escape(text[start:])


def _zone(template: str) -> str:
    host = template.partition("/")[0]
    fields = list(_FIELD.finditer(template))
    if fields and fields[0].start() == 0 and fields[0].group(1) == "host":  # the pattern ends in the zone
        return ".".join(re.sub(r"\\", "", fields[0].group(2) or "").rsplit(".", 2)[-2:])
    return _FIELD.sub("", host).lstrip(".")
