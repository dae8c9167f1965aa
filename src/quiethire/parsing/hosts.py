"""Registrable domains, from the public suffix list that the package carries (nothing is downloaded)."""

import re
from functools import lru_cache

import tldextract

_EXTRACT = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9])?")


@lru_cache(maxsize=10_000)
def registrable_domain(host: str) -> str | None:
    """ "careers.example.co.uk" -> "example.co.uk"; None for addresses, single labels and bare suffixes.

    Reserved suffixes used in documentation and tests (RFC 2606: .example, .test) count as suffixes too.
    """
    name = host.strip().rstrip(".").lower()
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    if not _NAME.fullmatch(name):
        return None
    parts = _EXTRACT(name, include_psl_private_domains=False)
    if parts.ipv4 or parts.ipv6:
        return None
    if parts.domain and parts.suffix:
        return f"{parts.domain}.{parts.suffix}"
    labels = name.split(".")
    if len(labels) >= 2 and labels[-1] in {"example", "test"} and all(labels):
        return ".".join(labels[-2:])
    return None
