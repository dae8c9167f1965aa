"""The card around a link and the title a reader sees on it."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from quiethire.parsing.listing.anchors import Anchor, Heading, Spot, Survey
from quiethire.parsing.listing.wordlists import phrases
from quiethire.parsing.listing.words import clean, is_barred, is_call, is_counted, title_strength
from quiethire.parsing.posting_page import phrases as phrases_of_postings

_CARD_HEIGHT = 8
_CARD_ENDS = frozenset({"html", "body", "main", "-document", "section", "table", "tbody"})
_TITLE_SELECTOR = (
    "[class*=title],[class*=Title],[class*=position],[class*=heading],[itemprop=title],[itemprop=name],strong,b,dt,th"
)
_CODE = re.compile(r"[{};]|\bvar \b|=\s*[\"'\[]")
"""What shows that a line is a script's and not a reader's."""
_TITLE_TEXT = 300
_CARD_TEXT = 1500


@dataclass(slots=True)
class Card:
    """What stands around one link. title: the text a reader takes for its name; strength as in `title_strength`.
    headed: the title is a heading or marked as one. called: the link itself only calls to read or apply.
    direct: only cards of the same shape stand between the section's heading and this one. prose: the link stands in a
    sentence. counted: its text ends with a number of entries. slot: the list around the card and the way from it to
    the link; links of one slot are rows of one list."""

    title: str
    strength: int
    headed: bool
    called: bool
    job_class: bool
    text: str
    direct: bool = False
    prose: bool = False
    counted: bool = False
    slot: tuple[int, str] = (0, "")
    top: LexborNode | None = None


class Reader:
    """Reads cards of one page; remembers headings' order."""

    def __init__(self, found: Survey) -> None:
        self._headings = found.headings
        self._orders = [heading.order for heading in found.headings]
        self._labels: dict[str, str | None] = {}
        """Texts of links, each with the address it was first met with; None where it leads to several."""
        self._own: dict[int, str] = {}
        for anchor in found.anchors:
            if not anchor.address.barred:
                own = self._own[anchor.order] = clean(anchor.node.text(separator=" ")[:_CARD_TEXT])
                if len(own) <= 60 and self._labels.setdefault(own, anchor.address.url) != anchor.address.url:
                    self._labels[own] = None

    def label(self, anchor: Anchor) -> str:
        """A link's own text, without its card."""
        return self._own.get(anchor.order, "")[:_TITLE_TEXT]

    def read(self, anchor: Anchor) -> Card:
        """The card of a link."""
        top = _card(anchor.spot)
        card = self._read(anchor, top)
        if anchor.spot.away:
            return card
        card.direct = anchor.open > 0 and self._is_direct(anchor, top)
        card.prose = not (card.called and card.title) and _in_sentence(anchor.node)
        card.counted = has_count(anchor.node, self._own.get(anchor.order, ""))
        card.slot = _slot(anchor, top)
        card.top = top.node
        return card

    def _is_call(self, label: str) -> bool:
        """A call by its words, or because several links to different addresses say the same and it is no title."""
        if is_call(label):
            return True
        return self._labels.get(label, "") is None and title_strength(label) < 2

    def _is_direct(self, anchor: Anchor, top: Spot) -> bool:
        """Whether no heading of another kind stands between the section's heading and the link."""
        at = bisect_left(self._orders, anchor.order)
        own: str | None = None
        for index in range(at - 1, max(at - 5, -1), -1):
            heading = self._headings[index]
            if heading.order <= anchor.section:
                return True
            if _is_under(heading.spot, top):
                own = heading.spot.key
            elif heading.spot.key != own:
                return False
        return True

    def _read(self, anchor: Anchor, top: Spot) -> Card:
        own = self._own.get(anchor.order)
        if own is None:
            own = clean(anchor.node.text(separator=" ")[:_CARD_TEXT])
        inside = self._within(anchor, anchor.spot)
        job_class = _has_job_class(anchor.spot, top)
        text = own
        if inside is not None and not is_call(inside.text):
            return self._card_of(inside.text, text, job_class, headed=True, called=False)
        label = own if len(own) <= _TITLE_TEXT else ""
        called = self._is_call(label) if len(own) <= _TITLE_TEXT else False
        if len(own) > 60 or (called and own):
            titled = _titled(anchor.node)
            if titled:
                return self._card_of(titled, text, job_class, headed=True, called=False)
        if label and not called:
            label = _without_call(label)
            outside = self._within(anchor, top) if top is not anchor.spot else None
            headed = outside is not None and outside.text == label
            return self._card_of(label, text, job_class, headed=headed, called=False)
        attributes = anchor.node.attributes
        text = clean(top.node.text(separator=" ")[:_CARD_TEXT]) if top is not anchor.spot else own
        heading = self._within(anchor, top)
        if heading is not None and not is_call(heading.text):
            return self._card_of(heading.text, text, job_class, headed=True, called=True)
        for name in ("aria-label", "title"):
            value = clean(attributes.get(name) or "")
            if value and not is_call(value) and len(value) <= _TITLE_TEXT:
                return self._card_of(_without_call(value), text, job_class, headed=False, called=True)
        titled = _titled(top.node)
        if titled:
            return self._card_of(titled, text, job_class, headed=True, called=True)
        if len(own) > _TITLE_TEXT:
            return self._card_of(_first_line(anchor.node), text, job_class, headed=False, called=False)
        return self._card_of(_first_line(top.node), text, job_class, headed=False, called=True)

    def _card_of(self, title: str, text: str, job_class: bool, *, headed: bool, called: bool) -> Card:
        strength = 0 if is_barred(title) else title_strength(title)
        return Card(title, strength, headed, called, job_class, text)

    def _within(self, anchor: Anchor, top: Spot) -> Heading | None:
        """The heading of the card: the strongest of the nearest ones that stand inside `top`."""
        at = bisect_left(self._orders, anchor.order)
        best: Heading | None = None
        best_strength = -1
        for index in (at - 1, at, at - 2, at + 1, at - 3):
            if not 0 <= index < len(self._headings):
                continue
            heading = self._headings[index]
            if not _is_under(heading.spot, top):
                continue
            strength = title_strength(heading.text)
            if strength == 0 and (heading.text.endswith(":") or _is_part(heading.text)):
                continue
            if strength > best_strength:
                best, best_strength = heading, strength
        return best


