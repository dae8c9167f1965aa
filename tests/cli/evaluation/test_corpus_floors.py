"""What was reached on the recorded corpus is not lost again: floors in tests/floors.json, lowered only on purpose."""

import os
from pathlib import Path

import pytest

from quiethire.cli.evaluation import corpus, floors, ours, readers, score

ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS") or ROOT / ".." / "shared" / "corpus")
FLOORS = ROOT / "tests" / "floors.json"


@pytest.fixture(scope="module")
def entries() -> list[corpus.Entry]:
    if not (CORPUS / "gold.jsonl").exists():
        pytest.skip(f"no corpus at {CORPUS}: set QUIETHIRE_CORPUS to a folder with gold.jsonl")
    return corpus.load(CORPUS)


@pytest.mark.parametrize("part", ["pages", "links", "detection", "records"])
def test_every_part_stays_above_its_floors(part: str, entries: list[corpus.Entry]) -> None:
    measured = {
        "pages": lambda: score.score_pages("quiethire", readers.quiethire, entries),
        "links": lambda: score.score_links(ours.links, entries),
        "detection": lambda: score.score_detection(ours.detect, entries),
        "records": lambda: score.score_records(ours.records, entries),
    }[part]()
    assert not measured.failed
    known = {name: floor for name, floor in floors.load(FLOORS).items() if name.startswith(f"{part}.")}
    assert known
    assert floors.broken(known, floors.reached({part: measured})) == []
