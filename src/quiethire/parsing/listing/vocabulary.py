"""The words of listing pages, accents folded and lower-case, in eleven languages.

Source: the vocabularies of career sites collected per language (English, German, French, Spanish, Dutch, Portuguese,
Italian, Polish, Swedish, Danish and Norwegian, Bulgarian). Data only; `words` and `addresses` read it.
"""

from quiethire.parsing.listing.wordlists import phrases, split

PATH_WORDS = split("""
job jobs career careers position positions opening openings vacancy vacancies role roles posting postings
opportunity opportunities requisition requisitions hiring recruitment employment join-us join joinus join-the-team
work-with-us job-opening job-openings open-positions open-position open-roles job-board joboffer job-offers stelle
stellen stellenangebot stellenangebote stellenanzeige stellenanzeigen stellenmarkt karriere ausschreibung
ausschreibungen jobangebote jobangebot job-angebot offene-stellen ausbildung praktikum bewerbung emploi emplois
offre-emploi offres-emploi offre-d-emploi offres-d-emploi poste postes recrutement carriere carrieres annonce
annonces candidature nous-rejoindre rejoignez-nous postes-vacants opportunites-demploi offres-demploi empleo empleos
trabajo trabajos vacante vacantes ofertas-de-empleo oferta-de-empleo oferta-empleo puesto puestos convocatoria
convocatorias carrera bolsa-de-trabajo trabaja-con-nosotros unete vacature vacatures werken-bij werkenbij baan banen
functie functies vaga vagas emprego empregos carreira carreiras trabalhe-conosco oportunidades estagio lavoro lavora
posizioni posizioni-aperte offerte-di-lavoro offerta-di-lavoro lavora-con-noi carriera annunci annuncio candidatura
opportunita praca oferta-pracy oferty-pracy ogloszenie ogloszenia kariera stanowisko stanowiska rekrutacja
dolacz-do-nas jobb lediga-jobb lediga-tjanster karriar tjanst tjanster ledige-stillinger stilling stillinger
ledige-jobs ledige-job karriere-jobs jobba-hos-oss work-here work-for-us working-here working-with-us arbeiten-bei-uns
on-recrute nous-recrutons
arbeta-hos-oss lavorare-con-noi trabaja-en pracuj-z-nami werken-bij-ons jobs-und-karriere jobs-karriere
karriere-und-jobs stellen-und-ausbildung job-karriere tyopaikat avoimet-tyopaikat rabota obiavi obyavi karieri prace
volna-mista kariera-jobs allas allasok cariere joburi locuri-de-munca
""")
"""Path segments that name a place for postings."""

ID_NAMES = split("""
job jid vacancy opening posting requisition req advert jobad joboffer jobposting jobopening stelle stellenangebot
stellenanzeige ausschreibung offre emploi annonce poste oferta empleo vacante puesto convocatoria vacature vaga emprego
lavoro posizione annuncio offerta ogloszenie jobb tjanst stilling
""")
"""Last words of a parameter that names one posting by its id ("oferta=1042", "list[stelle]=412")."""

SECTION_WORDS = split("""
career careers karriere carriere carrieres carrera carreira carreiras carriera kariera karriar karieri recruitment
recrutement hiring employment join-us join joinus join-the-team nous-rejoindre rejoignez-nous trabaja-con-nosotros unete
trabalhe-conosco lavora lavora-con-noi work-with-us werken-bij werkenbij dolacz-do-nas rekrutacja opportunities
opportunity opportunita bewerbung ausbildung praktikum candidature candidatura annonce annonces trabajo lavoro praca
jobba-hos-oss oportunidades estagio role roles work-here work-for-us working-here working-with-us arbeiten-bei-uns
on-recrute nous-recrutons arbeta-hos-oss lavorare-con-noi trabaja-en pracuj-z-nami werken-bij-ons jobs-und-karriere
jobs-karriere karriere-und-jobs job-karriere
""")
"""Those of them under which a site keeps its other pages for applicants too."""

PATH_STEMS = split("""
job jobs vacancy vacancies vacancie jobdetail jobdetails jobad viewjob showjob jobposting joboffer vacancydetail
vacature vacatures vaga vagas stellenangebot stellenangebote stellenanzeige
stelle stellen emploi empleo empleos vacante vacantes opening openings position positions career careers karriere
kariera posting postings lavoro jobb offre poste recrutement requisition role roles puesto emprego hiring
""")
"""Words that mark a path segment when they are one of its hyphenated parts ("job-details", "vaga-engenheiro")."""

