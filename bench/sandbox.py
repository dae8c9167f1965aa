"""Claim: the sandbox serves at least 1,500 pages a second on one core, so that it is not what a crawl waits for.

Run: python bench/sandbox.py [employers] [postings]. A child process serves; this one asks for every published posting
and every list over 32 kept connections, twice: first every answer has to be made, then it is ready.
"""

import asyncio
import multiprocessing
import socket
import sys
import time
from urllib.parse import quote, urlsplit

import psutil

from quiethire.sandbox.boards import BOARDS
from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.server import serve
from quiethire.sandbox.world import World

CONNECTIONS = 32


def targets(world: World) -> list[str]:
    """Addresses: posting pages, career pages and API lists."""
    wanted = [one.url for one in world.expected(1) if not one.inline]
    for employer in world.employers:
        if world.site_hosts(employer) and BY_NAME[employer.kind].fault is None:
            wanted.append(employer.career_url)
        match BY_NAME[employer.kind].provider:
            case "greenhouse":
                wanted.append(f"https://boards-api.greenhouse.io/v1/boards/{employer.tenant}/jobs?content=true")
            case "lever":
                wanted += [
                    f"https://api.lever.co/v0/postings/{employer.tenant}?mode=json&limit=100&skip={n}" for n in (0, 100)
                ]
            case "ashby":
                wanted.append(f"https://api.ashbyhq.com/posting-api/job-board/{quote(employer.tenant)}")
            case "recruitee":
                wanted.append(f"{BOARDS['recruitee'].board_url(employer)}/api/offers/")
    return wanted


async def client(port: int, queue: list[bytes], counts: list[int]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while queue:
        writer.write(queue.pop())
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        if length:
            await reader.readexactly(length)
        counts[0] += 1
        counts[1] += length
        counts[2] += not head.startswith(b"HTTP/1.1 200")
    writer.close()


async def drive(port: int, urls: list[str]) -> tuple[float, list[int]]:
    queue = []
    for url in urls:
        parts = urlsplit(url)
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        queue.append(f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nX-Forwarded-Proto: https\r\n\r\n".encode())
    counts = [0, 0, 0]
    started = time.perf_counter()
    await asyncio.gather(*(client(port, queue, counts) for _ in range(CONNECTIONS)))
    return time.perf_counter() - started, counts


def main() -> None:
    employers, postings = (int(text) for text in (sys.argv[1:3] if len(sys.argv) > 2 else ("60", "3000")))
    world = World(1, employers, postings, slow_seconds=0.0)
    urls = targets(world)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(world, "127.0.0.1", port), daemon=True)
    server.start()
    process = psutil.Process(server.pid)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    print(f"{employers} employers, {postings} postings, {len(urls)} addresses, {CONNECTIONS} connections")
    for name in ("made", "ready", "ready"):
        before = process.cpu_times()
        seconds, (pages, size, bad) = asyncio.run(drive(port, urls))
        after = process.cpu_times()
        cpu = after.user + after.system - before.user - before.system
        memory = process.memory_info().rss / 1e6
        print(
            f"{name:6} {pages / seconds:7.0f} pages/s, {pages / cpu:7.0f} pages per CPU second of the server, "
            f"{size / pages / 1024:5.1f} KB a page, {bad} not 200, {memory:.0f} MB"
        )
    server.kill()


if __name__ == "__main__":
    main()
