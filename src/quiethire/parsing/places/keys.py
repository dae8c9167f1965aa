"""The spelling under which names of places are compared."""

import re

from quiethire.parsing.words import fold

_LIGATURES = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_MARKS = re.compile(r"[\s.,'\"’/_-]+")
_SAINT = re.compile(r"\b(?:saint|sankt|sant)(?= )")


def key(name: str) -> str:
    """Folded, hyphens, points and apostrophes as spaces, "Saint" as "st"."""
    spelled = _MARKS.sub(" ", fold(name).translate(_LIGATURES)).strip()
    return _SAINT.sub("st", spelled) if spelled.startswith("sa") or " sa" in spelled else spelled


def plain_umlauts(spelled: str) -> str:
    """ "muenchen" as "munchen": the German spelling without umlauts, for a second look-up."""
    return spelled.replace("ue", "u").replace("oe", "o").replace("ae", "a")
