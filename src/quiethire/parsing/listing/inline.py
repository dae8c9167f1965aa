"""Postings that stand on a page themselves: accordions, cards without links, sections under a title, rows of a table.

Titles are found by their words and by repetition: elements of one shape, most of which read like titles, on a page that
is a place for postings. What follows a title up to the next is its posting.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass

from quiethire.parsing.listing.addresses import Base, judge
from quiethire.parsing.listing.words import (
    GENDER,
    OPEN_APPLICATION,
    class_kind,
    clean,
    fold,
    has_facts,
    heading_kind,
    is_barred,
    is_call,
    speaks_of_careers,
    title_strength,
)
from quiethire.parsing.outline import Block, Outline, Zone
from quiethire.parsing.posting_page import phrases
from quiethire.parsing.posting_page.chips import begins_employment
from quiethire.parsing.words import fold as fold_letters

_AWAY = Zone.NAV | Zone.FOOTER | Zone.COOKIE | Zone.SHARE | Zone.AUTHOR | Zone.COMMENT
"""Furniture in which no posting stands. Hidden parts are not in it: accordions and dialogs hide what they hold."""
_BEYOND = Zone.FOOTER | Zone.COOKIE | Zone.FORM | Zone.ASIDE | Zone.NAV
"""Furniture that ends a posting."""
_MOST_BLOCKS = 20_000
_MOST_POSTINGS = 300
_MOST_OF_ONE = 600
_LONGEST_TITLE = 110
_LINE_TAGS = frozenset({"li", "td", "th", "tr", "dt", "summary", "button", "p", "div", "a", "label", "legend", "span"})
_OPENERS = frozenset({"summary", "button", "dt"})
"""Elements that open what they name."""
_PREFIX = re.compile(
    r"^(?:job title|position title|position|role|title|stellenbezeichnung|stelle|poste|intitul[eé]|puesto|vacante|"
    r"cargo|functie|vacature|vaga|posizione|stanowisko|tjänst|job)\s*[:–—-]\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\(?\d{1,2}[.)]\s+")
_SENTENCE = re.compile(r"[.!?]\s|[!?]$|[^\W\d]{3}\.$")
_DIGITS = re.compile(r"\d+")
_LEADS_AWAY = re.compile(r"(?:https?:)?//|/|[\w.-]+(?:/|\.(?:html?|php|aspx?)\b)|\?", re.IGNORECASE)
_TRIM = " :–—-•|"
_FROM = re.compile(r"(?:ab|zum|per|from|starting|dès|à partir|desde|vanaf|dal|från|fra)\b", re.IGNORECASE)
"""What begins the day work begins: "… (m/w/d) ab 1. September"."""
_PAID = re.compile(
    r"\d ?(?:€|eur|euros?|zl|kr|usd|gbp|chf)?\.? ?(?:brutt?o |brut |bruts )?(?:/ ?|an? |per |pro |par |por |al? |all')"
    r"(?:hour|hr|h|week|month|year|annum|stunde|std|monat|jahr|heure|mois|an|hora|mes|ano|ora|mese|anno|uur|maand|jaar)\b"
)
"""An amount for a time, folded: "$22 to $25 an hour"."""


@dataclass(frozen=True, slots=True)
class InlinePosting:
    """One posting on the page. first, last: its blocks, the title's first. beside: what the title's own block says
    beside the title (often the place)."""

    title: str
    first: int
    last: int
    beside: str = ""


@dataclass(slots=True)
class _Mark:
    """A block that may be a title. open: what the section heading above says, as in `heading_kind`. key:
    the shape around the block."""

    at: int
    title: str
    strength: int
    level: int
    open: int
    beside: str
    opener: bool = False
    key: tuple[str, ...] = ()


def find_inline(outline: Outline, url: str, *, listing: bool) -> list[InlinePosting]:
    """The postings that stand on the page, in order. Empty on single posting pages, articles and pages that are no
    place for postings (`listing`)."""
    base = Base.of(url)
    if not listing or len(outline.blocks) > _MOST_BLOCKS:
        return []
    if not base.is_listing and reads_like_posting(url, base):
        return []
    marks = _marks(outline, {link.block for link in outline.anchors if link.href and _LEADS_AWAY.match(link.href)})
    if all(mark.strength < 2 for mark in marks):
        return []  # the shapes around the blocks, which tell groups apart, are dear
    shared = _shared_names(outline)
    for mark in marks:
        mark.key = _key(outline, outline.blocks[mark.at], shared)
    own_place = base.is_listing or any(
        block.level == 1 and speaks_of_careers(clean(block.text[:200])) for block in outline.blocks
    )
    mailed = {link.block for link in outline.anchors if link.href and link.href.startswith("mailto:")}
    best: list[InlinePosting] = []
    best_rank = (0, 0)
    for group in _groups(marks, outline):
        postings = _sections(group, outline)
        points = [_points(posting, outline, group, mailed, own_place=own_place) for posting in postings]
        least = 3 if len(group) > 1 else 4
        sure = sum(one >= least for one in points)
        least -= sure * 3 >= len(points) * 2 and len(points) > 2  # the few that say less are of the same kind
        kept = [posting for posting, one in zip(postings, points, strict=True) if one >= least]
        rank = (len(kept), sum(min(posting.last - posting.first, 20) for posting in kept))
        if len(kept) * 2 > len(postings) and rank > best_rank:
            best, best_rank = kept, rank
    return best[:_MOST_POSTINGS]


def reads_like_posting(url: str, base: Base) -> bool:
    """Whether the page's own address is one of a single posting."""
    own = judge(url, base)
    return own.strong or own.score >= 4.0


