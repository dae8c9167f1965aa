"""The HTTP services, built over the parts: one function each, by the service's name in `FACES`."""

from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp

from quiethire.observability.metrics import ERRORS, HTTP_DURATION
from quiethire.pipeline.browse_postings import BrowsePostings, Clocks
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

    services = parts.settings.services
    jobs, cache = await parts.jobs(), await parts.cache()
    index = await parts.index()
    return build_app(
        SearchPostings(index, jobs, cache, status_seconds=2.0 if parts.settings.search.url else 0.0),
        BrowsePostings(jobs, await _clocks(parts)),
        health=Health(parts.pings),
        cache=cache,
        clock=now,
        cors_origins=services.cors_origins,
        rate_limit_per_minute=services.rate_limit_per_minute,
        meter=meter("api"),
    )


async def _clocks(parts: Parts) -> Clocks | None:
    """PostgreSQL, where this process may reach it; an API without it shows the times as stored."""
    from quiethire.stores.postgres import PostgresPostings

    return PostgresPostings(await parts.postgres()) if parts.addresses.postgres else None


async def parser(parts: Parts) -> ASGIApp:
    """Reading."""
    from quiethire.services.parser import build_app

    reading = await parts.local_parser()
    return build_app(reading, health=Health(parts.pings), clock=now, meter=meter("parser"))


async def crawler(parts: Parts) -> ASGIApp:
    """Fetching."""
    from quiethire.services.crawler import build_app

    fetching = await parts.local_crawler()
    snapshots = await parts.snapshots()
    return build_app(fetching, snapshots, health=Health(parts.pings), meter=meter("crawler"))


async def discovery(parts: Parts) -> ASGIApp:
    """Discovery."""
    from quiethire.services.discovery import build_app

    finding = await parts.local_discoverer()
    return build_app(finding, health=Health(parts.pings), meter=meter("discovery"))


async def proxies(parts: Parts) -> ASGIApp:
    """The proxy manager."""
    from quiethire.services.proxies import build_app

    return build_app(parts.proxy_pool(), health=Health(parts.pings), meter=meter("proxies"))


async def index(parts: Parts) -> ASGIApp:
    """The search index."""
    from quiethire.services.index import build_app

    held = await parts.local_index()
    return build_app(held, health=Health(parts.pings), meter=meter("index"))


def bare(name: str, parts: Parts) -> ASGIApp:
    """Health and metrics alone, for a worker."""
    from quiethire.services.serving import new_service

    return new_service(
        f"QuietHire {name}",
        summary="Health and metrics",
        health=Health(parts.pings),
        meter=meter(name),
    )


FACES: dict[str, Build] = {
    "api": api,
    "parser": parser,
    "crawler": crawler,
    "discovery": discovery,
    "proxies": proxies,
    "index": index,
}
"""Every service by its name."""
