"""`quiethire sandbox`: the synthetic web."""

from typing import Annotated

import typer

from quiethire.cli.context import note
from quiethire.domain.errors import InputError


def command(
    employers: Annotated[int, typer.Option(min=1, help="How many employers.")] = 60,
    postings: Annotated[int, typer.Option(min=0, help="About how many postings in all.")] = 3000,
    seed: Annotated[int, typer.Option(help="The same seed is the same web.")] = 7,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port.")] = 8010,
    latency: Annotated[float, typer.Option(min=0, help="Seconds waited before every answer.")] = 0.0,
    big_workday: Annotated[
        bool | None, typer.Option(help="One Workday board over its cap of 2,000. Default: from 10,000 postings on.")
    ] = None,
) -> None:
    """Serve a small synthetic web to crawl: employers, boards, and faults."""
    from quiethire.sandbox.server import serve
    from quiethire.sandbox.world import World

    try:
        world = World(seed, employers, postings, big_workday=big_workday)
    except ValueError as error:
        raise InputError(str(error)) from error
    note(f"{employers} employers, {postings} postings; what is in it: http://{host}:{port}/")
    serve(world, host=host, port=port, latency_seconds=latency)
