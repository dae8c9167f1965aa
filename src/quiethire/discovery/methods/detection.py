"""Whose board an address is: by its address, by what its page embeds, by where its host name leads."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from quiethire.ats.registry import get_provider, match_cname, match_url
from quiethire.discovery.contract import DetectedBoard, PageLooker, Resolver
from quiethire.discovery.fetching import PageSource, why
from quiethire.domain.board import BoardRef


async def detect_boards(
    source: PageSource, looker: PageLooker, resolver: Resolver, urls: Sequence[str]
) -> list[DetectedBoard]:
    """One answer for each address, in order. Pages are fetched only where the address does not tell."""
    answers: dict[str, DetectedBoard] = {}
    for url in urls:
        detection = match_url(url)
        if detection is not None:
            answers[url] = _answer(url, detection.board, detection.confidence, detection.evidence)
    waiting = [url for url in dict.fromkeys(urls) if url not in answers]
    for url, outcome in zip(waiting, await source.outcomes(waiting), strict=True):
        if outcome.snapshot is None:
            answers[url] = DetectedBoard(url, None, 0.0, why(outcome))
            continue
        seen = await looker.detect(outcome.snapshot)
        if seen.detection is not None:
            answers[url] = _answer(url, seen.detection.board, seen.detection.confidence, seen.detection.evidence)
        else:
            alias = await _by_alias(resolver, url)
            answers[url] = DetectedBoard(url, None, 0.0, seen.refusal or alias or "no board recognised")
    return [answers[url] for url in urls]


def _answer(url: str, board: BoardRef, confidence: float, evidence: str) -> DetectedBoard:
    return DetectedBoard(url, board, confidence, evidence, get_provider(board.provider).board_url(board))


async def _by_alias(resolver: Resolver, url: str) -> str | None:
    """The provider whose zone the host is an alias into. The tenant stays unknown, so this is said and not used."""
    try:
        answer = await resolver(urlsplit(url).hostname or "")
    except OSError:
        return None
    for alias in answer.aliases if answer else ():
        provider = match_cname(alias)
        if provider is not None:
            return f"the host is an alias of {alias}, which is {provider}'s; tenant unknown"
    return None