def _card(spot: Spot) -> Spot:
    """The widest element above the link, within reason, that leads to the link's address only."""
    top = spot
    for _ in range(_CARD_HEIGHT):
        parent = top.parent
        if parent is None or parent.many or parent.tag in _CARD_ENDS:
            break
        top = parent
        if top.tag in {"li", "article", "tr"}:
            break
    return top


_INLINE = frozenset({"span", "strong", "em", "b", "i", "u", "font", "small", "mark", "-text", "br"})
_SENTENCE_BEFORE = re.compile(r"[^\W\d_][,„“\"(«]?\s*$")


def _in_sentence(node: LexborNode) -> bool:
    """Whether a link is part of a sentence: words lead up to it without a stop, and enough of them stand around it."""
    while node.prev is None:
        parent = node.parent
        if parent is None or parent.tag not in _INLINE:
            return False
        node = parent
    before = _beside(node, forward=False)
    if not before or not _SENTENCE_BEFORE.search(before):
        return False
    return len(before.split()) + len(_beside(node, forward=True).split()) >= 4


def _beside(node: LexborNode, *, forward: bool) -> str:
    """The text in a line with the node, after or before it, up to the next link or block."""
    found: list[str] = []
    for _ in range(3):
        beside = node.next if forward else node.prev
        if beside is None or beside.tag not in _INLINE or beside.tag == "br":
            break
        text = (beside.text(deep=True) or "")[-200:]
        found.append(text)
        node = beside
        if len(text) >= 40:
            break
    return "".join(found if forward else reversed(found))


def _slot(anchor: Anchor, top: Spot) -> tuple[int, str]:
    keys: list[str] = [str(anchor.open)]  # rows of one list stand under headings of one kind
    current: Spot | None = anchor.spot
    while current is not None and current is not top:
        keys.append(current.tag)
        current = current.parent
    keys.append(top.tag)
    return (top.parent.node.mem_id if top.parent is not None else 0), " ".join(keys)


_NUMBER_ELEMENTS = "sup,small,span,em,b,i,strong,div"


def has_count(node: LexborNode, label: str) -> bool:
    """Whether a link's text ends with the number of what it leads to: in brackets or in an element of its own."""
    if is_counted(label):
        return True
    last = label.rpartition(" ")[2]
    if not last.isdigit() or len(last) > 4 or len(label) > 60:
        return False
    return any(clean(element.text()) == last for element in node.css(_NUMBER_ELEMENTS)[-3:])


def _is_part(text: str) -> bool:
    """Whether a heading is one inside an advertisement ("Requirements") and not its title."""
    return len(text) <= 60 and bool(phrases_of_postings.SECTION.match(phrases_of_postings.folded(text)))


def _is_under(spot: Spot | None, top: Spot) -> bool:
    for _ in range(_CARD_HEIGHT + 6):
        if spot is None:
            return False
        if spot is top:
            return True
        spot = spot.parent
    return False


def _has_job_class(spot: Spot, top: Spot) -> bool:
    current: Spot | None = spot
    beyond = 4
    passed = False
    while current is not None and beyond:
        if current.job:
            return True
        passed = passed or current is top
        beyond -= passed
        current = current.parent
    return False


def _titled(node: LexborNode) -> str:
    """The text of the first element in the node that is marked as a title."""
    for element in node.css(_TITLE_SELECTOR)[:6]:
        text = clean(element.text(separator=" ")[:_TITLE_TEXT])
        if text and len(text) <= 150 and not is_call(text) and not is_barred(text):
            return text
    return ""


def _first_line(node: LexborNode) -> str:
    for line in node.text(separator="\n")[:_CARD_TEXT].split("\n"):
        text = clean(line)
        if len(text) > 2 and not is_call(text) and not _CODE.search(text):
            return "" if _is_part(text) else text[:150]
    return ""


_LABEL_STARTS = phrases("""
details zu |details zur |details zum |details for |details about |details: |infos zu |mehr über |more about
post link to |read more about |learn more about |apply for |apply to |view job |view |link to |mehr erfahren über
mehr zu |en savoir plus sur |lees meer over |leer más sobre |saiba mais sobre |scopri di più su
czytaj więcej o |läs mer om
""")


def _without_call(label: str) -> str:
    """A label without its call: "post link to AI Engineer" is "AI Engineer"."""
    lowered = label[:40].lower()
    if not lowered.startswith(_LABEL_STARTS):
        return label
    start = next(start for start in _LABEL_STARTS if lowered.startswith(start))
    return label[len(start) :].strip() or label
