"""Where the work is done: on site, hybrid or remote, as stated, and from where a remote person may work.

Witnesses in order of trust: the source's own label ("Hybrid"), a location line that says it ("Remote - EU"), its
boolean, the title ("Engineer (Remote)"), and statements of the description about the position. "Remote or office" is
remote: a remote person may have the job. Words of other matters ("remote sensing", "remote sites") and negations
("not a remote position") are no statements.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiethire.domain.place import Place, PlaceText, Workplace
from quiethire.parsing.places import resolve
from quiethire.parsing.words import Phrases, fold

_OTHER_MATTERS = (
    r"remote (?:sens\w+|hands?|sites?|areas?|locations?|control\w*|monitoring|desktop|access\w*|support|proctor\w*|"
    r"patient\w*|diagnos\w*|regions?|villages?|"
    r"communit\w+|offices?|teams?|managers?|server\w*|device\w*|machine\w*|procedure\w*|code exec\w*|infrastructure|"
    r"deposit\w*|offshore|customers?|clients?|"
    r"operations?|pilot\w*|vehicle\w*|assistance|maintenance|troubleshoot\w*|management|learning|health\w*|care|"
    r"identity|onboarding|interview\w*|"
    r"closing\w*|notary|workers?|workforces?|collaboration|work tools|branch\w*|start|api|repos?\w*|data|systems?|"
    r"assets?|technolog\w+|id\b|video|inspection\w*)|"
    r"remotely (?:operated|piloted|sensed|managed|monitor\w*|control\w*|access\w*|located|supervis\w*)"
)
_NEGATED = (
    r"(?:\bnot|n't|\bno|\bnon|\bnever|\bkein\w*|\bohne|\bpas de|\bsin|\bnao|\bnon e|\bgeen|\bnie|"
    r"\bcannot)(?:[\s-]+(?:a|an|be|currently|fully|available|eligible|"
    r"for|as|offer\w*|considered|open|to|possible|have|in|full|done|performed|allow|any|supporting|part-time|or|"
    r"either|consider|able|the|accept\w*|100%|completely|entirely)){0,5}[\s-]*$"
)
_BEFORE_NEGATION = re.compile(_NEGATED)
_NOT_REMOTE = re.compile(rf"\b(?:{_OTHER_MATTERS})")
_REMOTE = (
    r"remote|remotely|telecommut\w*|work(?:ing)? from (?:home|anywhere)|wfh|home[- ]?based|home[- ]?office|"
    r"ortsunabhangig\w*|standortunabhangig\w*|"
    r"deutschlandweit|tele-?travail|teletrabajo|teletrabalho|remoto|remota|thuiswerk\w*|op afstand|da remoto|"
    r"zdaln\w+|distans\w*|pa distans|etatyo|fjernarbeid\w*|"
    r"hjemmekontor|a distance|a distancia|anywhere|worldwide|distributed|virtual|リモート\w*|フルリモート|远程|원격\w*|"
    r"在宅\w*|テレワーク|hjemmearbejde|fjernarbejde|hjemmefra|prac[ea] z dom\w+|na dalku|tavmunka|otthoni munkavegzes|"
    r"la distanta|de acasa|дистанционн\w+|отдалечен\w+|от вкъщи|удал[её]нн\w+|віддален\w+|дистанційн\w+|"
    r"uzaktan(?: calisma)?|evden calisma|τηλεργασία|εξ αποστάσεως"
)
_HYBRID = (
    r"hybrid\w*|hibrid\w*|ibrid[oa]|hybryd\w*|teilweise (?:homeoffice|remote)|teletravail partiel|deels thuis|"
    r"partially remote|partly remote|semi-?remote|part-?remote|"
    r"хибридн\w+|гибридн\w+|гібридн\w+|hibrit|υβριδικ\w+"
)
_ONSITE = (
    r"on-?site|on site|in-?office|in-?person|in office|vor ort|prasenz\w*|sur site|presentiel\w*|presencial\w*|"
    r"op locatie|in sede|in presenza|stacjonarn\w*|"
    r"pa plats|pa stedet|pa kontoret|office[- ]based|location[- ]based|lahityo|na miste|na pracovisku|helyszini|irodai|"
    r"la birou|на място|в офис(?:а|е|і)?|ofiste|yerinde|δια ζώσης|στο γραφείο|出社"
)
_LABEL = re.compile(
    rf"(?<![^\W_])(?:(?P<hybrid>{_HYBRID})|(?P<onsite>{_ONSITE}|no remote)|(?P<remote>{_REMOTE}|telecommute))(?![^\W_])"
)


def workplace_of_label(text: str | None) -> Workplace | None:
    """The workplace a short label names ("Hybrid", "on-site", "TELECOMMUTE", "Remote - EU"); else None."""
    if not text:
        return None
    folded = fold(text[:300]).replace("_", " ")
    if _REMOTE_OR_HYBRID.search(folded):
        return Workplace.REMOTE
    found: set[str] = set()
    partly = _PARTLY.search(folded) or (_PARTLY_AT_HOME.search(folded) and not _WHOLLY.search(folded))
    if partly or _DAYS_AT_OFFICE.search(folded):
        found.add("hybrid")
    for match in _LABEL.finditer(folded):
        before = folded[max(0, match.start() - 30) : match.start()]
        if match.lastgroup == "remote" and (
            _NOT_REMOTE.match(folded, match.start()) or _BEFORE_NEGATION.search(before)
        ):
            found.add("onsite" if _BEFORE_NEGATION.search(before) else "other")
        elif match.lastgroup and not _BEFORE_NEGATION.search(before):
            found.add(match.lastgroup)
    for kind, workplace in (("hybrid", Workplace.HYBRID), ("remote", Workplace.REMOTE), ("onsite", Workplace.ONSITE)):
        if kind in found:
            return workplace
    return None


_DAYS_AT_OFFICE = re.compile(
    r"\b(?:[1-4]|one|un|ein|einen|uno|en|een|two|three|four|zwei|drei|deux|trois|dos|tres|twee|drie|due|tre|dwa|trzy|tva)"
    r"(?:-\d)? (?:full )?(?:days?|tage?n?|jours?|dias?|dage?n?|dagar|giorn[oi]|dni|dzien)\b.{0,14}\b(?:week|"
    r"woche|semaine|"
    r"semana|settimana|veckan|ugen|uken|tygodni\w*|teletravail|home ?office|remote|from home|thuis\w*|teletrabajo|"
    r"smart working|distans|zdaln\w*|office|buro|bureau|oficina|ufficio|kantoor|kontoret|site)\b"
)
"""So many days a week at one place leave the others elsewhere."""
_PARTLY = re.compile(
    r"\b(?:smart ?working|lavoro agile|mobiles arbeiten|mobile arbeit|delvis\w* (?:remote|pa distans|hjemme\w*)|"
    r"(?:with|some|occasional|partial|partly) home[- ]?working)\b(?!.{0,12}100)"
)
"""Labels that speak of some days at home without counting them."""
_REMOTE_OR_HYBRID = re.compile(r"\bremote ?(?:or|/|oder|ou) ?hybrid|hybrid ?(?:or|/|oder|ou) ?(?:fully )?remote")
_TITLE_REMOTE = re.compile(
    r"[(\[][^)\]]*\b(?:remote|work from home|wfh|homeoffice|home office|teletravail|remoto|zdaln\w+|"
    r"distans)\b[^)\]]*[)\]]|"
    r"[-,|/–:·] ?(?:fully |100% ?)?(?:remote|remoto|work from home|home[- ]based|full remote)\b|\bfully remote\b|"
    r"100 ?% ?remote|^remote[ :,|-]"
)
_TITLE_HYBRID = re.compile(rf"\b(?:{_HYBRID})\b")
_TITLE_ONSITE = re.compile(
    r"[(\[][^)\]]*\b(?:on-?site|in-?office|in-?person|presencial|vor ort|sur site)\b|[-,|/–] ?(?:on-?site|in-?office|"
    r"in-?person)\b"
)
_HYBRID_MATTER = re.compile(
    r"hybrid (?:cloud|mobile|app\w*|vehicle\w*|engine\w*|car|electric|power\w*|systems?|infrastructure|event\w*|"
    r"propulsion|electron\w*|bond\w*|intelligen\w*)"
)


def workplace_of_title(folded_title: str) -> Workplace | None:
    """The workplace a title states beside the work's name."""
    if _TITLE_HYBRID.search(folded_title) and not _HYBRID_MATTER.search(folded_title):
        return Workplace.HYBRID
    match = _TITLE_REMOTE.search(folded_title)
    if match and not _NOT_REMOTE.search(folded_title) and not re.search(r"\b(?:no|not|non)[- ]remote", folded_title):
        return Workplace.REMOTE
    return Workplace.ONSITE if _TITLE_ONSITE.search(folded_title) else None


