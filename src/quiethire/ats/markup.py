"""Vendors' answers that are markup: pages, their JSON-LD and state, and XML feeds."""

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborNode

from quiethire.ats.reading import is_challenge, looks_like_html
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import Blocked, ShapeChanged
from quiethire.domain.exchange import Response
from quiethire.parsing import lenient_json
from quiethire.parsing.extract import extract_drafts
from quiethire.parsing.page import Page
from quiethire.parsing.strategies.json_ld import JsonLd

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def page_of(response: Response) -> Page:
    """The page of a response. Raises Blocked when it is a challenge."""
    if is_challenge(response.body):
        raise Blocked(f"a challenge page stands at {response.url}")
    return Page.of(response)


def list_page_of(response: Response) -> Page:
    """The page of a list. A page that does not end was cut on its way, and would pass for a shorter list.

    Raises Blocked or ShapeChanged.
    """
    page = page_of(response)
    end = response.body[-5_000:].lower()
    if b"</html" not in end and b"</body" not in end:
        raise ShapeChanged(f"the page at {response.url} has no end", path="</html>")
    return page


_LINE = 2_000
"""Characters of a line: a row that never ends holds all the rows after it."""


def node_text(node: LexborNode | None) -> str | None:
    """The text of a node on one line, its first 2,000 characters; None when there is no node or no text."""
    return " ".join(node.text(deep=True, separator=" ")[:_LINE].split()) or None if node is not None else None


def inner_html(node: LexborNode | None) -> str | None:
    """The markup inside a node; None when there is none."""
    if node is None:
        return None
    whole = node.html or ""
    start, end = whole.find(">"), whole.rfind("</")
    return whole[start + 1 : end].strip() or None if 0 <= start < end else None


def unnested(page: Page, selector: str) -> list[LexborNode]:
    """The nodes a selector finds that hold none of the others: rows inside rows are markup that was never closed, and
    each would be read with all that follow it."""
    found = page.tree.css(selector)
    known = {node.mem_id for node in found}
    holding: set[int] = set()
    for node in found:
        above, height = node.parent, 0
        while above is not None and height < _HIGH:
            if above.mem_id in known:
                holding.add(above.mem_id)
                break
            above, height = above.parent, height + 1
    return [node for node in found if node.mem_id not in holding]


_HIGH = 40
"""Elements above a row that are looked at."""


def one(page: Page, selector: str) -> LexborNode | None:
    """The first node a selector finds."""
    return page.tree.css_first(selector)


def posting_on(page: Page, *, source: str) -> PostingDraft | None:
    """The posting a detail page states: in its JSON-LD, witnessed by the provider, or as any page is read, witnessed by
    the strategies that read it. None unless it is exactly one."""
    stated = JsonLd().read(page)
    if len(stated) == 1:
        seen = {name: replace(one, source=source, confidence=0.95) for name, one in stated[0].provenance.items()}
        return replace(stated[0], provenance=seen)
    found = extract_drafts(page)
    return found[0] if len(found) == 1 else None


def state_of(source: str, name: str) -> Any:
    """The JSON value a page assigns to a name (`window.name = {…}`, `name: [...]`). Raises ShapeChanged without it."""
    hit = re.search(rf"\b{re.escape(name)}[\"']?\s*[=:]\s*(?=[\[{{\"])", source)
    value = lenient_json.first_value(source, hit.end()) if hit else None
    if value is None:
        raise ShapeChanged(f"the page assigns nothing to {name}", path=name)
    return value


def next_data(page: Page) -> Any:
    """The page's `__NEXT_DATA__`. Raises ShapeChanged without it."""
    node = one(page, "script#__NEXT_DATA__")
    value = lenient_json.strict(node.text(deep=True)) if node is not None else None
    if value is None:
        raise ShapeChanged("the page has no __NEXT_DATA__", path="__NEXT_DATA__")
    return value


def xml_of(response: Response) -> ET.Element:
    """The root of an XML document. Documents that declare entities or a type are refused: no vendor's feed does, and
    they are how a small document becomes a large one. Raises Blocked or ShapeChanged."""
    body = response.body
    if looks_like_html(body):
        if is_challenge(body):
            raise Blocked(f"a challenge page stands at {response.url}")
        raise ShapeChanged(f"{response.url} gave a page instead of XML", path="/")
    if _DECLARATION.search(body):
        raise ShapeChanged(f"{response.url} declares a document type or entities", path="/")
    try:
        return ET.fromstring(body)  # noqa: S314 - no declarations: nothing to expand
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ShapeChanged(f"{response.url} gave no XML: {error}", path="/") from error


def child_text(element: ET.Element, path: str) -> str | None:
    """The text at a path below an element, without surrounding space; None when there is none."""
    found = element.find(path)
    return "".join(found.itertext()).strip() or None if found is not None else None