FACET_SEGMENTS = split("""
location locations department departments team teams category categories city cities country countries region regions
office offices function functions area areas tag tags type types level levels standort standorte bereich bereiche
berufsfelder abteilung abteilungen lieu lieux ville villes metier metiers equipe equipes ubicacion ubicaciones ciudad
departamento departamentos equipo equipos locatie locaties afdeling afdelingen localizacao area-de-negocio sede sedi
miasto lokalizacja dzial ort orter avdelning industry industries sector sectors skill skills company companies
""")
"""Path segments before a value that postings are sorted by ("/jobs/location/berlin")."""

LIST_SLUGS = split("""
all search search-jobs job-search jobsearch results list index overview archive open current browse apply alerts
job-alerts jobalert job-alert login log-in signin sign-in register signup talent-community talent-network talentpool
talent-pool saved saved-jobs my-jobs dashboard account profile faq faqs benefits perks culture values life diversity
students graduates internships apprenticeships early-careers teams team locations location departments department
categories category tag tags process hiring-process how-we-hire application-process interview-process contact about
about-us our-teams our-values stories people employee-stories testimonials feed rss sitemap map page privacy
open-positions open-roles openings current-openings job-openings vacancies vacatures jobs careers positions roles
offene-stellen stellenangebote jobsuche jobboerse alle-jobs standorte vorteile bewerbungsprozess schueler
studierende absolventen berufserfahrene arbeiten-bei uber-uns ueber-uns unternehmen ausbildung-und-studium kontakt
datenschutz impressum anmelden merkliste nos-offres offres nos-metiers metiers candidature-spontanee notre-culture
avantages etudiants connexion recherche ofertas cultura beneficios estudiantes buscar todas-las-ofertas
candidatura-espontanea alle-vacatures open-sollicitatie stages over-ons arbeidsvoorwaarden sollicitatieprocedure
mijn todas-as-vagas banco-de-talentos estagios quem-somos tutte-le-posizioni candidatura-spontanea chi-siamo
studenti wszystkie-oferty aplikacja-spontaniczna o-nas benefity proces-rekrutacji staze lediga-jobb lediga-tjanster
spontanansokan alla-jobb kultur formaner medarbetare post-job post-a-job employers for-employers arbetsgivare
salaries reviews companies company events news blog press media shop
""")
"""Last path segments of pages about postings that are no posting."""

BARRED_SEGMENTS = split("""
blog blogs news newsroom press media stories story article articles magazin magazine magazijn podcast podcasts event
events evento eventi eventos webinar webinars case-studies case-study cases customers category categories categoria
kategorie categorie tag tags topic topics author authors autor auteur auteurs users user profile profiles privacy
privacy-policy policy policies datenschutz impressum agb terms terms-of-use terms-and-conditions legal cookies
cookie-policy imprint mentions-legales aviso-legal login signin sign-in logout register signup sign-up account faq
faqs help support docs documentation contact contact-us contacts kontakt contatti contato contacto contacteer-ons
shop store cart checkout product products producten producto productos produkte prodotti service services servicios
dienstleistungen leistungen diensten solutions soluciones pricing prices about about-us ueber-uns uber-uns over-ons
o-nas chi-siamo quienes-somos qui-sommes-nous team teams our-team people leadership investors aktuelles actualites
noticias nieuws novinky feed rss sitemap wp-login.php wp-admin wp-json search suche recherche buscar zoeken salaries
salary reviews review interview interviews companies-hiring saved-jobs job-alerts jobalerts talent-community
talentcommunity talent-network talentnetwork newsletter subscribe download downloads cdn-cgi share sharer print
comments comment gallery galerie video videos
statii clanky artykuly articulos artikel artikelen journal le-journal carnet verhalen verhaal geschichten menschen
mitarbeiterstimmen mitarbeiterportraits kollegen
medarbetare mot-vara-medarbetare berattelser historier historias historia storie racconti testimonianze temoignages
portraits testimonios depoimentos historie ludzie zespol diary logbook log logg
consejos tips advice career-advice job-advice ratgeber conseils guide
guides poradnik porady consigli dicas resources resource whitepapers ebooks interview-tips karriere-tipps
""")
"""Path segments under which no posting lives."""

