"""The words that stand around an amount: period, gross or net, contract, and what an amount is not pay for."""

import re

from quiethire.domain.pay import Period

_PERIOD_WORDS: dict[Period, str] = {
    Period.HOUR:
        r"hours?|hourly|hrs?|std\.?|stunden?|stundenlohn|stundlich\w*|heures?|horas?|hora|uur|ore|ora|orari[ao]|"
        r"godz\w*|"
    r"timme\w*|timen|(?:(?<=/)|(?<=/ )|(?<=per )|(?<=pr )|(?<=pr\. ))time(?:n)?|timme|t\.?/h|h|ph|p/h|p\.h\.?|"
    r"per uur|taxa horaria|timpris|時給|小时|시급|час",
    Period.DAY:
        r"(?:working |consulting )?days?|daily|diem|tag|tage|tagessatz|taglich\w*|jour|jours|journalier|tjm|"
        r"dias?|dagen|dag|giorn[oi]|"
        r"dzien\w*|dniowk\w*|"
    r"dagar|pd|p\.d\.?|日給|日薪|ден",
    Period.WEEK:
        r"weeks?|weekly|wk|woche\w*|wochentlich|semaines?|hebdo\w*|semanas?|semanal\w*|weken|settiman\w*|tydzien|"
        r"tygodni\w*|"
    r"vecka|uge|pw|p\.w\.?|週給",
    Period.MONTH:
        r"months?|monthly|mon|mth|monat\w*|mtl\.?|mois|mensuel\w*|mensual\w*|mes|meses|maand\w*|mes\.|mensal|mensais|"
        r"mese|mensil[ei]|"
    r"mies\.?|miesiac\w*|miesiec\w*|mesic\w*|mesiac\w*|ho|luna|lunar|manad\w*|man\.?|maned\w*|md\.?|maaned\w*|pm|p/m|"
    r"p\.m\.|pcm|kk|"
    r"月給|月収|月薪|월급|· ?\d\d ?薪|месец\w*|мес|місяць|bulan",
    Period.YEAR:
        r"years?|yearly|yr|annum|annually|annual|annualized|annualised|annuel\w*|annuale|annu[oaie]|jahr\w*|"
        r"jahrlich\w*|ans?|annees?|anos?|anual\w*|"
    r"jaar\w*|ann[oi]|rok|rocznie|roczn\w+|lat|ar|arslon|arlig\w*|arlon|pa|p\.a\.?|p/a|lpa|ral|ctc|b/a|ev|rocne|"
    r"rok[uo]?|an|godishno|"
    r"年収|年薪|年俸|연봉|година|год|yillik|vuosi\w*|vuodessa",
}  # fmt: skip

_ALTERNATIVES = "|".join(f"(?P<{period.value}>{words})" for period, words in _PERIOD_WORDS.items())
_GLUE = (
    r"(?:gross|net|brutto|netto|brut[so]?|net[so]?|bruto[s]?|lord[oi]|nett[oi]|liquido[s]?|base|salary|pay|ote|usd|"
    r"cad|eur|gbp|wage|"
    r"\(?gross\)?|\(?brutto\)?|b2b|dkk|sek|nok|\(?\+ ?vat\)?|/ ?fte|compensation|w2|range|total)"
)
_AFTER = re.compile(
    rf"[ ,(*+]{{0,4}}(?:{_GLUE}[ ,)]{{0,3}}){{0,3}}"
    rf"(?:(?:/|-|per|par|por|pro|a|al|an|each|every|de|l'|im|i|om|pr\.?|p\.?|na|za|at|in|the|las|la|el|le|un|en|je|"
    rf"di|ao|co|på|of|of the|и|на|за) ?"
    rf"(?:the |l'|el |la |le |1 )?){{0,2}}[ .(]{{0,3}}(?:{_ALTERNATIVES})(?![a-z])"
)
_WORD = re.compile(rf"(?<![a-z])(?:{_ALTERNATIVES})(?![a-z])")
_BEFORE = re.compile(
    r"(?P<hour>hourly|per hour|hour|stundenlohn|stundensatz|taux horaire|salaire horaire|uurloon|stawka godzinowa|"
    r"timlon|timelonn?|timelonnen|時給|시급)"
    r"|(?P<day>daily|day rate|tagessatz|tjm|dagtarief|日給)"
    r"|(?P<week>weekly|per week|wochenlohn)"
    r"|(?P<month>monthly|per month|monatlich\w*|monatsgehalt|monatsgehalter|bruttomonats\w+|mensuel\w*|mensual\w*|"
    r"maandsalaris|bruto maandsalaris|"
    r"mensal|mensile|miesieczn\w*|manadslon|月給|月収|月薪|월급)"
    r"|(?P<year>annual\w*|annum|per year|yearly|jahresgehalt\w*|jahresbrutto\w*|bruttojahres\w+|jahrlich\w*|"
    r"annuel\w*|anual\w*|jaarsalaris|ral\b|annuo|annua|"
    r"roczn\w+|arslon|年収|年薪|年俸|연봉|ctc)"
)  # fmt: skip


