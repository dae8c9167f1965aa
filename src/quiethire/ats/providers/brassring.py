"""BrassRing: a search page gives a token, by which postings are listed fifty at a time."""

import html
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from quiethire.ats.contract import Reading, Traits
from quiethire.ats.listed import HTML, PostingPages
from quiethire.ats.markup import list_page_of, one
from quiethire.ats.reading import (
    count,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    pages,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone
from quiethire.domain.exchange import Kind, Request, Response

_STEP = 50
_QUERY = r"\?(?=(?:[^#]*&)?(?i:partnerid)=(?P<tenant>\d+))(?=(?:[^#]*&)?(?i:siteid)=(?P<site>\d+))"
_PLACES = ("location", "formtext10", "formtext12", "formtext8", "formtext9")
_PATHS = {
    "url": "Link",
    "title": "Questions.jobtitle",
    "places": "Questions.location",
    "description_html": "Questions.jobdescription",
    "posted_text": "Questions.lastupdated",
    "updated_text": "Questions.lastupdated",
    "external_id": "Questions.reqid",
    "requisition_id": "Questions.autoreq",
}


class BrassRing(PostingPages):
    """Sites known by the partner's number and the site's (`site`). Pages are not stably sorted: a posting may be met
    twice and another not at all, which the total then shows."""

    name = "brassring"
    title = "BrassRing"
    docs = "https://www.infinitetalent.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("brassring.com",)
    urls = (
        re.compile(rf"https://(?P<host>[\w-]*sjobs\.brassring\.com)/(?i:tgnewui/search/home/\w+){_QUERY}"),
        re.compile(rf"https://(?P<host>[\w-]*sjobs\.brassring\.com)/(?i:tgwebhost/\w+\.aspx){_QUERY}"),
    )
    cnames = ("brassring.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{_host(board)}/TGnewUI/Search/Home/Home?partnerid={board.tenant}&siteid={board.site}"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers=HTML, kind=Kind.LIST)

    def _ask(self, board: BoardRef, path: str, question: Mapping[str, Any], token: str, page: int) -> Request:
        return Request(
            f"https://{_host(board)}/TgNewUI/Search/Ajax/{path}#/{page}/{token}",
            method="POST",
            headers={
                "accept": "application/json",
                "content-type": "application/json",
                "x-requested-with": "XMLHttpRequest",
                "rft": token,
            },
            body=json.dumps(question).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body):
            field = one(list_page_of(response), "input[name=__RequestVerificationToken]")
            if field is None:
                raise BoardGone(f"BrassRing has no site {board.key}")
            question: dict[str, Any] = {
                "PartnerId": board.tenant,
                "SiteId": board.site,
                "Keyword": "",
                "Location": "",
                "KeywordCustomSolrFields": "JobTitle,Location",
                "LocationCustomSolrFields": "Location",
                "FacetFilterFields": None,
                "TurnOffHttps": False,
                "Latitude": 0,
                "Longitude": 0,
                "PowerSearchOptions": {"PowerSearchOption": []},
                "encryptedsessionvalue": "",
            }
            token = required(field.attributes.get("value"))
            return Reading(follow=(self._ask(board, "MatchedJobs", question, token, 1),))
        document = json_of(response)
        total = count(document.get("JobsCount"))
        # Without a hit there is no list at all; a single hit may stand without one.
        listed = mapping(document["Jobs"]).get("Job") or ([] if total == 0 else None)
        entries = list_of([listed] if isinstance(listed, Mapping) else listed, "$.Jobs.Job")
        got = read_entries(
            entries, lambda entry: _draft(entry, board), source=self.name, where="$.Jobs.Job", paths=_PATHS
        )
        _, page, token = (*urlsplit(response.requested_url).fragment.split("/", 2), "", "", "")[:3]
        if page != "1" or not entries:
            return Reading(got.drafts, total=total, rejected=got.rejected)
        follow = []
        for number in range(2, 2 + len(pages(total, len(entries)))):
            question = {
                "partnerId": board.tenant,
                "siteId": board.site,
                "pageNumber": number,
                "pageSize": _STEP,
                "sortField": "lastupdated",
                "sortOrder": "desc",
            }
            follow.append(self._ask(board, "ProcessSortAndShowMoreJobs", question, token, number))
        return Reading(got.drafts, tuple(follow), total, got.rejected)


def _host(board: BoardRef) -> str:
    return board.host or "sjobs.brassring.com"


def _draft(entry: Mapping[str, Any], board: BoardRef) -> PostingDraft:
    asked = {(text(row.get("QuestionName")) or "").lower(): text(row.get("Value")) for row in rows(entry["Questions"])}
    number = required(asked.get("reqid"))
    link = text(entry.get("Link"))
    where = next((asked[name] for name in _PLACES if asked.get(name)), None)
    query = f"partnerid={board.tenant}&siteid={board.site}"
    return PostingDraft(
        url=link or f"https://{_host(board)}/TGnewUI/Search/home/HomeWithPreLoad?{query}&jobid={number}",
        title=html.unescape(required(asked.get("jobtitle"))),
        places=places(place(where)),
        description_html=asked.get("jobdescription"),
        posted_text=asked.get("lastupdated"),
        updated_text=asked.get("lastupdated"),
        external_id=number,
        requisition_id=asked.get("autoreq"),
    )
