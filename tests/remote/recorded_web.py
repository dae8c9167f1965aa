"""A recorded web of one invented employer: a front page, a career page, postings, a gone page, and a board."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
BOARDS = Path(__file__).parents[1] / "ats" / "fixtures" / "smartrecruiters"

FRONT = '<html><head><title>Umbra</title></head><body><h1>Lamps</h1><a href="/careers">Careers</a></body></html>'
CAREERS = """<html><head><title>Careers at Umbra</title></head><body><h1>Open positions</h1><ul>
<li><a href="/careers/lamp-engineer">Lamp Engineer</a> Berlin</li>
<li><a href="/careers/wick-trimmer">Wick Trimmer</a> Berlin</li></ul></body></html>"""


def posting(title: str) -> str:
    stated = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "hiringOrganization": {"@type": "Organization", "name": "Umbra GmbH"},
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Berlin", "addressCountry": "DE"}},
        "description": "<p>" + "We build lamps that turn themselves off when nobody looks. " * 8 + "</p>",
        "datePosted": "2026-03-01",
        "employmentType": "FULL_TIME",
    }
    return (
        f"<html><head><title>{title}</title><script type='application/ld+json'>{json.dumps(stated)}</script></head>"
        f"<body><h1>{title}</h1></body></html>"
    )


PAGES = {
    "https://umbra.example/": FRONT,
    "https://umbra.example/careers": CAREERS,
    "https://umbra.example/careers/lamp-engineer": posting("Lamp Engineer"),
    "https://umbra.example/careers/wick-trimmer": posting("Wick Trimmer"),
}


def write_web(folder: Path) -> None:
    """The recording, with the board's exchanges beside the employer's own pages."""
    lines = [json.loads(line) for line in (BOARDS / "exchanges.jsonl").read_text().splitlines() if line.strip()]
    for line in lines:
        shutil.copy(BOARDS / line["body_file"], folder / line["body_file"])
    for number, (url, html) in enumerate(PAGES.items()):
        (folder / f"{number}.html").write_text(html)
        lines.append(
            {"method": "GET", "url": url, "status": 200, "headers": {"content-type": "text/html"},
             "body_file": f"{number}.html"}
        )  # fmt: skip
    (folder / "gone.html").write_text("gone")
    lines.append(
        {"method": "GET", "url": "https://umbra.example/gone", "status": 404, "headers": {}, "body_file": "gone.html"}
    )
    (folder / "exchanges.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
