"""From drafts to postings: what is typed, what is kept, what is refused."""

import gzip
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.identity import posting_id, url_hash
from quiethire.domain.pay import PayText, Period
from quiethire.domain.place import PlaceText, Workplace
from quiethire.domain.posting import EmploymentType, Posting, Sponsorship
from quiethire.domain.provenance import Provenance
from quiethire.parsing.contract import Rejection
from quiethire.parsing.normalize import normalize

NOW = datetime(2026, 11, 24, tzinfo=UTC)
CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS") or Path(__file__).parents[2] / ".." / "shared" / "corpus")
DESCRIPTION = (
    "<h2>About</h2><p>Umbrella Works builds machines that make umbrellas, and we would like you to build them with us "
    "in Lisbon. You will work with a team of nine people who have been doing this for a long time and like it.</p>"
    "<h3>Requirements</h3><ul><li>5+ years of experience with machines</li><li>Portuguese</li></ul>"
    "<p>The salary for this role is €45,000 - €55,000 a year. This is a hybrid role. We offer visa sponsorship.</p>"
)
DRAFT = PostingDraft(
    url="https://jobs.example/7?utm_source=x",
    title="  Senior&amp;nbsp; Engineer\n(m/f/d) ",
    company="Umbrella Works ",
    places=(PlaceText(text="Lisbon, Portugal"), PlaceText(text="2 Locations")),
    employment_text=("Full-time", "CDI"),
    description_html=DESCRIPTION,
    posted_text="Posted 3 Days Ago",
    valid_through_text="31.12.2026",
    application_url="/7/apply",
    external_id="7",
    provenance={"title": Provenance("json_ld", "$.title", 0.9)},
    warnings=("salary repeated",),
)


def posting_of(draft: PostingDraft, board: BoardRef | None = None) -> Posting:
    outcome = normalize(draft, now=NOW, board=board)
    assert isinstance(outcome, Posting)
    return outcome


def test_a_whole_draft() -> None:
    board = BoardRef("umbrella", "works")
    posting = posting_of(DRAFT, board)
    assert posting.id == posting_id(url_hash(DRAFT.url))
    assert (posting.title, posting.company, posting.board) == ("Senior Engineer (m/f/d)", "Umbrella Works", board)
    assert [(place.city, place.country) for place in posting.places] == [("Lisbon", "PT")]
    assert posting.location == "Lisbon, Portugal"
    assert (posting.workplace, posting.remote) == (Workplace.HYBRID, False)
    assert posting.employment_types == (EmploymentType.FULL_TIME,)
    assert posting.employment_text == "Full-time, CDI"
    assert posting.pay and (posting.pay.minimum, posting.pay.maximum) == (45_000, 55_000)
    assert posting.pay and (posting.pay.currency, posting.pay.period) == ("EUR", Period.YEAR)
    assert posting.requirements == ("5+ years of experience with machines", "Portuguese")
    assert (posting.seniority, posting.experience_years) == ("senior", 5)
    assert posting.sponsorship is Sponsorship.YES
    assert posting.language == "en"
    assert posting.posted_at == datetime(2026, 11, 21, tzinfo=UTC)
    assert posting.valid_through == datetime(2026, 12, 31, tzinfo=UTC)
    assert posting.application_url == "https://jobs.example/7/apply"
    assert posting.description_text.startswith("About\n\nUmbrella Works")
    assert posting.warnings == ("salary repeated",)
    assert posting.quality_score >= 90


def test_every_derived_field_says_where_it_was_read() -> None:
    posting = posting_of(DRAFT)
    assert posting.provenance["title"] == Provenance("json_ld", "$.title", 0.9)
    for name in ("pay", "workplace", "sponsorship"):
        place = posting.provenance[name].place
        start, end = map(int, place.removeprefix("description[").removesuffix("]").split(":"))
        assert {"pay": "45,000", "workplace": "hybrid", "sponsorship": "visa"}[name] in posting.description_text[
            start:end
        ]
    assert posting.provenance["seniority"].place == "title"


