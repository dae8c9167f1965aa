"""What stands below an advertisement: other postings, whom to ask, privacy notices, forms, the site's own lines."""

import re
from functools import lru_cache

from quiethire.parsing.words import Phrases

OTHER_POSTINGS = re.compile(
    r"^\W*(?:(?:other|more|further|similar|related|current|latest|all|our|see|view|also|explore)\b.{0,24}?\b"
    r"(?:jobs|roles|positions|vacancies|openings|opportunities|posts)\b"
    r"|(?:mehr|weitere|andere|ahnliche|aktuelle|alle|unsere)\b.{0,24}?(?:stellen\w*|jobs|positionen|ausbildungs\w+)\b"
    r"|(?:(?:nos|les|toutes|d')\W?)?(?:autres|nos|toutes)\b.{0,20}?\b(?:offres|postes|opportunites|annonces)\b"
    r"|(?:otr[ao]s?|mas|todas)\b.{0,20}?\b(?:ofertas|vacantes|puestos|empleos|oportunidades|plazas|convocatorias)\b"
    r"|(?:altre|altri|ultime|tutte)\b.{0,20}?\b(?:posizioni|offerte|opportunita|annunci)\b"
    r"|(?:andere|meer|ook|overige|alle|bekijk)\b.{0,24}?\b(?:vacatures|functies|banen)\b|ook (?:bij|interessant)\b"
    r"|(?:outras|mais|todas)\b.{0,20}?\b(?:vagas|oportunidades)\b|veja tambem\b"
    r"|(?:inne|podobne|pozostale|wszystkie)\b.{0,20}?\b(?:oferty|stanowiska|ogloszenia)\b"
    r"|(?:andra|fler|liknande|alla)\b.{0,20}?\b(?:jobb|tjanster|annonser)\b"
    r"|(?:andre|flere|lignende|alle)\b.{0,20}?\b(?:stillinger|job|jobber)\b"
    r"|(?:други|още|всички)\b.{0,20}?\b(?:обяви|позиции)\b"
    r"|(?:wir suchen|nous recherchons|wij zoeken|buscamos|cerchiamo|we are|we're) (?:au(?:ss|ß)erdem|auch noch|aussi|"
    r"ook|tambien|anche|also (?:hiring|looking|recruiting))\b"
    r"|(?:offres|annonces|postes|emplois) (?:similaires|associees?|connexes)|(?:ofertas|empleos|vacantes|puestos) "
    r"(?:similares|relacionad[ao]s)|(?:offerte|posizioni|annunci) (?:simili|correlat[ei])|(?:vergelijkbare|"
    r"gerelateerde|"
    r"soortgelijke) (?:vacatures|functies)|vagas (?:semelhantes|relacionadas|similares)|(?:relaterede|"
    r"beslaegtede) (?:job|"
    r"stillinger)|ces offres (?:pourraient|peuvent)\b"
    r"|you (?:may|might) also\b|das konnte (?:dich|sie|dir)\b|vous aimerez\b|cela pourrait\b|te puede\b"
    r"|dit vind je\b|potrebbe\b|recent posts|latest news|neueste beitrage|from the (?:blog|diary|archive)|"
    r"(?:candidatura|candidature|postulacion|solicitud) (?:spontan\w+|espontane\w+|libre)|"
    r"initiativbewerbung|speculative appl\w+|open sollicitatie|spontanansokan|uopfordret|banco de talentos|"
    r"talent ?pool|.{0,60}\bauch interessieren\W*$)"
)
"""Headings over other postings and articles (folded)."""

CONTACT = re.compile(
    r"^\W*(?:(?:your|ihre?|deine?|votre|ton|uw|jouw|din|tu|su|il tuo|twoj) )?(?:contacts?|contact us|"
    r"contact person|kontakt\w*|"
    r"ansprech(?:person|partner\w*)|noch fragen|(?:haben sie |hast du )?(?:noch )?fragen|(?:any |got |"
    r"have )?(?:any )?questions?|"
    r"(?:heb je )?(?:nog )?vragen|(?:une |des )?questions?|dudas|duvidas|preguntas|contatti|contacto|contactos|contato|"
    r"colleagues|collegues|kolleg(?:en|er|or|aer)|collega.?s|companeros|colleghi|colegas|wspolpracownicy|tyokaverit|"
    r"contactpersoon|contactgegevens|upplysningar|fragor(?: om (?:tjansten|jobbet))?|kontaktperson\w*|sporgsmal|"
    r"sporsmal|pytania|"
    r"masz pytania|domande|recruiter|your recruiter|talk to us|get in touch|facklig\w*|fackliga \w+)\W*$"
)
"""Headings over the people to ask."""

