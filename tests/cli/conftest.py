"""Commands as a user's shell runs them, in this process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cli_pages import EMBED, LISTING, PAGE
from typer.testing import CliRunner

from quiethire.cli.main import app
from quiethire.domain.errors import QuietHireError


@dataclass(frozen=True)
class Ran:
    """How a command ended. An error of ours is the one sentence `main` prints, with exit code 1."""

    code: int
    stdout: str
    stderr: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.stdout.splitlines()]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def command(*arguments: str, given: str | None = None) -> Ran:
        result = CliRunner().invoke(app, list(arguments), input=given)
        if isinstance(result.exception, QuietHireError):
            return Ran(1, result.stdout, f"quiethire: {result.exception}\n")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return command


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of one posting page, one listing and one page with an embedded board."""
    for name, text in (("posting", PAGE), ("listing", LISTING), ("embed", EMBED)):
        (tmp_path / f"{name}.html").write_text(text)
    (tmp_path / "none.html").write_text("<html><body><p>We make lamps.</p></body></html>")
    return tmp_path
