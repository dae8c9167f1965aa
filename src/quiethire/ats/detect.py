"""Whose board a page shows or uses.

Evidence, best first; the best class that says anything decides, and two different boards within it are refused:

1. the page's own address is a board's                                                          1.0
2. it embeds one: iframe, script, form, data attribute, inline configuration; or sends the
   visitor on to one; or a hosted board names itself as canonical                              0.95
3. a link to a board whose tenant bears the site's name (host label or site name)               0.9
4. a link with words of careers ("Careers", "Work with us") among the page's furniture, that
   is, not in running text: the site sends its own applicants there                            0.8
5. on a careers or posting page: the one board its links lead to; on a home or about page:
   the one board its text invites to                                                            0.7

An address in a script that no program calls is page state, and counts like a link in running text. Such a link on any
other page is a mention of somebody's board and no evidence: articles about hiring, advertisements and lists of
interesting employers link to boards of other firms.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

import tldextract
from selectolax.lexbor import LexborNode

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Match, ProviderDetection
from quiethire.domain.board import BoardRef, Detection
from quiethire.parsing.page import Page

OWN, EMBEDDED, NAMESAKE, FURNITURE, CAREERS = 1.0, 0.95, 0.9, 0.8, 0.7

_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
"""The public suffix list that comes with the package; nothing is downloaded."""

_EMBEDS = (
    "iframe[src], iframe[data-src], script[src], form[action], embed[src], object[data], link[rel=canonical], "
    "meta[property='og:url'], [data-url]"
)
_ADDRESSES = ("src", "data-src", "action", "data", "href", "content", "data-url")
_SCRIPT_URL = re.compile(r"(?:https?:)?\\?/\\?/[\w.-]{3,80}(?:\\?/[^\s\"'<>`)]{0,200})?")
_EMBED_WORDS = re.compile(
    r"/embed|/api/|/v0/|/v1/|posting-api|boards-api|/widgets?/|for=|mode=(?:iframe|json|html)|in_iframe=1|iframe=true",
    re.IGNORECASE,
)
"""An address in a script is an embed only when it is of the kind programs call; a plain board address in a script is
page state, no better than a link."""
_SPLIT_TAIL = re.compile(r"[\"']\s*\+\s*([A-Za-z_$][\w$]{0,40})\s*(?:\+\s*[\"']([^\"']{0,200}))?")
_SPLIT_INSIDE = re.compile(r"\$\{\s*([A-Za-z_$][\w$]{0,40})\s*\}")
_NAMED_TEXT = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]{0,40})\s*=\s*([\"'])([\w.-]{1,80})\2")
"""An address a script puts together: a text, a name for the rest of it, and where that name was given a text."""
_SENT_ON = re.compile(r"url\s*=\s*['\"]?(https?://[^'\"\s;]+)", re.IGNORECASE)
_GOES_TO = re.compile(r"location(?:\.href|\.replace|\.assign)?\s*[=(]\s*[\"'`]$")
_HOME_PATH = re.compile(
    r"/(?:[a-z]{2}(?:-[A-Za-z]{2})?/?)?(?:(?:about|company|team|people|who-we-are|ueber-uns|uber-uns)\b[\w/-]*)?$"
)
CAREER_WORDS = re.compile(
    r"\b(?:careers?|jobs?|vacanc(?:y|ies)|openings?|open (?:positions?|roles?)|positions?|hiring|we['’]re hiring|"
    r"work (?:with|for|at) us|work (?:with|for|at) \w+|join (?:us|our team|the team)|"
    r"karriere\w*|stellen\w*|offene stellen|arbeiten bei \w+|emplois?|carri[eè]res?|recrut\w*|nous rejoindre|"
    r"rejoi(?:gnez|ndre)[ -]\w+|offres|empleos?|trabaja con nosotros|trabajar en|vacantes|vagas|carreiras?|"
    r"trabalhe (?:conosco|connosco)|lavora con noi|carriere|posizioni aperte|vacatures?|werken bij\w*|kariera|praca|"
    r"oferty pracy|jobba|lediga (?:jobb|tj[aä]nster)|karri[aä]r|ledige stillinger|karjera)\b",
    re.IGNORECASE,
)
_APPLY_WORDS = re.compile(
    r"\b(?:apply|application|bewerb\w*|postul\w*|candidat\w*|aplicar|inscri\w*|solicit\w*|aplikuj|ans[oö]k\w*|here|hier|"
    r"see (?:all|more|open)|view (?:all|job|open)\w*|learn more|details?)\b",
    re.IGNORECASE,
)
_CAREER_PATH = re.compile(
    r"(?:^|[/_.-])(?:careers?|jobs?|job-openings?|openings?|vacanc(?:y|ies)|positions?|open-(?:positions|roles)|hiring|"
    r"work-(?:with|for)-us|join(?:-us|-our-team|-the-team)?|karriere|stellen\w*|emplois?|carrieres?|recrutement|"
    r"nous-rejoindre|empleos?|trabaja-con-nosotros|vagas|carreiras?|lavora-con-noi|vacatures?|werken-bij\w*|kariera|"
    r"praca|karriar|lediga-\w+|jobb)(?:[/_.-]|$)",
    re.IGNORECASE,
)
_NOT_CAREERS = re.compile(
    r"(?:^|[/_.-])(?:blogs?|news|articles?|posts?|stories|story|press|magazine|20\d\d)(?:[/_.-]|$)"
)
_PROSE = frozenset({"p", "article", "blockquote", "td", "dd", "figcaption"})
_FURNITURE_TAGS = frozenset({"nav", "footer", "header", "aside", "menu"})
_PAID = re.compile(r"\b(?:ads?|advert\w*|sponsor\w*|promot\w*|partners?)\b", re.IGNORECASE)
_LEGAL = re.compile(
    r"(?:gmbh|inc|llc|ltd|limited|ag|se|sa|sas|bv|ab|oy|aps|corp|group|holding|careers?|jobs?|hq|team)$"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One address on the page that belongs to a board: how it stands there and what it says."""

    board: BoardRef
    strength: float
    evidence: str


