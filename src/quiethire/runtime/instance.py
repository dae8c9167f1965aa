"""Who holds a data directory, and where the running instance is to be reached."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from quiethire.domain.errors import ConfigurationError, DataDirectoryHeld

_LOCK = "quiethire.lock"
_INSTANCE = "instance.json"


@dataclass(frozen=True, slots=True)
class Instance:
    """A running instance. postgres and temporal are the addresses of its engines, which other processes may use;
    its ClickHouse and its index may not be opened twice, so those are asked for through `api`."""

    pid: int
    started_at: str
    command: str
    api: str = ""
    temporal_ui: str = ""
    postgres: str = ""
    temporal: str = ""


class Hold:
    """A held data directory. The lock goes with the process, however it ends."""

    def __init__(self, data: Path, lock: IO[str], command: str) -> None:
        self._data = data
        self._lock = lock
        self._command = command

    def announce(self, *, api: str, temporal_ui: str, postgres: str, temporal: str) -> Instance:
        """Say where we are to be reached. The file is ours alone: addresses may carry passwords."""
        instance = Instance(
            pid=os.getpid(),
            started_at=datetime.now(UTC).isoformat(timespec="seconds"),
            command=self._command,
            api=api,
            temporal_ui=temporal_ui,
            postgres=postgres,
            temporal=temporal,
        )
        fresh = self._data / f"{_INSTANCE}.new"
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(asdict(instance), indent=1))
        fresh.replace(self._data / _INSTANCE)
        return instance


@contextmanager
def hold(data: Path, *, command: str) -> Iterator[Hold]:
    """Hold the data directory. Raises DataDirectoryHeld naming who has it."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock = (data / _LOCK).open("a+")
    except OSError as error:
        raise ConfigurationError(f"{data} cannot be used as data directory: {error.strerror}") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise DataDirectoryHeld(_held_by(data)) from error
    try:
        yield Hold(data, lock, command)
    finally:
        (data / _INSTANCE).unlink(missing_ok=True)
        lock.close()


def find_instance(data: Path) -> Instance | None:
    """The instance that holds the data directory now, or None. A file left by a killed one is not believed."""
    try:
        lock = (data / _LOCK).open("a+")
    except OSError:
        return None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return _read(data)
        fcntl.flock(lock, fcntl.LOCK_UN)
    return None


def _read(data: Path) -> Instance | None:
    try:
        return Instance(**json.loads((data / _INSTANCE).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def _held_by(data: Path) -> str:
    instance = _read(data)
    if instance is None:
        return f"{data} is held by another QuietHire that is just starting or stopping; try again in a moment"
    return (
        f"{data} is held by `quiethire {instance.command}` (process {instance.pid}, since {instance.started_at}), "
        f"which answers at {instance.api or 'no address yet'}; stop it, or give another --data"
    )
