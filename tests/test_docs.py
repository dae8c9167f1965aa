"""The documents are complete: every setting, command, metric and endpoint is where a reader looks for it."""

import re
import subprocess
import sys
from pathlib import Path

from quiethire.ats.registry import providers
from quiethire.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def test_the_page_of_settings_is_what_the_settings_say() -> None:
    before = (DOCS / "settings.md").read_text("utf-8")
    script = DOCS / "settings_table.py"
    page = subprocess.run(
        [sys.executable, "-c", f"import runpy; print(runpy.run_path({str(script)!r})['page'](), end='')"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert page == before, "run: python docs/settings_table.py"


def test_the_readme_names_every_command_a_newcomer_needs() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = {file.replace("_", "-") for _, files in COMMANDS for file in files}
    named = set(re.findall(r"quiethire ([a-z-]+)", readme))
    assert named <= commands | {"is"}, f"the README names commands that do not exist: {named - commands}"
    assert {"up", "add", "search", "crawl", "parse", "links", "detect", "read-board", "doctor", "serve"} <= named


def test_every_provider_is_in_the_list() -> None:
    page = (DOCS / "providers.md").read_text("utf-8")
    missing = [one.name for one in providers() if f"`{one.name}`" not in page]
    assert not missing, f"docs/providers.md lacks {missing}"


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md"))
        for target in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8"))
        if not target.startswith(("http://", "https://")) and not (page.parent / target).exists()
    ]
    assert not broken


def test_no_source_file_is_longer_than_five_hundred_lines() -> None:
    long = [
        f"{file.relative_to(ROOT)}: {lines}"
        for file in (ROOT / "src").rglob("*.py")
        if (lines := len(file.read_text("utf-8").splitlines())) > 500
    ]
    assert not long


def test_decisions_are_short_and_name_their_check() -> None:
    for page in (DOCS / "decisions").glob("*.md"):
        text = page.read_text("utf-8")
        assert len(text.splitlines()) < 60, page.name
        assert "tests/" in text or "bench/" in text, f"{page.name} names no check"
