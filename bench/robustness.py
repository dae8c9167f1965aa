"""Claim: reading survives a redesign. What a reader of the page sees stays the same, only the markup around it changes,
and every field is measured again.

Each transformation is applied to every labelled posting page of a corpus (recorded markup, re-serialized), and the F1
of each field is printed as the difference to the same pages re-serialized only.

    python bench/robustness.py CORPUS [--only NAME ...] [--misses FIELD]
"""

import argparse
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from quiethire.cli.evaluation import corpus, readers
from quiethire.cli.evaluation.compare import FIELDS
from quiethire.cli.evaluation.score import Score, score_pages
from quiethire.parsing.page import Page

LANDMARKS = ("header", "main", "article", "section", "nav", "footer", "aside")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _every(soup: BeautifulSoup, *names: str) -> list[Tag]:
    return [tag for tag in soup.find_all(list(names) or True) if isinstance(tag, Tag)]


def no_classes(soup: BeautifulSoup) -> None:
    """No class and id words. Those that hide an element stay: a reader does not see what they hide."""
    for tag in _every(soup):
        names = " ".join([*(tag.get("class") or []), tag.get("id") or ""])
        tag.attrs.pop("class", None)
        tag.attrs.pop("id", None)
        if HIDING.search(names):
            tag["hidden"] = ""


HIDING = re.compile(
    r"(?:^|\s)(?:d-none|hidden|sr-only|visually-?hidden|w-condition-invisible|screen-reader-text)(?=\s|$)"
)


def random_classes(soup: BeautifulSoup) -> None:
    """Class and id words as build tools make them."""
    no_classes(soup)
    for number, tag in enumerate(_every(soup)):
        if tag.name in ("div", "span", "p", "ul", "li", "section", "a", *HEADINGS):
            tag["class"] = "css-" + hashlib.sha256(f"{tag.name}{number % 37}".encode()).hexdigest()[:7]


def no_json_ld(soup: BeautifulSoup) -> None:
    """No structured data in scripts."""
    for tag in _every(soup, "script"):
        if "ld+json" in (tag.get("type") or ""):
            tag.decompose()


def no_meta(soup: BeautifulSoup) -> None:
    """No metas but the encoding's."""
    for tag in _every(soup, "meta"):
        if "charset" not in str(tag).lower():
            tag.decompose()


def no_title(soup: BeautifulSoup) -> None:
    """No `<title>`."""
    for tag in _every(soup, "title"):
        tag.decompose()


def no_head(soup: BeautifulSoup) -> None:
    """Nothing that only machines see."""
    no_json_ld(soup)
    no_meta(soup)
    no_title(soup)


def h1_to_div(soup: BeautifulSoup) -> None:
    """The main heading is no heading."""
    for tag in _every(soup, "h1"):
        tag.name = "div"


def headings_to_bold(soup: BeautifulSoup) -> None:
    """Headings below the first level are bold paragraphs."""
    for tag in _every(soup, *HEADINGS[1:]):
        tag.name = "p"
        bold = soup.new_tag("strong")
        for child in list(tag.contents):
            bold.append(child.extract())
        tag.append(bold)


def headings_to_div(soup: BeautifulSoup) -> None:
    """No heading is one."""
    for tag in _every(soup, *HEADINGS):
        tag.name = "div"


def h2_is_h1(soup: BeautifulSoup) -> None:
    """Every heading one level higher."""
    for tag in _every(soup, *HEADINGS[1:]):
        tag.name = f"h{int(tag.name[1]) - 1}"


def landmarks_to_div(soup: BeautifulSoup) -> None:
    """No element names its part of the page."""
    for tag in _every(soup, *LANDMARKS):
        tag.name = "div"
    for tag in _every(soup):
        tag.attrs.pop("role", None)


def wrapped(soup: BeautifulSoup) -> None:
    """The body in three more boxes."""
    body = soup.body
    if body is None:
        return
    inner = soup.new_tag("div")
    for child in list(body.contents):
        inner.append(child.extract())
    for _ in range(2):
        outer = soup.new_tag("div")
        outer.append(inner)
        inner = outer
    body.append(inner)


def lists_to_lines(soup: BeautifulSoup) -> None:
    """Lists of text (not of links) are lines between `<br>`."""
    for tag in _every(soup, "ul", "ol"):
        if tag.find(["ul", "ol", "div", "p", *HEADINGS]) or tag.find_parent(["nav", "header", "footer"]):
            continue
        entries = [entry for entry in tag.find_all("li") if isinstance(entry, Tag)]
        if not entries or sum(1 for entry in entries if entry.find("a")) * 2 > len(entries):
            continue
        for entry in entries:
            entry.insert(0, "• ")
            entry.append(soup.new_tag("br"))
            entry.unwrap()
        tag.name = "p"


