"""Career sites on their employers' own hosts: the marks by which a vendor's pages are known, and what is no mark."""

import json

import pytest

from quiethire.ats import registry
from quiethire.ats.tally import Tally
from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Request, Response
from quiethire.parsing.page import Page


def _detect(url: str, body: str) -> BoardRef | None:
    found = registry.match_page(Page(url, f"<!doctype html><html>{body}</html>".encode())).detection
    return found.board if found else None


@pytest.mark.parametrize(
    ("url", "body", "board"),
    [
        (
            "https://jobs.harbour.example/search/?q=",
            '<link rel="stylesheet" href="//rmkcdn.successfactors.com/1a2b/x.css"><table id="searchresults"></table>',
            BoardRef("successfactors", "jobs.harbour.example", host="jobs.harbour.example"),
        ),
        (
            "https://careers.pond.example/us/en/search-results",
            '<script>var phApp = phApp || {}; phApp.ddo = {"siteConfig": {}};</script>',
            BoardRef("phenom", "careers.pond.example", "us/en", "careers.pond.example"),
        ),
        (
            "https://careers.tinroof.example/jobs",
            '<script src="https://app.jibecdn.com/prod/main.js"></script>',
            BoardRef("jibe", "careers.tinroof.example", host="careers.tinroof.example"),
        ),
        (
            "https://jobs.kite.example/careers",
            '<div id="pcs-body-container"></div><script>window.x = {"domain": "kite.example"};</script>',
            BoardRef("eightfold", "jobs.kite.example", "kite.example", "jobs.kite.example"),
        ),
        (
            "https://careers.lantern.example/en_GB/careers/JobDetail/Wick-Trimmer/501",
            '<meta name="avature.portal.id" content="2">',
            BoardRef("avature", "careers.lantern.example", "en_GB/careers", "careers.lantern.example"),
        ),
        (
            "https://careers.tollgate.example/fr/search-jobs",
            '<script src="https://tbcdn.talentbrew.com/js/x.js"></script>',
            BoardRef("radancy", "careers.tollgate.example", "fr", "careers.tollgate.example"),
        ),
        (
            "https://karriere.glocken.example/stellenangebote.html",
            '<div id="joboffer_table_container"></div>',
            BoardRef("rexx", "karriere.glocken.example", host="karriere.glocken.example"),
        ),
        (
            "https://recrutement.cidre.example/accueil.aspx",
            '<li class="ts-offer-list-item">x</li>',
            BoardRef("talentsoft", "recrutement.cidre.example", host="recrutement.cidre.example"),
        ),
        (
            "https://recrutement.moulin.example/fr/annonces",
            '<script>fetch("https://api.digitalrecruiters.com/public/v1/x")</script>',
            BoardRef("digitalrecruiters", "recrutement.moulin.example", host="recrutement.moulin.example"),
        ),
        (
            "https://careers.ferry.example/jobs/search",
            "<script>window.talemetry = {};</script>",
            BoardRef("talemetry", "careers.ferry.example", host="careers.ferry.example"),
        ),
        (
            "https://jobs.acorn.example/companies",
            '<script src="https://cdn.getro.com/assets/x.js"></script>',
            BoardRef("getro", "jobs.acorn.example", host="jobs.acorn.example"),
        ),
        (
            "https://hop.example/jobs/",
            '<link href="/wp-content/plugins/wp-job-manager/x.css"><ul class="job_listings"></ul>',
            BoardRef("wp_job_manager", "hop.example"),
        ),
        (
            "https://reed.example/jobs/",
            '<link href="/wp-content/plugins/wp-job-openings/x.css"><div class="awsm-job-listings"></div>',
            BoardRef("wp_job_openings", "reed.example"),
        ),
        (
            "https://www.stadtwerk.example/karriere",
            '<div data-bite-jobs-api-listing="stadtwerk:website"></div>',
            BoardRef("bite", "stadtwerk", "website"),
        ),
        (
            "https://www.quarry.example/jobs",
            (
                "<script>rec_embed_js.load({widget_id: 'x', page_name: 'Careers', source: 'CareerSite', "
                "site: 'https://quarry.zohorecruit.eu'});</script>"
            ),
            BoardRef("zoho_recruit", "quarry", "Careers", "quarry.zohorecruit.eu"),
        ),
        (
            "https://www.tyres.example/jobs",
            '<recruitment-current-openings cid="0f9d3c1e-2b4a-4c6d-8e7f-0123456789ab"></recruitment-current-openings>',
            BoardRef("adp_wfn", "0f9d3c1e-2b4a-4c6d-8e7f-0123456789ab"),
        ),
        # a plug-in that every page of a site loads says nothing about a page without a list
        ("https://hop.example/about", '<link href="/wp-content/plugins/wp-job-manager/x.css">', None),
        ("https://reed.example/", '<script src="/wp-content/plugins/wp-job-openings/x.js"></script>', None),
        # an article that names vendors bears none of their marks
        ("https://news.example/ats", "<p>Phenom, Jibe, Avature, Getro and TalentBrew compared</p>", None),
    ],
)
def test_marks_name_the_board(url: str, body: str, board: BoardRef | None):
    assert _detect(url, body) == board


