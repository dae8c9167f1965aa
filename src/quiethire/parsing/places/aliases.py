"""What people print for well-known places, and words of a location line that name none."""

import re

CITY_ALIASES: dict[str, tuple[str, str]] = {
    "nyc": ("new york city", "US"), "new york": ("new york city", "US"), "manhattan": ("new york city", "US"),
    "ny ny": ("new york city", "US"), "brooklyn": ("brooklyn", "US"), "sf": ("san francisco", "US"),
    "san fran": ("san francisco", "US"), "sfo": ("san francisco", "US"), "la": ("los angeles", "US"),
    "l a": ("los angeles", "US"), "dc": ("washington", "US"), "d c": ("washington", "US"),
    "washington dc": ("washington", "US"), "washington d c": ("washington", "US"), "philly": ("philadelphia", "US"),
    "st louis": ("st louis", "US"), "cdmx": ("mexico city", "MX"), "bangalore": ("bengaluru", "IN"),
    "gurgaon": ("gurugram", "IN"), "frankfurt": ("frankfurt am main", "DE"),
    "frankfurt a m": ("frankfurt am main", "DE"), "frankfurt a main": ("frankfurt am main", "DE"),
    "frankfurt main": ("frankfurt am main", "DE"), "tlv": ("tel aviv", "IL"),
    "tel aviv yafo": ("tel aviv", "IL"), "hcmc": ("ho chi minh city", "VN"), "saigon": ("ho chi minh city", "VN"),
    "kl": ("kuala lumpur", "MY"), "freiburg": ("freiburg", "DE"), "halle saale": ("halle", "DE"),
    "bern": ("bern", "CH"), "den haag": ("the hague", "NL"), "washington district of columbia": ("washington", "US"),
    "delhi ncr": ("delhi", "IN"), "new delhi": ("new delhi", "IN"), "hong kong": ("hong kong", "HK"),
    "singapore": ("singapore", "SG"), "krakow": ("krakow", "PL"), "barcelona": ("barcelona", "ES"),
    "hyderabad": ("hyderabad", "IN"), "vancouver": ("vancouver", "CA"), "manchester": ("manchester", "GB"),
    "st petersburg russia": ("st petersburg", "RU"),
}  # fmt: skip
"""Spelled name to the gazetteer's spelling and country, where the name alone is enough."""

AREAS: dict[str, tuple[str, str]] = {
    "bay area": ("US", "CA"), "san francisco bay area": ("US", "CA"), "sf bay area": ("US", "CA"),
    "silicon valley": ("US", "CA"), "south bay": ("US", "CA"), "east bay": ("US", "CA"), "bay area ca": ("US", "CA"),
    "orange county": ("US", "CA"), "southern california": ("US", "CA"), "socal": ("US", "CA"),
    "northern california": ("US", "CA"), "long island": ("US", "NY"), "south florida": ("US", "FL"),
    "ruhrgebiet": ("DE", "NW"), "bodensee": ("DE", "BW"),
}  # fmt: skip
"""Areas that lie in one state: country and region are certain, a city is not."""

CITY_STATES = frozenset({"SG", "HK", "MC", "MO"})

_AFFIX = (
    r"(?:global|head ?office|headquarters?|hq|office|offices|campus|hub|site|plant|studio|store|lab|labs|factory|"
    r"warehouse|"
    r"metro(?:politan)?(?: area)?|greater|area|region|city cent(?:er|re)|downtown|cbd|based|location|"
    r"surrounding areas?|"
    r"and surrounding areas?|grossraum|raum|standort|umgebung|und umgebung|region|bureau|siege|oficina|sede|kantoor|"
    r"biuro|kontor|"
    r"(?:und |& |et |e |en |y |og )?(?:umkreis|environs|alrededores|omgeving|dintorni|okolice)(?: \d{1,3} ?km)?|"
    r"ville de|area metropolitana|vicinity|candidates|preferred|only|area only|residents?)"
)
AFFIXES = re.compile(rf"^(?:{_AFFIX}[\s:]{{1,3}}){{1,4}}|(?:[\s:-]{{1,3}}{_AFFIX}){{1,4}}$")

WORKPLACE_WORDS = re.compile(
    r"(?<![^\W_])(?:(?:fully|100 ?%|partly|partially|permanent(?:ly)?|mostly|semi|full) ?-?)?"
    r"(?:remote(?:ly)?(?: ?-?(?:first|ok|friendly|eligible|optional|possible|only|work|working|position|role|based|"
    r"job|office|employee))*|hybrid(?:e|es)?|"
    r"on-?site|on site|in-?office|in-?person|flexible|virtual|wfh|work(?:ing)? from (?:home|anywhere)|telecommute|"
    r"telecommuting|home[- ]?based|home ?office|homeoffice|"
    r"field(?:-based)?|distributed|mobile working|remoto|remota|a distancia|teletrabajo|teletravail|hibrido|hibrida|"
    r"presencial|zdalnie|praca zdalna|zdalna|"
    r"hybrydowo|stacjonarnie|thuiswerk|distans|ibrido|vor ort|ortsunabhangig|from home|fully)(?![^\W_])"
)
LINKING = re.compile(
    r"^(?:(?:in|within|from|across|at|near|for|of|the|based|only|anywhere|candidates|located|throughout|around|im|"
    r"bei|en|a|au|da|em|w|i|гр\.?|град|в|м\.?|г\.?|"
    r"locations?|multiple locations|various locations|any|all|our|work|option|or|and|oder|ou)(?:\s+|$))+"
)
NOT_A_PLACE = re.compile(
    r"\d{1,3} (?:more )?(?:locations?|standorte?|sites|offices|ubicaciones|lieux|cities)|(?:multiple|various|several|"
    r"different|all|any|many) ?"
    r"(?:locations?|cities|offices|sites|places|states)?|locations?|nationwide|bundesweit|n/?a|none|tbd|tba|"
    r"to be (?:determined|decided|confirmed)|"
    r"other|unspecified|not specified|see description|flexible|negotiable|home|field|virtual|-+|\.+|default|unknown|"
    r"any location|multiple|"
    r"verschiedene standorte|mehrere standorte|diverse standorte|divers|plusieurs lieux|varias ubicaciones"
)
DIRECTIONS = frozenset(
    """
    central east west north south eastern western northern southern northeast northwest southeast
    southwest midwest mid atlantic pacific national regional
""".split()  # noqa: SIM905  (a long list reads better as words)
)
"""Words that are towns' names too, but in a location line name a part of a country."""
POSTAL = re.compile(
    r"^(?:[a-z]{1,2}-)?\d{4,6}(?:-\d{2,4})?\s+(?:[a-z]{2}\s+)?(?=[^\d\s])|\s\d{4,6}(?:-\d{3,4})?$|"
    r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$|"
    r"\b[a-z]\d[a-z] ?\d[a-z]\d$|^\d{2}-\d{3}\s+|^\d{3} \d{2}\s+(?=[a-z])"
)
