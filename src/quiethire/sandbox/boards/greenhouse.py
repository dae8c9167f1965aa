"""Greenhouse: boards-api.greenhouse.io and the hosted pages.

The whole board in one response; `content` is HTML with its entities escaped once; pay in cents, only when asked for.
Half of the tenants are on job-boards.greenhouse.io, half on the older boards.greenhouse.io; each host redirects the
other's tenants.
"""

from html import escape
from typing import Any

from quiethire.sandbox import writing
from quiethire.sandbox.boards.contract import FAILURE, Catalogue, Emulation, Print, json_answer
from quiethire.sandbox.jsonld import job_posting, script
from quiethire.sandbox.pages import document, missing, redirect
from quiethire.sandbox.values import Advert, Answer, Ask, Employer

_NOT_FOUND = {"status": 404, "error": "Job not found"}
_PAY_TITLES = {"hour": "Hourly pay range", "month": "Monthly salary range", "year": "Annual salary range"}
_FIRST_ID = 4_000_000_000


class Greenhouse(Emulation):
    """The vendor as described above."""

    provider = "greenhouse"
    hosts = ("boards-api.greenhouse.io", "boards.greenhouse.io", "job-boards.greenhouse.io")

    def print(self, employer: Employer, advert: Advert) -> Print:
        number = _FIRST_ID + advert.number
        if employer.kind == "greenhouse_own":
            url = f"{employer.career_url}?gh_jid={number}"
        else:
            url = f"https://{_host(employer)}/{employer.tenant}/jobs/{number}"
        return Print(
            url=url,
            location=_location(advert),
            external_id=str(number),
            requisition=advert.requisition,
            remote=advert.workplace == "remote",
            workplace=advert.workplace,
            employment=advert.employment,
            department=writing.department(advert),
            pay_stated=advert.pay is not None,
            posted=advert.posted,
        )

    def board_url(self, employer: Employer) -> str:
        return f"https://{_host(employer)}/{employer.tenant}"

    def robots(self, ask: Ask) -> str | None:
        return None if ask.host.startswith("boards-api") else "User-agent: *\nDisallow: /embed/job_app\n"

    def answer(self, world: Catalogue, ask: Ask, day: int) -> Answer:
        parts = [part for part in ask.path.split("/") if part]
        if ask.host == "boards-api.greenhouse.io":
            return self._api(world, ask, day, parts)
        if parts[:1] == ["embed"]:
            return self._embed(world, ask, day, parts)
        employer = world.tenant(self.provider, parts[0]) if parts else None
        if employer is None or world.state(employer, day) == "gone":
            return missing()
        if ask.host != _host(employer):
            return redirect(f"https://{_host(employer)}{ask.text}")
        if len(parts) == 1:
            return Answer(self._list_page(world, employer, day), what="listing")
        advert = _find(world, employer, day, parts[2]) if len(parts) == 3 and parts[1] == "jobs" else None
        if advert is None:
            return missing(what="missing")
        return Answer(self.posting_page(world, employer, advert), what="posting")

    def _api(self, world: Catalogue, ask: Ask, day: int, parts: list[str]) -> Answer:
        if parts[:2] != ["v1", "boards"] or len(parts) < 3:
            return json_answer(_NOT_FOUND, 404, "missing")
        employer = world.tenant(self.provider, parts[2])
        if employer is None or world.state(employer, day) == "gone":
            return json_answer(_NOT_FOUND, 404, "missing")
        if world.state(employer, day) == "failing":
            return FAILURE
        adverts = world.adverts(employer, day)
        match parts[3:]:
            case []:
                return json_answer({"name": employer.name, "content": f"<p>{employer.name}, {employer.industry}.</p>"})
            case ["jobs"]:
                shown = adverts[: len(adverts) * 3 // 5] if world.state(employer, day) == "short" else adverts
                with_content = ask.query.get("content") == "true"
                with_pay = ask.query.get("pay_transparency") == "true"
                rows = [self._row(world, employer, advert, with_content, with_pay) for advert in shown]
                return json_answer({"jobs": rows, "meta": {"total": len(adverts)}})
            case ["jobs", number]:
                advert = _find(world, employer, day, number)
                if advert is None:
                    return json_answer(_NOT_FOUND, 404, "missing")
                row = self._row(world, employer, advert, True, ask.query.get("pay_transparency") == "true")
                if ask.query.get("questions") == "true":
                    row["questions"] = [
                        {
                            "label": "First Name",
                            "required": True,
                            "fields": [{"name": "first_name", "type": "input_text", "values": []}],
                        }
                    ]
                return json_answer(row)
            case ["departments"]:
                tree = {writing.department(advert): [] for advert in adverts}  # type: dict[str, list[dict[str, Any]]]
                for advert in adverts:
                    tree[writing.department(advert)].append(self._row(world, employer, advert, False, False))
                rows = [
                    {"id": 7000 + at, "name": name, "parent_id": None, "child_ids": [], "jobs": jobs}
                    for at, (name, jobs) in enumerate(tree.items())
                ]
                return json_answer({"departments": rows})
            case ["offices"]:
                cities = dict.fromkeys(advert.city for advert in adverts)
                return json_answer(
                    {"offices": [_office(city_advert) for city_advert in {a.city: a for a in adverts}.values()]}
                    if cities
                    else {"offices": []}
                )
        return json_answer(_NOT_FOUND, 404, "missing")

    def _row(self, world: Catalogue, employer: Employer, advert: Advert, content: bool, pay: bool) -> dict[str, Any]:
        printed = self.print(employer, advert)
        row: dict[str, Any] = {
            "absolute_url": printed.url,
            "data_compliance": [
                {
                    "type": "gdpr",
                    "requires_consent": False,
                    "requires_processing_consent": False,
                    "requires_retention_consent": False,
                    "retention_period": None,
                    "demographic_data_consent_applies": False,
                }
            ],
            "internal_job_id": _FIRST_ID - 1_000_000_000 + advert.number,
            "location": {"name": printed.location + (" " if advert.number % 7 == 0 else "")},
            "metadata": [
                {
                    "id": 9001,
                    "name": "Employment Type",
                    "value": writing.employment(advert, "en"),
                    "value_type": "single_select",
                },
                {
                    "id": 9002,
                    "name": "Workplace Type",
                    "value": writing.workplace(advert, "en"),
                    "value_type": "single_select",
                },
            ],
            "id": _FIRST_ID + advert.number,
            "updated_at": f"{advert.updated.isoformat()}T08:50:01-04:00",
            "requisition_id": advert.requisition,
            "title": advert.title,
            "company_name": employer.name + (" " if employer.index % 5 == 0 else ""),
            "first_published": f"{advert.posted.isoformat()}T09:30:00-04:00",
            "language": advert.language,
            "application_deadline": None,
        }
        if content:
            text = writing.write(world.seed, employer, advert)
            row["content"] = escape(writing.html(text, advert.language))
            row["departments"] = [{"id": 7100, "name": writing.department(advert), "child_ids": [], "parent_id": None}]
            row["offices"] = [_office(advert)]
        if pay:
            row["pay_input_ranges"] = (
                [
                    {
                        "min_cents": advert.pay.minimum * 100,
                        "max_cents": advert.pay.maximum * 100,
                        "currency_type": advert.pay.currency,
                        "title": _PAY_TITLES[advert.pay.period],
                        "blurb": "",
                    }
                ]
                if advert.pay
                else []
            )
        return row

    def _embed(self, world: Catalogue, ask: Ask, day: int, parts: list[str]) -> Answer:
        token = ask.query.get("for", "")
        employer = world.tenant(self.provider, token)
        if employer is None or world.state(employer, day) == "gone":
            return missing()
        if parts == ["embed", "job_board", "js"]:
            code = (
                f"var Grnhse=Grnhse||{{}};Grnhse.Settings={{boardURI:'https://boards.greenhouse.io/embed/job_boa"
                f"rd?for={token}',targetDomain:'{employer.domain}'}};"
            )
            return Answer(code.encode(), content_type="text/javascript; charset=utf-8", what="script")
        if parts == ["embed", "job_board"]:
            return Answer(self._list_page(world, employer, day), what="listing")
        return missing()

    def _list_page(self, world: Catalogue, employer: Employer, day: int) -> bytes:
        rows = "\n".join(
            (
                f'<div class="opening"><a href="{printed.url}">{escape(advert.title)}</a> <span '
                f'class="location">{escape(printed.location)}</span></div>'
            )
            for advert in world.adverts(employer, day)
            for printed in (self.print(employer, advert),)
        )
        main = f'<h1>Current openings at {employer.name}</h1>\n<section class="level-0">\n{rows}\n</section>'
        return document(f"Jobs at {employer.name}", main, "en")

    def posting_page(self, world: Catalogue, employer: Employer, advert: Advert) -> bytes:
        """The hosted page of one posting, also shown on the employer's own site under ?gh_jid=."""
        printed = self.print(employer, advert)
        description = writing.html(writing.write(world.seed, employer, advert), advert.language)
        head = script(job_posting(employer, advert, description, printed.url))
        main = (
            f'<h1 class="app-title">{escape(advert.title)}</h1>\n<span class="company-name">at '
            f'{employer.name}</span>\n<div class="location">{escape(printed.location)}</div>\n'
            f'<div id="content">{description}</div>\n<form id="application_form" action="{printed.url}#app" '
            f'method="post"><button>Submit Application</button></form>'
        )
        return document(f"Job Application for {advert.title} at {employer.name}", main, advert.language, head=head)


def _host(employer: Employer) -> str:
    return "job-boards.greenhouse.io" if employer.index % 2 == 0 else "boards.greenhouse.io"


def _location(advert: Advert) -> str:
    if advert.workplace == "remote":
        return f"Remote - {advert.city.country}"
    return f"{advert.city.name}, {advert.city.country}"


def _office(advert: Advert) -> dict[str, Any]:
    city = advert.city
    number = 4_009_000_000 + sum(city.name.encode())
    return {
        "id": number,
        "name": city.name,
        "location": f"{city.name}, {city.region}, {city.country}",
        "child_ids": [],
        "parent_id": None,
    }


def _find(world: Catalogue, employer: Employer, day: int, number: str) -> Advert | None:
    return next((advert for advert in world.adverts(employer, day) if str(_FIRST_ID + advert.number) == number), None)
