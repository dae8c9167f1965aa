"""JobScore: a documented feed with all postings of a company."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import json_of, place, places, read_entries, required, text, texts
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response

_CALL = re.compile(rb"\s*(?:/\*\*/)?\s*[\w.$]+\((.*)\)\s*;?\s*\Z", re.DOTALL)
_PATHS = {
    "url": "detail_url",
    "title": "title",
    "places": "location",
    "employment_text": "job_type",
    "description_html": "description",
    "department": "department",
    "posted_text": "opened_date",
    "application_url": "apply_url",
    "external_id": "id",
}


class JobScore(Provider):
    """Career sites at careers.jobscore.com/careers/{company}."""

    name = "jobscore"
    title = "JobScore"
    docs = "https://support.jobscore.com/hc/en-us/articles/202180320"
    traits = Traits(api_documented=True)
    hosts = ("jobscore.com",)
    urls = (re.compile(r"https://careers\.jobscore\.com/(?:careers|jobs)/(?P<tenant>[\w-]+)"),)
    cnames = ("jobscore.com",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://careers.jobscore.com/careers/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return Request(
            f"https://careers.jobscore.com/jobs/{board.tenant}/feed.json?sort=date",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
            api=True,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        del board
        called = _CALL.match(response.body)  # with a callback the feed is a call of it
        document = json_of(replace(response, body=called.group(1)) if called else response)
        entries, where = entries_of(document, "jobs", one="detail_url")
        got = read_entries(entries, _draft, source=self.name, where=where, paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: Mapping[str, Any]) -> PostingDraft:
    town = entry.get("city")
    return PostingDraft(
        url=required(entry["detail_url"]),
        title=required(entry["title"]),
        places=places(place(entry.get("location"), city=town, region=entry.get("state"), country=entry.get("country"))),
        employment_text=texts(entry.get("job_type")),
        description_html=text(entry.get("description")),
        department=text(entry.get("department")),
        posted_text=text(entry.get("opened_date")) or text(entry.get("created_at")),
        application_url=text(entry.get("apply_url")),
        external_id=required(entry["id"]),
    )
