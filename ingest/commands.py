"""The commands of `python -m ingest`: what they take, what they print, how they end."""

import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from budget.errors import N_, BudgetError
from budget.locale.words import Language
from budget.paths import RAW, TABLES
from ingest.outdated import is_outdated
from ingest.output import refuse_unwritable, unplaced, write_batch
from ingest.pipeline import Batch, Told, read_files
from ingest.places import places
from ingest.report import (
    FileReport,
    exit_code,
    failing_lines,
    file_reports,
    said,
    speak,
    summary,
    voice_now,
)
from ingest.stops import heed_stops

_UNUSABLE = 2
_PATIENCE = 2  # refusals of one publisher in a row, after which nothing more is asked
_NO_UNIT = N_(
    "--unit {unit}: no unit has this code; expected nine digits of KATO, or KZ; find it with: "
    "python -m budget units NAME"
)
_NO_UTF8 = N_("{file}: its name is not UTF-8; rename the file.")
_NO_MORE = N_("{host} refused {count} times in a row: no more is asked of it.")
_NOT_DOWNLOADED = N_("{failed} of {count} documents were not downloaded.")
_ABOUT_SOURCE = {
    "publisher": N_("publisher"),
    "where": N_("where"),
    "how_often": N_("how often"),
    "leaves_out": N_("leaves out"),
}
_FIRST_YEAR, _LAST_YEAR = 1995, 2100  # the tenge is of 1993; a later typing error is no year

app = typer.Typer(
    help="How printed numbers become checked tables.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_Lang = Annotated[
    Language, typer.Option("--lang", help="Language of what is said.", callback=speak)
]
_AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
_Raw = Annotated[Path, typer.Option(help="Documents as data.")]
_Tables = Annotated[Path, typer.Option(help="Folder of the tables.")]
_IfChanged = Annotated[
    bool, typer.Option("--if-changed", help="Only where a document or a reader is newer.")
]


