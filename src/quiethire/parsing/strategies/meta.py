"""Metas for importers of job boards (`job-title`, `job-city`, `job-posteddate` …), which some vendors' pages have.
They supplement a posting found by other means; alone they are no posting."""

from typing import ClassVar

from quiethire.domain.draft import PostingDraft
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance
from quiethire.parsing.contract import Strategy
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page.head import head_of

_FIELDS = {
    "title": ("job-title", "jobtitle", "job_title", "gsa:jobtitle", "search.title"),
    "company": ("job-company", "company-name", "hiring-organization", "job_company", "employer"),
    "posted_text": (
        "job-posteddate",
        "job-posted-date",
        "job-date-posted",
        "dateposted",
        "date_posted",
        "job-postdate",
    ),
    "requisition_id": ("job-id", "jobid", "job_id", "requisition-id", "job-req-id", "job-number", "search.id"),
    "department": ("job-category", "job-department", "jobcategory", "job-family"),
    "description_html": ("job-description",),
    "employment": ("job-type", "employment-type", "job-employmenttype", "jobtype"),
}
_PLACE = {
    "city": ("job-city", "job_city", "city"),
    "region": ("job-region", "job-state", "job_state"),
    "country": ("job-country", "job_country", "country"),
    "text": ("job-location", "joblocation", "job_location"),
}
_MARKS = ("job-", "job_", "jobtitle", "gsa:job", "employment-type", "hiring-organization")


class Meta(Strategy):
    """At most one draft, and only of what metas say."""

    name: ClassVar[str] = "meta"
    confidence: ClassVar[float] = 0.5

    def read(self, page: Page) -> list[PostingDraft]:
        """The page's job metas as a draft, when there are any."""
        metas = head_of(page).metas
        if not any(name.startswith(_MARKS) for name in metas):
            return []
        said: dict[str, str] = {}
        seen: dict[str, Provenance] = {}

        def first(names: tuple[str, ...]) -> tuple[str | None, str]:
            return next(((metas[name], name) for name in names if name in metas), (None, ""))

        for field, names in _FIELDS.items():
            found, name = first(names)
            if found:
                said[field] = found
                key = "employment_text" if field == "employment" else field
                seen[key] = Provenance(self.name, f"meta[name={name}]", self.confidence)
        parts = {part: first(names)[0] for part, names in _PLACE.items()}
        if not (parts["city"] or parts["text"] or parts["region"]):
            parts = dict.fromkeys(parts)
        places = (PlaceText(**parts),) if any(parts.values()) else ()  # type: ignore[arg-type]
        if places:
            seen["places"] = Provenance(self.name, "meta[name=job-city]", self.confidence)
        if not said.get("title") and not places:
            return []
        employment = said.pop("employment", None)
        return [
            PostingDraft(
                url=page.url,
                places=places,
                employment_text=(employment,) if employment else (),
                provenance=seen,
                **said,  # type: ignore[arg-type]
            )
        ]
