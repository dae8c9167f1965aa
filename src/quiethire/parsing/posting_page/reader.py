"""Puts the parts together: outline, title, facts, text, employer, link, verdict, draft."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quiethire.domain.draft import PostingDraft
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance
from quiethire.parsing.employment import employment_types
from quiethire.parsing.outline import FURNITURE, Outline, Zone
from quiethire.parsing.outlining import outline_of
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page import labels, phrases
from quiethire.parsing.posting_page.apply_link import ApplyLink, find_apply_link
from quiethire.parsing.posting_page.body import find_body
from quiethire.parsing.posting_page.chips import (
    chips_near_title,
    dates_of_entry,
    facts_below,
    posted_lines,
)
from quiethire.parsing.posting_page.employer import Employer, find_employer
from quiethire.parsing.posting_page.facts import Fact, facts_of
from quiethire.parsing.posting_page.head import Head, head_of
from quiethire.parsing.posting_page.judge import THRESHOLD, Verdict, is_news, judge, may_be_posting
from quiethire.parsing.posting_page.markup import as_html
from quiethire.parsing.posting_page.prose import facts_in_prose
from quiethire.parsing.posting_page.site_place import place_of_the_site
from quiethire.parsing.posting_page.title import Title, find_title
from quiethire.parsing.words import fold
from quiethire.parsing.workplace import workplace_of_label

SOURCE = "html"
_NEARLY = 2.0
"""How far below the threshold a page may stay to be looked at once more."""
_TELLING = frozenset({labels.LOCATION, labels.EMPLOYMENT, labels.WORKPLACE, labels.PAY})
_ANYWHERE = re.compile(r"^(?:anywhere|worldwide|work from anywhere|global(?:ly)? remote)\b")
_EMPLOYMENT_IN_TITLE = re.compile(
    r"\b(?:intern|interns|internship|part[- ]time|full[- ]time|freelance\w*|working student|werkstudent\w*|"
    r"\w*praktikant\w*|praktikum|pflichtpraktikum|stagiaire|stagiair|tirocinante|tirocinio|stagista|estagio|"
    r"estagiari[oa]|becari[oa]|practicas|stazyst\w+|staz|praktykant\w*|teilzeit|vollzeit|minijob|volunteer|"
    r"temps partiel|seasonal|temporary)\b"
)


@dataclass(frozen=True, slots=True)
class PostingPageReading:
    """What the page says as a posting page, and whether it is one."""

    draft: PostingDraft
    verdict: Verdict


def read_posting(page: Page) -> PostingPageReading | None:
    """The page read as a posting page; None when it has no text or nothing that could be a title."""
    head = head_of(page)
    news = is_news(page)
    if not may_be_posting(head, news):
        return None
    outline = outline_of(page)
    if not outline.blocks or outline.characters < 120:
        return None
    facts = facts_of(outline)
    title = find_title(outline, head, facts)
    if title is None:
        return None
    body = find_body(outline, title.block, facts, title.text)
    link = find_apply_link(page, outline, body, title.text)
    verdict = judge(outline, head, title=title, facts=facts, body=body, link=link, news=news)
    chips: list[Fact] | None = None
    if THRESHOLD - _NEARLY <= verdict.score < THRESHOLD:
        # Short advertisements may state place, hours and pay without labels, in lines beside the title.
        chips = chips_near_title(outline, title.block, body, head)
        if len({chip.kind for chip in chips} & _TELLING) > 1:
            verdict = judge(outline, head, title=title, facts=[*facts, *chips], body=body, link=link, news=news)
    if not verdict.is_posting:
        return PostingPageReading(PostingDraft(url=page.url, title=title.text), verdict)
    facts = [fact for fact in facts if _belongs(fact, title, body)]
    facts += chips_near_title(outline, title.block, body, head) if chips is None else chips
    if not any(fact.kind == labels.POSTED for fact in facts):
        facts += posted_lines(outline, body) or dates_of_entry(outline)
    kinds = {fact.kind for fact in facts}
    facts += [fact for fact in facts_below(outline, body, head.country) if fact.kind not in kinds]
    missing = {labels.LOCATION, labels.EMPLOYMENT, labels.WORKPLACE} - {fact.kind for fact in facts}
    if missing:
        around = [*range(max(0, title.block - 2), title.block), *_beside(outline, body)]
        facts += facts_in_prose(outline, body, around, want=missing, country=head.country)
    if not any(fact.kind == labels.LOCATION for fact in facts):
        facts += place_of_the_site(outline, head, title, body)
    employer = find_employer(page, outline, head, facts, title.text)
    if employer is not None and len(body) > 1 and outline.blocks[body[0]].folded == fold(employer.name):
        body = body[1:]
    return PostingPageReading(
        _draft(page, outline, head, title=title, facts=facts, body=body, link=link, employer=employer), verdict
    )


def _belongs(fact: Fact, title: Title, body: Sequence[int]) -> bool:
    """Facts stand near the title or the text, not in a list of other postings far below."""
    if not body:
        return True
    first = min(title.block, body[0]) if title.block >= 0 else body[0]
    return first - 40 <= fact.block <= body[-1] + 30


def _beside(outline: Outline, body: Sequence[int]) -> list[int]:
    """The blocks just after the text, where closing remarks stand ("Hiring in …")."""
    if not body:
        return []
    after = range(body[-1] + 1, min(body[-1] + 30, len(outline.blocks)))
    plain = [number for number in after if outline.blocks[number].linked * 2 <= len(outline.blocks[number].text)]
    return [
        number
        for number in plain[:6]
        if not outline.blocks[number].zone & (FURNITURE & ~Zone.FOOTER) and len(outline.blocks[number].text) < 200
    ]


def _best(facts: Sequence[Fact], kind: str) -> Fact | None:
    chosen = None
    for fact in facts:
        if fact.kind == kind and (chosen is None or fact.confidence > chosen.confidence):
            chosen = fact
    return chosen


def _draft(
    page: Page,
    outline: Outline,
    head: Head,
    *,
    title: Title,
    facts: Sequence[Fact],
    body: Sequence[int],
    link: ApplyLink | None,
    employer: Employer | None,
) -> PostingDraft:
    seen: dict[str, Provenance] = {
        "title": Provenance(SOURCE, title.place, max(0.1, min(0.9, 0.3 + title.score * 0.06))),
    }

    def stated(field: str, kind: str) -> str | None:
        fact = _best(facts, kind)
        if fact is None:
            return None
        seen[field] = Provenance(SOURCE, f"block {fact.block}, {fact.label}", fact.confidence)
        return fact.value

    location = stated("places", labels.LOCATION)
    stated("employment_text", labels.EMPLOYMENT)
    employment = _employment(facts)
    if kind := _EMPLOYMENT_IN_TITLE.search(fold(title.text)):
        employment = tuple(dict.fromkeys((*employment, kind.group())))
        seen.setdefault("employment_text", Provenance(SOURCE, "title", 0.5))
    workplace = stated("workplace_text", labels.WORKPLACE)
    if workplace is None and location and _ANYWHERE.match(fold(location)):
        workplace = "remote"
        seen["workplace_text"] = replace(seen["places"], confidence=seen["places"].confidence * 0.8)
    elif workplace is None and location and workplace_of_label(location) is not None:
        workplace = location
        seen["workplace_text"] = replace(seen["places"], confidence=seen["places"].confidence * 0.9)
    pay = stated("pay", labels.PAY)
    posted = stated("posted_text", labels.POSTED)
    valid = stated("valid_through_text", labels.VALID)
    department = stated("department", labels.DEPARTMENT)
    requisition = stated("requisition_id", labels.REQUISITION)
    if employer is not None:
        seen["company"] = Provenance(SOURCE, employer.place, employer.confidence)
    if link is not None:
        seen["application_url"] = Provenance(SOURCE, "a[href]", link.confidence)
    description = as_html(outline, body) if body else None
    if description:
        seen["description_html"] = Provenance(SOURCE, f"blocks {body[0]}-{body[-1]}", 0.6)
    return PostingDraft(
        url=page.url,
        title=title.text,
        company=employer.name if employer else None,
        places=(PlaceText(text=location),) if location else (),
        workplace_text=workplace,
        employment_text=employment,
        pay=PayText(text=pay) if pay else None,
        description_html=description,
        department=department,
        posted_text=posted,
        valid_through_text=valid,
        application_url=link.href if link else None,
        requisition_id=requisition if requisition and len(requisition) < 40 else None,
        language=head.language,
        closed=_is_closed(outline),
        provenance=seen,
    )


def _employment(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Every statement about the employment: contract and hours are often stated apart. Those that name a kind go
    before those that only repeat numbers."""
    values = list(
        dict.fromkeys(fact.value for fact in facts if fact.kind == labels.EMPLOYMENT and len(fact.value) < 160)
    )
    telling = [value for value in values if employment_types((value,))]
    return tuple(telling or [value for value in values if len(value) < 40])[:4]


def _is_closed(outline: Outline) -> bool:
    lines = [block.folded for block in outline.blocks if len(block.text) <= 400 and not block.zone & FURNITURE]
    # Most pages have none of the words in any line, which is found out fastest for all lines at once.
    if phrases.may_say_closed("\n".join(lines)) and any(phrases.says_closed(line) for line in lines):
        return True
    return any(len(line) < 40 and phrases.CLOSED_MARK.match(line) for line in lines)
