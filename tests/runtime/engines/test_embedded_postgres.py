"""The embedded PostgreSQL: started, stopped, killed and taken over."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from quiethire.domain.errors import ConfigurationError, DataDirectoryHeld, EngineUnavailable
from quiethire.runtime.engines import unprivileged
from quiethire.runtime.engines.postgres import EmbeddedPostgres, postgres_binaries

OWNER = """
import sys, pathlib, time
from quiethire.runtime.engines.postgres import EmbeddedPostgres, postgres_binaries
server = EmbeddedPostgres(pathlib.Path(sys.argv[1]), durable=False)
print(server.start(), server.pid, sep="\\n", flush=True)
time.sleep(600)
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    made = EmbeddedPostgres(tmp_path / "pg", durable=False)
    yield made
    made.stop()


def ask(dsn: str, statement: str) -> object:
    with psycopg.connect(dsn, autocommit=True) as connection:
        cursor = connection.execute(statement)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def owner_of(folder: Path) -> tuple[subprocess.Popen[str], str, int]:
    """Another process that has started a server on the folder."""
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    dsn, pid = owner.stdout.readline().strip(), int(owner.stdout.readline())
    owner.stdout.close()
    return owner, dsn, pid


def test_it_starts_answers_and_stops_within_seconds(server: EmbeddedPostgres) -> None:
    started = time.monotonic()
    dsn = server.start()
    ready = time.monotonic()
    assert ask(dsn, "SELECT current_database()") == "quiethire"
    assert str(ask(dsn, "SHOW server_version")).startswith("18")
    assert ask(dsn, "SHOW max_connections") == "110"
    pid = server.pid
    assert pid is not None
    assert server.alive()
    stopping = time.monotonic()
    server.stop()
    assert time.monotonic() - stopping < 3
    assert ready - started < 10  # 0.6 s when nothing else runs here
    assert not server.alive()
    assert server.pid is None
    assert not psutil.pid_exists(pid)
    server.stop()


def test_starting_twice_is_starting_once(server: EmbeddedPostgres) -> None:
    dsn = server.start()
    pid = server.pid
    assert server.start() == dsn
    assert server.pid == pid


def test_what_was_committed_is_there_after_a_stop_and_after_a_kill(server: EmbeddedPostgres) -> None:
    ask(server.start(), "CREATE TABLE kept (x int)")
    ask(server.dsn, "INSERT INTO kept VALUES (1)")
    server.stop()
    ask(server.start(), "INSERT INTO kept VALUES (2)")
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    while server.alive():
        time.sleep(0.01)
    assert ask(server.start(), "SELECT count(*) FROM kept") == 2


def test_a_server_whose_owner_was_killed_is_taken_over(tmp_path: Path) -> None:
    folder = tmp_path / "pg"
    owner, dsn, orphan = owner_of(folder)
    ask(dsn, "CREATE TABLE kept (x int)")
    # A client of the dead owner that sits in the middle of a transaction does not hold it up.
    busy = psycopg.connect(dsn)
    busy.execute("INSERT INTO kept VALUES (1)")
    owner.kill()
    owner.wait()
    assert psutil.pid_exists(orphan)
    server = EmbeddedPostgres(folder, durable=False)
    started = time.monotonic()
    try:
        assert ask(server.start(), "SELECT count(*) FROM kept") == 0
        assert time.monotonic() - started < 10
        assert not psutil.pid_exists(orphan) or psutil.Process(orphan).status() == psutil.STATUS_ZOMBIE
    finally:
        busy.close()
        server.stop()


def test_a_directory_with_a_living_owner_is_held(tmp_path: Path) -> None:
    owner, dsn, _ = owner_of(tmp_path / "pg")
    second = EmbeddedPostgres(tmp_path / "pg", durable=False)
    with pytest.raises(DataDirectoryHeld):
        second.start()
    second.stop()
    assert ask(dsn, "SELECT 1") == 1
    owner.kill()
    owner.wait()
    server = EmbeddedPostgres(tmp_path / "pg", durable=False)
    server.start()
    server.stop()


