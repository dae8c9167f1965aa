"""Read recorded responses of a board without fetching: list pages, then details, in any mixture.

Which is which is found out by reading: a response that reads as a list page gives drafts; one that does not is tried
as the detail of each draft that still waits for one, by the identifiers in it. What the provider cannot read at all is
read as any page is: people also record a posting's public page where the provider asks an API.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from quiethire.ats.reading import filled
from quiethire.ats.registry import get_provider, read, read_detail
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import QuietHireError
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.posting import Posting
from quiethire.parsing.contract import Rejection
from quiethire.parsing.extract import extract_drafts
from quiethire.parsing.normalize import normalize
from quiethire.parsing.page import Page


@dataclass(slots=True)
class Recorded:
    """Postings with the file they came from, and sentences about what could not be read."""

    postings: list[tuple[str, Posting]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_recorded(board: BoardRef, files: Sequence[tuple[str, bytes]], *, now: datetime) -> Recorded:
    """Read the files of one board. Raises NotFoundError for an unknown provider."""
    provider = get_provider(board.provider)
    first = provider.first(board)
    outcome = Recorded()
    drafts: list[tuple[str, PostingDraft]] = []
    later: list[tuple[str, bytes]] = []
    requests = [first]
    for name, body in files:
        request = requests.pop(0) if requests else first
        try:
            reading = read(board, _response(request, body))
        except QuietHireError as error:
            requests.insert(0, request)
            later.append((name, body))
            if not drafts and len(files) == 1:
                outcome.notes.append(f"{name}: {error}")
            continue
        requests.extend(reading.follow)
        outcome.notes.extend(f"{name}: not taken, {one.where}: {one.why}" for one in reading.rejected)
        drafts.extend((name, draft) for draft in reading.drafts)
    waiting = _once(drafts)
    listed = len(waiting)
    for name, body in later:
        _detail(board, name, body, waiting, outcome, listed=listed)
    for name, draft in waiting:
        judged = normalize(draft, now=now, board=board)
        if isinstance(judged, Rejection):
            outcome.notes.append(f"{name}: not taken, {judged.where}: {judged.why}")
        else:
            outcome.postings.append((name, judged))
    return outcome


def _once(drafts: Sequence[tuple[str, PostingDraft]]) -> list[tuple[str, PostingDraft]]:
    """Each posting once: where a list entry and a full one are both recorded, the full one in the entry's place, with
    what only the entry says."""
    kept: dict[str, tuple[str, PostingDraft]] = {}
    for name, draft in drafts:
        key = draft.external_id or draft.url
        if key not in kept:
            kept[key] = (name, draft)
        elif not _described(kept[key][1]) and _described(draft):
            kept[key] = (name, filled(draft, kept[key][1]))
    return list(kept.values())


def _described(draft: PostingDraft) -> bool:
    """Whether it has its text: a list's first lines are none."""
    witness = draft.provenance.get("description_html")
    return bool(draft.description_html or draft.description_text) and not (witness and witness.confidence < 0.5)


def _detail(
    board: BoardRef, name: str, body: bytes, waiting: list[tuple[str, PostingDraft]], outcome: Recorded, *, listed: int
) -> None:
    """Complete the draft this detail belongs to; without a list, make one of the detail alone."""
    provider = get_provider(board.provider)
    problem = "it is neither a list page nor a detail of a listed posting"
    for place, (file, draft) in enumerate(waiting):
        if not _names(body, draft):
            continue
        request = provider.detail(board, draft) or Request(url=draft.url, kind=Kind.DETAIL)
        try:
            completed = read_detail(board, draft, _response(request, body))
        except QuietHireError as error:
            problem = str(error)
            continue
        if completed == draft and not _described(draft):  # a provider that asks for no details
            stated = extract_drafts(Page.of(_response(request, body)))
            completed = filled(draft, stated[0]) if len(stated) == 1 else draft
        waiting[place] = (file, completed)
        return
    alone = PostingDraft(url=provider.board_url(board))
    response = _response(Request(url=alone.url, kind=Kind.DETAIL), body)
    found: list[PostingDraft] = []
    try:
        found = [read_detail(board, alone, response)]
    except QuietHireError as error:
        problem = f"{problem}; {error}"
    found = [draft for draft in found if draft.title] or extract_drafts(Page.of(response))
    for draft in found:
        _join(name, draft, waiting, listed=listed)
    if not found:
        outcome.notes.append(f"{name}: {problem}")


def _join(name: str, found: PostingDraft, waiting: list[tuple[str, PostingDraft]], *, listed: int) -> None:
    """Add a posting read from its own page: to the only listed one of its title, or the only one of these that lacks
    its text, where there is one (pages without the posting's number in them), else as another."""
    alike = [place for place, (_, draft) in enumerate(waiting[:listed]) if draft.title == found.title]
    lacking = [place for place in alike if not _described(waiting[place][1])]
    fits = lacking or alike
    if len(fits) == 1:
        file, draft = waiting[fits[0]]
        waiting[fits[0]] = (file, filled(draft, found))
    else:
        waiting.append((name, found))


def _names(body: bytes, draft: PostingDraft) -> bool:
    """True when the detail mentions what identifies the draft."""
    marks = [draft.external_id, draft.requisition_id, draft.url.rstrip("/").rsplit("/", 1)[-1].split("?", 1)[0]]
    return any(mark and len(mark) >= 3 and mark.encode() in body for mark in marks)


def _response(request: Request, body: bytes) -> Response:
    return Response(
        url=request.url,
        status=200,
        body=body,
        headers={"content-type": "application/json"} if body.lstrip()[:1] in {b"{", b"["} else {},
        requested_url=request.url,
    )
