"""What stands at the ends of an advertisement and is none of its text: buttons, cards, lines of the site."""

import re
from collections.abc import Sequence

from quiethire.parsing.occupations import has_gender_mark, looks_like_occupation
from quiethire.parsing.outline import Block, Outline
from quiethire.parsing.posting_page import ends, phrases
from quiethire.parsing.posting_page.markup import list_entry
from quiethire.parsing.words import fold


def trimmed(outline: Outline, chosen: list[int], facts: set[int], title: str) -> list[int]:
    """Without apply links, sharing rows and bare headings at the ends."""
    blocks = outline.blocks

    def idle(number: int) -> bool:
        block = blocks[number]
        text = block.text
        folded = fold(text)
        if block.linked * 1.2 >= len(text) and (len(text) < 60 or not text.endswith(".")):
            return True
        if len(text) < 90 and _FORM_NOTE.search(folded):
            return True
        if len(text) < 70 and (phrases.is_end(folded) or folded == title or phrases.CLOSED_MARK.match(folded)):
            return True
        if len(text) < 240 and (ends.is_line_of_the_site(folded) or ends.is_form_message(folded)):
            return True
        if ends.CONTACT.match(folded.split("\n", 1)[0]) and len(text) < 160:
            return True
        if list_entry(outline, block.container) is None and len(text) < 160 and not text.endswith((".", "!", "…")):
            return ends.is_how_to_reach(text)
        return len(text) < 3 or (len(text) < 40 and not text.endswith(".") and phrases.says_apply(folded))

    stated = next((run for run, number in enumerate(reversed(chosen)) if number not in facts), len(chosen))
    least = 300 if stated > 3 else 600

    def trim() -> None:
        _drop_quotation(blocks, chosen)
        _drop_table(blocks, chosen)
        _drop_badges(blocks, chosen)
        _drop_postings(blocks, chosen)
        while chosen and (idle(chosen[-1]) or _bare_heading(outline, chosen) or _apart(outline, chosen, facts, least)):
            chosen.pop()

    trim()
    chosen[:] = _without_instructions(outline, chosen)
    trim()
    first = 0
    while first < len(chosen) - 1 and (idle(chosen[first]) or _LONELY.match(blocks[chosen[first]].text)):
        first += 1
    return chosen[first:]


_CELLS = frozenset({"dt", "dd", "th", "td"})
_TEXT = 400
"""Characters of an advertisement from which what follows in boxes is no part of it."""


def _drop_table(blocks: Sequence[Block], chosen: list[int]) -> None:
    """The table or list of facts below a text, with the line over it."""
    cells = next((run for run, number in enumerate(reversed(chosen)) if not _is_cell(blocks[number])), len(chosen))
    before = chosen[: len(chosen) - cells]
    if cells < 4 or sum(len(blocks[number].text) for number in before) < _TEXT:
        return
    del chosen[-cells:]
    if len(chosen) > 1 and blocks[chosen[-1]].tag != "li" and len(blocks[chosen[-1]].text) < 40:
        chosen.pop()


def _is_cell(block: Block) -> bool:
    return block.tag in _CELLS and len(block.text) < 90


def _drop_badges(blocks: Sequence[Block], chosen: list[int]) -> None:
    """Headings with one short line each below a text: "Member of the guild", "Founded in 1979"."""
    while len(chosen) > 4 and sum(len(blocks[number].text) for number in chosen) > _TEXT:
        heading, line = blocks[chosen[-2]], blocks[chosen[-1]]
        short = len(line.text) < 50 and line.tag != "li" and not line.level and line.text[-1] not in ".!:"
        if not (heading.level and short and not phrases.is_section(heading.folded)):
            return
        del chosen[-2:]


def _drop_postings(blocks: Sequence[Block], chosen: list[int]) -> None:
    """Names of other positions in a list under a heading below the text."""
    run = 0
    while run < len(chosen) and _names_position(blocks[chosen[-1 - run]]):
        run += 1
    headed = 0 < run < len(chosen) - 2 and blocks[chosen[-1 - run]].level
    if headed and sum(len(blocks[number].text) for number in chosen[:-run]) >= _TEXT:
        del chosen[-1 - run :]


def _names_position(block: Block) -> bool:
    marked = has_gender_mark(block.text) or block.linked * 2 > len(block.text)
    return block.tag == "li" and len(block.text) < 90 and marked and looks_like_occupation(block.text)


_QUOTES = '„“"«»‹›”'


def _drop_quotation(blocks: Sequence[Block], chosen: list[int]) -> None:
    """What a colleague says, with the name below it, ends no advertisement: it stands beside it."""
    for back in range(1, min(5, len(chosen) - 2)):
        block = blocks[chosen[-back]]
        if block.text[0] in _QUOTES and len(block.text) < 400 and block.tag != "li" and not block.level:
            if all(len(blocks[number].text) < 70 for number in chosen[len(chosen) - back + 1 :]):
                del chosen[-back:]
            return


def _bare_heading(outline: Outline, chosen: list[int]) -> bool:
    """Whether a heading with nothing under it ends the text. Several of one level in a row are entries, no headings."""
    last = outline.blocks[chosen[-1]]
    if not last.level or len(last.text) >= 90 or list_entry(outline, last.container):
        return False
    return len(chosen) < 2 or outline.blocks[chosen[-2]].level != last.level


_HOW_TO_APPLY = re.compile(
    r"^\W*(?:how to apply|to apply|apply|applying|application|bewerbung|so bewirbst du dich|interess(?:e|iert)|"
    r"comment postuler|postuler|como (?:aplicar|postular|candidatar\S*)|solliciteren|interesse|come candidarsi|"
    r"candidati|jak aplikowac|ansokan|how do i apply)\W*$"
)


def _without_instructions(outline: Outline, chosen: list[int]) -> list[int]:
    """Without a closing section that only says where to send an application."""
    for back in range(2, min(7, len(chosen))):
        heading = outline.blocks[chosen[-back]]
        if not (heading.level or heading.bold):
            continue
        below = [outline.blocks[number] for number in chosen[1 - back :]]
        size = sum(len(block.text) for block in below)
        told = _HOW_TO_APPLY.match(heading.folded) or (
            not phrases.is_section(heading.folded) and any(ends.reaches(block.text) for block in below)
        )
        if told:
            return chosen[:-back] if size < 300 else chosen
    return chosen


def _apart(outline: Outline, chosen: list[int], facts: set[int], least: int) -> bool:
    """Whether the last block is a stated fact in a box apart from the text: a summary below an advertisement of at
    least so many characters."""
    last = chosen[-1]
    block = outline.blocks[last]
    if last not in facts or len(block.text) > 200:
        return False
    text = next(
        (number for number in reversed(chosen) if number not in facts and len(outline.blocks[number].text) > 80), None
    )
    if text is None or sum(len(outline.blocks[number].text) for number in chosen[:-1]) < least:
        return False
    containers = outline.containers
    ours = containers[block.container].parent if block.container >= 0 else -1
    theirs = set(outline.chain(outline.blocks[text].container))
    return ours not in theirs or ours < 0


_FORM_NOTE = re.compile(
    r"required field|fields? (?:marked|are required)|indicates required|pflichtfeld|champs? (?:marques|obligatoires?)|"
    r"campos? (?:obligatorios?|marcados)|verplichte velden|campi (?:obbligatori|contrassegnati)|pola (?:wymagane|"
    r"oznaczone)|obligatoriska falt|задължителни полета"
)
_LONELY = re.compile(r"^\W*$")
