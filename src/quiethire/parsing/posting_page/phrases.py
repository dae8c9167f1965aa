"""Phrases by which posting pages are recognised and their parts told apart: folded, in the catalogue's languages."""

import re
from functools import lru_cache

from quiethire.parsing.words import Phrases, fold


def _any(*groups: str) -> str:
    words = [" ".join(word.split()) for group in groups for word in group.split(";")]
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted({w for w in words if w}, key=len, reverse=True)
    )


GENERIC_TITLES = re.compile(
    r"^\W*(?:(?:all|our|current|open|available|latest|new|more|alle|unsere|aktuelle|toutes?|tous|nos|todas|todos|"
    r"nuestras|onze|alle|nossas|tutte|le nostre|wszystkie|nasze|vara|alla)\s+){0,2}(?:"
    + _any(
        """career; careers; job; jobs; job opening; job openings; our jobs; open positions; open roles;
        current openings; current vacancies; vacancies; vacancy; opportunities; job opportunities;
        career opportunities;
        join us; join our team; join the team; work with us; work for us; we're hiring; we are hiring; we want you;
        search; search results; job search; contact; contact us; home; menu; navigation; about; about us;
        news; blog; latest posts; login; log in; sign in; register; apply; apply now; apply here;
        apply for this job; apply for this position; apply for this role; apply today; how to apply; application;
        application form; positions; roles; openings; listings; postes; puestos; stellen; job application;
        job details; job detail; job description; job posting; job advert; description; overview; summary; position;
        candidate portal; privacy policy; cookie policy; cookies; cookie settings; page not found; not found; error;
        404; share; share this job;
        reset; filter; filters; clear; related jobs; similar jobs; other jobs; other openings; more jobs; all jobs;
        all roles; back to jobs; team; our team; benefits; perks; culture; our culture; life at; our values; faq;
        hiring process; newsletter; subscribe; get our email newsletter; download app; products; services;
        solutions; software; accessories;
        general application; spontaneous application; careers at; jobs at; current job openings; hiring; job board;
        we're hiring!; now hiring; hiring now; we need you; you are looking for a job; position details;
        vacancy details; role details; internships; recruitment; recruiting""",
        """karriere; stellenangebote; stellenangebot; stellenanzeige; offene stellen; jobs & karriere; karriereportal;
        stellen; ausbildung; kontakt; startseite; suche; impressum; datenschutz; uber uns; jetzt bewerben; bewerben;
        bewerbung; bewerbungsformular; online bewerben; aktuelles; aktuelle stellenangebote; initiativbewerbung;
        stellenausschreibung; stellenausschreibungen; ausschreibung; verstarkung gesucht; verstarkung; wir suchen dich;
        wir suchen sie; wir suchen verstarkung; komm in unser team; werde teil unseres teams; aktuelle jobs;
        stellenbeschreibung; jobdetails; arbeiten bei; offnungszeiten; datenschutzeinstellungen""",
        """carrieres; carriere; recrutement; emploi; emplois; offres d'emploi; offre d'emploi; nos offres;
        nos offres d'emploi; rejoignez-nous; nous rejoindre; postuler; candidature; candidature spontanee; accueil;
        recherche; mentions legales; actualites; contactez-nous; opportunites d'emploi; on recrute; nous recrutons;
        on embauche;
        offre de poste; fiche de poste; detail de l'offre""",
        """empleo; empleos; ofertas de empleo; oferta de empleo; trabaja con nosotros; unete; unete a nosotros;
        unete a nuestro equipo; vacantes; contacto; inicio; buscar; aplicar; inscribirse; bolsa de trabajo;
        bolsa de empleo; descripcion de la oferta; detalle de la oferta; buscamos personal; se busca personal""",
        """vacatures; vacature; werken bij; werkenbij; solliciteren; solliciteer; solliciteer nu; solliciteer direct;
        over ons; kom werken; open sollicitatie; zoeken; wij zoeken jou; wij zoeken collega's; kom bij ons werken;
        vacaturedetails; onze vacatures; openstaande vacatures; functieomschrijving""",
        """vagas; vaga; carreiras; carreira; trabalhe conosco; trabalhe connosco; oportunidades; candidate-se;
        candidatar; contato; contactos; pesquisar; venha trabalhar conosco; descricao da vaga""",
        """lavora con noi; posizioni aperte; offerte di lavoro; carriere; candidati; candidati ora; candidatura;
        candidatura spontanea; chi siamo; contatti; cerca; entra nel nostro team; unisciti a noi; stiamo assumendo;
        cerchiamo personale""",
        """kariera; praca; oferty pracy; oferta pracy; dolacz do nas; dolacz do zespolu; rekrutacja; aplikuj;
        aplikuj teraz; o nas; szukaj; kontakt; aktualne oferty; opis stanowiska; szczegoly oferty; zatrudniamy""",
        """karriar; lediga tjanster; jobba hos oss; jobb; ansok; ansok har; om oss; kontakta oss; ledige stillinger;
        ledige jobs; avoimet tyopaikat; tyopaikat; job hos os; кариера; свободни позиции; работа; обяви;
        обяви за работа; контакти; вакансии; карьера""",
        """ledige stillinger; ledige job; jobs hos os; bliv en del af holdet; jobb hos oss; tule meille toihin; yritys;
        yhteystiedot; volna mista; volne pozice; pracovni nabidky; volne pracovne miesta; o nas; allasok; karrier;
        allasajanlatok; kapcsolat; rolunk; cariere; locuri de munca; despre noi; καριέρα; θέσεις εργασίας; επικοινωνία;
        kariyer; acik pozisyonlar; hakkimizda; iletisim; вакансії; кар'єра; про нас; о нас; о компании; за нас; новини;
        採用情報; 募集職種; 求人情報; 会社概要; お問い合わせ""",
    )
    + r")\W*$"
)
"""Headings that name no position."""

