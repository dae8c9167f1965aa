"""Postings that stand on the page itself, in the layouts small firms use."""

import pytest

from quiethire.domain.identity import canonical_url, url_hash
from quiethire.parsing.links import extract_links
from quiethire.parsing.listing.words import heading_kind
from quiethire.parsing.page import Page
from quiethire.parsing.strategies.html_inline import HtmlInline

URL = "https://acme.example/careers"
TEXT = "We are looking for someone with experience who will help us build and ship what our customers ask for. " * 3
NAV = "<header><nav><a href='/'>Home</a><a href='/team'>Team</a><a href='/careers'>Careers</a></nav></header>"
FOOTER = "<footer><h3>Contact</h3><p>Acme, Main Street 1</p><a href='/privacy'>Privacy</a></footer>"


def page(body: str, url: str = URL) -> Page:
    head = "<!doctype html><html lang='en'><head><title>Careers - Acme</title></head>"
    return Page(url, f"{head}<body>{NAV}<main>{body}</main>{FOOTER}</body></html>".encode())


def titles(body: str, url: str = URL) -> list[str]:
    read = page(body, url)
    drafts = HtmlInline().read(read)
    assert extract_links(read).inline == len(drafts)
    return [draft.title or "" for draft in drafts]


LAYOUTS = {
    "details": f"""<h2>Open positions</h2>
        <details><summary>Backend Engineer</summary><p>{TEXT}</p><a href="mailto:jobs@acme.example">Apply</a>
        </details>
        <details><summary>Sales Manager</summary><p>{TEXT}</p><a href="mailto:jobs@acme.example">Apply</a>
        </details>""",
    "headings": f"""<h1>Join us</h1><h2>Current openings</h2><h3>Backend Engineer</h3><p>{TEXT}</p>
        <h4>Requirements</h4>
        <ul><li>Experience as software engineer</li><li>Team leader qualities</li></ul>
        <h3>Sales Manager</h3><p>{TEXT}</p><h4>Requirements</h4><ul><li>You manage</li></ul>
        <h2>How to apply</h2><p>Write to jobs@acme.example</p>""",
    "accordion of buttons": f"""<h2>Vacancies</h2><div class="item">
        <button aria-expanded="false">Backend Engineer</button>
        <div class="panel" hidden><p>{TEXT}</p></div></div>
        <div class="item"><button aria-expanded="false">Sales Manager</button><div class="panel" hidden>
        <p>{TEXT}</p></div></div>""",
    "bootstrap": f"""<h3>Current Openings</h3><div class="panel"><h4 class="panel-title"><a href="#c1">
        <b>Backend Engineer</b><br>Ulm</a></h4>
        <div id="c1" class="collapse"><p>{TEXT}</p></div></div>
        <div class="panel"><h4 class="panel-title"><a href="#c2"><b>Sales Manager</b><br>Bonn</a></h4>
        <div id="c2" class="collapse"><p>{TEXT}</p></div></div>""",
    "table": """<h2>Open positions</h2><table><tr><th>Position</th><th>Place</th></tr>
        <tr><td>Backend Engineer</td><td>Berlin, full-time</td></tr><tr><td>Sales Manager</td>
        <td>Paris, full-time</td></tr></table>
        <p>Apply by mail: jobs@acme.example</p>""",
    "list": """<h2>We're hiring</h2><ul><li>Backend Engineer</li><li>Sales Manager</li></ul>
        <p>Send your CV to jobs@acme.example</p>""",
    "cards with one shared form": f"""<h2>Open roles</h2><div class="grid"><div class="card">
        <h3>Backend Engineer</h3><p>{TEXT}</p>
        <a href="#apply">Apply now</a></div><div class="card"><h3>Sales Manager</h3><p>{TEXT}</p>
        <a href="#apply">Apply now</a></div></div>
        <form id="apply"><h3>Apply</h3><label>Name</label><input name="name"><button>Send application</button>
        </form>""",
    "bold paragraphs": f"""<h2>Open positions</h2><p><strong>Backend Engineer</strong></p><p>{TEXT}</p>
        <p><strong>Sales Manager</strong></p><p>{TEXT}</p>""",
    "table of contents above": f"""<h2>Open positions</h2><ul><li><a href="#be">Backend Engineer</a></li>
        <li><a href="#sm">Sales Manager</a></li></ul><section id="be"><h3>Backend Engineer</h3><p>{TEXT}</p>
        <p>Full-time</p></section>
        <section id="sm"><h3>Sales Manager</h3><p>{TEXT}</p><p>Full-time</p></section>""",
    "prefixed": f"""<h2>Open positions</h2><h3>1. Job title: Backend Engineer</h3><p>{TEXT}</p>
        <h3>2. Job title: Sales Manager</h3><p>{TEXT}</p>""",
    "title said twice": f"""<h2>Open positions</h2><div><h3 class="label">Backend Engineer</h3><div>
        <h3>Backend Engineer</h3><p>{TEXT}</p></div></div>
        <div><h3 class="label">Sales Manager</h3><div><h3>Sales Manager</h3><p>{TEXT}</p></div></div>""",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts(layout: str) -> None:
    assert titles(layout) == ["Backend Engineer", "Sales Manager"]


LANGUAGES = {
    "de": (
        "karriere",
        "Offene Stellen",
        "Elektriker (m/w/d)",
        "Bürokauffrau (m/w/d)",
        "Wir bieten dir viel. Bewirb dich jetzt.",
    ),
    "fr": ("recrutement", "Nos offres d'emploi", "Soudeur H/F", "Comptable H/F", "Nous recherchons une personne. CDI."),
    "es": (
        "empleo",
        "Ofertas de empleo",
        "Técnico de mantenimiento",
        "Contable",
        "Ofrecemos jornada completa. Envía tu CV.",
    ),
    "nl": ("vacatures", "Vacatures", "Timmerman", "Administratief medewerker", "Wij zoeken een collega. Solliciteer."),
    "pt": (
        "vagas",
        "Vagas abertas",
        "Analista de suporte",
        "Vendedor externo",
        "Requisitos: experiência. Candidate-se.",
    ),
    "it": ("lavora-con-noi", "Posizioni aperte", "Saldatore", "Impiegata", "Offriamo tempo pieno. Candidati."),
    "pl": ("kariera", "Oferty pracy", "Spawacz", "Specjalista ds. sprzedaży", "Oferujemy umowę o pracę. Wymagania."),
    "sv": ("lediga-jobb", "Lediga jobb", "Snickare", "Ekonomiassistent", "Vi söker dig som vill arbeta heltid."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages(language: str) -> None:
    path, over, first, second, text = LANGUAGES[language]
    body = f"<h1>{over}</h1><h3>{first}</h3><p>{text} {text}</p><h3>{second}</h3><p>{text} {text}</p>"
    assert titles(body, f"https://acme.example/{path}") == [first, second]


def test_a_heading_no_word_list_knows_is_a_title_among_titles() -> None:
    body = f"""<h2>Open positions</h2><h3>Backend Engineer</h3><p>{TEXT}</p><h3>Wizard of Light</h3><p>{TEXT}</p>
        <h3>Sales Manager</h3><p>{TEXT}</p><h3>Didn't find your role?</h3><p>Write to us.</p>"""
    assert titles(body) == ["Backend Engineer", "Wizard of Light", "Sales Manager"]


WITHOUT = {
    "linked": (
        URL,
        f"""<h2>Open positions</h2><h3><a href='/careers/nurse'>Nurse</a></h3><p>{TEXT}</p>
        <h3><a href='/careers/cook'>Cook</a></h3>""",
    ),
    "posting page": (
        f"{URL}/backend-engineer-4711",
        f"""<h1>Backend Engineer</h1><p>{TEXT}</p><h2>Your lead engineer</h2><p>{TEXT}</p>
        <h2>Your product manager</h2><p>{TEXT}</p>""",
    ),
    "team": (
        "https://acme.example/team",
        "<h1>Our team</h1><h3>Ana Lee</h3><p>Chief Engineer</p><h3>Bo Roe</h3><p>Sales Manager</p>",
    ),
    "article": (
        "https://acme.example/news/what-a-manager-does",
        f"<h1>What a manager does</h1><h2>The engineer</h2><p>{TEXT}</p><h2>The designer</h2><p>{TEXT}</p>",
    ),
    "no postings": (
        URL,
        """<h1>Careers</h1><h3>Benefits</h3><p>Many.</p><h3>Culture</h3><p>Good.</p>
        <h3>Open application</h3><p>Write.</p>""",
    ),
    "form": (
        URL,
        """<h1>Careers</h1><form><label>Function</label>
        <select><option>Engineer</option><option>Manager</option></select></form>""",
    ),
    "none open": (
        URL,
        "<h1>Careers</h1><h2>Open positions</h2><p>There are no open positions at the moment.</p>",
    ),
}


@pytest.mark.parametrize("case", WITHOUT)
def test_pages_without_postings_of_their_own(case: str) -> None:
    url, body = WITHOUT[case]
    assert titles(body, url) == []


def test_what_a_draft_holds() -> None:
    body = f"""<h2>Open positions</h2>
        <div class="job"><h3>Backend Engineer</h3><p>Location: Ulm, Germany</p><p>Full-time</p><p>{TEXT}</p>
        <a href="mailto:jobs@acme.example?subject=Backend">Apply now</a></div>
        <div class="job"><h3>Sales Manager</h3><p>Location: Bonn, Germany</p><p>{TEXT}</p>
        <a href="mailto:jobs@acme.example?subject=Sales">Apply now</a></div>"""
    first, second = HtmlInline().read(page(body))
    assert first.url == "https://acme.example/careers#!/backend-engineer"
    assert [place.text for place in first.places] == ["Ulm, Germany"]
    assert [place.text for place in second.places] == ["Bonn, Germany"]
    assert first.application_url == "mailto:jobs@acme.example?subject=Backend"
    assert second.application_url == "mailto:jobs@acme.example?subject=Sales"
    assert first.description_html is not None
    assert "Sales Manager" not in first.description_html
    assert "Main Street" not in (second.description_html or "")
    assert first.provenance["title"].source == "html_inline"


def test_addresses_survive_canonicalizing_and_differ() -> None:
    body = f"""<h2>Open positions</h2><h3>Nurse</h3><p>{TEXT}</p><h3>Cook</h3><p>{TEXT}</p>"""
    drafts = HtmlInline().read(page(body, URL + "?utm_source=x#top"))
    assert [canonical_url(draft.url) for draft in drafts] == [f"{URL}#!/nurse", f"{URL}#!/cook"]
    again = HtmlInline().read(page(f"<p>News</p>{body}"))
    assert [url_hash(draft.url) for draft in again] == [url_hash(draft.url) for draft in drafts]


def test_the_same_title_in_two_places_is_two_postings() -> None:
    panel = "<div class='panel'><h4><a href='#c{0}'><b>Nurse</b><br>{1}</a></h4><div id='c{0}'><p>{2}</p></div></div>"
    body = "<h2>Open positions</h2>" + panel.format(1, "Ulm", TEXT) + panel.format(2, "Bonn", TEXT)
    assert [draft.url for draft in HtmlInline().read(page(body))] == [f"{URL}#!/nurse", f"{URL}#!/nurse-bonn"]


def test_the_text_is_the_section_s_and_not_the_table_of_contents_s() -> None:
    drafts = HtmlInline().read(page(LAYOUTS["table of contents above"]))
    assert all("help us build" in (draft.description_html or "") for draft in drafts)


def test_postings_advertised_on_a_public_board_stand_here_too() -> None:
    card = """<div class="card"><h4>{0}</h4><p>{1}</p>
        <a href="https://www.linkedin.com/jobs/view/{2}">Apply now</a></div>"""
    body = (
        "<h2>Open positions</h2>" + card.format("Wizard of Light", TEXT, 4100001) + card.format("Nurse", TEXT, 4100002)
    )
    read = page(body)
    assert len(extract_links(read).links) == 2
    assert titles(body) == ["Wizard of Light", "Nurse"]
    assert HtmlInline().read(read)[0].application_url == "https://www.linkedin.com/jobs/view/4100001"


@pytest.mark.parametrize(
    "heading", ["Unsere offenen Stellen", "Aktuell suchen wir", "Nuestras vacantes", "Ledige roller"]
)
def test_headings_over_postings_in_their_forms(heading: str) -> None:
    assert heading_kind(heading) == 1
