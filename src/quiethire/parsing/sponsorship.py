"""Visa sponsorship: stated, denied, or unknown."""

import re

from quiethire.domain.posting import Sponsorship

_TOPICS = ("sponsor", "visum", "visa", "work permit")
_NO = re.compile(
    r"(?:(?:not|n't|cannot|unable|never|without|no|non|neither|nor)\b[^.;\n]{0,80}\b(?:sponsor\w*)"
    r"|\bsponsorship[^.;\n]{0,60}\b(?:not|n't|unavailable|cannot|no longer)\b"
    r"|\bwithout[^.;\n]{0,60}\b(?:visa|sponsor\w*)"
    r"|no (?:visa|h-?1b)\b[^.;\n]{0,30}\bsponsor\w*"
    r"|kein\w* (?:visum|visa|visums)\w*[^.;\n]{0,30}(?:sponsor\w*)?)"
)
_YES = re.compile(
    r"(?:(?:we|will|can|do|able to|happy to|willing to|offer|offers|offering|provide|provides|providing|"
    r"including)\b[^.;\n]{0,60}"
    r"\b(?:visa[- ]sponsor\w*|sponsor\w*[^.;\n]{0,40}visas?|sponsor\w* (?:work|h-?1b|skilled)\b|immigration sponsor\w*"
    r"|visa (?:support|assistance|and relocation)|work permit sponsor\w*)"
    r"|visa sponsorship[^.;\n]{0,25}\b(?:available|offered|provided|possible|yes)\b"
    r"|sponsorship (?:is |may be )?(?:available|offered|provided|possible)\b"
    r"|visa sponsorship\s*[:✓✅]\s*(?:yes|available)?|^\W*visa sponsorship\W*$|wir unterstutzen[^.;\n]{0,60}visum)",
    re.MULTILINE,
)


def sponsorship(folded: str) -> tuple[Sponsorship, tuple[int, int]] | None:
    """What a folded text says of sponsoring a visa, with the span it was read from; None when nothing, or when it
    says both."""
    denied: tuple[int, int] | None = None
    stated: tuple[int, int] | None = None
    for start, end in _lines(folded):
        if match := _NO.search(folded, start, end):
            denied = denied or match.span()
        elif match := _YES.search(folded, start, end):
            stated = stated or match.span()
    if denied and stated:
        return None
    if denied:
        return Sponsorship.NO, denied
    return (Sponsorship.YES, stated) if stated else None


def _lines(folded: str) -> list[tuple[int, int]]:
    """The lines that speak of sponsoring or visas."""
    spans: dict[int, int] = {}
    for topic in _TOPICS:
        position = folded.find(topic)
        while position >= 0:
            start = folded.rfind("\n", 0, position) + 1
            end = folded.find("\n", position)
            spans[start] = end = len(folded) if end < 0 else end
            position = folded.find(topic, end)
    return sorted(spans.items())
