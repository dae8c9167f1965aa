"""Which links of a listing page lead to postings: synthetic pages in the layouts and languages of career sites."""

import pytest

from quiethire.parsing.links import extract_links
from quiethire.parsing.page import Page

NAV = """
<header><nav><a href="/">Home</a><a href="/products/">Products</a><a href="/careers">Careers</a>
<a href="/blog/engineer-manager-story">Blog</a><a href="/login">Login</a></nav></header>"""
FOOTER = """
<footer><a href="/privacy">Privacy policy</a><a href="/careers/benefits">Benefits</a>
<a href="https://www.linkedin.com/company/acme/jobs/">LinkedIn</a><a href="https://twitter.com/acme">Twitter</a>
        </footer>"""


def links(body: str, url: str = "https://acme.example/careers", *, furniture: bool = True) -> dict[str, str]:
    inside = f"{NAV}{body}{FOOTER}" if furniture else body
    markup = f"<!doctype html><html><head><title>Acme</title></head><body>{inside}</body></html>"
    reading = extract_links(Page(url, markup.encode()))
    return {link.url: link.text for link in reading.links}


BY_LANGUAGE = [
    (
        "en",
        "https://acme.example/careers",
        """<h2>Open positions</h2><ul><li><a href="/careers/backend-engineer">Backend Engineer</a> Berlin</li>
        <li><a href="/careers/office-manager">Office Manager</a> Paris</li></ul>
        <h2>Life at Acme</h2><ul><li><a href="/careers/life-at-acme">Life at Acme</a></li>
        <li><a href="/careers/hiring-process">Hiring process</a></li></ul>""",
        {"/careers/backend-engineer": "Backend Engineer", "/careers/office-manager": "Office Manager"},
    ),
    (
        "de",
        "https://acme.example/karriere/stellenangebote",
        """<h1>Unsere Stellenangebote</h1>
        <div class="card"><h3>Mechatroniker (m/w/d)</h3><p>Vollzeit, Ulm</p>
        <a href="/karriere/stellenangebote/mechatroniker-m-w-d">Mehr erfahren</a></div>
        <div class="card"><h3>Sachbearbeiter:in Einkauf</h3><p>Teilzeit, Ulm</p>
        <a href="/karriere/stellenangebote/sachbearbeiter-einkauf">Mehr erfahren</a></div>
        <p><a href="/karriere/initiativbewerbung">Initiativbewerbung</a>
        <a href="/karriere/bewerbungsprozess">Bewerbungsprozess</a></p>""",
        {
            "/karriere/stellenangebote/mechatroniker-m-w-d": "Mechatroniker (m/w/d)",
            "/karriere/stellenangebote/sachbearbeiter-einkauf": "Sachbearbeiter:in Einkauf",
        },
    ),
    (
        "fr",
        "https://acme.example/recrutement",
        """<h2>Nos offres d'emploi</h2><table><tr><td>
        <a href="/offres/ingenieur-qualite-h-f">Ingénieur qualité (H/F)</a></td><td>CDI</td><td>Lyon</td></tr>
        <tr><td><a href="/offres/charge-de-recrutement">Chargé de recrutement</a></td><td>CDD</td><td>Lille</td>
        </tr></table>
        <a href="/candidature-spontanee">Candidature spontanée</a> <a href="/offres">Voir toutes les offres</a>""",
        {
            "/offres/ingenieur-qualite-h-f": "Ingénieur qualité (H/F)",
            "/offres/charge-de-recrutement": "Chargé de recrutement",
        },
    ),
    (
        "es",
        "https://acme.example/trabaja-con-nosotros",
        """<h2>Vacantes</h2><a class="fila" href="/empleo/desarrollador-backend-1234"><div>
        <h4>Desarrollador Backend</h4><span>Madrid</span><span>Jornada completa</span></div></a>
        <a class="fila" href="/empleo/tecnico-de-soporte-1240"><div><h4>Técnico de soporte</h4><span>Sevilla</span>
        </div></a>
        <a href="/empleo/alertas">Alertas de empleo</a>""",
        {
            "/empleo/desarrollador-backend-1234": "Desarrollador Backend",
            "/empleo/tecnico-de-soporte-1240": "Técnico de soporte",
        },
    ),
    (
        "nl",
        "https://acme.example/vacatures",
        """<h1>Vacatures</h1><article><h2><a href="/vacatures/monteur">Monteur</a></h2>
        <a href="/vacatures/monteur">Lees meer</a>
        <a href="/vacatures/monteur/solliciteren">Solliciteer direct</a></article>
        <article><h2><a href="/vacatures/medewerker-klantenservice">Medewerker klantenservice</a></h2>
        <a href="/vacatures/medewerker-klantenservice">Lees meer</a>
        <a href="/vacatures/medewerker-klantenservice/solliciteren">Solliciteer direct</a></article>
        <a href="/vacatures/open-sollicitatie">Open sollicitatie</a>""",
        {"/vacatures/monteur": "Monteur", "/vacatures/medewerker-klantenservice": "Medewerker klantenservice"},
    ),
    (
        "pt",
        "https://acme.example/trabalhe-conosco",
        """<h2>Vagas abertas</h2><ul><li><a href="/vagas/desenvolvedor-front-end">Desenvolvedor Front-end</a></li>
        <li><a href="/vagas/analista-de-dados">Analista de dados</a></li></ul>
        <a href="/vagas/banco-de-talentos">Banco de talentos</a>""",
        {"/vagas/desenvolvedor-front-end": "Desenvolvedor Front-end", "/vagas/analista-de-dados": "Analista de dados"},
    ),
    (
        "it",
        "https://acme.example/lavora-con-noi",
        """<h2>Posizioni aperte</h2><div><h3>Impiegato amministrativo</h3>
        <a href="/lavora-con-noi/impiegato-amministrativo">Scopri di più</a></div>
        <div><h3>Addetto vendite</h3><a href="/lavora-con-noi/addetto-vendite">Scopri di più</a></div>
        <a href="/lavora-con-noi/candidatura-spontanea">Candidatura spontanea</a>""",
        {
            "/lavora-con-noi/impiegato-amministrativo": "Impiegato amministrativo",
            "/lavora-con-noi/addetto-vendite": "Addetto vendite",
        },
    ),
    (
        "pl",
        "https://acme.example/kariera",
        """<h2>Aktualne oferty pracy</h2><ul><li>
        <a href="/kariera/specjalista-ds-marketingu">Specjalista ds. marketingu</a></li>
        <li><a href="/kariera/magazynier">Magazynier</a></li></ul>
        <a href="/kariera/proces-rekrutacji">Proces rekrutacji</a>""",
        {"/kariera/specjalista-ds-marketingu": "Specjalista ds. marketingu", "/kariera/magazynier": "Magazynier"},
    ),
    (
        "sv",
        "https://acme.example/lediga-jobb",
        """<h2>Lediga tjänster</h2><div><a href="/lediga-jobb/systemutvecklare">Systemutvecklare</a></div>
        <div><a href="/lediga-jobb/projektledare-bygg">Projektledare bygg</a></div>
        <a href="/lediga-jobb/spontanansokan">Spontanansökan</a>""",
        {"/lediga-jobb/systemutvecklare": "Systemutvecklare", "/lediga-jobb/projektledare-bygg": "Projektledare bygg"},
    ),
    (
        "bg",
        "https://acme.example/karieri",
        """<h2>Отворени позиции</h2><div><a href="/karieri/softueren-inzhener">Софтуерен инженер</a></div>
        <div><a href="/karieri/schetovoditel">Счетоводител</a></div>""",
        {"/karieri/softueren-inzhener": "Софтуерен инженер", "/karieri/schetovoditel": "Счетоводител"},
    ),
]


