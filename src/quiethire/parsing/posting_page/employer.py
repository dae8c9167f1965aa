"""The employer's name: what label, head, structured organization, footer and text agree on."""

import re
from dataclasses import dataclass

from quiethire.parsing import lenient_json
from quiethire.parsing.outline import Outline, Zone
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page import phrases
from quiethire.parsing.posting_page.facts import Fact
from quiethire.parsing.posting_page.head import Head
from quiethire.parsing.posting_page.labels import COMPANY
from quiethire.parsing.posting_page.site_owner import site_owner
from quiethire.parsing.words import fold


@dataclass(frozen=True, slots=True)
class Employer:
    """The name as printed, where it was found, and how sure we are (0.0 to 1.0)."""

    name: str
    place: str
    confidence: float


_LEGAL = re.compile(
    r"(?:[,\s]+(?:inc|incorporated|llc|l\.l\.c|ltd|limited|plc|corp|corporation|co|company|gmbh(?: & co\.? kg)?|ag|"
    r"se|kg|ug|ohg|e\.?v|mbh|s\.?a\.?s?|sarl|s\.?l\.?u?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|ab|oy|as|a/s|aps|"
    r"sp\.? z o\.?o|s\.?r\.?o|a\.?s|kft|ltda|lda|pty|pte|pvt|oü|d\.?o\.?o|ад|еоод|оод|ооо)\.?)+$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|&copy;|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–—/]\s*(?:\d{2,4}|present|"
    r"heute))?\s*)?(?:by\s+)?[,|]?\s*([^\n|©•·]{2,70})",
    re.IGNORECASE,
)
_COPYRIGHT_END = re.compile(
    r"\s*(?:[.,;|•·–—-]\s*)?\b(?:all rights|alle rechte|tous droits|todos (?:los |os )?(?:derechos|direitos)|"
    r"tutti i diritti|wszelkie prawa|alla r[aä]ttigheter|alle rettigheter|kaikki oikeudet|"
    r"všechna práva|všetky práva|minden jog|"
    r"toate drepturile|всички права|все права|всі права|усі права|με επιφύλαξη|tüm haklar|p\.?\s?iva|kvk|registered|"
    r"powered by|website|design|built|"
    r"made|and the|is a|this work|theme|\d{4})\b.*$|(?<!\bsp)\.\s+[A-Z].*$",
    re.IGNORECASE,
)
_AT = re.compile(r"\s(?:at|bei|@|chez|bij|hos|presso|em|en)\s+([^|–—]{2,60}?)(?:\s*[|–—].*|\s+-\s.*)?$")
_SENTENCE = re.compile(
    r"^((?:[A-ZÀ-ÞА-Я0-9][\w&.'’+-]*)(?:\s+(?:[A-ZÀ-ÞА-Я0-9&][\w&.'’+-]*|of|de|the|and|und|et|"
    r"&)){0,5}?)(?:\s*\([^()]{1,40}\))?(?:,[^,]{1,60},)?\s+(?:is|are|was|seeks?|has been|builds|provides|develops|"
    r"makes|offers|ist|sucht|est|recherche|es|busca|zoekt|szuka|är|soker|søger|e|é|procura|manages|works)\s",
)
_ABOUT = re.compile(
    r"^\W*(?:about|über|uber|a propos de|à propos de|acerca de|sobre(?: a| o| nós)?|over|chi siamo|chi è|om|"
    r"o firmie|who is|why|join|life at|careers at|jobs at|working at|karriere bei|jobs bei|werken bij|"
    r"travailler chez|trabaja en)\s+(?:the\s+)?([^\W\d_][^\n?!:]{1,60})\W*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:jobs|careers?|work(?:ing)?|life|join|hiring|vacatures|karriere|stellenangebote)\s+(?:at|@|bei|chez|bij|"
    r"with|in)\s+",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"^(?:us|you|licen[sc]e.*|page \d+.*|trabalho|work|reset|the .*|this .*|our .*|your .*|we|role|team|company|job|"
    r"position|uns|ons|nous|nosotros|noi|nas|oss|home|careers?|jobs?|karriere|site|website|untitled.*|my site|"
    r"wordpress|blog|candidate portal|welcome.*|online|it|she|he|there|that|here|who|what|de functie|jou|dich|dir|"
    r"applicants?|candidates?|everyone|diversity|culture|benefits|as .*|in .*|if .*|for .*|at .*|and .*|to .*|"
    r"with .*|an? .*)$"
)
_SITE_WORDS = re.compile(
    r"\s{0,3}[-–—|:,]?\s{0,3}\b(?:careers?|jobs?|job board|karriere|jobportal|stellenangebote|recruiting|recruitment|"
    r"careers? (?:site|page|portal)|hiring|talent|vacatures|emplois?|empleo|carriere|lavora con noi|"
    r"kariera)\b\s{0,3}(?:at|bei|chez)?\s{0,3}",
    re.IGNORECASE,
)
_SCHEMA_ORGANIZATION = {
    "organization",
    "corporation",
    "localbusiness",
    "website",
    "medicalorganization",
    "ngo",
    "educationalorganization",
    "collegeoruniversity",
    "governmentorganization",
    "newsmediaorganization",
    "onlinebusiness",
    "professionalservice",
    "store",
    "pharmacy",
    "medicalbusiness",
}
_VENDORS = frozenset(
    [
        "greenhouse",
        "lever",
        "ashbyhq",
        "ashby",
        "workday",
        "myworkdayjobs",
        "smartrecruiters",
        "workable",
        "recruitee",
        "personio",
        "teamtailor",
        "bamboohr",
        "rippling",
        "jobvite",
        "icims",
        "jibeapply",
        "taleo",
        "successfactors",
        "oraclecloud",
        "breezy",
        "jazzhr",
        "applytojob",
        "pinpointhq",
        "comeet",
        "eightfold",
        "phenom",
        "avature",
        "adp",
        "workforcenow",
        "ultipro",
        "ukg",
        "paylocity",
        "paycom",
        "gem",
        "dover",
        "homerun",
        "join",
        "freshteam",
        "zohorecruit",
        "softgarden",
        "dvinci",
        "traffit",
        "getro",
        "wttj",
        "welcometothejungle",
        "wellfound",
        "polymer",
        "talentlyft",
        "recruiterbox",
        "trakstar",
        "clearcompany",
        "hrmdirect",
        "csod",
        "cornerstone",
        "factorialhr",
        "hibob",
        "kula",
        "deel",
        "bullhorn",
        "jobylon",
        "hireology",
        "umantis",
        "rexx",
        "concludis",
        "talentsoft",
        "digitalrecruiters",
        "flatchr",
        "nicoka",
        "jobscore",
        "dayforce",
        "dayforcehcm",
        "brassring",
        "radancy",
        "talentbrew",
        "talemetry",
        "pageup",
        "hirehive",
        "keka",
        "gupy",
        "bite",
        "onlyfy",
        "prescreen",
        "intervieweb",
        "earcu",
        "beesite",
        "ycombinator",
        "workatastartup",
        "peoplestrong",
        "talentclue",
        "gusto",
        "manatal",
        "careerspage",
        "paradox",
        "neogov",
        "governmentjobs",
        "usajobs",
        "linkedin",
        "indeed",
        "glassdoor",
        "github",
        "githubio",
        "gitlab",
        "wordpress",
        "wixsite",
        "webflow",
        "squarespace",
        "notion",
        "netlify",
        "vercel",
        "herokuapp",
        "blogspot",
    ]
)
_HOSTED = frozenset(
    [
        "jobs",
        "careers",
        "career",
        "boards",
        "board",
        "apply",
        "recruiting",
        "recruit",
        "hire",
        "karriere",
        "jobs-eu",
        "www",
        "work",
        "talent",
        "portal",
        "app",
        "blog",
        "join",
        "en",
        "de",
        "fr",
        "es",
    ]
)


