"""The HTTP services, built over the parts: one function each, by the service's name in `FACES`."""

from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp

from quiethire.observability.metrics import ERRORS, HTTP_DURATION
from quiethire.pipeline.browse_postings import BrowsePostings
from quiethire.pipeline.health import Health
from quiethire.pipeline.search_postings import SearchPostings
from quiethire.runtime.build import Parts, now

Build = Callable[[Parts], Awaitable[ASGIApp]]


def meter(service: str) -> Callable[[str, str, int, float], None]:
    """What counts the answers of a service."""

    def count(method: str, route: str, status: int, seconds: float) -> None:
        del method
        HTTP_DURATION.labels(service, route, str(status)).observe(seconds)
        if status >= 500:
            ERRORS.add(service, str(status))

    return count


async def api(parts: Parts) -> ASGIApp:
    """The API and the search page."""
    from quiethire.services.api.app import build_app

    settings = parts.settings
    jobs, cache = await parts.jobs(), await parts.cache()
    search = SearchPostings(await parts.index(), jobs, cache, status_seconds=2.0 if settings.search.url else 0.0)
    return build_app(
        search,
        BrowsePostings(jobs),
        health=Health(parts.pings),
        cache=cache,
        clock=now,
        cors_origins=settings.services.cors_origins,
        rate_limit_per_minute=settings.services.rate_limit_per_minute,
        meter=meter("api"),
    )
