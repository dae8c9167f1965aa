"""Own posting pages: JSON-LD clean and damaged, and five layouts of plain HTML."""

import orjson

from quiethire.sandbox import writing
from quiethire.sandbox.jsonld import job_posting, script
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.pages import site_page
from quiethire.sandbox.sites import facts
from quiethire.sandbox.values import Advert, Employer
from quiethire.sandbox.writing import safe


def page(seed: int, employer: Employer, advert: Advert) -> bytes:
    """The page of one posting in the employer's style."""
    description = writing.html(writing.write(seed, employer, advert), advert.language, heading="h2")
    style = facts.style(employer)
    head = ""
    if style.startswith("jsonld"):
        head = f'<link rel="canonical" href="{facts.posting_url(employer, advert)}">\n' + _structured(
            employer, advert, description, style
        )
        body = (
            f'<h1>{safe(advert.title)}</h1>\n<p class="location">'
            f'{safe(facts.location(advert))}</p>\n<div class="description">\n{description}\n'
            f"</div>\n{apply_link(employer, advert)}"
        )
    else:
        body = _LAYOUTS.get(style, _cards)(employer, advert, description)
    return site_page(employer, f"{advert.title} | {employer.name}", body, head=head, language=advert.language)


def apply_link(employer: Employer, advert: Advert) -> str:
    """The link to the application form, on the same host."""
    words = LANGUAGES[advert.language].labels[6]
    return (
        f'<p><a class="button apply" href="https://{employer.career_host}/apply?position={advert.slug}">'
        f"{safe(words)}</a></p>"
    )


def _structured(employer: Employer, advert: Advert, description: str, style: str) -> str:
    posting = job_posting(employer, advert, description, facts.posting_url(employer, advert))
    organization = {"@type": "Organization", "name": employer.name, "url": f"https://{employer.domain}"}
    match style:
        case "jsonld_graph":
            posting.pop("@context")
            crumbs = {
                "@type": "BreadcrumbList",
                "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Jobs", "item": employer.career_url}],
            }
            page_itself = {"@type": "WebPage", "name": advert.title}
            return script({"@context": "https://schema.org", "@graph": [organization, page_itself, crumbs, posting]})
        case "jsonld_list":
            return script([{"@context": "https://schema.org", **organization}, posting])
        case "jsonld_broken":
            return script({"@context": "https://schema.org", **organization}) + _damaged(posting, advert)
    return script(posting)


def _damaged(posting: dict[str, object], advert: Advert) -> str:
    """Three kinds of damage in turn: a trailing comma, raw control characters in a string, JavaScript comments."""
    text = orjson.dumps(posting, option=orjson.OPT_INDENT_2).decode().replace("</", "<\\/")
    match advert.number % 3:
        case 0:
            text = text[: text.rindex("}")].rstrip() + ",\n}"
        case 1:
            text = text.replace("\\n", "\n")
        case _:
            text = text.replace("{\n", "{ // posting data for search engines\n", 1).replace(
                '"datePosted"', '/* date */ "datePosted"'
            )
    return f'<script type="application/ld+json">\n{text}\n</script>\n'


def _cards(employer: Employer, advert: Advert, description: str) -> str:
    lines = "\n".join(
        (f'<li><span class="label">{safe(label)}</span>: <span class="value">{safe(value)}</span></li>')
        for label, value in facts.labelled(advert)
    )
    return (
        f'<article class="job-detail">\n<h1>{safe(advert.title)}</h1>\n<ul class="job-meta">\n'
        f'{lines}\n</ul>\n<div class="job-description">\n{description}\n</div>\n{apply_link(employer, advert)}\n'
        f"</article>"
    )


def _table(employer: Employer, advert: Advert, description: str) -> str:
    rows = "\n".join(
        f"<tr><th>{safe(label)}</th><td>{safe(value)}</td></tr>" for label, value in facts.labelled(advert)
    )
    return f"<h1>{safe(advert.title)}</h1>\n<table>\n{rows}\n</table>\n{description}\n{apply_link(employer, advert)}"


def _definitions(employer: Employer, advert: Advert, description: str) -> str:
    rows = "\n".join(f"<dt>{safe(label)}</dt><dd>{safe(value)}</dd>" for label, value in facts.labelled(advert))
    return (
        f'<div class="offer"><h1>{safe(advert.title)}</h1>\n<dl class="facts">\n{rows}\n</dl>\n'
        f'<section class="offer-text">\n{description}\n</section>\n{apply_link(employer, advert)}</div>'
    )


def _sections(employer: Employer, advert: Advert, description: str) -> str:
    blocks = "\n".join(
        f'<div class="fact"><h4>{safe(label)}</h4><p>{safe(value)}</p></div>' for label, value in facts.labelled(advert)
    )
    return (
        f'<h1>{safe(advert.title)}</h1>\n<section class="vacancy-text">\n{description}\n'
        f"</section>\n<aside>\n{blocks}\n{apply_link(employer, advert)}\n</aside>"
    )


def _plain(employer: Employer, advert: Advert, description: str) -> str:
    lines = "\n".join(
        f"<p><strong>{safe(label)}:</strong> {safe(value)}</p>" for label, value in facts.labelled(advert)
    )
    return f"<h1>{safe(advert.title)}</h1>\n{lines}\n{description}\n{apply_link(employer, advert)}"


_LAYOUTS = {"cards": _cards, "table": _table, "definitions": _definitions, "sections": _sections, "plain": _plain}
