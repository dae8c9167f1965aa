"""Homerun: an Atom feed per account."""

import re
from xml.etree import ElementTree as ET

from quiethire.ats.contract import Provider, Reading
from quiethire.ats.markup import child_text, xml_of
from quiethire.ats.reading import place, places, read_entries, required, texts
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response

_ANY = "{*}"
_PATHS = {
    "url": "link/@href",
    "title": "title",
    "company": "../title",
    "places": "location",
    "employment_text": "type",
    "description_html": "content",
    "department": "department",
    "posted_text": "published",
    "updated_text": "updated",
    "external_id": "id",
}


class Homerun(Provider):
    """Career pages at {company}.homerun.co; embedded widgets name an account by a token of their own."""

    name = "homerun"
    title = "Homerun"
    docs = "https://developers.homerun.co/"
    hosts = ("homerun.co",)
    urls = (
        re.compile(r"https://feed\.homerun\.co/(?P<tenant>[\w-]+)"),
        re.compile(r"https://(?:www\.|app\.|embed\.)?homerun\.co/embed/(?P<tenant>[\w-]+)/widget"),
        re.compile(
            r"https://(?!(?:www|app|api|cdn|static|feed|embed|help|developers)\.)(?P<tenant>[\w-]+)\.homerun\.co(?=[/?#]|$)"
        ),
    )
    cnames = ("homerun.co",)
    markers = ("feed.homerun.co",)
    embeds = (re.compile(r"https://feed\.homerun\.co/(?P<tenant>[\w-]+)"),)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.homerun.co/"

    def first(self, board: BoardRef) -> Request:
        return Request(f"https://feed.homerun.co/{board.tenant}", kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        del board
        root = xml_of(response)
        if not root.tag.endswith("feed"):
            raise ShapeChanged(f"expected feed, found {root.tag}", path="/")
        company = child_text(root, f"{_ANY}title") or child_text(root, f"{_ANY}author/{_ANY}name")
        entries = root.findall(f"{_ANY}entry")
        got = read_entries(
            entries, lambda entry: _draft(entry, company), source=self.name, where="/feed/entry", paths=_PATHS
        )
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: ET.Element, company: str | None) -> PostingDraft:
    link = entry.find(f"{_ANY}link")
    url = required(link.get("href") if link is not None else None)
    location = entry.find(f"{_ANY}location")
    line = None
    if location is not None:
        line = location.get("label") or child_text(location, f"{_ANY}label") or "".join(location.itertext())
    return PostingDraft(
        url=url,
        title=required(child_text(entry, f"{_ANY}title")),
        company=child_text(entry, f"{_ANY}author/{_ANY}name") or company,
        places=places(place(line)),
        employment_text=texts(child_text(entry, f"{_ANY}type")),
        description_html=child_text(entry, f"{_ANY}content") or child_text(entry, f"{_ANY}description"),
        department=child_text(entry, f"{_ANY}department"),
        posted_text=child_text(entry, f"{_ANY}published"),
        updated_text=child_text(entry, f"{_ANY}updated"),
        external_id=child_text(entry, f"{_ANY}id") or url,
    )
