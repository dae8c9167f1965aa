"""Where fuzzing starts: pages of the sandbox's invented employers and the providers' synthetic fixtures.

Nothing recorded is used. Seeds are written anew for each run, one folder per target.
"""

import json
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from quiethire.ats.registry import get_provider
from quiethire.sandbox.server import Sandbox
from quiethire.sandbox.values import Ask
from quiethire.sandbox.world import World

FIXTURES = Path(__file__).resolve().parents[1] / "tests" / "ats" / "fixtures"
LARGEST = 60_000
"""Longer bodies are cut: small inputs run more often, and length is not what is being looked for."""

_DRAFTS = (
    ("Senior Engineer (m/w/d)", "Hybrid, full-time", "Berlin, Germany; Paris", "€60.000 - 80.000 pro Jahr", "2026-11-01",
     "<h2>About</h2><p>We pay $120k-$140k a year. 5+ years of experience. No visa sponsorship.</p><ul><li>Python</li></ul>"),
    ("Cocinero", "Teletrabajo", "Ciudad de México", "MXN 20,000 mensuales", "hace 3 días", "Sueldo: $20,000 - $25,000 MXN al mes"),
    ("看護師", "在宅", "東京都", "月給25万円", "2026年11月1日", "&lt;p&gt;月給 250,000円 〜 300,000円&lt;/p&gt;"),
    ("Ingénieur", "Télétravail partiel", "Lyon (69)", "45 k€ brut annuel", "il y a 2 jours", "• Python\n• SQL\n\nSalaire : 45-55 k€"),
    ("Clerk", "REMOTE - EU", "London, ON", "£25 per hour", "1763600000000", "<form><table><tr><td>a<td>b</table>"),
)  # fmt: skip


def write_seeds(folder: Path) -> dict[str, int]:
    """Write the seeds of every target below the folder; the number of each."""
    pages = _pages()
    seeds: dict[str, list[bytes]] = {
        "page": pages,
        "links": pages,
        "detect": pages,
        "documents": [seed for seed in pages if b"html" not in seed.partition(b"\n")[0]] + pages[:10],
        "board": _answers(),
        "draft": [b"-\n" + "\x1e".join(parts).encode() for parts in _DRAFTS],
    }
    for target, made in seeds.items():
        place = folder / target
        place.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(made):
            (place / f"{number:04}").write_bytes(seed)
    return {target: len(made) for target, made in seeds.items()}


def _pages() -> list[bytes]:
    """Career pages, postings, feeds and sitemaps of a small world, one of each kind of site."""
    world = World(seed=7, employers=50, postings=250)
    sandbox = Sandbox(world)
    asked: dict[str, None] = {}
    for employer in world.employers:
        root = f"https://{employer.career_host}"
        for path in (employer.career_path, "/", "/sitemap.xml", "/robots.txt", "/feed", "/jobs.rss"):
            asked.setdefault(root + path)
    by_employer: dict[str, list[str]] = {}
    for posting in world.published():
        by_employer.setdefault(posting.company, []).append(posting.url)
    for urls in by_employer.values():
        asked.update(dict.fromkeys(urls[:2]))
    made: list[bytes] = []
    for url in asked:
        parts = urlsplit(url)
        path = parts.path or "/"
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        text = f"{path}?{parts.query}" if parts.query else path
        answer = sandbox.answer(Ask(parts.netloc, path, query=query, text=text))
        if answer.status == 200 and answer.body:
            made.append(f"{url} {answer.content_type}\n".encode() + answer.body[:LARGEST])
    return made


def _answers() -> list[bytes]:
    """Every recorded-shaped answer of every provider, as list and, where a provider has details, as detail."""
    made: list[bytes] = []
    for row in sorted(FIXTURES.glob("*/row.json")):
        stated = json.loads(row.read_text(encoding="utf-8"))["board"]
        board = [row.parent.name, stated["tenant"], stated.get("site"), stated.get("host")]
        details = not get_provider(row.parent.name).traits.lists_all
        for line in (row.parent / "exchanges.jsonl").read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            exchange = json.loads(line)
            body = (row.parent / exchange["body_file"]).read_bytes()[:LARGEST]
            content_type = exchange.get("headers", {}).get("content-type", "")
            for detail in ("", "1") if details else ("",):
                choice = [board, exchange["url"], exchange["status"], content_type, detail]
                made.append(json.dumps(choice).encode() + b"\n" + body)
    return made
