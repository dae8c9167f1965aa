"""The text of an advertisement: which blocks it is made of, and these as HTML."""

import html
import re
from collections.abc import Iterable, Sequence

from quiethire.parsing.outline import FURNITURE, Block, Outline, Zone
from quiethire.parsing.posting_page import ends, phrases
from quiethire.parsing.posting_page.facts import Fact
from quiethire.parsing.posting_page.labels import kind_of_label
from quiethire.parsing.words import Phrases, fold

_OUTSIDE = FURNITURE | Zone.FORM | Zone.ASIDE
_ENOUGH = 250
"""Characters of text after which a line like "Apply now" ends the advertisement rather than introduces it."""
_BEGIN = re.compile(
    r"^\W*(?:(?:job|position|role|vacancy|full|the)?\s*description|stellenbeschreibung|jobbeschreibung|"
    r"description (?:du poste|de l'offre|de l'emploi)|descripcion(?: de la oferta| del puesto| de la vacante|"
    r" del empleo)?|vacatureomschrijving|descricao(?: da vaga| do cargo)?|descrizione(?: del lavoro| dell'offerta)?|"
    r"opis(?: stanowiska| oferty)?|beskrivning|stillingsbeskrivelse|описание(?: на длъжността)?)\W*$"
)
_TAG = re.compile(r"<[^>]*>")


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
    chosen = _until_end(outline, inside[start:], prose)
    return _before_title(blocks, title_block) + _trimmed(outline, chosen, held, fold(title))


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
    return more


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
        headed = len(block.text) < 50 and passed < 0.4 * total and _BEGIN.match(block.folded) is not None
        if headed and any(prose[other] for other in inside[position + 1 : position + 6]):
            return position + 1
        passed += prose[number]
    for position, number in enumerate(inside):
        block = blocks[number]
        if not prose[number] or number in facts or block.folded == title or _applies(block):
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
            if last > position and _applies(block):
                continue
            return last > position and len(block.text) >= 60
        if len(block.text) > 60 or block.text.endswith((".", ";", ",")):
            return False
    return False


def _applies(block: Block) -> bool:
    return len(block.text) < 60 and phrases.says_apply(block.folded)


def _until_end(outline: Outline, numbers: list[int], prose: dict[int, int]) -> list[int]:
    """The blocks up to a line that ends the advertisement, or up to where another part of the page begins."""
    blocks = outline.blocks
    numbers = _until_notices(blocks, numbers, prose)
    remaining = sum(prose[number] for number in numbers)
    total = remaining
    chosen: list[int] = []
    gathered = links = 0
    applied_at: int | None = None
    for position, number in enumerate(numbers):
        block = blocks[number]
        text = block.text
        rest, remaining = remaining, remaining - prose[number]
        short = len(text) < 70
        if short and gathered >= min(_ENOUGH, 0.5 * total):
            folded = block.folded
            line = block.level or block.linked * 2 > len(text) or block.bold or len(block.parts) == 1
            ended = phrases.is_end(folded) or _begins_other_matter(outline, numbers, position)
            if line and ended and (rest < gathered or block.level):
                if _resumes(outline, numbers, position):
                    continue
                break
            if block.linked * 2 > len(text) and phrases.says_apply(folded):
                applied_at = position
                if rest < 0.8 * gathered and _leaves(outline, chosen, numbers, position + 1):
                    break
                continue
        if block.level and gathered >= _ENOUGH and rest < gathered and _heads_form(outline, number):
            break
        if gathered >= _ENOUGH and rest < gathered and position and _after_form(outline, numbers[position - 1], number):
            break
        links = links + 1 if block.linked * 2 > len(text) else 0
        if links >= 3 and gathered >= _ENOUGH and rest < gathered:
            del chosen[-2:]  # a run of links is a menu, not the advertisement
            break
        if block.level and gathered >= _ENOUGH and _OF_THE_HOUSE.match(block.folded):
            # How to apply was said, and the facts of the posting, its form or an apply link stand between.
            linked = applied_at is not None and position - applied_at < 4
            between = linked or number - chosen[-1] > _FORM_LINES
            if between and any(_HOW_TO.said_in(blocks[last].folded) for last in chosen[-12:]):
                break
        if chosen and gathered >= _ENOUGH and (block.level or (block.bold and rest < gathered)):
            applied = rest < 0.8 * gathered and (applied_at is not None or _HOW_TO.said_in(blocks[chosen[-1]].folded))
            if _another_part(outline, chosen, numbers, position, applied):
                break
        chosen.append(number)
        gathered += prose[number]
    return chosen


