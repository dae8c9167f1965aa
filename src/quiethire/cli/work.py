"""`quiethire work`: a worker of the cluster."""

from typing import Annotated

import typer

from quiethire.cli.context import DataOption, read_settings, run


def command(
    port: Annotated[int | None, typer.Option(help="Port of its metrics and health. Default: 9090.")] = None,
    data: DataOption = None,
) -> None:
    """Run workflows and activities on `quiethire-task-queue`, and poll the crawl queue."""
    from quiethire.runtime.work import work

    services = {} if port is None else {"worker_port": port}
    run(work(read_settings(data, services=services)))
