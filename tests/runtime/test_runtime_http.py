"""Serving inside a process that also does other things."""

import asyncio
import socket

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from quiethire.domain.errors import ConfigurationError
from quiethire.runtime.http import listen, serving


async def test_it_answers_while_the_block_runs_and_not_afterwards() -> None:
    async def hello(_: Request) -> PlainTextResponse:
        return PlainTextResponse("hello")

    listener = listen("127.0.0.1", 0, setting="PORT")
    async with serving(Starlette(routes=[Route("/", hello)]), listener) as address:
        assert address.startswith("http://localhost:")
        async with httpx.AsyncClient() as client:
            assert (await client.get(address)).text == "hello"
    listener.close()
    async with httpx.AsyncClient() as client:
        with pytest.raises(httpx.ConnectError):
            await client.get(address)


async def test_a_request_in_flight_is_answered_before_the_end() -> None:
    asked = asyncio.Event()

    async def slow(_: Request) -> PlainTextResponse:
        asked.set()
        await asyncio.sleep(0.3)
        return PlainTextResponse("late")

    listener = listen("127.0.0.1", 0, setting="PORT")
    async with httpx.AsyncClient() as client:
        async with serving(Starlette(routes=[Route("/", slow)]), listener) as address:
            answer = asyncio.create_task(client.get(address))
            await asked.wait()
        assert (await answer).text == "late"
    listener.close()


def test_a_taken_port_names_the_setting_or_gives_way() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ConfigurationError, match="QUIETHIRE_SERVICES__API_PORT"):
            listen("127.0.0.1", port, setting="QUIETHIRE_SERVICES__API_PORT")
        with listen("127.0.0.1", port, setting="", fall_back=True) as listener:
            assert listener.getsockname()[1] != port