@pytest.mark.parametrize(("url", "body", "wanted"), [case[1:] for case in BY_LANGUAGE], ids=[c[0] for c in BY_LANGUAGE])
def test_languages(url: str, body: str, wanted: dict[str, str]) -> None:
    assert links(body, url) == {f"https://acme.example{path}": text for path, text in wanted.items()}


def test_known_boards_elsewhere_count_and_their_front_pages_do_not() -> None:
    found = links("""<h2>Open roles</h2>
        <a href="https://jobs.lever.co/acme/2c5f3b9e-1d3f-4d8e-9a52-0f0a6c1b2d3e">Growth</a>
        <a href="https://boards.greenhouse.io/acme/jobs/4012345">Wizard of Light Bulb Moments</a>
        <a href="https://acme.wd3.myworkdayjobs.com/en-US/External/job/Ulm/Welder_R-100">Welder</a>
        <a href="https://acme.jobs.personio.de/job/123456">Buchhalter (m/w/d)</a>
        <a href="https://jobs.lever.co/acme">All open roles</a>
        <a href="https://boards.greenhouse.io/acme">See all jobs</a>""")
    assert list(found) == [
        "https://jobs.lever.co/acme/2c5f3b9e-1d3f-4d8e-9a52-0f0a6c1b2d3e",
        "https://boards.greenhouse.io/acme/jobs/4012345",
        "https://acme.wd3.myworkdayjobs.com/en-US/External/job/Ulm/Welder_R-100",
        "https://acme.jobs.personio.de/job/123456",
    ]


