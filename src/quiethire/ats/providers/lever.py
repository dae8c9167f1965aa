"""Lever: a documented API per site; the same site name may live in the global or the European region."""

import html
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from selectolax.lexbor import LexborNode

from quiethire.ats.addresses import host_of
from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import list_page_of, node_text, unnested
from quiethire.ats.reading import (
    count,
    joined,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    number,
    place,
    places,
    read_entries,
    required,
    rows,
    text,
    texts,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import BoardGone, ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText

_EU = "jobs.eu.lever.co"
_PATHS = {
    "url": "hostedUrl",
    "title": "text",
    "places": "categories.allLocations",
    "workplace_text": "workplaceType",
    "employment_text": "categories.commitment",
    "pay": "salaryRange",
    "description_html": "opening+descriptionBody+lists+additional",
    "description_text": "descriptionPlain+additionalPlain",
    "department": "categories.department",
    "posted_text": "createdAt",
    "application_url": "applyUrl",
    "external_id": "id",
}
_PAGE_PATHS = {
    "url": ".posting-title",
    "title": "[data-qa=posting-name]",
    "places": ".sort-by-location",
    "workplace_text": ".workplaceTypes",
    "employment_text": ".sort-by-commitment",
    "department": ".sort-by-team",
    "external_id": "@data-qa-posting-id",
}


class Lever(Provider):
    """Sites of jobs.lever.co and jobs.eu.lever.co. `host` is set for European sites; when only the name is known,
    the global region is asked first and the European one after a 404."""

    name = "lever"
    title = "Lever"
    docs = "https://github.com/lever/postings-api"
    traits = Traits(
        api_documented=True, pace_seconds=1.0, gone_statuses=frozenset({410}), handled_statuses=frozenset({404})
    )
    hosts = ("lever.co",)
    urls = (
        re.compile(r"https://(?P<host>jobs\.eu\.lever\.co)/(?P<tenant>[^/?#]+)"),
        re.compile(r"https://jobs\.lever\.co/(?P<tenant>[^/?#]+)"),
        re.compile(r"https://api\.(?P<region>eu\.)?lever\.co/v0/postings/(?P<tenant>[^/?#]+)"),
    )
    cnames = ("lever.co",)
    markers = ("leverJobsOptions",)
    embeds = (
        re.compile(r"leverJobsOptions\s*=\s*\{[^{}]{0,300}?accountName[\"']?\s*:\s*[\"'](?P<tenant>[\w.-]+)[\"']"),
    )

    def board_of(self, found: re.Match[str]) -> BoardRef | None:
        board = super().board_of(found)
        if board and found.groupdict().get("region"):
            return BoardRef(self.name, board.tenant, host=_EU)
        return board

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.host or 'jobs.lever.co'}/{quote(board.tenant)}"

    def first(self, board: BoardRef) -> Request:
        return self._list("api.eu.lever.co" if board.host == _EU else "api.lever.co", board)

    def _list(self, host: str, board: BoardRef) -> Request:
        # Without `limit` the whole list is returned.
        return Request(
            f"https://{host}/v0/postings/{quote(board.tenant)}?mode=json",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
            api=True,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if response.status == 404:
            asked = host_of(response.requested_url or response.url)
            if board.host is None and asked != "api.eu.lever.co":
                return Reading(follow=(self._list("api.eu.lever.co", board),))
            raise BoardGone(f"Lever has no site {board.tenant} in either region")
        if looks_like_html(response.body):
            return self._read_page(response)
        document = json_of(response)
        one = isinstance(document, Mapping) and "hostedUrl" in document  # one posting, saved by itself
        entries = [document] if one else _ungrouped(list_of(document, "$"))
        got = read_entries(entries, self._draft, source=self.name, where="$", paths=_PATHS)
        return Reading(got.drafts, total=count(len(entries)), rejected=got.rejected)

    def _read_page(self, response: Response) -> Reading:
        """The hosted board, saved: it has no descriptions."""
        page = list_page_of(response)
        if page.tree.css_first(".postings-group, .postings-wrapper, .posting[data-qa-posting-id]") is None:
            raise ShapeChanged("the page lists no postings", path=".postings-group")
        entries = unnested(page, ".posting[data-qa-posting-id]")
        got = read_entries(entries, _draft_of_row, source=self.name, where=".posting", paths=_PAGE_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)

    def _draft(self, entry: Mapping[str, Any]) -> PostingDraft:
        categories = mapping(entry.get("categories"))
        return PostingDraft(
            url=required(entry["hostedUrl"]),
            title=required(entry["text"]),
            places=_places(categories, text(entry.get("country"))),
            workplace_text=_workplace(entry.get("workplaceType")),
            employment_text=texts(categories.get("commitment")),
            pay=_pay(entry),
            description_html=_description(entry),
            description_text=joined(text(entry.get("descriptionPlain")), text(entry.get("additionalPlain"))),
            department=text(categories.get("department")) or text(categories.get("team")),
            posted_text=text(entry.get("createdAt")),
            application_url=text(entry.get("applyUrl")),
            external_id=required(entry["id"]),
        )


def _ungrouped(entries: list[Any]) -> list[Any]:
    """The postings of an answer that was asked for by team, place or commitment (`group=`)."""
    grouped = entries and all(isinstance(one, Mapping) and "postings" in one for one in entries)
    return [posting for group in entries for posting in list_of(group["postings"], "postings")] if grouped else entries


def _draft_of_row(row: LexborNode) -> PostingDraft:
    link = row.css_first("a.posting-title[href]")
    shown = {name: node_text(row.css_first(path)) for name, path in _PAGE_PATHS.items() if path.startswith((".", "["))}
    workplace = (shown["workplace_text"] or "").strip(" —–-")
    return PostingDraft(
        url=required(link.attributes.get("href") if link is not None else None),
        title=required(shown["title"]),
        places=places(place(shown["places"])),
        workplace_text=workplace or None,
        employment_text=texts(shown["employment_text"]),
        department=shown["department"],
        external_id=required(row.attributes.get("data-qa-posting-id")),
    )


def _workplace(value: object) -> str | None:
    found = text(value)
    return None if found == "unspecified" else found


def _places(categories: Mapping[str, Any], country: str | None) -> tuple[PlaceText, ...]:
    """All of them: the single `location` drops the others. The country is that of the first."""
    lines = texts(categories.get("allLocations")) or texts(categories.get("location"))
    return places(*(place(line, country=country if index == 0 else None) for index, line in enumerate(lines)))


def _description(entry: Mapping[str, Any]) -> str | None:
    """Opening, body, lists and closing: `description` alone lacks the requirements."""
    opening, body = text(entry.get("opening")), text(entry.get("descriptionBody"))
    parts = [opening, body] if opening or body else [text(entry.get("description"))]
    for section in rows(entry.get("lists")):
        heading, content = text(section.get("text")), text(section.get("content"))
        if heading:
            parts.append(f"<h3>{html.escape(heading)}</h3>")
        if content:
            parts.append(f"<ul>{content}</ul>" if content.startswith("<li") else content)
    return joined(*parts, text(entry.get("additional")))


def _pay(entry: Mapping[str, Any]) -> PayText | None:
    span = mapping(entry.get("salaryRange"))
    low, high = number(span.get("min")), number(span.get("max"))
    if low is None and high is None:
        stated = text(entry.get("salaryDescriptionPlain"))
        return PayText(text=stated) if stated else None
    return PayText(minimum=low, maximum=high, currency=text(span.get("currency")), period=text(span.get("interval")))
