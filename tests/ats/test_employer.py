"""Employers that the board's answers do not name."""

import pytest

from quiethire.ats.contract import Reading
from quiethire.ats.employer import name_employer, name_employers, spelling
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft


@pytest.mark.parametrize(
    ("tenant", "text", "name"),
    [
        ("brightmill", "<p>Brightmill mills. brightmill too. Brightmill!</p>", "Brightmill"),
        ("quill-co", "At Quill &amp; Co we write", "Quill & Co"),
        ("4thdimension", "Join 4th Dimension today", "4th Dimension"),
        ("acme-gmbh", "Die ACME GmbH sucht", "ACME GmbH"),
        ("together", "a chance to get her going", None),
        ("acme", "mail us at jobs@acme.example or see acme.example", None),
        ("ab", "AB is hiring", None),
        ("acme", "nothing of the kind", None),
        ("double-the-donation", "Double the Donation is", "Double the Donation"),
        ("hims-and-hers", "At Hims &amp; Hers we", "Hims & Hers"),
        ("sully-ai", "Sully.ai builds", "Sully.ai"),
        ("brightmillcareers", "BrightMill grinds", "BrightMill"),
        ("primelabs", "our prime concern", None),
        ("brightmill.com", "Brightmill grinds", "Brightmill"),
    ],
)
def test_the_spelling_of_a_tenant_in_its_own_texts(tenant: str, text: str, name: str | None):
    assert spelling(tenant, [text]) == name


def _reading(tenant: str, *texts: str) -> tuple[BoardRef, Reading]:
    drafts = [PostingDraft(url=f"https://jobs.lever.co/{tenant}/{n}", description_html=t) for n, t in enumerate(texts)]
    return BoardRef("lever", tenant), Reading(tuple(drafts))


def test_one_description_names_the_employer_of_the_whole_board():
    board, reading = _reading("brightmill", "We mill.", "Brightmill mills.")
    named = name_employers(board, reading)
    assert {draft.company for draft in named.drafts} == {"Brightmill"}
    assert named.drafts[0].provenance["company"].confidence == 0.6


def test_without_a_spelling_the_readable_token_stands_in():
    board, reading = _reading("brightmill", "We mill.")
    draft = name_employers(board, reading).drafts[0]
    assert draft.company == "brightmill"
    assert draft.provenance["company"].confidence == 0.3
    detailed = PostingDraft(
        url=draft.url, company=draft.company, provenance=draft.provenance, description_html="BrightMill"
    )
    assert name_employer(board, detailed).company == "BrightMill"


@pytest.mark.parametrize("tenant", ["qX9YzVfwU", "0123456789abcdef0123456789abcdef", "117028", "3A.00B", "a1b2c3d4e5"])
def test_a_key_is_no_name(tenant: str):
    board, reading = _reading(tenant, "We mill.")
    assert name_employers(board, reading).drafts[0].company is None


def test_a_token_that_is_not_the_postings_own_is_no_name():
    board = BoardRef("bamboohr", "otherfirm")
    reading = Reading((PostingDraft(url="https://brightmill.bamboohr.com/careers/1", description_html="We mill."),))
    assert name_employers(board, reading).drafts[0].company is None


def test_a_stated_name_stays():
    board = BoardRef("greenhouse", "brightmill")
    stated = PostingDraft(
        url="https://boards.greenhouse.io/brightmill/jobs/1", company="Mill Group", description_html="Brightmill"
    )
    assert name_employers(board, Reading((stated,))).drafts == (stated,)
    assert name_employer(board, stated) == stated
