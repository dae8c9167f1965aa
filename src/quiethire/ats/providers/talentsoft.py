"""Talentsoft: a feed of all offers, whose places stand on the posting pages."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from quiethire.ats.addresses import host_of, in_zone
from quiethire.ats.contract import Match, Reading, Traits
from quiethire.ats.listed import HTML, PostingPages, asked, on_its_host
from quiethire.ats.markup import child_text, xml_of
from quiethire.ats.reading import read_entries, required, texts, unescaped
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.parsing.page import Page

_LANGUAGES = (1036, 2057, 1033, 1031)
"""French, English of two countries, German: a site has its offers in the first that gives any."""
_KEY = re.compile(r"_(\d+)\.aspx|reference=([\w-]+)", re.IGNORECASE)
_REFERENCE = re.compile(r"^\s*(\d{4}-\d+)\s*-\s*")
_PATHS = {
    "url": "link",
    "title": "title",
    "employment_text": "category[1]",
    "description_html": "description",
    "department": "category[0]",
    "posted_text": "pubDate",
    "external_id": "link",
    "requisition_id": "title",
}


class Talentsoft(PostingPages):
    """Sites at {company}.talent-soft.com or on the employer's host."""

    name = "talentsoft"
    title = "Cegid Talentsoft"
    docs = "https://developers.cegid.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("talent-soft.com",)
    urls = (re.compile(r"https://(?P<host>(?!(?:www|cdn|static)\.)(?P<tenant>[\w-]+)\.talent-soft\.com)(?=[/?#]|$)"),)
    cnames = ("talent-soft.com",)

    def match_page(self, page: Page) -> list[Match]:
        if in_zone(host_of(page.url), "talent-soft.com"):
            return []
        return on_its_host(self, page, "ts-offer-list-item", "ts-search-engine-form__rss-cta", "ts-offer-page")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or f'{board.tenant}.talent-soft.com'}/"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, _LANGUAGES[0])

    def _list(self, board: BoardRef, language: int) -> Request:
        return Request(
            f"{self.board_url(board)}handlers/offerRss.ashx?LCID={language}",
            headers={"accept": "application/rss+xml"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        root = xml_of(response)
        if root.tag != "rss":
            raise ShapeChanged(f"expected rss, found {root.tag}", path="/")
        entries = root.findall("channel/item")
        got = read_entries(entries, _draft, source=self.name, where="/rss/channel/item", paths=_PATHS)
        language = asked(response, "LCID")
        further = _LANGUAGES[_LANGUAGES.index(language) + 1 :] if language in _LANGUAGES and not entries else ()
        follow = tuple(self._list(board, number) for number in further[:1])
        return Reading(got.drafts, follow, len(entries) if entries else None, got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.url, headers=HTML, kind=Kind.DETAIL)


def _draft(entry: ET.Element) -> PostingDraft:
    url, title = required(child_text(entry, "link")), required(child_text(entry, "title"))
    key, reference = _KEY.search(url), _REFERENCE.match(title)
    kinds, body = list(_texts_of(entry, "category")), child_text(entry, "description")
    return PostingDraft(
        url=url,
        title=_REFERENCE.sub("", title) or title,
        employment_text=texts(kinds[1:2]),
        description_html=body if body and "<" in body else unescaped(body),  # some feeds escape it twice
        department=kinds[0] if kinds else None,
        posted_text=child_text(entry, "pubDate"),
        external_id=required((key.group(1) or key.group(2)) if key else None),
        requisition_id=reference.group(1) if reference else None,
    )


def _texts_of(entry: ET.Element, path: str) -> Iterator[str]:
    return ("".join(found.itertext()).strip() for found in entry.findall(path))