def test_unknown_stays_unknown() -> None:
    posting = posting_of(PostingDraft(url="https://jobs.example/8", title="Engineer", description_text="Build things."))
    for name in (
        *("company", "workplace", "remote", "pay", "seniority", "experience_years", "sponsorship", "language"),
        *("posted_at", "valid_through", "application_url", "employment_text", "location", "department"),
    ):
        assert getattr(posting, name) is None, name
    assert (posting.places, posting.employment_types, posting.requirements, posting.remote_from) == ((), (), (), ())
    assert posting.quality_score < 70


def test_structured_pay_stands_before_the_text() -> None:
    draft = PostingDraft(
        url="https://jobs.example/9",
        title="Engineer",
        description_html=DESCRIPTION,
        pay=PayText(minimum=50000, maximum=60000, currency="EUR", period="YEAR"),
        provenance={"pay": Provenance("json_ld", "$.baseSalary", 0.9)},
    )
    posting = posting_of(draft)
    assert posting.pay and posting.pay.minimum == 50_000
    assert posting.provenance["pay"].source == "json_ld"


def test_a_title_that_names_an_internship_leads() -> None:
    posting = posting_of(
        PostingDraft(url="https://jobs.example/10", title="Data Intern", employment_text=("Full-time",))
    )
    assert posting.employment_types == (EmploymentType.INTERN, EmploymentType.FULL_TIME)


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (PostingDraft(url="https://jobs.example/1"), "no title"),
        (PostingDraft(url="https://jobs.example/1", title=" \n "), "no title"),
        (PostingDraft(url="ftp://jobs.example/1", title="Engineer"), "http"),
        (PostingDraft(url="/jobs/1", title="Engineer"), "http"),
        (PostingDraft(url="", title="Engineer"), "http"),
    ],
)
def test_refused(draft: PostingDraft, why: str) -> None:
    outcome = normalize(draft, now=NOW)
    assert isinstance(outcome, Rejection)
    assert why in outcome.why


_TEXT = st.none() | st.text(max_size=60)


@settings(max_examples=150, deadline=None)
@given(
    st.builds(
        PostingDraft,
        url=st.sampled_from(["https://jobs.example/1", "http://x.example", "nonsense", "https://[", ""])
        | st.text(max_size=30),
        title=_TEXT,
        company=_TEXT,
        places=st.lists(st.builds(PlaceText, text=_TEXT, city=_TEXT, country=_TEXT), max_size=3).map(tuple),
        workplace_text=_TEXT,
        remote_flag=st.none() | st.booleans(),
        remote_from=st.lists(st.text(max_size=20), max_size=2).map(tuple),
        employment_text=st.lists(st.text(max_size=20), max_size=2).map(tuple),
        pay=st.none() | st.builds(PayText, text=_TEXT, minimum=_TEXT, maximum=st.none() | st.floats(), currency=_TEXT),
        description_html=_TEXT | st.text(alphabet="<>/pliub&;€$1 0k-\n", max_size=80),
        description_text=_TEXT,
        requirements=st.lists(st.text(max_size=20), max_size=2).map(tuple),
        posted_text=_TEXT,
        valid_through_text=_TEXT,
        application_url=_TEXT,
        language=_TEXT,
    )
)
def test_no_draft_raises(draft: PostingDraft) -> None:
    outcome = normalize(draft, now=NOW)
    if isinstance(outcome, Posting):
        assert 0 <= outcome.quality_score <= 100
        assert outcome.title.strip() == outcome.title


@pytest.mark.skipif(not (CORPUS / "bulk").is_dir(), reason="the recorded corpus is not beside the repository")
def test_recorded_board_postings_are_good_enough_to_store() -> None:
    kept = total = 0
    with gzip.open(CORPUS / "bulk" / "ashby_jobs.jsonl.gz", "rt") as lines:
        for number, line in enumerate(lines):
            if number % 20:
                continue
            entry = json.loads(line)
            posting = posting_of(
                PostingDraft(
                    url=entry["jobUrl"],
                    title=entry["title"],
                    company="Stated by the board",
                    places=(PlaceText(text=entry["location"]),),
                    remote_flag=entry["isRemote"],
                    employment_text=(entry["employmentType"],),
                    description_html=entry["descriptionHtml"],
                    posted_text=entry["publishedAt"],
                    application_url=entry["applyUrl"],
                )
            )
            total += 1
            kept += posting.quality_score >= 70
            assert posting.posted_at is not None
            assert posting.employment_types
    assert kept / total >= 0.99
