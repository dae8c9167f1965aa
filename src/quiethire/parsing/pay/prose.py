"""Pay in the prose of a description, kept apart from bonuses, funding rounds, revenue, budgets and stipends."""

import re

from quiethire.domain.pay import Pay, Period
from quiethire.parsing.pay import terms
from quiethire.parsing.pay.money import SIGN
from quiethire.parsing.pay.reading import Statement, merged, pay_of, statements
from quiethire.parsing.words import fold

_REACH = 110
"""Characters before an amount in which a label of pay is looked for."""


def find_pay(
    text: str, *, country_hint: str | None = None, language: str | None = None, folded: str | None = None
) -> tuple[Pay, tuple[int, int]] | None:
    """Pay stated in a description with the span (start, end) it was read from; None when none is stated for certain.

    An amount counts when it has a currency and a label of pay stands before it in its sentence or as the heading over
    it, or its period stands right after it; and nothing nearer says that it is something else. On-target earnings are
    taken only as what they are not: they never win over a base. `folded` is `words.fold(text)` where the caller has it.
    """
    folded = fold(text) if folded is None else folded
    spans = _windows(folded)
    best: list[tuple[int, Statement, Pay]] = []
    judged = 0
    for start, end in spans:
        if judged > _STATEMENTS:
            break
        for statement in statements(folded, start, end):
            judged += 1
            if statement.sign is None and statement.scale not in ("lpa", "lakh", "lakhs", "万", "만"):
                continue
            weight = _weight(folded, statement)
            if weight <= 0:
                continue
            pay = pay_of(statement, folded, text, country=country_hint, language=language)
            if pay is not None:
                best.append((weight, statement, pay))
    if not best:
        return None
    top = max(weight for weight, _, _ in best)
    chosen = [(statement, pay) for weight, statement, pay in best if weight == top]
    pay = merged([pay for _, pay in chosen], "")
    if pay is None:
        return None
    first = chosen[0][0]
    return pay, (first.start, first.end)


def _windows(folded: str) -> list[tuple[int, int]]:
    """The lines in which a currency stands beside a number: most descriptions have none, and are done with here."""
    found: list[tuple[int, int]] = []
    end = -1
    for digits in _DIGITS.finditer(folded):
        if digits.start() < end:
            continue
        if SIGN.search(folded, max(0, digits.start() - 6), min(len(folded), digits.end() + 12)):
            start = max(folded.rfind("\n", 0, digits.start()) + 1, digits.start() - _LINE)
            end = folded.find("\n", digits.end(), digits.end() + _LINE)
            end = min(len(folded), digits.end() + _LINE) if end < 0 else end
            found.append((start, end))
            if len(found) == _LINES:
                break
    return found


_LINE, _LINES, _STATEMENTS = 600, 40, 200
"""Longest stretch of a line looked at on either side of an amount, the most lines, and the most amounts: far above what
real descriptions have, so that a page of nothing but prices is bounded work."""
_DIGITS = re.compile(r"\d[\d.,']*")


def _weight(folded: str, statement: Statement) -> int:
    """0: not pay. Otherwise the higher the surer."""
    line_start = folded.rfind("\n", 0, statement.start) + 1
    before_start = max(line_start, statement.start - _REACH)
    before = folded[before_start : statement.start]
    sentence = max(before.rfind(". "), before.rfind("; "), before.rfind("! "), before.rfind("? "))
    clause = before[sentence + 1 :] if sentence >= 0 else before
    line_end = folded.find("\n", statement.end)
    after = folded[statement.end : min(statement.end + 45, len(folded) if line_end < 0 else line_end)]
    after = after.split(". ", 1)[0].split(";", 1)[0]

    label = _last(terms.LABEL, clause)
    negative = _last(terms.NOT_PAY, clause)
    if statement.period is Period.DAY and statement.tight:
        clause = _FEE.sub("rate", clause)  # what those who work by the day are paid
        label, negative = _last(terms.LABEL, clause), _last(terms.NOT_PAY, clause)
    is_range = statement.minimum is not None and statement.maximum is not None and statement.minimum < statement.maximum
    if statement.scale in _MILLIONS or terms.NOT_PAY.search(_attached(after)) or _broken(folded, statement):
        return 0
    labelled = _LABEL_AFTER.match(after)
    if labelled and "base" in labelled.group():
        return 5
    if terms.ON_TARGET.search(clause[-60:]) or terms.ON_TARGET.search(_attached(after)):
        return 0  # on-target earnings are not the pay that is promised

    if label is not None and (negative is None or negative < label):
        return 5 if "base" in clause[max(0, label - 8) :] else 4
    if labelled or (_GROSS_OR_NET.match(after) and negative is None):
        return 4
    if negative is not None:
        return 0
    if not clause.strip(" -•*:") or len(clause) < 14:
        heading = _heading(folded, line_start)
        if heading and terms.LABEL.search(heading) and not terms.NOT_PAY.search(heading):
            return 3
    amount = statement.maximum or statement.minimum or 0
    if statement.tight and (is_range or statement.period is Period.HOUR or amount >= 15_000):
        return 2
    if not clause.strip(" -•*:") and statement.tight and statement.period in (Period.MONTH, Period.YEAR):
        return 2  # a line that begins with so much a month
    return 2 if is_range and amount >= 20_000 else 0


_MILLIONS = frozenset({"m", "mm", "mn", "mio", "million", "millions", "b", "bn", "billion", "billions"})
_FEE = re.compile(r"\bfees?\b")
_LABEL_AFTER = re.compile(
    r"[ (]*(?:usd |cad |eur |gbp )?(?:annual |yearly |gross |per year |a year |annum )?(?:base\b|salary\b|"
    r"base salary|in salary|in base)"
)
_GROSS_OR_NET = re.compile(
    r"[ (]*(?:€|eur|zl|kr|chf)? ?(?:brut(?:to|os?|a|s)?|gross|net(?:to|to|os?|ti|s)?|lord[io]|liquid[oe]s?|бруто|"
    r"нето)\b"
)
_END_OF_AMOUNT = re.compile(
    r"[+,(&•]|\b(?:plus|and|with|base|salary|depending|based|not|excl\w*|before|in addition|und|et|y|e|inkl|zzgl|"
    r"mais)\b"
)
_BROKEN_AFTER = re.compile(r"[.,]\d|\s?-\s?[$€£]?\d")
_BROKEN_BEFORE = re.compile(r"\d[\d.,]*k?\s?-\s?$")


def _attached(after: str) -> str:
    """What is said of the amount itself ("$500 monthly stipend"), not what is added to it ("$90k + bonus")."""
    end = _END_OF_AMOUNT.search(after)
    return after[: end.start()] if end else after[:32]


def _broken(folded: str, statement: Statement) -> bool:
    """Half of a range whose other half could not be read ("$100,0000 - $200,000")."""
    return (
        _BROKEN_AFTER.match(folded, statement.end) is not None
        or _BROKEN_BEFORE.search(folded, max(0, statement.start - 12), statement.start) is not None
    )


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    last = None
    for match in pattern.finditer(text):
        last = match.start()
    return last


def _heading(folded: str, line_start: int) -> str:
    """The nearest line above that has words, if it is short."""
    above = folded[max(0, line_start - 160) : max(0, line_start - 1)].rstrip("\n").rsplit("\n", 1)[-1]
    return above if len(above) <= 90 else ""
