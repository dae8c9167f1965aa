"""The title of a posting: which heading it is, or what remains of `<title>` without the site's name."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from quiethire.parsing.occupations import has_gender_mark, looks_like_occupation
from quiethire.parsing.outline import FURNITURE, Block, Outline, Zone
from quiethire.parsing.posting_page import phrases
from quiethire.parsing.posting_page.facts import Fact
from quiethire.parsing.posting_page.head import Head, words_of
from quiethire.parsing.posting_page.labels import TITLE, kind_of_label
from quiethire.parsing.words import fold


@dataclass(frozen=True, slots=True)
class Title:
    """The title as printed, where it was found, the block it is printed in (-1: in none), and how sure we are."""

    text: str
    place: str
    block: int
    score: float


_HINT = re.compile(
    r"(?:^|[\s_-])(?:(?:job|position|vacancy|posting|role|opening|entry|post|page|career|offer|jobad|vacature|"
    r"stellen?)-?_?(?:title|titel|name|headline|heading|header__title)|jobtitle|positiontitle|h1|"
    r"headline|hero-title|app-title|listing-header)(?=$|[\s_-])",
    re.IGNORECASE,
)
_JOB_HINT = re.compile(
    r"(?:job|position|vacancy|posting|role|vacature|stelle)s?[\w-]{0,14}(?:title|titel|name|headline)", re.IGNORECASE
)
_LEAD = re.compile(
    r"^\s*(?:job application\s*(?:[-–—:]|for)|job (?:opening|opportunity|posting|title|vacancy|advert)\s*[:–—-]|"
    r"jobs?\s*[:–—|]|careers?\s*[:–—|]|career opportunity\s*[:–—-]|position(?: title)?\s*[:–—]|vacancy\s*[:–—-]|"
    r"opening\s*[:–—]|open position\s*[:–—]|open role\s*[:–—]|(?:we are|we're|now) hiring\s*[:!–—-]|"
    r"hiring\s*[:!–—]|wanted\s*[:!–—-]|stellenangebot(?: als)?\s*[:–—|-]|stellenanzeige\s*[:–—-]|"
    r"stellenausschreibung\s*[:–—-]|vacature\s*[:–—|-]|posizione aperta\s*[:–—]|oferta de empleo\s*[:–—-]|"
    r"vacante\s*[:–—-]|offre d['’]emploi\s*[:–—|-]|vaga\s*[:–—|-]|oferta pracy\s*[:–—-]|praca\s*[:–—-]|"
    r"job offer\s*[:–—-])\s*",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\s+(?:gezocht|gesucht|wanted|sökes|søges|søkes|haetaan|recherchée?s?|recherché\(e\)|cercasi|poszukiwan[ya]|"
    r"търси се)\W*$",
    re.IGNORECASE,
)
_SEEKING = re.compile(
    r"^(?:se busca|se necesita|buscamos|cercasi|cerchiamo|wij zoeken(?: een)?|wir suchen(?: eine?n?)?|gesucht|gezocht|"
    r"nous recherchons une?|on recherche une?|procura-se|procuramos|vi söker(?: en)?|vi søger(?: en)?|szukamy|"
    r"poszukujemy|hledáme|keresünk|căutăm|търсим|we're looking for an?|we are looking for an?|looking for an?)\s*:?\s+",
    re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:at|bei|@|chez|bij|hos|presso)\s+(\S.{1,60})$")
_LONGEST = 190


def find_title(outline: Outline, head: Head, facts: list[Fact]) -> Title | None:
    """The best candidate, or None when nothing on the page could be a title."""
    head_words = _head_titles(head)
    offered = "\n".join(head_words)
    slug = set(head.slug)
    best: Title | None = None
    blocks = outline.blocks
    seen_content = 0
    below: str | None = None
    for number, block in enumerate(blocks):
        zone = block.zone
        if zone & (FURNITURE & ~Zone.MODAL) and not (
            block.level == 1 and zone & FURNITURE in (Zone.SHARE, Zone.AUTHOR)
        ):
            continue
        if len(block.text) > _LONGEST * 2:
            seen_content += len(block.text)
            continue
        if not block.level:
            # Plain text is looked at only when the head, the address, a class name or its own words speak for it.
            own = outline.containers[block.container].hint if block.container >= 0 else ""
            marked = (own and hinted(own)) or any(hinted(mark) for mark in block.marks)
            if not marked and not _offered(block, offered, slug) and not _names_occupation(block):
                seen_content += len(block.text)
                continue
        hint = " ".join((outline.containers[block.container].hint if block.container >= 0 else "", *block.marks))
        options = [block.text] if len(block.parts) == 1 or len(block.parts) > 6 else [block.text, *block.parts]
        if "\n" in block.text and len(block.parts) == 1:
            options += block.text.split("\n")[:3]
        for part in options:
            candidate = _rate(" ".join(part.split()), head, head_words, level=block.level, bold=block.bold, hint=hint)
            if candidate is None or candidate < 2.0:
                continue
            if candidate < 8.0 and not looks_like_occupation(part):
                below = below if below is not None else _below(outline)
                candidate -= 4.0 if len(part) > 5 and fold(part) in below else 0.0
            score = (
                candidate
                - (0.3 if part is not block.text else 0.0)
                - min(seen_content / 1_500, 3.0)
                - (1.0 if zone & Zone.ASIDE else 0.0)
            )
            if best is None or score > best.score + 0.01:
                best = Title(part, f"{block.tag}", number, score)
        seen_content += len(block.text)
    for fact in facts:
        if fact.kind == TITLE and len(fact.value) < _LONGEST:
            rated = _rate(fact.value, head, head_words)
            score = 4.0 + max(rated or 0.0, 0.0) * 0.6
            if rated is not None and (best is None or score > best.score):
                best = Title(fact.value, f"label {fact.label!r}", fact.block, score)
    spare = _from_head(head)
    if spare and (best is None or best.score < 3.0):
        rated = 2.5 + (1.0 if looks_like_occupation(spare) else 0.0)
        named = best is not None and looks_like_occupation(best.text) and not looks_like_occupation(spare)
        if best is None or (rated > best.score and not named):
            best = Title(spare, "title", -1, rated)
    if best is None:
        return None
    if best.block < 0:
        best = replace(best, block=_line_with(outline, best.text))
    text = tidy(best.text, head, outline)
    if phrases.is_generic(fold(text)):
        return None
    return Title(text, best.place, best.block, best.score)


@lru_cache(maxsize=16_384)
def hinted(hint: str) -> float:
    """How much class and id words speak for a title."""
    if not _HINT.search(hint):
        return 0.0
    return 2.5 if _JOB_HINT.search(hint) else 1.2


@lru_cache(maxsize=256)
def _site_names(head: Head) -> frozenset[str]:
    """What the page calls its site: og:site_name, the host's name, and the title's last segment where it is either."""
    names = {fold(head.site_name)} if head.site_name else set()
    stems = {label for label in re.split(r"[.-]", head.host) if len(label) > 3}
    names |= {stem for label in head.host.split(".")[:-1] if len(stem := fold(label)) > 3}
    for segment in head.segments[1:]:
        letters = "".join(words_of(segment))
        if any(stem in letters for stem in stems) and not looks_like_occupation(segment):
            names.add(fold(segment))
    return frozenset(names)


def _is_code(text: str) -> bool:
    """Whether a text is a number of a posting rather than a name: more digits than letters."""
    return sum(map(str.isdigit, text)) > sum(map(str.isalpha, text))


def _line_with(outline: Outline, title: str) -> int:
    """The block that has the title as one of its lines; -1 when none has."""
    folded = fold(title)
    for number, block in enumerate(outline.blocks):
        if not block.zone & FURNITURE and folded in block.folded and folded in block.folded.split("\n"):
            return number
    return -1


def _below(outline: Outline) -> str:
    """The folded words of the site's footer, where its owner is named, and hardly ever a position."""
    last = len(outline.blocks) - 6
    lines = [block.folded for at, block in enumerate(outline.blocks) if block.zone & Zone.FOOTER or at >= last]
    return " ".join(" ".join(lines).split())


