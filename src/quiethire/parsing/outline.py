"""A page as a list of blocks: the words a reader sees, line by line, with where each stands.

One walk over the parsed document gives everything the reader of plain HTML needs: the text blocks in order, the
containers they stand in, which of these are furniture (navigation, footer, form, related postings …), and the links.
`parsing.outlining` makes it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborNode

from quiethire.parsing.words import fold


class Zone:
    """What kind of furniture a block stands in: bits of an int (plain, since an IntFlag is slow to combine)."""

    NAV = 1
    FOOTER = 2
    HEADER = 4
    ASIDE = 8
    FORM = 16
    HIDDEN = 32
    COOKIE = 64
    SHARE = 128
    RELATED = 256
    AUTHOR = 512
    COMMENT = 1024
    MODAL = 2048


FURNITURE = (
    Zone.NAV
    | Zone.FOOTER
    | Zone.HIDDEN
    | Zone.COOKIE
    | Zone.SHARE
    | Zone.RELATED
    | Zone.AUTHOR
    | Zone.COMMENT
    | Zone.MODAL
)
"""Never part of a description."""


@dataclass(slots=True)
class Anchor:
    """A link or button: its reference as found (None for a button), what a reader sees, its class and id words, and
    the block and container it stands in."""

    href: str | None
    text: str
    hint: str
    block: int
    container: int
    zone: int = 0


@dataclass(slots=True)
class Block:
    """A line or paragraph; line breaks in `text` are the author's (`<br>`).

    tag, container: the element it stands in. parts: the texts of the inline elements and runs it is made of.
    node: the element that is all of this block, if one is. level: of the heading, 0 for none. linked: how many of its
    characters are links. bold: all of it is emphasised. icon: class words of icons in it. times: machine dates of
    `<time>`. marks: class words of its inline elements.
    """

    tag: str
    text: str
    container: int
    parts: list[str]
    icon: str = ""
    node: LexborNode | None = None
    level: int = 0
    linked: int = 0
    bold: bool = False
    zone: int = 0
    times: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    kept: str | None = None

    @property
    def folded(self) -> str:
        """The text in folded spelling, made once."""
        if self.kept is None:
            self.kept = fold(self.text)
        return self.kept


@dataclass(slots=True)
class Container:
    """A block element: its class and id words, its parent (-1: the body), the blocks it holds (first to last), how
    many characters these have, and what furniture it is by itself."""

    tag: str
    hint: str
    parent: int
    depth: int
    own: int
    first: int = 0
    last: int = -1
    characters: int = 0
    icon: str = ""


@dataclass(slots=True)
class Outline:
    """The blocks of a page in reading order, its containers (parents before children) and its links and buttons."""

    blocks: list[Block]
    containers: list[Container]
    anchors: list[Anchor]
    characters: int = 0

    def chain(self, container: int) -> Iterator[int]:
        """The container and everything around it, innermost first."""
        while container >= 0:
            yield container
            container = self.containers[container].parent


_SHOWN_AGAIN = re.compile(
    r"(?:^|\s)(?:(?:sm|md|lg|xl|2xl|tablet|desktop):|d-(?:sm|md|lg|xl)-)(?:block|flex|inline|grid|table)"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ZONES = re.compile(
    r"(?:^|[\s_-])(?<!\bhas-)(?<!\bno-)(?<!\bwith-)(?:"
    r"(?P<HIDDEN>(?<!overflow-)(?<!label-)(?<!scroll-)(?<!scrollbar-)(?<!overflow-[xy]-)(?<!backface-)(?<!aria-)hidden(?!-)|d-none(?!-)|sr-only|visually-?hidden|screen-reader(?:-text)?|w-condition-invisible|"
    r"honeypot|hp-message|"
    r"gform_hidden|gfield_visibility_hidden|skip-(?:link|to)\w*|noprint-hidden|ng-hide|is-hidden(?!-))"
    r"|(?P<COOKIE>cookies?|cookie-?(?:banner|notice|law|consent)\w*|consent|gdpr|onetrust\w*|optanon\w*|ot-(?:sdk|"
    r"pc|hide|btn|cat|fltr|sel|optout|acc|tgl)\w*|cky|cmplz|borlabs\w*|cc-window)"
    r"|(?P<NAV>nav|navs|navbar\w*|navigation|menu|menus|mainmenu|submenu|main-menu|site-?nav|topbar|breadcrumbs?|"
    r"mega-?menu|offcanvas|hamburger|"
    r"pagination|pager|post-navigation|nav-links|language-switcher|lang-switch\w*|skiplinks?)"
    r"|(?P<FOOTER>footer|site-?footer|page-?footer|colophon|bottom-?bar|copyright)"
    r"|(?P<SHARE>share|sharing|shares|social|socials|social-?(?:media|share|links|icons)|addtoany\w*|addthis\w*|"
    r"sharedaddy|sharethis\w*|jetpack-likes)"
    r"|(?P<RELATED>related|similar|recommended|recommendations|more-?jobs|other-?jobs|other-?positions|"
    r"latest-?(?:posts|jobs|news)|recent-?(?:posts|jobs)|"
    r"you-?may-?also\w*|next-?post|prev(?:ious)?-?post|similar-?jobs|related-?jobs|related-?posts)"
    r"|(?P<AUTHOR>author|author-?(?:box|bio|card|info)|byline|post-author|about-author)"
    r"|(?P<COMMENT>comments?|comment-?(?:list|form|respond)|respond|disqus\w*)"
    r"|(?P<MODAL>modal|popup|pop-up|lightbox|dialog|overlay|drawer|toast|newsletter\w*|subscribe\w*|mailchimp|"
    r"mc_embed\w*)"
    r"|(?P<ASIDE>sidebar|side-bar|aside|(?<!elementor-)widget|widget-?area)"
    r")(?=$|[\s_\-\d])",
    re.IGNORECASE,
)
_TAG_ZONE = {
    "nav": Zone.NAV, "footer": Zone.FOOTER, "header": Zone.HEADER, "aside": Zone.ASIDE, "form": Zone.FORM,
    "dialog": Zone.MODAL, "menu": Zone.NAV,
}  # fmt: skip
_ROLE_ZONE = {
    "navigation": Zone.NAV, "contentinfo": Zone.FOOTER, "banner": Zone.HEADER, "complementary": Zone.ASIDE,
    "dialog": Zone.MODAL, "alertdialog": Zone.MODAL, "menu": Zone.NAV, "menubar": Zone.NAV, "form": Zone.FORM,
}  # fmt: skip


@lru_cache(maxsize=16_384)
def zone_of(tag: str, hint: str, role: str) -> int:
    """What furniture an element is by its tag, class and id words, and role."""
    zone = _TAG_ZONE.get(tag, 0) | _ROLE_ZONE.get(role, 0)
    for match in _ZONES.finditer(_CAMEL.sub(" ", hint)):
        if match.lastgroup == "HIDDEN" and _SHOWN_AGAIN.search(hint):
            continue
        zone |= getattr(Zone, match.lastgroup or "NAV")
    return zone