SECTION = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:"
    r"(?:(?:job|role|position|your|the|key|main|primary|core|day-to-day|essential|minimum|basic|preferred|"
    r"required|additional|desired|general|principal|other|typical|technical)\s+){0,3}"
    r"(?:responsibilit(?:y|ies)|requirements?|qualifications?|duties|skills(?:\s+(?:and|&)\s+\w+)?|experience|"
    r"tasks|role|mission|profile|summary|description|overview|competenc(?:y|ies)|functions?|objectives?|"
    r"accountabilities|education)"
    r"(?:\s*(?:and|&|/|,)\s*\w+){0,3}"
    r"|about (?:the|this|our|us|you|your)\b.{0,40}|who (?:we|you) are.{0,30}|what (?:you|we)(?:'ll|'re|'d| will|"
    r" bring| offer| are| need| do| can|'ve| have| get| expect)?\b.{0,50}"
    r"|you (?:will|have|are|bring|might|should|may|must)\b.{0,40}|you'll .{0,30}|your (?:tasks|profile|mission|"
    r"role|responsibilities|background|impact|day|skills).{0,30}|why (?:join|work|you|us|we).{0,40}|"
    r"nice[- ]to[- ]haves?.{0,20}|bonus(?: points)?.{0,20}|must[- ]haves?|benefits.{0,30}"
    r"|we (?:offer|are looking for|expect|seek|provide|bring|value)\b.{0,40}|how (?:to apply|you'll).{0,30}|"
    r"compensation.{0,40}|perks.{0,30}|the (?:role|position|job|team|opportunity|details|company)\b.{0,20}|"
    r"in this role.{0,20}|(?:preferred|desired|required|ideal) .{0,30}|job (?:summary|duties|details|purpose|"
    r"requirements).{0,20}|location|department|salary"
    r"|(?:deine|ihre|ihr|dein|unsere?|das|die|was|wir|warum|wen|wer)\b.{0,12}?(?:aufgaben?\w*|profil|"
    r"anforderung\w*|qualifikation\w*|verantwortung\w*|tatigkeit\w*|angebot|leistungen|benefits|mitbring\w*|"
    r"biet\w+|erwart\w+|suchen|wir\b|rolle|stelle)\b.{0,25}|aufgaben\w*.{0,20}|anforderung\w*.{0,20}|"
    r"tatigkeits\w+|voraussetzung\w*|qualifikation\w*|profil|stellenbeschreibung|im uberblick"
    r"|(?:le |la |les |votre |vos |notre |nos |ton |tes )?(?:missions?|profil|responsabilites|taches|competences|"
    r"exigences|qualifications|avantages|description|poste|conditions|remuneration|entreprise)\b.{0,30}|"
    r"ce que .{0,40}|pourquoi .{0,30}|qui sommes[- ]nous.{0,10}"
    r"|(?:las? |los? |el |tus? |sus? |principales? |nuestr\w+ )*(?:funciones|requisitos|responsabilidades|tareas|"
    r"perfil|descripcion|ofrecemos|beneficios|objetivos?|competencias|experiencia|formacion|conocimientos|"
    r"habilidades|introduccion)\b.{0,35}|(?:que|por que) .{0,30}|se ofrece.{0,20}|buscamos.{0,20}"
    r"|(?:jouw?|onze|de|het|wat|wie|waarom|over)\b.{0,12}?(?:taken|functie\w*|profiel|verantwoordelijk\w*|vragen|"
    r"bieden|breng\w*|zoeken|zijn|wij|ons|je|jij|doen|doe)\b.{0,25}|functie-?(?:omschrijving|eisen|profiel)|"
    r"werkzaamheden|wij (?:bieden|vragen|zoeken).{0,20}|arbeidsvoorwaarden|reageren op.{0,25}"
    r"|(?:os |as |sobre |principais |suas |seu |nossos )*(?:responsabilidades|requisitos|atividades|atribuicoes|"
    r"beneficios|perfil|diferenciais|qualificacoes|descricao|oferecemos|conhecimentos|competencias)\b.{0,30}|"
    r"o que .{0,40}"
    r"|(?:il |la |le |i |cosa |che |chi |cosa |principali )*(?:responsabilita|requisiti|mansioni|attivita|"
    r"competenze|offriamo|profilo|ruolo|cerchiamo|siamo|compiti|descrizione|benefit)\b.{0,30}"
    r"|(?:twoj\w*|nasz\w*|zakres|glowne|opis|co|czego|kogo|dlaczego|mile)\b.{0,20}?(?:obowiazk\w*|zada\w*|"
    r"wymagan\w*|oczek\w*|ofer\w*|stanowiska|zyskasz|szukamy|widzian\w*|robi\w*)\b.{0,25}|obowiazki|"
    r"wymagania.{0,20}|oferujemy.{0,20}|opis"
    r"|(?:essential|desirable|selection|key|person) (?:criteria|specification)|tatigkeiten?|(?:das|"
    r"was) bringst du mit.{0,20}|"
    r"uber uns|nous (?:offrons|proposons|recherchons|cherchons)\b.{0,40}|quienes somos.{0,10}|"
    r"taken(?: en .{0,30})?|o nas|o firmie|"
    r"sobre (?:nos|nosotros|a empresa|la empresa)|(?:dine )?(?:arbeidsoppgaver|arbejdsopgaver|opgaver|kvalifikasjoner|"
    r"kvalifikationer)\b.{0,20}"
    r"|(?:vem|vad|dina?|ditt|om|vi|varfor|arbetsuppgifter|kvalifikationer|kravprofil|krav|meriterande)\b.{0,30}|"
    r"(?:изисквания|отговорности|задължения|предлагаме|ние предлагаме|условия|описание|основни)\b.{0,30}"
    r")\W*$"
)
"""Headings of the sections of an advertisement; none of them is its title."""

