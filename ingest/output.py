"""Tables onto disk: validated, sorted, whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from budget.errors import UnusableFileError
from budget.model import TABLES
from ingest.coordinates import cell_names
from ingest.pipeline import Batch

ROW_GROUP = 131_072  # rows; pages over one unit or one year then touch few groups


def write_batch(batch: Batch, folder: Path) -> None:
    """Write `budget_lines`, `transfers`, `rejects` and `checks` of a batch.

    Raises:
        UnusableFileError: A figure has no unit or no year, and none was told.
    """
    unplaced = batch.tables.lines.filter(
        pl.col("unit_id").is_null() | pl.col("budget_year").is_null()
    )
    if not unplaced.is_empty():
        doc, unit, year = unplaced.select("doc", "unit_id", "budget_year").row(0)
        file = batch.documents.filter(pl.col("doc") == doc)["file"].item()
        missing, option = ("unit", "--unit KATO") if unit is None else ("year", "--year YYYY")
        raise UnusableFileError(
            file,
            f"its text names no {missing}",
            f"a document that says whose budget and which year it is (unit {unit}, year {year})",
            f"tell it with {option}",
        )
    with replaced(folder) as fresh:
        for name, frame in model_tables(batch).items():
            write_table(name, frame, fresh / f"{name}.parquet")


def model_tables(batch: Batch, source_ids: Mapping[int, str] | None = None) -> dict[str, pl.DataFrame]:
    """The tables of a batch in the columns of the data model.

    Args:
        batch: What was read.
        source_ids: Key of the source of each document; without it the file's hash.
    """
    hashes = batch.documents.select("doc", source_id=pl.col("sha256").str.slice(0, 16))
    if source_ids is not None:
        hashes = pl.DataFrame(
            list(source_ids.items()), schema={"doc": pl.UInt32, "source_id": pl.String}, orient="row"
        )
    grids = batch.printed.grids.select("doc", table_no=pl.col("grid").cast(pl.Int64), is_markup="is_markup")

    def named(rows: pl.DataFrame) -> pl.DataFrame:
        return (
            rows.join(hashes, on="doc", how="left", maintain_order="left")
            .join(grids, on=["doc", "table_no"], how="left", maintain_order="left")
            .with_columns(
                cell_names(pl.col("row_no"), pl.col("column_no"), pl.col("is_markup").fill_null(value=True)).alias("cell")
            )
        )

    tables = batch.tables
    placed = {"grid": "table_no", "row": "row_no", "col": "column_no"}
    rejects = named(tables.rejects.rename(placed).with_columns(pl.col("table_no").cast(pl.Int64)))
    checks = named(
        tables.checks.rename({"grid": "table_no", "row": "row_no"}).with_columns(
            pl.col("table_no").cast(pl.Int64), pl.lit(1).alias("column_no")
        )
    )
    return {
        "budget_lines": named(tables.lines),
        "transfers": named(tables.transfers),
        "rejects": rejects,
        "checks": checks.with_columns(
            pl.format("{}:{}", "source_id", pl.int_range(pl.len()).over("source_id")).alias("check_id"),
            pl.format("table {}, row {}, code {}", "table_no", "row_no", "code").alias("place"),
            pl.col("year").alias("budget_year"),
        ),
    }


def write_table(name: str, rows: pl.DataFrame, file: Path) -> pl.DataFrame:
    """Validate rows by their table, sort them by its key, write them; returns what was written."""
    table = TABLES[name]
    wanted = rows.select(table.column_names())
    valid = table.validate(wanted, cast=True).sort(table.primary_key(), maintain_order=True)
    valid.write_parquet(file, compression="zstd", row_group_size=ROW_GROUP, statistics=True)
    return valid


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A fresh folder that takes the place of `folder` only when all went well."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        if folder.is_dir():
            shutil.copytree(folder, fresh, dirs_exist_ok=True)
        yield fresh
        old = fresh.with_name(fresh.name + "-old")
        if folder.exists():
            folder.rename(old)
        os.replace(fresh, folder)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
