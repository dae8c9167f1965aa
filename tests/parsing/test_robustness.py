"""Recorded posting pages under another markup of the same, where the corpus lies beside the repository."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

from quiethire.cli.evaluation import corpus
from quiethire.cli.evaluation.score import Score

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS") or ROOT / ".." / "shared" / "corpus")
MOST_LOST = {
    "random_classes": 0.045,
    "no_meta": 0.02,
    "h1_to_div": 0.09,
    "headings_to_bold": 0.08,
    "lists_to_lines": 0.03,
    "noise": 0.04,
    "related": 0.04,
    "facts_to_bold": 0.02,
}
"""How much F1 no field may lose under each change."""


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("robustness", ROOT / "bench" / "robustness.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def entries() -> list[corpus.Entry]:
    if not (CORPUS / "gold.jsonl").exists():
        pytest.skip(f"no corpus at {CORPUS}: set QUIETHIRE_CORPUS to a folder with gold.jsonl")
    return [entry for entry in corpus.load(CORPUS) if entry.path.suffix == ".html"]


@pytest.fixture(scope="module")
def unchanged(entries: list[corpus.Entry]) -> Score:
    score: Score = _bench().measure(entries, "same")
    return score


@pytest.mark.parametrize("change", MOST_LOST)
def test_a_redesign_loses_little(change: str, entries: list[corpus.Entry], unchanged: Score) -> None:
    score: Score = _bench().measure(entries, change)
    lost = {
        name: round((unchanged.of(name).f1 or 0.0) - (tally.f1 or 0.0), 3)
        for (group, name), tally in score.tallies.items()
        if group == "all"
    }
    assert {name: by for name, by in lost.items() if by > MOST_LOST[change]} == {}
