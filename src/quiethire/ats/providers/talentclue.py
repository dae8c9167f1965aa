"""Talent Clue: the careers widget's answer has all postings of an account, without descriptions."""

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import inner_html, list_page_of, one, page_of
from quiethire.ats.reading import (
    joined,
    json_of,
    looks_like_html,
    mapping,
    number,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response

_CLIENT = re.compile(r"data-client-id=[\"']([0-9a-f]{32})")
_FILTER = {"op": 1, "position": [], "subs": "0", "lang": "es", "industry": []}
"""The widget's own question before a visitor has chosen anything: every open posting."""
_PATHS = {
    "url": "url",
    "title": "title",
    "company": "subgroup",
    "places": "city",
    "workplace_text": "work_modality",
    "employment_text": "contract_label+shift_label",
    "department": "department",
    "posted_text": "post_date",
    "external_id": "url",
    "language": "language",
}


class TalentClue(Provider):
    """Accounts known by the number in their widget, or by their host at talentclue.com, whose page holds it."""

    name = "talentclue"
    title = "Talent Clue"
    docs = "https://help.talentclue.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0)
    hosts = ("talentclue.com",)
    urls = (
        re.compile(r"https://api\.talentclue\.com/jswidget-ajax/jswidget/jobs/(?P<tenant>[0-9a-f]{32})"),
        re.compile(
            r"https://(?!(?:www|api|careers|app|help|blog|static)\.)(?P<tenant>[\w-]+)\.talentclue\.com(?=[/?#]|$)"
        ),
    )
    markers = ("tc-jswidget",)
    embeds = (
        re.compile(r"id=[\"']tc-jswidget[\"'][^>]{0,200}?data-client-id=[\"'](?P<tenant>[0-9a-f]{32})"),
        re.compile(r"data-client-id=[\"'](?P<tenant>[0-9a-f]{32})[\"'][^>]{0,200}?id=[\"']tc-jswidget[\"']"),
    )

    def board_url(self, board: BoardRef) -> str:
        if re.fullmatch(r"[0-9a-f]{32}", board.tenant):
            return f"https://api.talentclue.com/jswidget-ajax/jswidget/jobs/{board.tenant}"
        return f"https://{board.tenant}.talentclue.com/"

    def first(self, board: BoardRef) -> Request:
        if re.fullmatch(r"[0-9a-f]{32}", board.tenant):
            return self._list(board.tenant)
        return Request(self.board_url(board), kind=Kind.LIST)

    def _list(self, client: str) -> Request:
        asked = base64.b64encode(json.dumps(_FILTER, separators=(",", ":")).encode()).decode()
        return Request(
            f"https://api.talentclue.com/jswidget-ajax/jswidget/jobs/{client}/{asked}",
            method="POST",
            headers={"accept": "application/json", "content-type": "application/json"},
            body=b"",
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        del board
        if looks_like_html(response.body):
            client = _CLIENT.search(list_page_of(response).markup)
            if client is None:
                raise ShapeChanged("the page has no widget of Talent Clue", path="#tc-jswidget")
            return Reading(follow=(self._list(client.group(1)),))
        jobs = json_of(response)["jobs"]
        entries = list(jobs.values()) if isinstance(jobs, Mapping) else list(jobs)  # an empty board has a list
        got = read_entries(entries, _draft, source=self.name, where="$.jobs", paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected, unlisted=got.unlisted)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        return Request(draft.url, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        page = page_of(response)
        body = joined(
            *(inner_html(one(page, f".{name}.description-block")) for name in ("description", "requirements"))
        )
        if body is None:
            raise ShapeChanged("the page has no description", path=".description-block")
        read = replace(draft, description_html=body)
        return witnessed(read, source=self.name, where="", paths={"description_html": ".description-block"})


def _draft(entry: Mapping[str, Any]) -> PostingDraft | None:
    if text(entry.get("is_archived")) == "1":
        return None
    url = required(entry["url"])
    node = re.search(r"/node/(\d+)", url)
    spot = place(city=entry.get("city"), region=entry.get("province_label"), country=entry.get("country_label"))
    where = mapping(entry.get("geolocation"))
    latitude, longitude = number(where.get("lat")), number(where.get("lng"))
    return PostingDraft(
        url=url,
        title=required(entry["title"]),
        company=text(entry.get("subgroup")) or text(entry.get("parent_company_name")),
        places=places(replace(spot, latitude=latitude, longitude=longitude)),
        workplace_text=text(entry.get("work_modality")),
        employment_text=texts([entry.get("contract_label"), entry.get("shift_label")]),
        department=text(entry.get("department")),
        posted_text=text(entry.get("post_date")),
        external_id=node.group(1) if node else url,
        language=text(entry.get("language")),
    )
