"""Kinds of employment, from the words of nine languages and the codes of vendors, to schema.org values."""

import re
from collections.abc import Iterable

from quiethire.domain.posting import EmploymentType
from quiethire.parsing.words import Phrases, fold

_ORDER = (
    EmploymentType.INTERN,
    EmploymentType.VOLUNTEER,
    EmploymentType.PER_DIEM,
    EmploymentType.FULL_TIME,
    EmploymentType.PART_TIME,
    EmploymentType.CONTRACTOR,
    EmploymentType.TEMPORARY,
    EmploymentType.OTHER,
)
"""What says most about a posting comes first: an internship on full time is an internship."""

# Words in folded spelling (no accents, lower case); "_" stands for a space, hyphen, underscore or nothing.
_WORDS: dict[EmploymentType, str] = {
    EmploymentType.FULL_TIME: r"""
        full_?times? | ft | fulltime\w* | vollzeit\w* | temps_(?:plein|complet) | plein_temps | tiempo_completo |
        jornada_completa | (?:a_)?tempo_(?:pieno|integral|completo|inteiro) | full_?time_equivalent | voltijds?e? |
        pelny_etat | caly_etat | pelen_etat | pelny_wymiar\w*(?:_czasu_pracy)? | heltids?\w* | fuldtids?\w* |
        kokoaikai\w* |
        periodo_integral | integral | plny_(?:pracovni_)?uvazek | teljes_munkaido\w* | norma_intreaga | 正社員 | 全职 |
        全職 | フルタイム | 정규직 | plny_uvazok | tam_zamanli | пълно_работно_време |
        пълен_работен_ден | полная_занятость | полный_(?:рабочий_)?день | повна_зайнятість | повний_робочий_день |
        πλήρης_απασχόληση | πλήρους_απασχόλησης | regular_full_time | 100_?%""",
    EmploymentType.PART_TIME: r"""
        part_?times? | pt | parttime\w* | teilzeit\w* | temps_partiel | mi_temps | tiempo_parcial | media_jornada |
        jornada_parcial | jornada_reducida | tempo_parziale | tempo_parcial | meio_periodo | part_time_\w* |
        deeltijds?e? | halftijds?e? |
        (?:niepelny|czesc|1/2|pol)_(?:wymiar\w*|etatu?) | deltids?\w* | osa_?aikai\w* | castecny_uvazek | minijob\w* |
        geringfugig\w* | midijob | 450_euro\w* | 520_euro\w* | パート\w* | アルバイト | 兼职 |
        reszmunkaido\w* | jumatate_de_norma | ciastocny_uvazok |
        yari_zamanli | непълно_работно_време | непълен_работен_ден | частичная_занятость | неполный_(?:рабочий_)?день |
        часткова_зайнятість | неповний_робочий_день | μερική_απασχόληση | μερικής_απασχόλησης""",
    EmploymentType.INTERN: r"""
        intern | interns | internships? | praktik\w* | pflichtpraktikum | werkstudent\w* | working_students? |
        student_worker |
        stage | stages | stagiaires? | stagista | tirocini?o? | tirocinante | estagi\w+ | practicas | becari[oa]s? |
        beca |
        pasantias? | pasante | praktyk\w* | staz | stazyst\w* | harjoittel\w* | co_?op | trainee_?ship | diplomarbeit |
        bachelor_?arbeit | master_?arbeit | abschlussarbeit\w* | afstudeer\w* | stageplaats | インターン\w* | 实习\w* |
        인턴\w*""",
    EmploymentType.CONTRACTOR: r"""
        contract | contractors? | contracting | contractual | freelanc\w* | freiberuf\w* | freie_mitarbeit\w* |
        selbstandig\w* |
        independent(?:_contractor)? | independants? | autonomos? | contratista | zzp\w* | zelfstandig\w* |
        prestador\w* |
        prestacao_de_servicos | pj | p\.?_?iva | partita_iva | b2b | umowa_b2b | konsult\w* | self_?employed | 1099 |
        corp_?to_?corp | c2c | vendor | interim_management | honorar\w* | auftragsbasis | portage_salarial |
        業務委託 | 自由职业""",
    EmploymentType.TEMPORARY: r"""
        temporary(?:_\w+)? | temp | temps | temporar\w* | fixed_?term\w* | seasonal | saison\w* | saisonnier\w* |
        befristet\w* |
        cdd | contrat_a_duree_determinee | duree_determinee | interim | interimaire | tijdelijk\w* | uitzend\w* |
        temporal(?:_\w+)? | eventual | contrato_a_termo | termo_certo | tempo_determinato | determinato | stagionale |
        umowa_na_czas_okreslony | czas_okreslony | visstid\w* | tidsbegrans\w* | vikariat\w* | maaraaikai\w* |
        limited_term |
        zeitarbeit | aushilf\w* | sezonow\w* | contract_to_hire | term_limited | locum | 契約社員 | 派遣社員""",
    EmploymentType.VOLUNTEER: r"""
        volunteer\w* | volunteering | ehrenamt\w* | freiwillig\w* | bfd | fsj | benevol\w* | service_civique |
        voluntari\w* |
        vrijwillig\w* | volontari\w* | wolontari\w* | ideell\w*""",
    EmploymentType.PER_DIEM: r"""per_diem | prn | casual | zero_hours? | on_call | as_needed | abrufkraft""",
}
# Said of the contract's length, not of its kind: nothing follows from them.
_SILENT = re.compile(
    r"\b(?:un(?:be)?befristet\w*|unbefristet\w*|no[nt][- ]temporary|tempo indeterminato|indeterminato|"
    r"contract of employment"
    r"|employment contract|permanent contract|contrat a duree indeterminee|duree indeterminee|contrato indefinido"
    r"|contract indefinido|czas nieokreslony|umowa na czas nieokreslony|arbeitsvertrag|permanent)\b"
)


