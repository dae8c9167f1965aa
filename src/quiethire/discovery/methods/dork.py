"""Boards and career pages from a search engine's answers, through SerpAPI."""

from urllib.parse import quote, urlsplit

import orjson

from quiethire.ats.registry import match_url
from quiethire.discovery.contract import Finding, Outcome
from quiethire.discovery.fetching import PageSource, why
from quiethire.discovery.words import career_path
from quiethire.domain.exchange import Kind, Request

PAGE = 10
"""Results on one page of answers."""


async def find_by_dork(source: PageSource, query: str, limit: int, *, key: str | None) -> Outcome:
    """Results in the engine's order; those that are no board and no career page are left out. Without a key the
    method is unavailable, which is not the same as finding nothing."""
    if not key:
        return Outcome(unavailable=("the search engine needs a key: set QUIETHIRE_DISCOVERY__SERPAPI_KEY",))
    found: dict[str, Finding] = {}
    for start in range(0, 100, PAGE):
        url = f"https://serpapi.com/search.json?engine=google&q={quote(query)}&start={start}&api_key={quote(key)}"
        outcome = await source.ask(Request(url=url, kind=Kind.LIST, api=True))
        if outcome.snapshot is None:
            return Outcome(tuple(found.values()), unavailable=(_without(key, why(outcome)),))
        response = await source.body(outcome.snapshot)
        try:
            answer = orjson.loads(response.body)
            results = answer.get("organic_results") or []
        except (orjson.JSONDecodeError, AttributeError):
            return Outcome(tuple(found.values()), unavailable=(f"the search engine answered {response.status}",))
        if response.status != 200:
            return Outcome(tuple(found.values()), unavailable=(f"the search engine: {answer.get('error')}",))
        for result in results:
            finding = _finding(result)
            if finding is not None:
                found.setdefault(finding.board.key if finding.board else finding.url, finding)
        if len(results) < PAGE or len(found) >= limit:
            break
    return Outcome(findings=tuple(list(found.values())[:limit]))


def _without(key: str, sentence: str) -> str:
    """The sentence without the key, as it is and as it stands in an address."""
    return sentence.replace(quote(key), "…").replace(key, "…")


def _finding(result: dict[str, object]) -> Finding | None:
    url = str(result.get("link") or "")
    detection = match_url(url) if url else None
    if detection is None and not career_path(urlsplit(url).path):
        return None
    return Finding(
        url=url,
        url_type="ats" if detection else "career_page",
        discovered_via="dork",
        title=str(result.get("title") or "") or None,
        evidence=str(result.get("snippet") or "")[:500],
        board=detection.board if detection else None,
    )