def _names_occupation(block: Block) -> bool:
    """Whether a short line of plain text may be a title by its own words: with a gender mark, or emphasised and with
    the name of an occupation. Links and lines in boxes beside the content are other postings'."""
    text = block.text
    if len(text) > _LONGEST_LINE or block.linked * 2 > len(text) or block.zone & (Zone.ASIDE | Zone.FORM | Zone.FOOTER):
        return False
    if block.tag == "li" and not block.bold:
        return False
    line = text.split("\n", 1)[0]
    if has_gender_mark(line):
        return True
    return not line.endswith((".", ":", ",")) and len(line.split()) <= 12 and looks_like_occupation(line)


_LONGEST_LINE = 130
_COMPANY = re.compile(
    r"\b(?:gmbh(?: ?& ?co\.? ?(?:kg|ohg|kgaa))?|mbh|ag|kg|ohg|e\.? ?k\.?|e\.? ?v\.?|gbr|ltd|limited|llc|llp|inc|"
    r"plc|corp|"
    r"s\.? ?r\.? ?l\.?|s\.? ?n\.? ?c\.?|s\.? ?p\.? ?a\.?|b\.? ?v\.?|n\.? ?v\.?|bvba|vof|aps|a/s|oy|sas|sarl|s\.? ?l\.?|"
    r"s\.?a\.? de c\.?v\.?|lda|ltda|sp\. ?z ?o\. ?o\.?|s\.c\.|оод|еоод|ад|ооо)\W*$"
)
"""Ends of names of companies: no occupation has them."""


