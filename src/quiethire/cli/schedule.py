"""`quiethire schedule`: when rounds of discovery run."""

from datetime import timedelta
from typing import Annotated

import typer

from quiethire.cli.context import DataOption, read_settings, run
from quiethire.domain.errors import ConfigurationError
from quiethire.settings import Settings


def command(
    data: DataOption = None,
    every: Annotated[float | None, typer.Option(min=0.1, help="Hours between two rounds.")] = None,
    pause: Annotated[bool | None, typer.Option("--pause/--resume", help="Stop or go on.")] = None,
    now: Annotated[bool, typer.Option("--now", help="Start a round at once.")] = False,
) -> None:
    """Show the schedule of ContinuousDiscoveryWorkflow, change it, or start a round now."""
    run(_schedule(read_settings(data), every=every, pause=pause, now=now))


async def _schedule(settings: Settings, *, every: float | None, pause: bool | None, now: bool) -> None:
    from quiethire.runtime.instance import find_instance
    from quiethire.runtime.up import connect_temporal, round_input
    from quiethire.workflows.schedules import change_schedule, show_schedule, start_round

    instance = find_instance(settings.data)
    address = settings.temporal.address or (instance.temporal if instance else "")
    if not address:
        raise ConfigurationError("no instance runs on this data directory; start one with `quiethire up`")
    client = await connect_temporal(address, settings.temporal.namespace)
    if every is not None or pause is not None:
        await change_schedule(client, every=timedelta(hours=every) if every else None, paused=pause)
    if now:
        handle = await start_round(client, round_input(settings))
        typer.echo(f"a round runs as workflow {handle.id}")
    view = await show_schedule(client)
    if view is None:
        typer.echo("there is no schedule yet; `quiethire up` makes one")
        return
    hours = view.every.total_seconds() / 3600
    typer.echo(f"every {hours:g} hours{', paused' if view.paused else ''}")
    for moment in () if view.paused else view.next_at:
        typer.echo(f"next: {moment:%Y-%m-%d %H:%M} UTC")
    given = view.given
    typer.echo(
        f"companies not crawled for {given.StaleThresholdDays:g} days, {given.parallel} at a time; "
        f"GitHub {'on' if given.RunGitHubDiscovery else 'off'}, dorks {'on' if given.RunDorkDiscovery else 'off'}, "
        f"at most {given.MaxNewCompanies} new companies a round"
    )