HOUSE_SEGMENTS = split("""
team teams our-team people about about-us ueber-uns uber-uns over-ons o-nas chi-siamo quienes-somos qui-sommes-nous
contact kontakt contatti contacto contato service services servicios aktuelles actualites
""")
"""Those of them under which small firms may keep their postings, where they have no place for postings."""

BARRED_TEXTS = frozenset(
    phrases("""
inschrijven|anmelden|registrieren|sign up|s'inscrire|registrarse|iscriviti
careers|career|jobs|job|all jobs|view all jobs|see all jobs|see all roles|see all open roles|see all positions
see open roles|see open positions|view open roles|view open positions|open positions|open roles|current openings
job openings|openings|search jobs|job search|browse jobs|find jobs|job alerts|create alert|create job alert
sign up for alerts|join us|join our team|join the team|join our talent network|join our talent community
join our talent pool|talent community|talent network|we're hiring|we are hiring|hiring|work with us|working here
working with us|next|previous|prev|share|save job|save|back|back to jobs|back to search|back to all jobs|login
log in|sign in|register|my applications|candidate login|employee login|faq|faqs|benefits|perks|culture|our culture
life at|our values|values|diversity|diversity & inclusion|diversity and inclusion|equal opportunity|privacy
privacy policy|cookie policy|cookies|terms|terms of use|terms & conditions|accessibility|contact|contact us|events
blog|news|newsroom|press|about|about us|home|team|our team|teams|students|students & graduates|graduates
early careers|internships|locations|departments|our offices|hiring process|how we hire|referral
recruitment fraud notice|agencies|post a job|post jobs|for employers|employers|job descriptions|company reviews
salaries|clear|clear all|reset|filter|filters|sort|subscribe|menu|close|more|all|full time|part time|remote
see job openings|explore jobs|explore careers|explore roles|view jobs|see jobs|job board|jobs board|job listings
job list|career opportunities|job opportunities|employment opportunities|current vacancies|vacancies|positions|roles
karriere|alle jobs|alle stellen|alle stellenangebote|offene stellen|offene positionen|stellenangebote
stellenanzeigen|stellen|jobsuche|jobs finden|jobabo|job-alert|job alert|zuruck|weiter|talentpool|talent pool
vorteile|uber uns|standorte|ausbildung & studium|schuler|studierende|absolventen|berufserfahrene|bewerbungsprozess
datenschutz|impressum|agb|kontakt|teilen|merken|anmelden|startseite|unternehmen|aktuelles|leistungen|produkte
zu den jobs|zu den stellen|jobs ansehen|carrieres|carriere|emploi|emplois|nos offres|nos offres d'emploi
toutes nos offres|voir les offres|voir toutes les offres|offres d'emploi|nos postes|recrutement|suivant|precedent
retour|alerte emploi|vivier|nos metiers|nos avantages|notre culture|qui sommes-nous|etudiants|stages et alternances
processus de recrutement|mentions legales|politique de confidentialite|connexion|partager|accueil|nous rejoindre
rejoignez-nous|actualites|empleo|ofertas de empleo|ver ofertas|ver todas las ofertas|vacantes|todas las vacantes
siguiente|anterior|volver|alertas de empleo|unete a nosotros|unete|cultura|beneficios|quienes somos|practicas
aviso legal|politica de privacidad|iniciar sesion|contacto|compartir|trabaja con nosotros|inicio|nosotros|noticias
vacatures|alle vacatures|bekijk vacatures|bekijk alle vacatures|open vacatures|volgende|vorige|terug|vacature-alert
vacature alert|werken bij|over ons|cultuur|arbeidsvoorwaarden|stages|sollicitatieprocedure|privacyverklaring
inloggen|delen|nieuws|onze vacatures|vagas|todas as vagas|ver vagas|oportunidades|proximo|voltar|alerta de vagas
banco de talentos|trabalhe conosco|quem somos|estagio|politica de privacidade|entrar|contato|partilhar|compartilhar
carreiras|nossas vagas|veja nossas vagas|lavora con noi|posizioni aperte|tutte le posizioni|offerte di lavoro
vedi tutte|avanti|indietro|torna|chi siamo|benefit|studenti e neolaureati|processo di selezione|accedi|contatti
condividi|kariera|oferty pracy|oferta pracy|wszystkie oferty|zobacz oferty|zobacz wszystkie oferty|nastepna
poprzednia|wroc|alert pracy|dolacz do nas|o nas|kultura|benefity|proces rekrutacji|staze i praktyki
polityka prywatnosci|zaloguj|udostepnij|oferta|lediga jobb|lediga tjanster|karriar|jobba hos oss|om oss|hem
alla jobb|ledige stillinger|ledige job|om os|nyheder|nyheter|arbetsgivare|for foretag|logga in|dela|rabota|karieri
obiavi za rabota
""")
)
"""Whole texts of links that lead to no posting."""

