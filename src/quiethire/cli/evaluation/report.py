"""Tables of scores for people."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from quiethire.cli.evaluation.compare import FIELDS
from quiethire.cli.evaluation.score import Score, Tally

_ROWS = ("postings", "postings inline", *FIELDS)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _cells(tally: Tally) -> list[str]:
    return [_figure(tally.precision), _figure(tally.recall), _figure(tally.f1)]


def fields_table(score: Score, *, group: str = "all", title: str = "") -> Table:
    """Precision, recall, F1 and counts per field of one reader on one group of pages."""
    table = Table(title=title or f"{score.reader}: {group}", title_justify="left")
    for heading in ("field", "precision", "recall", "F1", "right", "wrong", "missed", "spurious"):
        table.add_column(heading, justify="left" if heading == "field" else "right")
    names = [name for name in _ROWS if (group, name) in score.tallies]
    names += sorted({name for where, name in score.tallies if where == group} - set(names))
    for name in names:
        tally = score.of(name, group)
        counts = [str(count) for count in (tally.right, tally.wrong, tally.missed, tally.spurious)]
        table.add_row(name, *_cells(tally), *counts)
    return table


def groups_table(score: Score) -> Table:
    """F1 per field and group of pages of one reader."""
    groups = sorted({group for group, _ in score.tallies}, key=lambda group: (len(group) <= 2, group))
    table = Table(title=f"{score.reader}: F1 by kind of page", title_justify="left")
    table.add_column("field")
    for group in groups:
        table.add_column(
            f"{group} ({score.of('postings', group).right + score.of('postings', group).missed})", justify="right"
        )
    for name in FIELDS:
        table.add_row(name, *(_figure(score.of(name, group).f1) for group in groups))
    return table


def baselines_table(scores: Sequence[Score]) -> Table:
    """F1 per field beside the baselines, all from one run."""
    table = Table(title="F1 beside baselines, same pages, same rules", title_justify="left")
    table.add_column("field")
    for score in scores:
        table.add_column(score.reader, justify="right")
    for name in ("postings", *FIELDS):
        table.add_row(name, *(_figure(score.of(name).f1) for score in scores))
    return table


def print_misses(console: Console, scores: Sequence[Score], *, limit: int, only: str | None = None) -> None:
    """The misses of QuietHire's own readers, worst fields first."""
    shown = 0
    for score in scores:
        for miss in sorted(score.misses, key=lambda miss: (miss.field, miss.file)):
            if only and miss.field != only:
                continue
            if shown >= limit:
                return
            shown += 1
            console.print(f"[bold]{miss.field}[/bold] {miss.result} {miss.file}", highlight=False)
            console.print(f"    said     {miss.said[:400]}", markup=False, highlight=False)
            console.print(f"    expected {miss.expected[:400]}", markup=False, highlight=False)
