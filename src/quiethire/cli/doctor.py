"""`quiethire doctor`: what is installed, reachable, stale or misconfigured, and what to do."""

import typer

from quiethire.cli.context import DataOption, read_settings, run
from quiethire.runtime.finding import Finding
from quiethire.settings import Settings

MARKS = {"ok": ("✓", "green"), "note": ("·", "yellow"), "bad": ("✗", "red")}


def command(data: DataOption = None) -> None:
    """Check this machine, the settings, and the running instance. Exit code 1 when something needs doing."""
    findings = run(_examine(read_settings(data)))
    for finding in findings:
        mark, colour = MARKS[finding.level]
        typer.echo(f"{typer.style(mark, fg=colour)} {finding.part:<12} {finding.says}")
        if finding.todo:
            typer.echo(f"  {'':<12} → {finding.todo}")
    if any(finding.level == "bad" for finding in findings):
        raise typer.Exit(1)


async def _examine(settings: Settings) -> list[Finding]:
    from quiethire.runtime.doctor import examine

    return await examine(settings)
