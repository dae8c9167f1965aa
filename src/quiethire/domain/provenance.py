"""Where a field came from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Provenance:
    """One witness for one field.

    source: the strategy or provider that read it ("json_ld", "html", "greenhouse").
    place: where in the source: a JSON path ("$.jobs[3].title"), a CSS selector, or a text span ("text[120:131]").
    confidence: 0.0 to 1.0, stated by the strategy; a vendor's API field is 1.0.
    other: values of the same field by less trusted witnesses that disagreed, as "source: value".
    """

    source: str
    place: str
    confidence: float = 1.0
    other: tuple[str, ...] = ()
