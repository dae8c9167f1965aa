"""How long a step may go on before it hands over."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic


@dataclass(slots=True)
class Budget:
    """A stretch of time for one step. Steps look at it between units of work, never inside one."""

    seconds: float = 45.0
    monotonic: Callable[[], float] = monotonic
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.monotonic()

    @property
    def spent(self) -> bool:
        """True when the step should hand over."""
        return self.monotonic() - self.started >= self.seconds
