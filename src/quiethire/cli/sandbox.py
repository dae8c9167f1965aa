"""`quiethire sandbox`: the synthetic web."""

from typing import Annotated

import typer

from quiethire.cli.context import note


def command(
    employers: Annotated[int, typer.Option(min=1, help="How many employers.")] = 60,
    postings: Annotated[int, typer.Option(min=0, help="About how many postings in all.")] = 3000,
    seed: Annotated[int, typer.Option(help="The same seed is the same web.")] = 7,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port.")] = 8010,
    latency: Annotated[float, typer.Option(min=0, help="Seconds waited before every answer.")] = 0.0,
) -> None:
    """Serve a small synthetic web to crawl: employers, boards, and faults."""
    from quiethire.sandbox.server import serve
    from quiethire.sandbox.world import World

    note(f"{employers} employers, about {postings} postings; what is in it: http://{host}:{port}/")
    serve(World(seed, employers, postings), host=host, port=port, latency_seconds=latency)
