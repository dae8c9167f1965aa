"""Lists of postings told by how the page is built: rows, sentences, filters, papers, ids, what stands apart."""

import pytest

from quiethire.parsing.links import extract_links
from quiethire.parsing.listing.addresses import Base, judge
from quiethire.parsing.listing.words import is_counted, says_none_open, title_strength
from quiethire.parsing.page import Page
from quiethire.parsing.strategies.html_inline import HtmlInline

SITE = "https://kiln.example"


def page(body: str, path: str = "/careers") -> Page:
    head = "<!doctype html><html><head><title>Kiln &amp; Co</title></head>"
    return Page(f"{SITE}{path}", f"{head}<body><main>{body}</main></body></html>".encode())


def links(body: str, path: str = "/careers") -> list[str]:
    return [link.url.removeprefix(SITE) for link in extract_links(page(body, path)).links]


def inline(body: str, path: str = "/careers") -> list[str]:
    return [draft.title or "" for draft in HtmlInline().read(page(body, path))]


def rows(*pairs: tuple[str, str], tag: str = "li") -> str:
    return "".join(f'<{tag}><h3><a href="{href}">{title}</a></h3></{tag}>' for href, title in pairs)


# Rows of one list


def test_rows_without_a_known_word_come_in_with_their_list() -> None:
    body = "".join(
        f"<tr><td><strong>{title}</strong></td><td><a href='{href}'>Job pack</a></td></tr>"
        for title, href in [
            ("Teacher of Physics", "/docs/physics.pdf"),
            ("Midday Assistant", "/docs/midday.pdf"),
            ("Caretaker", "/docs/caretaker.pdf"),
            ("Lollipop Hero", "/site.php?article1187"),
        ]
    )
    assert links(f"<h1>Vacancies</h1><table>{body}</table>", "/vacancies") == [
        "/docs/physics.pdf",
        "/docs/midday.pdf",
        "/docs/caretaker.pdf",
        "/site.php?article1187",
    ]


def test_rows_that_state_the_kind_of_employment_are_postings_whatever_they_are_called() -> None:
    row = '<a class="row" href="/seats/{0}"><p>{1}</p><p>{2}</p></a>'
    seats = [("optics", "Optics", "Full-time, Ulm"), ("rust", "Rust", "Full-time, Jena"), ("gtm", "GTM", "Part-time")]
    notes = '<a class="note" href="/notes/{0}"><p>{1}</p></a>'
    body = "".join(row.format(*seat) for seat in seats)
    other = "".join(notes.format(*note) for note in [("cvs", "Hiring without CVs"), ("rota", "Our rota")])
    assert links(f"<h3>Seats at the table</h3><div>{body}</div><div>{other}</div>") == [
        "/seats/optics",
        "/seats/rust",
        "/seats/gtm",
    ]


def test_a_text_several_links_share_is_a_call_and_the_row_names_the_posting() -> None:
    card = "<div><h3>{0}</h3><p>Ulm</p><a href='/{1}/'>Le poste en bref</a></div>"
    body = card.format("Boulangère (H/F)", "a") + card.format("Vendeur (H/F)", "b") + card.format("Tourier (H/F)", "c")
    found = extract_links(page(f"<h2>Postes à pourvoir</h2><section>{body}</section>"))
    assert [link.text for link in found.links] == ["Boulangère (H/F)", "Vendeur (H/F)", "Tourier (H/F)"]


def test_what_stands_apart_from_the_list_needs_evidence_of_its_own() -> None:
    body = rows(("/jobs/baker", "Baker"), ("/jobs/driver", "Driver"), ("/jobs/potter", "Potter"))
    teaser = '<div class="teaser"><a href="/careers/faces/oven-engineer-mo">Mo, engineer of ovens</a></div>'
    assert links(f"<h2>Open positions</h2><ul>{body}</ul><h2>By the way</h2>{teaser}") == [
        "/jobs/baker",
        "/jobs/driver",
        "/jobs/potter",
    ]


