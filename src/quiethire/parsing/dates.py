"""Dates as printed, absolute and relative, to aware UTC.

What is read: ISO 8601 with and without zone, epoch seconds and milliseconds, numeric dates, dates with the month's
name in fifteen languages, Chinese and Japanese dates, RFC 822, and relative dates ("3 days ago", "vor 2 Wochen",
"Posted Today"). A date without a time is midnight UTC; a time without a zone is taken as UTC.

Rules where the text leaves something open:

- `03/04/2026` is decided by evidence: a first number over 12 is a day, a second one over 12 says that the first is a
  month; a point or hyphen between the numbers means day first (month first is never printed so); with slashes the
  country decides (month first in the United States), then the language (day first in every language but English);
  else it is None, unless only one of the two readings is not in the future (for a deadline: is).
- Midnight somewhere (`2026-10-21T00:00:00+02:00`) is what sites write that keep dates only: that day, not the day
  before in UTC.
- `Posted 30+ Days Ago` gives None: it bounds the date from one side only, and the date is not stated.
- Without a year ("12 March") the latest such date that is not after `now` is meant, None when that is more than 300
  days back; for a deadline the next one.
- Before 1995 or more than ten years ahead (`0001-01-01`, `9999-12-31`) is a vendor's way of saying nothing: None.
"""

import re
from datetime import UTC, datetime, time, timedelta
from email.utils import parsedate_to_datetime

from quiethire.parsing.words import fold

_MIDNIGHT = time()
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
_LATEST = timedelta(days=3660)

