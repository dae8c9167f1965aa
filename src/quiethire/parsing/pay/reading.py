"""Pay from a short text or a labelled field, and from structured sources."""

import re
from dataclasses import dataclass, replace

from quiethire.domain.pay import PERIODS_PER_YEAR, Pay, PayText, Period
from quiethire.parsing.pay import terms
from quiethire.parsing.pay.money import Money, amounts, currency_of, read_number, scaled
from quiethire.parsing.words import fold

_PER_USD = {
    "USD": 1.0, "EUR": 0.9, "GBP": 0.78, "CHF": 0.88, "CAD": 1.37, "AUD": 1.52, "NZD": 1.68, "SGD": 1.33, "HKD": 7.8,
    "INR": 85, "PLN": 3.9, "CZK": 22, "HUF": 360, "RON": 4.5, "BGN": 1.76, "SEK": 10, "NOK": 10.6, "DKK": 6.7,
    "ISK": 135, "JPY": 150, "CNY": 7.2, "KRW": 1380, "TWD": 32, "BRL": 5.5, "MXN": 18.5, "COP": 4100, "CLP": 950,
    "PEN": 3.7, "ARS": 1200, "UYU": 41, "ZAR": 18, "AED": 3.67, "SAR": 3.75, "QAR": 3.64, "KWD": 0.31, "BHD": 0.38,
    "OMR": 0.38, "ILS": 3.6, "TRY": 38, "RUB": 90, "UAH": 41, "THB": 34, "MYR": 4.4, "IDR": 16200, "PHP": 57,
    "VND": 25500, "NGN": 1550, "KES": 129, "EGP": 50, "PKR": 280, "LKR": 300, "BDT": 120, "RSD": 105, "GEL": 2.7,
    "KZT": 500, "MAD": 9.9,
}  # fmt: skip
"""Units of a currency for a US dollar, in round figures: for judging plausibility only, never for converting."""
_LEAST, _MOST = 1_000.0, 3_000_000.0
"""Plausible pay a year in US dollars; the specification's 5,000 would refuse real pay of south-eastern Europe."""

_JOIN = re.compile(
    r"(?:\s?\([^()\d]{1,30}\))?\s{0,3}(?:,-+|\.-+)?\s?(?:\(?(?:gross|brutto|netto|net|brut|"
    r"bruto)\)?\s?)?(?P<mark>-{1,3}|~|/|to|bis|bis zu|a|"
    r"et|al|tot|ate|do|(?:and|und|en|et|y|e) (?:a )?(?:max\w*|at most|hochstens|au plus|como maximo)(?: (?:of|de|"
    r"von))?|"
    r"and|e|y|und|i|"
    r"up to|through|hasta|fino a|till|until|til|till|do|jusqu'a|en|och|og|до|и)\s{0,3}(?:up to |max\.? |bis |a )?"
)
_HOURS = re.compile(r" ?h(?:rs?|ours?|eures?)?(?![a-z])")
"""After a number without a currency: "20.04$ - 40h" is a wage and a week of 40 hours."""
_WEAK_MARKS = frozenset({"and", "e", "y", "et", "und", "i", "en", "och", "og", "и"})
_YEARS = range(1950, 2051)


@dataclass(frozen=True, slots=True)
class Statement:
    """One stretch of text that states an amount or a range."""

    start: int
    end: int
    minimum: float | None
    maximum: float | None
    sign: str | None
    scale: str
    period: Period | None
    tight: bool
    """Whether the period stands right after the amount."""


def parse_pay(text: str, *, country_hint: str | None = None, language: str | None = None) -> Pay | None:
    """Pay from a short text that is known to speak of pay: a label's value, a badge, a table cell.

    `country_hint` is ISO 3166 alpha-2, `language` ISO 639-1: they decide signs that currencies share. Several ranges
    of one currency and period become their span. None when no amount is stated ("competitive", "DOE", a tariff
    group) or the amount is implausible for a year's pay.
    """
    folded = fold(text[:600])
    if not any(map(str.isdigit, folded)):
        return None
    found = [
        statement
        for statement in statements(folded)
        if statement.sign or statement.period or statement.scale or _bare_salary(statement)
    ]
    with_sign = [statement for statement in found if statement.sign]
    paid = [s for s in (with_sign or found) if not _excluded(folded, s)]
    pays = [pay for s in paid if (pay := pay_of(s, folded, text, country=country_hint, language=language)) is not None]
    return merged(pays, text)


