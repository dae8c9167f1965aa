"""Folding and splitting, which the index, its queries and highlighting share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.search import words
from quiethire.search.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Senior Straßenbauer (m/w/d)", ["senior", "strassenbauer", "m", "w", "d"]),
        ("C/C++, C# and F#; ASP.NET", ["c", "c++", "c#", "and", "f#", "asp", ".net"]),
        ("job#1 a++b example.network", ["job", "1", "a", "b", "example", "network"]),
        ("Ingénieur·e à Łódź", ["ingenieur", "e", "a", "lodz"]),
        ("e\u0301cole ﬁn İstanbul", ["ecole", "fin", "istanbul"]),
        ("機械学習 エンジニア", ["機", "械", "学", "習", "エ", "ン", "ジ", "ニ", "ア"]),
        ("개발자 모집", ["개발자", "모집"]),
        ("", []),
    ],
)
def test_splitting(text: str, split: list[str]) -> None:
    assert words.words(text) == split


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert words.fold(words.fold(text)) == words.fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=60))
def test_spans_stand_where_they_say(text: str) -> None:
    for start, end, word in words.word_spans(text):
        assert words.fold(text[start:end]) == word


def test_spans_agree_with_words() -> None:
    text = "Größe C++ und .NET, Łódź 7x"
    assert [word for _, _, word in words.word_spans(text)] == words.words(text)


@pytest.mark.parametrize(
    ("word", "other"), [("munchen", "muenchen"), ("muenchen", "munchen"), ("engineer", "engineers"), ("jobs", "job")]
)
def test_other_spellings(word: str, other: str) -> None:
    assert other in set(words.spellings(word))
    assert word not in set(words.spellings(word))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Umbra GmbH", ("umbra gmbh", "umbra")),
        ("Umbra, Inc.", ("umbra inc", "umbra")),
        ("Umbra GmbH & Co. KG", ("umbra gmbh co kg", "umbra")),
        ("AB", ("ab",)),
        ("Müller", ("muller",)),
    ],
)
def test_company_keys(name: str, keys: tuple[str, ...]) -> None:
    assert words.company_keys(name) == keys


def corrections(word: str, **known: int) -> list[str]:
    vocabulary = Vocabulary()
    vocabulary.add(known)
    return vocabulary.corrections(word, lambda other: known.get(other, 0))


def test_corrections_are_the_nearest_then_the_most_frequent() -> None:
    assert corrections("pyton", python=9, piton=99, pylon=1) == ["piton", "python", "pylon"]
    assert corrections("enginer", engineer=9, engine=5) == ["engineer", "engine"]
    assert corrections("bekeper", beekeeper=1) == ["beekeeper"]
    assert corrections("ngineer", engineer=1) == ["engineer"]


def test_what_is_not_corrected() -> None:
    assert corrections("php", phd=5) == []
    assert corrections("pyto", python=5) == []
    assert corrections("2024", beer=5) == []
    assert corrections("pyton", python=0) == []
