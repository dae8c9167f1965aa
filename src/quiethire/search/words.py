"""Words as the index sees them: one folding and one splitting for documents, queries and highlighting.

Folding takes case and accents away ("München" is "munchen", "Straße" is "strasse"); the German spelling without
umlauts ("Muenchen") is found through `spellings`. Splitting keeps what names a technology ("c++", "c#", ".net") and
takes each Han, Hiragana and Katakana character for a word of its own, since those scripts put no spaces between words.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise, product

_MARKS = re.compile("[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_CJK = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TECHNICAL = r"\.net(?![^\W_])|(?<![^\W_])[a-z](?:\+\+|\#)(?![^\W_])"
_WORD = re.compile(rf"{_TECHNICAL}|[{_CJK}]|(?:[^\W_{_CJK}]|[\u0900-\u0fff])+")
_ASCII_WORD = re.compile(rf"{_TECHNICAL}|[a-z0-9]+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_ANY_CASE_WORD = re.compile(_WORD.pattern.replace("[a-z]", "[A-Za-z]").replace("net", "[Nn][Ee][Tt]"))
_UMLAUTS = re.compile("ae|oe|ue|[aou]")
_LEGAL_FORM = re.compile(
    r"(?: (?:inc|llc|ltd|limited|corp|corporation|co|company|plc|gmbh|mbh|kg|kgaa|ag|se|ug|ohg|ev|e v|sa|sas|sarl|srl|"
    r"spa|bv|b v|nv|n v|ab|as|a s|aps|oy|oyj|sp z o o|s r o|pty|pte|pvt|llp|lp|gbr|co kg|holding|group))+$"
)

PREFIX_MIN, PREFIX_MAX = 2, 15
"""Lengths of the beginnings of words that are indexed for searching while typing."""

_NOISE = (
    "a an and as at by for from in into is near of on or the to with within job jobs vacancy vacancies position "
    "positions opening openings der die das und oder in im bei als fur mit von zu de la le les et en el los y para "
    "du des au aux w m d f x"
)
NOISE = frozenset(_NOISE.split())
"""Words that rank but do not restrict, when the query has others: "python jobs in berlin"."""


def fold(text: str) -> str:
    """Lower case without accents; folding a folded text changes nothing."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare).casefold().translate(_LETTERS)


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    folded = fold(text)
    if not folded.isascii():
        return _WORD.findall(folded)
    technical = "+" in folded or "#" in folded or ".net" in folded
    return (_ASCII_WORD if technical else _PLAIN_WORD).findall(folded)


def word_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text with where they stand in it: start, end, folded word."""
    for match in _ANY_CASE_WORD.finditer(text):
        yield match.start(), match.end(), fold(match.group())


def key(text: str) -> str:
    """The words of a name joined by single spaces: equal names have equal keys."""
    return " ".join(words(text))


def company_keys(name: str) -> tuple[str, ...]:
    """The keys a company filter may use: the whole name, and the name without its legal form ("Acme GmbH", "Acme")."""
    whole = key(name)
    short = _LEGAL_FORM.sub("", whole)
    return (whole,) if short in {"", whole} else (whole, short)


def is_cjk(word: str) -> bool:
    """The word is one character of a script without spaces."""
    return len(word) == 1 and re.match(f"[{_CJK}]", word) is not None


def prefixes(word: str) -> Iterator[str]:
    """The beginnings of a word that are indexed, itself included."""
    return (word[:size] for size in range(PREFIX_MIN, min(len(word), PREFIX_MAX) + 1))


def spellings(word: str) -> Iterator[str]:
    """Other spellings of the same word, to be used where the vocabulary has them: umlauts written with or without e
    ("munchen", "muenchen"), English plurals."""
    if not word.isalpha() or len(word) < 3:
        return
    marks = list(_UMLAUTS.finditer(word))
    if len(marks) <= 4:
        choices = [(m.group(), m.group()[0] if len(m.group()) == 2 else m.group() + "e") for m in marks]
        between = [word[a.end() : b.start()] for a, b in pairwise(marks)]
        if marks:
            head, tail = word[: marks[0].start()], word[marks[-1].end() :]
            for chosen in product(*choices):
                middle = "".join(part + gap for part, gap in zip(chosen, [*between, ""], strict=True))
                if (spelling := head + middle + tail) != word:
                    yield spelling
    if len(word) > 3:
        yield word[:-1] if word.endswith("s") else word + "s"
