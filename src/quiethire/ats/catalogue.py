"""The providers as a page for people: `python -m quiethire.ats.catalogue > docs/providers.md`."""

import sys

from quiethire.ats.contract import Provider
from quiethire.ats.recognised import recognised
from quiethire.ats.registry import providers

_HEAD = """# Providers

The applicant tracking systems QuietHire recognises and reads. This page is made from the providers' own facts
(`python -m quiethire.ats.catalogue > docs/providers.md`); a test fails when it is out of date.

- *requests*: "list" when the list has everything, "list + details" when every new posting takes one more request.
- *boards at*: the zones their addresses lie in; "own hosts" for software that lives on its customers' hosts only.
- *notes*: "documented API" is used as its vendor documents it; "off: …" is closed to us by the vendor's robots.txt and
  read only when an operator switches it on.

| name | system | boards at | requests | notes | format |
| --- | --- | --- | --- | --- | --- |
"""

_RECOGNISED = """
## Recognised and not read

Boards of these systems are recognised by address and embed, and crawled as any career page is: one request for each
page of the list and one for each posting.

| name | system | boards at |
| --- | --- | --- |
"""


def as_markdown() -> str:
    """The page, one row per provider, by name."""
    read = "".join(f"{_row(provider)}\n" for provider in providers())
    named = "".join(f"| `{one.name}` | {one.title} | {', '.join(one.hosts)} |\n" for one in recognised())
    return _HEAD + read + _RECOGNISED + named


def _row(provider: Provider) -> str:
    traits = provider.traits
    notes = [
        "documented API" if traits.api_documented else "",
        "needs a browser" if traits.needs_browser else "",
        f"total capped at {traits.cap:,}" if traits.cap else "",
        f"off: {traits.closed_by_robots}" if traits.closed_by_robots else "",
    ]
    cells = (
        f"`{provider.name}`",
        provider.title,
        ", ".join(provider.hosts) or "own hosts",
        "list" if traits.lists_all else "list + details",
        "; ".join(note for note in notes if note),
        f"[docs]({provider.docs})",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
