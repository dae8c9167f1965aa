# ruff: noqa: E501  (markup and prose in long lines)
"""Words of posting pages in many languages, for `synthetic_pages`. Employers and addresses are invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language: labels, values as a page prints them, and what they mean.

    facts: labels for location, employment, workplace, pay, posted, deadline, department. values: the same as printed.
    kind: schema.org employment type. remote: what the workplace says. pay: minimum, maximum, currency, period.
    posted: the day in ISO. sections: heading and its lines.
    """

    code: str
    title: str
    company: str
    city: str
    facts: tuple[str, str, str, str, str, str, str]
    values: tuple[str, str, str, str, str, str, str]
    kind: str
    remote: bool
    pay: tuple[float, float, str, str]
    posted: str
    intro: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    closing: str
    apply: str
    menu: tuple[str, ...]
    others: tuple[str, str, str]
    rights: str
    cookies: str


def _section(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """ "Heading: line / line; Heading: …"."""
    found = []
    for piece in text.split("; "):
        heading, _, lines = piece.partition(": ")
        found.append((heading, tuple(lines.split(" / "))))
    return tuple(found)


def _words(
    code: str,
    title: str,
    company: str,
    city: str,
    facts: str,
    values: str,
    meaning: tuple[str, bool, float, float, str, str],
    posted: str,
    intro: str,
    sections: str,
    closing: str,
    frame: str,
) -> Words:
    labels = tuple(facts.split("; "))
    printed = tuple(values.split("; "))
    assert len(labels) == len(printed) == 7, code
    apply, menu, first, second, heading, rights, cookies = frame.split("; ")
    kind, remote, low, high, currency, period = meaning
    return Words(
        code, title, company, city, labels, printed, kind, remote, (low, high, currency, period), posted, intro,  # type: ignore[arg-type]
        _section(sections), closing, apply, tuple(menu.split(" / ")), (heading, first, second), rights, cookies,
    )  # fmt: skip


LANGUAGES: tuple[Words, ...] = (
    _words(
        "en", "Field Service Technician", "Brightmoor Pumps", "Leeds",
        "Location; Employment type; Work model; Salary; Posted; Closing date; Department",
        "Leeds, United Kingdom; Full-time; Hybrid; £32,000 - £38,000 per year; 3 September 2026; 30 November 2026; Service",
        ("FULL_TIME", False, 32000, 38000, "GBP", "year"), "2026-09-03",
        "Brightmoor Pumps keeps water moving in hospitals and breweries across the north of England. For our workshop "
        "and our customers we are looking for somebody who likes to find out why a machine does not run.",
        "What you will do: Service and repair pumps at our customers' sites / Keep short and honest records of every "
        "visit / Help the workshop team with overhauls; What you bring: Training in mechanics or electrics / A full "
        "driving licence and the will to travel / Patience with old machines; What we offer: A company van and good "
        "tools / Twenty-eight days of holiday plus bank holidays",
        "We read every application and answer within ten working days.",
        "Apply now; Products / Service / About us / Careers / News / Contact; Warehouse Manager; Sales Engineer; "
        "Other vacancies; All rights reserved; We use cookies to make this site work and to measure its use.",
    ),
    _words(
        "de", "Mechatroniker Instandhaltung (m/w/d)", "Hollenbach Fördertechnik GmbH", "Bielefeld",
        "Standort; Anstellungsart; Arbeitsmodell; Gehalt; Veröffentlicht am; Bewerbungsfrist; Abteilung",
        "Bielefeld; Vollzeit; Vor Ort; 3.400 - 4.100 € pro Monat; 03.09.2026; 30.11.2026; Instandhaltung",
        ("FULL_TIME", False, 3400, 4100, "EUR", "month"), "2026-09-03",
        "Die Hollenbach Fördertechnik GmbH baut seit 1961 Förderbänder für Steinbrüche und Häfen. Zur Verstärkung "
        "unserer Werkstatt suchen wir ab sofort Unterstützung, die gern mit Kopf und Händen arbeitet.",
        "Deine Aufgaben: Wartung und Reparatur unserer Anlagen / Suche nach Störungen und ihre Behebung / "
        "Dokumentation der Arbeiten; Dein Profil: Abgeschlossene Ausbildung als Mechatroniker / Erfahrung mit "
        "Steuerungen / Bereitschaft zur Schichtarbeit; Wir bieten: Dreißig Tage Urlaub im Jahr / Ein Team, das "
        "zusammenhält",
        "Wir freuen uns auf deine Bewerbung und melden uns innerhalb einer Woche.",
        "Jetzt bewerben; Produkte / Leistungen / Unternehmen / Karriere / Aktuelles / Kontakt; Lagerleiter (m/w/d); "
        "Buchhalter (m/w/d); Weitere Stellenangebote; Alle Rechte vorbehalten; Wir verwenden Cookies, damit diese "
        "Seite funktioniert.",
    ),
    _words(
        "fr", "Technicien de maintenance (H/F)", "Ateliers Corbelin", "Nantes",
        "Lieu de travail; Type de contrat; Télétravail; Salaire; Publié le; Date limite de candidature; Service",
        "Nantes; Temps plein; Sur site; 28 000 € - 33 000 € par an; 3 septembre 2026; 30 novembre 2026; Maintenance",
        ("FULL_TIME", False, 28000, 33000, "EUR", "year"), "2026-09-03",
        "Les Ateliers Corbelin fabriquent des machines pour les boulangeries depuis trois générations. Pour notre site "
        "de Nantes, nous recherchons une personne curieuse et soigneuse qui aime le travail bien fait.",
        "Vos missions: Entretenir et réparer nos machines / Tenir à jour les fiches de maintenance / Conseiller nos "
        "clients au téléphone; Profil recherché: Formation en électrotechnique ou mécanique / Permis de conduire "
        "exigé / Le goût du travail en équipe; Ce que nous offrons: Un véhicule de service / Des titres-restaurant et "
        "une mutuelle",
        "Nous lisons chaque candidature et répondons sous dix jours.",
        "Postuler; Produits / Services / Qui sommes-nous / Carrières / Actualités / Contact; Chef d'atelier (H/F); "
        "Comptable (H/F); Nos autres offres; Tous droits réservés; Ce site utilise des cookies pour fonctionner.",
    ),
    _words(
        "es", "Técnico de mantenimiento", "Bombas Alcorta", "Zaragoza",
        "Ubicación; Tipo de jornada; Modalidad de trabajo; Salario; Publicado el; Fecha límite; Departamento",
        "Zaragoza; Jornada completa; Presencial; 24.000 € - 28.000 € brutos al año; 3 de septiembre de 2026; "
        "30 de noviembre de 2026; Mantenimiento",
        ("FULL_TIME", False, 24000, 28000, "EUR", "year"), "2026-09-03",
        "Bombas Alcorta fabrica bombas de agua para el campo aragonés desde 1974. Para nuestro taller buscamos a una "
        "persona ordenada que disfrute averiguando por qué una máquina no funciona.",
        "Funciones: Revisar y reparar bombas en las instalaciones de los clientes / Llevar un registro claro de cada "
        "visita / Ayudar en el taller; Requisitos: Formación en mecánica o electricidad / Carné de conducir / Ganas "
        "de aprender; Qué ofrecemos: Furgoneta de empresa / Contrato estable y buen ambiente",
        "Leemos todas las candidaturas y respondemos en diez días.",
        "Inscribirme; Productos / Servicios / Quiénes somos / Empleo / Noticias / Contacto; Jefe de almacén; Contable "
        "junior; Otras ofertas; Todos los derechos reservados; Esta web utiliza cookies para funcionar.",
    ),
    _words(
        "it", "Tecnico manutentore", "Officine Bellandi S.r.l.", "Modena",
        "Sede di lavoro; Tipo di contratto; Modalità di lavoro; Retribuzione; Pubblicato il; Scadenza; Reparto",
        "Modena; Tempo pieno; In sede; 26.000 - 30.000 € all'anno; 3 settembre 2026; 30 novembre 2026; Manutenzione",
        ("FULL_TIME", False, 26000, 30000, "EUR", "year"), "2026-09-03",
        "Officine Bellandi costruisce macchine per caseifici dal 1958. Per il nostro stabilimento di Modena cerchiamo "
        "una persona precisa e curiosa, che ami capire perché una macchina si ferma.",
        "Mansioni: Manutenzione e riparazione degli impianti / Ricerca dei guasti elettrici e meccanici / Compilazione "
        "dei rapporti di lavoro; Requisiti: Diploma tecnico / Patente di guida / Disponibilità a brevi trasferte; Cosa "
        "offriamo: Mensa aziendale / Formazione continua e un gruppo affiatato",
        "Leggiamo ogni candidatura e rispondiamo entro dieci giorni.",
        "Candidati ora; Prodotti / Servizi / Chi siamo / Lavora con noi / Notizie / Contatti; Responsabile magazzino; "
        "Impiegato contabile; Altre posizioni; Tutti i diritti riservati; Questo sito utilizza cookie per funzionare.",
    ),
    _words(
        "nl", "Onderhoudsmonteur", "Kranendonk Techniek", "Zwolle",
        "Locatie; Dienstverband; Werkvorm; Salaris; Geplaatst op; Sluitingsdatum; Afdeling",
        "Zwolle; Fulltime; Op locatie; € 2.800 - € 3.500 per maand; 3 september 2026; 30 november 2026; Onderhoud",
        ("FULL_TIME", False, 2800, 3500, "EUR", "month"), "2026-09-03",
        "Kranendonk Techniek onderhoudt sluizen en bruggen in het hele oosten van het land. Voor onze werkplaats in "
        "Zwolle zijn wij op zoek naar iemand die graag uitzoekt waarom een machine niet loopt.",
        "Wat ga je doen: Onderhoud en reparatie aan bruggen en sluizen / Storingen zoeken en verhelpen / Korte "
        "verslagen schrijven van elk bezoek; Wat vragen wij: Een opleiding in techniek / Rijbewijs B / Zin om buiten "
        "te werken; Wat bieden wij: Een eigen bus met goed gereedschap / Vijfentwintig vakantiedagen en een hecht team",
        "Wij lezen elke sollicitatie en reageren binnen tien dagen.",
        "Solliciteer nu; Producten / Diensten / Over ons / Werken bij / Nieuws / Contact; Magazijnmedewerker; "
        "Administratief medewerker; Andere vacatures; Alle rechten voorbehouden; Deze website gebruikt cookies.",
    ),
    _words(
        "pl", "Specjalista ds. utrzymania ruchu", "Zakłady Brzezina Sp. z o.o.", "Łódź",
        "Miejsce pracy; Rodzaj umowy; Tryb pracy; Wynagrodzenie; Data publikacji; Termin składania; Dział",
        "Łódź; Pełny etat; Praca stacjonarna; 7 500 - 9 000 zł miesięcznie; 03.09.2026; 30.11.2026; Utrzymanie ruchu",
        ("FULL_TIME", False, 7500, 9000, "PLN", "month"), "2026-09-03",
        "Zakłady Brzezina produkują urządzenia dla piekarni od ponad czterdziestu lat. Do naszego zespołu w Łodzi "
        "poszukujemy osoby dokładnej i ciekawej, która lubi wiedzieć, dlaczego maszyna stoi.",
        "Zakres obowiązków: Przeglądy i naprawy maszyn / Szukanie i usuwanie usterek / Prowadzenie prostej "
        "dokumentacji; Wymagania: Wykształcenie techniczne / Prawo jazdy kategorii B / Chęć do nauki; Oferujemy: Umowę "
        "o pracę / Szkolenia i spokojną atmosferę",
        "Czytamy każde zgłoszenie i odpowiadamy w ciągu dziesięciu dni.",
        "Aplikuj teraz; Produkty / Usługi / O nas / Kariera / Aktualności / Kontakt; Kierownik magazynu; Księgowa; "
        "Inne oferty; Wszelkie prawa zastrzeżone; Ta strona używa plików cookies.",
    ),
    _words(
        "pt", "Técnico de manutenção", "Bombas Ribeirinha", "Braga",
        "Local de trabalho; Regime; Modelo de trabalho; Salário; Publicado em; Prazo de candidatura; Departamento",
        "Braga; Tempo integral; Presencial; 1.200 € - 1.500 € por mês; 3 de setembro de 2026; 30 de novembro de 2026; "
        "Manutenção",
        ("FULL_TIME", False, 1200, 1500, "EUR", "month"), "2026-09-03",
        "A Bombas Ribeirinha fabrica bombas de água para a agricultura do Minho desde 1980. Para a nossa oficina "
        "procuramos uma pessoa organizada que goste de descobrir porque é que uma máquina parou.",
        "Responsabilidades: Rever e reparar bombas em casa dos clientes / Registar cada visita com clareza / Apoiar a "
        "equipa da oficina; Requisitos: Formação em mecânica ou eletricidade / Carta de condução / Vontade de "
        "aprender; O que oferecemos: Carrinha da empresa / Contrato estável e bom ambiente",
        "Lemos todas as candidaturas e respondemos em dez dias.",
        "Candidatar-se; Produtos / Serviços / Quem somos / Carreiras / Notícias / Contactos; Gerente de armazém; "
        "Contabilista; Outras vagas; Todos os direitos reservados; Este site usa cookies para funcionar.",
    ),
    _words(
        "sv", "Underhållstekniker", "Granliden Maskin AB", "Västerås",
        "Plats; Anställningsform; Arbetsmodell; Lön; Publicerad; Sista ansökningsdag; Avdelning",
        "Västerås; Heltid; På plats; 32 000 - 38 000 kr per månad; 3 september 2026; 30 november 2026; Underhåll",
        ("FULL_TIME", False, 32000, 38000, "SEK", "month"), "2026-09-03",
        "Granliden Maskin bygger transportband för gruvor i hela Norden. Till vår verkstad i Västerås söker vi nu en "
        "kollega som gärna tar reda på varför en maskin har stannat.",
        "Dina arbetsuppgifter: Service och reparation av våra anläggningar / Felsökning av el och mekanik / Korta "
        "rapporter efter varje besök; Din profil: Teknisk utbildning / B-körkort / Du tycker om att lära dig nytt; Vi "
        "erbjuder: Kollektivavtal och friskvård / En trygg anställning i ett litet lag",
        "Vi läser varje ansökan och svarar inom tio dagar.",
        "Ansök nu; Produkter / Tjänster / Om oss / Karriär / Nyheter / Kontakt; Lagerchef; Redovisningsekonom; Andra "
        "jobb; Alla rättigheter förbehållna; Vi använder kakor för att webbplatsen ska fungera.",
    ),
    _words(
        "bg", "Техник поддръжка", "Помпи Орлово ООД", "Пловдив",
        "Месторабота; Вид заетост; Режим на работа; Заплата; Публикувана на; Краен срок; Отдел",
        "Пловдив; Пълно работно време; На място; 2000 - 2600 лв. месечно; 03.09.2026; 30.11.2026; Поддръжка",
        ("FULL_TIME", False, 2000, 2600, "BGN", "month"), "2026-09-03",
        "Помпи Орлово произвежда водни помпи за земеделието от 1985 година. За нашата работилница търсим човек, който "
        "обича да разбира защо една машина е спряла.",
        "Отговорности: Преглед и ремонт на помпи при клиенти / Водене на кратка документация / Помощ в работилницата; "
        "Изисквания: Техническо образование / Шофьорска книжка / Желание за работа в екип; Ние предлагаме: Служебен "
        "автомобил / Обучение и спокойна среда",
        "Четем всяка кандидатура и отговаряме до десет дни.",
        "Кандидатствай; Продукти / Услуги / За нас / Кариера / Новини / Контакти; Мениджър склад; Счетоводител; Още "
        "обяви; Всички права запазени; Този сайт използва бисквитки.",
    ),
    _words(
        "da", "Servicetekniker", "Vestergård Pumper", "Aarhus",
        "Arbejdssted; Ansættelsesform; Arbejdsform; Løn; Oprettet; Ansøgningsfrist; Afdeling",
        "Aarhus; Fuldtid; Hjemmearbejde; 32.000 - 36.000 kr. pr. måned; 3. september 2026; 30. november 2026; Service",
        ("FULL_TIME", True, 32000, 36000, "DKK", "month"), "2026-09-03",
        "Vestergård Pumper holder vandet i gang på sygehuse og bryggerier i hele landet. Til vores værksted søger vi en "
        "kollega, der gerne finder ud af, hvorfor en maskine står stille.",
        "Dine opgaver: Service og reparation hos vores kunder / Korte rapporter efter hvert besøg / Hjælp i "
        "værkstedet; Din profil: Teknisk uddannelse / Kørekort / Lyst til at lære; Vi tilbyder: Firmabil og godt "
        "værktøj / Et lille og trygt hold",
        "Vi læser alle ansøgninger og svarer inden for ti dage.",
        "Søg stillingen; Produkter / Ydelser / Om os / Karriere / Nyheder / Kontakt; Lagerchef; Bogholder; Andre "
        "stillinger; Alle rettigheder forbeholdes; Vi bruger cookies.",
    ),
    _words(
        "no", "Servicetekniker", "Fjellvik Pumper AS", "Bergen",
        "Arbeidssted; Ansettelsesform; Arbeidsform; Lønn; Publisert; Søknadsfrist; Avdeling",
        "Bergen; Heltid; Hjemmekontor; 520 000 - 580 000 kr per år; 3. september 2026; 30. november 2026; Service",
        ("FULL_TIME", True, 520000, 580000, "NOK", "year"), "2026-09-03",
        "Fjellvik Pumper holder vannet i gang på sykehus og bryggerier langs hele kysten. Til verkstedet vårt søker vi "
        "en kollega som liker å finne ut hvorfor en maskin har stoppet.",
        "Arbeidsoppgaver: Service og reparasjon hos kundene våre / Korte rapporter etter hvert besøk / Hjelp i "
        "verkstedet; Kvalifikasjoner: Teknisk utdanning / Førerkort / Lyst til å lære; Vi tilbyr: Firmabil og godt "
        "verktøy / Et lite og trygt lag",
        "Vi leser alle søknader og svarer innen ti dager.",
        "Søk stillingen; Produkter / Tjenester / Om oss / Karriere / Nyheter / Kontakt; Lagersjef; Regnskapsfører; "
        "Andre stillinger; Alle rettigheter forbeholdt; Vi bruker informasjonskapsler.",
    ),
    _words(
        "fi", "Huoltoteknikko", "Koivuranta Pumput Oy", "Tampere",
        "Sijainti; Työsuhde; Työtapa; Palkka; Julkaistu; Hakuaika päättyy; Osasto",
        "Tampere; Kokoaikainen; Etätyö; 2 800 - 3 300 € kuukaudessa; 3.9.2026; 30.11.2026; Huolto",
        ("FULL_TIME", True, 2800, 3300, "EUR", "month"), "2026-09-03",
        "Koivuranta Pumput pitää veden liikkeessä sairaaloissa ja panimoissa koko maassa. Etsimme verstaallemme "
        "työkaveria, joka haluaa ymmärtää, miksi kone on pysähtynyt.",
        "Tehtävät: Pumppujen huolto ja korjaus asiakkaiden luona / Lyhyet raportit jokaisesta käynnistä / Apu "
        "verstaalla; Odotamme sinulta: Tekninen koulutus / Ajokortti / Halu oppia uutta; Tarjoamme: Työsuhdeauto ja "
        "hyvät työkalut / Pieni ja luotettava tiimi",
        "Luemme jokaisen hakemuksen ja vastaamme kymmenessä päivässä.",
        "Hae paikkaa; Tuotteet / Palvelut / Yritys / Työpaikat / Uutiset / Yhteystiedot; Varastopäällikkö; "
        "Kirjanpitäjä; Muut avoimet työpaikat; Kaikki oikeudet pidätetään; Käytämme evästeitä.",
    ),
    _words(
        "cs", "Servisní technik", "Čerpadla Lipová s.r.o.", "Brno",
        "Místo výkonu práce; Druh pracovního poměru; Forma práce; Mzda; Zveřejněno; Uzávěrka; Oddělení",
        "Brno; Plný úvazek; Práce z domova; 38 000 - 45 000 Kč měsíčně; 3. září 2026; 30. listopadu 2026; Servis",
        ("FULL_TIME", True, 38000, 45000, "CZK", "month"), "2026-09-03",
        "Čerpadla Lipová udržují vodu v pohybu v nemocnicích a pivovarech po celé zemi. Do naší dílny hledáme kolegu, "
        "který rád zjišťuje, proč se stroj zastavil.",
        "Náplň práce: Servis a opravy u zákazníků / Krátké zprávy z každé návštěvy / Pomoc v dílně; Požadujeme: "
        "Technické vzdělání / Řidičský průkaz / Chuť učit se; Nabízíme: Služební vůz a dobré nářadí / Malý a klidný "
        "tým",
        "Každou přihlášku čteme a odpovídáme do deseti dnů.",
        "Odpovědět na nabídku; Produkty / Služby / O nás / Kariéra / Novinky / Kontakt; Vedoucí skladu; Účetní; Další "
        "nabídky; Všechna práva vyhrazena; Používáme soubory cookies.",
    ),
    _words(
        "ro", "Tehnician de service", "Pompe Dealu Mare SRL", "Cluj-Napoca",
        "Locația; Tip job; Mod de lucru; Salariu; Publicat; Termen limită; Departament",
        "Cluj-Napoca; Normă întreagă; La distanță; 5.000 - 6.000 lei pe lună; 3 septembrie 2026; 30 noiembrie 2026; "
        "Service",
        ("FULL_TIME", True, 5000, 6000, "RON", "month"), "2026-09-03",
        "Pompe Dealu Mare ține apa în mișcare în spitale și fabrici de bere din toată țara. Pentru atelierul nostru "
        "căutăm un coleg care vrea să afle de ce s-a oprit o mașină.",
        "Responsabilități: Revizia și repararea pompelor la clienți / Rapoarte scurte după fiecare vizită / Ajutor în "
        "atelier; Cerințe: Studii tehnice / Permis de conducere / Dorința de a învăța; Ce oferim: Mașină de serviciu / "
        "O echipă mică și de încredere",
        "Citim fiecare candidatură și răspundem în zece zile.",
        "Aplică acum; Produse / Servicii / Despre noi / Cariere / Noutăți / Contact; Șef de depozit; Contabil; Alte "
        "posturi; Toate drepturile rezervate; Acest site folosește cookie-uri.",
    ),
    _words(
        "hu", "Szerviztechnikus", "Nyárfás Szivattyú Kft.", "Győr",
        "Munkavégzés helye; Foglalkoztatás; Munkarend; Fizetés; Közzétéve; Jelentkezési határidő; Osztály",
        "Győr; Teljes munkaidő; Távmunka; 500 000 - 600 000 Ft havonta; 2026. szeptember 3.; 2026. november 30.; "
        "Szerviz",
        ("FULL_TIME", True, 500000, 600000, "HUF", "month"), "2026-09-03",
        "A Nyárfás Szivattyú kórházakban és sörgyárakban tartja mozgásban a vizet. Műhelyünkbe olyan kollégát keresünk, "
        "aki szereti kideríteni, miért állt le egy gép.",
        "Feladatok: Szivattyúk karbantartása és javítása az ügyfeleknél / Rövid jelentések minden látogatásról / "
        "Segítség a műhelyben; Elvárások: Műszaki végzettség / Jogosítvány / Tanulási kedv; Amit kínálunk: Céges autó "
        "/ Kis és megbízható csapat",
        "Minden jelentkezést elolvasunk, és tíz napon belül válaszolunk.",
        "Jelentkezem; Termékek / Szolgáltatások / Rólunk / Karrier / Hírek / Kapcsolat; Raktárvezető; Könyvelő; További "
        "állások; Minden jog fenntartva; Az oldal sütiket használ.",
    ),
)  # fmt: skip
