"""What running text says of place, hours and workplace, where nothing states it apart."""

import re
from collections.abc import Sequence

from quiethire.parsing.outline import Outline
from quiethire.parsing.posting_page import labels
from quiethire.parsing.posting_page.chips import is_place
from quiethire.parsing.posting_page.facts import Fact
from quiethire.parsing.words import Phrases, fold

_PROSE_PLACE = re.compile(
    r"\b(?:hiring in|(?:is|are|be|position|role|job|you|candidate|based|located|work|working|onsite|on-site|"
    r"in-person|full-time|team)\s+(?:will be |is |be |primarily |currently )*(?:based|located|onsite|on-site|"
    r"in-person|work|working)\s+(?:full[- ]time\s+)?(?:in|at|out of|from)(?:\s+our)?(?:\s+(?:\w+\s+){0,3}?(?:office|"
    r"offices|headquarters|hq|lab|facility|studio)\s+in)?|our (?:\w+\s+){0,2}(?:office|offices|headquarters|hq) in|"
    r"offices? in downtown|this (?:role|position) is in|"
    r"(?:standort|arbeitsort|einsatzort)\s+(?:ist|in)|(?:in|an) unserem? (?:buro|standort|hauptsitz|"
    r"niederlassung)\s+in|fur unser(?:en|e)? (?:standort|niederlassung|filiale|buro|werk|haus|praxis)(?: in)?|"
    r"pour notre (?:bureau|agence|site|"
    r"magasin|atelier|boutique|etablissement) (?:de|a|d')|per la nostra sede (?:di|a)|para nuestr[ao] (?:oficina|"
    r"sede|tienda|centro) (?:de|en)|"
    r"voor (?:onze|ons) (?:vestiging|kantoor|filiaal|winkel) in|till vart? (?:kontor|lager|butik|verkstad) i|"
    r"til vores? (?:kontor|butik|"
    r"afdeling|lager) i|for our (?:\w+ ){0,2}(?:office|site|store|shop|branch|clinic|practice|depot) in|(?:poste|"
    r"travail) (?:est )?(?:base|situe)e?\s+a|base(?:e|d)?\s+a|nos bureaux (?:a|de)|(?:con )?sede en|ubicad[oa] en|"
    r"trabajo en|regime (?:hibrido|presencial) (?:a partir de|em)|localizad[oa] em|sede (?:di|a|in)|gevestigd in|"
    r"standplaats(?: is)?|ons kantoor in|vart kontor i|pa plats i|z siedziba w|w naszym biurze w)\s+"
)
_PLACE_TEXT = re.compile(
    r"((?:downtown |the )?[A-ZÀ-ÞŚŁŻŹĆА-Я][\w'’.-]*(?:[ ,]+(?:and |or |und |et |y |e |de |of |la |"
    r"the )?[A-ZÀ-ÞŚŁŻŹĆА-Я][\w'’.-]*){0,5}(?:,? and remote)?)"
)


def facts_in_prose(
    outline: Outline, body: Sequence[int], around: Sequence[int], *, want: set[str], country: str | None = None
) -> list[Fact]:
    """What running text says of place, hours and workplace, where nothing was stated apart. `want`: the kinds."""
    found: list[Fact] = []
    blocks = outline.blocks
    numbers = [*body, *around]
    whole = "\n".join(blocks[number].folded[:3_000] for number in numbers)
    # What no block speaks of is not looked for in each.
    want = {kind for kind in want if _SPOKEN[kind].said_in(whole)}
    if not want:
        return found
    for number in numbers:
        block = blocks[number]
        text = block.text[:3_000]
        folded = block.folded[:3_000]
        if labels.LOCATION in want and _PLACE_WORDS.said_in(folded):
            for match in _PROSE_PLACE.finditer(folded):
                place = _PLACE_TEXT.match(text, match.end())
                if place is not None:
                    named = re.sub(r"^(?:downtown|the)\s+", "", place.group(1)).rstrip(".,;")
                    if _resolves(named, country):
                        found.append(Fact(labels.LOCATION, named, number, 0.45, "text"))
                        break
        if labels.EMPLOYMENT in want and _TIME_WORDS.said_in(folded):
            hours = _PROSE_EMPLOYMENT.search(folded)
            kind = next((group for group in hours.groups() if group), None) if hours else None
            if kind:
                found.append(Fact(labels.EMPLOYMENT, kind, number, 0.5, "text"))
        if labels.WORKPLACE in want and (spoken := _prose_workplace(folded)):
            found.append(Fact(labels.WORKPLACE, spoken, number, 0.5, "text"))
    return found


