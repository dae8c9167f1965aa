"""The words that stand before a fact on posting pages, in the languages of the catalogue and some more.

All are folded (lower case, no accents; see `parsing.words.fold`).
"""

from functools import lru_cache

from quiethire.parsing.words import fold

LOCATION = "location"
EMPLOYMENT = "employment"
WORKPLACE = "workplace"
PAY = "pay"
DEPARTMENT = "department"
POSTED = "posted"
UPDATED = "updated"
VALID = "valid_through"
COMPANY = "company"
REQUISITION = "requisition"
TITLE = "title"
OTHER = "other"
"""A label we know and do not use: start date, experience, number of openings. It still ends the fact before it."""

_WORDS: dict[str, str] = {
    LOCATION: """
        based at; campus;
        location; locations; location(s); job location; job locations; work location; work locations; office; offices;
        office location; place;
        place of work; workplace location; city; city/state; where; based in; based; primary location; country;
        region; area; site; sites; work site; work sites; job site; reporting location; duty station;
        standort; standorte; arbeitsort; arbeitsorte; einsatzort; einsatzorte; ort; dienstort; dienstsitz;
        arbeitsplatz; stadt; region/ort; wo;
        lieu; lieux; lieu de travail; lieu d'emploi; lieu de l'emploi; lieu d'exercice; lieu d'affectation;
        localisation; ville; lieu du poste; lieu de mission; site de travail; implantation; affectation; region;
        ubicacion; lugar; lugar de trabajo; localidad; ciudad; localizacion; poblacion; provincia; zona; sede;
        ubicacion del puesto; centro de trabajo;
        locatie; locaties; standplaats; plaats; werklocatie; regio; werkplek; vestiging; plats; ort; placering;
        arbetsort; stationeringsort; kommun;
        sted; arbejdssted; arbeidssted; sijainti; paikkakunta; lokalizacja; miejsce pracy; miejsce; miasto;
        lokalizacje; local; localidade;
        local de trabalho; cidade; localizacao; onde; luogo; luogo di lavoro; sede di lavoro; citta; localita; sedi;
        dove; misto vykonu prace; lokalita;
        munkavegzes helye; helyszin; locatia; locatie; oras; konum; sehir; местоположение; място; място на работа;
        град; локация; населено място;
        место работы; город; місто; lokacija; 勤務地; 工作地点; 근무지;
        tjanstgoringsort; placeringsort; lokation; beliggenhed; by; arbejdsplads; arbeidsplass; toimipaikka;
        tyopaikan sijainti; tyoskentelypaikka; miesto vykonu prace; miesto prace; misto prace; mesto; pracoviste;
        munkavegzes; telephely; varos; locul de munca; locatia jobului; месторабота; местоположение на работа;
        адрес; расположение; місце роботи; розташування; локація; τοποθεσία; περιοχή; τόπος εργασίας; έδρα;
        calisma yeri; lokasyon; is yeri; il; 所在地; 就業場所; 勤務先""",
    EMPLOYMENT: """
        tenure; befristung; beschaftigungsgrad; duree du travail; urenomvang;
        employment; employment type; type of employment; employment status; job type; type; type of job; job status;
        contract; contract type; type of contract; type of appointment; appointment type;
        position type; type of position; schedule; job schedule; work schedule; working hours; work hours; hours;
        hours per week; work time; working time;
        time type; commitment; time commitment; status; term; employment term; duration; engagement; shift;
        job nature; work type; appointment type;
        full-time/part-time; basis; fte; arbeitszeit; arbeitszeitmodell; beschaftigungsart; beschaftigung;
        anstellungsart; anstellung; vertragsart;
        vertrag; art der anstellung; umfang; stellenumfang; pensum; arbeitspensum; arbeitsverhaltnis;
        vertragsverhaltnis; stellenart; wochenstunden; zeitmodell;
        type de contrat; contrat; nature du contrat; horaire; horaires; statut; statut d'emploi; temps de travail;
        type d'emploi; type de poste; duree; rythme;
        statut du poste; quart de travail; heures; tipo de contrato; contrato; jornada; jornada laboral;
        tipo de jornada; horario; tipo de empleo;
        modalidad de contratacion; contratacion; duracion;
        dienstverband; uren; uren per week; aantal uren; soort dienstverband;
        contractvorm; soort contract; contractduur;
        werktijden; omvang; omfattning; anstallningsform; anstallning; anstallningstyp; arbetstid; varaktighet;
        ansettelsesform; stillingstype; ansaettelse;
        tyosuhde; wymiar pracy; wymiar etatu; rodzaj umowy; umowa; typ umowy; forma zatrudnienia; rodzaj zatrudnienia;
        etat; tipo contratto; contratto;
        tipo di contratto; orario; orario di lavoro; inquadramento; tipologia contrattuale; tipologia di contratto;
        regime; tipo de vaga; regime de contratacao;
        tipo de contratacao; carga horaria; vinculo; tipo de emprego; druh pracovniho pomeru; uvazek; foglalkoztatas;
        program; вид заетост; тип заетост;
        заетост; работно време; вид договор; тип занятости; 雇用形態; 고용형태;
        ansættelsesform; ansættelsestype; ansættelse; ansettelsestype; ansettelse; heltid/deltid; stillingsprosent;
        stillingsbrok; tjanstgoringsgrad; arbejdstid; arbeidstid; tyosuhteen tyyppi; tyosuhteen muoto; tyoaika;
        tyosuhde; typ uvazku; typ pracovniho pomeru; pracovni pomer; pracovny pomer; druh pracovneho pomeru;
        typ uvazku; foglalkoztatas jellege; foglalkoztatas tipusa; munkaido; munkaviszony; tip job; tip contract;
        tipul contractului; tip angajare; program de lucru; норма; график; график работы; график роботи; занятость;
        тип зайнятості; зайнятість; тип працевлаштування; τύπος απασχόλησης; είδος απασχόλησης; απασχόληση; ωράριο;
        calisma tipi; istihdam turu; pozisyon tipi; 契約形態; 勤務形態""",
    WORKPLACE: """
        telework; telework eligible;
        workplace; workplace type; work mode; work model; working model; work arrangement; work environment; remote;
        remote work; remote policy; remote status;
        remote type; remote ok; location type; work style; work location type; on-site/remote; onsite/remote;
        job location type; telecommuting; arbeitsmodell;
        homeoffice; home office; remote-anteil; mobiles arbeiten; teletravail; mode de travail;
        politique de teletravail; modalidad; modalidad de trabajo;
        teletrabajo; modelo de trabalho; modalidade; modelo; trabalho remoto; modalita; modalita di lavoro;
        smart working; tryb pracy; praca zdalna; model pracy;
        werkvorm; werkmodel; werkwijze; thuiswerken; arbetsplats; distans; distansarbete; lavoro da remoto;
        режим на работа;
        arbetsmodell; arbetssatt; arbejdsform; arbejdsmodel; arbeidsform; arbeidsmodell; tyotapa; tyoskentelytapa;
        etatyo; etatyomahdollisuus; forma prace; zpusob prace; praca z domu; prace z domova; munkarend;
        munkavegzes modja; munkavegzes tipusa; mod de lucru; regim de lucru; начин на работа; форма на работа;
        модел на работа; формат работы; формат роботи; τρόπος εργασίας; μοντέλο εργασίας; calisma sekli;
        calisma modeli; リモートワーク""",
    PAY: """
        rate of pay; salaire brut;
        salary; salary range; annual salary; base salary; pay; pay range; pay rate; base pay; hourly rate; hourly pay;
        hourly wage; compensation; compensation range;
        compensation details; wage; wages; rate; day rate; remuneration; package; stipend; salary/wage;
        starting salary; starting pay; total compensation; ote; ctc; annual ctc; salary grade; pay grade; pay scale;
        gehalt; gehaltsspanne; jahresgehalt; monatsgehalt; vergutung; bezahlung; lohn; stundenlohn; entgelt;
        verdienst; eingruppierung; besoldung;
        salaire; remuneration; salaire horaire; salaire annuel; echelle salariale; taux horaire; salario; sueldo;
        retribucion; remuneracion; salario bruto; banda salarial;
        salaris; loon; salarisindicatie; bruto salaris; salarisschaal; maandsalaris; uurloon; vergoeding; lon;
        ersattning; lonn; palkka; wynagrodzenie; stawka; widelki; pensja;
        placa; zarobki; remuneracao; salario base; faixa salarial; retribuzione; stipendio; ral; compenso; mzda; plat;
        fizetes; ber; salariu; maas;
        заплата; възнаграждение; заплащане; зарплата; 給与; 年収; 급여;
        loen; arslon; manadslon; timlon; arslonn; timelonn; palkkaus; plat; platove podmienky; platove rozpeti;
        mzdove podminky; berezes; alapber; fizetesi sav; salariul; salariu net; remuneratie; оклад; заробітна плата;
        зарплатня; μισθός; αμοιβή; αποδοχές; ucret; 給料; 月給; 時給""",
    DEPARTMENT: """
        department; departments; team; teams; category; job category; function; job function; division; business unit;
        business area; discipline; job family; unit;
        practice area; group; abteilung; bereich; fachbereich; funktionsbereich; tatigkeitsfeld; kategorie; service;
        departement; equipe; direction; pole; metier;
        departamento; equipo; area funcional; afdeling; vakgebied; functiegroep; avdelning; yrkesomrade; dzial;
        zespol; kategoria; setor; reparto; funzione; divisione;
        area aziendale; категория; отдел;
        forretningsomrade; fagområde; fagomrade; avdeling; osasto; tiimi; toimiala; oddeleni; oddelenie; obor;
        odbor; osztaly; terulet; departament; domeniu; сфера; команда; відділ; підрозділ; τμήμα; departman; bolum;
        部署; 職種""",
    POSTED: """
        advertised; advertised on; date advertised; advertising date; advert date; date of posting; erscheinungsdatum;
        datum der veroffentlichung; date de mise en ligne; datum plaatsing;
        posted; posted on; date posted; posting date; post date; posted date; job posted; published; published on;
        publication date; publish date; date published; opened; date opened;
        opening date; date; listed; listed on; added; date added; release date; veroffentlicht; veroffentlicht am;
        veroffentlichungsdatum; eingestellt am; online seit;
        erschienen am; publiziert am; datum; stand; ausgeschrieben am; publie le; publiee le; date de publication;
        date de parution; mise en ligne; mis en ligne le; parution; publicado; publicado el;
        publicada el; fecha de publicacion; fecha; publicacion; geplaatst; geplaatst op; plaatsingsdatum;
        gepubliceerd; gepubliceerd op; publicatiedatum; online sinds;
        publicerad; publicerat; publiceringsdatum; publisert; oprettet; julkaistu; opublikowano; data publikacji;
        data dodania; dodano; publicado em; publicada em; data de publicacao; data; pubblicato;
        pubblicato il; data di pubblicazione; data pubblicazione; inserito il; zverejneno; kozzeteve; publicat;
        публикувана; публикувана на; публикувано; дата; опубликовано; 掲載日;
        publicerad den; publiceringsdag; inlagd; upplagd; offentliggjort; opslaet; indrykket; lagt ut; julkaistu;
        julkaisupaiva; zverejneno dne; pridano; datum zverejneni; zverejnene; datum pridania; kozzeteve; megjelenes;
        meghirdetve; feladva; publicat la; data publicarii; adaugat; добавена; добавена на; обявена на;
        дата на публикуване; дата публикации; размещено; дата публікації; опубліковано; δημοσιεύτηκε;
        ημερομηνία δημοσίευσης; ημερομηνία; yayin tarihi; ilan tarihi; yayinlanma tarihi; 公開日; 投稿日""",
    UPDATED: """
        updated; last updated; updated on; last modified; modified; aktualisiert; zuletzt aktualisiert;
        aktualisiert am; mis a jour; mise a jour; actualizado; ultima actualizacion; bijgewerkt;
        laatst bijgewerkt; meest recente aanpassing; uppdaterad; senast uppdaterad; zaktualizowano; atualizado;
        atualizado em; aggiornato; aggiornato il""",
    VALID: """
        plazo de presentacion; scadenza bando; termine candidature; reageren tot; solliciteren tot; inscricoes ate;
        termin skladania ofert; termin skladania aplikacji;
        apply by; apply before; application deadline; deadline; deadline to apply; closing date; close date; closes;
        closes on; closing; applications close; end date; expiry date; expires; expires on;
        expiration date; valid through; valid until; last date; last date to apply; job closing date;
        bewerbungsschluss; bewerbungsfrist; bewerben bis; bewerbungsende; frist; gultig bis; einsendeschluss;
        date limite; date limite de candidature; date de cloture; postuler avant le; cloture; candidatures avant le;
        fecha limite; fecha de cierre; plazo; cierre; hasta el;
        sluitingsdatum; reageren voor; solliciteren voor; reageren kan tot; vacature sluit op; sista ansokningsdag;
        ansok senast; soknadsfrist; ansogningsfrist; hakuaika paattyy; termin;
        termin skladania; termin nadsylania; wazne do; oferta wazna do; scadenza; scade il; entro il; prazo;
        prazo de candidatura; candidaturas ate; data limite; data de encerramento; encerramento;
        краен срок; валидна до; срок; 応募締切;
        sista dag; sista ansokningsdatum; ansok senast den; ansogningsfrist; frist; soknadsfrist; soknadens frist;
        hakuaika; haku paattyy; viimeinen hakupaiva; uzaverka; uzaverka prihlasek; termin uzaverky; datum ukonceni;
        prihlasky do; jelentkezesi hatarido; hatarido; termen limita; data limita; expira; expira la;
        срок за кандидатстване; крайна дата; валидна до; дата окончания; действует до; кінцевий термін; дійсна до;
        λήγει; προθεσμία; ημερομηνία λήξης; son basvuru tarihi; bitis tarihi; 締切; 応募期限""",
    COMPANY: """
        company; company name; employer; employer name; organization; organisation; organization name; hiring company;
        hiring organization; published by; offered by; advertiser; client; agency; posted by; business; institution;
        brand; unternehmen; arbeitgeber; firma; auftraggeber; gesellschaft; entreprise; employeur; societe;
        etablissement;
        organisme; recruteur; empresa; empleador; entidad; compania; organizacion;
        bedrijf; werkgever; bedrijfsnaam; organisatie; opdrachtgever; foretag; arbetsgivare; arbeidsgiver; virksomhed;
        yritys; pracodawca; azienda; ente; datore di lavoro; empregador; entidade; zamestnavatel;
        spolecnost; ceg; angajator; companie; работодател; фирма; компания; дружество; 会社名;
        virksomhed; arbejdsgiver; arbeidsgiver; selskap; bedrift; firma; tyonantaja; organisaatio; zamestnavatel;
        spolocnost; munkaltato; munkaado; vallalat; angajatorul; firma; работодател; компания; роботодавець;
        компанія; εταιρεία; εργοδότης; isveren; sirket; 企業名; 社名""",
    REQUISITION: """
        position no; position no.; competition number; competition no; numero d'offre; diarienummer;
        job id; jobid; req id; req. id; requisition; requisition id; requisition number; req number; req #; req no;
        reference; reference number; reference no; reference code; ref; ref.; ref no; ref. no; ref #;
        job ref; job reference; job number; job no; job code; job #; vacancy number; vacancy reference; vacancy id;
        position number; position id; posting id; posting number; id; referenz; referenznummer; kennziffer;
        stellen-id; stellennummer; job-id; job-nr; ausschreibungsnummer; kenn-nr; reference de l'offre;
        reference du poste; ref de l'offre; no de reference; numero de reference; referencia; codigo;
        numero de referencia;
        vacaturenummer; referentie; referentienummer; vacaturecode; referens; referensnummer; annonsnummer; nr ref;
        nr ref.; numer referencyjny; nr referencyjny; riferimento; codice; codice annuncio; rif; rif.;
        codigo da vaga; референтен номер""",
    TITLE: """
        position; position title; job title; title; role; role title; job; vacancy; opening; open position; job name;
        designation; posizione aperta; stelle; stellenbezeichnung; position/titel; funktion; poste;
        intitule du poste; intitule; titre du poste; puesto; cargo; vacante; nombre del puesto; functie;
        functietitel; functienaam; vacature; tjanst; befattning; roll; stilling; stanowisko; posizione; ruolo;
        figura; vaga; funcao; titel; позиция; длъжност;
        stillingsbetegnelse; stillingstittel; jobtitel; tehtavanimike; tyotehtava; nazev pozice; pozice;
        nazov pozicie; pozicia; munkakor; pozicio; beosztas; titlul postului; denumirea postului; postul; должность;
        посада; θέση; τίτλος θέσης; pozisyon; is unvani; 職位""",
    OTHER: """
        entgeltgruppe; besoldungsgruppe; loneform;
        experience; experience level; years of experience; required experience; work experience; level; seniority;
        career level; job level; education; qualification; degree; languages; language; skills; vacancies;
        no. of vacancies;
        number of openings; openings; positions; number of positions; industry; sector; start; start date;
        starting date; start from; available from; benefits; travel; travel required; reports to; reporting to;
        supervisor; contact; contact person; email; e-mail; phone; telephone;
        tel; fax; website; web; age; gender; interview process; security clearance; visa; visa sponsorship;
        relocation; license; driving license; eintritt; eintrittsdatum; eintrittstermin; startdatum; beginn;
        arbeitsbeginn; ab; berufserfahrung; erfahrung; karrierestufe; branche; sprachen; ausbildung;
        ansprechpartner; ansprechpartnerin; kontakt; telefon; experience requise; niveau; niveau d'etudes; formation;
        secteur; secteur d'activite; prise de poste; date de debut; debut; langues; nombre de postes; experiencia;
        nivel; estudios; vacantes; incorporacion; fecha de inicio; sector;
        disciplina; idiomas; posicion; ervaring; opleiding; opleidingsniveau; werkervaring; ingangsdatum; startdatum;
        sector; contactpersoon; erfarenhet; utbildning; tilltrade; antal tjanster; start; doswiadczenie;
        wyksztalcenie; poziom; branza; data rozpoczecia; esperienza; livello; titolo di studio;
        settore; data di inizio; numero posti; lingue; nivel de experiencia; escolaridade; area de atuacao; inicio;
        vagas; expertise; focus; опит; образование; ниво;
        kontaktperson; tiltrædelse; tiltredelse; oppstart; start; antal; antall stillinger; yhteyshenkilo; aloitus;
        nastup; datum nastupu; vzdelani; vzdelanie; praxe; jazyky; kontakt; kezdes; vegzettseg; nyelvtudas;
        tapasztalat; experienta; studii; nivel cariera; limbi; контактно лице; образование; стаж; опыт работы;
        образование; досвід; освіта; εμπειρία; εκπαίδευση; deneyim; egitim durumu""",
}  # fmt: skip