def test_a_process_that_happens_to_have_the_old_number_is_left_alone(server: EmbeddedPostgres) -> None:
    server.start()
    server.stop()
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    (server.data_dir / "postmaster.pid").write_text(f"{bystander.pid}\n{server.data_dir}\n0\n5432\n\n\n\n")
    try:
        assert ask(server.start(), "SELECT 1") == 1
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_backends_of_a_killed_server_are_ended_before_a_new_one_starts(server: EmbeddedPostgres) -> None:
    dsn = server.start()
    busy = psycopg.connect(dsn, autocommit=True)
    backend = busy.info.backend_pid
    # A backend that is stopped cannot notice that its server is gone, and still has the shared memory.
    os.kill(backend, signal.SIGSTOP)
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    while server.alive():
        time.sleep(0.01)
    assert ask(server.start(), "SELECT 1") == 1
    assert not psutil.pid_exists(backend) or psutil.Process(backend).status() == psutil.STATUS_ZOMBIE
    busy.close()


def test_a_start_killed_half_way_leaves_nothing_that_looks_finished(server: EmbeddedPostgres) -> None:
    half = server.data_dir.with_name(server.data_dir.name + ".new")
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    assert ask(server.start(), "SELECT 1") == 1
    assert not half.exists()


def test_a_path_too_long_for_a_socket_is_fine(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30) / "pg"
    server = EmbeddedPostgres(folder, durable=False)
    assert ask(server.start(), "SELECT 1") == 1
    sockets = Path(psycopg.conninfo.conninfo_to_dict(server.dsn)["host"])
    assert sockets.stat().st_mode & 0o077 == 0
    server.stop()
    assert not sockets.exists()


def test_with_a_port_it_asks_for_a_password(tmp_path: Path, free_port: Callable[[], int]) -> None:
    port = free_port()
    server = EmbeddedPostgres(tmp_path / "pg", port=port, durable=False)
    try:
        dsn = server.start()
        assert f"@127.0.0.1:{port}/" in dsn
        assert ask(dsn, "SELECT 1") == 1
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(dsn, password="wrong")
        assert (tmp_path / "pg.password").stat().st_mode & 0o077 == 0
    finally:
        server.stop()


def test_without_a_port_nobody_listens_on_the_network(server: EmbeddedPostgres) -> None:
    assert ask(server.start(), "SHOW listen_addresses") == ""
    assert server.pid is not None
    assert not [one for one in psutil.Process(server.pid).net_connections() if one.status == psutil.CONN_LISTEN]


def test_an_environment_meant_for_others_changes_nothing(
    server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("PGDATA", "/nonexistent")
    monkeypatch.setenv("PGHOST", "192.0.2.1")
    assert ask(server.start(), "SELECT 1") == 1


def test_what_went_wrong_is_said(server: EmbeddedPostgres) -> None:
    server.start()
    server.stop()
    (server.data_dir / "postgresql.conf").write_text("nonsense = 1\n")
    with pytest.raises(EngineUnavailable, match="nonsense"):
        server.start()
    assert not server.alive()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")
def test_without_user_namespaces_an_ordinary_account_is_used(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unprivileged.shutil, "which", lambda _: None)
    folder = tmp_path_factory.mktemp("account") / "pg"
    server = EmbeddedPostgres(folder, durable=False)
    with pytest.raises(ConfigurationError, match="chmod"):
        server.start()
    if closed := [path for path in postgres_binaries().parents if not path.stat().st_mode & 0o001]:
        pytest.skip(f"the server's own programs lie in {closed[-1]}, which no other account may pass through")
    opened = [path for path in folder.parents if not path.stat().st_mode & 0o001]
    for path in opened:
        path.chmod(path.stat().st_mode | 0o001)
    try:
        assert ask(server.start(), "SELECT 1") == 1
        assert server.pid is not None
        assert psutil.Process(server.pid).uids().real != 0
        server.stop()
        monkeypatch.undo()
        # And back: the files are given to whom the server now runs as.
        assert ask(server.start(), "SELECT 1") == 1
    finally:
        server.stop()
        for path in opened:
            path.chmod(path.stat().st_mode & ~0o001)


def test_the_binaries_are_there() -> None:
    assert os.access(postgres_binaries() / "initdb", os.X_OK)
