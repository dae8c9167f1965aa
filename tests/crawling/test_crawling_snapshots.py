import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback_web import NOON
from obstore.store import LocalStore, MemoryStore, S3Store

from quiethire.crawling.snapshots import ObjectSnapshots, open_store, request_key
from quiethire.domain.errors import EngineError, NotFoundError
from quiethire.domain.exchange import Kind, Request, Response

RESPONSE = Response(
    url="https://acme.example/jobs",
    status=200,
    body="<h1>Köchin</h1>".encode(),
    headers={"content-type": "text/html; charset=utf-8", "x-odd": "ü"},
    requested_url="https://acme.example/",
    fetched_at=NOON,
)


@pytest.fixture(params=["folder", "memory"])
def snapshots(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectSnapshots:
    return ObjectSnapshots(open_store("memory://" if request.param == "memory" else f"file://{tmp_path}/snapshots"))


async def test_what_is_kept_is_read_back_equal(snapshots: ObjectSnapshots) -> None:
    ref = await snapshots.put(RESPONSE)
    assert await snapshots.get(ref) == RESPONSE
    assert (ref.url, ref.status, ref.size, ref.fetched_at) == (RESPONSE.url, 200, len(RESPONSE.body), NOON)
    assert (ref.content_type, ref.rendered, ref.requested_url) == ("text/html", False, "https://acme.example/")


@settings(max_examples=50, deadline=None)
@given(
    st.binary(max_size=300),
    st.integers(100, 599),
    st.dictionaries(st.text("abc-", min_size=1), st.text(st.characters(exclude_categories=["Cs"]))),
    st.booleans(),
)
def test_any_response_is_read_back_equal(body: bytes, status: int, headers: dict[str, str], rendered: bool) -> None:
    async def there_and_back() -> None:
        snapshots = ObjectSnapshots(MemoryStore())
        response = replace(RESPONSE, body=body, status=status, headers=headers, rendered=rendered)
        assert await snapshots.get(await snapshots.put(response)) == response
        await snapshots.close()

    asyncio.run(there_and_back())


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_the_same_response_is_one_object(tmp_path: Path) -> None:
    snapshots = ObjectSnapshots(open_store(str(tmp_path)))
    assert await snapshots.put(RESPONSE) == await snapshots.put(RESPONSE)
    assert len(files(tmp_path)) == 1
    other = await snapshots.put(replace(RESPONSE, status=404))
    assert (await snapshots.get(other)).status == 404


async def test_an_unchanged_body_is_not_kept_again(tmp_path: Path) -> None:
    snapshots = ObjectSnapshots(open_store(str(tmp_path)))
    request = Request("https://acme.example/")
    noise = bytes(hash(str(number)) % 256 for number in range(20_000))
    days = [
        replace(RESPONSE, body=noise + body, fetched_at=NOON + timedelta(days=day))
        for day, body in enumerate([b"a", b"a", b"a", b"b", b"a"])
    ]
    refs = [await snapshots.put(day, request=request) for day in days]
    assert [await snapshots.get(ref) for ref in refs] == days
    assert sum(path.stat().st_size > 10_000 for path in files(tmp_path / "page")) == 3
    assert len(files(tmp_path / "page")) == 5


async def test_nothing_of_a_write_is_left_half_done(tmp_path: Path) -> None:
    snapshots = ObjectSnapshots(open_store(str(tmp_path)))
    await asyncio.gather(*(snapshots.put(replace(RESPONSE, body=str(n % 5).encode() * 1000)) for n in range(50)))
    assert len(files(tmp_path)) == 5
    assert not [path for path in files(tmp_path) if "#" in path.name]


async def test_a_request_finds_its_youngest_snapshot_after_a_restart(tmp_path: Path) -> None:
    request = Request("https://acme.example/", headers={"accept": "text/html"})
    snapshots = ObjectSnapshots(open_store(str(tmp_path)))
    assert await snapshots.find(request) is None
    old = await snapshots.put(RESPONSE, request=request)
    assert await snapshots.find(request) == old
    new = await snapshots.put(replace(RESPONSE, body=b"changed"), request=request)
    await snapshots.close()
    reopened = ObjectSnapshots(open_store(str(tmp_path)))
    assert await reopened.find(request) == new
    assert (await reopened.get(old)).body == RESPONSE.body
    assert [ref async for ref in reopened.latest()] == [new]


async def test_all_youngest_snapshots_can_be_read_again(snapshots: ObjectSnapshots) -> None:
    for number in range(1200):
        url = f"https://acme.example/{number}"
        await snapshots.put(replace(RESPONSE, url=url), request=Request(url))
    assert {ref.url async for ref in snapshots.latest()} == {f"https://acme.example/{number}" for number in range(1200)}


def test_requests_are_the_same_when_everything_that_matters_is() -> None:
    base = Request("https://acme.example/", method="POST", headers={"A": "1", "B": "2"}, body=b"{}")
    same = Request("https://acme.example/", method="post", headers={"b": "2", "a": "1"}, body=b"{}", pace_seconds=3)
    assert request_key(base) == request_key(same)
    different = [
        replace(base, body=b"{ }"), replace(base, method="GET"), replace(base, url="https://acme.example/#page=2"),
        replace(base, render=True), replace(base, headers={"a": "1"}), replace(base, kind=Kind.LIST),
    ]  # fmt: skip
    assert len({request_key(request) for request in [base, *different]}) == 7


async def test_blobs(snapshots: ObjectSnapshots) -> None:
    key = await snapshots.put_blob("postings/../greenhouse acme", b"[1, 2]")
    assert key == await snapshots.put_blob("postings/../greenhouse acme", b"[1, 2]")
    assert ".." not in key.split("/")
    assert await snapshots.get_blob(key) == b"[1, 2]"
    assert await snapshots.get_blob(await snapshots.put_blob("", b"")) == b""
    with pytest.raises(NotFoundError):
        await snapshots.get_blob("blob/none/aa/" + "a" * 64)


async def test_what_was_never_kept_is_not_found(snapshots: ObjectSnapshots) -> None:
    ref = await snapshots.put(RESPONSE)
    with pytest.raises(NotFoundError):
        await snapshots.get(replace(ref, key="f" * 64))


@pytest.mark.parametrize("damage", [b"", b"\x28\xb5\x2f\xfdnonsense", b"plain"])
async def test_a_damaged_object_is_not_handed_out(tmp_path: Path, damage: bytes) -> None:
    snapshots = ObjectSnapshots(open_store(str(tmp_path)))
    request = Request("https://acme.example/")
    ref = await snapshots.put(RESPONSE, request=request)
    for path in files(tmp_path / "page"):
        line, _, _ = path.read_bytes().partition(b"\n")
        path.write_bytes(line + b"\n" + damage)
    with pytest.raises(NotFoundError, match="damaged"):
        await snapshots.get(ref)
    for path in files(tmp_path):
        path.write_bytes(damage)
    with pytest.raises(NotFoundError, match="damaged"):
        await snapshots.get(ref)
    assert await snapshots.find(request) is None


async def test_a_store_that_fails_says_so(tmp_path: Path) -> None:
    snapshots = ObjectSnapshots(open_store(str(tmp_path)))
    await snapshots.ping()
    (tmp_path / "page").write_text("a file where a folder should be")
    with pytest.raises(EngineError):
        await snapshots.put(RESPONSE)


async def test_a_response_without_its_time_is_a_mistake(snapshots: ObjectSnapshots) -> None:
    with pytest.raises(ValueError, match="time"):
        await snapshots.put(replace(RESPONSE, fetched_at=None))


def test_stores_are_named_by_their_address(tmp_path: Path) -> None:
    assert isinstance(open_store("memory://"), MemoryStore)
    assert isinstance(open_store(f"file://{tmp_path}/a"), LocalStore)
    assert isinstance(open_store(str(tmp_path / "b" / "c")), LocalStore)
    assert isinstance(open_store("s3://bucket/prefix"), S3Store)
    assert (tmp_path / "b" / "c").is_dir()
