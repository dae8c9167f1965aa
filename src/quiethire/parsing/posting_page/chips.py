"""Facts without a label: the short lines beside the title ("Miami, FL · Full time") and below the text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from quiethire.domain.place import PlaceText
from quiethire.parsing.employment import employment_types
from quiethire.parsing.occupations import looks_like_occupation
from quiethire.parsing.outline import FURNITURE, Block, Outline, Zone
from quiethire.parsing.places import resolve
from quiethire.parsing.posting_page import labels, phrases
from quiethire.parsing.posting_page.facts import Fact
from quiethire.parsing.posting_page.head import Head
from quiethire.parsing.words import fold
from quiethire.parsing.workplace import workplace_of_label

_CUT = re.compile(r"\s*[·•|●∙‧⋅▪]\s*|\s+[–—]\s+|\s+-\s+|\n|\s{2,}|\s*/\s*(?=[A-Z])")
_EMPLOYMENT = re.compile(
    r"^(?:(?:full|part)[- ]?time|fulltime|parttime|permanent|contract(?:or)?|freelance|temporary|internship|intern|"
    r"fixed[- ]term|casual|seasonal|volunteer|apprenticeship|vollzeit|teilzeit|unbefristet|befristet|festanstellung|"
    r"minijob|werkstudent\w*|praktikum|ausbildung|temps (?:plein|partiel)|cdi|cdd|stage|alternance|interim|"
    r"jornada completa|tiempo completo|"
    r"media jornada|tiempo parcial|indefinido|temporal|voltijd|deeltijd|fulltime|parttime|tempo (?:pieno|integral|"
    r"inteiro|parcial|indeterminato|determinato)|clt|pj|pelny etat|umowa o prace|b2b|heltid|deltid|tillsvidare|"
    r"fuldtid|fuldtids\w*|fast(?: stilling| ansættelse)?|kokoaikainen|osa-aikainen|vakituinen|plny uvazek|plny uvazok|"
    r"zkraceny uvazek|teljes munkaido|reszmunkaido|norma intreaga|tam zamanli|yari zamanli|пълно работно време|"
    r"пълен работен ден|непълно работно време|полная занятость|полный рабочий день|повна зайнятість|πλήρης απασχόληση|"
    r"μερική απασχόληση|正社員|契約社員|業務委託|"
    r"regular|salaried|hourly)"
    r"(?:[\s,/&+-]*(?:and|or|und|oder|et|ou|o|y|e|of|position|employment|employee|role|job|contract|regular|"
    r"permanent|(?:full|part)[- ]?time|vollzeit|teilzeit|unbefristet|befristet|temporary|cdi|cdd|jour|nuit|"
    r"\(?\d{1,3}(?:[.,]\d+)?\s*(?:h|hours|stunden|uur|%)?\)?)){0,6}\W*$"
)
_BEGINS_EMPLOYMENT = re.compile(
    r"(?:(?:full|part)[- ]?time|fulltime|parttime|permanent|fixed[- ]term|temporary|casual|seasonal|vollzeit|teilzeit|"
    r"in vollzeit|in teilzeit|unbefristet|befristet|festanstellung|minijob|temps (?:plein|partiel)|cdi|cdd|interim|"
    r"jornada (?:completa|parcial|reducida|intensiva)|tiempo completo|media jornada|tiempo parcial|indefinido|"
    r"voltijds?e?|deeltijds?e?|halftijds?|"
    r"tempo (?:pieno|integral|inteiro|parcial|indeterminato|determinato)|contratto|contrato|collaborazione|"
    r"partita iva|clt|pj|pelny etat|umowa|"
    r"b2b|heltid|deltid|tillsvidare|visstid|fuldtid|fast |vikariat|vast contract|fulltime|parttime|"
    r"\d{1,3}(?:[.,]\d+)?(?: ?(?:-|–|bis|to|tot|til|a) ?\d{1,3}(?:[.,]\d+)?)? ?(?:%|h\b|hrs?\b|hours|std|stunden|"
    r"uur|uren|timmar|"
    r"timer|heures|horas|ore\b|godzin)|1/2 etatu|3/4 etatu|1/1 etatu|полн|пълн|непълн|на смени)"
)


def begins_employment(text: str) -> bool:
    """Whether a line, no sentence, begins with hours or a kind of employment: "37.5 hours per week, fixed term"."""
    return not text.endswith((".", "!", "?", ":")) and _BEGINS_EMPLOYMENT.match(fold(text)) is not None


_WORKPLACE = re.compile(
    r"^(?:100 ?% )?(?:fully |full |partly |partially |mostly )?(?:remote|remotely|hybrid|hybride?s?(?: arbeiten)?|"
    r"on[- ]?site|in[- ]office|in[- ]person|vor ort|home ?office|remoto|hibrido|presencial|teletravail(?: partiel|"
    r" complet)?|presentiel|sur site|op locatie|thuiswerken|distans|pa plats|zdaln\w+|hybrydow\w+|stacjonarn\w+|"
    r"ibrido|in sede|da remoto|telecommute|hjemmekontor|hjemmearbejde|etatyo|prace z domova|praca z domu|tavmunka|"
    r"la distanta|hibrit|uzaktan(?: calisma)?|дистанционно|на място|хибридно|удал[её]нно|віддалено|гібридно|τηλεργασία|"
    r"υβριδικό|リモート|フルリモート|praca zdalna|praca stacjonarna|praca hybrydowa)"
    r"(?: ?(?:[-/,&]|or|and|oder|o|ou) ?(?:remote|hybrid|on[- ]?site|in[- ]office|hybride|"
    r"presencial))?(?: ?\((?:\w+ )?\d[^()]{0,24}\)?)?(?: (?:position|role|job|work|ok|friendly|first|possible|"
    r"optional|eligible))?\W*$"
)
_REMOTE_PLACE = re.compile(r"^(?:fully |100% )?remote\b.{0,60}$|.{0,60}\bremote\W*$")
_DATE = re.compile(
    r"^(?:\w{2,12},?\s+)?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.?(?:st|nd|rd|"
    r"th)?\s+(?:de\s+)?[^\W\d]{3,10}\.?,?\s+(?:de\s+)?\d{4}|[^\W\d]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"(?:posted\s+)?\d{1,3}\+?\s+(?:minutes?|hours?|days?|weeks?|months?)\s+ago)(?:\s+\d{1,2}:\d{2}.{0,8})?$"
)
_POSTED = re.compile(
    r"^\W*(?:(?:annuncio|anuncio|(?:stellen)?anzeige|annonce|ogloszenie) (?:vom|del|du|z dnia)|(?:job )?posted|"
    r"published|date posted|veroffentlicht|online seit|eingestellt|publie|publicado|"
    r"publicada|geplaatst|publicerad|opublikowano|pubblicato|added|listed|публикувана)\b(?:\s+(?:on|am|le|el|op|em|"
    r"il|:))?\s*[:\-]?\s*(.{4,40})$"
)
_MONEY = re.compile(
    r"[$€£¥₹₴₽₺円]|\b(?:usd|eur|gbp|chf|cad|aud|inr|pln|sek|nok|dkk|brl|bgn|czk|huf|ron|zł|zl|kr|kč|ft|lei|лв|грн|руб)\b",
    re.IGNORECASE,
)


_ALSO_WORDS = frozenset(
    [
        "mobile",
        "reading",
        "remote",
        "nice",
        "orange",
        "product",
        "enterprise",
        "legal",
        "of",
        "data",
        "sales",
        "marketing",
        "engineering",
        "design",
        "operations",
        "finance",
        "support",
        "online",
        "global",
        "nation",
        "best",
        "vacancy",
        "general",
        "staff",
        "media",
        "split",
        "bar",
        "apply",
        "home",
        "male",
        "essen",
        "hello",
        "as",
        "to",
        "an",
        "am",
        "we",
        "in",
        "or",
        "me",
        "de",
        "per",
        "no",
        "so",
        "al",
        "hi",
        "ok",
        "la",
        "ma",
        "pa",
        "md",
        "co",
        "il",
        "id",
        "va",
    ]
)


_BEFORE_COUNTRY = frozenset(
    """
    south north east west central new united saudi sri costa el great czech ivory hong western eastern northern
    southern anywhere greater all within across remote bosnia papua san puerto sierra burkina
    """.split()  # noqa: SIM905  (a paragraph is easier to keep than a column)
)


@lru_cache(maxsize=8_192)
def is_place(text: str, country: str | None = None, *, small: bool = False) -> bool:
    """Whether the gazetteer knows the text as a place. Words that are places and much else are not taken for one.
    Towns count where they lie in `country`, and its villages too where the words around say that it is a place
    (`small`)."""
    if fold(text) in _ALSO_WORDS or looks_like_occupation(text):
        return False
    if not 1 < len(text) <= 70 or not text[0].isalpha() or text.isdigit():
        return False
    places = resolve(PlaceText(text=text), country_hint=country, small=small)
    if not any(place.city or place.country or place.region for place in places):
        return False
    words = fold(text).split()
    if len(places) == 1 and len(words) > 1 and "," not in text and not places[0].region:
        if places[0].city and places[0].city != text:
            return any(place.country for place in resolve(PlaceText(text=places[0].city)))
        # "Example Bulgaria" is an organization of that country; "South Korea" is a country.
        alone = resolve(PlaceText(text=words[-1]))
        return words[0] in _BEFORE_COUNTRY or not alone or alone[0].country != places[0].country
    return True


def chips_near_title(outline: Outline, title_block: int, body: Sequence[int], head: Head) -> list[Fact]:
    """Facts in the short lines around the title, up to where the text begins."""
    blocks = outline.blocks
    if title_block < 0:
        return []
    first_body = body[0] if body else title_block + 8
    title = fold(blocks[title_block].parts[0] if len(blocks[title_block].parts) > 1 else blocks[title_block].text)
    until = max(title_block + 8, first_body) if first_body > title_block else title_block + 8
    found: list[Fact] = []
    for number in range(max(0, title_block - 3), min(len(blocks), until + 1, title_block + 30)):
        block = blocks[number]
        dated = abs(number - title_block) <= _BESIDE and len(block.text) < 60 and _is_date(block)
        if (
            (block.zone & FURNITURE and not dated)
            or len(block.text) > 220
            or (number in body and block.level == 0 and len(block.text) > 110)
        ):
            continue
        if (number == title_block and len(block.parts) < 2) or block.tag in ("dt", "th"):
            continue
        if number in body and number != first_body:
            continue
        distance = abs(number - title_block)
        for piece in _pieces(block.parts if len(block.parts) > 1 else [block.text], head.country):
            if number == title_block and fold(piece) in title:
                continue
            fact = _classified(piece, number, 0.62 - 0.01 * distance, head.country)
            if fact is not None and not (fact.kind == labels.POSTED and _is_value(blocks, number)):
                found.append(fact)
        if block.times and not _CLOSING.search(block.folded) and not _is_value(blocks, number):
            found.extend(Fact(labels.POSTED, machine, number, 0.55, "time[datetime]") for machine in block.times)
    return found


def facts_below(outline: Outline, body: Sequence[int], country: str | None) -> list[Fact]:
    """The facts in a list of short entries that ends the text or follows it ("Murcia", "On-site", "Full-time"), where
    two entries at least are facts."""
    if not body:
        return []
    blocks = outline.blocks
    first = end = body[-1] + 1
    while end < min(len(blocks), body[-1] + 10) and _short_entry(blocks[end]):
        end += 1
    while first > max(0, end - 10) and _short_entry(blocks[first - 1]):
        first -= 1
    if not 2 <= end - first <= 8 or (first and blocks[first - 1].text.endswith(":")):
        return []
    found = [fact for number in range(first, end) if (fact := _classified(blocks[number].text, number, 0.5, country))]
    return found if len({fact.kind for fact in found}) > 1 else []


def _short_entry(block: Block) -> bool:
    return block.tag == "li" and len(block.text) < 44 and not block.zone & (FURNITURE | Zone.ASIDE)


def posted_lines(outline: Outline, body: Sequence[int]) -> list[Fact]:
    """Lines below or beside the text that say when it was posted."""
    found: list[Fact] = []
    for number in range(max(0, body[0] - 20), min(len(outline.blocks), body[-1] + 8)) if body else ():
        block = outline.blocks[number]
        if len(block.text) < 60 and not block.zone & FURNITURE and (match := _POSTED.match(block.folded)):
            found.append(Fact(labels.POSTED, block.text[match.start(1) :].strip(), number, 0.5, "beside the text"))
    return found


def dates_of_entry(outline: Outline) -> list[Fact]:
    """The machine date of an entry that blogs mark as such (`<time class="entry-date published">`), wherever it stands
    outside the comments and other entries."""
    for number, block in enumerate(outline.blocks):
        if block.times and not block.zone & (Zone.RELATED | Zone.COMMENT | Zone.ASIDE | Zone.NAV):
            marks = " ".join(block.marks)
            if "published" in marks or "entry-date" in marks or "posted-on" in marks:
                return [Fact(labels.POSTED, block.times[0], number, 0.5, "time.published")]
    return []


_CLOSING = re.compile(
    r"clos|deadline|apply by|expire|bewerb|frist|ansok|sista|sluit|reageer|limite|hasta|scad|entro|termin|prazo|"
    r"senast|soknad|срок"
)
"""What is said of the last day, not of the first."""
_BESIDE = 3
"""Blocks from a title within which a line that is nothing but a date tells when it was posted, whatever its box is
called (entries of blogs keep it in a `<footer>`)."""


def _is_date(block: Block) -> bool:
    return bool(block.times) or _DATE.match(block.folded) is not None or _POSTED.match(block.folded) is not None


def _is_value(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block is the value of a label in a table, a list or the line above: a date there is what that says."""
    if not number:
        return False
    before = blocks[number - 1]
    if blocks[number].tag in ("td", "dd") and before.tag in ("dt", "th", "td"):
        return True
    return len(before.text) < 40 and labels.kind_of_label(before.text) not in (None, labels.POSTED)


