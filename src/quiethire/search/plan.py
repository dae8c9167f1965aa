"""From a SearchQuery to a query of Tantivy.

Every word must occur (in any field, or as the beginning of a head word when it is the last one typed), in its own
spelling, another spelling of the same word, or, when the index hardly knows it, a correction. "Quoted words" are a
phrase, a word after a minus must not occur. Filters of one name are alternatives, filters of different names combine.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tantivy import FieldType, Occur, Query, Schema

from quiethire.domain.errors import FilterError
from quiethire.domain.query import FACETS, SearchQuery
from quiethire.search import words
from quiethire.search.vocabulary import Vocabulary

MAX_WORDS = 64
TITLE, COMPANY, PLACE = 6.0, 4.0, 3.0
VARIANT, CORRECTION, BEGINNING = 0.7, 0.5, 0.4
JOINED_FROM = 6
MAX_CORRECTIONS = 6
"""Words of one query that are compared with the whole vocabulary."""
RARE = 20_000
"""A word is hardly known when fewer than one document in this many has it."""

_CHUNK = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(slots=True)
class Plan:
    """The query, the words to highlight (a star at the end marks a beginning), and the text as corrected, if it was."""

    query: Query
    terms: list[str] = field(default_factory=list)
    corrected: str | None = None


class Planner:
    """Plans one query against one state of the index. `frequency(field, word)`: how many documents have the word."""

    def __init__(
        self, schema: Schema, vocabulary: Vocabulary, frequency: Callable[[str, str], int], documents: int
    ) -> None:
        self._schema = schema
        self._vocabulary = vocabulary
        self._frequency_in = frequency
        self._hardly = documents // RARE
        self._terms: dict[str, None] = {}
        self._replaced: dict[str, str] = {}
        self._corrections_left = MAX_CORRECTIONS

    def plan(self, query: SearchQuery) -> Plan:
        """The whole query. Raises FilterError for what cannot be applied."""
        clauses = [*self._text(query.text), *((Occur.Must, part) for part in self._filters(query))]
        clauses += [(Occur.MustNot, part) for part in self._exclusions(query)]
        if not any(occur == Occur.Must for occur, _ in clauses):
            clauses.append((Occur.Must, Query.all_query()))
        whole = clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)
        return Plan(whole, list(self._terms), self._corrected(query.text))

    def _text(self, text: str) -> Iterator[tuple[Occur, Query]]:
        wanted: list[str] = []
        typing: str | None = None
        clauses: list[tuple[Occur, Query]] = []
        for match in _CHUNK.finditer(text):
            phrase = match["phrase"] is not None
            found = words.words(match["phrase"] if phrase else match["word"])
            if not found:
                continue
            typing = None
            if match["minus"]:
                clauses.append((Occur.MustNot, self._phrase("body", found)))
            elif phrase or all(map(words.is_cjk, found)):
                self._terms.update(dict.fromkeys(found))
                clauses.append((Occur.Must, self._phrase("body", found)))
                clauses.append((Occur.Should, Query.const_score_query(self._phrase("title", found), TITLE)))
            else:
                wanted += found
                typing = None if text.endswith(" ") else found[-1]
        if len(wanted) > MAX_WORDS:
            raise FilterError(f"a search of {len(wanted)} words is too long: use at most {MAX_WORDS}")
        restricting = [word for word in wanted if word not in words.NOISE] or wanted
        joined = self._joined(wanted)
        for word in dict.fromkeys(wanted):
            if word in restricting:
                clauses += self._word(word, typing=word == typing, joined=joined.get(word, ()))
            elif self._frequency(word):
                clauses.append((Occur.Should, self._weighted("title", word, 0.3)))
        if 1 < len(wanted) <= 8:
            clauses.append((Occur.Should, Query.const_score_query(self._phrase("title", wanted), TITLE)))
        if wanted:
            whole = self._term("title_key", " ".join(self._replaced.get(word, word) for word in wanted))
            clauses.append((Occur.Should, Query.const_score_query(whole, TITLE)))
        yield from clauses

    def _word(self, word: str, *, typing: bool, joined: Sequence[str]) -> Iterator[tuple[Occur, Query]]:
        known = self._frequency(word)
        choices: dict[str, float] = {word: 1.0}
        choices.update((other, VARIANT) for other in (*words.spellings(word), *joined) if self._known(other))
        begun = typing and len(word) >= words.PREFIX_MIN and (len(word) >= 3 or not known)
        begun = begun and self._frequency_in("begin", word[: words.PREFIX_MAX]) > 0
        alternatives: list[Query] = []
        if begun:
            alternatives.append(self._weighted("begin", word[: words.PREFIX_MAX], BEGINNING))
            self._terms[word + "*"] = None
        for parts in self._parts(word):
            alternatives.append(Query.boost_query(self._phrase("body", list(parts)), VARIANT))
            self._terms.update(dict.fromkeys(parts))
        if known <= self._hardly and not begun and self._corrections_left:
            self._corrections_left -= 1
            corrections = self._vocabulary.corrections(word, self._frequency)
            choices.update((other, CORRECTION) for other in corrections if other not in choices)
            if not known and corrections and len(choices) == 1 + len(corrections):
                self._replaced[word] = corrections[0]
        if not known and len(choices) > 1:
            del choices[word]
        self._terms.update(dict.fromkeys(choices))
        alternatives += [self._weighted("body", other, weight) for other, weight in choices.items()]
        yield Occur.Must, alternatives[0] if len(alternatives) == 1 else Query.disjunction_max_query(alternatives)
        # A word counts once, where it stands best, and by its place alone: a rare word in a title ("York") must not
        # outweigh the title that was asked for. The title's own measure only tells short titles from long ones.
        places = [
            Query.const_score_query(self._term(name, other), weight * boost)
            for name, boost in (("title", TITLE), ("company_words", COMPANY), ("place_words", PLACE))
            for other, weight in choices.items()
        ]
        yield Occur.Should, Query.disjunction_max_query(places)
        yield Occur.Should, self._weighted("title", next(iter(choices)), 0.3)

    def _joined(self, wanted: Sequence[str]) -> dict[str, list[str]]:
        """Neighbours that are also written as one word: "full stack" finds "fullstack"."""
        joined: dict[str, list[str]] = {}
        for first, second in pairwise(wanted):
            if len(first + second) >= JOINED_FROM and self._known(first + second):
                joined.setdefault(first, []).append(first + second)
                joined.setdefault(second, []).append(first + second)
        return joined

    def _parts(self, word: str) -> Iterator[tuple[str, str]]:
        """One word that is also written as two: "fullstack" finds "full-stack"."""
        if len(word) >= JOINED_FROM and word.isalpha():
            for place in range(3, len(word) - 2):
                if self._known(word[:place]) and self._known(word[place:]):
                    yield word[:place], word[place:]

    def _frequency(self, word: str) -> int:
        return self._frequency_in("body", word)

    def _known(self, word: str) -> bool:
        return word in self._vocabulary and self._frequency(word) > 0

    def _corrected(self, text: str) -> str | None:
        if not self._replaced:
            return None
        parts, last = [], 0
        for start, end, word in words.word_spans(text):
            parts += [text[last:start], self._replaced.get(word, text[start:end])]
            last = end
        return "".join([*parts, text[last:]]).strip()

    def _filters(self, query: SearchQuery) -> Iterator[Query]:
        if query.include_closed:
            raise FilterError("the search index holds open postings only: include_closed cannot be applied")
        unknown = sorted(set(query.facets) - set(FACETS))
        if unknown:
            raise FilterError(f"no such facet: {', '.join(unknown)} (there are {', '.join(FACETS)})")
        if query.company:
            yield self._any_of("company_key", self._keys("company", query.company))
        if query.location:
            yield self._any_of("place_key", self._keys("location", query.location))
        if query.country:
            yield self._any_of("country", [value.strip().upper() for value in query.country])
        if query.remote is not None:
            yield self._any_of("remote", [str(query.remote).lower()])
        for name in ("workplace", "job_type", "seniority", "language"):
            if values := getattr(query, name):
                yield self._any_of(name, [value.strip().lower() for value in values])
        yield from self._pay(query)
        if query.posted_since is not None:
            if query.posted_since.tzinfo is None:
                raise FilterError("posted_since needs a time zone")
            yield self._range("posted_at", int(query.posted_since.timestamp()), None)
        if query.min_quality is not None:
            yield self._range("quality", query.min_quality, None)

    def _pay(self, query: SearchQuery) -> Iterator[Query]:
        low, high = query.min_salary, query.max_salary
        if low is not None and high is not None and low > high:
            raise FilterError(f"min_salary {low} is above max_salary {high}")
        if low is not None:
            yield self._range("pay_high", low, None)
        if high is not None:
            yield self._range("pay_low", None, high)
        if query.currency:
            yield self._any_of("currency", [query.currency.strip().upper()])

    def _exclusions(self, query: SearchQuery) -> Iterator[Query]:
        if query.exclude_company:
            yield self._any_of("company_key", self._keys("exclude_company", query.exclude_company))
        for value in query.exclude_words:
            found = words.words(value)
            if not found:
                raise FilterError(f"exclude_words: {value!r} has no word in it")
            yield self._phrase("body", found)

    @staticmethod
    def _keys(name: str, values: tuple[str, ...]) -> list[str]:
        keys = [words.key(value) for value in values]
        if not all(keys):
            raise FilterError(f"{name}: an empty value cannot be applied")
        return keys

    def _term(self, name: str, value: str) -> Query:
        return Query.term_query(self._schema, name, value, index_option="freq")

    def _weighted(self, name: str, value: str, weight: float) -> Query:
        query = self._term(name, value)
        return query if weight == 1.0 else Query.boost_query(query, weight)

    def _phrase(self, name: str, found: list[str]) -> Query:
        if len(found) == 1:
            return self._term(name, found[0])
        sequence: list[str | tuple[int, str]] = list(found)
        return Query.phrase_query(self._schema, name, sequence)

    def _any_of(self, name: str, values: list[str]) -> Query:
        alternatives = self._term(name, values[0]) if len(values) == 1 else self._set(name, values)
        return Query.const_score_query(alternatives, 0.0)

    def _set(self, name: str, values: list[str]) -> Query:
        return Query.term_set_query(self._schema, name, values)

    def _range(self, name: str, low: int | None, high: int | None) -> Query:
        bounds: dict[str, Any] = {"lower_bound": low, "upper_bound": high}
        return Query.const_score_query(Query.range_query(self._schema, name, FieldType.Integer, **bounds), 0.0)
