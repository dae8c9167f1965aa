"""Versioned migrations: numbered SQL files, each applied once, in order, in a transaction of its own.

Two that start at the same moment do not race: the second waits for the first at an advisory lock and finds nothing
to do. A file that was changed after it had been applied is refused, since nobody can know what the tables look like.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from importlib import resources

from psycopg import AsyncConnection
from psycopg.rows import TupleRow

from quiethire.domain.errors import ConfigurationError
from quiethire.stores.postgres.pool import Postgres

_LOCK = 0x51485F4D4947  # "QH_MIG"
_NAME = re.compile(r"(\d{4})_\w+\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One file: its number, name, SQL and the SHA-256 of that SQL."""

    version: int
    name: str
    sql: str
    checksum: str


@dataclass(frozen=True, slots=True)
class MigrationStatus:
    """A migration known here or there, and when it was applied; None when it is still to be."""

    version: int
    name: str
    applied_at: datetime | None


def migrations() -> list[Migration]:
    """The files of this version of QuietHire, in order."""
    found = []
    for file in resources.files("quiethire.stores.postgres.migrations").iterdir():
        match = _NAME.fullmatch(file.name)
        if match is not None:
            sql = file.read_text(encoding="utf-8")
            found.append(Migration(int(match[1]), file.name, sql, hashlib.sha256(sql.encode()).hexdigest()))
    return sorted(found, key=lambda migration: migration.version)


async def migrate(postgres: Postgres, known: list[Migration] | None = None) -> list[str]:
    """Bring the tables up to date. The names of the files applied now.

    Raises ConfigurationError when an applied file was edited, or the database is newer than this QuietHire.
    """
    known = migrations() if known is None else known
    done = []
    async with postgres.connection() as connection:
        await connection.execute("SET statement_timeout = 0")  # a large table takes the time it takes
        await connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
        try:
            applied = await _applied(connection)
            _refuse_contradictions(known, applied)
            for migration in known:
                if migration.version in applied:
                    continue
                async with connection.transaction():
                    await connection.execute(migration.sql.encode())
                    await connection.execute(
                        "INSERT INTO schema_migrations (version, name, checksum) VALUES (%s, %s, %s)",
                        (migration.version, migration.name, migration.checksum),
                    )
                done.append(migration.name)
        finally:
            # An unusable connection gave the lock back already.
            if not connection.broken:
                await connection.execute("SELECT pg_advisory_unlock(%s)", (_LOCK,))
                await connection.execute("SET statement_timeout TO DEFAULT")
    return done


async def status(postgres: Postgres, known: list[Migration] | None = None) -> list[MigrationStatus]:
    """Every migration known here, and when it was applied. Raises as `migrate`, changes nothing but its own table."""
    known = migrations() if known is None else known
    async with postgres.connection() as connection:
        applied = await _applied(connection)
    _refuse_contradictions(known, applied)
    return [MigrationStatus(m.version, m.name, applied[m.version][2] if m.version in applied else None) for m in known]


async def _applied(connection: AsyncConnection[TupleRow]) -> dict[int, tuple[str, str, datetime]]:
    await connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, "
        "checksum TEXT NOT NULL, applied_at TIMESTAMPTZ NOT NULL DEFAULT now())"
    )
    rows = await connection.execute("SELECT version, name, checksum, applied_at FROM schema_migrations")
    return {version: (name, checksum, at) async for version, name, checksum, at in rows}


def _refuse_contradictions(known: list[Migration], applied: dict[int, tuple[str, str, datetime]]) -> None:
    by_version = {migration.version: migration for migration in known}
    for version, (name, checksum, _) in sorted(applied.items()):
        migration = by_version.get(version)
        if migration is None:
            raise ConfigurationError(
                f"the PostgreSQL database has {name}, which this QuietHire does not know: update it"
            )
        if migration.checksum != checksum:
            raise ConfigurationError(
                f"migration {name} was edited after it had been applied: restore it, add a new one"
            )
