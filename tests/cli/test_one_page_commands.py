"""Stable outputs of `parse`, `links`, `detect` and `read-board`: changed only with a changelog line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

FIELDS = {
    "file", "url", "title", "company", "location", "locations", "remote", "workplace", "description",
    "description_text", "requirements", "salary_min", "salary_max", "salary_currency", "salary_period",
    "employment_type", "job_type", "posted_at", "valid_through", "application_url", "external_id", "requisition_id",
    "language", "quality_score", "quality_reasons", "provenance",
}  # fmt: skip
"""The stable outputs. More may come; none of these may go."""
URL = "https://umbra.example/jobs/lamp-engineer"
BOARDS = Path(__file__).parents[1] / "ats" / "fixtures"


def test_parse_prints_a_line_with_every_field(run: Callable, pages: Path) -> None:
    ran = run("parse", "posting.html", "--url", URL)
    assert ran.code == 0, ran.stderr
    [line] = ran.lines
    assert line.keys() >= FIELDS
    expected = {
        "file": "posting.html", "url": URL, "title": "Lamp Engineer", "company": "Umbra GmbH", "remote": None,
        "salary_min": 60000, "salary_max": 72000.5, "salary_currency": "EUR", "salary_period": "year",
        "employment_type": "FULL_TIME", "job_type": "full-time", "posted_at": "2026-03-01T00:00:00Z",
        "valid_through": "2026-06-01T00:00:00Z", "language": "en", "requisition_id": "L-17",
    }  # fmt: skip
    assert {name: line[name] for name in expected} == expected
    assert isinstance(line["location"], str)
    assert "Berlin" in line["location"]
    assert isinstance(line["locations"], list)
    assert line["description"].startswith("<p>")
    assert "<" not in line["description_text"]
    assert isinstance(line["requirements"], list)
    assert line["quality_score"] == sum(one["points"] for one in line["quality_reasons"]) >= 70
    assert all(one.keys() >= {"source", "place", "confidence"} for one in line["provenance"].values())
    assert {"title", "company"} <= line["provenance"].keys()


def test_parse_of_a_page_without_postings_prints_no_line(run: Callable, pages: Path) -> None:
    ran = run("parse", "none.html", "--url", "https://umbra.example/")
    assert (ran.code, ran.stdout) == (0, "")


def test_parse_reads_relative_dates_at_the_moment_given(run: Callable, pages: Path) -> None:
    (pages / "relative.html").write_text((pages / "posting.html").read_text().replace("2026-03-01", "3 days ago"))
    [line] = run("parse", "relative.html", "--url", URL, "--now", "2026-05-04").lines
    assert line["posted_at"] == "2026-05-01T00:00:00Z"
    bad = run("parse", "posting.html", "--now", "yesterday")
    assert (bad.code, bad.stdout) == (1, "")
    assert bad.stderr == "quiethire: --now 'yesterday' is not an ISO 8601 date or time\n"


def test_a_manifest_names_files_beside_it_with_their_addresses(
    run: Callable, pages: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    manifest = pages / "pages.jsonl"
    lines = [{"file": "posting.html", "url": URL}, {"file": "none.html", "url": "https://umbra.example/"}]
    manifest.write_text("\n".join(map(json.dumps, lines)) + "\n\n")
    ran = run("parse", "--manifest", str(manifest))
    assert [line["url"] for line in ran.lines] == [URL]
    links = run("links", "--manifest", str(manifest))
    assert links.code == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"file": "posting.html"\n', "line 1: not a JSON object"),
        ('{"page": "posting.html"}\n', 'line 1: neither "file" nor "url"'),
        ('\n["posting.html"]\n', "line 2: not a JSON object"),
    ],
)
def test_a_bad_manifest_is_one_sentence(run: Callable, pages: Path, content: str, says: str) -> None:
    (pages / "bad.jsonl").write_text(content)
    for command in ("parse", "links", "detect"):
        ran = run(command, "--manifest", "bad.jsonl")
        assert ran.code == 1
        assert says in ran.stderr
        assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["parse", "links"])
def test_a_missing_file_is_said_and_the_others_are_read(run: Callable, pages: Path, command: str) -> None:
    ran = run(command, "nowhere.html", "posting.html" if command == "parse" else "listing.html", "--url", URL)
    assert ran.code == 1
    assert "nowhere.html cannot be read: No such file or directory" in ran.stderr
    assert ran.lines


@pytest.mark.parametrize("command", ["parse", "links", "detect"])
def test_nothing_given_is_one_sentence(run: Callable, command: str) -> None:
    ran = run(command)
    assert (ran.code, ran.stdout) == (1, "")
    assert ran.stderr == "quiethire: give a file or an address, or --manifest with a list of them\n"


def test_standard_input_is_a_file_too(run: Callable, pages: Path) -> None:
    [line] = run("parse", "-", "--url", URL, given=(pages / "posting.html").read_text()).lines
    assert (line["file"], line["title"]) == ("-", "Lamp Engineer")


def test_links_are_lines_of_file_url_and_text(run: Callable, pages: Path) -> None:
    ran = run("links", "listing.html", "--url", "https://umbra.example/careers")
    assert ran.lines == [
        {"file": "listing.html", "url": "https://umbra.example/jobs/lamp-engineer", "text": "Lamp Engineer"},
        {"file": "listing.html", "url": "https://umbra.example/jobs/wick-trimmer", "text": "Wick Trimmer"},
    ]
    assert run("links", "none.html").stdout == ""


def test_detect_is_one_line_for_each_input(run: Callable, pages: Path) -> None:
    ran = run(
        "detect", "https://jobs.lever.co/nox/abc", "embed.html", "none.html", "--url", "https://umbra.example/jobs"
    )
    assert ran.code == 0, ran.stderr
    assert all(line.keys() == {"input", "provider", "tenant", "site", "confidence", "evidence"} for line in ran.lines)
    assert [(line["input"], line["provider"], line["tenant"]) for line in ran.lines] == [
        ("https://jobs.lever.co/nox/abc", "lever", "nox"),
        ("embed.html", "greenhouse", "umbra"),
        ("none.html", None, None),
    ]
    assert all(0 < line["confidence"] <= 1 for line in ran.lines[:2])
    assert all(line["evidence"] for line in ran.lines)


def test_detect_of_a_manifest_may_have_addresses_alone(run: Callable, pages: Path) -> None:
    manifest = pages / "pages.jsonl"
    lines = [
        {"url": "https://apply.workable.com/umbra/"},
        {"file": "embed.html", "url": "https://umbra.example/jobs"},
        {"url": "https://umbra.example/about"},
    ]
    manifest.write_text("\n".join(map(json.dumps, lines)))
    ran = run("detect", "--manifest", str(manifest), "--no-fetch")
    assert [(line["provider"], line["tenant"]) for line in ran.lines] == [
        ("workable", "umbra"), ("greenhouse", "umbra"), (None, None),
    ]  # fmt: skip
    assert ran.lines[2]["evidence"] == "the address alone does not tell"


def test_detect_tells_the_vendor_where_it_cannot_tell_the_board(run: Callable, pages: Path) -> None:
    (pages / "widget.html").write_text("<script src='https://scripts.teamtailor-cdn.com/widgets/x.js'></script>")
    ran = run(
        "detect", "https://grnh.se/3c1a2b4d1us", "widget.html", "--url", "https://umbra.example/jobs", "--no-fetch"
    )
    assert [(line["provider"], line["tenant"], line["confidence"]) for line in ran.lines] == [
        ("greenhouse", None, 0.5), ("teamtailor", None, 0.5),
    ]  # fmt: skip


def test_detect_goes_on_after_a_file_that_cannot_be_read(run: Callable, pages: Path) -> None:
    ran = run("detect", "nowhere.html", "embed.html")
    assert [line["provider"] for line in ran.lines] == [None, "greenhouse"]


def test_read_board_prints_the_lines_of_parse(run: Callable) -> None:
    files = sorted(str(path) for path in (BOARDS / "lever").glob("site.json"))
    if not files:
        pytest.fail("the fixture of Lever is gone")
    ran = run("read-board", "--provider", "lever", "--tenant", "umbra", files[0])
    assert ran.code == 0, ran.stderr
    assert ran.lines
    assert all(line.keys() >= FIELDS for line in ran.lines)
    assert {line["file"] for line in ran.lines} == {files[0]}


def test_read_board_of_something_else_says_so(run: Callable, pages: Path) -> None:
    ran = run("read-board", "--provider", "lever", "--tenant", "umbra", "none.html")
    assert (ran.code, ran.stdout) == (1, "")
    assert "none.html" in ran.stderr
    unknown = run("read-board", "--provider", "colour", "--tenant", "umbra", "none.html")
    assert unknown.code == 1
    assert "colour" in unknown.stderr


def test_read_board_takes_the_employers_own_host(run: Callable) -> None:
    page = str(BOARDS / "jibe" / "page1.json")
    ran = run("read-board", "--provider", "jibe", "--tenant", "umbra", "--host", "Careers.Umbra.example", page)
    assert ran.code == 0, ran.stderr
    assert ran.lines
    assert all("careers.umbra.example" in line["url"] for line in ran.lines)
