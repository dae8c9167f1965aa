"""Snapshots: every fetched body kept, by content, in a folder, in memory or in a bucket (through obstore).

    body/ab/<sha256>          the bytes, zstd; the same bytes fetched twice are one object
    meta/ab/<sha256>          status, headers, addresses and time of one exchange, and the name of its body (JSON)
    last/ab/<sha256>          for a request: the reference of its youngest snapshot (JSON, replaced)
    blob/<name>/ab/<sha256>   batches of postings and the like, zstd

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
from obstore.exceptions import AlreadyExistsError, BaseError
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

    def __init__(self, store: ObjectStore, *, threads: int = 4) -> None:
        self._store = store
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="snapshots")
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
        await self._run(lambda: self._create(key, self._compressed(content)))
        return key

    async def get_blob(self, key: str) -> bytes:
        """The blob of a key. Raises NotFoundError."""
        return await self._run(lambda: self._content(key))

    async def latest(self) -> AsyncIterator[SnapshotRef]:
        """The youngest snapshot of every request, for reading all over again; in no order."""
        pages = iter(obstore.list(self._store, "last", chunk_size=500))
        while (page := await self._run(lambda: next(pages, None))) is not None:
            paths = [entry["path"] for entry in page]
            for ref in await self._run(lambda paths=paths: [self._pointer(path) for path in paths]):  # type: ignore[misc]
                if ref is not None:
                    yield ref

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
        body = hashlib.sha256(response.body).hexdigest()
        if response.fetched_at is None:
            raise ValueError("a snapshot needs the time its response was fetched at")
        meta = orjson.dumps(
            {
                "body": body,
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
        key = hashlib.sha256(meta).hexdigest()
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
        # the body first: a reference that can be read always leads to its bytes
        self._create(f"body/{body[:2]}/{body}", self._compressed(response.body))
        self._create(f"meta/{key[:2]}/{key}", meta)
        if request is not None:
            obstore.put(self._store, _last(request), orjson.dumps(ref), use_multipart=False)
        return ref

    def _get(self, key: str) -> Response:
        meta = orjson.loads(self._read(f"meta/{key[:2]}/{key}"))
        name = meta["body"]
        body = self._content(f"body/{name[:2]}/{name}")
        return Response(
            url=meta["url"],
            status=meta["status"],
            body=body,
            headers=meta["headers"],
            requested_url=meta["requested_url"],
            fetched_at=datetime.fromisoformat(meta["fetched_at"]),
            rendered=meta["rendered"],
        )

    def _find(self, request: Request) -> SnapshotRef | None:
        return self._pointer(_last(request))

    def _pointer(self, path: str) -> SnapshotRef | None:
        try:
            stored: dict[str, Any] = orjson.loads(self._read(path))
        except (NotFoundError, orjson.JSONDecodeError):
            return None  # a power cut may leave an empty pointer; the page is then fetched again
        return SnapshotRef(**{**stored, "fetched_at": datetime.fromisoformat(stored["fetched_at"])})

    def _create(self, path: str, content: bytes) -> None:
        """Write unless it is there: by content, so what is there is the same."""
        try:
            obstore.put(self._store, path, content, mode="create", use_multipart=False)
        except AlreadyExistsError:
            return

    def _content(self, key: str) -> bytes:
        """The decompressed bytes, checked against the hash that is their name."""
        content = self._decompressed(self._read(key), key)
        if hashlib.sha256(content).hexdigest() != key.rpartition("/")[2]:
            raise NotFoundError(f"the object {key} is damaged")
        return content

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


def _last(request: Request) -> str:
    key = request_key(request)
    return f"last/{key[:2]}/{key}"
