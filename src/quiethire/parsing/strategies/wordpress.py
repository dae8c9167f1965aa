"""WordPress REST (wp/v2): postings kept as a post type of their own, by a plug-in or by the site.

Post types seen: WP Job Manager `job_listing`, WP Job Openings `awsm_job_openings`, Simple Job Board `jobpost`, and
types named after jobs in the site's language. `date_gmt` is UTC and lacks its Z; meta is shown by newer versions only;
taxonomies are given as embedded terms or as class names.
"""

import html
import re
from collections.abc import Mapping
from typing import Any, ClassVar

from quiethire.domain.draft import PostingDraft
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance
from quiethire.parsing import lenient_json
from quiethire.parsing.contract import Strategy
from quiethire.parsing.listing.words import clean
from quiethire.parsing.page import Page

MOST_POSTINGS = 500
_TYPE = re.compile(
    r"job|career|vacanc|vacature|stelle|position|opening|posting|offre|emploi|empleo|oferta|offerta|vaga|karriere|kariera"
)
_TAGS = re.compile(r"<[^>]{0,500}>")
_PLACE_TERMS = ("location", "region", "city", "standort", "lieu", "ort", "locatie", "sede", "ubicacion")
_KIND_TERMS = ("type", "employment", "contract", "vertrag", "contrat")
_DEPARTMENT_TERMS = ("category", "department", "kategorie", "team", "abteilung")


class Wordpress(Strategy):
    """Drafts of a JSON answer of `wp/v2/<post type>`, one object or a list."""

    name: ClassVar[str] = "wordpress"
    confidence: ClassVar[float] = 0.95

    def read(self, page: Page) -> list[PostingDraft]:
        """Every published object of a post type that is one of postings and has an address and a title."""
        start = page.body[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        if start not in {b"{", b"["} or b'"rendered"' not in page.body:
            return []
        value = lenient_json.strict(page.markup)
        entries = value if isinstance(value, list) else [value]
        drafts: list[PostingDraft] = []
        for number, entry in enumerate(entries[:MOST_POSTINGS]):
            if isinstance(entry, dict) and _is_posting(entry, page.url):
                draft = self._draft(entry, f"$[{number}]" if isinstance(value, list) else "$")
                if draft is not None:
                    drafts.append(draft)
        return drafts

    def _draft(self, entry: Mapping[str, Any], path: str) -> PostingDraft | None:
        url = entry.get("link")
        title = _rendered(entry.get("title"))
        if not isinstance(url, str) or not url.startswith(("http://", "https://")) or not title:
            return None
        seen = {"title": self._witness(path, "title.rendered")}
        content = entry.get("content")
        description = content.get("rendered") if isinstance(content, dict) else None
        meta = _mapping(entry.get("meta")) | _mapping(entry.get("acf"))
        terms = _terms(entry)

        def stated(field: str, *names: str) -> str | None:
            for name in names:
                value = meta.get(name)
                if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
                    seen[field] = self._witness(path, f"meta.{name}")
                    return clean(html.unescape(str(value)))
            return None

        def term(field: str, marks: tuple[str, ...]) -> tuple[str, ...]:
            found = tuple(name for taxonomy, name in terms if any(mark in taxonomy for mark in marks))
            if found and field not in seen:
                seen[field] = self._witness(path, "_embedded.wp:term")
            return found

        place = stated("places", "_job_location", "job_location", "location")
        places = (place,) if place else term("places", _PLACE_TERMS)
        pay = stated("pay", "_job_salary", "job_salary", "salary")
        posted = self._time(entry, "date", seen, "posted_text", path)
        updated = self._time(entry, "modified", seen, "updated_text", path)
        if isinstance(description, str) and description.strip():
            seen["description_html"] = self._witness(path, "content.rendered")
        application = meta.get("_application")
        remote = meta.get("_remote_position")
        return PostingDraft(
            url=url,
            title=title,
            company=stated("company", "_company_name", "company_name", "company"),
            places=tuple(PlaceText(text=text) for text in places),
            remote_flag=True if remote in {1, "1"} else None,
            employment_text=term("employment_text", _KIND_TERMS),
            pay=PayText(
                text=pay,
                currency=stated("pay", "_job_salary_currency"),
                period=stated("pay", "_job_salary_unit"),
            )
            if pay
            else None,
            description_html=description if isinstance(description, str) and description.strip() else None,
            department=next(iter(term("department", _DEPARTMENT_TERMS)), None),
            posted_text=posted,
            updated_text=updated,
            valid_through_text=stated("valid_through_text", "_job_expires"),
            application_url=_application(application),
            external_id=str(entry["id"]) if isinstance(entry.get("id"), int) else None,
            closed=meta.get("_filled") in {1, "1"},
            provenance=seen,
        )

    def _witness(self, path: str, key: str) -> Provenance:
        return Provenance(self.name, f"{path}.{key}", self.confidence)

    def _time(
        self, entry: Mapping[str, Any], name: str, seen: dict[str, Provenance], field: str, path: str
    ) -> str | None:
        """The time in UTC where the site gives it, else in the site's own time."""
        for key, zone in ((f"{name}_gmt", "Z"), (name, "")):
            value = entry.get(key)
            if isinstance(value, str) and value:
                seen[field] = self._witness(path, key)
                return value if value.endswith("Z") else value + zone
        return None


def _is_posting(entry: Mapping[str, Any], url: str) -> bool:
    kind = entry.get("type")
    if not isinstance(kind, str) or kind in {"post", "page", "attachment"}:
        return False
    status = entry.get("status", "publish")
    return status == "publish" and bool(
        _TYPE.search(kind.lower()) or _TYPE.search(url.rpartition("/wp/v2/")[2].lower())
    )


def _rendered(value: Any) -> str:
    text = value.get("rendered") if isinstance(value, dict) else value
    return clean(html.unescape(_TAGS.sub(" ", text))) if isinstance(text, str) else ""


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _terms(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Taxonomy and name of each embedded term; without them, of each class name of a taxonomy ("region-oslo")."""
    found: list[tuple[str, str]] = []
    embedded = _mapping(entry.get("_embedded")).get("wp:term")
    for group in embedded if isinstance(embedded, list) else []:
        found.extend(
            (term["taxonomy"].lower(), clean(html.unescape(term["name"])))
            for term in (group if isinstance(group, list) else [])
            if isinstance(term, dict) and isinstance(term.get("name"), str) and isinstance(term.get("taxonomy"), str)
        )
    if found:
        return found
    taxonomies = sorted((key for key, value in entry.items() if isinstance(value, list)), key=len, reverse=True)
    classes = entry.get("class_list")
    for name in classes if isinstance(classes, list) else []:
        for taxonomy in taxonomies:
            if isinstance(name, str) and name.startswith(f"{taxonomy}-"):
                found.append((taxonomy.lower(), name[len(taxonomy) + 1 :].replace("-", " ")))
                break
    return found


def _application(value: Any) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    if text.startswith(("http://", "https://")):
        return text
    return f"mailto:{text}" if "@" in text and " " not in text else None
