"""Amounts of money in folded text: the number, its scale, its currency.

The decimal mark is decided by the pattern, not by the locale: a group of exactly three digits after a point, comma,
space or apostrophe is thousands, one or two digits after a point or comma are decimals, Indian grouping is read.
"""

import re
from dataclasses import dataclass

_CODES = (
    "usd|eur|gbp|chf|cad|aud|nzd|sgd|hkd|inr|pln|czk|huf|ron|bgn|sek|nok|dkk|isk|jpy|cny|rmb|krw|twd|brl|mxn|cop|clp|"
    "pen|ars|uyu|zar|aed|sar|qar|kwd|bhd|omr|ils|nis|try|rub|uah|thb|myr|idr|php|vnd|ngn|kes|egp|pkr|lkr|bdt|rsd|hrk|"
    "gel|kzt|mad|tnd|ghs|jod"
)
_ALIASES = {"rmb": "CNY", "nis": "ILS"}
_DOLLARS = {
    "us": "USD", "u.s.": "USD", "ca": "CAD", "c": "CAD", "cdn": "CAD", "can": "CAD", "au": "AUD", "a": "AUD",
    "nz": "NZD", "s": "SGD", "sg": "SGD", "hk": "HKD", "nt": "TWD", "r": "BRL", "mx": "MXN",
}  # fmt: skip
_SYMBOLS = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₪": "ILS", "₩": "KRW", "฿": "THB",
    "₫": "VND", "₱": "PHP", "₦": "NGN", "₸": "KZT", "₾": "GEL", "￥": "¥", "円": "JPY", "元": "CNY", "원": "KRW",
}  # fmt: skip
_WORDS = {
    "euro": "EUR", "euros": "EUR", "euroa": "EUR", "eura": "EUR", "pounds sterling": "GBP", "pounds": "GBP",
    "gbp": "GBP", "sterling": "GBP", "us dollars": "USD", "u.s. dollars": "USD", "canadian dollars": "CAD",
    "australian dollars": "AUD", "francs": "CHF", "sfr": "CHF", "fr": "CHF", "zl": "PLN", "zlotych": "PLN",
    "zloty": "PLN", "pln": "PLN", "kc": "CZK", "ft": "HUF", "huf": "HUF", "lei": "RON", "reais": "BRL", "лв": "BGN",
    "лева": "BGN", "евро": "EUR", "грн": "UAH", "руб": "RUB", "рублей": "RUB",
    "rupees": "rs", "rs": "rs", "dollars": "$", "kr": "kr",
    "kronor": "kr", "kroner": "kr", "yen": "JPY", "lakhs": "INR", "pesos": "$p", "s/": "PEN", "soles": "PEN",
}  # fmt: skip

SHARED = frozenset({"$", "kr", "¥", "rs", "$p"})
"""Signs several currencies share; `currency_of` decides by country and language."""

SIGN = re.compile(
    r"[$€£¥￥₹₽₴₺₪₩฿₫₱₦₸₾円元원万萬만]|(?<![a-z])k?(?:"
    + _CODES
    + r"|euros?|zl|zlotych|kc|ft|kr|lei|reais|rs|lpa|lakhs?|pesos|"
    r"pounds|dollars|soles|s/|francs|kronor|kroner|лв|лева|евро|грн|руб)(?![a-z])"
)
"""A currency, in any of the notations read here."""