def find_employer(page: Page, outline: Outline, head: Head, facts: list[Fact], title: str) -> Employer | None:
    """The name that most witnesses support, in the spelling of the best of them."""
    votes: list[tuple[str, float, str]] = []

    def vote(name: str | None, weight: float, place: str) -> None:
        cleaned = tidy_name(name, title) if name else None
        if cleaned and not (len(title) > 8 and fold(title) in fold(cleaned)):
            votes.append((cleaned, weight, place))

    for fact in facts:
        if fact.kind == COMPANY:
            vote(fact.value, 9.0 if not fact.label.startswith(".") else 3.0, f"label {fact.label!r}")
    vote(head.site_name, 2.6, "og:site_name")
    for text in (head.title, head.og_title):
        if match := _AT.search(text):
            vote(match.group(1), 2.6 if " at " in match.group() else 1.6, "title")
    folded_title = fold(title)
    for position, segment in enumerate(head.segments):
        folded = fold(segment)
        if folded != folded_title and folded not in folded_title and not phrases.is_generic(folded):
            named = any(fold(other) == folded_title for other in head.segments)
            vote(segment, 1.5 if position or named else 0.9, "title")
    for name, weight in _organizations(page):
        vote(name, weight, "ld+json organization")
    _from_blocks(outline, vote)
    for name in ("author", "publisher", "copyright", "article:author", "twitter:title:x"):
        if name in head.metas and name in ("publisher", "copyright"):
            vote(head.metas[name], 1.0, f"meta {name}")
    printed = _printed_host(outline, head)
    if printed:
        vote(printed, 1.1, "host name as printed")
    elected = _elect(votes, head) if votes else None
    if elected is None or elected.confidence < _DOUBTFUL:
        for name, weight, place in site_owner(page, outline):
            vote(name, weight, place)
        elected = _elect(votes, head) if votes else None
    return elected or _from_host(head, printed)


