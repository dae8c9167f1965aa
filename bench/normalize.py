"""How long normalizing takes: milliseconds a draft, by description size, on drafts made here or on recorded postings.

python bench/normalize.py [ASHBY_JSONL_GZ]
"""

import cProfile
import gzip
import json
import pstats
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from quiethire.domain.draft import PostingDraft
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.parsing.normalize import normalize

NOW = datetime(2026, 11, 1, tzinfo=UTC)
PARAGRAPH = (
    "<h3>What you will do</h3><p>You design, build and run services that our customers use every day, together with a "
    "team of engineers in Lisbon and remote colleagues across Europe. You own features from idea to operation.</p><ul>"
    "<li>Five years of experience with Python or Go</li><li>Knowledge of PostgreSQL and of queues</li></ul>"
    "<p>The salary for this role is between €65,000 and €80,000 a year, depending on experience.</p>"
)


def made(size: int) -> PostingDraft:
    return PostingDraft(
        url="https://jobs.example/postings/1",
        title="Senior Backend Engineer (m/f/d)",
        company="Umbrella Works",
        places=(PlaceText(text="Lisbon, Portugal"),),
        employment_text=("Full-time",),
        pay=PayText(minimum=65000, maximum=80000, currency="EUR", period="YEAR"),
        description_html=PARAGRAPH * max(1, size // len(PARAGRAPH)),
        posted_text="2026-10-20",
        application_url="https://jobs.example/postings/1/apply",
    )


def recorded(path: Path) -> list[PostingDraft]:
    drafts = []
    with gzip.open(path, "rt") as lines:
        for line in lines:
            entry = json.loads(line)
            drafts.append(
                PostingDraft(
                    url=entry["jobUrl"],
                    title=entry["title"],
                    places=(PlaceText(text=entry["location"]),),
                    remote_flag=entry["isRemote"],
                    employment_text=(entry["employmentType"],),
                    description_html=entry["descriptionHtml"],
                    posted_text=entry["publishedAt"],
                    application_url=entry["applyUrl"],
                )
            )
    return drafts


def milliseconds(drafts: list[PostingDraft]) -> float:
    began = time.process_time()
    for draft in drafts:
        normalize(draft, now=NOW)
    return (time.process_time() - began) * 1000 / len(drafts)


def main() -> None:
    normalize(made(1000), now=NOW)  # loads the gazetteer
    for size in (1_000, 5_000, 20_000, 100_000, 1_000_000):
        repeat = max(3, 2_000_000 // size // 4)
        print(f"made, {size:>9,} bytes: {milliseconds([made(size)] * repeat):8.3f} ms a draft")
    if len(sys.argv) > 1:
        drafts = recorded(Path(sys.argv[1]))
        size = sum(len(draft.description_html or "") for draft in drafts) // len(drafts)
        print(f"recorded, {len(drafts)} of mean {size:,} bytes: {milliseconds(drafts):.3f} ms a draft")
        with cProfile.Profile() as profile:
            milliseconds(drafts[::5])
        pstats.Stats(profile).sort_stats("tottime").print_stats(18)


if __name__ == "__main__":
    main()
