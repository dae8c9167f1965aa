"""A page's postings: every strategy asked, their drafts merged, the merged drafts typed."""

import re
from dataclasses import replace
from datetime import datetime

from quiethire.domain.draft import PostingDraft
from quiethire.domain.posting import Posting
from quiethire.domain.provenance import Provenance
from quiethire.parsing.contract import PageReading, Rejection
from quiethire.parsing.grouping import SEVERAL, group, subject_is_clear
from quiethire.parsing.merge import merge
from quiethire.parsing.normalize import normalize
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page.head import head_of
from quiethire.parsing.posting_page.judge import may_hold_several
from quiethire.parsing.posting_page.prose import workplace_in_prose
from quiethire.parsing.registry import all_strategies
from quiethire.parsing.storable import storable_draft

_TAGS = re.compile(r"<[^<>]{0,2000}>")
_FAULTS = (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, ArithmeticError)
"""What a fault of ours in reading one odd page would raise; it must not lose what the other strategies read."""


def extract_drafts(page: Page) -> list[PostingDraft]:
    """The postings of a page in the page's words, one draft each. Total: any bytes give a list, maybe empty."""
    return _read(page)[0]


def extract_postings(page: Page, *, now: datetime) -> PageReading:
    """The postings of a page, typed and judged; what was refused, and strategies that failed, stand in `rejected`."""
    drafts, rejected = _read(page)
    postings: list[Posting] = []
    for draft in drafts:
        outcome = normalize(draft, now=now)
        if isinstance(outcome, Rejection):
            rejected.append(outcome)
        else:
            postings.append(outcome)
    return PageReading(postings=tuple(postings), rejected=tuple(rejected))


def _read(page: Page) -> tuple[list[PostingDraft], list[Rejection]]:
    drafts: list[tuple[str, PostingDraft]] = []
    failed: list[Rejection] = []
    for strategy in all_strategies():
        if strategy.name in SEVERAL and (subject_is_clear(drafts) or not may_hold_several(head_of(page))):
            continue
        try:
            drafts.extend((strategy.name, draft) for draft in strategy.read(page))
        except _FAULTS as fault:
            failed.append(Rejection(f"strategy {strategy.name}", f"failed: {type(fault).__name__}: {fault}"[:200]))
    return [_completed(storable_draft(merge(witnesses))) for witnesses in group(page, drafts)], failed


def _completed(draft: PostingDraft) -> PostingDraft:
    """With the workplace its own text states, where nothing stated it apart."""
    if draft.workplace_text or draft.remote_flag is not None or not draft.description_html:
        return draft
    spoken = workplace_in_prose(_TAGS.sub(" ", draft.description_html))
    if spoken is None:
        return draft
    witness = Provenance("text", "description", 0.5)
    return replace(draft, workplace_text=spoken, provenance={**draft.provenance, "workplace_text": witness})
