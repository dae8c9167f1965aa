"""WordPress REST: a site's own post type of postings ("job"), paged by headers."""

import html
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from quiethire.ats.contract import Provider, Reading, Traits
from quiethire.ats.reading import count, json_of, list_of, mapping, pages, read_entries, required, text
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response

_STEP = 100  # 101 is refused with HTTP 400
_PATHS = {
    "url": "link",
    "title": "title.rendered",
    "description_html": "content.rendered",
    "posted_text": "date_gmt",
    "updated_text": "modified_gmt",
    "external_id": "id",
}


class WordPressRest(Provider):
    """Sites whose postings are a post type of their own. `tenant` is the host (with the path WordPress lives under),
    `site` the type. The text may live in fields the API does not give: the posting page then completes it."""

    name = "wordpress_rest"
    title = "WordPress"
    docs = "https://developer.wordpress.org/rest-api/reference/"
    traits = Traits(page_size=_STEP, pace_seconds=1.0)  # the site is its owner's, and so is its robots.txt
    hosts = ()
    urls = (
        re.compile(
            r"https://(?P<tenant>[\w.-]+(?:/[\w-]+)?)/wp-json/wp/v2/"
            r"(?!job-listings)(?P<site>(?:jobs?|careers?|vacanc(?:y|ies)|positions?|openings?|job[-_]\w+|stellen\w*|emplois?|vacatures?)"
            r"(?:[-_]\w+)?)(?=[/?#]|$)"
        ),
    )

    def board_of(self, found: re.Match[str]) -> BoardRef | None:
        return BoardRef(self.name, found["tenant"], found["site"])

    def board_url(self, board: BoardRef) -> str:
        return f"https://{board.tenant}/wp-json/wp/v2/{board.site}"

    def first(self, board: BoardRef) -> Request:
        return self._list(board, 1)

    def _list(self, board: BoardRef, page: int) -> Request:
        return Request(
            f"{self.board_url(board)}?per_page={_STEP}&page={page}",
            headers={"accept": "application/json"},
            kind=Kind.LIST,
        )

    def read(self, board: BoardRef, response: Response) -> Reading:
        document = json_of(response)
        single = isinstance(document, Mapping) and "link" in document  # one saved record
        entries = [document] if single else list_of(document, "$")
        got = read_entries(entries, _draft, source=self.name, where="$", paths=_PATHS)
        if single:
            return Reading(got.drafts, total=1, rejected=got.rejected, unlisted=got.unlisted)
        if parse_qs(urlsplit(response.requested_url).query).get("page", ["1"])[0] != "1":
            return Reading(got.drafts, rejected=got.rejected, unlisted=got.unlisted)
        total = count(response.headers.get("x-wp-total"))
        more = len(pages(total, len(entries))) if entries else 0
        follow = tuple(self._list(board, 2 + page) for page in range(more))
        return Reading(
            got.drafts, follow, len(entries) if total is None else total, got.rejected, unlisted=got.unlisted
        )


def _draft(entry: Mapping[str, Any]) -> PostingDraft | None:
    if text(entry.get("status")) not in (None, "publish"):
        return None
    modified, posted = text(entry.get("modified_gmt")), text(entry.get("date_gmt"))
    return PostingDraft(
        url=required(entry["link"]),
        title=html.unescape(required(entry["title"]["rendered"])),
        description_html=text(mapping(entry.get("content")).get("rendered")),
        posted_text=f"{posted}Z" if posted else text(entry.get("date")),
        updated_text=f"{modified}Z" if modified else text(entry.get("modified")),
        external_id=required(entry["id"]),
    )
