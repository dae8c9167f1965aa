"""The baseline the specification describes: BeautifulSoup, JSON-LD first, then CSS selectors and patterns."""

import json
import re
from typing import Any

from bs4 import BeautifulSoup, Tag

from quiethire.cli.evaluation.compare import Values
from quiethire.parsing.page import Page

_TITLE = (".job-title", ".posting-headline h2", "[class*=job-title]", "[class*=jobtitle]", "h1")
_COMPANY = (".company-name", ".company", "[class*=company]", "[itemprop=hiringOrganization]")
_LOCATION = (".location", "[class*=location]", "[itemprop=jobLocation]")
_DESCRIPTION = (
    ".job-description",
    "[class*=job-description]",
    "[class*=description]",
    "#job-description",
    "article",
    "main",
)
_SALARY = re.compile(
    r"\$\s?(\d{2,3}(?:,\d{3})+|\d{2,3}k)\s?(?:-|–|to)\s?\$?\s?(\d{2,3}(?:,\d{3})+|\d{2,3}k)", re.IGNORECASE
)
_TYPES = {
    "full-time": "FULL_TIME",
    "full time": "FULL_TIME",
    "part-time": "PART_TIME",
    "contract": "CONTRACTOR",
    "internship": "INTERN",
}


def read(page: Page) -> list[Values]:
    """One posting per page, if it has any title."""
    soup = BeautifulSoup(page.body, "html.parser")
    posting = _json_ld(soup)
    if posting is not None:
        return [_from_json_ld(posting)]
    title = _first(soup, _TITLE)
    if not title:
        return []
    text = soup.get_text(" ", strip=True)
    lower = text.lower()
    salary = _SALARY.search(text)
    apply = next((link for link in soup.find_all("a", href=True) if "apply" in link.get_text().lower()), None)
    body = next((node for selector in _DESCRIPTION if (node := soup.select_one(selector)) is not None), soup)
    return [
        Values(
            title=title,
            company=_first(soup, _COMPANY),
            locations=(location,) if (location := _first(soup, _LOCATION)) else (),
            remote=True if "remote" in lower else None,
            pay=(_amount(salary.group(1)), _amount(salary.group(2)), "USD", "year") if salary else None,
            employment_types=tuple(kind for word, kind in _TYPES.items() if word in lower)[:1],
            application_url=str(apply["href"]) if isinstance(apply, Tag) else None,
            description=body.get_text(" ", strip=True),
        )
    ]


def _first(soup: BeautifulSoup, selectors: tuple[str, ...]) -> str | None:
    for selector in selectors:
        node = soup.select_one(selector)
        if node is not None and (text := " ".join(node.get_text(" ").split())):
            return text
    return None


def _amount(text: str) -> float:
    number = float(text.lower().rstrip("k").replace(",", ""))
    return number * 1000 if text.lower().endswith("k") else number


def _json_ld(soup: BeautifulSoup) -> dict[str, Any] | None:
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            value = json.loads(script.string or "")
        except ValueError:
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict) and node.get("@type") == "JobPosting":
                return node
    return None


def _from_json_ld(node: dict[str, Any]) -> Values:
    def inside(value: Any, *names: str) -> Any:
        for name in names:
            value = value[0] if isinstance(value, list) and value else value
            value = value.get(name) if isinstance(value, dict) else None
        return value

    kinds = node.get("employmentType")
    places = [inside(node, "jobLocation", "address", key) for key in ("addressLocality", "addressRegion")]
    low, high = inside(node, "baseSalary", "value", "minValue"), inside(node, "baseSalary", "value", "maxValue")
    period = inside(node, "baseSalary", "value", "unitText")
    numeric = isinstance(low, int | float) and isinstance(high, int | float)
    return Values(
        title=node.get("title"),
        company=inside(node, "hiringOrganization", "name"),
        locations=(", ".join(str(place) for place in places if place),) if any(places) else (),
        remote=True if node.get("jobLocationType") == "TELECOMMUTE" else None,
        pay=(low, high, inside(node, "baseSalary", "currency"), str(period or "").lower() or None) if numeric else None,
        employment_types=tuple(kinds) if isinstance(kinds, list) else (kinds,) if kinds else (),
        posted_at=str(node.get("datePosted") or "")[:10] or None,
        application_url=node.get("url"),
        description=BeautifulSoup(str(node.get("description") or ""), "html.parser").get_text(" "),
    )
