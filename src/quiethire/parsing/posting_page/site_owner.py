"""Whose site a page is: its logo, lines with a legal form, a line on rights. Witnesses for when others are few."""

import re

from quiethire.parsing.outline import Outline
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page.head import host_of
from quiethire.parsing.words import fold

_LOGO = re.compile(
    r"\b(?:logo(?:type)?|icon|image|white|black|color|home|homepage|header|footer|link to|go to)\b", re.IGNORECASE
)
_RIGHTS = re.compile(
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits reserves|todos los derechos reservados|"
    r"todos os direitos reservados|"
    r"tutti i diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzezone|alla rattigheter)[.,]?"
)
_NAME_AFTER = re.compile(
    r"^\W*(?:\d{4}\s+)?(?:by\s+)?([^\n|©•·]{2,60}?)\W*(?:\s(?:website|web|site|design|creation|création|conception|webdesign|powered|realizz\w+|diseño)\b.*)?$",
    re.IGNORECASE,
)
_COMPANY_LINE = re.compile(
    r"^((?:[^\W_][\w&.'’+-]*[ ,]{1,2}){1,7}(?:gmbh(?: & co\.? kg)?|ag|kg|ltd|limited|inc|llc|plc|corporation|"
    r"b\.?v|n\.v|s\.?r\.?l|s\.p\.a|s\.l\.u?|s\.a\.s?|sarl|sp\. z o\.?\s?o|s\.r\.o|kft|oy|ab|aps|a/s|lda|ltda|"
    r"e\.v|оод|еоод|ад)\.?)$",
    re.IGNORECASE,
)


def site_owner(page: Page, outline: Outline) -> list[tuple[str, float, str]]:
    """Whom the frame of the page names: the logo that links home, a line with a legal form, a line on rights."""
    found: list[tuple[str, float, str]] = []
    tree = page.tree.body
    for image in tree.css("a[href] img[alt]")[:12] if tree is not None else ():
        name = " ".join(_LOGO.sub(" ", (image.attributes.get("alt") or "")[:80]).split())
        around = image.parent
        while around is not None and around.tag != "a":
            around = around.parent
        href = (around.attributes.get("href") or "") if around is not None else ""
        if (
            name
            and not set("<>=/_") & set(name)
            and fold(name) != host_of(page.url)
            and (href in _HOME or _is_home(page, href))
        ):
            found.append((name, 1.2, "logo"))
            break
    for block in outline.blocks:
        text = block.text
        if len(text) > 160:
            continue
        if len(text) <= 70 and (match := _COMPANY_LINE.match(text.split("\n")[0])):
            found.append((match.group(1), 1.2, "line with a legal form"))
        elif "©" not in text and len(text) > 24 and (rights := _RIGHTS.search(block.folded)):
            before = re.sub(r"^\W*(?:\d{4}\s+)?|[\s.,|–—-]+$", "", text[: rights.start()])
            after = _NAME_AFTER.match(text[rights.end() :]) if not before else None
            found.append((before or (after.group(1) if after else ""), 1.8, "line on rights"))
    return found[:12]


_HOME = frozenset({"/", "./", "../", "index.html", "/index.html", "#"})


def _is_home(page: Page, href: str) -> bool:
    absolute = page.absolute(href)
    return absolute is not None and absolute.count("/") <= 3 and host_of(absolute) == host_of(page.url)
