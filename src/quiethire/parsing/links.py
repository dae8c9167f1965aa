"""The links of a listing page: every posting and nothing else."""

import re
from collections.abc import Sequence

from quiethire.parsing.contract import Link, LinkReading
from quiethire.parsing.listing.addresses import Base
from quiethire.parsing.listing.anchors import Survey, survey
from quiethire.parsing.listing.documents import read_document
from quiethire.parsing.listing.embedded import embedded_links, item_list_links
from quiethire.parsing.listing.hosts import is_public_board, names_public_board
from quiethire.parsing.listing.inline import InlinePosting, find_cards, find_inline, reads_like_posting
from quiethire.parsing.listing.paging import feeds, next_pages, sitemaps
from quiethire.parsing.listing.scoring import choose
from quiethire.parsing.listing.together import Candidate, is_doubtful
from quiethire.parsing.listing.words import heading_kind, says_none_open, speaks_of_careers
from quiethire.parsing.outline import Outline
from quiethire.parsing.outlining import outline_of
from quiethire.parsing.page import Page
from quiethire.parsing.storable import storable

MAX_LINKS = 50_000
"""Links given for one page."""
MOST_INLINE_BYTES = 3_000_000
"""Larger pages are not read for postings that stand on them: pages that have such are small."""

_MOST_TEXT = 300_000
"""Characters of a page's text searched for the statement that nothing is open."""
_TITLE_END = re.compile(r"\s[|–—·•:»-]+\s")
"""What parts a page's own name from the site's in its title."""


def extract_links(page: Page) -> LinkReading:
    """What a listing page, a feed or a sitemap leads to. Total: any bytes give a reading.

    Postings are found among the page's links first; JSON-LD lists add to them; application state is asked only where
    the page itself shows no posting, since it repeats what is shown and holds drafts and archives besides.
    """
    document = read_document(page)
    if document is not None:
        return document
    found = survey(page)
    listing = is_listing(page, found)
    chosen = _chosen(page, found, listing=listing)
    links = {one.address.url: Link(one.address.url, one.title) for one in chosen}
    for link in item_list_links(page):
        links.setdefault(link.url, link)
    if not links:
        for link in embedded_links(page, listing=listing):
            links.setdefault(link.url, link)
    standing = _standing(page, listing=listing, chosen=chosen) if len(links) == len(chosen) else None
    return LinkReading(
        links=tuple(_storable(link) for link in links.values())[:MAX_LINKS],
        next_pages=next_pages(page) if listing or links else (),
        feeds=feeds(page),
        sitemaps=sitemaps(page),
        inline=len(standing[1]) if standing else 0,
    )


def _chosen(page: Page, found: Survey, *, listing: bool) -> list[Candidate]:
    """The page's links to postings. Those that nothing but a title speaks for are none on a page that says it has no
    open positions, and beside postings that stand on the page itself."""
    chosen = choose(found, listing=listing)
    if not chosen or not listing or len(page.body) > MOST_INLINE_BYTES or not is_doubtful(chosen):
        return chosen
    body = page.tree.body
    if body is not None and says_none_open(body.text(separator=" ")[:_MOST_TEXT]):
        return []
    return [] if len(chosen) < 3 and len(_inline(page)) > 1 and not _is_posting_page(page.url) else chosen


def _storable(link: Link) -> Link:
    url, text = storable(link.url), storable(link.text)
    return link if url is link.url and text is link.text else Link(url, text)


def inline_postings(page: Page) -> tuple[Outline, list[InlinePosting]] | None:
    """The postings that stand on the page itself, in order, with the outline they are counted in; None where there are
    none: where the page links its postings, on single posting pages, in feeds, sitemaps and data."""
    if page.body[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["} or _is_posting_page(page.url):
        return None
    if len(page.body) > MOST_INLINE_BYTES or not (_inline(page) or _names_public_board(page)):
        return None  # whatever it links: half of all pages are spared the survey of their links
    found = survey(page)
    listing = is_listing(page, found)
    if not listing or read_document(page) is not None or item_list_links(page):
        return None
    return _standing(page, listing=listing, chosen=_chosen(page, found, listing=listing))


def _inline(page: Page) -> list[InlinePosting]:
    """What reads like postings on the page, if it is a listing; found once."""
    kept = page.kept.get(__name__)
    if not isinstance(kept, list):
        kept = page.kept[__name__] = find_inline(outline_of(page), page.url, listing=True)
    return kept


def _names_public_board(page: Page) -> bool:
    """Whether a link may lead to a posting on a public job board."""
    return any(
        value and names_public_board(value)
        for node in page.tree.css("a[href],[data-href],[data-url],[data-link],[onclick]")
        for value in node.attributes.values()
    )


def _is_posting_page(url: str) -> bool:
    base = Base.of(url)
    return not base.is_listing and reads_like_posting(url, base)


def _standing(page: Page, *, listing: bool, chosen: Sequence[Candidate]) -> tuple[Outline, list[InlinePosting]] | None:
    """Postings on the page itself: those without links, and those whose only links lead to public job boards, since
    these are advertised there and stand here."""
    if not listing or len(page.body) > MOST_INLINE_BYTES or _is_posting_page(page.url):
        return None
    if not all(is_public_board(one.address.host) for one in chosen):
        return None
    outline = outline_of(page)
    postings = find_cards(outline, [one.title for one in chosen]) if chosen else _inline(page)
    return (outline, postings) if postings else None


def is_listing(page: Page, found: Survey) -> bool:
    """Whether the page is a place for postings: by its address, a heading over postings, or its title."""
    if found.base.is_listing or found.open_headings:
        return True
    if any(heading.level == 1 and speaks_of_careers(heading.text) for heading in found.headings[:5]):
        return True
    title = page.tree.css_first("title")
    if title is None:
        return False
    text = title.text()[:100]
    return heading_kind(text) == 1 or speaks_of_careers(_TITLE_END.split(text.strip(), maxsplit=1)[0])
