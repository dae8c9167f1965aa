"""PostgreSQL servers left behind by an owner that was killed."""

import signal
import time
from contextlib import suppress
from pathlib import Path

import psutil

from quiethire.domain.errors import EngineUnavailable

STOP_SECONDS = 2.5
"""A fast shutdown writes a checkpoint; beyond this an immediate one leaves the rest to recovery, losing nothing."""


def stop_left_over(data_dir: Path) -> None:
    """End the server of an owner that was killed: its settings, socket and clients are nobody's any more."""
    noted = data_dir / "postmaster.pid"
    try:
        pid = int(noted.read_text().split("\n", 1)[0])
    except FileNotFoundError:
        return  # it was stopped in order
    except ValueError:
        pid = 0
    # The server first, in order, which ends its backends; then backends of a server that was killed itself.
    for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        processes = _processes_on(data_dir)
        server = [one for one in processes if one.pid == pid]
        for process in server or processes:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(sign if server else signal.SIGKILL)
        if _ended(processes, STOP_SECONDS):
            # Nothing runs on the data, so the number in the file is stale, though another process may have it now.
            noted.unlink(missing_ok=True)
            return
    raise EngineUnavailable(f"a PostgreSQL server left behind on {data_dir} (process {pid}) does not stop")


def _ended(processes: list[psutil.Process], seconds: float) -> bool:
    """Wait until all have ended. One that only its absent parent has not buried yet has ended."""
    deadline = time.monotonic() + seconds
    while any(map(_alive, processes)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def _alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _processes_on(data_dir: Path) -> list[psutil.Process]:
    """PostgreSQL processes that work in this very directory."""
    found = []
    for process in psutil.process_iter(["name", "cwd", "status"]):
        seen = process.info
        alive = (seen["name"] or "").startswith("postgres") and seen["status"] != psutil.STATUS_ZOMBIE
        if alive and seen["cwd"] and Path(seen["cwd"]).resolve() == data_dir:
            found.append(process)
    return found
