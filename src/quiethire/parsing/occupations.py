"""Words for occupations, by which titles are told from other texts: in the catalogue's languages, folded."""

import re
from functools import lru_cache

from quiethire.parsing.words import Phrases, fold

HEADS = frozenset(
    """
abogada abogado accompagnant accompagnante accountant accountmanager acheteur acheteuse actuary addetta addetto
adjoint adjointe administratief administrativa administrativo administrator administratorin administratorka adviser
adviseur advisor advocate advogada advogado afdelingsleder agent agente agriculteur agronomo aide ajusteur akustiker
albanil allrounder almacenero altenpfleger alternance alternant alternante ambassador ambtenaar analista analityk
analyst analyste angestellte angestellter animateur animator animatrice anthropologist apotheker apothekerin
apprendista apprenti apprentice apprenticeship apprentie approbierte aprendiz arbeider arbetsterapeut arborist
archaeologist architect architecte architekt architektin architetto archivar archivist archiviste arquitecta
arquitecto arquiteta arquiteto artist arts arzt arztin asesor asesora asistente assembler assistant assistante
assistente assistenten assistentin assistenz associate asystent asystenta asystentka atendente attendant attorney
audiologist auditor audytor ausbildung aushilfe auszubildende auszubildender autista auxiliaire auxiliar
avdelingsleder avocat avocate avvocato ayudante azubi babysitter backer badante bagare bager bagnino bailiff baker
bakker banconista banker barber barista barkeeper barkeeperin barman barnehagelærer barnmorska barnskotare barrister
bartender bauingenieur bauingenieurin bautechniker beamter beamtin beautician becaria becario bediening beenhouwer
begeleider beheerder beleidsadviseur beleidsmedewerker bellhop benevole berater beraterin betreuer betreuerin
betriebswirt bezorger bibliothecaire bibliothekar bibliothekarin bioanalytiker biologe biologin biologist blacharz
bodeguero boekhouder boendestodjare bolseiro bookkeeper bookseller bosun boucher bouchere boulanger boulangere
bricklayer bricklayers broker brygadzista buchbinder buchhalter buchhalterin bursar busser butcher butikkmedarbeider
butikksjef butiksassistent butikschef butiksleder butikssaljare buyer cabeleireira cabeleireiro caissiere cajera
cajero calculator camareira camarera camarero cameriere campaigner canalizador cantiniere canvasser capocantiere
caporeparto capoturno captain caregiver carer caretaker cariste carpenter carpentiere carpinteiro carpintero carreleur
carretillero cashier cassiera cassiere caviste celador chapista chaplain charge chargee charpentier chaudronnier
chauffeur chauffor chef cheffe chemiker chemist chercheur chercheuse chief childminder chiropractor chofer
choreographer cientifico cientista ciesla cleaner clerc clerk cna coach cocinera cocinero coiffeur coiffeuse colf
collaborateur collaboratrice colorist columnist comercial commercial commerciale commercialista commessa commesso
commis compositor comptable concepteur concierge conducteur conductor conductora conductrice conseiller conseillere
conserje conservator consulente consultant consultante consultor consultora contabile contabilista contable contador
contadora controller conveyancer cook coordenador coordenadora coordinador coordinadora coordinateur coordinator
coordinatore coordinatrice coordonnateur coordonnatrice copywriter correspondent counsel counsellor counselor courier
couvreur cozinheira cozinheiro croupier cuidador cuidadora cuisinier cuisiniere cukiernik cukiernika cuoco curator
custodian dachdecker dakdekker dancer deckhand dekarz delineante demonstrator dentist dentiste dependienta dependiente
desarrollador desarrolladora desenvolvedor desenvolvedora designer deskundige dessinateur detailer detective detektiv
developer developers developpeur developpeuse devops dietitian directeur director directora directrice diretor
diretora direttore direttrice disegnatore disenador disenadora dishwasher dispatcher disponent docent docente doctor
doctorant doctorante doktorand doktorandin dolmetscher doradca dozent drafter draughtsman dreher driver drucker dualer
duales dyrektor dyspozytor ecologist economist editor educador educadora educateur educator educatore educatrice
einkaufer einkauferin ekonom ekspedient electrician electricien electricista electromecanicien elektricien elektriker
elektromechanik elektroniker elektryk eletricista eletrotecnico elettricista employe employee encanador encargada
encargado encarregada encarregado enfermeira enfermeiro enfermera enfermero engenheira engenheiro engineer engineers
enologa enologo enseignant enseignante entregador entwickler entwicklerin equipier equipiere ergotherapeut
ergotherapeutin ernaeringsassistent ernæringsassistent erzieher erzieherin especialista estagiaria estagiario estagio
estetista estheticienne estimateur estimator estoquista executive expeditor expert fabricator fachangestellte
fachangestellter facharzt fachberater fachfrau fachkraft fachmann facilitator fagarbeider fahrer fahrerin falegname
farmaceuta farmaceutica farmaceutico farmacista farmer farmhand fastighetsskotare faxineira faxineiro fellow
fellowship ferialpraktikant firefighter fiscaliste fisioterapeuta fisioterapista fitter fizjoterapeuta fleischer
fliesenleger florist floristin fontanero foreman foreperson forester formateur formatrice forskollarare forstwirt
fraiseur fraser fresador fresatore frezer friseur friseurmeister frisor fritidspedagog fryzjer fryzjerka fundraiser
fysiotherapeut garcom gardener gardien gardienne gartner gastheer gastvrouw generalist geodeta geologist geometra
gerente gerentes gerocultor gerocultora gestionnaire gestor gestora giardiniere glaszetter glazier gobernanta
goldschmied gouvernante grafik graphiste griffier grinder groomer groundskeeper groundworker grutier guard hairstylist
handlaggare handler handlowca handlowiec handyperson hausdame hausmeister hauswirtschafter hauswirtschafterin head
headteacher hebamme heftruckchauffeur heilerziehungspfleger helfer helsefagarbeider higienista hilfskraft host hostess
hotelfachfrau hotelfachmann hotesse housekeeper hovenier huisarts hulpverlener hydraulik hydrologist hygienist
idraulico illustrator impiegata impiegato infermiera infermiere infirmier infirmiere infographiste ingegnere ingeniera
ingeniero ingenieros ingenieur ingenieure ingenieurin ingenior ingenjor inkoper insegnante inspecteur inspector
inspektor instalador installateur installer instructor intern internship intervenant intervenante invalleerkracht
investigador investigadora investigator inzynier janitor jardinera jardinero jardinier jefa jefe joiner jongerenwerker
jordemoder jornalero jornalista journalist journaliste jurist juriste juristin kammerer kapper kasjer kasjerka kassier
kassierer kassiererin kauffrau kaufleute kaufmann kellner kelner kelnerka kierowca kierowniczka kierownik
kinesitherapeute klempner koch kochin kock kok kokk kokkelærling kommissionierer konditor konstrukteur konstruktor
konsulent konsult konsultant konsultantka kontorassistent koordynator koordynatorka kosztorysant kraanmachinist
krankenpfleger krankenschwester ksiegowa ksiegowy kucharz kuchenchef kuchenhilfe kurator laborant laborantin laborer
labourer lackierer laerer lagerarbetare lagerist lagermedarbejder lakare lakiernik landscaper landschaftsgartner
landwirt larare lasser lavapiatti lawyer lead lecturer leerkracht lehrer lehrerin lehrling lehrperson lehrstelle
leidinggevende leiter leiterin leitung lekarz lektor leraar lernende lernender liaison librarian lifeguard limpiador
limpiadora linguist livreur loader logisticien logistiek logopade logopadin logopeda logopedist lokalvardare
loodgieter lpn lærer lærling machinist macon maestra maestro magasinier magazijnier magazijnmedewerker magazynier
magazyniera magazziniere malare malarz maler manager manovale manutentionnaire manutentore marketer masseur masseuse
matrona maurer mecanicien mecanicienne mecanico meccanico mechanic mechanik mechaniker mechatroniker mechatronikerin
medarbejder medarbetare medecin medewerker mediateur mediatrice medica medico meister mentor menuisier merchandiser
metallurgist meteorologist metselaar metzger midwife millwright mistrz mitarbeitende mitarbeiter mitarbeiterin model
modeler modeller monitora montador montazysta monter monteur monteuse montor montorer motorista moulder mozo
mulettista murare murarz muratore murer musician naherin nanny naturwissenschaftler nauczyciel nauczycielka
negociateur notaio notaire notar notariusz notary notfallsanitater nurse nutricionista nutritionist ochroniarz
odontologa odontologo officer ogrodnik ombudsperson onderhoudsmonteur onderwijsassistent onderwijzer
ongediertebestrijder ontwerper ontwikkelaar operador operadora operaia operaio operaria operario operarios operateur
operator operatora operatore operatrice opiekun opiekuna opiekunka optiker optometrist opvoeder orderpicker organiser
organizer orthodontist orthophoniste ouvrier ouvriere packer padagoge padagogin padeiro painter panettiere paralegal
paramedic parrucchiera parrucchiere pasteleiro pasticcere pasticciera pasticciere patissier patissiere paysagiste
pedreiro peintre peluquera peluquero peon periodista perito pflegefachkraft pflegekraft pfleger pflegerin pfortner
pharmacien pharmacist pharmaziepraktikant phlebotomist photographer physician physicist physiker physiotherapeut
picker piekarz pielegniarka pilot pinche pintor pizzaiolo planner plaquiste plasterer platslagare ploegleider plombier
plongeur plumber podiatrist poetshulp poissonnier pokojowa polier polizist polsterer pomocnik pompier porteiro porter
postdoc postdoktorand pracownik practicante practicas praktikant praktikantin praktikum praktykant praktykantka
praticante prawnik preparateur president principal procesoperator producer productiemedewerker profesor profesora
professeur professor professora professorin progettista programador programadora programista programistka
programmatore programmer programmierer projectleider projektant projektledare projektleder projektleiter projektor
promotor promotora provost przedstawiciel psicologa psicologo psycholog psychologist psychologue psycholoog psykolog
puericultrice pædagogmedhjælper qa quereinsteiger radca radiographer ragioniere ranger ratownik raumpfleger
rececionista recepcionista recepcjonista recepcjonistka receptionist receptioniste receptionniste rechtsanwalt
recruiter redacteur redactor redactora redactrice redakteur redakteurin redaktor redator redatora redovisningsekonom
referent referente referentin referentka registrar regleur reinigungskraft rekryterare rektor rengoringsassistent
renholder repartidor reponedor reponedora reporter repositor representative researcher responsabile responsabili
responsable rettungssanitater rezeptionist rezeptionistin rigger rolnik roofer rorlegger rormokare sachbearbeiter
sachbearbeiterin saelger saksbehandler saldatore salesperson salgskonsulent saljare samordnare sattler scaffolder
scheduler schilder schlosser schneider scholar schoonmaker schreiner schrijnwerker schuhmacher schweisser scientist
seamstress secretaire secretaria secretary segretaria sekretar sekretarin sekretarka selger seller serralheiro
serveerster servente serveur serveuse servicekraft servicemonteur servicetechniker servitor servitris setter signaller
singer sjafor sjukskoterska sjukskoterskor skipper slager slusarz smed snickare socialsekreterare sociologist socionom
socorrista soignant soignante soignants soldador soldadora solicitor sommelier acougueiro acougueira bibliotekarz
bibliotekarka monitorista sonographer sosu soudeur souschef
sozialarbeiter sozialpadagoge spawacz specialist specjalista specjaliste specjalistka spediteur spengler sprzataczka
sprzedawca sre stadare staff stagehand stagiair stagiaire stagista stallhelfer standardiste statiker statistician
stazysta stazystka stevedore steward stna stocker stolarz strategist studium stukadoor stylist supervisor supervisora
surgeon surveillant surveillante surveyor sveiser svetsare sviluppatore sviluppatrice sygeplejerske sykepleier
tandarts tandlakare tandlæge tandskoterska tannlege teacher teamleder teamleider teamleiter technician technicien
technicienne technieker technik techniker technikerin technolog technologist tecnica tecnico tecnologo tekenaar
tekniker teleoperador teleoperadora teller tester therapeut therapist tierarzt tierpfleger tiler timmerman tirocinante
tischler tjener tlumacz tokarz tomrer topografo torneiro tornero tornitore tourier tourieres tourneur trabalhador
trabalhadora tractorista trader tradgardsmastare traductor traductora trainee trainer translator transportista
tratorista trockenbauer tutor ubersetzer udvikler uhrmacher uitvoerder underskoterska underwriter upholsterer
urbaniste usher utvecklare utvikler vakkracht vakman vaktare vaktmastare valet veilleur vendedor vendedora vendeur
vendeuse venditore venditrice verkaufer verkauferin verkoopmedewerker verkoopster verkoper vernepleier verniciatore
verpleegkundige vertegenwoordiger vertriebler verwalter verzorgende veterinaria veterinarian veterinario vigilante
vigneron viticulteur viverista volontar voorman vormgever vp vrachtwagenchauffeur wachmann waiter waitress warden
warehouse welder werkstudent werkstudentin werkvoorbereider wijkverpleegkundige winkelmedewerker winzer worker writer
wychowawca zahnarzt zahntechniker zelador zfa zimmerer zimmermadchen zimmermann zookeeper zorgkundige zorgverlener
zusteller адвокат администратор анализатор асистент барман бояджия възпитател готвач дизайнер директор експерт
електротехник заварчик зидар инженер камериерка касиер консултант консултанти куриер лекар мебелист мениджър механик
монтьор оператор оператори охранител пекар програмист продавач работник работничка разработчик рехабилитатор
ръководител секретар сестра сладкар специалист стажант строител стругар счетоводител техник управител учител фармацевт
хигиенист чистач шлосер шофьор юрист
""".split()  # noqa: SIM905  (a paragraph is easier to keep than a column)
)
"""One of them as a word of its own makes a short text the name of an occupation."""