APPLY = re.compile(
    r"\b(?:apply|applying|submit (?:your )?(?:application|resume|cv)|"
    r"(?:send|e-?mail) (?:us )?(?:your )?(?:resume|cv|application)|i'm interested|i am interested|"
    r"express (?:your )?interest|"
    r"start (?:your |my )?application|"
    r"jetzt bewerben|bewerben|online[- ]bewerb\w+|zur bewerbung|bewirb dich\w*|bewerbung (?:senden|starten|"
    r"abschicken|absenden|einreichen|schicken)|bewerbungsformular|interesse geweckt|(?:envoyer|"
    r"transmettre) (?:ma|votre) candidature|"
    r"postuler|postulez|je postule|candidater|soumettre (?:ma|votre|une) candidature|"
    r"deposer (?:ma|votre) candidature|inscribirme|inscribete|inscribirse|aplicar|aplica|postular\w*|"
    r"solicitar (?:empleo|puesto)|(?:mandar|envie|mande|manda|envia) (?:o |tu |seu |su |il tuo )?(?:cv|curriculo|"
    r"curriculum)|"
    r"quero (?:esta|essa|a) vaga|application form|bewerbungs(?:bogen|portal)|formulaire de candidature|"
    r"sollicitatieformulier|"
    r"modulo di candidatura|formularz (?:aplikacyjny|zgloszeniowy)|ansokningsformular|ansogningsskema|"
    r"enviar (?:cv|curriculum|candidatura)|sollicite(?:er|ren)\w*|reageer (?:nu|"
    r"direct|op)|candidatar\w*|candidate-se|candidatura|inscreva-se|quero me candidatar|candidati|candidarsi|"
    r"invia (?:candidatura|cv|la tua)|"
    r"aplikuj\w*|wyslij (?:cv|aplikacje|zgloszenie)|ansok\w*|sok (?:jobbet|tjansten|stillingen)|"
    r"skicka (?:in )?(?:din )?ansokan|send ansokning|ansog|hae (?:paikkaa|tehtavaa)|кандидатствай\w*|"
    r"кандидатствайте|откликнуться|отправить резюме|подать заявку|ozvat se|odpovedet na nabidku|jelentkez\w+|"
    r"aplica acum|basvur\w*|応募\w*|"
    r"sog (?:jobbet|stillingen|her|nu)|sok (?:her|na|nu|pa)|send (?:en |din )?ansogning|send soknad|"
    r"hae (?:nyt|tyota|tahan)|"
    r"(?:jata|laheta) hakemus|odpovedet na|mam zajem|prihlasit se|reagovat na|poslat zivotopis|trimite cv|"
    r"αίτηση|υποβολή|відгукнутися|надіслати резюме|подати заявку)\b"
)
NOT_APPLY = re.compile(
    r"\b(?:how to apply|filters?|apply filter|terms apply|coupon|apply later|hiring process|application process|"
    r"bewerbungsprozess|why apply|all jobs|general application|spontan\w*|initiativ\w*|speculative|talent (?:pool|"
    r"network|community)|open sollicitatie|job alerts?|apply for (?:a )?(?:loan|membership|credit|grant)|"
    r"log ?in)\b"
)
EASY_APPLY_HOSTS = re.compile(
    r"(?:facebook|twitter|whatsapp(?![^\"]*phone=)|//t\.me|pinterest|reddit|xing\.com/(?:social|spi)|linkedin\.com/share|"
    r"plus\.google|x\.com/intent)",
    re.IGNORECASE,
)

