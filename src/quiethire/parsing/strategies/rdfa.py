r"""RDFa: \`vocab="https://schema.org/" typeof="JobPosting"\` with \`property\` on the parts."""

from typing import ClassVar

from quiethire.domain.draft import PostingDraft
from quiethire.parsing import schema_org
from quiethire.parsing.annotated import RDFA, posting_items
from quiethire.parsing.contract import Strategy
from quiethire.parsing.page import Page


class Rdfa(Strategy):
    """Every JobPosting item with a title."""

    name: ClassVar[str] = "rdfa"
    confidence: ClassVar[float] = 0.8

    def read(self, page: Page) -> list[PostingDraft]:
        """The postings in page order."""
        if not page.has_items or not page.names_a_posting:
            return []
        drafts = [
            schema_org.draft_of(node, page, source=self.name, path=path, confidence=self.confidence)
            for path, node in posting_items(page, RDFA)
        ]
        return [draft for draft in drafts if draft.title]
