"""Links judged together: rows of one list are all postings or none, and what stands apart needs evidence of its own."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from quiethire.parsing.listing.addresses import Address
from quiethire.parsing.listing.words import clean, states_employment

THRESHOLD = 4.0
"""Points that make a link a posting."""
SURE = 8.0
"""Points after which more change nothing."""
_NEAR = 2.0
_TITLED = 1.5
"""Evidence of a link called as an occupation is, in a place for postings."""


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
    told: bool = False
    """Most rows of its list state the kind of employment."""
    counted: bool = False
    plain: bool = False
    """One of its links stands neither in a sentence nor among filters."""
    slots: set[tuple[int, str]] = field(default_factory=set)
    top: LexborNode | None = None
    """The card around the first plain link."""
    stated: bool | None = None

    @property
    def facts(self) -> bool:
        """Whether its card states the kind of employment beside the title."""
        if self.stated is None:
            text = clean(self.top.text(separator=" ")[:600]) if self.top is not None else ""
            self.stated = text.count(" ") > 1 and states_employment(text)
        return self.stated

    @property
    def places(self) -> set[tuple[int | str, str]]:
        """What its links share with others of their list: row, or shape and template."""
        return {*self.slots, *((self.address.template, shape) for shape in self.shapes)}

    @property
    def barred(self) -> bool:
        """A text of its links bars it, and none reads like a title."""
        return bool(self.barred_texts) and not self.clear_texts


def judge_together(candidates: list[Candidate], *, listing: bool) -> list[Candidate]:
    """The candidates that are postings, in order.

    Links of one shape and one address template are a list: most of it in, its near misses come in; nearly all of it
    out, its weak hits go out. What stands apart from the list needs as good evidence as it has.
    """
    if listing:
        _weigh_rows(candidates)
    return _with_rows(candidates, _of_the_list(_grouped(candidates)))


def _rows(candidates: list[Candidate]) -> Iterable[list[Candidate]]:
    """Links at the same place of the rows of one list, or of one shape and template."""
    rows: dict[tuple[int | str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.plain and not candidate.barred:
            for slot in candidate.slots:
                rows[slot].append(candidate)
            for shape in candidate.shapes:
                rows[candidate.address.template, shape].append(candidate)
    return (members for members in rows.values() if len(members) > 1)


def _weigh_rows(candidates: list[Candidate]) -> None:
    """Points for what the rows of a list have in common: most state what cards of postings state, most are called as
    occupations are, or all stand directly under a heading over postings."""
    bonus: dict[int, float] = defaultdict(float)
    for members in _rows(candidates):
        if sum(one.counted for one in members) * 2 >= len(members) or all(one.score >= SURE for one in members):
            continue
        count, points = len(members), 0.0
        titled = sum(one.strength >= 2 for one in members)
        points += 1.5 * (titled > 1 and titled * 2 >= count)
        points += 1.0 * (sum(one.direct for one in members) * 3 >= count * 2)
        if sum(one.facts for one in members) * 3 >= count * 2:
            points += 4.5 if count > 2 else 1.0
            for one in members:
                one.spoken = one.told = True
        for one in members:
            bonus[id(one)] = max(bonus[id(one)], points)
    for one in candidates:
        one.score += bonus.get(id(one), 0.0)


def _grouped(candidates: list[Candidate]) -> list[Candidate]:
    def listed(one: Candidate) -> bool:
        return one.address.placed or one.address.document or one.direct or one.spoken or _evidence(one) >= 2

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
        elif len(inside) == 1 and not listed(inside[0]):
            dropped.add(id(inside[0]))
        elif share <= 0.2 and len(members) >= 5:
            dropped.update(
                id(member)
                for member in inside
                if not member.address.strong and member.strength < 3 and member.open <= 0
            )
    keep = (chosen | added) - dropped
    return [candidate for candidate in candidates if id(candidate) in keep]


def _with_rows(candidates: list[Candidate], chosen: list[Candidate]) -> list[Candidate]:
    """With the other rows of a list, where most of its rows are chosen."""
    keep = {id(one) for one in chosen}
    rows: dict[tuple[int, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for slot in candidate.slots:
            rows[slot].append(candidate)
    for members in rows.values():
        inside = [member for member in members if id(member) in keep]
        if len(inside) * 3 < len(members) * 2 or len(inside) < 2:
            continue
        templates = {one.address.template for one in inside} if len(inside) == 2 else None
        for one in members:
            if not (one.barred or one.counted or one.score <= -2) and (
                templates is None or one.address.template in templates
            ):
                keep.add(id(one))
    return [one for one in candidates if id(one) in keep]


def _of_the_list(chosen: list[Candidate]) -> list[Candidate]:
    """Without what stands apart from the page's lists of postings and has less evidence than these.

    A list is three or more of the chosen that share a row or a shape and template, half of them likely postings.
    """
    places: dict[tuple[int | str, str], list[Candidate]] = defaultdict(list)
    for one in chosen:
        for place in one.places:
            places[place].append(one)
    lists = {place: _middle(members) for place, members in places.items() if len(members) >= 3}
    best = max(lists.values(), default=0.0)
    if best < 1.5:
        return [one for one in chosen if one.plain or one.address.strong or one.strength >= 2]
    inside = {place for place, middle in lists.items() if middle >= min(best, 2.0)}
    # A list that holds a better one whole is the same list, seen by a coarser mark.
    members = {place: {id(one) for one in held} for place, held in places.items() if place in lists}
    inside |= {
        place
        for place, middle in lists.items()
        if middle >= _TITLED and any(members[better] <= members[place] for better in inside)
    }
    boards = all(one.address.strong for one in chosen if inside & one.places)
    return [
        one
        for one in chosen
        if inside & one.places or _evidence(one) >= (3 if boards and not one.direct else min(best, 2.0))
    ]


def is_doubtful(chosen: list[Candidate]) -> bool:
    """Whether nothing but titles speaks for the links chosen."""
    return all(_evidence(one) < 2 for one in chosen)


def _middle(members: list[Candidate]) -> float:
    return sorted(map(_evidence, members))[len(members) // 2]


def _evidence(one: Candidate) -> float:
    """How sure a chosen link is a posting: 3 by its address or the tag of its title; 2 by what it is called, where it
    stands and what its card states; less by one of these; 0 where it is part of a sentence or a filter."""
    if one.address.strong or one.strength == 3:
        return 3.0
    if not one.plain:
        return 0.0
    titled = one.strength >= 2
    if one.address.sure and (titled or one.direct):
        return 2.0
    if (one.direct or one.spoken) and titled + one.direct + one.spoken + one.headed >= 2:
        return 2.0
    return 1.5 if one.address.placed and titled else 1.0


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
    kept = {id(one) for one in passed if one.told} | {id(one) for one in named}
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
