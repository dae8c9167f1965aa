"""Career pages of a company: links of its homepage first, then its sitemap, then common paths; verified by content.

Cheap before dear: a homepage that names its career page costs two or three requests, and paths are probed in groups
only while nothing was found.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from quiethire.ats.registry import match_url
from quiethire.crawling.contract import Fetched
from quiethire.crawling.outcomes import error_of
from quiethire.discovery.contract import Finding, Outcome, PageLooker
from quiethire.discovery.fetching import PageSource, why
from quiethire.discovery.words import PATHS, career_path, speaks_of_jobs
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import CircuitOpen, Gone, HostBusy, InputError, ReadError, Unreachable
from quiethire.domain.exchange import SnapshotRef
from quiethire.domain.identity import canonical_url
from quiethire.parsing.hosts import registrable_domain
from quiethire.parsing.page import Page

MOST = 8
"""Candidates of one company that are looked at."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    url: str
    evidence: str
    priority: int


async def find_career_pages(source: PageSource, looker: PageLooker, domain: str) -> Outcome:
    """Career pages and boards of the company. A homepage that cannot be reached is reported, not taken for empty.

    Raises HostBusy or CircuitOpen when the site asks to be left alone for now: to be tried again later.
    """
    home, missing = await _homepage(source, domain)
    if home is None:
        return Outcome(unavailable=(missing,))
    response = await source.body(home)
    page = Page.of(response)
    name = _site_name(page)
    findings: dict[str, Finding] = {}
    await _look(looker, home, _Candidate(home.url, "the homepage", 3), findings, only_board=True)
    candidates = _candidates(page, domain)
    problems = await _verify(source, looker, candidates[:MOST], findings, domain)
    origin = "/".join(home.url.split("/", 3)[:3])
    tried = {_key(one.url) for one in candidates}
    for group in PATHS:
        if findings:
            break
        probes = [_Candidate(f"{origin}{path}", f"common path {path}", 4) for path in group]
        probes = [one for one in probes if _key(one.url) not in tried]
        problems += await _verify(source, looker, probes, findings, domain, probing=True)
    if not findings:
        await _look(looker, home, _Candidate(home.url, "postings on the homepage", 5), findings)
    return Outcome(findings=tuple(findings.values()), unavailable=tuple(problems), company_name=name)


async def _homepage(source: PageSource, domain: str) -> tuple[SnapshotRef | None, str]:
    first: Fetched | None = None
    for url in (f"https://{domain}/", f"https://www.{domain}/", f"http://{domain}/"):
        outcome = (await source.outcomes([url]))[0]
        if outcome.snapshot is not None:
            return outcome.snapshot, ""
        if first is None:
            first = outcome
        if outcome.error in {HostBusy.code, CircuitOpen.code}:
            raise error_of(outcome)
        if outcome.error not in {Unreachable.code, Gone.code}:
            break
    return None, why(first) if first else domain


def _candidates(page: Page, domain: str) -> list[_Candidate]:
    """Links of a page that look like the company's career pages, the likeliest first. Whose board a link leads to is
    not decided here: a page may well name another firm's (see `ats.detect`)."""
    found: dict[str, _Candidate] = {}
    for anchor in page.tree.css("a[href]"):
        href = page.absolute(anchor.attributes.get("href") or "")
        if href is None:
            continue
        href = href.split("#", 1)[0]
        text = " ".join(anchor.text(deep=True, separator=" ").split())
        parts = urlsplit(href)
        own = registrable_domain(parts.hostname or "") == domain
        by_text = speaks_of_jobs(text)
        by_path = career_path(parts.path) or career_path((parts.hostname or "").removesuffix(domain))
        if own and (by_text or by_path):
            depth = len([part for part in parts.path.split("/") if part])
            priority = 1 if by_text and by_path and depth <= 2 else 2 if depth <= 2 else 3
            found.setdefault(_key(href), _Candidate(href, f"link {text[:60]!r} of {page.url}", priority))
    return sorted(found.values(), key=lambda one: (one.priority, len(one.url)))