END = re.compile(
    r"^\W*(?:"
    + _any(
        """apply for this (?:job; apply for this job; apply for this position; apply for this role; apply now;
        apply today; apply here; apply online; application form; submit your application; submit application;
        job application; apply; interested; interested?; share; share this; share this job; share this post;
        share this page; share on; share this position; share job; related jobs; related posts; related positions;
        related vacancies; similar jobs; similar positions; similar roles; other jobs; other openings;
        other open positions; other positions; other vacancies;
        more jobs; more openings; more open positions; more opportunities; recommended jobs; you may also like;
        latest jobs; recent jobs; back to jobs; back to all jobs; back to careers; back to all roles; all jobs;
        all positions; view all jobs; view all openings; see all jobs; join our talent community;
        join our talent network; job alerts; get job alerts; create a job alert; leave a comment; leave a reply;
        comments; post navigation; previous; next; newsletter; subscribe; subscribe to our newsletter;
        stay up to date; follow us; contact us; get in touch; about the author; tags; categories; print;
        report this job; save job; refer a friend; email a friend; sign up; want to learn more?""",
        """jetzt bewerben; bewerbungsformular; online bewerben; bewerben; jetzt online bewerben; zur bewerbung;
        ahnliche stellen; ahnliche jobs; weitere stellen; weitere jobs; weitere stellenangebote;
        weitere offene stellen; teilen; stellenangebot teilen; stelle teilen; diese stelle teilen; job teilen;
        seite teilen; beitrag teilen; drucken; zuruck; zuruck zur ubersicht; zur ubersicht; alle stellen; alle jobs;
        alle stellenangebote; jobalert; newsletter; folgen sie uns; das konnte sie auch interessieren""",
        """postuler; postulez; postulez maintenant; postuler a cette offre; postulez en ligne;
        formulaire de candidature; offres similaires; autres offres; autres postes; nos autres offres;
        voir toutes les offres; toutes nos offres; partager; partager cette offre; partagez; retour;
        retour aux offres; imprimer; suivez-nous; vous aimerez aussi; je postule""",
        """inscribirme; inscribirme en esta oferta; aplicar; postularme; formulario de solicitud; ofertas similares;
        ofertas relacionadas; otras ofertas; otras vacantes; ver todas las ofertas; compartir; compartir oferta;
        compartir esta oferta; volver; siguenos; te puede interesar""",
        """solliciteren; solliciteer; solliciteer nu; solliciteer direct; sollicitatieformulier; direct solliciteren;
        vergelijkbare vacatures; andere vacatures; meer vacatures; bekijk alle vacatures; alle vacatures;
        gerelateerde vacatures; delen; deel deze vacature; deel vacature; terug; terug naar overzicht; volg ons;
        interesse?""",
        """candidatar-se; candidate-se; candidatar; vagas semelhantes; vagas relacionadas; outras vagas;
        ver todas as vagas; compartilhar; compartilhe; partilhar; voltar; siga-nos; candidati; candidati ora;
        invia la tua candidatura; modulo di candidatura; altre posizioni; altre offerte; offerte simili; condividi;
        torna indietro; torna alle offerte; seguici""",
        """aplikuj; aplikuj teraz; formularz aplikacyjny; wyslij aplikacje; podobne oferty; inne oferty;
        zobacz wszystkie oferty; udostepnij; wroc; powrot; ansok; ansok har; ansok nu; liknande jobb; andra jobb;
        fler lediga jobb; fler lediga tjanster; dela; tillbaka; подобни обяви; сподели; кандидатствай; назад;
        още обяви""",
        """sog stillingen; sog jobbet; sok stillingen; sok pa stillingen; andre stillinger; andre ledige stillinger;
        lignende stillinger; flere ledige stillinger; del denne side; hae paikkaa; muut avoimet tyopaikat;
        vastaavat tyopaikat; jaa; odpovedet na nabidku; dalsi nabidky; dalsi volne pozice;
        podobne nabidky; podobne pozice;
        dalsie ponuky; podobne ponuky; sdilet; zdielat; jelentkezem; jelentkezes; tovabbi allasok; hasonlo allasok;
        megosztas; aplica acum; aplica; alte posturi; alte joburi; joburi similare; distribuie; benzer ilanlar;
        diger ilanlar; basvur; paylas; похожие вакансии; другие вакансии; откликнуться; поделиться; схожі вакансії;
        інші вакансії; поділитися; παρόμοιες θέσεις; άλλες θέσεις; κοινοποίηση; 応募する; その他の求人""",
    )
    + r")\W*$"
)
"""A line that ends an advertisement: what follows is the form, the sharing row, other postings or the site."""

