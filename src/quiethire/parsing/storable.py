"""Text that every store takes, of a length that every reader takes.

JSON can spell what no text may hold: half a surrogate pair ("\\ud800"), which cannot be written as UTF-8, and the null
character, which PostgreSQL refuses. Both come with real answers, so that drafts are cleaned where readers hand them on.
"""

import re
from dataclasses import fields, replace
from typing import Any

import orjson

from quiethire.domain.draft import PostingDraft
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance

LONGEST_LINE = 4_000
"""Characters kept of a field that is one line: titles have 300 at the most, addresses 2,000."""
LONGEST_DESCRIPTION = 1_000_000
"""Characters kept of a description; the longest seen in use has a tenth of them."""
_MOST_PARTS = 1_000  # places, requirements and other repeated fields
_MOST = 10**15  # a number with more digits is no amount, and takes long to write down
_DESCRIPTIONS = frozenset({"description_html", "description_text"})
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
    """The draft with every text storable and no longer than its limit; the draft itself when there is nothing to do."""
    if _is_plain(draft):
        return draft
    changed: dict[str, Any] = {}
    for name, value in vars(draft).items():
        cleaned = _cleaned(value, LONGEST_DESCRIPTION if name in _DESCRIPTIONS else LONGEST_LINE)
        if cleaned is not value:
            changed[name] = cleaned
    return replace(draft, **changed) if changed else draft


def _is_plain(draft: PostingDraft) -> bool:
    """Whether there is surely nothing to do, as with nearly every draft: looking at its parts one by one takes longer
    than some readers of the description, and writing them down as JSON hardly any time. In it no field is longer than
    the whole, a part has three characters at least, the null character is spelt out, and halves of pairs are refused.
    """
    if draft.pay is not None and _cleaned(draft.pay) is not draft.pay:
        return False
    rest = {name: value for name, value in vars(draft).items() if name not in _DESCRIPTIONS}
    try:
        written = orjson.dumps(rest)
    except TypeError:
        return False
    if len(written) > min(LONGEST_LINE, 3 * _MOST_PARTS) or b"\\u0000" in written:
        return False
    texts = (draft.description_html, draft.description_text)
    return all(text is None or (len(text) <= LONGEST_DESCRIPTION and storable(text) is text) for text in texts)


def _cleaned(value: Any, longest: int = LONGEST_LINE) -> Any:
    if isinstance(value, str):
        return storable(value if len(value) <= longest else value[:longest])
    if isinstance(value, int) and not -_MOST < value < _MOST:
        return None
    if isinstance(value, tuple):
        made = tuple(_cleaned(one) for one in value[:_MOST_PARTS])
        return (
            value if len(made) == len(value) and all(new is old for new, old in zip(made, value, strict=True)) else made
        )
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
