"""Flatchr: one response with all vacancies of a company."""

import re
from collections.abc import Mapping
from typing import Any

from quiethire.ats.contract import Provider, Reading
from quiethire.ats.reading import (
    joined,
    json_of,
    mapping,
    number,
    place,
    places,
    read_entries,
    required,
    text,
    texts,
)
from quiethire.ats.wrapped import entries_of
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Kind, Request, Response
from quiethire.domain.pay import PayText

_PATHS = {
    "url": "vacancy.slug",
    "title": "vacancy.title",
    "company": "vacancy.company.name",
    "places": "vacancy.address",
    "workplace_text": "vacancy.remote",
    "employment_text": "vacancy.contract_type",
    "pay": "vacancy.salary+salary_max",
    "description_html": "vacancy.description+mission+profile",
    "department": "vacancy.metier",
    "posted_text": "vacancy.created_at",
    "updated_text": "vacancy.updated_at",
    "application_url": "vacancy.apply_url",
    "external_id": "vacancy.id",
    "requisition_id": "vacancy.reference",
}


class Flatchr(Provider):
    """Companies at careers.flatchr.io/company/{company}."""

    name = "flatchr"
    title = "Flatchr"
    docs = "https://developers.flatchr.io/"
    hosts = ("flatchr.io",)
    urls = (
        re.compile(r"https://careers\.flatchr\.io/(?:[a-z]{2}/)?company/(?P<tenant>[\w-]+?)(?:\.json)?(?=[/?#]|$)"),
    )
    cnames = ("flatchr.io",)

    def board_url(self, board: BoardRef) -> str:
        return f"https://careers.flatchr.io/company/{board.tenant}"

    def first(self, board: BoardRef) -> Request:
        return Request(f"{self.board_url(board)}.json", headers={"accept": "application/json"}, kind=Kind.LIST)

    def read(self, board: BoardRef, response: Response) -> Reading:
        entries, where = entries_of(json_of(response), "items", one="vacancy")
        site = self.board_url(board)
        got = read_entries(entries, lambda entry: _draft(entry, site), source=self.name, where=where, paths=_PATHS)
        return Reading(got.drafts, total=len(entries), rejected=got.rejected)


def _draft(entry: Mapping[str, Any], site: str) -> PostingDraft:
    vacancy = mapping(entry.get("vacancy")) or entry
    address, kind = mapping(vacancy.get("address")), vacancy.get("contract_type")
    town = address.get("locality")
    return PostingDraft(
        url=f"{site}/vacancy/{required(vacancy['slug'])}/",
        title=required(vacancy["title"]),
        company=text(mapping(vacancy.get("company")).get("name")),
        places=places(place(address.get("formatted_address"), city=town, country=address.get("country"))),
        workplace_text=_workplace(vacancy.get("remote")),
        employment_text=texts(mapping(kind).get("name") or kind),
        pay=_pay(vacancy),
        description_html=joined(*(text(vacancy.get(name)) for name in ("description", "mission", "profile"))),
        department=text(vacancy.get("metier")),
        posted_text=text(vacancy.get("publish_date")) or text(vacancy.get("created_at")),
        updated_text=text(vacancy.get("updated_at")),
        application_url=text(vacancy.get("apply_url")),
        external_id=required(vacancy["id"]),
        requisition_id=text(vacancy.get("reference")),
    )


def _workplace(remote: object) -> str | None:
    """How much of the time is remote: "notime" is none of it, which is no statement for a form left as it was."""
    share = text(remote)
    if share in (None, "notime"):
        return None
    return "remote" if share == "fulltime" else "hybrid" if share in ("parttime", "sometime", "sometimes") else share


def _pay(vacancy: Mapping[str, Any]) -> PayText | None:
    low, high = number(vacancy.get("salary")), number(vacancy.get("salary_max"))
    if not low and not high:
        return None
    return PayText(minimum=low or None, maximum=high or None, currency=text(vacancy.get("currency")))
