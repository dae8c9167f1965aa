"""`quiethire demo`: the whole system on a synthetic web, on this machine, with nothing but the package."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from quiethire.cli.context import note, read_settings, run

if TYPE_CHECKING:
    from rich.console import RenderableType

    from quiethire.runtime.demo import Outcome, Progress
    from quiethire.runtime.up import Running


def command(
    employers: Annotated[int, typer.Option(min=1, help="Employers of the synthetic web.")] = 60,
    postings: Annotated[int, typer.Option(min=0, help="Postings of the synthetic web.")] = 3000,
    seed: Annotated[int, typer.Option(help="The same seed is the same web.")] = 7,
    big_workday: Annotated[
        bool | None, typer.Option(help="One Workday board over its cap of 2,000. Default: from 10,000 postings on.")
    ] = None,
    leave: Annotated[
        bool, typer.Option("--exit", help="Stop when done; exit code 0 only if found = published.")
    ] = False,
) -> None:
    """Run the main job on a synthetic web and show what was found, then serve the search page until Ctrl-C."""
    exact = run(_demo(employers, postings, seed, big_workday=big_workday, leave=leave))
    if not exact:
        raise typer.Exit(1)


async def _demo(employers: int, postings: int, seed: int, *, big_workday: bool | None, leave: bool) -> bool:
    from quiethire.observability.logs import set_up_logs
    from quiethire.runtime.demo import Progress, demo_instance, run_round, sandbox, watch_memory
    from quiethire.runtime.up import stop_signal

    set_up_logs("demo", level="error", console=True)
    began = perf_counter()
    stop = stop_signal()
    memory: dict[str, int] = {}
    watching = asyncio.create_task(watch_memory(memory))
    note(f"a synthetic web of {employers} employers and about {postings:,} postings (seed {seed})")
    with TemporaryDirectory(prefix="quiethire-demo-") as folder:
        settings = read_settings(Path(folder) / "data")
        async with sandbox(employers=employers, postings=postings, seed=seed, big_workday=big_workday) as control:
            note("starting PostgreSQL, Temporal, ClickHouse's engine and Tantivy…")
            async with demo_instance(settings, control) as instance:
                progress = Progress()
                showing = asyncio.create_task(_show_progress(progress))
                working = asyncio.create_task(run_round(instance, control, progress, began=began))
                stopping = asyncio.create_task(stop.wait())
                await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
                showing.cancel()
                if not working.done():
                    working.cancel()
                    note("stopped")
                    return False
                outcome = working.result()
                watching.cancel()
                outcome.peak_bytes = memory.get("peak", 0)
                _print_summary(outcome, instance, total=perf_counter() - began)
                if not leave:
                    note(f"\nThe search page is at {instance.instance.api} — stop with Ctrl-C.")
                    await stop.wait()
                return outcome.comparison.exact


async def _show_progress(progress: "Progress") -> None:
    """A live line on a terminal, a plain line every five seconds elsewhere."""
    from rich.console import Console
    from rich.live import Live

    console = Console(stderr=True)
    if not console.is_terminal:
        while True:
            await asyncio.sleep(5)
            note(
                f"  {progress.seconds:4.0f} s  {progress.companies}/{progress.of_companies} employers, "
                f"{progress.requests:,} requests, {progress.postings:,} postings, {progress.indexed:,} searchable"
            )
    with Live(_picture(progress), console=console, refresh_per_second=4, transient=True) as live:
        while True:
            await asyncio.sleep(0.25)
            live.update(_picture(progress))


def _picture(progress: "Progress") -> "RenderableType":
    from rich.progress_bar import ProgressBar
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_row(f"[bold]{progress.stage}[/bold]", f"{progress.seconds:.0f} s")
    grid.add_row(
        "employers",
        ProgressBar(total=max(1, progress.of_companies), completed=progress.companies, width=40),
        f"{progress.companies} of {progress.of_companies}, {progress.failed} with trouble",
    )
    grid.add_row("requests", f"{progress.requests:,}")
    grid.add_row("postings", f"{progress.postings:,}", f"{progress.indexed:,} searchable")
    return grid


def _print_summary(outcome: "Outcome", instance: "Running", *, total: float) -> None:
    from rich.console import Console
    from rich.table import Table

    from quiethire.runtime.demo import reasons

    comparison = outcome.comparison
    table = Table(title="What the demo did", show_header=False, title_style="bold")
    rate = comparison.found / outcome.seconds if outcome.seconds else 0.0
    fetched = outcome.requests.get("ok", 0)
    rows = [
        ("employers", f"{outcome.companies}, of which {outcome.result.failed} with trouble"),
        *((f"  {code}", str(count)) for code, count in reasons(outcome.errors).most_common()),
        ("boards", ", ".join(f"{name} {count}" for name, count in sorted(outcome.boards.items()) if name != "site")),
        ("own career pages", str(outcome.boards.get("site", 0))),
        ("pages fetched", f"{fetched:,} ({fetched / max(outcome.seconds, 0.001):.0f} a second)"),
        (
            "pages refused or lost",
            ", ".join(f"{n} {c}" for n, c in sorted(outcome.requests.items()) if n not in {"ok", "reused"}),
        ),
        ("postings published", f"{comparison.expected:,}"),
        ("postings found", f"{comparison.found:,} ({rate:.0f} a second)"),
        (
            "missing / surplus / wrong",
            f"{len(comparison.missing)} / {len(comparison.surplus)} / {len(comparison.differing)}",
        ),
        ("time", f"{outcome.seconds:.1f} s crawling, {outcome.start_seconds:.1f} s starting, {total:.1f} s in all"),
        ("memory at its peak", f"{outcome.peak_bytes / 1024**2:,.0f} MB, all processes"),
        ("search page", instance.instance.api),
        ("workflows", instance.instance.temporal_ui),
    ]
    for name, value in rows:
        table.add_row(name, value)
    Console().print(table)
    for sentence in (*comparison.missing[:5], *comparison.surplus[:5], *comparison.differing[:5]):
        note(f"  {sentence}")
    if comparison.exact:
        Console().print("[green]found = published[/green]: nothing more, nothing less")
