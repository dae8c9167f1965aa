"""Words for occupations, by which a title is told from other headings: whole words, beginnings, and phrases, folded."""

import re
from functools import lru_cache

from quiethire.parsing.words import Phrases, fold


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_WORD = re.compile(r"[^\W\d_]+")
_INCLUSIVE = re.compile(r"[·•](?:ne|rice|se|e)\b|\((?:ne|rice|se|e)\)")
"""French endings set apart: "chargé·e", "technicien(ne)"."""
_GENDER = re.compile(
    r"\((?:all genders?|gn|[mwfdxhvki](?:\s?[/|*,]\s?[mwfdxhvkin]+){1,3})\)|\b[mwf]/[wmfd]/[dx]\b|\b[HF]/[FH]\b"
    r"|\b[Mm]/[Ww]/[Dd]\b|[a-zäöüß][*:_/]-?in(?:nen)?\b"
)
_POSSESSIVE = re.compile(r"[^\W\d_]+'s\b")
"""What belongs to an occupation is none: "engineer's pump", "driver's licence"."""
_WHOLE = frozenset(
    _words("""
    accountant acheteur actuary administrator adviser adviseur advisor agent agents aide analista analityk
    analyst analysts animateur animator animatrice architect architects arzt arztin assembler assistant
    assistente associate attorney auditor ausbildung auxiliar barista barman bartender beheerder biologist
    bookkeeper buyer captain caregiver carpenter cashier ceo cfo chauffeur chef chemist chief ciso cleaner clerk
    cmo comercial commerciale commis comptable conducteur conductrice consulente consultant consultants
    consultor consultora controller coo cook coordenador coordenadora coordinator copywriter counsel counselor
    crew cto dentist designer designers dessinateur dessinatrice developer developers devops directeur director
    directors directrice dispatcher docent driver drivers editor electrician elektryk encargada encargado
    especialista estagio estimator evangelist executive fabricator fachkraft fachkrafte fellow foreman formateur
    formatrice generalist geologist gerente gestionnaire guard handlaggare handyman housekeeper inspecteur
    inspector inspectrice intern interns internship interpreter jefa jefe kauffrau kaufmann kelner kierowca koch
    kochin konsult ksiegowa ksiegowy larare lawyer lead lecturer leerkracht leiter leitung lekarz librarian
    machinist magazynier manager managers master mechanic montor nauczyciel nurse nurses officer ontwikkelaar
    operateur operator operators owner packer painter paralegal partner pharmacist photographer physician
    physicist picker pielegniarka pilot planner plumber praktikum president principal producer professor
    programmer projectleider projektledare psychologist receptionist recruiter redacteur redactrice
    representative researcher responsabile responsable sales salesperson saljare scientist scientists secretary
    sjukskoterska spawacz specialist specialists sprzedawca sre stagiaire stagista strategist superintendent
    supervisor surgeon surveyor teacher teachers teamleider technician technicians technik therapist tirocinante
    trainee translator underwriter utvecklare verkoper verpleegkundige videographer waiter welder worker writer
    персонал technikus teknikko elado pracovnik asystentka ridic vedouci ucetni vyvojar mernok konyvelo inginer
    contabil sofer muhendis uzmani yoneticisi teknisyeni pædagog laborant sælger selger myyja hoitaja kokki raktaros
    tehnician vanzator casier magaziner bucatar
""")
)
_BEGINNING = _words("""
    engineer apprentice postdoc entwickler ingenieur mitarbeiter sachbearbeiter kaufleute referent berater
    techniker mechatroniker pfleger pflegefach werkstudent praktikant auszubildende monteur fahrer verkaufer
    buchhalter apotheker angestellte assistent erzieher lehrer helfer developpeu chargee technicien conseiller
    vendeu infirmier alternant apprenti electromecanicien mecanicien ingenier desarrollador tecnico tecnica
    gestor administrativ dependient becari conductor enfermer vendedor coordinador medewerker fysiotherapeut
    engenheir desenvolvedor programador estagiari ingegnere sviluppat addett impiegat operai infermier
    magazzinier inzynier programist specjalist kierownik dyrektor przedstawiciel konsultant praktykant stazyst
    ksiegow ingenjor специалист инженер мениджър оператор експерт консултант разработчик менеджер програмист
    работни готвач сервитьор продавач шофьор счетоводител projektleiter teamleiter abteilungsleiter bauleiter
    softwareentwickler elektroniker elektriker schlosser tischler maler zimmerer gartner kellner friseur
    steuerfach rechtsanwalt notar architekt verkehrs therapeut psycholog logistiker lagerist disponent
    sygeplejerske sykepleier udvikler utvikler bogholder regnskapsforer konsulent radgiver medarbejder
    medarbeider insinoori kehittaja asiantuntija paallikko prodavac asistent skladnik technolog fejleszto munkatars
    ertekesit szerviz dezvoltator programator reprezentant техник слесар касиер продавец водитель бухгалтер
    розробник інженер спеціаліст фахівець μηχανικ υπεύθυν τεχνικ βοηθ πωλητ σερβιτόρ gelistirici エンジニア デザイナー
    controller produktmanager produktionsmitarbeiter kundenberater vertriebs aussendienst innendienst
""")
_ENDING = _words("""
    entwickler ingenieur leiter leiterin mitarbeiter berater techniker praktikant helfer pfleger fahrer
    medewerker monteur ontwikkelaar utvecklare ingenjor therapeut assistent assistentin manager fachkraft
    tekniker technikus teknikko inzenyr paallikko asiantuntija vezeto mernok エンジニア マネージャー デザイナー スタッフ
""")
_PHRASES = Phrases.of("head of; chef de; jefa de; jefe de; chargee de; charge de; vice president; product owner")
_FALSE = frozenset(["tecnicas", "tecnicos", "controllers"])
"""Words with a beginning from above that name no occupation."""


@lru_cache(maxsize=32_768)
def looks_like_occupation(text: str) -> bool:
    """Whether the text has a gender mark or a word for an occupation."""
    if _GENDER.search(text):
        return True
    folded = _INCLUSIVE.sub("e", fold(text[:300]))
    if "'s" in folded:
        folded = _POSSESSIVE.sub(" ", folded)
    for word in _WORD.findall(folded):
        if word in _WHOLE or (
            len(word) > 5 and word not in _FALSE and (word.startswith(_BEGINNING) or word.endswith(_ENDING))
        ):
            return True
    return _PHRASES.said_in(folded)


def has_gender_mark(text: str) -> bool:
    """Whether the text has the mark of the law against discrimination: "(m/w/d)", "H/F"."""
    return _GENDER.search(text) is not None
