"""The proxy manager's twin over a real socket: its first question cannot wait for the loop."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn

from quiethire.crawling.proxies import ProxyPool
from quiethire.domain.errors import EngineUnavailable
from quiethire.pipeline.health import Health
from quiethire.remote.proxies import RemoteProxies
from quiethire.remote.service import RemoteService
from quiethire.services.proxies import build_app

ADDRESSES = ("http://proxy1.example:8080", "http://proxy2.example:8080")


@pytest.fixture
def manager(pool: ProxyPool) -> Iterator[str]:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    app = build_app(pool, health=Health({}))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()


async def test_turns_reports_and_rests(manager: str, pool: ProxyPool) -> None:
    for address in ADDRESSES:
        pool.add(address)
    service = RemoteService("proxies", manager)
    proxies = RemoteProxies(service)
    given = []
    for _ in range(4):
        proxy = proxies.next()
        assert proxy is not None
        given.append(proxy.url)
    assert sorted(given) == sorted(ADDRESSES * 2)
    for _ in range(3):
        proxies.report(ADDRESSES[0], ok=False)
    await proxies.refresh()
    rested = [proxies.next() for _ in range(3)]
    assert {proxy.url for proxy in rested if proxy} == {ADDRESSES[1]}
    assert pool.stats()["healthy"] == 1
    await asyncio.gather(*(task for task in asyncio.all_tasks() if "_quietly" in repr(task)))
    await service.close()


async def test_an_empty_pool_means_no_proxy_and_no_manager_means_no_request(manager: str) -> None:
    service = RemoteService("proxies", manager)
    assert RemoteProxies(service).next() is None
    await service.close()
    nobody = RemoteService("proxies", "http://127.0.0.1:9")
    with pytest.raises(EngineUnavailable, match="proxy manager"):
        RemoteProxies(nobody).next()
    await nobody.close()
