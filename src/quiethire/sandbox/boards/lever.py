"""Lever: api.lever.co and jobs.lever.co.

The list is an array; epoch milliseconds; the requirements stand in `lists`, not in `description`; the company's name
is only in the title of the hosted page. Without limit the whole list is returned.
"""

from datetime import UTC, datetime, time
from html import escape
from typing import Any

from quiethire.sandbox import writing
from quiethire.sandbox.boards.contract import FAILURE, Catalogue, Emulation, Print, json_answer, places, short_location
from quiethire.sandbox.jsonld import job_posting, script
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.pages import document, missing
from quiethire.sandbox.values import Advert, Answer, Ask, Employer
from quiethire.sandbox.writing import safe

_NOT_FOUND = {"ok": False, "error": "Document not found"}
_WORKPLACES = {"onsite": "on-site", "hybrid": "hybrid", "remote": "remote"}
_INTERVALS = {"hour": "per-hour-wage", "month": "per-month-salary", "year": "per-year-salary"}
_FILTERS = ("location", "commitment", "team", "department")


class Lever(Emulation):
    """The vendor as described above."""

    provider = "lever"
    hosts = ("api.lever.co", "jobs.lever.co", "api.eu.lever.co", "jobs.eu.lever.co")

    def print(self, employer: Employer, advert: Advert) -> Print:
        return Print(
            url=f"https://jobs.lever.co/{employer.tenant}/{advert.uuid}",
            location="; ".join(places(advert, short_location)),
            external_id=advert.uuid,
            remote=advert.workplace == "remote",
            workplace=advert.workplace,
            employment=advert.employment,
            department=writing.department(advert),
            pay_stated=advert.pay is not None,
            posted=advert.posted,
        )

    def board_url(self, employer: Employer) -> str:
        return f"https://jobs.lever.co/{employer.tenant}"

    def robots(self, ask: Ask) -> str | None:
        del ask
        return "User-agent: *\nCrawl-delay: 1\n"

    def answer(self, world: Catalogue, ask: Ask, day: int) -> Answer:
        parts = [part for part in ask.path.split("/") if part]
        if ".eu." in ask.host:  # nobody of this world is in the European region
            return json_answer(_NOT_FOUND, 404, "missing") if ask.host.startswith("api.") else missing()
        if ask.host == "api.lever.co":
            return self._api(world, ask, day, parts)
        employer = world.tenant(self.provider, parts[0]) if parts else None
        if employer is None or world.state(employer, day) == "gone":
            if parts and len(parts) == 1 and employer is not None and employer.kind == "gone_notice":
                words = (
                    "<h1>Sorry, we couldn't find anything here</h1><p>The job board you're looking for is no "
                    "longer active.</p>"
                )
                return Answer(document("Not found", words, "en"), what="notice")
            return missing()
        if len(parts) == 1:
            return Answer(self._list_page(world, employer, day), what="listing")
        advert = next((one for one in world.adverts(employer, day) if one.uuid == parts[1]), None)
        if advert is None or len(parts) > 3 or parts[2:] not in ([], ["apply"]):
            return missing()
        if parts[2:] == ["apply"]:
            form = (
                f'<h1>{escape(advert.title)}</h1><form method="post"><input name="name"><button>Submit '
                f"application</button></form>"
            )
            return Answer(document(f"{employer.name} - {advert.title}", form, "en"), what="apply")
        return Answer(self._posting_page(world, employer, advert), what="posting")

    def _api(self, world: Catalogue, ask: Ask, day: int, parts: list[str]) -> Answer:
        if parts[:2] != ["v0", "postings"] or len(parts) not in (3, 4):
            return json_answer(_NOT_FOUND, 404, "missing")
        employer = world.tenant(self.provider, parts[2])
        if employer is None or world.state(employer, day) == "gone":
            return json_answer(_NOT_FOUND, 404, "missing")
        if world.state(employer, day) == "failing":
            return FAILURE
        adverts = world.adverts(employer, day)
        if len(parts) == 4:
            advert = next((one for one in adverts if one.uuid == parts[3]), None)
            return (
                json_answer(self._row(world, employer, advert)) if advert else json_answer(_NOT_FOUND, 404, "missing")
            )
        mode = ask.query.get("mode", "json" if "html" not in ask.accept else "html")
        if mode != "json":
            return Answer(self._list_page(world, employer, day), what="listing")
        chosen = [
            advert
            for advert in adverts
            if all(_categories(advert)[name] == ask.query[name] for name in _FILTERS if name in ask.query)
        ]
        skip = _number(ask.query.get("skip"), 0)
        limit = _number(ask.query.get("limit"), len(chosen))
        return json_answer([self._row(world, employer, advert) for advert in chosen[skip : skip + limit]])

    def _row(self, world: Catalogue, employer: Employer, advert: Advert) -> dict[str, Any]:
        printed = self.print(employer, advert)
        text = writing.write(world.seed, employer, advert)
        tasks, profile, offer, about = LANGUAGES[advert.language].headings
        opening = f"<div><b>{escape(about)}</b></div>" + "".join(f"<div>{safe(line)}</div>" for line in text.intro[:1])
        body = "".join(f"<div>{safe(line)}</div>" for line in text.intro[1:])
        closing = "".join(f"<div>{safe(line)}</div>" for line in text.closing)
        row: dict[str, Any] = {
            "additionalPlain": "\n".join(text.closing) + "\n",
            "additional": closing,
            "categories": {**_categories(advert), "allLocations": places(advert, short_location)},
            "createdAt": int(datetime.combine(advert.posted, time(9, 30), UTC).timestamp() * 1000),
            "descriptionPlain": "\n".join(text.intro),
            "description": opening + body,
            "id": advert.uuid,
            "lists": [
                {"text": heading, "content": "".join(f"<li>{safe(line)}</li>" for line in lines)}
                for heading, lines in ((tasks, text.duties), (profile, text.requirements), (offer, text.benefits))
            ],
            "text": advert.title,
            "country": advert.city.code,
            "workplaceType": _WORKPLACES[advert.workplace],
            "opening": opening,
            "openingPlain": text.intro[0],
            "descriptionBody": body,
            "descriptionBodyPlain": "\n".join(text.intro[1:]),
            "hostedUrl": printed.url,
            "applyUrl": f"{printed.url}/apply",
        }
        if advert.pay:
            row["salaryRange"] = {
                "currency": advert.pay.currency,
                "interval": _INTERVALS[advert.pay.period],
                "min": advert.pay.minimum,
                "max": advert.pay.maximum,
            }
            row["salaryDescription"] = ""
            row["salaryDescriptionPlain"] = ""
        return row

    def _list_page(self, world: Catalogue, employer: Employer, day: int) -> bytes:
        rows = "\n".join(
            (
                f'<div class="posting" data-qa-posting-id="{advert.uuid}"><a class="posting-title" '
                f'href="https://jobs.lever.co/{employer.tenant}/{advert.uuid}"><h5>{escape(advert.title)}</h5>'
                f'<div class="posting-categories"><span class="location">{escape(advert.city.name)}, '
                f"{advert.city.country}</span></div></a></div>"
            )
            for advert in world.adverts(employer, day)
        )
        return document(employer.name, f'<h1>{employer.name}</h1><div class="postings-wrapper">\n{rows}\n</div>', "en")

    def _posting_page(self, world: Catalogue, employer: Employer, advert: Advert) -> bytes:
        printed = self.print(employer, advert)
        description = writing.html(writing.write(world.seed, employer, advert), advert.language)
        head = script(job_posting(employer, advert, description, printed.url))
        main = (
            f'<div class="posting-headline"><h2>{escape(advert.title)}</h2><div class="posting-categories">'
            f'<div class="location">{escape(printed.location)}</div>'
            f'<div class="commitment">{escape(writing.employment(advert))}</div><div class="workplaceTypes">'
            f"{escape(writing.workplace(advert))}</div></div></div>\n"
            f'<div data-qa="job-description">{description}</div>\n<a class="postings-btn" '
            f'href="{printed.url}/apply">Apply for this job</a>'
        )
        return document(f"{employer.name} - {advert.title}", main, advert.language, head=head)


def _categories(advert: Advert) -> dict[str, str]:
    name = writing.department(advert)
    return {
        "commitment": writing.employment(advert, "en"),
        "department": name,
        "location": f"{advert.city.name}, {advert.city.country}",
        "team": f"{name} {advert.city.code}",
    }


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdigit() else otherwise
