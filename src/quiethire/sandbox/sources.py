"""What discovery asks outside the employers' sites: certificate logs, GitHub, and a search engine's API.

Certificate logs know the career hosts of employers that have one; one domain always gets a 502 from crt.sh, as happens
on normal days, while certspotter answers. GitHub knows repositories of three employers; the search engine knows boards.
"""

import base64
from typing import Any

from quiethire.sandbox.boards import BOARDS
from quiethire.sandbox.boards.contract import json_answer
from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.names import slug
from quiethire.sandbox.values import Answer, Ask, Employer
from quiethire.sandbox.world import World

HOSTS = ("crt.sh", "api.certspotter.com", "api.github.com", "serpapi.com")
_PER_PAGE = 10
_BAD_GATEWAY = Answer(
    b"<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>",
    status=502,
    content_type="text/html",
    what="fault",
)


def answer(world: World, ask: Ask) -> Answer:
    """The response of one of HOSTS."""
    match ask.host:
        case "crt.sh":
            return _crt(world, ask)
        case "api.certspotter.com":
            return _certspotter(world, ask)
        case "api.github.com":
            return _github(world, ask)
    return _serpapi(world, ask)


def domain_with_bad_gateway(world: World) -> str:
    """The domain crt.sh always answers 502 for."""
    return world.employers[-1].domain


def certificate_names(world: World, domain: str) -> list[str]:
    """Host names under the domain that have certificates: those served, and two that are not about careers."""
    employer = world.employer_at(domain)
    if employer is None:
        return []
    return [*world.site_hosts(employer), f"mail.{domain}", f"*.{domain}"]


def _crt(world: World, ask: Ask) -> Answer:
    domain = ask.query.get("q", "").removeprefix("%").removeprefix(".").lower()
    if domain == domain_with_bad_gateway(world):
        return _BAD_GATEWAY
    rows: list[dict[str, Any]] = [
        {
            "issuer_ca_id": 183267,
            "issuer_name": "C=US, O=Example Trust, CN=X3",
            "common_name": name,
            "name_value": name if at else f"{name}\nadmin@{domain}",
            "id": 10_000_000 + at,
            "entry_timestamp": "2026-09-01T08:12:44.123",
            "not_before": "2026-09-01T07:14:10",
            "not_after": "2026-11-30T07:14:09",
            "serial_number": f"03{at:030x}",
            "result_count": 2,
        }
        for at, name in enumerate(certificate_names(world, domain))
    ]
    return json_answer(rows + rows[:1])


def _certspotter(world: World, ask: Ask) -> Answer:
    names = certificate_names(world, ask.query.get("domain", "").lower())
    if "after" in ask.query or not names:
        return json_answer([])
    row = {
        "id": "6000001",
        "dns_names": names,
        "not_before": "2026-09-01T07:14:10Z",
        "not_after": "2026-11-30T07:14:09Z",
        "revoked": False,
    }
    return json_answer([row])


def github_employers(world: World) -> tuple[Employer, ...]:
    """Employers that have a public repository which names their domain."""
    return tuple(one for one in world.employers if world.site_hosts(one))[:12:4]


def _github(world: World, ask: Ask) -> Answer:
    parts = [part for part in ask.path.split("/") if part]
    limits = (
        ("x-ratelimit-limit", "10"),
        ("x-ratelimit-remaining", "9"),
        ("x-ratelimit-reset", "1798761600"),
        ("x-ratelimit-resource", "search"),
    )
    known = {slug(one.name): one for one in github_employers(world)}
    if parts == ["search", "repositories"]:
        if not ask.query.get("q", "").strip():
            return json_answer(
                {"message": "Validation Failed", "errors": [{"resource": "Search", "field": "q", "code": "missing"}]},
                422,
            )
        rows = [_repository(owner, one) for owner, one in known.items()] if ask.query.get("page", "1") == "1" else []
        found = json_answer({"total_count": len(known), "incomplete_results": False, "items": rows})
        return Answer(found.body, content_type=found.content_type, what="api", headers=limits)
    if len(parts) == 4 and parts[0] == "repos" and parts[3] == "readme" and parts[1] in known:
        one = known[parts[1]]
        text = (
            f"# handbook\n\nHow we work at {one.name}. See https://{one.domain}.\n\n**We are hiring:** "
            f"{one.career_url}\n"
        )
        content = base64.encodebytes(text.encode()).decode()
        return json_answer(
            {
                "type": "file",
                "encoding": "base64",
                "size": len(text),
                "name": "README.md",
                "path": "README.md",
                "content": content,
            }
        )
    return json_answer({"message": "Not Found", "documentation_url": "https://docs.github.com/rest"}, 404, "missing")


def _repository(owner: str, employer: Employer) -> dict[str, Any]:
    return {
        "id": 500_000 + employer.index,
        "name": "handbook",
        "full_name": f"{owner}/handbook",
        "owner": {"login": owner, "type": "Organization"},
        "private": False,
        "html_url": f"https://github.com/{owner}/handbook",
        "description": f"How we work at {employer.name}. We are hiring!",
        "fork": False,
        "url": f"https://api.github.com/repos/{owner}/handbook",
        "homepage": f"https://{employer.domain}",
        "pushed_at": "2026-11-01T10:00:00Z",
        "stargazers_count": 40 - employer.index % 30,
        "language": "Markdown",
        "topics": ["hiring"],
        "archived": False,
        "default_branch": "main",
        "score": 1.0,
    }


_SITES = {"greenhouse": "greenhouse.io", "lever": "lever.co", "ashby": "ashbyhq.com"}


def _serpapi(world: World, ask: Ask) -> Answer:
    if ask.path not in {"/search.json", "/search"}:
        return json_answer({"error": "Not found"}, 404, "missing")
    if not ask.query.get("api_key"):
        return json_answer(
            {"error": "Invalid API key. Your API key should be here: https://serpapi.com/manage-api-key"}, 401
        )
    query = ask.query.get("q", "")
    if not query:
        return json_answer({"error": "Missing query `q` parameter."}, 400)
    wanted = [provider for provider, site in _SITES.items() if f"site:{site}" in query or f".{site}" in query]
    boards = [
        (BOARDS[str(BY_NAME[one.kind].provider)].board_url(one), one.name)
        for one in world.employers
        if BY_NAME[one.kind].provider in wanted and world.state(one, 1) == "live"
    ]
    start = int(ask.query.get("start", "0")) if ask.query.get("start", "0").isdigit() else 0
    shown = boards[start : start + _PER_PAGE]
    found: dict[str, Any] = {
        "search_metadata": {"id": "sandbox", "status": "Success", "total_time_taken": 0.1},
        "search_parameters": {"engine": "google", "q": query, "start": start},
        "search_information": {
            "query_displayed": query,
            "total_results": len(boards),
            "organic_results_state": "Results for exact spelling" if shown else "Fully empty",
        },
    }
    if not shown:
        found["error"] = "Google hasn't returned any results for this query."
        return json_answer(found)
    found["organic_results"] = [
        {
            "position": start + at,
            "title": f"Jobs at {name}",
            "link": url,
            "displayed_link": url,
            "snippet": f"Open positions at {name}. We are hiring.",
            "source": name,
        }
        for at, (url, name) in enumerate(shown, 1)
    ]
    found["serpapi_pagination"] = {"current": start // _PER_PAGE + 1}
    if start + _PER_PAGE < len(boards):
        found["serpapi_pagination"]["next"] = (
            f"https://serpapi.com/search.json?engine=google&q={query}&start={start + _PER_PAGE}"
        )
    return json_answer(found)