def test_an_id_in_the_query_names_a_posting_on_the_own_site() -> None:
    found = links("""<h2>Jobs</h2><a href="/careers/job/?gh_jid=4012345">Growth</a>
        <a href="/careers/?department=sales">Sales</a><a href="/careers/?page=2">2</a>""")
    assert found == {"https://acme.example/careers/job/?gh_jid=4012345": "Growth"}


def test_titles_no_word_list_knows_are_taken_from_the_list_they_stand_in() -> None:
    found = links("""<h2>Open positions</h2><ul class="roles"><li><a href="/careers/growth">Growth</a></li>
        <li><a href="/careers/wizard-of-light">Wizard of Light</a></li><li><a href="/careers/chaos">Chaos</a></li>
        </ul>
        <h2>Our culture</h2><ul><li><a href="/careers/diversity-matters">Diversity matters</a></li></ul>""")
    assert list(found) == [
        "https://acme.example/careers/growth",
        "https://acme.example/careers/wizard-of-light",
        "https://acme.example/careers/chaos",
    ]


def test_parts_of_a_list_are_no_postings() -> None:
    found = links("""<h2>Explore our teams</h2><ul><li><a href="/careers/engineering">Engineering (12)</a></li>
        <li><a href="/careers/teams/sales">Sales 3 open roles</a></li><li>
        <a href="/careers/locations/berlin">Berlin</a></li></ul>
        <h2>Current openings</h2><ul><li><a href="/careers/teams/engineering/backend-engineer">Backend Engineer</a>
        </li></ul>""")
    assert list(found) == ["https://acme.example/careers/teams/engineering/backend-engineer"]


def test_stories_of_employees_in_the_same_folder_are_no_postings() -> None:
    found = links("""<h2>Open positions</h2><a class="job" href="/careers/support-engineer">Support Engineer</a>
        <h2>Meet the team</h2><a class="story" href="/careers/ana">Ana, engineer: "I never want to leave!"</a>
        <a class="story" href="/careers/bob">Bob, designer: every day is different</a>""")
    assert list(found) == ["https://acme.example/careers/support-engineer"]


def test_share_links_hold_addresses_of_postings_and_are_none() -> None:
    found = links(
        """<h1>Jobs</h1><article><h2><a href="/jobs/nurse">Nurse</a></h2>
        <a href="https://twitter.com/share?url=https%3A%2F%2Facme.example%2Fjobs%2Fnurse">Tweet</a>
        <a href="https://www.facebook.com/sharer/sharer.php?u=https://acme.example/jobs/nurse">Share</a>
        <a href="https://api.whatsapp.com/send?text=https://acme.example/jobs/nurse">WhatsApp</a>
        <a href="mailto:?subject=Nurse&body=https://acme.example/jobs/nurse">Mail</a></article>""",
        "https://acme.example/jobs/",
    )
    assert found == {"https://acme.example/jobs/nurse": "Nurse"}


def test_an_overlay_link_without_text_takes_the_heading_of_its_card() -> None:
    found = links("""<article><header><h2>AI Engineer</h2></header><p>Long text.</p>
        <a class="entry-link" aria-label="post link to AI Engineer" href="/careers/ai-engineer/"></a></article>
        <article><header><h2>VP of Sales</h2></header><p>Long text.</p><a class="entry-link" href="/careers/vp/">
        </a></article>""")
    assert found == {
        "https://acme.example/careers/ai-engineer/": "AI Engineer",
        "https://acme.example/careers/vp/": "VP of Sales",
    }


def test_rows_and_buttons_that_open_an_address_by_script() -> None:
    found = links("""<h2>Open positions</h2><table><tr data-href="/jobs/101-plumber"><td>Plumber</td>
        <td>Full-time</td></tr>
        <tr data-href="/jobs/102-painter"><td>Painter</td><td>Full-time</td></tr></table>
        <div onclick="window.location.href='/jobs/103-roofer'"><h3>Roofer</h3></div>""")
    assert list(found) == [
        "https://acme.example/jobs/101-plumber",
        "https://acme.example/jobs/102-painter",
        "https://acme.example/jobs/103-roofer",
    ]


