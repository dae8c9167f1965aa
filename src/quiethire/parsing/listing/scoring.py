"""Which addresses of a page are postings: each is scored by address, title and surroundings, then links of the same
shape are judged together."""

from collections import defaultdict
from dataclasses import dataclass, field

from quiethire.parsing.listing.addresses import Address, page_key, without_fragment
from quiethire.parsing.listing.anchors import Anchor, Spot, Survey
from quiethire.parsing.listing.cards import Card, Reader
from quiethire.parsing.listing.wordlists import split
from quiethire.parsing.listing.words import OPEN_APPLICATION, fold, has_facts, heading_kind, is_barred

THRESHOLD = 4.0
_NEAR = 2.0
_TITLE_POINTS = (0.0, 0.5, 2.5, 4.0)


@dataclass(slots=True)
class Candidate:
    """One address with the best it has: score, title, and the shapes of its links."""

    address: Address
    order: int
    score: float = -99.0
    title: str = ""
    title_rank: tuple[int, int] = (-1, -1)
    shapes: set[str] = field(default_factory=set)
    strength: int = 0
    barred_texts: int = 0
    clear_texts: int = 0
    open: int = 0
    headed: bool = False
    direct: bool = False
    spoken: bool = False
    counted: bool = False
    plain: bool = False
    """One of its links stands neither in a sentence nor among filters."""
    slots: set[tuple[int, str]] = field(default_factory=set)

    @property
    def places(self) -> set[str | tuple[int, str]]:
        """Shapes and slots of its links: what it shares with others of its list."""
        return {*self.shapes, *self.slots}

    @property
    def barred(self) -> bool:
        """A text of its links bars it, and none reads like a title."""
        return bool(self.barred_texts) and not self.clear_texts


_APPLY_SEGMENTS = split("""
apply application apply-now applynow bewerben bewerbung online-bewerbung postuler candidater candidature aplicar
postular inscribirse solliciteren solliciteer
candidatar candidati candidatura aplikuj ansok apply-form jobapply refer share new
""")


def choose(found: Survey, *, listing: bool) -> list[Candidate]:
    """The addresses that are postings, in page order. `listing`: the page itself is a place for postings."""
    reader = Reader(found)
    candidates: dict[str, Candidate] = {}
    reads: dict[str, int] = defaultdict(int)
    for anchor in found.anchors:
        address = anchor.address
        if address.barred:
            continue
        candidate = candidates.get(address.url)
        if candidate is None:
            candidate = candidates[address.url] = Candidate(address, anchor.order)
        if reads[address.url] >= 6:
            continue
        reads[address.url] += 1
        _weigh(candidate, anchor, reader.read(anchor), listing=listing, sections=found.open_headings)
    return _without_forms(_of_the_list(_judge_together(list(candidates.values()))), found.base.url)


def _without_forms(chosen: list[Candidate], own: str) -> list[Candidate]:
    """Application forms under the address of a posting chosen, or of the page itself, are not postings of their own."""
    kept = {page_key(one.address.url) for one in chosen}
    kept.add(page_key(without_fragment(own.partition("?")[0])))
    result: list[Candidate] = []
    for one in chosen:
        above, _, last = page_key(one.address.url).partition("?")[0].rpartition("/")
        if last.lower() in _APPLY_SEGMENTS and (above in kept or above.rpartition("/")[0] in kept):
            continue
        result.append(one)
    return result


def _weigh(candidate: Candidate, anchor: Anchor, card: Card, *, listing: bool, sections: int) -> None:
    """Add what one link says to its address."""
    address = anchor.address
    shape = _shape(anchor.spot)
    if not anchor.spot.away:
        candidate.shapes.add(shape)
    barred = is_barred(card.title) or (heading_kind(card.title) == 1 and card.strength < 2)
    candidate.barred_texts += barred and not address.strong
    candidate.clear_texts += not barred and card.strength >= 2
    rank = (card.strength if not barred else -1, 2 if card.headed else 0 if card.called else 1)
    if rank > candidate.title_rank and card.title:
        candidate.title, candidate.title_rank = card.title, rank
    score = address.score
    if not barred:
        score += _TITLE_POINTS[card.strength]
    if anchor.spot.away:
        score -= 4.0
    else:
        score += 2.5 * anchor.open if anchor.open > 0 else 3.0 * anchor.open
        candidate.open = max(candidate.open, anchor.open)
        if card.job_class:
            score += 1.5
        if listing and (anchor.open > 0 or not sections):
            score += 1.0
            score += 0.5 * card.headed
            score += 1.0 * (address.document and card.strength >= 2)
        if has_facts(card.text):
            score += 1.0
    if not address.onsite and not address.strong:
        score -= 1.5
    if OPEN_APPLICATION.search(fold(card.title)) and not address.strong:
        score -= 6.0 if OPEN_APPLICATION.search(fold(address.url.replace("-", " "))) or address.score < 4 else 0.0
    candidate.counted = candidate.counted or (card.counted and card.strength < 3)
    candidate.plain = candidate.plain or not (card.prose or anchor.spot.facet or anchor.spot.away)
    candidate.slots.add(card.slot)
    candidate.direct = candidate.direct or card.direct
    candidate.spoken = candidate.spoken or (not anchor.spot.away and (card.job_class or has_facts(card.text)))
    candidate.headed = candidate.headed or (card.headed and not barred)
    candidate.strength = max(candidate.strength, card.strength)
    candidate.score = max(candidate.score, score)