def _compiled() -> re.Pattern[str]:
    parts = []
    for kind, words in _WORDS.items():
        alternatives = "|".join(word.strip().replace("_", r"[\s_-]?") for word in words.split("|"))
        parts.append(f"(?P<{kind.value}>{alternatives})")
    return re.compile(r"(?<![^\W_])(?:" + "|".join(parts) + r")(?![^\W_])")


_PATTERN = _compiled()
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_IRI = re.compile(r"^https?://schema\.org/")
_NEGATED = re.compile(r"(?:\bno|\bnot|\bnon|\bkein\w*|\bpas de|\bgeen)[\s-]*$")


def employment_types(texts: Iterable[str]) -> tuple[EmploymentType, ...]:
    """The kinds that short labels name, in order of what says most; empty when none is recognised.

    A permanent contract alone (CDI, unbefristet, CLT) says nothing of the hours and gives nothing.
    """
    found: set[EmploymentType] = set()
    for text in texts:
        found |= _kinds(text)
    return tuple(kind for kind in _ORDER if kind in found)


def _kinds(text: str) -> set[EmploymentType]:
    text = _IRI.sub("", text.strip()[:400])
    if text.upper() in EmploymentType.__members__:
        return {EmploymentType[text.upper()]}
    folded = _SILENT.sub(" ", fold(_CAMEL.sub(" ", text)).replace("_", " "))
    found: set[EmploymentType] = set()
    for match in _PATTERN.finditer(folded):
        if match.lastgroup and not _NEGATED.search(folded[max(0, match.start() - 12) : match.start()]):
            found.add(EmploymentType(match.lastgroup))
    if not found & set(_TIME.values()) and (time := _by_hours(folded)):
        found.add(time)
    if EmploymentType.CONTRACTOR in found and EmploymentType.TEMPORARY in found and "fixed" in folded:
        found.discard(EmploymentType.CONTRACTOR)  # "fixed-term contract" is employment for a time
    return found


_HOURS = re.compile(
    r"(?<![\d.,/])(\d{1,2}(?:[.,]\d{1,2})?)(?: ?(?:-|to|bis|tot|til|till|a|do) ?(\d{1,2}(?:[.,]\d{1,2})?))? ?"
    r"(?:h(?:rs?|ours?)?\b|std|stunden|uur|uren|timmar|timer|heures|horas|ore\b|godzin)"
)
_CLOCK = re.compile(r"\d{1,2}(?:h|:|\.)\d{2}(?!\d)")
_OF_A_SHIFT = re.compile(r"\b(?:turno|shift|schicht|dienste? von|ploeg|skift|zmian|turni)\w*[^\d]{1,24}\d{1,2}\b")
"""Hours of a shift, not of a week: "turnos de 12 horas"."""
_PERCENT = re.compile(r"(?<![\d.,/])(\d{2,3})(?: ?(?:-|to|bis|tot|til|till|a|do) ?(\d{2,3}))? ?%")
_SHARE = re.compile(
    r"(?<![\d.,/])(?:(\d{1,2})/(\d{1,2})(?![\d/])|([01][.,]\d{1,2}) ?(?:fte|etp)|(?:fte|"
    r"etp)\W{0,3}([01](?:[.,]\d{1,2})?))"
)
_FULL_WEEK, _FULL_SHARE = 35.0, 0.95


