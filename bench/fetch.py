"""Fetching: ours against httpx, on pages served from loopback, in one run.

    python bench/fetch.py [--pages 3000] [--kilobytes 41] [--in-flight 50] [--rounds 3]

Every client runs in a process of its own against the same server process, in turns, so that the figures of one round
are comparable; the table gives medians. "wire" is one exchange with the guard's pin and the size cap; "polite" adds
redirects, robots.txt, pace (off for mapped hosts), breakers and retries; "crawler" adds keeping every page as a
snapshot in a folder. httpx keeps nothing and obeys nothing.
"""

import argparse
import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from quiethire.crawling.addresses import AllowList
from quiethire.crawling.breakers import Breakers
from quiethire.crawling.crawler import PoliteCrawler
from quiethire.crawling.fetchers.http import HttpFetcher
from quiethire.crawling.guard import Guard
from quiethire.crawling.hostmap import HostMap
from quiethire.crawling.pace import Pace
from quiethire.crawling.redirects import Redirects
from quiethire.crawling.retrying import Retrying
from quiethire.crawling.robots import Robots
from quiethire.crawling.snapshots import ObjectSnapshots, open_store
from quiethire.domain.exchange import Request

HOSTS = 20
CLIENTS = ("httpx", "wire", "polite", "crawler")


class Server(asyncio.Protocol):
    """Answers every GET with a page of its own; robots.txt allows everything."""

    page = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.buffer = b""

    def data_received(self, chunk: bytes) -> None:
        self.buffer += chunk
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            path = self.buffer[: self.buffer.find(b"\r\n")].split(b" ")[1]
            self.buffer = self.buffer[end + 4 :]
            body = b"User-agent: *\nAllow: /\n" if path == b"/robots.txt" else self.page + path
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(
                body
            )
            self.transport.write(head + body)


def page(kilobytes: int) -> bytes:
    text = "".join(
        f"<li><a href='/jobs/{n}'>Software engineer {n * 7919 % 997}</a> in Berlin</li>\n" for n in range(9000)
    )
    return f"<html><head><title>Jobs</title><script src=a.js></script></head><body><ul>{text}".encode()[
        : kilobytes * 1024
    ]


async def serve(kilobytes: int) -> None:
    Server.page = page(kilobytes)
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def with_httpx(urls: list[str], in_flight: int, port: int) -> int:
    limits = httpx.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
    places = asyncio.Semaphore(in_flight)
    async with httpx.AsyncClient(limits=limits, timeout=30, follow_redirects=True) as client:

        async def one(url: str) -> int:
            async with places:
                host = urlsplit(url).netloc
                answer = await client.get(f"http://127.0.0.1:{port}{urlsplit(url).path}", headers={"Host": host})
                return len(answer.content)

        return sum(await asyncio.gather(*(one(url) for url in urls)))


async def with_ours(urls: list[str], in_flight: int, port: int, *, folder: str | None = None, polite: bool) -> int:
    hosts = HostMap({"*.example": f"127.0.0.1:{port}"}, Guard(allow=AllowList()))
    wire = HttpFetcher(hosts)
    pace = Pace(Breakers(wire), concurrency=in_flight, unpaced=lambda host: hosts.find(host) is not None)
    fetcher = Retrying(Redirects(Robots(pace, Redirects(pace))))
    places = asyncio.Semaphore(in_flight)

    async def one(url: str) -> int:
        if polite:
            return len((await fetcher.fetch(Request(url))).body)
        async with places:
            return len((await wire.fetch(Request(url))).body)

    if folder is None:
        total = sum(await asyncio.gather(*(one(url) for url in urls)))
    else:
        snapshots = ObjectSnapshots(open_store(folder))
        crawler = PoliteCrawler(fetcher, snapshots, concurrency=in_flight)
        total = 0
        for start in range(0, len(urls), 500):
            outcomes = await crawler.crawl([Request(url) for url in urls[start : start + 500]])
            total += sum(outcome.snapshot.size for outcome in outcomes if outcome.snapshot)
        await snapshots.close()
    await wire.close()
    return total


def run_client(name: str, port: int, pages: int, in_flight: int, folder: str) -> dict[str, float]:
    urls = [f"http://host{number % HOSTS}.example/{number}" for number in range(pages)]
    work: dict[str, Callable[[], Awaitable[int]]] = {
        "httpx": lambda: with_httpx(urls, in_flight, port),
        "wire": lambda: with_ours(urls, in_flight, port, polite=False),
        "polite": lambda: with_ours(urls, in_flight, port, polite=True),
        "crawler": lambda: with_ours(urls, in_flight, port, folder=folder, polite=True),
    }

    async def measured() -> dict[str, float]:
        started, cpu = time.perf_counter(), time.process_time()
        total = await work[name]()
        return {
            "bytes": total,
            "pages_per_second": pages / (time.perf_counter() - started),
            "cpu_seconds_per_1000": (time.process_time() - cpu) / pages * 1000,
            "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }

    return asyncio.run(measured())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--kilobytes", type=int, default=41)
    parser.add_argument("--in-flight", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--client", choices=CLIENTS)
    parser.add_argument("--port", type=int)
    parser.add_argument("--serve", action="store_true")
    given = parser.parse_args()
    if given.serve:
        asyncio.run(serve(given.kilobytes))
        return
    if given.client:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(run_client(given.client, given.port, given.pages, given.in_flight, folder)))
        return
    me = [sys.executable, str(Path(__file__))]
    server = subprocess.Popen([*me, "--serve", "--kilobytes", str(given.kilobytes)], stdout=subprocess.PIPE, text=True)
    try:
        port = (server.stdout or sys.stdin).readline().strip()
        results: dict[str, list[dict[str, float]]] = {name: [] for name in CLIENTS}
        for _ in range(given.rounds):
            for name in CLIENTS:
                options = ["--client", name, "--port", port, "--pages", str(given.pages)]
                done = subprocess.run(
                    [*me, *options, "--in-flight", str(given.in_flight)], capture_output=True, text=True, check=True
                )
                results[name].append(json.loads(done.stdout))
    finally:
        server.terminate()
        server.wait()
    print(
        f"{given.pages} pages of {given.kilobytes} KB, {given.in_flight} in flight, {os.cpu_count()} cores, "
        f"{given.rounds} rounds"
    )
    print(f"{'client':<10}{'pages/s':>10}{'CPU s/1000':>12}{'peak MB':>10}{'x httpx':>10}{'x CPU':>8}")
    base = {key: statistics.median(run[key] for run in results["httpx"]) for key in results["httpx"][0]}
    for name, runs in results.items():
        middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        faster = middle["pages_per_second"] / base["pages_per_second"]
        cheaper = base["cpu_seconds_per_1000"] / middle["cpu_seconds_per_1000"]
        print(
            f"{name:<10}{middle['pages_per_second']:>10.0f}{middle['cpu_seconds_per_1000']:>12.2f}"
            f"{middle['peak_megabytes']:>10.0f}{faster:>10.2f}{cheaper:>8.2f}"
        )
    sizes = {name: int(runs[0]["bytes"]) for name, runs in results.items()}
    if len(set(sizes.values())) != 1:
        sys.exit(f"the clients did not read the same bytes: {sizes}")


if __name__ == "__main__":
    main()
