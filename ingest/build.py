"""Everything in data/raw and data/codes → the tables the program reads, the same bytes every time."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

import polars as pl

from budget.errors import MissingTableError
from budget.model import TABLES, Statistics
from budget.model.codes import read_codes
from budget.model.enums import BudgetLevel
from budget.paths import CODES, CORRECTIONS
from ingest.bundled import bundled_acts, headline_checks
from ingest.corrections import corrected, corrections
from ingest.output import replaced, write_table
from ingest.readers import read_documents
from ingest.readers.printed import Printed
from ingest.sources import RECIPES

_CODES = ("units", "classification", "transfer_codes", "transfer_matching", "responsibilities", "breaks")
_STEPS = len(RECIPES) + len(TABLES) + 2
MANIFEST = "manifest.json"

Progress = Callable[[int, int], None]


class TableFacts(TypedDict):
    """Size and hash of a built table."""

    rows: int
    sha256: str


class Manifest(TypedDict):
    """What was built, from what."""

    tables: dict[str, TableFacts]
    built_from: dict[str, str]


def build_tables(raw: Path, folder: Path, *, progress: Progress | None = None) -> Manifest:
    """Build all tables into `folder`, whole or not at all.

    Raises:
        UnusableFileError: A document of data/raw is missing or was changed.
        CorrectionError: A correction no longer fits its source.
    """
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, _STEPS)

    parsed = []
    for recipe in RECIPES.values():
        parsed.append(recipe.parse(raw / recipe.source_id))
        step()
    sources = pl.concat([one.sources for one in parsed]).unique("source_id", maintain_order=True)
    printed = _printed(raw, sources)
    step()
    acts = bundled_acts(raw / "maslikhat", printed, dict(enumerate(sources["source_id"], start=1)))
    step()
    headline = pl.concat([one.budget_lines for one in parsed])
    tables = {name: read_codes(name) for name in _CODES} | {
        "acts": pl.concat([one.acts for one in parsed]),
        "sources": sources,
        "budget_lines": pl.concat([headline, acts.lines]),
        "transfers": pl.concat([*(one.transfers for one in parsed), acts.transfers]),
        "rejects": pl.concat([*(one.rejects for one in parsed), acts.rejects]),
        "checks": pl.concat([acts.checks, headline_checks(headline)]),
        "statistics": Statistics.create_empty(),
        "printed_grids": _grids(printed, sources),
        "printed_cells": _cells(printed, sources),
    }
    with replaced(folder) as fresh:
        facts: dict[str, TableFacts] = {}
        for name in TABLES:
            file = fresh / f"{name}.parquet"
            facts[name] = TableFacts(rows=write_table(name, tables[name], file).height, sha256=_hash(file))
            step()
        manifest = Manifest(tables=facts, built_from=_inputs(raw))
        (fresh / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return manifest


def failing_checks(folder: Path) -> pl.DataFrame:
    """Failing checks of built tables.

    Raises:
        MissingTableError: The tables have not been built.
    """
    file = folder / "checks.parquet"
    if not file.is_file():
        message = f"No tables in {folder.name}: run python -m ingest build first."
        raise MissingTableError(message)
    return pl.scan_parquet(file).filter(~pl.col("holds")).collect()


def _printed(raw: Path, sources: pl.DataFrame) -> Printed:
    """All source files as printed, `doc` in the order of `sources`, with reviewed corrections."""
    printed = read_documents([raw / file for file in sources["file"]])
    names = sources.select("source_id").with_row_index("doc", offset=1).with_columns(pl.col("doc").cast(pl.UInt32))
    cells = printed.cells.join(names, on="doc", how="left", maintain_order="left")
    mended = corrected(cells, corrections(CORRECTIONS)).drop("source_id")
    return Printed(
        documents=printed.documents, grids=printed.grids, cells=mended, paragraphs=printed.paragraphs
    )


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


def _inputs(raw: Path) -> dict[str, str]:
    """Hashes of all files the tables are built from."""
    files = {
        f"{folder.name}/{file.relative_to(folder).as_posix()}": _hash(file)
        for folder in (raw, CODES, CORRECTIONS)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    return dict(sorted(files.items()))


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


__all__ = ["MANIFEST", "BudgetLevel", "build_tables", "failing_checks"]
