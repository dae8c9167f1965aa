# ruff: noqa: E501  (pages are kept in one piece)
"""Synthetic posting pages shaped after what vendors and small sites serve. Employers and texts are invented."""

from dataclasses import dataclass, field

_EN = (
    "<p>We are looking for someone who enjoys careful work and clear words, and who will help our small team serve "
    "customers across the region every day of the week.</p><h3>Responsibilities</h3><ul><li>Plan and deliver the weekly "
    "work with the team</li><li>Keep records that others can rely on</li></ul><h3>Requirements</h3><ul><li>Three years of "
    "experience in a similar role</li><li>A calm way with people and machines</li></ul>"
)


@dataclass(frozen=True)
class Sample:
    """A page and what a reader sees on it."""

    url: str
    html: str
    title: str
    company: str | None
    location: str | None
    employment: str | None = None
    workplace: str | None = None
    apply: str | None = None
    posted: str | None = None
    first: str = ""
    last: str = ""
    absent: tuple[str, ...] = field(default=())


def page(title: str, body: str, head: str = "", lang: str = "en") -> str:
    """A document."""
    return f"<!doctype html><html lang={lang}><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body></html>"


SAMPLES: dict[str, Sample] = {
    "greenhouse_hosted": Sample(
        "https://boards.greenhouse.io/examplework/jobs/4000001",
        page(
            "Job Application for Staff Accountant at Examplework",
            "<div id=app_body><div id=header><a href=/examplework>View all jobs</a><h1 class=app-title>Staff Accountant</h1>"
            "<span class=company-name>at Examplework</span><div class=location>Denver, Colorado, United States</div></div>"
            f"<div id=content>{_EN}<p>We review every application within two weeks.</p></div>"
            "<form id=application_form><h2>Apply for this Job</h2><label>First Name</label><input><label>Resume</label></form></div>",
        ),
        "Staff Accountant", "Examplework", "Denver, Colorado, United States",
        first="We are looking for someone", last="application within two weeks.", absent=("First Name", "View all jobs"),
    ),
    "lever_hosted": Sample(
        "https://jobs.lever.co/examplework/0f0f0f0f-1111-2222-3333-444444444444",
        page(
            "Examplework - Site Reliability Engineer",
            "<div class=content><div class=posting-header><a class=main-header-logo href=https://examplework.example>logo</a>"
            "<div class=posting-headline><h2>Site Reliability Engineer</h2><div class=posting-categories>"
            "<div class='sort-by-location posting-category location'>Toronto, Canada /</div>"
            "<div class='posting-category department'>Platform /</div><div class='posting-category commitment'>Full-time /</div>"
            "<div class='posting-category workplaceTypes'>Hybrid</div></div></div>"
            "<a class='postings-btn template-btn-submit' href=https://jobs.lever.co/examplework/0f0f0f0f/apply>Apply for this job</a></div>"
            f"<div class='section page-centered'>{_EN}</div>"
            "<div class='section last-section-apply'><a class=postings-btn href=https://jobs.lever.co/examplework/0f0f0f0f/apply>Apply for this job</a></div>"
            "</div><div class=main-footer><p>Examplework Home Page</p></div>",
        ),
        "Site Reliability Engineer", "Examplework", "Toronto, Canada", "Full-time", "Hybrid",
        "https://jobs.lever.co/examplework/0f0f0f0f/apply",
        first="We are looking for someone", last="people and machines", absent=("Home Page",),
    ),
    "wp_job_manager": Sample(
        "https://www.muster-garten.example/job/landscape-gardener/",
        page(
            "Landscape Gardener – Muster Garten",
            "<header class=site-header><nav><ul><li><a href=/>Home</a></li><li><a href=/jobs/>Jobs</a></li></ul></nav></header>"
            "<main><article class='post job_listing'><h1 class=entry-title>Landscape Gardener</h1>"
            "<ul class='job-listing-meta meta'><li class='job-type full-time'>Full Time</li>"
            "<li class=location><a class=google_map_link href=https://maps.example/?q=Leeds>Leeds, UK</a></li>"
            "<li class=date-posted><time datetime=2026-03-04>Posted 2 weeks ago</time></li></ul>"
            "<div class=company><p class=name><strong>Muster Garten</strong></p></div>"
            f"<div class=job_description>{_EN}</div>"
            "<div class='job_application application'><input type=button class='application_button button' value='Apply for job'>"
            "<div class=application_details><p>To apply email <a href='mailto:jobs@muster-garten.example'>jobs@muster-garten.example</a></p></div></div>"
            "</article></main><footer><p>© 2026 Muster Garten</p></footer>",
            "<meta property=og:site_name content='Muster Garten'>",
        ),
        "Landscape Gardener", "Muster Garten", "Leeds, UK", "Full Time", apply="mailto:jobs@muster-garten.example",
        first="We are looking for someone", last="people and machines", absent=("©",),
    ),
    "german_table": Sample(
        "https://karriere.beispielwerk.example/stellenangebote/mechatroniker-m-w-d",
        page(
            "Mechatroniker (m/w/d) | Beispielwerk GmbH",
            "<div class=cookie-banner><p>Wir verwenden Cookies, um unsere Webseite für Sie zu verbessern und sicher zu machen.</p></div>"
            "<nav class=breadcrumb><a href=/>Start</a> / <a href=/stellenangebote>Stellenangebote</a></nav><main>"
            "<h1>Mechatroniker (m/w/d)</h1><table class=facts><tr><th>Standort</th><td>Kassel</td></tr>"
            "<tr><th>Arbeitszeit</th><td>Vollzeit</td></tr><tr><th>Veröffentlicht am</th><td>12.03.2026</td></tr></table>"
            "<h2>Ihre Aufgaben</h2><ul><li>Wartung und Instandsetzung unserer Anlagen</li><li>Fehlersuche an Steuerungen und Antrieben</li></ul>"
            "<h2>Ihr Profil</h2><ul><li>Abgeschlossene Ausbildung als Mechatroniker oder vergleichbar</li><li>Bereitschaft zur Schichtarbeit</li></ul>"
            "<h2>Wir bieten</h2><p>Ein kollegiales Umfeld, 30 Tage Urlaub und eine unbefristete Anstellung in einem wachsenden Betrieb.</p>"
            "<a class='btn btn-primary' href=/bewerbung/4711>Jetzt bewerben</a>"
            "<section class=related-jobs><h2>Weitere Stellen</h2><ul><li><a href=/stellenangebote/elektriker>Elektriker (m/w/d)</a></li></ul></section>"
            "</main><footer>Impressum © Beispielwerk GmbH</footer>",
            lang="de",
        ),
        "Mechatroniker (m/w/d)", "Beispielwerk GmbH", "Kassel", "Vollzeit", apply="/bewerbung/4711", posted="12.03.2026",
        first="Ihre Aufgaben", last="in einem wachsenden Betrieb.", absent=("Elektriker", "Cookies", "Impressum"),
    ),
    "french_dl": Sample(
        "https://www.exemple-logistique.example/recrutement/offres/gestionnaire-de-stock",
        page(
            "Gestionnaire de stock H/F - Exemple Logistique",
            "<header><nav><a href=/>Accueil</a><a href=/recrutement>Recrutement</a></nav></header><main>"
            "<h1>Gestionnaire de stock H/F</h1><dl><dt>Lieu</dt><dd>Lyon (69)</dd><dt>Type de contrat</dt><dd>CDD - Temps plein</dd>"
            "<dt>Salaire</dt><dd>2 100 € brut par mois</dd></dl><h2>Vos missions</h2>"
            "<p>Rattaché au responsable du site, vous assurez le suivi des stocks et la préparation des inventaires avec toute l'équipe.</p>"
            "<h2>Profil recherché</h2><p>Vous justifiez d'une première expérience en logistique et vous aimez le travail bien fait.</p>"
            "<p><a class=bouton href=/postuler?offre=12>Postuler</a></p></main><footer>Mentions légales</footer>",
            lang="fr",
        ),
        "Gestionnaire de stock H/F", "Exemple Logistique", "Lyon (69)", "CDD - Temps plein", apply="/postuler?offre=12",
        first="Vos missions", last="le travail bien fait.", absent=("Mentions",),
    ),
    "spanish_lines": Sample(
        "https://www.ejemplo-hotel.example/empleo/recepcionista",
        page(
            "Recepcionista de noche | Hotel Ejemplo",
            "<div class=menu><a href=/>Inicio</a><a href=/reservas>Reservas</a></div><div class=contenido><h1>Trabaja con nosotros</h1>"
            "<h2>Recepcionista de noche</h2><p><strong>Ubicación:</strong> Sevilla<br><strong>Jornada:</strong> Jornada completa<br>"
            "<strong>Publicado:</strong> 03/02/2026</p><h3>Funciones</h3><ul><li>Atención a los huéspedes durante la noche</li>"
            "<li>Cierre de caja y control de llegadas</li></ul><h3>Requisitos</h3><ul><li>Experiencia mínima de un año en recepción</li>"
            "<li>Inglés fluido</li></ul><p>Envía tu CV a <a href='mailto:empleo@ejemplo-hotel.example'>empleo@ejemplo-hotel.example</a></p></div>",
            lang="es",
        ),
        "Recepcionista de noche", "Hotel Ejemplo", "Sevilla", "Jornada completa",
        apply="mailto:empleo@ejemplo-hotel.example", posted="03/02/2026", first="Funciones",
    ),
    "dutch_chips": Sample(
        "https://werkenbij.voorbeeld-zorg.example/vacature/verpleegkundige-wijkzorg",
        page(
            "Verpleegkundige wijkzorg - Voorbeeld Zorg",
            "<main><div class=hero><h1>Verpleegkundige wijkzorg</h1><ul class=usps><li>Utrecht</li><li>24-32 uur</li><li>Deeltijd</li></ul>"
            "<a class=cta href=https://voorbeeld-zorg.example/solliciteren/88>Solliciteer direct</a></div><section><h2>Wat ga je doen?</h2>"
            "<p>Je verzorgt cliënten in de wijk en overlegt elke dag met collega's, huisartsen en familie over de juiste zorg.</p>"
            "<h2>Wat vragen wij?</h2><ul><li>Een afgeronde opleiding tot verpleegkundige</li><li>Rijbewijs B en een fiets</li></ul>"
            "<h2>Wij bieden</h2><ul><li>Een salaris volgens de cao</li><li>Ruimte om te leren en te groeien</li></ul></section></main>",
            lang="nl",
        ),
        "Verpleegkundige wijkzorg", "Voorbeeld Zorg", "Utrecht", "Deeltijd",
        apply="https://voorbeeld-zorg.example/solliciteren/88", first="Wat ga je doen?", last="te leren en te groeien",
    ),
    "polish_headings": Sample(
        "https://przyklad-meble.example/kariera/specjalista-ds-sprzedazy",
        page(
            "Specjalista ds. sprzedaży - Przykład Meble",
            "<main><h1>Specjalista ds. sprzedaży</h1><p class=meta><span class=location>Poznań</span> <span class=type>Pełny etat</span></p>"
            "<h3>Zakres obowiązków</h3><ul><li>Obsługa klientów w salonie</li><li>Przygotowywanie ofert i zamówień</li></ul>"
            "<h3>Wymagania</h3><ul><li>Doświadczenie w sprzedaży</li><li>Komunikatywność i kultura osobista</li></ul>"
            "<h3>Oferujemy</h3><ul><li>Umowę o pracę i premię</li><li>Szkolenia oraz zniżki na meble</li></ul>"
            "<a class=button href='mailto:praca@przyklad-meble.example?subject=CV'>Aplikuj teraz</a></main>"
            "<footer>© 2026 Przykład Meble. Wszelkie prawa zastrzeżone.</footer>",
            lang="pl",
        ),
        "Specjalista ds. sprzedaży", "Przykład Meble", "Poznań", apply="mailto:praca@przyklad-meble.example?subject=CV",
        first="Zakres obowiązków", last="zniżki na meble", absent=("zastrzeżone",),
    ),
    "portuguese_blog_layout": Sample(
        "https://exemplo-tech.example/vagas/analista-de-dados",
        page(
            "Analista de Dados | Exemplo Tech",
            "<article><header><h1>Analista de Dados</h1><p>Por Equipe Exemplo · 10 de março de 2026</p></header>"
            "<p>Estamos procurando uma pessoa para cuidar dos dados que ajudam nosso time a decidir melhor todos os dias.</p>"
            "<p><b>Local:</b> São Paulo</p><p><b>Modelo de trabalho:</b> Híbrido</p><h2>Responsabilidades</h2><ul><li>Criar relatórios e painéis</li></ul>"
            "<h2>Requisitos</h2><ul><li>Experiência com SQL e Python</li></ul><p><a href=https://forms.gle/abc123>Quero me candidatar</a></p></article>",
            lang="pt",
        ),
        "Analista de Dados", "Exemplo Tech", "São Paulo", workplace="Híbrido", apply="https://forms.gle/abc123",
        posted="10 de março de 2026", first="Estamos procurando",
    ),
    "italian_sections": Sample(
        "https://www.esempio-pasta.example/lavora-con-noi/magazziniere",
        page(
            "Magazziniere – Esempio Pasta S.r.l.",
            "<main><h1>Lavora con noi</h1><h2>Magazziniere</h2><div class=box><p>Sede di lavoro: Parma</p><p>Contratto: Tempo pieno</p></div>"
            "<p>Siamo alla ricerca di un magazziniere per il nostro reparto spedizioni, con voglia di crescere in una squadra affiatata.</p>"
            "<h3>Requisiti</h3><ul><li>Patentino del muletto in corso di validità</li><li>Precisione e puntualità</li></ul>"
            "<h3>Offriamo</h3><p>Inserimento diretto in azienda, mensa e premio di risultato per tutti i collaboratori.</p>"
            "<a href='mailto:cv@esempio-pasta.example'>Invia la tua candidatura</a></main><footer>P.IVA 00000000000</footer>",
            lang="it",
        ),
        "Magazziniere", "Esempio Pasta S.r.l.", "Parma", "Tempo pieno", apply="mailto:cv@esempio-pasta.example",
        first="Siamo alla ricerca", last="tutti i collaboratori.", absent=("P.IVA",),
    ),
    "icon_row": Sample(
        "https://example-robots.example/careers/controls-engineer",
        page(
            "Controls Engineer | Careers | Example Robots",
            "<nav><a href=/>Home</a></nav><section class=job-hero><h1>Controls Engineer</h1><div class=row>"
            "<div><i class='fa fa-map-marker'></i> Pittsburgh, PA</div><div><i class='fa fa-clock-o'></i> Full-time</div></div>"
            "<a class=btn href=#apply-form>Apply now</a></section>"
            f"<section class=job-body>{_EN}<p>Salary: $95,000 - $120,000 per year</p></section>"
            "<section id=apply-form><h2>Apply now</h2><form><label>Name</label><input></form></section>"
            "<section class=newsletter><h2>Stay in touch</h2><p>Subscribe to hear about our machines and our people every month.</p></section>",
        ),
        "Controls Engineer", "Example Robots", "Pittsburgh, PA", "Full-time", first="We are looking for someone",
        absent=("Subscribe",),
    ),
    "div_soup": Sample(
        "https://jobs.example-clinic.example/opening/8812",
        page(
            "Example Clinic - Registered Nurse",
            "<div class=topbar><a href=/login>Log in</a></div><div class=wrap><div class='css-1abc title-xl'>Registered Nurse</div>"
            "<div class=css-2><div><div>Location</div><div>Portland, OR</div></div><div><div>Job Type</div><div>Part-time</div></div>"
            "<div><div>Posted</div><div>March 3, 2026</div></div></div><div class=css-9>"
            f"{_EN}</div><button>Apply</button></div><div class=site-footer>© 2026 Example Clinic, Inc. All rights reserved.</div>",
        ),
        "Registered Nurse", "Example Clinic", "Portland, OR", "Part-time", posted="March 3, 2026",
        first="We are looking for someone", last="people and machines", absent=("All rights",),
    ),
}  # fmt: skip