_ALSO = frozenset(
    """
agents analysts architects bucatar casier ceo cfo ciso cmo consultants contabil coo crew cto designers dessinatrice
directors drivers elado evangelist fachkrafte handyman hoitaja inginer inspectrice interns interpreter kokki konyvelo
magaziner managers master mernok muhendis myyja nurses operators owner partner pracovnik pædagog raktaros ridic sales
scientists sofer specialists superintendent sælger teachers technicians technikus tehnician teknikko teknisyeni ucetni
uzmani vanzator vedouci videographer vyvojar yoneticisi персонал
""".split()  # noqa: SIM905
)
"""Words that do so in a heading, but stand for departments, products or plain things in links."""

_BEGINNINGS = tuple(
    """
engineer apprentice postdoc entwickler ingenieur mitarbeiter sachbearbeiter kaufleute referent berater techniker
mechatroniker pfleger pflegefach werkstudent praktikant auszubildende monteur fahrer verkaufer buchhalter apotheker
angestellte assistent erzieher lehrer helfer developpeu chargee technicien conseiller vendeu infirmier alternant
apprenti electromecanicien mecanicien ingenier desarrollador tecnico tecnica gestor administrativ dependient becari
conductor enfermer vendedor coordinador medewerker fysiotherapeut engenheir desenvolvedor programador estagiari
ingegnere sviluppat addett impiegat operai infermier magazzinier inzynier programist specjalist kierownik dyrektor
przedstawiciel konsultant praktykant stazyst ksiegow ingenjor специалист инженер мениджър оператор експерт консултант
разработчик менеджер програмист работни готвач сервитьор продавач шофьор счетоводител projektleiter teamleiter
abteilungsleiter bauleiter softwareentwickler elektroniker elektriker schlosser tischler maler zimmerer gartner
kellner friseur steuerfach rechtsanwalt notar architekt verkehrs therapeut psycholog logistiker lagerist disponent
sygeplejerske sykepleier udvikler utvikler bogholder regnskapsforer konsulent radgiver medarbejder medarbeider
insinoori kehittaja asiantuntija paallikko prodavac asistent skladnik technolog fejleszto munkatars ertekesit szerviz
dezvoltator programator reprezentant техник слесар касиер продавец водитель бухгалтер розробник інженер спеціаліст
фахівець μηχανικ υπεύθυν τεχνικ βοηθ πωλητ σερβιτόρ gelistirici エンジニア デザイナー controller produktmanager
produktionsmitarbeiter kundenberater vertriebs aussendienst innendienst
""".split()  # noqa: SIM905
)