@dataclass(frozen=True, slots=True)
class _Linked:
    board: BoardRef
    words: str
    prose: bool
    address: str
    paid: bool = False


def signs(page: Page, find: Callable[[str], BoardRef | None]) -> list[Sign]:
    """Everything on the page that points to a board. `find` tells whose board an address is."""
    own = find(page.url)
    if own is not None:
        return [Sign(own, OWN, f"the page's own address {page.url}")]
    embedded, mentioned = list(_embedded(page, find)), list(_linked(page, find))
    for called, linked in _scripted(page, find):
        if called:
            embedded.append(Sign(linked.board, EMBEDDED, f"address in a script: {linked.address}"))
        else:
            mentioned.append(linked)
    return [*embedded, *_graded(page, mentioned)]


def decide(found: list[Sign], inline: list[Match], page: Page) -> ProviderDetection:
    """The board of the strongest evidence, or a refusal when that evidence names two."""
    del page
    matches = [Match(sign.board, sign.strength, sign.evidence) for sign in found] + inline
    best: dict[tuple[str, str, str], Match] = {}
    for match in matches:
        key = (match.board.provider, match.board.tenant.casefold(), (match.board.site or "").casefold())
        if key not in best or best[key].confidence < match.confidence:
            best[key] = match
    ranked = _with_sites(sorted(best.values(), key=lambda match: -match.confidence))
    if not ranked:
        return ProviderDetection(None)
    top = [match for match in ranked if match.confidence == ranked[0].confidence]
    if len(top) > 1:
        names = ", ".join(sorted({match.board.key for match in top}))
        what = "two tenants" if len(top) == 2 else f"{len(top)} tenants"
        return ProviderDetection(None, f"{what} on one page: {names}", tuple(ranked))
    chosen = top[0]
    return ProviderDetection(Detection(chosen.board, chosen.confidence, chosen.evidence), None, tuple(ranked))


