"""The address guard: where a request may connect to.

Every connection goes through a `Router`, which turns a target into a `Route`: the very addresses to connect to. The
name is resolved here, once, the answer is judged, and the fetcher connects to what was judged and to nothing else, so
a name that resolves differently a moment later (DNS rebinding) gains nothing. Redirects are new requests and are
routed anew.
"""

import asyncio
import socket
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from quiethire.crawling.addresses import AllowList, Target, is_public, parse_address, port_allowed
from quiethire.domain.errors import AddressForbidden, Unreachable

Resolver = Callable[[str, int], Awaitable[list[str]]]
"""Host and port to IP addresses, best first. Raises OSError when there is no such name."""

_CACHE_SECONDS = 60.0
_CACHE_ENTRIES = 10_000
_RESOLVE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Route:
    """Where to connect. `addresses` are tried by the client in this order. `plain` says: speak HTTP to it whatever the
    scheme of the address is, and name the true scheme in X-Forwarded-Proto (mapped hosts)."""

    addresses: tuple[str, ...]
    port: int
    plain: bool = False


class Router(Protocol):
    """Decides where a request connects to."""

    async def route(self, target: Target) -> Route:
        """The route. Raises AddressForbidden or Unreachable."""
        ...


# threads of their own (made when first used): names that do not answer must not keep others from being looked up
_LOOKUPS = ThreadPoolExecutor(32, thread_name_prefix="resolve")


async def system_resolver(host: str, port: int) -> list[str]:
    """The operating system's answer, IPv4 first since many networks route no IPv6."""
    return await asyncio.get_running_loop().run_in_executor(_LOOKUPS, _look_up, host, port)


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard:
    """A router that refuses private, loopback, link-local, reserved and metadata addresses and unusual ports.

    A name with one forbidden address among its addresses is refused as a whole. Answers are remembered for a minute.
    """

    def __init__(
        self,
        *,
        resolver: Resolver = system_resolver,
        allow: AllowList | None = None,
        ports: Collection[int] = (),
        clock: Callable[[], float] = time.monotonic,
        resolve_seconds: float = _RESOLVE_SECONDS,
    ) -> None:
        self._resolver = resolver
        self._allow = allow or AllowList()
        self._ports = frozenset(ports)
        self._clock = clock
        self._resolve_seconds = resolve_seconds
        self._known: OrderedDict[tuple[str, int], tuple[float, Route]] = OrderedDict()

    async def route(self, target: Target) -> Route:
        """The judged addresses of the target."""
        key = (target.host, target.port)
        known = self._known.get(key)
        if known is not None and known[0] > self._clock():
            return known[1]
        route = Route(addresses=await self._addresses(target), port=target.port)
        self._known[key] = (self._clock() + _CACHE_SECONDS, route)
        self._known.move_to_end(key)
        if len(self._known) > _CACHE_ENTRIES:
            self._known.popitem(last=False)
        return route

    async def _addresses(self, target: Target) -> tuple[str, ...]:
        literal = parse_address(target.host)
        vouched = self._allow.allows_name(target.host, target.port)
        found = [str(literal)] if literal is not None else await self._resolve(target)
        forbidden_port = not vouched and not port_allowed(target.port, more=self._ports)
        for text in found:
            address = parse_address(text)
            if address is None:
                raise Unreachable(f"{target.host} resolved to {text!r}, no address", url=target.url)
            if vouched or self._allow.allows_address(address, target.port):
                continue
            if forbidden_port:
                raise AddressForbidden(f"port {target.port} is not a port of the web", url=target.url)
            if not is_public(address):
                raise AddressForbidden(f"{target.host} leads to {address}, which is not public", url=target.url)
        return tuple(found)

    async def _resolve(self, target: Target) -> list[str]:
        try:
            async with asyncio.timeout(self._resolve_seconds):
                found = await self._resolver(target.host, target.port)
        except TimeoutError as error:
            raise Unreachable(f"resolving {target.host} took too long", url=target.url) from error
        except (OSError, UnicodeError) as error:
            raise Unreachable(f"no such host name: {target.host}", url=target.url) from error
        if not found:
            raise Unreachable(f"no such host name: {target.host}", url=target.url)
        return found