def test_a_list_of_another_folder_in_the_same_markup_is_another_list() -> None:
    jobs = rows(("/opportunities/electrician", "Electrician"), ("/opportunities/roofer", "Roofer"))
    jobs += rows(("/opportunities/closer", "Closer B2B"))
    posts = rows(("/texts/the-engineer", "The engineer who became a roofer"), ("/texts/payback", "Payback"))
    posts += rows(("/texts/pay", "What an installer earns"))
    assert links(f"<h2>Who we look for</h2><ul>{jobs}</ul><h2>Also</h2><ul>{posts}</ul>") == [
        "/opportunities/electrician",
        "/opportunities/roofer",
        "/opportunities/closer",
    ]


# Sentences, filters, papers, teasers


def test_links_in_sentences_are_no_postings_beside_a_list() -> None:
    body = rows(("/join/ember", "Kiln technician"), ("/join/slip", "Production thrower"))
    prose = """<p>Our <a href="/join/how">way of choosing people</a> has no tricks in it. Apprentices: the next
        intake is in May, and <a href="/join/apprentices">this is how it works</a>.</p>"""
    assert links(f"<h2>Open positions</h2><ul>{body}</ul>{prose}", "/join") == ["/join/ember", "/join/slip"]


def test_a_call_after_a_sentence_still_leads_to_the_posting() -> None:
    card = '<div class="card"><h3>{0}</h3><p>Grinding and polishing, early shift <a href="/{1}">Read more</a></p></div>'
    body = card.format("CNC grinder", "grinder") + card.format("Office assistant", "office")
    assert links(f"<h2>Open positions</h2>{body}") == ["/grinder", "/office"]


@pytest.mark.parametrize(
    "filters",
    [
        '<p class="x"><a href="/jobs/ulm">Ulm (6)</a> <a href="/jobs/jena">Jena (2)</a></p>',
        '<p class="x"><a href="/jobs/ulm">Ulm <sup>6</sup></a> <a href="/jobs/nurse">Nurse <sup>2</sup></a></p>',
        '<div class="job-filters"><a href="/jobs/nurse">Nurse</a> <a href="/jobs/cook">Cook</a></div>',
        '<fieldset><a href="/jobs/nurse">Nurse</a> <a href="/jobs/cook">Cook</a></fieldset>',
    ],
)
def test_filters_are_no_postings(filters: str) -> None:
    body = rows(("/job/a-nurse", "Night nurse"), ("/job/a-cook", "Cook"), ("/job/a-clerk", "Clerk"))
    assert links(f"<h1>Jobs</h1>{filters}<ul>{body}</ul>", "/jobs") == ["/job/a-nurse", "/job/a-cook", "/job/a-clerk"]


def test_papers_for_applicants_are_no_postings() -> None:
    papers = "".join(
        f'<li><a href="/vacancies/{name}">{title}</a></li>'
        for name, title in [
            ("Application_Form_Support.docx", "Support worker application form"),
            ("Privacy_Notice.pdf", "Privacy notice for candidates"),
            ("Bewerbungsbogen.pdf", "Fahrer: Bewerbungsbogen"),
            ("Preisliste.pdf", "Price list"),
        ]
    )
    advert = '<li><a href="/vacancies/Support_Worker_2026.pdf">Support worker</a></li>'
    assert links(f"<h1>Vacancies</h1><ul>{advert}</ul><h4>How to apply</h4><ul>{papers}</ul>", "/vacancies") == [
        "/vacancies/Support_Worker_2026.pdf"
    ]


def test_an_advertisement_may_lie_where_papers_lie() -> None:
    body = rows(("/download/2026/baker.pdf", "Baker"), ("/download/2026/driver.pdf", "Driver"))
    assert links(f"<h2>Open positions</h2><ul>{body}</ul>") == ["/download/2026/baker.pdf", "/download/2026/driver.pdf"]


def test_the_title_of_a_teaser_opens_no_section() -> None:
    body = """<h1>Jobs</h1><p>Read on.</p><section><a href="/log/no-stars"><h3>We are looking for no stars</h3></a>
        <a href="/log/hillevi"><h3>Hillevi, architect</h3></a>
        <a href="/log/nursery"><h3>Nursery opened</h3></a></section>"""
    assert links(body, "/jobs") == []


