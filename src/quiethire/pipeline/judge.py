"""Quality at the gate: what is good enough to be stored, and what becomes of the rest."""

from collections.abc import Sequence

from quiethire.domain.posting import Posting
from quiethire.parsing.contract import Rejection
from quiethire.pipeline.crawl_state import CrawlState


def keep_good(state: CrawlState, postings: Sequence[Posting], *, min_quality: int) -> list[Posting]:
    """Postings of at least `min_quality`, each once.

    The others are counted with their reason and remembered as unreadable, not as absent: a page that reads badly
    today is no evidence that its posting is gone.
    """
    good: list[Posting] = []
    for posting in postings:
        if posting.closed or posting.quality_score >= min_quality:
            good.append(posting)
        else:
            lacking = ", ".join(f"{r.name} {r.points:+d}" for r in posting.quality_reasons if r.points <= 0)
            state.reject([Rejection(where=posting.url, why="quality below the limit")])
            state.unreadable.append(posting.url_hash)
            if lacking and len(state.rejected_examples) <= len(state.rejected):
                state.rejected_examples.append(
                    Rejection(where=posting.url, why=f"quality {posting.quality_score}: {lacking}")
                )
    return good
