"""Rows that are kept out together, for one reason: each is a reject with its own cell."""

import polars as pl

from ingest.annex.filling import first_of_row, with_found
from ingest.annex.rows import ROW

NOTHING = pl.DataFrame(
    schema=dict.fromkeys([*ROW, "col"], pl.UInt32)
    | dict.fromkeys(["name", "printed", "reason"], pl.String)
)
"""No reject."""


def rejected_rows(cells: pl.DataFrame) -> pl.DataFrame:
    """One reject a row that holds a figure, at the last of its figures, with the words before it.

    Args:
        cells: Cells in the order of `rid`, as `featured_cells` returns them, with the `reason`.
    """
    figures = cells.filter("is_numeric")
    last = figures.filter(pl.col("rid").ne_missing(pl.col("rid").shift(-1)))
    names = first_of_row(cells.filter("is_words")).select("rid", name="text")
    return with_found(last, names, ["rid"]).select(
        *ROW, "col", "name", pl.col("text").alias("printed"), "reason"
    )


def rejected_tables(tables: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """The rows of tables that cannot be read; of a table without a figure, its first row.

    Args:
        tables: Tables with their `problem`.
        cells: As `featured_cells` returns them, with `role` and `table` of their row.
    """
    kept_out = tables.filter(pl.col("problem").is_not_null())
    if kept_out.is_empty():
        return NOTHING
    of_rows = rejected_rows(
        cells.filter(pl.col("role") == "data").join(
            kept_out.select("table", reason="problem"), on="table", maintain_order="left"
        )
    )
    bare = kept_out.join(of_rows, on=["doc", "grid"], how="anti", maintain_order="left")
    of_tables = bare.select(
        *ROW,
        pl.lit(1, dtype=pl.UInt32).alias("col"),
        pl.col("caption").alias("name"),
        pl.lit("").alias("printed"),
        pl.col("problem").alias("reason"),
    )
    return pl.concat([of_rows, of_tables], how="vertical_relaxed")
