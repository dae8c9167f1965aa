"""schema.org JobPosting of an advertisement."""

from datetime import date
from typing import Any

from quiethire.sandbox.pages import script_json
from quiethire.sandbox.values import Advert, Employer

_UNITS = {"hour": "HOUR", "month": "MONTH", "year": "YEAR"}


def job_posting(employer: Employer, advert: Advert, description: str, url: str) -> dict[str, Any]:
    """The object, clean and complete, as Google documents it."""
    posting: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": advert.title,
        "description": description,
        "identifier": {"@type": "PropertyValue", "name": employer.name, "value": advert.requisition},
        "datePosted": advert.posted.isoformat(),
        "validThrough": date(advert.posted.year + 6, 12, 31).isoformat(),
        "employmentType": advert.employment,
        "hiringOrganization": {"@type": "Organization", "name": employer.name, "sameAs": f"https://{employer.domain}"},
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": advert.city.name,
                "addressRegion": advert.city.region,
                "addressCountry": advert.city.code,
            },
        },
        "url": url,
    }
    if advert.workplace == "remote":
        posting["jobLocationType"] = "TELECOMMUTE"
        posting["applicantLocationRequirements"] = {"@type": "Country", "name": advert.city.country}
    if advert.pay:
        posting["baseSalary"] = {
            "@type": "MonetaryAmount",
            "currency": advert.pay.currency,
            "value": {
                "@type": "QuantitativeValue",
                "minValue": advert.pay.minimum,
                "maxValue": advert.pay.maximum,
                "unitText": _UNITS[advert.pay.period],
            },
        }
    return posting


def script(value: object) -> str:
    """The script element that holds the value."""
    return f'<script type="application/ld+json">{script_json(value)}</script>\n'
