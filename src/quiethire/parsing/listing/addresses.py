"""What an address alone says about being one posting."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from quiethire.parsing.hosts import registrable_domain
from quiethire.parsing.listing import vocabulary
from quiethire.parsing.listing.hosts import is_barred_host, is_known_posting, is_public_board
from quiethire.parsing.listing.wordlists import split
from quiethire.parsing.listing.words import fold, is_paper, title_strength

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ID_PARAMETER = re.compile(
    r"[?&](?:gh_jid|lever-origin|ashby_jid|job_?listing_?id|job_?id|jid|job_?req_?id|req_?id|requisition_?id|vacancy_?id|"
    r"opp(?:ortunity)?_?id|jobad|current_?job_?id|position_?id|posting_?id|offer_?id|id_?offre|job_?ad_?id|stellen_?id|"
    r"vacature_?id|oferta_?id|job_?nr|jobref|job)=[^&]*\d",
    re.IGNORECASE,
)
_PLAIN_ID = re.compile(r"[?&](?:id|p|post|nr|ref|v|oid|sid|uid|nid|aid|code|num)=[0-9a-f-]*\d", re.IGNORECASE)
_ID_TAIL = re.compile(
    r"(?:^|[-_./=])(?!(?:19|20)\d\d(?:\.\w{3,5})?$)(?:\d{4,}|[a-z]{0,3}\d{5,})(?:[-_][0-9a-z]+)*(?:\.\w{3,5})?$"
    r"|^(?!(?:19|20)\d\d-)\d{4,}-",
    re.IGNORECASE,
)
"""An id at the end or the beginning of a path's last part; a year alone is none."""
_OPAQUE_ID = re.compile(
    r"[?&](?!(?:c|co|company|client|customer|tenant|site|department|dept|lang|media)_?id=)\w{0,30}id=[0-9a-f-]*\d",
    re.IGNORECASE,
)
"""A parameter that names a record at a vendor whose addresses of postings take other forms too."""
_NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_OF_ID = re.compile(r"[_-]?(?:id|nr|no|ref|uid|number|code)\]?$", re.IGNORECASE)
_ID_VALUE = re.compile(r"(?=[0-9a-z_-]*[1-9])[0-9a-z_-]{1,40}$", re.IGNORECASE)
_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|ico|css|js|mjs|json|xml|rss|atom|zip|gz|mp[34]|avi|mov|webm|woff2?|ttf|eot|ics|vcf|csv|"
    r"xlsx?|pptx?|exe|dmg)$",
    re.IGNORECASE,
)
_DOCUMENTS = re.compile(r"\.(?:pdf|docx?|odt)$", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|cfm|shtml|do)$", re.IGNORECASE)
_INDEX = re.compile(r"^(?:index|default)\.\w{2,5}$", re.IGNORECASE)
_PAGED = re.compile(r"/(?:page|seite|pagina|strona|sida)/\d+/?$", re.IGNORECASE)
_LANGUAGE = re.compile(r"^[a-z]{2}(?:[-_][a-z]{2})?$", re.IGNORECASE)
_JOB_HOST = re.compile(
    r"^(?:jobs?|careers?|karriere|stellen|emploi|emplois|recrutement|vacatures|werkenbij|empleo|trabajo|vagas|lavoro|"
    r"kariera|praca|recruiting|recruitment|hiring|join|talent|apply|jobb|karriar)[.-]"
)
_HARD_BARRED = split("blog blogs news newsroom press magazine magazin events event podcast article articles")

_SEARCH_PARTS = frozenset({"jobs", "careers", "vacancies", "vacatures", "stellenangebote", "emplois", "empleos"})
"""In the last part of an address these words make it a search ("jobs-in-berlin", "uber-australia-jobs-ei_ie5")."""

KNOWN = 6.0
"""Score of an address of one posting on a known board."""