_STEMS = Phrases((
    "remot", "hybrid", "hibrid", "ibrid", "hybryd", "onsite", "on-site", "on site", "in-person", "in person",
    "in-office", "in office", "in the office", "in our office", "homeoffice", "home office", "from home",
    "from anywhere", "teletra", "zdaln", "ortsunabh", "presencial", "vor ort", "thuis", "distans", "work from",
    "stacjonarn", "presentiel", "sur site", "telework", "telecommut", "リモート", "远程", "office days",
    "mobiles arbeit", "mobile arbeit", "mobilem arbeit", "mobilen arbeit", "home-office", "smart working",
    "smartworking", "lavoro agile", "home working", "homeworking", "home-working", "work-from-home", "hemifran",
    "hjemmefra", "hjemmearb", "hjemmekontor", "office-based", "office based", "in presenza", "pa plats", "remote-first",
))  # fmt: skip
_POSITION = (
    r"(?:position|role|job|opportunity|work|vacancy|opening|contract|internship|stelle|poste|puesto|trabajo|vaga|"
    r"posizione|stanowisko|functie|tjanst\w*|location|workplace|office)"
)
_POST = r"(?:position|role|job|opportunity|vacancy|internship|stelle|poste|puesto|vaga|posizione|functie)"
_STATED_HYBRID = re.compile(
    rf"\b(?:{_HYBRID})[- ]?(?:{_POSITION}|working|model\w*|schedul\w*|setup|set-up|arrangement\w*|environment|"
    rf"polic\w+|modell\w*|arbeit\w*|format\w*|mode|basis|option|approach|"
    r"in |from|remote|\(|,|-|:|team|culture|flexib\w*|with|at|\d)|"
    rf"#li-hybrid\b|{_POSITION}s? (?:is|will be|are|type)? ?(?:a |an |currently |listed as )?(?:{_HYBRID})|"
    rf"modell?o? (?:de trabalho|de trabajo|hybrid\w*)\W{{0,3}}(?:{_HYBRID})|"
    rf"(?:location|workplace|work ?type|arbeitsort|modalidad|modalidade|regime|work model|work mode|"
    rf"arbeitsmodell)[^.\n:]{{0,20}}: ?\W?(?:{_HYBRID})|^\W*(?:{_HYBRID})\W*$|"
    r"\b(?:\d|one|two|three|four|1-2|2-3|3-4|zwei|drei|dos|tres|deux|trois|due|tre|dois|twee|drie)(?:\+|"
    r" or more)? ?(?:days?|x|times|tagen?|jours?|dias|giorni|dagen|dni|dagar)(?:[ /](?:a|per|each|of the|pro|par|por|"
    r"alla|in der|die|i|each) ?"
    r"(?:week|month|woche|semaine|semana|settimana|tydzien\w*|veckan))?[^.\n]{0,24}\b(?:in (?:the |our |"
    r"my )?(?:\w+ )?office|in-office|on-?site|at (?:the|our) (?:\w+ )?office|im buro|"
    r"au bureau|sur site|en (?:la )?oficina|no escritorio|in ufficio|op kantoor|w biurze|pa kontoret|in-person|"
    r"from home|homeoffice|home office|de teletravail|remoto|thuis)"
)
_AT_HOME = (
    r"(?:home[- ]?office|mobile[smn]? arbeit\w*|tele-?travail|teletrabajo|teletrabalho|thuiswerk\w*|smart ?working|"
    r"lavoro agile|home[- ]?working|work(?:ing)?[- ]from[- ]home|(?:done|worked|be) from home|hemifran|distansarbete|"
    r"hjemmefra|hjemmearbejde|hjemmekontor)"
)
_SEVERAL = (
    r"(?:[1-4]|one|two|three|four|eine[nmr]?|ein|zwei|drei|vier|une?|deux|trois|quatre|uno|dos|tres|een|twee|drie|due|"
    r"tre|en|tva|to|um|dois|dwa|trzy)(?:-\d| (?:to|or|bis|a|tot|bzw\.?|oder|o|ou) \w{1,5})?[- ]"
    r"(?:days?|tage?n?|jours?|dias?|dage?n?|dager|dagar|giorn[oi]|dni)\b"
)
_PARTLY_AT_HOME = re.compile(
    rf"\b(?:{_AT_HOME}[^.\n]{{0,40}}?\b(?:{_SEVERAL}|[1-9]\d ?%)|(?:{_SEVERAL}|[1-9]\d ?%)[^.\n]{{0,45}}?\b{_AT_HOME}|"
    rf"{_AT_HOME},? ?-?(?:ist |is |sind |est |kan |ar |er )?(?:auch )?(?:nach absprache|teilweise|partiel\w*|"
    r"parzial\w*|parcial\w*|moglich\w*|possible|posible|possibile|mogelijk\w*|mojlig\w*|mulig\w*|tage?n?\b|options?\b)|"
    rf"\boffice\b[^.\n]{{0,24}}?\b{_SEVERAL}(?= (?:a|per|each) week)|modalidade? (?:hibrida|mixta)|"
    r"(?:moglichkeit\w*|possibilite|posibilidad|possibilita|possibilidade|mogelijkheid|option|mojlighet|"
    rf"mulighed|mulighet)\b[^.\n]{{0,24}}?\b{_AT_HOME})"
)
"""Some days or hours at home, or the offer of it."""
_STATED_REMOTE = re.compile(
    r"\b(?:fully|100 ?%|completely|entirely|permanently|truly|complete|full|totalmente|completamente|vollstandig|"
    r"komplett|volledig|w pelni|helt)[- ]?(?:ly )?"
    r"(?:remote|remotely|remoto|remota|im homeoffice|homeoffice|home office|zdaln\w+|teletravail|en teletravail|"
    r"en remoto|da remoto|pa distans|thuis|from home)(?! (?:team|u\.s\.|us team|candidates|and distributed team)|"
    r", cross)|#li-remote\b|"
    rf"\bremote(?:ly)?[- ](?:{_POST}|based|only|possible|ok\b|okay|eligible|friendly (?:role|position)|within|in |"
    rf"across|from|anywhere|worldwide|moglich|arbeit\w*|us\b|usa\b|eu\b|uk\b|\(|or (?:in |on-?site|hybrid|office|"
    rf"{_POST})|setup)|"
    rf"\b{_POSITION} (?:is|can be|will be|may be|ist|es|e|esta)(?: (?:a|an|also|primarily|currently|open to|"
    rf"available|done|performed|full-?time|based|either|listed as|considered|100%|fully|in|permanent|mostly|eligible|"
    rf"for|to be)){{0,4}},? ?(?:remote|remotely)\b|"
    r"\b(?:you can|you may|you will|you'll|able to|option to|opportunity to|freedom to|choose to|ability to|"
    r"you get to|will be|can) (?:be )?work(?:ing)? (?:fully |100% |completely |entirely |primarily )?(?:remote|"
    r"remotely|from home|from anywhere)|"
    r"\bwork(?:ing)? (?:remotely |remote )?from (?:anywhere|wherever)|"
    r"(?:location|workplace|arbeitsort|ort|lieu|ubicacion|modalidad|modalidade|regime|where|work ?type|work mode|"
    r"standort|lokalizacja|plats)[^.\n:]{0,16}: ?\W{0,3}(?:\w+[ ,/-]{1,3}){0,3}(?:fully |100% )?remot[eoa]\b|"
    r"^\W*(?:fully |100% )?remote\b[^.\n]{0,40}$|\b(?:office|onsite|on-site|buro|kontor\w*) (?:or|and/or|oder|eller|"
    r"/) ?(?:fully )?remote|"
    r"\btrabajo remoto|\btrabalho remoto|\bpraca zdalna|\bortsunabhangig|\btelecommut(?:e|ing) (?:position|role)|"
    r"フルリモート|\bthis is remote\b|\bremoto\W*$|"
    r"\bremote[- ]first (?:team|company|organi[sz]ation|employer)|"
    r"\bremote,? (?:full|part)-?time|\b(?:full|part)-time,? remote|remote\W{1,3}(?:us|usa|uk|eu|emea|europe|canada|"
    r"worldwide|global)\b",
    re.MULTILINE,
)
_STATED_ONSITE = re.compile(
    rf"\b(?:on-?site|on site|in-?person|in-?office|office[- ]based)[- ](?:{_POSITION}|only|full[- ]time|5|five|"
    rf"attendance|required|in|presence|every|from|m-?f|daily)|"
    rf"\b{_POSITION} (?:is|will be|requires|are)(?: (?:a|an|full|fully|full-?time|100%|based|work|working|performed|"
    rf"to be|primarily|currently|required)){{0,4}},? ?(?:on-?site|on site|in-?person|in-?office|in (?:the|"
    rf"our) (?:\w+ )?office)|"
    r"#li-on-?site\b|\b(?:100 ?%|fully|full[- ]time|5 days(?: a week| per week|/week)?|five days(?: a week|"
    r" per week)?|completely),? ?(?:on-?site|on site|in-?person|in-?office|in (?:the|our) (?:\w+ )?office|presencial|"
    r"vor ort|sur site|stacjonarn\w*)|"
    rf"(?:location|workplace|arbeitsort|modalidad|modalidade|regime|work ?type|"
    rf"work mode)[^.\n:]{{0,16}}: ?\W?(?:{_ONSITE})|\bmust (?:be able to )?(?:work|be) (?:on-?site|in-?person|"
    rf"in (?:the|our) office)|"
    r"\bwork(?:ing|s)? (?:on-?site|in-?person|from our (?:\w+ )?office|in our (?:\w+ )?office|in-office|out of our)|"
    r"\b(?:poste|travail|arbetet sker|arbete|arbeit|tatigkeit|lavoro|posizione) (?:est |ist |e )?(?:en presentiel|"
    r"pa plats|vor ort|in presenza)\b|"
    r"\btrabajo presencial|\btrabalho presencial|\bpraca stacjonarna",
    re.MULTILINE,
)
_DENIED_REMOTE = re.compile(
    rf"\b(?:this|the) {_POSITION} (?:is|cannot be|can not be|isn't) (?:not )?(?:a |an |currently |eligible for |"
    rf"available for |available as |open to |suitable for |designated as |be )*(?:fully )?(?:remote|telework)|"
    r"\bnot (?:a |an )?(?:fully )?remote (?:position|role|job|opportunity)|"
    r"\bno (?:fully )?remote\b(?! (?:experience))|\bnon[- ]remote|\bremote (?:work )?is not|"
    r"\bkein (?:reines )?(?:homeoffice|home office|remote)|"
    r"\b(?:unable to|cannot|can't|do not|don't) (?:offer|support|accept|consider|accommodate) (?:fully )?remote"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a description says of the workplace, and where."""

    workplace: Workplace
    start: int
    end: int


def workplace_of_description(folded: str) -> Statement | None:
    """The workplace a folded description states of the position; None when it states none or contradicts itself.

    Remote and hybrid together are hybrid ("hybrid: 2 days remote"); on site and remote together nothing, unless
    remote is denied.
    """
    found: dict[Workplace, tuple[int, int]] = {}
    denied: tuple[int, int] | None = None
    for start, end in _windows(folded):
        window = folded[start:end]
        if _NOT_ABOUT_THE_WORK.search(window):
            continue
        refusal = _DENIED_REMOTE.search(window)
        if refusal and re.search(r"\b(?:not|no|non|kein|cannot|can't|don't|isn't|unable)\b|n't", refusal.group()):
            denied = (start + refusal.start(), start + refusal.end())
            continue
        for workplace, pattern in _STATEMENTS:
            match = pattern.search(window)
            if match is None or workplace in found:
                continue
            if pattern is not _STATED_HYBRID and _BEFORE_NEGATION.search(
                window[max(0, match.start() - 30) : match.start()]
            ):
                continue
            if pattern is _PARTLY_AT_HOME and _WHOLLY.search(window):
                continue
            if workplace is Workplace.REMOTE and (
                _NOT_REMOTE.search(window, match.start())
                or _BEFORE_NEGATION.search(window[max(0, match.start() - 30) : match.start()])
            ):
                continue
            if workplace is Workplace.HYBRID and _HYBRID_MATTER.search(window):
                continue
            if workplace is Workplace.REMOTE and _SOME_DAYS.match(window, match.end()):
                workplace = Workplace.HYBRID  # noqa: PLW2901  (said in other words)
            found[workplace] = (start + match.start(), start + match.end())
    if denied is not None and Workplace.HYBRID not in found:
        return Statement(Workplace.ONSITE, *denied)
    if Workplace.HYBRID in found:
        return Statement(Workplace.HYBRID, *found[Workplace.HYBRID])
    if len(found) == 1:
        workplace, span = next(iter(found.items()))
        return Statement(workplace, *span)
    return None


_NOT_ABOUT_THE_WORK = re.compile(
    r"\binterview|\bworkshop|you prefer|isn't for you|not be a (?:great |good )?fit|meet the team|\bevents?\b|"
    r"off-?sites?\b|\btravel to\b|"
    r"some roles|\bin-?person (?:communication|interaction|meeting|gathering|meet)"
)
_SOME_DAYS = re.compile(
    r"[^.\n\d]{0,12}(?:\d|one|two|three|four)[-\d ]{0,4}(?:x|days?|times)|[^.\n]{0,6}(?:on )?(?:mondays|tuesdays|"
    r"wednesdays|thursdays|fridays)|"
    r" (?:after|from time|occasionally|sometimes|some of|part of|when needed|as needed)"
)
_WHOLLY = re.compile(r"\b(?:100 ?%|fully|completely|entirely|komplett|vollstandig|totalement|volledig|helt)")
_STATEMENTS = (
    (Workplace.HYBRID, _STATED_HYBRID),
    (Workplace.HYBRID, _PARTLY_AT_HOME),
    (Workplace.REMOTE, _STATED_REMOTE),
    (Workplace.ONSITE, _STATED_ONSITE),
)


def _windows(folded: str) -> list[tuple[int, int]]:
    """Sentences with a word of the workplace in them."""
    spans: dict[int, int] = {}
    for position in _STEMS.places(folded):
        first, last = max(0, position - _REACH), min(len(folded), position + _REACH)
        line = folded.rfind("\n", first, position) + 1 or first
        sentence = folded.rfind(". ", line, position)
        start = line if sentence < 0 else sentence + 2
        end = folded.find("\n", position, last)
        end = last if end < 0 else end
        stop = folded.find(". ", position, end)
        spans[start] = max(end if stop < 0 else stop + 1, spans.get(start, 0))
        if len(spans) > _MOST_SENTENCES:
            break
    return sorted(spans.items())[:_MOST_SENTENCES]


_REACH = 140
"""Characters of a sentence looked at on either side of a word of the workplace."""
_MOST_SENTENCES = 24


@dataclass(frozen=True, slots=True)
class Verdict:
    """The workplace of a posting and whether a remote person may have it; `witness` names the field it was read from,
    `span` where in the description."""

    workplace: Workplace | None
    remote: bool | None
    witness: str = ""
    span: tuple[int, int] | None = None


def judge_workplace(
    *, label: str | None, flag: bool | None, places: Iterable[PlaceText], title: str, description: str
) -> Verdict:
    """The workplace by the most trusted witness that states one (see the module). `title` and `description` are folded.

    A boolean "not remote" stands against a description, but not against what a label, a location or a title says.
    """
    if (stated := workplace_of_label(label)) is not None:
        return _verdict(stated, "workplace_text")
    if label and (stated := _of_code(label)) is not None:
        return _verdict(stated, "workplace_text")
    of_places = {workplace_of_label(place.display) for place in places}
    for workplace in (Workplace.REMOTE, Workplace.HYBRID, Workplace.ONSITE):
        if workplace in of_places:
            return _verdict(workplace, "places")
    if (stated := workplace_of_title(title)) is not None:
        return _verdict(stated, "title")
    if flag:
        return _verdict(Workplace.REMOTE, "remote_flag")
    statement = workplace_of_description(description)
    if statement is not None and not (flag is False and statement.workplace is Workplace.REMOTE):
        return Verdict(
            statement.workplace,
            statement.workplace is Workplace.REMOTE,
            "description",
            (statement.start, statement.end),
        )
    return Verdict(None, flag, "remote_flag" if flag is not None else "")


def _of_code(label: str) -> Workplace | None:
    """Vendors' codes: BambooHR's locationType 0, 1, 2."""
    return {"0": Workplace.ONSITE, "1": Workplace.REMOTE, "2": Workplace.HYBRID}.get(label.strip())


def _verdict(workplace: Workplace, witness: str) -> Verdict:
    return Verdict(workplace, workplace is Workplace.REMOTE, witness)


_ZONE = re.compile(
    r"\b(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d0)?|\b(?:utc|gmt|cet|cest|eet|wet|est|edt|cst|pst|pdt|mst|ist|jst|aest|sgt|"
    r"brt)\b(?= ?(?:time|±|\+/?-|hours|[+-] ?\d|\)|/|and|or|to|,|$))|"
    r"\b(?:us )?(?:eastern|pacific|central|mountain) (?:time|european)\b"
)


def remote_from(texts: Iterable[str], places: Sequence[Place], *, remote: bool) -> tuple[str, ...]:
    """Where a remote person may work: ISO alpha-2 codes of countries, "Region, CC" or "City, CC" for parts of one,
    names of groups ("EU", "EMEA", "Worldwide"), and time zones as printed ("UTC+1", "CET").

    `texts` are the source's statements of that meaning; of `places` those count that say remote themselves ("Remote -
    EU"). Empty when nothing is stated: an office's address does not say where remote people may live.
    """
    found: dict[str, None] = {}
    for text in texts:
        found.update(dict.fromkeys(_areas(resolve(PlaceText(text=text)), text)))
    if remote and not found:
        for place in places:
            if workplace_of_label(place.text) is Workplace.REMOTE:
                found.update(dict.fromkeys(_areas((place,), place.text)))
    return tuple(found)


_WORLDWIDE = re.compile(r"\b(?:worldwide|world-?wide|world wide|global(?:ly)?|anywhere(?! in)|weltweit|monde entier)\b")


def _areas(places: Iterable[Place], text: str) -> list[str]:
    areas: list[str] = []
    for place in places:
        part = place.city or place.region
        if place.country:
            areas.append(f"{part}, {place.country}" if part else place.country)
        elif place.within:
            areas.append(place.within[0])
    folded = fold(text)
    if not areas and _WORLDWIDE.search(folded):
        areas.append("Worldwide")
    areas.extend(
        "".join(zone.group().split()).upper() if zone.group()[:3] in ("utc", "gmt") else zone.group().upper()
        for zone in _ZONE.finditer(folded)
    )
    return areas


_WHERE = r"(?:the |any of the |one of the )?(?P<{}>[^.;:\n()]{{2,60}})"
_FROM_WHERE = re.compile(
    r"\b(?:remote(?:ly)?|from home|from anywhere)\b,? ?(?:position |role |job |work )?(?:based )?(?:anywhere )?"
    r"(?:within|in|from|across|throughout|only in) " + _WHERE.format("near") + r"|"
    r"\b(?:must|should|need to|required to|candidates?|applicants?)\b[^.\n]{0,24}\b(?:based|located|reside|residing|"
    r"live|living) "
    r"(?:within|in|anywhere in) " + _WHERE.format("must")
)
_BEYOND = re.compile(
    r" (?:with|who|while|as|to|on|for|during|at|but|so|that|where|if|via|is|are|will|which|because|when|we|you|"
    r"and have|and be|time ?zone\w*)\b.*|,? (?:but|and) (?:must|will|can|we|you)\b.*"
)


def remote_from_of_description(text: str, folded: str) -> tuple[tuple[str, ...], tuple[int, int]] | None:
    """Where a description says its remote people must be ("remote within the EU", "candidates must be based in
    Canada"), with the span; None unless every place named is certain. For postings known to be remote."""
    for start, end in _windows(folded):
        match = _FROM_WHERE.search(folded, start, end)
        if match is None:
            continue
        group = "near" if match.group("near") else "must"
        first, last = match.span(group)
        if " team " in folded[max(0, match.start() - 30) : match.start()]:
            continue  # where the others are
        stated = _BEYOND.sub("", text[first:last]).strip(" ,")
        for where in dict.fromkeys((stated, stated.split(",")[0])):
            places = resolve(PlaceText(text=where))
            if places and all((place.country or place.within) and not place.city for place in places):
                return tuple(dict.fromkeys(_areas(places, where))), (match.start(), first + len(where))
    return None
