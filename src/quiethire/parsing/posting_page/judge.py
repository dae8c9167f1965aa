"""Whether a page is a posting page: evidence for and against, added up."""

import re
from dataclasses import dataclass

from quiethire.parsing.occupations import has_gender_mark, looks_like_occupation
from quiethire.parsing.outline import FURNITURE, Outline, Zone
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page import phrases
from quiethire.parsing.posting_page.apply_link import ApplyLink
from quiethire.parsing.posting_page.facts import Fact
from quiethire.parsing.posting_page.head import Head, path_words, words_of
from quiethire.parsing.posting_page.labels import (
    COMPANY,
    EMPLOYMENT,
    LOCATION,
    OTHER,
    PAY,
    POSTED,
    REQUISITION,
    VALID,
    WORKPLACE,
)
from quiethire.parsing.posting_page.title import Title
from quiethire.parsing.words import Phrases, fold

THRESHOLD = 5.0


_PATH = re.compile(
    r"^(?:jobs?|jobid|careers?|positions?|open-?positions?|openings?|vacanc(?:y|ies)|roles?|postings?|"
    r"opportunit(?:y|ies)|requisitions?|hiring|join(?:-us|-the-team|-our-team)?|work-(?:with-us|for-us|here|at-\S+)|stellen?|"
    r"jobangebote?|stellenmarkt|stellenboerse|on-recrute|nous-rejoindre|rejoignez\S*|unete\S*|bolsa-de-\S+|"
    r"arbeiten-?bei\S*|mitarbeiten|stellenangebote?|stellenanzeigen?|karriere|ausbildung|emplois?|offres?(?:-d-?emploi)?|recrutement|carrieres?|"
    r"postes?|empleos?|"
    r"trabaj[ao]\S*|vacantes?|ofertas?(?:-de-empleo)?|puestos?|convocatorias?|vacatures?|werken-?bij\S*|functies?|"
    r"vagas?|empregos?|carreiras?|trabalhe\S*|lavor[ao]\S*|posizioni\S*|offerte?\S*|praca|oferty?\S*|kariera|"
    r"rekrutacja|karriar\S*|jobb|lediga\S*|stillinger?|job-?details?|jobdetail|job-?description|kariera|rabota|"
    r"vagas?[-_]\S+|vacature[-_]\S+|job[-_]\S+|kariyer|cariere|karrier|joburi|locuri-de-munca|(?:avoimet-)?tyopaikat|"
    r"prace|volna-mista|volne-\S+|allas(?:ok|ajanlat\w*)?|ledige-\S+|vakans\S*|вакансии|вакансії|работа|обяви)$"
)
_NEWS_PATH = re.compile(
    r"^(?:blog|news|newsroom|articles?|stories|story|press|magazine|(?:19|20)\d\d|aktuelles|presse|actualites?|"
    r"noticias|nieuws|aktualnosci|events?|podcasts?|case-stud(?:y|ies)|insights?)$"
)
_NEWS_TYPES = re.compile(r'"@type"\s*:\s*\[?\s*"(?:NewsArticle|ReportageNewsArticle|Recipe|Product|Event|VideoObject)"')
_APPLICATION = re.compile(
    r"kandida|candida|apply|applic|sollicit|bewerb|postul|formul|ansok|soknad|ansog|aplik|inscri|hae-|whatsapp|wa\.me",
    re.IGNORECASE,
)
"""In addresses of forms to apply with."""
_ASKED = re.compile(
    r"(?:what|how|why|when|who|is|are|was|wie|warum|wer|comment|pourquoi|qu'est|que|como|por que|cosa|come|"
    r"perche|wat|hoe|"
    r"waarom|o que|co|jak|dlaczego|vad|hur|varfor|hvad|hvordan|hva)\b"
)
"""Beginnings of the questions that articles answer."""
_SECTION_LINES = 400


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum of the evidence, and what it was made of."""

    score: float
    evidence: tuple[str, ...]

    @property
    def is_posting(self) -> bool:
        """Whether the sum reaches the threshold."""
        return self.score >= THRESHOLD


def judge(
    outline: Outline,
    head: Head,
    *,
    title: Title,
    facts: list[Fact],
    body: list[int],
    link: ApplyLink | None,
    news: bool,
) -> Verdict:
    """Adds up what speaks for one posting being the subject of the page."""
    evidence: list[str] = []
    score = 0.0

    def add(points: float, what: str) -> None:
        nonlocal score
        if points:
            score += points
            evidence.append(f"{what} {points:+.1f}")

    last = _EXTENSION.sub("", head.path[-1]) if head.path else ""
    if _PATH.match(last) and not head.has_query:
        add(-1.5, "address of a list")
    in_path = any(_PATH.match(segment) for segment in head.path)
    add(1.5 if in_path else 0.0, "path")
    add(2.0 if looks_like_occupation(title.text) else 0.0, "occupation")
    add(-2.0 if title.score < 3.5 else 0.0, "doubtful title")
    sisters = _sisters(outline, title, body)
    add(-1.5 * min(3, sisters) - (2.5 if sisters > 2 else 0.0), "headings like the title")
    add(*_against(title.text))
    add(1.0 if has_gender_mark(title.text) else 0.0, "gender mark")
    add(min(1.5, max(0.0, title.score - 4.0) * 0.4), "title")
    kinds = {fact.kind for fact in facts if fact.kind != OTHER}
    worth = {
        LOCATION: 1.0,
        EMPLOYMENT: 1.0,
        WORKPLACE: 0.7,
        PAY: 0.7,
        POSTED: 0.4,
        COMPANY: 0.5,
        VALID: 0.8,
        REQUISITION: 0.5,
    }
    add(min(3.0, sum(worth.get(kind, 0.0) for kind in kinds)), "facts")
    wording = _wording(outline, title, body)
    add(min(3.0, wording.sections * 0.9), "sections")
    add(min(2.5, wording.hiring * 0.7), "hiring words")
    add(min(1.8, wording.terms * 0.45), "terms of employment")
    add(min(1.2, wording.qualifications * 0.4), "what is asked")
    if link:
        add(min(1.5, link.confidence * 1.8), "apply link")
    elif any(
        anchor.href is None and not anchor.zone & FURNITURE and phrases.says_apply(fold(anchor.text[:80]))
        for anchor in outline.anchors
    ):
        add(1.0, "apply button")
    add(-min(3.0, wording.sales * 1.5), "sells something")
    add(-2.0 if wording.characters < 200 else 0.0, "little text")
    if news:
        add(-6.0, "news")
    elif not in_path and any(_NEWS_PATH.match(segment) for segment in head.path):
        add(
            -2.5 if any(not segment.isdigit() and _NEWS_PATH.match(segment) for segment in head.path) else -1.2,
            "news path",
        )
    if not (wording.sections or wording.hiring or wording.terms > 1) and len(kinds) < 2:
        add(-2.0, "no wording of an advertisement")
    if _has_own_page(outline, head, title):
        add(-5.0, "its own page is linked")
    others = _other_postings(outline, head, title)
    add(-min(5.0, max(0, others - 3) * 0.5), "links to postings")
    if not head.path:
        add(-1.0, "home page")
    return Verdict(score, tuple(evidence))


def _against(title: str) -> tuple[float, str]:
    """What in a title's form speaks against its being one."""
    if title.endswith(("?", "？")):
        return -5.0 if _ASKED.match(fold(title)) else -2.0, "question"
    if phrases.is_invitation(fold(title)):
        return -3.0, "invitation"
    slogan = title.endswith((".", "!")) and not looks_like_occupation(title)
    return -1.5 if slogan else 0.0, "slogan"