CLOSED = re.compile(
    r"\b(?:no longer (?:available|accepting (?:applications|candidates)|active|open)|(?:position|job|role|vacancy|"
    r"posting) (?:has been|is|was) (?:already )?(?:filled|closed|expired|removed)|(?:job|posting|position|listing|"
    r"vacancy|advert\w*) (?:has )?expired|posting is (?:now )?closed|closed to new applications|"
    r"applications? (?:are|is) (?:now )?closed|"
    r"this (?:job|position|role|posting|vacancy) (?:is|has) (?:now )?(?:closed|expired|filled)|nicht mehr verfugbar|"
    r"stelle ist bereits besetzt|bereits besetzt|stellenanzeige ist (?:abgelaufen|nicht mehr)|nicht mehr aktiv|"
    r"n'est plus (?:disponible|en ligne|d'actualite)|offre (?:expiree|pourvue|cloturee)|"
    r"poste (?:est )?(?:deja )?pourvu|ya no esta disponible|oferta (?:caducada|cerrada|ha caducado|finalizada)|"
    r"vacante (?:cerrada|cubierta)|"
    r"proceso cerrado|niet langer beschikbaar|niet meer beschikbaar|vacature is (?:gesloten|vervuld|verlopen)|"
    r"nao esta mais disponivel|ja nao esta disponivel|vaga (?:encerrada|preenchida)|nao aceita mais candidaturas|"
    r"non e piu disponibile|annuncio (?:scaduto|non piu)|posizione (?:chiusa|coperta)|nie jest juz (?:dostepna|"
    r"aktualna)|oferta (?:wygasla|nieaktualna)|rekrutacja (?:zostala )?zakonczona|inte langre tillganglig|"
    r"tjansten ar tillsatt|ansokningstiden har gatt ut)\b"
)
CLOSED_MARK = re.compile(
    r"^\W*(?:expired|closed|filled|position filled|job closed|hired|besetzt|abgelaufen|geschlossen|pourvu|expiree?|"
    r"caducada|cerrada|gesloten|vervuld|encerrada|scaduto|chiusa|wygasla|изтекла)\W*$"
)

