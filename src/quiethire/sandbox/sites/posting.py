"""Own posting pages: JSON-LD clean and damaged, and five layouts of plain HTML."""

from html import escape

import orjson

from quiethire.sandbox import writing
from quiethire.sandbox.jsonld import job_posting
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.pages import script_json, site_page
from quiethire.sandbox.sites import facts
from quiethire.sandbox.values import Advert, Employer


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
            f'<h1>{escape(advert.title, quote=False)}</h1>\n<p class="location">'
            f'{escape(facts.location(advert), quote=False)}</p>\n<div class="description">\n{description}\n'
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
        f"{escape(words, quote=False)}</a></p>"
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
            text = script_json(
                {
                    "@context": "https://schema.org",
                    "@graph": [organization, {"@type": "WebPage", "name": advert.title}, crumbs, posting],
                }
            )
        case "jsonld_list":
            text = script_json([{"@context": "https://schema.org", **organization}, posting])
        case "jsonld_broken":
            text = _damaged(script_json({"@context": "https://schema.org", **organization}), posting, advert)
        case _:
            text = script_json(posting)
    if "</script>" in text:
        return text
    return f'<script type="application/ld+json">{text}</script>\n'


def _damaged(organization: str, posting: dict[str, object], advert: Advert) -> str:
    """Three kinds of damage in turn: a trailing comma, raw control characters in a string, JavaScript comments.
    A sound script of another type stands beside it."""
    sound = f'<script type="application/ld+json">{organization}</script>\n'
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
    return f'{sound}<script type="application/ld+json">\n{text}\n</script>\n'


def _cards(employer: Employer, advert: Advert, description: str) -> str:
    lines = "\n".join(
        (
            f'<li><span class="label">{escape(label, quote=False)}</span>: <span class="value">'
            f"{escape(value, quote=False)}</span></li>"
        )
        for label, value in facts.labelled(advert)
    )
    return (
        f'<article class="job-detail">\n<h1>{escape(advert.title, quote=False)}</h1>\n<ul class="job-meta">\n'
        f'{lines}\n</ul>\n<div class="job-description">\n{description}\n</div>\n{apply_link(employer, advert)}\n'
        f"</article>"
    )


def _table(employer: Employer, advert: Advert, description: str) -> str:
    rows = "\n".join(
        f"<tr><th>{escape(label, quote=False)}</th><td>{escape(value, quote=False)}</td></tr>"
        for label, value in facts.labelled(advert)
    )
    return (
        f"<h1>{escape(advert.title, quote=False)}</h1>\n<table>\n{rows}\n</table>\n{description}\n"
        f"{apply_link(employer, advert)}"
    )


def _definitions(employer: Employer, advert: Advert, description: str) -> str:
    rows = "\n".join(
        f"<dt>{escape(label, quote=False)}</dt><dd>{escape(value, quote=False)}</dd>"
        for label, value in facts.labelled(advert)
    )
    return (
        f'<div class="offer"><h1>{escape(advert.title, quote=False)}</h1>\n<dl class="facts">\n{rows}\n</dl>\n'
        f'<section class="offer-text">\n{description}\n</section>\n{apply_link(employer, advert)}</div>'
    )


def _sections(employer: Employer, advert: Advert, description: str) -> str:
    blocks = "\n".join(
        f'<div class="fact"><h4>{escape(label, quote=False)}</h4><p>{escape(value, quote=False)}</p></div>'
        for label, value in facts.labelled(advert)
    )
    return (
        f'<h1>{escape(advert.title, quote=False)}</h1>\n<section class="vacancy-text">\n{description}\n'
        f"</section>\n<aside>\n{blocks}\n{apply_link(employer, advert)}\n</aside>"
    )


def _plain(employer: Employer, advert: Advert, description: str) -> str:
    lines = "\n".join(
        f"<p><strong>{escape(label, quote=False)}:</strong> {escape(value, quote=False)}</p>"
        for label, value in facts.labelled(advert)
    )
    return f"<h1>{escape(advert.title, quote=False)}</h1>\n{lines}\n{description}\n{apply_link(employer, advert)}"


_LAYOUTS = {"cards": _cards, "table": _table, "definitions": _definitions, "sections": _sections, "plain": _plain}
