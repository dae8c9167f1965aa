"""Where the work is done: on site, hybrid or remote, as stated, and from where a remote person may work."""

import re

from quiethire.domain.place import Workplace
from quiethire.parsing.words import fold

_NOT_REMOTE = re.compile(
    r"\b(?:not (?:a |an |currently |be |fully |available as a? ?)*remote|no remote|non[- ]remote|remote (?:sensing|hands|site|area|sites|areas|"
    r"locations?|control\w*|monitoring|desktop|access|support|proctor\w*|patient|diagnos\w*|work is not)|remotely (?:operated|piloted|sensed)|"
    r"cannot be (?:done |performed )?remote\w*|kein (?:homeoffice|home office|remote)|(?:isn't|is not|aren't|are not)[^.\n]{0,25} remote)\b"
)
_REMOTE = re.compile(
    r"\b(?:remote|remotely|fully[- ]remote|telecommut\w*|work(?:ing)? from (?:home|anywhere)|wfh|home[- ]?based|home[- ]?office|ortsunabhangig|"
    r"standortunabhangig|deutschlandweit|tele-?travail|teletrabajo|remoto|remota|thuiswerk\w*|op afstand|da remoto|zdaln\w+|distans\w*|etatyo|"
    r"fjernarbeid\w*|hjemmekontor|distributed team|a distance|teletrabalho|uzaktan)\b"
)
_HYBRID = re.compile(
    r"\b(?:hybrid\w*|hibrid\w*|ibrid\w*|hybryd\w*|teilweise homeoffice|teletravail partiel|deels thuis|partially remote|semi-?remote)\b"
)
_ONSITE = re.compile(
    r"\b(?:on-?site|on site|in-?office|in-?person|in office|vor ort|prasenz\w*|sur site|presentiel\w*|presencial\w*|op locatie|in sede|in presenza|"
    r"stacjonarn\w*|pa plats|no remote|office[- ]based|100% office)\b"
)


def workplace_of_label(text: str | None) -> Workplace | None:
    """The workplace a short label names ("Hybrid", "on-site", "TELECOMMUTE", "Remote - EU")."""
    if not text:
        return None
    folded = fold(text[:300]).replace("_", " ")
    if _HYBRID.search(folded):
        return Workplace.HYBRID
    if _NOT_REMOTE.search(folded):
        return Workplace.ONSITE if _ONSITE.search(folded) else None
    if _REMOTE.search(folded):
        return Workplace.REMOTE
    return Workplace.ONSITE if _ONSITE.search(folded) else None
