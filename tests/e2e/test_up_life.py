"""The life of an instance as its user sees it: up, a second one refused, commands through it, down, and up again."""

import json
import time
from pathlib import Path

import httpx
import psutil
import pytest
from processes import Processes, start_up

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_the_life_of_an_instance(tmp_path: Path) -> None:
    with Processes(tmp_path, {"QUIETHIRE_CRAWLING__ONLY_MAPPED": "true"}) as processes:
        data = str(tmp_path / "data")
        began = time.monotonic()
        up = start_up(processes, tmp_path / "data")
        print(f"\nready after {time.monotonic() - began:.1f} s")
        assert httpx.get(f"{up.api}/health", trust_env=False).json()["status"] == "ok"

        second = processes.run("up", "--data", data)
        assert second.returncode == 1
        assert f"process {up.child.process.pid}" in second.stderr
        assert up.api in second.stderr
        assert second.stderr.count("\n") == 1  # one sentence, no traceback

        added = processes.run(
            "add", "--no-crawl", "--json", "umbra.example", "https://jobs.lever.co/nox", "--data", data
        )
        assert added.returncode == 0, added.stderr
        assert [json.loads(line)["what"] for line in added.stdout.splitlines()] == ["domain", "board"]

        shown = processes.run("schedule", "--data", data)
        assert "every 6 hours" in shown.stdout, shown.stderr
        changed = processes.run("schedule", "--every", "12", "--pause", "--data", data)
        assert "every 12 hours, paused" in changed.stdout, changed.stderr
        resumed = processes.run("schedule", "--resume", "--data", data)
        assert "every 12 hours" in resumed.stdout
        assert "next:" in resumed.stdout

        found = processes.run("search", "lamp", "--json", "--data", data)
        assert (found.returncode, found.stdout) == (0, ""), found.stderr
        bad = processes.run("search", "--sort", "colour", "--data", data)
        assert bad.returncode == 1
        assert "colour" in bad.stderr

        examined = processes.run("doctor", "--data", data)
        assert f"process {up.child.process.pid}" in examined.stdout

        family = up.child.family()
        began = time.monotonic()
        assert up.child.stop(seconds=30) == 0
        print(f"stopped after {time.monotonic() - began:.1f} s")
        _, left = psutil.wait_procs(family, timeout=5)
        assert left == []
        assert not (tmp_path / "data" / "instance.json").exists()

        # Without an instance the commands open the data themselves.
        known = processes.run("add", "umbra.example", "--data", data)
        assert known.stdout.startswith("known"), known.stderr
        none = processes.run("schedule", "--data", data)
        assert none.returncode == 1
        assert "quiethire up" in none.stderr

        again = start_up(processes, tmp_path / "data")
        still = processes.run("schedule", "--data", data)
        assert "every 12 hours" in still.stdout  # a schedule changed by hand is left alone
        assert again.child.stop(seconds=30) == 0