DEPARTMENTS = frozenset(
    phrases("""
engineering|software engineering|sales|marketing|design|product|product management|finance|accounting|legal|people|hr
human resources|operations|customer success|customer support|support|data|data science|it|research|r&d|business
business development|administration|general|general & administrative|g&a|security|infrastructure|technology|science
communications|manufacturing|production|supply chain|logistics|procurement|quality|retail|stores|corporate|leadership
strategy|partnerships|services|professional services|consulting|technik|vertrieb|verwaltung|entwicklung|produktion
logistik|personal|einkauf|kundenservice|ingenierie|commercial|communication|ventes|produit|rh|ressources humaines|ventas
operaciones|finanzas|tecnologia|recursos humanos|verkoop|techniek|logistiek|financien|vendas|operacoes|financas
tecnologia da informacao|vendite|amministrazione|produzione|sprzedaz|finanse|logistyka|produkcja|forsaljning|ekonomi
berlin|munich|london|paris|madrid|amsterdam|new york|san francisco|remote|worldwide|europe|usa|united states|germany
""")
)
"""Names postings are sorted by: as the whole text of a link they lead to a part of the list."""

CALLS = frozenset(
    phrases("""
apply|apply now|apply here|apply today|apply online|apply for this job|apply for this position|apply for job
apply for role|learn more|read more|view details|view job|view job details|view role|view position|view opening
view posting|see details|see job|see more|show more|more details|more info|more information|details|job details
full details|job description|full description|full job description|find out more|continue reading|learn more & apply
learn more and apply|view & apply|view and apply|read more & apply|download|download pdf|pdf|view|open|go|here
click here|more|interested|i'm interested|read job description|view full description|see the job
see full job description|discover more|view vacancy|view this job|jetzt bewerben|bewerben|online bewerben
hier bewerben|direkt bewerben|mehr erfahren|weiterlesen|mehr|mehr lesen|zur stelle|zum job|zur stellenanzeige
zum stellenangebot|stellenanzeige|stelle ansehen|job ansehen|mehr infos|mehr informationen|ansehen
weitere informationen|details ansehen|zur ausschreibung|herunterladen|jetzt ansehen|anzeige offnen|zur bewerbung
postuler|je postule|candidater|en savoir plus|lire la suite|voir plus|voir l'offre|voir le poste|voir l'annonce
decouvrir|consulter l'offre|voir le detail|telecharger|postuler maintenant|appliquer maintenant|appliquer
je candidate|lire plus|inscribirse|aplicar|aplicar ahora|postularme|postular|postulate|solicitar|mas informacion
leer mas|ver mas|ver oferta|ver detalles|ver vacante|saber mas|descargar|inscribete|aplica aqui|ver puesto
me interesa|solliciteer|solliciteer nu|solliciteer direct|lees meer|meer informatie|bekijk|bekijk vacature
bekijk de vacature|meer info|naar vacature|lees verder|meer lezen|bekijk functie|solliciteren|candidatar-se
candidate-se|inscreva-se|saiba mais|leia mais|ver mais|ver vaga|ver a vaga|continue lendo|quero me candidatar
detalhes|ver detalhes|continuar lendo|candidatar|saber mais|ler mais|candidati|candidati ora|invia candidatura
scopri di piu|leggi tutto|mostra altro|leggi di piu|scopri|dettagli|vedi offerta|vedi annuncio|scopri l'offerta
maggiori informazioni|invia cv|approfondisci|aplikuj|aplikuj teraz|wyslij cv|dowiedz sie wiecej|czytaj wiecej
pokaz wiecej|zobacz oferte|szczegoly|zobacz|wiecej|sprawdz|zobacz szczegoly|przejdz do oferty|sprawdz oferte|las mer
ansok|ansok har|ansok nu|sok jobbet|visa jobb|las mer & ansok|las mer och ansok|mer info|laes mere|ansog|se jobbet
les mer|se stilling|se stillingen|sok stillingen|sok her|lue lisaa|hae paikkaa|prochetete poveche|kandidatstvai
""")
)
"""Texts of links that call to read or apply: they say nothing of where they lead; the card's heading does."""

