"""What the stores do: rows a second, milliseconds a read, bytes a row.

    python bench/store.py clickhouse [--rows 1000000] [--dir DIR]
    python bench/store.py postgres [--rows 100000]

Postings are recombined from invented words; descriptions have about 2 KB of text and 3 KB of HTML. Figures are of one
run on whatever else the machine does; give a quiet machine, or compare two runs.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any
from uuid import UUID

from quiethire.domain.board import BoardRef
from quiethire.domain.identity import posting_id, url_hash
from quiethire.domain.lifecycle import ClosedBecause
from quiethire.domain.pay import Pay, Period
from quiethire.domain.place import Place, Workplace
from quiethire.domain.posting import EmploymentType, Posting, Reason
from quiethire.domain.provenance import Provenance
from quiethire.runtime.engines.postgres import EmbeddedPostgres
from quiethire.stores import clickhouse as clickhouse_store
from quiethire.stores import postgres as postgres_store
from quiethire.stores.clickhouse import ClickHouse, ClickHouseJobs
from quiethire.stores.contract import StateChange, StoredPosting
from quiethire.stores.postgres import Postgres, PostgresBoards, PostgresPostings, PostgresQueue

_SYLLABLES = ("ka", "ro", "mi", "ten", "sol", "ver", "lin", "da", "pro", "qua", "ner", "is", "tor", "al", "em", "bu")
_MADE = 50_000
"""Postings made here; ClickHouse copies them under new ids for the rest, which is faster than inventing them."""
_START = datetime(2026, 1, 1, tzinfo=UTC)


class Words:
    """Invented text with the shape of real text: few words often, many words rarely."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.known = ["".join(self.random.choices(_SYLLABLES, k=self.random.randint(1, 4))) for _ in range(20_000)]
        self.summed = list(accumulate(1 / (rank + 10) for rank in range(len(self.known))))
        self.phrases = [self.some(8) for _ in range(50_000)]
        self.paragraphs = [self.long(8) for _ in range(4000)]

    def some(self, count: int) -> str:
        return " ".join(self.random.choices(self.known, cum_weights=self.summed, k=count)).capitalize() + "."

    def long(self, count: int) -> str:
        """Many words at the price of few."""
        return " ".join(self.random.choices(self.phrases, k=count))

    def description(self, employer: int) -> list[str]:
        """Paragraphs, some of which all postings of an employer share."""
        shared = [self.paragraphs[(employer * 7 + number) % len(self.paragraphs)] for number in range(3)]
        return [self.long(8), self.long(5), *shared]


def posting(words: Words, number: int, employers: int) -> Posting:
    employer = number % employers
    url = f"https://jobs.employer{employer}.example/postings/{number}"
    mark = url_hash(url)
    paragraphs = words.description(employer)
    provenance = Provenance("greenhouse", f"$.jobs[{number % 400}].title")
    return Posting(
        id=posting_id(mark),
        url=url,
        url_hash=mark,
        title=words.some(4),
        company=f"Employer {employer} GmbH",
        places=(Place(f"City {number % 500}", f"City {number % 500}", None, "DE", 50.0, 8.0, ("DE", "EU", "Europe")),),
        workplace=list(Workplace)[number % 3],
        remote=number % 4 == 0,
        employment_types=(EmploymentType.FULL_TIME,),
        pay=Pay(40_000.0 + number % 60_000, 90_000.0, "EUR", Period.YEAR, "EUR 40,000") if number % 3 == 0 else None,
        description_html="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        description_text="\n".join(paragraphs),
        requirements=(words.long(1), words.long(1)),
        posted_at=_START + timedelta(minutes=number % 500_000),
        external_id=str(number),
        board=BoardRef("greenhouse", f"employer{employer}"),
        quality_score=70 + number % 30,
        quality_reasons=(Reason("title", 20), Reason("description", 30), Reason("pay", 15)),
        provenance=dict.fromkeys(("title", "company", "places", "description", "posted_at"), provenance),
    )


def stored(one: Posting, at: datetime) -> StoredPosting:
    return StoredPosting(one, at, at, at, at, at)


