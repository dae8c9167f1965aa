"""Reading and recognising boards: megabytes and postings a second per provider, requests per 1,000 postings, pages a
second of detection.

    .venv/bin/python bench/boards.py [--megabytes 20] [--pages FOLDER]

The lists are the fixtures of tests/ats blown up to the size asked for; no network.
"""

import argparse
import copy
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quiethire.ats import registry
from quiethire.ats.reading import MISREAD
from quiethire.domain.board import BoardRef
from quiethire.domain.errors import ReadError
from quiethire.domain.exchange import Response
from quiethire.parsing.page import Page

FIXTURES = Path(__file__).parents[1] / "tests" / "ats" / "fixtures"
BIG = ("ashby", "breezy", "greenhouse", "lever", "pinpoint", "recruitee", "workable")
"""Providers whose whole board comes in one response: these are the large ones."""


def blown_up(document: Any, size: int) -> bytes:
    """The document with its list of postings repeated, each under an identity of its own, to about `size` bytes."""
    entries = document if isinstance(document, list) else next(v for v in document.values() if isinstance(v, list))
    one = len(json.dumps(entries[0]))
    filler = "<p>Lorem ipsum dolor sit amet.</p>" * max(1, (8_000 - one) // 34)
    first = copy.deepcopy(entries)
    entries.clear()
    for number in range(max(1, size // 8_000)):
        entry = copy.deepcopy(first[0])
        for key, value in entry.items():
            if isinstance(value, str) and value.startswith("https://"):
                entry[key] = f"{value}-{number}"
            elif key in {"content", "descriptionHtml", "descriptionBody", "description"}:
                entry[key] = filler if key != "content" else filler.replace("<", "&lt;").replace(">", "&gt;")
        entries.append(entry)
    return json.dumps(document).encode()


def bodies(name: str) -> Iterator[tuple[BoardRef, Path]]:
    folder = FIXTURES / name
    board = BoardRef(name, **json.loads((folder / "row.json").read_text())["board"])
    for line in (folder / "exchanges.jsonl").read_text().splitlines():
        exchange = json.loads(line)
        if exchange["status"] == 200 and exchange["body_file"].endswith(".json"):
            yield board, folder / exchange["body_file"]
            return


def reading(megabytes: int) -> None:
    print(f"one list response of about {megabytes} MB")
    print(f"{'provider':<16} {'MB':>6} {'postings':>9} {'CPU s':>7} {'MB/s':>7} {'postings/s':>11}")
    for name in BIG:
        for board, file in bodies(name):
            body = blown_up(json.loads(file.read_text()), megabytes * 1_000_000)
            response = Response("https://bench.example/", 200, body)
            start = time.process_time()
            try:
                found = len(registry.read(board, response).drafts)
            except (ReadError, *MISREAD) as error:
                print(f"{name:<16} could not be read: {error}")
                continue
            spent = time.process_time() - start
            size = len(body) / 1e6
            print(f"{name:<16} {size:6.1f} {found:9} {spent:7.2f} {size / spent:7.1f} {found / spent:11,.0f}")


def requests() -> None:
    """Requests a sweep of 1,000 postings takes, from the page sizes and traits the providers state."""
    steps = {"workday": 20, "smartrecruiters": 100, "teamtailor": 100, "join": 5, "traffit": 100, "manatal": 10,
             "jobvite": 50, "oracle_recruiting": 200, "dover": 300, "usajobs": 500, "wordpress_rest": 100,
             "apple": 20, "neogov": 10, "paradox": 20}  # fmt: skip
    print("\nrequests per 1,000 postings: first sweep, and a later one in which nothing changed")
    for provider in registry.providers():
        pages = -(-1_000 // steps[provider.name]) if provider.name in steps else 1
        details = 0 if provider.traits.lists_all else 1_000
        print(f"{provider.name:<20} {pages + details:>6} {pages:>6}")


def detection(folder: Path) -> None:
    pages = [Page("https://www.acme.example/careers", file.read_bytes()) for file in sorted(folder.glob("*.html"))]
    if not pages:
        print(f"\nno pages in {folder}", file=sys.stderr)
        return
    registry.match_page(Page("https://www.acme.example/", b""))
    for page in pages:
        page.tree  # noqa: B018 - parsed once for all readers, and not counted here
    start = time.process_time()
    for page in pages:
        registry.match_page(page)
    spent = time.process_time() - start
    size = sum(len(page.body) for page in pages) / len(pages) / 1_000
    print(f"\ndetection: {len(pages) / spent:,.0f} pages/s of {size:.0f} KB, {len(registry.providers())} providers")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--megabytes", type=int, default=20)
    arguments.add_argument("--pages", type=Path, default=Path(__file__).parents[2] / "shared" / "corpus" / "pages")
    chosen = arguments.parse_args()
    reading(chosen.megabytes)
    requests()
    detection(chosen.pages)


if __name__ == "__main__":
    main()
