"""kill -9 of the whole of `quiethire up` in the middle of a round, and a new start: as an undisturbed run ends."""

import asyncio
import os
import signal
from pathlib import Path

import psutil
import pytest
from processes import Processes, assert_same, jobs, searchable, start_sandbox, start_up, wait_until
from temporalio.client import Client

from quiethire.workflows.contracts import ContinuousDiscoveryInput
from quiethire.workflows.schedules import start_round

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


async def test_a_killed_up_goes_on_where_it_was(tmp_path: Path) -> None:
    with Processes(tmp_path) as processes:
        sandbox = start_sandbox(processes)
        processes.environment = sandbox.settings() | {"QUIETHIRE_CRAWLING__BROWSER": "false"}
        up = start_up(processes, tmp_path / "data")
        seeds = tmp_path / "employers.txt"
        seeds.write_text("\n".join(sandbox.seeds()))
        assert processes.run("add", "--no-crawl", "--file", str(seeds), "--data", str(up.data)).returncode == 0
        expected = sandbox.ask("/_expected?browser=false")
        client = await Client.connect(up.temporal)
        await start_round(client, ContinuousDiscoveryInput())
        wait_until(lambda: len(jobs(up.api)) > len(expected) // 10, "a part of the postings", seconds=120)

        family = up.child.family()
        names = {one.pid: one.name() for one in family}
        assert len(family) > 4, names  # the engines and the readers are processes of their own
        os.kill(up.child.process.pid, signal.SIGKILL)
        up.child.process.wait()

        again = start_up(processes, up.data)
        _, left = psutil.wait_procs(family, timeout=15)
        assert not left, f"orphans of the killed instance: {[(one.pid, names[one.pid]) for one in left]}"
        before = len(jobs(again.api))
        assert before > len(expected) // 10  # what was stored is there
        client = await Client.connect(again.temporal)
        handle = await start_round(client, ContinuousDiscoveryInput())  # joins the round that was under way
        result = await asyncio.wait_for(handle.result(), 300)
        print(f"\nkilled with {before} of {len(expected)} postings; the round ended with {result.companies} companies")
        assert result.companies == len(sandbox.seeds())
        assert_same(jobs(again.api), expected)
        assert_same(searchable(again.api), expected)
        assert again.child.stop() == 0

        found = processes.run("search", "--json", "--data", str(up.data))  # opens the data itself
        assert found.returncode == 0, found.stderr
        assert len(found.stdout.splitlines()) == 20
