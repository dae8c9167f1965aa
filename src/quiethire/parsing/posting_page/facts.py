"""Label and value: the facts a posting page states one by one.

Found as `Label: value` in a line, as a label and its value in neighbouring boxes (definition lists, tables, headings
and paragraphs, spans), and by the class names and icons of short blocks.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from quiethire.parsing.employment import employment_types
from quiethire.parsing.outline import FURNITURE, Block, Outline
from quiethire.parsing.posting_page import labels
from quiethire.parsing.posting_page.labels import is_weak, kind_of_label
from quiethire.parsing.words import fold
from quiethire.parsing.workplace import workplace_of_label


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated fact: its kind (see `labels`), the value as printed, the block it stands in, and how sure we are."""

    kind: str
    value: str
    block: int
    confidence: float
    label: str = ""


_PAIR = re.compile(r"^\W{0,4}([^\W\d][^:：\n]{1,42}?)\s*[:：]\s*(\S[^\n]*)$")
_LABEL_ONLY = re.compile(r"^\W{0,4}([^\W\d][^:：\n]{1,42}?)\s*[:：]?\s*$")
_LONGEST_VALUE = 160
_HINTS = re.compile(
    r"(?:^|[\s_-])(?:"
    r"(?P<location>location|locations|job-?location|city|standort|arbeitsort|lieu|ubicacion|locatie|"
    r"map-marker(?:-alt)?|map-pin|location-dot|geo-alt|pin_drop|place|location_on|marker)"
    r"|(?P<employment>employment-?type|job-?type|contract-?type|job-?contract|worktype|commitment|employment|"
    r"schedule|vacancy-?type|position-?type)"
    r"|(?P<workplace>workplace-?types?|workplace|remote|work-?mode)"
    r"|(?P<pay>salary|salaries|compensation|pay-?range|gehalt|remuneration|money-bill|payscale)"
    r"|(?P<department>department|departments|job-?category|job-?department|team)"
    r"|(?P<posted>date-?posted|posted|posted-?on|posting-?date|publish(?:ed)?-?date|entry-date|post-date|published|"
    r"publication-?date|post-?meta-?date)"
    r"|(?P<valid_through>closing-?date|deadline|expir(?:y|es|ation)(?:-?date)?|valid-?through)"
    r"|(?P<company>company-?name|employer|employer-?name|hiring-?organi[sz]ation|organi[sz]ation-?name|"
    r"bussiness-name-x)"
    r"|(?P<requisition>job-?id|requisition(?:-?id)?|job-?code|job-?reference|req-?id)"
    r")(?=$|[\s_-])",
    re.IGNORECASE,
)
_AFTER_LABEL = re.compile(r"^[^\W\d][^:]{1,30}\s?:\s*")
_EMOJI = {
    **dict.fromkeys("📍🌍🌎🗺📌", labels.LOCATION),
    **dict.fromkeys("💰💵💶💸", labels.PAY),
    **dict.fromkeys("🕒⏰🕑⏱💼", labels.EMPLOYMENT),
    **dict.fromkeys("🏢📅", labels.OTHER),
    "🏠": labels.WORKPLACE,
}
_LEADING_EMOJI = re.compile(r"^\s*([\U0001F300-\U0001FAFF\u23F0-\u23F3\u2600-\u27BF])\uFE0F?\s*(\S.{1,80})$")


def facts_of(outline: Outline) -> list[Fact]:
    """Every fact outside the furniture, in page order."""
    found: list[Fact] = []
    blocks = outline.blocks
    for number, block in enumerate(blocks):
        if block.zone & FURNITURE:
            continue
        text = block.text
        if len(text) > 1_500 and not block.parts[0].endswith(":"):
            continue
        before = len(found)
        if ":" in text or "：" in text:
            _in_lines(block, number, found)
        if len(found) == before and len(block.parts) > 1:
            _in_parts(block, number, found)
        if not block.text.isascii():
            _by_emoji(block, number, found, before)
        is_value = bool(found) and found[-1].block == number
        if len(found) == before and len(text) <= 45 and not is_value:
            _in_neighbours(outline, number, found)
        if len(found) == before and len(text) <= _LONGEST_VALUE:
            _by_mark(outline, block, number, found)
    return [_turned(fact) for fact in found]