PAPERS = split("""
form forms formular formulare formulaire formulario formulier formularz modulo bewerbungsbogen bewerbungsformular
bewerbungsunterlagen fragebogen personalbogen checkliste checklist questionnaire imprime demande blankett
ansokningsblankett
privacy datenschutz datenschutzhinweise datenschutzerklaerung datenschutzerklarung confidentialite privacidad
informativa privacyverklaring policy policies notice handbook brochure broschuere broschure flyer leaflet
folder newsletter preisliste pricelist price-list tarif tarifs bulletin guidance guide guidelines regulations benefits
statement report jahresbericht bericht organigramm satzung agb terms klauzula regulamin polityka information-sheet
""")
"""Words in the names of papers for applicants and visitors that are no advertisement."""

CAREERS = phrases("""
work here|work with us|work for us|work at |join our team|join the team|join us|come work|careers|career at |karriere
arbeiten bei|arbeiten im|arbeite bei|jobs bei |jobs & karriere|lavora con noi|lavorare con|trabaja con|trabaja en
trabajar en|unete|trabalhe con|trabalhe na|trabalhe no|trabalhe com|werken bij|kom werken|jobba hos|jobba pa|arbeta hos
recrute|recrutement|nous rejoindre|rejoignez|carrieres|pracuj z|praca w |kariera|dolacz do|karriar|job hos
empleo|bolsa de trabajo|ledig
""")
"""What titles of pages for applicants say; weaker than a heading over postings."""

OPEN_HEADINGS = split("""
openings vacancies vacatures vagas vacantes vacants stellenangebote stellenanzeigen stellenausschreibungen jobangebote
jobborse jobs jobb posizioni stanowiska stillinger tyopaikat joburi обяви вакансии
""")
"""Words that make a short heading one over postings."""

OPEN_SHORT = split("""
opening vacancy vacature vaga vacante stellenangebot stellenanzeige stellenausschreibung stilling opportunities
oportunidades roles positions stellen emplois empleos postes puestos
""")
"""Words that do so only where they are nearly all of it: among more words they speak of this posting, or of other
things."""

OPEN_PHRASES = phrases("""
open position|open role|open job|current position|current role|current job|available position|available job
available role|job opportunit|current opportunit|career opportunit|open opportunit|positions available
roles available|we're hiring|we are hiring|now hiring|latest jobs|our jobs|job listing|job board|all positions
all roles|employment opportunit|we are looking for|offene stelle|offene position|aktuelle stelle|freie stelle
offenen stellen|freien stellen|aktuellen stellen|offenen positionen|aktuell suchen wir
zurzeit suchen|stellenausschreibung|wir stellen ein|unsere stellen|unsere jobs|wir suchen|offene jobs|aktuelle jobs
jobs bei|karrieremoglichkeit|stellen bei|ausbildungsplatz|ausbildungsstell|offres d'emploi|offres d’emploi
nos offres|postes ouverts|postes a pourvoir|nos postes|postes actuel|postes disponibles|nous recrutons|on recrute
offres de stage|nous recherchons|nous cherchons|on cherche|opportunites d'emploi|poste a pourvoir|postes vacants
offres en cours|offre d'emploi|ofertas de empleo|ofertas de trabajo|nuestras vacantes|estamos buscando
plazas vacantes|ofertas vigentes|ofertas activas|puestos disponibles|puestos vacantes|posiciones abiertas
empleos disponibles|ofertas laborales|busquedas activas|buscamos|oportunidades laborales|convocatorias
openstaande functie|openstaande vacature|wij zoeken|we zoeken|onze vacatures|beschikbare functies|vagas abertas
nossas vagas|oportunidades abertas|posicoes abertas|vagas disponiveis|estamos contratando|posizioni aperte
offerte di lavoro|opportunita di lavoro|stiamo cercando|cerchiamo|ricerche in corso|annunci di lavoro
posizioni ricercate|siamo alla ricerca|stiamo assumendo|oferty pracy|aktualne oferty|otwarte rekrutacje
otwarte stanowiska|szukamy|wolne stanowiska|aktualne rekrutacje|poszukujemy|lediga tjanster|lediga jobb|vi soker
lediga roller|oppna tjanster|ledige stillinger|ledige job|vi soger|ledig stilling|ledige roller|vi sokar
vi anstaller|avoimet tyopaikat|свободни позиции|отворени позиции|обяви за работа|свободни работни места|текущи обяви
работни позиции
""")
"""Parts of headings over postings."""

