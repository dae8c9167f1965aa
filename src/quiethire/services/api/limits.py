"""Requests a minute per address and endpoint, counted in the cache (`ratelimit:{ip}:{endpoint}`)."""

from starlette.types import ASGIApp, Receive, Scope, Send

from quiethire.cache.contract import Cache
from quiethire.domain.errors import EngineError
from quiethire.services.serving import error_answer

WINDOW_SECONDS = 60
_UNLIMITED = frozenset({"/health", "/metrics"})
_PREFIXES = ("/api/v1/search", "/api/v1/jobs", "/api/v1/stats", "/jobs")


class RateLimit:
    """Answers 429 beyond `per_minute`. A cache that is down limits nobody: the API goes on."""

    def __init__(self, app: ASGIApp, *, cache: Cache, per_minute: int) -> None:
        self._app = app
        self._cache = cache
        self._per_minute = per_minute

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in _UNLIMITED or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        address = (scope.get("client") or ("unknown", 0))[0]
        endpoint = next((prefix for prefix in _PREFIXES if scope["path"].startswith(prefix)), "/")
        try:
            count = await self._cache.increment(f"ratelimit:{address}:{endpoint}", ttl_seconds=WINDOW_SECONDS)
        except EngineError:
            count = 0
        if count <= self._per_minute:
            await self._app(scope, receive, send)
            return
        refusal = error_answer(
            429,
            "too_many_requests",
            f"more than {self._per_minute} requests within a minute from {address}",
            f"wait up to {WINDOW_SECONDS} seconds",
        )
        refusal.headers["retry-after"] = str(WINDOW_SECONDS)
        await refusal(scope, receive, send)