def find_cards(outline: Outline, titles: Sequence[str]) -> list[InlinePosting]:
    """The postings of these titles, where each stands in a block of its own, in page order."""
    wanted = {title.casefold(): title for title in titles if title}
    marks: list[_Mark] = []
    for at, block in enumerate(outline.blocks[:_MOST_BLOCKS]):
        title = wanted.get(clean(block.text).casefold()) if len(block.text) <= 2 * _LONGEST_TITLE else None
        if title is not None and not block.zone & _AWAY:
            marks.append(_Mark(at, title, 2, block.level, 1, ""))
            del wanted[title.casefold()]
    return _sections(marks, outline) if marks else []


def _marks(outline: Outline, linked: Container[int]) -> list[_Mark]:
    """Blocks that may be titles; none of those that lead elsewhere (`linked`)."""
    marks: list[_Mark] = []
    open_kind = open_level = 0
    direct = False
    for at, block in enumerate(outline.blocks):
        if block.zone & _AWAY:
            continue
        if block.level:
            kind = heading_kind(clean(block.text))
            direct = kind == 1
            if kind:
                open_kind, open_level = kind, block.level
                if kind == 1:
                    continue
            elif open_kind < 0 and block.level <= open_level:
                open_kind = 0
        if len(block.text) <= 2 * _LONGEST_TITLE and not (at in linked and block.linked * 2 > len(block.text)):
            mark = _mark(at, block, open_kind, direct=direct)
            if mark is not None:
                marks.append(mark)
    return marks


def _mark(at: int, block: Block, open_kind: int, *, direct: bool) -> _Mark | None:
    """The block as a title, if it may be one."""
    if not block.level and not (direct and block.tag in _LINE_TAGS) and block.tag not in _OPENERS:
        return None
    title, beside = _title_of(block)
    if not 2 < len(title) <= _LONGEST_TITLE or is_barred(title) or is_call(title) or title.endswith("?"):
        return None
    strength = title_strength(title)
    opener = block.tag in _OPENERS
    if not block.level and ((strength < 2 and not opener) or _SENTENCE.search(title)):
        return None
    if strength < 2 and (title.endswith("!") or _is_part(title)):
        return None
    if phrases.is_invitation(phrases.folded(title)):
        return None
    return _Mark(at, title, strength, block.level, open_kind, beside, opener)


