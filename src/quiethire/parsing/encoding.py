"""Which characters the bytes of a page are.

Order as browsers do it (WHATWG encoding standard): byte order mark, Content-Type header, meta declaration in the
first 1,024 bytes (we look at 4,096, since real pages put it later), then UTF-8 if it is valid, then windows-1252.
A declared encoding that does not fit while UTF-8 does is overruled, since such pages are common.
"""

import codecs
import re

_HEADER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OF_THE_WEB = re.compile(
    r"utf-(?:8|16|32)|ascii|cp(?:125\d|866|874|932|949)|iso8859-|koi8|mac-(?:roman|cyrillic)|gb|hz|big5|euc|iso2022|"
    r"shift_jis|johab|tis-620|hp-roman8|ptcp154"
)
"""Python's names of the encodings pages are in. It knows others that are none: "hex", "zlib", "idna", "undefined"."""
_LATIN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso-8859-15"}


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a body. Never fails: what cannot be decoded becomes U+FFFD; null characters are removed."""
    return decoded(body, content_type)[0]


def decoded(body: bytes, content_type: str | None = None) -> tuple[str, bool]:
    """As `decode`, and whether the body is that text in UTF-8, byte for byte."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace").replace("\x00", ""), False
    named = _named(body, content_type)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode(named or "cp1252", errors="replace").replace("\x00", ""), False
    else:
        if (
            named
            and not text.isascii()
            and named.startswith(("utf-16", "utf-32", "gb", "big5", "shift", "euc", "iso2022"))
        ):
            text = _strict(body, named) or text
            return text.replace("\x00", ""), text.encode("utf-8", "surrogatepass") == body
    # Looked for in the bytes: in a wide string every character has a zero byte that stops the search.
    return (text.replace("\x00", ""), False) if b"\x00" in body else (text, True)


def _named(body: bytes, content_type: str | None) -> str | None:
    match = _HEADER.search(content_type or "")
    name = match.group(1).lower() if match else None
    if name is None:
        meta = _META.search(body[:4096])
        name = meta.group(1).decode("ascii").lower() if meta else None
    if name is None:
        return None
    if name in _LATIN:
        return "cp1252"
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    return known if _OF_THE_WEB.match(known) else None


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
