"""What commands share: settings with the command line's options on top, output, input files, running coroutines."""

import asyncio
import sys
from collections.abc import Coroutine, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import orjson
import typer
from pydantic import ValidationError

from quiethire.domain.errors import ConfigurationError, InputError
from quiethire.settings import Settings

T = TypeVar("T")

DataOption = Annotated[
    Path | None,
    typer.Option("--data", help="Data directory. Default: QUIETHIRE_DATA, else the platform's data folder."),
]
UrlOption = Annotated[str | None, typer.Option("--url", help="The address the file was recorded from.")]
ManifestOption = Annotated[
    Path | None, typer.Option("--manifest", help='JSON lines of {"file", "url"}; files are relative to the manifest.')
]


def read_settings(data: Path | None = None, **groups: dict[str, Any]) -> Settings:
    """Settings from the environment, with what the command line says on top. Raises ConfigurationError."""
    try:
        settings = Settings() if data is None else Settings(data=data.expanduser().resolve())
        for name, values in groups.items():
            group = getattr(settings, name)
            settings = settings.model_copy(update={name: group.model_copy(update=values)})
    except ValidationError as error:
        first = error.errors()[0]
        name = "__".join(str(part) for part in first["loc"]).upper()
        raise ConfigurationError(f"QUIETHIRE_{name}: {first['msg']}") from error
    return settings


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a command's coroutine; Ctrl-C ends it quietly."""
    try:
        return asyncio.run(work)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def note(text: str) -> None:
    """A line for the person, on standard error."""
    typer.echo(text, err=True)


def emit(lines: Iterable[dict[str, Any]]) -> None:
    """JSON lines on standard output."""
    for line in lines:
        sys.stdout.buffer.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
    with suppress(ValueError):
        sys.stdout.buffer.flush()


def inputs(files: list[str], url: str | None, manifest: Path | None) -> Iterator[tuple[str, str | None]]:
    """(file or address, address it was recorded from) of the arguments and the manifest, in order."""
    if not files and manifest is None:
        raise InputError("give a file or an address, or --manifest with a list of them")
    for file in files:
        yield file, url
    if manifest is None:
        return
    try:
        lines = manifest.read_text("utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{manifest} cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = orjson.loads(line)
            file, address = entry.get("file"), entry.get("url")
        except (orjson.JSONDecodeError, AttributeError) as error:
            raise InputError(f'{manifest}, line {number}: not a JSON object with "file" and "url"') from error
        if file is None and address is None:
            raise InputError(f'{manifest}, line {number}: neither "file" nor "url"')
        yield (_beside(manifest, str(file)) if file is not None else str(address)), address


def _beside(manifest: Path, file: str) -> str:
    path = Path(file)
    if path.is_absolute() or path.exists():
        return file
    beside = manifest.parent / path
    return str(beside) if beside.exists() else file


def is_address(text: str) -> bool:
    """True for http(s) addresses, False for files."""
    return text.startswith(("http://", "https://"))


def read_file(name: str) -> bytes:
    """The bytes of a file; "-" is standard input. Raises InputError."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}") from error


def given_now(text: str | None) -> datetime:
    """The moment relative dates are read at: the one given, else the present. Raises InputError."""
    from quiethire.runtime.build import now

    if text is None:
        return now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--now {text!r} is not an ISO 8601 date or time") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=now().tzinfo)
