"""SmartRecruiters: api.smartrecruiters.com and the hosted pages.

The list (at most 100 a page) has no descriptions; each posting's detail has. An unknown company is an empty list.
"""

from html import escape
from typing import Any

from quiethire.sandbox import writing
from quiethire.sandbox.boards.contract import FAILURE, Catalogue, Emulation, Print, full_location, json_answer
from quiethire.sandbox.jsonld import job_posting, script
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.names import slug
from quiethire.sandbox.pages import document, missing
from quiethire.sandbox.values import Advert, Answer, Ask, Employer

_FIRST_ID = 744_000_000_000_000
_EMPLOYMENTS = {
    "FULL_TIME": "permanent",
    "PART_TIME": "part_time",
    "CONTRACTOR": "contract",
    "TEMPORARY": "temporary",
    "INTERN": "intern",
}
_PERIODS = {"hour": "HOURLY", "month": "MONTHLY", "year": "YEARLY"}
_LABELS = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "nl": "Dutch",
    "pt": "Portuguese",
    "it": "Italian",
    "pl": "Polish",
}


class SmartRecruiters(Emulation):
    """The vendor as described above."""

    provider = "smartrecruiters"
    hosts = ("api.smartrecruiters.com", "jobs.smartrecruiters.com", "careers.smartrecruiters.com")

    def print(self, employer: Employer, advert: Advert) -> Print:
        return Print(
            url=f"https://jobs.smartrecruiters.com/{employer.tenant}/{_FIRST_ID + advert.number}",
            location=full_location(advert.city),
            external_id=str(_FIRST_ID + advert.number),
            requisition=f"REF{advert.number}Z",
            remote=advert.workplace == "remote",
            workplace=None if advert.workplace == "onsite" else advert.workplace,
            employment=advert.employment,
            department=writing.department(advert),
            pay_stated=advert.pay is not None,
            posted=advert.posted,
        )

    def board_url(self, employer: Employer) -> str:
        return f"https://careers.smartrecruiters.com/{employer.tenant}"

    def robots(self, ask: Ask) -> str | None:
        if ask.host.startswith("api."):
            return "User-agent: LinkedInBot\nAllow: /\n\nUser-agent: *\nDisallow: /\n"
        return "User-agent: *\nDisallow: /oneclick-ui/\n"

    def answer(self, world: Catalogue, ask: Ask, day: int) -> Answer:
        parts = [part for part in ask.path.split("/") if part]
        if ask.host.startswith("api."):
            return self._api(world, ask, day, parts)
        employer = world.tenant(self.provider, parts[0]) if parts else None
        if employer is None or world.state(employer, day) == "gone":
            return missing()
        if ask.host.startswith("careers."):
            if len(parts) > 1:
                return missing()
            rows = "\n".join(
                (
                    f'<li class="opening-job"><a href="{printed.url}-{slug(advert.title)}"><h4>'
                    f"{escape(advert.title)}</h4><p>{escape(printed.location)}</p></a></li>"
                )
                for advert in world.adverts(employer, day)
                for printed in (self.print(employer, advert),)
            )
            return Answer(
                document(f"{employer.name} careers", f'<h1>{employer.name}</h1><ul class="openings">{rows}</ul>', "en"),
                what="listing",
            )
        advert = _find(world, employer, day, parts[1].split("-", 1)[0]) if len(parts) == 2 else None
        return Answer(self._posting_page(world, employer, advert), what="posting") if advert else missing()

    def _api(self, world: Catalogue, ask: Ask, day: int, parts: list[str]) -> Answer:
        if parts[:2] != ["v1", "companies"] or parts[3:4] != ["postings"] or len(parts) > 5:
            return json_answer({"message": "Not found", "errors": []}, 404, "missing")
        employer = world.tenant(self.provider, parts[2])
        state = world.state(employer, day) if employer else "gone"
        if state == "failing":
            return FAILURE
        adverts = world.adverts(employer, day) if employer and state != "gone" else ()
        if len(parts) == 5:
            advert = _find(world, employer, day, parts[4]) if employer and adverts else None
            if employer is None or advert is None:
                return json_answer({"message": "Posting not found", "errors": []}, 404, "missing")
            return json_answer(self._detail(world, employer, advert))
        limit = min(_number(ask.query.get("limit"), 100), 100)
        offset = _number(ask.query.get("offset"), 0)
        rows = [self._row(employer, advert) for advert in adverts[offset : offset + limit]] if employer else []
        return json_answer({"offset": offset, "limit": limit, "totalFound": len(adverts), "content": rows})

    def _row(self, employer: Employer, advert: Advert) -> dict[str, Any]:
        city = advert.city
        name = writing.department(advert)
        return {
            "id": str(_FIRST_ID + advert.number),
            "name": advert.title,
            "uuid": advert.uuid,
            "jobAdId": advert.uuid[::-1],
            "defaultJobAd": True,
            "refNumber": f"REF{advert.number}Z",
            "company": {"identifier": employer.tenant, "name": employer.name},
            "releasedDate": f"{advert.posted.isoformat()}T08:29:20.852Z",
            "location": {
                "city": city.name,
                "region": city.region,
                "country": city.code.lower(),
                "remote": advert.workplace == "remote",
                "hybrid": advert.workplace == "hybrid",
                "latitude": f"{city.latitude}",
                "longitude": f"{city.longitude}",
                "fullLocation": full_location(city),
            },
            "industry": {"id": slug(employer.industry).replace("-", "_"), "label": employer.industry},
            "department": {"id": str(5_400_000 + sum(name.encode())), "label": name},
            "function": {"id": advert.department, "label": name},
            "typeOfEmployment": {"id": _EMPLOYMENTS[advert.employment], "label": writing.employment(advert, "en")},
            "experienceLevel": {"id": "mid_senior_level", "label": "Mid-Senior Level"},
            "customField": [
                {
                    "fieldId": "COUNTRY",
                    "fieldLabel": "Country/Region",
                    "valueId": city.code.lower(),
                    "valueLabel": city.country,
                }
            ],
            "visibility": "PUBLIC",
            "ref": (
                f"https://api.smartrecruiters.com/v1/companies/{employer.tenant}/postings/{_FIRST_ID + advert.number}"
            ),
            "language": {
                "code": advert.language,
                "label": _LABELS[advert.language],
                "labelNative": _LABELS[advert.language],
            },
        }

    def _detail(self, world: Catalogue, employer: Employer, advert: Advert) -> dict[str, Any]:
        text = writing.write(world.seed, employer, advert)
        tasks, profile, offer, about = LANGUAGES[advert.language].headings
        printed = self.print(employer, advert)
        row = self._row(employer, advert)
        row["jobAd"] = {
            "sections": {
                "companyDescription": {"title": about, "text": writing.paragraphs(text.intro)},
                "jobDescription": {"title": tasks, "text": writing.bullets(text.duties)},
                "qualifications": {"title": profile, "text": writing.bullets(text.requirements)},
                "additionalInformation": {
                    "title": offer,
                    "text": writing.bullets(text.benefits) + "\n" + writing.paragraphs(text.closing),
                },
            }
        }
        row["applyUrl"] = f"{printed.url}-{slug(advert.title)}?oga=true"
        row["postingUrl"] = f"{printed.url}-{slug(advert.title)}"
        row["active"] = True
        if advert.pay:
            row["compensation"] = {
                "min": advert.pay.minimum,
                "max": advert.pay.maximum,
                "currency": advert.pay.currency,
                "period": _PERIODS[advert.pay.period],
            }
        return row

    def _posting_page(self, world: Catalogue, employer: Employer, advert: Advert) -> bytes:
        printed = self.print(employer, advert)
        description = writing.html(writing.write(world.seed, employer, advert), advert.language, heading="h2")
        head = f'<link rel="canonical" href="{printed.url}-{slug(advert.title)}">\n'
        head += script(job_posting(employer, advert, description, printed.url))
        main = (
            f'<h1 class="job-title">{escape(advert.title)}</h1><p>{escape(printed.location)}</p>{description}<a '
            f'href="{printed.url}-{slug(advert.title)}?oga=true">I\'m interested</a>'
        )
        return document(f"{employer.name} {advert.title} | SmartRecruiters", main, advert.language, head=head)


def _find(world: Catalogue, employer: Employer, day: int, number: str) -> Advert | None:
    return next((advert for advert in world.adverts(employer, day) if str(_FIRST_ID + advert.number) == number), None)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdigit() else otherwise
