"""Temporal's own server as a child: it remembers, it is taken over from a killed owner, it dies with its parent."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from temporalio.client import Client

from quiethire.domain.errors import ConfigurationError
from quiethire.runtime.engines.temporal import EmbeddedTemporal, find_temporal

OWNER = """
import asyncio, sys
from pathlib import Path
from quiethire.runtime.engines.temporal import EmbeddedTemporal
async def main():
    server = EmbeddedTemporal(Path(sys.argv[1]), binary=None, port=0, ui_port=0, namespace="default")
    await server.start()
    print(server.pid, flush=True)
    await asyncio.sleep(600)
asyncio.run(main())
"""


def server_on(folder: Path, port: int = 0, **options: bool) -> EmbeddedTemporal:
    return EmbeddedTemporal(folder, binary=None, port=port, ui_port=0, namespace="default", **options)


async def test_what_was_started_is_there_after_a_restart(tmp_path: Path) -> None:
    server = server_on(tmp_path)
    address = await server.start()
    client = await Client.connect(address)
    await client.start_workflow("Anything", id="kept", task_queue="nobody-works-here")
    await server.stop()
    assert not server.alive()
    again = await server.start()
    assert again == address  # the same port, so that clients find it again
    client = await Client.connect(again)
    assert (await client.get_workflow_handle("kept").describe()).workflow_type == "Anything"
    await server.stop()


async def test_a_server_left_by_a_killed_owner_is_taken_over(tmp_path: Path) -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    with owner:
        assert owner.stdout is not None
        left = psutil.Process(int(await asyncio.to_thread(owner.stdout.readline)))
        owner.kill()
        owner.wait()
    server = server_on(tmp_path)
    await server.start()
    assert not left.is_running() or left.status() == psutil.STATUS_ZOMBIE
    await (await Client.connect(server.address)).count_workflows()
    await server.stop()


async def test_the_pid_of_another_program_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "temporal.pid").write_text(str(os.getpid()))
    server = server_on(tmp_path)
    await server.start()  # and this process still runs to say so
    await server.stop()


async def test_a_killed_server_is_seen_and_started_again(tmp_path: Path) -> None:
    server = server_on(tmp_path)
    address = await server.start()
    pid = server.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(pid)], timeout=10)
    assert not server.alive()
    assert await server.start() == address
    await server.stop()


async def test_a_taken_port_names_the_setting_or_gives_way(tmp_path: Path, free_port: Callable[[], int]) -> None:
    port = free_port()
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(ConfigurationError, match="QUIETHIRE_TEMPORAL__PORT"):
            await server_on(tmp_path, port).start()
        server = server_on(tmp_path, port, any_port=True)
        assert not (await server.start()).endswith(f":{port}")
        await server.stop()


def test_a_configured_command_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="QUIETHIRE_TEMPORAL__BINARY"):
        find_temporal(tmp_path / "temporal")
    own = tmp_path / "own"
    own.touch()
    assert find_temporal(own) == own
