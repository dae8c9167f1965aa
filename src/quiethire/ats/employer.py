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

from quiethire.ats.contract import Reading
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.provenance import Provenance

_READ = 40
"""Descriptions looked at: an employer names itself in most of them."""
_TAG = re.compile(r"<[^<>]*>")


def spelling(tenant: str, descriptions: Iterable[str]) -> str | None:
    """The commonest spelling of the token in the texts; None when it is absent.

    Between the token's characters a space, dot, hyphen or ampersand may stand ("4thdimension" is "4th Dimension"), but
    then every word must have a capital or digit: "together" is not "to get her".
    """
    characters = [re.escape(character) for character in re.sub(r"[^0-9A-Za-z]+", "", tenant)]
    if len(characters) < 3:
        return None
    pattern = re.compile(r"(?<![\w@./-])" + r"(?:[\s.&-]|\s&\s)?".join(characters) + r"(?![\w@-]|\.\w)", re.IGNORECASE)
    printed = (html.unescape(_TAG.sub(" ", text)) for text in descriptions)
    seen: Counter[str] = Counter(
        found for text in printed for found in pattern.findall(text) if _is_name(found, tenant)
    )
    if not seen:
        return None
    return max(seen, key=lambda name: (name != name.lower(), seen[name]))


def _is_name(found: str, tenant: str) -> bool:
    words = re.split(r"[\s.&-]+", found)
    return found == tenant or (all(not word[:1].islower() for word in words) if len(words) > 1 else True)


def name_employers(board: BoardRef, reading: Reading) -> Reading:
    """The reading with the employer's spelling for drafts that name none."""
    nameless = [draft for draft in reading.drafts if not draft.company]
    if not nameless:
        return reading
    bodies = (draft.description_html or draft.description_text for draft in reading.drafts[:_READ])
    name = spelling(board.tenant, [body for body in bodies if body])
    return replace(reading, drafts=tuple(_named(draft, name, board) for draft in reading.drafts)) if name else reading


def name_employer(board: BoardRef, draft: PostingDraft) -> PostingDraft:
    """The same for one draft, as after its detail."""
    body = draft.description_html or draft.description_text
    name = spelling(board.tenant, [body]) if body and not draft.company else None
    return _named(draft, name, board) if name else draft


def _named(draft: PostingDraft, name: str, board: BoardRef) -> PostingDraft:
    if draft.company:
        return draft
    witness = Provenance(board.provider, "spelling of the tenant in the descriptions", 0.6)
    return replace(draft, company=name, provenance={**draft.provenance, "company": witness})
