"""Milliseconds of CPU per page for reading the links of listing pages, parsing of the document apart.

Usage: bench/listing_links.py FOLDER [ROUNDS]   FOLDER holds recorded pages (*.html) and gold.jsonl, as the corpus does.
Also shows how the cost grows with the size of a page made of repeated cards.
"""

import json
import sys
import time
from pathlib import Path

from quiethire.parsing.links import extract_links
from quiethire.parsing.page import Page

CARD = '<li class="card"><h3><a href="/jobs/{0}-engineer">Software Engineer {0}</a></h3><p>Full-time, Ulm</p>{1}</li>'


def seconds(page: Page) -> tuple[float, float]:
    """CPU seconds for the document and for the links."""
    start = time.process_time()
    assert page.tree is not None
    parsed = time.process_time()
    extract_links(page)
    return parsed - start, time.process_time() - parsed


def main() -> None:
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5
    pages = []
    for line in (folder / "gold.jsonl").read_text().splitlines():
        entry = json.loads(line)
        if entry["kind"] == "listing":
            pages.append(
                (entry["file"], entry.get("url") or "https://site.example/", (folder / entry["file"]).read_bytes())
            )
    rows = []
    for name, url, body in pages:
        best = min((seconds(Page(url, body)) for _ in range(rounds)), key=sum)
        rows.append((best[1] * 1000, best[0] * 1000, len(body) // 1000, name))
    for links, parse, size, name in sorted(rows, reverse=True)[:12]:
        print(f"{links:7.2f} ms links {parse:7.2f} ms document {size:5d} KB  {name}")
    total = sum(row[0] for row in rows)
    size = sum(row[2] for row in rows) // len(rows)
    print(f"mean {total / len(rows):.2f} ms over {len(rows)} pages of {size} KB on average")
    for count in (10, 100, 1_000, 10_000):
        body = "<h1>Jobs</h1><ul>" + "".join(CARD.format(n, "<span>x</span>" * 20) for n in range(count)) + "</ul>"
        parse, links = seconds(Page("https://site.example/jobs", body.encode()))
        each = links * 1e6 / count
        print(f"{count:6d} cards {len(body) // 1000:6d} KB: {links * 1000:8.1f} ms links, {each:6.1f} µs a card")


if __name__ == "__main__":
    main()
