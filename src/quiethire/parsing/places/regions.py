"""Facts of geography that the sources lack: GeoNames' codes of states, names of regions, groups of countries."""

ADMIN1: dict[str, dict[str, str]] = {
    "US": {},
    "CA": {
        "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC",
        "11": "SK", "12": "YT", "13": "NT", "14": "NU",
    },
    "AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA"},
    "DE": {
        "01": "BW", "02": "BY", "03": "HB", "04": "HH", "05": "HE", "06": "NI", "07": "NW", "08": "RP", "09": "SL",
        "10": "SH", "11": "BB", "12": "MV", "13": "SN", "14": "ST", "15": "TH", "16": "BE",
    },
    "AT": {"01": "1", "02": "2", "03": "3", "04": "4", "05": "5", "06": "6", "07": "7", "08": "8", "09": "9"},
    "CH": {},
    "IN": {
        "02": "AP", "07": "DL", "09": "GJ", "10": "HR", "13": "KL", "16": "MH", "19": "KA", "23": "PB", "24": "RJ",
        "25": "TN", "28": "WB", "33": "GA", "35": "MP", "36": "UP", "40": "TS",
    },
    "BR": {
        "02": "AL", "04": "AM", "05": "BA", "06": "CE", "07": "DF", "08": "ES", "11": "MS", "13": "MA", "14": "MT",
        "15": "MG", "16": "PA", "17": "PB", "18": "PR", "20": "PI", "21": "RJ", "22": "RN", "23": "RS", "24": "RO",
        "26": "SC", "27": "SP", "28": "SE", "29": "GO", "30": "PE", "31": "TO",
    },
    "NL": {
        "01": "DR", "02": "FR", "03": "GE", "04": "GR", "05": "LI", "06": "NB", "07": "NH", "09": "UT", "10": "ZE",
        "11": "ZH", "15": "OV", "16": "FL",
    },
    "FR": {
        "11": "IDF", "24": "CVL", "27": "BFC", "28": "NOR", "32": "HDF", "44": "GES", "52": "PDL", "53": "BRE",
        "75": "NAQ", "76": "OCC", "84": "ARA", "93": "PAC", "94": "20R",
    },
    "ES": {
        "07": "IB", "27": "RI", "29": "MD", "31": "MC", "32": "NC", "34": "AS", "39": "CB", "51": "AN", "52": "AR",
        "53": "CN", "54": "CM", "55": "CL", "56": "CT", "57": "EX", "58": "GA", "59": "PV", "60": "VC",
    },
    "IT": {
        "01": "65", "02": "77", "03": "78", "04": "72", "05": "45", "06": "36", "07": "62", "08": "42", "09": "25",
        "10": "57", "11": "67", "12": "21", "13": "75", "14": "88", "15": "82", "16": "52", "17": "32", "18": "55",
        "19": "23", "20": "34",
    },
    "PL": {
        "72": "02", "73": "04", "74": "10", "75": "06", "76": "08", "77": "12", "78": "14", "79": "16", "80": "18",
        "81": "20", "82": "22", "83": "24", "84": "26", "85": "28", "86": "30", "87": "32",
    },
    "SE": {
        "02": "K", "03": "X", "05": "I", "06": "N", "07": "Z", "08": "F", "09": "H", "10": "W", "12": "G",
        "14": "BD", "15": "T", "16": "E", "18": "D", "21": "C", "22": "S", "23": "AC", "24": "Y", "25": "U",
        "26": "AB", "27": "M", "28": "O",
    },
    "BE": {"BRU": "BRU", "VLG": "VLG", "WAL": "WAL"},
    "GB": {"ENG": "ENG", "SCT": "SCT", "WLS": "WLS", "NIR": "NIR"},
}  # fmt: skip
"""GeoNames' admin1 code to the second half of ISO 3166-2, by country; an empty table means they are the same."""

