r"""Microdata: \`itemscope itemtype="https://schema.org/JobPosting"\` with \`itemprop\` on the parts."""

from typing import ClassVar

from quiethire.domain.draft import PostingDraft
from quiethire.parsing import schema_org
from quiethire.parsing.annotated import MICRODATA, posting_items
from quiethire.parsing.contract import Strategy
from quiethire.parsing.page import Page


class Microdata(Strategy):
    """Every JobPosting item with a title."""

    name: ClassVar[str] = "microdata"
    confidence: ClassVar[float] = 0.85

    def read(self, page: Page) -> list[PostingDraft]:
        """The postings in page order."""
        if not page.has_items or not page.names_a_posting:
            return []
        drafts = [
            schema_org.draft_of(node, page, source=self.name, path=path, confidence=self.confidence)
            for path, node in posting_items(page, MICRODATA)
        ]
        return [draft for draft in drafts if draft.title]