_MONTH_NAMES = """
    january januar janner jan janvier enero ene janeiro gennaio gen januari stycznia styczen tammikuu tammikuuta
      ledna leden ianuarie января
      januara ocak січня ιανουαρίου янв януари sijecanj;
    february februar feber feb fevrier fevr febrero fevereiro fev febbraio februari lutego luty helmikuu
      helmikuuta unora unor februarie февраля
      februara subat лютого φεβρουαρίου фев февруари;
    march marz mar maerz mars marzo marco maart mrt marca marzec maaliskuu maaliskuuta brezna brezen martie
      marcius
      marts mart березня μαρτίου марта мар март;
    april apr avril avr abril abr aprile kwietnia kwiecien huhtikuu huhtikuuta dubna duben aprilie aprilis
      aprila nisan квітня απριλίου
      апреля апр април;
    may mai mayo maio maggio mag mei maja maj toukokuu toukokuuta kvetna kveten majus мая
      mayis травня μαΐου май;
    june juni jun juin junio junho giugno giu czerwca czerwiec kesakuu kesakuuta cervna cerven iunie junius
      juna haziran червня ιουνίου июня
      июн юни;
    july juli jul juillet juil julio julho luglio lug lipca lipiec heinakuu heinakuuta cervence cervenec iulie
      julius
      jula temmuz липня ιουλίου июля июл юли;
    august aug aout agosto ago augustus augusti sierpnia sierpien elokuu elokuuta srpna srpen augusztus августа
      augusta agustos серпня αυγούστου
      авг август;
    september sept sep septembre septiembre setembro set settembre wrzesnia wrzesien syyskuu syyskuuta zari
      septembrie szeptember
      septembra eylul вересня σεπτεμβρίου сентября сен септември;
    october oktober oct okt octobre octubre outubro out ottobre ott pazdziernika pazdziernik lokakuu lokakuuta
      rijna rijen octombrie октября
      oktobra oktober ekim жовтня οκτωβρίου окт октомври;
    november nov novembre noviembre novembro listopada listopad marraskuu marraskuuta listopadu noiembrie ноября
      novembra kasim листопада νοεμβρίου
      ноя ноември;
    december dez dec dezember decembre diciembre dic dezembro dicembre grudnia grudzien joulukuu joulukuuta
      prosince prosinec decembrie декабря
      decembra aralik грудня δεκεμβρίου дек декември;
"""
"""January to December, folded, in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Finnish, Czech,
Romanian, Hungarian, Russian and Bulgarian."""
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split(";"), start=1) for name in names.split()}

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(z|utc|gmt|"
    r"[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?!\d)"
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[/.年년]\s?(\d{1,2})\s?[/.月월]\s?(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/])")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º|o|a)?[\s-]+(?:de |of |di |d')?([^\W\d_]{3,14})\.?(?:[\s,-]+(?:de |del |"
    r"of |i )?(\d{4}|'?\d{2})(?!\d))?"
)
_MONTH_DAY = re.compile(
    r"(?<![^\W_])([^\W\d_]{3,14})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?(?:,?[\s-]+(\d{4}|'\d{2}))?(?![\d:])"
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?")
_RFC822 = re.compile(r"(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|[a-z]{1,4})")

_UNIT_NAMES: dict[float, str] = {
    1 / 1440: "minutes? mins? minuten? minutos? minuti minuto minut\\w* min minuter",
    1 / 24: "hours? hrs? h std stunden? heures? horas? ore ora uur uren godzin\\w* timm\\w+ timer? tuntia",
    1: "days? d tage?n? tag jours? dias? giorn[oi] dag(?:en|ar|e)? dzien dni paiva\\w* den",
    7: "weeks? wks? w wochen? semaines? semanas? settiman[ae] we?ken week tygodni\\w* tydzien veck\\w+ uger? "
    "viikko\\w*",
    30: "months? mos? monate?n? monat mois mes(?:es)? mes[ei] maand(?:en)? miesi\\w+ manad\\w* maneder? kuukau\\w+",
    365: "years? yrs? jahre?n? ans? annees? anos? ann[oi] jaar rok lata ar",
}
_UNITS = {name: days for days, names in _UNIT_NAMES.items() for name in names.split()}
_UNIT = "|".join(f"(?P<u{i}>{name})" for i, name in enumerate(_UNITS))
_UNIT_DAYS = tuple(_UNITS.values())
_NUMBER_WORDS = {
    **dict.fromkeys("a an one ein eine einem einer un une una uno um uma een en ett".split(), 1),  # noqa: SIM905  (words)
    **dict.fromkeys(("two", "zwei", "deux", "dos", "due", "twee", "dois", "duas", "couple of"), 2),
    **dict.fromkeys(("three", "drei", "trois", "tres", "tre", "drie"), 3),
}
_COUNT = r"(\d{1,3}|" + "|".join(_NUMBER_WORDS) + r")(\s?\+)?\s?"
_AGO = re.compile(
    rf"(?:(?P<lead>\bvor|\bil y a|\bhace|\bha|\bfor|\bcerca de|\bfa)\s+)?(?:about |over |etwa |mehr als |plus de |"
    rf"mas de |ca\.? )?\b{_COUNT}(?:{_UNIT})\b\.?\s*"
    r"(?P<tail>ago|fa|geleden|atras|temu|sedan|siden|sitten|old|zpet)?"
)
_MORE_THAN = re.compile(r"\b(?:over|more than|mehr als|plus de|mas de|piu di|meer dan|mais de|ponad|mer an)\b|\d\s?\+")
_TODAY = re.compile(
    r"\b(?:today|just (?:now|posted)|heute|aujourd'?hui|hoy|hoje|oggi|vandaag|dzisiaj|dzis|idag|i dag|just nu|"
    r"gerade eben|soeben|new today)\b|今日|本日|今天"
)
_YESTERDAY = re.compile(r"\b(?:yesterday|gestern|hier|ayer|ontem|ieri|gisteren|wczoraj|igar|i gar)\b|昨日|昨天")
_BEFORE_YESTERDAY = re.compile(r"\b(?:vorgestern|avant-?hier|anteayer|anteontem|eergisteren|przedwczoraj|forrgar)\b")


def parse_date(
    text: str, *, now: datetime, language: str | None = None, country: str | None = None, future: bool = False
) -> datetime | None:
    """The moment a date text names, as aware UTC; None when it names none for certain.

    `now` is the clock that relative dates count from (aware); the result of one is midnight UTC of that day, of
    "hours ago" the hour. `language` (ISO 639-1) and `country` (alpha-2) decide the order of day and month where known;
    `future` says that the date is a deadline rather than a day of posting. See the module's rules.
    """
    folded = fold(text.strip()[:160])
    if not folded:
        return None
    now = now.astimezone(UTC) if now.tzinfo is not None else now.replace(tzinfo=UTC)
    if folded.isascii() and folded.replace(".", "", 1).isdigit() and "." not in folded[:8]:
        return _epoch_or_compact(folded, now)
    moment = _iso(folded) or _rfc822(folded)
    if moment is None and any(map(str.isdigit, folded)):
        moment = _year_first(folded) or _named(folded, now, future)
        moment = moment or _numeric(folded, _day_first(language, country), now, future)
    if moment is None:
        moment = _relative(folded, now)
    return moment if moment is not None and _EARLIEST <= moment <= now + _LATEST else None


def _epoch_or_compact(digits: str, now: datetime) -> datetime | None:
    whole = digits.split(".", 1)[0]
    if len(whole) == 8:
        return _checked(_date(int(whole[:4]), int(whole[4:6]), int(whole[6:])), now)
    if len(whole) in (9, 10):
        return _checked(datetime.fromtimestamp(float(digits), tz=UTC), now)
    if len(whole) in (12, 13):
        return _checked(datetime.fromtimestamp(int(whole) / 1000, tz=UTC), now)
    return None


def _checked(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment is not None and _EARLIEST <= moment <= now + _LATEST else None


def _date(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _iso(folded: str) -> datetime | None:
    match = _ISO.search(folded)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    moment = _date(int(year), int(month), int(day))
    if moment is None or hour is None or int(hour) > 24 or int(minute) > 59 or int(second or 0) > 60:
        return moment
    moment += timedelta(
        hours=int(hour),
        minutes=int(minute),
        seconds=int(second or 0),
        microseconds=int((fraction or "0")[:6].ljust(6, "0")),
    )
    if zone and zone[0] in "+-" and moment.time() != _MIDNIGHT:
        digits = zone[1:].replace(":", "")
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
        moment = moment - shift if zone[0] == "+" else moment + shift
    return moment


def _rfc822(folded: str) -> datetime | None:
    if ":" not in folded or _RFC822.match(folded) is None:
        return None
    try:
        moment = parsedate_to_datetime(folded)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _year_first(folded: str) -> datetime | None:
    match = _YEAR_FIRST.search(folded)
    return _with_clock(_date(*map(int, match.groups())), folded, match.end()) if match else None


def _named(folded: str, now: datetime, future: bool) -> datetime | None:
    for pattern, day_at, month_at in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        for match in pattern.finditer(folded):
            month = _MONTHS.get(match.group(month_at))
            if month is None:
                continue
            day = int(match.group(day_at))
            if match.group(3):
                moment = _date(_full_year(match.group(3).lstrip("'"), now), month, day)
            else:
                moment = _without_year(month, day, now, future)
            if moment is not None:
                return _with_clock(moment, folded, match.end())
    return None


def _without_year(month: int, day: int, now: datetime, future: bool) -> datetime | None:
    if future:
        coming = (_date(year, month, day) for year in (now.year, now.year + 1))
        return next((day for day in coming if day is not None and day >= now - timedelta(days=1)), None)
    for year in (now.year, now.year - 1):
        moment = _date(year, month, day)
        if moment is not None and moment <= now + timedelta(days=1):
            return moment if now - moment < timedelta(days=300) else None
    return None


def _full_year(text: str, now: datetime) -> int:
    year = int(text)
    if year >= 100:
        return year
    century = now.year - now.year % 100
    return century + year if century + year <= now.year + 10 else century - 100 + year


_MONTH_FIRST_COUNTRIES = frozenset({"US", "PH", "PR"})
_UNDECIDED_COUNTRIES = frozenset({"CA", "KE", "GH"})


def _day_first(language: str | None, country: str | None) -> bool | None:
    """Whether the day stands first in a date with slashes; None when nothing says so."""
    if country in _MONTH_FIRST_COUNTRIES and language in (None, "en"):
        return False
    if country is not None and country not in _UNDECIDED_COUNTRIES and country not in _MONTH_FIRST_COUNTRIES:
        return True
    return True if language not in (None, "en") else None


def _numeric(folded: str, day_leads: bool | None, now: datetime, future: bool) -> datetime | None:
    match = _NUMERIC.search(folded)
    if match is None:
        return None
    first, separator, second, year_text = int(match.group(1)), match.group(2), int(match.group(3)), match.group(4)
    year = _full_year(year_text, now)
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if day_first is None or month_first is None or first == second:
        moment = day_first or month_first
    elif separator != "/" or day_leads is not None:
        moment = month_first if separator == "/" and day_leads is False else day_first
    else:
        # Both readings possible: a day of posting is not in the future, a deadline seldom in the past.
        fit = [reading for reading in (day_first, month_first) if (reading > now) == future]
        moment = fit[0] if len(fit) == 1 else None
    return _with_clock(moment, folded, match.end())


def _with_clock(moment: datetime | None, folded: str, at: int) -> datetime | None:
    """The date with a time of day printed right after it."""
    if moment is None or ":" not in folded[at : at + 20]:
        return moment
    match = _CLOCK.search(folded, at, at + 24)
    if match is None:
        return moment
    hour, minute = int(match.group(1)), int(match.group(2))
    half = (match.group(4) or "")[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return moment + timedelta(hours=hour, minutes=minute) if hour < 24 and minute < 60 else moment


def _relative(folded: str, now: datetime) -> datetime | None:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    match = _AGO.search(folded)
    if match is not None and (match.group("lead") or match.group("tail") or match.group().strip() == folded):
        if _MORE_THAN.search(folded):
            return None
        count = _NUMBER_WORDS.get(match.group(2)) or int(match.group(2)) if match.group(2) else 0
        days = next(_UNIT_DAYS[i] for i in range(len(_UNIT_DAYS)) if match.group(f"u{i}"))
        moment = now - timedelta(days=count * days)
        return (
            moment.replace(minute=0, second=0, microsecond=0) if days < 1 else midnight - timedelta(days=count * days)
        )
    if _BEFORE_YESTERDAY.search(folded):
        return midnight - timedelta(days=2)
    if _YESTERDAY.search(folded):
        return midnight - timedelta(days=1)
    return midnight if _TODAY.search(folded) else None
