"""Requirements: the bullets that stand under a heading of that meaning."""

import re

_HEADING = re.compile(
    r"requirements?|qualifications?|what you(?:'ll| will)? (?:need|bring|have)|what we(?:'re| are)? (?:look|need|"
    r"expect|require)\w*|"
    r"who you are|about you|you (?:have|bring|are|might|should|must|will have)\b|your (?:profile|skills|experience|"
    r"background|qualifications)|"
    r"skills|must[- ]haves?|nice[- ]to[- ]haves?|we(?:'re| are) looking for|experience|ideal candidate|bonus points|"
    r"desired|preferred|minimum|basic|"
    r"dein profil|ihr profil|das bringst du mit|was du mitbringst|das bringen sie mit|anforderung\w*|"
    r"voraussetzung\w*|qualifikation\w*|was wir erwarten|"
    r"wir erwarten|das zeichnet (?:dich|sie) aus|profil|damit uberzeug\w+|das wunschen wir uns|mitbring\w*|"
    r"votre profil|profil recherche|ton profil|competences|qualifications requises|exigences|vous (?:avez|etes|"
    r"possedez)|ce que nous recherchons|prerequis|"
    r"requisitos|tu perfil|perfil|que buscamos|lo que buscamos|buscamos|imprescindible|se requiere|deseable|"
    r"functie-?eisen|wat (?:wij )?(?:vragen|verwachten)|jouw profiel|wie ben jij|dit ben jij|wat breng je mee|"
    r"wij vragen|profiel|"
    r"o que (?:procuramos|esperamos|buscamos)|qualificacoes|pre-?requisitos|diferenciais|o teu perfil|seu perfil|"
    r"requisiti|il tuo profilo|profilo|cosa cerchiamo|competenze|chi cerchiamo|"
    r"wymagania|oczekujemy|czego oczekujemy|twoj profil|nasze oczekiwania|mile widziane|kwalifikacje|"
    r"kvalifikationer|vi soker|din profil|din bakgrund|krav|meriterande|vem ar du|om dig"
)
_OTHER_HEADING = re.compile(
    r"responsib|what you(?:'ll| will)? do|duties|tasks|benefit|perks|we offer|what we offer|about (?:us|the)|"
    r"compensation|your (?:role|tasks|mission)|the role|"
    r"aufgaben|wir bieten|das bieten|benefits|missions|avantages|nous offrons|funciones|responsabilidad|ofrecemos|"
    r"beneficios|"
    r"taken|wij bieden|aanbod|responsabilidades|beneficios|oferecemos|attivita|offriamo|mansioni|obowiazki|oferujemy|"
    r"zakres|arbetsuppgifter|vi erbjuder|how to apply"
)
_BULLET = "• "


def requirements(text: str, folded: str) -> tuple[str, ...]:
    """The list entries under headings that announce what is asked for; empty when the text has none.

    `text` is a description as `html.to_text` gives it, `folded` the same under `words.fold`.
    """
    found: list[str] = []
    under = False
    position = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        if line.startswith(_BULLET):
            if under and len(found) < 60:
                found.append(line[2:].strip())
        elif line:
            heading = folded[start : start + len(line)]
            if len(line) <= 90:
                if _HEADING.search(heading) and not _OTHER_HEADING.match(heading):
                    under = True
                elif len(line) <= 60 or heading.endswith(":"):
                    under = False
            else:
                under = False
    return tuple(dict.fromkeys(entry for entry in found if entry))
