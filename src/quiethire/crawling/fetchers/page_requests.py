"""What a page in the browser asks for, and how it is answered: by our own fetcher, within limits."""

from collections.abc import Sequence
from contextlib import suppress
from html import escape

import orjson
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page, Route
from playwright.async_api import Request as PageRequest

from quiethire.crawling.addresses import host_of
from quiethire.crawling.contract import Fetcher
from quiethire.domain.errors import FetchError
from quiethire.domain.exchange import Request, Response

_PICTURES = frozenset({"image", "font", "media"})
_ANSWERED = frozenset({"document", "script", "xhr", "fetch"})
_SENT_HEADERS = frozenset({"accept", "accept-language", "authorization", "content-type", "origin", "referer"})
_NOT_GIVEN_BACK = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "location"})
_TRACKERS = (
    "google-analytics.com",
    "googletagmanager.com",
    "doubleclick.net",
    "facebook.net",
    "hotjar.com",
    "segment.io",
    "segment.com",
    "clarity.ms",
    "sentry.io",
    "newrelic.com",
    "nr-data.net",
)
"""Hosts that only count visitors. We are none."""

_MOST_REQUESTS = 150
_MOST_BYTES = 40 * 1024 * 1024
_MOST_CALL_BYTES = 8 * 1024 * 1024


class PageRequests:
    """Answers the requests of one page. Scripts, documents and calls (any method a call uses) are fetched; styles are
    empty, pictures, fonts, media, sockets, beacons and trackers refused, unless `pictures` asks for the looks."""

    def __init__(self, document: Response, resources: Fetcher, documents: Fetcher, *, pictures: bool = False) -> None:
        self._document: Response | None = document
        self._resources = resources
        self._documents = documents
        self._pictures = pictures
        self._count = 0
        self._bytes = 0
        self.page: Page | None = None
        self.pending = 0
        self.calls: list[tuple[str, bytes]] = []

    async def answer(self, route: Route) -> None:
        """Answer one request of the page."""
        self.pending += 1
        try:
            # the page may be closed at any moment, and then nobody waits for the answer
            with suppress(PlaywrightError):
                await self._answer(route)
        finally:
            self.pending -= 1

    async def _answer(self, route: Route) -> None:
        asked = route.request
        kind = asked.resource_type
        if kind == "stylesheet" and not self._pictures:
            await route.fulfill(status=200, content_type="text/css", body="")
            return
        if not self._wanted(asked, kind):
            await route.abort("blockedbyclient")
            return
        if self._document is not None and asked.is_navigation_request():
            response, self._document = self._document, None
        else:
            try:
                response = await self._fetch(route, asked)
            except FetchError:
                await route.abort("failed")
                return
        self._bytes += len(response.body)
        if kind in ("xhr", "fetch"):
            self._keep(response)
        headers = {name: value for name, value in response.headers.items() if name not in _NOT_GIVEN_BACK}
        status = response.status if not 300 <= response.status < 400 else 502
        await route.fulfill(status=status, headers=headers, body=response.body)

    def _wanted(self, asked: PageRequest, kind: str) -> bool:
        if not asked.url.startswith(("https://", "http://")):
            return False
        if kind not in _ANSWERED and not (self._pictures and kind in _PICTURES | {"stylesheet"}):
            return False
        self._count += 1
        if self._count > _MOST_REQUESTS or self._bytes > _MOST_BYTES:
            return False
        host = host_of(asked.url)
        return not any(host == tracker or host.endswith("." + tracker) for tracker in _TRACKERS)

    async def _fetch(self, route: Route, asked: PageRequest) -> Response:
        headers = {
            name: value for name, value in asked.headers.items() if name in _SENT_HEADERS or name.startswith("x-")
        }
        if self.page is not None:
            cookies = await self.page.context.cookies(asked.url)
            if cookies:
                headers["cookie"] = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies)
        request = Request(asked.url, method=asked.method, headers=headers, body=asked.post_data_buffer)
        main = self.page is not None and asked.is_navigation_request() and asked.frame == self.page.main_frame
        return await (self._documents if main else self._resources).fetch(request)

    def _keep(self, response: Response) -> None:
        """Remember a JSON answer."""
        if "json" not in response.content_type or response.status >= 300:
            return
        if sum(len(body) for _, body in self.calls) + len(response.body) <= _MOST_CALL_BYTES:
            self.calls.append((response.requested_url or response.url, response.body))


def with_calls(markup: str, calls: Sequence[tuple[str, bytes]]) -> bytes:
    """The document with its calls' JSON answers at its end, as script elements nothing in the JSON can break out of."""
    parts = [markup]
    for url, body in calls:
        try:
            text = orjson.dumps(orjson.loads(body)).decode()
        except orjson.JSONDecodeError:
            continue
        # in JSON "<" stands in strings only, where it may be written as an escape
        safe = text.replace("<", "\\u003c")
        parts.append(f'<script type="application/json" data-quiethire-call="{escape(url)}">{safe}</script>')
    return "\n".join(parts).encode("utf-8", "replace")
