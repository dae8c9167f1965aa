"""Which words of a result matched, as fragments: text, and whether it is to be marked. Never markup: that is made,
and escaped, where it is shown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quiethire.search.words import word_spans

SNIPPET_CHARACTERS = 240
LEAD_CHARACTERS = 70
MATCHES_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text; `matched` pieces are shown marked."""

    text: str
    matched: bool = False


class Highlighter:
    """Marks the words of one query. A term ending in a star matches every word it begins."""

    def __init__(self, terms: Iterable[str]) -> None:
        given = list(terms)
        self._words = frozenset(term for term in given if not term.endswith("*"))
        self._beginnings = tuple(term[:-1] for term in given if term.endswith("*"))
        choices = [_edge(word) + re.escape(word) for word in sorted(self._words, key=len, reverse=True)]
        choices += [_edge(start) + re.escape(start) + r"[a-z0-9]*" for start in self._beginnings]
        # Lower-casing keeps positions in ASCII text, so that one scan replaces the word-by-word comparison.
        self._ascii = re.compile(rf"(?:{'|'.join(choices)})(?![a-z0-9])") if choices else None

    def mark(self, text: str) -> tuple[Fragment, ...]:
        """The whole text in fragments; empty when nothing in it matched."""
        return tuple(_cut(text, spans)) if (spans := list(self._matches(text))) else ()

    def snippet(self, text: str) -> tuple[Fragment, ...]:
        """The part of a long text with most of the words in it, else its beginning. Ellipses stand for what is cut."""
        matches = [span for span, _ in zip(self._matches(text), range(MATCHES_LOOKED_AT), strict=False)]
        start, end = _window(text, matches)
        inside = [(a - start, b - start) for a, b in matches if a >= start and b <= end]
        pieces = list(_cut(text[start:end], inside))
        if start > 0:
            pieces.insert(0, Fragment("… "))
        if end < len(text):
            pieces.append(Fragment(" …"))
        return tuple(pieces)

    def _matches(self, text: str) -> Iterator[tuple[int, int]]:
        if self._ascii is None:
            return
        if text.isascii():
            for match in self._ascii.finditer(text.lower()):
                yield match.span()
            return
        for start, end, word in word_spans(text):
            if word in self._words or (self._beginnings and word.startswith(self._beginnings)):
                yield start, end


def plain(fragments: Iterable[Fragment]) -> str:
    """The text of fragments without marks."""
    return "".join(fragment.text for fragment in fragments)


def _edge(word: str) -> str:
    """A word starts where no other goes on; ".net" may follow one ("ASP.NET")."""
    return "(?<![a-z0-9])" if word[:1].isalnum() else ""


def _window(text: str, matches: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where to cut: around the match that has most different words after it within a snippet's length."""
    best, most = 0, 0
    for start, _ in matches:
        within = {text[a:b].lower() for a, b in matches if start <= a and b <= start + SNIPPET_CHARACTERS}
        if len(within) > most:
            best, most = start, len(within)
    start = max(0, best - LEAD_CHARACTERS)
    if start:
        start = _next_word(text, start, best)
    end = min(len(text), start + SNIPPET_CHARACTERS)
    if end < len(text):
        space = text.rfind(" ", start + SNIPPET_CHARACTERS // 2, end)
        end = space if space > best else end
    return start, end


def _next_word(text: str, start: int, latest: int) -> int:
    """The first beginning of a word, better of a line or sentence, from `start` on."""
    for mark in ("\n", ". ", " "):
        at = text.find(mark, start, latest)
        if at >= 0:
            return at + len(mark)
    return start


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Fragment]:
    last = 0
    for start, end in spans:
        if start > last:
            yield Fragment(text[last:start])
        yield Fragment(text[start:end], matched=True)
        last = end
    if last < len(text):
        yield Fragment(text[last:])
