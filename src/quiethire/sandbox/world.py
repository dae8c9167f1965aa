"""The world: who the employers are, and what is published on which day.

Everything follows from the seed number. Employers are a table in memory (a few hundred bytes each); advertisements
are made when asked for and kept in a bounded cache, so that memory does not grow with the number of postings.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from random import Random
from typing import Any

from quiethire.sandbox import adverts as lives
from quiethire.sandbox.boards import BOARDS
from quiethire.sandbox.kinds import BIG_WORKDAY, BY_NAME, CAREER_PATHS, KINDS, Kind
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.names import names, slug
from quiethire.sandbox.sites import facts
from quiethire.sandbox.values import Advert, Decoy, Employer, PublishedPosting

FIRST_DAY = date(2026, 11, 16)
KEPT_EMPLOYERS = 256
"""Employers whose advertisements are kept in memory, about 1 KB each advertisement, descriptions not included."""
LARGE = 10_000
"""Worlds with at least this many postings have the employer over Workday's cap, unless told otherwise."""

_DEAD, _LOOP, _HUGE = (
    "the domain does not resolve",
    "the career page redirects in a loop",
    "the career page is over the size cap",
)
_FAILING, _SHORT = "the board's API answers 500", "left out of a truncated list"


@dataclass(frozen=True, slots=True)
class Seed:
    """What is given to QuietHire to begin with. kind: "domain" or "board"."""

    value: str
    kind: str
    employer: str