ASIDE_HEADINGS = split("""
news blog stories story nieuws noticias actualites aktuelles events culture benefits perks values team meet
testimonials mitarbeiterstimmen erfahrungsberichte medarbetare kollegor partners clients customers projects press
cultura temoignages equipo equipe zespol partner kunden kunder magazin insights resources products services alumni
follow newsletter subscribe contact kontakt contacto contatti articles posts locations departments teams offices
benefit vorteile avantages beneficios
""")
"""Words of headings over something else."""

EMPLOYMENT_WORDS = phrases("""
full time|full-time|fulltime|part time|part-time|vollzeit|teilzeit|festanstellung|unbefristet|befristet|temps plein
temps partiel| cdi| cdd|jornada completa|media jornada|voltijd|deeltijd|uur per week|tempo integral|meio periodo
tempo pieno|tempo indeterminato|pelny etat|umowa o prace|heltid|deltid|internship|tillsvidare|пълен работен ден
soknadsfrist|ansokningsdag|ansogningsfrist|bewerbungsfrist|ab sofort|closing date|apply by|date limite de candidature
sluitingsdatum|kennziffer|per hour|an hour|/hour|/hr|alternance|apprentissage|minijob|osa-aika|kokoaikai|plny uvazek
""")
"""What cards of postings say of employment."""

FACT_WORDS = (
    *EMPLOYMENT_WORDS,
    *phrases("""
remote|hybrid|on-site|onsite|homeoffice|home office|teletrabajo|teletravail|remoto|zdaln|permanent|contract
"""),
)
"""What cards of postings say beside the title: employment and workplace."""

JOB_CLASS_WORDS = split("""
job jobs position positions vacancy vacancies opening openings career careers posting postings role-title roles
vacature vacatures vaga vagas stelle stellen stellenangebot stellenangebote empleo emploi offre offer vacante
karriere jobb job-listing joblisting job-list joblist openpositions jobtitle jobposting requisition
""")
"""Parts of class names and ids of elements that hold postings."""

AWAY_CLASS_WORDS = split("""
nav navbar navigation menu submenu breadcrumb breadcrumbs footer cookie cookies share sharing shariff pagination pager
lang-switch language-switcher switcher topbar megamenu dropdown-menu consent
""")
"""Parts of class names and ids of elements that hold the page's furniture."""

BOX_CLASS_WORDS = split(
    "card item entry post article panel box tile teaser list listing row block media content column"
)
"""Words of class names of boxes that have footers of their own ("card-footer")."""

FACET_CLASS_WORDS = split("facet facets filter filters filterbar chip chips refine")
"""Last parts of class names and ids of elements that hold filters of a list."""

BARRED_STARTS = phrases("""
life at |working at |view all|see all|show all|browse all|all jobs|back to|skip to|search |leben bei |alle jobs
alle stellen|zuruck zu|arbeiten bei |voir tous|voir toutes|retour a|ver todas|ver todos|volver a|bekijk alle
terug naar|werken bij |vedi tutte|vedi tutti|torna a|zobacz wszystkie|wroc do|powrot do|visa alla|tillbaka till
jobs at |jobs in |jobs bei |careers at |sign up|subscribe|join our|share on|share this|teilen auf|partager sur
follow us|find jobs|search jobs|all open|see open|view open|explore |discover our|email us|mail us
report |create job alert|get job alerts|page |go to page|+|@
""")
"""Beginnings of texts of links that lead to no posting."""
