"""`python -m ingest`: read documents, build the tables, list the recipes, fetch, show failing checks."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from budget.errors import BudgetError
from budget.paths import RAW, TABLES
from ingest.build import build_tables, failing_checks
from ingest.fetch import fetch as fetch_file
from ingest.output import write_batch
from ingest.pipeline import Told, read_files
from ingest.places import places
from ingest.report import FileReport, exit_code, file_reports
from ingest.sources import RECIPES

_USED_BADLY = 2
_STOPPED = 130
_SHOWN = 10  # failing checks and rejects a file, for people; --json prints all

app = typer.Typer(
    help="How printed numbers become checked tables.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_notes = Console(stderr=True)


@app.command()
def read(  # noqa: PLR0913 - the options of the contract
    files: Annotated[list[Path], typer.Argument(help="xlsx, xls, ods, docx, html, md, csv")],
    unit: Annotated[str | None, typer.Option(help="KATO of the unit whose act it is")] = None,
    year: Annotated[int | None, typer.Option(help="budget year, where the file does not say")] = None,
    out: Annotated[Path | None, typer.Option(help="folder for the tables as Parquet")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Read documents and say what was found; write nothing without --out."""
    if unit is not None and unit not in places().units:
        _refuse(f"--unit {unit}: no unit has this code; expected nine digits of KATO, or KZ; try: python -m budget units NAME")
    with _progress() as bar:
        task = bar.add_task("reading", total=len(files))
        batch = read_files(
            files,
            told=Told(unit_id=unit, year=year),
            progress=lambda done, _: bar.update(task, completed=done),
        )
    reports = list(file_reports(batch))
    code = exit_code(reports)
    if out is not None and code < _USED_BADLY:
        write_batch(batch, out)
    if as_json:
        print(json.dumps({"files": reports}, ensure_ascii=False))
    else:
        _summary(reports)
    raise typer.Exit(code)


@app.command()
def build(
    raw: Annotated[Path, typer.Option(help="documents as data")] = RAW,
    tables: Annotated[Path, typer.Option(help="folder for the tables")] = TABLES,
) -> None:
    """Rebuild all tables; the same input gives the same bytes."""
    with _progress() as bar:
        task = bar.add_task("building", total=None)
        manifest = build_tables(raw, tables, progress=lambda done, of: bar.update(task, completed=done, total=of))
    for name, facts in manifest["tables"].items():
        print(f"{name:<16} {facts['rows']:>8} rows  {facts['sha256'][:12]}")


@app.command()
def sources() -> None:
    """List the recipes: what each publication is and what it leaves out."""
    for recipe in RECIPES.values():
        print(f"{recipe.source_id}\n  {recipe.title}\n  publisher: {recipe.publisher}\n  where: {recipe.where}")
        print(f"  how often: {recipe.how_often}\n  leaves out: {recipe.leaves_out}")


@app.command()
def fetch(
    url: Annotated[str, typer.Argument(help="address of a document")],
    source: Annotated[str, typer.Option(help="folder below data/raw")] = "inbox",
) -> None:
    """Download a document into data/raw, with its origin beside it."""
    print(fetch_file(url, RAW / source))


@app.command()
def check(
    tables: Annotated[Path, typer.Option(help="folder of the tables")] = TABLES,
) -> None:
    """Print every failing check of the built tables."""
    failing = failing_checks(tables)
    for row in failing.to_dicts():
        print(f"{row['unit_id']} {row['budget_year']} {row['act_id']} edition {row['edition_no']}: {row['identity']}; "
              f"expected {row['expected']}, found {row['found']}, residual {row['residual']} ({row['place']})")
    print(f"{failing.height} checks fail")
    raise typer.Exit(int(failing.height > 0))


def _summary(reports: list[FileReport]) -> None:
    """What was found, for people."""
    for one in reports:
        if one["error"]:
            print(f"✗ {one['error']}")
            continue
        failing = [c for c in one["checks"] if not c["holds"]]
        print(
            f"{'✓' if not failing and not one['rejects'] else '!'} {one['file']}: unit {one['unit_id'] or 'not said'}, "
            f"year {one['budget_year'] or 'not said'}, edition {'not said' if one['edition'] is None else one['edition']}; "
            f"{one['lines']} lines, {one['transfers']} transfers, {len(one['checks'])} checks, {len(failing)} fail, {len(one['rejects'])} rows rejected"
        )
        totals = {k: v for k, v in one["totals_kzt"].items() if v is not None}
        for name, amount in totals.items():
            print(f"    {name.replace('_', ' '):<18}{amount:>24,} tenge".replace(",", " "))
        for c in failing[:_SHOWN]:
            print(f"    fails: {c['identity']} — expected {c['expected_kzt']}, found {c['found_kzt']}, residual {c['residual_kzt']} ({c['where']})")
        for r in one["rejects"][:_SHOWN]:
            print(f"    rejected: {r['where']}: «{r['printed']}» — {r['reason']}")


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=_notes, transient=True
    )


def _refuse(sentence: str) -> None:
    _notes.print(sentence, highlight=False)
    raise typer.Exit(_USED_BADLY)


def main() -> None:
    """Run the command line; errors raised on purpose are one sentence, never a traceback."""
    try:
        app()
    except BudgetError as error:
        _notes.print(str(error), highlight=False)
        sys.exit(_USED_BADLY)
    except KeyboardInterrupt:
        _notes.print("Stopped: nothing was written.")
        sys.exit(_STOPPED)


if __name__ == "__main__":
    main()
