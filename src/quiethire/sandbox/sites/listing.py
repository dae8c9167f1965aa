"""Career pages of employers with own posting pages."""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote

from quiethire.sandbox import writing
from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.pages import site_page
from quiethire.sandbox.sites import facts
from quiethire.sandbox.sites.posting import apply_link
from quiethire.sandbox.values import Advert, Employer
from quiethire.sandbox.writing import safe

PER_PAGE = 5
HUGE_BYTES = 11 * 1024 * 1024


def page(seed: int, employer: Employer, adverts: Sequence[Advert], number: int) -> bytes | None:
    """The career page in the employer's style; `number` is the page of a paged listing. None: no such page."""
    words = LANGUAGES[employer.language].navigation
    head = ""
    match facts.style(employer):
        case "paged":
            pages = max(1, -(-len(adverts) // PER_PAGE))
            if not 1 <= number <= pages:
                return None
            main = _rows(employer, adverts[(number - 1) * PER_PAGE : number * PER_PAGE]) + _pager(
                employer, number, pages
            )
            if number < pages:
                head = f'<link rel="next" href="{employer.career_path}?page={number + 1}">\n'
        case "sitemap":
            main = (
                f'<form action="{employer.career_path}/search" method="get" role="search"><input name="q" '
                f'placeholder="{words[6]}"><button>OK</button></form>'
            )
        case "scripted":
            main = _SCRIPTED
        case "inline":
            main = "\n".join(_inline(seed, employer, advert) for advert in adverts)
        case "none":
            main = f'<p class="empty">{LANGUAGES[employer.language].notices[0]}</p>'
        case _:
            main = _rows(employer, adverts)
    if not adverts and facts.style(employer) not in {"scripted", "sitemap"}:
        main = f'<p class="empty">{LANGUAGES[employer.language].notices[0]}</p>'
    if BY_NAME[employer.kind].fault == "huge":
        main = _filler() + main
    main = f"<h1>{words[5]}</h1>\n{_introduction(employer)}\n<h2>{words[6]}</h2>\n{main}\n{_decoys(employer)}"
    return site_page(employer, f"{words[5]} | {employer.name}", main, head=head)


def rows_json(employer: Employer, adverts: Sequence[Advert]) -> dict[str, object]:
    """What a scripted listing fetches from /api/jobs.json."""
    rows = [
        {
            "id": advert.number,
            "title": advert.title,
            "location": facts.location(advert),
            "department": writing.department(advert),
            "url": facts.posting_path(employer, advert),
        }
        for advert in adverts
    ]
    return {"total": len(rows), "jobs": rows}


def _introduction(employer: Employer) -> str:
    lines = LANGUAGES[employer.language].intros[2:3]
    text = " ".join(line.format(company=employer.name, city="", team="") for line in lines)
    return f"<p>{safe(text)}</p>"


def _rows(employer: Employer, adverts: Sequence[Advert]) -> str:
    """The list: a table, a list or cards, by style."""
    cells = [
        (
            facts.posting_path(employer, advert),
            safe(advert.title),
            safe(facts.location(advert)),
            safe(writing.department(advert)),
        )
        for advert in adverts
    ]
    match facts.style(employer):
        case "table" | "jsonld_graph":
            rows = "\n".join(
                f'<tr><td><a href="{path}">{title}</a></td><td>{place}</td><td>{name}</td></tr>'
                for path, title, place, name in cells
            )
            return f"<table>\n{rows}\n</table>"
        case "definitions" | "plain" | "jsonld_list":
            rows = "\n".join(f'<li><a href="{path}">{title}</a> – {place}</li>' for path, title, place, _ in cells)
            return f"<ul>\n{rows}\n</ul>"
        case "sections":
            return "\n".join(
                f'<a class="card" href="{path}?utm_source=website"><h3>{title}</h3><span>{place}</span></a>'
                for path, title, place, _ in cells
            )
        case _:
            template = (
                f'<div class="card template" hidden><h3><a '
                f'href="{employer.career_path.rstrip("/")}/example-position">Position title</a></h3><p>City</p>'
                f"</div>\n"
            )
            return template + "\n".join(
                (
                    f'<div class="card"><h3><a href="{path}">{title}</a></h3><p>{place}</p><p class="muted">'
                    f"{name}</p></div>"
                )
                for path, title, place, name in cells
            )


def _pager(employer: Employer, number: int, pages: int) -> str:
    word = LANGUAGES[employer.language].navigation[7]
    links = "".join(
        f'<a href="{employer.career_path}?page={one}">{one}</a> ' for one in range(1, pages + 1) if one != number
    )
    following = f'<a rel="next" href="{employer.career_path}?page={number + 1}">{word}</a>' if number < pages else ""
    return f'\n<nav class="pagination">{links}{following}</nav>'


def _inline(seed: int, employer: Employer, advert: Advert) -> str:
    description = writing.html(writing.write(seed, employer, advert), advert.language, heading="h4")
    lines = "\n".join(
        f"<p><strong>{safe(label)}:</strong> {safe(value)}</p>" for label, value in facts.labelled(advert)
    )
    return (
        f'<section class="job" id="{advert.slug}">\n<h2>{safe(advert.title)}</h2>\n{lines}\n'
        f"{description}\n{apply_link(employer, advert)}\n</section>"
    )


def _decoys(employer: Employer) -> str:
    """Tempting links that lead to no posting."""
    phrases = LANGUAGES[employer.language]
    base = employer.career_path.rstrip("/")
    links = [
        (f"https://{employer.domain}/life", phrases.navigation[8].format(company=employer.name)),
        (f"{base}/talent-community", phrases.navigation[9]),
        (f"https://{employer.domain}/blog/how-we-hire", "How we hire"),
    ]
    if facts.style(employer) not in {"inline", "none", "scripted", "sitemap"}:
        links += [(f"{employer.career_path}?department={quote(name)}", name) for name in phrases.departments[:3]]
    items = "\n".join(f'<li><a href="{url}">{safe(text)}</a></li>' for url, text in links)
    return f'<aside class="more">\n<ul>\n{items}\n</ul>\n</aside>'


@lru_cache(maxsize=1)
def _filler() -> str:
    """Eleven megabytes of markup, as a page builder gone wrong makes them."""
    block = '<div class="spacer"><svg viewBox="0 0 10 10"><path d="M0 0h10v10H0z"/></svg></div>\n'
    return block * (HUGE_BYTES // len(block) + 1)


_SCRIPTED = """<div id="openings"></div>
<script>
fetch("/api/jobs.json").then(function (r) { return r.json(); }).then(function (answer) {
  var list = document.getElementById("openings");
  answer.jobs.forEach(function (job) {
    var card = document.createElement("div"); card.className = "card";
    var link = document.createElement("a"); link.href = job.url; link.textContent = job.title;
    var place = document.createElement("p"); place.textContent = job.location;
    card.appendChild(link); card.appendChild(place); list.appendChild(card);
  });
});
</script>
<noscript>Please enable JavaScript.</noscript>"""
