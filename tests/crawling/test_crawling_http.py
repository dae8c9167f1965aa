import asyncio
import gzip
import shutil
import ssl
import subprocess
import tracemalloc
import zlib
from pathlib import Path

import pytest
import zstandard
from loopback_web import Asked, Web, reply

from quiethire.crawling.addresses import AllowList
from quiethire.crawling.fetchers.http import HttpFetcher
from quiethire.crawling.guard import Guard
from quiethire.crawling.policy import CrawlPolicy
from quiethire.crawling.redirects import Redirects
from quiethire.domain.errors import AddressForbidden, TooLarge, Unreachable
from quiethire.domain.exchange import CAP_BYTES, Kind, Request

MEGABYTE = 1024 * 1024


async def test_what_comes_back_is_told_plainly(web: Web, wire: HttpFetcher) -> None:
    web.page("/jobs", "Köchin".encode(), 200, Content_Type="text/html; charset=utf-8", X_Odd="1")
    response = await wire.fetch(Request(web.base + "/jobs?x=1#frag"))
    assert (response.status, response.body.decode()) == (200, "Köchin")
    assert response.url == response.requested_url == web.base + "/jobs?x=1#frag"
    assert response.headers["x-odd"] == "1"
    assert response.fetched_at is not None
    assert response.fetched_at.tzinfo is not None
    assert web.asked[0].query == {"x": "1"}


async def test_the_user_agent_is_ours_whatever_is_asked_for(web: Web, wire: HttpFetcher) -> None:
    web.page("/")
    await wire.fetch(
        Request(web.base + "/", headers={"User-Agent": "Mozilla/5.0", "X-Requested-With": "XMLHttpRequest"})
    )
    headers = web.asked[0].headers
    assert headers["user-agent"].startswith("QuietHire/")
    assert "(+" in headers["user-agent"]
    assert headers["x-requested-with"] == "XMLHttpRequest"
    assert not {"sec-ch-ua", "cookie", "referer", "x-forwarded-proto"} & set(headers)


async def test_a_body_is_posted(web: Web, wire: HttpFetcher) -> None:
    web.page("/search", "{}")
    body = b'{"offset": 20, "nul": "\0"}'
    await wire.fetch(
        Request(web.base + "/search", method="POST", body=body, headers={"Content-Type": "application/json"})
    )
    asked = web.asked[0]
    assert (asked.method, asked.body, asked.headers["content-type"]) == ("POST", body, "application/json")
    await wire.fetch(Request(web.base + "/search", method="POST", headers={"content-type": "application/json"}))
    assert (web.asked[1].method, web.asked[1].body) == ("POST", b"")


async def test_the_next_request_remembers_nothing_of_the_last(web: Web, wire: HttpFetcher) -> None:
    web.page("/", "x", Set_Cookie="a=b")
    await wire.fetch(Request(web.base + "/", method="POST", body=b"x", headers={"authorization": "secret"}))
    await wire.fetch(Request(web.base + "/"))
    last = web.asked[1]
    assert (last.method, last.body) == ("GET", b"")
    assert not {"authorization", "cookie", "content-type"} & set(last.headers)
    assert web.connections == 1


@pytest.mark.parametrize("status", [204, 301, 404, 429, 500, 503])
async def test_any_status_comes_back(web: Web, wire: HttpFetcher, status: int) -> None:
    web.page("/", b"" if status == 204 else b"why", status, location="/elsewhere")
    assert (await wire.fetch(Request(web.base + "/"))).status == status
    assert web.paths == ["/"]


@pytest.mark.parametrize(
    ("encoding", "compress"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("zstd", zstandard.ZstdCompressor().compress)],
)
async def test_bodies_are_decompressed_and_bombs_end_at_the_cap(
    web: Web, wire: HttpFetcher, encoding: str, compress: "object"
) -> None:
    assert callable(compress)
    web.page("/small", compress(b"text" * 1000), content_encoding=encoding)
    assert (await wire.fetch(Request(web.base + "/small"))).body == b"text" * 1000
    web.page("/bomb", compress(bytes(200 * MEGABYTE)), content_encoding=encoding)
    tracemalloc.start()
    with pytest.raises(TooLarge, match="10,485,760"):
        await wire.fetch(Request(web.base + "/bomb", kind=Kind.PAGE))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * MEGABYTE


async def test_the_cap_is_exact_and_by_kind(web: Web, wire: HttpFetcher) -> None:
    cap = CAP_BYTES[Kind.PAGE]
    web.page("/full", bytes(cap))
    web.page("/over", bytes(cap + 1))
    assert len((await wire.fetch(Request(web.base + "/full"))).body) == cap
    with pytest.raises(TooLarge):
        await wire.fetch(Request(web.base + "/over"))
    assert len((await wire.fetch(Request(web.base + "/over", kind=Kind.LIST))).body) == cap + 1


