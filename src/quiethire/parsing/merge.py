"""Several witnesses of one posting, made one draft.

Each field goes to the most trusted witness that speaks of it, unless what it says is implausible beside the others;
what the others said differently is kept in `Provenance.other`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any

from quiethire.domain.draft import PostingDraft
from quiethire.domain.place import Workplace
from quiethire.domain.posting import EmploymentType
from quiethire.domain.provenance import Provenance
from quiethire.parsing.employment import employment_types
from quiethire.parsing.words import fold
from quiethire.parsing.workplace import workplace_of_label

_NOT_MERGED = {"url", "provenance", "warnings", "closed", "requirements"}
MERGED_FIELDS = tuple(field.name for field in fields(PostingDraft) if field.name not in _NOT_MERGED)
_TAGS = re.compile(r"<[^<>]{0,2000}>")


def merge(drafts: Sequence[PostingDraft]) -> PostingDraft:
    """One draft of the posting that all these speak of. `drafts` is not empty; the first gives the address."""
    if len(drafts) == 1:
        return drafts[0]
    chosen: dict[str, Any] = {}
    provenance: dict[str, Provenance] = {}
    for name in MERGED_FIELDS:
        heard = [draft for draft in drafts if getattr(draft, name) not in (None, (), "")]
        if not heard:
            continue
        heard.sort(key=lambda draft: -_confidence(draft, name))
        best = heard[0]
        if len(heard) > 1 and name in _PREFERENCES:
            best = _PREFERENCES[name](heard)
        value = getattr(best, name)
        chosen[name] = value
        witness = best.provenance.get(name)
        if witness is None:
            continue
        others = tuple(
            f"{_source(draft, name)}: {brief(getattr(draft, name))}"
            for draft in heard
            if draft is not best and brief(getattr(draft, name)).casefold() != brief(value).casefold()
        )
        provenance[name] = replace(witness, other=witness.other + others) if others else witness
    requirements = next((draft.requirements for draft in drafts if draft.requirements), ())
    return replace(
        drafts[0],
        **chosen,
        requirements=requirements,
        closed=any(draft.closed for draft in drafts),
        provenance=provenance,
        warnings=tuple(dict.fromkeys(warning for draft in drafts for warning in draft.warnings)),
    )


def brief(value: Any) -> str:
    """A field's value in one short line, for comparing and for `Provenance.other`."""
    if isinstance(value, tuple):
        return "; ".join(brief(one) for one in value)
    if hasattr(value, "display"):
        return str(value.display)
    if hasattr(value, "minimum"):
        text = value.text or f"{value.minimum}-{value.maximum} {value.currency} {value.period}"
        return " ".join(str(text).split())[:120]
    return " ".join(str(value).split())[:120]


def _confidence(draft: PostingDraft, name: str) -> float:
    witness = draft.provenance.get(name)
    return witness.confidence if witness else 0.0


def _source(draft: PostingDraft, name: str) -> str:
    witness = draft.provenance.get(name)
    return witness.source if witness else "?"


def _workplace(heard: list[PostingDraft]) -> PostingDraft:
    """TELECOMMUTE is the only word schema.org has, so sites say it of hybrid work too: a visible "hybrid" wins."""
    readable = [draft for draft in heard if workplace_of_label(draft.workplace_text) is not None]
    for draft in readable:
        if workplace_of_label(draft.workplace_text) is Workplace.HYBRID and _confidence(draft, "workplace_text") >= 0.5:
            return draft
    return readable[0] if readable else heard[0]


def _employment(heard: list[PostingDraft]) -> PostingDraft:
    """Words that name no kind of employment ("Fachkraft", OTHER) give way to words that do."""
    other = {EmploymentType.OTHER}
    return next((draft for draft in heard if set(employment_types(draft.employment_text)) - other), heard[0])


def _description(heard: list[PostingDraft]) -> PostingDraft:
    """Structured data may carry the beginning only: the page's own text wins when it holds that and much more, or when
    what is structured looks cut."""
    best = heard[0]
    ours = _letters(best.description_html or "")
    for other in heard[1:]:
        theirs = _letters(other.description_html or "")
        cut = len(ours) < 500 or ours.endswith(("...", "…"))
        within = ours[-60:] in theirs and ours[20:80] in theirs
        more = len(theirs) > (1.25 if cut else 1.6 if within else 2.5) * len(ours)
        if more and (ours[20:80] in theirs or len(ours) < 120) and len(theirs) < 60 * len(ours):
            return other
    return best


def _letters(markup: str) -> str:
    return "".join(fold(_TAGS.sub(" ", markup[:200_000])).split())


def _company(heard: list[PostingDraft]) -> PostingDraft:
    """A longer form of the same name from a label is no disagreement; otherwise trust decides."""
    return heard[0]


_PREFERENCES: dict[str, Callable[[list[PostingDraft]], PostingDraft]] = {
    "workplace_text": _workplace,
    "employment_text": _employment,
    "description_html": _description,
    "company": _company,
}
