"""Feeds and sitemaps met in place of a listing page: which of their addresses are postings."""

from collections import defaultdict
from collections.abc import Sequence

from quiethire.parsing.contract import Link, LinkReading
from quiethire.parsing.feeds import Feed, FeedEntry, looks_like_feed, read_feed
from quiethire.parsing.listing.addresses import Address, Base, judge, page_key
from quiethire.parsing.listing.words import clean, heading_kind, is_barred, title_strength
from quiethire.parsing.page import Page
from quiethire.parsing.sitemaps import SitemapEntry, job_children, read_sitemap, speaks_of_jobs

_JOB_FIELDS = ("g:", "job_listing:", "job:", "jobs:", "a10:")
_IN_PLACE = 3.0


def read_document(page: Page) -> LinkReading | None:
    """The reading of a feed or a sitemap; None when the page is neither."""
    content_type = page.headers.get("content-type")
    head = page.body[:4000].lstrip()
    if looks_like_feed(page.body):
        return _feed(read_feed(page.body, page.url, content_type), page.url)
    if head.startswith((b"<?xml", b"<urlset", b"<sitemapindex", b"\xef\xbb\xbf<?xml", b"\x1f\x8b")) or (
        head.startswith((b"http://", b"https://")) and b"<" not in head
    ):
        sitemap = read_sitemap(page.body, page.url, content_type)
        if not sitemap.valid:
            return None
        if sitemap.is_index:
            return LinkReading(sitemaps=tuple(entry.loc for entry in job_children(sitemap.entries)))
        return LinkReading(links=tuple(Link(url, "") for url in posting_addresses(sitemap.entries, page.url)))
    return None


def is_job_feed(feed: Feed, url: str) -> bool:
    """Whether the entries of a feed are postings: by its address, its title, its fields, or most of its entries."""
    base = Base.of(url)
    if speaks_of_jobs(url) and any(segment for segment in base.trail):
        return True
    if heading_kind(feed.title) == 1 or speaks_of_jobs(feed.link):
        return True
    entries = feed.entries[:200]
    if any(name.startswith(_JOB_FIELDS[:3]) for entry in entries[:20] for name in entry.fields):
        return True
    hits = sum(_is_posting(entry, base) for entry in entries)
    return bool(entries) and hits * 2 >= len(entries)


def _is_posting(entry: FeedEntry, base: Base) -> bool:
    address = judge(entry.url, base) if entry.url else None
    if address is None or address.barred:
        return False
    strength = title_strength(clean(entry.title))
    return address.strong or (address.score >= _IN_PLACE and strength > 0) or strength >= 2


def posting_entries(feed: Feed, url: str) -> tuple[FeedEntry, ...]:
    """The entries of a feed that are postings."""
    if not feed.valid:
        return ()
    if is_job_feed(feed, url):
        own = {page_key(url), page_key(feed.link) if feed.link else ""}
        return tuple(
            entry
            for entry in feed.entries
            if entry.url and page_key(entry.url) not in own and not is_barred(clean(entry.title)) and entry.title
        )
    return ()


def _feed(feed: Feed, url: str) -> LinkReading:
    links = {entry.url: Link(entry.url, clean(entry.title)) for entry in posting_entries(feed, url)}
    return LinkReading(links=tuple(links.values()), next_pages=(feed.next_url,) if feed.next_url else ())


def posting_addresses(entries: Sequence[SitemapEntry], url: str) -> tuple[str, ...]:
    """The addresses of a sitemap that are postings: on a known board or with a posting's id; under a place for
    postings when the last part of the address or of its neighbours reads like a title or an id; and everything that is
    not barred in a sitemap that by its own name is one of postings."""
    base = Base.of(url)
    only_jobs = speaks_of_jobs(url)
    groups: dict[str, list[tuple[Address, bool]]] = defaultdict(list)
    order: list[str] = []
    for entry in entries:
        address = judge(entry.loc, base)
        order.append(address.url)
        if not address.barred:
            groups[address.template].append((address, _reads_like_title(address)))
    chosen: set[str] = set()
    for members in groups.values():
        titled = sum(like for _, like in members)
        for address, like in members:
            in_place = address.score >= _IN_PLACE
            if address.strong or only_jobs or (in_place and (like or titled * 5 >= len(members) * 2)):
                chosen.add(address.url)
    return tuple(dict.fromkeys(address for address in order if address in chosen))


def _reads_like_title(address: Address) -> bool:
    last = Base.of(address.url).trail[-1:]
    if not last:
        return False
    return title_strength(last[0].replace("-", " ").replace("_", " ")[:140]) >= 2 or address.score >= _IN_PLACE + 1
