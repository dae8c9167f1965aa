"""How fast the index answers, beside SQLite FTS5 over the same documents in the same run.

    python bench/search.py [N …]        (default 20000 100000)

Documents are synthetic: titles, employers and places from small lists, descriptions of some 250 words drawn from a
vocabulary with the frequencies of natural language (Zipf). Queries are drawn from the documents. One client for the
latencies, eight for the throughput. Prints one table for each N; times are milliseconds.
"""

import asyncio
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

from quiethire.domain.query import FACETS, IndexDocument, SearchQuery
from quiethire.search.tantivy import TantivyIndex
from quiethire.search.words import words

QUERIES = 200
TITLES = (
    "software engineer", "python developer", "data analyst", "product manager", "nurse practitioner", "electrician",
    "site reliability engineer", "account executive", "warehouse associate", "research scientist", "ux designer",
    "customer success manager", "machine learning engineer", "mechanical engineer", "payroll accountant", "beekeeper",
)  # fmt: skip
LEVELS = ("", "senior ", "junior ", "lead ", "staff ", "principal ")
CITIES = (
    ("Berlin, Germany", "DE"), ("Munich, Germany", "DE"), ("Vienna, Austria", "AT"), ("Paris, France", "FR"),
    ("London, United Kingdom", "GB"), ("Austin, Texas", "US"), ("Toronto, Canada", "CA"), ("Zurich, Switzerland", "CH"),
    ("Gdansk, Poland", "PL"), ("Lisbon, Portugal", "PT"), ("Bengaluru, India", "IN"), ("Osaka, Japan", "JP"),
)  # fmt: skip
KINDS = ("full-time", "part-time", "contract", "internship")


def invented(rnd: random.Random, count: int) -> list[str]:
    syllables = [a + b for a in "bcdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "an", "er", "ol")]
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(rnd.choices(syllables, k=rnd.choice((2, 2, 3, 3, 4))))] = None
    return list(found)


