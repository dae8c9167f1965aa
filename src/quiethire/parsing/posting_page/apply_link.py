"""Where to apply: the link a reader would press."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from quiethire.parsing.outline import Anchor, Outline, Zone
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page import phrases
from quiethire.parsing.words import fold


@dataclass(frozen=True, slots=True)
class ApplyLink:
    """The reference as found on the page and how sure we are."""

    href: str
    confidence: float


_APPLY_HREF = re.compile(
    r"(?:[/_-]|\b)(?:apply|application|applicants?|bewerb\w*|postuler|candidat\w*|sollicit\w*|aplicar|inscri\w*|"
    r"jobapply|apply_manually)(?:[/?_.=-]|\b|$)|forms\.gle|docs\.google\.com/forms|typeform\.com|"
    r"airtable\.com/(?:shr|app|embed)|"
    r"(?:greenhouse\.io|lever\.co|ashbyhq\.com|workable\.com|smartrecruiters\.com|myworkdayjobs\.com|recruitee\.com|"
    r"personio\.|breezy\.hr|bamboohr\.com|jobvite\.com|icims\.com|taleo\.net|successfactors\.|fitzii\.com|"
    r"teamtailor\.com|indeed\.com|linkedin\.com/jobs|jotform\.com|tally\.so|cognitoforms\.com)",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"(?:^|[\s_-])(?:apply|bewerb\w*|postul\w*|solliciteer\w*|candidat\w*|btn-apply|apply-?(?:button|btn|now|"
    r"link))(?=$|[\s_-])",
    re.IGNORECASE,
)
_FORM_OF_PAGE = re.compile(
    r"apply|applic|bewerb|postul|candidat|solli?cit|aplic|inscri|formul|ansok|soknad|ansog|aplik|hakemus|kandidat",
    re.IGNORECASE,
)
"""In names of the places on a page where its form to apply stands."""
_AWAY = re.compile(
    r"(?:^|[\s_-])(?:logo|back|navbar-brand|hash-link|header-?link|anchorjs-link|breadcrumb\w*|zuruck|retour|volver)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"^(?:here|hier|ici|aqui|qui|link|this link|this (?:short |online )?form|(?:short |online )?form|application|"
    r"formulario|formulaire|here!?|tutaj|har)\W*$"
)
_JOBS_MAIL = re.compile(
    r"^mailto:(?:[^@?]*(?:job|career|recruit|hr|talent|hiring|bewerb|karriere|personal|rh|empleo|seleccion|vacature|"
    r"people|kariera|praca|rekrut|cv|lavor|selezione))",
    re.IGNORECASE,
)


def find_apply_link(page: Page, outline: Outline, body: list[int], title: str) -> ApplyLink | None:
    """The best link; None when the page has none."""
    first, last = (body[0], body[-1]) if body else (0, len(outline.blocks))
    title = fold(title)
    best: tuple[float, int] | None = None
    for order, anchor in enumerate(outline.anchors):
        href = (anchor.href or "").strip()
        if not href or href in ("#", "/") or href.startswith(("javascript:", "tel:", "data:", "mailto:?")):
            continue
        href = href.removeprefix(page.url.partition("#")[0]) if "#" in href else href
        if (anchor.hint and _AWAY.search(anchor.hint)) or (
            len(href) > 9 and page.url.startswith(href.rstrip("/") + "/")
        ):
            continue  # the way back to the list
        score = _rate(anchor, href, first=first, last=last, title=title, outline=outline)
        if score is not None and (best is None or score > best[0] + 0.01):
            best = (score, order)
    if best is None or best[0] < 2.0:
        return None
    href = (outline.anchors[best[1]].href or "").strip()
    return ApplyLink(href, min(0.9, 0.4 + 0.08 * best[0]))


def _rate(anchor: Anchor, href: str, *, first: int, last: int, title: str, outline: Outline) -> float | None:
    if anchor.zone & (Zone.NAV | Zone.RELATED | Zone.COOKIE | Zone.HIDDEN | Zone.COMMENT):
        return None
    text = fold(anchor.text)
    says_apply = len(text) < 90 and phrases.says_apply(text)
    if anchor.zone & Zone.FOOTER and not (says_apply and len(text) < 40):
        return None  # bars that stay at the bottom of a screen are footers by name
    score = -1.0 if anchor.zone & (Zone.SHARE | Zone.FOOTER) else 0.0
    mail = href.lower().startswith(("mailto:", "/cdn-cgi/l/email-protection"))
    if says_apply:
        score += 4.0 if len(text) < 40 else 3.0
        if title and title in text:
            score += 0.5
    hinted = bool(anchor.hint) and _HINT.search(anchor.hint) is not None
    if hinted:
        score += 1.5
    score += _promise(href)
    near = first - 12 <= anchor.block <= last + 6
    if mail:
        if "body=" in href.lower() and ("http" in href.lower() or "://" in unquote(href).lower()):
            return None  # a link to send the page to a friend
        score += 1.2
        if _JOBS_MAIL.match(href) or "subject=" in href.lower():
            score += 1.2
        if not near:
            return None
        if _sentence_applies(outline, anchor):
            score += 1.0
    elif not says_apply and score:
        if not near:
            return None
        if _HERE.match(text) or _sentence_applies(outline, anchor):
            score += 1.6
        elif not hinted:
            score -= 1.0
    if href.startswith("#"):
        score -= 1.5
    if score <= 0 or phrases.NOT_APPLY.search(text) or phrases.EASY_APPLY_HOSTS.search(href):
        return None  # asked last: few links come so far
    if near:
        score += 0.8
    if anchor.zone & Zone.HEADER:
        score -= 0.5
    return score


@lru_cache(maxsize=8_192)
def _promise(href: str) -> float:
    """How much an address speaks for an application form."""
    if href.startswith("#"):
        return 3.0 if _FORM_OF_PAGE.search(href) else 0.0
    match = _APPLY_HREF.search(href[:500])
    return 0.0 if match is None else 2.5 if "." in match.group() else 1.5


def _sentence_applies(outline: Outline, anchor: Anchor) -> bool:
    """Whether the sentence around a link speaks of applying."""
    if anchor.block >= len(outline.blocks):
        return False
    for number in (anchor.block, anchor.block - 1):
        if 0 <= number < len(outline.blocks) and phrases.says_apply(outline.blocks[number].folded[:600]):
            return True
    return False
