"""A browser (Chromium, by Playwright) for pages that are made by their scripts.

The browser has no network. Every request a page makes is taken from it, fetched by our own fetcher (address guard,
host map, size caps, honest User-Agent) and given back; whatever escapes that meets a resolver that knows no name and a
proxy nobody listens on. Redirects are followed on our side, because Chromium would follow them unasked.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.async_api import Browser as Chromium
from playwright.async_api import BrowserContext, Page, Playwright, async_playwright
from playwright.async_api import Error as PlaywrightError

from quiethire.crawling.contract import Fetcher
from quiethire.crawling.fetchers.page_requests import PageRequests, with_calls
from quiethire.crawling.policy import CrawlPolicy
from quiethire.domain.errors import ConfigurationError, Unreachable
from quiethire.domain.exchange import Request, Response

_FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-features=Translate,MediaRouter,OptimizationHints,InterestFeedContentSuggestions",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_OF_THE_TRANSFER = frozenset({"content-encoding", "content-length", "transfer-encoding", "etag", "last-modified"})
_CLOSE_SECONDS = 5.0
_POLL_SECONDS = 0.1
_QUIET_SECONDS = 0.5
_COUNT = "document.getElementsByTagName('*').length + (document.body ? document.body.innerText.length : 0)"


def find_chromium(path: str | None = None) -> str | None:
    """The browser to run: the given path, else one on the PATH, else the newest that `playwright install chromium`
    brought; None when there is none."""
    if path:
        return path if os.access(path, os.X_OK) else None
    on_path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    return on_path or next((str(found) for found in _installed_by_playwright()), None)


def _installed_by_playwright() -> list[Path]:
    """Browsers in Playwright's own folders on Linux, macOS and Windows, newest first."""
    home = Path.home()
    given = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = [Path(given)] if given else [
        home / ".cache/ms-playwright", home / "Library/Caches/ms-playwright", home / "AppData/Local/ms-playwright",
    ]  # fmt: skip
    patterns = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
                "chromium-*/chrome-win*/chrome.exe")  # fmt: skip
    found = [path for folder in folders for pattern in patterns for path in folder.glob(pattern)]
    return sorted(found, key=lambda path: (len(path.parts[-3]), str(path)), reverse=True)


@dataclass(slots=True)
class _Running:
    """One browser process and how much it was used."""

    chromium: Chromium
    opened: int = 0
    in_use: int = 0