LABELS: dict[str, str] = {}
for _kind, _text in _WORDS.items():
    for _word in _text.split(";"):
        LABELS.setdefault(" ".join(_word.split()), _kind)
# Words that several kinds would claim; first come above is not always right.
LABELS.update(
    {"posicion": OTHER, "region": LOCATION, "ort": LOCATION, "sede": LOCATION, "level": OTHER, "sector": OTHER}
)

WEAK = frozenset(
    [
        "type",
        "status",
        "place",
        "area",
        "site",
        "term",
        "hours",
        "date",
        "datum",
        "data",
        "fecha",
        "service",
        "unit",
        "group",
        "category",
        "function",
        "practice area",
        "business",
        "client",
        "brand",
        "stand",
        "remote",
        "ab",
        "id",
        "code",
        "job",
        "role",
        "position",
        "title",
        "duration",
        "local",
        "where",
        "based",
        "based in",
        "plats",
        "modelo",
        "regime",
        "local",
        "team",
        "poste",
        "funktion",
        "country",
        "package",
        "rate",
        "added",
        "opened",
        "date",
        "closing",
        "plazo",
        "termin",
        "frist",
        "start",
        "reference",
        "contract",
        "basis",
        "shift",
        "horario",
        "etat",
        "program",
        "plat",
        "ber",
        "direction",
        "zona",
        "workplace",
        "stage",
        "level",
        "openings",
        "positions",
        "programme",
        "by",
        "il",
        "mesto",
        "obor",
        "odbor",
        "firma",
        "bedrift",
        "terulet",
        "сфера",
        "команда",
        "expira",
        "prace z domova",
        "praca z domu",
        "etatyo",
        "praca zdalna",
        "homeoffice",
        "home office",
        "teletravail",
        "teletrabajo",
        "remote work",
        "lavoro da remoto",
        "distans",
        "график",
        "θέση",
        "адрес",
    ]
)
"""Labels that are ordinary words too: they need a colon or a table to count."""


@lru_cache(maxsize=8_192)
def kind_of_label(text: str) -> str | None:
    """What fact a label announces; None when it is no label. The text may end in a colon."""
    if len(text) > 45:
        return None
    folded = fold(text).strip().rstrip(":").strip(" *·•-–—|\u200b")
    found = LABELS.get(folded)
    if found is None and folded.startswith(("the ", "our ", "your ", "job ", "at ", "der ", "die ", "le ", "la ")):
        found = LABELS.get(folded.split(" ", 1)[1])
    return found


@lru_cache(maxsize=8_192)
def is_weak(text: str) -> bool:
    """Whether the label alone, without colon or table, would be too little."""
    return fold(text).strip().rstrip(":").strip() in WEAK
