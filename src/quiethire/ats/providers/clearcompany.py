"""ClearCompany (HRM Direct): one XML document with a row for each place of a posting, completed by posting pages."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from quiethire.ats.contract import Reading, Traits
from quiethire.ats.listed import HTML, PostingPages
from quiethire.ats.markup import child_text, xml_of
from quiethire.ats.reading import folded, place, places, read_entries, required
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response

_DAY = re.compile(r"\d{1,2} \w{3} \d{4}")
_PATHS = {
    "url": "referencenumber",
    "title": "title",
    "company": "company",
    "places": "city+state+country",
    "description_html": "descriptionrich",
    "department": "department",
    "posted_text": "date",
    "external_id": "referencenumber",
    "requisition_id": "referencenumber",
}


class ClearCompany(PostingPages):
    """Accounts known by the same label at hrmdirect.com and clearcompany.com. The feed cuts descriptions at 1,000
    characters, and its clock and zone are wrong: only the day counts."""

    name = "clearcompany"
    title = "ClearCompany"
    docs = "https://www.clearcompany.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("hrmdirect.com", "clearcompany.com")
    urls = (
        re.compile(r"https://(?!(?:www|app|api|reports)\.)(?P<tenant>[\w-]+)\.hrmdirect\.com/employment(?=[/?#]|$)"),
        re.compile(r"https://careers-page\.clearcompany\.com/jobs/(?P<tenant>[\w-]+)(?=[/?#]|$)"),
        re.compile(
            r"https://(?!(?:www|app|api|info|careers-page)\.)(?P<tenant>[\w-]+)\.clearcompany\.com/careers(?=[/?#]|$)"
        ),
    )
    cnames = ("hrmdirect.com", "clearcompany.com")
    body = ".jobDesc"

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.hrmdirect.com/employment/job-openings.php"

    def first(self, board: BoardRef) -> Request:
        feed = f"https://{board.tenant}.hrmdirect.com/employment/xml.php"
        return Request(feed, headers={"accept": "text/xml"}, kind=Kind.LIST)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board  # the feed's description is only a beginning
        return Request(draft.url, headers=HTML, kind=Kind.DETAIL)

    def read(self, board: BoardRef, response: Response) -> Reading:
        root = xml_of(replace(response, body=_as_utf8(response.body)))
        if root.tag != "source":
            raise ShapeChanged(f"expected source, found {root.tag}", path="/")
        entries = root.findall("job")
        base = f"https://{board.tenant}.hrmdirect.com/employment/job-opening.php?req="
        got = folded(
            read_entries(
                entries, lambda entry: _draft(entry, base), source=self.name, where="/source/job", paths=_PATHS
            )
        )
        return Reading(got.drafts, total=len(entries), rejected=got.rejected, unlisted=got.unlisted)


def _as_utf8(body: bytes) -> bytes:
    """One file mixes UTF-8 and Windows-1252: each line is taken for what it is."""
    lines: list[str] = []
    for line in body.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
    whole = "\n".join(lines)
    return re.sub(r"(<\?xml[^>]*?)\s+encoding=[\"'][\w-]+[\"']", r"\1", whole, count=1).encode()


def _draft(entry: ET.Element, base: str) -> PostingDraft:
    number = required(child_text(entry, "referencenumber"))
    city, region, country = (child_text(entry, name) for name in ("city", "state", "country"))
    day = _DAY.search(child_text(entry, "date") or "")
    return PostingDraft(
        url=base + number,
        title=required(child_text(entry, "title")),
        company=child_text(entry, "company"),
        places=places(place(city=city, region=region, country=country)),
        description_html=child_text(entry, "descriptionrich") or child_text(entry, "description"),
        department=child_text(entry, "department"),
        posted_text=day.group(0) if day else None,
        external_id=number,
        requisition_id=number,
    )
