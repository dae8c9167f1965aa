"""One row per provider: what is checked of it. A row is `fixtures/<provider>/row.json`, beside the answers it speaks
of (`exchanges.jsonl` and bodies), so that adding a provider touches no shared file. Employers are invented."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quiethire.domain.board import BoardRef

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Gone:
    """How the vendor says that there is no such board. url: where the answer came from in the end. asked: the request,
    when it is not the first of a sweep."""

    status: int = 404
    body: str = '{"error":"not found"}'
    url: str | None = None
    asked: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """urls: addresses of the board, each matched by its provider alone. other_urls: addresses of other boards, with
    what they name ([tenant, site]). no_board: vendor addresses that name none.
    titles: every posting of the fixture; the first has `fields` (after its detail, where it has one): places as
    displayed, pay as text or [minimum, maximum, currency, period], descriptions by a part of them.
    own_host: the board lives on the customer's host. cut_is_seen: half a list body cannot be read.
    described: every posting has a description in the end.
    """

    board: BoardRef
    urls: tuple[str, ...]
    titles: tuple[str, ...]
    fields: dict[str, Any]
    other_urls: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    no_board: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = (Gone(),)
    own_host: bool = False
    cut_is_seen: bool = True
    described: bool = True


def _row(file: Path) -> Row:
    stated = json.loads(file.read_text(encoding="utf-8"))
    stated["board"] = BoardRef(file.parent.name, **stated["board"])
    if "gone" in stated:
        stated["gone"] = tuple(Gone(**gone) for gone in stated["gone"])
    stated["other_urls"] = {url: tuple(names) for url, names in stated.get("other_urls", {}).items()}
    stated["fields"] = {key: _plain(value) for key, value in stated["fields"].items()}
    return Row(**{key: tuple(value) if isinstance(value, list) else value for key, value in stated.items()})


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


ROWS = [_row(file) for file in sorted(FIXTURES.glob("*/row.json"))]
