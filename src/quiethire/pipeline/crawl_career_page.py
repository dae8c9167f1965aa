"""Open a crawl: decide whether an address is a provider's board or a page of the employer's own, and fetch the page."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from quiethire.ats.registry import get_provider, match_url
from quiethire.crawling.outcomes import error_of
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import FetchError
from quiethire.domain.exchange import Kind, Request, SnapshotRef
from quiethire.domain.identity import canonical_url
from quiethire.pipeline.crawl_state import CrawlState, save_state
from quiethire.pipeline.ports import Crawling, HasSwitches

SITE = "site"
"""Provider name of career pages that belong to no ATS; the tenant is the host and path."""


@dataclass(frozen=True, slots=True)
class CrawlStep:
    """What a step hands on: the key of the state, and how it stands.

    more: this step has work left and is to be run again. pending: posting pages or details to fetch, unread: pages to
    read. error: QuietHireError.code of what ended the step early; retry_after_seconds where waiting may help.
    boards: boards met on the way that are crawled on their own.
    """

    state: str
    board: BoardRef | None = None
    more: bool = False
    found: int = 0
    pending: int = 0
    unread: int = 0
    error: str | None = None
    message: str = ""
    retry_after_seconds: float | None = None
    boards: tuple[BoardRef, ...] = ()


def step_of(key: str, state: CrawlState, *, more: bool = False) -> CrawlStep:
    """The step that hands on a state."""
    return CrawlStep(
        state=key,
        board=state.board,
        more=more,
        found=state.found,
        pending=len(state.to_fetch),
        unread=len(state.pages),
        boards=tuple(state.boards_met),
    )


def site_board(url: str) -> BoardRef:
    """The board of a career page that belongs to no provider: one per canonical address."""
    parts = urlsplit(canonical_url(url))
    query = f"?{parts.query}" if parts.query else ""
    return BoardRef(provider=SITE, tenant=f"{parts.netloc}{parts.path.rstrip('/')}{query}")


def refusal(ports: HasSwitches, board: BoardRef) -> str | None:
    """Why a provider's boards are not read here; None when they are. Such a board is crawled as a page."""
    provider = get_provider(board.provider)
    if provider.traits.detected_only:
        return f"{provider.title} is recognised and not read as a board: its pages are crawled"
    why = provider.traits.closed_by_robots
    return why if why and board.provider not in ports.open_providers else None


async def crawl_career_page(
    ports: Crawling, url: str, *, company: str | None = None, board: BoardRef | None = None
) -> CrawlStep:
    """Fetch the page at `url` unless its address already names a board, and start the crawl's state.

    Raises the FetchError of the page; raises nothing for a board, whose first list request is the sweep's business.
    """
    detection = match_url(url)
    ref = board or (detection.board if detection else None)
    record = await ports.companies.find(company) if company else None
    company_id = record.id if record else None
    if ref is None:
        page = await _fetch_page(ports, url)
        answer = await ports.parser.detect(page)
        ref = answer.detection.board if answer.detection else None
    else:
        page = None
    if ref is None:
        return await _open(ports, url, company=company, company_id=company_id, ref=None, page=page)
    why = refusal(ports, ref)
    if page is not None and get_provider(ref.provider).traits.detected_only:
        url, page = await _framed(ports, ref, url, page)
    elif why is not None and page is None:
        page = await _fetch_page(ports, url)
    return await _open(ports, url, company=company, company_id=company_id, ref=None if why else ref, page=page)


async def _framed(ports: Crawling, board: BoardRef, url: str, page: SnapshotRef) -> tuple[str, SnapshotRef]:
    """The page of a board that the employer's page only frames or links to; the employer's own, if that one cannot be
    fetched."""
    public = get_provider(board.provider).board_url(board)
    try:
        return public, await _fetch_page(ports, public)
    except FetchError:
        return url, page


async def _open(
    ports: Crawling,
    url: str,
    *,
    company: str | None,
    company_id: UUID | None,
    ref: BoardRef | None,
    page: SnapshotRef | None,
) -> CrawlStep:
    admitted_ref = ref or site_board(url)
    public = get_provider(ref.provider).board_url(ref) if ref else url
    record, _ = await ports.boards.admit(
        admitted_ref, public, company=company_id, evidence=f"crawl of {url}" if ref is None else f"board of {url}"
    )
    state = CrawlState(
        url=url,
        company=company,
        company_id=company_id,
        board=ref,
        board_id=record.id,
        started_at=ports.clock(),
        page=page,
        again=record.hold,
    )
    if state.again and page is not None:
        state.page = await _fetch_page(ports, url, fresh_seconds=0.0)
    if ref is not None:
        state.follow.append(get_provider(ref.provider).first(ref))
    return step_of(await save_state(ports.snapshots, state), state)


async def _fetch_page(ports: Crawling, url: str, *, fresh_seconds: float | None = None) -> SnapshotRef:
    fresh = ports.fresh_seconds if fresh_seconds is None else fresh_seconds
    outcome = (await ports.crawler.crawl([Request(url=url, kind=Kind.PAGE)], fresh_seconds=fresh))[0]
    if outcome.snapshot is None:
        raise error_of(outcome)
    return outcome.snapshot
