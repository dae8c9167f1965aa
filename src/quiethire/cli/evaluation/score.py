"""Runs readers over a corpus and counts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from quiethire.ats.registry import get_provider
from quiethire.cli.evaluation.compare import FIELDS, MISSED, RIGHT, SILENT, SPURIOUS, WRONG, Values, outcome, plain
from quiethire.cli.evaluation.corpus import UNKNOWN_URL, Entry
from quiethire.cli.evaluation.readers import Reader
from quiethire.domain.errors import NotFoundError


@dataclass(slots=True)
class Tally:
    """Right, wrong (counts against precision and recall), missed and spurious values."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    spurious: int = 0

    def add(self, result: str) -> None:
        """Count one outcome; SILENT counts nothing."""
        if result == RIGHT:
            self.right += 1
        elif result == WRONG:
            self.wrong += 1
        elif result == MISSED:
            self.missed += 1
        elif result == SPURIOUS:
            self.spurious += 1

    @property
    def precision(self) -> float | None:
        """Of what was said, how much is right; None when nothing was said."""
        said = self.right + self.wrong + self.spurious
        return self.right / said if said else None

    @property
    def recall(self) -> float | None:
        """Of what there is, how much was said right; None when there is nothing."""
        there = self.right + self.wrong + self.missed
        return self.right / there if there else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None when neither is known."""
        total = 2 * self.right + 2 * self.wrong + self.missed + self.spurious
        return 2 * self.right / total if total else None


@dataclass(frozen=True, slots=True)
class Miss:
    """One value read wrong: where, which field, what was said, what is right."""

    reader: str
    file: str
    field: str
    result: str
    said: str
    expected: str


@dataclass(slots=True)
class Score:
    """What one reader reached. `tallies` by (group of pages, field); groups: "all", "json-ld", "no json-ld", and one
    per language. The field "postings" counts pages: a posting where there is one, none where there is none."""

    reader: str
    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[Miss] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def of(self, name: str, group: str = "all") -> Tally:
        """The tally of a field in a group of pages."""
        return self.tallies[(group, name)]


def groups_of(entry: Entry) -> tuple[str, ...]:
    """The groups of pages an entry belongs to."""
    return ("all", "json-ld" if entry.has_json_ld else "no json-ld", entry.lang.split("/")[0][:2])


def score_pages(name: str, reader: Reader, entries: Iterable[Entry]) -> Score:
    """One reader over all pages of the corpus: fields of posting pages, and silence on the others."""
    score = Score(name)
    entries = [entry for entry in entries if entry.record is None and entry.path.suffix == ".html"]
    labelled_urls = {entry.url for entry in entries if entry.kind != "embed"}
    for entry in entries:
        if entry.kind == "embed" and entry.url in labelled_urls:
            continue
        try:
            said = reader(entry.page())
        except Exception as error:  # noqa: BLE001  a baseline may raise anything; it is counted and shown
            said = []
            score.failed.append(f"{entry.file}: {type(error).__name__}: {error}"[:300])
        if entry.kind == "job":
            _score_posting(score, entry, said)
        else:
            _score_other(score, entry, said)
    return score


def _score_posting(score: Score, entry: Entry, said: Sequence[Values]) -> None:
    best = _closest(entry, said)
    for group in groups_of(entry):
        score.of("postings", group).add(RIGHT if said else MISSED)
    for name in FIELDS:
        result = outcome(entry, name, best)
        for group in groups_of(entry):
            score.of(name, group).add(result)
        if result in (WRONG, MISSED, SPURIOUS):
            score.misses.append(_miss(score.reader, entry, name, result, best))
    for _ in said[1:]:
        score.of("postings").add(SPURIOUS)


def _closest(entry: Entry, said: Sequence[Values]) -> Values | None:
    """The posting with the labelled title, else the first: a page may hold several."""
    title = plain(str(entry.expected.get("title")))
    return next((one for one in said if plain(one.title or "") == title), said[0] if said else None)


def _score_other(score: Score, entry: Entry, said: Sequence[Values]) -> None:
    inline = {plain(title) for title in entry.expected.get("jobs_inline") or []}
    embedded = entry.expected.get("jobs_embedded") or {}
    allowed = inline | {plain(str(posting.get("title"))) for posting in embedded.get("jobs", [])}
    found = {plain(one.title or "") for one in said}
    for title in found:
        result = RIGHT if title in inline else SPURIOUS
        if title in allowed and title not in inline:
            continue
        score.of("postings inline" if inline else "postings").add(result)
        if result == SPURIOUS:
            score.misses.append(Miss(score.reader, entry.file, "postings", result, title, f"{entry.kind} page"))
    for title in inline - found:
        score.of("postings inline").add(MISSED)
        score.misses.append(Miss(score.reader, entry.file, "postings inline", MISSED, "", title))


def _miss(reader: str, entry: Entry, name: str, result: str, said: Values | None) -> Miss:
    said = said or Values()
    if name == "pay":
        expected = str([entry.expected.get(f"salary_{part}") for part in ("min", "max", "currency", "period")])
        return Miss(reader, entry.file, name, result, str(said.pay), expected)
    if name == "description":
        text = " ".join(said.description.split())
        expected = f"{entry.expected.get('description_first_words')} … {entry.expected.get('description_last_words')}"
        return Miss(reader, entry.file, name, result, f"{text[:110]} … {text[-110:]}", expected)
    value = said.locations if name == "location" else said.employment_types if name == "employment_type" else None
    value = value if value is not None else getattr(said, name, None)
    return Miss(reader, entry.file, name, result, str(value), str(entry.expected.get(name)))


LinksOf = Callable[[Entry], list[str]]


def score_links(links_of: LinksOf, entries: Iterable[Entry], name: str = "quiethire") -> Score:
    """Links of listing pages: every `job_links` address found, nothing else. Addresses of postings that stand only in
    script or attribute JSON (`jobs_embedded`), and those that are as good (`also_acceptable`), are right to find and no
    miss to leave out."""
    score = Score(name)
    for entry in entries:
        if entry.kind != "listing":
            continue
        base = entry.url or UNKNOWN_URL
        expected = {_same_address(urljoin(base, href)) for href in entry.expected.get("job_links") or []}
        embedded = entry.expected.get("jobs_embedded") or {}
        hrefs = [posting["url"] for posting in embedded.get("jobs", []) if posting.get("url")]
        hrefs += entry.also_acceptable.get("job_links", [])
        found = {_same_address(url) for url in links_of(entry)}
        found -= {_same_address(urljoin(base, href)) for href in hrefs} - expected
        for group in ("all", entry.lang.split("/")[0][:2]):
            tally = score.of("links", group)
            tally.right += len(expected & found)
            tally.missed += len(expected - found)
            tally.spurious += len(found - expected)
        score.misses.extend(
            Miss(name, entry.file, "links", SPURIOUS, url, "no posting") for url in sorted(found - expected)
        )
        score.misses.extend(Miss(name, entry.file, "links", MISSED, "", url) for url in sorted(expected - found))
    return score


def _same_address(url: str) -> str:
    return url.split("#", 1)[0].rstrip("/") if "#/" not in url else url.rstrip("/")


Detected = tuple[str | None, str | None, str | None]


def score_detection(detect: Callable[[Entry], Detected], entries: Iterable[Entry], name: str = "quiethire") -> Score:
    """Boards embedded in pages: provider, and provider with tenant. As with the fields of pages, what the label lists
    as acceptable is right, silence included; a provider's aliases are its name."""
    score = Score(name)
    for entry in entries:
        if entry.kind != "embed":
            continue
        provider, tenant, _ = detect(entry)
        providers = {_provider(one) for one in _accepted(entry, "provider")}
        boards = {f"{one}/{who}".lower() for one in providers if one for who in _accepted(entry, "tenant")}
        for field_name, value, expected, right in (
            ("provider", provider, entry.expected.get("provider"), providers),
            ("tenant", f"{provider}/{tenant}".lower() if provider else None, _board(entry), boards),
        ):
            if value is None:
                result = SILENT if None in providers else MISSED
            elif value in right:
                result = RIGHT
            else:
                result = WRONG if expected else SPURIOUS
            score.of(field_name).add(result)
            if result in (WRONG, MISSED, SPURIOUS):
                score.misses.append(Miss(name, entry.file, field_name, result, str(value), str(expected)))
    return score