_DOUBTFUL = 0.68
"""Confidence below which more witnesses are looked for: logos, lines with a legal form."""


def tidy_name(name: str, title: str = "") -> str | None:
    """A name as printed, without site words ("Careers at …") and marks around it; None when it is no name."""
    name = _LEAD.sub("", " ".join(name.split()).strip(" -–—|:·•,;™®©\"'"))
    stripped = _SITE_WORDS.sub(" ", name).strip(" -–—|:·•,")
    if stripped and len(stripped) >= 2 and len(stripped) < len(name) and not stripped.islower():
        name = stripped
    folded = fold(name)
    if "".join(character for character in folded if character.isalnum()) in _VENDORS:
        return None
    if not 2 <= len(name) <= 80 or len(name.split()) > 9 or _NOT_NAMES.match(folded) or folded == fold(title):
        return None
    if phrases.is_generic(folded) or phrases.is_section(folded) or folded.startswith(("http", "www.")) or "@" in name:
        return None
    return name


def core_of(name: str) -> str:
    """The letters and digits of a name without its legal form, folded, for comparing."""
    folded = fold(_LEGAL.sub("", name.strip()))
    return "".join(character for character in folded if character.isalnum())


def _from_blocks(outline: Outline, vote: "object") -> None:
    cast = vote
    first_prose = 0
    for block in outline.blocks:
        text = block.text
        lower = text[:400]
        if "©" in lower or "opyright" in lower:
            if match := _COPYRIGHT.search(lower):
                cast(re.split(r"\s+[-–—|]\s+", _COPYRIGHT_END.sub("", match.group(1)))[0], 1.8, "copyright")  # type: ignore[operator]
            continue
        if len(text) < 80 and (block.level or block.bold):
            if match := _ABOUT.match(text):
                cast(match.group(1), 1.6, "heading")  # type: ignore[operator]
            continue
        if (
            len(text) > 60
            and first_prose < 3
            and not block.zone & (Zone.NAV | Zone.FOOTER | Zone.COOKIE | Zone.HIDDEN | Zone.FORM)
        ):
            first_prose += 1
            if match := _SENTENCE.match(text):
                cast(match.group(1), 1.3, "first sentence")  # type: ignore[operator]


def _organizations(page: Page) -> list[tuple[str, float]]:
    """Names of organizations and web sites in JSON-LD other than postings: they speak of the site."""
    names: list[tuple[str, float]] = []
    for text in page.ld_scripts:
        if "rganization" not in text and "WebSite" not in text and "Business" not in text and "orporation" not in text:
            continue
        for value in lenient_json.loads(text):
            nodes = (
                value if isinstance(value, list) else value.get("@graph", [value]) if isinstance(value, dict) else []
            )
            for node in nodes[:40] if isinstance(nodes, list) else [nodes]:
                if not isinstance(node, dict):
                    continue
                kinds = node.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                folded = {str(kind).rsplit("/", 1)[-1].lower() for kind in kinds}
                if folded & _SCHEMA_ORGANIZATION and isinstance(node.get("name"), str):
                    names.append((node["name"], 1.8 if "website" in folded else 2.4))
                publisher = node.get("publisher")
                if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                    names.append((publisher["name"], 1.8))
    return names


def _stems(host: str) -> set[str]:
    labels = host.split(".")
    stems = {
        "".join(c for c in label if c.isalnum()) for label in labels[:-1] if label not in _HOSTED and len(label) > 2
    }
    if len(labels) >= 2 and len(labels[-1]) > 5:
        stems.add("".join(c for c in labels[-2] + labels[-1] if c.isalnum()))  # acme.industries is Acme Industries
    return stems


