# ruff: noqa: E501  (markup is kept in one piece)
"""The measure itself: what counts as right, how it is counted, and that floors hold."""

import json
from pathlib import Path
from typing import Any

import pytest

from quiethire.cli.evaluation import corpus, floors, readers, score
from quiethire.cli.evaluation.compare import MISSED, RIGHT, SILENT, SPURIOUS, WRONG, Values, outcome, same_place
from quiethire.domain.errors import InputError

HTML = (
    "<html><head><title>Baker - Example Bakery</title></head><body><main><h1>Baker</h1><p>Location: Bern</p>"
    "<p>Employment type: Full-time</p><h2>Requirements</h2><ul><li>Some years of experience with dough and ovens</li>"
    "<li>Care for what leaves the house</li></ul><p>We are looking for somebody who starts early and likes good bread.</p>"
    "<a href=/apply>Apply now</a></main></body></html>"
)


def entry(**changes: Any) -> corpus.Entry:
    fields: dict[str, Any] = {
        "file": "pages/a.html", "kind": "job", "url": "https://x.example/jobs/1", "lang": "en", "json_ld": "none", "expected": {},
        "only_in_metadata": {}, "also_acceptable": {}, "record": None, "ats": None, "path": Path("pages/a.html"),
    }  # fmt: skip
    return corpus.Entry(**{**fields, **changes})


@pytest.mark.parametrize(
    ("expected", "also", "said", "result"),
    [
        ({"title": "Chief  Baker"}, {}, Values(title="chief baker"), RIGHT),
        ({"title": "Chief Baker"}, {}, Values(title="Baker"), WRONG),
        ({"title": "Chief Baker"}, {"title": ["Baker"]}, Values(title="Baker"), RIGHT),
        ({"title": "Chief Baker"}, {}, Values(), MISSED),
        ({"title": None}, {}, Values(title="Baker"), SPURIOUS),
        ({"title": None}, {}, Values(), SILENT),
        ({"title": "Baker"}, {"title": [None]}, Values(), SILENT),
    ],
)
def test_outcomes(expected: dict[str, Any], also: dict[str, Any], said: Values, result: str) -> None:
    assert outcome(entry(expected=expected, also_acceptable=also), "title", said) == result


def test_only_in_metadata_may_be_said() -> None:
    known = entry(expected={"posted_at": None}, only_in_metadata={"posted_at": "2026-01-02"})
    assert outcome(known, "posted_at", Values(posted_at="2026-01-02")) == RIGHT
    assert outcome(known, "posted_at", Values(posted_at="2026-01-03")) == SPURIOUS
    assert outcome(known, "posted_at", Values()) == SILENT


def test_pay_is_right_as_a_whole() -> None:
    expected = {"salary_min": 10, "salary_max": 12, "salary_currency": "EUR", "salary_period": "hour"}
    assert outcome(entry(expected=expected), "pay", Values(pay=(10.0, 12.0, "EUR", "hour"))) == RIGHT
    assert outcome(entry(expected=expected), "pay", Values(pay=(10.0, 12.0, "USD", "hour"))) == WRONG
    assert outcome(entry(expected=expected), "pay", Values()) == MISSED
    assert outcome(entry(), "pay", Values(pay=(10.0, 12.0, "EUR", "hour"))) == SPURIOUS


@pytest.mark.parametrize(
    ("said", "expected", "same"),
    [
        (["Berlin, Germany"], "Berlin", True),
        (["Bern"], "Basel", False),
        (["Seattle", "Madrid"], "Seattle, Madrid, and remote", True),
        (["Remote"], "Remote", True),
        (["Łódź"], "Łódź, Poland", True),
    ],
)
def test_places_by_their_words(said: list[str], expected: str, *, same: bool) -> None:
    assert same_place(said, expected) is same


def test_description_by_its_ends(tmp_path: Path) -> None:
    path = tmp_path / "scripts-only.html"
    path.write_text("<title>Baker</title>", encoding="utf-8")
    known = entry(
        expected={"description_first_words": "We bake", "description_last_words": "every day."},
        path=path,
    )
    assert outcome(known, "description", Values(description="• We bake bread\nevery day.")) == RIGHT
    assert outcome(known, "description", Values(description="We bake " + "bread " * 30)) == WRONG
    assert outcome(known, "description", Values(description="We bake every day." + " More." * 60)) == WRONG


def test_addresses_are_absolute() -> None:
    expected = {"application_url": "/apply"}
    assert (
        outcome(entry(expected=expected), "application_url", Values(application_url="https://x.example/apply")) == RIGHT
    )