@dataclass(frozen=True, slots=True)
class _Wording:
    """How many headings of sections, phrases of advertisements, terms of employment, things asked, offers to buy, and
    characters."""

    sections: int = 0
    hiring: int = 0
    terms: int = 0
    qualifications: int = 0
    sales: int = 0
    characters: int = 0


def _wording(outline: Outline, title: Title, body: list[int]) -> _Wording:
    """What is said from just before the title to the end of the text."""
    if not body:
        return _Wording()
    sections = characters = 0
    said: list[str] = []
    first = min(title.block, body[0]) if title.block >= 0 else body[0]
    said += [block.folded for block in outline.blocks[max(0, first - 2) : first] if not block.zone & FURNITURE]
    for number in range(first, min(first + _SECTION_LINES, body[-1] + 1)):
        block = outline.blocks[number]
        if block.zone & FURNITURE:
            continue
        characters += len(block.text)
        if len(block.text) < 90 and phrases.is_section(block.folded):
            sections += 1
        elif "\n" in block.text or ":" in block.text[:50]:
            for line in block.folded.split("\n")[:40]:
                heading, colon, _ = line.partition(":")
                if len(heading) < 50 and (colon or len(line) < 50) and phrases.is_section(heading):
                    sections += 1
        if characters < 12_000:
            said.append(block.folded[:3_000])
    whole = "\n".join(said)
    return _Wording(
        sections,
        min(4, phrases.HIRING_WORDS.how_many(whole)),
        phrases.TERMS.how_many(whole),
        phrases.QUALIFICATIONS.how_many(whole),
        phrases.SALES.how_many(whole),
        characters,
    )