_WORKING_AT = re.compile(
    r"^(?:(?:karriere|job|stellen|bewerber)portal(?: de[rs])?|werken bij|karriere bei|careers at|jobs at|"
    r"jobs bei|working at|arbeiten bei|travailler chez|trabaja en|"
    r"lavora in|jobba hos|jobb hos|job hos|praca w)\s+",
    re.IGNORECASE,
)
"""What sites for applicants put before the employer's name."""
_SHARE = re.compile(r"^\d{1,3} ?%,? ")
"""The end of a title ("… 60 - 80 %, Hospital Ltd") that was taken for the beginning of a name."""
_STARS = re.compile(r" \*{2,5} ?S?(?= |$).*")
"""What hotels put behind their names, with the town that follows."""


def _elect(votes: list[tuple[str, float, str]], head: Head) -> Employer | None:
    stems = _stems(head.host)
    if head.path and stems & _VENDORS:
        # On a vendor's host the first words of the path name the customer.
        stems = (stems - _VENDORS) | {"".join(character for character in head.path[0] if character.isalnum())}
    votes = [
        (_STARS.sub("", _SHARE.sub("", _WORKING_AT.sub("", name))) or name, weight, place)
        for name, weight, place in votes
    ]
    groups: dict[str, float] = {}
    cores = [core_of(name) for name, _, _ in votes]
    for core, (_, weight, _) in zip(cores, votes, strict=True):
        if core:
            groups[core] = groups.get(core, 0.0) + weight
    if not groups:
        return None
    totals: dict[str, float] = {}
    for core, own in groups.items():
        # A shorter or longer form of the same name supports it: "Acme" and "Acme Robotics".
        support = sum(
            weight * (1.0 if other == core else 0.4)
            for other, weight in groups.items()
            if other == core or (min(len(other), len(core)) >= 4 and (other.startswith(core) or core.startswith(other)))
        )
        if any(stem == core for stem in stems):
            support += 1.6
        elif any(stem in core or (len(core) >= 3 and core in stem) for stem in stems):
            support += 1.2
        elif any(len(stem) > 5 and core[:6] == stem[:6] for stem in stems):
            support += 0.8
        totals[core] = support
        if (
            any(
                other != core and other.startswith(core) and weight >= 1.4 and len(core) >= 4
                for other, weight in groups.items()
            )
            and own < 2.0
        ):
            totals[core] *= 0.6
    winner = max(totals, key=lambda core: (totals[core], groups[core]))
    name, _, place = max(
        ((name, weight, place) for (name, weight, place), core in zip(votes, cores, strict=True) if core == winner),
        key=lambda chosen: (
            chosen[1]
            - (1.2 if chosen[2] == "copyright" else 0.0)
            - (0.5 if chosen[0].isupper() and len(chosen[0]) > 5 else 0.0)
        ),
    )
    if totals[winner] < 1.2:
        return None
    return Employer(name, place, min(0.9, 0.35 + totals[winner] * 0.09))


_JOB_PREFIX = re.compile(
    r"^(?:jobs?|careers?|karriere|empleo|trabaja|werkenbij|work|join|hr|emploi|carrieres?|talent)(?=[a-z0-9]{4})|"
    r"(?<=[a-z0-9]{4})(?:jobs?|careers?|karriere|hr|group|tech|inc)$"
)


def _printed_host(outline: Outline, head: Head) -> str | None:
    """The host's name as the page prints it: newscatalyst.org is "News Catalyst", arcturus.industries is "Arcturus
    Industries"."""
    counts: dict[str, int] = {}
    text = "\n".join((head.title, head.og_title, *(block.text[:600] for block in outline.blocks)))[:60_000]
    folded = fold(text)
    stems = sorted(
        {form for stem in _stems(head.host) for form in (stem, _JOB_PREFIX.sub("", fold(stem)))}, key=len, reverse=True
    )
    for stem in stems:
        if len(stem) < 4 or stem in _VENDORS:
            continue
        # A pattern that begins with a letter is looked for fast; one that begins with a condition is not.
        pattern = re.compile(r"[ &.'-]{0,2}".join(map(re.escape, stem)) + r"(?![^\W_])")
        at = 0
        while match := pattern.search(folded, at):
            at = match.end()
            if match.start() and folded[match.start() - 1].isalnum():
                at = match.start() + 1
                continue
            found = text[match.start() : match.end()]
            if found != found.lower() and folded[match.end() : match.end() + 4] not in (".com", ".org", ".net", ".de"):
                counts[found] = counts.get(found, 0) + 1
        if counts:
            return max(counts, key=lambda form: counts[form])
    return None


def _from_host(head: Head, printed: str | None) -> Employer | None:
    if printed:
        return Employer(printed, "host name as printed", 0.4)
    stems = _stems(head.host) - _VENDORS
    if len(stems) != 1:
        return None
    stem = next(iter(stems))
    return Employer(stem.capitalize(), "host name", 0.2)
