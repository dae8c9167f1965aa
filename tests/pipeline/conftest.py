"""Ports over a written web and the session's engines; each test has hosts of its own, so that they share databases."""

from collections.abc import AsyncIterator

import pytest
from engine_room import HandClock, WrittenWeb, engine_room, settings_for

from quiethire.pipeline.ports import Ports
from quiethire.stores.clickhouse import ClickHouse
from quiethire.stores.postgres import Postgres


@pytest.fixture(scope="module")
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="module")
def web(clock: HandClock) -> WrittenWeb:
    return WrittenWeb(clock)


@pytest.fixture(scope="module")
async def ports(
    postgres: Postgres,
    clickhouse: ClickHouse,
    clock: HandClock,
    web: WrittenWeb,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Ports]:
    settings = settings_for(tmp_path_factory.mktemp("pipeline"), {})
    async with engine_room(settings, postgres, clickhouse, clock, web=web) as made:
        yield made
