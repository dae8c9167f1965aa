"""Recorded answers of real boards, read whole; and the boards labelled on real pages."""

import json
import os
from pathlib import Path

import pytest

from quiethire.ats import registry
from quiethire.ats.reading import looks_like_html
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Response
from quiethire.parsing.page import Page

CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no recorded corpus at {CORPUS}")

RECORDED: dict[str, tuple[BoardRef, int]] = {
    "apple/apple__detail.html": (BoardRef("apple", "apple"), 1),
    "apple/apple__search.html": (BoardRef("apple", "apple"), 3),
    "ashby/brale__jobs.json": (BoardRef("ashby", "brale"), 4),
    "ashby/eotlabs__jobs.json": (BoardRef("ashby", "eotlabs"), 5),
    "ashby/herondata__jobs.json": (BoardRef("ashby", "herondata"), 6),
    "ashby/magical__jobs.json": (BoardRef("ashby", "magical"), 8),
    "ashby/turbopuffer__jobs.json": (BoardRef("ashby", "turbopuffer"), 6),
    "atlassian/atlassian__listings.json": (BoardRef("atlassian", "atlassian"), 4),
    "bamboohr/4thdimension-350__careers_details.json": (BoardRef("bamboohr", "4thdimension"), 3),
    "breezy/ssg-corp__json.json": (BoardRef("breezy", "ssg-corp"), 2),
    "gem/unknown__listing.json": (BoardRef("gem", "unknown"), 2),
    "greenhouse/amplitude__jobs.json": (BoardRef("greenhouse", "amplitude"), 2),
    "hibob/biotech__jobads.json": (BoardRef("hibob", "biotech"), 2),
    "jobvite/barracuda__jobposting.jsonld": (BoardRef("jobvite", "barracuda-networks-inc"), 1),
    "lever/veeva__postings.json": (BoardRef("lever", "veeva"), 2),
    "manatal/castelion-p1__career_api.json": (BoardRef("manatal", "castelion"), 10),
    "manatal/castelion-p2__career_api.json": (BoardRef("manatal", "castelion"), 10),
    "neogov/michigan__rss_2013.rss": (BoardRef("neogov", "michigan"), 5),
    "oracle_orc/atkins__requisitions.json": (BoardRef("oracle_orc", "ejov", "CX", "ejov.fa.ca2.oraclecloud.com"), 2),
    "paradox/mcdonalds-au__page1.json": (BoardRef("paradox", "mcdonalds-au"), 2),
    "paradox/mcdonalds-ca__page1.json": (BoardRef("paradox", "mcdonalds-ca"), 3),
    "paradox/mcdonalds-ca__page389.json": (BoardRef("paradox", "mcdonalds-ca"), 3),
    "paylocity/advancedenergy__board.html": (BoardRef("paylocity", "211e692d-c45a-4e3a-ae01-3e497af97929"), 2),
    "personio/avian__feed.xml": (BoardRef("personio", "innovire-ag"), 1),
    "recruitee/acme-finance__offers.json": (BoardRef("recruitee", "acme-finance"), 2),
    "rippling/rippling__jobs.json": (BoardRef("rippling", "rippling"), 1),
    "smartrecruiters/smartrecruiters__postings.json": (BoardRef("smartrecruiters", "smartrecruiters"), 2),
    "talentclue/mcdonalds-es__jobs.json": (BoardRef("talentclue", "mcdonalds"), 5),
    "teamtailor/teamtailor__jsonfeed.json": (BoardRef("teamtailor", "career", host="career.teamtailor.com"), 2),
    "usajobs/usajobs__sample_2012.xml": (BoardRef("usajobs", "US"), 3),
    "wordpress_rest/viking__job-10508.json": (BoardRef("wordpress_rest", "vikingfire.ca/fr", "job"), 1),
    "wordpress_rest/viking__job-9712.json": (BoardRef("wordpress_rest", "vikingfire.ca/fr", "job"), 1),
    "workable/amazingcare__widget.json": (BoardRef("workable", "amazingcare"), 1),
    "workday/nvidia__cxs_job_JR2021705.json": (BoardRef("workday", "nvidia", "NVIDIAExternalCareerSite"), 1),
    "workday/nvidia__cxs_jobs.json": (BoardRef("workday", "nvidia", "NVIDIAExternalCareerSite"), 3),
    "workday/nvidia__cxs_jobs_2026-09.json": (BoardRef("workday", "nvidia", "NVIDIAExternalCareerSite"), 2),
}
"""File, its board, and how many postings it holds."""


def _index() -> list[dict]:
    return [json.loads(line) for line in (CORPUS / "ats" / "INDEX.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("file", RECORDED)
def test_a_recorded_answer_is_read_with_its_count_of_postings(file: str):
    board, postings = RECORDED[file]
    body = (CORPUS / "ats" / file).read_bytes()
    kind = "text/html" if looks_like_html(body) else "application/json"
    reading = registry.read(board, Response("https://recorded.example/", 200, body, {"content-type": kind}))
    assert len(reading.drafts) == postings
    assert reading.rejected == ()
    assert all(draft.title for draft in reading.drafts)


def test_every_recorded_kind_that_a_provider_reads_is_in_the_table():
    names = {name for provider in registry.providers() for name in (provider.name, *provider.aliases)}
    recorded = {line["file"].removeprefix("ats/") for line in _index() if line["ats"] in names}
    assert recorded == set(RECORDED)


def _labelled() -> list[dict]:
    gold = CORPUS / "gold.jsonl"
    lines = map(json.loads, gold.read_text().splitlines()) if gold.is_file() else ()
    return [line for line in lines if line["kind"] == "embed"]


@pytest.mark.parametrize("label", _labelled(), ids=lambda label: Path(label["file"]).stem)
def test_the_board_of_a_real_page(label: dict):
    expected, also = label["expected"], label.get("also_acceptable", {})
    names = {name: one.name for one in registry.providers() for name in (one.name, *one.aliases)}
    if expected["provider"] not in {None, *names}:
        pytest.skip(f"no provider {expected['provider']}")
    answer = registry.match_page(Page(label["url"], (CORPUS / label["file"]).read_bytes()))
    board = answer.detection.board if answer.detection else None
    if expected["provider"] is None:
        assert board is None
        return
    if board is None:
        assert None in also.get("provider", [])
        return
    assert board.provider == names[expected["provider"]]
    for name in ("tenant", "site"):
        assert getattr(board, name) in [expected.get(name), *also.get(name, [])]
