"""The employer's name where a board's answers do not state it: as its own advertisements spell it.

Lever, Ashby and others answer without the employer's name; the tenant ("brale") is a token, not a name. The spelling
the descriptions use for that token ("Brale") is printed by the employer, so it is evidence, though weaker than a
field: confidence 0.6. Where no description has it, the name stays unknown.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from quiethire.ats.contract import Reading
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.provenance import Provenance

_READ = 40
"""Descriptions looked at: an employer names itself in most of them."""
_TAG = re.compile(r"<[^<>]*>")


def spelling(tenant: str, descriptions: Iterable[str]) -> str | None:
    """The commonest spelling of the token in the texts, capitalised spellings before others; None when it is absent.

    Separators of the token stand for nothing, a space, a dot or a hyphen in the text.
    """
    words = [re.escape(word) for word in re.split(r"[^0-9A-Za-z]+", tenant) if word]
    if not words or len("".join(words)) < 3:
        return None
    pattern = re.compile(r"(?<![\w@./-])" + r"[\s.&-]{0,3}".join(words) + r"(?![\w@-]|\.\w)", re.IGNORECASE)
    seen: Counter[str] = Counter(
        found for text in descriptions for found in pattern.findall(html.unescape(_TAG.sub(" ", text)))
    )
    if not seen:
        return None
    return max(seen, key=lambda name: (name != name.lower(), seen[name]))


def name_employers(board: BoardRef, reading: Reading) -> Reading:
    """The reading with the employer's spelling for drafts that name none."""
    nameless = [draft for draft in reading.drafts if not draft.company]
    if not nameless:
        return reading
    bodies = (draft.description_html or draft.description_text for draft in reading.drafts[:_READ])
    name = spelling(board.tenant, [body for body in bodies if body])
    if name is None:
        return reading
    return replace(reading, drafts=tuple(_named(draft, name, board) for draft in reading.drafts))


def _named(draft: PostingDraft, name: str, board: BoardRef) -> PostingDraft:
    if draft.company:
        return draft
    witness = Provenance(board.provider, "spelling of the tenant in the descriptions", 0.6)
    return replace(draft, company=name, provenance=MappingProxyType({**draft.provenance, "company": witness}))
