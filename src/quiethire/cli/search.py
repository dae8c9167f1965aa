"""`quiethire search`: postings from the terminal."""

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from quiethire.cli.attach import ask_instance, store_side
from quiethire.cli.context import DataOption, emit, read_settings, run
from quiethire.settings import Settings


def command(
    text: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS…", help="What to look for; typing errors are fine.")
    ] = None,
    remote: Annotated[
        bool | None, typer.Option("--remote/--no-remote", help="Remote postings, or those that are not.")
    ] = None,
    min_salary: Annotated[int | None, typer.Option(help="At least this much a year.")] = None,
    max_salary: Annotated[int | None, typer.Option(help="At most this much a year.")] = None,
    currency: Annotated[str | None, typer.Option(help="ISO code of the pay, for example EUR.")] = None,
    company: Annotated[list[str] | None, typer.Option(help="Employer; may be given several times.")] = None,
    location: Annotated[list[str] | None, typer.Option(help="City, region, country or group such as DACH.")] = None,
    workplace: Annotated[list[str] | None, typer.Option(help="onsite, hybrid or remote.")] = None,
    job_type: Annotated[list[str] | None, typer.Option(help="full-time, part-time, contract, internship…")] = None,
    posted_within: Annotated[str | None, typer.Option(help="Days, for example 14.")] = None,
    exclude_company: Annotated[list[str] | None, typer.Option(help="Employer to leave out.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="Word to leave out.")] = None,
    sort: Annotated[str, typer.Option(help="relevance or date.")] = "relevance",
    limit: Annotated[int, typer.Option(min=1, max=100, help="Results on a page.")] = 20,
    page: Annotated[int, typer.Option(min=1, help="Which page.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="JSON lines on standard output.")] = False,
    data: DataOption = None,
) -> None:
    """Search the postings: through the running instance, else in the data directory."""
    asked: list[tuple[str, str]] = [
        ("q", " ".join(text or [])),
        ("sort", sort),
        ("per_page", str(limit)),
        ("page", str(page)),
    ]
    single = {
        "remote": None if remote is None else str(remote).lower(),
        "min_salary": min_salary,
        "max_salary": max_salary,
        "currency": currency,
        "posted_within": posted_within,
    }
    asked += [(name, str(value)) for name, value in single.items() if value is not None]
    several = {
        "company": company,
        "location": location,
        "workplace": workplace,
        "job_type": job_type,
        "exclude_company": exclude_company,
        "exclude_words": exclude,
    }
    asked += [(name, value) for name, values in several.items() for value in values or ()]
    answer = run(_search(read_settings(data), asked))
    if json:
        emit(answer["results"])
    else:
        _show(answer)


async def _search(settings: Settings, asked: list[tuple[str, str]]) -> dict[str, Any]:
    answer = await ask_instance(settings, "/api/v1/search", asked)
    if answer is not None:
        return answer
    from quiethire.pipeline.posting_shape import stored_shape
    from quiethire.pipeline.search_postings import SearchPostings
    from quiethire.runtime.build import now
    from quiethire.services.api.queries import search_query

    query = search_query(asked, now=now())
    async with store_side(settings) as parts:
        page = await SearchPostings(await parts.index(), await parts.jobs(), await parts.cache()).search(query)
    return {
        "results": [stored_shape(hit.stored) for hit in page.hits],
        "total": page.total,
        "page": page.page,
        "pages": page.pages,
        "corrected": page.corrected,
    }


def _show(answer: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    corrected = f", searched for {answer['corrected']!r}" if answer.get("corrected") else ""
    console.print(
        f"[bold]{answer['total']:,}[/bold] postings{corrected}, page {answer['page']} of {max(1, answer['pages'])}\n"
    )
    for one in answer["results"]:
        line = Text(one["title"], style="bold")
        line.append(f"  {one['company'] or 'employer not stated'}", style="cyan")
        console.print(line)
        facts = [one["location"], one["workplace"], one["job_type"], _pay(one), _age(one)]
        console.print(Text("  " + " · ".join(fact for fact in facts if fact)))
        console.print(Text(f"  {one['application_url'] or one['url']}\n", style="dim"))


def _pay(one: dict[str, Any]) -> str | None:
    bounds = [f"{amount:,}" for amount in (one["salary_min"], one["salary_max"]) if amount is not None]
    if not bounds:
        return None
    period = f" a {one['salary_period']}" if one["salary_period"] else ""
    return f"{one['salary_currency'] or ''} {' to '.join(dict.fromkeys(bounds))}{period}".strip()


def _age(one: dict[str, Any]) -> str | None:
    text = one["posted_at"] or one["first_seen_at"]
    days = (datetime.now(UTC) - datetime.fromisoformat(text)).days if text else None
    if days is None:
        return None
    return "today" if days <= 0 else f"{days} day{'s' if days > 1 else ''} ago"
