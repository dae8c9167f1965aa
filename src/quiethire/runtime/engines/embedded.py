"""The engines of `quiethire up`: started together, watched, restarted when they die, stopped in order."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import structlog

from quiethire.domain.errors import QuietHireError
from quiethire.runtime.engines.postgres import EmbeddedPostgres
from quiethire.runtime.engines.temporal import EmbeddedTemporal
from quiethire.settings import Settings

LOG = structlog.get_logger("engines")
WATCH_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0


@dataclass(slots=True)
class Engines:
    """The embedded servers; one that the settings name elsewhere is None here."""

    postgres: EmbeddedPostgres | None = None
    temporal: EmbeddedTemporal | None = None
    restarts: dict[str, int] = field(default_factory=dict)

    @property
    def postgres_dsn(self) -> str:
        """Address of the embedded PostgreSQL; empty when there is none."""
        return self.postgres.dsn if self.postgres else ""

    @property
    def temporal_address(self) -> str:
        """Address of the embedded Temporal; empty when there is none."""
        return self.temporal.address if self.temporal else ""

    async def start(self) -> None:
        """Start both side by side."""
        async with asyncio.TaskGroup() as group:
            if self.postgres is not None:
                group.create_task(asyncio.to_thread(self.postgres.start))
            if self.temporal is not None:
                group.create_task(self.temporal.start())

    async def stop(self) -> None:
        """Stop both side by side."""
        stopping = []
        if self.temporal is not None:
            stopping.append(self.temporal.stop())
        if self.postgres is not None:
            stopping.append(asyncio.to_thread(self.postgres.stop))
        await asyncio.gather(*stopping)

    async def watch(self) -> None:
        """Restart a server that died, with growing pauses while it keeps dying. Ends when cancelled."""
        pause = WATCH_SECONDS
        while True:
            await asyncio.sleep(pause)
            try:
                again = await self._restart_dead()
            except QuietHireError as error:
                LOG.error("an engine cannot be restarted", error=str(error), code=error.code)  # noqa: TRY400
                again = True
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS) if again else WATCH_SECONDS

    async def _restart_dead(self) -> bool:
        again = False
        if self.postgres is not None and not self.postgres.alive():
            again = True
            self._count("postgres")
            await asyncio.to_thread(self.postgres.stop)
            await asyncio.to_thread(self.postgres.start)
        if self.temporal is not None and not self.temporal.alive():
            again = True
            self._count("temporal")
            await self.temporal.start()
        return again

    def _count(self, name: str) -> None:
        self.restarts[name] = self.restarts.get(name, 0) + 1
        LOG.warning("an engine died and is started again", engine=name, restarts=self.restarts[name])


@contextlib.asynccontextmanager
async def engines(settings: Settings, *, any_port: bool = False) -> AsyncIterator[Engines]:
    """The engines the settings leave to us, running. `any_port`: take free ports where the usual ones are taken."""
    temporal = settings.temporal
    running = Engines(
        postgres=None if settings.postgres.dsn else EmbeddedPostgres(settings.data / "postgres"),
        temporal=None
        if temporal.address
        else EmbeddedTemporal(
            settings.data / "temporal",
            binary=temporal.binary,
            port=temporal.port,
            ui_port=temporal.ui_port,
            namespace=temporal.namespace,
            any_port=any_port,
        ),
    )
    try:
        try:
            await running.start()
        except* QuietHireError as failed:
            raise failed.exceptions[0] from failed
        watcher = asyncio.create_task(running.watch())
        try:
            yield running
        finally:
            watcher.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watcher
    finally:
        await running.stop()
