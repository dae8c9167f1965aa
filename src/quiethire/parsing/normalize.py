"""From a draft, in its source's words, to a typed and judged posting."""

import html as entities
from dataclasses import replace
from datetime import datetime
from urllib.parse import urljoin

from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import InputError
from quiethire.domain.identity import posting_id, url_hash
from quiethire.domain.place import Place, Workplace
from quiethire.domain.posting import Posting
from quiethire.domain.provenance import Provenance
from quiethire.domain.quality import score
from quiethire.parsing.contract import Rejection
from quiethire.parsing.dates import parse_date
from quiethire.parsing.employment import employment_types
from quiethire.parsing.html import sanitize, text_of_sanitized
from quiethire.parsing.language import detect_language, language_code
from quiethire.parsing.pay import find_pay, type_pay
from quiethire.parsing.places import resolve
from quiethire.parsing.requirements import requirements
from quiethire.parsing.seniority import experience_years, seniority
from quiethire.parsing.sponsorship import sponsorship
from quiethire.parsing.words import fold
from quiethire.parsing.workplace import workplace_of_label


def normalize(draft: PostingDraft, *, now: datetime, board: BoardRef | None = None) -> Posting | Rejection:
    """Type and judge a draft. A Rejection only when it has no title or no http(s) address; whatever else cannot be
    read stays None, with the source's words kept beside it. Never raises."""
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
    folded = fold(text)

    language = language_code(draft.language)
    if language is None and (language := detect_language(folded)):
        witnesses["language"] = Provenance("text", "description", 0.8)

    places = _places(draft)
    country = next((place.country for place in places if place.country), None)

    workplace, remote = _workplace(draft)
    pay = type_pay(draft.pay, country_hint=country, language=language, title=title) if draft.pay else None
    if pay is None and (found := find_pay(text, country_hint=country, language=language)):
        pay, span = found
        witnesses["pay"] = _span(span, 0.8)

    level = seniority(fold(title))
    if level:
        witnesses.setdefault("seniority", Provenance("text", "title", 0.8))
    if visa := sponsorship(folded):
        witnesses.setdefault("sponsorship", _span(visa[1], 0.8))

    posting = Posting(
        id=posting_id(hash_),
        url=draft.url.strip(),
        url_hash=hash_,
        title=title,
        company=_line(draft.company),
        places=places,
        workplace=workplace,
        remote=remote,
        remote_from=tuple(draft.remote_from),
        employment_types=employment_types(draft.employment_text),
        employment_text=_line(", ".join(part for part in draft.employment_text if part and part.strip())),
        pay=pay,
        description_html=description,
        description_text=text,
        requirements=tuple(filter(None, map(_line, draft.requirements))) or requirements(text, folded),
        department=_line(draft.department),
        seniority=level,
        experience_years=experience_years(folded),
        sponsorship=visa[0] if visa else None,
        language=language,
        posted_at=parse_date(draft.posted_text, now=now, language=language) if draft.posted_text else None,
        updated_at=parse_date(draft.updated_text, now=now, language=language) if draft.updated_text else None,
        valid_through=parse_date(draft.valid_through_text, now=now, language=language)
        if draft.valid_through_text
        else None,
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


def _places(draft: PostingDraft) -> tuple[Place, ...]:
    found: dict[Place, None] = {}
    for place in draft.places:
        found.update(dict.fromkeys(resolve(place)))
    return tuple(found)


def _workplace(draft: PostingDraft) -> tuple[Workplace | None, bool | None]:
    stated = workplace_of_label(draft.workplace_text)
    if stated is None and draft.remote_flag:
        stated = Workplace.REMOTE
    remote = draft.remote_flag if stated is None else stated is Workplace.REMOTE
    return stated, remote


def _span(span: tuple[int, int], confidence: float) -> Provenance:
    return Provenance("text", f"description[{span[0]}:{span[1]}]", confidence)


def _line(text: str | None) -> str | None:
    if not text:
        return None
    if "&" in text:
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
