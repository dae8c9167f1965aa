"""eArcu: one XML document of all positions."""

import re
from xml.etree import ElementTree as ET

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import child_text, xml_of
from quiethire.ats.reading import place, places, read_entries, required
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_PATHS = {
    "url": "DescriptionURL",
    "title": "JobTitle",
    "places": "Locations/Location",
    "pay": "DisplaySalaryDescription",
    "description_html": "Description",
    "department": "JobFunction",
    "posted_text": "LastPublishedDate",
    "external_id": "VacancyRef",
    "requisition_id": "VacancyRef",
}


class EArcu(Provider):
    """Sites at {company}.earcu.com or on the employer's host; `site` is the path they live under, where they do."""

    name = "earcu"
    title = "eArcu"
    docs = "https://www.earcu.com/"
    traits = Traits(pace_seconds=1.0)
    hosts = ("earcu.com",)
    urls = (re.compile(r"https://(?P<host>(?!(?:www|static|cdn)\.)(?P<tenant>[\w-]+)\.earcu\.com)(?=[/?#]|$)"),)
    cnames = ("earcu.com",)

    def board_url(self, board: BoardRef) -> str:
        prefix = f"{board.site}/" if board.site else ""
        return f"https://{board.host or board.tenant}/{prefix}"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{self.board_url(board)}allvacancies/", headers={"accept": "text/xml"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        del board
        root = xml_of(response)
        if root.tag != "positions":
            raise ShapeChanged(f"expected positions, found {root.tag}", path="/")
        entries = root.findall("position")
        got = read_entries(entries, _draft, source=self.name, where="/positions/position", paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: ET.Element) -> PostingDraft:
    number = required(child_text(entry, "VacancyRef"))
    spots = ("".join(spot.itertext()) for spot in entry.findall("Locations/Location"))
    pay = child_text(entry, "DisplaySalaryDescription")
    return PostingDraft(
        url=required(child_text(entry, "DescriptionURL")),
        title=required(child_text(entry, "JobTitle")),
        places=places(*(place(spot) for spot in spots)),
        pay=PayText(text=pay) if pay else None,
        description_html=child_text(entry, "Description"),
        department=child_text(entry, "JobFunction"),
        posted_text=child_text(entry, "LastPublishedDate"),
        external_id=number,
        requisition_id=number,
    )
