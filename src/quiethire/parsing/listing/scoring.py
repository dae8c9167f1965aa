"""Which addresses of a page are postings: each is scored by address, title and surroundings, then links of the same
shape are judged together."""

from collections import defaultdict

from quiethire.parsing.listing.addresses import page_key, without_fragment
from quiethire.parsing.listing.anchors import Anchor, Spot, Survey
from quiethire.parsing.listing.cards import Card, Reader
from quiethire.parsing.listing.together import Candidate, judge_together
from quiethire.parsing.listing.wordlists import split
from quiethire.parsing.listing.words import OPEN_APPLICATION, fold, has_facts, heading_kind, is_barred, title_strength

_FAR = 1.5
"""Points of an address below which a link in the page's furniture can be no posting."""
_TITLE_POINTS = (0.0, 0.5, 2.5, 4.0)


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
        if anchor.spot.away and address.score < _FAR and not address.strong:
            label = reader.label(anchor)  # no card in the page's furniture makes it a posting
            barred = is_barred(label)
            candidate.barred_texts += barred
            candidate.clear_texts += not barred and title_strength(label) >= 2
            continue
        _weigh(candidate, anchor, reader.read(anchor), listing=listing, sections=found.open_headings)
    chosen = judge_together(list(candidates.values()), listing=listing)
    return _without_attachments(_without_forms(chosen, found.base.url))


def _without_attachments(chosen: list[Candidate]) -> list[Candidate]:
    """Documents in the row of a posting that has a page are its printed form, not postings of their own."""
    if all(one.address.document == chosen[0].address.document for one in chosen):
        return chosen
    rows = {_row(one) for one in chosen if not one.address.document} - {None}
    return [one for one in chosen if not one.address.document or _row(one) not in rows]


def _row(one: Candidate) -> int | None:
    """The row of a table or the entry of a list that a link's card stands in."""
    node = one.top
    for _ in range(_ROW_HEIGHT):
        if node is None or node.tag in ("tr", "li"):
            break
        node = node.parent
    return node.mem_id if node is not None and node.tag in ("tr", "li") else None


_ROW_HEIGHT = 4


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
    stated = has_facts(card.text)
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
        score += stated
    if not address.onsite and not address.strong:
        score -= 1.5
    if OPEN_APPLICATION.search(fold(card.title)) and not address.strong:
        score -= 6.0 if OPEN_APPLICATION.search(fold(address.url.replace("-", " "))) or address.score < 4 else 0.0
    candidate.counted = candidate.counted or (card.counted and card.strength < 3)
    if not (card.prose or anchor.spot.facet or anchor.spot.away):
        candidate.plain = True
        candidate.slots.add(card.slot)
        if candidate.top is None:
            candidate.top = card.top
    candidate.direct = candidate.direct or card.direct
    candidate.spoken = candidate.spoken or (not anchor.spot.away and (card.job_class or stated))
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
