"""Claim: reading a page with every field is many times as fast as the BeautifulSoup way and as trafilatura.

Measures CPU seconds per 1,000 pages and pages per second on one core over the pages of a labelled corpus, ours and the
baselines in one run, and how cost grows with the size of a page (1 KB to 5 MB; about linear).

    python bench/parse.py CORPUS [--rounds 3] [--no-baselines]
"""

import argparse
import contextlib
import gc
import time
from collections.abc import Callable
from pathlib import Path

from quiethire.cli.evaluation import corpus, readers
from quiethire.parsing.extract import extract_postings
from quiethire.parsing.page import Page

SIZES = (1_000, 10_000, 100_000, 1_000_000, 5_000_000)


def measure(read: Callable[[Page], object], pages: list[tuple[str, bytes]], rounds: int) -> float:
    """The least CPU seconds of all pages over the rounds; each page is parsed afresh."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        started = time.process_time()
        for url, body in pages:
            with contextlib.suppress(Exception):  # a baseline may raise anything
                read(Page(url, body))
        best = min(best, time.process_time() - started)
    return best


def posting_page(size: int) -> bytes:
    """A synthetic posting page of about this many bytes: more entries, not longer ones."""
    entry = "<li>Plan, build and run services with a small team, from the first sketch to the last mile</li>"
    head = (
        "<html lang=en><head><title>Data Engineer - Example Works</title></head><body><nav><a "
        "href=/>Home</a></nav><main>"
        "<h1>Data Engineer</h1><p>Location: Berlin, Germany</p><p>Employment type: "
        "Full-time</p><h2>Responsibilities</h2><ul>"
    )
    foot = "</ul><a href=/apply>Apply now</a></main><footer>© Example Works</footer></body></html>"
    count = max(1, (size - len(head) - len(foot)) // len(entry))
    return (head + entry * count + foot).encode()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--no-baselines", action="store_true")
    chosen = arguments.parse_args()
    entries = [entry for entry in corpus.load(chosen.corpus) if entry.record is None and entry.path.suffix == ".html"]
    pages = list({entry.file: (entry.url or corpus.UNKNOWN_URL, entry.path.read_bytes()) for entry in entries}.values())
    total = sum(len(body) for _, body in pages)
    print(f"{len(pages)} pages, {total / len(pages) / 1000:.0f} KB on average\n")
    print(f"{'reader':<24}{'pages/s':>10}{'CPU s per 1,000':>18}{'times ours':>12}")
    ours = measure(readers.quiethire, pages, chosen.rounds)
    rows = [("quiethire, all fields", ours)]
    rows.append(("document parse alone", measure(lambda page: page.tree, pages, chosen.rounds)))
    if not chosen.no_baselines:
        for name, (_, reader) in readers.READERS.items():
            if name != "quiethire" and readers.installed(name):
                rows.append((name, measure(reader, pages, 1)))
    for name, seconds in rows:
        print(f"{name:<24}{len(pages) / seconds:>10.0f}{seconds / len(pages) * 1000:>18.2f}{seconds / ours:>12.1f}")
    print(f"\n{'size of page':<24}{'ms':>10}{'ms per 100 KB':>18}")
    for size in SIZES:
        body = posting_page(size)
        seconds = measure(
            lambda page: extract_postings(page, now=corpus.CLOCK),
            [("https://example.test/jobs/data-engineer", body)],
            chosen.rounds,
        )
        print(f"{len(body):<24,}{seconds * 1e3:>10.1f}{seconds * 1e3 / len(body) * 100_000:>18.2f}")


if __name__ == "__main__":
    main()
