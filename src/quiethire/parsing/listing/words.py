"""Judging short texts: is it a title, a call to read on, a heading over postings, or none of these?"""

import re
from functools import lru_cache

from quiethire.parsing import occupations
from quiethire.parsing.listing import vocabulary
from quiethire.parsing.words import Phrases
from quiethire.parsing.words import fold as fold_letters

_WORD = re.compile(r"[^\W\d_]+")
_CAREERS = Phrases(vocabulary.CAREERS)
_OPEN = Phrases(vocabulary.OPEN_PHRASES)
_FACTS = Phrases(vocabulary.FACT_WORDS)
_EMPLOYMENT = Phrases(vocabulary.EMPLOYMENT_WORDS)
_SPLIT_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PART = re.compile(r"[A-Za-z]+")

GENDER = re.compile(
    r"\(\s*(?:[mwfdhxikogna]|div|gn|all genders?|alle geschlechter|any gender|w/m|vir)"
    r"(?:\s*[/|,*:•]\s*(?:[mwfdhxikovna]|div|gn|divers|in)\b){0,4}\s*\*?\)"
    r"|\b(?:[mwfh]\s?/\s?[mwfdhx](?:\s?/\s?[mwfdxi])?)\b|\(all genders\)|\(m/w\)|\(gn\)"
    r"|(?<=[a-zäöüß])(?:[*:_]|/-)in(?:nen)?\b|\([nm]/[vw]\)|·(?:e|ne|rice|euse)\b",
    re.IGNORECASE,
)
"""Gender tags of titles: "(m/w/d)", "(H/F)", "m/v", "(K/M)", "*in", ":in", "(all genders)"."""

_FEMALE = re.compile(
    r"(?<=[a-zäöüß]{4})/-?in\b|(?<=[a-zàáâãçéíñóú]{3}[oaer])(?:/-?(?:[ao]|ra|trice|rice|euse)\b|\((?:[aoe]|in|ra|ne|se|euse|trice)\))",
    re.IGNORECASE,
)
"""Second forms of one occupation: "Verkäufer/in", "Odontólogo/a", "Enfermeiro(a)"."""

_TRIM = " \t\n\r.,:;!»›>→←«‹<|-–—+*•…·↗➔⟶▸▶#↩︎‍"
_COUNT = re.compile(
    r"\s*[(\[]?\b\d{1,4}\b[)\]]?\s*(?:open )?(?:jobs?|roles?|positions?|openings?|stellen|offres?|vacatures?|vagas?)?$"
    r"|\s+(?:jobs|roles|positions|openings|team|careers)$"
)
_STORY = re.compile(
    r"(?:meet|how|why|what|when|where|who|a day|day in|interview|inside|spotlight|our|we|i|my|life|welcome|introducing|"
    r"wie|warum|was|wer|unsere?|mein|ein tag|pourquoi|comment|notre|nos|une journee|como|por que|nuestr[oa]s?|hoe|"
    r"waarom|onze|een dag|perche|il nostro|la nostra|jak|dlaczego|nasz[aei]?|varfor|hur|vara|var)\b"
)
"""How sentences and stories start, and titles do not."""
_ASIDE_START = re.compile(
    r"(?:(?:un dia|una giornata|um dia|a (?:day|week|year)|ein (?:tag|jahr)|en dag|dzien|journee) "
    r"|(?:(?:our|unser[e]?|var|vores) )?(?:new|neue[rs]?|ny|nuevo|nuova?|nouve(?:au|lle)|novo|nova|nieuwe) "
    r"(?:colleague|kolleg[ein]*|kollega|collega|"
    r"collegue|companer[oa]|colega)\b|welcome|willkommen|bienvenue|benvenut[oa]|bem-vind[oa]|valkommen|welkom"
    r"|(?:from|vom|von der|de|du|da|dal|van|od|fran) (?:\S+ ){1,4}(?:to|zum|zur|a|au|naar|do|till) )"
)
"""How reports on people start: "Ein Tag als …", "Neue Kollegin: …", "From cook to manager"."""
_OUTCOME = re.compile(
    r"\bgraduatori[ae]\b|\bcalendario (?:dei|delle|colloqui|prove|orali)|\besit[oi] (?:finale|della|delle|prov)|"
    r"\belenco (?:degli )?ammessi|\b(?:lista|listado|relacion) (?:provisional|definitiv[ao]) |\bbaremacion|"
    r"\bliste des (?:candidats |personnes )?admis|\bresultats? (?:du concours|de la selection)"
)
"""What public employers publish of a selection that is over, on bare text."""
_SEARCH = re.compile(
    r"^(?:\S+ ){1,3}(?:jobs|stellenangebote|vacatures|vagas|emplois|empleos|openings|vacancies)(?: in \S+)?$"
)
"""Names of searches and categories ("Driver jobs", "Jobs in Berlin")."""
MAX_TITLE = 150
"""Longest text read as a title, in characters."""


