"""Reading vendors' answers: JSON that may be HTML, fields that may be missing, entries that may be broken.

Mandatory fields are indexed plainly (`entry["title"]`); a KeyError or TypeError there makes one entry a Rejection, and
at the top of the document ShapeChanged. Everything optional goes through the tolerant readers below, which answer None
for whatever is not of the kind asked for.
"""

import html
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import orjson

from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import Blocked, InputError, ShapeChanged
from quiethire.domain.exchange import Response
from quiethire.domain.identity import canonical_url
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance
from quiethire.parsing.contract import Rejection

MISREAD = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
"""What Python raises when a document has not the shape that was expected."""

PAGE_LIMIT = 2_000
"""Most list requests ever planned from one stated total; more means that the total is not one."""

_ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&"))
_CHALLENGES = (
    b"cf-challenge",
    b"cf_chl_",
    b"challenge-platform",
    b"just a moment...",
    b"attention required! | cloudflare",
    b"px-captcha",
    b"geo.captcha-delivery.com",
    b"g-recaptcha-response",
    b"hcaptcha.com/1/api.js",
    b"_incapsula_resource",
    b"request unsuccessful. incapsula",
    b"<title>access denied",
    b"verify you are human",
    b"awswafcookiedomainlist",
)


def is_challenge(body: bytes) -> bool:
    """Whether a page is a bot wall or challenge. Looks at its first 100 KB."""
    head = body[:100_000].lower()
    return any(mark in head for mark in _CHALLENGES)


def looks_like_html(body: bytes) -> bool:
    """Whether a body starts like markup for people rather than like data."""
    head = body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--"))


def json_of(response: Response) -> Any:
    """The JSON document of a response. Raises Blocked for a challenge page, ShapeChanged for anything else."""
    body = response.body.removeprefix(b"\xef\xbb\xbf")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        if body.lstrip()[:1] == b"<":
            if is_challenge(body):
                raise Blocked(f"a challenge page stands where {response.url} should give JSON") from error
            raise ShapeChanged(f"{response.url} gave a page instead of JSON", path="$") from error
        return _json_as_written(response, str(error))


def _json_as_written(response: Response, why: str) -> Any:
    """What the strict reader refuses and vendors send all the same: broken UTF-8, lone surrogates, NaN."""
    try:
        return json.loads(response.body.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError) as error:
        raise ShapeChanged(f"{response.url} gave no JSON: {why[:120]}", path="$") from error


def text(value: object) -> str | None:
    """Text without surrounding space; a number as its digits. None for everything else and for nothing."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
    return None


def required(value: object) -> str:
    """The text that must be there. Raises ValueError, which makes the entry a Rejection."""
    found = text(value)
    if found is None:
        raise ValueError(f"expected text, found {type(value).__name__}")
    return found


def joined(*parts: str | None, by: str = "\n") -> str | None:
    """The parts that are there, in order; None when none is."""
    return by.join(part for part in parts if part) or None


def flag(value: object) -> bool | None:
    """True or False where the source says so, as a boolean or as the words "true" and "false"."""
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(value.lower()) if isinstance(value, str) else None


def number(value: object) -> int | float | None:
    """A finite number; digits in text count. None for everything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        try:
            value = float(value) if "." in value else int(value)
        except ValueError:
            return None
    if isinstance(value, int | float) and abs(value) < 1e15:  # also refuses NaN and infinity
        return value
    return None


def count(value: object) -> int | None:
    """A total: a whole number of zero or more."""
    found = number(value)
    return int(found) if found is not None and found >= 0 and found == int(found) else None


def mapping(value: object) -> Mapping[str, Any]:
    """The mapping itself, or an empty one."""
    return value if isinstance(value, Mapping) else {}


def sequence(value: object) -> Sequence[Any]:
    """The list itself, or an empty one."""
    return value if isinstance(value, list) else ()


def rows(value: object) -> Iterator[Mapping[str, Any]]:
    """The mappings in a list; nothing when it is none."""
    return (row for row in sequence(value) if isinstance(row, Mapping))


def texts(value: object) -> tuple[str, ...]:
    """The texts in a list without repeats; one text is a list of one."""
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(found for entry in values if (found := text(entry))))


def place(line: object = None, *, city: object = None, region: object = None, country: object = None) -> PlaceText:
    """A place from whatever of it is text."""
    return PlaceText(text=text(line), city=text(city), region=text(region), country=text(country))


def places(*found: PlaceText) -> tuple[PlaceText, ...]:
    """The places that say something, without repeats."""
    return tuple(dict.fromkeys(spot for spot in found if spot.display))