HIRING_WORDS = Phrases.of("""
    we're looking for; we are looking for; we are seeking; we're seeking; we are hiring; we're hiring; we are
    searching; we are recruiting; we are currently looking; we are currently seeking; we are currently hiring;
    is looking for; is hiring; is seeking; is currently seeking; is currently looking; are looking for; are
    seeking; seeks a; seeks an; you will be responsible; you'll be responsible; you will work; you'll work; you
    will be; you'll be; you will help; you'll help; you will lead; you'll lead; you will own; you'll own; you
    will build; you'll build; you will join; you'll join; you will report; the ideal candidate; ideal candidate;
    successful candidate; responsible for; reports to; report to; years of experience; years experience; years'
    experience; equal opportunity employer; this position is; this role is; this position will; this role will;
    this position requires; this role requires; join our team; send us your; send your cv; send your resume; to
    apply; how to apply; wir suchen; suchen wir; wir freuen uns auf; bewerben sie sich; bewirb dich; ihre
    bewerbung; deine bewerbung; berufserfahrung; berufseinsteiger; arbeitsplatz; zur verstarkung; sie bringen;
    du bringst; ihre aufgaben; deine aufgaben; ihr profil; dein profil; wir bieten; bewerbungsunterlagen;
    abgeschlossene ausbildung; abgeschlossenes studium; nous recherchons; nous recrutons; recherche un; vous
    serez; vous etes; vous avez; vous justifiez; vous aurez; profil recherche; vos missions; rattache; sous la
    responsabilite; envoyez votre; envoyez nous; votre candidature; annees d'experience; vous assurez; vous
    participez; buscamos; se busca; estamos buscando; se requiere; requisitos; ofrecemos; funciones; experiencia
    minima; experiencia en; experiencia previa; experiencia de; experiencia demostrable; envia tu cv; tu
    candidatura; incorporar a; imprescindible; wij zoeken; zijn wij op zoek; op zoek naar; ben jij; wij bieden;
    jouw profiel; wij vragen; functie-eisen; solliciteer; sollicitatie; werkervaring; jij bent; je bent; ga je
    doen; procuramos; estamos a procura; estamos procurando; estamos contratando; oferecemos; experiencia com;
    experiencia em; responsabilidades; sera responsavel; envie o seu; enviar curriculo; cerchiamo; ricerchiamo;
    siamo alla ricerca; e alla ricerca; la risorsa; il candidato; requisiti; offriamo; inserire nel; invia il;
    manda il; poszukujemy; szukamy; wymagania; oferujemy; oczekujemy; zakres obowiazkow; mile widziane; wyslij
    cv; doswiadczenie w; osoby na stanowisko; vi soker; soker vi; vi erbjuder; du har; dina arbetsuppgifter; vi
    leter; vi soger; soker nu; meriterande; vi letar; ansokan; търсим; търси; предлагаме; изисквания; кандидати;
    набира; опит; ищем; требования; обязанности; условия; soger vi; vi tilby; arbejdsopgaver; arbeidsoppgaver; din
    profil; kvalifikasjoner; kvalifikationer; sok stillingen; sog stillingen; etsimme; tarjoamme; odotamme; hakemus;
    tyokokemus; hledame; pozadujeme; nabizime; zivotopis; praxe v; hladame; ponukame; keresunk; elvarasok; kinalunk;
    jelentkez; oneletrajz; cautam; angajam; cerinte; oferim; experienta in; candidatul; αναζητ; προσφέρουμε; προσόντα;
    εμπειρία; ariyoruz; nitelikler; deneyim; шукаємо; вимоги; пропонуємо; досвід; кандидат; предлагаем; 応募; 募集; 歓迎
""")
"""What an advertisement says of the work and the person wanted."""

TERMS = Phrases.of("""
    per hour; an hour; hourly; per annum; salary; wage; pay rate; overtime; shifts; shift_; rota; paid time off;
    paid holiday;
    annual leave; days' holiday; days holiday; sick pay; sick leave; pension; 401(k); health insurance; dental;
    pro rata;
    permanent contract; full-time; full time; part-time; part time; hours a week; hours per week; probation; on-call;
    _pto; holiday entitlement; weekends; night shift; tips; mileage; driver's licen; start date; immediate start;
    urlaubstage; tage urlaub; urlaub_; urlaubsgeld; weihnachtsgeld; 13. monatsgehalt; gehalt; entgelt; vergutung; tarif;
    tvod; tv-l; vollzeit; teilzeit; unbefristet; befristet; festanstellung; arbeitszeit; gleitzeit; schicht;
    uberstunden;
    probezeit; ab sofort; wochenstunden; stunden pro woche; stunden/woche; altersvorsorge; firmenwagen; jobrad; minijob;
    lehrjahr; kollektivvertrag; ferien; pensum; eintritt;
    _cdi_; _cdd_; temps plein; temps partiel; 35h; 39h; 35 h; 39 h; _net_ ; brut; remuneration; salaire; mutuelle;
    tickets
    restaurant; ticket restaurant; titres-restaurant; conges; _rtt; prise de poste; 13e mois; prime_; primes;
    horaires; astreinte;
    avantages; permis b; temps de travail; quart de; poste a pourvoir;
    jornada; contrato; salario; sueldo; prestaciones; vacaciones; turno; horario; incorporacion; bruto; mensuales; vales
    de; seguro social; aguinaldo; nomina; convenio; tiempo completo; media jornada; finiquito;
    contratto; retribuzione; stipendio; ccnl; ferie; tempo indeterminato; tempo determinato; tempo pieno; full time;
    orario;
    turni; straordinari; buoni pasto; ral_; inquadramento; livello; inizio previsto; assunzione;
    vakantiedagen; brutoloon; bruto per maand; bruto_; salaris; uur per week; _cao; reiskosten; maaltijdcheques;
    vast contract;
    onbepaalde duur; dienstverband; pensioen; vakantiegeld; loon; ploegen; voltijds; deeltijds;
    salario; remuneracao; vale-; vale transporte; vale refeicao; plano de saude; beneficios; _clt; carga horaria;
    escala; turno;
    subsidio de; ferias; efetivo; regime de; horario;
    umowa; umowe; wynagrodzenie; etat; urlop; brutto; netto; zmian; premia; benefit; godzin; zatrudnieni;
    heltid; deltid; tillsvidare; visstid; provanstallning; kollektivavtal; manadslon; lon_; lon:; semester;
    tilltrade; tjanstepension;
    lonn; loenn; fast stilling; tiltredelse; tiltraedelse; overenskomst; pension; timer om ugen; ansaettelse;
    vikariat; turnus;
    заплата; възнаграждение; трудов договор; отпуск; смени; ваучери; бруто; нето; работно време; бонус
""")
"""Words for the terms of employment: what is paid, when one works, how long the contract lasts."""