def _swept(board: BoardRef, answers: dict[str, bytes]) -> tuple[Tally, list[Request]]:
    """A sweep answered by the first answer whose key is part of the request's address or body."""
    first = registry.get_provider(board.provider).first(board)
    tally, queue, sent = Tally(), [first], []
    tally.start(first)
    while queue:
        request = queue.pop(0)
        sent.append(request)
        said = request.url + (request.body or b"").decode()
        body = next(answer for part, answer in answers.items() if part in said)
        response = Response(request.url.partition("#")[0], 200, body, requested_url=request.url)
        queue.extend(tally.add(request, registry.read(board, response)))
    return tally, sent


def test_a_career_site_builder_is_listed_in_each_of_its_languages():
    page = (
        b'<!doctype html><html><body data-careersite-propertyid="x"><a href="?locale=de_DE">de</a>'
        b'<a href="?locale=en_US">en</a><script src="searchResultsUnify.js"></script></body></html>'
    )

    def listed(locale: str, *numbers: int) -> bytes:
        rows = [
            {"response": {"id": one, "unifiedStandardTitle": f"Pilot {one}", "urlTitle": "Pilot"}} for one in numbers
        ]
        return json.dumps({"jobSearchResult": rows, "totalJobs": len(numbers)}).encode()

    answers = {"/search/": page, '"de_DE"': listed("de_DE", 1, 2), '"en_US"': listed("en_US", 3)}
    tally, _ = _swept(BoardRef("successfactors", "jobs.harbour.example"), answers)
    assert tally.complete
    assert sorted(tally.drafts) == [
        "https://jobs.harbour.example/job/Pilot/1-de_DE",
        "https://jobs.harbour.example/job/Pilot/2-de_DE",
        "https://jobs.harbour.example/job/Pilot/3-en_US",
    ]


def test_tiles_are_asked_for_where_the_table_is_empty():
    table = b'<!doctype html><html><body class="jobs2web"><a href="/tile-search-results/">x</a></body></html>'
    tile = (
        b'<!doctype html><html><body class="jobs2web"><li class="job-tile"><a class="jobTitle-link" '
        b'href="/job/Kiel-Pilot/1001/">Pilot</a></li></body></html>'
    )
    none = b'<!doctype html><html><body class="jobs2web"></body></html>'
    answers = {"/search/": table, "tile-search-results/?startrow=0": tile, "tile-search-results/?startrow=1": none}
    tally, sent = _swept(BoardRef("successfactors", "jobs.harbour.example"), answers)
    assert tally.complete
    assert [draft.title for draft in tally.drafts.values()] == ["Pilot"]
    assert len(sent) == 3


def test_the_legacy_host_lists_all_in_one_document():
    feed = (
        b"<Job-Listing><Job><JobTitle>Pilot</JobTitle><ReqId>7</ReqId><Posted-Date>10/01/2026</Posted-Date>"
        b"<Job-Description>&lt;p&gt;Pilot ships.&lt;/p&gt;</Job-Description></Job></Job-Listing>"
    )
    board = BoardRef("successfactors", "harbourP", host="career5.successfactors.eu")
    tally, _ = _swept(board, {"resultType=XML": feed})
    assert tally.complete
    [draft] = tally.drafts.values()
    assert (draft.title, draft.requisition_id, draft.description_html) == ("Pilot", "7", "<p>Pilot ships.</p>")
    assert registry.match_url(draft.url).board == board  # type: ignore[union-attr]


def test_a_list_that_ends_on_the_page_that_has_nothing_new_is_not_complete():
    """A board without a total that serves its first page for every offset has not shown that it has no more."""
    row = '<article class="article--result"><a href="https://l.avature.net/careers/JobDetail/x/1">Trimmer</a></article>'
    page = f'<!doctype html><html><body>SearchJobs{row}<a rel="next" href="?jobOffset=6">n</a></body></html>'.encode()
    tally, sent = _swept(BoardRef("avature", "l", "careers"), {"": page})
    assert len(sent) == 2
    assert not tally.complete
