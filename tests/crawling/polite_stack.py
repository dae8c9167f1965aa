"""The whole of crawling put together as the package's docstring says, for tests of the parts together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from obstore.store import MemoryStore

from quiethire.crawling.addresses import AllowList
from quiethire.crawling.breakers import Breakers
from quiethire.crawling.contract import Fetcher
from quiethire.crawling.crawler import PoliteCrawler
from quiethire.crawling.fetchers.browser import Browser
from quiethire.crawling.fetchers.http import HttpFetcher
from quiethire.crawling.guard import Guard
from quiethire.crawling.hostmap import HostMap
from quiethire.crawling.pace import Pace
from quiethire.crawling.policy import CrawlPolicy
from quiethire.crawling.redirects import Redirects
from quiethire.crawling.retrying import Retrying
from quiethire.crawling.robots import Robots
from quiethire.crawling.snapshots import ObjectSnapshots


@dataclass
class Stack:
    wire: HttpFetcher
    fetcher: Fetcher
    browser: Browser
    snapshots: ObjectSnapshots
    crawler: PoliteCrawler


@asynccontextmanager
async def polite(policy: CrawlPolicy, *, render_seconds: float = 20, settle_seconds: float = 8) -> AsyncIterator[Stack]:
    guard = Guard(allow=AllowList(policy.allow_hosts), ports=policy.allow_ports)
    hosts = HostMap(policy.host_map, None if policy.only_mapped else guard)
    wire = HttpFetcher(hosts, policy=policy)
    pace = Pace(
        Breakers(wire),
        page_seconds=policy.pace_seconds,
        api_seconds=policy.api_pace_seconds,
        per_host=policy.per_host,
        concurrency=policy.concurrency,
        longest_hold_seconds=policy.longest_wait_seconds,
        unpaced=lambda host: not policy.pace_mapped and hosts.find(host) is not None,
    )
    files = Retrying(Redirects(pace, limit=5), tries=2, base_seconds=0.01)
    robots = Robots(pace, files, on_crawl_delay=pace.crawl_delay)
    fetcher = Retrying(Redirects(robots, limit=policy.max_redirects), tries=policy.tries, base_seconds=0.01)
    browser = Browser(
        Redirects(wire), fetcher, policy=policy, render_seconds=render_seconds, settle_seconds=settle_seconds
    )
    snapshots = ObjectSnapshots(MemoryStore())
    crawler = PoliteCrawler(fetcher, snapshots, renderer=browser, concurrency=policy.concurrency)
    try:
        yield Stack(wire, fetcher, browser, snapshots, crawler)
    finally:
        await browser.close()
        await wire.close()
        await snapshots.close()