def statements(folded: str, start: int = 0, end: int | None = None) -> list[Statement]:
    """Every amount or range of amounts of a folded text, in order."""
    found: list[Statement] = []
    moneys = amounts(folded, start, end)
    index = 0
    while index < len(moneys):
        first = moneys[index]
        second = moneys[index + 1] if index + 1 < len(moneys) else None
        joined = _joined(folded, first, second) if second else None
        found.append(joined or _single(folded, first))
        index += 2 if joined else 1
    return found


def _joined(folded: str, first: Money, second: Money) -> Statement | None:
    period = None
    gap_start = first.end
    if second.start - first.end > 40 or "\n\n" in folded[first.end : second.start]:
        return None
    join = _JOIN.fullmatch(folded, gap_start, second.start)
    if join is None:
        between = terms.period_after(folded, first.end)
        if between is None or between[1] > second.start:
            return None
        period, gap_start = between
        join = _JOIN.fullmatch(folded, gap_start, second.start)
        if join is None:
            return None
    mark = join.group("mark")
    if mark == "/" and (first.currency is None or second.currency is None):
        return None
    if mark in _WEAK_MARKS and not terms.BETWEEN.search(folded, max(0, first.start - 40), first.start):
        return None
    if (
        first.currency
        and second.currency
        and first.currency != second.currency
        and "$"
        not in (
            first.currency,
            second.currency,
        )
    ):
        return None
    if first.plus or (second.currency is None and _HOURS.match(folded, second.end)):
        return None
    if second.scale and not first.scale and first.number < 1000 and first.number <= second.number:
        first = scaled(first, second.scale)
    elif first.scale and not second.scale and second.number < 1000:
        second = scaled(second, first.scale)
    if second.value < first.value or first.value <= 0 or second.value > 40 * first.value:
        return None
    after = terms.period_after(folded, second.end)
    if after is not None:
        period = after[0]
    currency = next((c for c in (second.currency, first.currency) if c and c != "$"), None)
    return Statement(
        first.start,
        after[1] if after else second.end,
        first.value,
        None if second.plus else second.value,
        currency or first.currency or second.currency,
        second.scale or first.scale,
        period,
        period is not None,
    )


def _single(folded: str, money: Money) -> Statement:
    before = folded[max(0, money.start - 28) : money.start]
    after = terms.period_after(folded, money.end)
    minimum: float | None = money.value
    maximum: float | None = money.value
    if terms.UP_TO.search(before) and not terms.FROM.search(before):
        minimum = None
    elif money.plus or terms.FROM.search(before):
        maximum = None
    return Statement(
        money.start,
        after[1] if after else money.end,
        minimum,
        maximum,
        money.currency,
        money.scale,
        after[0] if after else None,
        after is not None,
    )


def pay_of(statement: Statement, folded: str, text: str, *, country: str | None, language: str | None) -> Pay | None:
    """The typed pay of one statement; None when the amount is no plausible pay."""
    line_start = folded.rfind("\n", 0, statement.start) + 1
    before = folded[max(line_start, statement.start - 70) : statement.start]
    line_end = folded.find("\n", statement.end)
    near_after = folded[statement.end : min(statement.end + 40, len(folded) if line_end < 0 else line_end)]
    currency = currency_of(statement.sign, country=country, language=language)
    if statement.sign is None and statement.scale in _INDIAN:
        currency = "INR"
    period = statement.period or terms.period_before(before)
    if period is None and statement.scale in ("lpa", "l.p.a", "l"):
        period = Period.YEAR
    near = f"{before[-40:]} {folded[statement.start : statement.end]} {near_after}"
    return plausible(
        Pay(
            statement.minimum,
            statement.maximum,
            currency,
            period,
            text=" ".join(text[statement.start : statement.end].split()),
            gross=terms.gross_of(near),
            contract=terms.contract_of(near),
        ),
        country=country,
        scale=statement.scale,
    )


_INDIAN = frozenset({"lakh", "lakhs", "lac", "lacs", "lpa", "l", "l.p.a", "cr", "crore", "crores"})


