"""Personio: an XML feed with everything; where it is switched off, a list that pages complete."""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from quiethire.ats.addresses import host_of, in_zone
from quiethire.ats.contract import Provider, Reading, Traits, marked
from quiethire.ats.markup import child_text, list_page_of, node_text, page_of, posting_on, xml_of
from quiethire.ats.reading import (
    filled,
    json_of,
    looks_like_html,
    mapping,
    number,
    place,
    places,
    read_entries,
    required,
    rows,
    sequence,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of, nodes_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import Blocked, BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.parsing.embedded import embedded_values

_ZONES = ("jobs.personio.de", "jobs.personio.com")
_KEY = re.compile(r"/job/(\d+)(?=[/?#]|$)")
_HEADING = "h1, h2, h3, h4, .jb-title, [class*=title]"
_PATHS = {
    "url": "id",
    "title": "name",
    "company": "subcompany",
    "places": "office",
    "employment_text": "employmentType+schedule",
    "pay": "salary*",
    "description_html": "jobDescriptions",
    "department": "department",
    "posted_text": "createdAt",
    "external_id": "id",
}
_LIST_PATHS = {
    "url": "id",
    "title": "name",
    "company": "subcompany",
    "places": "office",
    "employment_text": "employment_type+schedule",
    "description_html": "description",
    "department": "department",
    "posted_text": "createdAt",
    "external_id": "id",
}


class Personio(Provider):
    """Career pages at {company}.jobs.personio.de or .com; `host` is set for the latter.

    Positions whose text is missing in the feed's language have an empty description: their page completes them.
    """

    name = "personio"
    title = "Personio"
    docs = "https://developer.personio.de/v1.0/reference/get_xml"
    traits = Traits(
        api_documented=True,
        gone_statuses=frozenset({410}),
        handled_statuses=frozenset({403, 404, 429}),
        pace_seconds=1.0,
    )
    hosts = ("personio.de", "personio.com")
    urls = (
        re.compile(r"https://(?P<tenant>[\w-]+)\.jobs\.personio\.de(?=[/?#]|$)"),
        re.compile(r"https://(?P<host>(?P<tenant>[\w-]+)\.jobs\.personio\.com)(?=[/?#]|$)"),
        re.compile(r"https://(?P<tenant>[\w-]+)-jobs\.personio\.de(?=[/?#]|$)"),  # the older form
    )
    cnames = ("personio.de", "personio.com")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_host(board)}/"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{self.board_url(board)}xml", headers={"accept": "text/xml"}, kind=Kind.LIST, api=True)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.requested_url and not any(in_zone(host_of(response.url), zone) for zone in _ZONES):
            raise BoardGone(f"Personio has no company {board.tenant}: it leads to {response.url}")
        feed = not urlsplit(response.requested_url).path.endswith("search.json") and response.body.lstrip()[:1] != b"["
        if response.status == 404:
            if not feed:
                raise BoardGone(f"Personio has no company {board.tenant}: neither feed nor list")
            other = Request(
                f"{self.board_url(board)}search.json", headers={"accept": "application/json"}, kind=Kind.LIST
            )
            return Reading(follow=(other,))
        if response.status in self.traits.handled_statuses:
            raise Blocked(f"Personio answered {response.status} for {board.tenant}")
        if looks_like_html(response.body):
            return self._read_page(board, response)
        feed = feed and response.body.lstrip()[:1] != b"{"
        return self._read_feed(board, response) if feed else self._read_list(board, response)

    def _read_feed(self, board: BoardRef, response: Response) -> Reading:
        root = xml_of(response)
        if root.tag != "workzag-jobs":
            raise ShapeChanged(f"expected workzag-jobs, found {root.tag}", path="/")
        positions = root.findall("position")
        host = _host(board)
        got = read_entries(
            positions,
            lambda position: _draft_of_position(position, host),
            source=self.name,
            where="/workzag-jobs/position",
            paths=_PATHS,
        )
        return Reading(got.drafts, total=len(positions), rejected=got.rejected)

    def _read_list(self, board: BoardRef, response: Response) -> Reading:
        entries, where = entries_of(json_of(response), "jobs", "positions", "data", one="employment_type")
        host = _host(board)
        got = read_entries(
            entries, lambda entry: _draft_of_entry(entry, host), source=self.name, where=where, paths=_LIST_PATHS
        )
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def _read_page(self, board: BoardRef, response: Response) -> Reading:
        """The career page, saved: the newer kind has its postings in its state, the older one as links only."""
        page, host = list_page_of(response), _host(board)
        states = [node["jobs"] for _, value in embedded_values(page) for node in nodes_of(value, "jobs")]
        stated = [
            jobs for jobs in states if all("id" in mapping(job) and "name" in mapping(job) for job in sequence(jobs))
        ]
        entries = max((list(sequence(jobs)) for jobs in stated), key=len, default=[])
        if entries:
            got = read_entries(
                entries, lambda entry: _draft_of_entry(entry, host), source=self.name, where="jobs", paths=_LIST_PATHS
            )
            return Reading(got.drafts, total=len(entries), rejected=got.rejected)
        links = {
            key.group(1): link
            for link in page.tree.css("a[href*='/job/']")
            if (key := _KEY.search(link.attributes.get("href") or "")) and node_text(link)
        }
        if not links or marked(page, '"JobPosting"'):
            raise ShapeChanged("the page lists no postings", path="a[href*='/job/']")
        got = read_entries(
            links.items(),
            lambda found: PostingDraft(
                url=f"https://{host}/job/{found[0]}",
                title=node_text(found[1].css_first(_HEADING)) or node_text(found[1]),
                external_id=found[0],
            ),
            source=self.name,
            where="a[href]",
            paths={"url": "", "title": "", "external_id": ""},
        )
        return Reading(got.drafts, total=len(links), rejected=got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        return None if draft.description_html else Request(draft.url, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        stated = posting_on(page_of(response), source=self.name)
        if stated is None:
            raise ShapeChanged("the page states no posting", path="ld+json")
        return filled(draft, stated)


def _host(board: BoardRef) -> str:
    return board.host or f"{board.tenant}.jobs.personio.de"


def _draft_of_position(position: ET.Element, host: str) -> PostingDraft:
    number = required(child_text(position, "id"))
    offices = [child_text(position, "office")]
    offices += ["".join(office.itertext()) for office in position.findall("additionalOffices/office")]
    return PostingDraft(
        url=f"https://{host}/job/{number}",
        title=required(child_text(position, "name")),
        company=child_text(position, "subcompany"),
        places=places(*(place(office) for office in offices)),
        employment_text=texts([child_text(position, "employmentType"), child_text(position, "schedule")]),
        pay=_pay(position),
        description_html=_description(
            (child_text(part, "name"), child_text(part, "value"))
            for part in position.findall("jobDescriptions/jobDescription")
        ),
        department=child_text(position, "department"),
        posted_text=child_text(position, "createdAt"),
        external_id=number,
    )


def _draft_of_entry(entry: Mapping[str, Any], host: str) -> PostingDraft:
    number = required(entry["id"])
    offices = _names(entry.get("offices")) or _names(entry.get("office"))
    posted = entry.get("createdAt") or entry.get("created_at") or entry.get("published_at")
    sections = ((text(row.get("name")), text(row.get("value"))) for row in rows(entry.get("jobDescriptions")))
    return PostingDraft(
        url=f"https://{host}/job/{number}",
        title=required(entry["name"]),
        company=next(iter(_names(entry.get("subcompany"))), None),
        places=places(*(place(office) for office in offices)),
        employment_text=texts([entry.get("employment_type") or entry.get("employmentType"), entry.get("schedule")]),
        description_html=text(entry.get("description")) or _description(sections),
        department=next(iter(_names(entry.get("department"))), None),
        posted_text=text(posted),
        external_id=number,
    )


def _names(value: object) -> tuple[str, ...]:
    """Texts, or the names of mappings, of a list or alone."""
    found = sequence(value) or [value]
    return texts([mapping(one).get("name") or text(one) for one in found])


def _pay(position: ET.Element) -> PayText | None:
    """What the elements whose names begin with "salary" state, where the employer has them in the feed."""
    stated = {
        leaf.tag.lower(): (leaf.text or "").strip()
        for element in position
        if element.tag.lower().startswith("salary")
        for leaf in element.iter()
    }

    def of(word: str) -> str | None:
        return next((value for name, value in stated.items() if word in name and value), None)

    low, high = number(of("min")), number(of("max"))
    if low or high:
        return PayText(minimum=low or None, maximum=high or None, currency=of("currency"), period=of("interval"))
    printed = next((value for name, value in stated.items() if name == "salary" and value), None)
    return PayText(text=printed) if printed else None


def _description(parts: Iterable[tuple[str | None, str | None]]) -> str | None:
    sections = [
        (f"<h3>{html.escape(heading)}</h3>" if heading else "") + body
        for heading, body in parts
        if body and body.strip()
    ]
    return "\n".join(sections) or None
