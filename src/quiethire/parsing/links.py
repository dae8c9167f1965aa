"""The links of a listing page: every posting and nothing else."""

from quiethire.parsing.contract import Link, LinkReading
from quiethire.parsing.listing.anchors import survey
from quiethire.parsing.listing.documents import read_document
from quiethire.parsing.listing.scoring import choose
from quiethire.parsing.listing.words import heading_kind
from quiethire.parsing.page import Page


def extract_links(page: Page) -> LinkReading:
    """What a listing page, a feed or a sitemap leads to. Total: any bytes give a reading."""
    document = read_document(page)
    if document is not None:
        return document
    found = survey(page)
    title = page.tree.css_first("title")
    title_text = title.text() if title else ""
    listing = found.base.is_listing or bool(found.open_headings) or heading_kind(title_text[:100]) == 1
    chosen = choose(found, listing=listing)
    return LinkReading(links=tuple(Link(candidate.address.url, candidate.title) for candidate in chosen))