def fold(text: str) -> str:
    """Lower-case, accents removed, white space single, at most 400 characters."""
    return " ".join(fold_letters(text[:400]).split())


def clean(text: str) -> str:
    """The text with single spaces and without zero-width characters."""
    if not text.isascii():
        text = text.replace("\u200d", "").replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return fold(text).strip(_TRIM)


def is_call(text: str) -> bool:
    """A call to read on or to apply, in whole ("Apply now", "mehr erfahren"), or no text at all."""
    bare = _bare(text)
    return not bare or bare in vocabulary.CALLS


@lru_cache(maxsize=8192)
def is_barred(text: str) -> bool:
    """A text that as a whole names something that is no posting ("All jobs", "Benefits", "Life at …")."""
    bare = _bare(text)
    if bare in vocabulary.BARRED_TEXTS or bare in vocabulary.DEPARTMENTS:
        return True
    counted = _COUNT.sub("", bare)
    if counted != bare and (counted in vocabulary.BARRED_TEXTS or counted in vocabulary.DEPARTMENTS):
        return True
    if _STORY.match(bare) and bare.count(" ") > 2:
        return True
    if _OUTCOME.search(bare):
        return True
    return bare.startswith(vocabulary.BARRED_STARTS) or bare.isdigit() or bool(_SEARCH.search(bare))


OPEN_APPLICATION = re.compile(
    r"initiativbewerbung|blindbewerbung|(?:speculative|spontaneous|general|open) application"
    r"|candidatures? (?:spontanee|libre)|candidatura (?:espontanea|spontanea)|open sollicitatie|spontanansokan"
    r"|(?:aplikacja|rekrutacja) spontaniczna"
    r"|future opportunit|talent (?:pool|community|network)|don'?t see (?:a|the|your)|uopfordret ansogning"
)
"""Entries for people who fit no posting, on folded text."""


@lru_cache(maxsize=4096)
def title_strength(text: str) -> int:
    """How much a short text looks like the title of a posting: 0 not, 1 it has a word of work, 2 an occupation,
    3 a gender tag of a title. Sentences and long texts are 0."""
    if not text or len(text) > MAX_TITLE:
        return 0
    if GENDER.search(text):
        return 3
    folded = fold(text)
    words = _WORD.findall(folded)
    if not words or len(words) > 16 or _ASIDE_START.match(folded):
        return 0
    if _STORY.match(folded) or folded.endswith(("?", "!")) or '"' in folded or "“" in folded:
        return 0
    if len(words) <= 12 and ("/" in text or "(" in text) and _FEMALE.search(text):
        return 2
    if any(word in occupations.HEADS for word in words):
        return 2 if len(words) <= 12 else 1
    if occupations.PHRASES.said_in(folded):
        return 2 if len(words) <= 12 else 1
    if any(len(word) > 7 and word.endswith(occupations.TAILS) for word in words):
        return 2 if len(words) <= 12 else 1
    if any(word in vocabulary.PATH_STEMS for word in words):
        return 1
    return 0


def speaks_of_careers(text: str) -> bool:
    """Whether a page's heading or title is one for applicants ("Work here", "La ville recrute")."""
    folded = fold(text)
    return folded.count(" ") < 6 and _CAREERS.said_in(folded)


_NONE_OPEN = re.compile(
    r"\b(?:no|(?:not|n.t) (?:currently |presently )?have any|not hiring)(?: [\w'-]+){0,3} "
    r"(?:vacanc(?:y|ies)|openings?|positions|roles|jobs)\b"
    r"|\bkeine[rn]?(?: \w+){0,3} (?:stellen?|vakanzen|positionen|stellenangebote|jobs|stellenausschreibungen)\b"
    r"|\balle (?:\w+ ){0,3}stellen (?:\w+ ){0,2}besetzt\b"
    r"|\b(?:pas (?:d.|de )|aucune? )(?:\w+ ){0,2}(?:offre|poste|recrutement|annonce)s?\b"
    r"|\bno (?:hay|tenemos|disponemos de)(?: \w+){0,3} (?:vacantes?|ofertas?|puestos?|plazas?|procesos?)\b"
    r"|\bgeen (?:\w+ ){0,3}vacatures?\b|\b(?:nao ha|nao temos|nenhuma|sem)(?: \w+){0,2} vagas?\b"
    r"|\b(?:nessuna?|non ci sono|non abbiamo)(?: \w+){0,3} (?:posizion[ei]|offert[ae]|ricerc(?:a|he)|annunci)\b"
    r"|\b(?:brak|nie (?:mamy|prowadzimy|ma))(?: \w+){0,3} (?:ofert\w*|rekrutacji|stanowisk|wakatow)\b"
    r"|\b(?:inga|ingen)(?: \w+){0,3} (?:tjanster|jobb?|stillinger|stilling)\b"
    r"|\b(?:nemame|zadn[aey])(?: \w+){0,3} (?:mist[ao]|pozic[ei])\b|\bei (?:\w+ ){0,3}avoimia\b"
)


