"""The words of titles, companies and places, to correct typing errors by.

A query word that is (nearly) unknown to the index is compared with known words instead of letting the index match
every word fuzzily: cheaper by far, and ranking stays that of exact words. Two errors are allowed (a swap of
neighbours is one), one in words of four and five letters, none in shorter ones or where there are digits.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

ONE_ERROR_FROM = 4
TWO_ERRORS_FROM = 6
CANDIDATES = 4


class Vocabulary:
    """Grows with what is indexed. Adding is done by one thread; looking up may be done by others meanwhile."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._by_first: defaultdict[str, list[str]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, word: object) -> bool:
        return word in self._known

    def add(self, words: Iterable[str]) -> None:
        """Learn words; known ones are skipped."""
        for word in words:
            if word not in self._known and len(word) >= ONE_ERROR_FROM - 1 and word.isalpha():
                self._known.add(word)
                self._by_first[word[0]].append(word)

    def clear(self) -> None:
        """Forget everything."""
        self._known = set()
        self._by_first = defaultdict(list)

    def corrections(self, word: str, frequency: Callable[[str], int]) -> list[str]:
        """Known words nearest to a mistyped one, nearest first, then the most frequent; at most four, all of the same
        distance. `frequency` is asked for the few that come into question; words no longer in the index are left out.

        First among words with the same first letter (most errors come later in a word), then among all.
        """
        allowed = 0 if not word.isalpha() or len(word) < ONE_ERROR_FROM else 1 if len(word) < TWO_ERRORS_FROM else 2
        if not allowed:
            return []
        near = self._nearest(word, self._by_first.get(word[0], []), allowed, frequency)
        if near and near[0][0] == 1:
            return [found for _, found in near]
        everywhere = [other for first, others in list(self._by_first.items()) if first != word[0] for other in others]
        near += self._nearest(word, everywhere, near[0][0] if near else allowed, frequency)
        best = min((distance for distance, _ in near), default=0)
        return [found for distance, found in near if distance == best][:CANDIDATES]

    @staticmethod
    def _nearest(word: str, among: list[str], allowed: int, frequency: Callable[[str], int]) -> list[tuple[int, str]]:
        fitting = [other for other in among if abs(len(other) - len(word)) <= allowed]
        found = process.extract(word, fitting, scorer=OSA.distance, score_cutoff=allowed, limit=4 * CANDIDATES)
        counted = [(int(distance), -frequency(other), other) for other, distance, _ in found if other != word]
        alive = sorted(entry for entry in counted if entry[1] < 0)
        return [(distance, other) for distance, _, other in alive if distance == alive[0][0]][:CANDIDATES]