def period_after(folded: str, end: int) -> tuple[Period, int] | None:
    """The period printed right after an amount ("/hr", "brutto im Monat", "per annum"), and where it ends."""
    match = _AFTER.match(folded, end, min(len(folded), end + 48))
    if match is None or match.lastgroup is None:
        return None
    return Period(match.lastgroup), match.end()


def period_before(context: str) -> Period | None:
    """The period a label before an amount names, the nearest one ("annual salary range:")."""
    last = None
    for match in _BEFORE.finditer(context):
        last = match
    return Period(last.lastgroup) if last and last.lastgroup else None


def period_word(text: str) -> Period | None:
    """The period a structured source's word names ("1 YEAR", "per-hour-wage", "MON", "P1Y"); None for one-time."""
    match = _WORD.search(text.replace("-", " ").replace("_", " "))
    return Period(match.lastgroup) if match and match.lastgroup else None


_GROSS = re.compile(
    r"\b(?:(?P<gross>gross|brutto\w*|brut(?:e|s)?|bruto[s]?|lord[oaie]|b/a|ral|jahresbrutto|bruttojahres\w*)|"
    r"(?P<net>netto|net(?! (?:promoter|revenue|new|worth))|net[oi]s?|nett[oi]|liquidos?|na reke))\b|(?P<bg>бруто)|"
    r"(?P<bn>нето)"
)
_CONTRACT = re.compile(
    r"\b(?:(?P<b2b>b2b|pj|p\.iva|kontrakt b2b)|(?P<employment>uop|umow[ay] o prace|uop|clt|employment contract|"
    r"contract of employment|w-?2)|"
    r"(?P<contractor>c2c|corp[- ]to[- ]corp|1099|inside ir35|outside ir35|freelance|tjm))\b"
)


def gross_of(near: str) -> bool | None:
    """True for gross, False for net, None when not stated."""
    match = _GROSS.search(near)
    if match is None:
        return None
    return match.group("gross") is not None or match.group("bg") is not None


def contract_of(near: str) -> str | None:
    """The contract an amount is for: "b2b", "employment", "contractor"; None when not stated."""
    match = _CONTRACT.search(near)
    return match.lastgroup if match else None


