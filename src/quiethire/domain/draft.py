"""A posting as its source states it, before anything is typed or judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance


@dataclass(frozen=True)
class PostingDraft:
    """Fields in the source's words; unknown is None or empty.

    url: address of the posting's own page, absolute.
    description_html: HTML as found, not yet sanitized. description_text only where the source has no HTML.
    workplace_text: the source's word for the workplace ("Hybrid", "on-site", "TELECOMMUTE", "Remote - EU").
    remote_flag: only where the source has a boolean of that meaning.
    remote_from: countries, regions or zones a remote person may work from, as printed.
    employment_text: one entry per kind stated ("Full-time", "FULL_TIME", "CDI").
    posted_text, valid_through_text: dates as printed, absolute or relative; epoch numbers as decimal strings.
    provenance: field name -> witness; keys are the names of this class's fields.
    warnings: what was odd while reading, for people ("salary repeated with other numbers").
    """

    url: str
    title: str | None = None
    company: str | None = None
    company_url: str | None = None
    places: tuple[PlaceText, ...] = ()
    workplace_text: str | None = None
    remote_flag: bool | None = None
    remote_from: tuple[str, ...] = ()
    employment_text: tuple[str, ...] = ()
    pay: PayText | None = None
    description_html: str | None = None
    description_text: str | None = None
    requirements: tuple[str, ...] = ()
    department: str | None = None
    posted_text: str | None = None
    updated_text: str | None = None
    valid_through_text: str | None = None
    application_url: str | None = None
    external_id: str | None = None
    requisition_id: str | None = None
    language: str | None = None
    closed: bool = False
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