EXTRA_REGION_NAMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("DE", "BY"): ("Bavaria",),
    ("DE", "NW"): ("North Rhine-Westphalia", "NRW"),
    ("DE", "NI"): ("Lower Saxony",),
    ("DE", "SN"): ("Saxony",),
    ("DE", "ST"): ("Saxony-Anhalt",),
    ("DE", "TH"): ("Thuringia",),
    ("DE", "HE"): ("Hesse",),
    ("DE", "RP"): ("Rhineland-Palatinate",),
    ("DE", "MV"): ("Mecklenburg-Western Pomerania",),
    ("AT", "9"): ("Vienna",),
    ("AT", "3"): ("Lower Austria",),
    ("AT", "4"): ("Upper Austria",),
    ("AT", "6"): ("Styria",),
    ("AT", "7"): ("Tyrol",),
    ("AT", "2"): ("Carinthia",),
    ("GB", "ENG"): (
        "England", "Avon", "Bedfordshire", "Berkshire", "Cheshire", "Cleveland", "Greater Manchester", "Home Counties",
        "Humberside", "Merseyside", "Middlesex", "North East England", "North West England", "South Yorkshire",
        "South East England", "South West England", "Sussex", "Tyne and Wear", "West Midlands", "West Yorkshire",
        "Yorkshire", "East Anglia", "East Midlands",
    ),
    ("GB", "SCT"): ("Scotland",),
    ("GB", "WLS"): ("Wales",),
    ("GB", "NIR"): ("Northern Ireland",),
    ("ES", "CT"): ("Catalonia", "Cataluña"),
    ("ES", "AN"): ("Andalusia",),
    ("ES", "MD"): ("Community of Madrid", "Comunidad de Madrid"),
    ("ES", "PV"): ("Basque Country", "País Vasco", "Euskadi"),
    ("ES", "VC"): ("Comunidad Valenciana", "Comunitat Valenciana", "Valencian Community"),
    ("ES", "IB"): ("Balearic Islands", "Islas Baleares", "Illes Balears"),
    ("ES", "CN"): ("Canary Islands",),
    ("ES", "GA"): ("Galicia",),
    ("FR", "IDF"): ("Île-de-France", "Ile de France"),
    ("FR", "ARA"): ("Auvergne-Rhône-Alpes",),
    ("FR", "PAC"): ("Provence-Alpes-Côte d'Azur", "PACA"),
    ("FR", "BRE"): ("Bretagne", "Brittany"),
    ("FR", "NOR"): ("Normandie", "Normandy"),
    ("IT", "25"): ("Lombardia", "Lombardy"),
    ("IT", "52"): ("Toscana", "Tuscany"),
    ("IT", "21"): ("Piemonte", "Piedmont"),
    ("IT", "62"): ("Lazio", "Latium"),
    ("IT", "82"): ("Sicilia", "Sicily"),
    ("IT", "88"): ("Sardegna", "Sardinia"),
    ("IT", "75"): ("Puglia", "Apulia"),
    ("NL", "NH"): ("North Holland",),
    ("NL", "ZH"): ("South Holland",),
    ("NL", "NB"): ("North Brabant",),
    ("BE", "VLG"): ("Flanders", "Vlaanderen"),
    ("BE", "WAL"): ("Wallonia", "Wallonie"),
    ("BE", "BRU"): ("Brussels-Capital",),
    ("CH", "ZH"): ("Zurich",),
    ("CH", "GE"): ("Geneva",),
    ("CH", "BE"): ("Bern",),
    ("CH", "LU"): ("Lucerne",),
    ("PL", "14"): ("Mazowieckie", "Masovian", "Masovia"),
    ("PL", "12"): ("Małopolskie", "Małopolska", "Lesser Poland"),
    ("PL", "02"): ("Dolnośląskie", "Dolny Śląsk", "Lower Silesia"),
    ("PL", "24"): ("Śląskie", "Śląsk", "Silesia"),
    ("PL", "30"): ("Wielkopolskie", "Wielkopolska", "Greater Poland"),
    ("PL", "22"): ("Pomorskie", "Pomorze", "Pomerania"),
    ("PL", "10"): ("Łódzkie",),
    ("IN", "TS"): ("Telangana",),
    ("IN", "DL"): ("Delhi", "NCR", "Delhi NCR"),
    ("IN", "TN"): ("Tamil Nadu", "Tamilnadu"),
    ("CA", "QC"): ("Québec", "Quebec"),
    ("US", "DC"): ("District of Columbia", "D.C.", "Washington DC", "Washington D.C."),
    ("MX", "CMX"): ("Mexico City", "CDMX", "Ciudad de México"),
    ("IL", "TA"): ("Tel Aviv District",),
    ("IL", "M"): ("Center District", "Central District"),
    ("JP", "13"): ("Tokyo",),
    ("SE", "AB"): ("Stockholm County", "Stockholms län"),
    ("PT", "11"): ("Lisboa",),
    ("PT", "13"): ("Porto",),
}  # fmt: skip

EXTRA_COUNTRY_NAMES: dict[str, tuple[str, ...]] = {
    "US": ("USA", "U.S.A.", "U.S.", "United States of America", "America", "the United States", "EE.UU.", "EEUU",
    "Etats Unis",
        "Stany Zjednoczone"),
    "GB": ("UK", "U.K.", "Great Britain", "Britain", "GBR", "the UK", "Royaume Uni", "Großbritannien"),
    "DE": ("BRD", "Germany", "Deutschlandweit", "bundesweit"),
    "NL": ("Holland", "The Netherlands"),
    "CZ": ("Czech Republic", "Česká republika"),
    "KR": ("Korea", "Republic of Korea", "South Korea", "Korea, Republic of"),
    "KP": ("North Korea",),
    "AE": ("UAE", "U.A.E.", "Emirates"),
    "RU": ("Russian Federation",),
    "VN": ("Viet Nam",),
    "TW": ("Taiwan, Province of China", "Taiwan"),
    "HK": ("Hong Kong", "Hong Kong SAR", "Hongkong"),
    "MO": ("Macau", "Macao"),
    "IE": ("Republic of Ireland", "Eire"),
    "CI": ("Ivory Coast",),
    "TR": ("Turkey", "Türkiye", "Turkiye"),
    "BO": ("Bolivia",),
    "VE": ("Venezuela",),
    "TZ": ("Tanzania",),
    "MD": ("Moldova",),
    "MK": ("Macedonia",),
    "SK": ("Slovak Republic",),
    "PS": ("Palestine",),
    "IR": ("Iran",),
    "LA": ("Laos",),
    "BR": ("Brasil",),
    "CH": ("Suisse", "Svizzera", "Swiss"),
    "XK": ("Kosovo",),
    "PH": ("The Philippines",),
    "CN": ("Mainland China", "PRC"),
    "DO": ("Dominican Republic", "Republica Dominicana"),
    "PR": ("Puerto Rico",),
}  # fmt: skip

