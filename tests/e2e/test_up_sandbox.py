"""The sandbox through `quiethire up`, as users run it: found = published, and a day later nothing is closed that is
open."""

import time
from pathlib import Path

import pytest
from processes import Processes, assert_same, jobs, run_round, searchable, start_sandbox, start_up

from quiethire.crawling.fetchers.browser import find_chromium

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


async def test_two_days_of_the_sandbox_end_as_published(tmp_path: Path) -> None:
    browser = "true" if find_chromium(None) else "false"
    with Processes(tmp_path) as processes:
        sandbox = start_sandbox(processes)
        processes.environment = sandbox.settings() | {
            "QUIETHIRE_CRAWLING__FRESH_SECONDS": "0",
            "QUIETHIRE_CRAWLING__BROWSER": browser,
        }
        began = time.monotonic()
        up = start_up(processes, tmp_path / "data")
        ready = time.monotonic() - began
        listed = tmp_path / "employers.txt"
        listed.write_text("\n".join(sandbox.seeds()))
        added = processes.run("add", "--no-crawl", "--file", str(listed), "--data", str(up.data))
        assert added.returncode == 0, added.stderr

        began = time.monotonic()
        first = await run_round(up.temporal)
        seconds = time.monotonic() - began
        assert first.companies == len(sandbox.seeds())
        expected = sandbox.ask(f"/_expected?browser={browser}")
        assert_same(jobs(up.api), expected)
        assert_same(searchable(up.api), expected)
        print(f"\nready in {ready:.1f} s; {len(expected)} postings of {first.companies} employers in {seconds:.1f} s")

        sandbox.go_to_day(2)
        second = await run_round(up.temporal, stale_days=0)
        assert second.companies == first.companies
        open_now = sandbox.ask(f"/_open?browser={browser}")
        assert_same(jobs(up.api), open_now)
        assert_same(searchable(up.api), open_now)
        requests = sandbox.ask("/_requests")
        assert requests["forbidden"] == 0

        began = time.monotonic()
        assert up.child.stop() == 0
        print(f"stopped in {time.monotonic() - began:.1f} s")