def names_company(text: str) -> bool:
    """Whether a text ends in the legal form of a company."""
    return _COMPANY.search(fold(text)) is not None


def _offered(block: Block, offered: str, slug: set[str]) -> bool:
    """Whether head or address speak for a block or a part of it."""
    if block.folded in offered or (
        len(block.parts) > 1
        and any(5 < len(part) <= len(offered) and fold(part) in offered for part in block.parts[:8])
    ):
        return True
    if len(slug) < 2 or len(block.text) > _LONGEST or sum(word in block.folded for word in slug) < 2:
        return False  # the plain search spares most blocks the cutting into words
    return len(set(words_of(block.text)) & slug) >= 2


def _head_titles(head: Head) -> dict[str, float]:
    """Folded texts the head offers as titles, with how much agreement with them counts."""
    offers: dict[str, float] = {}
    sites = _site_names(head)
    for text, weight in ((head.og_title, 4.0), (head.title, 4.0)):
        if text:
            offers[fold(text)] = max(weight, offers.get(fold(text), 0))
    for segment in head.segments:
        folded = fold(segment)
        if folded not in sites and not phrases.is_generic(folded):
            offers.setdefault(folded, 3.5)
    return offers


def _rate(
    text: str, head: Head, head_words: dict[str, float], *, level: int = 0, bold: bool = False, hint: str = ""
) -> float | None:
    """How much speaks for a text being the title; None when it cannot be."""
    if not 2 < len(text) <= _LONGEST:
        return None
    folded = fold(text)
    if phrases.is_generic(folded) or folded in _site_names(head):
        return None
    if kind_of_label(text) or "@" in text or folded.startswith(("http", "www.")) or _is_code(text):
        return None
    score = {0: 0.0, 1: 3.0, 2: 2.0, 3: 1.2, 4: 0.8, 5: 0.6, 6: 0.5}[level]
    if hint and (weight := hinted(hint)):
        score += weight
    elif bold and not level:
        score += 0.3
    agreement = 0.0
    for offer, weight in head_words.items():
        if folded == offer:
            agreement = max(agreement, weight)
        elif len(folded) > 5 and (offer.startswith(folded) or folded in offer) and len(folded) > 0.25 * len(offer):
            agreement = max(agreement, weight * 0.7)
        elif len(offer) > 8 and offer in folded and len(offer) > 0.4 * len(folded):
            agreement = max(agreement, weight * 0.6)
    score += agreement
    words = words_of(text)
    if head.slug and words:
        shared = len(set(head.slug) & set(words))
        score += 3.0 * shared / max(len(set(head.slug)), len(set(words)) * 0.6, 1)
    occupation = looks_like_occupation(text)
    if occupation:
        score += 1.5
        if has_gender_mark(text):
            score += 2.5
    if _COMPANY.search(folded, max(0, len(folded) - 24)):
        score -= 3.0
    if not level and (text.isupper() or _SEEKING.match(text) or _SOUGHT.search(text) or _LEAD.match(text)):
        score += 1.5
    if any(folded.startswith(site) and len(site) > 5 for site in _site_names(head)):
        score -= 2.5
    if phrases.is_section(folded) and agreement < 3:
        score -= 4.0
    if (len(words) > 14 and agreement < 2) or text.endswith((".", "?", ":")):
        score -= 2.0 if occupation or not text.endswith("?") else 6.0
    if not level and not occupation and agreement < 2:
        score -= 2.0
    elif not level and occupation and len(words) < 13:
        score += 0.7
    return score


