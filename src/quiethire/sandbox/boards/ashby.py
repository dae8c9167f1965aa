"""Ashby: api.ashbyhq.com and jobs.ashbyhq.com.

One response, compensation only when asked for, an unlisted row among the listed ones; the hosted pages are a shell
that answers 200 for any path.
"""

from html import escape
from typing import Any
from urllib.parse import quote

from quiethire.sandbox import writing
from quiethire.sandbox.boards.contract import FAILURE, Catalogue, Emulation, Print, json_answer, places
from quiethire.sandbox.jsonld import job_posting, script
from quiethire.sandbox.pages import document, script_json
from quiethire.sandbox.values import Advert, Answer, Ask, City, Employer, PayRange

_EMPLOYMENTS = {
    "FULL_TIME": "FullTime",
    "PART_TIME": "PartTime",
    "CONTRACTOR": "Contract",
    "TEMPORARY": "Temporary",
    "INTERN": "Intern",
}
_WORKPLACES = {"onsite": "OnSite", "hybrid": "Hybrid", "remote": "Remote"}
_INTERVALS = {"hour": "1 HOUR", "month": "1 MONTH", "year": "1 YEAR"}


class Ashby(Emulation):
    """The vendor as described above."""

    provider = "ashby"
    hosts = ("api.ashbyhq.com", "jobs.ashbyhq.com")

    def print(self, employer: Employer, advert: Advert) -> Print:
        return Print(
            url=f"{self.board_url(employer)}/{advert.uuid}",
            location="; ".join(places(advert, _name)),
            external_id=advert.uuid,
            remote=advert.workplace == "remote",
            workplace=advert.workplace,
            employment=advert.employment,
            department=writing.department(advert),
            pay_stated=advert.pay is not None,
            posted=advert.posted,
        )

    def board_url(self, employer: Employer) -> str:
        return f"https://jobs.ashbyhq.com/{quote(employer.tenant)}"

    def robots(self, ask: Ask) -> str | None:
        return None if ask.host.startswith("api.") else "User-agent: *\nDisallow: /api/\n"

    def answer(self, world: Catalogue, ask: Ask, day: int) -> Answer:
        parts = [part for part in ask.path.split("/") if part]
        if ask.host == "api.ashbyhq.com":
            return self._api(world, ask, day, parts)
        employer = world.tenant(self.provider, parts[0]) if parts else None
        if employer is None or world.state(employer, day) == "gone":
            return Answer(_shell("Jobs", {"organization": None, "jobBoard": None, "posting": None}), what="notice")
        if parts[1:] == ["embed"]:
            code = (
                f"(function(){{var f=document.createElement('iframe');f.id='ashby_embed_iframe';f.src='https://j"
                f"obs.ashbyhq.com/{employer.tenant}?embed=js';document.getElementById('ashby_embed').appendChild"
                f"(f);}})();"
            )
            return Answer(code.encode(), content_type="text/javascript; charset=utf-8", what="script")
        advert = next((one for one in world.adverts(employer, day) if parts[1:2] == [one.uuid]), None)
        if advert is not None and parts[2:] in ([], ["application"]):
            return Answer(self._posting_page(world, employer, advert), what="posting" if len(parts) == 2 else "apply")
        brief = [
            {
                "id": one.uuid,
                "title": one.title,
                "locationName": one.city.name,
                "workplaceType": _WORKPLACES[one.workplace],
                "employmentType": _EMPLOYMENTS[one.employment],
            }
            for one in world.adverts(employer, day)
        ]
        data = {
            "organization": {
                "name": employer.name,
                "publicWebsite": f"https://{employer.domain}",
                "hostedJobsPageSlug": employer.tenant,
            },
            "jobBoard": {"teams": [], "jobPostings": brief if len(parts) == 1 else []},
            "posting": None,
        }
        return Answer(_shell(f"{employer.name} Jobs", data), what="listing" if len(parts) == 1 else "notice")

    def _api(self, world: Catalogue, ask: Ask, day: int, parts: list[str]) -> Answer:
        if len(parts) != 3 or parts[:2] != ["posting-api", "job-board"]:
            return json_answer({"error": "Not Found"}, 404, "missing")
        employer = world.tenant(self.provider, parts[2])
        if employer is None or world.state(employer, day) == "gone":
            return json_answer({"error": "Job board not found"}, 404, "missing")
        if world.state(employer, day) == "failing":
            return FAILURE
        pay = ask.query.get("includeCompensation") == "true"
        adverts = world.adverts(employer, day)
        rows = [self._row(world, employer, advert, pay, True) for advert in adverts]
        if adverts:
            hidden = self._row(world, employer, adverts[0], pay, False)
            rows.insert(1, {**hidden, "id": hidden["id"][:-4] + "0000", "title": "Confidential replacement"})
        return json_answer({"jobs": rows, "apiVersion": "1"})

    def _row(self, world: Catalogue, employer: Employer, advert: Advert, pay: bool, listed: bool) -> dict[str, Any]:
        printed = self.print(employer, advert)
        text = writing.write(world.seed, employer, advert)
        row: dict[str, Any] = {
            "id": advert.uuid,
            "title": advert.title,
            "department": printed.department,
            "team": printed.department,
            "employmentType": _EMPLOYMENTS[advert.employment],
            "location": advert.city.name,
            "shouldDisplayCompensationOnJobPostings": advert.pay is not None,
            "secondaryLocations": [{"location": advert.also.name, "address": _address(advert.also)}]
            if advert.also
            else [],
            "publishedAt": f"{advert.posted.isoformat()}T17:00:16.951+00:00",
            "isListed": listed,
            "isRemote": advert.workplace == "remote",
            "workplaceType": _WORKPLACES[advert.workplace],
            "address": _address(advert.city),
            "jobUrl": printed.url,
            "applyUrl": f"{printed.url}/application",
            "descriptionHtml": writing.html(text, advert.language, heading="h2"),
            "descriptionPlain": writing.plain(text, advert.language),
        }
        if pay:
            row["compensation"] = _compensation(advert.pay, advert.uuid)
        return row

    def _posting_page(self, world: Catalogue, employer: Employer, advert: Advert) -> bytes:
        printed = self.print(employer, advert)
        description = writing.html(writing.write(world.seed, employer, advert), advert.language, heading="h2")
        head = script(job_posting(employer, advert, description, printed.url))
        state = {
            "organization": {"name": employer.name},
            "posting": {"id": advert.uuid, "title": advert.title, "locationName": printed.location},
        }
        return _shell(f"{advert.title} @ {employer.name}", state, head=head)


