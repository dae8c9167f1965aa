"""Floors: what precision, recall and F1 may not fall below. Kept in a file, lowered only on purpose."""

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

from quiethire.cli.evaluation.score import Score
from quiethire.domain.errors import InputError

Floors = dict[str, dict[str, float]]
MARGIN = 0.0005
ROOM = 0.02
"""How far below what was reached a floor is set: one value of a small corpus weighs as much."""


def reached(scores: Mapping[str, Score]) -> Floors:
    """F1, precision and recall of every field of every kind of measure ("pages", "links", "detection", "records")."""
    found: Floors = {}
    for kind, score in scores.items():
        for (group, name), tally in sorted(score.tallies.items()):
            if group != "all" or tally.f1 is None:
                continue
            found[f"{kind}.{name}"] = {
                "f1": _down(tally.f1),
                "precision": _down(tally.precision or 0.0),
                "recall": _down(tally.recall or 0.0),
            }
    return found


def _down(value: float) -> float:
    return math.floor(value * 1000) / 1000


def load(path: Path) -> Floors:
    """The floors in a file; none when there is no file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def broken(floors: Floors, now: Floors) -> list[str]:
    """What fell below its floor, one sentence each."""
    return [
        f"{name}: {measure} {now.get(name, {}).get(measure, 0.0):.3f} is below its floor {floor:.3f}"
        for name, measures in sorted(floors.items())
        for measure, floor in measures.items()
        if now.get(name, {}).get(measure, 0.0) < floor - MARGIN
    ]


def write(path: Path, now: Floors, *, allow_lower: bool) -> Iterable[str]:
    """Write what was reached, less ROOM, as floors; a floor that holds and is higher stays. Raises InputError when one
    would be lowered and that is not allowed; returns what was lowered."""
    known = load(path)
    lowered = broken(known, now)
    if lowered and not allow_lower:
        raise InputError(
            "floors are lowered only with --allow-lower and a line in the changelog: " + "; ".join(lowered)
        )
    floors: Floors = {}
    for name, measures in now.items():
        held = known.get(name, {})
        floors[name] = {
            measure: held[measure]
            if value - ROOM < held.get(measure, 0.0) <= value + MARGIN
            else max(0.0, _down(value - ROOM + MARGIN))
            for measure, value in measures.items()
        }
    path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return lowered
