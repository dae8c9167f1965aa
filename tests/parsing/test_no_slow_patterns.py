"""No pattern of the room of parsing takes long on a text made to make it take long."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

import quiethire.parsing
from quiethire.domain.draft import PostingDraft
from quiethire.domain.place import PlaceText
from quiethire.parsing.normalize import normalize

_LENGTH = 1_000
_SECONDS = 0.5  # a pattern that backtracks catastrophically needs minutes; a linear one needs a few milliseconds

_SEEDS = (
    " ", "\n", "a", "1", "-", ".", ",", "a ", "1 ", "1.", "1,", "1 000", "$1", "€1-", "1k-", "a-", "a.", "((",
    "<", "<a ",
    "<p>", "&lt;", '="', "remote ", "not remote ", "not a fully ", "hybrid ", "in the office ", "full time, ",
    "this is a a ", "salary ", "5 years ", "1 day ", "12/12/", "12 march ", "visa ", "we can sponsor ", "no no ",
    "berlin, ", "us-", "remote in the in the ", "head office ", "a|", "{", '{"', "[", "//", "https://", "•\n", "x: ",
)  # fmt: skip


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    seen: set[int] = set()
    for module_name in pkgutil.walk_packages(quiethire.parsing.__path__, "quiethire.parsing."):
        module = importlib.import_module(module_name.name)
        for name, value in vars(module).items():
            values = (
                value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else (value,)
            )
            for found in values:
                for pattern in found if isinstance(found, tuple) else (found,):
                    if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str) and id(pattern) not in seen:
                        seen.add(id(pattern))
                        yield f"{module.__name__.removeprefix('quiethire.parsing.')}.{name}", pattern


PATTERNS = list(_patterns())


def test_there_are_patterns_to_test() -> None:
    assert len(PATTERNS) > 60


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_pattern_takes_no_long_time(name: str, pattern: re.Pattern[str]) -> None:
    for seed in _SEEDS:
        text = (seed * (_LENGTH // len(seed)))[:_LENGTH]
        hostile = f"{text}\x01"
        began = time.process_time()
        for _ in pattern.finditer(hostile):
            pass
        pattern.fullmatch(hostile)
        spent = time.process_time() - began
        assert spent < _SECONDS, f"{name} needs {spent:.1f} s on {seed!r} * {len(hostile) // len(seed)}"


@pytest.mark.parametrize(
    "seed", ["$1", "€1-", "1", " ", "remote ", "berlin, ", "5 years ", "<p>", "visa ", "salary $1k "]
)
def test_normalizing_a_long_hostile_text_takes_no_long_time(seed: str) -> None:
    text = (seed * (30_000 // len(seed)))[:30_000]
    draft = PostingDraft(
        url="https://jobs.example/1",
        title=text[:2000],
        places=(PlaceText(text=text),),
        workplace_text=text,
        employment_text=(text,),
        posted_text=text,
        description_text=text,
        remote_from=(text,),
    )
    began = time.process_time()
    normalize(draft, now=datetime(2026, 11, 1, tzinfo=UTC))
    assert time.process_time() - began < 2