def _turned(fact: Fact) -> Fact:
    """A fact of the kind its value has: "Workplace: Halifax" is a place, "Location: hybrid" a workplace."""
    if (
        fact.kind == labels.WORKPLACE
        and _ABOUT_REMOTE.match(fold(fact.label))
        and (said := _YES_NO.match(fold(fact.value)))
    ):
        return replace(fact, value="on-site" if said.lastgroup == "no" else "remote")
    if fact.kind == labels.WORKPLACE and workplace_of_label(fact.value) is None:
        place = "workplace" in fold(fact.label) or fold(fact.label).startswith("arbetsplats")
        return replace(fact, kind=labels.LOCATION if place and len(fact.value) < 60 else labels.OTHER)
    if fact.kind == labels.EMPLOYMENT and len(fact.value) < 60 and not employment_types((fact.value,)):
        return replace(fact, kind=labels.WORKPLACE) if workplace_of_label(fact.value) else fact
    if fact.kind == labels.LOCATION and len(fact.value) < 200:
        if fact.value.endswith((".", ",", ";")) and not workplace_of_label(fact.value):
            fact = replace(fact, value=fact.value.rstrip(".,; "))
        folded = fold(fact.value)
        if (fact.value.endswith(".") and workplace_of_label(fact.value)) or _ONLY_WORKPLACE.match(folded):
            return replace(fact, kind=labels.WORKPLACE)
    return fact


_ABOUT_REMOTE = re.compile(
    r"(?:remote|work from home|home ?office|teletrabajo|teletravail|trabalho remoto|telecommut|thuiswerken|"
    r"praca zdalna|distans)"
)
_YES_NO = re.compile(r"(?:(?P<no>no|nein|non|nee|nao|nie|nej|nei|не)|(?P<yes>yes|ja|oui|si|sim|tak|да))\W*$")
_ONLY_WORKPLACE = re.compile(r"^(?:hybrid|on-?site|in-office|in person|vor ort|presencial|hibrido|hybride)\W*$")


def _in_lines(block: Block, number: int, found: list[Fact]) -> None:
    lines = block.text.split("\n")
    if len(lines) > 40:
        return
    for line in lines:
        if len(line) > _LONGEST_VALUE + 45 and not block.parts[0].endswith(":"):
            continue
        match = _PAIR.match(line)
        if match is None:
            continue
        kind = kind_of_label(match.group(1))
        if kind:
            value = match.group(2)
            found.append(Fact(kind, value[:400], number, 0.8 if len(value) <= _LONGEST_VALUE else 0.5, match.group(1)))


@lru_cache(maxsize=8_192)
def _kind_of_line(line: str) -> str | None:
    """The kind of fact that a line which is nothing but a label announces."""
    match = _LABEL_ONLY.match(line)
    return kind_of_label(match.group(1)) if match else None


def _in_parts(block: Block, number: int, found: list[Fact]) -> None:
    """`<strong>Location</strong> Berlin`, `<span>Location</span><span>Berlin</span>`, also several in a row."""
    parts = block.parts
    if len(parts) > 24 or (len(parts) > 2 and block.linked * 1.25 > len(block.text)):
        return  # a row of links is a menu
    at = 0
    while at < len(parts) - 1:
        kind = _kind_of_line(parts[at])
        if kind is None or (is_weak(parts[at]) and not parts[at].rstrip().endswith(":") and len(parts) > 2):
            at += 1
            continue
        end = at + 1
        while end < len(parts) and (
            not (_LABEL_ONLY.match(parts[end]) and kind_of_label(parts[end]))
            or (end == at + 1 and is_weak(parts[end]) and not parts[end].rstrip().endswith((":", "：")))
        ):
            end += 1  # right after a label a word that may be one too is its value: "Department", "Service"
        value = " ".join(parts[at + 1 : end]).strip(" :：-–—")
        sentence = value[:1].islower() and not parts[at].rstrip().endswith((":", "：")) and ":" not in parts[at + 1][:2]
        if value and not sentence and len(value) <= _LONGEST_VALUE:
            found.append(Fact(kind, value, number, 0.75, parts[at]))
        at = max(end, at + 1)