def documents(count: int, rnd: random.Random) -> list[IndexDocument]:
    vocabulary = invented(rnd, 30_000)
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    pool = rnd.choices(vocabulary, weights, k=2_000_000)
    employers = [
        f"{name.title()} {form}"
        for name, form in zip(
            invented(rnd, max(50, count // 50)), rnd.choices(("GmbH", "Inc.", "Ltd", "Labs"), k=count), strict=False
        )
    ]
    made = []
    for number in range(count):
        start = rnd.randrange(len(pool) - 400)
        title = rnd.choice(LEVELS) + rnd.choice(TITLES)
        if rnd.random() < 0.5:
            title += f" {rnd.choice(vocabulary)}"
        city, country = rnd.choice(CITIES)
        low = rnd.choice((None, rnd.randrange(30, 150) * 1000))
        made.append(IndexDocument(
            id=UUID(int=rnd.getrandbits(128)), title=title.title(), company=rnd.choice(employers), location=city,
            description=" ".join(pool[start : start + rnd.randrange(120, 380)]), remote=rnd.choice((None, True, False)),
            workplace=rnd.choice((None, "remote", "hybrid", "onsite")), job_type=(rnd.choice(KINDS),),
            posted_at=1_760_000_000 + number, quality_score=rnd.randrange(70, 100), countries=(country,),
            places_within=(city.split(",")[0], country), salary_min=low, salary_max=low and low + 20_000,
            salary_currency="EUR", language="en",
        ))  # fmt: skip
    return made


def misspelt(word: str, rnd: random.Random) -> str:
    place = rnd.randrange(1, len(word) - 1)
    return (
        word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if word[place] != word[place + 1]
        else word[:-2]
    )


def questions(made: list[IndexDocument], rnd: random.Random) -> dict[str, list[SearchQuery]]:
    sample = rnd.sample(made, QUERIES)
    heads = [words(document.title) for document in sample]
    return {
        "exact, 2 words": [SearchQuery(" ".join(head[:2]) + " ") for head in heads],
        "one typo": [SearchQuery(misspelt(max(head, key=len), rnd) + " ") for head in heads],
        "prefix": [SearchQuery(head[-1][: rnd.choice((3, 4, 5))]) for head in heads],
        "filters": [
            SearchQuery(head[-1] + " ", country=document.countries, job_type=document.job_type, min_salary=50_000)
            for head, document in zip(heads, sample, strict=True)
        ],
        "4 facets": [SearchQuery(head[-1] + " ", facets=FACETS[:4]) for head in heads],
        "page at 5,000": [SearchQuery(head[0] + " ", page=250) for head in heads],
        "long, 6 words": [
            SearchQuery(" ".join(rnd.sample(words(document.description)[:60], 6)) + " ") for document in sample
        ],
    }


class Sqlite:
    """The peer: FTS5 with prefix indexes, filters and facets by joining a plain table."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.executescript(
            "CREATE TABLE jobs (n INTEGER PRIMARY KEY, id TEXT, company TEXT, location TEXT, remote TEXT,"
            " job_type TEXT, country TEXT, pay INTEGER, posted INTEGER);"
            "CREATE VIRTUAL TABLE words USING fts5(title, company, location, description, content='', "
            "prefix='2 3 4 5', tokenize='unicode61 remove_diacritics 2');"
        )

    def put(self, made: list[IndexDocument]) -> None:
        with self._db:
            self._db.executemany("INSERT INTO jobs VALUES (?,?,?,?,?,?,?,?,?)", [
                (n, str(d.id), d.company, d.location, None if d.remote is None else str(d.remote).lower(),
                 d.job_type[0], d.countries[0], d.salary_max, d.posted_at) for n, d in enumerate(made)
            ])  # fmt: skip
            self._db.executemany(
                "INSERT INTO words (rowid, title, company, location, description) VALUES (?,?,?,?,?)",
                [(n, d.title, d.company, d.location, d.description) for n, d in enumerate(made)],
            )

    async def search(self, query: SearchQuery) -> int:
        terms = words(query.text)
        ends = [""] * len(terms)
        if not query.text.endswith(" "):
            ends[-1] = "*"
        match = " ".join(f'"{term}"{end}' for term, end in zip(terms, ends, strict=True))
        tables, where, values = "words", "words MATCH ?", [match]
        joined = query.country or query.facets
        if joined:
            tables += " JOIN jobs ON jobs.n = words.rowid"
        if query.country:
            where += " AND country = ? AND job_type = ? AND pay >= ?"
            values += [query.country[0], query.job_type[0], str(query.min_salary)]
        (total,) = self._db.execute(f"SELECT count(*) FROM {tables} WHERE {where}", values).fetchone()
        self._db.execute(
            f"SELECT words.rowid FROM {tables} WHERE {where} ORDER BY bm25(words, 4, 2, 1.5, 1) LIMIT 20 OFFSET ?",
            [*values, (query.page - 1) * 20],
        ).fetchall()
        for name in query.facets:
            self._db.execute(
                f"SELECT jobs.{name}, count(*) FROM {tables} WHERE {where} GROUP BY 1 ORDER BY 2 DESC LIMIT 50", values
            ).fetchall()
        return int(total)


async def measure(
    asked: list[SearchQuery], search: Callable[[SearchQuery], Awaitable[int]]
) -> tuple[float, float, float]:
    """p50 and p99 in milliseconds, and the share of queries that found something."""
    times, found = [], 0
    for query in asked:
        started = time.perf_counter()
        found += await search(query) > 0
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.99)], found / len(asked)


async def throughput(asked: list[SearchQuery], index: TantivyIndex, clients: int = 8) -> float:
    waiting = iter(asked)

    async def client() -> None:
        for query in waiting:
            await index.search(query)

    started = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(clients)))
    return len(asked) / (time.perf_counter() - started)


def size(path: Path) -> float:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 1e6


async def run(count: int) -> None:
    rnd = random.Random(7)
    made = documents(count, rnd)
    asked = questions(made, rnd)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = TantivyIndex(folder / "tantivy")
        peer = Sqlite(folder / "peer.db")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        for start in range(0, count, 20_000):
            await index.put(made[start : start + 20_000])
        built = time.perf_counter() - started
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
        started = time.perf_counter()
        peer.put(made)
        peer_built = time.perf_counter() - started

        async def ours(query: SearchQuery) -> int:
            return (await index.search(query)).total

        print(f"\n{count:,} documents          QuietHire p50 / p99  found    SQLite FTS5 p50 / p99  found")
        for kind, queries in asked.items():
            mine, theirs = await measure(queries, ours), await measure(queries, peer.search)
            print(
                f"{kind:20} {mine[0]:12.2f} / {mine[1]:6.2f}  {mine[2]:4.0%} "
                f"{theirs[0]:16.2f} / {theirs[1]:7.2f}  {theirs[2]:4.0%}"
            )
        mixed = [query for queries in asked.values() for query in queries]
        rnd.shuffle(mixed)
        print(f"mixed, 8 clients: {await throughput(mixed, index):,.0f} queries/s")
        started = time.perf_counter()
        for document in made[:20]:
            await index.put([document])
        print(
            f"built in {built:.1f} s ({count / built:,.0f}/s, peak +{grown:.0f} MB); peer {peer_built:.1f} s; "
            f"size {size(folder / 'tantivy'):.0f} MB, peer {(folder / 'peer.db').stat().st_size / 1e6:.0f} MB; "
            f"one document put and searchable in {(time.perf_counter() - started) / 20 * 1000:.0f} ms"
        )
        await index.close()


if __name__ == "__main__":
    for number in [int(text) for text in sys.argv[1:]] or [20_000, 100_000]:
        asyncio.run(run(number))
