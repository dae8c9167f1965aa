"""Reaching the data: through the running instance, or by opening the data directory when none runs."""

import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx

from quiethire.domain.errors import DataDirectoryHeld, EngineUnavailable, QuietHireError
from quiethire.settings import Settings


@contextlib.asynccontextmanager
async def postgres_side(settings: Settings, *, temporal: bool = False) -> AsyncIterator[tuple[Any, Any]]:
    """(parts, Temporal client or None) with PostgreSQL at hand: that of the running instance, of the settings, or an
    embedded one started for this command. Temporal only where an instance or a setting has one."""
    from quiethire.runtime.build import Addresses, Parts
    from quiethire.runtime.engines.embedded import engines
    from quiethire.runtime.instance import find_instance, hold
    from quiethire.runtime.up import connect_temporal

    instance = find_instance(settings.data)
    async with contextlib.AsyncExitStack() as stack:
        if instance is not None and instance.postgres:
            addresses = Addresses.of(settings, postgres=instance.postgres, temporal=instance.temporal)
        elif settings.postgres.dsn:
            addresses = Addresses.of(settings)
        else:
            stack.enter_context(hold(settings.data, command="of another terminal"))
            without = settings.model_copy(
                update={"temporal": settings.temporal.model_copy(update={"address": "not-needed"})}
            )
            embedded = await stack.enter_async_context(engines(without))
            addresses = Addresses.of(settings, postgres=embedded.postgres_dsn)
        parts = await stack.enter_async_context(Parts(settings, addresses))
        client = None
        if temporal and addresses.temporal:
            client = await connect_temporal(addresses.temporal, settings.temporal.namespace)
        yield parts, client


def need_alone(settings: Settings) -> None:
    """Raises DataDirectoryHeld when the running instance has the store or the index that a command must open."""
    from quiethire.runtime.instance import find_instance

    instance = find_instance(settings.data)
    if instance is not None and not (settings.clickhouse.dsn and settings.search.url):
        raise DataDirectoryHeld(
            f"the instance at {instance.api or settings.data} has the store open; stop it first, then run this again"
        )


@contextlib.asynccontextmanager
async def store_side(settings: Settings) -> AsyncIterator[Any]:
    """Parts with ClickHouse and the index opened here. Only where no instance runs, or both are servers."""
    from quiethire.runtime.build import Addresses, Parts
    from quiethire.runtime.instance import hold

    async with contextlib.AsyncExitStack() as stack:
        if not (settings.clickhouse.dsn and settings.search.url):
            stack.enter_context(hold(settings.data, command="of another terminal"))
        yield await stack.enter_async_context(Parts(settings, Addresses.of(settings)))


async def ask_instance(settings: Settings, path: str, parameters: Sequence[tuple[str, str]]) -> dict[str, Any] | None:
    """The running instance's answer to an API request; None when no instance runs. Raises the error it answered."""
    from quiethire.runtime.instance import find_instance

    instance = find_instance(settings.data)
    if instance is None or not instance.api:
        return None
    async with httpx.AsyncClient(base_url=instance.api, timeout=30.0, trust_env=False) as client:
        try:
            answer = await client.get(path, params=httpx.QueryParams(tuple(parameters)))
        except httpx.TransportError as error:
            raise EngineUnavailable(f"the running instance at {instance.api} does not answer") from error
    content: dict[str, Any] = answer.json()
    if answer.is_success:
        return content
    raise QuietHireError(str(content.get("error", {}).get("message", f"HTTP {answer.status_code}")))
