"""Text that every store takes.

JSON can spell what no text may hold: half a surrogate pair ("\\ud800"), which cannot be written as UTF-8, and the null
character, which PostgreSQL refuses. Both come with real answers, so that drafts are cleaned where readers hand them on.
"""

import re
from dataclasses import fields, replace
from typing import Any

from quiethire.domain.draft import PostingDraft
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance

_HALVES = re.compile("[\ud800-\udfff]")
_PARTS = (PlaceText, PayText, Provenance)


def storable(text: str) -> str:
    """The text without null characters, and with U+FFFD in place of halves of surrogate pairs. The text itself when
    there is nothing to do, which looking at it tells quickly."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", text)
    return text


def storable_draft(draft: PostingDraft) -> PostingDraft:
    """The draft with every text storable; the draft itself when there is nothing to do."""
    changed: dict[str, Any] = {}
    for name, value in vars(draft).items():
        cleaned = _cleaned(value)
        if cleaned is not value:
            changed[name] = cleaned
    return replace(draft, **changed) if changed else draft


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, tuple):
        made = tuple(_cleaned(one) for one in value)
        return value if all(new is old for new, old in zip(made, value, strict=True)) else made
    if isinstance(value, _PARTS):
        changed = {
            field.name: cleaned
            for field in fields(value)
            if (cleaned := _cleaned(old := getattr(value, field.name))) is not old
        }
        return replace(value, **changed) if changed else value
    if isinstance(value, dict):
        witnesses = {_cleaned(name): _cleaned(one) for name, one in value.items()}
        return value if all(witnesses.get(name) is one for name, one in value.items()) else witnesses
    return value
