"""Commands that crawl or need a data directory, without an instance running."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_pages import LISTING, PAGE

from quiethire.cli.main import COMMANDS

ALL = [file.replace("_", "-") for _, files in COMMANDS for file in files]


@pytest.fixture(autouse=True)
def _one_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIETHIRE_PARSING__PROCESSES", "1")


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A folder of recorded exchanges: a career page and its two postings."""
    folder = tmp_path / "recorded"
    folder.mkdir()
    pages = {
        "https://umbra.example/careers": LISTING,
        "https://umbra.example/jobs/lamp-engineer": PAGE,
        "https://umbra.example/jobs/wick-trimmer": PAGE.replace("Lamp Engineer", "Wick Trimmer"),
    }
    lines = []
    for number, (url, text) in enumerate(pages.items()):
        (folder / f"{number}.html").write_text(text)
        headers = {"content-type": "text/html"}
        lines.append({"method": "GET", "url": url, "status": 200, "headers": headers, "body_file": f"{number}.html"})
    (folder / "exchanges.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return folder


@pytest.mark.parametrize("command", ALL)
def test_every_command_explains_itself(run: Callable, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert "Usage:" in ran.stdout
    assert ran.stderr == ""


def test_the_help_names_every_command(run: Callable) -> None:
    shown = run("--help")
    assert shown.code == 0
    assert all(command in shown.stdout for command in ALL)
    version = run("--version")
    assert version.stdout.strip().count(".") == 2


def test_crawl_prints_json_lines_like_parse(run: Callable, recorded: Path) -> None:
    ran = run("crawl", "--replay", str(recorded), "--json", "https://umbra.example/careers")
    assert ran.code == 0, ran.stderr
    assert sorted((line["title"], line["company"]) for line in ran.lines) == [
        ("Lamp Engineer", "Umbra GmbH"), ("Wick Trimmer", "Umbra GmbH"),
    ]  # fmt: skip
    assert {line["file"] for line in ran.lines} == {"https://umbra.example/careers"}
    assert "2 postings" in ran.stderr


def test_crawl_prints_csv_with_a_header(run: Callable, recorded: Path) -> None:
    ran = run("crawl", "--replay", str(recorded), "--csv", "https://umbra.example/careers")
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert [row["title"] for row in rows] == ["Lamp Engineer", "Wick Trimmer"]
    assert rows[0]["salary_min"] == "60000"


def test_crawl_prints_a_table(run: Callable, recorded: Path) -> None:
    ran = run("crawl", "--replay", str(recorded), "https://umbra.example/careers")
    assert "2 postings" in ran.stdout
    assert "Wick Trimmer" in ran.stdout


def test_crawl_says_what_it_could_not_reach(run: Callable, recorded: Path) -> None:
    ran = run("crawl", "--replay", str(recorded), "--json", "https://nowhere.example/", "https://umbra.example/careers")
    assert ran.code == 1
    assert len(ran.lines) == 2
    assert "https://nowhere.example/" in ran.stderr
    missing = run("crawl", "--replay", str(recorded / "none"), "https://umbra.example/careers")
    assert (missing.code, missing.stdout) == (1, "")
    assert "no recorded exchanges" in missing.stderr


def test_add_and_its_lists_without_an_instance(run: Callable, tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    (tmp_path / "companies.csv").write_text("name,domain\nUmbra,umbra.example\nBad,not a domain\n")
    ran = run("add", "nox.example", "--file", "companies.csv", "--data", data)
    assert ran.code == 1  # one was refused, the others were added
    assert ran.stdout.splitlines() == ["added  domain       nox.example", "added  domain       umbra.example"]
    assert "'not a domain'" in ran.stderr
    assert "the next round discovers them" in ran.stderr
    again = run("add", "nox.example", "--json", "--data", data)
    assert (again.code, again.lines) == (
        0, [{"given": "nox.example", "what": "domain", "company": "nox.example", "new": False, "note": ""}]
    )  # fmt: skip


def test_add_refuses_nothing_and_empty_lists(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("# nothing yet\n")
    assert run("add").stderr.startswith("quiethire: give a domain such as example.com")
    assert "empty.txt names no domain" in run("add", "--file", "empty.txt").stderr
    assert "cannot be read" in run("add", "--file", "nowhere.txt").stderr


def test_a_bad_setting_is_named(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIETHIRE_PARSING__MIN_QUALITY", "900")
    ran = run("search", "lamp")
    assert ran.code == 1
    assert "QUIETHIRE_PARSING__MIN_QUALITY" in ran.stderr


def test_schedule_needs_an_instance(run: Callable, tmp_path: Path) -> None:
    ran = run("schedule", "--data", str(tmp_path / "data"))
    assert (ran.code, ran.stdout) == (1, "")
    assert "quiethire up" in ran.stderr


def test_doctor_on_an_empty_machine(run: Callable, tmp_path: Path) -> None:
    ran = run("doctor", "--data", str(tmp_path / "data"))
    assert "instance" in ran.stdout
    assert "quiethire up" in ran.stdout
    assert "postgres" in ran.stdout