def _shell(title: str, state: dict[str, Any], head: str = "") -> bytes:
    main = (
        f'<div id="root"></div>\n<script>window.__appData = {script_json(state)};</script>\n<noscript>You need '
        f"to enable JavaScript to run this app.</noscript>"
    )
    return document(title, main, "en", head=head + f'<meta property="og:title" content="{escape(title)}">\n')


def _name(city: City) -> str:
    return city.name


def _address(city: City) -> dict[str, Any]:
    parts = {"addressRegion": city.region, "addressCountry": city.country, "addressLocality": city.name}
    return {"postalAddress": parts}


def _compensation(pay: PayRange | None, key: str) -> dict[str, Any]:
    if pay is None:
        return {
            "compensationTierSummary": None,
            "scrapeableCompensationSalarySummary": None,
            "compensationTiers": [],
            "summaryComponents": [],
        }
    summary = f"{pay.currency} {pay.minimum:,} – {pay.currency} {pay.maximum:,}"
    salary = {
        "compensationType": "Salary",
        "interval": _INTERVALS[pay.period],
        "currencyCode": pay.currency,
        "minValue": pay.minimum,
        "maxValue": pay.maximum,
    }
    equity = {
        "compensationType": "EquityPercentage",
        "interval": "NONE",
        "currencyCode": None,
        "minValue": None,
        "maxValue": None,
    }
    return {
        "compensationTierSummary": f"{summary} • Offers Equity",
        "scrapeableCompensationSalarySummary": summary.replace("–", "-"),
        "compensationTiers": [
            {
                "id": key,
                "tierSummary": f"{summary} • Offers Equity",
                "title": None,
                "additionalInformation": None,
                "components": [
                    {"id": key, "summary": summary, **salary},
                    {"id": key, "summary": "Offers Equity", **equity},
                ],
            }
        ],
        "summaryComponents": [salary, equity],
    }
