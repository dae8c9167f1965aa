"""Discovery behind HTTP (`quiethire serve discovery`)."""

from collections.abc import Sequence
from typing import Any

import orjson
from pydantic import TypeAdapter

from quiethire.discovery.contract import DetectedBoard, Outcome
from quiethire.remote.service import RemoteService

_OUTCOME = TypeAdapter(Outcome)
_DETECTED: TypeAdapter[list[DetectedBoard]] = TypeAdapter(list[DetectedBoard])


class RemoteDiscoverer:
    """A Discoverer whose work is done elsewhere."""

    def __init__(self, service: RemoteService) -> None:
        self._service = service

    async def career_pages(self, domain: str) -> Outcome:
        """See Discoverer."""
        return await self._outcome("/api/v1/discover/career-pages", domain=domain)

    async def subdomains(self, domain: str) -> Outcome:
        """See Discoverer."""
        return await self._outcome("/api/v1/enumerate/subdomains", domain=domain)

    async def detect(self, urls: Sequence[str]) -> list[DetectedBoard]:
        """See Discoverer."""
        if not urls:
            return []
        body = await self._service.call("POST", "/api/v1/detect/ats", orjson.dumps({"urls": list(urls)}))
        return _DETECTED.validate_python(orjson.loads(body)["results"])

    async def github(self, query: str, limit: int) -> Outcome:
        """See Discoverer."""
        return await self._outcome("/api/v1/discover/github", query=query, limit=limit)

    async def dork(self, query: str, limit: int) -> Outcome:
        """See Discoverer."""
        return await self._outcome("/api/v1/discover/dork", query=query, limit=limit)

    async def ping(self) -> None:
        """Raises EngineUnavailable when the service does not answer."""
        await self._service.ping()

    async def _outcome(self, path: str, **asked: Any) -> Outcome:
        return _OUTCOME.validate_json(await self._service.call("POST", path, orjson.dumps(asked)))