def test_tally() -> None:
    tally = score.Tally()
    for result in (RIGHT, RIGHT, WRONG, MISSED, SPURIOUS, SILENT):
        tally.add(result)
    assert tally.precision == pytest.approx(2 / 4)
    assert tally.recall == pytest.approx(2 / 4)
    assert tally.f1 == pytest.approx(0.5)
    assert score.Tally().f1 is None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text(HTML)
    (tmp_path / "pages" / "b.html").write_text(
        "<html><title>About</title><h1>About us</h1><p>We bake bread.</p></html>"
    )
    lines = [
        {
            "file": "pages/a.html", "kind": "job", "url": "https://www.example-bakery.example/jobs/baker", "lang": "en",
            "expected": {"title": "Baker", "company": "Example Bakery", "location": "Bern", "employment_type": "FULL_TIME"},
        },
        {"file": "pages/b.html", "kind": "listing", "url": "https://www.example-bakery.example/about", "lang": "en", "expected": {"job_links": []}},
    ]  # fmt: skip
    (tmp_path / "gold.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    return tmp_path


def test_ours_and_the_baselines_are_scored_alike(folder: Path) -> None:
    entries = corpus.load(folder)
    for name, (_, reader) in readers.READERS.items():
        if not readers.installed(name):
            pytest.skip(f"{name} is not installed")
        result = score.score_pages(name, reader, entries)
        if name == "quiethire":
            assert not result.failed
            assert result.of("title").right == result.of("company").right == result.of("location").right == 1
            assert result.of("postings").spurious == 0


def test_links_are_compared_as_addresses(folder: Path) -> None:
    entries = [
        entry(
            kind="listing",
            url="https://x.example/jobs",
            expected={"job_links": ["one", "/two"]},
            path=folder / "pages/b.html",
        )
    ]
    result = score.score_links(lambda _: ["https://x.example/one", "https://x.example/three"], entries)
    tally = result.of("links")
    assert (tally.right, tally.missed, tally.spurious) == (1, 1, 1)


def test_detection_counts_silence(folder: Path) -> None:
    del folder
    entries = [
        entry(kind="embed", expected={"provider": "acme", "tenant": "T"}),
        entry(kind="embed", expected={"provider": None}),
    ]
    result = score.score_detection(lambda _: ("acme", "t", None), entries)
    assert (result.of("provider").right, result.of("provider").spurious) == (1, 1)
    assert result.of("tenant").right == 1


def test_detection_accepts_what_the_label_accepts(folder: Path) -> None:
    del folder
    wanted = {"provider": "taleo", "tenant": "acme"}
    said = {"taleo_enterprise": "acme", "lever": "acme", None: None}
    for accepted, right, wrong, missed in (({}, 1, 1, 1), ({"provider": [None], "tenant": ["ACME2"]}, 1, 1, 0)):
        results = [
            score.score_detection(
                lambda _, one=one: (*one, None),
                [entry(kind="embed", expected=wanted, also_acceptable=accepted)],
            ).of("tenant")
            for one in said.items()
        ]
        assert [sum(getattr(tally, name) for tally in results) for name in ("right", "wrong", "missed")] == [
            right, wrong, missed,
        ]  # fmt: skip


def test_floors_are_lowered_only_on_purpose(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.write(path, {"pages.title": {"f1": 0.99}}, allow_lower=False)
    assert floors.broken(floors.load(path), {"pages.title": {"f1": 0.99}}) == []
    assert floors.broken(floors.load(path), {"pages.title": {"f1": 0.9}})
    with pytest.raises(InputError, match="--allow-lower"):
        floors.write(path, {"pages.title": {"f1": 0.9}}, allow_lower=False)
    assert list(floors.write(path, {"pages.title": {"f1": 0.9}}, allow_lower=True))
    assert floors.load(path) == {"pages.title": {"f1": 0.88}}
    floors.write(path, {"pages.title": {"f1": 0.89}}, allow_lower=False)
    assert floors.load(path) == {"pages.title": {"f1": 0.88}}


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        corpus.load(tmp_path)


def test_a_description_is_as_long_as_printed(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(HTML, encoding="utf-8")
    expected = {"description_first_words": "Requirements", "description_last_words": "likes good bread."}
    known = entry(expected=expected, path=path)
    whole = (
        "Requirements Some years of experience with dough and ovens Care for what leaves the house We are looking for "
        "somebody who starts early and likes good bread."
    )
    assert outcome(known, "description", Values(description=whole)) == RIGHT
    assert outcome(known, "description", Values(description="Requirements. Likes good bread.")) == WRONG
    assert outcome(known, "description", Values(description=whole.replace("Some", "Some " * 120))) == WRONG


def test_links_of_postings_in_scripts_may_be_found_or_not() -> None:
    listing = entry(
        kind="listing", expected={"job_links": ["/jobs/1"], "jobs_embedded": {"jobs": [{"url": "/jobs/2"}]}}
    )
    for found in (["https://x.example/jobs/1"], ["https://x.example/jobs/1", "https://x.example/jobs/2"]):
        tally = score.score_links(lambda _, found=found: found, [listing]).of("links")
        assert (tally.right, tally.missed, tally.spurious) == (1, 0, 0)
