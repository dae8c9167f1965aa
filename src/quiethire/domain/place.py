"""Places and the workplace."""

from dataclasses import dataclass
from enum import StrEnum


class Workplace(StrEnum):
    """Where the work is done, as stated. Unknown is None, never a member."""

    ONSITE = "onsite"
    HYBRID = "hybrid"
    REMOTE = "remote"


@dataclass(frozen=True)
class PlaceText:
    """A place in the source's words: one line, or the parts a structured source gives."""

    text: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def display(self) -> str:
        """One line: the text as printed, else the parts joined, without repeats."""
        if self.text and self.text.strip():
            return " ".join(self.text.split())
        parts: list[str] = []
        for part in (self.city, self.region, self.country):
            if part and part.strip() and part.strip() not in parts:
                parts.append(part.strip())
        return ", ".join(parts)


@dataclass(frozen=True)
class Place:
    """A resolved place. `text` is what was printed; `country` is ISO 3166-1 alpha-2; `within` names its ancestors
    ("DE", "DACH", "EU", "Europe"). Parts that could not be resolved for certain are None."""

    text: str
    city: str | None = None
    region: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    within: tuple[str, ...] = ()
