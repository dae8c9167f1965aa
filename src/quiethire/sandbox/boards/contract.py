"""What an emulated board is."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol

import orjson

from quiethire.sandbox.values import Advert, Answer, Ask, City, Employer

JSON = "application/json; charset=utf-8"


class Catalogue(Protocol):
    """What a board asks of the world."""

    @property
    def seed(self) -> int:
        """The seed number."""
        ...

    @property
    def first_day(self) -> date:
        """The date of day 1."""
        ...

    def tenant(self, provider: str, token: str) -> Employer | None:
        """The employer with this account at the provider; tokens are compared without case."""
        ...

    def adverts(self, employer: Employer, day: int) -> Sequence[Advert]:
        """Its advertisements on the day, by slot."""
        ...

    def state(self, employer: Employer, day: int) -> str:
        """How its board answers on the day: "live", "gone", "failing" or "short"."""
        ...


@dataclass(frozen=True, slots=True)
class Print:
    """What a board prints of an advertisement: the part of the truth that depends on the board. None: not stated."""

    url: str
    location: str
    external_id: str | None
    board_site: str | None = None
    requisition: str | None = None
    remote: bool | None = None
    workplace: str | None = None
    employment: str | None = None
    department: str | None = None
    pay_stated: bool = False
    pay_in_text: bool = False
    posted: date | None = None


class Emulation(ABC):
    """One vendor: its hosts, what it prints and how it answers."""

    provider: ClassVar[str]
    hosts: ClassVar[tuple[str, ...]]
    """Exact host names, or "*.zone" for tenants' own."""

    @abstractmethod
    def print(self, employer: Employer, advert: Advert) -> Print:
        """What the board states of the advertisement."""

    @abstractmethod
    def board_url(self, employer: Employer) -> str:
        """The board's public address."""

    @abstractmethod
    def answer(self, world: Catalogue, ask: Ask, day: int) -> Answer:
        """The response to a request on one of its hosts."""

    def robots(self, ask: Ask) -> str | None:
        """The text of robots.txt on the host; None when there is none (404)."""
        del ask
        return None


def full_location(city: City) -> str:
    """City, region and country on one line, without repeats ("Berlin, Germany")."""
    return ", ".join(dict.fromkeys((city.name, city.region, city.country)))


def places(advert: Advert, form: Callable[[City], str]) -> list[str]:
    """Every place of work as the board writes one."""
    return [form(city) for city in (advert.city, advert.also) if city is not None]


def short_location(city: City) -> str:
    """City and country on one line."""
    return f"{city.name}, {city.country}"


def json_answer(value: object, status: int = 200, what: str = "api") -> Answer:
    """A JSON response."""
    return Answer(orjson.dumps(value), status=status, content_type=JSON, what=what)


FAILURE = Answer(b'{"error":"internal server error"}', status=500, content_type=JSON, what="fault", keep=False)
"""A board whose API is down."""