def test_client_side_routes_are_addresses_and_anchors_are_not() -> None:
    found = links("""<h2>Open positions</h2><a href="#/jobs/12345">Data Analyst</a>
        <a href="#/jobs/12346">Data Engineer</a>
        <a href="#benefits">Benefits for engineers</a>""")
    assert list(found) == ["https://acme.example/careers#/jobs/12345", "https://acme.example/careers#/jobs/12346"]


def test_placeholders_of_templates_are_no_links() -> None:
    assert (
        links("""<h2>Open positions</h2><a href="/jobs/{{ slug }}">{{ title }} Engineer</a>
        <template><a href="/jobs/engineer">Engineer</a></template>""")
        == {}
    )


def test_other_languages_of_the_page_are_no_postings() -> None:
    found = links("""<div class="language-switcher"><a hreflang="de" href="/de/karriere">Deutsch</a>
        <a hreflang="fr" href="/fr/carrieres">Français</a></div>
        <h2>Open positions</h2><a href="/careers/editor">Editor</a>""")
    assert list(found) == ["https://acme.example/careers/editor"]


def test_documents_are_postings_under_a_title() -> None:
    found = links(
        """<h1>Offene Stellen</h1><ul><li><h4>Hausmeister (m/w/d)</h4>
        <a href="/files/2026/stelle-17.pdf">Herunterladen</a></li>
        <li><h4>Erzieher (m/w/d)</h4><a href="/files/2026/stelle-18.pdf">Herunterladen</a></li></ul>
        <a href="/files/satzung.pdf">Satzung</a>""",
        "https://acme.example/stellen",
    )
    assert found == {
        "https://acme.example/files/2026/stelle-17.pdf": "Hausmeister (m/w/d)",
        "https://acme.example/files/2026/stelle-18.pdf": "Erzieher (m/w/d)",
    }


def test_an_archive_page_of_a_blog_category_named_after_jobs() -> None:
    found = links(
        """<h1>Vagas</h1>
        <article><h2><a href="https://blog.acme.example/vaga-devops/">Vaga DevOps</a></h2>
        <a href="/autor/ana/">Ana</a>
        <a href="https://blog.acme.example/vaga-devops/">Continue lendo</a></article>
        <article><h2><a href="https://blog.acme.example/vaga-estagio/">Estágio em QA</a></h2>
        <a href="/autor/ana/">Ana</a>
        <a href="https://blog.acme.example/vaga-estagio/">Continue lendo</a></article>""",
        "https://blog.acme.example/categoria/vagas/",
    )
    assert list(found) == ["https://blog.acme.example/vaga-devops/", "https://blog.acme.example/vaga-estagio/"]


def test_a_job_board_names_companies_places_and_searches_beside_postings() -> None:
    row = """<li><a href="/jobs/{0}-{1}">{2}</a><a href="/companies/{3}">{3}</a><a href="/jobs-in-berlin">Berlin</a>
        <a href="/jobs/tag/python">python</a></li>"""
    rows = [
        row.format(10_000 + n, "account-executive", "Account Executive", name)
        for n, name in enumerate(("foo", "bar", "baz"))
    ]
    found = links(
        f"<h1>Jobs</h1><ul>{''.join(rows)}</ul><a href='/jobs?q=engineer&save=1'>Save this engineer search</a>",
        "https://board.example/jobs",
    )
    assert list(found) == [f"https://board.example/jobs/1000{n}-account-executive" for n in range(3)]


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Manager arrested</h1><a href='/2024/05/01/police-officer-shot'>Police officer shot</a>",
        "<h1>Our team</h1><a href='/team/ana'>Ana, Software Engineer</a><a href='/team/bob'>Bob, Sales Director</a>",
        "<h1>Products</h1><a href='/products/planner'>Planner</a><a href='/products/controller'>Controller</a>",
        "<h1>Blog</h1><a href='/blog/how-to-hire-an-engineer'>How to hire an engineer</a>",
        "",
    ],
)
def test_pages_that_list_no_postings(body: str) -> None:
    assert links(body, "https://acme.example/about-us") == {}


def test_hidden_sentences_about_no_results_change_nothing() -> None:
    found = links("""<h2>Open roles</h2><p class="hidden">No suitable jobs found?</p>
        <a href="/careers/tester">Tester</a>""")
    assert list(found) == ["https://acme.example/careers/tester"]


