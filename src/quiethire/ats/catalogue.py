"""The providers as a page for people: `python -m quiethire.ats.catalogue > docs/providers.md`."""

import sys

from quiethire.ats.contract import Provider
from quiethire.ats.recognised import recognised
from quiethire.ats.registry import providers

_HEAD = """# Providers

The applicant tracking systems QuietHire recognises and reads. This page is made from the providers' own facts
(`python -m quiethire.ats.catalogue > docs/providers.md`); a test fails when it is out of date.

- *requests per 1,000*: list requests for a board of a thousand postings, and where the list does not say it all, the
  details of those that are new or changed ("+ 1,000" when all are).
- *boards at*: the zones their addresses lie in; "own hosts" for software that lives on its customers' hosts only.
- *notes*: "documented API" is used as its vendor documents it; "off: …" is closed to us by the vendor's robots.txt and
  read only when an operator switches it on.

| name | system | boards at | requests per 1,000 | notes | format |
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
    listed = -(-1000 // traits.page_size) if traits.page_size else 1
    notes = [
        "documented API" if traits.api_documented else "",
        "needs a browser" if traits.needs_browser else "",
        f"total capped at {traits.cap:,}" if traits.cap else "",
        f"off: {traits.closed_by_robots}" if traits.closed_by_robots else "",
    ]
    cells = (
        f"`{provider.name}`",
        provider.title,
        (", ".join(provider.hosts[:4]) + (", …" if len(provider.hosts) > 4 else "")) or "own hosts",
        str(listed) if traits.lists_all else f"{listed} + 1,000",
        "; ".join(note for note in notes if note),
        f"[docs]({provider.docs})",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
