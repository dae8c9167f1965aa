"""The text of an advertisement: which blocks it is made of."""

import re
from collections.abc import Sequence
from itertools import pairwise

from quiethire.parsing.outline import FURNITURE, Block, Outline, Zone
from quiethire.parsing.posting_page import phrases
from quiethire.parsing.posting_page.body_end import until_end
from quiethire.parsing.posting_page.chips import begins_employment
from quiethire.parsing.posting_page.facts import Fact
from quiethire.parsing.posting_page.labels import kind_of_label
from quiethire.parsing.posting_page.trimming import trimmed
from quiethire.parsing.words import fold

_OUTSIDE = FURNITURE | Zone.FORM | Zone.ASIDE
_BEGIN = re.compile(
    r"^\W*(?:(?:job|position|role|vacancy|full|the)?\s*description|stellenbeschreibung|jobbeschreibung|"
    r"description (?:du poste|de l'offre|de l'emploi)|descripcion(?: de la oferta| del puesto| de la vacante|"
    r" del empleo)?|vacatureomschrijving|descricao(?: da vaga| do cargo)?|descrizione(?: del lavoro| dell'offerta)?|"
    r"opis(?: stanowiska| oferty)?|beskrivning|stillingsbeskrivelse|описание(?: на длъжността)?)\W*$"
)

_HOUSE_FIRST = re.compile(
    r"^\W*(?:company description|unternehmensbeschreibung|description de l'entreprise|descripcion de la empresa|"
    r"bedrijfsomschrijving|descrizione dell'azienda|descricao da empresa|opis firmy|foretagsbeskrivning|"
    r"virksomhedsbeskrivelse)\W*$"
)


def find_body(outline: Outline, title_block: int, facts: Sequence[Fact], title: str) -> list[int]:
    """The numbers of the blocks that are the advertisement's text, in order; empty when there is none."""
    blocks = outline.blocks
    outside = _OUTSIDE
    if title_block >= 0 and blocks[title_block].zone & Zone.ASIDE and blocks[title_block].level in (1, 2):
        outside &= ~Zone.ASIDE  # the advertisement itself stands in a box called so
    inside = [number for number, block in enumerate(blocks) if not block.zone & outside]
    if not inside:
        return []
    prose = {number: _prose(blocks[number]) for number in inside}
    total = sum(prose.values())
    if total < 80:
        return []
    after = [number for number in inside if number > title_block]
    if sum(prose[number] for number in after) >= 0.35 * total:
        inside = after
    held = {fact.block for fact in facts}
    held |= {fact.block - 1 for fact in facts if fact.block > 0 and blocks[fact.block - 1].text == fact.label}
    held |= _more_pairs(blocks, inside, held)
    start = _start(outline, inside, prose, held, fold(title))
    chosen = until_end(outline, inside[start:], prose)
    return _before_title(blocks, title_block) + trimmed(outline, chosen, held, fold(title))


def _before_title(blocks: Sequence[Block], title_block: int) -> list[int]:
    """Running text right above the title that leads to it: "… suchen wir zum nächstmöglichen Zeitpunkt einen"."""
    before: list[int] = []
    number = title_block - 1
    while number >= 0 and len(before) < 4:
        block = blocks[number]
        if block.zone & _OUTSIDE or block.level or block.linked * 2 > len(block.text):
            break
        if not before and not (block.text[-1].isalpha() or block.text[-1] in ",:)"):
            break
        if len(block.text) < 40:
            break
        before.insert(0, number)
        number -= 1
    said = " ".join(blocks[number].folded for number in before)
    return before if before and phrases.HIRING_WORDS.said_in(said) else []


_PAIR = re.compile(r"[^:：\n]{2,34}[:：]\s?\S[^\n]{0,70}$")


def _more_pairs(blocks: Sequence[Block], inside: Sequence[int], held: set[int]) -> set[int]:
    """Lines "Label: value" beside a fact, in elements like its own: facts too, though we do not know the label."""
    more: set[int] = set()
    for order in (inside, inside[::-1]):
        before = -1
        for number in order:
            block = blocks[number]
            beside = before in held or before in more
            if (
                beside
                and number not in held
                and not block.level
                and block.tag == blocks[before].tag
                and len(block.text) < 110
                and not block.text.endswith(".")
                and _PAIR.match(block.text)
            ):
                more.add(number)
            before = number
    known = sorted(held | more)
    for first, last in pairwise(known):
        between = range(first + 1, last)
        if 0 < len(between) <= _PAIRS and all(_may_be_of_pairs(blocks[number]) for number in between):
            more.update(between)  # labels that we do not know, between some that we do
    return more


