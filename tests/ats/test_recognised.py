"""The systems that are recognised and not read: every line of the table names boards, and nobody else's."""

import pytest

from quiethire.ats import registry
from quiethire.ats.recognised import recognised
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Response
from quiethire.parsing.page import Page

_GUID = "0f9d3c1e-2b4a-4c6d-8e7f-0123456789ab"
_BOARDS = {
    "applicantpro": ("acme.applicantpro.com/jobs/123.html", "acme"),
    "applicantstack": ("acme.applicantstack.com/x/detail/a1b2", "acme"),
    "apploi": ("jobs.apploi.com/profile/acme-care", "acme-care"),
    "betterteam": ("acme.betterteam.com/welder-1", "acme"),
    "bizneo": ("acme.bizneo.com/jobs/soldador", "acme"),
    "careerplug": ("acme.careerplug.com/jobs/1", "acme"),
    "carerix": ("acme.carerix.net/cxtools/indeedFeed.php", "acme"),
    "catsone": ("acme.catsone.com/careers/1234-General/jobs/1", "acme"),
    "cvwarehouse": (f"jobpage.cvwarehouse.com/?lang=nl&companyGuid={_GUID}", _GUID),
    "darwinbox": ("acme.darwinbox.in/ms/candidate/careers", "acme"),
    "easycruit": ("acme.easycruit.com/vacancy/1/2", "acme"),
    "elmo": ("acme.elmotalent.com.au/careers/acme/jobs", "acme"),
    "employmenthero": ("jobs.employmenthero.com/organisations/acme", "acme"),
    "emply": ("acme.career.emply.com/en/vacant-positions", "acme"),
    "eploy": ("acme.eploy.net/vacancies", "acme"),
    "erecruiter": (f"skk.erecruiter.pl/Code.ashx?cfg={'0a' * 16}", "0a" * 16),
    "gohire": ("jobs.gohire.io/acme-x1y2/welder-1", "acme-x1y2"),
    "greeting": ("acme.career.greetinghr.com/o/1", "acme"),
    "gusto": (f"jobs.gusto.com/boards/acme-{_GUID}", f"acme-{_GUID}"),
    "harri": ("harri.com/acme-diner/job/1-cook", "acme-diner"),
    "herp": ("herp.careers/v1/acme/AbCd", "acme"),
    "heyrecruit": ("acme.heyrecruit.de/?page=jobs", "acme"),
    "hirebridge": ("recruit.hirebridge.com/v3/jobs/list.aspx?cid=5678", "5678"),
    "hrmos": ("hrmos.co/pages/acme/jobs/0001", "acme"),
    "huntflow": ("acme.huntflow.io/vacancy/welder", "acme"),
    "inhire": ("acme.inhire.app/vagas/1/soldador", "acme"),
    "isolved": ("acme.isolvedhire.com/jobs/1.html", "acme"),
    "jobadder": ("clientapps.jobadder.com/123/acme", "123"),
    "jobsoid": ("acme.jobsoid.com/jobs", "acme"),
    "jobtoolz": ("acme.jobtoolz.com/nl/lasser", "acme"),
    "kenjo": ("acme.kenjo.io/jobs/1", "acme"),
    "livehire": ("www.livehire.com/widgets/job-listings/acme", "acme"),
    "loxo": ("app.loxo.co/acme", "acme"),
    "mokahr": ("app.mokahr.com/social-recruitment/acme/123", "acme"),
    "niceboard": ("acme.niceboard.co/job/1", "acme"),
    "occupop": ("acme.occupop-careers.com/job/1", "acme"),
    "oleeo": ("acme.tal.net/candidate/jobboard/vacancy/1/adv/", "acme"),
    "paycor": ("recruitingbypaycor.com/career/JobIntroduction.action?id=7&clientId=8a7b", "8a7b"),
    "peopleforce": ("acme.peopleforce.io/careers/v/1-welder", "acme"),
    "peoplehr": ("acme.peoplehr.net/Pages/JobBoard/Opening.aspx?v=1", "acme"),
    "prospective": ("ohws.prospective.ch/public/v1/medium/1000123/jobs?lang=de", "1000123"),
    "pyjamahr": ("jobs.pyjamahr.com/acme/welder", "acme"),
    "reachmee": ("web103.reachmee.com/ext/I003/304/main?site=6", "304"),
    "recruiterflow": ("recruiterflow.com/acme/jobs/7", "acme"),
    "recruitis": ("jobs.recruitis.io/acme/1-welder", "acme"),
    "sagehr": (f"talent.sage.hr/{_GUID}/vacancies", _GUID),
    "scouttalent": ("acme.applynow.net.au/jobs/A1-welder", "acme"),
    "sesame": ("app.sesametime.com/jobs/acme", "acme"),
    "softy": ("acme.softy.pro/offre/1-soudeur", "acme"),
    "solides": ("acme.vagas.solides.com.br/vaga/1", "acme"),
    "taleez": ("taleez.com/careers/acme", "acme"),
    "talentreef": ("apply.jobappnetwork.com/acme/en", "acme"),
    "teamdash": ("acme.teamdash.com/p/job/x/welder", "acme"),
    "tribepad": ("acme.tribepad-gro.com/jobs", "acme"),
    "ukg_ready": ("secure6.saashr.com/ta/6123456.careers?CareersSearch", "6123456"),
    "varbi": ("acme.varbi.com/what:job/jobID:1/", "acme"),
    "webcruiter": ("candidate.webcruiter.com/en-gb/home/companyadverts?companylock=123", "123"),
    "wellfound": ("wellfound.com/company/acme/jobs", "acme"),
    "workstream": ("www.workstream.us/j/0a1b2c/acme/positions", "acme"),
}
_NOBODYS = (
    "www.careerplug.com/blog",
    "app.isolvedhire.com/login",
    "harri.com/pricing",
    "harri.com/",
    "www.kenjo.io/",
    "hrmos.co/",
    "help.varbi.com/",
    "jobs.gohire.io/",
    "wellfound.com/jobs",
    "recruiterflow.com/blog/jobs-of-the-future",
    "www.tal.net/",
    "acme.softy.pro.example/offres",
    "isolvedhire.com/jobs",
    "app.mokahr.com/login",
)


