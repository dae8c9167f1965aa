"""Doing something within bounds of time, and saying by how much it was over."""

import time
from collections.abc import Callable
from typing import TypeVar

SECONDS = 5.0
"""CPU time allowed for the largest input; generous, since machines differ and other work runs beside tests."""
Result = TypeVar("Result")


def within(work: Callable[[], Result], seconds: float = SECONDS) -> Result:
    """The result of the work, if it took no more CPU time than this."""
    began = time.process_time()
    result = work()
    spent = time.process_time() - began
    assert spent < seconds, f"{spent:.1f} s of CPU time, {seconds} allowed"
    return result