_NUMBER = re.compile(
    r"(?<![\d])(?<!\d[.,])(?:"
    r"\d{1,3}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?"
    r"|\d{1,3}([.,' ])\d{3}(?!\d)(?:\1\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,12}(?:[.,]\d{1,3}(?!\d))?)"
)
_PREFIX = re.compile(
    r"(?:(?<![a-z])(" + _CODES + r"|rs\.?|s/\.?|kr\.?|sfr\.?|fr\.|zl|kc|euros?)[ :]{0,2})?"
    r"(?:(?:(?<![a-z])(?:(us|u\.s\.|ca|cdn|can|au|nz|sg|hk|nt|mx|r) ?|([cas])))?([$€£¥￥₹₽₴₺₪₩฿₫₱₦₸₾]))? {0,2}$"
)
_SUFFIX = re.compile(
    r"(?P<plus>\+| \+(?=\s|$)(?!\s*[a-z0-9€$£]))?(?P<decimals>,-+|\.-+|,--)? ?"
    r"(?P<scale>k(?![a-z])|k(?=eur|usd|pln|gbp|chf|/)|tsd\.?|t(?= ?€)|thousand\b|mila\b|mil(?= (?:euros|€|eur|"
    r"reais))|tys\.?|"
    r"m(?![a-z0-9'])|mm\b|mn\b|mio\.?|millions?\b|bn?\b|billions?\b|lakhs?\b|lacs?\b|l(?= ?pa\b)|l\.p\.a\.?|lpa\b|"
    r"cr(?:ores?)?\b|"
    r"万|萬|만)? ?"
    r"(?P<more>\+(?!\s*[a-z0-9€$£]))?"
    r"(?: ?(?P<symbol>[$€£₹₽₴₺₪₩฿₫₱₦円元원])|[ .]{0,2}(?P<word>" + _CODES + r"|"
    + "|".join(sorted((re.escape(w) for w in _WORDS), key=len, reverse=True))
    + r")(?![a-z]))?(?P<after>\+(?!\s*[a-z0-9€$£]))?"
)  # fmt: skip
_SCALES = {
    "k": 1e3, "tsd": 1e3, "t": 1e3, "thousand": 1e3, "mila": 1e3, "mil": 1e3, "tys": 1e3, "m": 1e6, "mm": 1e6,
    "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "l": 1e5, "l.p.a": 1e5, "lpa": 1e5, "cr": 1e7, "crore": 1e7,
    "crores": 1e7, "万": 1e4, "萬": 1e4, "만": 1e4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Money:
    """One amount: where it stands, its value with and without its scale, and the currency as printed: an ISO code or
    one of SHARED."""

    start: int
    end: int
    number: float
    scale: str
    currency: str | None
    plus: bool

    @property
    def value(self) -> float:
        """The amount in full."""
        return self.number * _SCALES[self.scale] if self.scale else self.number


def amounts(folded: str, start: int = 0, end: int | None = None) -> list[Money]:
    """Every number of the text that could be an amount, in order. Percentages and digits of words are left out."""
    found = []
    for match in _NUMBER.finditer(folded, start, len(folded) if end is None else end):
        money = _money(folded, match)
        if money is not None:
            found.append(money)
    return found


def scaled(money: Money, scale: str) -> Money:
    """The amount under a scale printed on its neighbour ("80-100k")."""
    return Money(money.start, money.end, money.number, scale, money.currency, money.plus)


def _money(folded: str, match: re.Match[str]) -> Money | None:
    start, end = match.span()
    prefix = _PREFIX.search(folded, max(0, start - 9), start)
    currency = None
    if prefix is not None and prefix.group().strip():
        currency = _prefix_currency(*prefix.groups())
        start = prefix.start() + len(prefix.group()) - len(prefix.group().lstrip())
    elif start and ((folded[start - 1].isalpha() and folded[start - 1] < "\u2e80") or folded[start - 1] in "#_@"):
        return None  # a digit of a word ("web3", "#1"); Chinese and Japanese are written without spaces
    suffix = _SUFFIX.match(folded, end)
    scale, plus = "", False
    if suffix is not None:
        scale = (suffix.group("scale") or "").rstrip(".")
        plus = bool(suffix.group("plus") or suffix.group("more") or suffix.group("after"))
        after = suffix.group("symbol") or suffix.group("word")
        if after and (currency is None or currency in SHARED):
            currency = _suffix_currency(after)
        if suffix.group().strip():
            end = suffix.end() - (len(suffix.group()) - len(suffix.group().rstrip()))
    if folded.startswith(("%", " %"), end):
        return None
    number = read_number(match.group(), scaled=scale in ("k", "m", "mm", "mn", "mio"))
    return None if number is None else Money(start, end, number, scale, currency, plus)


def _prefix_currency(code: str | None, dollar: str | None, letter: str | None, symbol: str | None) -> str | None:
    if code:
        code = code.rstrip(".")
        if code not in ("rs", "kr") or symbol is None:
            return _WORDS.get(code) or _ALIASES.get(code, code.upper())
    if symbol == "$" and (dollar or letter):
        return _DOLLARS[dollar or letter or ""]
    return _SYMBOLS.get(symbol, symbol) if symbol else None


def _suffix_currency(after: str) -> str:
    return _SYMBOLS.get(after) or _WORDS.get(after) or _ALIASES.get(after) or (after if after == "$" else after.upper())


def read_number(text: str, *, scaled: bool = False) -> float | None:
    """The value of digits with separators; `scaled` says that a scale follows ("107.125k": then the point is a
    decimal mark). None when it is not a number."""
    text = text.strip().replace(" ", "").replace("'", "")
    mark = max(text.rfind("."), text.rfind(","))
    if mark < 0:
        return float(text) if text.isdigit() else None
    whole, tail = text[:mark], text[mark + 1 :]
    single = "." not in whole and "," not in whole
    if len(tail) == 3 and not (scaled and single and text[mark] == ".") and not (single and whole == "0"):
        whole, tail = whole + tail, ""
    digits = whole.replace(".", "").replace(",", "")
    if not digits.isdigit() or (tail and not tail.isdigit()):
        return None
    return float(f"{digits}.{tail}" if tail else digits)


_BY_COUNTRY = {
    "$": {
        "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD",
        "PR": "USD", "EC": "USD", "SV": "USD", "PA": "USD",
    },
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"},
    "¥": {"JP": "JPY", "CN": "CNY"},
    "rs": {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR"},
    "$p": {"MX": "MXN", "CO": "COP", "CL": "CLP", "AR": "ARS", "UY": "UYU", "PH": "PHP"},
}  # fmt: skip
_BY_LANGUAGE = {
    "kr": {"sv": "SEK", "nb": "NOK", "da": "DKK"},
    "¥": {"ja": "JPY", "zh": "CNY"},
}
_PESOS = _BY_COUNTRY["$p"]


def currency_of(sign: str | None, *, country: str | None, language: str | None) -> str | None:
    """ISO 4217 of a printed sign. A shared sign is decided by the country, then by the language. A dollar sign whose
    country has no dollar of its own is the US dollar, as it is in advertisements printed in English anywhere; where
    the peso has the same sign and the text is Spanish it stays undecided without the country."""
    if sign is None or sign not in SHARED:
        return sign
    decided = _BY_COUNTRY[sign].get(country or "") or _BY_LANGUAGE.get(sign, {}).get(language or "")
    if decided or sign != "$":
        return decided
    if country in _PESOS and country != "PH":
        return _PESOS[country] if language in ("es", None) else None
    return "USD" if country or language != "es" else None
