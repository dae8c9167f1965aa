"""Find where one company publishes its postings, and admit what is found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from quiethire.ats.registry import get_provider, match_url
from quiethire.discovery.contract import DetectedBoard, Finding, Outcome
from quiethire.domain.board import BoardRef
from quiethire.domain.company import Company
from quiethire.domain.errors import NotFoundError
from quiethire.pipeline.crawl_career_page import refusal
from quiethire.pipeline.ports import Ports

BOARD_SUFFIX = ".board"
"""Reserved suffix of companies known only by a board (see `domain.company.Company`)."""


@dataclass(frozen=True, slots=True)
class CrawlTarget:
    """One thing to crawl for a company: a board, or a page of its own."""

    url: str
    board: BoardRef | None = None


async def discover_career_pages(ports: Ports, domain: str) -> Outcome:
    """Career pages and boards of a company: those known already (added by hand or found before) and those found now."""
    company = await ports.companies.find(domain)
    if company is None:
        raise NotFoundError(f"there is no company {domain}; add it with `quiethire add {domain}`")
    known = [
        Finding(
            url=str(row["url"]),
            url_type=str(row["url_type"] or "career_page"),
            discovered_via=str(row["discovered_via"] or "osint"),
            priority=int(row["priority"] or 5),
            evidence="known before",
        )
        for row in await ports.discovered.urls(company.id)
    ]
    boards = [
        Finding(url=board.url, url_type="ats", discovered_via="osint", priority=1, evidence="board", board=board.ref)
        for board in await ports.boards.of_company(company.id)
        if board.ref.provider != "site"
    ]
    if domain.endswith(BOARD_SUFFIX):
        return Outcome(findings=(*known, *boards))
    found = await ports.discoverer.career_pages(domain)
    return Outcome(
        findings=_once([*boards, *known, *found.findings]),
        unavailable=found.unavailable,
        company_name=found.company_name,
    )


async def enumerate_subdomains(ports: Ports, domain: str) -> Outcome:
    """Host names under the domain, kept in `discovered_subdomains`."""
    if domain.endswith(BOARD_SUFFIX):
        return Outcome()
    outcome = await ports.discoverer.subdomains(domain)
    company = await ports.companies.find(domain)
    if company is not None and outcome.subdomains:
        await ports.discovered.add_subdomains(
            company.id,
            [
                {"subdomain": one.name, "method": one.method, "is_job_related": one.is_job_related}
                for one in outcome.subdomains
            ],
        )
    return outcome


async def detect_ats(ports: Ports, urls: Sequence[str]) -> list[DetectedBoard]:
    """Whose board each address is."""
    return await ports.discoverer.detect(urls) if urls else []


async def store_discovered(
    ports: Ports, domain: str, findings: Sequence[Finding], detected: Mapping[str, DetectedBoard], name: str | None
) -> list[CrawlTarget]:
    """Keep what was found in `discovered_urls` and `boards`, and say what to crawl: each board once, and the career
    pages that are no board. A page whose provider is closed to us is crawled as a page."""
    company = await ports.companies.find(domain)
    if company is None:
        raise NotFoundError(f"there is no company {domain}")
    if name and not company.name:
        await ports.companies.set_name(domain, name)
    await ports.discovered.add_urls(
        company.id,
        [
            {
                "url": one.url,
                "url_type": "ats" if _board(one, detected) else one.url_type,
                "discovered_via": one.discovered_via,
                "priority": one.priority,
            }
            for one in findings
        ],
    )
    targets: dict[str, CrawlTarget] = {}
    for finding in sorted(findings, key=lambda one: one.priority):
        board = _board(finding, detected)
        if board is not None and refusal(ports, board) is None:
            await _admit(ports, company, board, finding)
            targets.setdefault(board.key, CrawlTarget(get_provider(board.provider).board_url(board), board))
        elif board is not None and get_provider(board.provider).traits.detected_only:
            targets.setdefault(board.key, CrawlTarget(get_provider(board.provider).board_url(board)))
        elif finding.url_type != "job_board":
            targets.setdefault(finding.url, CrawlTarget(finding.url))
    return list(targets.values())


async def _admit(ports: Ports, company: Company, board: BoardRef, finding: Finding) -> UUID:
    record, _ = await ports.boards.admit(
        board,
        get_provider(board.provider).board_url(board),
        company=company.id,
        evidence=finding.evidence or f"found at {finding.url}",
    )
    return record.id


def _board(finding: Finding, detected: Mapping[str, DetectedBoard]) -> BoardRef | None:
    if finding.board is not None:
        return finding.board
    answer = detected.get(finding.url)
    if answer is not None and answer.board is not None:
        return answer.board
    by_address = match_url(finding.url)
    return by_address.board if by_address else None


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple({finding.url: finding for finding in reversed(findings)}.values())[::-1]