@dataclass(frozen=True, slots=True)
class Address:
    """An absolute address and what it says.

    score: points for being one posting (about 0 to 7). barred: it cannot be one. template: the address with its
    changing parts replaced. known: True, False or None as in `hosts.is_known_posting`. strong: the address alone names
    one posting (known board, an id parameter). placed: it lies under a place for postings. named: its last part reads
    like a title, or like an id in such a place. sure: that place holds postings and nothing else ("/jobs/…", while
    "/careers/…" holds other pages too).
    """

    url: str
    score: float
    barred: bool
    template: str
    host: str = ""
    known: bool | None = None
    strong: bool = False
    onsite: bool = True
    document: bool = False
    placed: bool = False
    named: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Base:
    """The listing page's own address, prepared for comparing."""

    url: str
    host: str
    site: str
    trail: tuple[str, ...]
    """Path segments, index files, paging and language dropped."""
    asked: bool = False
    """Whether the query asks for a place for postings."""

    @classmethod
    def of(cls, url: str) -> "Base":
        """Prepare the address of a page; anything that is no address gives an empty base."""
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").lower()
        except ValueError:
            return cls(url, "", "", ())
        trail = trail_of(parts)
        asked = len(trail) < 2 and "=" in parts.query and _asks_for_postings(parts.query)
        return cls(url, host, (registrable_domain(host) or host), trail, asked)

    @property
    def is_listing(self) -> bool:
        """Whether the address itself is one of a place for postings ("/careers", "/blog/categoria/vagas")."""
        return self.asked or (bool(self.trail) and _is_job_segment(self.trail[-1]))


def trail_of(parts: SplitResult) -> tuple[str, ...]:
    """Path segments, decoded, accents folded, without index files, paging and file extensions."""
    path = _PAGED.sub("", parts.path)
    segments = [_segment(segment) for segment in path.split("/") if segment]
    if segments and _INDEX.match(segments[-1]):
        segments.pop()
    if segments:
        segments[-1] = _EXTENSION.sub("", segments[-1])
    return tuple(segments)


@lru_cache(maxsize=16_384)
def _segment(segment: str) -> str:
    return fold(unquote(segment))


def _is_job_segment(segment: str) -> bool:
    if segment in vocabulary.PATH_WORDS:
        return True
    return len(segment) < 40 and segment.replace("_", "-") in vocabulary.PATH_WORDS


def _names_posting(query: str) -> bool:
    """Whether a parameter names one posting: its last word is one for postings and its value an id ("oferta=1042",
    "tx_list[stelle]=412")."""
    for pair in query.split("&")[:20]:
        name, _, value = pair.partition("=")
        if not value or not _ID_VALUE.match(value):
            continue
        parts = _NAME_PART.findall(_OF_ID.sub("", unquote(name)[:80]))
        if parts and parts[-1].lower() in vocabulary.ID_NAMES:
            return True
    return False


def _asks_for_postings(query: str) -> bool:
    """Whether a parameter asks for the site's place for postings ("?page=careers", "?seite=stellen")."""
    return any(_is_job_segment(fold(unquote(pair.partition("=")[2]))) for pair in query.split("&")[:20])