class Browser:
    """contract.Renderer, and a fetcher too: `fetch` gets the document from `documents` and renders it.

    resources: the fetcher for what a page loads: guarded, following redirects, without robots and pace (scripts and
    data are not pages; whoever may read the page may read what it is made of).
    documents: the polite fetcher, for documents the page moves on to by itself.

    Started when first used; at most `policy.browser_pages` pages at a time, each in a context of its own, closed
    again; the process is replaced after `policy.browser_retire_after` pages.
    """

    def __init__(
        self,
        resources: Fetcher,
        documents: Fetcher,
        *,
        policy: CrawlPolicy | None = None,
        render_seconds: float = 25.0,
        settle_seconds: float = 12.0,
    ) -> None:
        self._resources = resources
        self._documents = documents
        self._policy = policy or CrawlPolicy()
        self._render_seconds = render_seconds
        self._settle_seconds = settle_seconds
        self._places = asyncio.Semaphore(self._policy.browser_pages)
        self._starting = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._running: _Running | None = None

    async def fetch(self, request: Request) -> Response:
        """The document, rendered."""
        return await self.render(await self._documents.fetch(request))

    async def render(self, response: Response) -> Response:
        """The page as it stands when its scripts are done, or after `settle_seconds`.

        The body is the document as HTML (UTF-8), followed by the JSON answers the page got from its own calls, each in
        `<script type="application/json" data-quiethire-call="ADDRESS">`, so that snapshots keep them and readers of
        embedded JSON see them. Raises Unreachable when the browser fails, ConfigurationError when there is none.
        """
        async with self._page(response) as (page, requests):
            await self._settle(page, requests)
            markup = await page.content()
            url = page.url if page.url.startswith(("https://", "http://")) else response.url
        headers = {name: value for name, value in response.headers.items() if name not in _OF_THE_TRANSFER}
        headers["content-type"] = "text/html; charset=utf-8"
        return replace(response, url=url, body=with_calls(markup, requests.calls), headers=headers, rendered=True)

    async def screenshot(self, response: Response) -> bytes:
        """A PNG of the whole page, with its pictures and styles."""
        async with self._page(response, pictures=True) as (page, requests):
            await self._settle(page, requests)
            return await page.screenshot(full_page=True, type="png", timeout=self._render_seconds * 1000)

    async def close(self) -> None:
        """End the browser and its driver."""
        running, self._running = self._running, None
        if running is not None:
            await _close(running.chromium)
        driver, self._playwright = self._playwright, None
        if driver is not None:
            await driver.stop()

    @asynccontextmanager
    async def _page(self, response: Response, *, pictures: bool = False) -> AsyncIterator[tuple[Page, PageRequests]]:
        """A page showing the response, in a context of its own."""
        async with self._places:
            running = await self._acquire()
            try:
                async with asyncio.timeout(self._render_seconds):
                    context = await running.chromium.new_context(
                        user_agent=self._policy.user_agent,
                        service_workers="block",
                        accept_downloads=False,
                        locale="en-US",
                    )
                    requests = PageRequests(response, self._resources, self._documents, pictures=pictures)
                    try:
                        page = await self._show(context, requests, response)
                        yield page, requests
                    finally:
                        await self._close_context(context, running)
            except TimeoutError as error:
                raise Unreachable("rendering the page took too long", url=response.url) from error
            except PlaywrightError as error:
                raise Unreachable(f"the browser failed: {error.message.splitlines()[0]}", url=response.url) from error
            finally:
                await self._release(running)

    async def _show(self, context: BrowserContext, requests: PageRequests, response: Response) -> Page:
        await context.route("**/*", requests.answer)
        await context.route_web_socket("**/*", lambda socket: socket.close())
        page = await context.new_page()
        requests.page = page
        await page.goto(response.url, wait_until="domcontentloaded", timeout=self._render_seconds * 1000)
        return page

    async def _settle(self, page: Page, requests: PageRequests) -> None:
        """Wait until the page asks for nothing and does not change for half a second, or until the time is up."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._settle_seconds
        quiet_since, before = loop.time(), -1
        while loop.time() < deadline:
            count = await page.evaluate(_COUNT)
            if requests.pending or count != before:
                quiet_since, before = loop.time(), count
            elif loop.time() - quiet_since >= _QUIET_SECONDS:
                return
            await asyncio.sleep(_POLL_SECONDS)

    async def _acquire(self) -> _Running:
        async with self._starting:
            running = self._running
            if running is None or not running.chromium.is_connected():
                running = self._running = _Running(await self._start())
            running.opened += 1
            running.in_use += 1
            if running.opened >= self._policy.browser_retire_after:
                self._running = None  # whoever uses it last closes it
            return running

    async def _release(self, running: _Running) -> None:
        running.in_use -= 1
        if running is not self._running and running.in_use == 0:
            await _close(running.chromium)

    async def _start(self) -> Chromium:
        path = find_chromium(self._policy.browser_path)
        if path is None:
            wanted = self._policy.browser_path or " or ".join(_NAMES)
            raise ConfigurationError(f"no browser found ({wanted}): install Chromium or set the path of one")
        try:
            if self._playwright is None:
                self._playwright = await async_playwright().start()
            return await self._playwright.chromium.launch(
                executable_path=Path(path),
                headless=True,
                chromium_sandbox=self._policy.browser_sandbox,
                args=list(_FLAGS),
                timeout=30_000,
            )
        except PlaywrightError as error:
            raise ConfigurationError(f"the browser does not start: {error.message.splitlines()[0]}") from error

    async def _close_context(self, context: BrowserContext, running: _Running) -> None:
        """Close the page; a browser that does not even manage that is replaced."""
        try:
            async with asyncio.timeout(_CLOSE_SECONDS):
                await context.close()
        except (TimeoutError, PlaywrightError):
            if self._running is running:
                self._running = None


async def _close(chromium: Chromium) -> None:
    try:
        async with asyncio.timeout(_CLOSE_SECONDS):
            await chromium.close()
    except (TimeoutError, PlaywrightError):
        # it crashed or hangs: the driver kills what is left of it when it is stopped
        return