def may_be_posting(head: Head, news: bool) -> bool:
    """Whether head and address leave it possible, so that articles need not be read: an article that neither its
    address nor its title connects with work is none."""
    told = any(segment.isdigit() or _NEWS_PATH.match(segment) for segment in head.path)
    if any(_PATH.match(segment) for segment in head.path) or not (news or (head.og_type == "article" and told)):
        return True
    titles = f"{head.title} {head.og_title}"
    return looks_like_occupation(titles) or _JOB_WORDS.said_in(fold(titles))


_JOB_WORDS = Phrases.of("""
    job; career; hiring; vacan; position; karriere; stelle; emploi; recrut; poste; empleo; trabajo; puesto;
    oferta; werken; functie; baan; gezocht; vaga; emprego; lavor; posizion; praca; prace; kariera; jobb; tjanst;
    stilling; convocatoria; concurso; seleccion; profesional; avviso; bando; ausschreib; annonce; wanted; работа;
    вакан; обяв; tyopaik; arbeiten bei; arbeiten-bei; mitarbeiten; travailler; trabaja con; trabalhe;
    rejoign; rejoindre;
    join-us; join us; jobba; arbejd; rekrut
""")


def may_hold_several(head: Head) -> bool:
    """Whether address or title connect the page with work, so that it is worth looking for several postings on it."""
    if any(_PATH.match(_EXTENSION.sub("", segment)) for segment in head.path):
        return True
    words = fold(f"{head.title} {head.og_title} {' '.join(head.path)}")
    return _JOB_WORDS.said_in(words) or looks_like_occupation(f"{head.title} {head.og_title}")


_EXTENSION = re.compile(r"\.(?:html?|php|aspx?)$")


def is_news(page: Page) -> bool:
    """Whether structured data says the page is an article of news, a product, a recipe."""
    return any('"@type"' in script.text and _NEWS_TYPES.search(script.text) for script in page.scripts)


def _sisters(outline: Outline, title: Title, body: list[int]) -> int:
    """Headings of the same level elsewhere that name other positions: the page lists several."""
    if title.block < 0:
        return 0
    if not outline.blocks[title.block].level:
        return _marked_lines(outline, title)
    level, own = outline.blocks[title.block].level, fold(title.text)
    inside = set(body)
    return sum(
        1
        for number, block in enumerate(outline.blocks)
        if block.level == level
        and number != title.block
        and not block.zone & FURNITURE
        and len(block.text) < (60 if number in inside else 90)
        and block.folded != own
        and looks_like_occupation(block.text)
        and not phrases.is_section(block.folded)
        and not (number in inside and block.text.endswith((":", ".", "?", "!")))
    )


def _marked_lines(outline: Outline, title: Title) -> int:
    """Lines of the same element as the title's that have the mark of titles too: accordions of several postings."""
    tag = outline.blocks[title.block].tag
    return sum(
        1
        for number, block in enumerate(outline.blocks)
        if block.tag == tag
        and number != title.block
        and not block.zone & (FURNITURE | Zone.ASIDE)
        and len(block.text) < 90
        and block.linked * 2 <= len(block.text)
        and fold(title.text) not in block.folded
        and has_gender_mark(block.text)
    )


def _has_own_page(outline: Outline, head: Head, title: Title) -> bool:
    """Whether a link leads to a page whose address is made of the title's words: then this page only lists it."""
    wanted = set(words_of(title.text))
    if not wanted or wanted <= set(head.slug) or max(map(len, wanted)) < 4:
        return False
    own = "/".join(head.path)
    longest = max(wanted, key=len)
    for anchor in outline.anchors:
        href = anchor.href or ""
        if (
            anchor.zone & FURNITURE
            or not href
            or longest not in fold(href)
            or _APPLICATION.search(href)
            or href.startswith(("#", "mailto:", "tel:", "javascript:"))
        ):
            continue
        path = path_words(href if "//" in href else f"https://x.example/{href.lstrip('/')}")
        if not path or (own and own in "/".join(path) and len(path) <= len(head.path)):
            continue
        last = set(words_of(path[-1]))
        shared = wanted & last
        enough = sum(map(len, shared)) >= max(8, 0.75 * sum(map(len, wanted)))
        if enough and not phrases.says_apply(fold(anchor.text)):
            return True
    return False


def _other_postings(outline: Outline, head: Head, title: Title) -> int:
    """Links in the content whose text looks like a position other than this one."""
    found: set[str] = set()
    own = fold(title.text)
    for anchor in outline.anchors:
        if anchor.href is None or anchor.zone & FURNITURE or not 6 < len(anchor.text) < 100:
            continue
        folded = fold(anchor.text)
        if own not in folded and looks_like_occupation(anchor.text) and not phrases.says_apply(folded):
            found.add(anchor.href)
    return len(found)