def plausible(pay: Pay, *, country: str | None = None, scale: str = "") -> Pay | None:
    """The pay with its period inferred where it was not stated, or corrected where the amount contradicts it; None
    when the amount is no year's pay under any reading."""
    amount = pay.maximum if pay.maximum is not None else pay.minimum
    if amount is None or amount <= 0:
        return None
    if pay.period is None:
        period = _inferred(amount, pay.currency, scale)
        pay = replace(pay, period=period, period_inferred=period is not None)
    per_usd = _PER_USD.get(pay.currency or "")
    if per_usd is None:
        return pay if amount < 1e12 else None
    if pay.period is None:
        return pay if amount / per_usd >= 5 else None
    if _fits(amount / per_usd, pay.period):
        return pay
    for period in (Period.YEAR, Period.HOUR):
        # "60000 a hour" and "25 a year" are slips of a form's drop-down: believe the amount, say it was inferred.
        if period is not pay.period and _fits_well(amount / per_usd, period):
            return replace(pay, period=period, period_inferred=True)
    return None


def _fits(usd: float, period: Period) -> bool:
    return _LEAST <= usd * PERIODS_PER_YEAR[period] <= _MOST


def _fits_well(usd: float, period: Period) -> bool:
    return 12_000 <= usd * PERIODS_PER_YEAR[period] <= 600_000


_MONTHLY = {
    "PLN": (2_500, 60_000), "CZK": (15_000, 200_000), "HUF": (150_000, 3_000_000), "RON": (1_500, 40_000),
    "BGN": (400, 15_000), "SEK": (12_000, 120_000), "NOK": (15_000, 120_000), "DKK": (12_000, 120_000),
    "BRL": (800, 50_000), "EUR": (600, 9_500), "JPY": (120_000, 1_200_000), "CNY": (2_000, 100_000),
    "UAH": (5_000, 300_000), "RSD": (30_000, 900_000), "MXN": (4_000, 120_000), "CHF": (2_000, 9_900),
    "GBP": (1_000, 7_000), "USD": (1_000, 7_000), "AED": (1_500, 60_000), "THB": (9_000, 300_000),
    "MYR": (1_000, 30_000),
    "PHP": (8_000, 300_000), "EGP": (3_000, 150_000), "PKR": (15_000, 900_000), "TRY": (15_000, 400_000),
    "RUB": (15_000, 900_000), "ZAR": (3_000, 120_000), "ILS": (4_000, 60_000),
    "COP": (900_000, 40_000_000), "CLP": (400_000, 12_000_000),
}  # fmt: skip
_YEARLY_FROM = {
    "EUR": 12_000, "USD": 12_000, "GBP": 12_000, "CHF": 20_000, "CAD": 15_000, "AUD": 15_000, "NZD": 15_000,
    "SGD": 20_000,
    "SEK": 180_000, "NOK": 200_000, "DKK": 180_000, "INR": 250_000, "JPY": 1_800_000, "PLN": 70_000, "ZAR": 150_000,
    "HKD": 150_000, "BRL": 60_000, "KRW": 15_000_000,
}  # fmt: skip
_HOURLY = frozenset({"EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"})


def _inferred(amount: float, currency: str | None, scale: str) -> Period | None:
    """What an amount without a period is for, where its size leaves one reading."""
    if currency is None:
        return Period.YEAR if scale == "k" and 15_000 <= amount <= 600_000 else None
    if amount >= _YEARLY_FROM.get(currency, float("inf")):
        return Period.YEAR
    if currency in _HOURLY and 5 <= amount < 200 and not scale:
        return Period.HOUR
    low, high = _MONTHLY.get(currency, (1.0, 0.0))
    return Period.MONTH if low <= amount <= high else None


def merged(pays: list[Pay], text: str) -> Pay | None:
    """One pay of several: the span of those that share currency, period and contract with the first."""
    if not pays:
        return None
    first = pays[0]
    alike = [p for p in pays if (p.currency, p.period, p.contract) == (first.currency, first.period, first.contract)]
    ranges = [p for p in alike if p.minimum is not None and p.maximum is not None and p.minimum < p.maximum]
    alike = ranges or [first]
    if len(alike) == 1:
        return alike[0] if len(pays) > 1 else first
    return replace(
        alike[0],
        minimum=min(p.minimum for p in alike if p.minimum is not None),
        maximum=max(p.maximum for p in alike if p.maximum is not None),
        text=" / ".join(dict.fromkeys(p.text for p in alike)) or text,
    )


def _bare_salary(statement: Statement) -> bool:
    """An amount of a pay label without any sign: not a year, not a small number."""
    amount = statement.maximum if statement.maximum is not None else statement.minimum
    if amount is None or amount < 500 or (amount in _YEARS and amount == statement.minimum):
        return False
    return not (amount in _YEARS and (statement.minimum or 0) in _YEARS)


