"""Saved histories replay on the present code: runs under way survive an upgrade."""

from pathlib import Path

import pytest
from save_histories import SHORT_HISTORY, SHORT_ROUND
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from quiethire.workflows.definitions import career_page_crawl, continuous_discovery
from quiethire.workflows.worker import WORKFLOWS, workflow_runner

SAVED = sorted(Path(__file__).with_name("histories").glob("*.json"))


@pytest.fixture(autouse=True)
def _as_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(continuous_discovery, "COMPANIES_PER_RUN", SHORT_ROUND)
    monkeypatch.setattr(career_page_crawl, "LONGEST_HISTORY", SHORT_HISTORY)


def test_every_workflow_has_a_saved_history() -> None:
    assert {path.name.partition(".")[0] for path in SAVED} == {one.__name__ for one in WORKFLOWS}


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
async def test_a_saved_history_replays(path: Path) -> None:
    replayer = Replayer(workflows=list(WORKFLOWS), workflow_runner=workflow_runner())
    await replayer.replay_workflow(WorkflowHistory.from_json(path.stem, path.read_text()))


async def test_a_history_of_other_code_does_not_replay() -> None:
    """The replay can fail: a history whose first activity has another name is told apart."""
    path = next(one for one in SAVED if one.name.startswith("CareerPageCrawl"))
    changed = path.read_text().replace('"CrawlCareerPage"', '"CrawlSomethingElse"')
    replayer = Replayer(workflows=list(WORKFLOWS), workflow_runner=workflow_runner())
    with pytest.raises(Exception, match="Nondeterminism"):
        await replayer.replay_workflow(WorkflowHistory.from_json(path.stem, changed))