TAILS = tuple(
    """
ingenieur ingenieurin entwickler entwicklerin leiter leiterin leitung mitarbeiter mitarbeiterin bearbeiter
bearbeiterin kaufmann kauffrau kaufleute fachkraft referent referentin berater beraterin techniker technikerin
mechaniker mechanikerin elektroniker elektronikerin pfleger pflegerin student studentin praktikant praktikum monteur
fahrer fahrerin verkaufer verkauferin buchhalter assistent assistentin assistenten assistenz manager managerin
spezialist spezialistin meister meisterin helfer arzt arztin lehrer lehrerin erzieher gestalter gestalterin planer
planerin fuhrer fuhrerin schlosser installateur angestellte angestellter konstrukteur therapeut therapeutin laborant
prufer medewerker ontwikkelaar adviseur adviseuse chauffeur verpleegkundige docent leerkracht consulent coordinator
beheerder verkoper assistente specialist engineer utvecklare ingenjor ledare saljare tekniker skoterska konsult larare
montor udvikler konsulent medarbejder radgiver helferin kraft hilfe optiker akustiker padagoge padagogin bauer
arbeiter arbeiterin zeichner zeichnerin wart anwalt begeleider verzorger verzorgende leider arts bouwer werker forare
vardare slagare skotare mastare arbetare macher geher leger setzer wirt wirtin gehilfe gehilfin sekretar sekretarin
inspektor inspektorin verwalter verwalterin betreuer betreuerin begleiterin vermittler organisator koordinator
koordinatorin administrator programmierer architekt architektin redakteur redakteurin texter fachmann fachfrau
fachkrafte koch kochin chefin fachangestellte schwester schlosserin schreiner schneider reiniger technicus technieker
deskundige kundige arbeider verzorgster leidster werkster medewerkster medarbetare sekreterare operator samordnare
pedagog radgivare utredare chef medarbeider arbejder pleier plejer selger sælger forer bestyrer behandler lærer
pædagog technikus teknikko inzenyr paallikko asiantuntija vezeto mernok エンジニア マネージャー デザイナー スタッフ
""".split()  # noqa: SIM905
)
"""Ends of compound names of occupations in languages that compound; for words of eight letters and more."""

