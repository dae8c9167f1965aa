"""Workday: {tenant}.wd5.myworkdayjobs.com.

The list is POSTed for, twenty rows a page (more is a 400), with relative dates; the total is capped at 2,000 and
offsets past it wrap to the first page, so that a larger board can only be read by facets. Pay stands in the text.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Any

import orjson

from quiethire.sandbox import writing
from quiethire.sandbox.boards.contract import FAILURE, Catalogue, Emulation, Print, json_answer, places, short_location
from quiethire.sandbox.jsonld import job_posting, script
from quiethire.sandbox.names import slug
from quiethire.sandbox.pages import document, missing, redirect, script_json
from quiethire.sandbox.values import Advert, Answer, Ask, Employer

ZONE = "wd5.myworkdayjobs.com"
SITE = "External_Careers"
CAP = 2000
_TIME_TYPES = {"PART_TIME": "Part time"}
_KINDS = {"TEMPORARY": "Temporary", "INTERN": "Intern", "CONTRACTOR": "Contractor"}
_WORKPLACES = {"onsite": "On-site", "hybrid": "Hybrid", "remote": "Remote"}


class Workday(Emulation):
    """The vendor as described above."""

    provider = "workday"
    hosts = (f"*.{ZONE}",)

    def print(self, employer: Employer, advert: Advert) -> Print:
        return Print(
            url=f"https://{employer.tenant}.{ZONE}/{SITE}{_path(advert)}",
            location="; ".join(places(advert, short_location)),
            external_id=_path(advert).rsplit("/", 1)[1],
            board_site=SITE,
            requisition=advert.requisition,
            remote=advert.workplace == "remote",
            workplace=advert.workplace,
            employment="PART_TIME" if advert.employment == "PART_TIME" else "FULL_TIME",
            pay_in_text=advert.pay is not None,
            posted=advert.posted,
        )

    def board_url(self, employer: Employer) -> str:
        return f"https://{employer.tenant}.{ZONE}/{SITE}"

    def robots(self, ask: Ask) -> str | None:
        return f"User-agent: *\nDisallow: /wday/authgwy/\nSitemap: https://{ask.host}/{SITE}/siteMap.xml\n"

    def answer(self, world: Catalogue, ask: Ask, day: int) -> Answer:
        employer = world.tenant(self.provider, ask.host.removesuffix(f".{ZONE}"))
        if employer is None or world.state(employer, day) == "gone":
            return json_answer({"errorCode": "HTTP_404", "httpStatus": 404, "message": "Not found"}, 404, "missing")
        parts = [part for part in ask.path.split("/") if part]
        if parts[:2] == ["wday", "cxs"]:
            return self._api(world, ask, day, employer, parts)
        if not parts:
            return redirect(self.board_url(employer), 302)
        if parts[0] == "en-US":
            parts = parts[1:]
        if parts[:1] != [SITE]:
            return missing()
        adverts = world.adverts(employer, day)
        if parts[1:] == ["siteMap.xml"]:
            rows = "".join(f"<url><loc>{self.print(employer, one).url}</loc></url>" for one in adverts)
            urlset = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
            body = f'<?xml version="1.0" encoding="UTF-8"?>{urlset}'
            return Answer(body.encode(), content_type="application/xml", what="sitemap")
        names = script_json({"tenant": employer.tenant, "siteId": SITE, "locale": "en-US"})
        state = f"<script>window.workday = {names};</script>\n"
        if len(parts) == 1:
            page = document(f"{employer.name} Careers", '<div id="root"></div>', "en", head=state)
            return Answer(page, what="listing")
        path = "/" + "/".join(parts[1:])
        apply = path.endswith("/apply")
        advert = _find(adverts, path.removesuffix("/apply"))
        if advert is None:
            return missing()
        description = self._description(world, employer, advert)
        posting = job_posting(employer, advert, description, self.print(employer, advert).url)
        posting.pop("baseSalary", None)
        head = state + script(posting)
        page = document(
            advert.title,
            f'<div id="root"></div><meta property="og:title" content="{escape(advert.title)}">',
            "en",
            head=head,
        )
        return Answer(page, what="apply" if apply else "posting")

    def _api(self, world: Catalogue, ask: Ask, day: int, employer: Employer, parts: list[str]) -> Answer:
        if world.state(employer, day) == "failing":
            return FAILURE
        if parts[2:4] != [employer.tenant, SITE]:
            return json_answer({"errorCode": "HTTP_422", "httpStatus": 422, "message": "Unprocessable"}, 422, "missing")
        adverts = world.adverts(employer, day)
        if parts[4:] == ["jobs"]:
            return self._list(world, ask, day, adverts)
        path = "/" + "/".join(parts[4:])
        advert = _find(adverts, path)
        if advert is None:
            return json_answer({"errorCode": "HTTP_404", "httpStatus": 404, "message": "Not found"}, 404, "missing")
        return json_answer(self._detail(world, employer, advert, day))

    def _list(self, world: Catalogue, ask: Ask, day: int, adverts: Sequence[Advert]) -> Answer:
        if ask.method != "POST":
            return json_answer({"errorCode": "HTTP_405", "httpStatus": 405}, 405, "fault")
        try:
            body = orjson.loads(ask.body or b"{}")
            limit, offset = int(body.get("limit", 20)), int(body.get("offset", 0))
            applied = {
                str(name): {str(one) for one in values} for name, values in (body.get("appliedFacets") or {}).items()
            }
        except (orjson.JSONDecodeError, AttributeError, TypeError, ValueError):
            return json_answer({"errorCode": "HTTP_400", "httpStatus": 400}, 400, "fault")
        if not 1 <= limit <= 20 or offset < 0:
            return json_answer({"errorCode": "HTTP_400", "httpStatus": 400, "message": "limit"}, 400, "fault")
        chosen = [
            one
            for one in adverts
            if all(_identity(_facets(one)[name]) in wanted for name, wanted in applied.items() if name in _facets(one))
        ]
        total = len(chosen)
        if total > CAP and offset >= CAP:
            offset -= CAP
        rows = [
            {
                "title": one.title,
                "externalPath": _path(one),
                "locationsText": "2 Locations" if one.also else short_location(one.city),
                "postedOn": _posted(one, world, day),
                "bulletFields": [one.requisition],
            }
            for one in chosen[offset : offset + limit]
        ]
        answer: dict[str, Any] = {"total": min(total, CAP) if offset == 0 else 0, "jobPostings": rows}
        if offset == 0:
            answer["facets"] = _facet_list(chosen)
        answer["userAuthenticated"] = False
        return json_answer(answer)

    def _description(self, world: Catalogue, employer: Employer, advert: Advert) -> str:
        return writing.html(writing.write(world.seed, employer, advert), advert.language, heading="h2", with_pay=True)

    def _detail(self, world: Catalogue, employer: Employer, advert: Advert, day: int) -> dict[str, Any]:
        more = {"additionalLocations": [short_location(advert.also)]} if advert.also else {}
        country = {"descriptor": advert.city.country, "id": _identity(advert.city.country)}
        return {
            "jobPostingInfo": {
                "id": _identity(advert.uuid),
                "title": advert.title,
                "jobDescription": self._description(world, employer, advert),
                "location": short_location(advert.city),
                **more,
                "postedOn": _posted(advert, world, day),
                "startDate": advert.posted.isoformat(),
                "timeType": _TIME_TYPES.get(advert.employment, "Full time"),
                "remoteType": _WORKPLACES[advert.workplace],
                "jobReqId": advert.requisition,
                "jobPostingId": _path(advert).rsplit("/", 1)[1],
                "jobPostingSiteId": SITE,
                "country": country,
                "canApply": True,
                "posted": True,
                "includeResumeParsing": True,
                "jobRequisitionLocation": {
                    "descriptor": short_location(advert.city),
                    "country": {**country, "alpha2Code": advert.city.code},
                },
                "externalUrl": self.print(employer, advert).url,
                "questionnaireId": _identity(f"questions/{advert.uuid}"),
            },
            "hiringOrganization": {"name": employer.name, "url": ""},
            "similarJobs": [],
            "userAuthenticated": False,
        }


def _path(advert: Advert) -> str:
    """`externalPath`: made of the occupation's slug, so that it does not move when the title changes."""
    return (
        f"/job/{slug(advert.city.country)}-{slug(advert.city.name)}/{advert.slug.rsplit('-', 1)[0].title()}_"
        f"{advert.requisition}"
    )


