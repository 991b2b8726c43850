"""What rows without a code stand for: a section, a subtotal, a total, a part."""

import polars as pl

from ingest import words
from ingest.annex.filling import with_found
from ingest.annex.rows import ROW


def with_titles(rows: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Rows with what their names say, and whether they are a total or a part.

    Args:
        rows: As `budget_rows` returns them.
        cells: As `featured_cells` returns them, with `role` of their row.

    Returns:
        The rows, with `is_total` and `is_part`; below «в том числе:» a row is a part.
    """
    return (
        with_found(rows, _above(cells), ROW)
        .with_columns(
            pl.col("is_total").fill_null(value=False),
            pl.any_horizontal(pl.col("is_part", "is_part_above").fill_null(value=False)).alias(
                "is_part"
            ),
        )
        .drop("is_part_above")
    )


def _above(cells: pl.DataFrame) -> pl.DataFrame:
    """Rows of words without a figure that begin parts, at the row below them."""
    return (
        cells.filter(pl.col("role").is_in(["text", "title"]))
        .group_by(ROW, maintain_order=True)
        .agg(
            pl.col("title")
            .drop_nulls()
            .str.join("")
            .str.contains(words.PART_OF)
            .alias("is_part_above")
        )
        .filter("is_part_above")
        .with_columns((pl.col("row") + 1).cast(pl.UInt32))
    )
