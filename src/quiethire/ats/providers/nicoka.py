"""Nicoka: a paged list with descriptions."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import (
    count,
    flag,
    joined,
    json_of,
    mapping,
    pages,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response

_PATHS = {
    "url": "uid",
    "title": "label",
    "places": "city",
    "employment_text": "contract_type",
    "description_html": "description+requirements+benefits",
    "posted_text": "published_on",
    "updated_text": "udate",
    "application_url": "applicationUrl",
    "external_id": "id",
}


class Nicoka(Provider):
    """Boards at {company}.nicoka.com/public/jobs; companies that try the system out share a host and stand in the
    path."""

    name = "nicoka"
    title = "Nicoka"
    docs = "https://api.nicoka.com/"
    traits = Traits(page_size=200)
    hosts = ("nicoka.com",)
    urls = (
        re.compile(
            r"https://(?!(?:trial|www|api)\.)(?P<tenant>[\w-]+)\.nicoka\.com/(?:public/jobs|api/jobs)(?=[/?#]|$)"
        ),
        re.compile(r"https://(?P<host>trial\.nicoka\.com)/(?P<tenant>[\w-]+)/(?:public/jobs|api/jobs)(?=[/?#]|$)"),
    )
    cnames = ("nicoka.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_base(board)}/public/jobs/"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"https://{_base(board)}/api/jobs/published?page={page}",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        entries, where = entries_of(document, "data", one="uid")
        site = self.board_url(board)
        got = read_entries(entries, lambda entry: _draft(entry, site), source=self.name, where=where, paths=_PATHS)
        if parse_qs(urlsplit(response.requested_url).query).get("page", ["1"])[0] != "1":
            return Reading(got.drafts, rejected=got.rejected, unlisted=got.unlisted)
        total = count(mapping(document).get("total"))
        more = len(pages(total, len(entries))) if entries else 0
        follow = tuple(self._list(board, 2 + page) for page in range(more))
        return Reading(got.drafts, follow, total, got.rejected, unlisted=got.unlisted)


def _base(board: BoardRef) -> str:
    return f"{board.host}/{board.tenant}" if board.host else f"{board.tenant}.nicoka.com"


def _draft(entry: Mapping[str, Any], site: str) -> PostingDraft | None:
    if text(entry.get("published")) == "0" or flag(entry.get("published")) is False:
        return None
    kind = entry.get("contract_type")
    return PostingDraft(
        url=f"{site}{required(entry.get('uid') or entry['id'])}",
        title=text(entry.get("oLabel")) or required(entry["label"]),
        places=places(place(city=entry.get("city"), region=entry.get("address_state"), country=entry.get("country"))),
        employment_text=texts(mapping(kind).get("label") or mapping(kind).get("name") or kind),
        description_html=joined(*(text(entry.get(name)) for name in ("description", "requirements", "benefits"))),
        posted_text=text(entry.get("published_on")),
        updated_text=text(entry.get("udate")),
        application_url=text(entry.get("applicationUrl")),
        external_id=required(entry["id"]),
    )
