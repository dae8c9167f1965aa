"""What is marked in results, and which passage of a long text is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.pipeline.highlights import SNIPPET_CHARACTERS, Fragment, Highlighter, plain


def marked(text: str, *terms: str) -> str:
    return "".join(f"[{one.text}]" if one.matched else one.text for one in Highlighter(terms).mark(text))


@pytest.mark.parametrize(
    ("text", "terms", "shown"),
    [
        ("Python Developer", ["python"], "[Python] Developer"),
        ("Pythonic developer", ["python"], ""),
        ("Pythonic developer", ["python*"], "[Pythonic] developer"),
        ("Köchin in München", ["kochin", "munchen"], "[Köchin] in [München]"),
        ("Köchin in München", ["mun*"], "Köchin in [München]"),
        ("C/C++, C#", ["c++"], "C/[C++], C#"),
        ("ASP.NET and .NET", [".net"], "ASP[.NET] and [.NET]"),
        ("機械学習", ["学", "習"], "機械[学][習]"),
        ("a.b", ["a.b"], "[a.b]"),
        ("nothing here", [], ""),
        ("", ["a"], ""),
    ],
)
def test_marks(text: str, terms: list[str], shown: str) -> None:
    assert marked(text, *terms) == shown


def test_the_passage_is_the_one_with_most_of_the_words() -> None:
    filler = "We value honesty and lamps. " * 40
    text = f"Some python once. {filler}Here python meets postgres daily. {filler}"
    passage = plain(Highlighter(["python", "postgres"]).snippet(text))
    assert "python meets postgres" in passage
    assert passage.startswith("… ")
    assert passage.endswith(" …")


def test_without_a_match_the_passage_is_the_beginning() -> None:
    assert Highlighter(["python"]).snippet("Lamps.") == (Fragment("Lamps."),)
    assert Highlighter([]).snippet("") == ()


@given(st.text(max_size=900), st.lists(st.text(st.characters(codec="ascii"), min_size=1, max_size=5), max_size=4))
def test_fragments_are_the_text_in_order(text: str, terms: list[str]) -> None:
    marker = Highlighter(terms)
    fragments = marker.mark(text)
    assert not fragments or plain(fragments) == text
    passage = plain(marker.snippet(text)).removeprefix("… ").removesuffix(" …")
    assert passage in text
    assert len(passage) <= SNIPPET_CHARACTERS