@app.command()
def read(
    files: Annotated[
        list[Path], typer.Argument(help="xlsx, xls, ods, docx, html, md, csv, tsv")
    ],
    unit: Annotated[str | None, typer.Option(help="KATO of the unit whose act it is.")] = None,
    year: Annotated[
        int | None,
        typer.Option(
            min=_FIRST_YEAR, max=_LAST_YEAR, help="Budget year, where a file does not say it."
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the tables as Parquet.")] = None,
    _lang: _Lang = Language.EN,
    *,
    as_json: _AsJson = False,
) -> None:
    """Read documents and say what was found; write nothing without --out.

    Ends with 0 when all is read and adds up, 1 when a check fails or a row is rejected, 2 when a
    file cannot be used.
    """
    if unit is not None and unit not in places().units:
        _refuse(said(_NO_UNIT, unit=unit), as_json=as_json)
    if out is not None:
        try:
            refuse_unwritable(out)
        except BudgetError as error:
            _refuse(voice_now().error(error), as_json=as_json)
    batch = _read(files, Told(unit_id=unit, year=year))
    problems = {} if out is None else unplaced(batch)
    if out is not None:
        _write(batch, out, is_usable=not problems and all(map(_is_named, files)))
    reports = _reports(files, batch, problems)
    if as_json:
        _say(json.dumps({"files": reports}, ensure_ascii=False))
    else:
        _say(*summary(reports, voice_now()))
    raise typer.Exit(exit_code(reports))


def _read(files: Sequence[Path], told: Told) -> Batch:
    """What the files say."""
    with _progress() as bar:
        task = bar.add_task(said(N_("reading")), total=len(files))
        batch = read_files(
            [_shown(file) for file in files],
            told=told,
            progress=lambda done, _: _advance(bar, task, done),
        )
    heed_stops()
    return batch


def _reports(
    files: Sequence[Path], batch: Batch, problems: Mapping[int, BudgetError]
) -> list[FileReport]:
    """A report on each file, with the problems of those that cannot be written."""
    reports = list(file_reports(batch, voice_now()))
    for doc, problem in problems.items():
        reports[doc - 1]["error"] = voice_now().error(problem)
    for file, report in zip(files, reports, strict=True):
        if not _is_named(file):
            report["error"] = said(_NO_UTF8, file=_shown(file).name)
    return reports


def _advance(bar: Progress, task: TaskID, done: int) -> None:
    """Show how far the reading is; stop here if a stop was lost."""
    heed_stops()
    bar.update(task, completed=done)


def _is_named(file: Path) -> bool:
    """Whether the path is UTF-8: what cannot be named is not used."""
    return file == _shown(file)


def _shown(file: Path) -> Path:
    """The path, with question marks for bytes that are no UTF-8."""
    return Path(str(file).encode(errors="replace").decode())


def _write(batch: Batch, out: Path, *, is_usable: bool) -> None:
    """Write the tables, unless a file cannot be used."""
    heed_stops()
    if not is_usable or batch.documents.get_column("error").count():
        _note(
            said(N_("Nothing was written to {folder}: a file cannot be used."), folder=str(out))
        )
        return
    write_batch(batch, out)


@app.command()
def build(
    raw: _Raw = RAW,
    tables: _Tables = TABLES,
    _lang: _Lang = Language.EN,
    *,
    if_changed: _IfChanged = False,
) -> None:
    """Rebuild all tables; the same input gives the same bytes."""
    if if_changed and not is_outdated(tables, raw):
        return
    from ingest.build import build_tables  # noqa: PLC0415 - a second that reading does without

    with _progress() as bar:
        task = bar.add_task(said(N_("building")), total=None)
        manifest = build_tables(
            raw,
            tables,
            progress=lambda what, done, of: bar.update(
                task, description=what, completed=done, total=of
            ),
        )
    rows = said(N_("rows"))
    for name, facts in manifest["tables"].items():
        _say(f"{name:<16} {facts['rows']:>8} {rows}  {facts['sha256'][:12]}")


@app.command()
def sources(_lang: _Lang = Language.EN, *, as_json: _AsJson = False) -> None:
    """List the recipes: what each publication is and what it leaves out."""
    from ingest.sources import RECIPES  # noqa: PLC0415 - as above

    listed = [
        {
            "source_id": recipe.source_id,
            "title": said(recipe.title),
            "publisher": said(recipe.publisher),
            "where": said(recipe.where),
            "how_often": said(recipe.how_often),
            "leaves_out": said(recipe.leaves_out),
        }
        for recipe in RECIPES.values()
    ]
    if as_json:
        _say(json.dumps({"sources": listed}, ensure_ascii=False))
        return
    for one in listed:
        _say(f"{one['source_id']}: {one['title']}")
        _say(*(f"  {said(title)}: {one[key]}" for key, title in _ABOUT_SOURCE.items()))


@app.command()
def fetch(
    names: Annotated[
        list[str], typer.Argument(metavar="SOURCE…", help="Names of sources, or addresses.")
    ],
    raw: _Raw = RAW,
    _lang: _Lang = Language.EN,
) -> None:
    """Download the documents of sources into data/raw, each with its origin beside it."""
    from ingest.downloads import download, wanted  # noqa: PLC0415 - as above

    todo = wanted(names, raw)
    today = datetime.now(tz=UTC).date()
    failures: Counter[str] = Counter()
    failed = 0
    for number, one in enumerate(todo, start=1):
        if failures[one.host] >= _PATIENCE:
            failed += 1
            continue
        try:
            _say(f"{number}/{len(todo)} {download(one, retrieved=today)}")
            failures[one.host] = 0
        except BudgetError as error:
            failed += 1
            failures[one.host] += 1
            _note(f"{number}/{len(todo)} {voice_now().error(error)}")
            if failures[one.host] == _PATIENCE:
                _note(said(_NO_MORE, host=one.host, count=_PATIENCE))
    if failed:
        _note(said(_NOT_DOWNLOADED, failed=failed, count=len(todo)))
        raise typer.Exit(_UNUSABLE)


@app.command()
def check(
    tables: _Tables = TABLES, _lang: _Lang = Language.EN, *, as_json: _AsJson = False
) -> None:
    """Print every failing check of the built tables."""
    from ingest.build import failing_checks  # noqa: PLC0415 - as above

    failing = failing_checks(tables)
    rows = failing.to_dicts()
    if as_json:
        _say(json.dumps({"failing": rows}, ensure_ascii=False))
    else:
        _say(*failing_lines(rows, voice_now()))
    raise typer.Exit(int(failing.height > 0))


def _progress() -> Progress:
    """A bar on the error stream, where that is a terminal; nothing elsewhere."""
    notes = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=notes,
        transient=True,
        disable=not notes.is_terminal,
    )


def _say(*lines: str) -> None:
    """Print lines as they are."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _note(*lines: str) -> None:
    """Print lines on the error stream."""
    sys.stderr.writelines(f"{line}\n" for line in lines)


def _refuse(sentence: str, *, as_json: bool = False) -> NoReturn:
    """End before any file was read; a program still gets its one object."""
    _note(sentence)
    if as_json:
        _say(json.dumps({"files": [], "error": sentence}, ensure_ascii=False))
    raise typer.Exit(_UNUSABLE)


def _speak_utf8(streams: Iterable[object]) -> None:
    """Names of places stand in no code page of a Western console."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def run() -> None:
    """Run the command line; errors raised on purpose are one sentence, never a traceback."""
    _speak_utf8((sys.stdout, sys.stderr))
    try:
        app()
    except BudgetError as error:
        _note(voice_now().error(error))
        sys.exit(_UNUSABLE)
