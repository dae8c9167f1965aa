"""Find companies nobody added: from GitHub's repositories and from a search engine's answers."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from quiethire.discovery.contract import Finding
from quiethire.domain.errors import InputError
from quiethire.parsing.hosts import registrable_domain
from quiethire.pipeline.add_employers import add_employers
from quiethire.pipeline.ports import Ports


async def discover_from_github(ports: Ports, query: str, *, limit: int) -> tuple[int, list[str]]:
    """Add companies whose domains public repositories name. How many were new, and why a source did not answer."""
    outcome = await ports.discoverer.github(query, limit)
    return await _add(ports, outcome.findings, limit), list(outcome.unavailable)


async def discover_from_dorks(ports: Ports, query: str, *, limit: int) -> tuple[int, list[str]]:
    """Add companies and boards a search engine names, and keep its answers in `dork_results`."""
    outcome = await ports.discoverer.dork(query, limit)
    await ports.discovered.add_dork_results(
        query,
        [
            {"url": one.url, "title": one.title, "snippet": one.evidence, "rank": rank}
            for rank, one in enumerate(outcome.findings, start=1)
        ],
    )
    return await _add(ports, outcome.findings, limit), list(outcome.unavailable)


async def _add(ports: Ports, findings: Sequence[Finding], limit: int) -> int:
    count = 0
    for finding in findings:
        if count >= limit:
            break
        given = finding.url
        if finding.board is None and finding.url_type == "company":
            domain = registrable_domain(urlsplit(finding.url).hostname or finding.url)
            if domain is None:
                continue
            given = domain
        try:
            added, _ = await add_employers(ports, [given])
        except InputError:
            continue
        count += sum(1 for one in added if one.new)
    return count
