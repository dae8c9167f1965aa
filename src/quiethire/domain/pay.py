"""Pay as stated, and its annual equivalent."""

from dataclasses import dataclass
from enum import StrEnum


class Period(StrEnum):
    """The time the amount is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


PERIODS_PER_YEAR: dict[Period, int] = {
    Period.HOUR: 2080,  # 52 weeks of 40 hours
    Period.DAY: 260,  # 52 weeks of 5 days
    Period.WEEK: 52,
    Period.MONTH: 12,
    Period.YEAR: 1,
}


@dataclass(frozen=True)
class PayText:
    """Pay in the source's words. Structured sources fill the parts, prose fills `text`; numbers may be strings."""

    text: str | None = None
    minimum: str | float | int | None = None
    maximum: str | float | int | None = None
    currency: str | None = None
    period: str | None = None


@dataclass(frozen=True)
class Pay:
    """Typed pay. `currency` is ISO 4217 or None when only a shared symbol was printed; one bound may be None.

    `gross` is True, False or None when not stated; `contract` names the contract the amount is for, where stated
    ("b2b", "employment"); `period_inferred` says the period was not printed.
    """

    minimum: float | None
    maximum: float | None
    currency: str | None
    period: Period | None
    text: str = ""
    gross: bool | None = None
    contract: str | None = None
    period_inferred: bool = False

    @property
    def annual_minimum(self) -> float | None:
        """The lower bound a year, on full time; None without a period."""
        return self._annual(self.minimum)

    @property
    def annual_maximum(self) -> float | None:
        """The upper bound a year, on full time; None without a period."""
        return self._annual(self.maximum)

    def _annual(self, amount: float | None) -> float | None:
        if amount is None or self.period is None:
            return None
        return amount * PERIODS_PER_YEAR[self.period]
