"""Seniority from the title, and the years of experience asked for."""

import re

_LEVELS: dict[str, str] = {
    "intern": (
        r"intern|interns|internship|werkstudent\w*|praktik\w+|working student|stagiaire|stage|stagista|"
        r"tirocin\w+|becari[oa]s?|practicas|estagi\w+|stazyst\w*|praktykant\w*|apprentice\w*|auszubildende\w*|"
        r"ausbildung|azubi|alternan\w+|apprenti\w*"
    ),
    "executive": (
        r"chief [a-z ]{2,30} officer|c[etfmoi]o|cpo|ciso|cro|vp|svp|evp|avp|vice[- ]president\w*|president|"
        r"geschaftsfuhr\w+|managing director|partner (?:at|in)"
    ),
    "director": r"director|directeur|directrice|direktor\w*|dyrektor\w*|head of|direttore|diretor\w?",
    "lead": r"lead|tech lead|team ?lead\w*|leader|leiter\w*|leitung|teamleiter\w*|principal|staff",
    "senior": r"senior|sr|experienced|berufserfahren\w*|confirme\w*|expert",
    "junior": (
        r"junior|jr|entry[- ]level|graduate|trainee|debutant\w*|new grad|berufseinsteiger\w*|absolvent\w*|"
        r"early[- ]career"
    ),
    "mid": r"mid[- ]?level|mid|intermediate|mid[- ]senior",
}
_LEVEL = re.compile(
    r"(?<![\w/])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LEVELS.items()) + r")(?![\w])"
)
_RANK = {name: rank for rank, name in enumerate(_LEVELS)}
_NOT_A_LEVEL = re.compile(
    r"\b(?:staff (?:nurse|accountant|augmentation|member)|lead (?:generation|gen)|chief of staff|senior (?:living|"
    r"care|home|housing"
    r"|citizen\w*)|leads\b|assistant (?:director|to the)|executive assistant|stage manager|on stage|multi-stage|"
    r"art director"
    r"|creative director|early stage|partner manager)"
)

_YEARS = re.compile(
    r"(\d\d?)\s*(?:\+|plus|or more)?\s*(?:(?:-|to|–|bis|a|à|bis zu|tot)\s*(\d{1,2})\s*\+?\s*)?"
    r"(?:years?|yrs?|jahre?n?|ans|annees?|anos|anni|jaar|jaren|lat|lata|ar)\b"
)
_EXPERIENCE = re.compile(
    r"experien|erfahrung|experience|esperienz|ervaring|experiencia|doswiadczen|erfarenhet|track record|"
    r"working (?:with|in|as|on)|in a similar"
)
_NOT_OURS = re.compile(
    r"(?:for (?:over|more than|the (?:last|past)|nearly|almost)|founded|(?:over|more than) the (?:last|past)|within|"
    r"last|past|age[d]?|seit|depuis|since)\s*$"
)


_PARTS_OF_NUMBERS = frozenset("0123456789.,/$€£-")


def seniority(folded_title: str) -> str | None:
    """intern, junior, mid, senior, lead, director or executive, as the title says; None when it says none."""
    title = _NOT_A_LEVEL.sub(" ", folded_title)
    names = [match.lastgroup for match in _LEVEL.finditer(title) if match.lastgroup]
    return min(names, key=_RANK.__getitem__) if names else None


def experience_years(folded: str) -> int | None:
    """The least number of years of experience a text asks for, the first and the highest such statement deciding
    nothing: the largest minimum among explicit statements ("5+ years of experience" and "2 years of SQL" give 5)."""
    best: int | None = None
    for match in _YEARS.finditer(folded):
        years = int(match.group(1))
        if not 0 < years <= 20 or folded[max(0, match.start() - 1) : match.start()] in _PARTS_OF_NUMBERS:
            continue
        around = folded[match.end() : match.end() + 70].split("\n", 1)[0]
        before = folded[max(0, match.start() - 60) : match.start()].rsplit("\n", 1)[-1]
        if _NOT_OURS.search(before) or not (_EXPERIENCE.search(around) or _EXPERIENCE.search(before)):
            continue
        if best is None or years > best:
            best = years
    return best
