"""Everything in data/raw and data/codes → the tables the program reads, the same bytes every time."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

import polars as pl

from budget.errors import N_, MissingTableError, UnusableFileError
from budget.model import TABLES
from budget.model.codes import read_codes
from budget.paths import CODES, CORRECTIONS
from ingest.bundled import bundled_acts, headline_checks
from ingest.corrections import corrected, corrections
from ingest.output import refuse_unwritable, replaced, write_table
from ingest.publications import statistics_sums
from ingest.readers import read_documents
from ingest.readers.printed import Printed
from ingest.sources import RECIPES, SourceTables
from ingest.sources.origins import ORIGIN

MANIFEST = "manifest.json"
_CODES = (
    "units",
    "classification",
    "transfer_codes",
    "transfer_matching",
    "responsibilities",
    "breaks",
)
_STEPS = len(RECIPES) + len(TABLES) + 2
_ACTS = "maslikhat"  # recipe whose workbooks hold annexes

Progress = Callable[[str, int, int], None]
"""Called with what is about to be done, steps done and steps in all."""


class TableFacts(TypedDict):
    """Size and hash of a built table."""

    rows: int
    sha256: str


class Manifest(TypedDict):
    """What was built, from what; no day and no path, so that it is the same everywhere."""

    tables: dict[str, TableFacts]
    built_from: dict[str, str]


class _Steps:
    """Counts steps for whoever wants to show them."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._done = progress, 0

    def begin(self, what: str) -> None:
        """Say what is about to be done."""
        if self._progress is not None:
            self._progress(what, self._done, _STEPS)
        self._done += 1


def build_tables(
    raw: Path,
    folder: Path,
    *,
    corrections_in: Path = CORRECTIONS,
    progress: Progress | None = None,
) -> Manifest:
    """Build all tables into `folder`, whole or not at all.

    Args:
        raw: Documents as data, one folder a recipe.
        folder: Where the tables go.
        corrections_in: Folder of reviewed corrections.
        progress: Called before every step.

    Raises:
        UnusableFileError: A document of `raw` is missing or was changed, or `folder` cannot be
            written.
        CorrectionError: A correction no longer fits its source.
    """
    refuse_unwritable(folder)
    steps = _Steps(progress)
    tables = _tables(raw, corrections_in, steps)
    with replaced(folder) as fresh:
        facts: dict[str, TableFacts] = {}
        for name in TABLES:
            steps.begin(f"writing {name}")
            file = fresh / f"{name}.parquet"
            written = write_table(name, tables[name], file)
            facts[name] = TableFacts(rows=written.height, sha256=_hash(file))
        manifest = Manifest(
            tables=facts, built_from=_hashes(raw, tables["sources"]["file"], corrections_in)
        )
        text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        (fresh / MANIFEST).write_text(text, encoding="utf-8")
    return manifest


def _tables(raw: Path, corrections_in: Path, steps: _Steps) -> dict[str, pl.DataFrame]:
    """All tables by name."""
    parsed = []
    for recipe in RECIPES.values():
        steps.begin(f"reading {recipe.source_id}")
        with _said_of(raw / recipe.source_id):
            parsed.append(recipe.parse(raw / recipe.source_id))
    sources = pl.concat([one.sources for one in parsed]).unique(
        "source_id", keep="first", maintain_order=True
    )
    steps.begin("reading printed cells")
    printed = read_documents([raw / file for file in sources["file"]])
    wanted = corrections(corrections_in)
    mended = _mended(printed, sources, wanted)
    steps.begin("reading annexes")
    source_ids = dict(enumerate(sources["source_id"], start=1))
    acts = bundled_acts(raw / _ACTS, mended, source_ids, wanted)
    headline = _together(parsed, "budget_lines")
    statistics = _together(parsed, "statistics")
    return {name: read_codes(name) for name in _CODES} | {
        "acts": _together(parsed, "acts"),
        "sources": sources,
        "budget_lines": pl.concat([headline, acts.lines]),
        "transfers": pl.concat([_together(parsed, "transfers"), acts.transfers]),
        "rejects": pl.concat([_together(parsed, "rejects"), acts.rejects]),
        "checks": pl.concat(
            [acts.checks, headline_checks(headline), statistics_sums(statistics)]
        ),
        "statistics": statistics,
        "printed_grids": _grids(printed, sources),
        "printed_cells": _cells(printed, sources),
    }


def _together(parsed: Iterable[SourceTables], name: str) -> pl.DataFrame:
    """One table of all recipes."""
    frames: list[pl.DataFrame] = [getattr(one, name) for one in parsed]
    return pl.concat(frames)


@contextmanager
def _said_of(folder: Path) -> Iterator[None]:
    """Turn a missing or unreadable document of a recipe into one sentence."""
    try:
        yield
    except (OSError, pl.exceptions.PolarsError) as problem:
        raise UnusableFileError(
            str(folder),
            N_("its documents cannot be read ({why})"),
            N_("the documents of the recipe, each with its {origin}"),
            N_("restore the folder, or name another one with --raw"),
            why=str(problem).splitlines()[0],
            origin=ORIGIN,
        ) from problem


def failing_checks(folder: Path) -> pl.DataFrame:
    """Failing checks of built tables with the unit's name, by unit, year and act.

    Returns:
        The columns of `checks` and `unit`, the Russian name.

    Raises:
        MissingTableError: The tables have not been built.
    """
    checks, units = (folder / f"{name}.parquet" for name in ("checks", "units"))
    if not checks.is_file() or not units.is_file():
        message = f"No tables in {folder}: run python -m ingest build first."
        raise MissingTableError(message)
    names = pl.scan_parquet(units).select("unit_id", unit="name_ru")
    return (
        pl.scan_parquet(checks)
        .filter(~pl.col("holds"))
        .join(names, on="unit_id", how="left", maintain_order="left")
        .sort("unit_id", "budget_year", "act_id", "edition_no", "check_id", nulls_last=True)
        .collect()
    )


def _mended(printed: Printed, sources: pl.DataFrame, wanted: pl.DataFrame) -> Printed:
    """Printed cells with reviewed corrections; `doc` is the order of `sources`."""
    cells = corrected(_sourced(printed.cells, sources), wanted)
    return replace(printed, cells=cells.drop("source_id"))


def _grids(printed: Printed, sources: pl.DataFrame) -> pl.DataFrame:
    return _sourced(printed.grids, sources).select(
        "source_id", table_no="grid", name=pl.col("name").fill_null(""), is_hidden="is_hidden"
    )


def _cells(printed: Printed, sources: pl.DataFrame) -> pl.DataFrame:
    return _sourced(printed.cells, sources).select(
        "source_id", table_no="grid", row_no="row", column_no="col", printed="text"
    )


def _sourced(rows: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    names = sources.select("source_id").with_row_index("doc", offset=1)
    return rows.join(names, on="doc", how="left", maintain_order="left")


def _hashes(raw: Path, sources: Iterable[str], corrections_in: Path) -> dict[str, str]:
    """Hashes of all files the tables are built from, by folder and name."""
    documents = {raw / file for file in sources}
    origins = {file.parent / ORIGIN for file in documents}
    reviewed = {file for folder in (CODES, corrections_in) for file in folder.glob("*.csv")}
    named = {f"raw/{file.relative_to(raw).as_posix()}": file for file in documents | origins}
    named |= {f"{file.parent.name}/{file.name}": file for file in reviewed}
    return {name: _hash(file) for name, file in sorted(named.items()) if file.is_file()}


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
