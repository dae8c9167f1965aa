"""BITE: a customer's listing script holds the key and the filter of its list; postings are pages of their own."""

import json
import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Reading, Traits
from quiethire.ats.listed import PostingPages
from quiethire.ats.reading import (
    count,
    joined,
    json_of,
    looks_like_html,
    mapping,
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
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.parsing import lenient_json

_STEP = 1000
_SEARCH = "https://jobs.b-ite.com/api/v1/postings/search"
_KEY = re.compile(r"[\"']?key[\"']?\s*:\s*[\"']([0-9a-f]{40})[\"']")
_FILTER = re.compile(r"[\"']?filter[\"']?\s*:\s*(?=\{)")
_MARKUP = re.compile(r"<(?:p|ul|ol|li|div|br|h[1-6])\b", re.IGNORECASE)
_OWN: dict[str, re.Pattern[str]] = {
    "company": re.compile(r"^(?:unternehmen|firma|gesellschaft|arbeitgeber|company|employer)", re.IGNORECASE),
    "places": re.compile(r"^(?:arbeits|einsatz|dienst)?(?:ort|orte|standorte?)$|^location", re.IGNORECASE),
    "employment_text": re.compile(r"^(?:arbeitszeit|anstellungsart|beschaeftigungsart|vertragsart)", re.IGNORECASE),
    "pay": re.compile(r"^(?:verguetung|gehalt|entgelt|salary)", re.IGNORECASE),
    "department": re.compile(r"^(?:abteilung|bereich|fachbereich|berufsfeld|department)", re.IGNORECASE),
}
"""Customers name fields of their own ("custom.verguetung"): only names that say plainly what they hold are read."""
_PATHS = {
    "url": "url",
    "title": "title",
    "company": "custom",
    "places": "address",
    "employment_text": "employmentType",
    "pay": "custom",
    "description_html": "custom",
    "department": "custom",
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
        if response.body.lstrip()[:1] not in (b"{", b"["):
            source = response.body.decode("utf-8", errors="replace")
            key, named = _KEY.search(source), _FILTER.search(source)
            if key is None:
                if looks_like_html(response.body):
                    json_of(response)  # says what stands there instead
                raise ShapeChanged("the script holds no key", path="key")
            # Without the listing's own filter another brand's postings would be listed as well.
            chosen = mapping(lenient_json.first_value(source, named.end())) if named else {}
            return Reading(follow=(self._list(key.group(1), chosen, 0),))
        document = json_of(response)
        entries, where = entries_of(document, "jobPostings", one="url")
        own = mapping(mapping(document).get("fields"))
        got = read_entries(entries, lambda row: _draft(row, own), source=self.name, where=where, paths=_PATHS)
        document = mapping(document)
        total = count(mapping(document.get("page")).get("total")) or count(document.get("total"))
        beyond = total is None and len(entries) >= _STEP
        return Reading(
            got.drafts, total=len(entries) if total is None else total, rejected=got.rejected, partial=beyond
        )


def _draft(entry: Mapping[str, Any], named: Mapping[str, Any]) -> PostingDraft:
    own = [
        (key, value)
        for key, raw in mapping(entry.get("custom")).items()
        for value in _labels(raw, mapping(named.get(f"custom.{key}")))
    ]
    told = {name: [value for key, value in own if pattern.search(key)] for name, pattern in _OWN.items()}
    pay = next(iter(told["pay"]), None)
    stated = places(_place(mapping(entry.get("address"))), *(place(line) for line in texts(entry.get("jobSite"))))
    return PostingDraft(
        url=required(entry["url"]),
        title=required(entry["title"]),
        company=next(iter(told["company"]), None),
        places=stated or places(*(place(line) for line in told["places"])),
        employment_text=texts(entry.get("employmentType")) or tuple(told["employment_text"]),
        pay=PayText(text=pay) if pay else None,
        description_html=joined(*(value for _, value in own if _MARKUP.search(value))),
        department=next(iter(told["department"]), None),
        posted_text=text(entry.get("createdOn")),
        valid_through_text=text(entry.get("endsOn")),
        external_id=required(entry["id"]),
        language=text(entry.get("locale")),
    )


def _labels(raw: object, field: Mapping[str, Any]) -> tuple[str, ...]:
    """What the values of a customer's own field are called; coded ones are named by the field's options."""
    options = {text(row.get("value")): text(row.get("label")) for row in rows(field.get("options"))}
    return tuple(options.get(value) or value for value in texts(raw))


def _place(address: Mapping[str, Any]) -> PlaceText:
    return place(city=address.get("city"), region=address.get("state"), country=address.get("country"))
