"""Greenhouse: one documented response has the whole board, with descriptions."""

import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import page_of, state_of
from quiethire.ats.reading import (
    count,
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
    unescaped,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_TENANT = r"(?P<tenant>[\w-]+)"
_PATHS = {
    "url": "absolute_url",
    "title": "title",
    "company": "company_name",
    "places": "location.name",
    "workplace_text": "metadata",
    "employment_text": "metadata",
    "pay": "pay_input_ranges",
    "description_html": "content",
    "department": "departments[0].name",
    "posted_text": "first_published",
    "updated_text": "updated_at",
    "valid_through_text": "application_deadline",
    "application_url": "absolute_url",
    "external_id": "id",
    "requisition_id": "requisition_id",
    "language": "language",
}
_EMPLOYMENT = re.compile(r"employment type|time type|job type|commitment|contract type|worker type", re.IGNORECASE)
_WORKPLACE = re.compile(r"workplace|work(?:ing)? model|remote|work location type|work arrangement", re.IGNORECASE)
_PERIOD = re.compile(r"hour|annual|year|month|week|dai|day", re.IGNORECASE)
_NOT_SALARY = re.compile(r"equity|ote|on.target|commission|bonus|stock", re.IGNORECASE)
_NO_PLACE = re.compile(r"hybrid|distributed|on.?site|in.?office", re.IGNORECASE)


class Greenhouse(Provider):
    """Boards of greenhouse.io; European boards answer from the same API."""

    name = "greenhouse"
    title = "Greenhouse"
    docs = "https://developers.greenhouse.io/job-board.html"
    traits = Traits(api_documented=True)
    hosts = ("greenhouse.io",)
    urls = (
        re.compile(
            rf"https://(?:boards|job-boards)(?:\.[a-z]{{2}})?\.greenhouse\.io/embed/job_(?:board|app)[^?]*\?(?:[^#]*?&)?for={_TENANT}"
        ),
        re.compile(rf"https://(?:boards|job-boards)(?:\.[a-z]{{2}})?\.greenhouse\.io/(?!embed/){_TENANT}(?=[/?#]|$)"),
        re.compile(rf"https://(?:boards-)?api(?:[.-][a-z]{{2}})?\.greenhouse\.io/v1/boards/{_TENANT}"),
    )
    cnames = ("greenhouse.io",)  # its customers' own domains are served by a third party that serves others too
    markers = ("urlToken", "boardToken")
    embeds = (re.compile(r"[\"']?(?:urlToken|boardToken)[\"']?\s*[:=]\s*[\"'](?P<tenant>[\w-]+)[\"']"),)

    def board_url(self, board: BoardRef) -> str:
        return f"https://job-boards.greenhouse.io/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return Request(
            f"https://boards-api.greenhouse.io/v1/boards/{board.tenant}/jobs?content=true&pay_transparency=true",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
            api=True,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = _on_page(response) if looks_like_html(response.body) else json_of(response)
        if "absolute_url" in document and "jobs" not in document:  # one posting, saved by itself
            document = {"jobs": [document]}
        entries = _grouped(document) if "jobs" not in document else list_of(document["jobs"], "$.jobs")
        got = read_entries(entries, self._draft, source=self.name, where="$.jobs", paths=_PATHS)
        # The API sometimes answers with fewer rows than its own count: the total makes that visible.
        return Reading(got.drafts, total=count(mapping(document.get("meta")).get("total")), rejected=got.rejected)

    def _draft(self, entry: Mapping[str, Any]) -> PostingDraft:
        metadata = list(rows(entry.get("metadata")))
        line = text(mapping(entry.get("location")).get("name")) or text(entry.get("location"))
        offices = [place(office.get("location") or office.get("name")) for office in rows(entry.get("offices"))]
        only_model = bool(line and _NO_PLACE.fullmatch(line))
        departments = list(rows(entry.get("departments"))) or list(rows([entry.get("department")]))
        return PostingDraft(
            url=required(entry["absolute_url"]),
            title=required(entry["title"]),
            company=text(entry.get("company_name")),
            places=places(*offices) if only_model or not line else places(place(line)),
            workplace_text=_stated(metadata, _WORKPLACE) or (line if only_model else None),
            employment_text=texts(_stated(metadata, _EMPLOYMENT)),
            pay=_pay(entry, metadata),
            description_html=unescaped(entry.get("content")),
            department=text(departments[0].get("name")) if departments else None,
            posted_text=text(entry.get("first_published")) or text(entry.get("published_at")),
            updated_text=text(entry.get("updated_at")),
            valid_through_text=text(entry.get("application_deadline")),
            application_url=text(entry["absolute_url"]),
            external_id=required(entry["id"]),
            requisition_id=text(entry.get("requisition_id")),
            language=text(entry.get("language")),
        )


def _on_page(response: Response) -> Mapping[str, Any]:
    """What the state of a hosted list page holds, saved; one page of it is not the board."""
    state = state_of(page_of(response).markup, "window.__remixContext")
    routes = mapping(mapping(mapping(state).get("state")).get("loaderData")).values()
    posts = next((mapping(route["jobPosts"]) for route in routes if "jobPosts" in mapping(route)), None)
    if posts is None:
        raise KeyError("jobPosts")
    return {"jobs": posts["data"], "meta": {"total": posts.get("total")}}


def _grouped(document: Mapping[str, Any]) -> list[Any]:
    """The postings of the API's other lists, by department or by office. Groups nest, and one posting may be in
    several."""
    groups = document["departments"] if "departments" in document else document["offices"]
    left, found = list_of(groups, "$.departments")[::-1], dict[object, Any]()
    while left:
        group = mapping(left.pop())
        left += [*rows(group.get("children")), *rows(group.get("departments"))][::-1]
        found.update({row.get("id"): row for row in rows(group.get("jobs"))})
    return list(found.values())


def _stated(metadata: list[Mapping[str, Any]], name: re.Pattern[str]) -> str | None:
    """The value of the first custom field so called; fields are named by each customer."""
    for row in metadata:
        if name.search(text(row.get("name")) or ""):
            value = row.get("value")
            found = ", ".join(texts(value)) if isinstance(value, list) else text(value)
            if found:
                return found
    return None


def _pay(entry: Mapping[str, Any], metadata: list[Mapping[str, Any]]) -> PayText | None:
    for span in rows(entry.get("pay_input_ranges")):
        title = text(span.get("title")) or ""
        low, high = number(span.get("min_cents")), number(span.get("max_cents"))
        if (low or high) and not _NOT_SALARY.search(title):
            period = _PERIOD.search(title)
            return PayText(
                minimum=low / 100 if low is not None else None,
                maximum=high / 100 if high is not None else None,
                currency=text(span.get("currency_type")),
                period=period.group(0) if period else None,
            )
    for row in metadata:
        name, value = text(row.get("name")) or "", mapping(row.get("value"))
        low, high = number(value.get("min_value")), number(value.get("max_value"))
        if row.get("value_type") == "currency_range" and (low or high) and not _NOT_SALARY.search(name):
            period = _PERIOD.search(name)
            return PayText(
                minimum=low, maximum=high, currency=text(value.get("unit")), period=period.group(0) if period else None
            )
    return None