def p_to_div(soup: BeautifulSoup) -> None:
    """Paragraphs are boxes."""
    for tag in _every(soup, "p"):
        tag.name = "div"


def div_soup(soup: BeautifulSoup) -> None:
    """As a page builder makes it: random classes, no landmarks, paragraphs as boxes, each text in a span."""
    random_classes(soup)
    landmarks_to_div(soup)
    for tag in _every(soup, "p"):
        tag.name = "div"
        span = soup.new_tag("span")
        for child in list(tag.contents):
            span.append(child.extract())
        tag.append(span)


def noise(soup: BeautifulSoup) -> None:
    """Another site's cookie notice, navigation and footer around the page, without telling class words."""
    body = soup.body
    if body is None:
        return
    links = "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in NAVIGATION)
    before = (
        f"<div><div><p>{COOKIES}</p><button>Accept all</button><button>Reject</button></div>"
        f"<div><ul>{links}</ul></div></div>"
    )
    after = (
        f"<div><div><h4>Products</h4><ul>{links}</ul></div><div><h4>Newsletter</h4><p>Get our news once a month.</p>"
        f"<input type=email placeholder=email><button>Sign up</button></div><div><p>12 Any Street</p></div></div>"
    )
    body.insert(0, BeautifulSoup(before, "lxml").div)
    body.append(BeautifulSoup(after, "lxml").div)


NAVIGATION = [
    "Products",
    "Solutions",
    "Pricing",
    "Customers",
    "Resources",
    "Documentation",
    "Partners",
    "Company",
    "About",
    "Careers",
    "Blog",
    "Events",
    "Contact",
    "Login",
]
COOKIES = (
    "We use cookies and similar technologies to give you the best experience on our website, to measure its use and to "
    "show you content that fits your interests. You can change your choice at any time in the settings."
)


def related(soup: BeautifulSoup) -> None:
    """A list of other postings below the text, without telling class words."""
    box = (
        "<div><h3>Other open positions</h3><ul>"
        '<li><a href="/jobs/90311"><h4>Marketing Manager</h4><span>Lisbon, Portugal</span><i>Full-time</i></a></li>'
        '<li><a href="/jobs/90312"><h4>Staff Accountant</h4><span>Oslo, Norway</span><span>Part-time</span></a></li>'
        '<li><a href="/jobs/90313"><h4>Warehouse Operator</h4><span>Remote</span><b>$20 - $25 per hour</b></a></li>'
        "</ul></div>"
    )
    addition = BeautifulSoup(box, "lxml").div
    place = soup.find("footer") or None
    if isinstance(place, Tag):
        place.insert_before(addition)
    elif soup.body is not None:
        soup.body.append(addition)


def table_layout(soup: BeautifulSoup) -> None:
    """The whole body in the cell of a layout table, with a column of links before it."""
    body = soup.body
    if body is None:
        return
    table = BeautifulSoup(
        "<table><tr><td><a href=/>Home</a><br><a href=/about>About</a></td><td></td></tr></table>", "lxml"
    ).table
    if table is None:
        return
    cell = table.find_all("td")[1]
    for child in list(body.contents):
        cell.append(child.extract())
    body.append(table)


def facts_to_lines(soup: BeautifulSoup) -> None:
    """Definition lists and tables of two columns become lines "Label: value"."""
    for label, value in _pairs(soup):
        text = label.get_text(" ", strip=True).rstrip(":")
        value.insert(0, f"{text}: ")
        label.decompose()
    _flatten(soup)


def facts_to_boxes(soup: BeautifulSoup) -> None:
    """Definition lists and tables of two columns become neighbouring boxes."""
    _flatten(soup)


def facts_to_bold(soup: BeautifulSoup) -> None:
    """Definition lists and tables of two columns become a bold label before its value."""
    for label, value in _pairs(soup):
        bold = soup.new_tag("b")
        bold.string = label.get_text(" ", strip=True).rstrip(":")
        value.insert(0, " ")
        value.insert(0, bold)
        label.decompose()
    _flatten(soup)