FROM = re.compile(
    r"(?:\b(?:from|starting (?:at|from)|starts? (?:at|from)|ab|a partir de|a partir du|partir de|des|desde|vanaf|da|"
    r"od|fra|fran|minimum(?: of)?|min\.?|"
    r"minimum de|at least|mindestens|minst|minimo(?: de)?|minimaal|mindestgehalt|lagst|от)|>=?)[ :]*(?:of |de |"
    r"circa |ca\.? )?$"
)
UP_TO = re.compile(
    r"(?:\b(?:up to|upto|bis zu|bis|jusqu'a|hasta|tot|ate|fino a|do|maximum(?: of)?|max\.?|maximal|upp till|op til|"
    r"til|maximo(?: de)?|maximaal|под|до)|<=?)[ :]*$"
)
BETWEEN = re.compile(
    r"\b(?:between|zwischen|entre|tussen|tra|fra|miedzy|pomiedzy|mellan|mellem|range (?:of|is|from)|from|von|de|von|"
    r"van|od)\b[^.;\n]{0,30}$"
)
LABEL = re.compile(
    r"salar(?:y|ies|io|ios|ial|is|ié|iale)|\bpay\b|pay(?:ing|s)?\b|compensation|remunerat\w*|remunerac\w*|\bwages?\b|"
    r"earn(?:ings?)?\b|\brates?\b|"
    r"gehalt|vergut|lohn|entgelt|verdien\w*|bezahlung|entlohnung|brutto\w*|salaire|"
    r"remunerations?|retribuc\w*|retribuz\w*|sueldo|"
    r"salaris|loon|beloning|bruto|stipendio|\bral\b|compenso|wynagrodzeni\w*|zarob\w*|stawk\w*|widelk\w*|pensj\w*|"
    r"\blon(?:en)?\b|ersattning|lonn\w*|\blon\b|honorar\w*|plat\b|plata|mzd[ay]|fizetes|salariu|ucret|maas|"
    r"\bbase\b|\bote\b|\bctc\b|\bpackage\b|paket|b2b|uop|\btjm\b|tarif|"
    r"年収|年薪|月給|月薪|연봉|월급|薪|給与|заплат\w*|возна\w*|зарплат\w*|оклад|"
    r"hiring range|band\b|pay range|per (?:hour|annum|year)|annuel|brut\b"
)
NOT_PAY = re.compile(
    r"401|\bbonus\w*|\bbonuses|sign(?:ing)?[- ]on|\bequity\b|\bstock\b|\brsus?\b|\boptions?\b|relocation|referral|"
    r"series [a-h]\b|\braised\b|"
    r"\bfunding\b|\bfunded\b|\bfinanc(?:ing|ement)\b|\brevenues?\b|\barr\b|\bmrr\b|\bacvs?\b|\bbudgets?\b|allowance|"
    r"\bstipends?\b|insurance|\bdeductible\b|\bvaluation\b|"
    r"\binvest\w*|\bcapital\b|\bmillions?\b|\bbillions?\b|\bportfolio\b|\bgrants?\b|\bfund\b|\bassets?\b|reimburs\w*|"
    r"\bgift\b|\bvouchers?\b|\bcredits?\b|"
    r"\bquota\b|\bdeals?\b|\baum\b|\bsavings?\b|\bsave\b|\bturnover\b|\bumsatz\w*|\bbudgets?\b|\bzuschuss\w*|"
    r"\bpramie\w*|\bpramien\b|\bprime\b|\bprimes\b|"
    r"\bticket\w*|\bbonos?\b|\bcheques?\b|\bbenefici\w*|\bfatturato|\bchiffre d'affaires|\bfacturac\w*|\bworth\b|"
    r"\bper (?:mile|employee|person|user|seat|session|class)\b|"
    r"\bmonthly (?:fee|cost)|\bprice\w*|\bpricing\b|\bcosts?\b|\bfees?\b|\bdiscount\w*|\bcontribut\w*|\bmatch\w*|"
    r"\b(?:annual )?learning\b|professional development|personal development|development budget|"
    r"\bconference\b|\beducation\b|\bwellness\b|\bhome office\b|\bequipment\b|\btravel\b|\bphone\b|\binternet\b|"
    r"\bcommuter\b|\bgym\b|\bmeal\w*|\blunch\w*|"
    r"\bperks?\b|\bspend\w*|\bcontracts? (?:worth|value)|\bdonat\w*|\bprize\w*|\baward\w*|\bincentive\w*|"
    r"\bcommissions?\b|\bretention\b|\bloan\w*|\btuition\b|"
    r"\bmarket\b|\bindustry\b|\bgmv\b|\bacv\b|\bearly[- ]stage\b|\bbacked\b|\bsales of\b|\bpayout\w*|\bholiday\b|"
    r"\bannual recurring|weighting|\bexam\b|\bcourse\b|subsidio|friskvard\w*|bidrag\b|\bvale\b|auxilio|\bwert\b|"
    r"\bgutschein\w*|\bpremium\b|\bdifferential\b|\w*zuschlag\w*|\w*zulage\w*|\bfahrtkosten\w*|fahrgeld|\bsupplement\b|"
    r"toeslag\w*|maggiorazion\w*|\btillagg\b|\btillegg\b|\bdodat(?:ek|k\w*)|subsistence"
)
ON_TARGET = re.compile(r"\bote\b|on[- ]target|target earnings|total target|\bcommission\b")
