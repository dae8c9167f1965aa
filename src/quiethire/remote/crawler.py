"""The crawler behind HTTP (`quiethire serve crawler`)."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from quiethire.crawling.contract import Fetched
from quiethire.domain.errors import EngineError
from quiethire.domain.exchange import Request
from quiethire.remote.service import RemoteService

BATCH = 200
"""Requests sent at a time; the service takes at most 500."""


@dataclass(frozen=True, slots=True)
class RequestBatch:
    """Requests as planned by a provider."""

    requests: Sequence[Request]
    fresh_seconds: float = 3600.0


_BATCH = TypeAdapter(RequestBatch)
_FETCHED: TypeAdapter[list[Fetched]] = TypeAdapter(list[Fetched])


class RemoteCrawler:
    """A Crawler whose work is done elsewhere, over the same snapshot store."""

    def __init__(self, service: RemoteService) -> None:
        self._service = service

    async def crawl(self, requests: Sequence[Request], *, fresh_seconds: float = 3600.0) -> list[Fetched]:
        """See Crawler. A batch that was cut off is asked for again by whoever retries; what was fetched is reused."""
        outcomes: list[Fetched] = []
        for start in range(0, len(requests), BATCH):
            asked = RequestBatch(list(requests[start : start + BATCH]), fresh_seconds)
            body = await self._service.call("POST", "/crawl-batch", _BATCH.dump_json(asked))
            outcomes += _FETCHED.validate_json(body)
        if len(outcomes) != len(requests):
            raise EngineError(f"the crawler answered {len(outcomes)} of {len(requests)} requests")
        return outcomes

    async def ping(self) -> None:
        """Raises EngineUnavailable when the service does not answer."""
        await self._service.ping()