NOT_POSTINGS: dict[str, tuple[str, str]] = {
    "news_about_hiring": (
        "https://example-news.example/2026/03/01/factory-to-hire-hundreds",
        page(
            "Factory to hire hundreds of workers - Example News",
            "<article><h1>Factory to hire hundreds of workers</h1><p>The factory said on Monday it is looking for engineers and operators "
            "as production grows, with jobs offered across the region by summer.</p><p>Unions welcomed the plan and asked for permanent contracts "
            "with years of experience taken into account.</p></article>",
            "<meta property=og:type content=article><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script>",
        ),
    ),
    "careers_landing": (
        "https://example-robots.example/careers",
        page(
            "Careers | Example Robots",
            "<h1>Careers</h1><p>We build machines that help people. Join our team and grow with us in a friendly place to work.</p>"
            "<h2>Our values</h2><p>Care, candour and craft guide everything we do for customers and for each other.</p>"
            "<a href=/careers/open-positions>See open positions</a>",
        ),
    ),
    "listing": (
        "https://example-robots.example/careers/open-positions",
        page(
            "Open positions | Example Robots",
            "<h1>Open positions</h1><ul>"
            + "".join(
                f"<li><h3><a href=/careers/{slug}>{name}</a></h3><p>Pittsburgh, PA · Full-time</p></li>"
                for slug, name in (
                    ("controls-engineer", "Controls Engineer"), ("data-analyst", "Data Analyst"), ("office-manager", "Office Manager"),
                )
            )
            + "</ul>",
        ),
    ),
    "team": (
        "https://example-robots.example/about/team",
        page(
            "Our team | Example Robots",
            "<h1>Our team</h1><h3>Ada Example</h3><p>Chief Engineer. Ada has twenty years of experience in robots and leads our work on arms.</p>"
            "<h3>Ben Example</h3><p>Sales Manager. Ben looks after customers in the region and likes long walks.</p>",
        ),
    ),
    "login": (
        "https://jobs.example-clinic.example/login",
        page("Log in", "<h1>Log in</h1><form><label>Email</label><input><label>Password</label><input><button>Log in</button></form>"),
    ),
    "blog": (
        "https://example-hr.example/blog/how-to-write-a-job-description",
        page(
            "How to write a job description - Example HR",
            "<article><h1>How to write a job description</h1><p>A good job description names the responsibilities and the requirements of the role "
            "in plain words, and says what you offer.</p><h2>Responsibilities</h2><p>List five to seven tasks, starting with the most important one.</p>"
            "<h2>Requirements</h2><p>Keep to what is needed; long lists put people off and add nothing.</p></article>",
            "<meta property=og:type content=article>",
        ),
    ),
    "product": (
        "https://example-shop.example/p/engineer-desk-lamp",
        page("Engineer desk lamp - Example Shop", "<h1>Engineer desk lamp</h1><p>A bright lamp for your desk, made of steel. Price: $89.00.</p><button>Add to cart</button>"),
    ),
    "privacy": (
        "https://example-robots.example/privacy",
        page("Privacy policy", "<h1>Privacy policy</h1>" + "<p>We process personal data of applicants and customers only as the law permits and as described below.</p>" * 9),
    ),
}  # fmt: skip
