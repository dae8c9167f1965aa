"""What was reached on the recorded corpus is not lost again: floors in tests/floors.json, lowered only on purpose."""

import os
from pathlib import Path

import pytest

from quiethire.cli.evaluation import corpus, floors, readers, score

ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS") or ROOT / ".." / "shared" / "corpus")
FLOORS = ROOT / "tests" / "floors.json"


def test_pages_stay_above_their_floors() -> None:
    if not (CORPUS / "gold.jsonl").exists():
        pytest.skip(f"no corpus at {CORPUS}: set QUIETHIRE_CORPUS to a folder with gold.jsonl")
    pages = score.score_pages("quiethire", readers.quiethire, corpus.load(CORPUS))
    assert not pages.failed
    known = {name: floor for name, floor in floors.load(FLOORS).items() if name.startswith("pages.")}
    assert known
    assert floors.broken(known, floors.reached({"pages": pages})) == []