def _resolves(named: str, country: str | None) -> bool:
    pieces = re.split(r",\s*|\s+and\s+|\s+or\s+|\s+und\s+|\s+et\s+|\s+y\s+|\s+e\s+", named)
    return is_place(named, country, small=True) or any(is_place(piece, country, small=True) for piece in pieces)


_PROSE_EMPLOYMENT = re.compile(
    r"\b(?:(?:this|the|a|our) (?:is an? )?(?:role|position|job|opportunity)? ?(?:is |will be )?(?:an? |"
    r"both )?((?:full|part)[- ]time)(?=[ ,.;]+(?:\w+ ){0,3}(?:position|role|job|opportunity|employment|employee|"
    r"contract|onsite|on-site|remote|\W|$))|(?:seeking|looking for|hiring|need) (?:an? |"
    r"our next )?(?:\w+ ){0,3}?((?:full|part)[- ]time)|((?:full|part)[- ]time),? (?:\w+,? ){0,2}(?:position|role|"
    r"job|employment|opportunity|contract|onsite|on-site)|"
    r"in (vollzeit(?: oder teilzeit| und teilzeit)?|teilzeit)\b|(vollzeit|teilzeit)(?:stelle|position)|"
    r"(temps (?:plein|partiel))|a (jornada completa|tiempo completo|media jornada)|em (tempo (?:integral|inteiro|"
    r"parcial))|(tempo (?:pieno|parziale))|(pelny etat|pelnym wymiarze)|(heltidstjanst|heltid)\b|(fulltime|"
    r"parttime) (?:functie|baan|dienstverband))"
)
_PROSE_WORKPLACE = re.compile(
    r"\b(?:(?P<not>(?:this|the) (?:position|role|job) (?:is|will be) (?:not|no[nt]) (?:\w+ ){0,2}remote|no remote|"
    r"not remote|cannot be (?:performed )?remote\w*|"
    r"can(?:not|'t| not) be done (?:from home|remotely)|work[- ]from[- ]office|vor ort (?:in|im|am|"
    r"bei) [^.]{2,50} statt|"
    r"onsite only|on-site only)|(?P<hybrid>hybrid (?:work|role|"
    r"position|model|schedule|set-?up|environment|working|policy)|(?:modelo|regime|formato|trabalho|trabajo|"
    r"modalidad) hibrid[oa]|hybrides? (?:arbeiten|arbeitsmodell|modell)|mode hybride|"
    r"(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?)[^.]{0,24} (?:from|at) home|hybride werk\w*|lavoro ibrido|"
    r"praca hybrydowa|hybrydow\w+|\d(?:-\d)? days? (?:a|per) week (?:in|at|from) (?:the|our) office|"
    r"\d(?: a \d)? jours? (?:de teletravail )?par semaine|teletravail (?:partiel|\d)|prefer onsite)|"
    r"(?P<remote>(?:this|the) (?:is an? |position is |role is |job is |position will be |"
    r"role will be )(?:\w+ly )?(?:\w+[- ])?(?:100% )?remote|(?:fully|100%|completely|entirely) remote|"
    r"remote (?:position|role|job|work(?:ing)?|opportunity|first|candidates|employees)|work (?:fully |"
    r"100% )?(?:remotely|from (?:home|anywhere))|(?:can|may) (?:be done |work |be )remote\w*|"
    r"home[- ]based (?:position|role)|trabajo (?:100% )?remoto|100% remoto|trabalho (?:100% )?remoto|"
    r"lavoro da remoto|praca zdalna|100% zdaln\w+|(?:kontor|kontoret) .{0,30}eller remote|"
    r"arbeta (?:helt )?(?:remote|pa distans)|100% homeoffice|100% remote|remote aus deutschland|full remote)|"
    r"(?P<onsite>(?:this|the) (?:position|role|job) (?:is|will be|requires) (?:\w+[- ]?\w*,? ){0,3}(?:on-?site|"
    r"in-?person|in-?office|office[- ]based)|full-time onsite|onsite (?:at|in) our|on-site (?:at|in) our|"
    r"on-site (?:position|role|work)|onsite (?:position|role)|in-person (?:attendance|position|role|work)|"
    r"in[- ]office (?:position|role)|(?:trabalho|modelo|regime|e) presencial|trabajo presencial|"
    r"modalidad presencial|100% presencial|vor ort in unserem|en presentiel|100% presentiel))\b"
)