def test_every_line_has_a_case():
    assert {one.name for one in recognised()} == set(_BOARDS)
    assert len(_BOARDS) == len(recognised())


@pytest.mark.parametrize(("name", "case"), _BOARDS.items())
def test_it_names_its_boards_and_nobody_elses(name: str, case: tuple[str, str]):
    address, tenant = case
    claims = [board for one in (*registry.providers(), *recognised()) if (board := one.match_url(address))]
    assert [(board.provider, board.tenant) for board in claims] == [(name, tenant)]
    found = registry.match_url(f"https://{address}")
    assert found is not None
    assert found.board == claims[0]


@pytest.mark.parametrize("one", recognised(), ids=lambda one: one.name)
def test_the_board_address_names_the_board(one):
    board = one.match_url(_BOARDS[one.name][0])
    assert one.match_url(one.board_url(board)) == board
    assert one.first(board).url == one.board_url(board)
    assert one.docs.startswith("https://")
    with pytest.raises(ShapeChanged):
        registry.read(board, Response(one.board_url(board), 200, b"<html></html>"))


@pytest.mark.parametrize("address", _NOBODYS)
def test_the_vendors_own_addresses_name_no_board(address: str):
    assert registry.match_url(address) is None


def test_names_are_told_apart():
    names = [one.name for one in (*registry.providers(), *recognised())]
    assert len(names) == len(set(names))
    assert registry.get_provider("varbi").traits.detected_only
    assert not any(one.traits.detected_only for one in registry.providers())


def test_an_embed_and_an_alias_name_it():
    page = Page("https://www.acme.example/jobs", b'<html><body><iframe src="https://acme.varbi.com/en/"></iframe>')
    detection = registry.match_page(page).detection
    assert detection is not None
    assert detection.board == BoardRef("varbi", "acme")
    assert registry.match_cname("acme.tal.net.") == "oleeo"
