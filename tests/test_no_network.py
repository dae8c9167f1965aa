"""No test can leave this machine."""

import asyncio
import os
import socket

import pytest


@pytest.mark.parametrize("host", ["example.com", b"example.com", "jobs.acme.example", "metadata.google.internal"])
def test_a_name_is_not_looked_up(host: str | bytes) -> None:
    with pytest.raises(RuntimeError, match=r"^a test "):
        socket.getaddrinfo(host, 80)
    with pytest.raises(RuntimeError, match=r"^a test "):
        socket.create_connection((host, 80), timeout=1)


@pytest.mark.parametrize(
    ("family", "address"),
    [
        (socket.AF_INET, "192.0.2.1"),
        (socket.AF_INET, "10.0.0.1"),
        (socket.AF_INET6, "2001:db8::1"),
        (socket.AF_INET6, "::ffff:192.0.2.1"),
    ],
)
@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_an_address_elsewhere_is_not_connected_to(family: int, address: str, kind: int) -> None:
    with socket.socket(family, kind) as connection:
        with pytest.raises(RuntimeError, match=r"^a test "):
            connection.connect((address, 80))
        with pytest.raises(RuntimeError, match=r"^a test "):
            connection.connect_ex((address, 80))


async def test_nor_by_the_event_loop() -> None:
    with pytest.raises(RuntimeError, match=r"^a test "):
        await asyncio.open_connection("example.com", 80)
    with pytest.raises(RuntimeError, match=r"^a test "):
        await asyncio.open_connection("192.0.2.1", 80)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_this_machine_can_be_reached(host: str) -> None:
    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"here")
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(host, server.sockets[0].getsockname()[1])
        assert await reader.read() == b"here"
        writer.close()
        await writer.wait_closed()


def test_settings_of_whoever_runs_the_tests_are_not_seen() -> None:
    assert not [name for name in os.environ if name.startswith("QUIETHIRE_")]
