"""BITE: a customer's listing script holds the key and the filter of its list; postings are pages of their own."""

import json
import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Reading, Traits
from quiethire.ats.listed import PostingPages
from quiethire.ats.reading import count, json_of, list_of, mapping, place, places, read_entries, required, text
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText
from quiethire.parsing import lenient_json

_STEP = 1000
_SEARCH = "https://jobs.b-ite.com/api/v1/postings/search"
_KEY = re.compile(r"[\"']?key[\"']?\s*:\s*[\"']([0-9a-f]{40})[\"']")
_FILTER = re.compile(r"[\"']?filter[\"']?\s*:\s*(?=\{)")
_PATHS = {
    "url": "url",
    "title": "title",
    "places": "address",
    "posted_text": "createdOn",
    "valid_through_text": "endsOn",
    "external_id": "id",
    "language": "locale",
}


class Bite(PostingPages):
    """Customers and their listings (`site`), as the widget names them."""

    name = "bite"
    title = "BITE"
    docs = "https://www.b-ite.com/"
    traits = Traits(lists_all=False, pace_seconds=1.0, page_size=_STEP)
    hosts = ("b-ite.com",)
    urls = (
        re.compile(
            r"https://(?:cs-assets|static)\.b-ite\.com/(?P<tenant>[\w-]+)/jobs-api/(?P<site>[\w-]+?)(?:\.min)?\.js(?=[?#]|$)"
        ),
    )
    cnames = ("b-ite.com",)
    markers = ("data-bite-jobs-api-listing",)
    embeds = (re.compile(r"data-bite-jobs-api-listing=[\"'](?P<tenant>[\w-]+):(?P<site>[\w-]+)[\"']"),)

    def board_url(self, board: BoardRef) -> str:
        return f"https://cs-assets.b-ite.com/{board.tenant}/jobs-api/{board.site}.min.js"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers={"accept": "*/*"}, kind=Kind.LIST)

    def _list(self, key: str, chosen: Mapping[str, Any], start: int) -> Request:
        asked = {
            "key": key,
            "channel": 0,
            "locale": "de",
            "sort": {"by": "title", "order": "asc"},
            "page": {"offset": start, "num": _STEP},
            "filter": chosen,
        }
        return Request(
            _SEARCH,
            method="POST",
            headers={"accept": "application/json", "content-type": "application/json"},
            body=json.dumps(asked).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.requested_url != _SEARCH:
            source = response.body.decode("utf-8", errors="replace")
            key, named = _KEY.search(source), _FILTER.search(source)
            if key is None:
                json_of(response)  # says what stands there instead
                raise ShapeChanged("the script holds no key", path="key")
            # Without the listing's own filter another brand's postings would be listed as well.
            chosen = mapping(lenient_json.first_value(source, named.end())) if named else {}
            return Reading(follow=(self._list(key.group(1), chosen, 0),))
        document = json_of(response)
        entries = list_of(document["jobPostings"], "$.jobPostings")
        got = read_entries(entries, _draft, source=self.name, where="$.jobPostings", paths=_PATHS)
        total = count(mapping(document.get("page")).get("total")) or count(document.get("total"))
        beyond = total is None and len(entries) >= _STEP
        return Reading(
            got.drafts, total=len(entries) if total is None else total, rejected=got.rejected, partial=beyond
        )


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    return PostingDraft(
        url=required(entry["url"]),
        title=required(entry["title"]),
        places=places(_place(mapping(entry.get("address"))), place(entry.get("jobSite"))),
        posted_text=text(entry.get("createdOn")),
        valid_through_text=text(entry.get("endsOn")),
        external_id=required(entry["id"]),
        language=text(entry.get("locale")),
    )


def _place(address: Mapping[str, Any]) -> PlaceText:
    return place(city=address.get("city"), region=address.get("state"), country=address.get("country"))