QUALIFICATIONS = Phrases.of("""
    experience; degree; diploma; qualified; qualification; licen; certificat; apprenticeship; years in; skills;
    ability to; able
    to; you can; you have; knowledge of; time-served; trained; training;
    erfahrung; ausbildung; gesellenbrief; studium; abschluss; kenntnis; fuhrerschein; fahigkeit; bereitschaft;
    gelernt; examen;
    berufsbild; quereinsteiger; teamfahig; selbststandig;
    experience; diplome; _cap_; _bep_; bac_; bac+; permis; maitrise; autonome; formation; competence; connaissance;
    rigueur;
    experiencia; titulacion; titulo; licencia; secundaria; bachillerato; conocimiento; manejo de; carnet; estudios;
    formacion;
    esperienza; diploma; laurea; patente; conoscenza; capacita; titolo di studio; autonom; qualifica;
    ervaring; rijbewijs; diploma; kennis van; opleiding; bereid; zelfstandig; certificaat; werk- en denkniveau; _mbo;
    _hbo;
    experiencia; ensino medio; ensino superior; escolaridade; conhecimento; disponibilidade; formacao; habilitacao;
    carta de conducao;
    doswiadczenie; wyksztalcenie; znajomosc; prawo jazdy; uprawnienia; umiejetnosc; studia; gotowosc; niekaralnosc;
    erfarenhet; utbildning; korkort; truckkort; legitimation; kunskap; har jobbat; flytande; examen; gymnasi;
    erfaring; uddannelse; utdanning; kvalifikasjon; forerkort; kendskab; kjennskap; fagbrev; autorisation; autorisasjon;
    опит; образование; диплома; умения; познания; квалификация; шофьорска книжка; владеене
""")
"""Words for what is asked of the person."""

SALES = Phrases.of("""
    get a quote; free quote; free estimate; request a quote; plus vat; call-out; add to cart; add to basket;
    add to bag; book now; book an
    appointment; buy now; in stock; tuition fee; course fee; enrol now; enroll now; course content; money-back;
    our prices;
    angebot anfordern; kostenvoranschlag; kostenloses angebot; zzgl. mwst; inkl. mwst; in den warenkorb;
    termin buchen; kursgebuhr;
    zum kurs anmelden; teilnahmegebuhr; kursinhalte; lehrgangsgebuhr; in diesem kurs; lieferzeit; sprechzeiten;
    devis gratuit; demander un devis; ajouter au panier; prendre rendez-vous; frais de formation;
    contenu de la formation; en stock;
    presupuesto sin compromiso; pida presupuesto; anadir al carrito; precio del curso; matriculate; reservar ahora;
    preventivo gratuito; richiedi un preventivo; aggiungi al carrello; quota di iscrizione; iscriviti al corso;
    offerte aanvragen; in winkelwagen; cursusgeld; schrijf je in voor de cursus; orcamento gratis;
    adicionar ao carrinho;
    darmowa wycena; dodaj do koszyka; cena kursu; lagg i varukorgen; begar offert; kursavgift; laeg i kurv;
    legg i handlekurv
""")
"""What pages say that sell work, goods or courses; advertisements for people do not."""

