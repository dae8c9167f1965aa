"""iCIMS Jibe: career sites whose own API gives ten whole postings a page."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from quiethire.ats.contract import Match, Provider, Reading, Traits
from quiethire.ats.listed import asked, on_its_host
from quiethire.ats.reading import (
    count,
    joined,
    json_of,
    mapping,
    number,
    pages,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.parsing.page import Page

_STEP = 10
_PATHS = {
    "url": "slug",
    "title": "title",
    "company": "hiring_organization",
    "places": "full_location+additional_locations",
    "workplace_text": "location_type",
    "employment_text": "employment_type",
    "pay": "salary_min_value+salary_max_value",
    "description_html": "description+responsibilities+qualifications",
    "department": "department",
    "posted_text": "posted_date",
    "updated_text": "update_date",
    "application_url": "apply_url",
    "external_id": "slug",
    "requisition_id": "req_id",
    "language": "language",
}


class Jibe(Provider):
    """Career sites at {client}.jibeapply.com or on the employer's own host."""

    name = "jibe"
    title = "iCIMS Jibe"
    docs = "https://www.icims.com/products/talent-acquisition/career-sites/"
    traits = Traits(pace_seconds=0.5, page_size=_STEP)
    hosts = ("jibeapply.com",)
    urls = (re.compile(r"https://(?!(?:www|app|api|assets|cdn)\.)(?P<tenant>[a-z0-9-]+)\.jibeapply\.com(?=[/?#]|$)"),)
    cnames = ("jibeapply.com",)
    markers = ("jibecdn", "jibeapply")

    def match_page(self, page: Page) -> list[Match]:
        return on_its_host(self, page, "app.jibecdn.com", "assets.jibecdn.com", "window._jibe", "window.jibe")

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_host(board)}/jobs"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"https://{_host(board)}/api/jobs?page={page}", headers={"accept": "application/json"}, kind=Kind.LIST
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        entries, where = entries_of(document, "jobs", one="slug")
        base = f"https://{_host(board)}/jobs"
        got = read_entries(entries, lambda entry: _draft(entry, base), source=self.name, where=where, paths=_PATHS)
        total = count(mapping(document).get("totalCount"))
        first = asked(response, "page", otherwise=1) == 1
        follow = [self._list(board, 2 + number) for number in range(len(pages(total, len(entries) or _STEP)))]
        return Reading(
            got.drafts, tuple(follow) if first and entries else (), total, got.rejected, unlisted=got.unlisted
        )


def _host(board: BoardRef) -> str:
    return board.host or f"{board.tenant}.jibeapply.com"


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    posting = mapping(entry.get("data")) or entry
    token = required(posting.get("slug") or posting["req_id"])
    main = place(
        posting.get("full_location"),
        city=posting.get("city"),
        region=posting.get("state"),
        country=posting.get("country"),
    )
    others = (
        place(city=row.get("city"), region=row.get("state"), country=row.get("country"))
        for row in rows(posting.get("additional_locations"))
    )
    return PostingDraft(
        url=f"{base}/{quote(token)}",
        title=required(posting["title"]),
        company=text(posting.get("hiring_organization")),
        places=places(main, *others),
        workplace_text=_workplace(posting),
        employment_text=texts(posting.get("employment_type")),
        pay=_pay(posting),
        description_html=joined(
            *(text(posting.get(name)) for name in ("description", "responsibilities", "qualifications"))
        ),
        department=text(posting.get("department")) or next(iter(texts(posting.get("category"))), None),
        posted_text=text(posting.get("posted_date")),
        updated_text=text(posting.get("update_date")),
        application_url=text(posting.get("apply_url")),
        external_id=token,
        requisition_id=text(posting.get("req_id")),
        language=text(posting.get("language")),
    )


def _workplace(posting: Mapping[str, Any]) -> str | None:
    """The stated kind of location; "LAT_LNG", "ANY" and the like only say how the place was coded."""
    stated = text(posting.get("location_type"))
    return stated if stated and stated.lower() in {"remote", "hybrid", "onsite", "on-site", "telecommute"} else None


def _pay(posting: Mapping[str, Any]) -> PayText | None:
    low, high = number(posting.get("salary_min_value")), number(posting.get("salary_max_value"))
    if not low and not high:
        return None
    return PayText(
        minimum=low or None,
        maximum=high or None,
        currency=text(mapping(posting).get("salary_currency")),
        period=text(posting.get("salary_frequency")),
    )