def _with_sites(ranked: list[Match]) -> list[Match]:
    """Without the matches that another says better: a tenant without its site, and a site's key in the tenant's place
    where the tenant is named too."""
    named = {(one.board.provider, one.board.site) for one in ranked if one.board.tenant != one.board.site}
    known = [
        one for one in ranked if one.board.tenant != one.board.site or (one.board.provider, one.board.site) not in named
    ]
    return [
        match
        for match in known
        if match.board.site
        or not any(
            other.board.site
            and other.confidence >= match.confidence
            and (other.board.provider, other.board.tenant.casefold())
            == (match.board.provider, match.board.tenant.casefold())
            for other in known
        )
    ]


def _embedded(page: Page, find: Callable[[str], BoardRef | None]) -> Iterator[Sign]:
    for node in page.tree.css(_EMBEDS):
        attributes = node.attributes
        for name in _ADDRESSES:
            written = attributes.get(name)
            address = _address(page, written.strip()) if written else None
            board = find(address) if address else None
            if board is not None:
                yield Sign(board, EMBEDDED, f"<{node.tag} {name}> {address}")
    for node in page.tree.css("meta[http-equiv][content*='//']"):
        sent = _SENT_ON.search(node.attributes.get("content") or "")
        board = find(sent.group(1)) if sent else None
        if board is not None:
            yield Sign(board, EMBEDDED, "the page sends its visitors on to the board")


def _scripted(page: Page, find: Callable[[str], BoardRef | None]) -> Iterator[tuple[bool, _Linked]]:
    """Addresses of boards in inline scripts, with whether a program calls or goes to them."""
    for node in page.tree.css("script:not([src])"):
        code = node.text(deep=False)  # in a drawing, scripts can hold scripts
        texts = _Texts(code)
        for hit in _SCRIPT_URL.finditer(code):
            written = texts.whole(hit)
            address = written.replace("\\/", "/").replace("\\u002F", "/").replace("&amp;", "&")
            board = find(address)
            if board is not None:
                called = _EMBED_WORDS.search(address) or _GOES_TO.search(code, max(0, hit.start() - 40), hit.start())
                yield bool(called), _Linked(board, "", True, address)


class _Texts:
    """The names a script gives texts to, looked up when an address is put together from one. A name that was given two
    texts stands for neither."""

    def __init__(self, code: str) -> None:
        self._code = code

    def whole(self, hit: re.Match[str]) -> str:
        """The address of a hit with its names replaced by their texts."""
        written = hit.group(0)
        if "${" in written:
            return _SPLIT_INSIDE.sub(lambda name: self._named.get(name.group(1)) or name.group(0), written)
        tail = _SPLIT_TAIL.match(self._code, hit.end()) if written.endswith(("/", "=")) else None
        text = self._named.get(tail.group(1)) if tail else None
        return f"{written}{text}{tail.group(2) or ''}" if tail and text else written

    @cached_property
    def _named(self) -> dict[str, str | None]:
        named: dict[str, str | None] = {}
        for name, _, text in _NAMED_TEXT.findall(self._code):
            named[name] = text if named.get(name, text) == text else None
        return named


def _address(page: Page, written: str) -> str | None:
    """The absolute address of a reference. A vendor's host written without its slashes ("/app.example.com/x") is
    taken for what it was meant to be."""
    if re.match(r"/[\w-]+(?:\.[\w-]+)+/", written) and not written.startswith("//"):
        return "https:/" + written
    return page.absolute(written)


def _linked(page: Page, find: Callable[[str], BoardRef | None]) -> Iterator[_Linked]:
    """Links to boards. Relative ones lead to the page's own host, which is no board's, and are passed by."""
    for node in page.tree.css("a[href*='//']"):
        address = page.absolute(node.attributes.get("href") or "")
        board = find(address) if address else None
        if board is not None and address is not None:
            paid, prose = _standing(node)
            yield _Linked(board, _words(node), prose, address, paid)


