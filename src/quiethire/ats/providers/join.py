"""JOIN: the company page names the company's number; its list comes in pages of five, completed by Markdown details."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from markdown_it import MarkdownIt

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.markup import next_data, page_of
from quiethire.ats.reading import (
    count,
    joined,
    json_of,
    list_of,
    looks_like_html,
    mapping,
    number,
    pages,
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
from quiethire.domain.pay import PayText

_STEP = 5  # larger pages are refused with a list of validation errors
_PATHS = {
    "url": "idParam",
    "title": "title",
    "places": "city",
    "workplace_text": "workplaceType",
    "employment_text": "employmentType.name",
    "pay": "salaryAmountFrom+salaryAmountTo",
    "department": "category.name",
    "posted_text": "createdAt",
    "external_id": "id",
}
_DETAIL_PATHS = {"description_html": "description", "company": "company.name"}


class Join(Provider):
    """Companies at join.com/companies/{company} or {company}.join.com."""

    name = "join"
    title = "JOIN"
    docs = "https://docs.join.com/reference/getting-started"
    traits = Traits(page_size=_STEP, lists_all=False, pace_seconds=1.0)
    hosts = ("join.com",)
    urls = (
        re.compile(r"https://(?:www\.)?join\.com/(?:[a-z]{2}/)?companies/(?P<tenant>[\w-]+)"),
        re.compile(
            r"https://(?!(?:www|app|api|docs|help|cdn|assets|developer|support)\.)(?P<tenant>[\w-]+)\.join\.com(?=[/?#]|$)"
        ),
    )

    def board_url(self, board: BoardRef) -> str:
        return f"https://join.com/companies/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return Request(self.board_url(board), headers={"accept": "text/html"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body):
            return self._read_page(board, response)
        document = json_of(response)
        if isinstance(document, list):
            raise ShapeChanged("a list of validation errors stands where the postings should", path="$")
        # The pages of the list do not name the company; the fragment, which is never sent, carries its name.
        named = parse_qs(urlsplit(response.requested_url).fragment).get("company", [""])[0]
        if "items" not in document:
            return self._read_one(board, mapping(document.get("job")) or document, named or None)
        return self._read_items(board, document["items"], "$.items", named or None)

    def _read_one(self, board: BoardRef, entry: Mapping[str, Any], company: str | None) -> Reading:
        """A detail, saved."""
        if "title" not in entry or "id" not in entry:
            raise KeyError("items")
        alone = witnessed(_draft(entry, board, company), source=self.name, where="$", paths=_PATHS)
        return Reading((self._complete(alone, entry),))

    def _read_page(self, board: BoardRef, response: Response) -> Reading:
        state = next_data(page_of(response))["props"]["pageProps"]["initialState"]
        if "jobs" not in state and mapping(state.get("job")):  # a posting's own page, saved
            return self._read_one(board, state["job"], text(mapping(state.get("company")).get("name")))
        company = state["company"]
        identity, name = required(company["id"]), text(company.get("name"))
        jobs = mapping(state.get("jobs"))
        total = count(mapping(jobs.get("pagination")).get("rowCount"))
        reading = self._read_items(board, jobs["items"], "$.initialState.jobs.items", name)
        if total is not None and len(reading.drafts) >= total:
            return replace(reading, total=total)
        last = len(pages(total, _STEP)) + 1 if total is not None else 1
        follow = tuple(self._list(identity, name, page) for page in range(1, last + 1))
        return replace(reading, follow=follow, total=total)

    def _list(self, company: str, name: str | None, page: int) -> Request:
        return Request(
            f"https://join.com/api/public/companies/{quote(company)}/jobs?locale=en&page={page}&pageSize={_STEP}"
            + (f"#{urlencode({'company': name})}" if name else ""),
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def _read_items(self, board: BoardRef, value: object, where: str, company: str | None = None) -> Reading:
        got = read_entries(
            list_of(value, where),
            lambda entry: _draft(entry, board, company),
            source=self.name,
            where=where,
            paths=_PATHS,
        )
        return Reading(got.drafts, rejected=got.rejected)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        del board
        if draft.external_id is None:
            return None
        return Request(
            f"https://join.com/api/public/jobs/{quote(draft.external_id)}?locale=en",
            headers={"accept": "application/json"},
            kind=Kind.DETAIL,
        )

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        del board
        if looks_like_html(response.body):
            return self._complete(draft, next_data(page_of(response))["props"]["pageProps"]["initialState"]["job"])
        return self._complete(draft, json_of(response))

    def _complete(self, draft: PostingDraft, document: Mapping[str, Any]) -> PostingDraft:
        parts = ("intro", "tasks", "requirements", "benefits", "outro")
        described = text(document.get("description")) or joined(
            *(text(document.get(part)) for part in parts), by="\n\n"
        )
        if described is None:
            raise KeyError("description")
        company = text(mapping(document.get("company")).get("name"))
        markup = MarkdownIt("commonmark", {"html": False}).render(described)
        read = replace(draft, description_html=markup, company=draft.company or company)
        return witnessed(
            read, source=self.name, where="$", paths={"description_html": "description", "company": "company.name"}
        )


def _draft(entry: Mapping[str, Any], board: BoardRef, company: str | None) -> PostingDraft:
    city, kind = mapping(entry.get("city")), entry.get("employmentType")
    stated = mapping(entry.get("country"))
    country = stated.get("name") or stated.get("countryName") or text(entry.get("country"))
    return PostingDraft(
        url=f"https://join.com/companies/{board.tenant}/{quote(required(entry.get('idParam') or entry['id']))}",
        title=required(entry["title"]),
        company=company,
        places=places(place(city=city.get("cityName") or city.get("name"), country=city.get("countryName") or country)),
        workplace_text=text(entry.get("workplaceType")),
        employment_text=texts(mapping(kind).get("name") or kind),
        pay=_pay(entry),
        department=text(mapping(entry.get("category")).get("name")),
        posted_text=text(entry.get("createdAt")),
        external_id=required(entry["id"]),
    )


def _pay(entry: Mapping[str, Any]) -> PayText | None:
    """Amounts are in cents; the frequency is set even where there is no amount."""
    least, most = mapping(entry.get("salaryAmountFrom")), mapping(entry.get("salaryAmountTo"))
    low, high = number(least.get("amount")), number(most.get("amount"))
    if not low and not high:
        return None
    return PayText(
        minimum=low / 100 if low else None,
        maximum=high / 100 if high else None,
        currency=text(least.get("currency")) or text(most.get("currency")),
        period=text(entry.get("salaryFrequency")),
    )
