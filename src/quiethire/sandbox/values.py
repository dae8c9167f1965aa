"""The values the sandbox is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class City:
    """A real city, as printed. `native` is the country's name in the country's own language."""

    name: str
    region: str
    country: str
    native: str
    code: str
    latitude: float
    longitude: float
    currency: str


@dataclass(frozen=True, slots=True)
class PayRange:
    """Stated pay. Amounts are whole units of `currency`; period is "hour", "month" or "year"."""

    minimum: int
    maximum: int
    currency: str
    period: str


@dataclass(frozen=True, slots=True)
class Employer:
    """An invented employer.

    kind: name of a row of `kinds.KINDS`. slots: how many postings it has on day 1. tenant: its account at the
    provider of its kind. career_path: path of the career page ("/karriere"); career_host: the host that page is on.
    """

    index: int
    kind: str
    name: str
    domain: str
    industry: str
    language: str
    slots: int
    tenant: str
    career_host: str
    career_path: str

    @property
    def career_url(self) -> str:
        """Absolute address of the career page."""
        return f"https://{self.career_host}{self.career_path}"


@dataclass(frozen=True, slots=True)
class Advert:
    """One advertisement as its employer means it on one day, before any board prints it.

    key: stable text key ("12/7": employer 12, slot 7). number: an integer unique in the world. version: how often it
    changed so far. also: a second place of work, printed by
    the boards that can. employment: a schema.org value. workplace: "onsite", "hybrid" or "remote".
    """

    key: str
    number: int
    uuid: str
    title: str
    department: str
    city: City
    also: City | None
    workplace: str
    employment: str
    pay: PayRange | None
    language: str
    posted: date
    updated: date
    requisition: str
    slug: str
    version: int


@dataclass(frozen=True, slots=True)
class PublishedPosting:
    """What the sandbox says of one posting it publishes on one day.

    url: the address a reader of the board stores. location: as printed on the board; city and country (ISO 3166-1
    alpha-2) apart. provider: a provider's name, or "site" for the employer's own pages; tenant and site name its board.
    remote: True, False, or None where the board does not state it. pay_*: None where the board does not state it;
    pay_in_text: stated in the description only. requisition: the employer's number, where the board prints one.
    forbidden: robots.txt closes the page. unreadable: why no reader can reach it on this day, else None.
    needs_browser: listed by a script only. inline: stands on a page of several postings without a link of its own;
    its url is that page's
    with the title as a client-side route.
    """

    url: str
    title: str
    company: str
    domain: str
    location: str
    city: str
    country: str
    provider: str
    tenant: str
    board_site: str | None
    external_id: str | None
    requisition: str | None
    department: str | None
    remote: bool | None
    workplace: str | None
    employment_type: str | None
    pay_minimum: int | None
    pay_maximum: int | None
    pay_currency: str | None
    pay_period: str | None
    pay_in_text: bool
    posted: date | None
    language: str
    key: str
    version: int
    kind: str
    forbidden: bool = False
    unreadable: str | None = None
    needs_browser: bool = False
    inline: bool = False

    @property
    def page(self) -> str:
        """Address of the page it stands on: the url without the fragment that tells inline postings apart."""
        return self.url.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Decoy:
    """A page that looks like a posting or a board and is none, with the reason a reader should see."""

    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One request as the sandbox sees it. `path` is decoded; `query` keeps the last value of a name; `text` is the
    path with its query string as sent."""

    host: str
    path: str
    query: Mapping[str, str] = field(default_factory=lambda: _NONE)
    method: str = "GET"
    body: bytes = b""
    accept: str = ""
    scheme: str = "https"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One response. `what` classifies the path for the request counters: robots, sitemap, api, listing, posting,
    home, decoy, notice, missing, fault. `delay_seconds` is waited before sending; `keep` allows caching."""

    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    what: str = "listing"
    headers: tuple[tuple[str, str], ...] = ()
    delay_seconds: float = 0.0
    keep: bool = True
