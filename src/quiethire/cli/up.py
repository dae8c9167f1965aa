"""`quiethire up`: the whole system on this machine."""

from time import perf_counter
from typing import Annotated

import typer

from quiethire.cli.context import DataOption, note, read_settings, run
from quiethire.settings import Settings


def command(
    data: DataOption = None,
    port: Annotated[int | None, typer.Option(help="Port of the search page and the API. Default: 3000.")] = None,
) -> None:
    """Start everything with embedded engines, and run until Ctrl-C."""
    services = {} if port is None else {"api_port": port}
    run(_up(read_settings(data, services=services)))


async def _up(settings: Settings) -> None:
    from quiethire.observability.logs import set_up_logs
    from quiethire.runtime.up import running, stop_signal

    set_up_logs("up", level=settings.logging.level, console=settings.logging.format == "console")
    stop = stop_signal()
    started = perf_counter()
    async with running(settings) as instance:
        where = instance.instance
        note(f"QuietHire is up after {perf_counter() - started:.1f} s, data in {settings.data}")
        note(f"  search     {where.api}")
        note(f"  API        {where.api}/docs")
        note(f"  workflows  {where.temporal_ui or settings.temporal.address}")
        note("  add employers with `quiethire add example.com`; stop with Ctrl-C")
        await stop.wait()
        note("stopping…")
        stopping = perf_counter()
    note(f"stopped after {perf_counter() - stopping:.1f} s")