def _begins_other_matter(outline: Outline, numbers: list[int], position: int) -> bool:
    """Whether a short line is a heading over what is no part of the advertisement. Whom to ask is part of it where it
    is said in sentences, not on a card."""
    folded = outline.blocks[numbers[position]].folded
    if not ends.begins_other_matter(folded):
        return False
    following = [outline.blocks[number] for number in numbers[position + 1 : position + 4]]
    return not (
        ends.CONTACT.match(folded) and any(len(block.text) >= _SENTENCE and not block.level for block in following)
    )


_SENTENCE = 80
"""Characters from which a line is running text."""
_KEYWORDS = re.compile(
    r"^\W*(?:administrator\w* (?:\w+ )?danych|wyrazam zgode|prosimy o (?:zawarcie|dopisanie)|i dati (?:saranno|personali)|"
    r"titolare del trattamento|(?:vos|les) donnees (?:personnelles|collectees|recueillies)|(?:ihre|deine|die) (?:\w+ )?daten (?:werden|"
    r"verarbeiten)|(?:sus|los|tus) datos (?:personales|seran)|os (?:seus )?dados|behandling av personuppgifter|"
    r"(?:uw|je) (?:persoons)?gegevens worden|your (?:personal )?data (?:will|is))"
    r"|^\W*(?:tags|keywords|key words|schlagworte|stichworte|mots[- ]cles|palabras clave|etiquetas|trefwoorden)\s*:"
    r"|^.{0,80}(?:we use cookies|uses cookies|use of cookies|by continuing to use (?:this|our)|all rights reserved|"
    r"respecting your privacy|wir verwenden cookies|utilise des cookies|utiliza cookies|maakt gebruik van cookies)"
    r"|^©"
)
"""Beginnings of what stands below an advertisement in running text: keywords, cookie and copyright notices."""


_NOTICES = Phrases(
    (
        "administrator",
        "zgode",
        "prosimy",
        "dati",
        "titolare",
        "donnees",
        "daten",
        "datos",
        "dados",
        "personuppgifter",
        "gegevens",
        "data ",
        ":",
        "cookie",
        "rights reserved",
        "respecting your privacy",
        "by continuing to use",
        "©",
    )
)
"""Each beginning has one of these in its first characters."""


def _until_notices(blocks: Sequence[Block], numbers: list[int], prose: dict[int, int]) -> list[int]:
    """The blocks before the first notice of the site below an advertisement: their words are none of its text."""
    gathered = 0
    for position, number in enumerate(numbers):
        if gathered >= _ENOUGH:
            folded = blocks[number].folded
            if _NOTICES.said_in(folded[:120]) and _KEYWORDS.match(folded):
                return numbers[:position]
        gathered += prose[number]
    return numbers


def _heads_form(outline: Outline, number: int) -> bool:
    """Whether a heading stands right over a form to fill in."""
    following = outline.blocks[number + 1 : number + 4]
    return bool(following) and (
        bool(following[0].zone & Zone.FORM)
        or (phrases.says_apply(outline.blocks[number].folded) and any(block.zone & Zone.FORM for block in following))
    )


