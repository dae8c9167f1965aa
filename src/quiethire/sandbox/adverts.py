"""Which advertisements an employer has on a day, and what stands in them.

The life of a slot is a rule, not a dice throw, so that a failing test can be read: with r = (slot + employer) mod 12,

    r = 1   changes on day 2 (title, pay or description, by slot)      r = 3   vanishes on day 2
    r = 4   changes on day 3                                          r = 6   vanishes on day 3
    r = 9   vanishes on day 2 and returns on day 3

and ceil(slots / 12) new slots appear on each of days 2 and 3. From day 3 on nothing moves.
"""

import hashlib
import uuid
from datetime import date, timedelta
from random import Random

from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.names import slug
from quiethire.sandbox.places import CITIES
from quiethire.sandbox.values import Advert, City, Employer, PayRange

LAST_MOVING_DAY = 3

_YEARLY = {
    "engineering": 72,
    "data": 70,
    "product": 74,
    "sales": 58,
    "marketing": 52,
    "finance": 56,
    "people": 50,
    "operations": 42,
    "care": 41,
    "workshop": 40,
}
"""Middle of the yearly pay, thousands of euros."""
_FACTOR = {"EUR": 1.0, "USD": 1.5, "GBP": 0.9, "CHF": 1.6, "PLN": 2.9, "CAD": 1.5, "AUD": 1.7, "SGD": 1.4}
_EMPLOYMENTS = ("FULL_TIME",) * 15 + ("PART_TIME",) * 2 + ("CONTRACTOR", "TEMPORARY", "INTERN")
_WORKPLACES = ("onsite",) * 9 + ("hybrid",) * 7 + ("remote",) * 4


def live_slots(employer: Employer, day: int) -> list[int]:
    """Slots with an advertisement on the day, ascending."""
    slots = [slot for slot in range(employer.slots) if _alive(slot, employer, day)]
    fresh = -(-employer.slots // 12)
    newest = min(day, LAST_MOVING_DAY)
    return slots + list(range(employer.slots, employer.slots + fresh * (newest - 1)))


def _alive(slot: int, employer: Employer, day: int) -> bool:
    turn = (slot + employer.index) % 12
    if turn == 9:
        return day != 2
    return not ((turn == 3 and day >= 2) or (turn == 6 and day >= 3))


def _version(slot: int, employer: Employer, day: int) -> int:
    if slot >= employer.slots:
        return 0
    turn = (slot + employer.index) % 12
    return int((turn == 1 and day >= 2) or (turn == 4 and day >= 3))


def advert(seed: int, employer: Employer, slot: int, day: int, first_day: date) -> Advert:
    """The advertisement of a slot as it stands on the day (the slot must be live)."""
    key = f"{employer.index}/{slot}"
    random = Random(f"{seed}/advert/{key}")  # noqa: S311 - a reproducible world, nothing secret
    language = employer.language if employer.language == "en" or slot % 6 else "en"
    phrases = LANGUAGES[language]
    occupation, department = random.choice(phrases.occupations)
    if employer.kind == "inline":  # titles on one page differ, since nothing else tells its postings apart
        occupation, department = phrases.occupations[(employer.index + slot) % len(phrases.occupations)]
    title = random.choice(phrases.patterns).format(t=occupation)
    city = random.choice(CITIES[employer.language])
    second = random.choice(CITIES[employer.language]) if random.random() < 0.1 else None
    workplace = random.choice(_WORKPLACES)
    employment = random.choice(_EMPLOYMENTS)
    pay = _pay(random, department, city, employment) if random.random() < 0.65 else None
    if slot < employer.slots:
        posted = first_day - timedelta(days=random.randrange(90))
    else:
        fresh = -(-employer.slots // 12)
        posted = first_day + timedelta(days=1 + (slot - employer.slots) // fresh)
    version = _version(slot, employer, day)
    updated = posted
    if version:
        updated = first_day + timedelta(days=1 if (slot + employer.index) % 12 == 1 else 2)
        if slot % 3 == 0:
            title = f"{title} – {phrases.departments[slot % len(phrases.departments)]}"
        elif slot % 3 == 1 and pay is not None:
            pay = PayRange(pay.minimum, pay.maximum + _step(pay.period), pay.currency, pay.period)
    number = employer.index * 10_000 + slot
    return Advert(
        key=key,
        number=number,
        uuid=str(uuid.UUID(bytes=hashlib.sha256(f"{seed}/{key}".encode()).digest()[:16], version=4)),
        title=title,
        department=department,
        city=city,
        also=second if second != city else None,
        workplace=workplace,
        employment=employment,
        pay=pay,
        language=language,
        posted=posted,
        updated=updated,
        requisition=f"R-{20_000 + number}",
        slug=f"{slug(occupation)}-{slug(city.name)}-{1000 + number}",
        version=version,
    )


def _step(period: str) -> int:
    return {"hour": 2, "month": 300, "year": 4000}[period]


def _pay(random: Random, department: str, city: City, employment: str) -> PayRange:
    """A plausible range in the city's currency and in the period usual there."""
    middle = _YEARLY[department] * 1000 * _FACTOR[city.currency] * random.uniform(0.8, 1.35)
    if employment == "INTERN":
        middle *= 0.5
    if city.code in {"US", "GB"} and department in {"care", "workshop", "operations"}:
        low = round(middle / 2080)
        return PayRange(low, low + random.randint(3, 8), city.currency, "hour")
    if city.code in {"PL", "NL"}:
        low = round(middle / 12 / 100) * 100
        return PayRange(low, low + random.randint(3, 12) * 100, city.currency, "month")
    low = round(middle / 1000) * 1000
    return PayRange(low, low + random.randint(5, 20) * 1000, city.currency, "year")
