"""Rows that are kept out together, for one reason: each is a reject with its own cell."""

import polars as pl

from ingest.annex.filling import first_of_row, with_found
from ingest.annex.rows import ROW

NOTHING = pl.DataFrame(
    schema=dict.fromkeys([*ROW, "col"], pl.UInt32)
    | dict.fromkeys(["name", "printed", "reason"], pl.String)
)
"""No reject."""
BETWEEN = " | "
"""What stands between cells of one row that a reject names together."""


def rejected_rows(cells: pl.DataFrame) -> pl.DataFrame:
    """One reject a row that holds amounts, at the first of them, with the words before it.

    Codes left of the name and years are none.

    Args:
        cells: Cells in the order of `rid`, as `featured_cells` returns them, with the `reason`.
    """
    name_at = pl.col("col").filter("is_words").first().over("rid")
    is_right = (pl.col("col") > name_at).fill_null(value=False)
    is_amount = pl.col("is_numeric") & (is_right | ~(pl.col("is_code") | pl.col("is_year")))
    figures = cells.filter(is_amount)
    names = first_of_row(cells.filter("is_words")).select("rid", name="text")
    rejects = with_found(first_of_row(figures), printed_together(figures), ["rid"])
    return with_found(rejects, names, ["rid"]).select(*ROW, "col", "name", "printed", "reason")


def printed_together(cells: pl.DataFrame) -> pl.DataFrame:
    """Rows by `rid`, and the texts of all their cells as `printed`, in the order they stand.

    Examples:
        >>> cells = pl.DataFrame({"rid": [1, 1, 2], "text": ["30,0", "20,0", "7"]})
        >>> printed_together(cells).rows()
        [(1, '30,0 | 20,0'), (2, '7')]
    """
    return cells.group_by("rid", maintain_order=True).agg(
        pl.col("text").str.join(BETWEEN).alias("printed")
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
    data = cells.filter(pl.col("role") == "data").join(
        kept_out.select("table", reason="problem"), on="table", maintain_order="left"
    )
    of_rows = rejected_rows(data)
    figured = data.join(of_rows, on=ROW, how="semi")
    bare = kept_out.join(figured, on="table", how="anti", maintain_order="left")
    of_tables = bare.select(
        *ROW,
        pl.lit(1, dtype=pl.UInt32).alias("col"),
        pl.col("caption").alias("name"),
        pl.lit("").alias("printed"),
        pl.col("problem").alias("reason"),
    )
    return pl.concat([of_rows, of_tables], how="vertical_relaxed")
