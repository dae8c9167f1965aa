"""Read a site's own career page: the postings it leads to, on further pages, in feeds and sitemaps, and on itself."""

from quiethire.ats.registry import match_url
from quiethire.domain.errors import InputError, QuietHireError
from quiethire.domain.exchange import Kind, Request, SnapshotRef
from quiethire.domain.identity import canonical_url
from quiethire.parsing.contract import Link, LinkReading
from quiethire.pipeline.budget import Budget
from quiethire.pipeline.crawl_career_page import CrawlStep, refusal, step_of
from quiethire.pipeline.crawl_state import CrawlState, load_state, save_postings, save_requests, save_state
from quiethire.pipeline.judge import keep_good
from quiethire.pipeline.ports import Crawling, Reporter, no_report
from quiethire.pipeline.sweep_board import BATCH

MAX_LISTING_PAGES = 200
"""Pages of one listing that are followed."""
MAX_SITEMAPS = 20
"""Sitemaps of one site that are read when its career page has no links."""


async def extract_job_links(
    ports: Crawling, key: str, *, budget: Budget | None = None, report: Reporter = no_report
) -> CrawlStep:
    """Follow a listing to its end and queue what it leads to in batches.

    Links that belong to one board of a provider make that board a crawl of its own (`boards` of the step). Where the
    page has no links, its feeds and then its sitemaps are tried. Postings that stand on the page itself are taken.
    """
    budget = budget or Budget()
    state = await load_state(ports.snapshots, key)
    if state.page is None:
        return step_of(key, state)
    listing = _Listing(ports, state, budget)
    reading = await listing.follow(state.page, report)
    if not reading.links:
        await listing.try_feeds(reading)
        await listing.try_sitemaps(reading)
    await listing.take_inline(reading)
    await listing.queue()
    return step_of(await save_state(ports.snapshots, state), state)


class _Listing:
    """One listing being followed."""

    def __init__(self, ports: Crawling, state: CrawlState, budget: Budget) -> None:
        self.ports = ports
        self.state = state
        self.budget = budget
        self.links: dict[str, Link] = {}
        self.listing_pages: list[SnapshotRef] = []

    async def follow(self, first: SnapshotRef, report: Reporter) -> LinkReading:
        """Read the page and the further pages of the same listing; the reading of the first."""
        reading = await self._read(first)
        queue = list(reading.next_pages)
        visited = {_canonical(first.url), *map(_canonical, queue)}
        while queue and len(self.listing_pages) < MAX_LISTING_PAGES:
            if self.budget.spent:
                self.state.list_errors.append("the listing has more pages than one step can read")
                break
            url = queue.pop(0)
            page = await self._fetch(url, Kind.PAGE)
            if page is None:
                continue
            before = len(self.links)
            further = await self._read(page)
            report({"url": self.state.url, "pages": len(self.listing_pages), "links": len(self.links)})
            if len(self.links) == before:
                continue
            for link in further.next_pages:
                if _canonical(link) not in visited:
                    visited.add(_canonical(link))
                    queue.append(link)
        return reading

    async def try_feeds(self, reading: LinkReading) -> None:
        """Read the page's feeds for addresses of postings."""
        for url in reading.feeds[:3]:
            feed = await self._fetch(url, Kind.LIST)
            if feed is not None:
                await self._read(feed, keep=False)

    async def try_sitemaps(self, reading: LinkReading) -> None:
        """Read the site's sitemaps, job-related ones first, until one names postings."""
        queue = list(reading.sitemaps) or [f"{_origin(self.state.url)}/sitemap.xml"]
        visited: set[str] = set()
        while queue and len(visited) < MAX_SITEMAPS and not self.links:
            url = queue.pop(0)
            if url in visited:
                continue
            visited.add(url)
            sitemap = await self._fetch(url, Kind.SITEMAP, quietly=True)
            if sitemap is not None:
                further = await self._read(sitemap, keep=False)
                queue = [*further.sitemaps, *queue]

    async def take_inline(self, reading: LinkReading) -> None:
        """Take the postings that stand on the listing pages themselves."""
        if not reading.inline and self.links:
            return
        good = []
        for page in await self.ports.parser.parse_pages(self.listing_pages, now=self.state.started_at):
            self.state.reject(page.rejected)
            inline = [one for one in page.postings if _canonical(one.url) not in self.links]
            good.extend(keep_good(self.state, inline, min_quality=self.ports.min_quality))
        if good:
            self.state.found += len(good)
            self.state.seen_hashes.update({posting.url_hash: "" for posting in good})
            self.state.chunks.append(await save_postings(self.ports.snapshots, good))

    async def queue(self) -> None:
        """Queue the links: those of one provider's board as a board, the others as pages."""
        board_of = {
            link.url: detection.board
            for link in self.links.values()
            if (detection := match_url(link.url)) is not None and refusal(self.ports, detection.board) is None
        }
        boards = set(board_of.values())
        own = boards if len(boards) == 1 else set()
        self.state.boards_met.extend(own)
        pages = [
            Request(url=link.url, kind=Kind.PAGE) for link in self.links.values() if board_of.get(link.url) not in own
        ]
        if own and not pages:
            self.state.list_errors.append("the postings belong to a board that is crawled on its own")
        for start in range(0, len(pages), BATCH):
            self.state.to_fetch.append(await save_requests(self.ports.snapshots, pages[start : start + BATCH]))

    async def _read(self, page: SnapshotRef, *, keep: bool = True) -> LinkReading:
        if keep:
            self.listing_pages.append(page)
        try:
            reading = await self.ports.parser.extract_links(page)
        except QuietHireError as error:
            self.state.fail(error.code)
            self.state.list_errors.append(str(error))
            return LinkReading()
        own = _canonical(self.state.url)
        for link in reading.links:
            name = _canonical(link.url)
            if name != own and name not in self.links:
                self.links[name] = link
        return reading

    async def _fetch(self, url: str, kind: Kind, *, quietly: bool = False) -> SnapshotRef | None:
        fresh = self.state.fresh_seconds(self.ports.clock(), self.ports.fresh_seconds)
        outcome = (await self.ports.crawler.crawl([Request(url=url, kind=kind)], fresh_seconds=fresh))[0]
        if outcome.snapshot is None:
            if not quietly:
                self.state.fail(outcome.error or "fetch_failed")
                self.state.list_errors.append(f"{outcome.error}: {url}")
            return None
        self.state.pages_fetched += 1
        return outcome.snapshot


def _canonical(url: str) -> str:
    try:
        return canonical_url(url)
    except InputError:
        return url


def _origin(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.split('/', 1)[0]}"
