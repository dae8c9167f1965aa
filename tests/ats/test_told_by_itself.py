"""Details recorded by themselves, and lists told by what is in them: the posting says what its list would have said."""

import json

import pytest

from quiethire.ats import registry
from quiethire.ats.contract import Reading
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Response

UUID = "0f7b2a10-1111-4222-8333-444455556666"


def _read(board: BoardRef, body: str) -> Reading:
    first = registry.get_provider(board.provider).first(board)
    return registry.read(board, Response(first.url, 200, body.encode(), requested_url=first.url))


def test_the_builder_of_successfactors_writes_dates_in_the_language_it_is_asked_in():
    posting = {"id": "77", "unifiedStandardTitle": "Smith", "unifiedStandardStart": "10/3/26"}
    body = json.dumps({"totalJobs": 1, "jobSearchResult": [{"response": posting}]}).encode()
    days = {}
    for locale in ("en_US", "en_GB"):
        asked = f"https://jobs.acme.example/services/recruiting/v1/jobs#/{locale}"
        reading = registry.read(
            BoardRef("successfactors", "jobs.acme.example"), Response(asked, 200, body, requested_url=asked)
        )
        days[locale] = reading.drafts[0].posted_text
    assert days == {"en_US": "2026-10-03", "en_GB": "2026-03-10"}


def test_a_softgarden_page_of_numbers_only_names_its_postings():
    page = "<!doctype html><html><body><script>var complete_job_id_list = [71, 72];</script></body></html>"
    reading = _read(BoardRef("softgarden", "acme"), page)
    assert [draft.url for draft in reading.drafts] == [
        f"https://acme.softgarden.io/job/{number}" for number in (71, 72)
    ]
    assert reading.total == 2


def test_the_whole_text_of_onlyfy_stands_against_a_posting_s_own_page():
    stated = {"@type": "JobPosting", "title": "Smith", "description": "Forge iron, and", "datePosted": "2026-10-11"}
    own = (
        "<!doctype html><html><body><nav>Menu</nav>"
        f'<script type="application/ld+json">{json.dumps(stated)}</script></body></html>'
    )
    whole = PostingDraft("https://acme.onlyfy.jobs/job/abc12345", description_html="<p>Forge iron, and steel.</p>")
    read = registry.read_detail(BoardRef("onlyfy", "acme"), whole, Response(whole.url, 200, own.encode()))
    assert (read.title, read.posted_text, read.description_html) == ("Smith", "2026-10-11", whole.description_html)


@pytest.mark.parametrize("status", [200, 404])
def test_personio_s_page_is_no_answer_to_the_missing_feed(status: int):
    first = registry.get_provider("personio").first(BoardRef("personio", "acme"))
    page = b"<!doctype html><html><body>Nothing here</body></html>"
    answer = Response(first.url, status, page, requested_url=first.url)
    if status == 404:
        assert registry.read(BoardRef("personio", "acme"), answer).follow[0].url.endswith("/search.json")
        return
    with pytest.raises(ShapeChanged):
        registry.read(BoardRef("personio", "acme"), answer)


def test_a_posting_of_ukg_by_itself_says_what_the_list_says():
    told = {
        "Id": UUID,
        "Title": "Smith",
        "Locations": [{"Address": {"City": "Waco", "State": {"Code": "TX"}}}],
        "PostedDate": "2026-10-01T00:00:00Z",
        "FullTime": True,
        "Description": "<p>x</p>",
    }
    script = f"<script>var o = new US.Opportunity.CandidateOpportunityDetail({json.dumps(told)});</script>"
    board = BoardRef("ukg", "ACM1000", UUID)
    alone = PostingDraft(registry.get_provider("ukg").board_url(board))
    assert alone.url.startswith("https://recruiting.ultipro.com/ACM1000/")
    page = f"<!doctype html><html><body>{script}</body></html>".encode()
    read = registry.read_detail(board, alone, Response(alone.url, 200, page))
    assert (read.title, read.external_id, read.description_html) == ("Smith", UUID, "<p>x</p>")
    assert read.url.endswith(f"OpportunityDetail?opportunityId={UUID}")
    assert ([spot.display for spot in read.places], read.employment_text) == (["Waco, TX"], ("Full time",))


def test_a_posting_of_taleo_by_itself_says_what_the_list_says():
    names = ["reqlistitem.title", "reqlistitem.contestnumber", "reqlistitem.primarylocation", "reqlistitem.description"]
    values = ["Smith", "190012", "Canada%2DOntario", "!*!%3Cp%3Ex%3C%2Fp%3E"]
    quoted = [", ".join(f"'{one}'" for one in some) for some in (names, values)]
    page = (
        "<!doctype html><html><head><title>Job Description - Smith (190012)</title></head><body><script>"
        f"descRequisition: {{_hlid: [{quoted[0]}]}};"
        f"api.fillList('requisitionDescriptionInterface', 'descRequisition', [{quoted[1]}]);"
        "</script></body></html>"
    )
    board = BoardRef("taleo_enterprise", "acme", "ex")
    alone = PostingDraft(registry.get_provider("taleo_enterprise").board_url(board))
    read = registry.read_detail(board, alone, Response(alone.url, 200, page.encode()))
    assert (read.title, read.external_id, read.description_html) == ("Smith", "190012", "<p>x</p>")
    assert read.url == "https://acme.taleo.net/careersection/ex/jobdetail.ftl?job=190012"
    assert [spot.display for spot in read.places] == ["Canada-Ontario"]
    bare = registry.read_detail(board, alone, Response(alone.url, 200, page.replace(names[0], "x").encode()))
    assert bare.title == "Smith"


def test_a_posting_of_zoho_by_itself_says_what_the_list_says():
    entry = {"id": "401", "Posting_Title": "Smith", "City": "Pune", "Job_Description": "x", "Salary": "30000"}
    written = json.dumps([entry]).replace('"', "\\x22")
    page = f"<!doctype html><html><body><script>var jobs = JSON.parse('{written}');</script></body></html>"
    board = BoardRef("zoho_recruit", "acme")
    alone = PostingDraft(registry.get_provider("zoho_recruit").board_url(board))
    read = registry.read_detail(board, alone, Response(alone.url, 200, page.encode()))
    assert (read.url, read.title) == ("https://acme.zohorecruit.com/jobs/Careers/401", "Smith")
    assert ([spot.display for spot in read.places], read.pay and read.pay.text) == (["Pune"], "30000")