async def timed(name: str, work: Callable[[], Awaitable[Any]], times: int = 15) -> None:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        await work()
        taken.append((time.perf_counter() - started) * 1000)
    print(f"  {name:<58} median {statistics.median(taken):8.1f} ms   worst {max(taken):8.1f} ms", flush=True)


async def bench_clickhouse(rows: int, folder: Path, batch: int) -> None:
    clients = ClickHouse(f"chdb://{folder}", clients=2)
    await clients.open()
    await clickhouse_store.migrate(clients)
    jobs = ClickHouseJobs(clients)
    words = Words(1)
    made_here = min(rows, _MADE)
    employers = max(made_here // 50, 1)
    spent = 0.0
    ids: list[UUID] = []
    hashes: list[str] = []
    ((there,),) = await clients.rows("SELECT count() FROM jobs")
    for start in range(0, made_here if not there else 0, batch):
        at = _START + timedelta(seconds=start)
        made = [stored(posting(words, number, employers), at) for number in range(start, min(start + batch, made_here))]
        started = time.perf_counter()
        await jobs.insert(made)
        spent += time.perf_counter() - started
    if not there:
        print(f"  inserted {made_here} in batches of {batch}: {made_here / spent:,.0f} rows/s (conversion and insert)")
        for _ in range(rows // made_here - 1):
            await clients.command(
                "INSERT INTO jobs SELECT * "
                "REPLACE (generateUUIDv4() AS id, hex(SHA256(toString(rand64()))) AS url_hash) "
                f"FROM (SELECT * FROM jobs WHERE url_hash = lower(url_hash) LIMIT {made_here}) "
                "SETTINGS max_execution_time = 0"
            )
    for number in range(0, made_here, max(made_here // 5000, 1)):
        mark = url_hash(f"https://jobs.employer{number % employers}.example/postings/{number}")
        hashes.append(mark)
        ids.append(posting_id(mark))
    chance = random.Random(2)
    await show_size(clients)
    for label in ("as inserted", "merged"):
        if label == "merged":
            started = time.perf_counter()
            await clients.command("OPTIMIZE TABLE jobs FINAL SETTINGS max_execution_time = 0")
            print(f"  OPTIMIZE FINAL took {time.perf_counter() - started:.1f} s")
            await show_size(clients)
        print(f"  -- {label}")
        await timed("get 1 id", lambda: jobs.get(chance.sample(ids, 1)))
        await timed("get 20 ids", lambda: jobs.get(chance.sample(ids, 20)), 30)
        await timed("get 500 ids", lambda: jobs.get(chance.sample(ids, 500)), 5)
        await timed("scan 1,000", lambda: jobs.scan(after=chance.choice(hashes), limit=1000), 5)
        await timed("list, no filter, page 1", lambda: jobs.list_jobs(filters={}, page=1, per_page=20), 5)
        await timed(
            "list, company", lambda: jobs.list_jobs(filters={"company": "employer 7 gmbh"}, page=1, per_page=20), 5
        )
        await timed(
            "list, place and quality",
            lambda: jobs.list_jobs(filters={"location": "city 7", "min_quality": 80}, page=1, per_page=20),
            5,
        )
        await timed("stats", jobs.stats, 5)
    one = stored(posting(words, 0, employers), datetime.now(UTC))
    await timed("insert 1 row", lambda: jobs.insert([replace(one, updated_at=datetime.now(UTC))]), 10)
    forty = [stored(posting(words, number, employers), datetime.now(UTC)) for number in range(40)]
    await timed("insert 40 rows (the specification's batch)", lambda: jobs.insert(forty), 10)
    await timed("get 20 ids after those", lambda: jobs.get(chance.sample(ids, 20)), 30)
    await timed("delete 20", lambda: jobs.delete(chance.sample(hashes, 20)), 3)
    await clients.close()


async def show_size(clients: ClickHouse) -> None:
    rows = await clients.rows(
        "SELECT sum(rows), sum(bytes_on_disk), sum(data_uncompressed_bytes), sum(marks_bytes), count() "
        "FROM system.parts WHERE active AND table = 'jobs' AND database = currentDatabase()"
    )
    count, disk, raw, marks, parts = rows[0]
    print(
        f"  {count} rows in {parts} parts: {disk / count:.0f} bytes a row on disk ({marks / count:.0f} of marks), "
        f"{raw / count:.0f} uncompressed",
        flush=True,
    )
    columns = await clients.rows(
        "SELECT column, sum(column_data_compressed_bytes) AS size FROM system.parts_columns "
        "WHERE active AND table = 'jobs' AND database = currentDatabase() GROUP BY column ORDER BY size DESC LIMIT 8"
    )
    print("   ", ", ".join(f"{name} {size / count:.0f}" for name, size in columns), flush=True)


async def bench_postgres(rows: int, folder: Path) -> None:
    server = EmbeddedPostgres(folder / "pg")
    started = time.perf_counter()
    dsn = server.start()
    print(f"  started on an empty folder in {time.perf_counter() - started:.2f} s")
    pool = Postgres(dsn, max_connections=20)
    await pool.open()
    await postgres_store.migrate(pool)
    board, _ = await PostgresBoards(pool).admit(BoardRef("lever", "a"), "https://x.example", company=None, evidence="")
    states = PostgresPostings(pool)
    marks = [url_hash(f"https://x.example/{number}") for number in range(rows)]

    async def sweep(at: datetime, content: str) -> float:
        started = time.perf_counter()
        for start in range(0, rows, 10_000):
            changes = [StateChange(mark, posting_id(mark), content, content) for mark in marks[start : start + 10_000]]
            await states.apply(board.id, at, write=changes, seen=[], closed={})
        return time.perf_counter() - started

    print(f"  new postings      {rows / await sweep(_START, 'a'):10,.0f} a second")
    print(f"  changed postings  {rows / await sweep(_START + timedelta(hours=1), 'b'):10,.0f} a second")
    hours = iter(range(2, 1000))

    async def seen() -> None:
        at = _START + timedelta(hours=next(hours))
        await states.apply(board.id, at, write=[], seen=chosen, closed={})

    chosen = random.Random(3).sample(marks, min(10_000, rows))
    await timed("last_seen_at of 10,000", seen, 5)
    await timed("known postings of a board", lambda: states.known(board.id), 5)
    await timed(
        "close 1,000",
        lambda: states.apply(
            board.id,
            _START + timedelta(hours=next(hours)),
            write=[],
            seen=[],
            closed=dict.fromkeys(random.sample(marks, 1000), ClosedBecause.ABSENT),
        ),
        3,
    )
    started = time.perf_counter()
    done = 0
    while waiting := await states.unstored(limit=500):
        await states.mark_stored(waiting)
        done += len(waiting)
    print(f"  outbox read and marked, pages of 500: {done / (time.perf_counter() - started):10,.0f} a second")
    await bench_queue(pool)
    await pool.close()
    started = time.perf_counter()
    server.stop()
    print(f"  stopped in {time.perf_counter() - started:.2f} s")
    started = time.perf_counter()
    server.start()
    print(f"  started again in {time.perf_counter() - started:.2f} s")
    server.stop()


async def bench_queue(pool: Postgres) -> None:
    queue = PostgresQueue(pool)
    started = time.perf_counter()
    for start in range(0, 20_000, 1000):
        await queue.add([f"https://x.example/{start + number}" for number in range(1000)])
    print(f"  queued   {20_000 / (time.perf_counter() - started):10,.0f} a second")

    async def work() -> int:
        count = 0
        while entries := await queue.claim(limit=50, lease_seconds=60):
            await asyncio.gather(*(queue.finish(entry) for entry in entries))
            count += len(entries)
        return count

    started = time.perf_counter()
    counts = await asyncio.gather(*(work() for _ in range(4)))
    print(f"  claimed by 50 and finished one by one, 4 workers: {sum(counts) / (time.perf_counter() - started):,.0f}/s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", choices=["clickhouse", "postgres"])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--batch", type=int, default=10_000)
    parser.add_argument("--dir", type=Path, help="kept and used again; default: a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.dir or Path(temporary)
        print(f"{options.store}, {options.rows} rows")
        if options.store == "clickhouse":
            asyncio.run(bench_clickhouse(options.rows, folder, options.batch))
        else:
            asyncio.run(bench_postgres(options.rows, folder))


if __name__ == "__main__":
    main()
