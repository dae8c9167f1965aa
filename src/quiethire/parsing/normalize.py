"""From a draft, in its source's words, to a typed and judged posting."""

import html as entities
from dataclasses import replace
from datetime import datetime
from urllib.parse import urljoin

from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import InputError
from quiethire.domain.identity import posting_id, url_hash
from quiethire.domain.place import Place
from quiethire.domain.posting import EmploymentType, Posting
from quiethire.domain.provenance import Provenance
from quiethire.domain.quality import score
from quiethire.parsing.contract import Rejection
from quiethire.parsing.dates import parse_date
from quiethire.parsing.employment import employment_of_description, employment_of_title, employment_types
from quiethire.parsing.hosts import country_of_host
from quiethire.parsing.html import sanitize, text_of_sanitized
from quiethire.parsing.language import detect_language, language_code
from quiethire.parsing.pay import find_pay, type_pay
from quiethire.parsing.places import resolve
from quiethire.parsing.requirements import requirements
from quiethire.parsing.seniority import experience_years, seniority
from quiethire.parsing.sponsorship import sponsorship
from quiethire.parsing.storable import storable_draft
from quiethire.parsing.words import fold
from quiethire.parsing.workplace import Verdict, judge_workplace, remote_from, remote_from_of_description

MOST_READ = 200_000
"""Characters of a description that are looked through for what it states."""
MOST_OF_A_TITLE = 500


def normalize(draft: PostingDraft, *, now: datetime, board: BoardRef | None = None) -> Posting | Rejection:
    """Type and judge a draft. A Rejection only when it has no title or no http(s) address; whatever else cannot be
    read stays None, with the source's words kept beside it. Never raises."""
    draft = storable_draft(draft)
    title = _line(draft.title)
    if not title:
        return Rejection(draft.url or draft.external_id or "", "no title")
    try:
        hash_ = url_hash(draft.url)
    except InputError as error:
        return Rejection(draft.url or title, str(error))

    witnesses: dict[str, Provenance] = dict(draft.provenance)
    description = sanitize(draft.description_html or draft.description_text or "", base_url=draft.url)
    text = text_of_sanitized(description)
    folded = fold(text[:MOST_READ])
    folded_title = fold(title[:MOST_OF_A_TITLE])

    language = detect_language(folded)
    if language:
        witnesses["language"] = Provenance("text", "description", 0.8)
    else:
        language = language_code(draft.language)

    at_home = country_of_host(draft.url)
    places = _places(draft, at_home)
    countries = {place.country for place in places if place.country}
    country = next(iter(countries)) if len(countries) == 1 else None
    paid_in = country or (at_home if not countries or at_home in countries else None)

    verdict = judge_workplace(
        label=draft.workplace_text,
        flag=draft.remote_flag,
        places=draft.places,
        title=folded_title,
        description=folded,
    )
    _tell_workplace(verdict, witnesses)

    pay = type_pay(draft.pay, country_hint=paid_in, language=language) if draft.pay else None
    if pay is None and (found := find_pay(text, country_hint=paid_in, language=language, folded=folded)):
        pay, span = found
        witnesses["pay"] = _span(span, 0.8)

    from_where = remote_from(draft.remote_from, places, remote=verdict.remote is True)
    if verdict.remote and not from_where and (stated := remote_from_of_description(text, folded)):
        from_where = stated[0]
        witnesses["remote_from"] = _span(stated[1], 0.7)

    kinds = _employment(draft, folded_title, folded, witnesses)
    level = seniority(folded_title)
    if level:
        witnesses["seniority"] = Provenance("text", "title", 0.8)
    visa = sponsorship(folded)
    if visa:
        witnesses["sponsorship"] = _span(visa[1], 0.8)
    asked = tuple(entry for line in draft.requirements if (entry := _line(line)))
    if not asked and (asked := requirements(text, folded)):
        witnesses["requirements"] = Provenance("text", "description", 0.7)

    def date(stated: str | None, *, future: bool = False) -> datetime | None:
        return (
            parse_date(stated, now=now, language=language, country=country or at_home, future=future)
            if stated
            else None
        )

    posting = Posting(
        id=posting_id(hash_),
        url=draft.url.strip(),
        url_hash=hash_,
        title=title,
        company=_line(draft.company),
        places=places,
        workplace=verdict.workplace,
        remote=verdict.remote,
        remote_from=from_where,
        employment_types=kinds,
        employment_text=_line(", ".join(part for part in draft.employment_text if part and part.strip())),
        pay=pay,
        description_html=description,
        description_text=text,
        requirements=asked,
        department=_line(draft.department),
        seniority=level,
        experience_years=experience_years(folded),
        sponsorship=visa[0] if visa else None,
        language=language,
        posted_at=date(draft.posted_text),
        updated_at=date(draft.updated_text),
        valid_through=date(draft.valid_through_text, future=True),
        application_url=_address(draft.application_url, draft.url),
        external_id=_line(draft.external_id),
        requisition_id=_line(draft.requisition_id),
        board=board,
        closed=draft.closed,
        provenance=witnesses,
        warnings=draft.warnings,
    )
    points, reasons = score(posting)
    return replace(posting, quality_score=points, quality_reasons=reasons)


def _tell_workplace(verdict: Verdict, witnesses: dict[str, Provenance]) -> None:
    """Note what the workplace was read from."""
    if verdict.span:
        witnesses["workplace"] = witnesses["remote"] = _span(verdict.span, 0.7)
    elif verdict.witness:
        witness = witnesses.get(verdict.witness) or Provenance("text", verdict.witness, 0.9)
        witnesses["remote"] = witness
        if verdict.workplace is not None:
            witnesses["workplace"] = witness


def _places(draft: PostingDraft, country: str | None) -> tuple[Place, ...]:
    found: dict[Place, None] = {}
    for place in draft.places:
        found.update(dict.fromkeys(resolve(place, country_hint=country)))
    return tuple(found)


def _employment(
    draft: PostingDraft, folded_title: str, folded: str, witnesses: dict[str, Provenance]
) -> tuple[EmploymentType, ...]:
    """The source's own label, with what the title adds (an internship on full time); else what the title or the
    description states."""
    labelled = employment_types(draft.employment_text)
    if EmploymentType.INTERN in (titled := employment_of_title(folded_title)) and EmploymentType.INTERN not in labelled:
        witnesses["employment_types"] = Provenance("text", "title", 0.8)
        return (EmploymentType.INTERN, *labelled)
    if labelled:
        return labelled
    if titled:
        witnesses["employment_types"] = Provenance("text", "title", 0.8)
        return titled
    stated = employment_of_description(folded)
    if stated is None:
        return ()
    witnesses["employment_types"] = _span(stated[1], 0.7)
    return stated[0]


def _span(span: tuple[int, int], confidence: float) -> Provenance:
    return Provenance("text", f"description[{span[0]}:{span[1]}]", confidence)


def _line(text: str | None) -> str | None:
    if not text:
        return None
    for _ in range(2):  # vendors escape once, and some twice
        if "&" in text and ";" in text:
            text = entities.unescape(text)
    return " ".join(text.replace("\x00", "").replace("\u200b", "").split()) or None


def _address(href: str | None, base: str) -> str | None:
    if not href or not href.strip():
        return None
    try:
        joined = urljoin(base, href.strip())
    except ValueError:
        return None
    return joined if joined.startswith(("https://", "http://", "mailto:")) else None