def _title_of(block: Block) -> tuple[str, str]:
    """The title in a block's text, and what else the block says: the author's line breaks and the inline elements tell
    them apart ("Engineer<br>Berlin", "<strong>Engineer</strong> Berlin")."""
    lines = [line for line in (clean(line) for line in block.text.split("\n")) if line]
    if not lines:
        return "", ""
    title = _bare(lines[0])
    beside = " ".join(lines[1:])
    if beside and title_strength(title) < 2 <= title_strength(" ".join(lines)):
        return " ".join(lines), ""
    if not beside and len(block.parts) > 1:
        first = _bare(clean(block.parts[0]))
        rest = clean(" ".join(block.parts[1:])).strip(_TRIM)
        if rest and len(first) > 3 and title_strength(first) >= 2 > title_strength(rest):
            return first, rest
    mark = None if beside else GENDER.search(title)
    rest = title[mark.end() :].strip(f"{_TRIM},.") if mark else ""
    if mark and rest and (begins_employment(rest) or _FROM.match(rest)):
        return title[: mark.end()], rest
    return title, beside


def _bare(line: str) -> str:
    """A line without its number and without the word that says it is a title."""
    return _PREFIX.sub("", _NUMBER.sub("", line)).strip(_TRIM)


def _is_part(title: str) -> bool:
    """A heading of a part of an advertisement, or one that names no position."""
    folded = phrases.folded(title)
    return bool(phrases.SECTION.match(folded) or phrases.GENERIC_TITLES.match(folded) or phrases.END.match(folded))


def _shared_names(outline: Outline) -> frozenset[str]:
    """Class words that several elements bear: what is borne once (ids, numbers of entries) tells nothing of shape."""
    counts: Counter[str] = Counter()
    for hint, times in Counter(box.hint for box in outline.containers if box.hint).items():
        for name in set(_DIGITS.sub("", hint).split()):
            counts[name] += times
    return frozenset(name for name, count in counts.items() if count > 1)


def _key(outline: Outline, block: Block, shared: frozenset[str]) -> tuple[str, ...]:
    """The shape around a block: tags of three containers, with the shared class words of the inner two."""
    parts: list[str] = [f"{block.level}{'b' if block.bold else ''}"]
    for depth, container in enumerate(outline.chain(block.container)):
        if depth == 3:
            break
        box = outline.containers[container]
        names = _DIGITS.sub("", box.hint).split()[:6] if depth < 2 and box.hint else ()
        parts.append(".".join((box.tag, *(name for name in names if name in shared))))
    return tuple(parts)


def _groups(marks: Sequence[_Mark], outline: Outline) -> list[list[_Mark]]:
    """Marks of one shape that are mostly titles, with the near misses between and beside them."""
    by_key: dict[tuple[str, ...], list[_Mark]] = defaultdict(list)
    for mark in marks:
        if mark.open >= 0:
            by_key[mark.key].append(mark)
    groups: list[list[_Mark]] = []
    for members in by_key.values():
        strong = [mark for mark in members if mark.strength >= 2]
        if not strong or (not strong[0].level and len(strong) < 2):
            continue
        first, last = strong[0].at, strong[-1].at
        beyond = _end_of_cards(strong, outline)
        span = [
            mark
            for mark in members
            if (first <= mark.at <= last or last < mark.at <= beyond) and (mark.strength >= 2 or _is_near(mark))
        ]
        groups.append(span if len(strong) * 2 >= len(span) else strong)
    return groups


def _end_of_cards(strong: Sequence[_Mark], outline: Outline) -> int:
    """The last block of the box that holds the cards of all sure titles; where the titles do not stand in cards of
    their own, nothing after the last one is one of them."""
    at = strong[-1].at
    if len(strong) < 2:
        return at
    chains = [list(outline.chain(outline.blocks[mark.at].container)) for mark in (strong[0], strong[-1])]
    shared = next((container for container in chains[1] if container in set(chains[0])), -1)
    if shared < 0:
        return at
    place = chains[1].index(shared)
    card = chains[1][place - 1] if place else -1
    if card < 0 or outline.containers[card].last <= at:
        return at
    return outline.containers[shared].last