def _shape(spot: Spot) -> str:
    keys: list[str] = []
    current: Spot | None = spot
    for _ in range(4):
        if current is None:
            break
        keys.append(current.key)
        current = current.parent
    return " ".join(keys)


def _judge_together(candidates: list[Candidate]) -> list[Candidate]:
    """Links of one shape and one address template are a list: most of it in, its near misses come in; nearly all of it
    out, its weak hits go out."""
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for shape in candidate.shapes:
            groups[candidate.address.template, shape].append(candidate)
    chosen = _evident([one for one in candidates if one.score >= THRESHOLD and not one.barred])
    added: set[int] = set()
    dropped: set[int] = set()
    for members in groups.values():
        if len(members) > 1 and sum(member.counted for member in members) * 2 >= len(members):
            dropped.update(id(member) for member in members if not member.address.strong and member.strength < 3)
        if len(members) < 3:
            continue
        inside = [member for member in members if id(member) in chosen]
        share = len(inside) / len(members)
        if share >= 0.5:
            least = THRESHOLD - _NEAR - 1.0 * (share > 0.7)
            added.update(id(member) for member in members if member.score >= least and not member.barred)
        elif share <= 0.2 and len(members) >= 5:
            dropped.update(
                id(member)
                for member in inside
                if not member.address.strong and member.strength < 3 and member.open <= 0
            )
    keep = (chosen | added) - dropped
    _fill_rows(candidates, keep, dropped)
    return [candidate for candidate in candidates if id(candidate) in keep]


def _fill_rows(candidates: list[Candidate], keep: set[int], dropped: set[int]) -> None:
    """Where most rows of a list are postings, its other rows are."""
    rows: dict[tuple[int, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for slot in candidate.slots:
            rows[slot].append(candidate)
    for members in rows.values():
        inside = sum(id(member) in keep for member in members)
        if inside >= 3 and inside * 3 >= len(members) * 2:
            keep.update(id(one) for one in members if not one.barred and id(one) not in dropped and one.score > -2)


def _of_the_list(chosen: list[Candidate]) -> list[Candidate]:
    """Without what stands apart from the page's list of postings and has less evidence than it.

    The list is every shape or row that three or more of the chosen share, most of them surely postings.
    """
    places: dict[str | tuple[int, str], list[Candidate]] = defaultdict(list)
    for one in chosen:
        for place in one.places:
            places[place].append(one)
    lists = {
        place
        for place, members in places.items()
        if len(members) >= 3 and sum(_evidence(member) >= 2 for member in members) * 2 > len(members)
    }
    if not lists:
        return [one for one in chosen if one.plain or one.address.strong or one.strength >= 2]
    boards = all(one.address.strong for one in chosen if lists & one.places)
    return [one for one in chosen if lists & one.places or _evidence(one) >= (3 if boards and not one.direct else 2)]


def _evidence(one: Candidate) -> int:
    """How sure a chosen link is a posting: 3 by its address or the tag of its title, 2 by where it stands and what it is
    called, 1 by either, 0 where it is part of a sentence or a filter."""
    if one.address.strong or one.strength == 3:
        return 3
    if not one.plain:
        return 0
    if one.address.sure and (one.strength >= 2 or one.direct):
        return 2
    if one.strength >= 2 and (one.direct or one.spoken):
        return 2
    return 2 if one.direct and one.headed else 1


def _evident(passed: list[Candidate]) -> set[int]:
    """Of the links with points enough, those with evidence enough, by identity.

    A link named by its title or address counts. One that only lies in a place for postings counts under a heading over
    postings, on a card that says what cards of postings say, beside named ones, or where that place holds nothing else
    and the link is headed or one of several. One that nothing but its place on
    the page speaks for counts beside better ones of its shape and template, or where there are no better ones and it
    stands directly under such a heading, headed or with others of its shape.
    """
    named = [one for one in passed if one.strength >= 2 or one.address.strong or one.address.named]
    placed = [one for one in passed if one.address.score >= 1.0 or one.address.document]
    lists = {(one.address.template, shape) for one in named for shape in one.shapes}
    kept = {id(one) for one in named}
    counts: dict[str, int] = defaultdict(int)
    for one in passed:
        for shape in one.shapes:
            counts[shape] += 1
    for one in placed:
        several = one.headed or any(counts[shape] >= 2 for shape in one.shapes)
        if one.open > 0 or one.spoken or _beside(one, lists) or (one.address.sure and several):
            kept.add(id(one))
    better = lists | {(one.address.template, shape) for one in placed if id(one) in kept for shape in one.shapes}
    alone = not kept
    for one in passed:
        several = one.headed or any(counts[shape] >= 2 for shape in one.shapes)
        fits = several if alone else _beside(one, better)
        if one.direct and fits:
            kept.add(id(one))
    return kept


def _beside(one: Candidate, lists: set[tuple[str, str]]) -> bool:
    return any((one.address.template, shape) in lists for shape in one.shapes)