def _by_hours(folded: str) -> EmploymentType | None:
    """Full or part time by hours a week ("36-40 uur"), percent ("Pensum 60%") or share ("1/2", "0.8 FTE"); None where
    a range reaches from one to the other."""
    if not any(map(str.isdigit, folded)):
        return None
    if _OF_A_SHIFT.search(folded):
        return None
    if (hours := _HOURS.search(folded)) and not _CLOCK.search(folded):
        least, most = (float((hours.group(part) or hours.group(1)).replace(",", ".")) for part in (1, 2))
        if not 4 <= least <= most <= 50:
            return None
        least, most = least / _FULL_WEEK, most / _FULL_WEEK
    elif percent := _PERCENT.search(folded):
        least, most = (int(percent.group(part) or percent.group(1)) / 100 for part in (1, 2))
    elif share := _SHARE.search(folded):
        if share.group(1):
            if not int(share.group(2)):
                return None
            least = most = int(share.group(1)) / int(share.group(2))
        else:
            least = most = float((share.group(3) or share.group(4)).replace(",", "."))
    else:
        return None
    if not 0.1 <= least <= most <= 1.45:
        return None
    return (
        EmploymentType.FULL_TIME if least >= _FULL_SHARE else EmploymentType.PART_TIME if most < _FULL_SHARE else None
    )


_OF_TITLE = re.compile(
    r"(?<![^\W_])(?:(?P<INTERN>intern|interns|internship|praktik\w*|pflichtpraktik\w*|werkstudent\w*|working student|"
    r"stagiaires?|stagista|tirocin\w+|"
    r"becari[oa]|pasante|pasantia|estagi\w+|stazyst\w*|praktykant\w*|abschlussarbeit|bachelorarbeit|masterarbeit|"
    r"co-op)|"
    r"(?P<PART_TIME>part[- ]time|teilzeit|temps partiel|media jornada|jornada parcial|deeltijd|deltid|minijob\w*|"
    r"tempo parziale|meio periodo)|"
    r"(?P<FULL_TIME>full[- ]time|vollzeit|temps plein|jornada completa|voltijd|heltid|tempo pieno|tempo integral)|"
    r"(?P<CONTRACTOR>freelancer?|freiberufl\w+|zzp|contractor)|(?P<VOLUNTEER>volunteer(?! (?:manager|coordinator|"
    r"program\w*|engagement|services))|ehrenamt\w*))"
    r"(?![^\W_])|[(\[-] ?(?:\d+[- ]?months? )?(?:(?P<contract>contract|freelance)|(?P<temporary>temporary|temp|"
    r"fixed[- ]term|befristet\w*|cdd|seasonal|interim))\b"
)
_STAGE = re.compile(r"^(?:offre de )?stage\b(?! manager)")
_FULL_OR_PART = r"(?P<time>full|part)[- ]?time"
_STATED = re.compile(
    rf"\b(?:this is an?|is an?|as an?|for an?|seeking an?|looking for an?|"
    rf"hiring an?)(?: [\w-]+,?){{0,4}}? {_FULL_OR_PART}\b(?! (?:employees|staff|team members|offer))"
    rf"|\b(?:position|role|job|opportunity) is(?: an?)?(?: [\w-]+,?){{0,3}}? (?P<time2>full|part)[- ]?time\b"
    rf"|\b(?P<time3>full|part)[- ]?time,? (?:[\w-]+,? ){{0,2}}?(?:position|role|job|opportunity|internship)\b"
    r"|(?:employment|job|contract|position|work|role) ?(?:type|status|basis|time|"
    r"schedule)\s*:\s*(?P<label>[^\n.;]{2,50})"
    r"|(?:anstellungsart|beschaftigungsart|arbeitszeit|umfang|vertragsart|beschaftigungsumfang|type de contrat|"
    r"tipo de contrato|jornada|tipo di contratto|contratto|"
    r"rodzaj umowy|wymiar pracy|dienstverband|anstallningsform|omfattning|"
    r"temps de travail)\s*:\s*(?P<label2>[^\n.;]{2,50})"
)
_CONTRACTOR = re.compile(r"\b(?:contractor|freelancer?)\b")
_TIME = {"full": EmploymentType.FULL_TIME, "part": EmploymentType.PART_TIME}


