"""Folding: the one spelling under which words of many languages are looked for."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

_SINGLE = {
    "İ": "i", "ı": "i", "Ł": "l", "ł": "l", "Ø": "o", "ø": "o", "Đ": "d", "đ": "d", "Ð": "d", "ð": "d",
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "﹣": "-", "－": "-", "～": "~", "〜": "~",
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\u3000": " ", "\t": " ",
    "：": ":", "，": ",", "（": "(", "）": ")", "／": "/", "＋": "+", "％": "%",
}  # fmt: skip


def _table() -> dict[int, str]:
    table = {ord(letter): plain for letter, plain in _SINGLE.items()}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00), *range(0xFF10, 0xFF1A)):
        if code not in table:
            base = unicodedata.normalize("NFKD", chr(code))[0]
            if base.isascii() and base.isalnum():
                table[code] = base
    return table


_PLAIN = {chr(code): plain for code, plain in _table().items()}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class Phrases:
    """Words and pieces of words looked for all at once, in one pass over a text however many they are (Aho-Corasick):
    most lines of a page are asked whether they speak of something."""

    __slots__ = ("_search", "pieces")

    def __init__(self, pieces: Iterable[str]) -> None:
        self.pieces = tuple(dict.fromkeys(pieces))
        self._search = AhoCorasick(self.pieces, implementation=Implementation.DFA)

    @classmethod
    def of(cls, listed: str) -> "Phrases":
        """Of a list separated by semicolons; "_" stands for a space at an edge."""
        return cls(" ".join(phrase.split()).replace("_", " ") for phrase in listed.split(";"))

    def said_in(self, text: str) -> bool:
        """Whether the text has one of them."""
        return bool(self._search.find_matches_as_indexes(text))

    def how_many(self, text: str) -> int:
        """How many different ones the text has."""
        return len({found[0] for found in self._search.find_matches_as_indexes(text, overlapping=True)})

    def places(self, text: str) -> list[int]:
        """Where they begin in the text, in order; of overlapping ones the first to end."""
        return [found[1] for found in self._search.find_matches_as_indexes(text)]


def fold(text: str) -> str:
    """Lower case, Latin letters without their marks, plain quotes, dashes and spaces.

    The length never changes, so that a position in the folded text is the same position in the text.
    Idempotent. Replacing the few marked letters a text has one by one is five times as quick as `str.translate`.
    """
    if not text.isascii():
        # A page's lines are folded by several readers.
        text = _kept_plain(text) if len(text) < _LINE else _plain(text)
    text = text.lower()
    if "\t" in text:
        text = text.replace("\t", " ")
    return text.replace("`", "'") if "`" in text else text


_LINE = 200


def _plain(text: str) -> str:
    """Without the marks of its letters, and with plain quotes, dashes and spaces."""
    for letter in set(_NOT_ASCII.findall(text)):
        plain = _PLAIN.get(letter)
        if plain is not None:
            text = text.replace(letter, plain)
    return text


_kept_plain = lru_cache(maxsize=8_192)(_plain)