def _is_near(mark: _Mark) -> bool:
    """Whether a heading without an occupation in it may be a title among titles."""
    if not (mark.level or mark.opener) or _SENTENCE.search(mark.title) or len(mark.title.split()) > 9:
        return False
    return not OPEN_APPLICATION.search(fold(mark.title)) and heading_kind(mark.title) == 0


def _sections(group: Sequence[_Mark], outline: Outline) -> list[InlinePosting]:
    """Each title with what follows it. A title said again at once goes on with its posting."""
    titles: list[_Mark] = []
    seen: set[tuple[str, str]] = set()
    for mark in group:
        name = (mark.title.casefold(), mark.beside.casefold())
        if name in seen or (titles and titles[-1].title.casefold() == name[0] and not mark.beside):
            continue
        seen.add(name)
        titles.append(mark)
    end = _end(group, outline)
    found: list[InlinePosting] = []
    for index, mark in enumerate(titles):
        last = titles[index + 1].at - 1 if index + 1 < len(titles) else end
        found.append(InlinePosting(mark.title, mark.at, _cut(mark, last, outline), mark.beside))
    return found


def _cut(mark: _Mark, last: int, outline: Outline) -> int:
    """The last block of the section: before furniture, and before a heading beside or above its title that is no part
    of an advertisement."""
    own = outline.blocks[mark.at].zone
    last = min(last, mark.at + _MOST_OF_ONE)
    for at in range(mark.at + 1, last + 1):
        block = outline.blocks[at]
        if block.zone & ~own & _BEYOND:
            return at - 1
        if mark.level and block.level and block.level <= mark.level:
            text = clean(block.text)
            same = text.casefold() == mark.title.casefold() or _bare(text).casefold() == mark.title.casefold()
            if not same and not phrases.SECTION.match(phrases.folded(text)):
                return at - 1
    return last


def _end(group: Sequence[_Mark], outline: Outline) -> int:
    """Where the last section ends: with the box that holds all titles; of a single title, with its main box."""
    containers = outline.containers
    last_chain = list(outline.chain(outline.blocks[group[-1].at].container))
    if len(group) > 1:
        first_chain = set(outline.chain(outline.blocks[group[0].at].container))
        around = next((container for container in last_chain if container in first_chain), -1)
    else:
        around = next((one for one in last_chain if containers[one].characters > 300), -1)
    last = containers[around].last if around >= 0 else len(outline.blocks) - 1
    while last > group[-1].at and outline.blocks[last].zone & _AWAY:
        last -= 1
    return max(last, group[-1].at)


def _points(
    posting: InlinePosting, outline: Outline, group: Sequence[_Mark], mailed: Container[int], *, own_place: bool
) -> int:
    """How much a section reads like a posting: by what it says, how much, and what stands over and around it.
    mailed: the blocks with addresses to write to."""
    mark = next(one for one in group if one.at == posting.first)
    blocks = outline.blocks[posting.first + 1 : posting.last + 1]
    text = " ".join(block.text for block in blocks)[:6000]
    folded = fold_letters(text)
    points = 2 * (mark.open > 0) + own_place + (mark.strength == 3) + (len(text) >= 200)
    points += phrases.HIRING_WORDS.said_in(folded)
    points += any(at in mailed for at in range(posting.first, posting.last + 1))
    points += any(phrases.SECTION.match(phrases.folded(block.text)) for block in blocks if len(block.text) < 60)
    points += has_facts(f"{posting.beside} {text[:300]}")
    points += _PAID.search(folded[:1_000]) is not None
    calls = [fold(block.text) for block in blocks if len(block.text) < 60]
    points += 2 if any(phrases.APPLY.search(call) for call in calls) else any(is_call(call) for call in calls)
    return points + _in_job_box(outline, outline.blocks[posting.first].container)


def _in_job_box(outline: Outline, container: int) -> bool:
    for depth, around in enumerate(outline.chain(container)):
        if depth == 4:
            return False
        if outline.containers[around].hint and class_kind(outline.containers[around].hint) == 1:
            return True
    return False