class World:
    """A synthetic web. `postings` is how many are published on day 1, over all employers, exactly."""

    def __init__(
        self,
        seed: int = 1,
        employers: int = 60,
        postings: int = 3000,
        *,
        big_workday: bool | None = None,
        first_day: date = FIRST_DAY,
        slow_seconds: float = 1.5,
    ) -> None:
        self.seed = seed
        self.postings = postings
        self.first_day = first_day
        self.slow_seconds = slow_seconds
        self.big_workday = postings >= LARGE if big_workday is None else big_workday
        self.employers = self._found(employers)
        self._tenants = {
            (str(BY_NAME[one.kind].provider), one.tenant.lower()): one
            for one in self.employers
            if BY_NAME[one.kind].provider
        }
        self._tenants.update(
            {("recruitee", f"@{one.career_host}"): one for one in self.employers if one.kind == "recruitee_own"}
        )
        self._hosts = {host: one for one in self.employers for host in self.site_hosts(one)}
        self._cached = lru_cache(maxsize=KEPT_EMPLOYERS)(self._make)

    def __repr__(self) -> str:
        return f"World(seed={self.seed}, employers={len(self.employers)}, postings={self.postings})"

    @property
    def options(self) -> dict[str, Any]:
        """What the world was made from: `World(**world.options)` is the same world."""
        return {
            "seed": self.seed,
            "employers": len(self.employers),
            "postings": self.postings,
            "big_workday": self.big_workday,
            "first_day": self.first_day,
            "slow_seconds": self.slow_seconds,
        }

    def __reduce__(self) -> tuple[Callable[[], "World"], tuple[()]]:
        return partial(World, **self.options), ()

    def _found(self, count: int) -> tuple[Employer, ...]:
        random = Random(f"{self.seed}/employers")  # noqa: S311 - a reproducible world, nothing secret
        kinds = list(KINDS[:count])
        drawn = [kind for kind in KINDS if kind.weight]
        kinds += random.choices(drawn, [kind.weight for kind in drawn], k=count - len(kinds))
        if self.big_workday and count > 3:
            kinds[3] = BIG_WORKDAY
        weights = [kind.share * random.uniform(0.6, 1.6) for kind in kinds]
        sizes = _sizes(kinds, weights, self.postings)
        made = []
        for index, (kind, (name, industry), size) in enumerate(zip(kinds, names(random, count), sizes, strict=True)):
            language = kind.language or random.choices(list(LANGUAGES), [6, 3, 2, 1, 1, 1, 1, 1])[0]
            domain = f"{slug(name)}.example"
            path = kind.path or random.choice(CAREER_PATHS[language])
            host = domain
            if kind.path == "/" or kind.style == "own_domain":
                host, path = f"careers.{domain}", "/"
            made.append(
                Employer(
                    index=index,
                    kind=kind.name,
                    name=name,
                    domain=domain,
                    industry=industry,
                    language=language,
                    slots=size,
                    tenant=_tenant(kind, name),
                    career_host=host,
                    career_path=path,
                )
            )
        return tuple(made)

    def _make(self, index: int, day: int) -> tuple[Advert, ...]:
        employer = self.employers[index]
        return tuple(
            lives.advert(self.seed, employer, slot, day, self.first_day) for slot in lives.live_slots(employer, day)
        )

    def adverts(self, employer: Employer, day: int) -> tuple[Advert, ...]:
        """The employer's advertisements on the day, whether or not its board can be reached."""
        return self._cached(employer.index, min(day, lives.LAST_MOVING_DAY))

    def kept(self) -> int:
        """How many employers' advertisements of a day are in memory."""
        return self._cached.cache_info().currsize

    def tenant(self, provider: str, token: str) -> Employer | None:
        """The employer with this account at the provider."""
        return self._tenants.get((provider, token.lower()))

    def employer_at(self, host: str) -> Employer | None:
        """The employer whose own site is on the host."""
        return self._hosts.get(host)

    def neighbour(self, employer: Employer) -> Employer | None:
        """Another employer with a board that works, to be mentioned in an article."""
        boards = [
            one
            for one in self.employers
            if BY_NAME[one.kind].provider and not BY_NAME[one.kind].fault and one is not employer
        ]
        return boards[employer.index % len(boards)] if boards else None

    def state(self, employer: Employer, day: int) -> str:
        """How its board answers on the day: live, gone, failing or short."""
        match BY_NAME[employer.kind].fault:
            case "gone_notice":
                return "gone"
            case "leaves_day_2" if day >= 2:
                return "gone"
            case "returns_day_2" if day == 1:
                return "gone"
            case "fails_day_2" if day == 2:
                return "failing"
            case "fails_day_1" if day == 1:
                return "failing"
            case "short_day_2" if day == 2:
                return "short"
        return "live"

    def site_hosts(self, employer: Employer) -> tuple[str, ...]:
        """Hosts of the employer's own site; none when its domain is dead or it has no site."""
        if BY_NAME[employer.kind].fault == "dead" or BY_NAME[employer.kind].style == "board_only":
            return ()
        hosts = [employer.domain, f"www.{employer.domain}"]
        if employer.career_host != employer.domain:
            hosts.append(employer.career_host)
        return tuple(hosts)

    def seeds(self) -> list[Seed]:
        """What to add to QuietHire: a domain each, or the board where there is no site."""
        made = []
        for one in self.employers:
            kind = BY_NAME[one.kind]
            if kind.style == "board_only":
                made.append(Seed(BOARDS[str(kind.provider)].board_url(one), "board", one.name))
            else:
                made.append(Seed(one.domain, "domain", one.name))
        return made

    def published(self, day: int = 1) -> list[PublishedPosting]:
        """Everything published on the day, in order of employers and slots; forbidden and unreadable ones marked."""
        return list(self.iterate(day))

    def iterate(self, day: int = 1) -> Iterator[PublishedPosting]:
        """Like `published`, one after another."""
        for employer in self.employers:
            state = self.state(employer, day)
            if state == "gone":
                continue
            adverts = self.adverts(employer, day)
            shown = len(adverts) * 3 // 5 if state == "short" else len(adverts)
            for at, advert in enumerate(adverts):
                trouble = _trouble(employer, state)
                if trouble is None and at >= shown:
                    trouble = _SHORT
                yield self._publish(employer, advert, trouble)

    def _publish(self, employer: Employer, advert: Advert, trouble: str | None) -> PublishedPosting:
        kind = BY_NAME[employer.kind]
        printed = (
            BOARDS[kind.provider].print(employer, advert) if kind.provider else facts.print_posting(employer, advert)
        )
        pay = advert.pay if printed.pay_stated else None
        return PublishedPosting(
            url=printed.url,
            title=advert.title,
            company=employer.name,
            domain=employer.domain,
            location=printed.location,
            city=advert.city.name,
            country=advert.city.code,
            provider=kind.provider or "site",
            tenant=employer.tenant,
            board_site=printed.board_site,
            external_id=printed.external_id,
            requisition=printed.requisition,
            department=printed.department,
            remote=printed.remote,
            workplace=printed.workplace,
            employment_type=printed.employment,
            pay_minimum=pay.minimum if pay else None,
            pay_maximum=pay.maximum if pay else None,
            pay_currency=pay.currency if pay else None,
            pay_period=pay.period if pay else None,
            pay_in_text=printed.pay_in_text,
            posted=printed.posted,
            language=advert.language,
            key=advert.key,
            version=advert.version,
            kind=employer.kind,
            forbidden=kind.fault == "robots_all" or facts.is_internal(employer, advert),
            unreadable=trouble,
            needs_browser=kind.style == "scripted",
            inline=kind.style == "inline",
        )

    def expected(self, day: int = 1, *, browser: bool = True) -> list[PublishedPosting]:
        """What a crawl of the day must find, nothing more, nothing less: published, neither forbidden nor unreadable.
        Without a browser, listings made by scripts are left out too."""
        return [
            one
            for one in self.iterate(day)
            if not one.forbidden and one.unreadable is None and (browser or not one.needs_browser)
        ]

    def expected_open(self, day: int, *, browser: bool = True) -> dict[str, PublishedPosting]:
        """Url -> posting that must be open after a crawl on each of days 1 to `day`: what the last readable look at
        its board saw. A failing or truncated board closes nothing."""
        known: dict[str, PublishedPosting] = {}
        for today in range(1, day + 1):
            unsure = {
                employer.domain for employer in self.employers if self.state(employer, today) in {"failing", "short"}
            }
            known = {url: one for url, one in known.items() if one.domain in unsure}
            known.update({one.url: one for one in self.expected(today, browser=browser)})
        return known

    def forbidden(self, day: int = 1) -> list[PublishedPosting]:
        """Published postings that robots.txt closes: to be requested never."""
        return [one for one in self.iterate(day) if one.forbidden]

    def decoys(self) -> list[Decoy]:
        """Pages that must not become postings."""
        made = []
        for one in self.employers:
            kind = BY_NAME[one.kind]
            base = f"https://{one.career_host}{one.career_path.rstrip('/')}"
            if kind.provider is None and kind.style not in {"mention", "none", "dead"}:
                made.append(Decoy(f"{base}/talent-community", "a general talent pool, no position"))
                made.append(Decoy(f"{base}/example-position", "an empty template"))
            if self.site_hosts(one):
                made.append(Decoy(f"https://{one.domain}/life", "about working there, no position"))
                made.append(Decoy(f"https://{one.domain}/blog/how-we-hire", "a blog article"))
                made.append(Decoy(f"https://{one.domain}/blog/friends", "mentions another firm's board"))
        return made


