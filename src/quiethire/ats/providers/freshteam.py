"""Freshteam: the careers widget's answer has up to 1,000 postings, with the tables its numbers refer to."""

import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import (
    flag,
    json_of,
    list_of,
    looks_like_html,
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
from quiethire.domain.errors import BoardGone
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.place import PlaceText

CAP = 1_000
_KINDS = {
    "1": "contract",
    "2": "full time",
    "3": "internship",
    "4": "part time",
    "5": "temporary",
    "6": "seasonal",
    "7": "volunteer",
    "8": "fixed term",
}
_PATHS = {
    "url": "url",
    "title": "title",
    "places": "branch_id",
    "remote_flag": "remote",
    "employment_text": "job_type",
    "description_html": "description",
    "department": "job_role_id",
    "posted_text": "created_at",
    "external_id": "id",
}


class Freshteam(Provider):
    """Career sites at {company}.freshteam.com. The product is being retired: an unknown company answers with a page."""

    name = "freshteam"
    title = "Freshteam"
    docs = "https://developers.freshteam.com/api/"
    traits = Traits(cap=CAP)
    hosts = ("freshteam.com",)
    urls = (
        re.compile(
            r"https://(?!(?:www|assets|app|api|support|developers)\.)(?P<tenant>[\w-]+)\.freshteam\.com(?=[/?#]|$)"
        ),
    )
    cnames = ("freshteam.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}.freshteam.com/jobs"

    def first(self, board: BoardRef) -> Request:
        return Request(
            f"https://{board.tenant}.freshteam.com/hire/widgets/jobs.json",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        if looks_like_html(response.body) and b"404" in response.body[:5_000]:
            raise BoardGone(f"Freshteam has no company {board.tenant}")
        document = json_of(response)
        entries = list_of(document["jobs"], "$.jobs")
        branches = {text(row.get("id")): row for row in rows(document.get("branches"))}
        roles = {text(row.get("id")): text(row.get("name")) for row in rows(document.get("job_roles"))}
        got = read_entries(
            entries, lambda entry: _draft(entry, branches, roles), source=self.name, where="$.jobs", paths=_PATHS
        )
        capped = len(entries) >= CAP
        total = len(entries)
        return Reading(
            got.drafts, total=total, rejected=got.rejected, unlisted=got.unlisted, capped=capped, partial=capped
        )


def _draft(
    entry: Mapping[str, Any], branches: Mapping[str | None, Mapping[str, Any]], roles: Mapping[str | None, str | None]
) -> PostingDraft | None:
    if flag(entry.get("deleted")):
        return None
    return PostingDraft(
        url=required(entry["url"]),
        title=required(entry["title"]),
        places=_places(entry, branches),
        remote_flag=flag(entry.get("remote")),
        employment_text=texts(_KINDS.get(text(entry.get("job_type")) or "")),
        description_html=text(entry.get("description")),
        department=roles.get(text(entry.get("job_role_id"))),
        posted_text=text(entry.get("created_at")),
        external_id=required(entry["id"]),
    )


def _places(entry: Mapping[str, Any], branches: Mapping[str | None, Mapping[str, Any]]) -> tuple[PlaceText, ...]:
    """Where a remote posting names places ("City, Country|City, Country"), they go before the branch."""
    preferred = text(entry.get("preferred_remote_job_locations")) if flag(entry.get("remote")) else None
    if preferred:
        return places(*(place(line) for line in preferred.split("|")))
    branch = branches.get(text(entry.get("branch_id")), {})
    town, region, country = branch.get("city"), branch.get("state"), branch.get("country_code")
    return places(place(branch.get("location"), city=town, region=region, country=country))
