"""Embedded state: postings in the JSON that scripts left in the page."""

from typing import ClassVar

from quiethire.domain.draft import PostingDraft
from quiethire.parsing.contract import Strategy
from quiethire.parsing.embedded import embedded_values
from quiethire.parsing.page import Page
from quiethire.parsing.state_posting import draft_of, posting_objects
from quiethire.parsing.words import fold

MOST_POSTINGS = 300


class EmbeddedState(Strategy):
    """Objects with a title, a description and other fields of postings. Where one of several is the page's subject,
    by its title or address, the others are left: they have pages of their own."""

    name: ClassVar[str] = "embedded_state"
    confidence: ClassVar[float] = 0.75

    def read(self, page: Page) -> list[PostingDraft]:
        """The postings of the state, or the one the page is about."""
        if b"itle" not in page.body and b'"name"' not in page.body and b"&quot;name" not in page.body:
            return []
        drafts: list[PostingDraft] = []
        for where, value in embedded_values(page):
            for path, node in posting_objects(value):
                draft = draft_of(node, page, source=self.name, path=f"{where}{path[1:]}", confidence=self.confidence)
                if draft is not None:
                    drafts.append(draft)
                if len(drafts) >= MOST_POSTINGS:
                    break
        return _subject(page, _distinct(drafts))


def _distinct(drafts: list[PostingDraft]) -> list[PostingDraft]:
    kept: dict[tuple[str | None, str, tuple[object, ...]], PostingDraft] = {}
    for draft in drafts:
        kept.setdefault((draft.title, draft.url, draft.places), draft)
    return list(kept.values())


def _subject(page: Page, drafts: list[PostingDraft]) -> list[PostingDraft]:
    if len(drafts) < 2:
        return drafts
    here = [draft for draft in drafts if draft.url.rstrip("/") == page.url.split("?")[0].rstrip("/")]
    elsewhere = any(draft.url.rstrip("/") != page.url.split("?")[0].rstrip("/") for draft in drafts)
    if here and elsewhere:
        return here[:1]
    address = fold(page.url)
    named = [
        draft
        for draft in drafts
        if draft.external_id and len(draft.external_id) > 3 and fold(draft.external_id) in address
    ]
    if named:
        return named[:1]
    node = page.tree.css_first("title")
    head = fold(node.text()) if node is not None else ""
    titled = [draft for draft in drafts if draft.title and len(draft.title) > 6 and fold(draft.title) in head]
    return titled[:1] if titled else drafts
