"""Names of occupations, accents folded and lower-case, in eleven languages. Data only; `words` reads it."""

from quiethire.parsing.listing.wordlists import phrases, split

HEADS = split("""
engineer engineers developer developers manager director architect analyst scientist designer consultant specialist
coordinator assistant associate officer administrator representative executive technician operator driver nurse
teacher intern internship apprentice apprenticeship trainee recruiter accountant controller buyer planner sre lead
head chief vp president supervisor researcher strategist advisor adviser agent attorney counsel lawyer paralegal
clerk cashier cook chef waiter waitress barista bartender housekeeper cleaner janitor mechanic electrician plumber
welder machinist carpenter painter installer fabricator assembler inspector surveyor estimator foreman laborer
labourer worker writer editor producer journalist reporter photographer animator artist illustrator translator
therapist physician doctor surgeon dentist pharmacist paramedic caregiver carer midwife veterinarian psychologist
counselor counsellor tutor professor lecturer instructor trainer coach librarian receptionist secretary bookkeeper
auditor underwriter actuary broker banker teller trader salesperson seller merchandiser marketer copywriter
programmer tester devops qa pilot captain dispatcher courier warehouse picker packer stylist hairstylist beautician
fellow fellowship scholar postdoc generalist principal guard custodian staff expert scheduler handler loader rigger
roofer butcher baker geologist chemist biologist physicist economist statistician linguist sommelier host hostess
concierge porter steward usher nanny babysitter model curator entwickler entwicklerin ingenieur ingenieurin leiter
leiterin leitung mitarbeiter mitarbeiterin mitarbeitende sachbearbeiter sachbearbeiterin kaufmann kauffrau kaufleute
fachkraft referent referentin berater beraterin techniker technikerin mechatroniker mechatronikerin pfleger
pflegerin pflegefachkraft pflegekraft werkstudent werkstudentin praktikant praktikantin praktikum
pharmaziepraktikant auszubildende auszubildender azubi ausbildung studium projektleiter monteur fahrer fahrerin
verkaufer verkauferin buchhalter buchhalterin teamleiter assistenz assistentin assistenten angestellte angestellter
elektriker elektroniker mechaniker schlosser tischler maler lackierer koch kochin kellner apotheker apothekerin arzt
arztin facharzt erzieher erzieherin lehrer lehrerin dozent sekretarin disponent lagerist kommissionierer helfer
aushilfe reinigungskraft hausmeister konstrukteur architektin programmierer administratorin friseur friseurmeister
zusteller volontar dualer duales meister gartner dachdecker backer metzger zimmermann sozialpadagoge sozialarbeiter
heilerziehungspfleger therapeut physiotherapeut approbierte ingenieure developpeur developpeuse cheffe responsable
directeur directrice charge chargee technicien technicienne gestionnaire conseiller conseillere commercial
commerciale comptable vendeur vendeuse infirmier infirmiere conducteur conductrice operateur operatrice stagiaire
alternant alternante alternance apprenti apprentie consultante analyste concepteur redacteur redactrice formateur
formatrice animateur animatrice educateur educatrice coordinateur coordinatrice coordonnateur coordonnatrice
referente assistante secretaire ouvrier ouvriere mecanicien mecanicienne electricien electromecanicien soudeur
plombier peintre macon menuisier chauffeur livreur cuisinier serveur serveuse agente aide inspecteur estimateur
commis dessinateur magasinier preparateur juriste avocat medecin pharmacien professeur enseignant chercheur
chercheuse acheteur acheteuse architecte ingeniero ingeniera desarrollador desarrolladora jefe jefa tecnico tecnica
analista consultor consultora gestor gestora auxiliar comercial administrativo administrativa dependiente
dependienta becario becaria practicas conductor conductora enfermero enfermera gerente coordinador coordinadora
directora asistente asesor asesora vendedor vendedora programador programadora disenador disenadora arquitecto
arquitecta contador contadora abogado abogada medico medica cocinero cocinera camarero camarera operario operaria
mecanico electricista repartidor profesor profesora maestro maestra recepcionista secretaria especialista
supervisora encargado encargada medewerker ontwikkelaar adviseur teamleider projectleider verpleegkundige docent
leerkracht stagiair beheerder verkoper ongediertebestrijder schoonmaker kok magazijnmedewerker administratief
boekhouder jurist arts verzorgende begeleider leraar onderwijsassistent timmerman loodgieter elektricien lasser
schilder glaszetter werkvoorbereider calculator tekenaar fysiotherapeut logistiek heftruckchauffeur bezorger
bediening invalleerkracht engenheiro engenheira desenvolvedor desenvolvedora coordenador coordenadora assistente
estagiario estagiaria estagio enfermeiro enfermeira diretor diretora motorista cozinheiro cozinheira garcom
professora advogado advogada contabilista tecnologo cientista arquiteto arquiteta operador operadora eletricista
ingegnere sviluppatore sviluppatrice responsabile addetto addetta impiegato impiegata consulente operaio operaia
stagista tirocinante infermiere infermiera magazziniere programmatore venditore venditrice autista cuoco cameriere
educatore insegnante ragioniere contabile geometra progettista elettricista meccanico saldatore farmacista
segretaria direttore direttrice inzynier programista programistka specjalista specjalistka kierownik kierowniczka
dyrektor asystent asystentka technik przedstawiciel konsultant konsultantka analityk praktykant praktykantka
stazysta stazystka ksiegowa ksiegowy magazynier kierowca mechanik elektryk spawacz sprzedawca kasjer nauczyciel
lekarz pielegniarka farmaceuta doradca koordynator koordynatorka pracownik architekt projektant grafik monter
slusarz tokarz kucharz kelner recepcjonista handlowiec brygadzista utvecklare ingenjor saljare larare sjukskoterska
konsult projektledare tekniker montor snickare handlaggare kock lakare underskoterska ekonom redovisningsekonom
udvikler ingenior saelger medarbejder laerer sygeplejerske projektleder konsulent utvikler selger sykepleier инженер
програмист разработчик мениджър специалист експерт консултант оператор шофьор готвач счетоводител техник монтьор
асистент стажант продавач касиер учител лекар contable albanil soldador fontanero carpintero peluquero peluquera
mozo farmaceutico farmaceutica psicologo psicologa educador educadora reponedor reponedora cajero cajera delineante
redactor redactora periodista traductor traductora investigador investigadora cientifico montador instalador pintor
jardinero limpiador limpiadora cuidador cuidadora schreiner konditor florist floristin landwirt polier maurer
klempner trockenbauer hebamme optiker akustiker padagoge padagogin juristin rechtsanwalt notar redakteur redakteurin
einkaufer einkauferin vertriebler servicekraft kuchenhilfe bauingenieur zahnarzt tierarzt physiker chemiker biologe
biologin laborant laborantin sattler boulanger patissier coiffeur coiffeuse estheticienne soignant soignante
auxiliaire charpentier couvreur plaquiste carreleur grutier cariste manutentionnaire hotesse standardiste
receptionniste equipier equipiere employe employee infographiste journaliste avocate dentiste kinesitherapeute
orthophoniste psychologue jardinier stukadoor metselaar kapper bakker slager leidinggevende hovenier tandarts
huisarts logopedist zorgverlener onderhoudsmonteur productiemedewerker accountmanager inkoper verkoopster
vertegenwoordiger psycholoog jongerenwerker cabeleireiro cabeleireira pedreiro jornalista atendente repositor
eletrotecnico encarregado encarregada serralheiro canalizador padeiro nutricionista fisioterapeuta idraulico
muratore parrucchiere parrucchiera pizzaiolo panettiere commesso commessa estetista avvocato fisioterapista
disegnatore perito manutentore verniciatore tornitore fresatore capocantiere falegname giardiniere hydraulik murarz
fryzjer fryzjerka piekarz cukiernik stolarz malarz sekretarka recepcjonistka kasjerka opiekun opiekunka ratownik
geodeta prawnik radca tlumacz redaktor inspektor dyspozytor kosztorysant technolog montazysta lakiernik blacharz
ogrodnik psycholog logopeda fizjoterapeuta nauczycielka sprzataczka stadare lokalvardare frisor bagare murare malare
platslagare svetsare rekryterare chauffor tandlakare psykolog kurator socionom barnskotare fastighetsskotare
vaktmastare tomrer murer rengoringsassistent
""")
"""Heads of occupation names: one of them as a word makes a text title-like."""

