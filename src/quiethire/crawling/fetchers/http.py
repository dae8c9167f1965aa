"""One exchange over the network, by libcurl (curl_cffi), without following redirects.

libcurl is used below curl_cffi's session, because only there a connection can be pinned to the addresses the router
judged, and a body can be counted while it is decompressed and cut off at its cap, so that a bomb of zeros costs its
cap and no more. Nothing is kept between exchanges but connections: no cookies, no referrer.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Protocol
from urllib.parse import urljoin

from curl_cffi import AsyncCurl, Curl, CurlECode, CurlError, CurlInfo, CurlOpt

from quiethire.crawling.addresses import Target, host_of, target_of
from quiethire.crawling.contract import Proxy
from quiethire.crawling.guard import Route, Router
from quiethire.crawling.policy import CrawlPolicy
from quiethire.domain.errors import AddressForbidden, TooLarge, Unreachable
from quiethire.domain.exchange import CAP_BYTES, Request, Response

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8"
_DNS_CACHE_SECONDS = 900
_IDLE_SECONDS = 10
"""Idle connections are closed after this time; a crawl over many hosts would keep one to each otherwise."""
_PROXY_FAULTS = frozenset({CurlECode.COULDNT_RESOLVE_PROXY, CurlECode.PROXY, CurlECode.COULDNT_CONNECT})


class ProxySource(Protocol):
    """Hands out proxies and hears how they did."""

    def next(self) -> Proxy | None:
        """The proxy for the next request; None for a direct connection."""
        ...

    def report(self, url: str, *, ok: bool, seconds: float = 0.0) -> None:
        """How a request over the proxy with this URL went."""
        ...


class _Body(BytesIO):
    """A buffer that refuses the byte after the cap. An error raised while libcurl writes ends the transfer."""

    def __init__(self, cap: int, url: str) -> None:
        super().__init__()
        self._cap = cap
        self._url = url

    def write(self, chunk: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(chunk) > self._cap:
            raise _too_large(self._cap, self._url)
        return super().write(chunk)


class HttpFetcher:
    """A fetcher that sends exactly one request and hands back what came, whatever its status, redirects included.

    Made inside a running event loop and used there. Raises AddressForbidden, Unreachable, TooLarge.
    """

    def __init__(
        self,
        router: Router,
        *,
        policy: CrawlPolicy | None = None,
        proxies: ProxySource | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._router = router
        self._policy = policy or CrawlPolicy()
        self._proxies = proxies
        self._now = now
        self._multi: AsyncCurl | None = None
        self._idle: list[Curl] = []

    async def fetch(self, request: Request) -> Response:
        """Send the request."""
        target = target_of(request.url)
        route = await self._router.route(target)
        curl = self._idle.pop() if self._idle else Curl()
        try:
            return await self._exchange(curl, request, target, route)
        finally:
            curl.clean_handles_and_buffers()
            curl.reset()
            self._idle.append(curl)

    async def close(self) -> None:
        """Close every connection. Transfers under way end as unreachable."""
        multi, self._multi = self._multi, None
        if multi is not None:
            await multi.close()  # type: ignore[no-untyped-call]
        for curl in self._idle:
            curl.close()
        self._idle.clear()

    async def _exchange(self, curl: Curl, request: Request, target: Target, route: Route) -> Response:
        cap = CAP_BYTES[request.kind]
        body = _Body(cap, request.url)
        head = BytesIO()
        self._prepare(curl, request, target, route)
        curl.setopt(CurlOpt.MAXFILESIZE_LARGE, cap)
        curl.setopt(CurlOpt.WRITEDATA, body)
        curl.setopt(CurlOpt.HEADERDATA, head)
        proxy = self._proxies.next() if self._proxies is not None and not route.plain else None
        curl.setopt(CurlOpt.PROXY, proxy.url if proxy else "")
        curl.setopt(CurlOpt.NOPROXY, "")
        await self._perform(curl, request.url, cap, proxy)
        status = int(curl.getinfo(CurlInfo.RESPONSE_CODE))  # type: ignore[arg-type]
        headers = _headers(head.getvalue())
        if route.plain and "location" in headers:
            headers["location"] = _original_location(headers["location"], target, route)
        return Response(
            url=request.url,
            status=status,
            body=body.getvalue(),
            headers=headers,
            requested_url=request.url,
            fetched_at=self._now(),
        )

    async def _perform(self, curl: Curl, url: str, cap: int, proxy: Proxy | None) -> None:
        loop = asyncio.get_running_loop()
        if self._multi is None:
            self._multi = AsyncCurl(loop=loop)
        multi = self._multi
        started = loop.time()
        code: int | None = None
        try:
            await multi.add_handle(curl)
        except asyncio.CancelledError:
            if self._multi is multi:
                multi.remove_handle(curl)
            raise
        except CurlError as error:
            code = int(error.code)
            if code == CurlECode.FILESIZE_EXCEEDED:
                raise _too_large(cap, url) from error
            raise Unreachable(_sentence(error), url=url) from error
        finally:
            if proxy is not None and self._proxies is not None:
                fault = code in _PROXY_FAULTS or code == CurlECode.OPERATION_TIMEDOUT
                self._proxies.report(proxy.url, ok=not fault, seconds=loop.time() - started)
        if self._multi is not multi:
            raise Unreachable("the crawler was closed", url=url)

    def _prepare(self, curl: Curl, request: Request, target: Target, route: Route) -> None:
        policy = self._policy
        headers = {"accept": _ACCEPT, "accept-language": "en,*;q=0.5"}
        headers.update({name.lower(): value for name, value in request.headers.items()})
        headers["user-agent"] = policy.user_agent
        headers["expect"] = ""
        if route.plain:
            headers["host"] = target.authority
            headers["x-forwarded-proto"] = target.scheme
            address = route.addresses[0]
            address = f"[{address}]" if ":" in address else address
            curl.setopt(CurlOpt.URL, f"http://{address}:{route.port}{target.path}")
        else:
            curl.setopt(CurlOpt.URL, f"{target.scheme}://{_authority(target)}{target.path}")
            # "+" lets the entry grow old in libcurl's cache instead of staying for ever; the cache outlives the
            # longest exchange, so libcurl never asks a resolver of its own.
            pinned = ",".join(f"[{address}]" if ":" in address else address for address in route.addresses)
            curl.setopt(CurlOpt.RESOLVE, [f"+{target.host}:{target.port}:{pinned}"])
            curl.setopt(CurlOpt.DNS_CACHE_TIMEOUT, _DNS_CACHE_SECONDS)
        if policy.ca_file:
            curl.setopt(CurlOpt.CAINFO, policy.ca_file)
        if policy.impersonate:
            curl.impersonate(policy.impersonate, default_headers=False)
        curl.setopt(CurlOpt.PROTOCOLS_STR, "http,https")
        curl.setopt(CurlOpt.FOLLOWLOCATION, 0)
        curl.setopt(CurlOpt.MAXAGE_CONN, _IDLE_SECONDS)
        curl.setopt(CurlOpt.SUPPRESS_CONNECT_HEADERS, 1)
        curl.setopt(CurlOpt.ACCEPT_ENCODING, "gzip, deflate, br, zstd")
        curl.setopt(CurlOpt.CONNECTTIMEOUT_MS, int(policy.connect_timeout_seconds * 1000))
        curl.setopt(CurlOpt.TIMEOUT_MS, int(policy.timeout_seconds(request.kind) * 1000))
        _method(curl, request)
        curl.setopt(CurlOpt.HTTPHEADER, _header_lines(headers, request.url))


def _method(curl: Curl, request: Request) -> None:
    method = request.method.upper()
    if method == "HEAD":
        curl.setopt(CurlOpt.NOBODY, 1)
    elif method != "GET" or request.body is not None:
        curl.setopt(CurlOpt.CUSTOMREQUEST, method)
    if request.body is not None or method in ("POST", "PUT", "PATCH"):
        content = request.body or b""
        curl.setopt(CurlOpt.POSTFIELDS, content)
        curl.setopt(CurlOpt.POSTFIELDSIZE, len(content))


def _header_lines(headers: Mapping[str, str], url: str) -> list[bytes]:
    lines = []
    for name, value in headers.items():
        if any(character in name + value for character in "\r\n\0"):
            raise AddressForbidden(f"the header {name[:40]!r} holds a line break", url=url)
        lines.append(f"{name}: {value}".encode() if value else f"{name}:".encode())
    return lines


def _headers(head: bytes) -> dict[str, str]:
    """The last block of header lines (those of 1xx responses come before), names lower-case, repeats joined."""
    block = head.replace(b"\r\n", b"\n").rstrip(b"\n").rpartition(b"\n\n")[2]
    headers: dict[str, str] = {}
    try:
        text = block.decode("utf-8")  # redirects to unencoded addresses are common
    except UnicodeDecodeError:
        text = block.decode("latin-1")
    for line in text.split("\n")[1:]:
        name, colon, value = line.partition(":")
        if not colon:
            continue
        name, value = name.strip().lower(), value.strip()
        headers[name] = f"{headers[name]}, {value}" if name in headers and name != "location" else value
    return headers


def _authority(target: Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return f"{host}:{target.port}"


def _original_location(location: str, target: Target, route: Route) -> str:
    """A redirect of a mapped host, in terms of the original host: the server may name itself by the address it
    listens on, or think that it is spoken to without TLS."""
    own = f"http://{route.addresses[0]}:{route.port}"
    if location == own or location.startswith(own + "/"):
        return target.origin + (location[len(own) :] or "/")
    absolute = urljoin(target.url, location)
    if target.scheme == "https" and absolute.startswith("http://") and host_of(absolute) == target.host:
        return "https://" + absolute.removeprefix("http://")
    return absolute


def _sentence(error: CurlError) -> str:
    """libcurl's sentence without curl_cffi's frame around it."""
    text = str(error)
    text = text.partition("curl: ")[2] or text
    return text.partition(". See https://curl.se")[0]


def _too_large(cap: int, url: str) -> TooLarge:
    return TooLarge(f"the body is over {cap:,} bytes", url=url)
