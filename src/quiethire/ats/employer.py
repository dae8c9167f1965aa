"""The employer's name where a board's answers do not state it: as its own advertisements spell it.

Lever, Ashby and others answer without the employer's name; the tenant ("brale") is a token, not a name. The spelling
the descriptions use for that token ("Brale") is printed by the employer, so it is evidence, though weaker than a
field: confidence 0.6. Where no description has it, the token itself stands in (it is what the posting's address
prints), at confidence 0.3, if it reads like a name and not like a key.
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
_SPELLED = "spelling of the tenant in the descriptions"
_IN_ADDRESS = "tenant in the address"
_READABLE = re.compile(r"(?=[0-9-]*[A-Za-z-]{3})(?:[0-9]*[a-z-]+[0-9]{0,2}|[A-Z0-9][a-z-]+(?:[A-Z][a-z-]+)*[0-9]{0,2})")
"""A token that reads like a name: lower-case or in camel case, digits before or after it only."""
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
    if all(draft.company for draft in reading.drafts):
        return reading
    bodies = (draft.description_html or draft.description_text for draft in reading.drafts[:_READ])
    name = spelling(board.tenant, [body for body in bodies if body])
    return replace(reading, drafts=tuple(_named(draft, name, board) for draft in reading.drafts))


def name_employer(board: BoardRef, draft: PostingDraft) -> PostingDraft:
    """The same for one draft, as after its detail. A name that was only the tenant's token gives way to a spelling."""
    witness = draft.provenance.get("company")
    if draft.company and not (witness and witness.place == _IN_ADDRESS):
        return draft
    body = draft.description_html or draft.description_text
    name = spelling(board.tenant, [body] if body else [])
    return _named(replace(draft, company=None), name, board) if name or not draft.company else draft


def _named(draft: PostingDraft, name: str | None, board: BoardRef) -> PostingDraft:
    if draft.company:
        return draft
    if name:
        return _witnessed(draft, name, Provenance(board.provider, _SPELLED, 0.6))
    if _READABLE.fullmatch(board.tenant) and board.tenant.casefold() in draft.url.casefold():
        return _witnessed(draft, board.tenant, Provenance(board.provider, _IN_ADDRESS, 0.3))
    return draft


def _witnessed(draft: PostingDraft, name: str, witness: Provenance) -> PostingDraft:
    return replace(draft, company=name, provenance={**draft.provenance, "company": witness})
