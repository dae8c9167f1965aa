"""Several witnesses of one posting, made one draft.

Drafts of one page are grouped by posting; within a group each field goes to the most trusted witness that speaks of
it, and what the others said differently is kept in `Provenance.other`.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from quiethire.domain.draft import PostingDraft
from quiethire.domain.provenance import Provenance

_NOT_MERGED = {"url", "provenance", "warnings", "closed", "requirements"}
MERGED_FIELDS = tuple(field.name for field in fields(PostingDraft) if field.name not in _NOT_MERGED)


def merge(drafts: Sequence[PostingDraft]) -> PostingDraft:
    """One draft of the posting that all these speak of. `drafts` is not empty; the first gives the address."""
    if len(drafts) == 1:
        return drafts[0]
    chosen: dict[str, Any] = {}
    provenance: dict[str, Provenance] = {}
    for name in MERGED_FIELDS:
        heard = [(_confidence(draft, name), draft) for draft in drafts if getattr(draft, name) not in (None, (), "")]
        if not heard:
            continue
        heard.sort(key=lambda pair: -pair[0])
        best = heard[0][1]
        value = getattr(best, name)
        chosen[name] = value
        witness = best.provenance.get(name)
        if witness is None:
            continue
        others = tuple(
            f"{_source(draft, name)}: {brief(getattr(draft, name))}"
            for _, draft in heard[1:]
            if brief(getattr(draft, name)).casefold() != brief(value).casefold()
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