_PLACE_WORDS = Phrases.of("""
    hiring in; _based; _located; _onsite; on-site; in-person; _office; headquarters; this role is in; this
    position is in; standort; arbeitsort; einsatzort; niederlassung; base a; basee a; situe; bureaux; sede_;
    ubicad; trabajo en; regime; localizad; gevestigd; standplaats; kantoor; kontor; pa plats; siedziba; biurze;
    working in; work in; work from; pour notre; fur unser; per la nostra; para nuestr; voor onze; voor ons_; till vart;
    till var_;
    til vores; til var_; for our
""")
_TIME_WORDS = Phrases.of("""
    full-time; full time; part-time; part time; vollzeit; teilzeit; temps_; jornada; tiempo; tempo_; etat;
    wymiar; heltid; fulltime; parttime
""")
_WORKPLACE_WORDS = Phrases.of("""
    remote; hybrid; hibrid; hybryd; ibrido; hybride; days a week; days per week; day per week; teletravail;
    onsite; on-site; work from; home-based; home based; from home; at home; in-person; in-office; in office; remoto;
    zdaln; distans;
    homeoffice; presenc; presentiel; vor ort
""")


_SPOKEN = {labels.LOCATION: _PLACE_WORDS, labels.EMPLOYMENT: _TIME_WORDS, labels.WORKPLACE: _WORKPLACE_WORDS}


_REMOTE_LINE = re.compile(
    r"(?:100 ?% |fully |completely )?remote(?:$|[,;(–-]|\.$| \(| from| within| in | across| anywhere| working|"
    r" position| role| \+)"
)
"""A line that begins so states the workplace."""
_SOME_DAYS = re.compile(
    r"[^.;]{0,40}?\b(?:\d|one|two|three|four|einen|zwei|drei|un|deux|trois|dos|tres|een|twee|drie|uno|due|tre|en|"
    r"tva)(?:-\d| (?:to|or) "
    r"\w+)?[- ](?:days?|tage?|jours?|dias?|dagen?|dagar|dage|giorn[oi])\b"
)
_DENIED = re.compile(
    r"[^.;]{0,12} (?:is|are|ist|est|es) ?(?:not|n't|no|nicht|pas)\b|[^.;]{0,20} (?:nicht|pas|no es|"
    r"non e) (?:moglich|possible|posible|possibile)"
)


def _prose_workplace(folded: str) -> str | None:
    if not _WORKPLACE_WORDS.said_in(folded):
        return None
    if len(folded) < 120 and _REMOTE_LINE.match(folded):
        return "remote"
    match = _PROSE_WORKPLACE.search(folded)
    if match is None or match.lastgroup is None:
        return None
    if match.lastgroup == "remote" and _DENIED.match(folded, match.end()):
        return "on-site"
    if match.lastgroup == "remote" and _SOME_DAYS.match(folded, match.end()):
        return "hybrid"
    return {"not": "on-site", "hybrid": "hybrid", "remote": "remote", "onsite": "on-site"}[match.lastgroup]


def workplace_in_prose(text: str) -> str | None:
    """The workplace that running text states: "remote", "hybrid" or "on-site"."""
    return _prose_workplace(fold(text[:30_000]))
