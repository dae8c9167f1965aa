"""NEOGOV (governmentjobs.com, schooljobs.com): an HTML list by pages, completed by posting pages; and its RSS feed."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborNode

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import child_text, inner_html, node_text, one, page_of, posting_on, unnested, xml_of
from quiethire.ats.reading import count, filled, number, pages, place, places, read_entries, required, texts, unescaped
from quiethire.ats.reading import witnessed as with_witness
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_NS = "{http://www.neogov.com/namespaces/JobListing}"
_SCHOOLS = "www.schooljobs.com"
_INDEX = r"careers/home/index\?(?:.*&)?agency=(?P<tenant>[\w-]+)"
_AGENCY = r"careers/(?!home(?:[/?]|$))(?P<tenant>[\w-]+)"
_KIND = re.compile(r"time|temporary|intern|seasonal|regular", re.IGNORECASE)
_STATE = re.compile(r", [A-Z]{2}$")
_MOST_FACTS = 20
"""Lines below a title."""
_PATHS = {
    "url": "@data-job-id",
    "title": "h3 a",
    "places": ".list-meta li",
    "employment_text": ".list-meta li",
    "pay": ".list-meta li",
    "department": ".list-meta li",
    "external_id": "@data-job-id",
}
_FEED_PATHS = {
    "url": "link",
    "title": "title",
    "company": "../title",
    "places": "joblisting:location+joblisting:state",
    "employment_text": "joblisting:jobType",
    "pay": "joblisting:minimumSalary+joblisting:maximumSalary",
    "description_html": "description",
    "department": "joblisting:department",
    "posted_text": "pubDate",
    "valid_through_text": "joblisting:advertiseToDateTimeUTC",
    "external_id": "joblisting:jobId",
    "requisition_id": "joblisting:jobNumberSingle",
}


class Neogov(Provider):
    """Agencies of governmentjobs.com; `host` is set for those of schooljobs.com."""

    name = "neogov"
    title = "NEOGOV"
    docs = "https://www.governmentjobs.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("governmentjobs.com", "schooljobs.com")
    urls = (
        re.compile(rf"https://(?:www\.)?governmentjobs\.com/{_INDEX}", re.IGNORECASE),
        re.compile(rf"https://(?:www\.)?governmentjobs\.com/{_AGENCY}", re.IGNORECASE),
        re.compile(r"https://agency\.governmentjobs\.com/(?P<tenant>[\w-]+)", re.IGNORECASE),
        re.compile(rf"https://(?:www\.)?(?P<host>schooljobs\.com)/(?:{_INDEX})", re.IGNORECASE),
        re.compile(rf"https://(?:www\.)?(?P<host>schooljobs\.com)/{_AGENCY}", re.IGNORECASE),
    )

    def board_of(self, found: re.Match[str]) -> BoardRef | None:
        board = super().board_of(found)
        return BoardRef(self.name, board.tenant, host=_SCHOOLS) if board and board.host else board

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_host(board)}/careers/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        query = {"agency": board.tenant, "sort": "PositionTitle", "isDescendingSort": "false", "page": page}
        return Request(
            f"https://{_host(board)}/careers/home/index?{urlencode(query)}",
            headers={"accept": "text/html", "x-requested-with": "XMLHttpRequest"},  # without it only a shell comes
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        start = response.body.lstrip()[:200]
        if start.startswith((b"<?xml", b"<rss")):
            return self._read_feed(response)
        page = page_of(response)
        counter = one(page, "#job-postings-number")
        total = count(re.sub(r"\D", "", node_text(counter) or "")) if counter is not None else None
        entries = unnested(page, "li.list-item[data-job-id]")
        if total is None and not entries:
            raise ShapeChanged("the list states no number of postings", path="#job-postings-number")
        base = self.board_url(board)
        got = read_entries(
            entries, lambda node: _draft(node, base), source=self.name, where="li.list-item", paths=_PATHS
        )
        if parse_qs(urlsplit(response.requested_url).query).get("page", ["1"])[0] != "1":
            return Reading(got.drafts, rejected=got.rejected)
        more = len(pages(total, len(entries))) if entries else 0
        return Reading(got.drafts, tuple(self._list(board, 2 + page) for page in range(more)), total, got.rejected)

    def _read_feed(self, response: Response) -> Reading:
        root = xml_of(response)
        company = child_text(root, "channel/title")
        entries = root.findall("channel/item")
        if root.find("channel") is None:
            raise ShapeChanged("the feed has no channel", path="/rss/channel")
        got = read_entries(
            entries,
            lambda item: _draft_of_item(item, company),
            source=self.name,
            where="/rss/channel/item",
            paths=_FEED_PATHS,
        )
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return None if draft.description_html else Request(draft.url, headers={"accept": "text/html"}, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        page = page_of(response)
        stated = posting_on(page, source=self.name)
        body = inner_html(one(page, "#details-info"))
        if stated is None and body is None:
            raise ShapeChanged("the page has no description", path="#details-info")
        read = PostingDraft(url=draft.url, description_html=body)
        read = with_witness(read, source=self.name, where="", paths={"description_html": "#details-info"})
        draft = filled(draft, read)
        return filled(draft, stated) if stated else draft


def _host(board: BoardRef) -> str:
    return board.host or "www.governmentjobs.com"


def _draft(node: LexborNode, base: str) -> PostingDraft:
    identity = required(node.attributes.get("data-job-id"))
    link = node.css_first("h3 a, a.item-details-link, a[href]")
    facts = [found for row in node.css(".list-meta li")[:_MOST_FACTS] if (found := node_text(row))]
    pay = next((fact for fact in facts if "$" in fact), None)
    named = [fact.split(":", 1) for fact in facts if ":" in fact]  # "Category: …", "Department: …"
    kind = next((fact for fact in (*facts[1:], *facts[:1]) if ":" not in fact and _KIND.search(fact)), None)
    department = next((value.strip() for name, value in named if name.strip().lower() == "department"), None)
    return PostingDraft(
        url=f"{base}/jobs/{identity}",
        title=required(node_text(link)),
        places=places(place(facts[0])) if facts and facts[0] not in (pay, kind) else (),
        employment_text=texts(kind.split(" - ", 1)[0] if kind else None),
        department=department,
        pay=PayText(text=pay.split(" - ", 1)[-1] if pay and kind == pay else pay) if pay else None,
        external_id=identity,
    )


def _draft_of_item(item: ET.Element, company: str | None) -> PostingDraft:
    link = required(child_text(item, "link"))
    spot = place(city=child_text(item, f"{_NS}location"), region=child_text(item, f"{_NS}state"))
    return PostingDraft(
        url=link,
        title=required(child_text(item, "title")),
        company=_STATE.sub("", company) if company else None,
        places=places(spot),
        employment_text=texts(child_text(item, f"{_NS}jobType")),
        pay=_pay(item),
        description_html=unescaped(child_text(item, "description")),
        department=child_text(item, f"{_NS}department"),
        posted_text=child_text(item, "pubDate"),
        valid_through_text=child_text(item, f"{_NS}advertiseToDateTimeUTC"),
        external_id=child_text(item, f"{_NS}jobId") or link,
        requisition_id=child_text(item, f"{_NS}jobNumberSingle"),
    )


def _pay(item: ET.Element) -> PayText | None:
    """ "Not Displayed" stands where the employer states none."""
    low = number((child_text(item, f"{_NS}minimumSalary") or "").replace(",", "").lstrip("$"))
    high = number((child_text(item, f"{_NS}maximumSalary") or "").replace(",", "").lstrip("$"))
    if not low and not high:
        return None
    currency, period = child_text(item, f"{_NS}salaryCurrency"), child_text(item, f"{_NS}salaryInterval")
    return PayText(minimum=low or None, maximum=high or None, currency=currency, period=period)
