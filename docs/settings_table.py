"""Write docs/settings.md from the settings' own descriptions: `python docs/settings_table.py`."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel

from quiethire.settings import Settings

HEAD = """# Settings

Every setting is an environment variable, or a line of a `.env` file in the folder you start QuietHire from. Groups and
names are joined by two underscores; lists and maps are JSON. This page is written by `python docs/settings_table.py`
and held complete by a test.

| variable | default | what it does |
| --- | --- | --- |
"""


def rows(model: type[BaseModel], prefix: str) -> list[str]:
    """A table row for every leaf."""
    lines: list[str] = []
    for name, field in model.model_fields.items():
        variable = f"{prefix}{name.upper()}"
        kind: Any = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            lines.append(f"| **{variable}__…** | | {(kind.__doc__ or '').strip().splitlines()[0]} |")
            lines.extend(rows(kind, f"{variable}__"))
        else:
            lines.append(f"| `{variable}` | {default(name, field.default)} | {field.description} |")
    return lines


def default(name: str, value: Any) -> str:
    """The default as one would write it."""
    if name == "data":
        return "the platform's data folder"
    if value is None:
        return "unset"
    if name == "host_map":
        return "`{}`"
    if isinstance(value, tuple):
        return "`[]`" if not value else f"`{list(value)}`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(rows(Settings, "QUIETHIRE_")) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("settings.md").write_text(page(), "utf-8")