PHRASES = Phrases.of(
    """
business partner; customer success; human resources; product owner; scrum master; head of; team lead; duales studium;
front desk; people operations; managing partner; data science; chief of staff; chef de projet; charge de; chargee de;
jefe de; jefa de; member of technical staff; site reliability; public relations; business development; account
management; product management; project management; software development; aide-soignant; aide-soignante; sage-femme;
registered nurse; sage femme; aide soignant; trabajador social; assistente social; general worker; au pair; flight
attendant; line cook; team member; maitre de conferences; chef de; vice president
    """
)
"""Occupations that only several words name."""

_WORD = re.compile(r"[^\W\d_]+")
_INCLUSIVE = re.compile(r"[·•](?:ne|rice|se|e)\b|\((?:ne|rice|se|e)\)")
"""French endings set apart: "chargé·e", "technicien(ne)"."""
_GENDER = re.compile(
    r"\((?i:[^()]{0,24}\b)?\s?(?i:[mwfdxhvki](?:\s?[/|*,]\s?[mwfdxhvkin]+){1,3})\)"
    r"|\((?i:all genders?|alle geschlechter|any gender|gn)\)"
    r"|\b[mwf]/[wmfd]/[dx]\b|\b[HF]\s?/\s?[FH](?:\s?/\s?X)?\b|\b[MmVv]/[VvMm]/[XxNn]\b|\b[Mm]/[Ww]/[Dd]\b"
    r"|[a-zäöüß][*:_/]-?in(?:nen)?\b"
)
_BOTH = re.compile(
    r"[a-záéíóúçãõâêôèà]{3,}(?:\((?:a|o|e|as|os|ne|rice|se|ère|trice)\)|[oe]?/-?[aeo]s?(?![\w/]))"
    r"|\b([a-zà-ÿ]{4,})[a-zà-ÿ]{0,4} ?/ ?\1[a-zà-ÿ]{1,5}\b",
    re.IGNORECASE,
)
"""Both forms of one word: "Supervisor(a)", "Técnico/a", "Educatore/Educatrice"."""
_POSSESSIVE = re.compile(r"[^\W\d_]+'s\b")
"""What belongs to an occupation is none: "engineer's pump", "driver's licence"."""
_FALSE = frozenset(["tecnicas", "tecnicos", "controllers"])
"""Words with a beginning from above that name no occupation."""


_LONGEST = 300
"""Characters of a text that are looked at: names of occupations are shorter."""


@lru_cache(maxsize=32_768)
def looks_like_occupation(text: str) -> bool:
    """Whether the text has a gender mark or a word for an occupation."""
    text = text[:_LONGEST]
    if has_gender_mark(text):
        return True
    folded = _INCLUSIVE.sub("e", fold(text))
    if "'s" in folded:
        folded = _POSSESSIVE.sub(" ", folded)
    for word in _WORD.findall(folded):
        if word in HEADS or word in _ALSO:
            return True
        if len(word) > 5 and word not in _FALSE and word.startswith(_BEGINNINGS):
            return True
        if len(word) > 7 and word.endswith(TAILS):
            return True
    return PHRASES.said_in(folded)


def has_gender_mark(text: str) -> bool:
    """Whether the text has the mark of the law against discrimination ("(m/w/d)", "H/F") or both forms of a word
    ("Técnico/a")."""
    text = text[:_LONGEST]
    if "/" not in text and "(" not in text:  # most lines have none of what the patterns begin with
        return ("*" in text or ":" in text or "_" in text) and _GENDER.search(text) is not None
    return _GENDER.search(text) is not None or _BOTH.search(text) is not None