def test_a_base_element_is_what_addresses_are_relative_to() -> None:
    markup = """<html><head><base href="https://acme.example/karriere/"></head><body><h1>Stellenangebote</h1>
        <a href="stelle/koch">Koch (m/w/d)</a></body></html>"""
    reading = extract_links(Page("https://acme.example/de/karriere/liste", markup.encode()))
    assert [link.url for link in reading.links] == ["https://acme.example/karriere/stelle/koch"]


def test_old_encodings_keep_their_letters() -> None:
    markup = """<html><head><meta charset="iso-8859-1"></head><body><h1>Stellenangebote</h1>
        <a href="/stellen/verkaeufer">Verkäufer</a></body></html>"""
    reading = extract_links(Page("https://acme.example/stellen", markup.encode("iso-8859-1")))
    assert [link.text for link in reading.links] == ["Verkäufer"]


def test_documents_shared_by_small_firms_count_and_their_forms_do_not() -> None:
    found = links("""<h2>Open positions</h2><ul>
        <li><a href="https://docs.google.com/document/d/1a2b3c/edit">Field Technician</a></li>
        <li><a href="https://acme.notion.site/Data-Analyst-0a1b2c3d">Data Analyst</a></li>
        <li>Driver: <a href="https://docs.google.com/forms/d/1/viewform">Apply</a></li></ul>""")
    assert list(found) == [
        "https://docs.google.com/document/d/1a2b3c/edit",
        "https://acme.notion.site/Data-Analyst-0a1b2c3d",
    ]


def test_stories_that_speak_of_occupations_are_no_postings() -> None:
    found = links("""<h1>Careers</h1><article><h3>
        <a href="/a-day-in-the-life-of-a-software-engineer">A day in the life of
        a software engineer</a></h3></article><article><h3><a href="/meet-ana">Meet Ana, product designer</a></h3>
        </article>
        <article><h3><a href="/how-we-interview">How we interview engineers</a></h3></article>""")
    assert found == {}


def test_searches_by_occupation_are_no_postings() -> None:
    found = links(
        """<h1>Jobs</h1><a href="/jobs/driver">Driver jobs</a><a href="/jobs/nurse-jobs">Nurse jobs</a>
        <a href="/jobs/welder-in-ulm-1234">Welder in Ulm</a>""",
        "https://board.example/jobs",
    )
    assert list(found) == ["https://board.example/jobs/welder-in-ulm-1234"]


@pytest.mark.parametrize(
    "href",
    [
        "/JobDetail.aspx?Id=5",
        "/index.php?option=com_jobs&view=job&id=12",
        "/?p=123",
        "/careers?id=7",
        "/vacancy.php?nr=9",
        "https://acme-group.example/en/job/welder",
        "/welder",
        "/company/openings/2026/welder",
    ],
)
def test_addresses_of_many_systems(href: str) -> None:
    found = links(f'<h2>Open positions</h2><div><h3><a href="{href}">Welder</a></h3><p>Full-time</p></div>')
    assert list(found.values()) == ["Welder"]


def test_sections_by_department_under_one_heading() -> None:
    found = links("""<h2>Open roles</h2><h3>Engineering</h3><ul><li><a href="/careers/a1">Platform</a></li>
        <li><a href="/careers/a2">Compilers</a></li></ul><h3>Sales</h3><ul><li>
        <a href="/careers/a3">Account Executive</a></li></ul>
        <h2>Benefits</h2><ul><li><a href="/careers/health">Health</a></li></ul>""")
    assert list(found.values()) == ["Platform", "Compilers", "Account Executive"]


def test_a_place_for_postings_only_is_believed_more_than_a_section_for_applicants() -> None:
    cards = """<div class="tile"><h3><a href="/{0}/growth">Growth</a></h3></div>
        <div class="tile"><h3><a href="/{0}/chaos">Chaos</a></h3></div>"""
    assert len(links(f"<h1>Work</h1>{cards.format('jobs')}", "https://acme.example/jobs")) == 2
    assert links(f"<h1>Work</h1>{cards.format('careers')}") == {}


def test_a_heading_inside_an_advertisement_is_no_title_of_its_link() -> None:
    found = links("""<div><h1>Field Technician</h1></div><div class="about"><h2>Requirements</h2><ul><li>Boots</li></ul>
        <a href="/hiring/field-technician">Learn more</a></div>""")
    assert list(found) == ["https://acme.example/hiring/field-technician"]
    assert "Requirements" not in found.values()
