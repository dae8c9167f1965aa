"""Welcome to the Jungle: the site's own search index lists an organization's postings, completed by its API."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.listed import asked
from quiethire.ats.reading import (
    count,
    joined,
    json_of,
    list_of,
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
    witnessed,
)
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import ShapeChanged
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_STEP = 100
_SITE = "https://www.welcometothejungle.com"
_API = "https://api.welcometothejungle.com/api/v1/organizations"
_WORKPLACE = {"fulltime": "remote", "partial": "hybrid", "punctual": "hybrid", "no": "on-site"}
_ENTRY = {
    "url": "slug",
    "title": "name",
    "company": "organization.name",
    "places": "offices",
    "workplace_text": "remote",
    "employment_text": "contract_type",
    "pay": "salary_min+salary_max",
    "posted_text": "published_at",
    "external_id": "reference",
}
_DETAIL = {
    **_ENTRY,
    "description_html": "description+profile",
    "department": "profession.name",
    "updated_text": "updated_at",
    "application_url": "apply_url",
}


class WTTJ(Provider):
    """Organizations at welcometothejungle.com. The index' number and key, which change, are asked for first; they go
    along in the fragment of the list's address."""

    name = "wttj"
    aliases = ("welcome_to_the_jungle", "welcomekit")
    title = "Welcome to the Jungle"
    docs = "https://developers.welcomekit.co/"
    traits = Traits(lists_all=False, pace_seconds=0.5, page_size=_STEP)
    hosts = ("welcometothejungle.com", "welcomekit.co")
    urls = (
        re.compile(r"https://(?:www\.)?welcometothejungle\.com/(?:[a-z]{2}/)?companies/(?P<tenant>[^/?#]+)(?=[/?#]|$)"),
        re.compile(r"https://api\.welcometothejungle\.com/api/v1/organizations/(?P<tenant>[^/?#]+)(?=[/?#]|$)"),
        re.compile(r"https://(?:www\.)?welcomekit\.co/(?:[a-z]{2}/)?companies/(?P<tenant>[^/?#]+)(?=[/?#]|$)"),
        re.compile(r"https://(?!(?:www|api|developers|cdn|app)\.)(?P<tenant>[\w-]+)\.welcomekit\.co(?=[/?#]|$)"),
    )
    cnames = ("welcomekit.co",)

    def board_url(self, board: BoardRef) -> str:
        return f"{_SITE}/en/companies/{board.tenant}/jobs"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{_SITE}/api/env", headers={"accept": "application/json"}, kind=Kind.LIST)

    def _list(self, board: BoardRef, account: str, key: str, index: str, page: int) -> Request:
        chosen = f"facetFilters={quote(json.dumps([[f'organization.slug:{board.tenant}']]))}"
        question = {"requests": [{"indexName": index, "params": f"hitsPerPage={_STEP}&page={page}&{chosen}"}]}
        return Request(
            f"https://{account.lower()}-dsn.algolia.net/1/indexes/*/queries?page={page}#/{account}/{key}/{index}",
            method="POST",
            headers={
                "accept": "application/json",
                "content-type": "application/json",
                "x-algolia-application-id": account,
                "x-algolia-api-key": key,
                "referer": f"{_SITE}/",
                "origin": _SITE,
            },
            body=json.dumps(question).encode(),
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        if isinstance(document, Mapping) and any("ALGOLIA_APPLICATION_ID" in name for name in document):
            account = required(document.get("ALGOLIA_APPLICATION_ID") or document["PUBLIC_ALGOLIA_APPLICATION_ID"])
            key = required(document.get("ALGOLIA_API_KEY_CLIENT") or document["PUBLIC_ALGOLIA_API_KEY_CLIENT"])
            prefix = text(document.get("ALGOLIA_JOBS_INDEX_PREFIX")) or "wttj_jobs_production"
            return Reading(follow=(self._list(board, account, key, f"{prefix}_en", 0),))
        base = f"{_SITE}/en/companies/{board.tenant}/jobs"
        if isinstance(document, Mapping) and "hits" not in document and "results" not in document:
            entry = mapping(document.get("job")) or document  # one posting, saved by itself
            draft = witnessed(_draft(entry, base), source=self.name, where="$.job", paths=_ENTRY)
            return Reading((self.read_detail(board, draft, response),), total=1)
        found = document if "hits" in document else list_of(document["results"], "$.results")[0]
        entries = list_of(found["hits"], "$.results[0].hits")
        got = read_entries(
            entries, lambda entry: _draft(entry, base), source=self.name, where="$.results[0].hits", paths=_ENTRY
        )
        # The index repeats a posting for each of its sites: the repeats count towards the total.
        unique = {draft.external_id: draft for draft in got.drafts}
        repeats = len(got.drafts) - len(unique)
        total = count(found.get("nbHits"))
        _, account, key, index = (*urlsplit(response.requested_url).fragment.split("/"), "", "", "", "")[:4]
        first = asked(response, "page") == 0 and bool(entries)
        rest = range(1, 1 + len(pages(total, len(entries) or _STEP))) if first else ()
        follow = tuple(self._list(board, account, key, index, page) for page in rest)
        return Reading(tuple(unique.values()), follow, total, got.rejected, unlisted=repeats)

    def detail(self, board: BoardRef, draft: PostingDraft) -> Request | None:
        token = draft.url.rsplit("/", 1)[-1]
        return Request(f"{_API}/{board.tenant}/jobs/{token}", headers={"accept": "application/json"}, kind=Kind.DETAIL)

    def read_detail(self, board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
        document = json_of(response)
        entry = mapping(document.get("job")) or document
        body = joined(text(entry.get("description")), text(entry.get("profile")))
        if body is None:
            raise ShapeChanged("the posting has no description", path="job.description")
        stated = _draft(entry, f"{_SITE}/en/companies/{board.tenant}/jobs")
        read = replace(
            stated,
            url=draft.url,
            places=stated.places or draft.places,
            description_html=body,
            department=text(mapping(entry.get("profession")).get("name")),
            updated_text=text(entry.get("updated_at")),
            application_url=text(entry.get("apply_url")),
            closed=text(entry.get("status")) not in (None, "published"),
        )
        return witnessed(read, source=self.name, where="$.job", paths=_DETAIL)


def _draft(entry: Mapping[str, Any], base: str) -> PostingDraft:
    token = required(entry["slug"])
    spots = (
        place(city=row.get("city") or row.get("local_city"), country=row.get("country_code") or row.get("country"))
        for row in (*rows(entry.get("offices")), mapping(entry.get("office")))
    )
    low = number(entry.get("salary_min")) or number(entry.get("salary_minimum"))
    high = number(entry.get("salary_max")) or number(entry.get("salary_maximum"))
    period = text(entry.get("salary_period"))
    pay = PayText(minimum=low, maximum=high, currency=text(entry.get("salary_currency")), period=period)
    kind = entry.get("contract_type")
    return PostingDraft(
        url=f"{base}/{quote(token)}",
        title=required(entry["name"]),
        company=text(mapping(entry.get("organization")).get("name")),
        places=places(*spots),
        workplace_text=_WORKPLACE.get(text(entry.get("remote")) or ""),
        employment_text=texts(mapping(kind).get("en") or kind),
        pay=pay if low or high else None,
        posted_text=text(entry.get("published_at")),
        external_id=text(entry.get("reference")) or token,
    )