_CLOSED_WORDS = Phrases.of("""
    no longer; filled; closed; expired; nicht mehr; besetzt; abgelaufen; n'est plus; pourvu; expiree; cloturee;
    ya no esta; caducad; cerrad; cubierta; finalizada; niet langer; niet meer; gesloten; vervuld; verlopen; nao
    esta; encerrada; preenchida; nao aceita; non e piu; scaduto; non piu; chiusa; nie jest juz; wygasla;
    nieaktualna; zakonczona; inte langre; tillsatt; gatt ut
""")


def may_say_closed(text: str) -> bool:
    """Whether a folded text has any of the words without which nothing in it says that the posting is closed."""
    return _CLOSED_WORDS.said_in(text)


def says_closed(text: str) -> bool:
    """Whether a folded text says that the posting is closed."""
    return may_say_closed(text) and CLOSED.search(text) is not None


@lru_cache(maxsize=32_768)
def is_section(folded_text: str) -> bool:
    """Whether a short folded text is the heading of an advertisement's section."""
    return SECTION.match(folded_text) is not None


@lru_cache(maxsize=32_768)
def is_invitation(folded_text: str) -> bool:
    """Whether a folded heading invites rather than names a position: "Come cook with us"."""
    return _WITH_US.search(folded_text) is not None


def is_generic(folded_text: str) -> bool:
    """Whether a short folded text names no position."""
    if GENERIC_TITLES.match(folded_text) is not None:
        return True
    words = _ANY_WORD.findall(folded_text)
    return 0 < len(words) < 9 and _GENERIC_WORDS.issuperset(words)


_ANY_WORD = re.compile(r"[^\W_]+")
_GENERIC_WORDS = frozenset(
    """
    career careers job jobs work working here with us at for our the team join and or opportunities vacancies open
    current
    positions roles openings hiring we are apply now all latest page home welcome to in of employment recruitment people
    karriere jobs stellen stellenangebote ausbildung ausbildungsplatze praktikum studium offene aktuelle freie unsere
    bei uns und im
    arbeiten als arbeitgeber bewerbung dein deine einstieg komm ins werde teil unseres teams von mit wir suchen dich sie
    arbeite karriereportal jobportal stellenportal bewerberportal trabaje trabajar trabalhar travaillez travailler
    emploi emplois recrutement recrute recrutons carrieres carriere offres offre nous rejoindre rejoignez nos notre
    equipe chez et les
    d de la le postes stage stages alternance on
    empleo empleos trabaja trabajo con nosotros vacantes ofertas oferta bolsa unete a nuestro equipo y en el del talento
    lavora noi lavoro posizioni aperte carriere offerte opportunita il tuo
    vacatures vacature werken werkenbij bij ons onze openstaande solliciteren kom jij in het
    vagas vaga trabalhe conosco trabalhe connosco carreiras oportunidades nossa nossas
    kariera praca oferty pracy dolacz nas rekrutacja aktualne u w
    karriar lediga jobb tjanster jobba hos oss jobbe ledige stillinger job vara vare vores
    кариера работа обяви свободни позиции при нас
    """.split()  # noqa: SIM905  (a paragraph is easier to keep than a column)
)
"""Words that name the place for postings, or nothing: a text of nothing else names no position."""


@lru_cache(maxsize=32_768)
def is_end(folded_text: str) -> bool:
    """Whether a short folded text ends an advertisement."""
    return END.match(folded_text) is not None


@lru_cache(maxsize=32_768)
def says_apply(folded_text: str) -> bool:
    """Whether a folded text calls for applying."""
    return _APPLY_WORDS.said_in(folded_text) and APPLY.search(folded_text) is not None


_APPLY_WORDS = Phrases.of("""
    appl; submit; send_; mail; interest; interess; transmettre; bewerb; bewirb; postul; candid; deposer; inscri;
    aplica; solicitar; enviar; sollicit;
    reageer; quero; invia; aplikuj; wyslij; sok; skicka; ansog; hae_; кандидат; отклик; отправить; подать;
    ozvat; odpovedet; jelentkez; basvur; 応募; sog_; send_; hae_; hakemus; zajem; prihlasit; reagovat; zivotopis;
    trimite; αίτηση; υποβολή; відгук; надіслати; подати
""")


def folded(text: str) -> str:
    """The text as these patterns expect it."""
    return fold(text)


_WITH_US = re.compile(
    r"\b(?:with us|bei uns|mit uns|con nosotros|con nosotras|avec nous|chez nous|con noi|da noi|bij ons|hos oss|"
    r"med oss|"
    r"hos os|conosco|connosco|z nami|u nas)\W*$"
)