def _pieces(parts: list[str], country: str | None) -> list[str]:
    pieces: list[str] = []
    for part in parts[:12]:
        if len(part) <= 70 and (_is_money(part) or _is_list_of_places(part, country)):
            pieces.append(part.strip(" ,;"))
            continue
        for row in _CUT_HARD.split(part):
            # A dash between amounts is a range, others part facts.
            cut = [row] if len(row) <= 70 and _is_money(row) else _CUT.split(row)
            pieces.extend(piece.strip(" ,;()[]") for piece in cut if piece and piece.strip(" ,;()[]"))
    return pieces[:24]


def _is_money(part: str) -> bool:
    return any(map(str.isdigit, part)) and _MONEY.search(part) is not None and not _CUT_HARD.search(part)


_CUT_HARD = re.compile(r"[·•|●∙‧⋅▪\n]")
_LIST = re.compile(r"\s*[/;|+&]\s*|\s+(?:or|and|und|oder|et|ou|y|e|i|eller|och)\s+|,\s+(?:and|or)\s+")


def _is_list_of_places(part: str, country: str | None) -> bool:
    """Whether the text is several places, or places and "remote": "Remote / Buenos Aires"."""
    pieces = [piece.strip(" ,") for piece in _LIST.split(part) if piece.strip(" ,")]
    if not 2 <= len(pieces) <= 8:
        return False
    known = [is_place(piece, country) or _REMOTE_PLACE.match(fold(piece)) is not None for piece in pieces]
    return all(known[:8]) or (any(known) and all(known[at] or len(piece) <= 3 for at, piece in enumerate(pieces)))


