"""Save histories of real runs for the replay test: `python tests/workflows/save_histories.py`.

Run it after a deliberate change of what the workflows ask for, and say in the changelog that runs under way on the old
code will not go on. Everything it crawls is the sandbox's.
"""

import asyncio
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from temporalio.client import Client

from quiethire.pipeline.add_employers import add_employers
from quiethire.runtime.up import running
from quiethire.sandbox.server import build_app
from quiethire.sandbox.server import running as serving_sandbox
from quiethire.sandbox.world import World
from quiethire.settings import Settings
from quiethire.workflows.contracts import ContinuousDiscoveryInput
from quiethire.workflows.definitions import career_page_crawl, continuous_discovery
from quiethire.workflows.schedules import start_company, start_round

FOLDER = Path(__file__).with_name("histories")
SHORT_ROUND, SHORT_HISTORY = 4, 30
"""What was in force instead of COMPANIES_PER_RUN and LONGEST_HISTORY."""
KINDS = ("jsonld_clean", "paged", "workday_links", "board_leaves", "dead", "robots_all", "smartrecruiters_links")


async def main() -> None:
    """Two days of a few employers, with short histories so that going on as new is among them."""
    continuous_discovery.COMPANIES_PER_RUN = SHORT_ROUND
    career_page_crawl.LONGEST_HISTORY = SHORT_HISTORY
    app = build_app(World(seed=7, employers=60, postings=300, slow_seconds=0.0))
    with TemporaryDirectory() as folder:
        async with serving_sandbox(app) as port:
            hosts = dict.fromkeys(app.hosts(), f"127.0.0.1:{port}")
            settings = Settings(data=Path(folder) / "data")
            crawling = {"host_map": hosts, "only_mapped": True, "browser": False, "fresh_seconds": 0.0}
            settings = settings.model_copy(update={"crawling": settings.crawling.model_copy(update=crawling)})
            async with running(settings, any_port=True) as instance:
                first = {one.kind: one.domain for one in reversed(app.world.employers)}
                await add_employers(instance.ports, [first[kind] for kind in KINDS])
                given = ContinuousDiscoveryInput(StaleThresholdDays=0, GitHubQuery="hiring", RunGitHubDiscovery=True)
                given.MaxNewCompanies = 1
                for day in (1, 2):
                    app.set_day(day)
                    await (await start_round(instance.temporal, given)).result()
                await (await start_company(instance.temporal, first["jsonld_clean"])).result()
                await _save(instance.temporal)


async def _save(client: Client) -> None:
    """One file for every different course a run took."""
    for old in FOLDER.glob("*.json"):
        old.unlink()
    courses: set[tuple[str, ...]] = set()
    counts: dict[str, int] = {}
    async for execution in client.list_workflows("ExecutionStatus != 'Running'"):
        history = await client.get_workflow_handle(execution.id, run_id=execution.run_id).fetch_history()
        course = tuple(
            f"{event.event_type}{event.activity_task_scheduled_event_attributes.activity_type.name}"
            for event in history.events
        )
        if len(history.events) < 6 or course in courses:
            continue
        courses.add(course)
        kind = str(execution.workflow_type)
        counts[kind] = counts.get(kind, 0) + 1
        target = FOLDER / f"{kind}.{counts[kind]}.json"
        target.write_text(json.dumps(_anonymous(json.loads(history.to_json())), indent=1))
        sys.stdout.write(f"{target.name}: {len(history.events)} events of {execution.id}\n")


def _anonymous(value: Any) -> Any:
    """Without the names of the machine and process it ran on."""
    if isinstance(value, dict):
        return {key: "worker" if key == "identity" else _anonymous(one) for key, one in value.items()}
    return [_anonymous(one) for one in value] if isinstance(value, list) else value


if __name__ == "__main__":
    asyncio.run(main())
