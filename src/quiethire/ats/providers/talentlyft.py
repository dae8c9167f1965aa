"""TalentLyft: a sitemap names the postings, whose pages have JSON-LD. The list's own call is closed to programs."""

import re
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborNode

from quiethire.ats.contract import Reading, Traits, marked
from quiethire.ats.listed import PostingPages
from quiethire.ats.markup import list_page_of, node_text, xml_of
from quiethire.ats.reading import looks_like_html, read_entries, required
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.provenance import Provenance

_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_POSTING = re.compile(r"/jobs/([\w%-]+)-(\w+)/?$")
_LINK_PATHS = {"url": "", "title": "", "external_id": ""}
_PATHS = {"url": "loc", "updated_text": "lastmod", "external_id": "loc"}


class TalentLyft(PostingPages):
    """Career sites at {company}.talentlyft.com. robots.txt asks for long pauses."""

    name = "talentlyft"
    title = "TalentLyft"
    docs = "https://developer.talentlyft.com/"
    traits = Traits(lists_all=False, pace_seconds=10.0)
    hosts = ("talentlyft.com",)
    urls = (
        re.compile(
            r"https://(?!(?:www|help|careers|app|api|developer|status|blog)\.)(?P<tenant>[\w-]+)\.talentlyft\.com"
            r"(?=[/?#]|$)"
        ),
    )
    cnames = ("talentlyft.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.talentlyft.com/"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{self.board_url(board)}sitemap.xml", headers={"accept": "text/xml"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body):
            return self._read_page(board, response)
        root = xml_of(response)
        if root.tag.removeprefix(_SPACE) != "urlset":
            raise ShapeChanged(f"expected urlset, found {root.tag}", path="/")
        entries = [entry for entry in root if _POSTING.search(urlsplit(_text(entry, "loc") or "").path)]
        got = read_entries(entries, _draft, source=self.name, where="/urlset/url", paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def _read_page(self, board: BoardRef, response: Response) -> Reading:
        """The career page, saved: its links lead to the same addresses."""
        page = list_page_of(response)
        links: dict[str, LexborNode] = {}
        for link in page.tree.css("a[href*='/jobs/']"):
            url = urljoin(self.board_url(board), link.attributes.get("href") or "").split("?", 1)[0]
            if _POSTING.search(urlsplit(url).path) and node_text(link):
                links.setdefault(url, link)
        if not links or marked(page, '"JobPosting"'):
            raise ShapeChanged("the page lists no postings", path="a[href*='/jobs/']")
        got = read_entries(links.items(), _draft_of_link, source=self.name, where="a[href]", paths=_LINK_PATHS)
        return Reading(got.drafts, total=len(links), rejected=got.rejected)


def _draft_of_link(found: tuple[str, LexborNode]) -> PostingDraft:
    url, link = found
    key = _POSTING.search(urlsplit(url).path)
    heading = link.css_first("h1, h2, h3, h4, [class*=title]")
    return PostingDraft(url=url, title=node_text(heading) or node_text(link), external_id=key.group(2) if key else url)


def _text(entry: ET.Element, name: str) -> str | None:
    return (entry.findtext(f"{_SPACE}{name}") or entry.findtext(name) or "").strip() or None


def _draft(entry: ET.Element) -> PostingDraft:
    url = required(_text(entry, "loc"))
    posting = _POSTING.search(urlsplit(url).path)
    if posting is None:
        raise ValueError(f"no posting's address: {url}")
    words = posting.group(1).replace("-", " ").strip()
    return PostingDraft(
        url=url,
        title=words.title(),  # until the posting's page was read
        updated_text=_text(entry, "lastmod"),
        external_id=posting.group(2),
        provenance={"title": Provenance("talentlyft", "words of the address", 0.2)},
    )