SITE = re.compile(
    r"^\W*(?:datenschutz\w*|privacy.{0,30}|informativa.{0,40}|protection des donnees.{0,20}|rgpd.{0,30}|rodo.{0,30}|"
    r"klauzula.{0,40}|dataskydd.{0,20}|gdpr.{0,30}|personuppgift\w*|aviso de privacidad.{0,20}|trattamento.{0,30}|"
    r"newsletter.{0,30}|cookies?.{0,30}|follow us.{0,20}|folge uns.{0,20}|suivez.{0,20}|siguenos.{0,20}|"
    r"volg ons.{0,20}|"
    r"job ?alerts?.{0,30}|never miss.{0,30}|stay in touch|stay connected|share.{0,20}|teilen|partager|compartir|"
    r"faqs?\b.{0,30}|questions frequentes|preguntas frecuentes|haufige fragen|haufig gestellte fragen|"
    r"veelgestelde vragen|"
    r"domande frequenti|perguntas frequentes|vanliga fragor|frequently asked.{0,20}|"
    r"anfahrt|so finden sie uns|offnungszeiten|opening hours|openingsuren|horaires d'ouverture|downloads?|"
    r"already working (?:at|here).{0,40}|arbeitet bereits.{0,30}|jobba du redan.{0,40}|selbst mal reinschauen)\W*$"
)
"""Headings over the site's own matters."""

_TRAILING = re.compile(
    r"©|\bcopyright\b|all rights reserved|registered (?:in|office|company|charity)|\bvat (?:no|number)|impressum\b|"
    r"best viewed|letzte anderung|last (?:updated|modified)|zuletzt (?:geandert|aktualisiert)|sidan uppdaterad|"
    r"laatst (?:gewijzigd|bijgewerkt)|share function|senast andrad|derniere mise a jour|ultima actualizacion|"
    r"bemannings- och|rekryteringsforetag|p\.? ?iva\b|kvk \d|all'interno del sito|\bback to\b|<<|\bzuruck zu\b|"
    r"\btorna |\bvolver a "
)
_MAY_TRAIL = Phrases.of(
    """©; copyright; rights reserved; registered; vat n; impressum; best viewed; letzte anderung;
    last updated; last modified;
    zuletzt; uppdaterad; laatst; share function; senast andrad; mise a jour; actualizacion; bemannings;
    rekryteringsforetag;
    iva; kvk; interno del; back to; <<; zuruck zu; torna_; volver a"""
)
_REACH = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?:\+|\b0)(?!\d\.\d\d\.(?:19|20)\d\d\b)\d[\d ()/.-]{6,30}\d|"
    r"\btel\b|\bphone\b|\bcall\b|"
    r"\bbel\b|\bappelez\b"
)


@lru_cache(maxsize=32_768)
def begins_other_matter(folded: str) -> bool:
    """Whether a short folded line is a heading over other postings, people to ask or the site's own matters."""
    return bool(OTHER_POSTINGS.match(folded) or CONTACT.match(folded) or SITE.match(folded))


def is_line_of_the_site(folded: str) -> bool:
    """Whether a folded line below an advertisement is the site's: copyright, registration, when it was changed."""
    return _MAY_TRAIL.said_in(folded) and _TRAILING.search(folded) is not None


_FORM_MESSAGE = re.compile(
    r"your privacy choices|read our privacy|opt[- ]out preference|^\W*privacy (?:policy|notice|statement)\W*$|"
    r"^\W*(?:oops|oeps|ups)\b|something went wrong|er ging iets mis|submission has been received|"
    r"^\W*(?:thank you|bedankt|"
    r"vielen dank|merci|gracias|grazie|obrigad[oa]|tack)!"
)


def is_form_message(folded: str) -> bool:
    """Whether a folded line is what a form says after it was sent."""
    return _FORM_MESSAGE.search(folded) is not None


def reaches(text: str) -> bool:
    """Whether a text has a number or an address to reach someone by."""
    return _REACH.search(text) is not None


def is_how_to_reach(text: str) -> bool:
    """Whether a block is a card with a number or an address to reach someone by: short lines, no sentence."""
    if len(text) >= 160:
        return False
    lines = text.split("\n")
    reached = [line for line in lines if _REACH.search(line)]
    return bool(reached) and all(len(line.split()) <= (10 if line in reached else 6) for line in lines)
