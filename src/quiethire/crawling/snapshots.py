"""Snapshots: every fetched body kept, by content, in a folder, in memory or in a bucket (through obstore).

    page/ab/<sha256>          one exchange: a line of JSON (status, headers, addresses, time, hash of the body), then
                              the body, zstd. A body equal to that of the last answer to the same request is not kept
                              again; the line then names the object that holds it.
    last/ab/<sha256>          for a request: the reference of its youngest snapshot (JSON, replaced)
    blob/<name>/ab/<sha256>   batches of postings and the like, zstd

Two small files for each page, because making files is what costs on a disk: three of them took twice the time.
Every object is written whole or not at all (a folder: written aside and renamed). Nothing but `last` is ever changed.
Work is done in threads, one visit for each call, since a file is written faster than an await is scheduled.
"""

import asyncio
import hashlib
import re
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import obstore
import orjson
import zstandard
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, ObjectStore, from_url

from quiethire.domain.errors import EngineError, NotFoundError
from quiethire.domain.exchange import Request, Response, SnapshotRef

_LEVEL = 3
_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
_T = TypeVar("_T")


def open_store(url: str) -> ObjectStore:
    """The object store of a URL: memory://, s3://bucket/prefix, file:///folder (made when missing) or a plain path."""
    if url.startswith("memory:"):
        return MemoryStore()
    if url.startswith("file://") or "://" not in url:
        return LocalStore(Path(url.removeprefix("file://")), mkdir=True, automatic_cleanup=False)
    return from_url(url)


def request_key(request: Request) -> str:
    """What makes two requests the same: method, address, body, kind, whether a browser is asked for, stated headers."""
    digest = hashlib.sha256()
    headers = sorted((name.lower(), value) for name, value in request.headers.items())
    for part in (
        request.method.upper(),
        request.url,
        request.kind.value,
        "render" if request.render else "",
        repr(headers),
    ):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\n")
    digest.update(request.body or b"")
    return digest.hexdigest()