def _find(adverts: Sequence[Advert], path: str) -> Advert | None:
    """The advertisement at an `externalPath`: by the requisition at its end, and only if all of the path is right."""
    requisition = path.rsplit("_", 1)[-1]
    return next((one for one in adverts if one.requisition == requisition and _path(one) == path), None)


def _posted(advert: Advert, world: Catalogue, day: int) -> str:
    days = (world.first_day - advert.posted).days + day - 1
    if days > 30:
        return "Posted 30+ Days Ago"
    return ("Posted Today", "Posted Yesterday")[days] if days < 2 else f"Posted {days} Days Ago"


def _identity(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _facets(advert: Advert) -> dict[str, str]:
    return {
        "jobFamilyGroup": writing.department(advert),
        "timeType": _TIME_TYPES.get(advert.employment, "Full time"),
        "workerSubType": _KINDS.get(advert.employment, "Regular"),
        "locations": short_location(advert.city),
    }


def _facet_list(adverts: Sequence[Advert]) -> list[dict[str, Any]]:
    """Facets with counts; locations are nested in a group, as the vendor does."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("jobFamilyGroup", "timeType", "workerSubType", "locations")
    }
    for advert in adverts:
        for name, value in _facets(advert).items():
            counts[name][value] += 1

    def values(name: str) -> list[dict[str, Any]]:
        return [
            {"descriptor": value, "id": _identity(value), "count": count}
            for value, count in sorted(counts[name].items())
        ]

    return [
        {
            "facetParameter": "locationMainGroup",
            "values": [{"facetParameter": "locations", "descriptor": "Locations", "values": values("locations")}],
        },
        {"facetParameter": "jobFamilyGroup", "descriptor": "Job Category", "values": values("jobFamilyGroup")},
        {"facetParameter": "timeType", "descriptor": "Time Type", "values": values("timeType")},
        {"facetParameter": "workerSubType", "descriptor": "Worker Sub-Type", "values": values("workerSubType")},
    ]
