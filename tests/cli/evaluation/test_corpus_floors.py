"""What was reached on recorded and on written pages is not lost again: floors, lowered only on purpose."""

import os
from pathlib import Path

import pytest

from quiethire.cli.evaluation import corpus, floors, ours, readers, score

ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS") or ROOT / ".." / "shared" / "corpus")
WRITTEN = ROOT / "tests" / "written"


def check(part: str, entries: list[corpus.Entry], path: Path) -> None:
    measured = {
        "pages": lambda: score.score_pages("quiethire", readers.quiethire, entries),
        "links": lambda: score.score_links(ours.links, entries),
        "detection": lambda: score.score_detection(ours.detect, entries),
        "records": lambda: score.score_records(ours.records, entries),
    }[part]()
    assert not measured.failed
    known = {name: floor for name, floor in floors.load(path).items() if name.startswith(f"{part}.")}
    assert known
    assert floors.broken(known, floors.reached({part: measured})) == []


@pytest.mark.parametrize("part", ["pages", "links", "detection", "records"])
def test_recorded_pages_stay_above_their_floors(part: str) -> None:
    if not (CORPUS / "gold.jsonl").exists():
        pytest.skip(f"no corpus at {CORPUS}: set QUIETHIRE_CORPUS to a folder with gold.jsonl")
    check(part, corpus.load(CORPUS), ROOT / "tests" / "floors.json")


@pytest.mark.parametrize("part", ["pages", "links", "detection"])
def test_written_pages_stay_above_their_floors(part: str) -> None:
    check(part, corpus.load(WRITTEN), WRITTEN / "floors.json")
