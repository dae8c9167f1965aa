"""Versioned migrations of ClickHouse: numbered SQL files, in order, each statement such that it may run twice.

ClickHouse has no transactions over its schema and no lock for two that start together. Both may run a file; since every
statement says IF NOT EXISTS, both find the same tables. A file changed after it had been applied is refused.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from importlib import resources

from quiethire.domain.errors import ConfigurationError
from quiethire.stores.clickhouse.client import ClickHouse

_NAME = re.compile(r"(\d{4})_\w+\.sql")
_COMMENT = re.compile(r"^\s*--.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Migration:
    """One file: its number, name, statements and the SHA-256 of its text."""

    version: int
    name: str
    statements: tuple[str, ...]
    checksum: str


@dataclass(frozen=True, slots=True)
class MigrationStatus:
    """A migration known here, and when it was applied; None when it is still to be."""

    version: int
    name: str
    applied_at: datetime | None


def migrations() -> list[Migration]:
    """The files of this version of QuietHire, in order."""
    found = []
    for file in resources.files("quiethire.stores.clickhouse.migrations").iterdir():
        match = _NAME.fullmatch(file.name)
        if match is not None:
            found.append(migration(int(match[1]), file.name, file.read_text(encoding="utf-8")))
    return sorted(found, key=lambda one: one.version)


def migration(version: int, name: str, text: str) -> Migration:
    """A file's text taken apart: a statement ends with a semicolon at the end of a line."""
    statements = (one.strip() for one in re.split(r";\s*$", _COMMENT.sub("", text), flags=re.MULTILINE))
    return Migration(version, name, tuple(filter(None, statements)), hashlib.sha256(text.encode()).hexdigest())


async def migrate(clickhouse: ClickHouse, known: list[Migration] | None = None) -> list[str]:
    """Bring the tables up to date. The names of the files applied now.

    Raises ConfigurationError when an applied file was edited, or the database is newer than this QuietHire.
    """
    known = migrations() if known is None else known
    applied = await _applied(clickhouse)
    _refuse_contradictions(known, applied)
    done = []
    for one in known:
        if one.version in applied:
            continue
        for statement in one.statements:
            await clickhouse.command(statement)
        await clickhouse.insert(
            "schema_migrations",
            {"version": [one.version], "name": [one.name], "checksum": [one.checksum]},
            ("UInt32", "String", "String"),
        )
        done.append(one.name)
    return done


async def status(clickhouse: ClickHouse, known: list[Migration] | None = None) -> list[MigrationStatus]:
    """Every migration known here, and when it was applied. Raises as `migrate`, changes nothing but its own table."""
    known = migrations() if known is None else known
    applied = await _applied(clickhouse)
    _refuse_contradictions(known, applied)
    return [
        MigrationStatus(one.version, one.name, applied[one.version][2] if one.version in applied else None)
        for one in known
    ]


async def _applied(clickhouse: ClickHouse) -> dict[int, tuple[str, str, datetime]]:
    await clickhouse.command(
        "CREATE TABLE IF NOT EXISTS schema_migrations (version UInt32, name String, checksum String, "
        "applied_at DateTime64(3, 'UTC') DEFAULT now64(3)) ENGINE = ReplacingMergeTree ORDER BY version"
    )
    rows = await clickhouse.rows("SELECT version, name, checksum, applied_at FROM schema_migrations FINAL")
    return {version: (name, checksum, at) for version, name, checksum, at in rows}


def _refuse_contradictions(known: list[Migration], applied: dict[int, tuple[str, str, datetime]]) -> None:
    by_version = {one.version: one for one in known}
    for version, (name, checksum, _) in sorted(applied.items()):
        one = by_version.get(version)
        if one is None:
            raise ConfigurationError(
                f"the ClickHouse database has {name}, which this QuietHire does not know: update it"
            )
        if one.checksum != checksum:
            raise ConfigurationError(
                f"migration {name} was edited after it had been applied: restore it, add a new one"
            )
