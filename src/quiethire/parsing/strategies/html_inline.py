"""Several postings on one page without links of their own, and single ones on a careers page.

Each gets an address of its own: the page's with `#!/` and the title after it. That is a client-side route to
`domain.identity`, so that it survives canonicalizing, and it stays the same while the title does.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import ClassVar

from quiethire.domain.draft import PostingDraft
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance
from quiethire.parsing.contract import Strategy
from quiethire.parsing.links import inline_postings
from quiethire.parsing.listing.inline import InlinePosting
from quiethire.parsing.listing.words import clean, fold
from quiethire.parsing.outline import Outline
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page import labels
from quiethire.parsing.posting_page.apply_link import find_apply_link
from quiethire.parsing.posting_page.chips import chips_near_title, is_place
from quiethire.parsing.posting_page.employer import Employer, find_employer
from quiethire.parsing.posting_page.facts import Fact, facts_of
from quiethire.parsing.posting_page.head import Head, head_of
from quiethire.parsing.posting_page.markup import as_html
from quiethire.parsing.posting_page.reader import read_posting

_SLUG = re.compile(r"[^a-z0-9]+")


class HtmlInline(Strategy):
    """Drafts of the postings that stand on the page itself."""

    name: ClassVar[str] = "html_inline"
    confidence: ClassVar[float] = 0.5

    def read(self, page: Page) -> list[PostingDraft]:
        """One draft per posting; none where the page links its postings, and none for the one posting of a page that
        is itself a posting page (that is the strategy `html`'s matter)."""
        standing = inline_postings(page)
        if standing is None:
            return []
        outline, postings = standing
        if len(postings) == 1:
            reading = read_posting(page)
            if reading is not None and reading.verdict.is_posting:
                return []
        head = head_of(page)
        facts = facts_of(outline)
        employer = find_employer(page, outline, head, facts, "")
        parts = _Parts(page, outline, head, facts, employer)
        drafts: list[PostingDraft] = []
        taken: set[str] = set()
        for posting in postings:
            address = _address(page.url, posting, taken)
            drafts.append(self._draft(parts, posting, address))
        return drafts

    def _draft(self, parts: "_Parts", posting: InlinePosting, address: str) -> PostingDraft:
        outline = parts.outline
        numbers = list(range(posting.first + 1, posting.last + 1))
        facts = [fact for fact in parts.facts if posting.first <= fact.block <= posting.last]
        facts += [
            fact
            for fact in chips_near_title(outline, posting.first, numbers, parts.head)
            if posting.first < fact.block <= posting.last
        ]
        seen = {"title": Provenance(self.name, f"block {posting.first}", 0.7)}

        def stated(field: str, kind: str) -> str | None:
            best = max((fact for fact in facts if fact.kind == kind), key=lambda fact: fact.confidence, default=None)
            if best is None:
                return None
            seen[field] = Provenance(self.name, f"block {best.block}, {best.label}", best.confidence)
            return best.value

        place = stated("places", labels.LOCATION)
        if place is None and posting.beside and is_place(posting.beside):
            place = posting.beside
            seen["places"] = Provenance(self.name, f"block {posting.first}", 0.6)
        employment = stated("employment_text", labels.EMPLOYMENT)
        pay = stated("pay", labels.PAY)
        if parts.employer is not None:
            seen["company"] = Provenance(self.name, parts.employer.place, parts.employer.confidence)
        description = as_html(outline, numbers) if numbers else None
        if description:
            seen["description_html"] = Provenance(self.name, f"blocks {posting.first + 1}-{posting.last}", 0.6)
        link = _apply_link(parts, posting)
        if link is not None:
            seen["application_url"] = Provenance(self.name, "a[href]", 0.6)
        return PostingDraft(
            url=address,
            title=posting.title,
            company=parts.employer.name if parts.employer else None,
            places=(PlaceText(text=place),) if place else (),
            workplace_text=stated("workplace_text", labels.WORKPLACE),
            employment_text=(employment,) if employment else (),
            pay=PayText(text=pay) if pay else None,
            description_html=description or None,
            department=stated("department", labels.DEPARTMENT),
            posted_text=stated("posted_text", labels.POSTED),
            valid_through_text=stated("valid_through_text", labels.VALID),
            application_url=link,
            requisition_id=stated("requisition_id", labels.REQUISITION),
            language=parts.head.language,
            provenance=seen,
        )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the drafts of one page share."""

    page: Page
    outline: Outline
    head: Head
    facts: list[Fact]
    employer: Employer | None


def _apply_link(parts: _Parts, posting: InlinePosting) -> str | None:
    """The link to apply inside the posting's own blocks; outside them it is nobody's."""
    anchors = [anchor for anchor in parts.outline.anchors if posting.first <= anchor.block <= posting.last]
    if not anchors:
        return None
    inside = Outline(parts.outline.blocks, parts.outline.containers, anchors, parts.outline.characters)
    numbers = list(range(posting.first, posting.last + 1))
    link = find_apply_link(parts.page, inside, numbers, posting.title)
    return link.href if link is not None and not link.href.startswith("#") else None


def _address(url: str, posting: InlinePosting, taken: set[str]) -> str:
    """The page's address with a route made of the title; of the place too, or a number, where titles repeat."""
    page = url.partition("#")[0]
    slug = _slug(posting.title)
    if slug in taken and posting.beside:
        slug = f"{slug}-{_slug(posting.beside)}"
    number = 2
    unique = slug
    while unique in taken:
        unique = f"{slug}-{number}"
        number += 1
    taken.add(unique)
    return f"{page}#!/{unique}"


def _slug(text: str) -> str:
    """Latin letters and digits with hyphens; of a text without any, a digest."""
    slug = _SLUG.sub("-", fold(clean(text))).strip("-")
    return slug or hashlib.sha256(clean(text).casefold().encode()).hexdigest()[:12]