def _pairs(soup: BeautifulSoup) -> list[tuple[Tag, Tag]]:
    pairs = []
    for label in _every(soup, "dt", "th", "td"):
        value = label.find_next_sibling()
        if not isinstance(value, Tag) or value.name not in ("dd", "td"):
            continue
        if label.name == "td" and (label.parent is None or len(label.parent.find_all("td", recursive=False)) != 2):
            continue
        if label.find_previous_sibling("td") is None and len(label.get_text(strip=True)) < 45:
            pairs.append((label, value))
    return pairs


def _flatten(soup: BeautifulSoup) -> None:
    for tag in _every(soup, "dl", "dt", "dd"):
        tag.name = "div"
    for table in _every(soup, "table"):
        rows = table.find_all("tr")
        if rows and all(len(row.find_all(["td", "th"], recursive=False)) <= 2 for row in rows):
            for tag in [table, *table.find_all(["tbody", "thead", "tr", "td", "th"])]:
                tag.name = "div"


def no_language(soup: BeautifulSoup) -> None:
    """The page does not say its language."""
    for tag in _every(soup, "html"):
        tag.attrs.pop("lang", None)


def bare(soup: BeautifulSoup) -> None:
    """Nothing for machines and no telling markup at all: only `<title>`, boxes, bold text and links."""
    no_json_ld(soup)
    no_meta(soup)
    no_language(soup)
    no_classes(soup)
    landmarks_to_div(soup)
    headings_to_bold(soup)
    h1_to_div(soup)


def same(soup: BeautifulSoup) -> None:
    """The page re-serialized."""
    del soup


TRANSFORMATIONS: dict[str, Callable[[BeautifulSoup], None]] = {
    function.__name__: function
    for function in (
        same, no_classes, random_classes, no_json_ld, no_meta, no_title, no_head, no_language, h1_to_div, h2_is_h1,
        headings_to_bold, headings_to_div, landmarks_to_div, wrapped, lists_to_lines, p_to_div, div_soup, noise,
        related, table_layout, facts_to_lines, facts_to_boxes, facts_to_bold, bare,
    )
}  # fmt: skip
OPAQUE = "opaque_address"
"""The one change that is none of the markup: an address without words."""


def _address(url: str) -> str:
    scheme, _, rest = url.partition("//")
    return f"{scheme}//{rest.split('/', 1)[0]}/p/48213"


class Changed:
    """An entry of the corpus whose page is another markup of the same."""

    def __init__(self, entry: corpus.Entry, change: str) -> None:
        self._entry = entry
        self._change = change

    def __getattr__(self, name: str) -> object:
        return getattr(self._entry, name)

    def page(self) -> Page:
        page = self._entry.page()
        if self._change == OPAQUE:
            return Page(_address(page.url), page.body)
        soup = BeautifulSoup(page.markup, "lxml")
        TRANSFORMATIONS[self._change](soup)
        return Page(page.url, str(soup).encode())


def measure(entries: Iterable[corpus.Entry], change: str) -> Score:
    """All fields of the labelled posting pages after one change."""
    changed = [Changed(entry, change) for entry in entries if entry.kind == "job" and entry.record is None]
    return score_pages(change, readers.quiethire, changed)  # type: ignore[arg-type]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--only", nargs="*")
    arguments.add_argument("--misses", help="print the misses of this field that the unchanged page does not have")
    arguments.add_argument("--json", type=Path, help="write the F1s here")
    chosen = arguments.parse_args()
    entries = [entry for entry in corpus.load(chosen.corpus) if entry.path.suffix == ".html"]
    names = ("postings", *FIELDS)
    base = measure(entries, "same")
    known = {(miss.file, miss.field) for miss in base.misses}
    print(f"{'':<18}" + "".join(f"{name[:8]:>9}" for name in names))
    figures: dict[str, dict[str, float]] = {}
    for change in chosen.only or [*TRANSFORMATIONS, OPAQUE]:
        score = base if change == "same" else measure(entries, change)
        figures[change] = {name: score.of(name).f1 or 0.0 for name in names}
        cells = [
            f"{figures[change][name]:9.3f}"
            if change == "same"
            else f"{figures[change][name] - (base.of(name).f1 or 0.0):+9.3f}"
            for name in names
        ]
        print(f"{change:<18}" + "".join(cells), flush=True)
        for miss in score.misses:
            if chosen.misses and miss.field.startswith(chosen.misses) and (miss.file, miss.field) not in known:
                print(f"    {miss.field} {miss.result} {miss.file}: {miss.said[:220]!r} for {miss.expected[:160]!r}")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
