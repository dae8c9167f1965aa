"""Who is who: canonical addresses, their hashes and the ids made from them.

`url_hash` is the SHA-256 of the canonical URL; a posting's `id` is the UUIDv5 of that hash, so every write of the
same posting is the same write. Canonicalizing is idempotent: the canonical of a canonical is itself.
"""

import hashlib
import posixpath
import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit
from uuid import UUID, uuid5

from quiethire.domain.errors import InputError

NAMESPACE = UUID("5a0b7e0e-6a1c-5d9b-9a52-1d5f7c0c9b11")
"""UUIDv5 namespace of postings and companies. Never changes."""

_TRACKING = re.compile(
    r"^(?:utm_\w+|gh_src|source|src|ref|referrer|referer|lever-(?:source|origin)(?:\[\])?|lever-via|fbclid|gclid|"
    r"dclid|msclkid|yclid|twclid|mc_[ce]id|igshid|_hs\w+|hsa_\w+|__hs\w+|trk|trackingid|rx_\w+|jobboardsource|"
    r"mkt_tok|_ga|_gl|s_cid|icid|iisn|iis|ashby_src|source_id|campaign_?id|feedid|bid|jr_id|p_sid|p_uid|ss_source)$",
    re.IGNORECASE,
)
_DEFAULT_PORT = {"http": 80, "https": 443}
_SAFE_PATH = "/-._~!$&'()*+,;=:@"
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")


def canonical_url(url: str) -> str:
    """The one spelling of an absolute http(s) address.

    Lower-case host, no default port, no user information, no fragment unless it is a client-side route ("#/jobs/1",
    "#!…"), dot segments resolved, percent-encoding normalized, tracking parameters dropped, the other parameters
    sorted, no slash at the end of a path. http and https are kept apart only by the scheme the page was found under:
    the canonical form is https, since no board serves different postings under the two.

    Raises InputError when the address is not absolute http(s).
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise InputError(f"not a web address: {url[:200]!r}") from error
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORT or not parts.hostname:
        raise InputError(f"not an absolute http(s) address: {url[:200]!r}")
    host = _host(parts)
    netloc = host if port in {None, _DEFAULT_PORT[scheme], _DEFAULT_PORT["https"]} else f"{host}:{port}"
    query = urlencode(
        sorted(
            (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(name)
        )
    )
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    return urlunsplit(("https", netloc, _path(parts.path), query, fragment))


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".").lower()
    if host.isascii():
        return f"[{host}]" if ":" in host else host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError(f"not a host name: {host[:100]!r}") from error


def _path(path: str) -> str:
    decoded = _PERCENT.sub(
        lambda m: m.group(0).upper() if m.group(1).lower() in {"2f", "25", "3f", "23"} else m.group(0), path
    )
    segments = [
        quote(unquote(segment), safe=_SAFE_PATH.replace("/", "")) if "%2F" not in segment else segment
        for segment in decoded.split("/")
    ]
    joined = posixpath.normpath("/".join(segments)) if any(segments) else "/"
    joined = "/" + joined.lstrip("/")
    return joined if joined == "/" else joined.rstrip("/")


def url_hash(url: str) -> str:
    """SHA-256 of the canonical form, as 64 hex digits."""
    return hashlib.sha256(canonical_url(url).encode()).hexdigest()


def posting_id(hash_: str) -> UUID:
    """The id of the posting whose url_hash is given."""
    return uuid5(NAMESPACE, hash_)


def company_id(domain: str) -> UUID:
    """The id of the company with this registrable domain."""
    return uuid5(NAMESPACE, f"company:{domain.lower()}")


def record_id(*parts: str) -> UUID:
    """The id of any other record known by a natural key, so that writing it twice is writing it once."""
    return uuid5(NAMESPACE, "\x1f".join(parts))
