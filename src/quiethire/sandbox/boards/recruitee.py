"""Recruitee: {tenant}.recruitee.com, or the customer's own host with the same paths.

One response at /api/offers/; pay as strings; the page of a posting is often on the customer's domain.
"""

from html import escape
from typing import Any

from quiethire.sandbox import writing
from quiethire.sandbox.boards.contract import FAILURE, Catalogue, Emulation, Print, full_location, json_answer
from quiethire.sandbox.jsonld import job_posting, script
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.names import slug
from quiethire.sandbox.pages import document, missing, script_json
from quiethire.sandbox.values import Advert, Answer, Ask, Employer
from quiethire.sandbox.writing import safe

ZONE = "recruitee.com"
_STYLE = '<link rel="stylesheet" href="https://careers.recruiteecdn.com/assets/careers.css">\n'
_EMPLOYMENTS = {
    "FULL_TIME": "fulltime_permanent",
    "PART_TIME": "parttime_permanent",
    "CONTRACTOR": "freelance",
    "TEMPORARY": "fulltime_fixed_term",
    "INTERN": "internship",
}


class Recruitee(Emulation):
    """The vendor as described above."""

    provider = "recruitee"
    hosts = (f"*.{ZONE}",)

    def print(self, employer: Employer, advert: Advert) -> Print:
        return Print(
            url=f"https://{_host(employer)}/o/{_slug(advert)}",
            location=full_location(advert.city),
            external_id=str(2_000_000 + advert.number),
            remote=advert.workplace == "remote",
            workplace=advert.workplace,
            employment="FULL_TIME" if advert.employment == "TEMPORARY" else advert.employment,
            department=writing.department(advert),
            pay_stated=advert.pay is not None,
            posted=advert.posted,
        )

    def board_url(self, employer: Employer) -> str:
        return f"https://{employer.tenant}.{ZONE}"

    def robots(self, ask: Ask) -> str | None:
        del ask
        return "User-agent: *\nDisallow: /v/\n"

    def answer(self, world: Catalogue, ask: Ask, day: int) -> Answer:
        token = ask.host.removesuffix(f".{ZONE}")
        employer = (
            world.tenant(self.provider, token) if token != ask.host else world.tenant(self.provider, f"@{ask.host}")
        )
        if employer is None or world.state(employer, day) == "gone":
            return missing()
        parts = [part for part in ask.path.split("/") if part]
        adverts = world.adverts(employer, day)
        match parts:
            case ["api", "offers"]:
                if world.state(employer, day) == "failing":
                    return FAILURE
                return json_answer({"offers": [self._row(world, employer, advert) for advert in adverts]})
            case ["api", "offers", name]:
                advert = next(
                    (one for one in adverts if _slug(one) == name or str(2_000_000 + one.number) == name), None
                )
                if advert is None:
                    return json_answer({"error": ["Not found"]}, 404, "missing")
                return json_answer({"offer": self._row(world, employer, advert)})
            case []:
                return Answer(self._list_page(world, employer, day), what="listing")
            case ["o", name] | ["o", name, "c", "new"]:
                advert = next((one for one in adverts if _slug(one) == name), None)
                if advert is None:
                    return missing()
                return Answer(
                    self._posting_page(world, employer, advert), what="posting" if len(parts) == 2 else "apply"
                )
        return missing()

    def _row(self, world: Catalogue, employer: Employer, advert: Advert) -> dict[str, Any]:
        printed = self.print(employer, advert)
        city = advert.city
        text = writing.write(world.seed, employer, advert)
        tasks, profile, offer, _ = LANGUAGES[advert.language].headings
        description = (
            f"{writing.paragraphs(text.intro)}\n<h3>{safe(tasks)}</h3>\n"
            f"{writing.bullets(text.duties)}\n<h3>{safe(offer)}</h3>\n"
            f"{writing.bullets(text.benefits)}\n{writing.paragraphs(text.closing)}"
        )
        requirements = f"<h3>{safe(profile)}</h3>\n{writing.bullets(text.requirements)}"
        part_time = advert.employment == "PART_TIME"
        row: dict[str, Any] = {
            "id": 2_000_000 + advert.number,
            "guid": advert.uuid[:5],
            "slug": _slug(advert),
            "title": advert.title,
            "status": "published",
            "position": advert.number,
            "company_name": employer.name,
            "department": printed.department,
            "category_code": advert.department,
            "employment_type_code": _EMPLOYMENTS[advert.employment],
            "experience_code": "experienced",
            "education_code": "vocational",
            "min_hours": 20 if part_time else 40,
            "max_hours": 32 if part_time else 40,
            "city": city.name,
            "state_name": city.region,
            "country": city.country,
            "country_code": city.code,
            "location": printed.location,
            "locations": [
                {
                    "id": 29_000 + sum(city.name.encode()),
                    "name": city.name,
                    "city": city.name,
                    "state": city.region,
                    "country": city.country,
                    "country_code": city.code,
                }
            ],
            "remote": advert.workplace == "remote",
            "hybrid": advert.workplace == "hybrid",
            "on_site": advert.workplace == "onsite",
            "salary": {"min": None, "max": None, "period": None, "currency": None},
            "created_at": f"{advert.posted.isoformat()} 09:41:37 UTC",
            "published_at": f"{advert.posted.isoformat()} 10:10:39 UTC",
            "updated_at": f"{advert.updated.isoformat()} 11:45:30 UTC",
            "close_at": None,
            "careers_url": printed.url,
            "careers_apply_url": f"{printed.url}/c/new",
            "description": description,
            "requirements": requirements,
            "translations": {
                advert.language: {"title": advert.title, "description": description, "requirements": requirements}
            },
            "tags": [],
            "options_cv": "required",
            "mailbox_email": f"job.{advert.uuid[:5]}@{employer.tenant}.recruitee.com",
        }
        if advert.pay:
            row["salary"] = {
                "min": str(advert.pay.minimum),
                "max": str(advert.pay.maximum),
                "period": advert.pay.period,
                "currency": advert.pay.currency,
            }
        return row

    def _list_page(self, world: Catalogue, employer: Employer, day: int) -> bytes:
        rows = "\n".join(
            (
                f'<div class="job"><a href="/o/{_slug(advert)}">{escape(advert.title)}</a> <span>'
                f"{escape(self.print(employer, advert).location)}</span></div>"
            )
            for advert in world.adverts(employer, day)
        )
        names = script_json({"companySubdomain": employer.tenant, "atsHost": f"{employer.tenant}.{ZONE}"})
        main = f"<h1>{employer.name}</h1>\n{rows}\n<script>window.recruitee = {names};</script>"
        return document(f"Jobs at {employer.name}", main, employer.language, head=_STYLE)

    def _posting_page(self, world: Catalogue, employer: Employer, advert: Advert) -> bytes:
        printed = self.print(employer, advert)
        description = writing.html(writing.write(world.seed, employer, advert), advert.language)
        head = _STYLE + script(job_posting(employer, advert, description, printed.url))
        main = (
            f"<h1>{escape(advert.title)}</h1><p>{escape(printed.location)}</p>{description}<a "
            f'href="{printed.url}/c/new">Apply</a>'
        )
        return document(f"{advert.title} - {employer.name}", main, advert.language, head=head)


def _host(employer: Employer) -> str:
    return employer.career_host if employer.kind == "recruitee_own" else f"{employer.tenant}.{ZONE}"


def _slug(advert: Advert) -> str:
    """The offer's slug; does not move when the title changes."""
    return slug(advert.slug)
