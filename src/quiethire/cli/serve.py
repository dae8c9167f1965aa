"""`quiethire serve`: one service of the cluster."""

import contextlib
from enum import StrEnum
from typing import Annotated

import typer

from quiethire.cli.context import DataOption, note, read_settings, run
from quiethire.settings import Settings


class Service(StrEnum):
    """The services."""

    API = "api"
    PARSER = "parser"
    CRAWLER = "crawler"
    DISCOVERY = "discovery"
    PROXIES = "proxies"
    INDEX = "index"


def command(
    service: Annotated[Service, typer.Argument(help="Which one.")],
    host: Annotated[str | None, typer.Option(help="Address to listen on. Default: 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(help="Port. Default: the service's own (3000, 8001…8005).")] = None,
    data: DataOption = None,
) -> None:
    """Serve one part over HTTP, for running QuietHire as separate processes."""
    services = {"host": host} if host else {}
    run(_serve(read_settings(data, services=services), service.value, port))


async def _serve(settings: Settings, name: str, port: int | None) -> None:
    from quiethire.observability.logs import set_up_logs
    from quiethire.runtime.build import Addresses, Parts
    from quiethire.runtime.faces import FACES
    from quiethire.runtime.http import listen, serving
    from quiethire.runtime.up import stop_signal

    set_up_logs(name, level=settings.logging.level, console=settings.logging.format == "console")
    stop = stop_signal()
    chosen = getattr(settings.services, f"{name}_port") if port is None else port
    listener = listen(settings.services.host, chosen, setting=f"--port or QUIETHIRE_SERVICES__{name.upper()}_PORT")
    async with contextlib.AsyncExitStack() as stack:
        stack.enter_context(listener)
        parts = await stack.enter_async_context(Parts(settings, Addresses.of(settings)))
        address = await stack.enter_async_context(serving(await FACES[name](parts), listener))
        note(f"{name} at {address}, its interface at {address}/docs")
        await stop.wait()