def test_the_footer_of_a_card_is_no_furniture() -> None:
    card = """<div class="card"><div class="card-body"><h3>{0}</h3></div><div class="card-footer">
        <a href="/index.php?id=55&plugin[stelle]={1}">Details</a></div></div>"""
    body = card.format("Busfahrer (m/w/d)", 412) + card.format("Bäder und Saunen", 418)
    assert links(f"<h1>Stellenangebote</h1>{body}", "/stellenangebote") == [
        "/index.php?id=55&plugin[stelle]=412",
        "/index.php?id=55&plugin[stelle]=418",
    ]


# Addresses


@pytest.mark.parametrize(
    "address",
    ["?oferta=1042", "/index.php?id=5&x[stelle]=412", "/show?vacancyId=9", "/cv?advertid=4712", "/detail?job-nr=A7"],
)
def test_a_parameter_named_for_a_posting_is_its_id(address: str) -> None:
    assert judge(f"{SITE}/careers{address}" if address[0] == "?" else f"{SITE}{address}", Base.of(SITE)).strong


@pytest.mark.parametrize("address", ["?oferta=0", "?job_type=3", "?page=2", "?jobs=all", "?cat=366", "?stelle="])
def test_other_parameters_are_none(address: str) -> None:
    assert not judge(f"{SITE}/list{address}", Base.of(SITE)).strong


def test_a_page_for_one_posting_with_an_id() -> None:
    found = judge(f"{SITE}/stelle.php?sid=88", Base.of(SITE))
    assert found.placed
    assert found.named
    assert not found.barred


def test_the_query_may_ask_for_the_place_for_postings() -> None:
    assert Base.of(f"{SITE}/index.php?seite=stellen").is_listing
    assert not Base.of(f"{SITE}/index.php?seite=torten").is_listing


def test_a_year_is_no_id() -> None:
    assert judge(f"{SITE}/letters/minimum-wage-2026.html", Base.of(SITE)).score < 1


# Words


@pytest.mark.parametrize(
    "title", ["Verkäufer/in Filiale", "Odontólogo/a", "Bordadeiro(a)", "Obráběč (brusič/-ka) engineer"]
)
def test_second_forms_show_an_occupation(title: str) -> None:
    assert title_strength(title) >= 2


@pytest.mark.parametrize(
    "title",
    ["Un día con nuestra enfermera", "New colleague: architect Hillevi", "From cook to manager", "opt/in", "and/or"],
)
def test_reports_on_people_are_no_titles(title: str) -> None:
    assert title_strength(title) == 0


def test_counted() -> None:
    assert is_counted("Ulm (6)")
    assert not is_counted("Driver (m/w/d)")
    assert not is_counted("(6)")


@pytest.mark.parametrize(
    "text",
    [
        "There are currently no open positions.",
        "We do not have any legal vacancies at the moment",
        "Zurzeit sind alle unsere Stellen besetzt.",
        "Derzeit haben wir keine offenen Stellen",
        "Il n’y a pas d’offre en ce moment",
        "Aucun poste à pourvoir",
        "En este momento no hay vacantes",
        "Op dit moment zijn er geen openstaande vacatures",
        "No momento não há vagas",
        "Al momento non ci sono posizioni aperte",
        "Obecnie nie prowadzimy żadnych rekrutacji",
        "Just nu har vi inga lediga tjänster",
    ],
)
def test_nothing_open(text: str) -> None:
    assert says_none_open(text)


def test_something_open() -> None:
    assert not says_none_open("No matter where you are from: we have positions, offers and roles. Keine Angst!")


# Pages without postings to follow


def test_occupations_explained_are_no_postings_where_nothing_is_open() -> None:
    body = """<h2>Nos offres d’emploi</h2><p>Il n’y a pas d’offre en ce moment.</p><h2>Découvrir nos métiers</h2>
        <a href="/recrutement/metiers/infirmier"><h3>Infirmier de bloc</h3></a>
        <a href="/recrutement/metiers/brancardier"><h3>Brancardier</h3></a>"""
    assert links(body, "/recrutement") == []
    assert inline(body, "/recrutement") == []