def _after_form(outline: Outline, before: int, number: int) -> bool:
    """Whether a form stands between two blocks: advertisements end where the form to apply begins, unless one of
    their sections follows it."""
    between = outline.blocks[before + 1 : number]
    if sum(1 for block in between if block.zone & Zone.FORM) < _FORM_LINES:
        return False
    text = outline.blocks[number].folded
    return not (phrases.is_section(text) and not _OF_THE_HOUSE.match(text))


_FORM_LINES = 3
"""Lines in a form from which it is one to fill in, not a search box."""


def _resumes(outline: Outline, numbers: list[int], position: int) -> bool:
    """Whether sections of an advertisement follow the line after all: it was a button in the middle."""
    for number in numbers[position + 1 : position + 9]:
        block = outline.blocks[number]
        if (block.level or block.bold) and len(block.text) < 70:
            text = block.folded
            return bool(phrases.is_section(text)) and not phrases.is_end(text) and not _OF_THE_HOUSE.match(text)
    return False


def _around(outline: Outline, numbers: Iterable[int]) -> int:
    """The innermost container that holds all these blocks; -1 for the body."""
    common: list[int] | None = None
    for number in numbers:
        chain = list(outline.chain(outline.blocks[number].container))
        if common is None:
            common = chain
        else:
            held = set(chain)
            common = [container for container in common if container in held]
        if not common:
            return -1
    return common[0] if common else -1


def _leaves(outline: Outline, chosen: list[int], numbers: list[int], position: int) -> bool:
    """Whether what follows an apply link stands outside the box of the text so far, or is no advertisement text."""
    if position >= len(numbers) or not chosen:
        return True
    box = _around(outline, chosen[-12:])
    following = numbers[position]
    if box in set(outline.chain(outline.blocks[following].container)):
        return False
    text = outline.blocks[following].folded
    return len(text) >= 70 or not phrases.is_section(text) or _OF_THE_HOUSE.match(text) is not None


_HOW_TO = Phrases.of("""
    apply by; to apply; apply now; your application; send your; send us; bewerben; bewerbung; bewirb; postulez; candidature; envoyez; envia
    tu; inscribete; solliciteer; sollicitatie; reageer; candidatura; candidati; invia; aplikuj; wyslij; zgloszen; ansokan; sok jobbet;
    ansok; ansogning; soknad; sog stillingen; кандидатств; изпрат
""")
"""What the closing words of an advertisement speak of."""
_OF_THE_HOUSE = re.compile(
    r"^\W*(?:(?:our|the|unsere|nos|nuestros|onze) )?(?:benefits?|perks|values|culture|vorteile|avantages|beneficios|"
    r"voordelen|benefity|about|why|who we are|life at|working (?:at|here)|uber uns|warum|qui sommes|quienes somos|"
    r"over ons|chi siamo|o nas|att jobba|jobba hos|arbeiten bei|travailler chez|trabajar en|werken bij|lavorare (?:in|da)|"
    r"at (?:arbejde|jobbe)|praca w)\b"
)
"""Sections that speak of the house rather than of the work: after an apply link they stand on every page of a site."""


def _another_part(outline: Outline, chosen: list[int], numbers: list[int], position: int, applied: bool) -> bool:
    """Whether a block begins another part of the page: a heading of no advertisement section, in a box of its own."""
    block = outline.blocks[numbers[position]]
    if len(block.text) > 90:
        return False
    folded = block.folded
    if phrases.is_section(folded) and not (applied and _OF_THE_HOUSE.match(folded)):
        return False
    if len(chosen) < 2 and not block.level:
        return False
    box = _around(outline, chosen[-12:])
    if box < 0 or box in set(outline.chain(block.container)):
        return False
    if _tells_of_the_work(outline, numbers, position):
        return applied
    levels = [_rank(outline.blocks[other]) for other in chosen if _rank(outline.blocks[other])]
    return applied or not levels or _rank(block) <= min(levels)


