"""One line of the doctor's report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """level: ok, note or bad. todo: what to do about it, empty when nothing."""

    level: str
    part: str
    says: str
    todo: str = ""