_EU = """
    AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE
""".split()  # noqa: SIM905  (a long list reads better as words)
_NORTH = ["US", "CA", "MX"]
_CENTRAL = ["BZ", "CR", "SV", "GT", "HN", "NI", "PA"]
_CARIBBEAN = ["CU", "DO", "HT", "JM", "PR", "TT", "BS", "BB", "AG", "DM", "GD", "KN", "LC", "VC"]
_SOUTH = ["AR", "BO", "BR", "CL", "CO", "EC", "GY", "PY", "PE", "SR", "UY", "VE"]
_MIDDLE_EAST = ["AE", "BH", "CY", "EG", "IR", "IQ", "IL", "JO", "KW", "LB", "OM", "PS", "QA", "SA", "SY", "TR", "YE"]
_SOUTH_EAST = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"]

GROUPS: dict[str, tuple[str, ...]] = {
    "DACH": ("DE", "AT", "CH", "LI"),
    "Benelux": ("BE", "NL", "LU"),
    "Nordics": ("DK", "FI", "IS", "NO", "SE"),
    "Baltics": ("EE", "LV", "LT"),
    "EU": tuple(_EU),
    "EEA": (*_EU, "IS", "LI", "NO"),
    "ANZ": ("AU", "NZ"),
    "Southeast Asia": tuple(_SOUTH_EAST),
    "Middle East": tuple(_MIDDLE_EAST),
    "LATAM": ("MX", *_CENTRAL, *_CARIBBEAN, *_SOUTH),
}
"""Groups people filter by, smallest first, with their members."""

GROUP_NAMES: dict[str, str] = {
    "eu": "EU", "european union": "EU", "europaische union": "EU", "union europeenne": "EU", "union europea": "EU",
    "ue": "EU", "eea": "EEA", "europe": "Europe", "western europe": "Europe", "eastern europe": "Europe",
    "southern europe": "Europe",
    "northern europe": "Europe", "central europe": "Europe", "noram": "North America", "europa": "Europe",
    "european": "Europe", "eu wide": "EU", "europaweit": "Europe",
    "emea": "EMEA", "apac": "APAC", "asia pacific": "APAC", "asia": "Asia", "latam": "LATAM", "latin america": "LATAM",
    "lateinamerika": "LATAM", "latinoamerica": "LATAM", "america latina": "LATAM",
    "dach": "DACH", "dach region": "DACH", "benelux": "Benelux", "nordics": "Nordics", "nordic": "Nordics",
    "nordic countries": "Nordics",
    "scandinavia": "Nordics", "baltics": "Baltics", "baltic": "Baltics",
    "north america": "North America", "nordamerika": "North America", "amerique du nord": "North America",
    "norteamerica":
        "North America",
    "south america": "South America", "sudamerica": "South America", "central america": "Central America",
    "americas": "Americas", "amer": "Americas", "the americas": "Americas",
    "africa": "Africa", "oceania": "Oceania", "middle east": "Middle East", "mena": "MENA", "anz": "ANZ",
    "southeast asia":
        "Southeast Asia",
    "south east asia": "Southeast Asia", "sea": "Southeast Asia",
    "worldwide": "Worldwide", "global": "Worldwide", "anywhere": "Worldwide", "weltweit": "Worldwide",
    "globally": "Worldwide", "world wide": "Worldwide",
    "anywhere in the world": "Worldwide", "international": "Worldwide", "monde entier": "Worldwide",
    "global remote": "Worldwide",
}  # fmt: skip

_CONTINENTS = {
    "EU": ("Europe", "EMEA"),
    "AS": ("Asia", "APAC"),
    "AF": ("Africa", "EMEA"),
    "OC": ("Oceania", "APAC"),
    "NA": ("North America", "Americas"),
    "SA": ("South America", "Americas"),
}


def ancestors(country: str, continent: str) -> tuple[str, ...]:
    """What a country lies in: its own code, then the groups of GROUPS, then its continent and business regions."""
    wider = _CONTINENTS.get(continent, ())
    if country in _CENTRAL:
        wider = ("Central America", *wider)
    if country in _MIDDLE_EAST:
        wider = (*(part for part in wider if part != "APAC"), "MENA", *(() if "EMEA" in wider else ("EMEA",)))
    elif country in ("MA", "DZ", "TN", "LY"):
        wider = (*wider, "MENA")
    groups = (name for name, members in GROUPS.items() if country in members)
    return tuple(dict.fromkeys((country, *groups, *wider)))