def test_postings_that_stand_on_the_page_outweigh_a_link_beside_them() -> None:
    body = """<h2>Postes à pourvoir</h2>
        <div class="t"><h5>Chef de rang (H/F)</h5><p>CDI, 39 h. Postuler par courriel.</p></div>
        <div class="t"><h5>Plongeur / Plongeuse</h5><p>CDI, 24 h. Postuler par courriel.</p></div>
        <div class="t"><h5>Extra limonade</h5><p>Le samedi.</p></div>
        <section><h4><a href="/vu/le-plongeur-devenu-chef">Le plongeur devenu chef</a></h4></section>"""
    assert links(body, "/recrutement") == []
    assert inline(body, "/recrutement") == ["Chef de rang (H/F)", "Plongeur / Plongeuse", "Extra limonade"]


def test_a_page_for_applicants_by_its_heading_alone() -> None:
    write = "<p>Write to <a href='mailto:a@kiln.example'>us</a>.</p>"
    item = f"<li><h4><button>{{0}}</button></h4><div><p>{{1}}</p>{write}</div></li>"
    text = "You will shape nine hundred loaves between ten and six with two other people and a very loud mixer. " * 2
    body = item.format("Bread Baker", text) + item.format("Lamination Lead", text) + item.format("Driver", "At dawn.")
    assert inline(f"<h1>Work Here</h1><ul>{body}</ul>", "/crew") == ["Bread Baker", "Lamination Lead", "Driver"]


def test_openers_without_a_known_word_among_openers() -> None:
    item = "<details><summary>{0}</summary><p>Schaal 6. Solliciteren kan via de post, we zijn benieuwd.</p></details>"
    body = item.format("Medewerker balie") + item.format("Beleidsadviseur water") + item.format("Buitendienst groen")
    faq = "<h2>Vragen</h2><details><summary>Kan ik stage lopen?</summary><p>Ja.</p></details>"
    assert inline(f"<h2>Vacatures</h2>{body}{faq}", "/werken-bij") == [
        "Medewerker balie",
        "Beleidsadviseur water",
        "Buitendienst groen",
    ]


def test_a_title_with_a_word_of_other_sections_begins_none() -> None:
    names = ["Allround monteur", "Planner transport", "Communicatieadviseur"]
    more = ["HR-adviseur (m/v/x)", "Monteur (m/v/x)", "Softwareontwikkelaar (m/v/x)", "Data Analyst"]
    cards = "".join(
        f'<a class=card href="/werken-bij/vacature-{number}?utm_source=website"><h3>{name}</h3><span>Utrecht</span></a>'
        for number, name in enumerate([*names * 4, "Talent Acquisition Partner II", *more])
    )
    page = Page(
        "https://umbra.example/werken-bij",
        f"<title>Werken bij</title><h1>Werken bij</h1><h2>Vacatures</h2><main>{cards}</main>".encode(),
    )
    assert len(extract_links(page).links) == 17


def test_the_printed_form_of_a_posting_is_no_posting_of_its_own() -> None:
    row = (
        "<tr><td><a href='/lavora/dettaglio.aspx?idsel={0}'>{1}</a></td><td>Imola</td><td>30/11/2026</td>"
        "<td><a href='/lavora/doc/{0}_avviso.pdf'><img src=/pdf.gif alt=pdf></a></td></tr>"
    )
    several = [(1204, "Operaio addetto alla raccolta"), (1207, "Impiegato servizio clienti"), (1209, "Tecnico reti")]
    body = "<tr><th>Profilo</th><th>Sede</th><th>Scadenza</th><th>Avviso</th></tr>" + "".join(
        row.format(*one) for one in several
    )
    over = (
        "<ul><li>18/11 - <a href='/lavora/doc/1198_orali.pdf'>Addetto magazzino: calendario dei colloqui</a></li>"
        "<li>02/11 - <a href='/lavora/doc/1191_finale.pdf'>Autista patente C: graduatoria finale</a></li></ul>"
    )
    found = links(
        f"<h1>Selezioni in corso</h1><table>{body}</table><h2>Comunicazioni</h2>{over}", "/lavora/selezioni.aspx"
    )
    assert found == [f"/lavora/dettaglio.aspx?idsel={number}" for number, _ in several]
