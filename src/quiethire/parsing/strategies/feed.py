"""RSS and Atom feeds of postings, with the fields of Google Base and of job plug-ins where they are given."""

from collections.abc import Mapping
from typing import ClassVar

from quiethire.domain.draft import PostingDraft
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance
from quiethire.parsing.contract import Strategy
from quiethire.parsing.feeds import FeedEntry, looks_like_feed, read_feed
from quiethire.parsing.listing.documents import posting_entries
from quiethire.parsing.listing.words import clean
from quiethire.parsing.page import Page
from quiethire.parsing.xmlscan import local

MOST_POSTINGS = 2_000
_NAMES: Mapping[str, tuple[str, ...]] = {
    "company": ("employer", "company", "company_name", "companyname", "hiringorganization", "hiring_organization"),
    "places": ("location", "job_location", "joblocation", "locations", "locality", "city"),
    "employment_text": ("job_type", "jobtype", "employment_type", "employmenttype", "job_types"),
    "valid_through_text": (
        "expiration_date", "expirationdate", "advertisetodatetimeutc", "advertisetodatetime", "expires",
        "valid_through", "closing_date", "closingdate", "job_expires",
    ),
    "pay": ("salary", "salary_range", "compensation", "job_salary"),
    "department": ("job_function", "department", "job_category"),
    "requisition_id": ("jobnumbersingle", "reference", "referencenumber", "reference_number", "requisitionid"),
    "external_id": ("id", "jobid", "job_id"),
}  # fmt: skip


class Feed(Strategy):
    """One draft per entry, when the feed is one of postings."""

    name: ClassVar[str] = "feed"
    confidence: ClassVar[float] = 0.8

    def read(self, page: Page) -> list[PostingDraft]:
        """The entries as drafts, in feed order. Entries without an address of their own are left out."""
        if not looks_like_feed(page.body):
            return []
        feed = read_feed(page.body, page.url, page.headers.get("content-type"))
        places = {id(entry): number for number, entry in enumerate(feed.entries, start=1)}
        chosen = posting_entries(feed, page.url)[:MOST_POSTINGS]
        return [self._draft(entry, places[id(entry)]) for entry in chosen]

    def _draft(self, entry: FeedEntry, number: int) -> PostingDraft:
        seen: dict[str, Provenance] = {}

        def witness(field: str, place: str) -> None:
            seen[field] = Provenance(self.name, f"item[{number}]/{place}", self.confidence)

        stated: dict[str, str] = {}
        fields = {local(name).lower(): (name, text) for name, text in entry.fields.items()}
        for field, names in _NAMES.items():
            for name in names:
                if name in fields and fields[name][1].strip():
                    stated[field] = clean(fields[name][1])
                    witness(field, fields[name][0])
                    break
        witness("title", "title")
        if entry.html:
            witness("description_html", "description")
        if entry.published:
            witness("posted_text", "pubDate")
        if entry.updated:
            witness("updated_text", "updated")
        place = stated.get("places")
        pay = stated.get("pay")
        employment = stated.get("employment_text")
        return PostingDraft(
            url=entry.url,
            title=clean(entry.title),
            company=stated.get("company"),
            places=(PlaceText(text=place),) if place else (),
            employment_text=(employment,) if employment else (),
            pay=PayText(text=pay) if pay and pay.lower() != "not displayed" else None,
            description_html=entry.html or None,
            department=stated.get("department"),
            posted_text=entry.published,
            updated_text=entry.updated,
            valid_through_text=stated.get("valid_through_text"),
            external_id=stated.get("external_id"),
            requisition_id=stated.get("requisition_id"),
            provenance=seen,
        )
