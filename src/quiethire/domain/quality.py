"""The quality score: 0 to 100, the sum of stated reasons. Stored from 70 on (the specification's threshold).

| reason | points |
| --- | --- |
| title | 20 |
| company | 15 |
| location (a place, or stated as remote) | 10 |
| description (200 characters or more) | 25 |
| full_description (600 or more) | 5 |
| application_url | 10 |
| posted_at | 5 |
| employment_type | 3 |
| pay | 3 |
| workplace | 2 |
| language | 2 |
| short_description (under 200) | -20 |
| section_title ("Open positions" is no posting) | -60 |
| closed | -50 |

A posting with title, company, description and an application address passes (75 with a full description); one without
a description, however complete otherwise, does not, since there is nothing to read; nor does one that is closed.
Chinese, Japanese and Korean say as much in 80 characters as others in 200.
"""

import re

from quiethire.domain.place import Workplace
from quiethire.domain.posting import Posting, Reason

THRESHOLD = 70
"""Postings below it are counted and not stored."""

_DENSE_LANGUAGES = frozenset({"zh", "ja", "ko"})

_SECTION_TITLES = re.compile(
    r"(?:(?:all|our|view|see|search|browse|current|open|latest|available|featured|more)\s+)*"
    r"(?:jobs?|careers?|(?:job |open |current )?(?:positions|openings|vacancies|opportunities|roles)|work with us|"
    r"join (?:us|our team|the team)|we(?:'|’)?re hiring|apply(?: now| here| today)?|home|search|contact(?: us)?|"
    r"about(?: us)?|"
    r"blog|news|faq|benefits|404|(?:page )?not found|login|sign in|untitled|"
    r"karriere|(?:offene |alle |unsere )?(?:stellen|stellenangebote|jobs)|jobsuche|startseite|kontakt|impressum|"
    r"carri[eè]res?|(?:nos |toutes (?:les|nos) )?offres(?: d(?:'|’)emploi)?|recrutement|rejoignez[- ]nous|accueil|"
    r"empleos?|(?:todas las |nuestras )?(?:vacantes|ofertas(?: de empleo)?)|trabaja con nosotros|"
    r"[uú]nete(?: a nosotros)?|"
    r"(?:alle )?vacatures|werken bij(?: ons)?|(?:todas as |nossas )?vagas|trabalhe conosco|carreiras?|"
    r"lavora con noi|posizioni aperte|offerte di lavoro|kariera|oferty pracy|praca|lediga (?:jobb|tj[aä]nster)|"
    r"jobba (?:hos|med) oss)",
    re.IGNORECASE,
)


def is_section_title(title: str) -> bool:
    """Whether a title names a section of a site ("Open positions") rather than work."""
    return len(title) < 60 and _SECTION_TITLES.fullmatch(title.strip(" \t.!:>»|-–—")) is not None


def score(posting: Posting) -> tuple[int, tuple[Reason, ...]]:
    """The score of a posting, clamped to 0..100, and its addends (see the table above)."""
    length = len(posting.description_text)
    if posting.language in _DENSE_LANGUAGES:
        length = length * 5 // 2
    stated = (
        ("title", 20, bool(posting.title)),
        ("company", 15, bool(posting.company)),
        ("location", 10, bool(posting.places) or posting.workplace is Workplace.REMOTE or posting.remote is True),
        ("description", 25, length >= 200),
        ("full_description", 5, length >= 600),
        ("application_url", 10, bool(posting.application_url)),
        ("posted_at", 5, posting.posted_at is not None),
        ("employment_type", 3, bool(posting.employment_types)),
        ("pay", 3, posting.pay is not None),
        ("workplace", 2, posting.workplace is not None),
        ("language", 2, posting.language is not None),
        ("short_description", -20, length < 200),
        ("section_title", -60, is_section_title(posting.title)),
        ("closed", -50, posting.closed),
    )
    reasons = tuple(Reason(name, points) for name, points, holds in stated if holds)
    return max(0, min(100, sum(reason.points for reason in reasons))), reasons