def _from_head(head: Head) -> str | None:
    """The first telling segment of og:title or `<title>`."""
    sites = _site_names(head)
    options = [
        segment
        for segment in head.segments
        if fold(segment) not in sites
        and not phrases.is_generic(fold(segment))
        and len(segment) > 3
        and not _COMPANY.search(fold(segment))
    ]
    if not options:
        return None
    return max(
        options, key=lambda segment: (looks_like_occupation(segment), _overlap(segment, head), -options.index(segment))
    )


def _overlap(text: str, head: Head) -> int:
    return len(set(head.slug) & set(words_of(text)))


def tidy(text: str, head: Head, outline: Outline) -> str:
    """The title without announcements before it and without the employer after it."""
    text = " ".join(text.split())
    text = _LEAD.sub("", text, count=1) or text
    text = _SOUGHT.sub("", text) or text
    if (seeking := _SEEKING.match(text)) and looks_like_occupation(text[seeking.end() :]):
        text = text[seeking.end() :]
    match = _AT.search(text)
    if match and _is_employer(re.sub(r"\s*\([^()]{1,12}\)$", "", match.group(1)), head, outline):
        text = text[: match.start()]
    text = re.sub(r"\s+(?:at|@|bei|chez)$", "", text)
    if head.site_name:
        for mark in (" | ", " - ", " – ", " — "):
            if fold(text).endswith(mark + fold(head.site_name)):
                text = text[: -len(mark + head.site_name)]
    return text.strip(" -–—|:·")


def _is_employer(name: str, head: Head, outline: Outline) -> bool:
    """Whether the page knows the words after "at" by themselves: as its site, in another segment of its title, or as
    a line of its own ("About Acme"). "Expert at Control Directorate" is one title."""
    folded = fold(name).strip(" .")
    if folded in _site_names(head) or any(folded == fold(segment) for segment in head.segments):
        return True
    letters = "".join(words_of(name))
    if letters and any(letters == "".join(words_of(label)) for label in head.host.split(".")):
        return True
    alone = {folded, f"about {folded}", f"careers at {folded}", f"jobs at {folded}"}
    return any(
        fold(part).strip(" .") in alone
        for block in outline.blocks
        if len(block.text) < 160
        for part in (block.text, *block.parts)
    )