class ObjectSnapshots:
    """The snapshot store (contract.SnapshotStore, contract.SnapshotIndex). Engine failures raise EngineError."""

    def __init__(self, store: ObjectStore, *, threads: int | None = None) -> None:
        near = isinstance(store, LocalStore | MemoryStore)
        self._store = store
        self._threads = ThreadPoolExecutor(threads or (2 if near else 32), thread_name_prefix="snapshots")
        self._local = threading.local()

    async def put(self, response: Response, *, request: Request | None = None) -> SnapshotRef:
        """Keep a response; with a request, also as the youngest answer to it."""
        return await self._run(lambda: self._put(response, request))

    async def get(self, ref: SnapshotRef) -> Response:
        """The response of a reference. Raises NotFoundError."""
        return await self._run(lambda: self._get(ref.key))

    async def find(self, request: Request) -> SnapshotRef | None:
        """The youngest snapshot of the same request."""
        return await self._run(lambda: self._find(request))

    async def put_blob(self, name: str, content: bytes) -> str:
        """Keep a blob; its key is made of the name and the hash of the content."""
        digest = hashlib.sha256(content).hexdigest()
        key = f"blob/{_NAME.sub('-', name).strip('.-') or 'blob'}/{digest[:2]}/{digest}"
        await self._run(lambda: self._write(key, self._compressed(content)))
        return key

    async def get_blob(self, key: str) -> bytes:
        """The blob of a key. Raises NotFoundError."""
        return await self._run(lambda: self._blob(key))

    async def latest(self) -> AsyncIterator[SnapshotRef]:
        """The youngest snapshot of every request, for reading all over again; in no order."""
        pages = iter(obstore.list(self._store, "last", chunk_size=500))
        while (page := await self._run(lambda: next(pages, None))) is not None:
            paths = [entry["path"] for entry in page]
            for stored in await self._run(lambda paths=paths: [self._pointer(path) for path in paths]):  # type: ignore[misc]
                if stored is not None:
                    yield _ref(stored)

    async def ping(self) -> None:
        """Raises EngineError when the store cannot be written to and read."""
        key = await self.put_blob("ping", b"ping")
        await self.get_blob(key)

    async def close(self) -> None:
        """End the threads once their work is done."""
        await asyncio.to_thread(self._threads.shutdown)

    async def _run(self, work: Callable[[], _T]) -> _T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        except BaseError as error:
            raise EngineError(f"the snapshot store failed: {str(error).splitlines()[0]}") from error

    def _put(self, response: Response, request: Request | None) -> SnapshotRef:
        if response.fetched_at is None:
            raise ValueError("a snapshot needs the time its response was fetched at")
        body = hashlib.sha256(response.body).hexdigest()
        before = self._last(request) if request is not None else None
        holder = before["holder"] if before is not None and before["body"] == body else None
        line = orjson.dumps(
            {
                "body": body,
                "holder": holder,
                "url": response.url,
                "status": response.status,
                "headers": dict(response.headers),
                "requested_url": response.requested_url,
                "fetched_at": response.fetched_at.isoformat(),
                "rendered": response.rendered,
                "method": request.method if request else None,
                "request_body_sha256": hashlib.sha256(request.body).hexdigest() if request and request.body else None,
            },
            option=orjson.OPT_SORT_KEYS,
        )
        key = hashlib.sha256(line).hexdigest()
        ref = SnapshotRef(
            key=key,
            url=response.url,
            status=response.status,
            size=len(response.body),
            fetched_at=response.fetched_at,
            requested_url=response.requested_url,
            content_type=response.content_type,
            rendered=response.rendered,
        )
        self._write(_page(key), line + b"\n" + (b"" if holder else self._compressed(response.body)))
        if request is not None:
            # after the page: a reference that can be read always leads to its bytes
            self._write(_last(request), orjson.dumps({"ref": ref, "body": body, "holder": holder or key}))
        return ref

    def _get(self, key: str) -> Response:
        line, content = self._exchange(key)
        if line["holder"]:
            content = self._exchange(line["holder"])[1]
        body = self._decompressed(content, key)
        if hashlib.sha256(body).hexdigest() != line["body"]:
            raise NotFoundError(f"the snapshot {key} is damaged")
        return Response(
            url=line["url"],
            status=line["status"],
            body=body,
            headers=line["headers"],
            requested_url=line["requested_url"],
            fetched_at=datetime.fromisoformat(line["fetched_at"]),
            rendered=line["rendered"],
        )

    def _exchange(self, key: str) -> tuple[dict[str, Any], bytes]:
        """The line and the compressed body of one object."""
        text, _, content = self._read(_page(key)).partition(b"\n")
        try:
            return orjson.loads(text), content
        except orjson.JSONDecodeError as error:
            raise NotFoundError(f"the snapshot {key} is damaged") from error

    def _last(self, request: Request) -> dict[str, Any] | None:
        return self._pointer(_last(request))

    def _find(self, request: Request) -> SnapshotRef | None:
        stored = self._last(request)
        return _ref(stored) if stored is not None else None

    def _pointer(self, path: str) -> dict[str, Any] | None:
        try:
            stored: dict[str, Any] = orjson.loads(self._read(path))
        except (NotFoundError, orjson.JSONDecodeError):
            return None  # a power cut may leave an empty pointer; the page is then fetched again
        return stored

    def _blob(self, key: str) -> bytes:
        """The bytes of a blob, checked against the hash that is its name."""
        content = self._decompressed(self._read(key), key)
        if hashlib.sha256(content).hexdigest() != key.rpartition("/")[2]:
            raise NotFoundError(f"the object {key} is damaged")
        return content

    def _write(self, path: str, content: bytes) -> None:
        obstore.put(self._store, path, content, use_multipart=False)

    def _read(self, path: str) -> bytes:
        try:
            return bytes(obstore.get(self._store, path).bytes())
        except FileNotFoundError as error:
            raise NotFoundError(f"no object {path} in the snapshot store") from error

    def _compressed(self, content: bytes) -> bytes:
        if not hasattr(self._local, "compressor"):
            self._local.compressor = zstandard.ZstdCompressor(level=_LEVEL)
        compressed: bytes = self._local.compressor.compress(content)
        return compressed

    def _decompressed(self, content: bytes, key: str) -> bytes:
        if not hasattr(self._local, "decompressor"):
            self._local.decompressor = zstandard.ZstdDecompressor()
        try:
            plain: bytes = self._local.decompressor.decompress(content)
        except zstandard.ZstdError as error:
            raise NotFoundError(f"the object {key} is damaged") from error
        return plain


def _page(key: str) -> str:
    return f"page/{key[:2]}/{key}"


def _ref(stored: dict[str, Any]) -> SnapshotRef:
    fields = stored["ref"]
    return SnapshotRef(**{**fields, "fetched_at": datetime.fromisoformat(fields["fetched_at"])})


def _last(request: Request) -> str:
    key = request_key(request)
    return f"last/{key[:2]}/{key}"
