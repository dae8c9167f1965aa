"""Plain HTML: a page about one posting, read as a person reads it."""

from typing import ClassVar

from quiethire.domain.draft import PostingDraft
from quiethire.parsing.contract import Strategy
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page.reader import read_posting


class Html(Strategy):
    """One draft or none: several postings on one page are another strategy's matter."""

    name: ClassVar[str] = "html"
    confidence: ClassVar[float] = 0.6

    def read(self, page: Page) -> list[PostingDraft]:
        """The posting, when the page is judged to be about one."""
        reading = read_posting(page)
        if reading is None or not reading.verdict.is_posting:
            return []
        return [reading.draft]
