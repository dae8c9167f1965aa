"""Fuzz one target until the time is up: `python fuzz/one.py TARGET FOLDER SECONDS`, started by `run.py`.

Only QuietHire is instrumented. A finding (an exception, or more CPU time than allowed) is written to fuzz/crashes and
fuzzing goes on; a fault of native code or too much memory ends the process, and libFuzzer writes the input.
"""

import json
import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["quiethire"]):
    from targets import TARGETS

from mutating import mutate

CPU_SECONDS = 1.0
"""More CPU time for one input is a finding (instrumented code is slower than the same code in use)."""
MEMORY_MB = 500
LONGEST = 100_000
"""Longest input in bytes; what length alone does is tested in tests/hostile."""
HERE = Path(__file__).resolve().parent
CRASHES = HERE / "crashes"


class Tally:
    """Counts what ran, and keeps one input per kind of finding."""

    def __init__(self, target: str, report: Path) -> None:
        self.target = target
        self.report = report
        self.executions = 0
        self.slowest = 0.0
        self.findings: dict[str, str] = {}
        self.written = time.monotonic()

    def run(self, data: bytes) -> None:
        """One execution."""
        self.executions += 1
        began = time.process_time()
        try:
            TARGETS[self.target](data)
        except Exception as error:
            self._keep(_signature(error), data, "".join(traceback.format_exception(error)))
        spent = time.process_time() - began
        self.slowest = max(self.slowest, spent)
        if spent > CPU_SECONDS:
            self._keep("hang", data, f"{spent:.2f} s of CPU time")
        if time.monotonic() - self.written > 2:
            self.write()

    def _keep(self, kind: str, data: bytes, account: str) -> None:
        if kind in self.findings:
            return
        CRASHES.mkdir(exist_ok=True)
        name = f"{self.target}-{sha256(data).hexdigest()[:12]}"
        (CRASHES / name).write_bytes(data)
        (CRASHES / f"{name}.txt").write_text(f"{kind}\n{account}", encoding="utf-8", errors="backslashreplace")
        self.findings[kind] = name
        self.write()

    def write(self) -> None:
        """Leave the state for the runner, which may have to speak for a process that was killed."""
        self.written = time.monotonic()
        state = {"executions": self.executions, "slowest": self.slowest, "findings": self.findings}
        self.report.write_text(json.dumps(state), encoding="utf-8")


def _signature(error: BaseException) -> str:
    """Two findings are one when the same error comes from the same line of ours."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "quiethire" in frame.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "target"
    what = str(error)[:40] if not frames else ""
    return f"{type(error).__name__} {where} {what}".strip()


def main() -> None:
    """Fuzz, with libFuzzer's limits around it."""
    target, folder, seconds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    tally = Tally(target, folder / f"{target}.json")
    corpus, seeds = folder / "corpus" / target, folder / "seeds" / target
    corpus.mkdir(parents=True, exist_ok=True)
    CRASHES.mkdir(exist_ok=True)
    arguments = [
        sys.argv[0],
        str(corpus),
        str(seeds),
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-rss_limit_mb={MEMORY_MB}",
        "-timeout=120",
        "-report_slow_units=120",  # wall time, for code that never comes back; CPU time is measured above
        f"-artifact_prefix={CRASHES}/{target}-native-",
        "-print_final_stats=1",
        "-verbosity=1",
    ]

    def damaged(data: bytes, most: int, seed: int) -> bytes:
        return mutate(data, most, seed, atheris.Mutate)

    atheris.Setup(arguments, tally.run, custom_mutator=damaged, internal_libfuzzer=True)
    tally.write()
    try:
        atheris.Fuzz()
    finally:
        tally.write()


if __name__ == "__main__":
    main()
