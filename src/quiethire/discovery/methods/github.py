"""Companies from public repositories: their homepages, and the boards and career pages their READMEs name."""

import base64
import binascii
import re
from urllib.parse import quote, urlsplit

import orjson

from quiethire.ats.registry import match_url
from quiethire.discovery.contract import Finding, Outcome
from quiethire.discovery.fetching import PageSource, why
from quiethire.discovery.words import career_path
from quiethire.domain.exchange import Kind, Request
from quiethire.parsing.hosts import registrable_domain

_URL = re.compile(r"https?://[^\s)\]>\"'<`]{4,300}")
READMES = 30
"""READMEs read for one query: anonymous callers have 60 requests an hour."""
_NOT_EMPLOYERS = frozenset(
    {
        "github.com",
        "github.io",
        "gitlab.com",
        "google.com",
        "youtube.com",
        "twitter.com",
        "x.com",
        "linkedin.com",
        "facebook.com",
        "medium.com",
        "npmjs.com",
        "readthedocs.io",
        "discord.gg",
        "discord.com",
        "t.me",
        "wikipedia.org",
        "shields.io",
        "vercel.app",
        "netlify.app",
        "herokuapp.com",
        "apache.org",
        "gnu.org",
    }
)
"""Domains that READMEs are full of and that are hardly ever the employer's own."""


async def find_on_github(source: PageSource, query: str, limit: int, *, token: str | None) -> Outcome:
    """Boards, career pages and domains named by repositories that match the query; at most `limit`."""
    headers = {"accept": "application/vnd.github+json", "x-github-api-version": "2022-11-28"}
    if token:
        headers["authorization"] = f"Bearer {token}"
    url = f"https://api.github.com/search/repositories?q={quote(query)}&sort=updated&per_page=100"
    outcome = await source.ask(Request(url=url, headers=headers, kind=Kind.LIST, api=True))
    if outcome.snapshot is None:
        return Outcome(unavailable=(why(outcome),))
    response = await source.body(outcome.snapshot)
    try:
        answer = orjson.loads(response.body)
        repositories = [one for one in answer["items"] if isinstance(one, dict)]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return Outcome(unavailable=(f"GitHub answered {response.status} with an unexpected shape",))
    found: dict[str, Finding] = {}
    for repository in repositories:
        _take(found, str(repository.get("homepage") or ""), "homepage", str(repository.get("full_name")))
    unavailable: list[str] = []
    for repository in repositories[:READMES]:
        if len(found) >= limit:
            break
        name = str(repository.get("full_name") or "")
        problem = await _readme(source, name, headers, found)
        if problem:
            unavailable.append(problem)
            break
    return Outcome(findings=tuple(list(found.values())[:limit]), unavailable=tuple(unavailable))


async def _readme(source: PageSource, name: str, headers: dict[str, str], found: dict[str, Finding]) -> str | None:
    request = Request(url=f"https://api.github.com/repos/{name}/readme", headers=headers, kind=Kind.DETAIL, api=True)
    outcome = await source.ask(request)
    if outcome.snapshot is None:
        return None if outcome.error == "gone" else why(outcome)
    response = await source.body(outcome.snapshot)
    if response.status != 200:
        return None
    try:
        text = base64.b64decode(orjson.loads(response.body)["content"]).decode("utf-8", "replace")
    except (orjson.JSONDecodeError, KeyError, TypeError, binascii.Error):
        return None
    for url in _URL.findall(text)[:200]:
        if match_url(url) is not None or career_path(urlsplit(url).path):
            _take(found, url, "README", name)
    return None


def _take(found: dict[str, Finding], url: str, where: str, repository: str) -> None:
    if not url.startswith(("http://", "https://")):
        url = f"https://{url}" if "." in url else ""
    domain = registrable_domain(urlsplit(url).hostname or "") if url else None
    detection = match_url(url) if url else None
    if domain is None or (detection is None and domain in _NOT_EMPLOYERS):
        return
    key = detection.board.key if detection else domain
    found.setdefault(
        key,
        Finding(
            url=url,
            url_type="ats" if detection else "company",
            discovered_via="github",
            evidence=f"{where} of {repository}",
            board=detection.board if detection else None,
        ),
    )
