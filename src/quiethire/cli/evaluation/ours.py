"""QuietHire's own answers about listing pages, embedded boards and recorded responses."""

from quiethire.ats import registry
from quiethire.cli.evaluation.compare import Values
from quiethire.cli.evaluation.corpus import CLOCK, UNKNOWN_URL, Entry
from quiethire.cli.evaluation.readers import values_of
from quiethire.cli.evaluation.score import Detected
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import NotFoundError, ReadError
from quiethire.domain.exchange import Response
from quiethire.domain.posting import Posting
from quiethire.parsing.links import extract_links
from quiethire.parsing.normalize import normalize


def links(entry: Entry) -> list[str]:
    """Addresses of postings a listing page leads to."""
    return [link.url for link in extract_links(entry.page()).links]


def detect(entry: Entry) -> Detected:
    """Provider, tenant and site of the board a page embeds."""
    found = registry.match_page(entry.page()).detection
    return (found.board.provider, found.board.tenant, found.board.site) if found else (None, None, None)


def records(entry: Entry) -> list[Values]:
    """The postings of a recorded response, by the provider that its folder names. Empty when it cannot be read."""
    board = registry.find_board(entry.url or "") if entry.url else None
    if board is None or board.provider != entry.ats:
        tenant = entry.path.name.split("__", 1)[0]
        board = BoardRef(entry.ats or "", tenant)
    response = Response(entry.url or UNKNOWN_URL, 200, entry.path.read_bytes(), requested_url=entry.url or UNKNOWN_URL)
    try:
        drafts = registry.read(board, response).drafts
    except (ReadError, NotFoundError, KeyError):
        return []
    typed = [normalize(draft, now=CLOCK, board=board) for draft in drafts]
    return [values_of(posting) for posting in typed if isinstance(posting, Posting)]
