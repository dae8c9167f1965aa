"""Take in what a user adds: domains, career pages, boards, single postings."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from quiethire.ats.registry import get_provider, match_url
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import InputError
from quiethire.domain.identity import canonical_url
from quiethire.parsing.hosts import registrable_domain
from quiethire.pipeline.crawl_career_page import refusal
from quiethire.pipeline.discover_company import BOARD_SUFFIX
from quiethire.pipeline.ports import Admitting

_UNFIT = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one thing a user added. `what` is domain, board or career_page; `new` False when known."""

    given: str
    what: str
    company: str
    new: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be added, and why."""

    given: str
    why: str


async def add_employers(ports: Admitting, given: Sequence[str]) -> tuple[list[Added], list[Refused]]:
    """Add each; one that cannot be used is refused with a sentence, and the others go on."""
    added: list[Added] = []
    refused: list[Refused] = []
    for text in dict.fromkeys(one.strip() for one in given if one.strip()):
        try:
            added.append(await _add(ports, text))
        except InputError as error:
            refused.append(Refused(text, str(error)))
    return added, refused


def read_list(content: str, *, name: str) -> list[str]:
    """The entries of a file: a line each (# begins a comment), or of a CSV the column named domain, url, website or
    company_url, else the first. Raises InputError for a file without entries."""
    if name.lower().endswith(".csv"):
        entries = _from_csv(content)
    else:
        entries = [
            line.split("#", 1)[0].strip() if "://" not in line else line.strip() for line in content.splitlines()
        ]
    entries = [entry for entry in entries if entry]
    if not entries:
        raise InputError(f"{name} names no domain or address; give one per line")
    return entries


def _from_csv(content: str) -> list[str]:
    rows = [row for row in csv.reader(io.StringIO(content)) if any(cell.strip() for cell in row)]
    if not rows:
        return []
    header = [cell.strip().lower() for cell in rows[0]]
    column = next((header.index(one) for one in ("domain", "url", "website", "company_url") if one in header), None)
    if column is None:
        return [row[0].strip() for row in rows]
    return [row[column].strip() for row in rows[1:] if len(row) > column]


async def _add(ports: Admitting, text: str) -> Added:
    if "://" not in text and "/" not in text.strip("/"):
        domain = registrable_domain(text)
        if domain is None:
            raise InputError(f"{text!r} is neither a domain such as example.com nor an address such as https://…")
        _, new = await ports.companies.add(domain)
        return Added(text, "domain", domain, new)
    url = text if "://" in text else f"https://{text}"
    canonical_url(url)
    detection = match_url(url)
    if detection is not None and refusal(ports, detection.board) is None:
        return await _add_board(ports, text, detection.board)
    domain = _board_company(detection.board) if detection else registrable_domain(urlsplit(url).hostname or "")
    if domain is None:
        raise InputError(f"{text!r} has no registrable domain")
    company, _ = await ports.companies.add(domain)
    count = await ports.discovered.add_urls(
        company.id, [{"url": url, "url_type": "career_page", "discovered_via": "osint", "priority": 1}]
    )
    await ports.queue.add([url], priority=1, context={"company": domain})
    note = refusal(ports, detection.board) or "" if detection else ""
    return Added(text, "career_page", domain, bool(count), note)


async def _add_board(ports: Admitting, text: str, board: BoardRef) -> Added:
    known = await ports.boards.find(board)
    domain = _board_company(board)
    if known is not None:
        return Added(text, "board", domain, new=False)
    company, _ = await ports.companies.add(domain)
    public = get_provider(board.provider).board_url(board)
    await ports.boards.admit(board, public, company=company.id, evidence="added by hand")
    return Added(text, "board", domain, new=True)


def _board_company(board: BoardRef) -> str:
    """The company of an address on a vendor's host: the board's, for the host's domain is the vendor's own."""
    return _UNFIT.sub("-", board.key.lower().replace("/", "-")).strip("-")[:200] + BOARD_SUFFIX


def companies_of(added: Iterable[Added]) -> list[str]:
    """The domains to discover, each once."""
    return list(dict.fromkeys(one.company for one in added))