def _trouble(employer: Employer, state: str) -> str | None:
    fault = BY_NAME[employer.kind].fault
    if state == "failing":
        return _FAILING
    return {"dead": _DEAD, "redirect_loop": _LOOP, "huge": _HUGE}.get(fault or "")


def _tenant(kind: Kind, name: str) -> str:
    compact = name.replace(" ", "")
    match kind.provider:
        case "smartrecruiters":
            return f"{compact}1"
        case "ashby" if kind.style == "links":
            return name  # boards may have capitals and spaces in their names
        case "lever" | "ashby":
            return slug(name)
    return compact.lower()


def _sizes(kinds: list[Kind], weights: list[float], postings: int) -> list[int]:
    """How many postings each employer has on day 1: at least and at most its kind's bounds, in proportion to its
    weight, `postings` in all. A board that is away on day 1 has its own few, outside the sum."""
    sizes = [kind.least for kind in kinds]
    away = {at for at, kind in enumerate(kinds) if kind.fault == "returns_day_2"}
    left = postings - sum(size for at, size in enumerate(sizes) if at not in away)
    if left < 0:
        raise ValueError(f"{len(kinds)} employers of these kinds have at least {postings - left} postings")
    open_ = [at for at, kind in enumerate(kinds) if at not in away and kind.share > 0]
    while left and open_:
        whole = sum(weights[at] for at in open_)
        given = 0
        for at in list(open_):
            most = kinds[at].most
            part = min(int(left * weights[at] / whole), (most - sizes[at]) if most is not None else left)
            sizes[at] += part
            given += part
            if most is not None and sizes[at] >= most:
                open_.remove(at)
        left -= given
        if not given:
            for at in sorted(open_, key=lambda one: -weights[one])[:left]:
                sizes[at] += 1
                left -= 1
    if left:
        raise ValueError("the kinds of this world cannot hold so many postings")
    return sizes
