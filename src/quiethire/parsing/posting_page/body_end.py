"""Where the text of an advertisement ends: at a line that says so, or where another part of the page begins."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from quiethire.parsing.outline import Block, Outline, Zone
from quiethire.parsing.posting_page import ends, phrases
from quiethire.parsing.words import Phrases

_ENOUGH = 250
"""Characters of text after which a line like "Apply now" ends the advertisement rather than introduces it."""


def until_end(outline: Outline, numbers: list[int], prose: dict[int, int]) -> list[int]:
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
            applied = rest < 0.8 * gathered and (
                applied_at is not None
                or blocks[chosen[-1]].tag in ("dd", "td")
                or _HOW_TO.said_in(blocks[chosen[-1]].folded)
            )
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
    r"^\W*(?:administrator\w* (?:\w+ )?danych|wyrazam zgode|prosimy o (?:zawarcie|dopisanie)|i dati (?:saranno|"
    r"personali)|"
    r"titolare del trattamento|(?:vos|les) donnees (?:personnelles|collectees|recueillies)|(?:ihre|deine|"
    r"die) (?:\w+ )?daten (?:werden|"
    r"verarbeiten)|(?:sus|los|tus) datos (?:personales|seran)|os (?:seus )?dados|behandling av personuppgifter|"
    r"(?:uw|je) (?:persoons)?gegevens worden|your (?:personal )?data (?:will|is))"
    r"|^\W*(?:tags|keywords|key words|schlagworte|stichworte|mots[- ]cles|palabras clave|etiquetas|trefwoorden)\s*:"
    r"|^.{0,80}(?:we use cookies|uses cookies|use of cookies|by continuing to use (?:this|our)|all rights reserved|"
    r"respecting your privacy|wir verwenden cookies|utilise des cookies|utiliza cookies|usamos cookies|"
    r"utilizamos cookies|utilizziamo (?:i )?cookie|nous utilisons des cookies|wij gebruiken cookies|"
    r"vi anvander cookies|"
    r"vi bruger cookies|vi bruker (?:cookies|informasjonskapsler)|uzywamy (?:plikow )?cookies|"
    r"maakt gebruik van cookies)"
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


_DEEP = 60
"""Containers around a block that are looked at: pages that people read nest no deeper."""


def _around(outline: Outline, numbers: Iterable[int]) -> int:
    """The innermost container that holds all these blocks; -1 for the body."""
    common: list[int] | None = None
    for number in numbers:
        chain = list(islice(outline.chain(outline.blocks[number].container), _DEEP))
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
    apply by; to apply; apply now; your application; send your; send us; bewerben; bewerbung; bewirb; postulez;
    candidature; envoyez; envia
    tu; inscribete; solliciteer; sollicitatie; reageer; candidatura; candidati; invia; aplikuj; wyslij; zgloszen;
    ansokan; sok jobbet;
    ansok; ansogning; soknad; sog stillingen; кандидатств; изпрат
""")
"""What the closing words of an advertisement speak of."""
_OF_THE_HOUSE = re.compile(
    r"^\W*(?:(?:our|the|unsere|nos|nuestros|onze) )?(?:benefits?|perks|values|culture|vorteile|avantages|beneficios|"
    r"voordelen|benefity|about|why|who we are|life at|working (?:at|here)|uber uns|warum|qui sommes|quienes somos|"
    r"over ons|chi siamo|o nas|att jobba|jobba hos|arbeiten bei|travailler chez|trabajar en|werken bij|"
    r"lavorare (?:in|da)|"
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