def _tells_of_the_work(outline: Outline, numbers: list[int], position: int) -> bool:
    """Whether running text or a list without links follows a heading, up to the next: most sections of advertisements
    have headings that no list of phrases has."""
    said = linked = 0
    for number in numbers[position + 1 : position + 14]:
        block = outline.blocks[number]
        if block.level and said + linked:
            break
        if block.linked * 2 > len(block.text):
            linked += len(block.text)
        elif block.tag == "li" or len(block.text) >= _SENTENCE:
            said += len(block.text)
    return said >= 60 and said > 3 * linked


def _rank(block: Block) -> int:
    """The level of a heading; a short bold line counts as one below all others. 0 for text."""
    return block.level or (7 if block.bold and len(block.text) < 90 else 0)


def _trimmed(outline: Outline, chosen: list[int], facts: set[int], title: str) -> list[int]:
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
        if _list_entry(outline, block.container) is None and len(text) < 160 and not text.endswith((".", "!", "…")):
            return ends.is_how_to_reach(text)
        return len(text) < 3 or (len(text) < 40 and not text.endswith(".") and phrases.says_apply(folded))

    stated = next((run for run, number in enumerate(reversed(chosen)) if number not in facts), len(chosen))
    least = 300 if stated > 3 else 600

    def trim() -> None:
        _drop_quotation(blocks, chosen)
        while chosen and (idle(chosen[-1]) or _bare_heading(outline, chosen) or _apart(outline, chosen, facts, least)):
            chosen.pop()

    trim()
    chosen[:] = _without_instructions(outline, chosen)
    trim()
    first = 0
    while first < len(chosen) - 1 and (idle(chosen[first]) or _LONELY.match(blocks[chosen[first]].text)):
        first += 1
    return chosen[first:]


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
    if not last.level or len(last.text) >= 90 or _list_entry(outline, last.container):
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
        if (heading.level or heading.bold) and _HOW_TO_APPLY.match(heading.folded):
            size = sum(len(outline.blocks[number].text) for number in chosen[1 - back :])
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


def as_html(outline: Outline, numbers: Sequence[int]) -> str:
    """The blocks as HTML: headings, paragraphs and lists, with the inline elements they had. Not yet sanitized."""
    out: list[str] = []
    list_tag = ""
    entry = -1
    for number in numbers:
        block = outline.blocks[number]
        found = _list_entry(outline, block.container)
        if found is None:
            if list_tag:
                out.append(f"</li></{list_tag}>")
                list_tag, entry = "", -1
            tag = f"h{block.level}" if block.level else "p"
            out.append(f"<{tag}>{_inner(block)}</{tag}>")
            continue
        tag, container = found
        if not list_tag:
            out.append(f"<{tag}><li>")
            list_tag = tag
        elif container != entry:
            out.append("</li><li>")
        else:
            out.append("<br>")
        entry = container
        out.append(_inner(block))
    if list_tag:
        out.append(f"</li></{list_tag}>")
    return "".join(out)


def _list_entry(outline: Outline, container: int) -> tuple[str, int] | None:
    """The list and entry a block stands in: ("ul", number of the `<li>`)."""
    entry = -1
    for steps, around in enumerate(outline.chain(container)):
        tag = outline.containers[around].tag
        if tag == "li" and entry < 0:
            entry = around
        elif tag in ("ul", "ol") and entry >= 0:
            return tag, entry
        if steps > 5:
            return None
    return None


def _inner(block: Block) -> str:
    node = block.node
    if node is not None and (block.linked or len(block.parts) > 1) and not block.icon:
        inner = node.inner_html
        if inner and len(inner) < 4 * len(block.text) + 2_000:
            return inner
    return html.escape(block.text, quote=False).replace("\n", "<br>")


def text_size(outline: Outline, numbers: Sequence[int]) -> int:
    """Characters of the blocks."""
    return sum(len(outline.blocks[number].text) for number in numbers)