async def _verify(
    source: PageSource,
    looker: PageLooker,
    candidates: Sequence[_Candidate],
    findings: dict[str, Finding],
    domain: str,
    *,
    probing: bool = False,
) -> list[str]:
    """Look at candidates and keep those that are what they seem; what could not be looked at."""
    for one in candidates:
        detection = match_url(one.url)
        if detection is not None:
            _keep(findings, one, board=detection.board, evidence=one.evidence)
    pages = [one for one in candidates if match_url(one.url) is None]
    outcomes = await source.outcomes([one.url for one in pages])
    problems: list[str] = []
    hops: list[_Candidate] = []
    for one, outcome in zip(pages, outcomes, strict=True):
        if outcome.snapshot is None:
            if not (probing and outcome.error in {"gone", "refused"}):
                problems.append(why(outcome))
            continue
        if probing and _is_root(outcome.snapshot.url):
            continue
        kept = await _look(looker, outcome.snapshot, one, findings, source=source if probing else None)
        if not kept:
            response = await source.body(outcome.snapshot)
            hops.extend(_candidates(Page.of(response), domain)[:3])
    tried = {_key(one.url) for one in candidates}
    further = [one for one in _once(hops) if _key(one.url) not in tried]
    if further and not findings and not probing:
        problems += await _verify(source, looker, further[:3], findings, domain, probing=True)
    return problems


async def _look(
    looker: PageLooker,
    ref: SnapshotRef,
    candidate: _Candidate,
    findings: dict[str, Finding],
    *,
    only_board: bool = False,
    source: PageSource | None = None,
) -> bool:
    """Keep the page if it is a board, or lists or holds postings; and a career page without any, whose address alone
    tells. With `source` its headings are to tell too: there are sites that answer every path with the same page."""
    detection, reading = await asyncio.gather(looker.detect(ref), _links(looker, ref, only_board=only_board))
    if detection.detection is not None:
        _keep(findings, candidate, board=detection.detection.board, evidence=detection.detection.evidence)
        return True
    if only_board:
        return False
    links, inline, searchable = reading
    if not (links or inline) and searchable and source is not None:
        searchable = _headed(Page.of(await source.body(ref)))
    if links or inline or (searchable and candidate.priority <= 4):
        evidence = f"{links} postings linked, {inline} on the page; {candidate.evidence}"
        _keep(findings, candidate, board=None, evidence=evidence, url=ref.url)
        return True
    return False


def _headed(page: Page) -> bool:
    """Whether title or headings speak of jobs."""
    return any(speaks_of_jobs(" ".join(node.text(deep=True).split())) for node in page.tree.css("title, h1, h2"))


async def _links(looker: PageLooker, ref: SnapshotRef, *, only_board: bool) -> tuple[int, int, bool]:
    if only_board:
        return 0, 0, False
    try:
        reading = await looker.extract_links(ref)
    except ReadError:
        return 0, 0, False
    return len(reading.links), reading.inline, career_path(urlsplit(ref.url).path)


def _keep(
    findings: dict[str, Finding], one: _Candidate, *, board: BoardRef | None, evidence: str, url: str | None = None
) -> None:
    address = url or one.url
    key = board.key if board else _key(address)
    findings.setdefault(
        key,
        Finding(
            url=address,
            url_type="ats" if board else "career_page",
            discovered_via="osint",
            priority=1 if board else one.priority,
            evidence=evidence,
            board=board,
        ),
    )


def _once(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    return list({_key(one.url): one for one in candidates}.values())


def _key(url: str) -> str:
    try:
        return canonical_url(url)
    except InputError:
        return url


def _is_root(url: str) -> bool:
    return urlsplit(url).path in {"", "/"}


def _site_name(page: Page) -> str | None:
    """The name the site gives itself, where it does (Open Graph)."""
    meta = page.tree.css_first('meta[property="og:site_name"]')
    name = (meta.attributes.get("content") or "").strip() if meta else ""
    return name[:255] or None