def _accepted(entry: Entry, name: str) -> list[str | None]:
    return [entry.expected.get(name), *entry.also_acceptable.get(name, ())]


def _provider(name: str | None) -> str | None:
    """The provider's own name; a name we do not know is left as it is."""
    try:
        return get_provider(name).name if name else None
    except NotFoundError:
        return name


def _board(entry: Entry) -> str | None:
    provider = entry.expected.get("provider")
    return f"{provider}/{entry.expected.get('tenant')}".lower() if provider else None


def score_records(read: Callable[[Entry], list[Values]], entries: Iterable[Entry], name: str = "quiethire") -> Score:
    """Labelled records inside recorded responses of boards, per provider."""
    score = Score(name)
    for entry in entries:
        if entry.record is None or entry.ats is None:
            continue
        said = read(entry)
        best = _closest(entry, said)
        if best is not None and plain(best.title or "") != plain(str(entry.expected.get("title"))):
            best = None
        for group in ("all", entry.ats):
            score.of("postings", group).add(RIGHT if best else MISSED)
        if best is None:
            score.misses.append(Miss(name, entry.file, "postings", MISSED, "", str(entry.expected.get("title"))))
            continue
        for field_name in FIELDS:
            result = outcome(entry, field_name, best)
            for group in ("all", entry.ats):
                score.of(field_name, group).add(result)
            if result in (WRONG, MISSED, SPURIOUS):
                score.misses.append(_miss(name, entry, field_name, result, best))
    return score
