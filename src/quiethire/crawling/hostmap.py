"""Host names served from somewhere else: the sandbox, a recorded web, a staging machine.

A request to https://boards-api.greenhouse.io/… is sent to 127.0.0.1:port over plain HTTP, with the Host header kept
and the true scheme in X-Forwarded-Proto; the address of the response stays the original one.
"""

from collections.abc import Mapping
from fnmatch import translate
from re import Pattern
from re import compile as regex

from quiethire.crawling.addresses import Target
from quiethire.crawling.guard import Route, Router
from quiethire.domain.errors import ConfigurationError, Unreachable


class HostMap:
    """A router for mapped hosts; the others go on to the next router, or do not exist when that is None.

    mapping: host name, "host:port" or pattern ("*", "*.acme.example") to "address:port". The exact name wins, then
    the longest pattern.
    """

    def __init__(self, mapping: Mapping[str, str], otherwise: Router | None) -> None:
        self._otherwise = otherwise
        self._exact: dict[str, Route] = {}
        patterns: list[tuple[str, Pattern[str], Route]] = []
        for name, to in mapping.items():
            route = _route(to)
            if "*" in name or "?" in name:
                patterns.append((name, regex(translate(name.lower())), route))
            else:
                self._exact[name.lower()] = route
        self._patterns = sorted(patterns, key=lambda entry: -len(entry[0]))

    def find(self, host: str, port: int | None = None) -> Route | None:
        """Where the host is mapped to."""
        exact = (self._exact.get(f"{host}:{port}") if port else None) or self._exact.get(host)
        if exact is not None:
            return exact
        return next((route for _, pattern, route in self._patterns if pattern.match(host)), None)

    async def route(self, target: Target) -> Route:
        """The mapped route, or the next router's."""
        mapped = self.find(target.host, target.port)
        if mapped is not None:
            return mapped
        if self._otherwise is None:
            raise Unreachable(f"no such host name: {target.host} (only mapped hosts exist)", url=target.url)
        return await self._otherwise.route(target)


def _route(to: str) -> Route:
    address, colon, port = to.rpartition(":")
    if not colon or not port.isdigit() or not address:
        raise ConfigurationError(f"a host is mapped to {to!r}, which should be address:port")
    return Route(addresses=(address.strip("[]"),), port=int(port), plain=True)