TAILS = phrases("""
ingenieur|ingenieurin|entwickler|entwicklerin|leiter|leiterin|leitung|mitarbeiter|mitarbeiterin|bearbeiter
bearbeiterin|kaufmann|kauffrau|kaufleute|fachkraft|referent|referentin|berater|beraterin|techniker|technikerin
mechaniker|mechanikerin|elektroniker|elektronikerin|pfleger|pflegerin|student|studentin|praktikant|praktikum|monteur
fahrer|fahrerin|verkaufer|verkauferin|buchhalter|assistent|assistentin|assistenten|assistenz|manager|managerin
spezialist|spezialistin|meister|meisterin|helfer|arzt|arztin|lehrer|lehrerin|erzieher|gestalter|gestalterin|planer
planerin|fuhrer|fuhrerin|schlosser|installateur|angestellte|angestellter|konstrukteur|therapeut|therapeutin|laborant
prufer|medewerker|ontwikkelaar|adviseur|adviseuse|chauffeur|verpleegkundige|docent|leerkracht|consulent|coordinator
beheerder|verkoper|assistente|specialist|engineer|utvecklare|ingenjor|ledare|saljare|tekniker|skoterska|konsult
larare|montor|udvikler|konsulent|medarbejder|radgiver|helferin|kraft|hilfe|optiker|akustiker|padagoge|padagogin
bauer|arbeiter|arbeiterin|zeichner|zeichnerin|wart|anwalt|begeleider|verzorger|verzorgende|leider|arts|bouwer|werker
forare|vardare|slagare|skotare|mastare|arbetare
""")
"""Ends of compound occupation names in languages that compound."""

PHRASES = phrases("""
business partner|customer success|human resources|product owner|scrum master|head of|team lead|duales studium|front desk
people operations|managing partner|data science|chief of staff|chef de projet|charge de|chargee de|jefe de|jefa de
member of technical staff|site reliability|public relations|business development|account management|product management
project management|software development
""")
"""Names of occupations that only several words make."""