_PAIRS = 6
"""Lines between two facts that are labels and values too."""


def _may_be_of_pairs(block: Block) -> bool:
    return not block.level and block.tag != "li" and len(block.text) < 110 and not block.text.endswith((".", "!", "?"))


def _prose(block: Block) -> int:
    """How many characters of running text a block has: links and short lines are none."""
    size = len(block.text)
    if block.linked * 2 > size or (size < 260 and _is_row(block.text)):
        return 0
    if size >= 60 or (block.tag == "li" and size >= 12):
        return size
    return 0


_ROW = re.compile(r"\s[·|•]\s")


def _is_row(text: str) -> bool:
    """Whether a line is a row of facts ("Leeds | Hybrid | Full time"), no sentence."""
    return len(_ROW.findall(text)) >= 2 and not text.endswith((".", "!", "?")) and ". " not in text


def _start(outline: Outline, inside: list[int], prose: dict[int, int], facts: set[int], title: str) -> int:
    """Where the text begins: after a heading "Description" if there is one before most of the text, else at the first
    running text, with the headings directly before it."""
    blocks = outline.blocks
    total = sum(prose[number] for number in inside)
    passed = 0
    for position, number in enumerate(inside):
        block = blocks[number]
        if block.level and passed < 0.2 * total and _HOUSE_FIRST.match(block.folded):
            return position  # one of the sections of a form that vendors give
        headed = len(block.text) < 50 and passed < 0.4 * total and _BEGIN.match(block.folded) is not None
        if headed and any(prose[other] for other in inside[position + 1 : position + 6]):
            return position + 1
        passed += prose[number]
    for position, number in enumerate(inside):
        block = blocks[number]
        if not prose[number] or number in facts or block.folded == title or _applies(block):
            continue
        if _is_value(blocks, number) or (len(block.text) < 110 and begins_employment(block.text)):
            continue
        if len(block.parts) > 2 and max(map(len, block.parts)) < 45 and len(block.text) < 200:
            continue  # a row of short boxes
        if block.tag == "li" and (
            not _continues(outline, inside, position, prose) or _is_summary(outline, inside, position, title)
        ):
            continue
        first = position
        while first > 0:
            before = blocks[inside[first - 1]]
            folded = before.folded
            heading = before.level or before.bold or phrases.is_section(folded)
            spoken = len(before.text) >= 25 and before.text.endswith((":", ".", "!", "?", "…")) and not before.linked
            if (
                not (heading or spoken)
                or folded == title
                or inside[first - 1] in facts
                or _applies(before)
                or len(before.text) > 120
            ):
                break
            if phrases.is_generic(folded) or kind_of_label(before.text) or title in folded:
                break
            first -= 1
        return first
    return 0


def _is_value(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block is the value of a label in a table or list of facts."""
    block = blocks[number]
    return block.tag in ("dd", "td") and number > 0 and blocks[number - 1].tag in ("dt", "th") and len(block.text) < 160


def _continues(outline: Outline, inside: list[int], position: int, prose: dict[int, int]) -> bool:
    """Whether real text follows a list entry: lists of facts or links stand before the text on many pages."""
    following = inside[position + 1 : position + 8]
    return sum(1 for number in following if prose[number]) >= min(2, len(following))


def _is_summary(outline: Outline, inside: list[int], position: int, title: str) -> bool:
    """Whether a list of few short entries without a heading stands before running text: place, hours, pay."""
    blocks = outline.blocks
    first = position
    while first > 0 and blocks[inside[first - 1]].tag == "li":
        first -= 1
    before = blocks[inside[first - 1]] if first > 0 else None
    if before is not None and before.folded != title and (before.level or before.bold or before.text.endswith(":")):
        return False
    for last, number in enumerate(inside[position : position + 8], start=position):
        block = blocks[number]
        if block.tag != "li":
            if last > position and (_applies(block) or (len(block.text) < 40 and not block.level)):
                continue
            return last > position and (len(block.text) >= 60 or block.level > 0)
        if len(block.text) > 60 or block.text.endswith((".", ";", ",")):
            return False
    return False


def _applies(block: Block) -> bool:
    return len(block.text) < 60 and phrases.says_apply(block.folded)