def judge(url: str, base: Base) -> Address:
    """Judge an absolute address found on the page `base`. Never raises."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return Address(url, 0.0, barred=True, template="")
    if not host or len(url) > 2000:
        return Address(url, 0.0, barred=True, template="")
    onsite = host == base.host or (registrable_domain(host) or host) == base.site
    known = is_known_posting(parts, host)
    query = f"?{parts.query}" if parts.query else ""
    identified = bool(query) and (bool(_ID_PARAMETER.search(query)) or _names_posting(parts.query))
    segments = trail_of(parts)
    template = _template(host, segments, parts)
    if known:
        return Address(url, KNOWN, barred=False, template=template, host=host, known=True, strong=True, onsite=onsite)
    vendor = known is False and bool(_OPAQUE_ID.search(query)) and not is_public_board(host)
    if not onsite and ((known is False and not vendor) or is_barred_host(host, parts.path)) and not identified:
        return Address(url, 0.0, barred=True, template=template, known=known, onsite=False)
    if _FILES.search(parts.path):
        return Address(url, 0.0, barred=True, template=template, known=known, onsite=onsite)
    route = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    if route:
        segments = (*segments, *(fold(unquote(part)) for part in route.lstrip("!").split("/") if part))
    if not segments and not identified and not _PLAIN_ID.search(query):
        return Address(url, 0.0, barred=True, template=template, known=known, onsite=onsite)
    document = bool(_DOCUMENTS.search(parts.path))
    if document and is_paper(segments[-1] if segments else ""):
        return Address(url, 0.0, barred=True, template=template, known=known, onsite=onsite, document=True)
    merit = _merit(segments, query, host, identified=identified, document=document)
    score = merit.score
    if vendor:
        score = max(score, 1.0)
    elif known is False:
        score -= 2.0
    return Address(
        url,
        score if onsite or identified else min(score, 4.0),
        barred=merit.barred,
        template=template,
        host=host,
        known=known,
        strong=identified,
        onsite=onsite,
        document=document,
        placed=merit.placed,
        named=merit.named,
        sure=merit.sure,
    )


@dataclass(frozen=True, slots=True)
class _Merit:
    score: float
    barred: bool = False
    placed: bool = False
    named: bool = False
    sure: bool = False


def _merit(segments: tuple[str, ...], query: str, host: str, *, identified: bool, document: bool) -> _Merit:
    """What the path and query of an address are worth."""
    place = max((index for index, segment in enumerate(segments) if _is_job_segment(segment)), default=-1)
    last = segments[-1] if segments else ""
    score = 4.0 if identified else 1.0 if _PLAIN_ID.search(query or "?" + last) else 0.0
    after = segments[place + 1 :]
    titled = title_strength(last.replace("-", " ").replace("_", " ")[:140]) >= 2
    id_shaped = bool(_ID_TAIL.search(last) or _UUID.search(last))
    if not identified and not document:  # a paper lies where the site keeps its papers
        facets = {segment for segment in after[:-2] if segment in vocabulary.FACET_SEGMENTS}
        for segment in after:
            if segment in vocabulary.BARRED_SEGMENTS and segment not in facets:
                if place >= 0 or segment == last or segment not in vocabulary.HOUSE_SEGMENTS:
                    return _Merit(score, barred=True)
                score -= 2.5
        if any(segment in _HARD_BARRED for segment in segments):
            return _Merit(score, barred=True)
        if place == len(segments) - 1 and place >= 0 and score < 1:
            return _Merit(score, barred=True)
        if (last in vocabulary.LIST_SLUGS and score < 1) or (len(segments) == 1 and _LANGUAGE.match(last)):
            return _Merit(score, barred=True)
        sorted_by = len(segments) > 1 and segments[-2] in vocabulary.FACET_SEGMENTS
        if sorted_by and not (titled or id_shaped or (place < 0 and segments[-2] in vocabulary.HOUSE_SEGMENTS)):
            return _Merit(score, barred=True)
    under = place >= 0 and bool(after) and not (last.isdigit() and len(last) < 3)
    asked = place == len(segments) - 1 and place >= 0 and score >= 1 and "=" in query
    under, id_shaped = under or asked, id_shaped or asked
    on_job_host = place < 0 and bool(_JOB_HOST.match(host)) and bool(segments)
    if under or on_job_host:
        score += 3.0 if under else 1.5
        score += 1.5 * titled
    score += 1.0 * id_shaped
    if not identified and _SEARCH_PARTS & set(last.split("-")):
        score -= 2.5
        titled = False
    if place < 0 and not on_job_host and any(part in vocabulary.PATH_STEMS for part in last.split("-")):
        score += 1.0
    placed = under or on_job_host
    sure = under and segments[place].replace("_", "-") not in vocabulary.SECTION_WORDS
    return _Merit(score, placed=placed, named=placed and (titled or id_shaped), sure=sure)


def _template(host: str, segments: tuple[str, ...], parts: SplitResult) -> str:
    changed = [_DIGITS.sub("N", _UUID.sub("U", segment)) for segment in segments[:-1]]
    names = [pair.partition("=")[0] for pair in parts.query.split("&")[:20]] if parts.query else []
    keys = sorted(_DIGITS.sub("N", name) for name in names)
    return f"{host}/{'/'.join(changed)}/*?{'&'.join(keys)}"


def page_key(url: str) -> str:
    """The address without fragment (client-side routes kept), scheme and slash at the end: equal means same page."""
    base, _, fragment = url.partition("#")
    scheme, separator, rest = base.partition("://")
    kept = f"#{fragment}" if fragment.startswith(("/", "!")) else ""
    return (rest if separator else scheme).rstrip("/") + kept


def without_fragment(url: str) -> str:
    """The address without its fragment, unless that is a client-side route ("#/jobs/1", "#!…")."""
    base, mark, fragment = url.partition("#")
    return url if mark and fragment.startswith(("/", "!")) and len(fragment) > 2 else base
