"""The polite crawler: batches in, one outcome for each request out, every body kept."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from quiethire.crawling.contract import Fetched, Fetcher, Renderer, SnapshotIndex
from quiethire.crawling.needs_browser import ShellMemory
from quiethire.crawling.snapshots import request_key
from quiethire.domain.errors import EngineError, NotFoundError, QuietHireError
from quiethire.domain.exchange import Kind, Request, Response, SnapshotRef


class PoliteCrawler:
    """contract.Crawler over a fetcher that is polite already (see the package's docstring for the order).

    renderer: a browser, used when a request asks for one, and when a page that was fetched plainly turns out to be
    the shell of a script; None reads pages as they are. Where the last answer had an ETag, the host is asked whether
    it still holds, and an unchanged page is kept as fetched anew without being sent again.

    An outcome is an error word, never an exception, but for EngineError: that a store cannot keep what was fetched is
    no page's fault.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        snapshots: SnapshotIndex,
        *,
        renderer: Renderer | None = None,
        concurrency: int = 50,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._fetcher = fetcher
        self._snapshots = snapshots
        self._renderer = renderer
        self._shells = ShellMemory()
        self._places = concurrency * 20  # most of them wait for their host's pace; those in flight are counted there
        self._now = now

    async def crawl(self, requests: Sequence[Request], *, fresh_seconds: float = 3600.0) -> list[Fetched]:
        """One outcome for each request, in order. The same request twice in a batch is sent once."""
        places = asyncio.Semaphore(self._places)
        keys = [request_key(request) for request in requests]
        once = dict(zip(keys, requests, strict=True))

        async def one(request: Request) -> Fetched:
            async with places:
                return await self._one(request, fresh_seconds)

        try:
            async with asyncio.TaskGroup() as group:
                tasks = {key: group.create_task(one(request)) for key, request in once.items()}
        except* EngineError as failed:
            raise failed.exceptions[0] from failed
        return [tasks[key].result() for key in keys]

    async def _one(self, request: Request, fresh_seconds: float) -> Fetched:
        known = await self._snapshots.find(request)
        if known is not None and (self._now() - known.fetched_at).total_seconds() < fresh_seconds:
            return _outcome(request, known, reused=True)
        note: list[str] = []
        before = await self._before(request, known)
        try:
            response = await self._response(request, before, note)
        except EngineError:
            raise
        except QuietHireError as error:
            return Fetched(
                url=request.url,
                error=error.code,
                message=str(error),
                status=getattr(error, "status", None),
                retry_after_seconds=getattr(error, "retry_after_seconds", None),
            )
        ref = await self._snapshots.put(response, request=request)
        return replace(_outcome(request, ref), message="; ".join(note))

    async def _before(self, request: Request, known: SnapshotRef | None) -> Response | None:
        """The last answer to the request, when the host may be asked whether it still holds: by its ETag only, since a
        date in whole seconds misses changes."""
        if known is None or known.rendered or known.status != 200 or request.method != "GET" or request.render:
            return None
        try:
            before = await self._snapshots.get(known)
        except NotFoundError:
            return None
        return before if before.headers.get("etag") else None

    async def _unchanged_or_new(self, request: Request, before: Response) -> Response:
        asking = replace(request, headers={**request.headers, "if-none-match": before.headers["etag"]})
        response = await self._fetcher.fetch(asking)
        if response.status != 304:
            return response
        if response.url != before.url:  # the tag was another page's
            return await self._fetcher.fetch(request)
        return replace(before, fetched_at=response.fetched_at)

    async def _response(self, request: Request, before: Response | None, note: list[str]) -> Response:
        """The response, rendered where that is asked for or called for; `note` gets what did not work out."""
        if before is not None:
            response = await self._unchanged_or_new(request, before)
        else:
            response = await self._fetcher.fetch(request)
        if request.kind is not Kind.PAGE:
            return response
        shell = not request.render and self._shells.is_shell(response)
        if not request.render and not shell:
            return response
        if self._renderer is None:
            note.append("not rendered: there is no browser")
            return response
        try:
            rendered = await self._renderer.render(response)
        except QuietHireError as error:
            if request.render:
                raise
            # nobody asked for the browser, so what was read without it stands
            note.append(f"not rendered: {error}")
            return response
        if shell:
            self._shells.learn(response, rendered)
        return replace(rendered, requested_url=request.url)


def _outcome(request: Request, ref: SnapshotRef, *, reused: bool = False) -> Fetched:
    return Fetched(url=request.url, snapshot=ref, status=ref.status, reused=reused)
