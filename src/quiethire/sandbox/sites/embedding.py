"""Career pages that embed or link to a board."""

from collections.abc import Sequence
from html import escape

from quiethire.sandbox.boards import BOARDS
from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.pages import site_page
from quiethire.sandbox.values import Advert, Employer
from quiethire.sandbox.writing import safe

_TRACKING = {
    "greenhouse": "gh_src=abc123",
    "lever": "lever-source=website",
    "ashby": "utm_source=careers",
    "recruitee": "utm_source=site",
}


def page(employer: Employer, adverts: Sequence[Advert]) -> bytes:
    """The career page of an employer whose postings are on a board."""
    kind = BY_NAME[employer.kind]
    words = LANGUAGES[employer.language].navigation
    token = employer.tenant
    match (kind.provider, kind.style):
        case ("greenhouse", "script"):
            main = (
                f'<div id="grnhse_app"></div>\n<script src="https://boards.greenhouse.io/embed/job_board/js?for='
                f'{token}"></script>'
            )
        case ("greenhouse", "iframe"):
            main = (
                f'<iframe id="grnhse_iframe" width="100%" height="900" '
                f'src="https://boards.greenhouse.io/embed/job_board?for={token}"></iframe>'
            )
        case ("greenhouse", "config"):
            main = (
                f'<div id="jobs"></div>\n<script>\nvar boardToken = "{token}";\n'
                f'fetch("https://boards-api.greenhouse.io/v1/boards/{token}/jobs?content=true").then(r => '
                f"r.json()).then(show);\n</script>"
            )
        case ("lever", "config"):
            main = (
                f'<div class="lever-jobs-container"></div>\n<script>\n'
                f"fetch('https://api.lever.co/v0/postings/{token}?mode=json').then(r => r.json()).then(show);\n"
                f"</script>"
            )
        case ("ashby", "script"):
            main = (
                f'<div id="ashby_embed"></div>\n<script src="https://jobs.ashbyhq.com/{token}/embed?version=2">'
                f"</script>"
            )
        case ("smartrecruiters", "widget"):
            main = (
                '<div class="job_widget"></div>\n<script type="text/javascript" '
                'src="https://static.smartrecruiters.com/job-widget/1.4.2/script/smart_widget.js"></script>'
                "\n"
                f'<script type="text/javascript" class="job_widget">\nwidget({{"company_code": "{token}", '
                f'"auto_width": "true", "lang": "{employer.language}"}});\n</script>'
            )
        case ("recruitee", "widget"):
            main = (
                f'<div id="rt-widget"></div>\n<script>var rtWidget = RTWidget({{"companies": ["{token}"], '
                f'"language": "{employer.language}", "host": "{token}.recruitee.com"}});</script>\n<script '
                f'src="https://{token}.recruitee.com/widget.js"></script>'
            )
        case ("greenhouse", "own_urls"):
            call = (
                f'fetch("https://boards-api.greenhouse.io/v1/boards/{token}/jobs").then(r => r.json()).then(refresh);'
            )
            main = f"{_links(employer, adverts, 'greenhouse')}\n<script>\n{call}\n</script>"
        case (_, "button"):
            main = f'<p><a class="button" href="{BOARDS[str(kind.provider)].board_url(employer)}">{words[6]}</a></p>'
        case _:
            main = _links(employer, adverts, str(kind.provider))
    body = f"<h1>{words[5]}</h1>\n<h2>{words[6]}</h2>\n{main}\n" + _around(employer)
    return site_page(employer, f"{words[5]} | {employer.name}", body)


def _links(employer: Employer, adverts: Sequence[Advert], provider: str) -> str:
    board = BOARDS[provider]
    tracking = _TRACKING.get(provider)
    rows = []
    for at, advert in enumerate(adverts):
        printed = board.print(employer, advert)
        mark = f"{'&' if '?' in printed.url else '?'}{tracking}" if tracking and at % 2 else ""
        rows.append(
            f'<li><a href="{escape(printed.url + mark)}">{safe(advert.title)}</a> <span>'
            f"{safe(printed.location)}</span></li>"
        )
    if not rows:
        return f'<p><a href="{board.board_url(employer)}">{LANGUAGES[employer.language].navigation[6]}</a></p>'
    return '<ul class="openings">\n' + "\n".join(rows) + "\n</ul>"


def _around(employer: Employer) -> str:
    phrases = LANGUAGES[employer.language]
    return (
        f'<aside><ul><li><a href="https://{employer.domain}/life">'
        f"{safe(phrases.navigation[8].format(company=employer.name))}</a></li>"
        f'<li><a href="https://{employer.domain}/blog/how-we-hire">How we hire</a></li></ul></aside>'
    )
