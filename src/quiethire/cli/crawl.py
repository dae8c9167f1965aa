"""`quiethire crawl`: one career page or board, now, without a data directory."""

from pathlib import Path
from typing import Annotated, Any

import typer

from quiethire.cli.context import emit, note, read_settings, run


def command(
    urls: Annotated[list[str], typer.Argument(metavar="URL…", help="Career pages, boards or single postings.")],
    json: Annotated[bool, typer.Option("--json", help="JSON lines, like those of `parse`.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="CSV with a header.")] = False,
    replay: Annotated[
        Path | None, typer.Option(help="Serve recorded exchanges of this folder instead of the network.")
    ] = None,
) -> None:
    """Crawl pages or boards now and print the postings found."""
    crawling: dict[str, Any] = {} if replay is None else {"replay": replay}
    outcome = run(_crawl(urls, crawling))
    if json:
        emit(outcome["lines"])
    elif csv:
        _write_csv(outcome["lines"])
    else:
        _show(outcome["lines"])
    for sentence in outcome["notes"]:
        note(f"quiethire: {sentence}")
    if outcome["failed"]:
        raise typer.Exit(1)


async def _crawl(urls: list[str], crawling: dict[str, Any]) -> dict[str, Any]:
    """Each address crawled in a throw-away data directory; lines, notes, and how many failed."""
    from tempfile import TemporaryDirectory

    from rich.console import Console

    from quiethire.domain.errors import QuietHireError
    from quiethire.pipeline.crawl_now import crawl_now
    from quiethire.pipeline.posting_shape import posting_shape
    from quiethire.runtime.build import Addresses, Parts, now

    lines: list[dict[str, Any]] = []
    notes: list[str] = []
    failed = 0
    with TemporaryDirectory(prefix="quiethire-") as folder:
        settings = read_settings(Path(folder), crawling=crawling)
        async with Parts(settings, Addresses.of(settings)) as parts:
            crawler, parser, snapshots = (
                await parts.local_crawler(),
                await parts.local_parser(),
                await parts.snapshots(),
            )
            for url in urls:
                with Console(stderr=True).status(f"crawling {url}") as status:
                    try:
                        found = await crawl_now(
                            crawler,
                            parser,
                            snapshots,
                            url,
                            now=now(),
                            min_quality=settings.parsing.min_quality,
                            open_providers=frozenset(settings.discovery.closed_providers),
                            report=lambda progress, status=status: status.update(str(dict(progress))),
                        )
                    except QuietHireError as error:
                        failed += 1
                        notes.append(f"{url}: {error}")
                        continue
                lines.extend({"file": url, **posting_shape(posting)} for posting in found.postings)
                notes.append(found.summary)
                failed += not found.complete
    return {"lines": lines, "notes": notes, "failed": failed}


COLUMNS = (
    "title", "company", "location", "workplace", "job_type", "salary_min", "salary_max", "salary_currency",
    "salary_period", "posted_at", "quality_score", "url", "application_url",
)  # fmt: skip


def _write_csv(lines: list[dict[str, Any]]) -> None:
    import csv
    import sys

    writer = csv.DictWriter(sys.stdout, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)


def _show(lines: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("Title", "Employer", "Location", "Pay", "Posted", "Quality", title=f"{len(lines)} postings")
    for one in lines:
        pay = " – ".join(f"{one[key]:,}" for key in ("salary_min", "salary_max") if one[key] is not None)
        table.add_row(
            one["title"],
            one["company"] or "",
            one["location"] or one["workplace"] or "",
            f"{pay} {one['salary_currency'] or ''}".strip(),
            (one["posted_at"] or "")[:10],
            str(one["quality_score"]),
        )
    Console().print(table)
