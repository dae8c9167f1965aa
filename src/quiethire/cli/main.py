"""The command line. One file per command; a command imports what it needs when it runs."""

import contextlib
import os
import sys
from importlib import import_module

import typer

from quiethire import __version__
from quiethire.domain.errors import QuietHireError

app = typer.Typer(
    name="quiethire",
    help="Finds employers, reads their career pages and boards, and makes every posting searchable.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS = (
    ("Run it", ("up", "demo", "doctor")),
    ("Employers", ("add", "crawl", "schedule")),
    ("Postings", ("search", "reparse", "reindex")),
    ("Look at one page", ("parse", "links", "detect", "read_board", "eval")),
    ("Services", ("serve", "work", "migrate", "sandbox")),
)
"""Files of this folder by the panel their commands stand in."""

for panel, files in COMMANDS:
    for file in files:
        app.command(file.replace("_", "-"), rich_help_panel=panel)(import_module(f"quiethire.cli.{file}").command)


@app.callback(invoke_without_command=True)
def root(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Finds employers, reads their career pages and boards, and makes every posting searchable."""
    if version:
        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Entry point. An error of ours is one sentence on standard error and exit code 1."""
    code: int | str | None = 0
    try:
        app()
    except SystemExit as leaving:
        code = leaving.code
    except QuietHireError as error:
        typer.secho(f"quiethire: {error}", err=True, fg="red" if sys.stderr.isatty() else None)
        code = 1
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os._exit(0)
    _leave(code if isinstance(code, int) else int(bool(code)))


def _leave(code: int) -> None:
    """End the process. Temporal's client keeps native threads that abort an interpreter which is shutting down, so
    where it was used nothing is left to the interpreter: everything of ours is closed by then."""
    if "temporalio" not in sys.modules:
        sys.exit(code)
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