def unescaped(value: object) -> str | None:
    """HTML that the vendor escaped once more as a whole: only the five characters HTML needs are escaped so, and
    undoing just these is many times faster than looking for every entity there is."""
    found = text(value)
    if not found or "&" not in found:
        return found
    for escaped, plain in _ESCAPED:
        found = found.replace(escaped, plain)
    return found


def paragraphs(value: object) -> str | None:
    """Plain text as HTML paragraphs, escaped."""
    found = text(value)
    if not found:
        return None
    return "".join(f"<p>{html.escape(line)}</p>" for line in found.splitlines() if line.strip())


def list_of(value: object, path: str) -> list[Any]:
    """The list that must stand at a path. Raises ShapeChanged."""
    if not isinstance(value, list):
        raise ShapeChanged(f"expected a list at {path}, found {type(value).__name__}", path=path)
    return value


def pages(total: int | None, step: int, *, start: int = 0) -> range:
    """Offsets of the pages after the first, for a total stated on it. Raises ShapeChanged for absurd totals."""
    last = total or 0
    if last > PAGE_LIMIT * step:
        raise ShapeChanged(f"a total of {last} postings cannot be right", path="total")
    return range(start + step, last + start, step)


@dataclass(frozen=True, slots=True)
class Entries:
    """What came of the entries of one response."""

    drafts: tuple[PostingDraft, ...]
    rejected: tuple[Rejection, ...]
    unlisted: int = 0


def read_entries(
    entries: Iterable[Any],
    read_one: Callable[[Any], PostingDraft | None],
    *,
    source: str,
    where: str,
    paths: Mapping[str, str],
) -> Entries:
    """Read entry by entry: one that cannot be read becomes a Rejection, one for which `read_one` gives None is counted
    as unlisted. Every field of a draft gets its witness from `paths` (field name to path within the entry).

    Raises ShapeChanged when not one of the entries can be read: that is a new format, not a bad entry.
    """
    drafts: list[PostingDraft] = []
    rejected: list[Rejection] = []
    unlisted = 0
    for index, entry in enumerate(entries):
        at = f"{where}[{index}]"
        try:
            draft = read_one(entry)
            if draft is not None:
                canonical_url(draft.url)  # a posting without an address of its own cannot be kept
        except (*MISREAD, InputError) as error:
            rejected.append(Rejection(at, f"{type(error).__name__}: {error}"[:200]))
            continue
        if draft is None:
            unlisted += 1
        else:
            drafts.append(witnessed(draft, source=source, where=at, paths=paths))
    if rejected and not drafts and not unlisted:
        raise ShapeChanged(f"none of {len(rejected)} entries could be read: {rejected[0].why}", path=where)
    return Entries(tuple(drafts), tuple(rejected), unlisted)


def witnessed(draft: PostingDraft, *, source: str, where: str, paths: Mapping[str, str]) -> PostingDraft:
    """The draft with a witness for each of its fields that `paths` names and that has a value. Witnesses of other
    fields stay. A vendor's own field is believed fully (confidence 1.0)."""
    witnesses = dict(draft.provenance)
    for name, path in paths.items():
        if getattr(draft, name) not in (None, (), ""):
            witnesses[name] = Provenance(source, f"{where}.{path}" if where and path else where or path)
    return replace(draft, provenance=witnesses)


def filled(draft: PostingDraft, found: PostingDraft) -> PostingDraft:
    """The draft with what it lacks, or only guesses (confidence below 0.5), taken from another reading of the same
    posting, witnesses included. Its own fields, its address above all, stay."""
    lacking = {
        part.name: value
        for part in fields(PostingDraft)
        if part.name not in {"provenance", "warnings", "closed"}
        and (getattr(draft, part.name) in (None, ()) or _guessed(draft, found, part.name))
        and (value := getattr(found, part.name)) not in (None, (), "")
    }
    witnesses = {name: found.provenance[name] for name in lacking if name in found.provenance}
    return replace(draft, **lacking, provenance={**draft.provenance, **witnesses})


def _guessed(draft: PostingDraft, found: PostingDraft, name: str) -> bool:
    """Whether the draft's field is a guess and the other reading's a better one."""
    mine, other = draft.provenance.get(name), found.provenance.get(name)
    return mine is not None and other is not None and mine.confidence < min(0.5, other.confidence)


def folded(got: Entries) -> Entries:
    """Entries of one posting (one row per place, say) as one draft with all the places. The rows folded away count as
    unlisted, so that the vendor's own count of rows is still reached."""
    kept: dict[str, PostingDraft] = {}
    for draft in got.drafts:
        before = kept.get(draft.url)
        kept[draft.url] = replace(before, places=places(*before.places, *draft.places)) if before else draft
    repeats = len(got.drafts) - len(kept)
    return Entries(tuple(kept.values()), got.rejected, got.unlisted + repeats)
