"""One row per provider: what is checked of it. The fixtures are invented employers in the vendors' formats."""

from dataclasses import dataclass, field
from typing import Any

from quiethire.domain.board import BoardRef


@dataclass(frozen=True)
class Gone:
    """How the vendor says that there is no such board. `asked` when a later request of the sweep shows it."""

    status: int = 404
    body: bytes = b'{"error":"not found"}'
    url: str | None = None
    asked: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """urls: addresses of the board, each matched by its provider alone. no_board: vendor addresses that name none.
    titles: every posting of the fixture, the first of which has `fields` (after its detail, where it has one).
    own_host: the board lives on the customer's host. cut_is_seen: half a list body cannot be read.
    described: every posting has a description in the end."""

    board: BoardRef
    urls: tuple[str, ...]
    titles: tuple[str, ...]
    fields: dict[str, Any]
    no_board: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = (Gone(),)
    own_host: bool = False
    cut_is_seen: bool = True
    described: bool = True


ROWS = [
    Row(
        BoardRef("ashby", "Quill & Co"),
        urls=(
            "https://jobs.ashbyhq.com/Quill%20%26%20Co",
            "https://jobs.ashbyhq.com/Quill%20%26%20Co/0f7b2a10-1111-4222-8333-444455556666/application",
            "https://jobs.ashbyhq.com/Quill%20%26%20Co/embed?version=2",
            "https://api.ashbyhq.com/posting-api/job-board/Quill%20%26%20Co?includeCompensation=true",
        ),
        no_board=("https://www.ashbyhq.com/careers", "https://jobs.ashbyhq.com/api/non-user-graphql"),
        titles=("Compiler Engineer", "Night Porter"),
        fields={
            "company": "Quill & Co",
            "places": ("Leeds", "Ghent"),
            "workplace_text": "Hybrid",
            "remote_flag": False,
            "employment_text": ("FullTime",),
            "pay": "£60K – £80K",
            "department": "Engineering",
            "posted_text": "2026-10-01T09:00:00.000+00:00",
            "application_url": "https://jobs.ashbyhq.com/Quill%20%26%20Co/0f7b2a10-1111-4222-8333-444455556666/application",
            "description_html": "<p>Quill &amp; Co writes compilers.</p>",
        },
    ),
    Row(
        BoardRef("greenhouse", "harbourlight"),
        urls=(
            "https://boards.greenhouse.io/harbourlight",
            "http://boards.greenhouse.io/harbourlight/jobs/7000001?gh_src=x",
            "https://job-boards.greenhouse.io/harbourlight/jobs/7000001",
            "https://job-boards.eu.greenhouse.io/harbourlight",
            "https://boards.greenhouse.io/embed/job_board?for=harbourlight",
            "https://boards.greenhouse.io/embed/job_board/js?for=harbourlight",
            "https://job-boards.eu.greenhouse.io/embed/job_app?token=7000001&for=harbourlight",
            "https://boards-api.greenhouse.io/v1/boards/harbourlight/jobs?content=true",
            "HTTPS://API.Greenhouse.io/v1/boards/harbourlight",
        ),
        no_board=(
            "https://www.greenhouse.io/customers",
            "https://boards.greenhouse.io/embed/job_board",
            "https://boards.greenhouse.io/",
            "https://boards.greenhouse.io/jobs",
            "https://greenhouse.io.example/harbourlight",
            "https://notgreenhouse.io/harbourlight",
        ),
        titles=("Tide Analyst", "Lamp Keeper", "General Application"),
        fields={
            "company": "Harbourlight",
            "places": ("Bergen, Norway",),
            "workplace_text": "Hybrid",
            "employment_text": ("Full-time",),
            "pay": (61_000.0, 74_500.5, "EUR", "Annual"),
            "department": "Science",
            "posted_text": "2026-09-02T08:00:00-04:00",
            "updated_text": "2026-10-02T08:00:00-04:00",
            "external_id": "7000001",
            "requisition_id": "HL-12",
            "description_html": '<div class="content-intro"><p>We keep the lights &amp; count the tides.</p></div>',
        },
    ),
    Row(
        BoardRef("lever", "northpine", host="jobs.eu.lever.co"),
        urls=(
            "https://jobs.eu.lever.co/northpine",
            "https://jobs.eu.lever.co/northpine/aaaaaaaa-0000-4000-8000-000000000001/apply?lever-source=x",
            "https://api.eu.lever.co/v0/postings/northpine?mode=json",
            "https://jobs.lever.co/northpine",
            "https://api.lever.co/v0/postings/northpine?mode=iframe",
        ),
        no_board=("https://www.lever.co/demo", "https://jobs.lever.co/", "https://hire.lever.co/auth/login"),
        titles=("Forester", "Saw Operator"),
        fields={
            "company": "Northpine",
            "places": ("Umeå", "Oulu"),
            "workplace_text": "hybrid",
            "employment_text": ("Permanent",),
            "pay": (30_000, 42_000, "EUR", "per-year-salary"),
            "department": "Woods",
            "posted_text": "1759300000000",
            "application_url": "https://jobs.eu.lever.co/northpine/aaaaaaaa-0000-4000-8000-000000000001/apply",
            "description_html": "<h3>You &amp; us</h3>\n<ul><li>Boots</li></ul>\n<p>Northpine is an equal",
        },
        gone=(Gone(404, b'{"ok":false,"error":"Document not found"}'),),
    ),
    Row(
        BoardRef("recruitee", "brightmill"),
        urls=(
            "https://brightmill.recruitee.com/",
            "https://brightmill.recruitee.com/o/miller",
            "https://brightmill.recruitee.com/api/offers/",
            "https://BrightMill.recruitee.com/l/en",
        ),
        no_board=("https://recruitee.com/pricing", "https://www.recruitee.com/", "https://docs.recruitee.com/x"),
        titles=("Miller", "Baker"),
        fields={
            "company": "Brightmill",
            "places": ("Utrecht, Netherlands", "Antwerp, Belgium"),
            "workplace_text": "hybrid",
            "remote_flag": False,
            "employment_text": ("fulltime_permanent",),
            "pay": (2_800, 3_400, "EUR", "month"),
            "posted_text": "2026-10-05 10:10:39 UTC",
            "application_url": "https://werk.brightmill.example/o/miller/c/new",
            "external_id": "41",
            "description_html": "<p>Mill flour.</p>\n<p>Strong arms.</p>",
        },
    ),
    Row(
        BoardRef("smartrecruiters", "VeldtCargo1"),
        urls=(
            "https://careers.smartrecruiters.com/VeldtCargo1",
            "https://careers.smartrecruiters.com/VeldtCargo1/brand-page/",
            "https://jobs.smartrecruiters.com/VeldtCargo1/743000000000001-driver",
            "https://jobs.smartrecruiters.com/oneclick-ui/company/VeldtCargo1/publication/abc?dcr_ci=x",
            "https://api.smartrecruiters.com/v1/companies/VeldtCargo1/postings",
            "https://www.smartrecruiters.com/VeldtCargo1/74300000-driver",
        ),
        no_board=(
            "https://www.smartrecruiters.com/recruiting-software/",
            "https://jobs.smartrecruiters.com/sr-jobs/search",
            "https://static.smartrecruiters.com/job-widget/1.4/script/smart_widget.js",
        ),
        titles=("Driver", "Loader", "Dispatcher"),
        fields={
            "company": "Veldt Cargo",
            "places": ("Pretoria, South Africa",),
            "workplace_text": "hybrid",
            "remote_flag": False,
            "employment_text": ("Full-time",),
            "pay": (180_000, 220_000, "ZAR", "YEARLY"),
            "posted_text": "2026-10-09T08:29:20.852Z",
            "application_url": "https://jobs.smartrecruiters.com/VeldtCargo1/743000000000001-driver?oga=true",
            "requisition_id": "REF1A",
            "language": "en",
            "description_html": "<h3>Job Description</h3><p>Drive trucks.</p>",
        },
        gone=(
            Gone(404, b"", asked="https://careers.smartrecruiters.com/VeldtCargo1"),
            Gone(
                200,
                b"<html>Find jobs</html>",
                url="https://www.smartrecruiters.com/",
                asked="https://careers.smartrecruiters.com/VeldtCargo1",
            ),
        ),
    ),
    Row(
        BoardRef("workday", "orchard", "Orchard_Careers", "orchard.wd103.myworkdayjobs.com"),
        urls=(
            "https://orchard.wd103.myworkdayjobs.com/Orchard_Careers",
            "https://orchard.wd103.myworkdayjobs.com/en-US/Orchard_Careers/job/Kent/Picker_R-1/apply",
            "https://orchard.wd103.myworkdayjobs.com/Orchard_Careers/5/refreshFacet/318c8bb6f553",
            "https://orchard.wd103.myworkdayjobs.com/wday/cxs/orchard/Orchard_Careers/jobs",
            "https://wd103.myworkdaysite.com/recruiting/orchard/Orchard_Careers",
            "https://wd103.myworkdaysite.com/de-DE/recruiting/orchard/Orchard_Careers/job/Kent/Picker_R-1",
            "https://wd103.myworkdaysite.com/wday/cxs/orchard/Orchard_Careers/jobs",
        ),
        no_board=(
            "https://www.myworkdayjobs.com/",
            "https://orchard.wd103.myworkdayjobs.com/",
            "https://orchard.wd103.myworkdayjobs.com/robots.txt",
            "https://www.workday.com/en-us/company/careers.html",
        ),
        titles=tuple(f"Picker {number}" for number in range(1, 24)),
        fields={
            "company": "Orchard Growers Ltd.",
            "places": ("Kent", "Faversham"),
            "workplace_text": "On-site",
            "employment_text": ("Full time",),
            "posted_text": "2026-10-12",
            "valid_through_text": "2026-12-01",
            "external_id": "Picker_R-1",
            "requisition_id": "R-1",
            "application_url": "https://orchard.wd103.myworkdayjobs.com/Orchard_Careers/job/Kent/Picker_R-1",
            "description_html": "<p>Pick apples.</p>",
        },
        gone=(Gone(404, b""), Gone(422, b'{"errorCode":"HTTP_422","httpStatus":422}')),
    ),
]
