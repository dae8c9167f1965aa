"""Addresses as patterns see them, and what may stand for a tenant."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_VENDOR_WORDS = """
embed job_board js css api v0 v1 v2 v3 postings posting-api jobs job board boards www careers career en static assets
cdn app apply widget widgets public search help support docs status blog login auth admin test staging demo scripts
images img fonts favicon.ico robots.txt sitemap.xml developers developer info go secure
"""
NEVER_A_TENANT = frozenset(_VENDOR_WORDS.split())
"""Words of the vendors' own hosts and paths that stand where a tenant would."""

_TENANT = re.compile(r"[^\W_][\w .&+'-]{0,80}")
LONGEST = 4_000
"""Characters of the longest address looked at."""
_PORT = {"https": 443, "http": 80}


def tidy(url: str) -> str | None:
    """The address with scheme https, lower-case host without a default port, path and query as they are, no fragment
    unless it is a client-side route. Scheme-less input ("jobs.lever.co/acme", "//…") is taken as https. None when
    there is no host name in it, and for what is longer than any address of a board."""
    return _tidied(url) if len(url) <= LONGEST else None


@lru_cache(maxsize=4096)
def _tidied(url: str) -> str | None:
    text = url.strip()
    if text.startswith("//"):
        text = "https:" + text
    elif "://" not in text[:12]:
        text = "https://" + text
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme.lower() not in _PORT or "." not in host:
        return None
    netloc = host if port in (None, _PORT[parts.scheme.lower()]) else f"{host}:{port}"
    path = parts.path or "/"
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else ""
    return f"https://{netloc}{path}{query}{fragment}"


def host_of(url: str) -> str:
    """The lower-case host name of an address; empty when there is none."""
    address = tidy(url)
    return address[8:].split("/", 1)[0].split(":", 1)[0] if address else ""


def in_zone(host: str, zone: str) -> bool:
    """Whether a host is a zone or lies in it, on label boundaries."""
    return host == zone or host.endswith("." + zone)


def tenant_token(text: str | None) -> str | None:
    """The tenant a path token or host label names; None for the vendor's own words and for what cannot be one."""
    if not text:
        return None
    token = unquote(text).strip()
    if token.lower() in NEVER_A_TENANT or not _TENANT.fullmatch(token):
        return None
    return token