def _classified(piece: str, number: int, confidence: float, country: str | None) -> Fact | None:
    if not 2 <= len(piece) <= 110 or (labels.kind_of_label(piece) and not labels.is_weak(piece)):
        return None
    folded = fold(piece)
    begins = (
        len(piece.split()) <= 16
        and not (len(piece) > 60 and piece[-1] == ".")
        and _BEGINS_EMPLOYMENT.match(folded)
        and not looks_like_occupation(piece)
    )
    if (begins or _EMPLOYMENT.match(folded)) and employment_types((piece,)):
        return Fact(labels.EMPLOYMENT, piece, number, confidence, "beside the title")
    if len(piece) > 80:
        return None
    if _WORKPLACE.match(folded):
        return Fact(labels.WORKPLACE, piece, number, confidence, "beside the title")
    if match := _POSTED.match(folded):
        return Fact(labels.POSTED, piece[match.start(1) :].strip(), number, confidence + 0.1, "beside the title")
    if _DATE.match(folded):
        return Fact(labels.POSTED, piece, number, confidence - 0.1, "beside the title")
    if _is_list_of_places(piece, country):
        return Fact(labels.LOCATION, piece, number, confidence, "beside the title")
    if any(map(str.isdigit, piece)):
        if _MONEY.search(piece):
            return Fact(labels.PAY, piece, number, confidence, "beside the title")
        if ("," in piece or piece.endswith("km")) and any(
            place.city for place in resolve(PlaceText(text=piece), country_hint=country)
        ):
            return Fact(labels.LOCATION, piece, number, confidence - 0.1, "beside the title")
        return None
    if len(piece.split()) <= 7 and not phrases.is_section(folded) and not phrases.is_generic(folded):
        if is_place(piece, country):
            return Fact(labels.LOCATION, piece, number, confidence - 0.02, "beside the title")
        if (inside := _IN_PLACE.search(piece)) and is_place(inside.group(1), country, small=True):
            return Fact(labels.LOCATION, inside.group(1), number, confidence - 0.06, "beside the title")
        if _REMOTE_PLACE.match(folded) and workplace_of_label(piece):
            return Fact(labels.LOCATION, piece, number, confidence - 0.05, "beside the title")
    return None


_IN_PLACE = re.compile(
    r"\s(?:in|à|en|a|i|w|te|bij|em)\s+([A-ZÀ-ÞŚŁŻŹĆČŘŠŽ][\w'’.-]+(?:[ -][A-ZÀ-ÞŚŁŻ][\w'’.-]+){0,2})$"
)
""" "ons atelier in Eeklo"."""
