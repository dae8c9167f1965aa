"""Which addresses a crawler may speak to: pure rules, nothing is resolved here.

Non-public ranges are those of the IANA special-purpose registries (RFC 6890 and its successors) that are not globally
reachable, written out because the standard library's own list differs between Python releases. Addresses that carry
an IPv4 address inside (mapped, compatible, 6to4, Teredo, NAT64) are judged by the inner one.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit

from quiethire.domain.errors import AddressForbidden

Address = IPv4Address | IPv6Address

PORTS = frozenset({80, 443, 8080, 8443})
"""Ports web sites are served on. Others are refused unless allowed by name."""

_DEFAULT_PORT = {"http": 80, "https": 443}
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?", re.ASCII)
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+", re.ASCII)
_SAFE_PATH = "/%:@!$&'()*+,;=~-._[]|"
_SAFE_QUERY = _SAFE_PATH + "?{}\\^`"

_PRIVATE_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, the clouds' metadata services among it
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, deprecated
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
        "168.63.129.16/32",  # Azure's platform address: public by number, internal by use
    )
)
_PRIVATE_6 = tuple(
    IPv6Network(network)
    for network in (
        "::/128",  # unspecified
        "::1/128",  # loopback
        "64:ff9b:1::/48",  # local NAT64
        "100::/64",  # discard
        "2001::/23",  # protocol assignments; Teredo is judged by its inner address before
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fc00::/7",  # unique local, fd00:ec2::254 among it
        "fe80::/10",  # link-local
        "fec0::/10",  # site-local, deprecated
        "ff00::/8",  # multicast
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes, taken apart. `host` is lower-case ASCII, an IP address in its canonical spelling without
    brackets; `path` is what stands in the request line, percent-encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address in a spelling every URL parser reads alike."""
        return f"{self.origin}{self.path}"

    @property
    def origin(self) -> str:
        """scheme://host[:port], default ports left out."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """host[:port] as in a Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if _DEFAULT_PORT[self.scheme] == self.port else f"{host}:{self.port}"


def target_of(url: str) -> Target:
    """Take an absolute http(s) address apart. Raises AddressForbidden when it is not one we would ever send."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise AddressForbidden("not a web address", url=url) from error
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORT:
        raise AddressForbidden(f"the scheme {scheme[:20]!r} is not http or https", url=url)
    host = _host(parts.hostname or "", url)
    path = quote(parts.path or "/", safe=_SAFE_PATH)
    if not path.startswith("/"):
        path = "/" + path
    if parts.query:
        path = f"{path}?{quote(parts.query, safe=_SAFE_QUERY)}"
    return Target(scheme=scheme, host=host, port=_DEFAULT_PORT[scheme] if port is None else port, path=path)


def host_of(url: str) -> str:
    """The host of an address, lower-case; the empty string when there is none. For keys, not for connecting."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _host(host: str, url: str) -> str:
    address = parse_address(host)
    if address is not None:
        return str(address)
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise AddressForbidden(f"not a host name: {host[:100]!r}", url=url) from error
    host = host.lower()
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise AddressForbidden(f"not a host name: {host[:100]!r}", url=url)
    last = host.rstrip(".").rpartition(".")[2]
    if _NUMBER.fullmatch(last):
        raise AddressForbidden(f"a host name cannot end in a number: {host[:100]!r}", url=url)
    return host.rstrip(".")


def parse_address(host: str) -> Address | None:
    """The IP address a host spells, in any of the forms `inet_aton` takes (dotted, fewer parts, octal, hexadecimal,
    one decimal number); None for a name."""
    host = host.strip("[]").rstrip(".")
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        return _loose_ipv4(host)


def _loose_ipv4(host: str) -> IPv4Address | None:
    parts = host.split(".")
    if not 1 <= len(parts) <= 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        return None
    *leading, last = numbers
    if any(number > 255 for number in leading) or last >= 256 ** (5 - len(parts)):
        return None
    value = last
    for index, number in enumerate(leading):
        value += number << (8 * (3 - index))
    return IPv4Address(value)


def _number(text: str) -> int:
    if text[:2].lower() == "0x":
        return int(text[2:] or "0", 16)
    return int(text, 8) if text.startswith("0") and len(text) > 1 else int(text)


def is_public(address: Address) -> bool:
    """True for an address anyone on the internet may speak to."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _PRIVATE_4)
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    return not any(address in network for network in _PRIVATE_6)


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address an IPv6 address stands for."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 0xFFFF):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


class AllowList:
    """Exceptions to the rules, given by the operator: "127.0.0.1:8999", "localhost", "10.0.0.0/8", "[::1]:80".

    An entry with a port allows that port only; one without allows every port. A name allows whatever it resolves to.
    """

    def __init__(self, entries: Iterable[str] = ()) -> None:
        self._names: set[tuple[str, int | None]] = set()
        self._networks: list[tuple[IPv4Network | IPv6Network, int | None]] = []
        for entry in entries:
            host, port = _split_port(entry.strip().lower())
            try:
                self._networks.append((ip_network(host.strip("[]"), strict=False), port))
            except ValueError:
                self._names.add((host, port))

    def allows_name(self, host: str, port: int) -> bool:
        """The operator vouches for this host, wherever it leads."""
        return (host, None) in self._names or (host, port) in self._names

    def allows_address(self, address: Address, port: int) -> bool:
        """The operator vouches for this address."""
        return any(
            allowed_port in (None, port) and address.version == network.version and address in network
            for network, allowed_port in self._networks
        )


def _split_port(entry: str) -> tuple[str, int | None]:
    host, colon, port = entry.rpartition(":")
    if colon and port.isdigit() and (":" not in host or host.endswith("]")):
        return host, int(port)
    return entry, None


def port_allowed(port: int, *, more: Collection[int] = ()) -> bool:
    """True for the usual ports of the web."""
    return port in PORTS or port in more