_NOT_BASE = re.compile(
    r"(?:bonus\w*|equity|stock|rsus?|options|sign[- ]?on|relocation|401\(?k?\)?|commission|allowance|ote)\s*(?:of|:|"
    r"up to|worth|target)?\s*$"
)
_NOT_BASE_AFTER = re.compile(
    r"\s*(?:in |of )?(?:bonus|equity|stock|rsu|options|sign[- ]?on|ote\b|relocation|allowance)"
)


def _excluded(folded: str, statement: Statement) -> bool:
    return (
        _NOT_BASE.search(folded, max(0, statement.start - 40), statement.start) is not None
        or _NOT_BASE_AFTER.match(folded, statement.end) is not None
        or folded.startswith("(k)", statement.end)
    )


_HALF_MONTHS = re.compile(r"semi[- _]?month|twice a month|1 half.?month")
_TWO_WEEKS = re.compile(r"bi[- _]?week|fortnight|2 week|every two weeks|14 days")
_ONE_TIME = re.compile(r"one[- _]?time|project|piece|commission|lump")
_CODE = re.compile(r"[A-Za-z]{3}")


def type_pay(
    pay: PayText, *, country_hint: str | None = None, language: str | None = None, title: str = ""
) -> Pay | None:
    """Typed pay of a structured source: numbers with a currency and a period, in whatever spelling, or its text.

    Zero and unreadable bounds are unknown; bounds in the wrong order are exchanged; a one-time payment is no pay.
    Two-weekly amounts are halved to a week, half-monthly ones doubled to a month.
    """
    del title
    text = " ".join((pay.text or "").split())
    minimum, low_sign = _bound(pay.minimum)
    maximum, high_sign = _bound(pay.maximum)
    if minimum is None and maximum is None:
        return parse_pay(_composed(pay), country_hint=country_hint, language=language) if text else None
    period_text = fold(pay.period or "")
    if _ONE_TIME.search(period_text):
        return None
    factor, period = 1.0, terms.period_word(period_text) if period_text else None
    if _TWO_WEEKS.search(period_text):
        factor, period = 0.5, Period.WEEK
    elif _HALF_MONTHS.search(period_text):
        factor, period = 2.0, Period.MONTH
    if period is None and text:
        read = parse_pay(text, country_hint=country_hint, language=language)
        period = read.period if read and not read.period_inferred else None
    if minimum is not None and maximum is not None and maximum < minimum:
        minimum, maximum = maximum, minimum
    sign = _currency_sign(pay.currency) or low_sign or high_sign
    folded = fold(text)
    if sign is None and text:
        sign = next((statement.sign for statement in statements(folded) if statement.sign), None)
    return plausible(
        Pay(
            None if minimum is None else minimum * factor,
            None if maximum is None else maximum * factor,
            currency_of(sign, country=country_hint, language=language),
            period,
            text=text or _composed(pay),
            gross=terms.gross_of(folded),
            contract=terms.contract_of(folded),
        ),
        country=country_hint,
    )


def _bound(amount: str | float | None) -> tuple[float | None, str | None]:
    if amount is None or isinstance(amount, bool):
        return None, None
    if isinstance(amount, int | float):
        return (float(amount), None) if 0 < amount < 1e13 else (None, None)
    folded = fold(amount.strip()[:60])
    if folded.replace(".", "", 1).isdigit() and folded.isascii():
        value = float(folded)  # a machine's number: "50000.000" has a decimal point
        return (value, None) if 0 < value < 1e13 else (None, None)
    found = amounts(folded)
    if not found:
        number = read_number(folded) if folded else None
        return (number, None) if number else (None, None)
    return (found[0].value or None, found[0].currency)


def _currency_sign(text: str | None) -> str | None:
    text = (text or "").strip()
    if not text:
        return None
    if _CODE.fullmatch(text):
        return {"RMB": "CNY", "NIS": "ILS"}.get(text.upper(), text.upper())
    return next((money.currency for money in amounts(fold(f"{text}1"))), None)


def _composed(pay: PayText) -> str:
    bounds = "-".join(str(bound) for bound in (pay.minimum, pay.maximum) if bound not in (None, ""))
    if pay.text:
        return " ".join(part for part in (pay.text, pay.period and f"/ {pay.period}") if part)
    return " ".join(part for part in (bounds, pay.currency, pay.period) if part)
