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
_ADDED = re.compile(
    r"(?:[-_.]?(?:careers?|jobs?|hq|inc|llc|ltd|gmbh|ag|hiring|team|group|com|co|io|ai|app|labs?|tech|official))+$",
    re.IGNORECASE,
)
"""What accounts are given besides the employer's name."""
_SMALL = frozenset({"", "the", "and", "of", "for", "de", "la", "und", "et", "y", "&"})
_TAG = re.compile(r"<[^<>]*>")


def spelling(tenant: str, descriptions: Iterable[str]) -> str | None:
    """The commonest spelling of the token in the texts; None when it is absent.

    Between the token's characters a space, dot, hyphen or ampersand may stand ("4thdimension" is "4th Dimension"), but
    then every word must have a capital or digit, small words apart: "together" is not "to get her". Without what
    accounts add to a name ("acmecareers", "acme.com") the token is tried again.
    """
    printed = [html.unescape(_TAG.sub(" ", text)) for text in descriptions]
    for token in dict.fromkeys((tenant, _ADDED.sub("", tenant))):
        pattern = _pattern(token)
        named = (found for text in printed for found in pattern.findall(text)) if pattern else ()
        seen: Counter[str] = Counter(found for found in named if _is_name(found, token, whole=token == tenant))
        if seen:
            return max(seen, key=lambda name: (name != name.lower(), seen[name]))
    return None


def _pattern(token: str) -> re.Pattern[str] | None:
    parts = [re.escape(part) for part in re.findall(r"(?<![^\W_])and(?![^\W_])|[0-9A-Za-z]", token)]
    if len(parts) < 3:
        return None
    between = r"(?:[\s.&-]|\s&\s)?"
    body = between.join("(?:and|&)" if part == "and" else part for part in parts)
    return re.compile(rf"(?<![\w@./-]){body}(?![\w@-]|\.\w)", re.IGNORECASE)


def _is_name(found: str, token: str, *, whole: bool) -> bool:
    """Whether a find is written as a name. What is left of a token may be an ordinary word: it needs a capital."""
    words = [word for word in re.split(r"[\s&-]+", found) if word.lower() not in _SMALL]
    capitals = all(not word[0].islower() for word in words)
    return capitals or (whole and (found == token or len(words) < 2))


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