def _in_neighbours(outline: Outline, number: int, found: list[Fact]) -> None:
    """A label in a box of its own, its value in the next box."""
    block = outline.blocks[number]
    kind = _kind_of_line(block.text)
    if kind is None or block.linked * 2 > len(block.text):
        return  # a label is no link: "Company", "About", "Contact" in a row are a menu
    colon = block.text.rstrip().endswith((":", "："))
    tabular = block.tag in ("dt", "th", "td", "label")
    if is_weak(block.text) and not colon and not tabular and not _small_box(outline, number):
        return
    values: list[str] = []
    for follower in range(number + 1, min(number + 6, len(outline.blocks))):
        other = outline.blocks[follower]
        if other.zone & FURNITURE or len(other.text) > _LONGEST_VALUE or other.level:
            break
        # "Remote" and "Data" are labels elsewhere: after a label in an element of another kind they are values.
        value_here = not values and (other.tag != block.tag or (is_weak(other.text) and not is_weak(block.text)))
        if kind_of_label(other.text) and not value_here:
            break
        if ":" in other.text and (pair := _PAIR.match(other.text)) and kind_of_label(pair.group(1)):
            break
        if values and other.tag not in ("li", "dd"):
            break
        values.append(other.text.replace("\n", ", "))
        if kind == labels.PAY and (rest := _rest_of_range(outline, follower)):
            values[-1] += rest
            break
        if other.tag not in ("li", "dd"):
            break
    if values:
        value = "; ".join(values[:6])
        confidence = 0.75 if colon or tabular or _small_box(outline, number) else 0.55
        found.append(Fact(kind, value, number + 1, confidence, block.text))


def _rest_of_range(outline: Outline, number: int) -> str:
    """The rest of a range whose ends and dash stand in boxes of their own ("$84,000", "—", "$102,500 USD")."""
    following = [block.text for block in outline.blocks[number + 1 : number + 3]]
    if (
        len(following) == 2
        and following[0] in ("-", "–", "—", "to", "bis")
        and any(map(str.isdigit, following[1][:12]))
    ):
        return f" - {following[1]}" if len(following[1]) < 40 else ""
    return ""


def _small_box(outline: Outline, number: int) -> bool:
    """Whether the block and the next are most of a small container: a box of facts rather than running text."""
    container = outline.blocks[number].container
    for around in list(outline.chain(container))[:3]:
        box = outline.containers[around]
        if box.last > number:
            return box.last - box.first <= 24 and box.characters < 700
    return False


@lru_cache(maxsize=16_384)
def _kind_of_hint(hint: str) -> tuple[str, str]:
    """The kind of fact that class words announce, and the word that does; empty when none."""
    match = _HINTS.search(hint)
    return (match.lastgroup or "", f".{match.group().strip(' _-')}") if match else ("", "")


def _by_emoji(block: Block, number: int, found: list[Fact], first: int) -> None:
    """Lines and inline elements that begin with an emoji for what they state; `first`: where this block's facts
    begin."""
    stated = {fact.kind for fact in found[first:]}
    for line in block.parts if len(block.parts) > 1 else block.text.split("\n")[:12]:
        if line[0] > "\u2300" and (emoji := _LEADING_EMOJI.match(line)):
            kind = _EMOJI.get(emoji.group(1))
            if kind and kind not in stated:
                found.append(Fact(kind, _AFTER_LABEL.sub("", emoji.group(2)), number, 0.6, emoji.group(1)))


def _by_mark(outline: Outline, block: Block, number: int, found: list[Fact]) -> None:
    """By class names and icons: `<li class="location">`, `<i class="fa fa-map-marker">`."""
    if len(block.text) > 90:
        return
    if len(block.parts) > 1 and len(block.marks) > 1:
        if len(block.marks) == len(block.parts):
            for mark, part in zip(block.marks, block.parts, strict=True):
                kind, word = _kind_of_hint(mark)
                if kind and kind_of_label(part) is None:
                    found.append(Fact(kind, part, number, 0.6, word))
        return
    hints = [*block.marks, block.icon]
    around = block.container
    for _ in range(2):
        if around < 0:
            break
        box = outline.containers[around]
        if box.last - box.first <= 3:
            hints += (box.hint, box.icon)
        around = box.parent
    for hint in hints:
        kind, label_ = _kind_of_hint(hint) if hint else ("", "")
        if kind:
            value = _AFTER_LABEL.sub("", block.text.replace("\n", ", "))
            label = kind_of_label(value)
            if label is None and value:
                found.append(Fact(kind, value, number, 0.6, label_))
            return
