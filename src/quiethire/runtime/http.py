"""Serving an ASGI application inside a process that also does other things."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.types import ASGIApp

from quiethire.domain.errors import ConfigurationError


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers (stopping is the process's business), and with word that it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self.up.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield


def listen(host: str, port: int, *, setting: str, fall_back: bool = False) -> socket.socket:
    """A listening socket. A taken port is an error that names the setting, or a free one with `fall_back`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        if not fall_back:
            listener.close()
            raise ConfigurationError(f"cannot listen on {host}:{port} ({error.strerror}); set {setting}") from error
        listener.bind((host, 0))
    listener.listen(2048)
    listener.setblocking(False)
    return listener


@contextlib.asynccontextmanager
async def serving(app: ASGIApp, listener: socket.socket) -> AsyncIterator[str]:
    """Serve while the block runs; yields the address. Requests in flight get two seconds at the end."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=2,
        server_header=False,
        proxy_headers=False,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    up = asyncio.create_task(server.up.wait())
    await asyncio.wait({up, task}, return_when=asyncio.FIRST_COMPLETED)
    if not up.done():
        up.cancel()
        await task
    host, port = listener.getsockname()[:2]
    try:
        yield f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0'} else host}:{port}"  # noqa: S104 - compared
    finally:
        server.should_exit = True
        await task
