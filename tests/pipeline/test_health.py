"""A part that fails, hangs or is strange degrades the whole by its name and nothing else."""

import asyncio

from quiethire.domain.errors import EngineUnavailable
from quiethire.pipeline.health import Health


async def works() -> int:
    return 7


async def fails() -> None:
    raise EngineUnavailable("nobody listens")


async def is_strange() -> None:
    raise ValueError


async def hangs() -> None:
    await asyncio.Event().wait()


async def test_every_part_is_asked_at_once_and_named() -> None:
    health = Health({"a": works, "b": fails, "c": is_strange, "d": hangs, "e": hangs}, patience_seconds=0.05)
    report = await asyncio.wait_for(health.check(), 5)
    assert report.status == "degraded"
    assert report.degraded == ("b", "c", "d", "e")
    assert {name: part.message for name, part in report.parts.items()} == {
        "a": "",
        "b": "nobody listens",
        "c": "ValueError",
        "d": "no answer within 0.05 s",
        "e": "no answer within 0.05 s",
    }


async def test_nothing_to_ask_is_well() -> None:
    assert (await Health({}).check()).status == "ok"
    assert (await Health({"a": works}).check()).parts["a"].ok