async def test_a_stated_length_over_the_cap_is_refused_before_it_is_sent(web: Web, wire: HttpFetcher) -> None:
    @web.handle("/huge")
    async def huge(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx")
        await writer.drain()

    with pytest.raises(TooLarge):
        await wire.fetch(Request(web.base + "/huge"))


async def test_an_endless_chunked_body_ends_at_the_cap(web: Web, wire: HttpFetcher) -> None:
    @web.handle("/endless")
    async def endless(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"10000\r\n" + bytes(0x10000) + b"\r\n")
            await writer.drain()

    with pytest.raises(TooLarge):
        await wire.fetch(Request(web.base + "/endless"))


RAW = {
    "cut off": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
    "no answer": b"",
    "no http": b"SSH-2.0-OpenSSH_9.9\r\n",
    "bad chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nnonsense",
    "cut off in a chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nshort",
    "bad gzip": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Encoding: gzip\r\n\r\nnope",
    "endless headers": b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 400_000 + b"\r\n\r\n",
}


@pytest.mark.parametrize("name", RAW)
async def test_a_broken_transfer_is_unreachable_and_never_half_a_page(web: Web, wire: HttpFetcher, name: str) -> None:
    @web.handle("/")
    async def broken(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(RAW[name])
        await writer.drain()
        writer.close()

    with pytest.raises(Unreachable) as caught:
        await wire.fetch(Request(web.base + "/"))
    assert caught.value.retryable
    assert caught.value.url == web.base + "/"
    assert "curl.se" not in str(caught.value)


async def test_a_body_that_ends_with_the_connection_is_whole(web: Web, wire: HttpFetcher) -> None:
    @web.handle("/")
    async def old(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nold but whole")
        await writer.drain()
        writer.close()

    assert (await wire.fetch(Request(web.base + "/"))).body == b"old but whole"


async def test_early_hints_are_not_the_answer(web: Web, wire: HttpFetcher) -> None:
    @web.handle("/")
    async def hints(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
        await reply(writer, 200, {"Set-Cookie": "a=1", "set-cookie": "b=2"}, b"answer")

    response = await wire.fetch(Request(web.base + "/"))
    assert (response.status, response.body) == (200, b"answer")
    assert "link" not in response.headers
    assert response.headers["set-cookie"] == "a=1, b=2"


async def test_a_slow_host_is_given_up(web: Web, wire: HttpFetcher) -> None:
    @web.handle("/")
    async def slow(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    with pytest.raises(Unreachable, match=r"timed out|Timeout"):
        await wire.fetch(Request(web.base + "/"))


async def test_a_closed_port_is_unreachable(wire: HttpFetcher) -> None:
    with pytest.raises(Unreachable):
        await wire.fetch(Request("http://127.0.0.1:1/"))


async def test_headers_cannot_smuggle_lines(web: Web, wire: HttpFetcher) -> None:
    web.page("/")
    with pytest.raises(AddressForbidden, match="line break"):
        await wire.fetch(Request(web.base + "/", headers={"x-a": "1\r\nX-Evil: 2"}))
    assert not web.asked


async def test_a_cancelled_request_leaves_the_fetcher_usable(web: Web, wire: HttpFetcher) -> None:
    reached = asyncio.Event()

    @web.handle("/never")
    async def never(asked: Asked, writer: asyncio.StreamWriter) -> None:
        reached.set()
        await asyncio.Event().wait()

    web.page("/", "fine")
    task = asyncio.create_task(wire.fetch(Request(web.base + "/never", kind=Kind.LIST)))
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await wire.fetch(Request(web.base + "/"))).body == b"fine"


async def test_closing_ends_what_is_under_way(web: Web, wire: HttpFetcher) -> None:
    reached = asyncio.Event()

    @web.handle("/never")
    async def never(asked: Asked, writer: asyncio.StreamWriter) -> None:
        reached.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(wire.fetch(Request(web.base + "/never", kind=Kind.LIST)))
    await reached.wait()
    await wire.close()
    with pytest.raises(Unreachable, match="closed"):
        await task


async def test_many_at_once(web: Web, wire: HttpFetcher) -> None:
    for number in range(100):
        web.page(f"/{number}", str(number))
    responses = await asyncio.gather(*(wire.fetch(Request(f"{web.base}/{number}")) for number in range(100)))
    assert [response.body for response in responses] == [str(number).encode() for number in range(100)]


async def test_an_unencoded_location_is_read_as_it_was_meant(web: Web, wire: HttpFetcher) -> None:
    @web.handle("/")
    async def unencoded(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /stellen/köch in\r\n\r\n".encode())
        await writer.drain()

    web.page("/stellen/k%C3%B6ch%20in", "there")
    assert (await Redirects(wire).fetch(Request(web.base + "/"))).body == b"there"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for acme.invalid in one file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    key, cert = path.with_name("key.pem"), path.with_name("cert.pem")
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=acme.invalid",
         "-addext", "subjectAltName=DNS:acme.invalid", "-keyout", str(key), "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    path.write_bytes(key.read_bytes() + cert.read_bytes())
    return path


async def test_certificates_are_checked_against_the_name_not_the_pin(certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    names: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    web = Web()
    web.page("/", "over TLS")
    server = await asyncio.start_server(web.connected, "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    async def body(host: str, policy: CrawlPolicy) -> bytes:
        wire = HttpFetcher(Guard(resolver=resolve, allow=AllowList(["127.0.0.1"])), policy=policy)
        try:
            return (await wire.fetch(Request(f"https://{host}:{port}/"))).body
        finally:
            await wire.close()

    trusting = CrawlPolicy(ca_file=str(certificate.with_name("cert.pem")))
    assert await body("acme.invalid", trusting) == b"over TLS"
    assert names == ["acme.invalid"]
    with pytest.raises(Unreachable, match=r"(?i)certificate"):
        await body("acme.invalid", CrawlPolicy())
    with pytest.raises(Unreachable, match=r"(?i)subject|certificate|name"):
        await body("other.invalid", trusting)
    server.close()
    for task in list(web.tasks):
        task.cancel()
    await asyncio.gather(*web.tasks, return_exceptions=True)