def says_none_open(text: str) -> bool:
    """Whether a page's text says that there are no open positions, in the catalogue's languages."""
    return _NONE_OPEN.search(" ".join(fold_letters(text).split())) is not None


_COUNTED = re.compile(r"[^\W\d_][^\n]*?\s*[(\[]\s?\d{1,4}\s?[)\]]$")


def is_counted(text: str) -> bool:
    """Whether a text ends with a number in brackets, as filters and categories do: "Ulm (6)"."""
    return text[-1:] in {")", "]"} and len(text) <= 60 and bool(_COUNTED.match(text))


@lru_cache(maxsize=4096)
def is_paper(text: str) -> bool:
    """Whether a text or file name is of a form, notice or booklet for applicants and no advertisement."""
    return any(word in vocabulary.PAPERS for word in _WORD.findall(fold(text)))


_ASKING = (
    "who ", "what ", "why ", "how ", "wen ", "wer ", "was ", "wie ", "warum ", "chi ", "cosa ", "perche ",
    "kogo ", "czego ",
    "a quien", "quien", "que ", "por que", "qui ", "pourquoi ", "quem ", "o que", "vem ", "vad ", "varfor ", "waarom ",
)  # fmt: skip
"""How headings inside an advertisement or about the firm start ("Who we are looking for")."""
_OTHERS = re.compile(
    r"\b(?:similar|related|more|other|recent|ahnliche|weitere|similaires|autres|similares|otras|andere|altre|podobne)\b"
)
"""What headings over postings beside the page's own say."""


@lru_cache(maxsize=8192)
def heading_kind(text: str) -> int:
    """What stands below a heading: 1 postings, -1 something else, 0 not said."""
    folded = fold(text)
    if not folded or len(folded) > 120:
        return 0
    words = _WORD.findall(folded)
    if folded.startswith(_ASKING):
        return 0
    if len(words) <= 14 and _OPEN.said_in(folded):
        return 1
    if len(words) <= 6 and any(word in vocabulary.OPEN_HEADINGS for word in words) and not _OTHERS.search(folded):
        return 1
    if len(words) <= 2 and any(word in vocabulary.OPEN_SHORT for word in words):
        return 1
    if len(words) <= 5 and any(word in vocabulary.ASIDE_HEADINGS for word in words) and title_strength(text) < 2:
        return -1
    return 0


@lru_cache(maxsize=8192)
def class_kind(names: str) -> int:
    """What a class or id attribute says: 1 it holds postings, -1 the page's furniture, 0 nothing."""
    away = False
    for name in names.split():
        parts = [part.lower() for part in _PART.findall(_SPLIT_CAMEL.sub(" ", name[:60]))]
        joined = "-".join(parts)
        if joined in vocabulary.JOB_CLASS_WORDS or any(part in vocabulary.JOB_CLASS_WORDS for part in parts):
            return 1
        if joined in vocabulary.AWAY_CLASS_WORDS or any(part in vocabulary.AWAY_CLASS_WORDS for part in parts):
            away = away or not ("footer" in parts and any(part in vocabulary.BOX_CLASS_WORDS for part in parts))
    return -1 if away else 0


@lru_cache(maxsize=8192)
def is_facet_class(names: str) -> bool:
    """Whether a class or id attribute says that its element holds filters: one of its names ends so ("facet",
    "job-filters"), and none says more ("filter-results")."""
    for name in names.split():
        parts = _PART.findall(_SPLIT_CAMEL.sub(" ", name[:60]))
        if parts and parts[-1].lower() in vocabulary.FACET_CLASS_WORDS:
            return True
    return False


def has_facts(text: str) -> bool:
    """Whether a card's text states employment or workplace."""
    folded = " " + fold(text)
    return _FACTS.said_in(folded)


def states_employment(text: str) -> bool:
    """Whether a card's text states the kind of employment, or until when to apply."""
    return _EMPLOYMENT.said_in(" " + fold(text))
