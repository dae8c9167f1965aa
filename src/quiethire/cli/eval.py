"""`quiethire eval`: how true our reading is, on a labelled corpus."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from quiethire.cli.evaluation import corpus, floors, ours, readers, report, score
from quiethire.domain.errors import InputError


def command(
    directory: Annotated[Path, typer.Argument(help="A corpus folder with gold.jsonl.", exists=True, file_okay=False)],
    errors: Annotated[bool, typer.Option("--errors", help="Show what was read wrong.")] = False,
    field: Annotated[str | None, typer.Option(help="With --errors: this field only.")] = None,
    limit: Annotated[int, typer.Option(help="With --errors: at most so many.")] = 60,
    baselines: Annotated[bool, typer.Option(help="Measure extruct, trafilatura and BeautifulSoup beside ours.")] = True,
    floors_file: Annotated[
        Path | None, typer.Option("--floors", help="Fail when below the floors in this file.")
    ] = None,
    write_floors: Annotated[bool, typer.Option(help="Write what was reached to the floors file.")] = False,
    allow_lower: Annotated[bool, typer.Option(help="Let --write-floors lower a floor.")] = False,
) -> None:
    """Precision, recall and F1 per field and kind of page, links, detection and board responses, beside baselines."""
    console = Console()
    try:
        entries = corpus.load(directory)
    except FileNotFoundError as error:
        raise typer.BadParameter(f"{directory} holds no gold.jsonl") from error
    pages = score.score_pages("quiethire", readers.quiethire, entries)
    scores = {
        "pages": pages,
        "links": score.score_links(ours.links, entries),
        "detection": score.score_detection(ours.detect, entries),
        "records": score.score_records(ours.records, entries),
    }
    for failure in pages.failed:
        console.print(f"failed: {failure}", style="red", highlight=False)
    console.print(report.fields_table(pages, title="Posting pages"))
    console.print(report.groups_table(pages))
    if baselines:
        console.print(report.baselines_table([pages, *_baselines(console, entries)]))
    for kind, title in (
        ("links", "Links of listing pages"),
        ("detection", "Boards in pages"),
        ("records", "Board responses"),
    ):
        console.print(report.fields_table(scores[kind], title=title))
    if errors:
        report.print_misses(console, list(scores.values()), limit=limit, only=field)
    if floors_file is not None:
        _check(console, floors_file, floors.reached(scores), write=write_floors, allow_lower=allow_lower)


def _baselines(console: Console, entries: list[corpus.Entry]) -> list[score.Score]:
    measured: list[score.Score] = []
    for name, (package, reader) in readers.READERS.items():
        if name == "quiethire":
            continue
        if readers.installed(name):
            measured.append(score.score_pages(name, reader, entries))
        else:
            console.print(f"baseline {name} not measured: install the package {package}", style="yellow")
    return measured


def _check(console: Console, path: Path, now: floors.Floors, *, write: bool, allow_lower: bool) -> None:
    if write:
        try:
            lowered = list(floors.write(path, now, allow_lower=allow_lower))
        except InputError as error:
            console.print(str(error), style="red")
            raise typer.Exit(1) from error
        console.print(f"floors written to {path}" + (f", {len(lowered)} lowered" if lowered else ""))
        return
    below = floors.broken(floors.load(path), now)
    for sentence in below:
        console.print(sentence, style="red")
    if below:
        raise typer.Exit(1)
