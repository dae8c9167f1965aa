"""Dutch."""

from quiethire.sandbox.languages.phrases import Phrases

PHRASES = Phrases(
    code="nl",
    headings=("Wat ga je doen", "Wat breng je mee", "Wat bieden wij", "Over ons"),
    labels=("Locatie", "Dienstverband", "Salaris", "Afdeling", "Werkmodel", "Geplaatst op", "Solliciteer direct"),
    navigation=(
        "Home",
        "Over ons",
        "Blog",
        "Contact",
        "Inloggen",
        "Werken bij",
        "Vacatures",
        "Volgende",
        "Leven bij {company}",
        "Open sollicitatie",
    ),
    workplaces=("Op locatie", "Hybride", "Volledig op afstand"),
    employments=("Voltijd", "Deeltijd", "Freelance", "Tijdelijk", "Stage"),
    periods=("per uur", "per maand", "per jaar"),
    departments=(
        "Techniek",
        "Data",
        "Product",
        "Verkoop",
        "Marketing",
        "Financiën",
        "Personeel",
        "Logistiek",
        "Zorg",
        "Werkplaats",
    ),
    occupations=(
        ("Softwareontwikkelaar", "engineering"),
        ("Systeembeheerder", "engineering"),
        ("Data-analist", "data"),
        ("Productmanager", "product"),
        ("Projectleider", "product"),
        ("Accountmanager", "sales"),
        ("Medewerker klantenservice", "sales"),
        ("Communicatieadviseur", "marketing"),
        ("Financieel controller", "finance"),
        ("Salarisadministrateur", "finance"),
        ("HR-adviseur", "people"),
        ("Planner transport", "operations"),
        ("Teamleider magazijn", "operations"),
        ("Verpleegkundige", "care"),
        ("Onderhoudsmonteur", "workshop"),
        ("Allround monteur", "workshop"),
    ),
    patterns=("{t}", "Senior {t}", "{t} (m/v/x)", "Junior {t}"),
    intros=(
        (
            "{company} maakt producten waar mensen elke werkdag op rekenen, en doet liever een paar dingen "
            "heel goed dan veel dingen half."
        ),
        (
            "Ons team {team} in {city} is klein genoeg om van elkaar te weten waar je aan werkt, en groot "
            "genoeg om af te maken wat we beginnen."
        ),
        (
            "In de afgelopen jaren groeide {company} van een handvol mensen rond één tafel naar een bedrijf "
            "met klanten in meer dan twintig landen."
        ),
        (
            "Wij zoeken iemand die plezier heeft in lastige vragen, doorvraagt voordat er wordt aangenomen en "
            "opschrijft wat er besloten is."
        ),
        (
            "Je komt op een moment waarop veel belangrijke keuzes nog open liggen en jouw oordeel de komende "
            "jaren mee bepaalt."
        ),
    ),
    duties=(
        "Je brengt een opdracht van het eerste idee tot een oplossing die dagelijks werkt",
        "Je plant de week samen met twee collega's en houdt de planning eerlijk",
        "Je spreekt regelmatig met klanten en deelt wat je hoort met het hele team",
        "Je schrijft heldere notities voor wie er niet bij was",
        "Je zoekt uit waarom iets traag of duur is en maakt het meetbaar beter",
        "Je kijkt zorgvuldig mee met het werk van anderen en waardeert dat ook andersom",
        "Je bereidt de maandcijfers van jouw gebied voor en licht ze toe",
        "Je begeleidt nieuwe collega's in hun eerste weken",
        "Je stemt af met leveranciers en partners en bewaakt de afspraken",
        "Je let op kwaliteit en veiligheid en grijpt in als iets niet klopt",
    ),
    requirements=(
        "Minimaal drie jaar ervaring in een vergelijkbare functie",
        "Een afgeronde opleiding in een passende richting, of vergelijkbare ervaring",
        "Goede beheersing van het Nederlands en van het Engels",
        "Een zelfstandige en betrouwbare manier van werken",
        "Zorgvuldigheid met cijfers en termijnen",
        "Kennis van de gebruikelijke hulpmiddelen en nieuwsgierigheid naar betere",
        "Plezier in samenwerken met mensen uit andere vakgebieden",
        "Bereidheid om af en toe naar {city} te reizen",
        "Bekendheid met de regels in onze branche is een pluspunt",
    ),
    benefits=(
        "Dertig vakantiedagen en flexibele werktijden",
        "Een opleidingsbudget waarover je zelf beslist",
        "Een goede pensioenregeling vanaf de eerste maand",
        "Goed gereedschap en de rust om het te gebruiken",
        "Een volledige reiskostenvergoeding of een leasefiets",
        "Een inwerkprogramma met een vaste begeleider",
        "Uitzicht op een vast contract in een groeiend bedrijf",
    ),
    closings=(
        "Stuur ons een korte brief en je cv. We beantwoorden elke sollicitatie binnen tien werkdagen.",
        "Voldoe je niet aan elk punt maar denk je dat je dit goed zou doen? Solliciteer dan toch.",
        "Wij beoordelen elke sollicitatie op inhoud en zijn blij met iedereen die iets toevoegt.",
    ),
    notices=(
        "Er zijn op dit moment geen openstaande vacatures.",
        "Pagina niet gevonden",
        "Deze vacature is niet langer beschikbaar.",
    ),
    number=".",
    pay_format="{symbol} {low} - {symbol} {high} {period}",
)
