"""Registrable domains, from the public suffix list that the package carries (nothing is downloaded)."""

import re
from functools import lru_cache

import tldextract

_EXTRACT = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

_OF_COUNTRIES = frozenset(
    """
    ar at au be bg br ca ch cl cz de dk ee es fi fr gr hr hu ie in it jp lt lu lv mx my nl no nz pe pl pt ro rs se sg
    si sk tr ua uy za ae bd cr ec eg gt hk il ke kr lk ng ph pk py sa th tw vn
    """.split()  # noqa: SIM905  (a paragraph is easier to keep than a column)
)
"""Top-level domains that firms of one country use; ".co", ".io", ".me" and their like are everybody's."""


def country_of_host(url: str) -> str | None:
    """ISO 3166-1 alpha-2 of the country whose domain an address has; None for domains used everywhere."""
    host = url.partition("://")[2].partition("/")[0].partition("?")[0].partition(":")[0].lower()
    above, _, last = host.rpartition(".")
    if last == "uk":
        return "GB"
    told = last in _OF_COUNTRIES or (len(last) == 2 and above.rpartition(".")[2] in _SECOND)
    return last.upper() if told and last.isascii() and last.isalpha() and last != "eu" else None


_SECOND = frozenset({"com", "org", "net", "gov", "gob", "gouv", "edu", "ac", "co"})
"""Second labels of countries' domains (".com.co", ".org.ng"): firms elsewhere take none of these."""


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
