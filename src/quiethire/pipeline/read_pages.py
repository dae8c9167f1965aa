"""Read fetched bodies: the CPU-bound half of the pipeline, as pure functions of responses.

They run in worker processes, in the parser service, or in the caller. Every one is total: an error of one page is its
value, so that a batch is never lost.
"""

from dataclasses import replace
from datetime import datetime

from quiethire.ats.contract import ProviderDetection
from quiethire.ats.registry import get_provider, match_page, match_url, read, read_detail
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import Gone, InputError, QuietHireError
from quiethire.domain.exchange import Response
from quiethire.domain.identity import url_hash
from quiethire.domain.posting import Posting
from quiethire.parsing.contract import LinkReading, Rejection
from quiethire.parsing.extract import extract_postings
from quiethire.parsing.links import extract_links
from quiethire.parsing.normalize import normalize
from quiethire.parsing.page import Page
from quiethire.pipeline.fingerprints import list_hash
from quiethire.pipeline.ports import BoardPage, DetailPage, ParsedPage, PendingDetail


def read_page(response: Response, *, now: datetime) -> ParsedPage:
    """Postings of one page. A page that is gone, refused or broken is an error, not a page without postings."""
    if response.status >= 400:
        return ParsedPage(response.url, error="refused", message=f"HTTP {response.status}")
    try:
        reading = extract_postings(Page.of(response), now=now)
    except QuietHireError as error:
        return ParsedPage(response.url, error=error.code, message=str(error))
    return ParsedPage(response.url, postings=reading.postings, rejected=reading.rejected)


def read_links(response: Response) -> LinkReading:
    """What a listing page leads to."""
    return extract_links(Page.of(response))


def detect_page(response: Response) -> ProviderDetection:
    """Whose board a page is: by its final address, then by what it embeds."""
    by_address = match_url(response.url)
    if by_address is not None:
        return ProviderDetection(by_address)
    return match_page(Page.of(response))


def read_board_page(board: BoardRef, response: Response, *, now: datetime) -> BoardPage:
    """One list response: complete postings, drafts that wait for details, requests to follow."""
    try:
        reading = read(board, response)
    except QuietHireError as error:
        return BoardPage(error=error.code, message=str(error))
    provider = get_provider(board.provider)
    postings: list[Posting] = []
    pending: list[PendingDetail] = []
    rejected = list(reading.rejected)
    for draft in reading.drafts:
        request = provider.detail(board, draft)
        if request is None:
            _sort(normalize(draft, now=now, board=board), postings, rejected)
            continue
        try:
            pending.append(PendingDetail(draft, request, list_hash(draft), url_hash(draft.url)))
        except InputError as error:
            rejected.append(Rejection(where=draft.url, why=str(error)))
    return BoardPage(
        postings=tuple(postings),
        pending=tuple(pending),
        follow=reading.follow,
        total=reading.total,
        rejected=tuple(rejected),
        unlisted=reading.unlisted,
        capped=reading.capped,
        scope=reading.scope,
        partial=reading.partial,
    )


def read_detail_page(board: BoardRef, pending: PendingDetail, response: Response, *, now: datetime) -> DetailPage:
    """One detail response. The posting keeps the identity of its list entry, whatever address the detail states."""
    try:
        draft = read_detail(board, pending.draft, response)
    except QuietHireError as error:
        return DetailPage(pending.url_hash, error=error.code, message=str(error))
    if draft.closed:
        return DetailPage(pending.url_hash, error=Gone.code, message="the provider says it is gone")
    posting = normalize(_same_address(draft, pending.draft), now=now, board=board)
    if isinstance(posting, Rejection):
        return DetailPage(pending.url_hash, rejected=posting, error="unreadable", message=posting.why)
    return DetailPage(pending.url_hash, posting=posting)


def _same_address(draft: PostingDraft, listed: PostingDraft) -> PostingDraft:
    return draft if draft.url == listed.url else replace(draft, url=listed.url)


def _sort(judged: Posting | Rejection, postings: list[Posting], rejected: list[Rejection]) -> None:
    if isinstance(judged, Rejection):
        rejected.append(judged)
    else:
        postings.append(judged)