def employment_of_title(folded_title: str) -> tuple[EmploymentType, ...]:
    """The kinds a folded title states ("Intern", "(Teilzeit)", "- Contract"); a "Contract Manager" is none."""
    found = {EmploymentType.INTERN} if _STAGE.search(folded_title) else set()
    for match in _OF_TITLE.finditer(folded_title):
        kind = {"contract": "CONTRACTOR", "temporary": "TEMPORARY"}.get(match.lastgroup or "", match.lastgroup)
        if kind:
            found.add(EmploymentType(kind))
    if not found & set(_TIME.values()) and (time := _by_hours(folded_title)):
        found.add(time)
    return tuple(kind for kind in _ORDER if kind in found)


def employment_of_description(folded: str) -> tuple[tuple[EmploymentType, ...], tuple[int, int]] | None:
    """The kind a folded description states of the position, with the span; None when it states none or several."""
    kinds: set[EmploymentType] = set()
    span: tuple[int, int] | None = None
    for start, end in _windows(folded):
        for match in _STATED.finditer(folded, start, end):
            time = match.group("time") or match.group("time2") or match.group("time3")
            if time:
                kinds.add(_TIME[time])
                if _CONTRACTOR.search(folded, match.start(), match.end() + 30):
                    kinds.add(EmploymentType.CONTRACTOR)
            else:
                kinds |= _kinds(match.group("label") or match.group("label2"))
            span = span or (match.span() if kinds else None)
    if span is None:
        return _only_time(folded)
    if len(kinds & set(_TIME.values())) == 2:
        return None
    return tuple(kind for kind in _ORDER if kind in kinds), span


_ANY_TIME = re.compile(
    r"(?<![^\W_])(?:(?P<full>full[- ]time|vollzeit|temps plein|jornada completa|tiempo completo|voltijdse?|fulltime|"
    r"tempo pieno|tempo integral|pelny etat|pelnym wymiarze|heltid|fuldtid|пълно работно време|пълен работен ден)|"
    r"(?P<part>part[- ]time|teilzeit|temps partiel|media jornada|jornada parcial|deeltijdse?|halftijdse?|parttime|"
    r"tempo parziale|tempo parcial|meio periodo|niepelny etat|deltid|непълно работно време))(?![^\W_])"
    r"(?! (?:employees|staff|team|equivalent|students?|benefits|colleagues|mitarbeit\w*|medewerkers|salaries|offer))"
)


def _only_time(folded: str) -> tuple[tuple[EmploymentType, ...], tuple[int, int]] | None:
    """Full or part time where a description speaks of the one and never of the other."""
    first: re.Match[str] | None = None
    for match in _ANY_TIME.finditer(folded):
        if first is not None and match.lastgroup != first.lastgroup:
            return None
        first = first or match
    if first is None or first.lastgroup is None:
        return None
    return (_TIME[first.lastgroup],), first.span()


_STEMS = Phrases((
    "full-time", "full time", "fulltime", "part-time", "part time", "parttime", "type:", "type :", "basis:", "status:",
    "schedule:", "arbeitszeit", "umfang", "anstellungsart", "beschaftigungsart", "vertragsart", "de contrat",
    "contratto",
    "jornada", "umowy", "wymiar", "dienstverband", "anstallningsform", "omfattning", "temps de travail",
))  # fmt: skip


def _windows(folded: str) -> list[tuple[int, int]]:
    """The surroundings of the words that a statement of the kind needs, within their lines."""
    spans: dict[int, int] = {}
    for position in _STEMS.places(folded):
        start = folded.rfind("\n", max(0, position - 60), position) + 1 or max(0, position - 60)
        end = folded.find("\n", position, position + 80)
        spans[start] = min(len(folded), position + 80) if end < 0 else end
        if len(spans) == 20:
            break
    return sorted(spans.items())
