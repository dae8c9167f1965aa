"""Following redirects, one hop at a time, so that whatever is wrapped (robots, pace, guard) sees every hop."""

from dataclasses import replace
from urllib.parse import urldefrag, urljoin

from quiethire.crawling.addresses import target_of
from quiethire.crawling.contract import Fetcher
from quiethire.domain.errors import TooManyRedirects
from quiethire.domain.exchange import Request, Response

_FOLLOWED = frozenset({301, 302, 303, 307, 308})
_SECRETS = frozenset({"authorization", "cookie", "proxy-authorization", "x-api-key"})
_BODY_HEADERS = frozenset({"content-type", "content-length", "content-encoding"})


class Redirects:
    """A fetcher that follows redirects: at most `limit`, never the same request twice.

    301, 302 and 303 turn a request with a body into a GET (303 any method but HEAD), 307 and 308 repeat it, as
    browsers do (RFC 9110, 15.4; Fetch standard, HTTP-redirect fetch). Another origin gets no credentials. Cookies set
    on the way are sent back to the same host within the chain, since some sites redirect until they see theirs.
    """

    def __init__(self, inner: Fetcher, *, limit: int = 10) -> None:
        self._inner = inner
        self._limit = limit

    async def fetch(self, request: Request) -> Response:
        """The response at the end of the chain; `url` is its address, `requested_url` the first one."""
        current = request
        cookies: dict[str, dict[str, str]] = {}
        seen: set[tuple[str, str, str]] = set()
        for _ in range(self._limit + 1):
            host = target_of(current.url).host
            sent = _with_cookies(current, cookies.get(host, {}))
            visit = (current.method, urldefrag(current.url).url, sent.headers.get("cookie", ""))
            if visit in seen:
                raise TooManyRedirects("the redirects go round in a circle", url=request.url)
            seen.add(visit)
            response = await self._inner.fetch(sent)
            location = response.headers.get("location", "").strip()
            if response.status not in _FOLLOWED or not location:
                return replace(response, requested_url=request.url)
            cookies.setdefault(host, {}).update(_cookies(response.headers.get("set-cookie", "")))
            current = _next(current, response.status, location)
        raise TooManyRedirects(f"more than {self._limit} redirects", url=request.url)


def _next(request: Request, status: int, location: str) -> Request:
    """The request of the next hop."""
    try:
        url = urljoin(request.url, location)
    except ValueError:
        url = location
    fragment = urldefrag(request.url).fragment
    if fragment and not urldefrag(url).fragment:
        url = f"{urldefrag(url).url}#{fragment}"
    method, body, headers = request.method, request.body, dict(request.headers)
    if (status == 303 and method != "HEAD") or (status in (301, 302) and method == "POST"):
        method, body = "GET", None
        headers = {name: value for name, value in headers.items() if name.lower() not in _BODY_HEADERS}
    if target_of(url).origin != target_of(request.url).origin:
        headers = {name: value for name, value in headers.items() if name.lower() not in _SECRETS}
    return replace(request, url=url, method=method, body=body, headers=headers)


def _cookies(header: str) -> dict[str, str]:
    """Names and values of Set-Cookie headers joined with commas; attributes and dates fall through the pattern."""
    found: dict[str, str] = {}
    for part in header.split(", "):
        name, equals, value = part.split(";", 1)[0].strip().partition("=")
        if equals and name and " " not in name:
            found[name] = value
    return found


def _with_cookies(request: Request, cookies: dict[str, str]) -> Request:
    if not cookies:
        return request
    headers = {name.lower(): value for name, value in request.headers.items()}
    headers["cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return replace(request, headers=headers)