def _words(node: LexborNode) -> str:
    attributes = node.attributes
    named = " ".join(filter(None, (attributes.get("title"), attributes.get("aria-label"))))
    return " ".join(f"{node.text(deep=True)} {named}".split())


def _standing(node: LexborNode) -> tuple[bool, bool]:
    """How a link stands: in something paid for or in an article; and in running text rather than among the page's
    furniture."""
    if "sponsored" in (node.attributes.get("rel") or ""):
        return True, True
    prose: bool | None = None
    parent, steps = node.parent, 0
    while parent is not None and steps < 40:
        attributes = parent.attributes
        if parent.tag == "article" or _PAID.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
            return True, True
        if prose is None and parent.tag in _FURNITURE_TAGS:
            prose = False
        if prose is None and parent.tag in _PROSE:
            prose = True
        parent, steps = parent.parent, steps + 1
    return False, bool(prose)


def _graded(page: Page, linked: list[_Linked]) -> Iterator[Sign]:
    if not linked:
        return
    names = _site_names(page)
    tenants = {(link.board.provider, link.board.tenant.casefold()) for link in linked}
    careers = _is_careers(page)
    home = bool(_HOME_PATH.match(unquote(_path(page.url)) or "/"))
    for link in linked:
        says_careers = bool(CAREER_WORDS.search(link.words))
        if _bears(link.board, names):
            yield Sign(link.board, NAMESAKE, f"link to the site's namesake {link.address}")
        elif says_careers and not link.prose and _is_menu_entry(link):
            yield Sign(link.board, FURNITURE, f"link {link.words[:40]!r} to {link.address}")
        elif careers and len(tenants) == 1 and (len(linked) > 1 or says_careers or _APPLY_WORDS.search(link.words)):
            yield Sign(link.board, CAREERS, f"the one board a careers page links to: {link.address}")
        elif home and len(tenants) == 1 and says_careers and _is_menu_entry(link) and not link.paid:
            yield Sign(link.board, CAREERS, f"the one board the site's own text invites to: {link.address}")


def _is_menu_entry(link: _Linked) -> bool:
    """Short words that name no employer: "Careers", "Work with us", not "Jobs at Acme" on somebody else's page."""
    return len(link.words.split()) <= 5 and _plain(link.board.tenant) not in _plain(link.words)


def _path(url: str) -> str:
    """The path of an address; empty where it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _is_careers(page: Page) -> bool:
    path = unquote(_path(page.url))
    if _NOT_CAREERS.search(path) and not _CAREER_PATH.search(path.split("/", 2)[1] if "/" in path else ""):
        return False
    host = host_of(page.url)
    return bool(_CAREER_PATH.search(path)) or host.split(".", 1)[0] in {"careers", "career", "jobs", "karriere"}


def _plain(name: str) -> str:
    return re.sub(r"[^0-9a-z]+", "", name.lower())


def _site_names(page: Page) -> set[str]:
    """What the site is called: its registrable name, with and without the suffix, and its stated site name."""
    parts = _suffixes(host_of(page.url))
    names = {_plain(parts.domain), _plain(parts.domain + parts.suffix)}
    if parts.subdomain:
        names.update(_plain(label) for label in parts.subdomain.split(".") if label not in {"www", "jobs", "careers"})
    site = page.tree.css_first("meta[property='og:site_name']")
    stated = (site.attributes.get("content") or "") if site else ""
    names.add(_plain(stated))
    return {name for name in names if len(name) >= 3}


def _bears(board: BoardRef, names: set[str]) -> bool:
    """Whether tenant and site are called alike: equal, or one the beginning of the other with a word of four letters
    or more. "acme", "acme-gmbh", "acmecareers" and "careers-acme" are all acme's."""
    tenant = _plain(re.sub(r"^(?:careers?|jobs?)[-_]", "", board.tenant.lower()))
    bare = _LEGAL.sub("", tenant) or tenant
    for name in names:
        if name in {tenant, bare}:
            return True
        short, long = sorted((bare, name), key=len)
        if len(short) >= 4 and long.startswith(short):
            return True
    return False
