"""Fuzz every target in turn: `python fuzz/run.py --minutes 60`. Exit code 1 when anything was found.

Targets are separate processes, so that one that dies (native fault, over 500 MB, never returning) is a finding and the
others go on. Inputs of findings are in fuzz/crashes, each with its account beside it.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
WORK = HERE / "work"
TURNS = 4
"""Rounds over the targets: what one round grew is where the next begins."""
NAMES = ("page", "links", "detect", "documents", "board", "draft")


def main() -> int:
    """Run, count and say what came of it."""
    parser = argparse.ArgumentParser(description="Fuzz the readers of QuietHire.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--only", nargs="*", choices=NAMES, default=list(NAMES), help="targets to run")
    parser.add_argument("--fresh", action="store_true", help="forget the corpus of earlier runs")
    chosen = parser.parse_args()
    if chosen.fresh:
        shutil.rmtree(WORK, ignore_errors=True)
    shutil.rmtree(WORK / "seeds", ignore_errors=True)
    sys.path.insert(0, str(HERE))
    from seeds import write_seeds  # noqa: PLC0415 - --help needs no world

    print("seeds:", write_seeds(WORK / "seeds"), flush=True)
    began = time.monotonic()
    executions = 0
    findings: list[str] = []
    for turn in range(TURNS):
        for at, target in enumerate(chosen.only):
            left = chosen.minutes * 60 - (time.monotonic() - began)
            share = int(left / ((TURNS - turn) * len(chosen.only) - at))
            if share < 1:
                break
            state = _turn(target, share)
            executions += state["executions"]
            findings += [f"{target}: {kind} ({name})" for kind, name in state["findings"].items()]
            print(
                f"{target}: {state['executions']} executions in {share} s, slowest {state['slowest']:.2f} s, "
                f"findings {state['findings'] or 0}",
                flush=True,
            )
    distinct = sorted({finding.partition(" (")[0] for finding in findings})
    minutes = (time.monotonic() - began) / 60
    print(f"fuzz: {executions} executions in {minutes:.1f} minutes, {len(distinct)} findings", *distinct, sep="\n  ")
    return 1 if distinct else 0


def _turn(target: str, seconds: int) -> dict[str, Any]:
    """One target for some seconds, started again when it dies."""
    until = time.monotonic() + seconds
    total: dict[str, Any] = {"executions": 0, "slowest": 0.0, "findings": {}}
    while (left := int(until - time.monotonic())) >= 1:
        log = WORK / f"{target}.log"
        with log.open("ab") as out:
            ended = subprocess.run(
                [sys.executable, str(HERE / "one.py"), target, str(WORK), str(left)],
                stdout=out,
                stderr=subprocess.STDOUT,
                check=False,
                cwd=HERE,
            )
        report = WORK / f"{target}.json"
        if report.exists():
            state = json.loads(report.read_text(encoding="utf-8"))
            report.unlink()
            total["executions"] += state["executions"]
            total["slowest"] = max(total["slowest"], state["slowest"])
            total["findings"] |= state["findings"]
        if ended.returncode == 0:
            break
        total["findings"][f"process ended with {ended.returncode}"] = log.name
        if time.monotonic() - (until - left) < 5:  # it cannot even start: no use trying for ever
            break
    return total


if __name__ == "__main__":
    sys.exit(main())
