"""A corpus folder: `gold.jsonl` and the files it names."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from quiethire.parsing.page import Page

UNKNOWN_URL = "https://page.unknown.example/"
"""The address of pages whose own is not known."""
CLOCK = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=12)
"""The time that relative dates are read against."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of gold: kind is "job", "listing" or "embed"; `record` names an entry inside an ATS response."""

    file: str
    kind: str
    url: str | None
    lang: str
    json_ld: str
    expected: Mapping[str, Any]
    only_in_metadata: Mapping[str, Any]
    also_acceptable: Mapping[str, list[Any]]
    record: str | None
    ats: str | None
    path: Path

    @property
    def has_json_ld(self) -> bool:
        """Whether the page carries a JobPosting in JSON-LD."""
        return "jobposting" in self.json_ld.lower() and "microdata" not in self.json_ld.lower()

    def page(self) -> Page:
        """The page, unread."""
        return Page(self.url or UNKNOWN_URL, self.path.read_bytes())


def load(folder: Path) -> list[Entry]:
    """Every line of gold. Raises FileNotFoundError when the folder has none."""
    entries: list[Entry] = []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        gold = json.loads(line)
        entries.append(
            Entry(
                file=gold["file"],
                kind=gold["kind"],
                url=gold.get("url"),
                lang=gold.get("lang") or "?",
                json_ld=gold.get("json_ld") or "none",
                expected=gold.get("expected") or {},
                only_in_metadata=gold.get("only_in_metadata") or {},
                also_acceptable=gold.get("also_acceptable") or {},
                record=gold.get("record"),
                ats=gold.get("ats"),
                path=folder / gold["file"],
            )
        )
    return entries
