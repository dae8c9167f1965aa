from collections.abc import AsyncIterator

import pytest
from loopback_web import Clock, Web, serving


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    async with serving() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()
